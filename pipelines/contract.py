"""The nine tables that a region hands over: their columns, keys and which of them are required.

The only place where Python knows a column by name; what the columns mean stands in
data_samples/README.md. Codes are checked in sql/quarantine.
"""

from __future__ import annotations

from dataclasses import dataclass

# How a column is read. "id" and "code" stay text, "id" also names a thing that a total row lacks.
KINDS = ("id", "code", "text", "time", "date", "whole", "number", "truth")


@dataclass(frozen=True)
class Column:
    """One column of the contract; `kind` is one of `KINDS`."""

    name: str
    kind: str
    is_required: bool = False


@dataclass(frozen=True)
class Table:
    """One table of the contract; `key` names the columns that tell its rows apart."""

    name: str
    key: tuple[str, ...]
    is_required: bool
    columns: tuple[Column, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """The canonical names in the order of the contract."""
        return tuple(column.name for column in self.columns)

    @property
    def id_columns(self) -> tuple[str, ...]:
        """The columns that name things: a row that leaves them all empty is a sum of others."""
        return tuple(column.name for column in self.columns if column.kind == "id")


def _table(name: str, key: str, columns: str, *, is_required: bool) -> Table:
    """A table from lines of `kind: column column*`, where a star marks a required column."""
    found = []
    for line in columns.strip().splitlines():
        kind, _, names = line.strip().partition(": ")
        found += [Column(word.rstrip("*"), kind, word.endswith("*")) for word in names.split()]
    return Table(name, tuple(key.split()), is_required, tuple(found))


CLINICS = _table("clinics", "clinic_id", """
    id: clinic_id* municipality_code region_code
    text: name
    code: kind owner contract record_system booking_form
    truth: ultrasound_on_premises
    date: sefos_from valid_from valid_to
    number: latitude longitude
    """, is_required=True)  # fmt: skip

SLOTS = _table("slots", "slot_id", """
    id: slot_id* clinic_id*
    time: starts_at* released_at removed_at
    whole: minutes
    code: visit_type*
    truth: is_web_bookable
    """, is_required=True)  # fmt: skip

BOOKINGS = _table("bookings", "booking_id", """
    id: booking_id* contact_id slot_id patient_id patient_municipality_code clinic_id*
    time: contact_at* booked_at starts_at cancelled_at assessed_at
    code: visit_type* profession booking_method booking_via guarantee* deviation_code status*
    code: body_region age_band
    """, is_required=True)  # fmt: skip

NEEDS = _table("needs", "need_id", """
    id: need_id* patient_id origin_clinic_id* received_by
    time: need_at sent_at received_at gp_contact_at
    code: body_region wanted_exam channel outcome
    """, is_required=False)  # fmt: skip

REFERRALS = _table("referrals", "referral_id", """
    id: referral_id* parent_referral_id patient_id patient_municipality_code need_id
    id: origin_clinic_id referring_unit_id* receiving_unit_id*
    code: referrer_profession channel exam_code body_region icd10 priority age_band
    time: sent_at*
    """, is_required=True)  # fmt: skip

REFERRAL_EVENTS = _table("referral_events", "referral_id event_at status", """
    id: referral_id* unit_id*
    time: event_at*
    code: status* stage reason_code
    truth: has_finding
    """, is_required=True)  # fmt: skip

SEARCHES = _table("searches", "search_id", """
    id: search_id* municipality_code
    time: searched_at earliest_starts_at
    whole: clinics_shown slots_shown within_3_days
    """, is_required=False)  # fmt: skip

SLOT_SNAPSHOTS = _table("slot_snapshots", "taken_at slot_id", """
    time: taken_at* starts_at
    id: slot_id* clinic_id*
    truth: is_free
    """, is_required=False)  # fmt: skip

PUBLISHED_FIGURES = _table("published_figures", "measure unit_id month", """
    code: measure*
    id: unit_id*
    text: month* source
    number: percent
    whole: n
    date: published_on
    """, is_required=False)  # fmt: skip

TABLES = {
    table.name: table
    for table in (CLINICS, SLOTS, BOOKINGS, NEEDS, REFERRALS, REFERRAL_EVENTS, SEARCHES,
                  SLOT_SNAPSHOTS, PUBLISHED_FIGURES)
}  # fmt: skip

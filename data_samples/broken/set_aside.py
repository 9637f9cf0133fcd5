"""Extracts that load: rows set aside or flagged by a rule, superseded, too late or unreadable."""

from __future__ import annotations

from datetime import date, timedelta

from data_samples.broken.sound import Case, Files, add, again, case_of, drop_column, put, replace

NEEDS = """need_id,patient_id,origin_clinic_id,need_at,channel,received_by,outcome
N1,kqzv,P1,2025-10-06 09:40,cosmic,H1,referral_written
N2,mwtr,P1,2025-10-07 09:40,letter,H1,unknown
N3,hxbn,P2,2025-10-08 09:40,letter,,unknown
"""
CASES: list[Case] = []


def rejected(rule: str, table: str, field: str, rows: int = 1):
    """Register a case whose rows are quarantined by a rule."""
    return _case("rejected", rule, table, field, rows)


def flagged(rule: str, table: str, field: str, rows: int = 1):
    """Register a case whose rows are kept with a warning."""
    return _case("warning", rule, table, field, rows)


def counted(table: str, **counts: int):
    """Register a case in which records of a table end up elsewhere than accepted."""
    return _register({"exit_code": 0, "table": table, "counts": counts})


def _case(severity: str, rule: str, table: str, field: str, rows: int):
    return _register({"exit_code": 0, "table": table, "rule": rule, "severity": severity,
                      "field": field, "rows": rows})  # fmt: skip


def _register(expected: dict[str, object]):
    def register(spoil):
        CASES.append(case_of(spoil, expected))
        return spoil

    return register


@rejected("empty_key", "bookings", "booking_id")
def key_is_empty(files: Files) -> None:
    """A booking has no id."""
    put(files, "bookings.csv", "B3", "booking_id", "")


@rejected("duplicate_key", "bookings", "booking_id")
def key_comes_twice(files: Files) -> None:
    """The same booking stands twice in one delivery: the first is kept."""
    again(files, "bookings.csv", "B3")


@rejected("unparseable_value", "bookings", "contact_at")
def time_cannot_be_read(files: Files) -> None:
    """A time has a thirteenth month."""
    put(files, "bookings.csv", "B3", "contact_at", "2025-13-06 11:00")


@rejected("unparseable_value", "slots", "minutes")
def number_cannot_be_read(files: Files) -> None:
    """A number of minutes is written in words."""
    put(files, "slots.csv", "S4", "minutes", "trettio")


@rejected("unknown_clinic", "bookings", "clinic_id")
def clinic_is_unknown(files: Files) -> None:
    """A booking is at a clinic that is not among the clinics."""
    put(files, "bookings.csv", "B4", "clinic_id", "P9")
    put(files, "bookings.csv", "B4", "slot_id", "")


@rejected("unknown_clinic", "referral_events", "unit_id", 2)
def unit_of_an_event_is_unknown(files: Files) -> None:
    """One event is by a unit that is not among the clinics, another does not say whose it is."""
    add(files, "referral_events.csv", "R2,2025-10-13 08:00,under_vetting,,,X9")
    add(files, "referral_events.csv", "R2,2025-10-13 09:00,under_vetting,,,")


@rejected("unknown_clinic", "needs", "received_by")
def receiver_of_a_need_is_unknown(files: Files) -> None:
    """A need is received by a unit that is not among the clinics; another has no receiver yet."""
    files["needs.csv"] = NEEDS.encode()
    put(files, "needs.csv", "N2", "received_by", "H9")


@rejected("unknown_clinic", "needs", "origin_clinic_id", 2)
def origin_of_a_need_is_unknown(files: Files) -> None:
    """One need comes from a clinic that is not among the clinics, another from none."""
    files["needs.csv"] = NEEDS.encode()
    put(files, "needs.csv", "N1", "origin_clinic_id", "P9")
    put(files, "needs.csv", "N3", "origin_clinic_id", "")


@rejected("assessed_before_contact", "bookings", "assessed_at")
def assessed_before_the_contact(files: Files) -> None:
    """A patient is assessed before seeking care."""
    put(files, "bookings.csv", "B4", "assessed_at", "2025-10-06 09:00")


@rejected("booked_before_contact", "bookings", "booked_at")
def booked_before_the_contact(files: Files) -> None:
    """A time is booked before care is sought."""
    put(files, "bookings.csv", "B4", "booked_at", "2025-10-07 12:59")


@rejected("starts_before_release", "slots", "starts_at")
def slot_starts_before_its_release(files: Files) -> None:
    """A slot is released after it has begun."""
    put(files, "slots.csv", "S4", "released_at", "2025-10-09 09:01")


@rejected("slot_at_another_clinic", "bookings", "slot_id")
def slot_belongs_to_another_clinic(files: Files) -> None:
    """A booking uses a slot of another clinic."""
    put(files, "slots.csv", "S4", "clinic_id", "P1")


@rejected("slot_attended_twice", "bookings", "slot_id")
def slot_is_attended_twice(files: Files) -> None:
    """Two bookings of one slot are both attended: the one booked first is kept."""
    again(files, "bookings.csv", "B1", booking_id="B5", booked_at="2025-10-03 08:20")


@rejected("event_before_referral", "referral_events", "event_at")
def event_before_its_referral(files: Files) -> None:
    """A referral is received before it is sent."""
    put(files, "referrals.csv", "R2", "sent_at", "2025-10-10 10:01")


@rejected("date_out_of_range", "bookings", "starts_at")
def date_far_ahead(files: Files) -> None:
    """A booked time lies more than two years ahead, as a slip of the keyboard does."""
    put(files, "bookings.csv", "B3", "starts_at", "2052-10-08 09:00")


@flagged("date_only", "bookings", "contact_at")
def time_without_time_of_day(files: Files) -> None:
    """A contact has a date only."""
    put(files, "bookings.csv", "B3", "contact_at", "2025-10-06")


@flagged("unknown_code", "referral_events", "status")
def code_is_unknown(files: Files) -> None:
    """A referral has a status that the contract does not know."""
    add(files, "referral_events.csv", "R2,2025-10-13 08:00,parked,,,X1")


@flagged("profession_missing", "bookings", "profession")
def profession_is_missing(files: Files) -> None:
    """A booking does not say whom it is with."""
    put(files, "bookings.csv", "B3", "profession", "")


@flagged("slot_missing", "bookings", "slot_id")
def slot_is_missing(files: Files) -> None:
    """A booking uses a slot that is not among the slots."""
    put(files, "bookings.csv", "B4", "slot_id", "S9")


@flagged("decision_without_received", "referral_events", "status")
def decision_without_being_received(files: Files) -> None:
    """A referral is accepted though nothing says that it was received."""
    replace(files, "referral_events.csv", "R1,2025-10-08 11:00,received,,,X1\n", "")


@flagged("referral_missing", "referral_events", "referral_id", 2)
def referral_is_missing(files: Files) -> None:
    """Events tell of a referral that is not among the referrals."""
    replace(files, "referrals.csv", "R2,.*\n", "")


@flagged("contact_equals_booked", "bookings", "contact_at", 20)
def clock_starts_at_the_booking(files: Files) -> None:
    """Nearly all phone contacts of a clinic are as old as their booking: the clock starts late."""
    for number in range(20):
        moment = f"2025-10-14 {8 + number // 4:02}:{number % 4 * 15:02}"
        again(files, "bookings.csv", "B3", booking_id=f"E{number}", contact_id=f"E{number}",
              slot_id="", contact_at=moment, booked_at=moment)  # fmt: skip
    replace(files, "bookings.csv", r"\nB3,.*", "")


@_register({"exit_code": 0, "table": "bookings", "low_coverage": ["P1 2025-W37", "P1 2025-W38"]})
def coverage_is_lost(files: Files) -> None:
    """A clinic's bookings fall away for two weeks in which its neighbours' do not."""
    add(files, "clinics.csv", "P3,Fysioterapin Tre,physio,1780,17,region,care_choice,cosmic")
    first = date(2025, 8, 4)
    for day in range(12 * 7):
        on = first + timedelta(days=day)
        for clinic in ("P1", "P2", "P3"):
            is_lost = clinic == "P1" and on.isocalendar().week in (37, 38)
            for number in range(0 if is_lost or on.isoweekday() > 5 else 3):
                name = f"{clinic}{day}-{number}"
                again(files, "bookings.csv", "B3", booking_id=name, contact_id=name, slot_id="",
                      clinic_id=clinic, contact_at=f"{on} 0{7 + number}:30",
                      booked_at=f"{on} 0{7 + number}:40", starts_at=f"{on} 16:00")  # fmt: skip


@counted("bookings", records_read=5, accepted=4, unreadable=1)
def record_has_too_few_fields(files: Files) -> None:
    """A line breaks off in the middle."""
    add(files, "bookings.csv", "B5,C5,S1")


@counted("bookings", records_read=6, accepted=5, unreadable=1)
def quote_is_never_closed(files: Files) -> None:
    """A quote is opened and never closed: its own line is lost and no other."""
    add(files, "bookings.csv", 'B5,"C5,S1')
    again_line = files["bookings.csv"].decode().splitlines()[1].replace("B1", "B6")
    add(files, "bookings.csv", again_line.replace("S1", ""))


@counted("clinics", records_read=5, accepted=4, unreadable=1)
def line_is_not_in_the_encoding(files: Files) -> None:
    """One line of a UTF-8 file is written in Latin-1."""
    files["clinics.csv"] += "P3,Fysioterapin Två,physio,1780,17,region,none,other\n".encode(
        "latin-1"
    )


@counted("bookings", records_read=5, accepted=4, superseded=1)
def later_delivery_supersedes(files: Files) -> None:
    """A booking comes again in a later file: the later row counts."""
    header, *rows = files["bookings.csv"].decode().splitlines()
    files["bookings-2025-11.csv"] = f"{header}\n{rows[2]}\n".replace("no_show", "attended").encode()


@counted("bookings", records_read=5, accepted=4, after_as_of=1)
def contact_after_as_of(files: Files) -> None:
    """A contact was made after the last complete day."""
    again(files, "bookings.csv", "B3", booking_id="B5", slot_id="", contact_at="2025-11-01 08:00",
          booked_at="2025-11-01 08:10", starts_at="2025-11-05 09:00")  # fmt: skip


@counted("bookings", records_read=4, accepted=4)
def optional_column_is_missing(files: Files) -> None:
    """The bookings do not tell when care was assessed: what depends on it cannot be shown."""
    drop_column(files, "bookings.csv", "assessed_at")

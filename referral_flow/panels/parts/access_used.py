"""What became of the times: used, missed, left empty; and whom the early ones went to."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Block, Chart, Note, Sentence
from referral_flow.charts.amounts import Counted
from referral_flow.charts.ordered_shares import Ordered, Step, ordered_shares
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.charts.slot_fates import slot_fates
from referral_flow.charts.unit_dots import differ
from referral_flow.model import Origin, View
from referral_flow.panels.parts.access_answer import NO_SHOW, UNUSED
from referral_flow.panels.parts.figures import share
from referral_flow.panels.parts.gaps import lacking_columns, shown_or_missing
from referral_flow.panels.parts.periods import period_for_splits, said_of
from referral_flow.panels.parts.splits import by_split
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

USED, REMOVED = "slot_utilisation", "removed_slot_share"
LATE, LEAKAGE = "late_cancellation_share", "guarantee_slot_leakage"
LEAD_TIME, UNKNOWN = "lead_time", "unknown"
WEB, STAFF = "web", "staff"


def times_used(warehouse: Warehouse, view: View) -> Block:
    """The times by what became of them."""
    return shown_or_missing(
        warehouse, [USED, UNUSED], FATES, "beside", lambda: _fates(warehouse, view)
    )


def visits_missed(warehouse: Warehouse, view: View) -> list[Block]:
    """Visits missed, and cancelled late, by how long before they were booked."""
    return [
        shown_or_missing(warehouse, [NO_SHOW], MISSED, "after",
                         lambda: _by_lead_time(warehouse, view, NO_SHOW, SHARE_MISSED)),
        shown_or_missing(warehouse, [LATE], CANCELLED, "after",
                         lambda: _by_lead_time(warehouse, view, LATE, SHARE_CANCELLED)),
    ]  # fmt: skip


def early_times(warehouse: Warehouse, view: View) -> Block:
    """How many of the times within the limit went to visits outside the guarantee."""
    return shown_or_missing(
        warehouse, [LEAKAGE], EARLY, "who", lambda: _early_times(warehouse, view) or NONE_EARLY
    )


def _early_times(warehouse: Warehouse, view: View) -> Chart | None:
    chart = by_split(warehouse, LEAKAGE, view, "booking_way", chart_key="early_times", place="who")
    return chart and replace(chart, finding=_by_way(chart))


def _by_way(chart: Chart) -> Sentence:
    """What went past the guarantee on the web and by staff, where they differ beyond chance."""
    whole = chart.series[-1].points[0].amount
    ways = {point.x: point.amount for point in chart.series[0].points}
    web, staff = ways.get(WEB), ways.get(STAFF)
    if web is None or staff is None:
        return Sentence(OF_ALL, {"whole": whole}, hidden=FEW_CASES)
    told = TOLD_APART if differ([_counted(web), _counted(staff)]) else ALIKE
    return Sentence(told, {"whole": whole, "web": web, "staff": staff}, hidden=FEW_CASES)


def _counted(amount: Amount) -> Counted:
    return Counted(amount.numerator or 0, amount.n or 0)


def _fates(warehouse: Warehouse, view: View) -> Chart | None:
    used, unused = (share(warehouse, key, view.unit, view.period) for key in (USED, UNUSED))
    if used is None or unused is None:
        return None
    removed = None
    if not lacking_columns(warehouse, [REMOVED]):
        removed = share(warehouse, REMOVED, view.unit, view.period)
    return slot_fates(warehouse.metrics[USED], used, unused, view.period, removed=removed)


def _by_lead_time(warehouse: Warehouse, view: View, key: str, noun: Text) -> Chart | None:
    """A share by days between booking and visit, in their order; unknown ones left out."""
    period = period_for_splits(warehouse, view.period)
    frame = warehouse.values(
        key, unit_ids=[view.unit.unit_id], period_ids=[period.period_id], split=LEAD_TIME
    )
    labels = warehouse.split_labels(LEAD_TIME)
    rows = {row["split_value"]: row for row in frame.iter_rows(named=True) if row["denominator"]}
    steps = [
        Step(value, labels[value],
             Counted(int(rows[value]["numerator"]), int(rows[value]["denominator"]),
                     Origin(key, view.unit, period, LEAD_TIME, value)), _short(labels[value]))
        for value in labels
        if value in rows and value != UNKNOWN
    ]  # fmt: skip
    if len(steps) < 2:
        return None
    seen = Ordered(warehouse.metrics[key], period, steps, noun, ALONG, BY)
    return ordered_shares(seen, key=f"{key}_by_lead_time", coarser=said_of(period, view.period))


def _short(label: Text) -> Text:
    """ "1–3": under an axis that says days already."""
    return Text(label.sv.replace(" dagar", ""), label.en.replace(" days", ""))


FATES = Text("Vad det blev av tiderna", "What became of the times")
MISSED = Text("Uteblivna besök", "Missed visits")
CANCELLED = Text("Sena avbokningar", "Late cancellations")
EARLY = Text("Vem de tidiga tiderna går till", "Whom the early times go to")
SHARE_MISSED = Text("Andelen uteblivna", "The share missed")
SHARE_CANCELLED = Text("Andelen sent avbokade", "The share cancelled late")
NONE_EARLY = Note(
    EARLY,
    Sentence(
        Text(
            "Ingen nybesökstid inom vårdgarantins gräns togs under perioden.",
            "No time for a first visit within the guarantee's limit was taken in the period.",
        )
    ),
    place="who",
)
TOLD_APART = Text(
    "Av de tidiga nybesökstiderna gick {web} till besök utanför garantin när de bokades på webben, "
    "{staff} när de bokades via telefon eller reception",
    "Of early times for first visits {web} went to visits outside the guarantee when booked on the "
    "web, {staff} when booked by phone or at the desk",
)
ALIKE = Text(
    "Av de tidiga nybesökstiderna gick {whole} till besök utanför garantin; skillnaden mellan "
    "webben och telefon kan bero på slumpen",
    "Of early times for first visits {whole} went to visits outside the guarantee; the difference "
    "between web and phone may be chance",
)
OF_ALL = Text(
    "Av de tidiga nybesökstiderna gick {whole} till besök utanför garantin",
    "Of early times for first visits {whole} went to visits outside the guarantee",
)
ALONG = Text("ju längre i förväg tiden är bokad", "the further ahead the time is booked")
BY = Text("dagar från bokning till besök", "days from booking to visit")

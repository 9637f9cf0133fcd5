"""What became of the times: used, missed, left empty; and whom the early ones went to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from referral_flow import few
from referral_flow.blocks import Block, Chart, Note, Sentence
from referral_flow.charts.amounts import Counted, counted
from referral_flow.charts.ordered_shares import Ordered, Step, ordered_shares
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.charts.slot_fates import slot_fates
from referral_flow.charts.split_dots import Divided, Group, split_dots
from referral_flow.charts.unit_dots import differ
from referral_flow.model import Origin, Period, View
from referral_flow.panels.parts.access_answer import NO_SHOW, UNUSED
from referral_flow.panels.parts.access_booked import levels_over_time
from referral_flow.panels.parts.figures import share
from referral_flow.panels.parts.gaps import lacking_columns, shown_or_missing
from referral_flow.panels.parts.periods import period_for_splits, said_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

USED, REMOVED = "slot_utilisation", "removed_slot_share"
LATE, LEAKAGE = "late_cancellation_share", "guarantee_slot_leakage"
LEAD_TIME, UNKNOWN = "lead_time", "unknown"
WAY, WEB, OTHERS = "booking_way", "web", "others"


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


def _early_times(warehouse: Warehouse, view: View) -> Block | None:
    """Those booked on the web beside all others; where either are few, all of them over time."""
    metric, period = warehouse.metrics[LEAKAGE], period_for_splits(warehouse, view.period)
    whole = share(warehouse, LEAKAGE, view.unit, period)
    if whole is None:
        return None
    groups = _by_way(warehouse, view, period, whole)
    if len(groups) < 2 or any(few.is_few(group.amount, view.audience) for group in groups):
        return levels_over_time(warehouse, view, {LEAKAGE: OUTSIDE}, OF_ALL, MEASURE,
                                chart_key="early_times")  # fmt: skip
    seen = Divided(metric, period, BOOKED, groups, whole.amount)
    chart = split_dots(seen, key="early_times", place="who", coarser=said_of(period, view.period))
    return replace(chart, finding=_told_by_way(groups, whole))


def _by_way(warehouse: Warehouse, view: View, period: Period, whole: Counted) -> tuple[Group, ...]:
    rows = warehouse.values(
        LEAKAGE, unit_ids=[view.unit.unit_id], period_ids=[period.period_id], split=WAY
    )
    web = counted(rows.filter(split_value=WEB), Origin(LEAKAGE, view.unit, period, WAY, WEB))
    rest = whole.without(web) if web else whole
    parts = ((WEB, ON_THE_WEB, web), (OTHERS, IN_OTHER_WAYS, rest))
    return tuple(Group(key, words, part.amount) for key, words, part in parts
                 if part and part.denominator)  # fmt: skip


def _told_by_way(groups: Sequence[Group], whole: Counted) -> Sentence:
    """What went past the guarantee on the web and otherwise, where they differ beyond chance."""
    amounts = {"whole": whole.amount} | {group.key: group.amount for group in groups}
    told = TOLD_APART if differ([group.counted for group in groups]) else ALIKE
    return Sentence(told, amounts, hidden=FEW_CASES)


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
EARLY = Text("Vem tiderna inom tre dagar går till", "Whom times within three days go to")
SHARE_MISSED = Text("Andelen uteblivna", "The share missed")
SHARE_CANCELLED = Text("Andelen sent avbokade", "The share cancelled late")
NONE_EARLY = Note(
    EARLY,
    Sentence(
        Text(
            "Ingen utlagd nybesökstid inom tre dagar togs under perioden. Den som ändå kom så "
            "tidigt, till exempel på drop in, hade en tid som inte låg ute.",
            "No listed time for a first visit within three days was taken in the period. Whoever "
            "came so soon all the same, as a drop-in for one, had a time that was not listed.",
        )
    ),
    place="who",
)
ON_THE_WEB = Text("På webben", "On the web")
IN_OTHER_WAYS = Text("Telefon, reception eller annat sätt", "Phone, desk or another way")
BOOKED = Text("hur tiden bokades", "how the time was booked")
TOLD_APART = Text(
    "Av nybesökstiderna inom tre dagar gick {web} till besök utanför garantin när de bokades på "
    "webben, {others} när de bokades på annat sätt",
    "Of times for first visits within three days {web} went to visits outside the guarantee when "
    "booked on the web, {others} when booked in another way",
)
ALIKE = Text(
    "Av nybesökstiderna inom tre dagar gick {whole} till besök utanför garantin; skillnaden mellan "
    "webben och andra sätt att boka kan bero på slumpen",
    "Of times for first visits within three days {whole} went to visits outside the guarantee; the "
    "difference between the web and other ways of booking may be chance",
)
OUTSIDE = Text("utanför garantin", "outside the guarantee")
OF_ALL = Text(
    "Av nybesökstiderna inom tre dagar {when} gick {{guarantee_slot_leakage}} till besök utanför "
    "garantin",
    "Of times for first visits within three days {when} {{guarantee_slot_leakage}} went to visits "
    "outside the guarantee",
)
MEASURE = Text(
    "Tider inom tre dagar som gick till besök utanför vårdgarantin, {per}.",
    "Times within three days that went to visits outside the care guarantee, {per}.",
)
ALONG = Text("ju längre i förväg tiden är bokad", "the further ahead the time is booked")
BY = Text("dagar från bokning till besök", "days from booking to visit")

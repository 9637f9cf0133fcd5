"""The channels side by side: how fast each is, what never arrives, what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from referral_flow import few
from referral_flow.blocks import Amount, Chart, Note, Sentence
from referral_flow.charts.amounts import Counted
from referral_flow.charts.phrases import inside
from referral_flow.charts.split_dots import Divided, Group, split_dots
from referral_flow.charts.step_times import Step, step_times
from referral_flow.charts.unit_dots import differ
from referral_flow.model import Metric, Period
from referral_flow.panels.parts.both_legs import is_rest_few
from referral_flow.panels.parts.channel_answer import ADMINISTRATIVE, ARRIVED, CHANNEL
from referral_flow.panels.parts.filtered import label_of, origin
from referral_flow.panels.parts.filtered_page import TOO_FEW
from referral_flow.panels.parts.legs import LOST, ON_THE_WAY, Leg
from referral_flow.panels.parts.periods import period_for_splits, said_of
from referral_flow.statistics.survival import ENTERED
from referral_flow.text import Text, joined

MOST_NAMED = 2  # channels put together in one row
LEAST_COUNTED = 5  # before a channel's share stands in a title


def days_by_channel(leg: Leg) -> Chart | None:
    """From sent to received by each channel; what is still on its way counts as it stands."""
    period = period_for_splits(leg.warehouse, leg.view.period)
    rows = leg.rows(ON_THE_WAY, CHANNEL, period_ids=[period.period_id])
    metric = leg.warehouse.metrics[ON_THE_WAY]
    steps = [
        Step(metric, _name(leg, one), part,
             leg.origin(ON_THE_WAY, period, part.row(0, named=True)), ARRIVED)
        for one in _by_size(rows)
        for part in [rows.filter(shown=one)]
    ]  # fmt: skip
    chart = step_times(steps, period, key="days_by_channel", place="beside",
                       coarser=said_of(period, leg.view.period))  # fmt: skip
    if chart is None:
        return None
    ways = {_name(leg, one).sv: by_way(_name(leg, one), one) for one in _by_size(rows)}
    return replace(chart, measure=DAYS_MEASURE, finding=_slowest(chart, ways))


def _by_size(rows: pl.DataFrame) -> list[str]:
    """What carries most first, as in the charts beside it."""
    sizes = rows.filter(pl.col("outcome") != ENTERED).group_by("shown").agg(pl.col("cases").sum())
    return sizes.sort("cases", "shown", descending=[True, False])["shown"].to_list()


def _slowest(chart: Chart, ways: Mapping[str, Text]) -> Sentence:
    """From the fastest channel to the slowest, by their medians."""
    known = [one for one in chart.series[0].points if one.amount.value is not None]
    if len(known) < 2:
        return Sentence(DAYS)
    low, high = (pick(known, key=lambda one: one.amount.value) for pick in (min, max))
    if low.amount.value == high.amount.value:
        return Sentence(SAME_DAYS, {"days": low.amount}, hidden=DAYS)
    words = FROM_TO if low.amount.value else FROM_SAME_DAY
    words = words.format(low=ways[low.label.sv], high=ways[high.label.sv])
    return Sentence(words, {"first": low.amount, "last": high.amount}, hidden=DAYS)


def lost_by_channel(leg: Leg) -> Chart | Note | None:
    """The share that never arrived by each channel."""
    period = period_for_splits(leg.warehouse, leg.view.period)
    if is_rest_few(leg, period):
        return Note(HEADINGS[LOST], Sentence(TOO_FEW), "missing", "beside")
    chosen = {"period_ids": [period.period_id]}
    whole, rows = leg.rows(LOST, **chosen), leg.rows(LOST, CHANNEL, **chosen)
    return _divided(leg, LOST, period, whole, rows)


def administrative_by_channel(leg: Leg) -> Chart | Note | None:
    """The share of referrals sent back for administrative reasons, by each channel.

    It is counted of referrals alone, so its undivided rows are those of the second leg.
    """
    period = period_for_splits(leg.warehouse, leg.view.period)
    own = {"unit_ids": [leg.view.unit.unit_id], "period_ids": [period.period_id]}
    whole = leg.warehouse.values(ADMINISTRATIVE, **own)
    rows = leg.warehouse.values(ADMINISTRATIVE, split=CHANNEL, **own)
    return _divided(leg, ADMINISTRATIVE, period, whole, rows.with_columns(shown="split_value"))


def _divided(
    leg: Leg, key: str, period: Period, whole: pl.DataFrame, rows: pl.DataFrame
) -> Chart | Note | None:
    if whole.is_empty() or rows.is_empty():
        return None
    metric, called = leg.warehouse.metrics[key], CALLED[key].format(sent=SENT_HERE[leg.key])
    found = [(row["shown"], _counted(leg, metric, period, row))
             for row in rows.iter_rows(named=True) if row["denominator"]]  # fmt: skip
    merged = _merged(found, leg.view.audience)
    shown = sum(not few.is_few(counted.amount, leg.view.audience) for _, counted in merged)
    if shown < 2 or shown < len(merged) / 2:
        return Note(HEADINGS[key], Sentence(TOO_FEW), "missing", "beside")
    groups = tuple(Group(one, _name(leg, one), _amount(metric, counted)) for one, counted in merged)
    all_of_it = _amount(metric, _counted(leg, metric, period, whole.row(0, named=True)))
    seen = Divided(metric, period, BY, groups, all_of_it, called)
    chart = split_dots(seen, key=f"{key}_by_channel", place="beside",
                       coarser=said_of(period, leg.view.period))  # fmt: skip
    measure = MEASURE.format(label=called, by=inside(BY))
    return replace(chart, finding=_spread(groups, all_of_it, called), measure=measure)


def _counted(leg: Leg, metric: Metric, period: Period, row: dict) -> Counted:
    cell = origin(metric, leg.view.unit, period, row)
    return Counted(int(row["numerator"]), int(row["denominator"]), cell)


def _merged(found: Sequence[tuple[str, Counted]], audience: str) -> list[tuple[str, Counted]]:
    """Channels that could not be shown by themselves, put together so that less is hidden.

    A lone one takes the smallest other along, as the gate would. Several that are few even together
    stand hidden side by side: among themselves they give nothing away. A council, who would lose
    the whole chart, sees them together with the smallest others.
    """
    ordered = sorted(found, key=lambda pair: pair[1].denominator)
    small = [pair for pair in ordered if few.is_few(pair[1].amount, audience)]
    shown = [pair for pair in ordered if pair not in small]
    if len(small) == 1 and shown:
        small.append(shown.pop(0))
    while audience == "council" and small and shown and few.is_few(_sum(small).amount, audience):
        small.append(shown.pop(0))
    if small and not few.is_few(_sum(small).amount, audience):
        return [*shown, (",".join(one for one, _ in small), _sum(small))]
    return [*shown, *small]


def _sum(pairs: Sequence[tuple[str, Counted]]) -> Counted:
    parts = [counted for _, counted in pairs]
    return Counted(sum(one.numerator for one in parts), sum(one.denominator for one in parts))


def _spread(groups: Sequence[Group], whole: Amount, called: Text) -> Sentence:
    """Whether channels differ more than chance explains, and from what to what.

    Hidden where any channel is that it compares.
    """
    known = [one for one in groups if "," not in one.key and _is_safe(one.counted)]
    compared = {f"channel_{place}": one.amount for place, one in enumerate(known)}
    if not differ([one.counted for one in known]):
        return Sentence(ALIKE.format(noun=called), {"whole": whole} | compared, hidden=UNKNOWN)
    low, high = (pick(known, key=lambda one: one.amount.value) for pick in (min, max))
    ways = {"low": by_way(low.label, low.key), "high": by_way(high.label, high.key)}
    words = DIFFER.format(noun=called, **ways)
    ends = {"first": low.amount, "last": high.amount}
    return Sentence(words, ends | compared, hidden=UNKNOWN)


def _is_safe(counted: Counted) -> bool:
    return min(counted.numerator, counted.denominator - counted.numerator) >= LEAST_COUNTED


def _amount(metric: Metric, counted: Counted) -> Amount:
    return replace(counted.amount, decimals=metric.decimals)


def _name(leg: Leg, key: str) -> Text:
    """ "Brev": as a row begins with it; two put together are both named, more are "övriga"."""
    parts = [label_of(leg.warehouse, (CHANNEL, one)) for one in key.split(",")]
    words = OTHERS
    if len(parts) <= MOST_NAMED:
        words = Text(*(joined([one.in_(way) for one in parts], way) for way in ("sv", "en")))
    return Text(*(one[0].upper() + one[1:] for one in (words.sv, words.en)))


def by_way(label: Text, key: str) -> Text:
    """The channel as a sentence says it: "med brev", "via Cosmic"."""
    return WAYS.get(key, Text("med {label}", "by {label}").format(label=inside(label)))


WAYS = {
    "cosmic": Text("via Cosmic", "in Cosmic"),
    "sefos": Text("med SEFOS", "by SEFOS"),
    "phone": Text("per telefon", "by phone"),
    "by_patient": Text("genom patienten själv", "by patients themselves"),
}
BY = Text("Väg", "Channel")
MEASURE = Text("{label}, efter {by}.", "{label}, by {by}.")
OTHERS = Text("övriga", "others")
DAYS = Text("Dagar från skickad till mottagen", "Days from sent to received")
DAYS_MEASURE = Text(
    "Kalenderdagar från skickad till mottagen. Punkten är medianen; strecket går från den dag då "
    "en av tio är framme till den då nio av tio är det.",
    "Calendar days from sent to received. The dot is the median; the line runs from the day when "
    "one in ten have arrived to the day when nine in ten have.",
)
FROM_TO = Text(
    "Hälften är framme inom {{first}} {low}, inom {{last}} {high}",
    "Half arrive within {{first}} {low}, within {{last}} {high}",
)
FROM_SAME_DAY = Text(
    "Hälften är framme samma dag {low}, inom {{last}} {high}",
    "Half arrive the same day {low}, within {{last}} {high}",
)
SAME_DAYS = Text("Alla vägar har medianen {days}", "All channels have the median {days}")
HEADINGS = {
    LOST: Text("Kom aldrig fram", "Never arrived"),
    ADMINISTRATIVE: Text("Tillbaka av administrativa skäl", "Sent back for administrative reasons"),
}
CALLED = {
    LOST: Text("Andelen {sent} som aldrig kom fram", "The share of {sent} that never arrived"),
    ADMINISTRATIVE: Text(
        "Andelen tillbaka av administrativa skäl", "The share sent back for administrative reasons"
    ),
}
SENT_HERE = {"need": Text("behov", "needs"), "referral": Text("remisser", "referrals")}
DIFFER = Text(
    "{noun} går från {{first}} {low} till {{last}} {high}",
    "{noun} runs from {{first}} {low} to {{last}} {high}",
)
ALIKE = Text(
    "{noun} är {{whole}}; skillnaderna mellan vägarna kan bero på slumpen",
    "{noun} is {{whole}}; the differences between channels may be chance",
)
UNKNOWN = Text(
    "Vägarna var för sig; de med få fall visas inte",
    "The channels one by one; those with few cases are not shown",
)

"""How things are sent on one leg, over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import polars as pl

from referral_flow import few
from referral_flow.blocks import Chart, Note, Sentence
from referral_flow.charts.amounts import Counted
from referral_flow.charts.around import Wider
from referral_flow.charts.channel_lines import COMPARED, Channels, Sent, channel_lines
from referral_flow.charts.phrases import per
from referral_flow.model import Period
from referral_flow.panels.parts.around import not_around, too_many, units_around
from referral_flow.panels.parts.channel_answer import CHANNEL
from referral_flow.panels.parts.events import events_of
from referral_flow.panels.parts.filtered import label_of
from referral_flow.panels.parts.legs import SENT, Leg
from referral_flow.panels.parts.lost_data import lost_periods
from referral_flow.panels.parts.over_time import TOO_FEW
from referral_flow.panels.parts.periods import (
    coarser,
    period_for_splits,
    periods_of,
    year_before,
)
from referral_flow.text import Text


def channels_used(leg: Leg) -> list[str]:
    """The channels that the leg has ever used here, in the order of the code list."""
    return _in_order(leg, leg.rows(SENT, CHANNEL, grain="all"))


def channels_over_time(leg: Leg) -> Chart | Note | None:
    """The share of each channel at the view's grain, or the next one that can be shown.

    Words instead where everything is sent the same way.
    """
    used = channels_used(leg)
    if len(used) == 1:
        said = ONE_WAY[leg.key].format(name=label_of(leg.warehouse, (CHANNEL, used[0])))
        return Note(ONE_WAY_TITLE, Sentence(said), place="main")
    grain, audience = leg.view.grain, leg.view.audience
    rows = leg.rows(SENT, CHANNEL, grain=grain)
    while coarser(grain) and (rows.is_empty() or _is_too_thin(rows, audience)):
        grain = coarser(grain)
        rows = leg.rows(SENT, CHANNEL, grain=grain)
    if rows.is_empty():
        return None
    if _is_too_thin(rows, audience):
        return Note(TITLE, Sentence(TOO_FEW), "missing", "main")
    seen = _channels(leg, rows, grain)
    unit, metric = leg.view.unit, seen.metric
    complete = dict(rows.select("period_id", "is_complete").iter_rows())
    return channel_lines(
        seen, key="channels_over_time",
        is_complete=[complete.get(period.period_id, False) for period in seen.periods],
        lost=lost_periods(leg.warehouse, unit, seen.periods, metric),
        events=events_of(leg.warehouse, unit, metric),
        around=_around(leg, seen),
        coarser=None if grain == leg.view.grain else SHOWN.format(shown=per(grain)),
    )  # fmt: skip


def _channels(leg: Leg, rows: pl.DataFrame, grain: str) -> Channels:
    known = set(rows["period_id"])
    periods = [one for one in periods_of(leg.warehouse, grain) if one.period_id in known]
    chosen = period_for_splits(leg.warehouse, leg.view.period)
    earlier = year_before(leg.warehouse, chosen)
    now, before = _sent_in(leg, chosen), _sent_in(leg, earlier) if earlier else None
    counts = {(row["shown"], row["period_id"]): row["value"] for row in rows.iter_rows(named=True)}
    sent = [
        Sent(one, label_of(leg.warehouse, (CHANNEL, one)),
             np.array([counts.get((one, period.period_id), 0) for period in periods]),
             now.get(one, 0), None if before is None else before.get(one, 0))
        for one in _in_order(leg, rows)
    ]  # fmt: skip
    return Channels(leg.warehouse.metrics[SENT], leg.view.unit, periods, sent, chosen,
                    NOUNS[leg.key], None if leg.is_whole else leg.key,
                    _rare(rows, leg.view.audience))  # fmt: skip


def _around(leg: Leg, seen: Channels) -> list[Wider]:
    """The widest unit's share of each channel that has a colour of its own."""
    units = units_around(leg.warehouse, seen.unit)
    left = [*too_many(units[:-1]), *not_around(leg.warehouse, seen.unit)]
    if not units:
        return left
    wide = Leg(leg.warehouse, replace(leg.view, unit=units[-1]), leg.key)
    rows = wide.rows(SENT, CHANNEL, grain=seen.periods[0].grain).filter("is_complete")
    counts = {(row["shown"], row["period_id"]): row for row in rows.iter_rows(named=True)}
    total = dict(rows.group_by("period_id").agg(pl.col("value").sum()).iter_rows())
    drawn = [
        Wider(units[-1], _beside(wide, seen, one, counts, total), one.key, one.label)
        for one in seen.merged()
        if one.key in COMPARED
    ]
    return [*drawn, *left]


def _beside(leg: Leg, seen: Channels, one: Sent, counts: Mapping, total: Mapping) -> dict:
    """The shares of a channel by period, hidden where what is left without the unit is few."""
    found = {}
    for place, period in enumerate(seen.periods):
        row = counts.get((one.key, period.period_id))
        if row is None:
            continue
        sent, whole = row["value"], total[period.period_id]
        rest = (sent - one.counts[place], whole - seen.total[place])
        own = Counted(int(sent), int(whole), leg.origin(SENT, period, row)).amount
        ends = (Counted(*map(int, rest)).amount,) if 0 <= rest[0] <= rest[1] and rest[1] else ()
        found[period.period_id] = replace(own, low=None, high=None, ends=ends)
    return found


def _sent_in(leg: Leg, period: Period) -> dict[str, int]:
    rows = leg.rows(SENT, CHANNEL, period_ids=[period.period_id])
    return dict(rows.select("shown", "value").iter_rows())


def _in_order(leg: Leg, rows: pl.DataFrame) -> list[str]:
    found = set(rows["shown"])
    known = [one for one in leg.warehouse.split_labels(CHANNEL) if one in found]
    return [*known, *sorted(found.difference(known))]


def _rare(rows: pl.DataFrame, audience: str) -> frozenset[str]:
    """Channels that in more than a quarter of the periods could not be shown by themselves.

    At least two, which are drawn as one, and never all.
    """
    by_channel = _with_few(rows, audience).filter("is_complete").group_by("shown")
    hidden = by_channel.agg(pl.col("is_few").mean())
    rare = frozenset(hidden.filter(pl.col("is_few") > few.TOO_THIN)["shown"])
    return rare if 2 <= len(rare) < len(hidden) else frozenset()


def _is_too_thin(rows: pl.DataFrame, audience: str) -> bool:
    """Whether too many periods have a line hidden: the gate takes another line along, or all.

    Of months a quarter, of longer periods half: years would hide what quarters still tell.
    """
    own = pl.col("shown").is_in(list(_rare(rows, audience)))
    drawn = rows.with_columns(shown=pl.when(own).then(pl.lit("other")).otherwise("shown"))
    drawn = drawn.group_by("grain", "period_id", "is_complete", "shown").agg(pl.col("value").sum())
    periods = _with_few(drawn.filter("is_complete"), audience).group_by("grain", "period_id")
    hidden = periods.agg(pl.col("is_few").any())
    most = few.TOO_THIN if "month" in hidden["grain"] else MOST_HIDDEN
    return bool(hidden["is_few"].mean() > most) if hidden.height else False


def _with_few(rows: pl.DataFrame, audience: str) -> pl.DataFrame:
    """The rows with `is_few`: whether the gate would hide the share by itself."""
    total = rows.select(pl.col("value").sum().over("period_id")).to_series()
    return rows.with_columns(
        is_few=pl.Series(few.few_of_share(rows["value"], total, audience), dtype=pl.Boolean)
    )


NOUNS = {
    "need": Text("behoven", "the needs"),
    "referral": Text("remisserna", "the referrals"),
}
SHOWN = Text("Visas {shown}: kortare perioder delas inte upp eller har för få fall.",
             "Shown {shown}: shorter periods are not divided or hold too few cases.")  # fmt: skip
MOST_HIDDEN = 0.5
TITLE = Text("Vägarna över tid", "The channels over time")
ONE_WAY_TITLE = Text("Bara en väg", "One channel only")
ONE_WAY = {
    "need": Text("Alla behov har skickats samma väg: {name}.",
                 "All needs were sent by the same channel: {name}."),
    "referral": Text("Alla remisser har skickats samma väg: {name}.",
                     "All referrals were sent by the same channel: {name}."),
}  # fmt: skip

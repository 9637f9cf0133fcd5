"""Groups of senders side by side, by what they have to send with: never a league table of units."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from referral_flow.blocks import Amount, Cell, Column, Sentence, Table
from referral_flow.charts.amounts import Counted, absent, counted, people, quantile
from referral_flow.charts.curve import cases
from referral_flow.charts.phrases import during
from referral_flow.charts.step_times import Step
from referral_flow.model import Period
from referral_flow.panels.parts.both_legs import is_rest_few
from referral_flow.panels.parts.channel_answer import ARRIVED
from referral_flow.panels.parts.filtered import label_of
from referral_flow.panels.parts.legs import LOST, ON_THE_WAY, SENT, Leg
from referral_flow.panels.parts.periods import period_for_splits
from referral_flow.text import HIDDEN, Text

GROUP = "sender_group"
RECORDED = "arrival_recorded_share"


def sender_groups(leg: Leg) -> Table | None:
    """What each group sent, what never arrived, how long the rest took, and how much is recorded.

    None where all senders are of one group.
    """
    period = period_for_splits(leg.warehouse, leg.view.period)
    rows = {key: leg.rows(key, GROUP, period_ids=[period.period_id])
            for key in (SENT, LOST, ON_THE_WAY, RECORDED)}  # fmt: skip
    groups = [one for one in leg.warehouse.split_labels(GROUP) if one in set(rows[SENT]["shown"])]
    if len(groups) < 2:
        return None
    of_group = {one: {key: table.filter(shown=one) for key, table in rows.items()}
                for one in groups}  # fmt: skip
    return Table(
        "sender_groups", TITLE, COLUMNS,
        tuple(_row(leg, period, one, of_group[one]) for one in groups),
        finding=_finding(leg, period, {one: _share(leg, LOST, period, of_group[one][LOST])
                                       for one in groups}),
        reading=READING, is_breakdown=True, place="who",
    )  # fmt: skip


def _row(leg: Leg, period: Period, group: str, rows: dict[str, pl.DataFrame]) -> tuple[Cell, ...]:
    sent, lost, recorded = rows[SENT], _share(leg, LOST, period, rows[LOST]), rows[RECORDED]
    known = _share(leg, RECORDED, period, recorded)
    return (
        _capital(label_of(leg.warehouse, (GROUP, group))),
        people(int(sent["value"].sum()), _origin(leg, SENT, period, sent)),
        *_lost(leg, period, lost),
        *_days(leg, period, rows[ON_THE_WAY]),
        _amount(known, 0),
    )  # fmt: skip


def _share(leg: Leg, key: str, period: Period, rows: pl.DataFrame) -> Counted | None:
    return counted(rows, _origin(leg, key, period, rows))


def _origin(leg: Leg, key: str, period: Period, rows: pl.DataFrame):
    return None if rows.is_empty() else leg.origin(key, period, rows.row(0, named=True))


def _amount(share: Counted | None, decimals: int) -> Amount:
    return replace(share.amount, decimals=decimals) if share else absent("percent")


def _lost(leg: Leg, period: Period, share: Counted | None) -> tuple[Cell, Cell]:
    """The share and its interval; hidden with the other leg, since groups add up to this one."""
    if is_rest_few(leg, period):
        return HIDDEN, None
    return _amount(share, 1), _interval(share)


def _interval(share: Counted | None) -> Cell:
    if share is None:
        return None
    whole = share.amount
    low = Amount(whole.low * 100, "count", 1, rule="free", ends=(whole,))
    high = Amount(whole.high, "percent", 1, rule="free", ends=(whole,))
    return Sentence(BETWEEN, {"low": low, "high": high})


def _days(leg: Leg, period: Period, table: pl.DataFrame) -> tuple[Amount, Amount]:
    """The median and the day by which nine in ten had arrived, those under way included."""
    if table.is_empty():
        return absent("days"), absent("days")
    metric, origin = leg.warehouse.metrics[ON_THE_WAY], _origin(leg, ON_THE_WAY, period, table)
    step = Step(metric, metric.label, table, origin, ARRIVED)
    if step.curve.has_thin_start():
        return absent("days"), absent("days")
    half, most = (quantile(step.curve.quantile(share, "done"), cases(table), origin)
                  for share in (0.5, 0.9))  # fmt: skip
    return half, most


def _finding(leg: Leg, period: Period, lost: dict[str, Counted | None]) -> Sentence | None:
    """From which group most and fewest were lost, where their intervals lie apart."""
    known = {one: share for one, share in lost.items() if share and share.numerator >= LEAST}
    if len(known) < 2 or is_rest_few(leg, period):
        return None
    low, high = (pick(known, key=lambda one: known[one].share) for pick in (min, max))
    if known[low].amount.high >= known[high].amount.low:
        return Sentence(ALIKE.format(when=during([period])))
    amounts = {"first": _amount(known[low], 1), "last": _amount(known[high], 1)}
    names = {"low": label_of(leg.warehouse, (GROUP, low)),
             "high": label_of(leg.warehouse, (GROUP, high))}  # fmt: skip
    return Sentence(APART.format(**names), amounts, hidden=SOME_HIDDEN)


def _capital(words: Text) -> Text:
    return Text(*(one[0].upper() + one[1:] for one in (words.sv, words.en)))


LEAST = 5  # lost, before a group stands in a title
TITLE = Text("Avsändarna, efter vad de har att skicka med", "Senders, by what they can send with")
SOME_HIDDEN = Text(
    "Avsändarna var för sig; grupper med få fall visas inte",
    "Senders one by one; groups with few cases are not shown",
)
COLUMNS = (
    Column("group", Text("Avsändare", "Senders")),
    Column("sent", Text("Skickade", "Sent"), is_number=True),
    Column("lost", Text("Kom aldrig fram", "Never arrived"), is_number=True),
    Column("interval", Text("Osäkerhet (95 %)", "Uncertainty (95%)"), is_number=True),
    Column("median", Text("Dagar, median", "Days, median"), is_number=True),
    Column("ninth", Text("Nio av tio inom", "Nine in ten within"), is_number=True),
    Column("recorded", Text("Ankomst registrerad", "Arrival on record"), is_number=True),
)
BETWEEN = Text("{low}–{high}", "{low}–{high}")
APART = Text(
    "Andelen som aldrig kom fram går från {{first}} ({low}) till {{last}} ({high})",
    "The share that never arrived runs from {{first}} ({low}) to {{last}} ({high})",
)
ALIKE = Text(
    "Skillnaderna mellan grupperna {when} kan bero på slumpen",
    "The differences between the groups {when} may be chance",
)
READING = Text(
    "Där ankomsten sällan är registrerad säger dagarna mindre. Skillnader speglar vilka vägar "
    "grupperna har, inte hur de arbetar.",
    "Where arrivals are seldom on record the days say less. Differences reflect which channels the "
    "groups have, not how they work.",
)

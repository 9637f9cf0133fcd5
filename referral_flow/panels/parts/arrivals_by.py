"""Those who come from another clinic, divided: by how they booked, by body region.

Few come, so values too small to be shown are told together before the gate would hide them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from referral_flow import few
from referral_flow.blocks import Amount, Chart, Sentence, Table
from referral_flow.charts.amounts import Counted
from referral_flow.charts.grid import JOINED, OTHERS
from referral_flow.charts.phrases import inside, sentences
from referral_flow.charts.split_dots import Divided, Group, split_dots, spread
from referral_flow.charts.split_folded import folded_if_alike
from referral_flow.model import Metric, Period, View
from referral_flow.panels.parts.filtered import label_of, origin
from referral_flow.panels.parts.periods import period_for_splits, said_of
from referral_flow.panels.parts.second_answer import ARRIVED
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

ARRIVING = Text(
    "Andelen som kom från en annan mottagning", "The share who came from another clinic"
)
DIFFER = Text(
    "{noun} skiljer sig efter {by}: från {{low}} ({low_group}) till {{high}} ({high_group})",
    "{noun} differs by {by}: from {{low}} ({low_group}) to {{high}} ({high_group})",
)
WEB = "web"  # where the patient alone has chosen the clinic: told by itself as long as it can be
BY_CHANCE_TOO = "body_region"
COMMON = Text(
    "Vanliga kroppsdelar återkommer oftare också när besväret är nytt.",
    "Common body regions come again more often also where the problem is new.",
)
MOST_NAMED = 2  # values put together by their names
Part = tuple[str, Counted]  # values joined by +, and their share


def arrivals_by(warehouse: Warehouse, view: View, split: str) -> Chart | Table | None:
    """The share who came from another clinic by a split; folded where groups may differ by chance.

    None where nobody came, or fewer than two groups can be shown.
    """
    metric, period = warehouse.metrics[ARRIVED], period_for_splits(warehouse, view.period)
    chosen = {"unit_ids": [view.unit.unit_id], "period_ids": [period.period_id]}
    whole = _parts(metric, view, period, warehouse.values(ARRIVED, **chosen))
    parts = _parts(metric, view, period, warehouse.values(ARRIVED, split=split, **chosen))
    shown = together(parts, view.audience, WEB)
    if (
        not whole
        or not whole[0][1].numerator
        or sum(not _is_few(part, view.audience) for part in shown) < 2
    ):
        return None
    groups = tuple(Group(key, _name(warehouse, split, key), _amount(metric, one))
                   for key, one in shown)  # fmt: skip
    seen = Divided(metric, period, warehouse.split_name(split), groups,
                   _amount(metric, whole[0][1]), ARRIVING)  # fmt: skip
    dots = split_dots(seen, key=f"arrived_by_{split}", coarser=said_of(period, view.period))
    if split == BY_CHANCE_TOO:
        dots = replace(dots, reading=_also(dots.reading))
    return folded_if_alike(replace(dots, finding=_finding(seen)), warehouse.split_name(split))


def _also(reading: Text | Sentence) -> Text | Sentence:
    """The help on reading, and that a common value comes again more often whatever the reason."""
    if isinstance(reading, Sentence):
        return replace(reading, words=sentences(reading.words, COMMON))
    return sentences(reading, COMMON)


def _finding(seen: Divided) -> Sentence:
    """From which group to which, with the names after their numbers: "0,5 % (på webben)"."""
    told = spread(seen)
    if "low" not in told.amounts:
        return told
    names = {end: next(inside(one.label) for one in seen.groups if one.amount is told.amounts[end])
             for end in ("low", "high")}  # fmt: skip
    words = DIFFER.format(noun=seen.noun, by=inside(seen.by), low_group=names["low"],
                          high_group=names["high"])  # fmt: skip
    return replace(told, words=words)


def together(parts: Sequence[Part], audience: str, kept: str | None = None) -> list[Part]:
    """The parts, with all that are too few to be shown as one, and the smallest other if need be.

    `kept` goes along last. Nobody is left out: the parts add up to the same whole.
    """
    ordered = sorted(parts, key=lambda part: (part[0] == kept, part[1].denominator, part[0]))
    alone = [part for part in ordered if not _is_few(part, audience)]
    pool = [part for part in ordered if part not in alone]
    while alone and pool and _is_few(_as_one(pool), audience):
        pool.append(alone.pop(0))
    return [*alone, _as_one(pool)] if pool else alone


def _as_one(parts: Sequence[Part]) -> Part:
    key = JOINED.join(sorted(one for one, _ in parts))
    shares = [share for _, share in parts]
    cell = shares[0].origin and replace(shares[0].origin, split_value=key)
    return key, Counted(sum(one.numerator for one in shares),
                        sum(one.denominator for one in shares), cell)  # fmt: skip


def _is_few(part: Part, audience: str) -> bool:
    return few.is_few(part[1].amount, audience)


def _parts(metric: Metric, view: View, period: Period, rows) -> list[Part]:
    return [
        (row["split_value"] or "", Counted(int(row["numerator"]), int(row["denominator"]),
                                           origin(metric, view.unit, period, row)))
        for row in rows.iter_rows(named=True)
        if row["denominator"]
    ]  # fmt: skip


def _amount(metric: Metric, share: Counted) -> Amount:
    return replace(share.amount, decimals=metric.decimals)


def _name(warehouse: Warehouse, split: str, key: str) -> Text:
    """ "öppen kallelse, annat sätt"; of more than two, the others."""
    names = [label_of(warehouse, (split, one)) for one in key.split(JOINED)]
    if len(names) > MOST_NAMED:
        return OTHERS
    return Text(*(", ".join(one.in_(language) for one in names) for language in ("sv", "en")))

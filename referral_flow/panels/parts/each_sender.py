"""Each sender's own change since something came to it, in the order in which they began."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from referral_flow.blocks import Chart, Sentence, UnitLabel
from referral_flow.charts.amounts import free, is_beyond_chance
from referral_flow.charts.own_changes import DAYS, Own, Words, own_changes
from referral_flow.panels.parts.legs import LOST, ON_THE_WAY
from referral_flow.panels.parts.sefos import Effect, effect_of
from referral_flow.statistics.level_change import Refused
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


@dataclass(frozen=True)
class Told:
    """A measure whose changes are drawn: the chart's key and what is said of it."""

    metric: str
    key: str
    words: Words
    lower: Text | None = None  # the finding of all together, with {after} and {expected}
    higher: Text | None = None


def each_sender(
    warehouse: Warehouse, event: str, told: Told, mine: Mapping[str, date]
) -> Chart | None:
    """A dot for each sender, those of `mine` marked, and all together; None if not comparable."""
    effect = effect_of(warehouse, told.metric, event)
    if isinstance(effect.pooled, Refused):
        return None
    began = sorted(warehouse.event_units(event).items(), key=lambda pair: (pair[1], pair[0]))
    rows = [
        Own(UnitLabel.of(warehouse.units[unit_id]), since, change, unit_id in mine)
        for unit_id, since in began
        if (change := effect.change_of(unit_id))
    ]
    chart = own_changes(effect.metric, rows, effect.change, left_out=len(began) - len(rows),
                        key=told.key, words=told.words)  # fmt: skip
    return replace(chart, finding=_together(effect, told) or chart.finding)


def _together(effect: Effect, told: Told) -> Sentence | None:
    """The level with what came beside the one expected without it; None where chance may do it."""
    if told.lower is None or told.higher is None or not is_beyond_chance(effect.change):
        return None
    words = told.higher if effect.change.value > 0 else told.lower
    amounts = {"after": effect.all_sides.after, "expected": effect.expected,
               "count": free(effect.pooled.treated_count)}  # fmt: skip
    return Sentence(words, amounts, hidden=told.words.changes)


LOST_WORDS = Words(
    measure=Text(
        "Ändring, i procentenheter, av andelen som aldrig kom fram, hos varje avsändare sedan dess "
        "egen start.",
        "Change, in percentage points, of the share that never arrived, for each sender since its "
        "own start.",
    ),
    changes=Text(
        "Avsändarnas egna ändringar av andelen som aldrig kom fram",
        "The senders' own changes of the share that never arrived",
    ),
)
THE_WAY = Told(ON_THE_WAY, "sefos_each", DAYS)
THE_LOST = Told(
    LOST, "sefos_each_lost", LOST_WORDS,
    Text("Med SEFOS kommer {after} aldrig fram, mot väntade {expected} hos {count} avsändare",
         "With SEFOS {after} never arrive, against an expected {expected}, at {count} senders"),
    Text("Med SEFOS kommer {after} aldrig fram, mot väntade {expected} hos {count} avsändare",
         "With SEFOS {after} never arrive, against an expected {expected}, at {count} senders"),
)  # fmt: skip

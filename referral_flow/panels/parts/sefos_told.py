"""What SEFOS has changed, told on a page: a table, the senders' own changes, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from referral_flow.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Note,
    Sentence,
    Table,
    UnitLabel,
)
from referral_flow.charts.amounts import free, is_beyond_chance
from referral_flow.charts.phrases import sentences
from referral_flow.model import View
from referral_flow.panels.parts.each_sender import THE_LOST, THE_WAY, each_sender
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.legs import LOST, ON_THE_WAY
from referral_flow.panels.parts.sefos import (
    MEASURES,
    SEFOS,
    Effect,
    effect_of,
    senders_within,
)
from referral_flow.statistics.level_change import Refused
from referral_flow.text import Text, day
from referral_flow.warehouse import Warehouse

RECEIVERS = ("radiology",)


def since_sefos(warehouse: Warehouse, view: View) -> list[Block]:
    """For those who have SEFOS, or hold somebody who has; nothing for receivers and the rest."""
    if view.unit.kind in RECEIVERS or lacking_columns(warehouse, MEASURES):
        return []
    mine = senders_within(warehouse, view.unit)
    if not mine:
        return [] if view.unit.is_clinic else [_note(NOBODY_HERE)]
    effects = [effect_of(warehouse, key) for key in MEASURES]
    if all(isinstance(one.pooled, Refused) for one in effects):
        return [_note(REFUSED[effects[0].pooled.reason])]
    charts = [] if view.unit.is_clinic else [
        each_sender(warehouse, SEFOS, told, mine) for told in (THE_WAY, THE_LOST)
    ]  # fmt: skip
    return [_table(view, mine, effects), *filter(None, charts)]


def _note(words: Text) -> Note:
    return Note(HEADING, Sentence(words), "missing", "why")


def _table(view: View, mine: Mapping[str, date], effects: list[Effect]) -> Table:
    """A row per measure for all senders together; for one sender its own row above."""
    rows = [
        row
        for one in effects
        for row in (_own_row(view, mine, one), _pooled_row(one))
        if row
    ]  # fmt: skip
    return Table(
        "since_sefos", HEADING, COLUMNS, tuple(rows), finding=_finding(effects),
        reading=sentences(READING, ONE_ALONE) if view.unit.is_clinic else READING, place="why",
    )  # fmt: skip


def _pooled_row(effect: Effect) -> tuple[Cell, ...]:
    name = NAMES[effect.metric.key]
    if isinstance(effect.pooled, Refused):
        return name, ALL_TOGETHER, None, None, CANNOT_COMPARE, None
    count = Sentence(ALL_WITH, {"count": free(effect.pooled.treated_count)})
    return (
        name, count, effect.expected,
        effect.all_sides.after, effect.change, _interval(effect.change),
    )  # fmt: skip


def _own_row(view: View, mine: Mapping[str, date], effect: Effect) -> tuple[Cell, ...] | None:
    if not view.unit.is_clinic:
        return None
    name, own = NAMES[effect.metric.key], view.unit.unit_id
    since = Sentence(SINCE.format(day=day(mine[own])), labels={"unit": UnitLabel.of(view.unit)})
    change = effect.change_of(own)
    if change is None:
        return name, since, None, None, TOO_SHORT, None
    return name, since, effect.expected_of(own), effect.sides[own].after, change, None


def _interval(change: Amount) -> Sentence:
    scale = 100 if change.unit == "points" else 1
    low = Amount(change.low * scale, "count", 1, rule="free", signed=True, ends=change.ends)
    high = Amount(change.high, change.unit, 1, rule="free", signed=True, ends=change.ends)
    return Sentence(BETWEEN, {"low": low, "high": high})


def _finding(effects: list[Effect]) -> Sentence:
    """What has changed beyond chance, by measure; otherwise that nothing can be said to have."""
    known = {SHORT[one.metric.key]: one for one in effects if not isinstance(one.pooled, Refused)}
    moved = {key: one.change for key, one in known.items() if is_beyond_chance(one.change)}
    if not moved:
        return Sentence(NOTHING_SEEN)
    words = BOTH if len(moved) == len(SHORT) else ONLY_LOST if "lost" in moved else ONLY_DAYS
    ways = {f"{key}_way": WAYS[key][change.value > 0] for key, change in moved.items()}
    amounts = {key: _size(change) for key, change in moved.items()}
    return Sentence(words.format(**ways), amounts, hidden=HEADING)


def _size(change: Amount) -> Amount:
    return Amount(abs(change.value), change.unit, 1, rule="free", ends=change.ends)


HEADING = Text("Ändring sedan SEFOS infördes", "Change since SEFOS was introduced")
NAMES = {
    LOST: Text("Kom aldrig fram", "Never arrived"),
    ON_THE_WAY: Text("Dagar på vägen, medel", "Days on the way, mean"),
}
COLUMNS = (
    Column("measure", Text("Mått", "Measure")),
    Column("who", Text("Avsändare", "Senders")),
    Column("expected", Text("Väntat utan SEFOS", "Expected without SEFOS"), is_number=True),
    Column("after", Text("Med SEFOS", "With SEFOS"), is_number=True),
    Column("change", Text("Ändring", "Change"), is_number=True),
    Column("interval", Text("Osäkerhet (95 %)", "Uncertainty (95%)"), is_number=True),
)
ALL_WITH = Text("{count} avsändare tillsammans", "{count} senders together")
ALL_TOGETHER = Text("Alla tillsammans", "All together")
CANNOT_COMPARE = Text("kan inte jämföras ännu", "cannot be compared yet")
SINCE = Text("{{unit}}, sedan {day}", "{{unit}}, since {day}")
BETWEEN = Text("{low} till {high}", "{low} to {high}")
READING = Text(
    "Varje avsändare jämförs från sin egen startdag med dem som ännu inte har SEFOS, under samma "
    "månader. Båda sträckorna räknas ihop, hela regionen. Avsändare med färre än åtta månader på "
    "någon sida om starten räknas inte in.",
    "Each sender is compared from its own first day with those who do not have SEFOS yet, over the "
    "same months. Both legs count together, in the whole region. Senders with fewer than eight "
    "months on either side of the start are left out.",
)
ONE_ALONE = Text(
    "För en enda avsändare kan osäkerheten inte räknas ut.",
    "For a single sender the uncertainty cannot be worked out.",
)
LOWER, HIGHER = Text("lägre", "lower"), Text("högre", "higher")
SHORTER, LONGER = Text("kortare", "shorter"), Text("längre", "longer")
SHORT = {LOST: "lost", ON_THE_WAY: "days"}
WAYS = {"lost": (LOWER, HIGHER), "days": (SHORTER, LONGER)}
BOTH = Text(
    "Sedan SEFOS infördes är andelen som aldrig kom fram {{lost}} {lost_way} än väntat, och vägen "
    "{{days}} {days_way}",
    "Since SEFOS, the share that never arrived is {{lost}} {lost_way} than expected, and the way "
    "{{days}} {days_way}",
)
ONLY_LOST = Text(
    "Sedan SEFOS infördes är andelen som aldrig kom fram {{lost}} {lost_way} än väntat; för "
    "dagarna på vägen kan skillnaden bero på slumpen",
    "Since SEFOS, the share that never arrived is {{lost}} {lost_way} than expected; for the days "
    "on the way the difference may be chance",
)
ONLY_DAYS = Text(
    "Sedan SEFOS infördes är vägen {{days}} {days_way} än väntat; för andelen som aldrig kom fram "
    "kan skillnaden bero på slumpen",
    "Since SEFOS, the way is {{days}} {days_way} than expected; for the share that never arrived "
    "the difference may be chance",
)
NOTHING_SEEN = Text(
    "Ingen ändring sedan SEFOS infördes som slumpen inte kan förklara",
    "No change since SEFOS that chance could not explain",
)
TOO_SHORT = Text("för kort tid", "too short a time")
NOBODY_HERE = Text("Ingen avsändare här har SEFOS ännu.", "No sender here has SEFOS yet.")
REFUSED = {
    "too_few_months": Text(
        "Det går inte att jämföra ännu: för få avsändare har haft SEFOS i åtta hela månader.",
        "No comparison can be made yet: too few senders have had SEFOS for eight whole months.",
    ),
    "too_few_units": Text(
        "Det går inte att jämföra: för få avsändare har SEFOS. Det behövs minst tre.",
        "No comparison can be made: too few senders have SEFOS. At least three are needed.",
    ),
    "nobody_else": Text(
        "Det går inte att jämföra: för få avsändare är utan SEFOS.",
        "No comparison can be made: too few senders are without SEFOS.",
    ),
}

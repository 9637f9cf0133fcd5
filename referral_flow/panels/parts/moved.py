"""Where a share has moved: every value of some splits looked at once, and few of them told of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from referral_flow.blocks import Block, Column, Note, Sentence, Table, UnitLabel
from referral_flow.charts.amounts import Counted, free
from referral_flow.charts.phrases import FEW_CASES, during
from referral_flow.model import Period, View
from referral_flow.panels.parts.filtered import label_of, part_rows
from referral_flow.statistics.lasting_change import LastingChange, lasting_change
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

FALSE_ALARMS = 0.05  # how often a page may tell of any change where nothing has changed


@dataclass(frozen=True)
class Moved:
    """A value of a split whose level changed: which, since when, and the share on each side."""

    split: str
    value: str
    label: Text | UnitLabel
    since: Period
    before: Counted
    after: Counted
    p_value: float

    @property
    def name(self) -> Text:
        """What the value is called, inside a sentence."""
        return self.label.name if isinstance(self.label, UnitLabel) else self.label


def looked_at(
    warehouse: Warehouse, key: str, view: View, splits: Sequence[str]
) -> tuple[list[Moved], int]:
    """The values that have moved, surest first, and how many series were looked at.

    Months of every value are divided where they differ most; what is left is told of only where
    chance would show as much in any of the series at most once in twenty such pages.
    """
    found = list(_changes(warehouse, key, view, splits))
    limit = FALSE_ALARMS / max(1, len(found))
    moved = [
        _moved(warehouse, split, value, rows, change)
        for split, value, rows, change in found
        if change.p_value <= limit
    ]
    return sorted(moved, key=lambda one: one.p_value), len(found)


def moved_table(found: Sequence[Moved], looked: int, split_names: dict[str, Text]) -> Block | None:
    """What has moved, with the share before and after: a table, or of a single one a sentence.

    A calm note where nothing has; None where no months are published to look at.
    """
    if not looked:
        return None
    if not found:
        return Note(WHERE, Sentence(NOWHERE), place="main")
    reading = Sentence(LOOKED, {"looked": free(looked), "chance": free(FALSE_ALARMS, "percent")})
    if len(found) == 1:
        return Note(WHERE, _and(_finding(found), reading), place="main")
    rows = tuple((split_names[one.split], one.label, one.before.amount, one.after.amount,
                  one.since.label) for one in found)  # fmt: skip
    return Table("moved", WHERE, COLUMNS, rows, finding=_finding(found), reading=reading,
                 place="main")  # fmt: skip


def _and(first: Sentence, then: Sentence) -> Sentence:
    """Two sentences; the second says nothing of people and stands in any case."""
    pairs = ((first.words.sv, then.words.sv), (first.words.en, then.words.en))
    words = Text(*(f"{one}. {more}" for one, more in pairs))
    return Sentence(words, dict(first.amounts) | dict(then.amounts), hidden=FEW_CASES)


def _finding(found: Sequence[Moved]) -> Sentence:
    words, amounts = told(found[0], MOVED)
    return Sentence(words, amounts, hidden=FEW_CASES)


def told(one: Moved, words: Text) -> tuple[Text, dict]:
    """`words` about one value that has moved, and the two shares in it."""
    said = words.format(
        what=one.name, since=one.since.label, before="{before}", after="{after}",
        when=during([one.since]), **DIRECTIONS[one.after.share > one.before.share],
    )  # fmt: skip
    return said, {"before": one.before.amount, "after": one.after.amount}


def _changes(
    warehouse: Warehouse, key: str, view: View, splits: Sequence[str]
) -> Iterator[tuple[str, str, pl.DataFrame, LastingChange]]:
    """The division of each value's months that sets their parts furthest apart."""
    for split in splits:
        rows = part_rows(warehouse, key, split, None, unit_ids=[view.unit.unit_id], grain="month")
        months = rows.filter("is_complete").sort("starts_on")
        for (value,), own in months.partition_by("shown", as_dict=True).items():
            change = lasting_change(own["numerator"], own["denominator"])
            if change:
                yield split, value, own, change


def _moved(
    warehouse: Warehouse, split: str, value: str, rows: pl.DataFrame, change: LastingChange
) -> Moved:
    unit = warehouse.units.get(value)
    label = UnitLabel.of(unit) if unit else label_of(warehouse, (split, value))
    since = warehouse.periods[rows["period_id"][change.start]]
    before, after = (
        Counted(int(part["numerator"].sum()), int(part["denominator"].sum()))
        for part in (rows[: change.start], rows[change.start :])
    )
    return Moved(split, value, label, since, before, after, change.p_value)


COLUMNS = (
    Column("split", Text("Uppdelning", "Division")),
    Column("value", Text("För vilka", "For whom")),
    Column("before", Text("Före", "Before"), is_number=True),
    Column("after", Text("Efter", "After"), is_number=True),
    Column("since", Text("Från och med", "Since")),
)
WHERE = Text("Var syns en ändring?", "Where does a change show?")
MOVED = Text(
    "För {what} {rose} andelen från {before} till {after} {when}",
    "For {what} the share {rose} from {before} to {after} {when}",
)
DIRECTIONS = {
    True: {"rose": Text("ökade", "rose"), "has_risen": Text("har ökat", "has risen")},
    False: {"rose": Text("minskade", "fell"), "has_risen": Text("har minskat", "has fallen")},
}
NOWHERE = Text(
    "Inget tyder på att andelen har ändrats för någon enskild undersökning, yrkesgrupp eller "
    "mottagande enhet, eller för något skäl för sig.",
    "Nothing suggests that the share has changed for any single examination, profession or "
    "receiving department, or for any reason by itself.",
)
LOOKED = Text(
    "{looked} serier har jämförts månad för månad. Av ren slump visas någon ändring här på högst "
    "{chance} av sådana sidor. Ändringar som sker gradvis eller under de yttersta månaderna syns "
    "sämre.",
    "{looked} series were compared month by month. By pure chance any change is shown here on at "
    "most {chance} of such pages. Changes that are gradual or in the outermost months show less.",
)

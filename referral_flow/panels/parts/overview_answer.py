"""The overview's answer: what has changed, and what else there is to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from referral_flow.blocks import Findings, Headline, Sentence, UnitLabel
from referral_flow.charts.phrases import inside as inside_words
from referral_flow.charts.phrases import sentences
from referral_flow.findings.found import Changed, Search
from referral_flow.model import View
from referral_flow.panels.parts.filtered import label_of
from referral_flow.panels.parts.overview_changes import TOO_SHORT
from referral_flow.panels.parts.overview_figures import overview_figures
from referral_flow.panels.parts.overview_levels import Of, level_amounts
from referral_flow.panels.parts.overview_scope import WIDE, changes_within
from referral_flow.panels.parts.overview_words import measure, opened
from referral_flow.text import Text, joined
from referral_flow.warehouse import Warehouse


def overview_answer(
    warehouse: Warehouse, view: View, search: Search, others: Sequence[Findings]
) -> Headline:
    """The widest lasting change; then how much there is in each of the lists."""
    figures = overview_figures(warehouse, view)
    inside = changes_within(warehouse, search, view.unit)
    first = _first(warehouse, view, search, inside)
    rest = _rest(others, len(inside) - 1, is_part=view.unit.kind not in WIDE)
    words = replace(first, words=sentences(first.words, rest)) if rest else first
    return Headline(words, figures, reading=ONE_AT_A_TIME)


def _first(warehouse: Warehouse, view: View, search: Search, inside: Sequence[Changed]) -> Sentence:
    """The widest change: what, whose, which way and how far."""
    if not search.searched.series_count:
        return Sentence(TOO_SHORT)
    if not inside:
        return Sentence(NOTHING)
    one = inside[0]
    unit, metric = warehouse.units[one.unit_id], warehouse.metrics[one.metric]
    of = Of(metric, unit, one.split, one.split_value)
    before, after = level_amounts(warehouse, of, one.before, one.after)
    where = _where(warehouse, view, one)
    words = (RISEN if one.change > 0 else FALLEN).format(measure=measure(metric), where=where)
    hidden = opened(HIDDEN.format(measure=measure(metric)))
    return Sentence(opened(words), {"before": before, "after": after}, hidden,
                    {"unit": UnitLabel.of(unit)})  # fmt: skip


def _where(warehouse: Warehouse, view: View, one: Changed) -> Text | str:
    """ " för övriga remittenter vid {unit}": the group, and the unit unless it is the view's."""
    parts: list[Text] = []
    if one.split and one.split_value:
        group = label_of(warehouse, (one.split, one.split_value))
        parts.append(FOR.format(who=inside_words(group)))
    if one.unit_id != view.unit.unit_id:
        parts.append(AT if warehouse.units[one.unit_id].is_clinic else IN)
    if not parts:
        return ""
    return Text(*("".join(part.in_(language) for part in parts) for language in ("sv", "en")))


def _rest(others: Sequence[Findings], more_changes: int, *, is_part: bool) -> Text | None:
    """How many other findings there are, as a sentence of its own; None without any."""
    more = MORE_CHANGES[min(more_changes, 2) - 1] if more_changes > 0 else None
    parts = [more.format(count=_counted(more_changes))] if more else []
    parts += [
        _words_of(one, is_part=is_part)[min(len(one.found), 2) - 1].format(
            count=_counted(len(one.found))
        )
        for one in others
        if one.found
    ]
    if not parts:
        return None
    listed = Text(*(joined([part.in_(language) for part in parts], language)
                    for language in ("sv", "en")))  # fmt: skip
    return opened(Text(f"{listed.sv}.", f"{listed.en}."))


def _words_of(one: Findings, *, is_part: bool) -> tuple[Text, Text]:
    """Of one and of several; what followed events is told of the whole region."""
    return AFTER_IN_REGION if is_part and one.key == "after_events" else OTHERS[one.key]


def _counted(count: int) -> Text:
    """A number of findings, which tells of nobody, as a word."""
    return NUMBERS[count - 1] if count <= len(NUMBERS) else MANY


ONE_AT_A_TIME = Text(
    "Varje tal jämförs för sig med året före. Det som håller när alla mått och enheter söks igenom "
    "står under ”Det här har ändrats”.",
    "Each figure is compared with the year before by itself. What holds when all measures and "
    "units are searched is told under “This has changed”.",
)
NOTHING = Text(
    "Inget av det som följs har ändrats mer än slumpen brukar ge.",
    "Nothing that is followed has changed more than chance usually gives.",
)
RISEN = Text(
    "{measure} har stigit{where}, från {{before}} till {{after}}.",
    "{measure} has risen{where}, from {{before}} to {{after}}.",
)
FALLEN = Text(
    "{measure} har sjunkit{where}, från {{before}} till {{after}}.",
    "{measure} has fallen{where}, from {{before}} to {{after}}.",
)
HIDDEN = Text("{measure} har ändrats.", "{measure} has changed.")
FOR = Text(" för {who}", " for {who}")
IN, AT = Text(" i {unit}", " in {unit}"), Text(" vid {unit}", " at {unit}")
MORE_CHANGES = (
    Text("{count} annan ändring har hittats", "{count} other change has been found"),
    Text("{count} andra ändringar har hittats", "{count} other changes have been found"),
)
OTHERS = {
    "after_events": (
        Text("{count} ändring syns efter en känd händelse",
             "{count} change is seen after a known event"),
        Text("{count} ändringar syns efter kända händelser",
             "{count} changes are seen after known events"),
    ),
    "unlike": (
        Text("{count} skillnad mellan mottagningar är större än vanligt",
             "{count} difference between clinics is larger than usual"),
        Text("{count} skillnader mellan mottagningar är större än vanligt",
             "{count} differences between clinics are larger than usual"),
    ),
    "lost": (
        Text("uppgifterna har {count} känd lucka", "the data have {count} known gap"),
        Text("uppgifterna har {count} kända luckor", "the data have {count} known gaps"),
    ),
}  # fmt: skip
AFTER_IN_REGION = (
    Text("{count} ändring syns i hela regionen efter en känd händelse",
         "{count} change is seen in the whole region after a known event"),
    Text("{count} ändringar syns i hela regionen efter kända händelser",
         "{count} changes are seen in the whole region after known events"),
)  # fmt: skip
NUMBERS = tuple(
    Text(*pair)
    for pair in zip(
        "en två tre fyra fem sex sju åtta nio tio elva tolv".split(),
        "one two three four five six seven eight nine ten eleven twelve".split(),
        strict=True,
    )
)
MANY = Text("många", "many")

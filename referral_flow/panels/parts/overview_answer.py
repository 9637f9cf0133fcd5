"""The overview's answer: what has changed, and what else there is to look at."""

from __future__ import annotations

from collections.abc import Sequence

from referral_flow.blocks import Findings, Headline, Sentence
from referral_flow.charts.phrases import sentences
from referral_flow.findings.found import Search
from referral_flow.model import View
from referral_flow.panels.parts.overview_changes import TOO_SHORT
from referral_flow.panels.parts.overview_figures import overview_figures
from referral_flow.panels.parts.overview_scope import changes_within
from referral_flow.panels.parts.overview_words import measure, opened
from referral_flow.text import Text, joined
from referral_flow.warehouse import Warehouse

MOST_NAMED = 2


def overview_answer(
    warehouse: Warehouse, view: View, search: Search, others: Sequence[Findings]
) -> Headline:
    """What has changed for good, by measure; then how much there is in each of the other lists."""
    figures = overview_figures(warehouse, view)
    metrics = list(
        dict.fromkeys(one.metric for one in changes_within(warehouse, search, view.unit))
    )
    names = [measure(warehouse.metrics[key]) for key in metrics]
    first = _changed(names) if search.searched.series_count else TOO_SHORT
    rest = _rest(others)
    words = sentences(first, rest) if rest else first
    return Headline(Sentence(words), figures)


def _changed(names: Sequence[Text]) -> Text:
    """ "Det som har ändrats är andelen … och andelen …"; of many, how many more in words."""
    if not names:
        return NOTHING
    told = names[:MOST_NAMED]
    listed = Text(*(joined([one.in_(language) for one in told], language)
                    for language in ("sv", "en")))  # fmt: skip
    return (CHANGED if len(names) <= MOST_NAMED else CHANGED_AMONG).format(measures=listed)


def _rest(others: Sequence[Findings]) -> Text | None:
    """How many other findings there are, as a sentence of its own; None without any."""
    parts = [
        OTHERS[one.key][min(len(one.found), 2) - 1].format(count=_counted(len(one.found)))
        for one in others
        if one.found
    ]
    if not parts:
        return None
    listed = Text(*(joined([part.in_(language) for part in parts], language)
                    for language in ("sv", "en")))  # fmt: skip
    return opened(Text(f"{listed.sv}.", f"{listed.en}."))


def _counted(count: int) -> Text:
    """A number of findings, which tells of nobody, as a word."""
    return NUMBERS[count - 1] if count <= len(NUMBERS) else MANY


NOTHING = Text(
    "Inget av det som följs har ändrats mer än slumpen brukar ge.",
    "Nothing that is followed has changed more than chance usually gives.",
)
CHANGED = Text("Det som har ändrats är {measures}.", "What has changed is {measures}.")
CHANGED_AMONG = Text(
    "Det som har ändrats är bland annat {measures}.", "What has changed is among other {measures}."
)
OTHERS = {
    "after_events": (
        Text("{count} förändring följer en känd händelse", "{count} change follows a known event"),
        Text("{count} förändringar följer kända händelser",
             "{count} changes follow known events"),
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
NUMBERS = tuple(
    Text(*pair)
    for pair in zip(
        "en två tre fyra fem sex sju åtta nio tio elva tolv".split(),
        "one two three four five six seven eight nine ten eleven twelve".split(),
        strict=True,
    )
)
MANY = Text("många", "many")

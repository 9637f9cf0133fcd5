"""The overview: what has changed and where, what stands apart, and the way to each page."""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Block, Headline, Sentence
from referral_flow.charts.amounts import free, is_beyond_chance
from referral_flow.charts.phrases import during
from referral_flow.model import UNIT_KINDS, View
from referral_flow.panels import Panel
from referral_flow.panels.parts.overview_figures import overview_figures
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The page from answer to method."""
    return [_answer(warehouse, view)]


def _answer(warehouse: Warehouse, view: View) -> Headline:
    figures = overview_figures(warehouse, view)
    changes = [one.change for one in figures if one.change is not None and one.change.ends]
    beyond = [one for one in changes if one.low is not None and is_beyond_chance(one)]
    amounts = {"beyond": free(len(beyond)), "all": free(len(figures))}
    words = NO_FIGURES if not figures else NONE_MOVED if not beyond else MOVED
    return Headline(Sentence(words.format(when=during([view.period])), amounts), figures)


MOVED = Text(
    "{{beyond}} av {{all}} mått skilde sig {when} mer från året före än slumpen brukar ge.",
    "{{beyond}} of {{all}} measures differed {when} more from the year before than chance "
    "usually gives.",
)
NONE_MOVED = Text(
    "Inget av måtten skilde sig {when} mer från året före än slumpen brukar ge.",
    "None of the measures differed {when} more from the year before than chance usually gives.",
)
NO_FIGURES = Text(
    "Det finns inga uppgifter att visa för den enhet och period som är vald.",
    "There are no figures to show for the unit and period chosen.",
)

PANEL = Panel(
    key="overview",
    order=10,
    title=Text("Översikt", "Overview"),
    question=Text(
        "Vad har ändrats, och var ska jag titta först?",
        "What has changed, and where should I look first?",
    ),
    metrics=(),  # each is told of on a page of its own
    unit_kinds=tuple(kind for kind in UNIT_KINDS if kind != "nation"),
    controls=(),
    blocks=blocks,
)

"""The ways through the tool: from a number or a finding to the page and view that explain it."""

from __future__ import annotations

from dataclasses import dataclass

from referral_flow.amounts import Sentence
from referral_flow.text import Text


@dataclass(frozen=True)
class Lead:
    """The way to what explains something: a page and what to choose there, all by id.

    What is None, and every choice that is not named, stays as the reader has it.
    """

    page: str  # key of a panel
    unit_id: str | None = None
    period_id: str | None = None
    grain: str | None = None
    choices: tuple[tuple[str, str], ...] = ()  # of the page's own controls
    chart: str | None = None  # key of the chart to go to on the page
    words: Text | None = None  # what a link of its own says: the page's name


@dataclass(frozen=True)
class Found:
    """One finding as a sentence, what it rests on, and the way to its chart."""

    said: Sentence
    basis: Sentence
    lead: Lead
    good: str = "neutral"  # improvement, concern or neutral


@dataclass(frozen=True)
class Findings:
    """What a search has found, the widest unit first; `empty` is said where it found nothing.

    `basis` says how much was searched and how many findings are expected to be false.
    """

    key: str
    title: Text
    found: tuple[Found, ...]
    empty: Sentence
    basis: Sentence
    place: str = "main"

"""What a slide is made in: its page and view, the language, and what the figures rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from referral_flow.blocks import Block
from referral_flow.disclosure import Disclosed
from referral_flow.model import SYNTHETIC_MARK, Build, Metric, View
from referral_flow.slides import phrases
from referral_flow.text import Text, day


@dataclass(frozen=True)
class Page:
    """One panel's answer as the gate let it through, and the view that it was made for.

    Pages of one deck are disclosed together, since they are read together: `first` and `count`
    say which blocks of the whole are this page's.
    """

    panel_title: Text
    question: Text
    view: View
    disclosed: Disclosed
    first: int = 0
    count: int | None = None
    uses_period: bool = True

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What this page shows, in the panel's order."""
        last = None if self.count is None else self.first + self.count
        return self.disclosed.blocks[self.first : last]

    @property
    def period_words(self) -> Text:
        """The view's period, or that the page is about all that was delivered."""
        return self.view.period.label if self.uses_period else phrases.WHOLE_EXTRACT

    @property
    def unit_name(self) -> Text:
        """What the unit is called before this audience: a council may see clinics without names."""
        return self.disclosed.name_of(self.view.unit)

    def __post_init__(self) -> None:
        if not isinstance(self.disclosed, Disclosed):
            raise TypeError("A slide shows only what disclosure.disclose() has let through.")


@dataclass(frozen=True)
class Setting:
    """Language, audience and build of a deck, with the catalogue for its definitions."""

    build: Build
    language: str
    audience: str
    metrics: Mapping[str, Metric] = field(default_factory=dict)

    def say(self, text: Text, **words: Text | str) -> str:
        """`text` in the deck's language with its slots filled."""
        return (text.format(**words) if words else text).in_(self.language)

    @property
    def language_tag(self) -> str:
        """The language as files name it: sv-SE or en-GB."""
        return "sv-SE" if self.language == "sv" else "en-GB"

    @property
    def mark(self) -> str | None:
        """SYNTETISKA DATA while the data are."""
        return self.say(SYNTHETIC_MARK) if self.build.is_synthetic else None

    @property
    def provenance(self) -> list[str]:
        """As-of date and build id."""
        return [
            self.say(phrases.AS_OF, day=day(self.build.as_of)),
            self.say(phrases.BUILD, build_id=self.build.build_id),
        ]

    def metric(self, key: str | None) -> Metric | None:
        """The catalogue's row for a chart or figure, if it has one."""
        return self.metrics.get(key) if key else None

    def selection(self, page: Page, grain: str | None = None) -> str:
        """Whose figures, which period, at which step if over time, hidden by which rule."""
        parts = [self.say(page.unit_name), self.say(page.period_words)]
        if grain in phrases.GRAINS:
            parts.append(self.say(phrases.GRAINS[grain]))
        return " · ".join(parts) + ". " + self.say(phrases.AUDIENCES[self.audience])

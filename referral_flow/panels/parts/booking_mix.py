"""The mix of patients on each booking route: which differences are more than chance, and how large.

A difference is told with its size and its interval; why it is there the material does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from referral_flow.blocks import Amount, Block, Cell, Column, Note, Sentence, Table
from referral_flow.charts.amounts import Counted
from referral_flow.charts.phrases import inside
from referral_flow.model import Period, View
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.guide_form import beside_no_form
from referral_flow.panels.parts.mix_counts import CASE_MIX, MixCounts, mix_counts
from referral_flow.panels.parts.mix_tables import capital, mix_tables
from referral_flow.statistics.mix import Apart, Mix, differing, far_apart, mix, rare_values
from referral_flow.text import HIDDEN, Text, joined
from referral_flow.warehouse import Warehouse

MIX = "booking_mix"  # the key of the verdicts
LEAST_NAMED, LEAST_CASES = 5, 20  # on either side, and in all, before a share stands in words


def booking_mix(warehouse: Warehouse, view: View, period: Period) -> list[Block]:
    """A row per attribute with its verdict, then the mix itself, all folded; none where unknown.

    All in place "who".
    """
    if lacking_columns(warehouse, [CASE_MIX]):
        return []
    found = [Compared(one) for one in mix_counts(warehouse, view, period)]
    if not found:
        return []
    found.sort(key=lambda one: -one.test.cramers_v)
    differ = differing([one.test.p_value for one in found])
    forms = beside_no_form(warehouse, view, period, [one.counts for one in found])
    rows = [(*_row(one, is_apart), forms[one.counts.attribute])
            for one, is_apart in zip(found, differ, strict=True)]  # fmt: skip
    has_form = any(row[-1] is not None for row in rows)
    verdicts = Table(
        MIX, TITLE_OF.format(title=TITLE, period=period.label),
        COLUMNS if has_form else COLUMNS[:-1],
        tuple(row if has_form else row[:-1] for row in rows),
        finding=_finding(found, differ), reading=READING, place="who", is_open=False,
    )  # fmt: skip
    return [verdicts, *mix_tables([one.counts for one in found])]


@dataclass(frozen=True)
class Compared:
    """One attribute by route, with rare values put together, and the test of it."""

    counts: MixCounts

    @cached_property
    def columns(self) -> list[list[int]]:
        """The values as they are compared: each by itself, the rare ones as one at the end."""
        rare = rare_values(self.counts.matrix)
        alone = [[one] for one in range(len(self.counts.values)) if one not in rare]
        return [*alone, rare] if rare else alone

    @cached_property
    def matrix(self) -> np.ndarray:
        return np.column_stack([self.counts.matrix[:, one].sum(axis=1) for one in self.columns])

    @cached_property
    def test(self) -> Mix:
        return mix(self.matrix)

    @cached_property
    def farthest(self) -> Apart | None:
        """The largest difference beyond chance, of those with enough people to stand in words."""
        return next((one for one in far_apart(self.matrix) if self._is_safe(one)), None)

    def value(self, one: Apart) -> str:
        return self.counts.values[self.columns[one.value][0]]

    def counted(self, one: Apart) -> tuple[Counted, Counted]:
        """The share on the route, and on all other routes."""
        has, n = self.matrix[:, one.value], self.matrix.sum(axis=1)
        origin = self.counts.origin(self.counts.routes[one.group], self.value(one))
        own = Counted(int(has[one.group]), int(n[one.group]), origin)
        return own, Counted(int(has.sum()), int(n.sum())).without(own)

    def _is_safe(self, one: Apart) -> bool:
        return len(self.columns[one.value]) == 1 and all(
            part.denominator >= LEAST_CASES
            and all(
                side == 0 or side >= LEAST_NAMED
                for side in (part.numerator, part.denominator - part.numerator)
            )
            for part in self.counted(one)
        )


def _row(seen: Compared, is_apart: bool) -> tuple[Cell, ...]:
    n = int(seen.matrix.sum())
    size = Amount(seen.test.cramers_v, "count", 2, n=n, rule="summary", is_n_shown=False)
    word = next(word for limit, word in SIZES if seen.test.cramers_v < limit)
    return (seen.counts.name, BEYOND if is_apart else WITHIN,
            Sentence(word, {"size": size}, hidden=HIDDEN), _largest(seen, is_apart))  # fmt: skip


def _largest(seen: Compared, is_apart: bool) -> Cell:
    """The value that stands farthest apart on one route, with an interval that holds for all."""
    one = seen.farthest
    if not is_apart or one is None:
        return None
    own, rest = (part.amount for part in seen.counted(one))
    low, high = sorted(abs(end) for end in (one.low, one.high))
    labels = seen.counts.labels
    words = FARTHEST.format(value=capital(labels[seen.value(one)]),
                            route=inside(labels[seen.counts.routes[one.group]]))  # fmt: skip
    amounts = {"own": own, "rest": rest,
               "low": Amount(low * 100, "count", rule="free", ends=(own, rest)),
               "high": Amount(high, "points", rule="free", ends=(own, rest))}  # fmt: skip
    return Sentence(words, amounts, hidden=HIDDEN)


def _finding(found: list[Compared], differ: list[bool]) -> Sentence:
    """In which attributes the routes differ, in which hardly, and in which no more than by chance.

    With many people a difference too small to matter is still beyond chance: its size decides.
    """
    kinds = [ALIKE_IN if not is_apart else SLIGHTLY_IN if one.test.cramers_v < SLIGHT else APART_IN
             for one, is_apart in zip(found, differ, strict=True)]  # fmt: skip
    if all(kind == ALIKE_IN for kind in kinds):
        return Sentence(ALIKE)
    parts = [words.format(names=_names(found, kinds, words))
             for words in (APART_IN, SLIGHTLY_IN, ALIKE_IN) if words in kinds]  # fmt: skip
    parted = Text(*(", ".join(one.in_(language) for one in parts) for language in ("sv", "en")))
    return Sentence(DIFFER.format(parts=parted))


def _names(found: list[Compared], kinds: list[Text], kind: Text) -> Text:
    return _listed([one.counts.called for one, its in zip(found, kinds, strict=True)
                    if its == kind])  # fmt: skip


def _listed(words: list[Text]) -> Text:
    return Text(*(joined([one.in_(language) for one in words], language)
                  for language in ("sv", "en")))  # fmt: skip


TITLE = Text("Vilka patienter vägarna har", "Which patients the routes have")
TITLE_OF = Text("{title} · {period}", "{title} · {period}")
COLUMNS = (
    Column("attribute", Text("Egenskap", "Attribute")),
    Column("differs", Text("Skillnad", "Difference")),
    Column("size", Text("Storlek", "Size")),
    Column("largest", Text("Störst skillnad mot övriga vägar",
                           "Largest difference from the other routes")),
    Column("form", Text("Webb med och utan guideformulär", "Web with and without a guide form")),
)  # fmt: skip
BEYOND = Text("mer än slumpen", "beyond chance")
WITHIN = Text("kan vara slumpen", "may be chance")
SLIGHT = 0.1
SIZES = (  # Cohen (1988); what rounds to nought is none
    (0.005, Text("{size}, ingen", "{size}, none")),
    (SLIGHT, Text("{size}, mycket liten", "{size}, very small")),
    (0.3, Text("{size}, liten", "{size}, small")),
    (0.5, Text("{size}, måttlig", "{size}, medium")),
    (2.0, Text("{size}, stor", "{size}, large")),
)
FARTHEST = Text(
    "{value}, {route}: {{own}} mot {{rest}} (skillnad {{low}}–{{high}})",
    "{value}, {route}: {{own}} against {{rest}} (difference {{low}}–{{high}})",
)
DIFFER = Text("Vägarnas patienter skiljer sig {parts}", "The patients of the routes differ {parts}")
APART_IN = Text("i {names}", "in {names}")
SLIGHTLY_IN = Text("obetydligt i {names}", "very little in {names}")
ALIKE_IN = Text("men inte mer än slumpen i {names}", "but no more than by chance in {names}")
ALIKE = Text(
    "Vägarnas patienter skiljer sig inte mer än slumpen förklarar",
    "The patients of the routes differ no more than chance explains",
)
READING = Text(
    "Storleken går från noll (lika) till ett (helt skilda). Intervallen gäller fast alla värden på "
    "alla vägar har jämförts.",
    "The size runs from nought (alike) to one (wholly apart). The intervals hold though all values "
    "of all routes were compared.",
)
HOW = Note(
    Text("Hur vägarnas patienter jämförs", "How the patients of the routes are compared"),
    Sentence(
        Text(
            "Alla egenskaper prövas på en gång med chi-tvåtest. Storleken är Cramérs V, och orden "
            "för den är Cohens. Med många patienter syns också en skillnad som är för liten för "
            "att spela roll: den kallas obetydlig. Om ett guideformulär gör skillnad jämförs "
            "mottagning för mottagning med Welchs test.",
            "All attributes are tested at once by chi-square. The size is Cramér's V, and the "
            "words for it are Cohen's. With many patients a difference too small to matter is "
            "seen too, and told as very little. Whether a guide form makes a "
            "difference is compared clinic by clinic by Welch's test.",
        )
    ),
)

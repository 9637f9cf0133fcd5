"""The guarantee figure from all who sought care to what the free times say, in steps that add up.

The same people in every step but those whom it leaves out; the numerator never changes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from referral_flow.blocks import Amount, Chart, Sentence
from referral_flow.charts.amounts import Counted, people
from referral_flow.charts.phrases import FEW_CASES, sentences
from referral_flow.charts.waterfall import Step, waterfall
from referral_flow.few import LEAST_CASES, is_few
from referral_flow.model import Period
from referral_flow.text import Text

A_PERCENT = 0.01  # a share in whole per cent may be any within as much


@dataclass(frozen=True)
class Corrected:
    """The share assessed within the limit, each time with other waits left out.

    `everyone`: nobody left out, as the ordinance has it. `coded`: without waits coded as chosen.
    `put_back`: those coded without any free time counted again. `by_times`: also without those who
    passed over a free time on the web. `upper`: without anybody who had a free time. `late`: those
    who waited past the limit for a time, where known.
    """

    everyone: Counted
    coded: Counted
    put_back: Counted
    by_times: Counted
    upper: Counted | None = None
    audience: str = "working"
    late: Counted | None = None

    @property
    def told(self) -> tuple[Amount, ...]:
        """The four shares as they may be told; where one is rounded, all are."""
        counted = (self.everyone, self.coded, self.put_back, self.by_times)
        amounts = [told_share(one, self.audience) for one in counted]
        if all(amount.is_n_shown for amount in amounts):
            return tuple(amounts)
        return tuple(replace(one, value=round(one.value, 2)) for one in amounts)

    @property
    def is_hidden(self) -> bool:
        """Whether one of the four may not be told: then nothing is told of who is left out."""
        return any(is_few(amount, self.audience) for amount in self.told)

    def beside(self, amount: Amount) -> Amount:
        """The amount, hidden together with any of the four."""
        return replace(amount, ends=(*amount.ends, *self.told))


def told_share(counted: Counted, audience: str) -> Amount:
    """The share; in whole per cent and without n where its n would give few people away.

    Only where as many numbers would round to the same as are asked of a share; else the gate
    hides it.
    """
    amount = counted.amount
    alone = replace(amount, partners=())
    if not is_few(amount, audience) or is_few(alone, audience):
        return amount
    if counted.denominator * A_PERCENT < LEAST_CASES[audience] * counted.share:
        return amount
    return replace(alone, value=round(alone.value, 2), low=None, high=None, is_n_shown=False)


def corrected_steps(
    seen: Corrected, period: Period, *, key: str = "corrected", place: str = "beside"
) -> Chart:
    """From all who sought care to the figure by the times, as a waterfall."""
    told = seen.told
    return waterfall(
        (EVERYONE, told[0]),
        [_step(key, *pair) for key, pair in zip(STEPS, pairwise(told), strict=True)],
        (BY_TIMES, told[-1]),
        key=key,
        finding=_finding(seen),
        measure=MEASURE,
        label=LABEL,
        basis=_basis(seen, period),
        reading=_reading(seen),
        metric="assessed_within_3_days_corrected",
        place=place,
    )


def _step(key: str, before: Amount, after: Amount) -> Step:
    return Step(key, STEPS[key], after.value - before.value, (before, after))


def _finding(seen: Corrected) -> Sentence:
    everyone, coded, _, times = seen.told
    amounts = {"all": everyone, "coded": coded, "times": times}
    if len({round(amount.value, 2) for amount in seen.told}) == 1:
        return Sentence(ALL_ALIKE, amounts, hidden=FEW_CASES)
    return Sentence(FINDING, amounts, hidden=FEW_CASES)


def _basis(seen: Corrected, period: Period) -> Sentence:
    amounts = {"all": people(seen.everyone.denominator, seen.everyone.origin)}
    if seen.is_hidden:
        return Sentence(BASIS_ALL.format(period=period.label), amounts, hidden=period.label)
    if not seen.told[-1].is_n_shown:
        return Sentence(BASIS_ROUNDED.format(period=period.label), amounts, hidden=period.label)
    amounts["left"] = seen.beside(people(seen.by_times.denominator, seen.by_times.origin))
    return Sentence(BASIS.format(period=period.label), amounts, hidden=period.label)


def _reading(seen: Corrected) -> Sentence:
    """Whose share it is; who neither waited past the limit nor came; and the most to explain."""
    parts, amounts, rest = [READING], {}, _rest(seen)
    if rest and not is_few(rest, seen.audience):
        parts.append(REST)
        amounts["rest"] = rest
    if seen.upper:
        parts.append(UPPER)
        amounts["upper"] = seen.beside(told_share(seen.upper, seen.audience))
    return Sentence(sentences(*parts), amounts, hidden=READING)


def _rest(seen: Corrected) -> Amount | None:
    """Those with a time inside the limit at which they were not assessed; of the same people."""
    if seen.late is None or seen.late.denominator != seen.everyone.denominator:
        return None
    number = seen.everyone.denominator - seen.everyone.numerator - seen.late.numerator
    if number <= 0:
        return None
    rest = Counted(number, seen.everyone.denominator).amount
    return replace(rest, ends=(seen.everyone.amount, seen.late.amount))


EVERYONE = Text("Alla som sökte", "All who sought")
BY_TIMES = Text("Utan val, enligt tiderna", "Choices by times left out")
STEPS = {
    "coded": Text("Kodade som patientvalda räknas bort", "Coded choices left out"),
    "put_back": Text("Kodade utan ledig tid läggs tillbaka", "Coded, no free time: put back"),
    "web": Text("Okodade val på webben räknas bort", "Uncoded web choices left out"),
}
LABEL = Text("Bedömda inom tre dagar", "Assessed within three days")
MEASURE = Text(
    "Andel bedömda inom tre dagar. Stegen i procentenheter.",
    "Share assessed within three days. Steps in percentage points.",
)
ALL_ALIKE = Text(
    "Oavsett hur val räknas bedömdes {all} inom tre dagar",
    "However choices are counted, {all} were assessed within three days",
)
FINDING = Text(
    "{all} bedömdes inom tre dagar; {coded} om kodade val räknas bort, {times} om val enligt "
    "tiderna räknas bort",
    "{all} were assessed within three days; {coded} if coded choices are left out, {times} if "
    "choices by the times are",
)
BASIS = Text(
    "{period} · n = {{all}} som sökte, {{left}} utan val",
    "{period} · n = {{all}} who sought care, {{left}} without choices",
)
BASIS_ALL = Text("{period} · n = {{all}} som sökte", "{period} · n = {{all}} who sought care")
BASIS_ROUNDED = Text(
    "{period} · n = {{all}} som sökte; utan val i hela procent",
    "{period} · n = {{all}} who sought care; without choices in whole per cent",
)
READING = Text(
    "Räknat på dem som sökte. Första stapeln drar inte av några val, som förordningen; sista "
    "följer SKR:s regel så som tiderna visar den.",
    "Counted on those who sought care. The first bar leaves out no choices, as the ordinance; the "
    "last follows SKR's rule as the times show it.",
)
REST = Text(
    "Ytterligare {rest} hade en tid inom gränsen men bedömdes inte då.",
    "Another {rest} had a time within the limit but were not assessed then.",
)
UPPER = Text(
    "Räknas alla som hade en ledig tid som val, även på telefon, blir andelen som mest {upper}.",
    "If all who had a free time are taken as choices, by phone too, it is {upper} at most.",
)

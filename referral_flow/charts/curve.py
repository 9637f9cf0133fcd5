"""The share assessed by each day after contact, those still waiting included."""

from __future__ import annotations

import polars as pl

from referral_flow.blocks import Amount, Axis, Chart, Partner, Point, Sentence, Series
from referral_flow.charts.amounts import Counted, basis, free, people, quantile
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.statistics.survival import ENTERED, Curve, curve
from referral_flow.text import Text

LAST_DAY = 14
CAUSE = "assessed"


def waiting_curve(table: pl.DataFrame) -> Curve:
    """The Aalen–Johansen curve of a day table of one unit and one period."""
    return curve(table["day"], table["outcome"], table["cases"], causes=[CAUSE])


def cases(table: pl.DataFrame) -> int:
    """How many people the table is about."""
    return int(table["cases"].filter(table["outcome"] != ENTERED).sum())


def cumulative_share(
    metric: Metric,
    unit: Unit,
    period: Period,
    table: pl.DataFrame,
    *,
    limit_days: int,
    cohort: Counted,
    cancelled: Amount,
    is_mature: bool,
    partners: tuple[Partner, ...] = (),
) -> Chart | None:
    """Day 0 to 14 with its interval and the limit marked; None where too few wait so long.

    `cohort` is the share that headlines the page, `cancelled` those it leaves out; the reading help
    says how it relates to the curve on the day of the limit. `partners` are the numbers beside
    which n could tell how few cancelled.
    """  # fmt: skip
    n, whole = cases(table), waiting_curve(table)
    seen = whole.drawable()
    if len(seen.day) <= limit_days:
        return None
    points = _points(seen, n, partners)
    origin = Origin(metric.key, unit, period)
    at_limit = points[limit_days].amount
    return Chart(
        key="cumulative_share",
        kind="steps",
        finding=_finding(whole, points, origin, n, partners),
        measure=Text(
            "Andel bedömda efter antal dagar från kontakten; de som väntar, avbokar eller uteblir "
            "är med.",
            "Share assessed by days from contact; those who wait, cancel or do not attend are "
            "included.",
        ),
        x=Axis("number", unit="days", minimum=0, maximum=LAST_DAY, title=DAYS_AFTER),
        y=Axis("number", minimum=0.0, maximum=1.0),
        series=(_assessed(metric, points), _limit(limit_days, at_limit)),
        metric=metric.key,
        basis=basis(people(n, origin, partners), period.label),
        reading=_relation(at_limit, cohort, cancelled, is_mature),
        place="why",
    )


DAYS_AFTER = Text("Dagar efter kontakten", "Days after contact")


def _points(seen: Curve, n: int, partners: tuple[Partner, ...]) -> tuple[Point, ...]:
    last = min(LAST_DAY, int(seen.day[-1]))
    share, low, high = (by[CAUSE] for by in (seen.incidence, seen.low, seen.high))
    return tuple(
        Point(day, Amount(float(share[day]), "percent", n=n, numerator=round(share[day] * n),
                          low=float(low[day]), high=float(high[day]),
                          n_partners=partners))
        for day in range(last + 1)
    )  # fmt: skip


def _assessed(metric: Metric, points: tuple[Point, ...]) -> Series:
    label = Text("bedömda: {value}", "assessed: {value}")
    return Series(
        "assessed", Text("Bedömda", "Assessed"), points, draw="step", show_interval=True,
        end_label=Sentence(label, {"value": points[-1].amount}, hidden=FEW_CASES),
    )  # fmt: skip


def _limit(day: int, amount: Amount) -> Series:
    label = Text("Vårdgarantins gräns", "The limit of the guarantee")
    words = Text("inom gränsen: {value}", "within the limit: {value}")
    return Series(
        "limit_day", label, (Point(day, amount),), role="target", draw="points",
        end_label=Sentence(words, {"value": amount}, hidden=FEW_CASES),
    )  # fmt: skip


def _finding(whole: Curve, points: tuple[Point, ...], origin: Origin, n: int, partners) -> Sentence:
    last = points[-1]
    median = quantile(whole.quantile(0.5, CAUSE), n, origin, partners)
    amounts = {"last": last.amount, "median": median, "days": free(last.x, "days")}
    if median.value is None or median.value > last.x:
        words = FEWER_THAN_HALF
    else:
        words = HALF_AT_ONCE if median.value == 0 else HALF
    return Sentence(words, amounts, hidden=FEW_CASES)


HALF = Text(
    "Hälften bedömdes inom {median}, {last} inom {days}",
    "Half were assessed within {median}, {last} within {days}",
)
HALF_AT_ONCE = Text(
    "Hälften bedömdes samma dag, {last} inom {days}",
    "Half were assessed the same day, {last} within {days}",
)
FEWER_THAN_HALF = Text(
    "Färre än hälften bedömdes inom {days}: {last}",
    "Fewer than half were assessed within {days}: {last}",
)


def _relation(at_limit: Amount, cohort: Counted, cancelled: Amount, is_mature: bool) -> Sentence:
    """How the curve on the day of the limit relates to the figure that heads the page."""
    reasons = [COUNTS_CANCELLED] if cancelled.value else []
    if not is_mature:
        reasons.append(COUNTS_LATEST)
    amounts = {"curve": at_limit, "cohort": cohort.amount}
    if not reasons:
        return Sentence(SAME_GROUP, amounts, hidden=SAME_GROUP_HIDDEN)
    if cancelled.value:
        amounts["cancelled"] = cancelled
    both = Text(" och ", " and ")
    why = Text(*(both.in_(language).join(reason.in_(language) for reason in reasons)
                 for language in ("sv", "en")))  # fmt: skip
    is_alike = round(at_limit.value, 2) == round(cohort.share, 2)
    beginning = ALIKE if is_alike else DIFFERS
    words = Text(f"{beginning.sv} {why.sv}.", f"{beginning.en} {why.en}.")
    return Sentence(words, amounts, hidden=DIFFERS_HIDDEN)


ALIKE = Text(
    "På gränsens dag visar kurvan och huvudsiffran båda {curve}, fast kurvan även räknar",
    "On the day of the limit the curve and the main figure both show {curve}, though the curve "
    "also counts",
)
DIFFERS = Text(
    "På gränsens dag visar kurvan {curve} och huvudsiffran {cohort}; kurvan räknar även",
    "On the day of the limit the curve shows {curve} and the main figure {cohort}; the curve also "
    "counts",
)
COUNTS_CANCELLED = Text(
    "de {cancelled} som själva avbokade en tid inom gränsen",
    "the {cancelled} who cancelled a time within the limit",
)
COUNTS_LATEST = Text(
    "de senaste dagarnas kontakter, som ännu inte kunnat följas till gränsen",
    "contacts of the latest days, not yet followed to the limit",
)
SAME_GROUP = Text(
    "På gränsens dag visar kurvan {curve} och huvudsiffran {cohort}: samma personer räknas.",
    "On the day of the limit the curve shows {curve} and the main figure {cohort}: the same people "
    "are counted.",
)
SAME_GROUP_HIDDEN = Text(
    "Kurvan och huvudsiffran räknar samma personer.",
    "The curve and the main figure count the same people.",
)
DIFFERS_HIDDEN = Text(
    "Kurvan räknar även dem som själva avbokade en tid inom gränsen, huvudsiffran gör det inte.",
    "The curve also counts those who cancelled a time within the limit, the main figure does not.",
)

"""Sample charts of groups: bars, lying bars, a waterfall."""

from __future__ import annotations

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.text import Text, weekday
from tests.slides.sample_nouns import COHORT, hidden_share, share


def bars() -> Chart:
    """Share by weekday of contact with intervals; Sunday too few to show."""
    values = (0.61, 0.60, 0.55, 0.45, 0.44, 0.52, None)
    points = tuple(
        Point(
            day_number,
            share(value, 4100 if day_number < 6 else 90) if value else hidden_share(),
            label=Text(weekday(day_number, "sv"), weekday(day_number, "en")),
        )
        for day_number, value in enumerate(values, start=1)
    )
    return Chart(
        key="weekday",
        kind="bars",
        finding=Sentence(
            Text(
                "Den som söker en torsdag har en öppen dag på sig och bedöms mer sällan i tid",
                "Those who seek care on a Thursday have one open day and are assessed "
                "in time less often",
            )
        ),
        measure=Text(
            "Andel bedömda inom tre dagar efter veckodag för kontakten",
            "Share assessed within three days by weekday of contact",
        ),
        x=Axis("category"),
        y=Axis("number", minimum=0, maximum=1),
        series=(Series("share", COHORT.label, points, draw="bar", show_interval=True),),
        metric=COHORT.key,
        place="why",
        reading=Text(
            "Strecken visar osäkerheten (95 %). Skillnaden kommer av helgen, inte av patienterna.",
            "The whiskers show the uncertainty (95%). The difference comes from the weekend.",
        ),
    )


def lying_bars() -> Chart:
    """Reasons, the longest first."""
    reasons = (
        ("missing_info", Text("Uppgifter saknas", "Information missing"), 412),
        ("wrong_unit", Text("Fel mottagare", "Wrong recipient"), 187),
        (
            "not_indicated",
            Text("Undersökningen bedöms inte behövas", "Examination not indicated"),
            121,
        ),
        ("duplicate", Text("Redan utförd", "Already performed"), 44),
        ("other", Text("Övriga", "Other"), 3),
    )
    return Chart(
        key="reasons",
        kind="bars",
        finding=Sentence(
            Text(
                "Varannan återsänd remiss saknar uppgifter",
                "Every second returned referral lacks information",
            )
        ),
        measure=Text(
            "Återsända remisser efter orsak, antal", "Returned referrals by reason, number"
        ),
        x=Axis("number", unit="count", minimum=0),
        y=Axis("category", unit="count"),
        series=(
            Series(
                "reasons",
                Text("Återsända", "Returned"),
                tuple(
                    Point(
                        key,
                        Amount(float(count), "count", n=count, numerator=count, rule="count"),
                        label=label,
                    )
                    for key, label, count in reasons
                ),
                draw="bar",
            ),
        ),
        is_horizontal=True,
        place="why",
    )


def waterfall() -> Chart:
    """From SKR's definition to the cohort's."""
    steps = (
        ("start", Text("SKR:s definition", "SKR's definition"), 0.61, 0, 0.61, "percent"),
        ("chosen", Text("Patientvald väntan", "Patient-chosen wait"), -0.04, 0.57, 0.61, "points"),
        ("month", Text("Bokförd månad", "Month of record"), 0.005, 0.57, 0.575, "points"),
        ("open", Text("Väntar fortfarande", "Still waiting"), -0.02, 0.555, 0.575, "points"),
        (
            "cancelled",
            Text("Avbokade och uteblivna", "Cancelled and no-shows"),
            -0.015,
            0.54,
            0.555,
            "points",
        ),
        ("end", Text("Alla som sökte", "All who sought"), 0.54, 0, 0.54, "percent"),
    )
    points = tuple(
        Point(
            key,
            Amount(
                value,
                unit,
                1 if unit == "points" else 0,
                20000,
                900,
                low,
                high,
                signed=unit == "points",
            ),
            label=label,
            role="value" if unit == "percent" else None,
        )
        for key, label, value, low, high, unit in steps
    )
    return Chart(
        key="gap",
        kind="waterfall",
        finding=Sentence(
            Text(
                "Tre sätt att räkna skiljer sju procentenheter; patientvald väntan är mest",
                "Three ways to count differ by seven points; patient-chosen wait is most",
            )
        ),
        measure=Text(
            "Andel bedömda inom tre dagar; stegen i procentenheter",
            "Share assessed within three days; steps in percentage points",
        ),
        x=Axis("category"),
        y=Axis("number", minimum=0, maximum=1),
        series=(Series("steps", Text("Andel", "Share"), points, "neutral", "floating_bar"),),
        is_breakdown=True,
        place="why",
        reading=Text(
            "Läs från vänster: varje steg visar vad som händer när en grupp till räknas med.",
            "Read from the left: each step shows what one more group does to the figure.",
        ),
    )

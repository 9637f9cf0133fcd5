"""Charts of categories, as panels make them."""

from __future__ import annotations

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series, UnitLabel
from referral_flow.text import Text, same
from tests.screen.sample_amounts import FEW, free, share


def waterfall() -> Chart:
    """From SKR's share to the cohort's in five steps that add up."""

    def total(key: str, label: Text, value: float) -> Point:
        return Point(
            key,
            Amount(value, "percent", 0, 20455, int(value * 20455), 0.0, value),
            label=label,
            role="value",
        )

    def step(key: str, label: Text, shown: float, low: float, high: float) -> Point:
        return Point(
            key, Amount(shown, "points", 0, 20455, 800, low, high, signed=True), label=label
        )

    points = (
        total("start", Text("SKR:s definition", "SKR's definition"), 0.61),
        step(
            "chosen",
            Text("Patientvald väntan räknas med", "Patient-chosen waits are counted"),
            -0.04,
            0.57,
            0.61,
        ),
        step("month", Text("Månaden då man sökte", "The month of seeking care"), 0.01, 0.57, 0.58),
        step("waiting", Text("Väntar ännu", "Still waiting"), -0.01, 0.57, 0.58),
        step("no_show", Text("Uteblev", "Did not attend"), -0.02, 0.55, 0.57),
        step("cancelled", Text("Avbokade", "Cancelled"), -0.01, 0.54, 0.55),
        total("end", Text("Alla som sökte vård", "All who sought care"), 0.54),
    )
    return Chart(
        "definitions",
        "waterfall",
        Sentence(
            Text(
                "Patientvald väntan förklarar mest av skillnaden",
                "Patient-chosen waits explain most of the gap",
            )
        ),
        Text(
            "Andel bedömda inom tre dagar; stegen i procentenheter.",
            "Share assessed within three days; steps in percentage points.",
        ),
        Axis("category"),
        Axis("number", minimum=0.0, maximum=1.0),
        (Series("steps", Text("Andel", "Share"), points, "neutral", "floating_bar"),),
        is_breakdown=True,
        place="why",
    )


def weekdays() -> Chart:
    """Seven bars with intervals, one hidden."""
    names = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
    english = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    values = (61, 60, 55, 45, 44, 52, None)
    points = tuple(
        Point(str(place), FEW if value is None else share(value, 900, 3), label=Text(sv, en))
        for place, (sv, en, value) in enumerate(zip(names, english, values, strict=True), start=1)
    )
    return Chart(
        "weekdays",
        "bars",
        Sentence(
            Text(
                "Den som söker en torsdag har en öppen dag på sig",
                "Those who seek care on a Thursday have one open day",
            )
        ),
        Text(
            "Andel bedömda inom tre dagar efter veckodag för kontakten.",
            "Share assessed within three days by weekday of contact.",
        ),
        Axis("category"),
        Axis("number"),
        (Series("share", Text("Andel", "Share"), points, "value", "bar", show_interval=True),),
        basis=Sentence(same("n = {n}"), {"n": Amount(24812, "count", n=24812, rule="count")}),
        is_breakdown=True,
        place="why",
        coarser=Text(
            "Få fall på söndagar: de kan visas för hela regionen.",
            "Few cases on Sundays: they can be shown for the whole region.",
        ),
    )


def clinics() -> Chart:
    """Sixteen clinics by n, with the region's level."""
    names = (
        "Alfa",
        "Beta",
        "Gamma",
        "Delta",
        "Epsilon",
        "Zeta",
        "Eta",
        "Theta",
        "Jota",
        "Kappa",
        "Lambda",
        "My",
        "Ny",
        "Xi",
        "Omikron",
        "Pi",
    )
    points = tuple(
        Point(
            f"c{place}",
            FEW
            if place == 14
            else share(38 + place * 7 % 34, 1800 - 100 * place, 1.5 + place * 0.5),
            label=UnitLabel(f"c{place}", "physio", same(f"Mottagning {name}")),
            role="concern" if place == 5 else "neutral",
        )
        for place, name in enumerate(names)
    )
    level = Series(
        "region",
        Text("Hela regionen", "The whole region"),
        (Point("c0", free(0.54)),),
        "mean",
        "line",
        end_label=Sentence(Text("regionen {v}", "the region {v}"), {"v": free(0.54)}),
    )
    return Chart(
        "clinics",
        "dots",
        Sentence(
            Text(
                "En mottagning ligger under vad slumpen förklarar",
                "One clinic lies below what chance explains",
            )
        ),
        Text(
            "Bedömda inom tre dagar per mottagning, störst först.",
            "Assessed within three days by clinic, largest first.",
        ),
        Axis("category"),
        Axis("number"),
        (
            Series(
                "share", Text("Andel", "Share"), points, "neutral", "points", show_interval=True
            ),
            level,
        ),
        place="who",
    )


def cells() -> Chart:
    """A grid of counts with a hidden cell."""
    hours = ("08–10", "10–12", "12–14", "14–16")
    rows = (("Måndag", "Monday"), ("Tisdag", "Tuesday"), ("Onsdag", "Wednesday"))
    return Chart(
        "hours",
        "heat",
        Sentence(Text("Flest söker på måndag förmiddag", "Most seek care on Monday morning")),
        Text(
            "Antal kontakter efter veckodag och klockslag.",
            "Number of contacts by weekday and time.",
        ),
        Axis("category"),
        Axis("number", "count"),
        tuple(
            Series(
                sv,
                Text(sv, en),
                tuple(
                    Point(
                        hour,
                        Amount(None, "count", suppressed=True)
                        if (row, place) == (2, 3)
                        else Amount(900 - 130 * row - 170 * place, "count", n=1, rule="count"),
                        label=same(hour),
                    )
                    for place, hour in enumerate(hours)
                ),
                "value",
            )
            for row, (sv, en) in enumerate(rows)
        ),
        place="who",
    )

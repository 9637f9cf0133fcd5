"""One block of each kind with made-up but likely figures, for renderers to be tried on.

Exact, as a panel would return them: they go through the gate before anything draws them. Months are
24, clinics have invented names, and one of them is too small to be shown.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from referral_flow.blocks import (
    Amount,
    Axis,
    Chart,
    Column,
    Figure,
    Headline,
    Note,
    Point,
    Sentence,
    Series,
    Table,
    UnitLabel,
)
from referral_flow.text import Text, same, weekday
from tests.sample_funnel import sample_funnel
from tests.slides.sample_bar_charts import bars, lying_bars, waterfall
from tests.slides.sample_nouns import COHORT, free, hidden_share, share
from tests.slides.sample_time_charts import control_chart, lines, steps


def dots() -> Chart:
    """Twelve clinics by name, one too small, against the region."""
    names = (
        "Björkens rehab",
        "Dalens fysioterapi",
        "Ekbackens rörelse",
        "Fjällets kropp",
        "Granens fysio",
        "Havets rehab",
        "Klippans fysioterapi",
        "Lindens rörelsecentrum",
        "Månens fysio",
        "Skogens rehab",
        "Strandens fysioterapi",
        "Älvens fysioterapi",
    )
    values = (0.58, 0.49, 0.63, 0.55, 0.41, 0.52, 0.57, 0.60, None, 0.46, 0.54, 0.66)
    points = tuple(
        Point(
            f"c{place}",
            share(value, 300 + 150 * place) if value else hidden_share(),
            label=UnitLabel(f"c{place}", "physio", same(name)),
            role="neutral",
        )
        for place, (name, value) in enumerate(zip(names, values, strict=True))
    )
    region = Series(
        "region",
        Text("hela regionen", "the whole region"),
        tuple(Point(point.x, share(0.54, 24812), label=point.label) for point in points),
        "mean",
        "line",
        end_label=Sentence(
            Text("hela regionen {value}", "the whole region {value}"), {"value": share(0.54, 24812)}
        ),
    )
    return Chart(
        key="clinics",
        kind="dots",
        finding=Sentence(
            Text(
                "Fyra mottagningar skiljer sig från regionen mer än slumpen ger",
                "Four clinics differ from the region by more than chance",
            )
        ),
        measure=Text(
            "Bedömda inom tre dagar per mottagning, i bokstavsordning",
            "Assessed within three days by clinic, in alphabetical order",
        ),
        x=Axis("category"),
        y=Axis("number", minimum=0, maximum=1),
        series=(
            Series("clinics", COHORT.label, points, "value", "points", show_interval=True),
            region,
        ),
        metric=COHORT.key,
        is_horizontal=True,
        place="who",
        reading=Text(
            "Strecken visar osäkerheten (95 %): där de når linjen kan skillnaden bero på slumpen.",
            "The whiskers show uncertainty (95%): where they reach the line it may be chance.",
        ),
    )


def heat() -> Chart:
    """Share by weekday and municipality."""
    places = ("Karlstad", "Arvika", "Torsby", "Säffle")
    series = tuple(
        Series(
            name,
            same(name),
            tuple(
                Point(
                    day_number,
                    share(0.35 + 0.07 * row + 0.05 * (5 - day_number), 400),
                    label=Text(weekday(day_number, "sv"), weekday(day_number, "en")),
                )
                for day_number in range(1, 6)
            ),
        )
        for row, name in enumerate(places)
    )
    return Chart(
        key="heat",
        kind="heat",
        finding=Sentence(
            Text(
                "Torsdag och fredag är svagast i alla kommuner",
                "Thursday and Friday are weakest in every municipality",
            )
        ),
        measure=Text(
            "Bedömda inom tre dagar efter kommun och veckodag",
            "Assessed within three days by municipality and weekday",
        ),
        x=Axis("category"),
        y=Axis("number", minimum=0, maximum=1),
        series=series,
        place="who",
    )


def headline() -> Headline:
    """Four figures: a share with change and target, another, a median, a too small stock."""
    change = Amount(0.02, "points", n=24000, numerator=500, low=0.01, high=0.03, signed=True)
    return Headline(
        Sentence(
            Text(
                "{share} av dem som sökte vård bedömdes inom tre dagar. Andelen har legat på samma "
                "nivå hela året, utom i juli.",
                "{share} of those who sought care were assessed within three days. The share has "
                "kept its level all year, but for July.",
            ),
            {"share": share(0.54, 24812)},
        ),
        (
            Figure(
                Text("Bedömda inom 3 dagar", "Assessed within 3 days"),
                share(0.54, 24812),
                COHORT.key,
                change=change,
                change_good="up",
                target=free(0.7),
            ),
            Figure(
                Text("Enligt SKR:s definition", "By SKR's definition"),
                share(0.61, 20455),
                change=replace(change, value=-0.004, decimals=1, low=-0.01, high=0.002),
            ),
            Figure(
                Text("Väntetid, median", "Wait, median"),
                Amount(3.0, "days", n=24812, rule="summary"),
                note=Sentence(
                    Text("9 av 10 inom {days}", "9 in 10 within {days}"),
                    {"days": Amount(11.0, "days", n=24812, rule="summary")},
                ),
            ),
            Figure(
                Text("Väntar just nu", "Waiting now"),
                Amount(3.0, "count", n=3, numerator=3, rule="count"),
            ),
        ),
    )


def table() -> Table:
    """Twenty-three rows: more than two slides hold at ten rows each."""

    def row(place: int) -> tuple:
        n = 3 if place == 2 else 100 * place + 50
        return (
            UnitLabel(f"c{place}", "physio", same(f"Mottagning {place + 1}")),
            Amount(float(n), "count", n=n, numerator=n, rule="count"),
            share(0.5 + place / 100, 900 + place),
            date(2025, 10, 31),
        )

    return Table(
        "coverage",
        Text("Täckning per mottagning", "Coverage by clinic"),
        (
            Column("clinic", Text("Mottagning", "Clinic")),
            Column("n", Text("Kontakter", "Contacts"), True),
            Column("share", Text("Andel", "Share"), True),
            Column("latest", Text("Senaste dag", "Latest day")),
        ),
        tuple(row(place) for place in range(23)),
        place="who",
    )


def note() -> Note:
    """Prose with a figure in it."""
    return Note(
        Text("Kurvan och andelen", "The curve and the share"),
        Sentence(
            Text(
                "Dag 3 på kurvan är {curve}; andelen ovan är {share}, eftersom den som "
                "avbokat inom tre dagar inte räknas där.",
                "Day 3 of the curve is {curve}; the share above is {share}, since those "
                "who cancelled within three days do not count there.",
            ),
            {"curve": share(0.53, 25100), "share": share(0.54, 24812)},
        ),
    )


def charts() -> list[Chart]:
    """One chart of each kind."""
    return [control_chart(), waterfall(), bars(), lying_bars(), steps(), lines(), dots(), heat(),
            sample_funnel()]  # fmt: skip


def sample_blocks() -> list:
    """A whole page."""
    return [headline(), *charts(), table(), note()]

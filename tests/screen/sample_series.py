"""Charts along an axis of time or days, as panels make them."""

from __future__ import annotations

from datetime import date

from referral_flow.blocks import Amount, Axis, Chart, Marker, Point, Sentence, Series
from referral_flow.text import Text
from tests.screen.sample_amounts import FEW, free, share

SHARES = (
    54,
    54,
    56,
    55,
    53,
    54.6,
    54,
    54.7,
    50,
    54.8,
    54.8,
    55.9,
    54.9,
    55,
    53.4,
    56.4,
    53.1,
    55.5,
    54.4,
    54,
    49,
    54.1,
    55,
    54.6,
)


def control_chart() -> Chart:
    """Two years by month, two unusual months, one incomplete, one phase and one event."""
    months = [date(2023 + (9 + place) // 12, (9 + place) % 12 + 1, 1) for place in range(24)]
    unusual = {8: "concern", 20: "concern", 15: "improvement"}
    points = tuple(
        Point(
            month,
            FEW if place == 11 else share(value, 2000 + 10 * place),
            role=unusual.get(place, "neutral"),
            is_complete=place < 23,
        )
        for place, (month, value) in enumerate(zip(months, SHARES, strict=True))
    )
    level = tuple(Point(month, free(0.541)) for month in months)

    def line(key: str, label: Text, role: str, value: float) -> Series:
        return Series(
            key,
            label,
            tuple(Point(month, free(value)) for month in months),
            role,
            "line",
            end_label=Sentence(
                Text(f"{label.sv.lower()} {{v}}", f"{label.en.lower()} {{v}}"), {"v": free(value)}
            ),
        )

    return Chart(
        "history",
        "control_chart",
        Sentence(
            Text(
                "Andelen varierar inom det vanliga; juli går under gränsen varje år",
                "The share varies as usual; July falls below the limit every year",
            )
        ),
        Text(
            "Bedömda inom tre dagar av alla som sökte, per månad.",
            "Assessed within three days of all who sought care, by month.",
        ),
        Axis("time", grain="month"),
        Axis("number", minimum=0.4, maximum=0.8, is_cut=True),
        (
            Series("value", Text("Bedömda inom 3 dagar", "Assessed within 3 days"), points),
            Series(
                "mean",
                Text("Medel", "Mean"),
                level,
                "mean",
                "line",
                end_label=Sentence(Text("medel {v}", "mean {v}"), {"v": free(0.541)}),
            ),
            line("upper", Text("Övre gräns", "Upper limit"), "limit", 0.578),
            line("lower", Text("Undre gräns", "Lower limit"), "limit", 0.505),
            line("target", Text("Mål", "Target"), "target", 0.7),
        ),
        metric="assessed_within_3_days_cohort",
        basis=Sentence(
            Text(
                "oktober 2023 – september 2025 · n = {n}", "October 2023 – September 2025 · n = {n}"
            ),
            {"n": Amount(48210, "count", n=48210, rule="count")},
        ),
        reading=Text(
            "Mellan de streckade gränserna ryms det som slumpen brukar ge (p-diagram), "
            "räknat på de första tolv månaderna.",
            "The dashed limits hold what chance usually gives (p-chart), set by the first "
            "twelve months.",
        ),
        markers=(
            Marker(date(2025, 3, 1), Text("Webbtidbok införs", "Web booking starts"), "phase"),
            Marker(date(2024, 6, 1), Text("Nytt journalsystem", "New record system")),
        ),
    )


def curve() -> Chart:
    """Cumulative shares to day fourteen."""
    values = (12, 30, 44, 54, 60, 65, 70, 76, 79, 81, 83, 84, 86, 87, 88)
    points = tuple(
        Point(
            float(day),
            Amount(
                value / 100,
                "percent",
                0,
                24812,
                low=value / 100 - 0.02,
                high=value / 100 + 0.02,
                rule="summary",
            ),
        )
        for day, value in enumerate(values)
    )
    return Chart(
        "curve",
        "steps",
        Sentence(
            Text(
                "Hälften är bedömda på dag 3, nio av tio först efter två veckor",
                "Half are assessed on day 3, nine of ten only after two weeks",
            )
        ),
        Text(
            "Andel bedömda efter antal dagar, de som ännu väntar inräknade.",
            "Share assessed by number of days, those still waiting included.",
        ),
        Axis("number", "days", title=Text("Dagar från kontakt", "Days from contact")),
        Axis("number"),
        (
            Series(
                "assessed",
                Text("Bedömda", "Assessed"),
                points,
                "value",
                "step",
                show_interval=True,
                end_label=Sentence(Text("bedömda {v}", "assessed {v}"), {"v": free(0.88)}),
            ),
        ),
        place="why",
    )


def outside() -> Chart:
    """Two lines by quarter, so that each is named at its end."""
    quarters = [date(2023 + place // 4, place % 4 * 3 + 1, 1) for place in range(11)]

    def line(key: str, label: Text, role: str, values: tuple[int, ...]) -> Series:
        return Series(
            key,
            label,
            tuple(
                Point(quarter, Amount(value, "days", 0, 800, rule="summary"))
                for quarter, value in zip(quarters, values, strict=True)
            ),
            role,
            end_label=Sentence(
                Text(f"{label.sv.lower()} {{v}}", f"{label.en.lower()} {{v}}"),
                {"v": free(values[-1], "days")},
            ),
        )

    return Chart(
        "outside",
        "lines",
        Sentence(
            Text(
                "Återbesöken väntar längre än för två år sedan",
                "Return visits wait longer than two years ago",
            )
        ),
        Text("Väntetid i dagar, median, per kvartal.", "Wait in days, median, by quarter."),
        Axis("time", grain="quarter"),
        Axis("number", "days"),
        (
            line(
                "return",
                Text("Återbesök", "Return visits"),
                "value",
                (14, 14, 15, 15, 16, 16, 18, 19, 19, 21, 21),
            ),
            line(
                "first",
                Text("Nybesök", "First visits"),
                "second",
                (9, 9, 8, 9, 9, 10, 9, 9, 9, 10, 9),
            ),
        ),
        place="why",
    )

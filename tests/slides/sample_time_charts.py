"""Sample charts over time: control chart, lines, stairs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from referral_flow.blocks import Amount, Axis, Chart, Marker, Point, Sentence, Series
from referral_flow.text import Text
from tests.slides.sample_nouns import COHORT, free, hidden_share, share

_SHARES = (
    0.54,
    0.545,
    0.56,
    0.55,
    0.53,
    0.545,
    0.54,
    0.548,
    0.50,
    0.547,
    0.547,
    0.558,
    0.548,
    0.55,
    0.534,
    0.563,
    0.53,
    0.555,
    0.543,
    0.538,
    0.49,
    0.540,
    0.549,
    0.545,
)


_MONTHS = tuple(date(2023 + (10 + place) // 12, (10 + place) % 12 + 1, 1) for place in range(24))


def control_chart() -> Chart:
    """Two Julys below the lower limit, one month hidden, the last month not complete."""
    roles = {8: "concern", 20: "concern", 15: "improvement"}
    points = [
        Point(month, share(value, 2060), role=roles.get(place, "neutral"), is_complete=place < 23)
        for place, (month, value) in enumerate(zip(_MONTHS, _SHARES, strict=True))
    ]
    points[4] = replace(points[4], amount=hidden_share())
    return Chart(
        key="cohort",
        kind="control_chart",
        finding=Sentence(
            Text(
                "Andelen varierar inom det vanliga; juli går under gränsen varje år",
                "The share varies as usual; July falls below the limit every year",
            )
        ),
        measure=Text(
            "Bedömda inom tre dagar av alla som sökte, per månad. Väntad nivå och gränser "
            "följer kalendern: hur många öppna dagar de sökande hade på sig.",
            "Assessed within three days of all who sought care, per month. The expected "
            "level and limits follow the calendar: how many open days seekers had.",
        ),
        x=Axis("time", grain="month"),
        y=Axis("number", minimum=0.4, maximum=0.8, is_cut=True),
        series=(
            Series("value", COHORT.label, tuple(points)),
            _line(
                "centre",
                Text("Väntad nivå", "Expected level"),
                "mean",
                0.542,
                Text("väntat {value}", "expected {value}"),
            ),
            _line(
                "upper",
                Text("Övre gräns", "Upper limit"),
                "limit",
                0.578,
                Text("övre gräns {value}", "upper limit {value}"),
            ),
            _line(
                "lower",
                Text("Undre gräns", "Lower limit"),
                "limit",
                0.506,
                Text("undre gräns {value}", "lower limit {value}"),
            ),
            _line(
                "target",
                Text("Mål", "Target"),
                "target",
                0.7,
                Text("mål {value}", "target {value}"),
            ),
        ),
        metric=COHORT.key,
        basis=Sentence(
            Text(
                "november 2023 – oktober 2025 · n = {n}", "November 2023 – October 2025 · n = {n}"
            ),
            {"n": Amount(49440, "count", n=49440, numerator=49440, rule="count")},
        ),
        reading=Text(
            "Mellan de streckade gränserna ryms det som slumpen brukar ge (p-diagram), "
            "räknat på de första tolv månaderna.",
            "The dashed limits hold what chance usually gives (p-chart), set by the first "
            "twelve months.",
        ),
        markers=(
            Marker(date(2024, 3, 11), Text("ny remissmall", "new referral template")),
            Marker(date(2025, 1, 1), Text("nytt bokningssystem", "new booking system"), "phase"),
        ),
    )


def _line(key: str, label: Text, role: str, value: float, ending: Text) -> Series:
    return Series(
        key,
        label,
        tuple(Point(month, free(value)) for month in _MONTHS),
        role,
        "line",
        end_label=Sentence(ending, {"value": free(value)}),
    )


def lines() -> Chart:
    """Two medians over eight quarters."""
    quarters = tuple(date(2023 + (9 + 3 * q) // 12, (9 + 3 * q) % 12 + 1, 1) for q in range(8))
    inside, outside = (3, 3, 3, 4, 3, 3, 4, 3), (17, 18, 18, 21, 20, 22, 25, 24)
    series = tuple(
        Series(
            key,
            label,
            tuple(
                Point(on, Amount(float(value), "days", n=4000, rule="summary"))
                for on, value in zip(quarters, values, strict=True)
            ),
            role,
        )
        for key, label, values, role in (
            ("inside", Text("inom garantin", "inside the guarantee"), inside, "value"),
            ("outside", Text("utanför garantin", "outside the guarantee"), outside, "second"),
        )
    )
    return Chart(
        key="crowding",
        kind="lines",
        finding=Sentence(
            Text(
                "De som inte omfattas av garantin väntar sju dagar längre än för två år sedan",
                "Those outside the guarantee wait seven days longer than two years ago",
            )
        ),
        measure=Text(
            "Median väntetid till första besök, dagar", "Median wait to first visit, days"
        ),
        x=Axis("time", grain="quarter"),
        y=Axis("number", unit="days", minimum=0),
        series=series,
        reading=Text(
            "Varje punkt är den dag då hälften hade fått sin bedömning.",
            "Each point is the day by which half had been assessed.",
        ),
        place="why",
    )


def steps() -> Chart:
    """Cumulative share assessed by day, with an interval, and how many left the queue."""
    assessed = (
        0.12,
        0.31,
        0.46,
        0.54,
        0.60,
        0.65,
        0.69,
        0.74,
        0.78,
        0.81,
        0.83,
        0.85,
        0.87,
        0.88,
        0.89,
    )
    left = tuple(0.004 * day for day in range(15))
    series = tuple(
        Series(
            key,
            label,
            tuple(Point(float(day), share(value, 24812)) for day, value in enumerate(values)),
            role,
            "step",
            show_interval=interval,
        )
        for key, label, values, role, interval in (
            ("assessed", Text("bedömda", "assessed"), assessed, "value", True),
            ("left", Text("avbokade", "cancelled"), left, "neutral", False),
        )
    )
    return Chart(
        key="curve",
        kind="steps",
        finding=Sentence(
            Text(
                "Hälften är bedömda dag tre, nio av tio efter två veckor",
                "Half are assessed by day three, nine in ten after two weeks",
            )
        ),
        measure=Text(
            "Andel bedömda efter antal dagar, pågående medräknade",
            "Share assessed by number of days, open cases included",
        ),
        x=Axis("number", unit="days", title=Text("dagar sedan kontakten", "days since contact")),
        y=Axis("number", minimum=0, maximum=1),
        series=series,
        place="why",
        reading=Text(
            "Kurvan stiger när någon bedöms. De prickade linjerna visar osäkerheten (95 %).",
            "The curve rises when someone is assessed. Dotted lines show the uncertainty (95%).",
        ),
    )

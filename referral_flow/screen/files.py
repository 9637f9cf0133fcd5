"""A chart's disclosed figures as a CSV file that says by itself what it is and what it rests on."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from io import StringIO

from referral_flow.blocks import Chart, Point, Series
from referral_flow.captions import COMMENT, change_in_words, signature
from referral_flow.model import SYNTHETIC_MARK, Build, Metric, Period, Unit
from referral_flow.screen.figures.axes import x_words
from referral_flow.screen.figures.words import has_intervals
from referral_flow.text import HIDDEN, Text, day

COLUMNS = (
    Text("serie", "series"),
    Text("plats", "place"),
    Text("i_ord", "in_words"),
    Text("värde", "value"),
    Text("måttenhet", "unit_of_measure"),
    Text("från", "low"),
    Text("till", "high"),
    Text("n", "n"),
    Text("komplett", "is_complete"),
    Text("anmärkning", "remark"),
)
AS_OF = Text("Uppgifter till och med", "Figures to and including")
BUILD = Text("Underlag", "Build")
DEFINITION = Text("Definition", "Definition")
MEASURE = Text("Mått", "Measure")
UNIT = Text("Enhet", "Unit")
VALUES = Text("Värden", "Values")
MEASURED_IN = {
    "percent": Text("andel", "share"),
    "points": Text("skillnad mellan andelar", "difference of shares"),
    "days": Text("dagar", "days"),
    "count": Text("antal", "number"),
    "per_1000": Text("per 1 000", "per 1,000"),
}
SHARES_ARE = Text("andelar skrivs som 0–1", "shares are written as 0–1")
FINDING = Text("Slutsats", "Finding")
BASIS = Text("Bygger på", "Based on")


@dataclass(frozen=True)
class Source:
    """What every file and picture must say: build, whose figures, and the metric's definition."""

    build: Build
    unit: Unit
    period: Period | None = None  # of a page that does not use the reader's, the chart's words say
    metric: Metric | None = None

    def basis(self, chart: Chart) -> Text | None:
        """What the chart says that it rests on, else the period."""
        return chart.basis or (self.period.label if self.period else None)


def footer(chart: Chart, source: Source, language: str) -> str:
    """One line for a picture: synthetic mark, unit and period, n, as-of date and build id."""
    basis = source.basis(chart)
    parts = [
        SYNTHETIC_MARK.in_(language) if source.build.is_synthetic else "",
        source.unit.name.in_(language),
        basis.in_(language).rstrip(".") if basis else "",
        f"{AS_OF.in_(language).lower()} {day(source.build.as_of)}",
        f"{BUILD.in_(language).lower()} {source.build.build_id}",
    ]
    return " · ".join(part for part in parts if part)


def file_name(chart: Chart, source: Source) -> str:
    """ "over_time_region-17_2025-10-31_7f3a91c2b3d4" without its ending."""
    key = re.sub(r"[^a-z0-9_-]+", "-", chart.key.lower())
    mark = "_syntetisk" if source.build.is_synthetic else ""
    return f"{key}_{source.unit.unit_id}_{day(source.build.as_of)}_{source.build.build_id}{mark}"


def csv_text(chart: Chart, source: Source, language: str) -> str:
    """Lines that begin with # say what the file holds; then one row per point.

    Semicolon and decimal comma in Swedish, comma and point in English; begins with a byte order
    mark, so that Excel reads it as UTF-8. Shares are 0-1. A hidden value is empty and remarked.
    """
    out = StringIO()
    out.write("\ufeff")
    for name, words in _heading_lines(chart, source, language):
        out.write(f"# {name}: {' '.join(words.split())}\n")
    writer = csv.writer(out, delimiter=";" if language == "sv" else ",", lineterminator="\n")
    writer.writerow(column.in_(language) for column in COLUMNS)
    for series in chart.series:
        for point in series.points:
            writer.writerow(_row(chart, series, point, language))
    return out.getvalue()


def _heading_lines(chart: Chart, source: Source, language: str):
    build = source.build
    if build.is_synthetic:
        mark = SYNTHETIC_MARK
        yield (
            mark.in_(language),
            Text(
                "påhittade uppgifter, ingen verklig patient", "made-up figures, no real patient"
            ).in_(language),
        )
    yield FINDING.in_(language), chart.finding.in_(language)
    yield MEASURE.in_(language), chart.measure.in_(language)
    if source.metric:
        yield DEFINITION.in_(language), source.metric.definition.in_(language)
    yield UNIT.in_(language), f"{source.unit.name.in_(language)} ({source.unit.unit_id})"
    if basis := source.basis(chart):
        yield BASIS.in_(language), basis.in_(language)
    for said in chart.comments:
        signed = f"({signature(said, language)})"
        yield COMMENT.in_(language), f"{said.comment.text.in_(language)} {signed}"
    yield VALUES.in_(language), SHARES_ARE.in_(language)
    yield AS_OF.in_(language), day(build.as_of)
    yield BUILD.in_(language), build.build_id


def _row(chart: Chart, series: Series, point: Point, language: str) -> list[str]:
    amount = point.amount
    is_hidden = amount.suppressed
    ends = (None, None) if is_hidden or not has_intervals(series) else (amount.low, amount.high)
    remark = HIDDEN.in_(language) if is_hidden else _remark(point, language)
    place = point.x.isoformat() if isinstance(point.x, date) else str(point.x)
    return [
        _typed(series.label.in_(language)),
        place,
        _typed(x_words(chart, point, language)),
        _plain(None if is_hidden else amount.value, language),
        _measured_in(amount.unit, language),
        _plain(ends[0], language),
        _plain(ends[1], language),
        "" if is_hidden or amount.n is None else str(amount.n),
        str(int(point.is_complete)),
        remark,
    ]


def _remark(point: Point, language: str) -> str:
    said = (change_in_words(point, language), point.note and point.note.in_(language))
    return _typed("; ".join(words for words in said if words))


def _measured_in(unit: str, language: str) -> str:
    return MEASURED_IN[unit].in_(language) if unit in MEASURED_IN else unit


def _typed(words: str) -> str:
    """Words with the spaces that a reader types when looking for them."""
    return words.replace("\u00a0", " ").rstrip(".")


def _plain(value: float | None, language: str) -> str:
    if value is None:
        return ""
    words = f"{value:.6g}" if abs(value) < 1e6 else f"{value:.0f}"
    return words.replace(".", ",") if language == "sv" else words

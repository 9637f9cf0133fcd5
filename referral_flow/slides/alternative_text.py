"""A chart in words, for those who hear it instead of seeing it: same figures, same hiding."""

from __future__ import annotations

from referral_flow.blocks import Chart, Series
from referral_flow.slides import phrases
from referral_flow.slides.frame import category_name

_MOST_VALUES_READ = 14


def alternative_text(chart: Chart, language: str) -> str:
    """Kind, measure, finding and basis; then the values of each series, or its first and last."""
    parts = [
        phrases.CHART_KINDS[chart.kind].in_(language),
        chart.measure.in_(language),
        chart.finding.in_(language),
    ]
    if chart.basis:
        parts.append(chart.basis.in_(language))
    parts += [
        _in_words(series, chart, language)
        for series in chart.series
        if series.role not in ("mean", "limit", "target")
    ]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _in_words(series: Series, chart: Chart, language: str) -> str:
    if not series.points:
        return ""
    points = series.points
    if len(points) > _MOST_VALUES_READ:
        points = (points[0], points[-1])
    values = [
        f"{category_name(point, chart.x, language)} {point.amount.in_(language)}"
        if not point.amount.suppressed or point.label is None
        else category_name(point, chart.x, language)
        for point in points
    ]
    between = " … " if len(points) < len(series.points) else ", "
    return f"{series.label.in_(language)}: {between.join(values)}"

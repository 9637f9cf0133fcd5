"""A chart in words, for those who hear it instead of seeing it: same figures, same hiding."""

from __future__ import annotations

from referral_flow.audits import ways_of
from referral_flow.blocks import SIGNALLED, Chart, Point, Series
from referral_flow.captions import change_in_brackets
from referral_flow.flows import Flow, Way, flow_of, median_in, share_in
from referral_flow.slides import phrases
from referral_flow.slides.frame import category_name

_MOST_READ = 30
_REFERENCES = ("mean", "limit", "target")


def alternative_text(chart: Chart, language: str) -> str:
    """Kind, measure, finding and basis; then the values, or of a long series what stands out."""
    parts = [
        phrases.CHART_KINDS[chart.kind].in_(language),
        chart.measure.in_(language),
        chart.finding.in_(language),
        chart.basis.in_(language) if chart.basis else "",
    ]
    if chart.kind == "flow":
        parts.append(_stages(flow_of(chart), language))
        return _sentences(parts)
    if chart.kind == "audit":
        parts += [way.told(language) for way in ways_of(chart)]
        return _sentences(parts)
    told = [series for series in chart.series if series.points and series.role not in _REFERENCES]
    for series in told:
        name = f"{series.label.in_(language)}: " if len(told) > 1 else ""
        parts.append(name + _values(series, chart, language))
    return _sentences(parts)


def _sentences(parts: list[str]) -> str:
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _stages(flow: Flow, language: str) -> str:
    """ "Skickad 7 805: kom aldrig fram 171, 2 %; Mottagen 7 602, 97 %, median 1 dag. …"."""
    told = []
    for stage in flow.stages:
        onward = flow.onward(stage)
        ways = [*flow.loops(stage), *flow.exits(stage), *([onward] if onward else [])]
        said = "; ".join(_way(way, language) for way in ways)
        came = f"{stage.label.in_(language)} {stage.amount.in_(language)}"
        told.append(f"{came}: {said}" if said else came)
    return ". ".join(told)


def _way(way: Way, language: str) -> str:
    figures = (way.amount.in_(language), share_in(way, language), median_in(way, language))
    return f"{way.label.in_(language)} {', '.join(part for part in figures if part)}"


def _values(series: Series, chart: Chart, language: str) -> str:
    """All values of groups and steps; of a line over time the first, the last and the signals."""
    points = series.points
    if chart.x.kind == "time" or len(points) > _MOST_READ:
        points = [
            point
            for place, point in enumerate(points)
            if place in (0, len(points) - 1) or point.role in SIGNALLED
        ]
    between = ", " if len(points) == len(series.points) else " … "
    return between.join(_value(point, chart, language) for point in points)


def _value(point: Point, chart: Chart, language: str) -> str:
    """Name and value; a hidden category already says so in its name."""
    name = category_name(point, chart.x, language)
    says_hidden = point.amount.suppressed and point.label is not None and chart.x.kind != "time"
    change = change_in_brackets(point, language)
    return name if says_hidden else f"{name} {point.amount.in_(language)}{change}"

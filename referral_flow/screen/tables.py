"""A chart's data and a table's rows as HTML tables; numbers to the right in tabular figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from referral_flow.blocks import Chart, Column, Sentence, Series, Table, cell_in
from referral_flow.screen.audit_rows import audit_rows
from referral_flow.screen.figures.axes import x_words
from referral_flow.screen.figures.clicks import OfPoint
from referral_flow.screen.figures.words import (
    FRAME_ROLES,
    has_intervals,
    is_alone,
    n_words,
    remarks,
)
from referral_flow.screen.markup import written
from referral_flow.screen.metric_names import Names
from referral_flow.text import Text

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def table(block: Table, names: Names) -> str:
    """A table with its title as caption; names of metrics lead to their definitions."""
    language = names.view.language
    rows = [[cell_in(cell, language) for cell in row] for row in block.rows]
    head = block.finding.in_(language) if block.finding else block.title.in_(language)
    title = written(block.title.in_(language))
    caption = f'<p class="rf-quiet">{title}</p>' if block.finding else ""
    reading = _reading(block.reading, language)
    columns = [_column(column, language) for column in block.columns]
    body = rows_as_html(columns, rows, names.in_table)
    heading = f"<h2>{written(head)}</h2>{caption}"
    if block.is_open:
        return f'<div class="rf-table">{heading}{body}{reading}</div>'
    return (
        f'<details class="rf-table"><summary>{written(head)}</summary>{caption}{body}{reading}'
        "</details>"
    )


def _reading(reading: Text | Sentence | None, language: str) -> str:
    return f'<div class="rf-foot"><p>{written(reading.in_(language))}</p></div>' if reading else ""


def _column(column: Column, language: str) -> tuple[str, bool]:
    return column.label.in_(language), column.is_number


def rows_as_html(
    columns: list[tuple[str, bool]],
    rows: list[list[str]],
    heading: Callable[[str], str] = written,
    cell: Callable[[str], str] | None = None,
) -> str:
    """Columns are (words, is it a number); the first cell of a row is its heading.

    `heading` makes HTML of the words of a heading, `cell` of those of any other cell.
    """
    kinds = [' class="rf-figure"' if is_number else "" for _, is_number in columns]
    head = "".join(
        f'<th scope="col"{kind}>{heading(words)}</th>'
        for (words, _), kind in zip(columns, kinds, strict=True)
    )
    body = "".join(f"<tr>{_cells(row, kinds, heading, cell or kept_whole)}</tr>" for row in rows)
    return (
        f'<div class="rf-scroll" tabindex="0"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cells(
    row: list[str], kinds: list[str], heading: Callable[[str], str], cell: Callable[[str], str]
) -> str:
    first, *others = zip(row, kinds, strict=True)
    return f'<th scope="row"{first[1]}>{heading(first[0])}</th>' + "".join(
        f"<td{kind}>{cell(words)}</td>" for words, kind in others
    )


def kept_whole(words: str) -> str:
    """Escaped; a date is never broken at its hyphens."""
    return written(words).replace("-", "\u2011") if ISO_DATE.fullmatch(words) else written(words)


def chart_rows(chart: Chart, language: str) -> tuple[list[tuple[str, bool]], list[list[str]]]:
    """A chart's data as a table: one row per place on its axis, one column per series.

    Of a grid the rows are its own. A cell with a point's value knows the point.
    """
    if chart.kind == "audit":
        return audit_rows(chart, language)
    if chart.kind == "heat":
        chart = _turned(chart)
    columns = [(_first_column(chart).in_(language), False)]
    places: dict = {}
    listed = _listed(chart)
    for series in listed:
        for point in series.points:
            places.setdefault(point.x, x_words(chart, point, language))
    by_series = [{point.x: point for point in series.points} for series in listed]
    shows = [_columns_of(series) for series in listed]
    for series, (has_interval, has_n) in zip(listed, shows, strict=True):
        columns += _column_names(_head(chart, series, language), has_interval, has_n, language)
    has_notes = any(remarks(point, language) for points in by_series for point in points.values())
    rows = [
        _chart_row(place, words, by_series, shows, has_notes, language)
        for place, words in places.items()
    ]
    remark = [(Text("Anmärkning", "Remark").in_(language), False)] if has_notes else []
    return columns + remark, rows


def _turned(chart: Chart) -> Chart:
    """A grid with a series per column, so that its table has the rows that are drawn."""
    columns = {point.x: point.label for series in chart.series for point in series.points}
    return replace(chart, series=tuple(
        Series(str(x), label or Text(str(x), str(x)), tuple(
            replace(point, x=row.key, label=row.label)
            for row in chart.series for point in row.points if point.x == x
        ))
        for x, label in columns.items()
    ))  # fmt: skip


def _listed(chart: Chart) -> list[Series]:
    """The series that have columns: the limits of a funnel belong to no unit and have none."""
    if chart.kind != "funnel":
        return list(chart.series)
    return [series for series in chart.series if series.role not in FRAME_ROLES]


HEADS = {
    "percent": Text("Andel", "Share"),
    "points": Text("Skillnad", "Difference"),
    "days": Text("Dagar", "Days"),
    "count": Text("Antal", "Number"),
}


def _head(chart: Chart, series: Series, language: str) -> str:
    """Short: the name of the series, or of a single one, which the heading names, its unit."""
    if is_alone(chart, series) and series.points:
        return HEADS.get(series.points[0].amount.unit, Text("Värde", "Value")).in_(language)
    return series.label.in_(language).rstrip(".")


def _first_column(chart: Chart) -> Text:
    if chart.x.kind == "time":
        return Text("Period", "Period")
    if chart.x.kind == "number" and chart.kind != "funnel":
        return chart.x.title or Text("Dagar", "Days")
    if chart.kind == "map":
        return Text("Kommun", "Municipality")
    return Text("Grupp", "Group")


def _columns_of(series: Series) -> tuple[bool, bool]:
    amounts = [point.amount for point in series.points]
    return (
        has_intervals(series) and any(amount.low is not None for amount in amounts),
        any(amount.n is not None for amount in amounts),
    )


def _column_names(
    label: str, has_interval: bool, has_n: bool, language: str
) -> list[tuple[str, bool]]:
    names = [(label, True)]
    if has_interval:
        names.append((Text("från–till", "from–to").in_(language), True))
    if has_n:
        names.append(("n", True))
    return names


def _chart_row(place, words: str, by_series, shows, has_notes: bool, language: str) -> list[str]:
    row, said = [words], []
    for points, (has_interval, has_n) in zip(by_series, shows, strict=True):
        point = points.get(place)
        row += _point_cells(point, has_interval, has_n, language)
        said += remarks(point, language) if point else []
    return row + ([" ".join(dict.fromkeys(said))] if has_notes else [])


def _point_cells(point, has_interval: bool, has_n: bool, language: str) -> list[str]:
    if point is None:
        return ["–"] + ["–"] * has_interval + ["–"] * has_n
    amount = point.amount
    cells: list[str] = [OfPoint.of(amount.in_(language), point)]
    if has_interval:
        cells.append(amount.interval_in(language) or "–")
    if has_n:
        cells.append(n_words(amount, language).replace("n\u00a0=\u00a0", "") or "–")
    return cells

"""A heat map as a native table with shaded cells: one row per series, one column per x."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from pptx.dml.color import RGBColor

from referral_flow.blocks import Amount, Chart, cell_in
from referral_flow.slides import phrases, style
from referral_flow.slides.alternative_text import alternative_text
from referral_flow.slides.chart_slide import chart_notes, foot_parts, reading
from referral_flow.slides.chart_xml import describe
from referral_flow.slides.filling import (
    new_slide,
    write_foot,
    write_measure,
    write_notes,
    write_reading,
    write_title,
)
from referral_flow.slides.frame import category_names, keys_of, point_at
from referral_flow.slides.scale import Scale, scale_of, shown
from referral_flow.slides.setting import Page, Setting
from referral_flow.slides.table_slide import fill_table

ROWS_PER_SLIDE = 12
_DEEPEST = 0.45  # of the value colour, so that dark words stay readable on every shade


def heat_slides(deck, chart: Chart, page: Page, setting: Setting) -> None:
    """Each cell holds its number, the shade only helps the eye.

    Many rows take several slides, as many rows on each.
    """
    each = ceil(len(chart.series) / ceil(len(chart.series) / ROWS_PER_SLIDE))
    parts = [
        replace(chart, series=chart.series[start : start + each])
        for start in range(0, len(chart.series), each)
    ]
    scale, title = scale_of(chart, chart.y), chart.finding.in_(setting.language)
    for number, part in enumerate(parts):
        slide = new_slide(deck, "Table")
        write_title(slide, setting.say(phrases.CONTINUED, title=title) if number else title)
        write_measure(slide, chart.measure.in_(setting.language))
        _fill(slide, part, scale, setting.language)
        write_reading(slide, reading(chart, setting))
        write_foot(slide, setting, foot_parts(chart, page, setting))
        write_notes(slide, chart_notes(part, page, setting))


def _fill(slide, chart: Chart, scale: Scale, language: str) -> None:
    keys = keys_of(chart)
    points = [point_at(series) for series in chart.series]
    amounts = [[row[key].amount if key in row else None for key in keys] for row in points]
    rows = [
        [series.label.in_(language), *(cell_in(amount, language) for amount in row)]
        for series, row in zip(chart.series, amounts, strict=True)
    ]
    heads = ["", *category_names(chart, language)]
    native = fill_table(
        slide, heads, rows, [False, *[True] * len(keys)], chart.measure.in_(language)
    )
    describe(native._graphic_frame, alternative_text(chart, language))
    for number, row in enumerate(amounts, start=1):
        for cell, amount in zip(list(native.rows[number].cells)[1:], row, strict=True):
            _shade(cell, amount, scale)


def _shade(cell, amount: Amount | None, scale: Scale) -> None:
    value = shown(amount) if amount else None
    if value is None:
        return
    share = min(1.0, max(0.0, scale.share_of(value)))
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(
        style.mixed(style.PAPER, style.colour("value"), share * _DEEPEST)
    )

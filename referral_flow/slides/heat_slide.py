"""A heat map as a native table with shaded cells: one row per series, one column per x."""

from __future__ import annotations

from pptx.dml.color import RGBColor

from referral_flow.blocks import Amount, Chart
from referral_flow.slides import places, style
from referral_flow.slides.alternative_text import alternative_text
from referral_flow.slides.chart_slide import chart_notes, foot_parts, reading
from referral_flow.slides.chart_xml import describe
from referral_flow.slides.filling import (
    new_slide,
    write,
    write_foot,
    write_notes,
    write_reading,
    write_title,
)
from referral_flow.slides.frame import category_names, keys_of, point_at
from referral_flow.slides.scale import Scale, scale_of, shown
from referral_flow.slides.setting import Page, Setting
from referral_flow.slides.table_slide import fill_table


def heat_slide(deck, chart: Chart, page: Page, setting: Setting) -> None:
    """Each cell holds its number; the shade only helps the eye."""
    slide, language = new_slide(deck, "Table"), setting.language
    write_title(slide, chart.finding.in_(language))
    write(slide, places.MEASURE, chart.measure.in_(language))
    keys, scale = keys_of(chart), scale_of(chart, chart.y)
    amounts = [
        [point_at(series)[key].amount if key in point_at(series) else None for key in keys]
        for series in chart.series
    ]
    rows = [
        [series.label.in_(language), *(amount.in_(language) if amount else "–" for amount in row)]
        for series, row in zip(chart.series, amounts, strict=True)
    ]
    native = fill_table(
        slide,
        ["", *category_names(chart, language)],
        rows,
        [False, *[True] * len(keys)],
        chart.measure.in_(language),
    )
    describe(native._graphic_frame, alternative_text(chart, language))
    for number, row in enumerate(amounts, start=1):
        for cell, amount in zip(list(native.rows[number].cells)[1:], row, strict=True):
            _shade(cell, amount, scale)
    write_reading(slide, reading(chart, setting))
    write_foot(slide, setting, foot_parts(chart, page, setting))
    write_notes(slide, chart_notes(chart, page, setting))


def _shade(cell, amount: Amount | None, scale: Scale) -> None:
    value = shown(amount) if amount else None
    if value is None:
        return
    ground = mixed(style.PAPER, style.colour("value"), min(1.0, max(0.0, scale.share_of(value))))
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(ground)
    words = max((style.INK, style.PAPER), key=lambda colour: contrast(colour, ground))
    cell.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(words)


def mixed(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from one to another."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1-21. Source: WCAG 2.2, relative luminance."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (0, 2, 4)]

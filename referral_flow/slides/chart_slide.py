"""One chart, one slide: the finding, what is drawn, the chart, how to read it, what it rests on."""

from __future__ import annotations

from pptx.dml.color import RGBColor

from referral_flow.blocks import SIGNALLED, Chart
from referral_flow.captions import SIGNALS, cut_axis, incomplete
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.slides import phrases, places, style
from referral_flow.slides.alternative_text import alternative_text
from referral_flow.slides.chart_xml import describe
from referral_flow.slides.comments import comments_in_words, write_comments
from referral_flow.slides.filling import (
    new_slide,
    place,
    stretch_chart,
    write,
    write_foot,
    write_measure,
    write_notes,
    write_reading,
    write_title,
)
from referral_flow.slides.native_chart import native_chart
from referral_flow.slides.scale import shown
from referral_flow.slides.setting import Page, Setting

_MOST_ROWS = 16  # of dots, before the chart needs the room of the reading help


def chart_slide(deck, chart: Chart, page: Page, setting: Setting) -> None:
    """A slide with a native chart, of which something may be shown."""
    slide = new_slide(deck, "Chart")
    write_title(slide, _title(chart, setting))
    write_measure(slide, _measure(chart, setting))
    _write_key(slide, chart, setting)
    is_tall = chart.kind in ("flow", "audit", "map") or _has_many_rows(chart)
    help_words = reading(chart, setting)
    if is_tall or not help_words:
        stretch_chart(slide, help_words)
    write_comments(slide, chart.comments, place(slide, places.CONTENT), setting)
    shape = native_chart(place(slide, places.CONTENT), chart, setting.language)
    shape.name = chart.measure.in_(setting.language)
    describe(shape, alternative_text(chart, setting.language))
    write_reading(slide, help_words, is_small=is_tall)
    write_foot(slide, setting, foot_parts(chart, page, setting))
    write_notes(slide, chart_notes(chart, page, setting))


def _title(chart: Chart, setting: Setting) -> str:
    """The finding; where only that may not be shown, what is measured: the chart is no less."""
    metric, words = setting.metric(chart.metric), chart.finding.in_(setting.language)
    return setting.say(metric.label) if metric and words == setting.say(FEW_CASES) else words


def _has_many_rows(chart: Chart) -> bool:
    return chart.kind == "dots" and len(chart.series[0].points) > _MOST_ROWS


def _measure(chart: Chart, setting: Setting) -> str:
    words, cut = setting.say(chart.measure), cut_axis(chart, setting.language)
    return f"{words.rstrip('.')}. {cut}" if cut else words


def _write_key(slide, chart: Chart, setting: Setting) -> None:
    """What the shapes mean, only those that are on the slide."""
    roles = {point.role for series in chart.series for point in series.points}
    judged = [role for role in SIGNALS if role in roles] if roles.intersection(SIGNALLED) else []
    parts = [f"{style.ROLE_GLYPHS[role]} {setting.say(SIGNALS[role])}" for role in judged]
    drawn = [
        one for series in chart.series for one in series.points if shown(one.amount) is not None
    ]
    if any(not point.is_complete for point in drawn):
        parts.append(f"○ {setting.say(incomplete(chart))}")
    write(slide, places.KEY, "   ".join(parts))
    if parts:
        _colour_key(place(slide, places.KEY), judged, parts)


def _colour_key(shape, judged: list[str], parts: list[str]) -> None:
    """Each entry in its own colour: the key is read by shape and colour alike."""
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.runs[0].text = ""
    for place_in, words in enumerate(parts):
        run = paragraph.add_run()
        run.text = words + ("    " if place_in < len(parts) - 1 else "")
        role = judged[place_in] if place_in < len(judged) else "neutral"
        run.font.color.rgb = RGBColor.from_string(style.colour(role))


def reading(chart: Chart, setting: Setting) -> str:
    """How to read the chart, and why there are gaps if there are."""
    hidden = any(point.amount.suppressed for series in chart.series for point in series.points)
    parts = [
        chart.reading.in_(setting.language) if chart.reading else "",
        setting.say(phrases.SOME_HIDDEN) if hidden else "",
        setting.say(chart.coarser) if chart.coarser else "",
    ]
    return " ".join(part for part in parts if part)


def foot_parts(chart: Chart, page: Page, setting: Setting) -> list[str]:
    """Measure, unit of care, period and n."""
    metric = setting.metric(chart.metric)
    basis = chart.basis.in_(setting.language) if chart.basis else setting.say(page.period_words)
    return [
        setting.say(metric.label if metric else page.panel_title),
        setting.say(page.unit_name),
        basis,
    ]


def chart_notes(chart: Chart, page: Page, setting: Setting) -> list[tuple[str, str]]:
    """What the speaker may be asked: definition, source, selection, reading, the chart in words."""
    metric = setting.metric(chart.metric)
    definition = (
        ""
        if metric is None
        else "\n".join(
            (
                f"{setting.say(metric.label)}: {setting.say(metric.definition)}",
                setting.say(phrases.SOURCE, source=metric.source),
            )
        )
    )
    return [
        (setting.say(phrases.NOTES_DEFINITION), definition),
        (setting.say(phrases.NOTES_SELECTION), setting.selection(page, chart.x.grain)),
        (setting.say(phrases.NOTES_READING), reading(chart, setting)),
        (setting.say(phrases.NOTES_COMMENTS), comments_in_words(chart.comments, setting)),
        (setting.say(phrases.NOTES_IN_WORDS), alternative_text(chart, setting.language)),
        (setting.say(phrases.NOTES_MATERIAL), ". ".join(setting.provenance) + "."),
    ]

"""The quiet row under every chart: its figures, CSV, PNG, SVG and a link to this view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

from referral_flow.blocks import Chart, Point
from referral_flow.captions import comment_line
from referral_flow.screen.colours import palette
from referral_flow.screen.figures.clicks import OfPoint, Told
from referral_flow.screen.figures.look import FONT
from referral_flow.screen.files import Source, csv_text, file_name, footer
from referral_flow.screen.leads import GO
from referral_flow.screen.markup import key_entries, measure_line, numbered_markers
from referral_flow.screen.tables import chart_rows, kept_whole, rows_as_html
from referral_flow.text import Text, unbroken

WORDS = {
    "show": Text("Visa siffrorna", "Show the figures"),
    "hide": Text("Dölj siffrorna", "Hide the figures"),
    "csv": Text("Ladda ned siffrorna som CSV", "Download the figures as CSV"),
    "png": Text("Ladda ned diagrammet som bild", "Download the chart as a picture"),
    "svg": Text("Ladda ned diagrammet som vektorbild", "Download the chart as a vector picture"),
    "link": Text("Kopiera länk", "Copy link"),
    "link_help": Text("Länk till sidan som den visas nu", "Link to the page as it is shown now"),
    "copied": Text("Länken är kopierad.", "The link is copied."),
}


def tool_contents(
    chart: Chart,
    source: Source,
    language: str,
    theme: str,
    room: str = "wide",
    way: Callable[[Point], Told] | None = None,
) -> dict:
    """All that the row needs: words, file contents and colours; disclosed values only.

    `way` says where a point's mark leads: in the table its value leads there too.
    """
    colours = palette(theme)
    reasons = numbered_markers(chart, language, room)
    return {
        "table": rows_as_html(*chart_rows(chart, language), cell=partial(_cell, way=way)),
        "csv": csv_text(chart, source, language),
        "file": file_name(chart, source),
        "finding": unbroken(chart.finding.in_(language)),
        "measure": unbroken(measure_line(chart, language)),
        "key": [
            {"shape": shape, "words": words, "colour": colours.roles.get(shape, colours.muted)}
            for shape, words in key_entries(chart, language)
        ],
        "reasons": [f"{place}. {words}" for place, words in enumerate(reasons, start=1)],
        "comments": [unbroken(comment_line(said, language)) for said in chart.comments],
        "footer": unbroken(footer(chart, source, language)),
        "font": FONT,
        "colours": {"background": colours.background, "text": colours.text, "muted": colours.muted},
        "words": {key: words.in_(language) for key, words in WORDS.items()},
    }


def _cell(words: str, way: Callable[[Point], Told] | None) -> str:
    """A cell as HTML, for those who cannot point at the mark a link where a click on it leads."""
    shown = kept_whole(words)
    told = way(words.point) if way and isinstance(words, OfPoint) else None
    if told is None:
        return shown
    address, said = told
    return f'<a class="{GO}" href="{escape(address)}" title="{escape(said)}">{shown}</a>'

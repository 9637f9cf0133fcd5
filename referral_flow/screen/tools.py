"""The quiet row under every chart: its figures, CSV, PNG, SVG and a link to this view."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from referral_flow.blocks import Chart
from referral_flow.captions import comment_line
from referral_flow.screen.colours import palette
from referral_flow.screen.figures.look import FONT
from referral_flow.screen.files import Source, csv_text, file_name, footer
from referral_flow.screen.markup import key_entries, measure_line, numbered_markers
from referral_flow.screen.tables import chart_rows, rows_as_html
from referral_flow.text import Text, unbroken

_HERE = Path(__file__).parent
_ROW = st.components.v2.component(
    "chart_tools",
    html='<div class="tools">\n</div>',
    css=(_HERE / "tools.css").read_text(encoding="utf-8"),
    js=(_HERE / "tools.js").read_text(encoding="utf-8"),
)
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


def chart_tools(
    chart: Chart, source: Source, language: str, theme: str, room: str, figure_key: str
) -> None:
    """Draw the row; `figure_key` is the key of the container that holds the figure."""
    contents = tool_contents(chart, source, language, theme, room)
    _ROW(key=f"tools-{figure_key}", data=contents | {"figure_key": figure_key})


def tool_contents(
    chart: Chart, source: Source, language: str, theme: str, room: str = "wide"
) -> dict:
    """All that the row needs: words, file contents and colours; disclosed values only."""
    colours = palette(theme)
    reasons = numbered_markers(chart, language, room)
    return {
        "table": rows_as_html(*chart_rows(chart, language)),
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

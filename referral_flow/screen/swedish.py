"""plotly's own words and separators in Swedish.

Dictionary from plotly.js-locales 3.7.0, sv.js (MIT, Plotly Technologies Inc.); only the words that
our charts can show. Tick texts are written by `figures.axes`, never by plotly.
"""

from __future__ import annotations

_SWEDISH = {
    "dictionary": {
        "Autoscale": "Autoskala",
        "Double-click to zoom back out": "Dubbelklicka för att zooma ut igen",
        "Download plot": "Ladda ner diagram",
        "Download plot as a PNG": "Ladda ner diagram som PNG",
        "Reset axes": "Återställ axlar",
        "Snapshot succeeded": "Bild skapad",
        "Zoom": "Zooma",
    },
    "format": {
        "days": ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"],
        "shortDays": ["sön", "mån", "tis", "ons", "tor", "fre", "lör"],
        "months": [
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ],
        "shortMonths": [
            "jan",
            "feb",
            "mars",
            "apr",
            "maj",
            "juni",
            "juli",
            "aug",
            "sep",
            "okt",
            "nov",
            "dec",
        ],
        "decimal": ",",
        "thousands": "\u00a0",
        "date": "%Y-%m-%d",
    },
}

SEPARATORS = {"sv": ",\u00a0", "en": ".,"}


def plotly_config(language: str) -> dict:
    """Config for st.plotly_chart: no toolbar, no zooming by accident, words in the language."""
    config = {
        "displayModeBar": False,
        "displaylogo": False,
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
    }
    if language == "sv":
        config |= {"locale": "sv", "locales": {"sv": _SWEDISH}}
    return config

"""The named places of each layout: what the template offers and the deck fills."""

from __future__ import annotations

from dataclasses import dataclass

from referral_flow.slides.style import COLUMN_WIDTH, CONTENT_WIDTH, LEFT

TITLE, MEASURE, CONTENT, READING, FOOTER, MARK, NUMBER, KEY, RIGHT = (
    0,
    10,
    11,
    12,
    13,
    14,
    15,
    16,
    17,
)


@dataclass(frozen=True)
class Box:
    """A placeholder: its name, number, look, and place in inches. `kind` is OOXML's own."""

    name: str
    idx: int
    look: str
    left: float
    top: float
    width: float
    height: float
    kind: str = "body"


_TITLE = Box("Title", TITLE, "title", LEFT, 0.42, CONTENT_WIDTH, 0.92, "title")
_MEASURE = Box("Measure", MEASURE, "measure", LEFT, 1.42, CONTENT_WIDTH, 0.5)
_FOOT = (
    Box("Footer", FOOTER, "footer", LEFT, 6.96, 9.7, 0.34),
    Box("Mark", MARK, "mark", 10.4, 6.96, 1.85, 0.34),
    Box("Slide number", NUMBER, "number", 12.3, 6.96, 0.433, 0.34),
)
_READING = Box("Reading help", READING, "body", LEFT, 6.18, CONTENT_WIDTH, 0.6)

LAYOUTS: dict[str, tuple[Box, ...]] = {
    "Cover": (
        Box("Title", TITLE, "cover", 1.0, 1.5, 11.2, 2.2, "title"),
        Box("Subtitle", MEASURE, "measure", 1.0, 3.95, 11.2, 1.6),
        Box("Footer", FOOTER, "footer", 1.0, 6.96, 9.2, 0.34),
        Box("Mark", MARK, "mark", 10.4, 6.96, 2.333, 0.34),
    ),
    "Headline": (
        Box("Title", TITLE, "title", LEFT, 0.86, CONTENT_WIDTH, 1.4, "title"),
        Box("Question", MEASURE, "measure", LEFT, 0.46, CONTENT_WIDTH, 0.34),
        *_FOOT,
    ),
    "Chart": (
        _TITLE,
        _MEASURE,
        Box("Chart", CONTENT, "body", LEFT, 2.0, CONTENT_WIDTH, 3.9, "chart"),
        Box("Key", KEY, "key", LEFT, 5.92, CONTENT_WIDTH, 0.22),
        _READING,
        *_FOOT,
    ),
    "Table": (
        _TITLE,
        _MEASURE,
        Box("Table", CONTENT, "body", LEFT, 2.0, CONTENT_WIDTH, 4.02, "tbl"),
        _READING,
        *_FOOT,
    ),
    "Text": (
        _TITLE,
        Box("Text", CONTENT, "body", LEFT, 1.6, COLUMN_WIDTH, 5.1),
        Box(
            "Text, right",
            RIGHT,
            "body",
            LEFT + CONTENT_WIDTH - COLUMN_WIDTH,
            1.6,
            COLUMN_WIDTH,
            5.1,
        ),
        *_FOOT,
    ),
}

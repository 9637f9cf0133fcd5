"""A deck opened again, as PowerPoint would: slides, charts, workbooks, notes, alternative texts."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook
from pptx import Presentation

from referral_flow.blocks import Block
from referral_flow.disclosure import disclose
from referral_flow.slides.deck import Page, deck
from referral_flow.text import Text
from tests.slides.sample_nouns import BUILD, COHORT, VIEW


def page(blocks: Iterable[Block], audience: str = "working", view=VIEW) -> Page:
    """A page about the care guarantee with these blocks, as the gate lets them through."""
    return Page(
        Text("Vårdgaranti", "Care guarantee"),
        Text("Får patienterna bedömning i tid?", "Are patients assessed in time?"),
        view,
        disclose(list(blocks), audience),
    )


def made(*blocks: Block, language: str = "sv", audience: str = "working") -> bytes:
    """A deck with one page of these blocks."""
    return deck([page(blocks, audience)], BUILD, language, audience, {COHORT.key: COHORT})


def opened(content: bytes):
    """The presentation."""
    return Presentation(BytesIO(content))


def charts_of(content: bytes) -> list:
    """Every native chart in order."""
    return [
        shape.chart for slide in opened(content).slides for shape in slide.shapes if shape.has_chart
    ]


def cells_of(chart) -> list[list]:
    """The rows of a chart's embedded sheet."""
    blob = chart.part.chart_workbook.xlsx_part.blob
    return [list(row) for row in load_workbook(BytesIO(blob)).active.iter_rows(values_only=True)]


def everything_in(content: bytes) -> dict[str, str]:
    """Every part of the file as text, with embedded workbooks unpacked."""
    found = {}
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            body = archive.read(name)
            if name.endswith(".xlsx"):
                inner = ZipFile(BytesIO(body))
                found |= {
                    f"{name}/{part}": inner.read(part).decode("utf-8", "replace")
                    for part in inner.namelist()
                }
            elif name.endswith((".xml", ".rels")):
                found[name] = body.decode("utf-8")
    return found


def words_of(slide) -> str:
    """All words on a slide, tables included."""
    parts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            parts += [cell.text for row in shape.table.rows for cell in row.cells]
    return plain("\n".join(parts))


def plain(words: str) -> str:
    """With the spaces and hyphens that people type: where lines may end is another matter."""
    return words.replace("\u00a0", " ").replace("\u2011", "-")

"""A page from top to bottom, always in the same order: question, answer, main chart … method."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape

import streamlit as st

from referral_flow.blocks import PLACES, Block, Chart, Findings, Headline, Note, Table
from referral_flow.disclosure import Disclosed
from referral_flow.entries import Entries
from referral_flow.model import SYNTHETIC_MARK, Build, Metric, View
from referral_flow.screen import definitions, frame, markup, tables, viewer
from referral_flow.screen.files import AS_OF, BUILD, Source
from referral_flow.screen.findings import findings
from referral_flow.screen.leads import Places
from referral_flow.screen.metric_names import Names
from referral_flow.screen.paper import foot_of_sheets
from referral_flow.text import Text, day

HOW = Text("Så har vi räknat", "How this is counted")
SECTIONS = {
    "beside": Text("Vad hände samtidigt?", "What happened meanwhile?"),
    "why": Text("Varför ser det ut så?", "Why does it look like this?"),
    "who": Text("Var och för vem?", "Where and for whom?"),
    "after": Text("Vad hände sedan?", "What happened afterwards?"),
}
LEAST_COLUMN = 380  # pixels; narrower columns go one beneath the other


@dataclass(frozen=True)
class Setting:
    """What a page is drawn in: whose figures, from which build, and how the reader's window is."""

    build: Build
    view: View
    metrics: Mapping[str, Metric]
    theme: str = "light"
    room: str = "wide"  # "narrow" on a telephone
    sections: Mapping[str, Text] = field(default_factory=dict)  # headings of the page's own
    uses_period: bool = True
    places: Places = field(default_factory=Places)  # where its marks and findings can lead
    uses_unit: bool = True

    @property
    def language(self) -> str:
        return self.view.language

    @property
    def names(self) -> Names:
        """Names of metrics as ways to their definitions."""
        return Names(self.view, self.metrics)

    @property
    def shown(self) -> Text:
        """Whose figures the page has; of one that is about the tool, the region it was made for."""
        return (
            whose(self.view, uses_period=self.uses_period)
            if self.uses_unit
            else WHOLE.format(region=self.build.region_name)
        )

    def source(self, chart: Chart) -> Source:
        """What the files made from a chart must say about themselves."""
        metric = self.metrics.get(chart.metric or "")
        period = self.view.period if self.uses_period else None
        return Source(self.build, self.view.unit, period, metric)


WHOLE = Text("{region} · alla enheter", "{region} · all units")


def whose(view: View, *, uses_period: bool = True) -> Text:
    """Unit and period in words; of a page about all that was delivered, the unit alone."""
    if not uses_period:
        return view.unit.name
    return Text("{unit} · {period}", "{unit} · {period}").format(
        unit=view.unit.name, period=view.period.label
    )


def head(question: Text, setting: Setting, messages: Sequence[str] = ()) -> None:
    """The question, whose figures these are, and what the reader must know of the link."""
    mark = SYNTHETIC_MARK.in_(setting.language) if setting.build.is_synthetic else None
    st.html(
        markup.title(
            question.in_(setting.language),
            setting.shown.in_(setting.language),
            mark,
        )
    )
    if messages:
        st.html(markup.messages(messages))


NO_WAREHOUSE = Text("Det finns inget underlag att visa ännu", "There is nothing to show yet")
MAKE_ONE = Text(
    "Gör ett av det påhittade exemplet med kommandot nedan, och ladda om sidan.",
    "Make one from the made-up sample with the command below, and reload the page.",
)
COMMAND = "python -m pipelines build --extracts data_samples --warehouse warehouse"


def without_warehouse(reason: str, language: str) -> None:
    """Why there is nothing to show, and the command that makes something."""
    frame.style(frame.seen_by(language)[0])
    st.html(markup.title(NO_WAREHOUSE.in_(language), MAKE_ONE.in_(language), None))
    st.code(COMMAND, language=None)
    st.caption(reason)


def body(
    disclosed: Disclosed, setting: Setting, after_answer: Callable[[], None] | None = None
) -> None:
    """Draw disclosed blocks in their places. Raises TypeError for anything undisclosed.

    `after_answer` draws what is no figure but should be seen early: the guide of a first visit.
    """
    if not isinstance(disclosed, Disclosed):
        raise TypeError("Only what disclosure.disclose() has returned may be drawn.")
    view = setting.view
    setting = replace(setting, view=replace(view, unit=disclosed.shown(view.unit)))
    for place in ("answer", "main"):
        for block in _placed(disclosed, place):
            _draw(block, setting, room="wide")
        if place == "answer" and after_answer:
            after_answer()
    headings = SECTIONS | dict(setting.sections)
    for place in (place for place in PLACES if place in headings):
        _section(_placed(disclosed, place), headings[place], setting)
    _how(_placed(disclosed, "how"), setting)
    st.html(foot_of_sheets(setting.shown.in_(setting.language), setting.build, setting.language))


def _placed(disclosed: Disclosed, place: str) -> list[Block]:
    return [block for block in disclosed.blocks if block.place == place]


def _section(blocks: list[Block], heading: Text, setting: Setting) -> None:
    """Charts side by side in pairs; tables, notes and a last odd chart over the whole width."""
    if not blocks:
        return
    st.html(f'<h2 class="rf-section">{markup.written(heading.in_(setting.language))}</h2>')
    grid = st.grid(2, min_column_width=LEAST_COLUMN, gap=("medium", "large"))
    for row in _rows(blocks):
        room = "half" if len(row) == 2 else "wide"
        for block in row:
            with grid.cell(column_span=1 if len(row) == 2 else "all"):
                _draw(block, setting, room, beside=row)


def _rows(blocks: list[Block]) -> list[list[Block]]:
    """Charts that follow each other go in pairs; everything else has a row of its own."""
    rows: list[list[Block]] = []
    for block in blocks:
        last = rows[-1] if rows else []
        if isinstance(block, Chart) and len(last) == 1 and isinstance(last[0], Chart):
            last.append(block)
        else:
            rows.append([block])
    return rows


def _draw(block: Block, setting: Setting, room: str, beside: Sequence[Block] = ()) -> None:
    match block:
        case Headline():
            st.html(markup.headline(block, setting.names))
        case Chart():
            _chart(block, setting, "narrow" if setting.room == "narrow" else room, beside)
        case Table():
            st.html(tables.table(block, setting.names))
        case Note():
            st.html(markup.note(block, setting.language))
        case Findings():
            st.html(findings(block, setting.view))
        case Entries():
            definitions.draw(block, setting.view)


def _chart(chart: Chart, setting: Setting, room: str, beside: Sequence[Block]) -> None:
    rooms = _rooms_of_heading(beside, setting, room)
    viewer.show(
        viewer.Showing(
            chart, setting.source(chart), setting.names, setting.places, setting.theme, room, rooms
        )
    )


def _rooms_of_heading(row: Sequence[Block], setting: Setting, room: str) -> tuple[int, int]:
    """Pixels to keep for finding and measure, so that charts side by side start level."""
    if room != "half":
        return 0, 0
    narrow, wide = (
        max(markup.heading_height(chart, setting.names, width) for chart in row)
        for width in markup.HALVES
    )
    return narrow, wide


def _how(blocks: list[Block], setting: Setting) -> None:
    """Definitions and reservations, short and last; always with as-of date and build id."""
    language = setting.language
    told = [block for block in blocks if isinstance(block, Note)]
    notes = "".join(markup.note(block, language, level=3) for block in told)
    st.html(
        f'<section class="rf-how"><h2>{escape(HOW.in_(language))}</h2>'
        f'<div class="rf-how-list">{notes}</div></section>'
    )
    for block in blocks:
        if not isinstance(block, Note):
            _draw(block, setting, room="wide")
    st.html(f'<p class="rf-source">{source_line(setting.build, language)}</p>')


def source_line(build: Build, language: str) -> str:
    """As-of date, build id and, if so, the synthetic mark, as HTML."""
    parts = [f"{AS_OF.in_(language)} {day(build.as_of)}", f"{BUILD.in_(language)} {build.build_id}"]
    mark = SYNTHETIC_MARK.in_(language)
    badge = f'<br><span class="rf-mark">{escape(mark)}</span>' if build.is_synthetic else ""
    return "<br>".join(escape(part) for part in parts) + badge

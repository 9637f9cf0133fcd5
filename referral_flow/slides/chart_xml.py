"""What PowerPoint charts can do and python-pptx has no words for: error bars, label nudges, gaps.

Knows chart XML and nothing of blocks, languages or figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

_SPACES = nsdecls("c", "a")
_NO_BOX = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def set_language(chart, language: str) -> None:
    """Say which language the chart's text is in, so that it is hyphenated and read aloud right."""
    space = chart._chartSpace
    tag = "sv-SE" if language == "sv" else "en-GB"
    for old in space.findall(qn("c:lang")):
        space.remove(old)
    place = 1 if space[0].tag == qn("c:date1904") else 0
    space.insert(place, parse_xml(f'<c:lang {_SPACES} val="{tag}"/>'))
    for properties in space.iter(qn("a:defRPr"), qn("a:rPr")):
        properties.set("lang", tag)


def draw_gaps(chart) -> None:
    """A missing value is a gap in the line, never a zero and never bridged."""
    element = chart._chartSpace.chart
    for tag in ("c:plotVisOnly", "c:dispBlanksAs"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    element.append(parse_xml(f"<c:plotVisOnly {_SPACES} val='1'/>"))
    element.append(parse_xml(f"<c:dispBlanksAs {_SPACES} val='gap'/>"))


def place_plot(chart, left: float, top: float, width: float, height: float) -> None:
    """Fix the inner plot area, in shares of the chart, so that room is kept for labels."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(
        0,
        parse_xml(
            f"<c:layout {_SPACES}><c:manualLayout><c:layoutTarget val='inner'/>"
            "<c:xMode val='edge'/><c:yMode val='edge'/>"
            f"<c:x val='{left:.4f}'/><c:y val='{top:.4f}'/>"
            f"<c:w val='{width:.4f}'/><c:h val='{height:.4f}'/></c:manualLayout></c:layout>"
        ),
    )


def no_fill_behind(chart) -> None:
    """Let the slide's own background show through, without a frame."""
    space = chart._chartSpace
    for old in space.findall(qn("c:spPr")):
        space.remove(old)
    space.find(qn("c:chart")).addnext(
        parse_xml(f"<c:spPr {_SPACES}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>")
    )


def add_error_bars(
    series,
    below: Sequence[float],
    above: Sequence[float],
    colour: str,
    *,
    direction: str = "y",
    width: float = 1.25,
    has_caps: bool = True,
) -> None:
    """Whiskers of the given lengths at each point of `series`; 0 draws none."""
    names_direction = series._element.getparent().tag in (
        qn("c:scatterChart"),
        qn("c:lineChart"),
        qn("c:areaChart"),
    )
    bars = parse_xml(
        f"<c:errBars {_SPACES}>"
        + (f"<c:errDir val='{direction}'/>" if names_direction else "")
        + "<c:errBarType val='both'/><c:errValType val='cust'/>"
        f"<c:noEndCap val='{int(not has_caps)}'/>"
        f"{_lengths('plus', above)}{_lengths('minus', below)}"
        f"<c:spPr><a:ln w='{int(width * 12700)}'><a:solidFill><a:srgbClr val='{colour}'/>"
        "</a:solidFill></a:ln></c:spPr></c:errBars>"
    )
    _before_values(series._element, bars)


def _lengths(tag: str, lengths: Sequence[float]) -> str:
    points = "".join(
        f"<c:pt idx='{place}'><c:v>{length:.6g}</c:v></c:pt>"
        for place, length in enumerate(lengths)
    )
    return (
        f"<c:{tag}><c:numLit><c:formatCode>General</c:formatCode>"
        f"<c:ptCount val='{len(lengths)}'/>{points}</c:numLit></c:{tag}>"
    )


def _before_values(element, child) -> None:
    """The schema wants error bars just before the categories or the values."""
    for tag in ("c:cat", "c:xVal", "c:val", "c:yVal"):
        found = element.find(qn(tag))
        if found is not None:
            found.addprevious(child)
            return
    element.append(child)


def label_points(
    series,
    labels: dict[int, str | None],
    colour: str,
    size: float,
    *,
    position: str = "r",
    bold: bool = False,
    nudges: dict[int, float] | None = None,
    number_format: str = "General",
    is_sideways: bool = False,
) -> None:
    """Write `labels` at these points; `nudges` move them down (right if sideways),
    in shares of the chart.

    A label of None is the point's own value in `number_format`: it follows when edited.
    """
    element = series._element
    for old in element.findall(qn("c:dLbls")):
        element.remove(old)
    look = _Look(colour, size, bold, position, escape(number_format, {"'": "&apos;"}), is_sideways)
    written = "".join(
        _label(index, words, look, (nudges or {}).get(index, 0.0))
        for index, words in sorted(labels.items())
    )
    block = parse_xml(f"<c:dLbls {_SPACES}>{written}{_shows(False)}</c:dLbls>")
    follower = _first(element, ("c:trendline", "c:errBars", "c:cat", "c:xVal", "c:val", "c:yVal"))
    follower.addprevious(block) if follower is not None else element.append(block)


@dataclass(frozen=True)
class _Look:
    colour: str
    size: float
    bold: bool
    position: str
    number_format: str
    is_sideways: bool

    def properties(self, tag: str) -> str:
        """Run or default properties with this size, weight and colour."""
        return (
            f"<a:{tag} sz='{int(self.size * 100)}' b='{int(self.bold)}'><a:solidFill>"
            f"<a:srgbClr val='{self.colour}'/></a:solidFill></a:{tag}>"
        )


def _label(index: int, words: str | None, look: _Look, nudge: float) -> str:
    x, y = (nudge, 0.0) if look.is_sideways else (0.0, nudge)
    moved = (
        (
            f"<c:layout><c:manualLayout><c:x val='{x:.4f}'/><c:y val='{y:.4f}'/>"
            "</c:manualLayout></c:layout>"
        )
        if nudge
        else ""
    )
    content = _own_value(look) if words is None else _own_words(words, look)
    return (
        f"<c:dLbl><c:idx val='{index}'/>{moved}{content}"
        f"<c:dLblPos val='{look.position}'/>{_shows(True)}</c:dLbl>"
    )


def _own_words(words: str, look: _Look) -> str:
    return (
        f"<c:tx><c:rich><a:bodyPr wrap='none'/><a:lstStyle/><a:p><a:pPr>"
        f"{look.properties('defRPr')}</a:pPr><a:r>{look.properties('rPr')}"
        f"<a:t>{escape(words)}</a:t></a:r></a:p></c:rich></c:tx>{_NO_BOX}"
    )


def _own_value(look: _Look) -> str:
    return (
        f"<c:numFmt formatCode='{look.number_format}' sourceLinked='0'/>{_NO_BOX}<c:txPr>"
        f"<a:bodyPr wrap='none'/><a:lstStyle/><a:p><a:pPr>{look.properties('defRPr')}</a:pPr>"
        "<a:endParaRPr/></a:p></c:txPr>"
    )


def _shows(value: bool) -> str:
    return (
        f"<c:showLegendKey val='0'/><c:showVal val='{int(value)}'/><c:showCatName val='0'/>"
        "<c:showSerName val='0'/><c:showPercent val='0'/><c:showBubbleSize val='0'/>"
    )


def _first(element, tags: Sequence[str]):
    found = (element.find(qn(tag)) for tag in tags)
    return next((child for child in found if child is not None), None)


def break_at_blanks(series) -> None:
    """Take the empty points of an XY series out of what is cached: its line breaks there."""
    for point in list(series._element.iter(qn("c:pt"))):
        if point.find(qn("c:v")).text == "None":
            point.getparent().remove(point)


def thin_category_labels(chart, every: int) -> None:
    """Write every n-th category label, so that none overlap; all stay in the workbook.

    Tick marks stay at one a category: fewer would centre a label on the whole stretch between two.
    A hair of rotation keeps LibreOffice from breaking labels in pieces to fit them all.
    """
    axis = chart._chartSpace.find(".//" + qn("c:catAx"))
    axis.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "0" if every == 1 else "1")
    for tag, skip in (("c:tickLblSkip", every), ("c:tickMarkSkip", 1)):
        for old in axis.findall(qn(tag)):
            axis.remove(old)
        _before(axis, parse_xml(f"<{tag} {_SPACES} val='{skip}'/>"), "c:noMultiLvlLbl")


def step_months(chart, every: int) -> None:
    """A date axis that counts in months and labels every n-th."""
    axis = chart._chartSpace.find(".//" + qn("c:dateAx"))
    for tag in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit"):
        for old in axis.findall(qn(tag)):
            axis.remove(old)
    for tag, value in (
        ("baseTimeUnit", "months"),
        ("majorUnit", every),
        ("majorTimeUnit", "months"),
    ):
        axis.append(parse_xml(f"<c:{tag} {_SPACES} val='{value}'/>"))


def _before(axis, child, tag: str) -> None:
    follower = axis.find(qn(tag))
    if follower is None:
        axis.append(child)
    else:
        follower.addprevious(child)


def describe(shape, words: str) -> None:
    """Alternative text, read aloud in place of the picture."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", words)


def plain_xml(element) -> str:
    """The element as text, for tests."""
    return etree.tostring(element, encoding="unicode")

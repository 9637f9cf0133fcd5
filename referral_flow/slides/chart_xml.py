"""What PowerPoint charts can do and python-pptx has no words for: error bars, gaps, thinned labels.

Knows chart XML and nothing of blocks, languages or figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

_SPACES = nsdecls("c", "a")


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
    for tag in ("c:plotVisOnly", "c:dispBlanksAs", "c:showDLblsOverMax"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    for tag, value in (("plotVisOnly", "1"), ("dispBlanksAs", "gap")):
        element.append(parse_xml(f"<c:{tag} {_SPACES} val='{value}'/>"))


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
    opacity: float = 1.0,
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
        f"<c:spPr><a:ln w='{int(width * 12700)}' cap='flat'><a:solidFill>"
        f"<a:srgbClr val='{colour}'><a:alpha val='{int(opacity * 100000)}'/></a:srgbClr>"
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


def step_dates(chart, every: int, *, base: str = "months") -> None:
    """A date axis with a label every n-th month; its points lie months or days apart."""
    axis = chart._chartSpace.find(".//" + qn("c:dateAx"))
    for tag in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit"):
        for old in axis.findall(qn(tag)):
            axis.remove(old)
    for tag, value in (
        ("baseTimeUnit", base),
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


def mark_decorative(shape) -> None:
    """Tell screen readers to pass over a line or a rule that says nothing."""
    shape._element.xpath(".//p:cNvPr")[0].append(
        parse_xml(
            f"<a:extLst {nsdecls('a')}><a:ext uri='{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}'>"
            "<adec:decorative val='1' "
            "xmlns:adec='http://schemas.microsoft.com/office/drawing/2017/decorative'/>"
            "</a:ext></a:extLst>"
        )
    )

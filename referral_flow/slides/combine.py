"""Lines over bars in one chart: python-pptx draws one kind at a time, so some series move."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from referral_flow.blocks import Series
from referral_flow.slides import style

_SPACES = nsdecls("c", "a")


def draw_as_lines(chart, moved: Sequence[tuple[object, Series]]) -> None:
    """Move native bar series into a line chart on the same axes; they stay in the same workbook."""
    if not moved:
        return
    bars = chart._chartSpace.find(".//" + qn("c:barChart"))
    lines = parse_xml(
        f"<c:lineChart {_SPACES}><c:grouping val='standard'/><c:varyColors val='0'/>"
        "<c:marker val='1'/></c:lineChart>"
    )
    for native, series in moved:
        lines.insert(len(lines) - 1, _as_line(native._element, series))
    for axis in bars.findall(qn("c:axId")):
        lines.append(parse_xml(f"<c:axId {_SPACES} val='{axis.get('val')}'/>"))
    bars.addnext(lines)


def _as_line(element, series: Series):
    """A bar's series with a line's look: what only bars know is taken away."""
    for tag in ("c:invertIfNegative", "c:spPr", "c:dPt", "c:errBars"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    for position in element.iter(qn("c:dLblPos")):
        position.set("val", "t")
    element.find(qn("c:tx")).addnext(_line(series))
    element.find(qn("c:spPr")).addnext(_marker(series))
    element.append(parse_xml(f"<c:smooth {_SPACES} val='0'/>"))
    return element


def _line(series: Series):
    dash = style.ROLE_DASHES.get(series.role)
    fill = (
        "<a:noFill/>"
        if series.draw == "points"
        else (
            f"<a:solidFill><a:srgbClr val='{style.colour(series.role)}'/></a:solidFill>"
            + (f"<a:prstDash val='{dash}'/>" if dash else "")
        )
    )
    width = int(style.line_width(series.role) * 12700)
    return parse_xml(f"<c:spPr {_SPACES}><a:ln w='{width}'>{fill}</a:ln></c:spPr>")


def _marker(series: Series):
    if series.draw in ("line", "step"):
        return parse_xml(f"<c:marker {_SPACES}><c:symbol val='none'/></c:marker>")
    return parse_xml(
        f"<c:marker {_SPACES}><c:symbol val='diamond'/><c:size val='10'/><c:spPr><a:solidFill>"
        f"<a:srgbClr val='{style.colour(series.role)}'/></a:solidFill></c:spPr></c:marker>"
    )

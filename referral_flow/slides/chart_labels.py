"""Labels at chosen points of a native chart: own words or the point's value, moved where needed.

Knows chart XML and nothing of blocks, languages or figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

_SPACES = nsdecls("c", "a")
# Moved labels would else have a line drawn to their point, through the label where it is near.
_NO_LEADERS = (
    "<c:extLst><c:ext uri='{CE6537A1-D6FC-4f65-9D91-7224C49458BB}' "
    "xmlns:c15='http://schemas.microsoft.com/office/drawing/2012/chart'>"
    "<c15:showLeaderLines val='0'/></c:ext></c:extLst>"
)
_NO_BOX = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


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
    positions: dict[int, str] | None = None,
) -> None:
    """Write `labels` at these points; `nudges` move them down (right if sideways),
    in shares of the chart.

    `positions` are those of single labels.

    A label of None is the point's own value in `number_format`: it follows when edited.
    """
    element = series._element
    for old in element.findall(qn("c:dLbls")):
        element.remove(old)
    look = _Look(colour, size, bold, position, escape(number_format, {"'": "&apos;"}), is_sideways)
    written = "".join(
        _label(index, words, _at(look, index, positions), (nudges or {}).get(index, 0.0))
        for index, words in sorted(labels.items())
    )
    block = parse_xml(f"<c:dLbls {_SPACES}>{written}{_shows(False)}{_NO_LEADERS}</c:dLbls>")
    follower = _first(element, ("c:trendline", "c:errBars", "c:cat", "c:xVal", "c:val", "c:yVal"))
    follower.addprevious(block) if follower is not None else element.append(block)


def push_right(series, share: float) -> None:
    """Move the labels of a drawn series to the right, by a share of the chart."""
    for label in series._element.iter(qn("c:dLbl")):
        layout = label.find(qn("c:layout"))
        if layout is None:
            layout = parse_xml(f"<c:layout {_SPACES}>{_MOVED.format(x=0, y=0)}</c:layout>")
            label.find(qn("c:idx")).addnext(layout)
        across = layout.find(f"{qn('c:manualLayout')}/{qn('c:x')}")
        across.set("val", f"{float(across.get('val')) + share:.4f}")


_MOVED = "<c:manualLayout><c:x val='{x:.4f}'/><c:y val='{y:.4f}'/></c:manualLayout>"


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


def _at(look: _Look, index: int, positions: dict[int, str] | None) -> _Look:
    return replace(look, position=positions[index]) if index in (positions or {}) else look


def _label(index: int, words: str | None, look: _Look, nudge: float) -> str:
    x, y = (nudge, 0.0) if look.is_sideways else (0.0, nudge)
    moved = f"<c:layout>{_MOVED.format(x=x, y=y)}</c:layout>" if nudge else ""
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

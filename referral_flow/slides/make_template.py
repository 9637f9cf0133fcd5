"""Write template.pptx: five 16:9 layouts with named placeholders in our type and colours.

Run `python -m referral_flow.slides.make_template` after changing a layout here; the deck fills
placeholders by the numbers in `Place`, never by position.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree
from pptx import Presentation
from pptx.util import Inches

from referral_flow.slides import style
from referral_flow.slides.places import LAYOUTS, Box

TEMPLATE = Path(__file__).with_name("template.pptx")
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_THEME_COLOURS = {
    "dk1": style.INK,
    "lt1": style.PAPER,
    "dk2": style.MUTED,
    "lt2": style.WASH,
    "accent1": style.colour("value"),
    "accent2": style.colour("second"),
    "accent3": style.colour("third"),
    "accent4": style.colour("target"),
    "accent5": style.colour("concern"),
    "accent6": style.colour("neutral"),
    "hlink": style.colour("improvement"),
    "folHlink": style.colour("target"),
}


@dataclass(frozen=True)
class _Look:
    """Size, weight, colour and alignment of the words in a placeholder."""

    size: int
    bold: bool = False
    colour: str = "tx1"
    align: str = "l"
    anchor: str = "t"


_LOOKS = {
    "cover": _Look(style.COVER_SIZE, bold=True, anchor="b"),
    "title": _Look(style.TITLE_SIZES[0], bold=True),
    "measure": _Look(style.BODY_SIZE, colour="tx2"),
    "body": _Look(style.BODY_SIZE),
    "key": _Look(style.SMALL_SIZE, colour="tx2"),
    "footer": _Look(style.FOOTER_SIZE, colour="tx2", anchor="ctr"),
    "mark": _Look(style.FOOTER_SIZE, bold=True, align="r", anchor="ctr"),
    "number": _Look(style.FOOTER_SIZE, colour="tx2", align="r", anchor="ctr"),
}


def make_template(path: Path = TEMPLATE) -> Path:
    """Write the template to `path` and return it; the same code gives the same slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(style.SLIDE_WIDTH), Inches(style.SLIDE_HEIGHT)
    _paint_theme(deck)
    _rewrite_master(deck)
    _keep_layouts(deck, len(LAYOUTS))
    for layout, (name, boxes) in zip(deck.slide_layouts, LAYOUTS.items(), strict=True):
        _rewrite_layout(layout, name, boxes)
    deck.core_properties.title, deck.core_properties.author = "Remissflöde", "Remissflöde"
    deck.save(path)
    return path


def _paint_theme(deck: Presentation) -> None:
    part = next(
        r.target_part for r in deck.slide_master.part.rels.values() if r.reltype.endswith("/theme")
    )
    xml = part.blob.decode("utf-8")
    for name, rgb in _THEME_COLOURS.items():
        xml = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>',
            xml,
            flags=re.S,
        )
    xml = re.sub(
        r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{style.FONT}", xml
    )
    part._blob = xml.encode("utf-8")


def _rewrite_master(deck: Presentation) -> None:
    """A master with a title and a body to inherit from; type sizes live in its text styles."""
    master = deck.slide_master._element
    boxes = [
        Box("title", 0, "title", style.LEFT, 0.45, style.CONTENT_WIDTH, 1.0),
        Box("body", 1, "body", style.LEFT, 1.9, style.CONTENT_WIDTH, 4.6),
    ]
    _replace_shapes(
        master.find(".//{*}spTree"),
        [_placeholder(number, box) for number, box in enumerate(boxes, start=2)],
    )
    styles = master.find("{*}txStyles")
    for old in list(styles):
        styles.remove(old)
    for tag, look in (
        ("titleStyle", _LOOKS["title"]),
        ("bodyStyle", _LOOKS["body"]),
        ("otherStyle", _LOOKS["body"]),
    ):
        styles.append(_parse(f"<p:{tag} {_NAMESPACES}>{_levels(look)}</p:{tag}>"))


def _keep_layouts(deck: Presentation, count: int) -> None:
    for layout in list(deck.slide_layouts)[count:]:
        deck.slide_layouts.remove(layout)


def _rewrite_layout(layout, name: str, boxes: tuple[Box, ...]) -> None:
    element = layout._element
    element.find("{*}cSld").set("name", name)
    element.attrib.pop("type", None)
    element.set("preserve", "1")
    shapes = [_placeholder(number, box) for number, box in enumerate(boxes, start=2)]
    _replace_shapes(element.find(".//{*}spTree"), [*shapes, *_ornaments(name, len(shapes) + 2)])


def _ornaments(layout_name: str, number: int) -> list[str]:
    """A hairline above the footer; on the cover a band of colour at the left edge instead."""
    if layout_name == "Cover":
        return [_rectangle(number, 0, 0, 0.22, style.SLIDE_HEIGHT, "accent1")]
    return [_rectangle(number, style.LEFT, 6.88, style.CONTENT_WIDTH, 0.01, "tx2")]


def _replace_shapes(tree, shapes: list[str]) -> None:
    for old in list(tree)[2:]:
        tree.remove(old)
    for shape in shapes:
        tree.append(_parse(shape))


def _placeholder(number: int, box: Box) -> str:
    look = _LOOKS[box.look]
    return f"""<p:sp {_NAMESPACES}>
<p:nvSpPr><p:cNvPr id="{number}" name="{escape(box.name)}"/>
<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
<p:nvPr><p:ph type="{box.kind}" idx="{box.idx}"/></p:nvPr></p:nvSpPr>
<p:spPr>{_frame(box.left, box.top, box.width, box.height)}
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>
<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{look.anchor}"><a:noAutofit/>
</a:bodyPr><a:lstStyle>{_levels(look)}</a:lstStyle>
<a:p><a:r><a:rPr lang="en-GB"/><a:t>{escape(box.name)}</a:t></a:r></a:p></p:txBody></p:sp>"""


def _levels(look: _Look) -> str:
    return f"""<a:lvl1pPr marL="0" indent="0" algn="{look.align}">
<a:lnSpc><a:spcPct val="{95000 if look.bold else 100000}"/></a:lnSpc>
<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>
<a:defRPr sz="{look.size * 100}" b="{int(look.bold)}">
<a:solidFill><a:schemeClr val="{look.colour}"/></a:solidFill><a:latin typeface="+mn-lt"/>
</a:defRPr></a:lvl1pPr>"""


def _rectangle(number: int, left: float, top: float, width: float, height: float, fill: str) -> str:
    return f"""<p:sp {_NAMESPACES}>
<p:nvSpPr><p:cNvPr id="{number}" name="Line" descr=""/><p:cNvSpPr/><p:nvPr userDrawn="1"/>
</p:nvSpPr><p:spPr>{_frame(left, top, width, height)}
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:schemeClr val="{fill}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"""


def _frame(left: float, top: float, width: float, height: float) -> str:
    x, y, cx, cy = (int(Inches(side)) for side in (left, top, width, height))
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'


def _parse(xml: str):
    return etree.fromstring(re.sub(r">\s+<", "><", xml))


if __name__ == "__main__":
    print(make_template())

"""What PowerPoint demands of a chart's XML: it offers to "repair" a file whose elements are astray.

The orders are those of ECMA-376, part 1, dml-chart.xsd and dml-main.xsd.
"""

from __future__ import annotations

import pytest

from tests.slides import sample_blocks
from tests.slides.opened import charts_of, made, opened

SPACE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark "
    "minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt "
)
_LABEL = (
    "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
    "showBubbleSize separator"
)
ORDERS = {
    "chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr chart spPr txPr "
    "externalData",
    "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax",
    "plotArea": "layout barChart lineChart scatterChart catAx dateAx valAx spPr",
    "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "scatterChart": "scatterStyle varyColors ser dLbls axId",
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls trendline errBars cat xVal val "
    "yVal smooth shape",
    "dPt": "idx invertIfNegative marker bubble3D explosion spPr",
    "dLbls": "dLbl delete " + _LABEL + " extLst",
    "dLbl": "idx delete layout tx " + _LABEL,
    "errBars": "errDir errBarType errValType noEndCap plus minus val spPr",
    "marker": "symbol size spPr",
    "catAx": _AXIS + "auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
    "dateAx": _AXIS + "auto lblOffset baseTimeUnit majorUnit majorTimeUnit",
    "valAx": _AXIS + "crossBetween majorUnit minorUnit dispUnits",
    "legend": "legendPos legendEntry layout overlay spPr txPr",
}
POSITIONS = {
    "lineChart": {"t", "b", "l", "r", "ctr"},
    "scatterChart": {"t", "b", "l", "r", "ctr"},
    "clustered": {"ctr", "inBase", "inEnd", "outEnd"},
    "stacked": {"ctr", "inBase", "inEnd"},
}


@pytest.fixture(scope="module")
def spaces() -> list:
    """The XML of one chart of each kind, of both audiences."""
    return [
        chart._chartSpace
        for audience in ("working", "council")
        for chart in charts_of(made(*sample_blocks.charts(), audience=audience))
    ]


@pytest.mark.parametrize("name", ORDERS)
def test_elements_come_in_the_order_of_the_schema(spaces, name):
    """Every child of the element is known to the schema and stands where it must."""
    order = ORDERS[name].split()
    for space in spaces:
        for element in space.iter(SPACE + name):
            children = [child.tag.split("}")[1] for child in element]
            assert children == sorted(children, key=order.index)


def test_labels_stand_where_their_kind_of_chart_allows(spaces):
    """Above a stacked bar, say, is no position that PowerPoint knows."""
    for space in spaces:
        for plot in space.iter(
            *(SPACE + kind for kind in ("lineChart", "scatterChart", "barChart"))
        ):
            grouping = plot.find(SPACE + "grouping")
            kind = plot.tag.split("}")[1]
            allowed = POSITIONS[grouping.get("val") if kind == "barChart" else kind]
            assert {place.get("val") for place in plot.iter(SPACE + "dLblPos")} <= allowed


def test_a_cell_has_its_border_before_its_fill():
    """The same for tables: a line after a fill makes a file that must be repaired."""
    deck = opened(made(sample_blocks.heat()))
    cells = [properties for slide in deck.slides for properties in slide._element.iter("{*}tcPr")]

    assert cells
    for properties in cells:
        names = [child.tag.split("}")[1] for child in properties]
        assert names in (["lnB"], ["lnB", "solidFill"])

"""How first visits are booked, over time: on the web, and by open invitation."""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Block, Chart, Note, Sentence
from referral_flow.charts.amounts import Counted
from referral_flow.charts.phrases import per
from referral_flow.charts.share_lines import ShareLine, share_lines
from referral_flow.model import Origin, View
from referral_flow.panels.parts.around import wider_lines
from referral_flow.panels.parts.events import events_of
from referral_flow.panels.parts.figures import share
from referral_flow.panels.parts.gaps import lacking_columns, shown_or_missing
from referral_flow.panels.parts.hidden import CASES, COARSER, PERIODS
from referral_flow.panels.parts.lost_data import lost_periods
from referral_flow.panels.parts.periods import coarser, periods_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

WEB_SHARE, INVITED = "web_booking_share", "open_invitation_share"
AT_LEAST = "month"  # weeks say nothing of how people book


def ways_of_booking(warehouse: Warehouse, view: View) -> list[Block]:
    """A line per way; a note besides where nobody books on the web."""
    shown = shown_or_missing(
        warehouse, [WEB_SHARE, INVITED], BOOKED, "who", lambda: _lines(warehouse, view)
    )
    return [shown, *([NO_WEB] if _nobody_on_web(warehouse, view) else [])]


def _nobody_on_web(warehouse: Warehouse, view: View) -> bool:
    if lacking_columns(warehouse, [WEB_SHARE]):
        return False
    counted = share(warehouse, WEB_SHARE, view.unit, view.period)
    return counted is not None and not counted.numerator


def _lines(warehouse: Warehouse, view: View) -> Chart | None:
    labels = {WEB_SHARE: ON_THE_WEB, INVITED: BY_INVITATION}
    told = NOBODY_ON_WEB if _nobody_on_web(warehouse, view) else FINDING
    return levels_over_time(warehouse, view, labels, told, MEASURE, chart_key="ways_of_booking")


def levels_over_time(
    warehouse: Warehouse,
    view: View,
    labels: Mapping[str, Text],
    finding: Text,
    measure: Text,
    *,
    chart_key: str,
) -> Chart | None:
    """A line per metric in `labels`, unjudged, at months or coarser; None where there are none.

    `finding` has a slot per metric key, `measure` the slot {per}.
    """
    grain = AT_LEAST if view.grain == "week" else view.grain
    lines = _at(warehouse, view, grain, labels)
    while coarser(grain) and not any(line.counted for line in lines):
        grain = coarser(grain)
        lines = _at(warehouse, view, grain, labels)
    chosen = {key: share(warehouse, key, view.unit, view.period) for key in labels}
    periods, moved = periods_of(warehouse, grain), None
    if grain != view.grain:
        moved = COARSER.format(shown=per(grain), few=CASES.cases, periods=PERIODS[view.grain])
    return share_lines(
        lines, periods, {key: one for key, one in chosen.items() if one}, view.period, finding,
        measure, key=chart_key, lost=lost_periods(warehouse, view.unit, periods), coarser=moved,
        events=events_of(warehouse, view.unit, lines[0].metric),
        around=wider_lines(warehouse, lines, view, periods),
    )  # fmt: skip


def _at(
    warehouse: Warehouse, view: View, grain: str, labels: Mapping[str, Text]
) -> list[ShareLine]:
    return [_line(warehouse, view, grain, key, label) for key, label in labels.items()]


def _line(warehouse: Warehouse, view: View, grain: str, key: str, label: Text) -> ShareLine:
    frame = warehouse.values(key, unit_ids=[view.unit.unit_id], grain=grain)
    rows = [row for row in frame.iter_rows(named=True) if row["denominator"]]
    counted = {
        row["period_id"]: Counted(
            int(row["numerator"]), int(row["denominator"]),
            Origin(key, view.unit, warehouse.periods[row["period_id"]]),
        )
        for row in rows
    }  # fmt: skip
    complete = {row["period_id"] for row in rows if row["is_complete"]}
    return ShareLine(warehouse.metrics[key], label, counted, complete)


BOOKED = Text("Hur nybesöken bokas", "How first visits are booked")
ON_THE_WEB = Text("webben", "web")
BY_INVITATION = Text("öppen kallelse", "open invitation")
NOBODY_ON_WEB = Text(
    "Inget nybesök {when} bokades på webben, {{open_invitation_share}} genom öppen kallelse",
    "No first visit {when} was booked on the web, {{open_invitation_share}} by open invitation",
)
FINDING = Text(
    "Av nybesöken {when} bokades {{web_booking_share}} på webben och {{open_invitation_share}} "
    "genom öppen kallelse",
    "Of first visits {when} {{web_booking_share}} were booked on the web and "
    "{{open_invitation_share}} by open invitation",
)
MEASURE = Text(
    "Andel av nybesöken som patienten bokade på webben, och som kom genom öppen kallelse, {per}. "
    "Resten bokas via telefon, reception eller på annat sätt.",
    "Share of first visits that the patient booked on the web, and that came by open invitation, "
    "{per}. The rest are booked by phone, at the desk or in another way.",
)
NO_WEB = Note(
    Text("Ingen webbokning", "No web booking"),
    Sentence(
        Text(
            "Ingen bokade sitt nybesök på webben under perioden. Lediga tider kan då bara fås "
            "genom att höra av sig till mottagningen.",
            "Nobody booked a first visit on the web in the period. Free times can then be had only "
            "by contacting the clinic.",
        )
    ),
    place="who",
)

"""Ways of booking side by side: web with and without guide form, open invitation, staff.

Each way with its n, and how the mix of patients differs: ways are not ranked, as they serve
different people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from referral_flow.blocks import Amount, Block, Cell, Column, Note, Sentence, Table
from referral_flow.charts.amounts import Counted, absent, people, quantile
from referral_flow.charts.curve import cases
from referral_flow.charts.unit_dots import ENOUGH_FOR_SPREAD, differ
from referral_flow.model import View
from referral_flow.panels.parts.booking_mix import BEYOND, WITHIN, booking_mix
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.guide_form import web_finding
from referral_flow.panels.parts.mix_counts import route_label
from referral_flow.panels.parts.mix_tables import capital
from referral_flow.panels.parts.periods import said_of
from referral_flow.panels.parts.route_shares import (
    FORMS,
    GUARANTEE,
    LATE,
    UNCODED,
    WEB_ONLY,
    Routes,
)
from referral_flow.statistics.survival import curve
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

LEAD_TIME, NO_SHOW = "lead_time_days", "no_show_share"
ARRIVED = "arrived_from_other_clinic_share"
BOOKED = "booked"  # the one outcome of a lead time
# In the order of the table's columns.
BESIDE = (GUARANTEE, LATE, UNCODED, LEAD_TIME, NO_SHOW, ARRIVED)


def booking_routes(warehouse: Warehouse, view: View) -> list[Block]:
    """The routes with their figures, then the differences in case mix; a note where there is one.

    All in place "who". Needs `guarantee_share` by booking route; every other column stands where
    the extract has it, and the mix where `booking_case_mix` is there.
    """
    lacking = lacking_columns(warehouse, [GUARANTEE])
    if lacking:
        return [Note(TITLE, Sentence(LACKING.format(columns=lacking)), "missing", "who")]
    seen = Routes(warehouse, view)
    if len(seen.keys) < 2:
        return [_too_few(seen)]
    return [_side_by_side(seen), *booking_mix(warehouse, view, seen.period)]


def _side_by_side(seen: Routes) -> Table:
    columns = [key for key in BESIDE if seen.has(key)]
    return Table(
        "booking_routes", TITLE_OF.format(title=TITLE, period=seen.period.label),
        (ROUTE_COLUMN, N_COLUMN, *(Column(key, HEADINGS[key], is_number=True) for key in columns)),
        (*(_row(seen, route, columns) for route in seen.keys), _verdicts(seen, columns)),
        finding=web_finding(seen.warehouse, seen.view, seen.period),
        reading=_reading(seen), is_breakdown=True, place="who",
    )  # fmt: skip


def _row(seen: Routes, route: str, columns: list[str]) -> tuple[Cell, ...]:
    came = seen.share(GUARANTEE, route)
    n = people(came.denominator, came.origin)
    return (
        capital(route_label(seen.warehouse, route)),
        n,
        *(_figure(seen, key, route) for key in columns),
    )


def _verdicts(seen: Routes, columns: list[str]) -> tuple[Cell, ...]:
    """Of each share, whether web, invitation and the rest differ in it by more than chance.

    The two forms of web booking are one here: whether they differ is a matter of clinics.
    """
    return (DIFFERENCE, None, *(_verdict(seen, key) for key in columns))


def _verdict(seen: Routes, key: str) -> Text | None:
    if seen.warehouse.metrics[key].shape != "ratio" or key in WEB_ONLY:
        return None
    web = [seen.share(key, route) for route in FORMS]
    others = [seen.share(key, route) for route in seen.keys if route not in FORMS]
    known = [share for share in (_together(web), *others)
             if share and share.denominator >= ENOUGH_FOR_SPREAD]  # fmt: skip
    if len(known) < 2:
        return None
    return BEYOND if differ(known) else WITHIN


def _together(several: Sequence[Counted | None]) -> Counted:
    known = [one for one in several if one]
    return Counted(sum(one.numerator for one in known), sum(one.denominator for one in known))


def _figure(seen: Routes, key: str, route: str) -> Cell:
    metric = seen.warehouse.metrics[key]
    if metric.shape == "duration":
        return _median(seen, key, route)
    share = seen.share(key, route)
    if share is None:
        return absent(metric.unit) if seen.can_have(key, route) else None
    return replace(share.amount, decimals=metric.decimals)


def _median(seen: Routes, key: str, route: str) -> Amount:
    rows = seen.rows(key, route)
    if rows.is_empty():
        return absent("days")
    half = curve(rows["day"], rows["outcome"], rows["cases"], causes=[BOOKED])
    return quantile(half.quantile(0.5, BOOKED), cases(rows), seen.origin(key, route))


def _reading(seen: Routes) -> Text:
    said = said_of(seen.period, seen.view.period)
    return Text(f"{said.sv} {READING.sv}", f"{said.en} {READING.en}") if said else READING


def _too_few(seen: Routes) -> Note:
    if not seen.keys:
        return Note(TITLE, Sentence(NOBODY), "missing", "who")
    route = route_label(seen.warehouse, seen.keys[0])
    return Note(TITLE, Sentence(ONE_ROUTE.format(route=route)), "info", "who")


TITLE = Text("Vägarna till bokning, bredvid varandra", "The booking routes side by side")
TITLE_OF = Text("{title} · {period}", "{title} · {period}")
ROUTE_COLUMN = Column("route", Text("Väg till bokning", "Booking route"))
N_COLUMN = Column("n", Text("Antal", "Number"), is_number=True)
HEADINGS = {
    GUARANTEE: Text("Inom garantin", "Under the guarantee"),
    LATE: Text("Tid efter tre dagar", "Time after three days"),
    UNCODED: Text("Okodat val", "Uncoded choice"),
    LEAD_TIME: Text("Bokning till besök", "Booking to visit"),
    NO_SHOW: Text("Uteblev", "Missed"),
    ARRIVED: Text("Från annan mottagning", "From another clinic"),
}
DIFFERENCE = Text("Skiljer sig vägarna åt?", "Do the routes differ?")
READING = Text(
    "Jämför, rangordna inte: vägarna används av olika patienter, och guideformulär finns bara på "
    "vissa mottagningar. Antal är sökta nybesök och dagarna är medianer. Tid efter tre dagar och "
    "okodat val visas för webben, inom garantin; uteblivna räknas också på återbesök. I sista "
    "raden är webben en väg.",
    "Compare, do not rank: the routes are used by different patients, and only some clinics have a "
    "guide form. Number is first visits sought, and days are medians. Time after three days and "
    "uncoded choice are of the web, under the guarantee; missed visits also of return visits. In "
    "the last row the web is one route.",
)
LACKING = Text(
    "Uttaget ur journalsystemet saknar {columns}. Resten av sidan gäller ändå.",
    "The extract from the record system lacks {columns}. The rest of the page stands.",
)
NOBODY = Text(
    "Ingen sökte nybesök i den period som är vald.",
    "Nobody sought a first visit in the period chosen.",
)
ONE_ROUTE = Text(
    "Alla nybesök bokades på samma väg: {route}. Det finns inget att jämföra med.",
    "All first visits were booked by one route: {route}. There is nothing to compare with.",
)

"""Between which clinics patients go after an assessment: a grid, or the two ends of one clinic."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from referral_flow.blocks import Block, Note, Sentence
from referral_flow.charts.clinic_flows import Counts, coarse_flows, ends
from referral_flow.charts.flow_figures import Counted, end_bars, flow_grid
from referral_flow.model import Unit, View
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

FLOWS = "second_clinic_flows"


def clinic_flows(warehouse: Warehouse, view: View) -> list[Block]:
    """Who goes where, as far as it is of five or more; a note where it is not. Place "who".

    Of a single clinic where its patients went and where they came from, of several a grid.
    """
    seen = _Seen(warehouse, view)
    found = _both_ends(seen) if len(seen.clinics) == 1 else _grid(seen)
    return found or [Note(TITLE, Sentence(TOO_FEW), "missing", "who")]


@dataclass(frozen=True)
class _Seen:
    """The flows of a view: read for the whole region, so that those from outside it are there."""

    warehouse: Warehouse
    view: View

    @cached_property
    def whole(self) -> Unit:
        return self.warehouse.units.get(self.view.unit.region_id, self.view.unit)

    @cached_property
    def clinics(self) -> list[Unit]:
        return self.warehouse.units_within(self.view.unit.unit_id)

    @cached_property
    def counts(self) -> Counts:
        """Those that begin or end at a clinic of the unit."""
        rows = self.warehouse.values(
            FLOWS, unit_ids=[self.whole.unit_id], period_ids=[self.view.period.period_id]
        )
        own = {one.unit_id for one in self.clinics}
        pairs = rows.select("dimension_1", "dimension_2", "count").iter_rows()
        return {(one, other): count for one, other, count in pairs if own & {one, other} and count}

    @property
    def read(self) -> Counted:
        return Counted(self.warehouse.metrics[FLOWS], self.whole, self.view.period)


def _grid(seen: _Seen) -> list[Block]:
    flows = coarse_flows(seen.counts)
    if not flows:
        return []
    about = seen.view.unit if seen.view.unit != seen.whole else None
    units = seen.warehouse.units
    return [flow_grid(flows, seen.read, units, key="clinic_flows", about=about)]


def _both_ends(seen: _Seen) -> list[Block]:
    """A chart for each end, or why there is none; nothing where nobody went or came."""
    found = [_end(seen, is_from) for is_from in (False, True)]
    return [block for block in found if block]


def _end(seen: _Seen, is_from: bool) -> Block | None:
    clinic, units = seen.clinics[0], seen.warehouse.units
    counts = {pair[not is_from]: count for pair, count in seen.counts.items()
              if pair[is_from] == clinic.unit_id}  # fmt: skip
    known = ends(counts)
    if counts and not known:
        return Note(CAME if is_from else WENT, Sentence(TOO_FEW), "missing", "who")
    key = "came_from" if is_from else "went_to"
    if not known:
        return None
    return end_bars(known, seen.read, clinic, units, is_from=is_from, key=key)


CAME = Text("Varifrån de kom", "Where they came from")
WENT = Text("Vart de gick", "Where they went")
TITLE = Text("Mellan vilka mottagningar patienterna går", "Between which clinics patients go")
TOO_FEW = Text(
    "Kan inte visas: för få kontakter mellan var och en av mottagningarna. Välj en längre period.",
    "Cannot be shown: too few contacts between each of the clinics. Choose a longer period.",
)

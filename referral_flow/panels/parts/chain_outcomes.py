"""What has become of chains by days, since the need and since the referral was sent."""

from __future__ import annotations

import polars as pl

from referral_flow.blocks import Chart
from referral_flow.charts.outcomes import Outcome, Told, outcome_curves
from referral_flow.charts.total_time import Times, total_time, wider_times
from referral_flow.model import Unit
from referral_flow.panels.parts.around import units_around
from referral_flow.panels.parts.chain import Chain
from referral_flow.panels.parts.events import events_of
from referral_flow.panels.parts.filtered import NOT_FOLLOWED, Filter, can_follow
from referral_flow.panels.parts.periods import periods_of
from referral_flow.text import Text

TOTAL, SENT = "total_days", "sent_to_exam_days"


def since_need(chain: Chain, place: str = "why") -> Chart | None:
    """From the physio's need to an acknowledged report, or the way out that came first."""
    return _curves(chain, TOTAL, SINCE_NEED, "since_need", place)


def since_sent(chain: Chain, place: str = "why") -> Chart | None:
    """From the first sending to the examination, or the way out that came first."""
    return _curves(chain, SENT, SINCE_SENT, "since_sent", place)


def time_in_all(chain: Chain, place: str = "why") -> Chart | None:
    """The total time by when the need arose, quarter by quarter or year by year."""
    warehouse, view = chain.warehouse, chain.view
    follows = can_follow(warehouse, TOTAL, None, chain.within)
    grain = "year" if view.grain == "year" else "quarter"
    periods, part = periods_of(warehouse, grain), chain.within if follows else None
    widest = units_around(warehouse, view.unit)[-1:]
    around = [
        line
        for unit in widest
        for line in wider_times(
            _times(chain, unit, part), _tables(chain, unit, grain, part), periods
        )
    ]
    return total_time(
        _times(chain, view.unit, part), _tables(chain, view.unit, grain, part), periods,
        place=place, coarser=None if follows else NOT_FOLLOWED, around=around,
        events=events_of(warehouse, view.unit, warehouse.metrics[TOTAL]),
    )  # fmt: skip


def _times(chain: Chain, unit: Unit, part: Filter | None) -> Times:
    return Times(chain.warehouse.metrics[TOTAL], unit, "acknowledged", part)


def _tables(chain: Chain, unit: Unit, grain: str, part: Filter | None) -> dict[str, pl.DataFrame]:
    """The day tables of total times by period."""
    chosen = {"unit_ids": [unit.unit_id], "grain": grain}
    rows = chain.warehouse.day_table(TOTAL, split=part[0] if part else None, **chosen)
    if part:
        rows = rows.filter(pl.col("split_value") == part[1])
    return {key: table for (key,), table in rows.partition_by("period_id", as_dict=True).items()}


def _curves(chain: Chain, metric: str, told: Told, key: str, place: str) -> Chart | None:
    """All chains, saying so, where the metric cannot follow the filter."""
    follows = can_follow(chain.warehouse, metric, None, chain.within)
    whose = chain if follows else Chain(chain.warehouse, chain.view)
    table = whose.table(metric)
    if table.is_empty():
        return None
    return outcome_curves(
        chain.warehouse.metrics[metric], whose.period, table, told, key=key, place=place,
        coarser=whose.moved if follows else NOT_FOLLOWED,
    )  # fmt: skip


TURNED_DOWN = Outcome(
    "turned_down", ("turned_down",), Text("returnerad, avvisad", "returned, rejected")
)
LOST = Outcome(
    "lost_or_voided", ("lost", "voided"), Text("kom inte fram, makulerad", "lost, voided")
)
SINCE_NEED = Told(
    outcomes=(
        Outcome("acknowledged", ("acknowledged",), Text("svar vidimerat", "acknowledged")),
        TURNED_DOWN,
        Outcome(
            "no_referral",
            ("declined", "not_pursued", "unknown"),
            Text("ingen remiss eller okänt", "no referral, or unknown"),
        ),
        LOST,
    ),
    measure=Text(
        "Andel av behoven som nått varje utfall efter antal dagar; pågående räknas med.",
        "Share of needs that have come to each outcome by days; open chains are counted.",
    ),
    half=Text(
        "Hälften av behoven hade ett vidimerat svar inom {median}, {share} inom {days}",
        "Half of the needs had an acknowledged report within {median}, {share} within {days}",
    ),
    not_half=Text(
        "{share} av behoven hade ett vidimerat svar inom {days}",
        "{share} of the needs had an acknowledged report within {days}",
    ),
    days_after=Text("Dagar efter behovet", "Days after the need"),
)
SINCE_SENT = Told(
    outcomes=(
        Outcome("performed", ("performed",), Text("undersökt", "examined")),
        TURNED_DOWN,
        LOST,
    ),
    measure=Text(
        "Andel av skickade remisser, omsändningar inräknade, efter antal dagar.",
        "Share of referrals sent, those sent again included, by days.",
    ),
    half=Text(
        "Hälften var undersökta inom {median} från det att remissen skickades, {share} inom {days}",
        "Half were examined within {median} of the referral being sent, {share} within {days}",
    ),
    not_half=Text(
        "{share} var undersökta inom {days} från det att remissen skickades",
        "{share} were examined within {days} of the referral being sent",
    ),
    days_after=Text("Dagar efter det att remissen skickades", "Days after the referral was sent"),
)

"""The care guarantee: are patients assessed within three days, why not, and at whose expense?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from referral_flow.blocks import Block, Chart, Headline, Sentence
from referral_flow.charts.amounts import Counted
from referral_flow.charts.curve import cumulative_share
from referral_flow.charts.definition_gap import OUTCOMES, Definitions, definition_gap
from referral_flow.charts.history import JUDGED_GRAINS
from referral_flow.charts.phrases import during
from referral_flow.charts.weekdays import share_by_weekday
from referral_flow.model import Origin, View
from referral_flow.panels import Panel
from referral_flow.panels.parts.answer import share_in_words
from referral_flow.panels.parts.comparisons import SHARE_CHOSEN, SHARE_IN_TIME, compared
from referral_flow.panels.parts.figures import people_figure, share, share_figure, wait_figure
from referral_flow.panels.parts.gaps import lacking_columns, shown_or_missing
from referral_flow.panels.parts.groups import waits_beside_each_other
from referral_flow.panels.parts.guarantee_notes import (
    LEFT_OUT,
    cancelled_within_limit,
    how_it_is_counted,
)
from referral_flow.panels.parts.hidden import Scarcity, explained, too_few
from referral_flow.panels.parts.linked import partners_of
from referral_flow.panels.parts.lost_data import lost_data
from referral_flow.panels.parts.over_time import history_of, over_time
from referral_flow.panels.parts.periods import is_first, is_mature, period_for_splits, said_of
from referral_flow.text import Text, day
from referral_flow.warehouse import Warehouse

COHORT = "assessed_within_3_days_cohort"
SKR = "assessed_within_3_days_skr"
EVERYONE = "assessed_within_3_days_all"
BY_CONTACT = "assessed_within_3_days_contact_month"
NEVER_ASSESSED = "never_assessed_share"
PATIENT_CHOSEN = "patient_chosen_wait_share"
WAIT = "wait_to_assessment"
WAIT_OUTSIDE, WAIT_RETURN = "wait_outside_guarantee", "wait_to_return_visit"
WAITING_NOW, SEEKERS = "still_waiting_count", "seekers_count"


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The page from answer to method; what the extract lacks becomes a note in its place."""
    shown = partial(shown_or_missing, warehouse)
    warning = lost_data(warehouse, view)
    is_first = warning and warning.place == "answer"
    return [
        _answer(warehouse, view),
        *([warning] if is_first else []),
        shown([COHORT], OVER_TIME, "main",
              lambda: over_time(warehouse, COHORT, view, scarcity=SEEKERS_IN_TIME)),
        shown([COHORT, SKR, EVERYONE, BY_CONTACT, NEVER_ASSESSED], DEFINITIONS, "why",
              lambda: _definitions(warehouse, view)),
        shown([COHORT, WAIT], WAITS, "why", lambda: _waits(warehouse, view)),
        shown([COHORT], WEEKDAYS, "why", lambda: _weekdays(warehouse, view)),
        shown([COHORT], CLINICS, "who",
              lambda: compared(warehouse, COHORT, view, SHARE_IN_TIME)),
        shown([PATIENT_CHOSEN], CHOSEN, "who",
              lambda: compared(warehouse, PATIENT_CHOSEN, view, SHARE_CHOSEN, COHORT)),
        shown([WAIT, WAIT_OUTSIDE, WAIT_RETURN], OTHERS, "who",
              lambda: waits_beside_each_other(warehouse, view, WAITS_OF, COHORT)),
        *([warning] if warning and not is_first else []),
        *how_it_is_counted(warehouse, view, warehouse.metrics[COHORT]),
    ]  # fmt: skip


def _answer(warehouse: Warehouse, view: View) -> Headline:
    as_of = warehouse.build.as_of
    is_now = view.period.ends_on >= as_of
    waiting = (WAITING if is_now else WAITED).format(
        day=day(as_of if is_now else view.period.ends_on)
    )
    return Headline(
        _answer_in_words(warehouse, view),
        (
            share_figure(warehouse, COHORT, IN_TIME, view),
            share_figure(warehouse, SKR, BY_SKR, view),
            wait_figure(warehouse, WAIT, MEDIAN, view),
            people_figure(warehouse, WAITING_NOW, waiting, view),
            people_figure(warehouse, SEEKERS, SOUGHT, view),
        ),
    )


def _answer_in_words(warehouse: Warehouse, view: View) -> Sentence:
    """The share of the period, and whether it has changed according to months or quarters."""
    now = None
    if not lacking_columns(warehouse, [COHORT]):
        now = share(warehouse, COHORT, view.unit, view.period)
    if now is None:
        return Sentence(NO_ANSWER)
    is_over = view.period.ends_on <= warehouse.build.as_of or view.period.grain == "all"
    words = (ANSWER if is_over else ANSWER_SO_FAR).format(when=during([view.period]))
    grain = view.grain if view.grain in JUDGED_GRAINS else JUDGED_GRAINS[0]
    seen = history_of(warehouse, COHORT, view, grain)
    return share_in_words(warehouse, COHORT, view, now, seen, words)


def _definitions(warehouse: Warehouse, view: View) -> Chart | None:
    period = period_for_splits(warehouse, view.period)
    counts = [share(warehouse, key, view.unit, period)
              for key in (SKR, EVERYONE, BY_CONTACT, COHORT)]  # fmt: skip
    if any(part is None or not part.denominator for part in counts):
        return None
    by = Definitions(*counts, never_assessed=_never_assessed(warehouse, view, period))
    chart = definition_gap(
        by, period=period.label, coarser=said_of(period, view.period),
        is_first=is_first(warehouse, period),
    )  # fmt: skip
    return explained(warehouse, SKR, view, period, chart)


def _never_assessed(warehouse: Warehouse, view: View, period) -> dict[str, Counted]:
    frame = warehouse.values(
        NEVER_ASSESSED, unit_ids=[view.unit.unit_id], period_ids=[period.period_id],
        split="outcome",
    )  # fmt: skip
    return {
        row["split_value"]: Counted(
            row["numerator"], row["denominator"],
            Origin(NEVER_ASSESSED, view.unit, period, "outcome", row["split_value"]),
        )
        for row in frame.iter_rows(named=True)
        if row["split_value"] in OUTCOMES and row["denominator"]
    }  # fmt: skip


def _waits(warehouse: Warehouse, view: View) -> Block | None:
    table = warehouse.day_table(
        WAIT, unit_ids=[view.unit.unit_id], period_ids=[view.period.period_id]
    )
    cohort = share(warehouse, COHORT, view.unit, view.period)
    if table.is_empty() or cohort is None:
        return None
    limit = warehouse.metrics[COHORT].matures_after_days
    chart = cumulative_share(
        warehouse.metrics[WAIT], view.unit, view.period, table,
        limit_days=limit, cohort=cohort, cancelled=cancelled_within_limit(warehouse, view),
        is_mature=is_mature(warehouse, view.period, limit),
        partners=partners_of(warehouse, WAIT, view.unit, view.period),
    )  # fmt: skip
    return explained(warehouse, COHORT, view, view.period, chart) or too_few(
        warehouse, COHORT, view, WAITS, "why"
    )


def _weekdays(warehouse: Warehouse, view: View) -> Chart | None:
    period, metric = period_for_splits(warehouse, view.period), warehouse.metrics[COHORT]
    frame = warehouse.values(
        COHORT, unit_ids=[view.unit.unit_id], period_ids=[period.period_id], split="visit_weekday"
    )
    if frame.is_empty():
        return None
    return share_by_weekday(
        metric, view.unit, period, frame,
        limit_days=metric.matures_after_days, coarser=said_of(period, view.period),
    )  # fmt: skip


OVER_TIME = Text("Utvecklingen", "Over time")
DEFINITIONS = Text("Tre sätt att räkna", "Three ways of counting")
WAITS = Text("Hur länge patienterna väntar", "How long patients wait")
WEEKDAYS = Text("Veckodagen då man söker", "The weekday of seeking care")
CLINICS = Text("Mottagningarna", "The clinics")
CHOSEN = Text("Kodad patientvald väntan", "Waits coded as patient-chosen")
OTHERS = Text("De som väntar utanför garantin", "Those waiting outside the guarantee")
IN_TIME = Text("Bedömda inom tre dagar", "Assessed within three days")
BY_SKR = Text(
    "Bedömda inom tre dagar (SKR:s definition)", "Assessed within three days (SKR's definition)"
)
MEDIAN = Text("Väntan till bedömning, median", "Wait to assessment, median")
WAITING = Text("Väntar {day}", "Waiting on {day}")
WAITED = Text("Väntade {day}", "Waiting on {day}")
SOUGHT = Text("Sökande, även utanför garantin", "Seekers, under the guarantee or not")
WAITS_OF = {
    WAIT: Text("inom garantin", "inside the guarantee"),
    WAIT_OUTSIDE: Text("nybesök utanför garantin", "first visits outside it"),
    WAIT_RETURN: Text("återbesök", "return visits"),
}
SEEKERS_IN_TIME = Scarcity(
    Text("för få sökande", "too few seekers"),
    Text("för få bedömda i tid", "too few assessed in time"),
    Text("för få som inte bedömts i tid", "too few not assessed in time"),
)
ANSWER = Text(
    "Av dem som sökte vård inom vårdgarantin {when} bedömdes {{share}} inom tre dagar.",
    "Of those who sought care under the guarantee {when}, {{share}} were assessed within three "
    "days.",
)
ANSWER_SO_FAR = Text(
    "Hittills har {{share}} av dem som sökte vård inom vårdgarantin {when} bedömts inom tre dagar.",
    "So far {{share}} of those who sought care under the guarantee {when} have been assessed "
    "within three days.",
)
NO_ANSWER = Text(
    "Det finns inga avslutade kontakter att räkna för den enhet och period som är vald.",
    "There are no completed contacts to count for the unit and period chosen.",
)

PANEL = Panel(
    key="guarantee",
    order=20,
    title=Text("Vårdgaranti", "Care guarantee"),
    question=Text("Får patienterna bedömning i tid?", "Are patients assessed in time?"),
    metrics=(
        COHORT, SKR, EVERYONE, BY_CONTACT, NEVER_ASSESSED, PATIENT_CHOSEN, WAIT, WAIT_OUTSIDE,
        WAIT_RETURN, WAITING_NOW, SEEKERS, LEFT_OUT,
    ),
    unit_kinds=("physio", "care_choice", "municipality", "region", "nation"),
    controls=(),
    blocks=blocks,
)  # fmt: skip

"""How far ahead free times lie, and at which hours: the third one over time, the week as a grid."""

from __future__ import annotations

from datetime import timedelta

from referral_flow.blocks import Block, Chart, Note, Sentence
from referral_flow.charts.free_hours import Hours, free_hours
from referral_flow.charts.quantile_band import Told
from referral_flow.model import Period, View
from referral_flow.panels.parts.access_answer import THIRD
from referral_flow.panels.parts.access_known import is_one_clinic, known_times
from referral_flow.panels.parts.gaps import shown_or_missing
from referral_flow.panels.parts.sampled import sample_over_time
from referral_flow.text import Text, weekday
from referral_flow.warehouse import Warehouse

HOURS = "free_slots_by_hour"
HOUR = "start_hour"


def third_free_time(warehouse: Warehouse, view: View) -> Block:
    """The third next available time over time, at the view's grain."""
    told = ONE_CLINIC if is_one_clinic(warehouse, view.unit) else SEVERAL
    return shown_or_missing(
        warehouse, [THIRD], OVER_TIME, "main",
        lambda: sample_over_time(warehouse, THIRD, view, told, chart_key="third_free_time"),
    )  # fmt: skip


def free_times_by_hour(warehouse: Warehouse, view: View) -> Block:
    """When in the week times stand free at short notice, where the whole period is known."""
    if known_times(warehouse, view).is_part_of_period:
        return PARTLY_KNOWN
    return shown_or_missing(
        warehouse, [HOURS], BY_HOUR, "beside", lambda: _by_hour(warehouse, view) or NONE_FREE
    )


def _by_hour(warehouse: Warehouse, view: View) -> Chart | None:
    period = view.period
    frame = warehouse.values(HOURS, unit_ids=[view.unit.unit_id], period_ids=[period.period_id])
    counts = {
        (row["dimension_1"], row["dimension_2"]): int(row["count"])
        for row in frame.iter_rows(named=True)
    }
    if not counts:
        return None
    seen = Hours(warehouse.metrics[HOURS], view.unit, period, counts, _weeks(warehouse, period))
    return free_hours(seen, WEEKDAYS, warehouse.split_labels(HOUR))


def _weeks(warehouse: Warehouse, period: Period) -> float:
    """Weeks of the period that there are data for."""
    first = max(period.starts_on, warehouse.build.data_from)
    last = min(period.ends_on, warehouse.build.as_of)
    return ((last - first) + timedelta(1)) / timedelta(7)


WEEKDAYS = {
    str(day): Text(*(weekday(day, language, short=True) for language in ("sv", "en")))
    for day in range(1, 8)
}
OVER_TIME = Text("Tredje lediga tiden", "The third free time")
BY_HOUR = Text("När i veckan tiderna är lediga", "When in the week times are free")
PARTLY_KNOWN = Note(
    BY_HOUR,
    Sentence(
        Text(
            "Tiderna är bara kända en del av perioden. Välj en kortare period.",
            "Times are known for a part of the period only. Choose a shorter period.",
        )
    ),
    "missing",
    "beside",
)
NONE_FREE = Note(
    BY_HOUR,
    Sentence(
        Text(
            "Ingen nybesökstid som började under perioden stod ledig samma morgon eller någon av "
            "de tre föregående.",
            "No time for a first visit that began in the period stood free the same morning or on "
            "one of the three before.",
        )
    ),
    place="beside",
)
MEASURE = Text(
    "Dagar från morgonen till den tredje lediga nybesökstiden, alla vardagsmorgnar {per}.",
    "Days from the morning to the third free time for a first visit, all weekday mornings {per}.",
)
READING = Text(
    "Den tredje lediga tiden säger mer än den första, som kan vara en enstaka återlämnad. Bandet "
    "rymmer mellersta hälften av morgnarna. Ligger den tredje mer än fyra veckor bort räknas det "
    "som fyra veckor.",
    "The third free time says more than the first, which may be a single one handed back. The band "
    "holds the middle half of mornings. A third time more than four weeks away counts as four "
    "weeks.",
)
MORNINGS_OF_ONE = Text("morgnar", "mornings")
MORNINGS_OF_SEVERAL = Text("morgnar på mottagningarna", "mornings at the clinics")
ONE_CLINIC = Told(
    Text(
        "En vanlig morgon {when} låg den tredje lediga tiden {{median}} bort, hälften av morgnarna "
        "mellan {{low}} och {{high}}",
        "On an ordinary morning {when} the third free time lay {{median}} away, on half of "
        "mornings between {{low}} and {{high}}",
    ),
    Text(
        "De flesta morgnar {when} låg den tredje lediga tiden {{median}} bort",
        "On most mornings {when} the third free time lay {{median}} away",
    ),
    MEASURE, READING, MORNINGS_OF_ONE,
)  # fmt: skip
SEVERAL = Told(
    Text(
        "Hos en vanlig mottagning {when} låg den tredje lediga tiden {{median}} bort, hälften av "
        "morgnarna mellan {{low}} och {{high}}",
        "At an ordinary clinic {when} the third free time lay {{median}} away, on half of mornings "
        "between {{low}} and {{high}}",
    ),
    Text(
        "Hos de flesta mottagningar {when} låg den tredje lediga tiden {{median}} bort",
        "At most clinics {when} the third free time lay {{median}} away",
    ),
    MEASURE, READING, MORNINGS_OF_SEVERAL,
)  # fmt: skip

"""The nouns of the reading wing: metrics, units, periods, the build and the view of a reader.

Frozen values only; where they come from (a file) and where they go (a page) is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from referral_flow.text import Text, month, same, week

GRAINS = ("week", "month", "quarter", "year", "12m", "all")
AUDIENCES = ("working", "council")
UNIT_KINDS = (
    "physio",
    "health_centre",
    "radiology",
    "orthopaedics",
    "specialist",
    "care_choice",
    "municipality",
    "region",
    "nation",
)
CLINIC_KINDS = UNIT_KINDS[:5]
KIND_NAMES = {
    "physio": Text("mottagning", "clinic"),
    "health_centre": Text("vårdcentral", "health centre"),
    "radiology": Text("röntgen", "radiology"),
    "orthopaedics": Text("ortopedi", "orthopaedics"),
    "specialist": Text("specialistmottagning", "specialist clinic"),
    "care_choice": Text("vårdval", "care choice"),
    "municipality": Text("kommun", "municipality"),
    "region": Text("region", "region"),
    "nation": Text("riket", "nation"),
}
# splits whose values hold each other, with what unsplit figures are of, in whichever metric
NESTED_SPLITS = {"reach": ("own_clinic", "own_municipality")}
EXITS = ("no_show", "cancelled")  # ways out of a queue other than what people wait for


@dataclass(frozen=True)
class Metric:
    """One row of the catalogue: what is measured, in which shape, and how to read it."""

    key: str
    shape: str  # ratio, rate, count, stock, sample, duration or table
    unit: str  # percent, days, count, per_1000 …
    decimals: int
    good: str  # up, down or neither
    target: float | None
    matures_after_days: int
    per: float | None
    splits: tuple[str, ...]
    numerator_splits: tuple[str, ...]
    unit_kinds: tuple[str, ...]
    label: Text
    definition: Text
    why: Text
    source: str
    sql: str
    missing: tuple[str, ...] = ()  # "bookings.assessed_at": what the extract lacks for this metric
    disclose_with: tuple[str, ...] = ()  # metrics that this one yields to where few people differ
    counts_rest_of: tuple[str, ...] = ()  # metrics that leave over those whom this one counts
    missing_splits: tuple[str, ...] = ()  # "reason: referral_events.reason_code": split, lack
    dimensions: tuple[str, ...] = ()  # of a table: "from_step", "to_step"
    watch: tuple[str, ...] = ()  # splits whose month series are searched for signals
    counts_from: str = "bookings"  # the table of the extract that it rests on
    # splits whose values hold each other, with the value that unsplit figures are of: such a split
    # divides nothing, and its values do not add up; (("reach", "own_clinic"),)
    nested: tuple[tuple[str, str], ...] = ()
    counts_people: bool = True  # False: days or free times, which tell of nobody
    case_mix: tuple[str, ...] = ()  # attributes of cases that `Warehouse.expected` allows for

    @property
    def is_available(self) -> bool:
        """False where the extract lacks a table or column that the metric needs."""
        return not self.missing


@dataclass(frozen=True)
class Unit:
    """A clinic, or a set of clinics that is reported together."""

    unit_id: str
    kind: str
    name: Text
    municipality_id: str | None = None
    care_choice_id: str | None = None
    region_id: str | None = None
    owner: str | None = None
    record_system: str | None = None
    contract: str | None = None  # care_choice, national_tariff or none
    booking_form: str | None = None  # not_connected, direct or guided_form
    sefos_from: date | None = None  # first day on which it could send by SEFOS
    has_ultrasound: bool = False  # another provider's, in the same building
    is_one_clinic: bool = False  # its figures are those of a single clinic
    valid_from: date | None = None  # first day of a clinic, where stated
    valid_to: date | None = None  # its last day; none while it is open

    @property
    def tells_of_one_clinic(self) -> bool:
        """Whether naming the unit names a clinic."""
        return self.is_clinic or self.is_one_clinic

    @property
    def is_clinic(self) -> bool:
        return self.kind in CLINIC_KINDS

    def opened_in(self, period: Period) -> bool:
        """Whether its first day lies after the period's first: the period began without it."""
        return self.valid_from is not None and (
            period.starts_on < self.valid_from <= period.ends_on
        )

    def closed_in(self, period: Period) -> bool:
        """Whether its last day lies before the period's last: the period ended without it."""
        return self.valid_to is not None and period.starts_on <= self.valid_to < period.ends_on


@dataclass(frozen=True)
class Period:
    """A stretch of whole days, both ends inclusive."""

    period_id: str
    grain: str
    starts_on: date
    ends_on: date

    @property
    def label(self) -> Text:
        """The period as people write it: "november 2025", "kvartal 4 2025", "v. 47 2025"."""
        return Text(self._label_in("sv"), self._label_in("en"))

    def _label_in(self, language: str) -> str:
        swedish = language == "sv"
        if self.grain == "week":
            return week(self.starts_on, language)
        if self.grain == "month":
            return month(self.starts_on, language)
        if self.grain == "quarter":
            number = (self.starts_on.month + 2) // 3
            return (
                f"kvartal {number} {self.starts_on.year}"
                if swedish
                else f"quarter {number} {self.starts_on.year}"
            )
        if self.grain == "year":
            return str(self.starts_on.year)
        if self.grain == "12m":
            first, last = month(self.starts_on, language), month(self.ends_on, language)
            return f"{first} – {last}"
        return "hela perioden" if swedish else "the whole period"


@dataclass(frozen=True)
class Origin:
    """The cell that a number was read from, so that sums over cells can be found and guarded."""

    metric: str
    unit: Unit
    period: Period
    split: str | None = None
    split_value: str | None = None


@dataclass(frozen=True)
class Comment:
    """A unit's own words about its figures; without a metric about all of them.

    `signed_by` is a function and a unit, never a person.
    """

    unit_id: str
    metric: str | None
    written_on: date
    signed_by: str
    text: Text


@dataclass(frozen=True)
class EventMeasure:
    """What is looked at around an event, and why: said before anyone looked."""

    event: str
    metric: str
    split: str | None
    split_value: str | None
    why: Text


@dataclass(frozen=True)
class Build:
    """What the figures rest on: printed on every page, slide and file that leaves the tool."""

    build_id: str
    as_of: date
    is_synthetic: bool
    region_name: Text
    data_from: date


SYNTHETIC_MARK = Text("SYNTETISKA DATA", "SYNTHETIC DATA")
TOOL_NAME = same("Remissflöde")


@dataclass(frozen=True)
class View:
    """What the reader has chosen: whose figures, when, at which grain, in which language."""

    unit: Unit
    grain: str  # the step of charts over time: week, month, quarter or year
    period: Period  # what headline figures cover
    language: str = "sv"
    audience: str = "working"

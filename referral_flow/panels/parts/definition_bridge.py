"""The bridge on the page of definitions: which published figure, and the way from it to ours."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from referral_flow.blocks import Block, Control, Figure, Headline, Note, Sentence
from referral_flow.charts.amounts import Counted
from referral_flow.charts.bridge import Bridge, bridge_chart, bridge_table
from referral_flow.charts.bridge_start import Published
from referral_flow.charts.bridge_words import WAYS
from referral_flow.charts.definition_gap import FIRST, OUTCOMES, Definitions
from referral_flow.charts.phrases import named
from referral_flow.model import Origin, Period, Unit, View
from referral_flow.panels.parts.figures import share
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.periods import is_first
from referral_flow.text import Text, day
from referral_flow.warehouse import Warehouse

SKR = "assessed_within_3_days_skr"
EVERYONE = "assessed_within_3_days_all"
BY_CONTACT = "assessed_within_3_days_contact_month"
COHORT = "assessed_within_3_days_cohort"
NEVER_ASSESSED = "never_assessed_share"
MONTH = "published_month"
MOST_DECIMALS = 2


def is_published(warehouse: Warehouse) -> bool:
    """Whether the extract told any figure that has been published, and ours can be made."""
    metrics = (SKR, EVERYONE, BY_CONTACT, COHORT, NEVER_ASSESSED)
    return not _rows(warehouse).is_empty() and lacking_columns(warehouse, metrics) is None


def bridge_controls(warehouse: Warehouse, asked: Mapping[str, str]) -> tuple[Control, ...]:
    """The months that something is published for of the unit asked for; none, no choice."""
    months = _months(warehouse, asked.get("unit") or _widest(warehouse))
    if not months:
        return ()
    first = _first_shown(warehouse, months, asked.get("period", ""))
    options = tuple((one.period_id, one.label) for one in months)
    return (Control(MONTH, MONTH_LABEL, options, first.period_id, "list"),)


def _widest(warehouse: Warehouse) -> str:
    """Whose figures a page shows before anybody has chosen."""
    kinds = {unit.kind: key for key, unit in reversed(warehouse.units.items())}
    return kinds.get("nation") or kinds.get("region", "")


def _first_shown(warehouse: Warehouse, months: list[Period], period_id: str) -> Period:
    """The latest complete month within the reader's period, else of them all."""
    complete = {one.period_id for one in warehouse.complete_periods(COHORT, "month")}
    known = [one for one in months if one.period_id in complete] or months
    around = warehouse.periods.get(period_id)
    within = [one for one in known if around and around.starts_on <= one.starts_on
              and one.ends_on <= around.ends_on]  # fmt: skip
    return (within or known)[0]


def bridge_blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The two figures, the steps between them as a picture, and the same steps in words."""
    asked = {"unit": view.unit.unit_id, "period": view.period.period_id}
    found = bridge_controls(warehouse, asked)
    if not found:
        return [Headline(Sentence(NOT_PUBLISHED), ()), WHAT_IS_COMPARED]
    known = dict(found[0].options)
    asked_for = choices.get(MONTH)
    period = warehouse.periods[asked_for if asked_for in known else found[0].default]
    made = _bridge(warehouse, view.unit, period)
    if made is None:
        return [Headline(Sentence(NOTHING_OF_OURS), ()), WHAT_IS_COMPARED]
    how = WHY_TOGETHER if made.is_together else WHERE_FROM
    return [_answer(made, period), *_cautions(warehouse, period), bridge_chart(made),
            bridge_table(made), how, WHAT_IS_COMPARED]  # fmt: skip


def _cautions(warehouse: Warehouse, period: Period) -> list[Note]:
    """Where the month is not whole in our data, at either end of them."""
    if period not in warehouse.complete_periods(COHORT, "month"):
        return [NOT_COMPLETE]
    return [BEGINS_HERE] if is_first(warehouse, period) else []


def _bridge(warehouse: Warehouse, unit: Unit, period: Period) -> Bridge | None:
    counts = [share(warehouse, key, unit, period) for key in (SKR, EVERYONE, BY_CONTACT, COHORT)]
    if any(part is None or not part.denominator for part in counts):
        return None
    by = Definitions(*counts, never_assessed=_never_assessed(warehouse, unit, period))
    return Bridge(_published(warehouse, unit, period), by, period.label)


def _never_assessed(warehouse: Warehouse, unit: Unit, period: Period) -> dict[str, Counted]:
    """By outcome where the month is split by it: for the region and the care choice."""
    frame = warehouse.values(
        NEVER_ASSESSED, unit_ids=[unit.unit_id], period_ids=[period.period_id], split="outcome"
    )
    return {
        row["split_value"]: Counted(
            row["numerator"], row["denominator"],
            Origin(NEVER_ASSESSED, unit, period, "outcome", row["split_value"]),
        )
        for row in frame.iter_rows(named=True)
        if row["split_value"] in OUTCOMES and row["denominator"]
    }  # fmt: skip


def _answer(made: Bridge, period: Period) -> Headline:
    first = Figure(WAYS["published"], made.first, note=Sentence(_told_on(made.published)))
    ours = Figure(WAYS["same_way"], made.same_way, metric=SKR)
    last = Figure(WAYS["headline"], made.headline, metric=COHORT)
    amounts = {"told": made.first, "cohort": made.headline}
    if not made.is_together:
        amounts["skr"] = made.same_way
    answer = ANSWER_TOGETHER if made.is_together else ANSWER
    words, hidden = (one.format(when=named(period)) for one in (answer, ANSWER_HIDDEN))
    figures = (first, last) if made.is_together else (first, ours, last)
    return Headline(Sentence(words, amounts, hidden=hidden), figures)


def _told_on(told: Published) -> Text:
    """Who published it and when; both are optional in the extract."""
    source = Text(told.source, told.source) if told.source else NO_SOURCE
    if told.published_on is None:
        return source
    return PUBLISHED_ON.format(source=source, day=day(told.published_on))


def _published(warehouse: Warehouse, unit: Unit, period: Period) -> Published:
    rows = _rows(warehouse)
    row = rows.filter(unit_id=unit.unit_id, period_id=period.period_id).row(0, named=True)
    values = rows.filter(pl.col("source").eq_missing(row["source"]))["value"].to_list()
    return Published(row["value"], _decimals(values), row["n"], row["published_on"], row["source"])


def _decimals(shares: list[float]) -> int:
    """Decimals of a percentage that a publisher writes: as many as any of its figures needs."""
    for decimals in range(MOST_DECIMALS):
        if all(abs(share - round(share, 2 + decimals)) < 1e-9 for share in shares):
            return decimals
    return MOST_DECIMALS


def _rows(warehouse: Warehouse) -> pl.DataFrame:
    """What is published and shown of the measure that we have, of units and months that we have."""
    return warehouse.profile("published_figures").filter(
        pl.col("measure") == SKR,
        pl.col("value").is_not_null(),
        pl.col("unit_id").is_in(list(warehouse.units)),
        pl.col("period_id").is_in(list(warehouse.periods)),
    )


def _months(warehouse: Warehouse, unit_id: str) -> list[Period]:
    """The months published for the unit, the latest first."""
    told = _rows(warehouse).filter(unit_id=unit_id)["period_id"]
    months = [warehouse.periods[one] for one in told]
    return sorted(months, key=lambda period: period.starts_on, reverse=True)


MONTH_LABEL = Text("Månad", "Month")
PUBLISHED_ON = Text("{source}, publicerad {day}", "{source}, published {day}")
ANSWER = Text(
    "För {when} publicerades {{told}}. Räknat på samma sätt ger våra uppgifter {{skr}}. Av alla "
    "som sökte bedömdes {{cohort}} inom tre dagar.",
    "For {when}, {{told}} was published. Counted the same way our data give {{skr}}. Of all who "
    "sought care, {{cohort}} were assessed within three days.",
)
NO_SOURCE = Text("Källan är inte angiven", "The source is not given")
ANSWER_TOGETHER = Text(
    "För {when} publicerades {{told}}. Av alla som sökte bedömdes {{cohort}} inom tre dagar.",
    "For {when}, {{told}} was published. Of all who sought care, {{cohort}} were assessed within "
    "three days.",
)
ANSWER_HIDDEN = Text(
    "För {when} är våra egna siffror för små för att visas bredvid den publicerade.",
    "For {when} our own figures are too small to be shown beside the published one.",
)
NOT_PUBLISHED = Text(
    "Ingen nationell siffra är publicerad för den enhet som är vald. Välj en annan enhet, till "
    "exempel regionen.",
    "No national figure is published for the unit chosen. Choose another unit, the region for "
    "example.",
)
NOT_COMPLETE = Note(
    Text("Månaden är inte komplett", "The month is not complete"),
    Sentence(
        Text(
            "De sista dagarnas sökande kan ännu inte följas, och fler bedömningar kan komma in.",
            "Those who sought care on the last days cannot be followed yet, and more assessments "
            "may come in.",
        )
    ),
    "warning",
    "answer",
)
BEGINS_HERE = Note(
    Text("Uppgifterna börjar här", "The data begin here"), Sentence(FIRST), "warning", "answer"
)
NOTHING_OF_OURS = Text(
    "Det finns inga bedömningar i våra uppgifter för den enhet och månad som är vald.",
    "There are no assessments in our data for the unit and month chosen.",
)
FROM_PUBLISHED = Text("Från den publicerade siffran till vår", "From the published figure to ours")
WHAT_IS_COMPARED = Note(
    Text("Vad som jämförs", "What is compared"),
    Sentence(
        Text(
            "Den nationella siffran räknar genomförda bedömningar i den månad de görs och tar bort "
            "patientvald väntan. Den visas bara där minst tjugo bedömdes. Vår huvudsiffra räknar "
            "alla som sökte i månaden, också dem som inte har bedömts.",
            "The national figure counts completed assessments in the month they are made and "
            "removes patient-chosen waits. It is shown only where at least twenty were assessed. "
            "Our main figure counts all who sought care in the month, also those not assessed.",
        )
    ),
)
WHY_TOGETHER = Note(
    Text("Varför stegen visas ihop", "Why the steps are shown together"),
    Sentence(
        Text(
            "Våra uppgifter skiljer sig med några få personer från de publicerade. Vår siffra "
            "räknad på samma sätt, eller stegen fram till den, skulle visa hur många av dessa få "
            "som bedömdes i tid. De visas därför inte.",
            "Our data differ by a few people from those that were published. Our figure counted "
            "the same way, or the steps up to it, would show how many of these few were assessed "
            "in time. They are therefore not shown.",
        )
    ),
)
WHERE_FROM = Note(
    Text("Hur stegen är uppdelade", "How the steps are divided"),
    Sentence(
        Text(
            "En publicerad andel är avrundad, så några olika antal kan ligga bakom den. Av dem "
            "används det som lämnar minst oförklarat, och om flera gör det lika bra det som är "
            "minst avrundat. De som kommit till kan förklara högst så mycket som de är många. "
            "Stegen mellan definitionerna är exakta.",
            "A published share is rounded, so a few different numbers may lie behind it. Of these "
            "the one is used that leaves the least unexplained, and if several do so equally well "
            "the one that is rounded least. Those who were added can explain no more than their "
            "number allows. The steps between the definitions are exact.",
        )
    ),
)

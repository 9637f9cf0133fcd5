"""What national statistics made of the same contacts: an earlier state, in whole per cent.

Nothing else differs. Some assessments are entered late, and those that were not there when the
month was collected are missing from the figure for ever.
"""

from datetime import timedelta

import numpy as np
import polars as pl

from .settings import Settings

MEASURE = "assessed_within_3_days_skr"
SOURCE = "Nationell väntetidsstatistik (påhittade siffror)"
LATE_SHARE, LATE_DAYS = 0.08, 45  # of the assessments are entered up to so many days late
COLLECTED_DAY, PUBLISHED_DAY = 10, 15  # of the month after, and of the one after that
SHOWN_FROM = 20  # assessments: a share of fewer is withheld
LIMIT_DAYS = 3


def published_figures(settings: Settings, bookings: pl.DataFrame) -> pl.DataFrame:
    """A row per clinic and month, and one for the region, of months published by the end."""
    told = _assessed(settings, bookings).filter(pl.col("entered_on") <= pl.col("collected_on"))
    region = told.with_columns(unit_id=pl.lit("region-17"))
    counted = (
        pl.concat([told, region])
        .group_by("unit_id", "month")
        .agg(n=pl.len(), in_time=pl.col("is_in_time").sum())
    )
    is_shown = pl.col("n") >= SHOWN_FROM
    percent = (100 * pl.col("in_time") / pl.col("n")).round(0, mode="half_away_from_zero")
    return (
        counted.select(
            measure=pl.lit(MEASURE),
            unit_id="unit_id",
            month=pl.col("month").dt.strftime("%Y-%m"),
            percent=pl.when(is_shown).then(percent).cast(pl.Int64),
            n=pl.when(is_shown).then(pl.col("n")).cast(pl.Int64),
            source=pl.lit(SOURCE),
            published_on=pl.col("month").dt.offset_by("2mo") + timedelta(days=PUBLISHED_DAY - 1),
        )
        .filter(pl.col("published_on") <= settings.end)
        .sort("month", "unit_id")
    )


def _assessed(settings: Settings, bookings: pl.DataFrame) -> pl.DataFrame:
    """One row per assessed guarantee contact that is not coded as the patient's choice."""
    rows = bookings.filter((pl.col("visit_type") == "first") & (pl.col("guarantee") == "1"))
    in_order = rows.sort("contact_id", "booked_at", nulls_last=True)
    contacts = in_order.group_by("contact_id", maintain_order=True).agg(
        unit_id=pl.col("clinic_id").first(),
        contact_on=pl.col("contact_at").dt.date().min(),
        assessed_on=pl.col("assessed_at").dt.date().min(),
        is_chosen=(pl.col("deviation_code") == "1").any(),
    )
    assessed = contacts.filter(pl.col("assessed_on").is_not_null(), ~pl.col("is_chosen"))
    month = pl.col("assessed_on").dt.month_start()
    waited = (pl.col("assessed_on") - pl.col("contact_on")).dt.total_days()
    return assessed.select(
        "unit_id",
        month=month,
        is_in_time=waited <= LIMIT_DAYS,
        entered_on=pl.col("assessed_on") + _days_late(settings, assessed.height),
        collected_on=month.dt.offset_by("1mo") + timedelta(days=COLLECTED_DAY - 1),
    )


def _days_late(settings: Settings, many: int) -> pl.Series:
    """Most are entered on the day; the rest some time within the next weeks."""
    random = settings.stream("published_figures")
    is_late = random.random(many) < LATE_SHARE
    days = np.where(is_late, random.integers(1, LATE_DAYS + 1, many), 0)
    return pl.Series(days * 86_400_000).cast(pl.Duration("ms"))

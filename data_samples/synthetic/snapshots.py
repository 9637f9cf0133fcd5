"""Free times as seen each morning: what a region has when its record system keeps no releases."""

from datetime import date, datetime, time, timedelta

import polars as pl

from .availability import free_times
from .delivery import Delivery
from .settings import Settings

CLINICS = ("SE-F02", "SE-F11")
WEEKS = 8
TAKEN = time(6, 0)
AHEAD_DAYS = 28


def first_morning(settings: Settings) -> date:
    """The first of the days on which free times were written down."""
    return settings.end - timedelta(days=WEEKS * 7 - 1)


def slot_snapshots(settings: Settings, care: Delivery) -> pl.DataFrame:
    """Each morning of the last eight weeks: the first-visit times ahead at two clinics."""
    mornings = pl.DataFrame(
        {
            "taken_at": [
                datetime.combine(settings.end - timedelta(days=ago), TAKEN)
                for ago in reversed(range(WEEKS * 7))
            ]
        }
    ).with_columns(pl.col("taken_at").cast(pl.Datetime("us")))
    slots = care.slots.filter(pl.col("clinic_id").is_in(CLINICS), pl.col("visit_type") == "first")
    seen = slots.join(mornings, how="cross").filter(
        pl.col("released_at") <= pl.col("taken_at"),
        pl.col("starts_at").is_between(
            pl.col("taken_at"), pl.col("taken_at") + timedelta(days=AHEAD_DAYS)
        ),
        pl.col("removed_at").is_null() | (pl.col("removed_at") > pl.col("taken_at")),
    )
    return _with_free(seen, free_times(slots, care.bookings.join(slots, on="slot_id", how="semi")))


def _with_free(seen: pl.DataFrame, free: pl.DataFrame) -> pl.DataFrame:
    is_free = (
        seen.select("taken_at", "slot_id")
        .join(free.select("slot_id", "free_from", "free_until"), on="slot_id")
        .filter(
            pl.col("free_from") <= pl.col("taken_at"), pl.col("taken_at") < pl.col("free_until")
        )
        .select("taken_at", "slot_id", is_free=pl.lit(True))
        .unique()
    )
    return (
        seen.join(is_free, on=["taken_at", "slot_id"], how="left")
        .select("taken_at", "slot_id", "clinic_id", "starts_at", pl.col("is_free").fill_null(False))
        .sort("taken_at", "clinic_id", "starts_at", "slot_id")
    )

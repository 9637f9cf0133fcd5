"""When each slot was free, worked out from the delivered tables alone, as a reader would."""

import polars as pl


def free_times(slots: pl.DataFrame, bookings: pl.DataFrame) -> pl.DataFrame:
    """One row per stretch of time in which a slot could be booked: from `free_from` to before
    `free_until`. A slot is free from its release, and again when a booking of it is cancelled."""
    taken = bookings.filter(pl.col("slot_id").is_not_null()).select(
        "slot_id", "booked_at", "cancelled_at"
    )
    ends = slots.select("slot_id", end=pl.min_horizontal("removed_at", "starts_at"))
    from_release = slots.select("slot_id", at="released_at")
    from_cancelling = taken.select("slot_id", at="cancelled_at").drop_nulls()
    until_booked = taken.select("slot_id", at="booked_at")
    stays_taken = taken.filter(pl.col("cancelled_at").is_null()).select("slot_id").unique()
    until_end = ends.join(stays_taken, on="slot_id", how="anti").select("slot_id", at="end")
    begins = _numbered(pl.concat([from_release, from_cancelling]), "free_from")
    stops = _numbered(pl.concat([until_booked, until_end]), "free_until")
    return (
        begins.join(stops, on=["slot_id", "turn"])
        .filter(pl.col("free_from") < pl.col("free_until"))
        .join(slots.drop("released_at", "removed_at", "minutes"), on="slot_id")
        .sort("clinic_id", "starts_at", "slot_id", "free_from")
        .drop("turn")
    )


def _numbered(moments: pl.DataFrame, name: str) -> pl.DataFrame:
    return (
        moments.sort("slot_id", "at")
        .with_columns(turn=pl.int_range(pl.len()).over("slot_id"))
        .rename({"at": name})
    )

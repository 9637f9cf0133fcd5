"""Truths 1, 2, 5, 7, 8 and 11: what the bookings and slots show."""

from datetime import date, timedelta
from math import sqrt

import polars as pl

from .availability import free_times
from .calendar import easter_sunday
from .clinics import ALWAYS_FREE, CODES_SHORTAGE_AS_CHOICE, LOSES_DATA, NEVER_FREE, SECOND_OPINION
from .delivery import LOST_WEEKS, lost_days
from .settings import EPOCH, Settings
from .strength import Truth, compared

WINDOW = pl.duration(days=3)
MORNING = timedelta(hours=8)


def measured(settings: Settings, tables: dict[str, pl.DataFrame]) -> list[Truth]:
    free = free_times(tables["slots"], tables["bookings"]).filter(pl.col("visit_type") == "first")
    late = late_first_bookings(tables["bookings"], free)
    return [
        _coded_shortage(late), _uncoded_choice(late), _lost_weeks(settings, tables["bookings"]),
        _free_mornings(settings, free), _second_opinions(tables["bookings"]),
        *_seasons(settings, tables["bookings"]),
    ]  # fmt: skip


def first_bookings(bookings: pl.DataFrame) -> pl.DataFrame:
    """The first booking of each guarantee contact that has a time, and its window's last day."""
    return (
        bookings.filter(
            (pl.col("visit_type") == "first") & (pl.col("guarantee") == "1"),
            pl.col("booked_at").is_not_null(),
        )
        .sort("contact_id", "booked_at")
        .unique("contact_id", keep="first", maintain_order=True)
        .with_columns(last_on=pl.col("contact_at").dt.date() + WINDOW)
    )


def late_first_bookings(bookings: pl.DataFrame, free: pl.DataFrame) -> pl.DataFrame:
    """Those with a time beyond the window, and whether an earlier one was free when they booked.

    On the web only web times count; on the phone all do.
    """
    late = first_bookings(bookings).filter(pl.col("starts_at").dt.date() > pl.col("last_on"))
    late = late.with_columns(is_web=pl.col("booking_via").str.starts_with("web"))
    could = (
        late.select("booking_id", "clinic_id", "booked_at", "last_on", "is_web")
        .with_columns(day=pl.date_ranges(pl.col("booked_at").dt.date(), pl.col("last_on")))
        .explode("day")
        .join(free.with_columns(day=pl.col("starts_at").dt.date()), on=["clinic_id", "day"])
        .filter(
            pl.col("free_from") <= pl.col("booked_at"),
            pl.col("booked_at") < pl.col("free_until"),
            pl.col("is_web_bookable") | ~pl.col("is_web"),
        )
    )
    return late.with_columns(
        had_earlier=pl.col("booking_id").is_in(could["booking_id"].implode()),
        is_coded=(pl.col("deviation_code") == "1").fill_null(False),
    )


def _coded_shortage(late: pl.DataFrame) -> Truth:
    short = late.filter(~pl.col("had_earlier"))
    here = pl.col("clinic_id") == CODES_SHORTAGE_AS_CHOICE
    return compared(
        1, "Waits without any earlier free time that are coded as the patient's choice",
        f"clinic {CODES_SHORTAGE_AS_CHOICE} against the others, all",
        short.filter(here)["is_coded"].to_list(), short.filter(~here)["is_coded"].to_list(),
    )  # fmt: skip


def _uncoded_choice(late: pl.DataFrame) -> Truth:
    chosen = late.filter(pl.col("had_earlier"))
    web = pl.col("is_web")
    return compared(
        2, "Waits chosen on the web although earlier times were free, left uncoded",
        "region, web against phone, all",
        (~chosen.filter(web)["is_coded"]).to_list(), (~chosen.filter(~web)["is_coded"]).to_list(),
    )  # fmt: skip


def _lost_weeks(settings: Settings, bookings: pl.DataFrame) -> Truth:
    """Contacts in the six lost weeks against the average of the twelve around them."""
    first, end = (EPOCH + timedelta(days=day) for day in lost_days(settings))
    at = pl.col("contact_at").dt.date()
    here = bookings.filter(pl.col("clinic_id") == LOSES_DATA).unique("contact_id")
    lost = here.filter(at.is_between(first, end, closed="left")).height
    span = timedelta(weeks=LOST_WEEKS)
    around = here.filter(at.is_between(first - span, end + span, closed="left")).height - lost
    z = (around / 2 - lost) / sqrt(max(around / 4 + lost, 1))
    return Truth(
        5, "Contacts in the six lost weeks as a share of the weeks around them",
        f"clinic {LOSES_DATA}, weeks from {first}", lost / max(around / 2, 1), 1.0, lost, z,
    )  # fmt: skip


def _free_mornings(settings: Settings, free: pl.DataFrame) -> Truth:
    days = pl.DataFrame({"day": pl.date_range(settings.start, settings.end, eager=True)})
    days = days.join(free.select(day=pl.col("starts_at").dt.date()).unique(), on="day", how="semi")
    never = _has_free(days, free, NEVER_FREE)
    always = _has_free(days, free, (ALWAYS_FREE,))
    return compared(
        7, "Open mornings with a free time within three days",
        "municipality 1782 against its neighbour 1760, all", never, always,
    )  # fmt: skip


def _has_free(days: pl.DataFrame, free: pl.DataFrame, clinic_ids: tuple[str, ...]) -> list[bool]:
    """For each clinic and open morning at eight, whether a time within three days is free."""
    mornings = days.join(pl.DataFrame({"clinic_id": clinic_ids}), how="cross").with_columns(
        now=pl.col("day").cast(pl.Datetime("us")) + MORNING
    )
    ahead = [
        free.with_columns(day=pl.col("starts_at").dt.date() - pl.duration(days=n)) for n in range(4)
    ]
    found = (
        mornings.join(pl.concat(ahead), on=["clinic_id", "day"])
        .filter(pl.col("free_from") <= pl.col("now"), pl.col("now") < pl.col("free_until"))
        .select("clinic_id", "day")
        .unique()
    )
    return mornings.join(
        found.with_columns(yes=True), on=["clinic_id", "day"], how="left"
    )["yes"].fill_null(False).to_list()  # fmt: skip


def _second_opinions(bookings: pl.DataFrame) -> Truth:
    """First contacts within three days of an assessment of the same body region elsewhere."""
    firsts = bookings.filter(pl.col("visit_type") == "first")
    contacts = firsts.unique("contact_id", keep="first", maintain_order=True)
    assessed = firsts.filter(pl.col("assessed_at").is_not_null()).select(
        "patient_id", "body_region", assessed_there_at="assessed_at", other="clinic_id"
    )
    again = contacts.join(assessed, on=["patient_id", "body_region"]).filter(
        pl.col("other") != pl.col("clinic_id"),
        pl.col("contact_at").is_between(
            pl.col("assessed_there_at"), pl.col("assessed_there_at") + pl.duration(days=3)
        ),
    )
    contacts = contacts.with_columns(
        is_second=pl.col("contact_id").is_in(again["contact_id"].implode())
    )
    here = pl.col("clinic_id").is_in(SECOND_OPINION)
    return compared(
        8, "First contacts within three days of an assessment at another clinic",
        f"clinics {' and '.join(SECOND_OPINION)} against the others, all",
        contacts.filter(here)["is_second"].to_list(), contacts.filter(~here)["is_second"].to_list(),
    )  # fmt: skip


def _seasons(settings: Settings, bookings: pl.DataFrame) -> list[Truth]:
    """Contacts a day in the dips, against ordinary months."""
    contacts = bookings.filter(pl.col("visit_type") == "first").unique("contact_id")
    day = pl.DataFrame({"day": pl.date_range(settings.start, settings.end, eager=True)})
    daily = day.join(
        contacts.group_by(day=pl.col("contact_at").dt.date()).len(), on="day", how="left"
    ).with_columns(
        pl.col("len").fill_null(0), week=pl.col("day").dt.week(), month=pl.col("day").dt.month()
    )
    usual = daily.filter(pl.col("month").is_in([2, 3, 5, 10, 11]) & (pl.col("week") != 9))
    dips = {
        "July": pl.col("month") == 7,
        "Christmas weeks": pl.col("week").is_in([52, 1]),
        "week 9": pl.col("week") == 9,
        "Easter weeks": pl.col("day").is_in(_easter_weeks(settings)),
    }
    return [_dip(name, daily.filter(where)["len"], usual["len"]) for name, where in dips.items()]


def _easter_weeks(settings: Settings) -> list[date]:
    """The seven days that end with each Easter Sunday."""
    years = range(settings.start.year, settings.end.year + 1)
    return [easter_sunday(year) - timedelta(days=ago) for year in years for ago in range(7)]


def _dip(name: str, dip: pl.Series, usual: pl.Series) -> Truth:
    mean, ordinary = dip.mean() or 0.0, usual.mean() or 1.0
    expected = ordinary * len(dip)
    z = (expected - (dip.sum() or 0)) / sqrt(max(expected, 1))
    return Truth(11, f"First contacts a day, {name} against ordinary weeks", "region, season",
                 mean / ordinary, 1.0, int(dip.sum() or 0), z)  # fmt: skip

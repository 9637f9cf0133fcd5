"""The parts of the generator that can be checked by hand."""

from datetime import date, datetime

import numpy as np
import polars as pl
import pytest

from data_samples.synthetic.availability import free_times
from data_samples.synthetic.calendar import calendar, easter_sunday, season
from data_samples.synthetic.clinics import HEALTH_CENTRES, PHYSIO, clinics
from data_samples.synthetic.diary import Diary
from data_samples.synthetic.fate import ATTENDED, BY_PATIENT, DECISIONS, NO_SHOW, OUTCOME, outcome
from data_samples.synthetic.return_visits import _first_free
from data_samples.synthetic.settings import Settings, add_months, day_number
from data_samples.synthetic.strength import compared, two_shares
from data_samples.synthetic.transfer import office_hours

SETTINGS = Settings(end=date(2025, 10, 31))


@pytest.mark.parametrize(
    ("day", "factor"),
    [
        (date(2025, 7, 15), 0.55),
        (date(2024, 12, 27), 0.40),
        (date(2025, 2, 26), 0.80),  # week 9
        (date(2025, 4, 16), 0.80),  # the week that ends with Easter Sunday, 20 April
        (date(2025, 9, 10), 1.10),
        (date(2025, 5, 14), 1.00),
    ],
)
def test_seasons(day, factor):
    """Each dip and busy month has the factor of the calibration sheet."""
    assert season(day) == factor


def test_easter_is_found():
    """Easter Sunday by the almanac."""
    assert [easter_sunday(year) for year in (2024, 2025, 2026)] == [
        date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5),
    ]  # fmt: skip


def test_the_eves_are_closed_days():
    """Midsummer's, Christmas and New Year's eve are closed though no law makes them red."""
    days = calendar(SETTINGS)
    for closed in (date(2024, 6, 21), date(2024, 12, 24), date(2024, 12, 31), date(2025, 6, 6)):
        assert not days.is_open[days.index(day_number(closed))]
    assert days.is_open[days.index(day_number(date(2025, 6, 5)))]


def test_months_are_added_across_the_year():
    """November 2023 is 23 months before October 2025."""
    assert SETTINGS.start == date(2023, 11, 1) == add_months(date(2025, 10, 31), -23)


def test_the_cast():
    """24 physio clinics, 16 health centres, 3 radiology, 1 orthopaedic and 4 specialists."""
    table = clinics(SETTINGS)
    counts = dict(table["kind"].value_counts().iter_rows())
    assert counts == {
        "physio": 24, "health_centre": 16, "radiology": 3, "orthopaedics": 1, "specialist": 4,
    }  # fmt: skip
    assert table["municipality_code"].n_unique() == 16
    assert table["name"].n_unique() == table.height


def test_only_the_national_tariff_is_not_connected():
    """Two physio clinics are outside the care choice, and these two lack web booking."""
    physio = clinics(SETTINGS).filter(pl.col("kind") == "physio")
    outside = physio.filter(pl.col("contract") == "national_tariff")["clinic_id"].to_list()
    unconnected = physio.filter(pl.col("booking_form") == "not_connected")["clinic_id"].to_list()
    assert outside == unconnected == ["SE-F03", "SE-F09"]


def test_private_health_centres_get_sefos_first():
    """Every private health centre goes live before any other unit."""
    live = clinics(SETTINGS).filter(pl.col("sefos_from").is_not_null())
    centres = live.filter(pl.col("kind") == "health_centre")["sefos_from"]
    others = live.filter(pl.col("kind") != "health_centre")["sefos_from"]
    assert len(centres) == sum(row[3] == "private" for row in HEALTH_CENTRES)
    assert centres.max() < others.min()


def test_no_name_of_a_municipality_in_a_clinic():
    """A fictional clinic doesn't carry a real place's performance."""
    places = ("Sunne", "Kil", "Eda", "Torsby", "Arvika", "Karlstad", "Säffle", "Hagfors", "Grums")
    assert not [row[1] for row in PHYSIO if set(row[1].split()) & {*places, "Tingvalla"}]


def test_a_diary_gives_the_earliest_then_the_next():
    """Three times released; the earliest is taken, so the next in time is offered."""
    diary = Diary([300, 100, 200], [0, 0, 0], [True, False, True])
    for slot in range(3):
        diary.open(slot)
    assert diary.pick(on_web=False, not_before=0, skip=0) == 1
    assert diary.pick(on_web=True, not_before=0, skip=0) == 2
    diary.close(1)
    assert diary.pick(on_web=False, not_before=0, skip=0) == 2
    assert diary.pick(on_web=False, not_before=250, skip=0) == 0
    assert diary.pick(on_web=False, not_before=301, skip=0) is None
    assert diary.count(100, 300) == 1


def test_the_longer_the_lead_the_less_comes_of_it():
    """The same luck is attended tomorrow, cancelled in a week, missed in a month."""
    luck = [0.5] * DECISIONS
    luck[OUTCOME] = 0.1
    assert outcome(1.0, luck) == ATTENDED
    assert outcome(7.0, luck) == BY_PATIENT
    assert outcome(30.0, luck) == NO_SHOW


def test_a_slot_is_free_until_taken_and_again_when_given_back():
    """Released at 1, taken at 3, given back at 5, withdrawn at 8: free 1–3 and 5–8."""
    at = [datetime(2025, 3, 3, hour) for hour in range(24)]
    slots = pl.DataFrame(
        {
            "slot_id": ["s1"], "clinic_id": ["f"], "starts_at": [at[20]], "minutes": [45],
            "visit_type": ["first"], "released_at": [at[1]], "removed_at": [at[8]],
            "is_web_bookable": [True],
        }
    )  # fmt: skip
    bookings = pl.DataFrame({"slot_id": ["s1"], "booked_at": [at[3]], "cancelled_at": [at[5]]})
    free = free_times(slots, bookings)
    assert free.select("free_from", "free_until").rows() == [(at[1], at[3]), (at[5], at[8])]


def test_a_kept_booking_ends_a_slots_freedom():
    """Released at 1 and taken at 3 for good: never free again."""
    at = [datetime(2025, 3, 3, hour) for hour in range(24)]
    slots = pl.DataFrame(
        {
            "slot_id": ["s1"], "clinic_id": ["f"], "starts_at": [at[20]], "minutes": [45],
            "visit_type": ["first"], "released_at": [at[1]], "removed_at": [None],
            "is_web_bookable": [True],
        },
        schema_overrides={"removed_at": pl.Datetime("us")},
    )  # fmt: skip
    bookings = pl.DataFrame(
        {"slot_id": ["s1"], "booked_at": [at[3]], "cancelled_at": [None]},
        schema_overrides={"cancelled_at": pl.Datetime("us")},
    )
    assert free_times(slots, bookings).select("free_from", "free_until").rows() == [(at[1], at[3])]


def test_return_visits_queue_for_the_first_free_day():
    """Two want day 1, which has one time; the second gets day 2, whose own seeker gets day 3.
    The other clinic's times stay its own, and one who comes too late gets none."""
    day = 1440
    slots = pl.DataFrame({"clinic": [0, 0, 0, 1], "starts_at": [day, 2 * day, 3 * day, day]})
    chosen = _first_free(
        slots, np.arange(4), np.array([0, 0, 0, 0, 1]), np.array([1, 1, 2, 3, 1])
    )  # fmt: skip
    assert chosen.tolist() == [0, 1, 2, -1, 3]


def test_office_hours_never_move_back():
    """A message at night or on a Sunday is read the next open morning, never before it came."""
    days = calendar(SETTINGS)
    sunday = day_number(date(2025, 3, 2)) * 1440 + 600
    late_friday = day_number(date(2025, 2, 28)) * 1440 + 1200
    monday_noon = day_number(date(2025, 3, 3)) * 1440 + 720
    at = np.array([sunday, late_friday, monday_noon])
    moved = office_hours(SETTINGS.stream("test"), days, at)
    assert (moved >= at).all()
    assert (moved // 1440 == monday_noon // 1440).all()
    assert moved[2] == monday_noon


def test_strength_of_a_difference_by_hand():
    """30 of 100 against 10 of 100: pooled 0.2, standard error 0.0566, z 3.54."""
    assert two_shares(30, 100, 10, 100) == pytest.approx(3.5355, abs=1e-4)
    truth = compared(1, "x", "y", [True] * 3 + [False], [False] * 4)
    assert (truth.value, truth.elsewhere, truth.n) == (0.75, 0.0, 4)

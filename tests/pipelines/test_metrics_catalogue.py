"""The catalogue: what every page reads of a metric, also of one that cannot be shown."""

from __future__ import annotations

from functools import cache

import pytest

from pipelines.metrics import lacks, roll_up
from pipelines.sqlfile import read_layer, read_sqlfile
from tests.pipelines.small_workshop import BOOKINGS
from tests.pipelines.test_sqlfile import METRIC as METRIC_FILE
from tests.small_region import SQL, small_region, table

METRIC = "assessed_within_3_days_cohort"


@cache  # those who ask for the same read the same
def rolled_up(missing=frozenset(), **region):
    connection = small_region(BOOKINGS, **region)
    roll_up(connection, SQL, missing)
    return connection


def test_every_metric_stands_in_the_catalogue_with_its_own_words():
    """What the file says is what the row says."""
    catalogue = table(
        rolled_up(),
        "select metric, label_sv, label_en, good, sql from metrics.catalogue order by 1",
    )

    assert catalogue == [
        (file.name, file.front["label"]["sv"], file.front["label"]["en"], file.front["good"],
         file.query)
        for file in read_layer(SQL / "metrics")
    ]  # fmt: skip


def test_the_catalogue_names_target_and_kinds_of_units():
    """The target's value is the reference table's; kinds are those that have values."""
    found = table(
        rolled_up(),
        f"select target, unit_kinds, missing from metrics.catalogue where metric = '{METRIC}'",
    )

    assert found == [(1.0, ["region", "care_choice", "municipality", "physio"], [])]


def test_a_metric_whose_column_the_extract_lacks_has_a_reason_and_no_values():
    """The others keep theirs."""
    made = rolled_up(frozenset({"bookings.deviation_code", "searches"}))
    skr = "metric = 'assessed_within_3_days_skr'"

    assert table(made, f"select missing from metrics.catalogue where {skr}") == [
        (["bookings.deviation_code"],)
    ]
    assert table(made, f"select * from metrics.ratios where {skr}") == []
    assert table(made, f"select count(*) > 0 from metrics.ratios where metric = '{METRIC}'") == [
        (True,)
    ]


@pytest.mark.parametrize(
    ("missing", "lacking"),
    [
        ({"slots.released_at"}, []),
        ({"slot_snapshots"}, []),
        ({"slots.released_at", "slot_snapshots"}, ["slots.released_at|slot_snapshots"]),
        ({"slots", "slot_snapshots"}, ["slots.released_at|slot_snapshots"]),
    ],
)
def test_either_of_two_needs_will_do(tmp_path, missing, lacking):
    """Free times are known from their release or from snapshots; without both, neither is told."""
    text = METRIC_FILE.replace("decimals", 'needs = ["slots.released_at|slot_snapshots"]\ndecimals')
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "example.sql").write_text(text)

    assert lacks(read_sqlfile(tmp_path / "metrics" / "example.sql"), missing) == lacking


def test_a_period_is_complete_when_its_last_day_can_be_judged():
    """With data to 31 October, September can; October and all that ends with it cannot yet."""
    made = rolled_up(complete_from="2025-09-01")
    where = f"metric = '{METRIC}' and period_id in ('2025-09', '2025-10', '2025-Q3', 'all')"

    assert table(
        made, f"select period_id, is_complete from metrics.completeness where {where} order by all"
    ) == [
        ("2025-09", True),
        ("2025-10", False),  # a contact on the 31st has until 3 November
        ("2025-Q3", False),  # begins before the data
        ("all", True),  # everything that can be judged
    ]


def test_all_is_complete_once_its_first_day_can_be_judged():
    """With data from 30 October alone, nobody can be judged on the 31st."""
    made = rolled_up(complete_from="2025-10-30")
    where = f"metric = '{METRIC}' and period_id = 'all'"

    assert table(made, f"select is_complete from metrics.completeness where {where}") == [(False,)]


def test_a_metric_without_a_limit_is_complete_on_the_last_day():
    """A completed assessment of 31 October is known on 31 October."""
    made = rolled_up()
    where = "metric = 'assessed_within_3_days_skr' and period_id = '2025-10'"

    assert table(made, f"select is_complete from metrics.completeness where {where}") == [(True,)]


def test_every_split_value_has_a_label():
    """A code that nobody has named stands for itself, and what is missing is "okänd"."""
    bookings = f"{BOOKINGS.rstrip()}".replace("assessed_at\n", "assessed_at booking_via\n")
    bookings = "\n".join(
        line if not line.split() or "booking_via" in line else f"{line} {via}"
        for line, via in zip(bookings.splitlines(), ["", "", "kiosk", "-", "phone"], strict=True)
    )
    connection = small_region(bookings)
    roll_up(connection, SQL)

    assert table(
        connection,
        "select split_value, label_sv, label_en from reference.split_values "
        "where split = 'booking_via' and (sort_order = 99 or split_value = 'phone') order by all",
    ) == [
        ("kiosk", "kiosk", "kiosk"),
        ("phone", "telefon", "phone"),
        ("unknown", "okänd", "unknown"),
    ]


def test_every_split_of_a_metric_has_a_name():
    """A page never writes a column's name where people expect words."""
    named = {row[0] for row in table(small_region(), "select split from reference.splits")}
    used = {
        part
        for file in read_layer(SQL / "metrics")
        for key in ("splits", "numerator_splits")
        for split in file.front.get(key, [])
        for part in split.split(",")
    }

    assert used <= named


def test_a_split_whose_column_is_lacking_is_left_out_and_named():
    """Alone and together with others; where nothing is lacking, nothing is named."""
    query = (
        "select numerator_splits, missing_splits from metrics.catalogue "
        "where metric = 'rejection_share'"
    )
    whole = table(rolled_up(), query)
    found = table(rolled_up(frozenset({"referral_events.stage"})), query)

    assert whole[0][1] == []
    assert "reason,stage" in whole[0][0]
    assert found == [
        (
            [split for split in whole[0][0] if "stage" not in split],
            ["stage: referral_events.stage", "reason,stage: referral_events.stage"],
        )
    ]

"""Who waits at the end of a period's last day."""

from __future__ import annotations

from tests.small_region import small_region, values

BOOKINGS = """
    contact_id  clinic_id  contact_at  starts_at   status    assessed_at
    sep_to_oct  north      2025-09-29  2025-10-02  attended  2025-10-02
    on_the_day  north      2025-09-29  2025-09-30  attended  2025-09-30  # seen on the last day
    open        north      2025-09-15  2025-12-01  booked    -
    elsewhere   south      2025-10-20  2025-12-01  booked    -
    """


def waiting(**where) -> list[tuple]:
    return values(small_region(BOOKINGS), "still_waiting_count", "value", **where)


def test_a_stock_is_counted_on_the_last_day():
    """On 30 September two wait: whoever is assessed that day does not, at its end."""
    assert waiting(period="2025-09") == [(2,)]
    assert waiting(period="2025-10") == [(2,)]


def test_a_stock_is_never_summed_over_time():
    """The third quarter's stock is September's."""
    assert waiting(period="2025-Q3") == [(2,)]


def test_a_running_period_shows_the_stock_on_the_last_known_day():
    """The fourth quarter ends in December; on 31 October one waits at each clinic."""
    assert waiting(period="2025-Q4", unit="north") == [(1,)]
    assert waiting(period="2025-Q4", unit="region-17") == [(2,)]

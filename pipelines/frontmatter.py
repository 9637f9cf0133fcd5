"""What the opening comment of a .sql file must say, layer by layer.

Knows keys and types only; what the words mean is the business of the room that reads them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

SHAPES = ("ratio", "rate", "count", "stock", "sample", "duration", "table")
DIRECTIONS = ("up", "down", "neither")


@dataclass(frozen=True)
class Keys:
    """The keys of one layer: those that every file has and those that it may have."""

    required: Mapping[str, type] = field(default_factory=dict)
    optional: Mapping[str, type] = field(default_factory=dict)


TABLE = Keys(required={"about": str}, optional={"columns": dict, "view": bool})
METRIC = Keys(
    required={
        "shape": str, "unit": str, "decimals": int, "good": str, "units": dict,
        "label": dict, "definition": dict, "why": dict, "source": str,
    },
    optional={
        "target": str, "matures_after_days": int, "per": int, "splits": list,
        "numerator_splits": list, "watch": list, "needs": list, "dimensions": list,
        "disclose_with": list, "counts_rest_of": list, "counts_from": str,
        "looks_back_days": int, "only_splits": bool, "nested": dict, "wide": list,
        "by_quarter": bool, "counts_people": bool, "case_mix": list,
    },
)  # fmt: skip
KEYS = {
    "staging": TABLE,
    "snapshot": Keys(required={"about": str, "columns": dict}),
    "quarantine": Keys(
        required={"about": str}, optional={"columns": dict, "rules": dict, "view": bool}
    ),
    "accepted": TABLE,
    "marts": Keys(required={"about": str, "columns": dict}, optional={"view": bool}),
    "metrics": METRIC,
    "kernel": TABLE,
    "profiles": Keys(required={"about": str, "columns": dict}),
}


def faults(layer: str, front: Mapping[str, object]) -> list[str]:
    """Every breach of the layer's keys in words, each with its remedy; empty when all is well."""
    keys = KEYS[layer]
    known = {**keys.required, **keys.optional}
    missing = [f'key "{key}" is missing: add it to the front matter'
               for key in keys.required if key not in front]  # fmt: skip
    unknown = [f'key "{key}" is unknown: correct it or take it away; {layer} knows '
               + ", ".join(known) for key in front if key not in known]  # fmt: skip
    wrong = [f'key "{key}" must be {_kind(known[key])}: it is {value!r}'
             for key, value in front.items()
             if key in known and not _is(value, known[key])]  # fmt: skip
    return missing + unknown + wrong or (_metric_faults(front) if layer == "metrics" else [])


def _is(value: object, kind: type) -> bool:
    return isinstance(value, kind) and not (kind is int and isinstance(value, bool))


def _kind(kind: type) -> str:
    return {str: "a text", int: "a whole number", list: "a list", dict: "a table",
            bool: "true or false"}[kind]  # fmt: skip


def _metric_faults(front: Mapping[str, object]) -> list[str]:
    found = [f'key "{key}" needs exactly sv and en, both filled'
             for key in ("label", "definition", "why")
             if not _is_bilingual(front[key])]  # fmt: skip
    if front["shape"] not in SHAPES:
        found.append(f'key "shape" is {front["shape"]!r}: choose one of {", ".join(SHAPES)}')
    if front["good"] not in DIRECTIONS:
        found.append(f'key "good" is {front["good"]!r}: choose one of {", ".join(DIRECTIONS)}')
    if not front["units"]:
        found.append('key "units" is empty: map at least one unit kind to a column')
    if (front["shape"] == "table") != ("dimensions" in front):
        found.append('key "dimensions" belongs to shape "table", which must have it')
    if (front["shape"] == "rate") != ("per" in front):
        found.append('key "per" belongs to shape "rate", which must have it')
    if "only_splits" in front and (front["shape"] != "duration" or not front.get("splits")):
        found.append('key "only_splits" belongs to shape "duration" with splits')
    if "by_quarter" in front and front["shape"] != "table":
        found.append('key "by_quarter" belongs to shape "table"')
    if "case_mix" in front and (front["shape"] != "ratio" or not front["case_mix"]):
        found.append('key "case_mix" belongs to shape "ratio" and names at least one column')
    return found + _split_faults(front)


def _split_faults(front: Mapping[str, object]) -> list[str]:
    """What is said of splits must be said of splits of cases; values go into SQL as they are."""
    splits = front.get("splits", [])
    found = [f'key "{key}" names "{split}", which is none of its splits: add it to splits, or '
             "correct it" for key in ("nested", "wide") for split in front.get(key, [])
             if split not in splits]  # fmt: skip
    for split, value in front.get("nested", {}).items():
        if not isinstance(value, str) or not re.fullmatch(r"\w+", value):
            found.append(f'key "nested" gives {split} the value {value!r}: name one of its values')
        if any(split in one.split(",") for one in front.get("numerator_splits", [])):
            found.append(f'key "numerator_splits" holds {split}, which is nested: take it away')
    return found


def _is_bilingual(words: object) -> bool:
    return isinstance(words, dict) and set(words) == {"sv", "en"} and all(words.values())

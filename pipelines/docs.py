"""The generated documents: every metric and every quarantine rule, in both languages.

Written from the front matter of sql/, so they cannot say otherwise than the build does.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from pipelines.contract import TABLES
from pipelines.sqlfile import SqlFile, read_layer

HOUSE = Path(__file__).resolve().parents[1]
LANGUAGES = ("sv", "en")

_WORDS = {
    "sv": {
        "metrics": "Mått",
        "metrics_intro": "Skrivet av `python -m pipelines docs` ur filerna i `sql/metrics/`. "
        "Ändra där, inte här.",
        "quarantine": "Regler för karantän",
        "quarantine_intro": "Skrivet av `python -m pipelines docs` ur filerna i "
        "`sql/quarantine/`. Ändra där, inte här. En rad som avvisas räknas inte i något mått; en "
        "rad med varning räknas och syns på sidan om datakvalitet.",
        "why": "Varför", "id": "Namn i kod", "shape": "Slag", "good": "Bra riktning",
        "target": "Mål", "matures": "Slutligt", "splits": "Uppdelat på",
        "numerator_splits": "Täljaren uppdelad på", "case_mix": "Kan justeras för",
        "needs": "Kräver i uttaget", "or": "eller",
        "source": "Källa", "file": "Definition",
        "at_once": "vid periodens slut", "days_after": "{days} dagar efter periodens slut",
        "rule": "Regel", "meaning": "Betyder", "severity": "Följd",
        "rejected": "avvisas", "warning": "varning",
        "up": "högre är bättre", "down": "lägre är bättre", "neither": "varken eller",
        "ratio": "andel", "rate": "frekvens", "count": "antal", "stock": "antal vid periodens slut",
        "sample": "dagliga värden, median", "duration": "väntetid med pågående fall",
        "table": "tabell",
    },
    "en": {
        "metrics": "Metrics",
        "metrics_intro": "Written by `python -m pipelines docs` from the files of `sql/metrics/`. "
        "Change it there, not here.",
        "quarantine": "Quarantine rules",
        "quarantine_intro": "Written by `python -m pipelines docs` from the files of "
        "`sql/quarantine/`. Change it there, not here. A rejected row counts in no metric; a row "
        "with a warning counts and shows on the page on data quality.",
        "why": "Why", "id": "Name in code", "shape": "Kind", "good": "Good direction",
        "target": "Target", "matures": "Final", "splits": "Split by",
        "numerator_splits": "Numerator split by", "case_mix": "Can be adjusted for",
        "needs": "Needs of the extract", "or": "or",
        "source": "Source", "file": "Definition",
        "at_once": "at the end of the period", "days_after": "{days} days after its end",
        "rule": "Rule", "meaning": "Meaning", "severity": "Consequence",
        "rejected": "rejected", "warning": "warning",
        "up": "higher is better", "down": "lower is better", "neither": "neither",
        "ratio": "share", "rate": "rate", "count": "number", "stock": "number at the period's end",
        "sample": "daily values, median", "duration": "wait with open cases",
        "table": "table",
    },
}  # fmt: skip


def write_docs(*, is_check: bool = False, house: Path = HOUSE) -> int:
    """Write docs/; with `is_check` only tell which are out of date. Gives back an exit code."""
    stale = [path for path, text in documents(house).items() if not _says(path, text)]
    for path in stale:
        if is_check:
            sys.stderr.write(f"docs/{path.name} is out of date: run `python -m pipelines docs`.\n")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(documents(house)[path], encoding="utf-8")
    return 1 if is_check and stale else 0


def documents(house: Path = HOUSE) -> dict[Path, str]:
    """Path → text of every generated document."""
    metrics = read_layer(house / "sql" / "metrics")
    rules = read_layer(house / "sql" / "quarantine")
    splits, targets = _split_labels(house), _targets(house)
    made = {}
    for language in LANGUAGES:
        words = _WORDS[language]
        named = {split: labels[language] for split, labels in splits.items()}
        made[house / "docs" / f"metrics.{language}.md"] = _document(
            words["metrics"],
            words["metrics_intro"],
            *(line for file in metrics for line in _metric(file, language, named, targets)),
        )
        made[house / "docs" / f"quarantine.{language}.md"] = _document(
            words["quarantine"], words["quarantine_intro"], *_rules(rules, language)
        )
    return made


def _says(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _document(title: str, *lines: str) -> str:
    return "\n".join([f"# {title}", "", *lines]) + "\n"


def _metric(
    file: SqlFile, language: str, splits: dict[str, str], targets: dict[str, str]
) -> Iterator[str]:
    words, front = _WORDS[language], file.front
    yield from ("", f"## {front['label'][language]}", "", front["definition"][language], "")
    yield from (f"**{words['why']}:** {front['why'][language]}", "", "| | |", "|---|---|")
    for key, value in _facts(file, words, splits, targets):
        if value:
            yield f"| {words[key]} | {value} |"


def _facts(
    file: SqlFile, words: dict[str, str], splits: dict[str, str], targets: dict[str, str]
) -> Iterator[tuple[str, str]]:
    front = file.front
    days = front.get("matures_after_days", 0)
    yield "id", f"`{file.name}`"
    yield "shape", words[front["shape"]]
    yield "good", words[front["good"]]
    yield "target", targets.get(front.get("target"), "")
    yield "matures", words["days_after"].format(days=days) if days else words["at_once"]
    for key in ("splits", "numerator_splits", "case_mix"):
        yield key, "; ".join(_split_label(split, splits) for split in front.get(key, []))
    yield "needs", ", ".join(_need(need, words["or"]) for need in front.get("needs", []))
    yield "source", front["source"].replace("|", "\\|")
    yield "file", f"[`{file.name}.sql`](../sql/metrics/{file.name}.sql)"


def _need(need: str, either: str) -> str:
    """`slots.released_at` or `slot_snapshots`."""
    return f" {either} ".join(f"`{one}`" for one in need.split("|"))


def _split_label(split: str, labels: dict[str, str]) -> str:
    return " × ".join(labels.get(part, part) for part in split.split(","))


def _rules(files: list[SqlFile], language: str) -> Iterator[str]:
    words = _WORDS[language]
    by_table = {file.name: file.front.get("rules", {}) for file in files}
    for table in TABLES:
        if not by_table.get(table):
            continue
        yield from ("", f"## {table}", "")
        yield from (
            f"| {words['rule']} | {words['meaning']} | {words['severity']} |",
            "|---|---|---|",
        )
        for rule, said in by_table[table].items():
            yield f"| `{rule}` | {said[language]} | {words[said['severity']]} |"


def _split_labels(house: Path) -> dict[str, dict[str, str]]:
    return {row["split"]: {"sv": row["label_sv"], "en": row["label_en"]}
            for row in _reference(house, "splits")}  # fmt: skip


def _targets(house: Path) -> dict[str, str]:
    """The latest value of each target, in per cent, with its source."""
    return {
        row["target"]: f"{float(row['value']) * 100:g} % ({row['source']})"
        for row in sorted(_reference(house, "targets"), key=lambda row: row["valid_from"])
    }


def _reference(house: Path, name: str) -> list[dict[str, str]]:
    with (house / "sql" / "reference" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))

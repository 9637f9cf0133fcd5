"""The glossary has the words that code may use; readers see those that pages use."""

from __future__ import annotations

import csv
from pathlib import Path

from referral_flow.warehouse import open_warehouse

HOUSE = Path(__file__).resolve().parents[1]
HEADS = ("Swedish", "---")


def rows() -> list[dict[str, str]]:
    with (HOUSE / "sql" / "reference" / "glossary.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def words_of_code() -> list[tuple[str, str]]:
    """(Swedish, in code) of every row of GLOSSARY.md."""
    lines = (HOUSE / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")]
             for line in lines if line.startswith("|")]  # fmt: skip
    return [(row[0], row[1].replace("`", "")) for row in cells if row[0] not in HEADS]


def test_readers_and_code_share_their_words():
    """A word that comes to GLOSSARY.md gets its row for readers, in the same order."""
    assert [(row["term_sv"], row["code_name"]) for row in rows()] == words_of_code()


def test_a_word_is_explained_in_both_languages():
    """No cell is empty, no word stands twice, and an explanation ends as a sentence does."""
    assert all(all(row.values()) for row in rows())
    for column in ("term_sv", "term_en"):
        assert len({row[column].lower() for row in rows()}) == len(rows())
    ends = {row[f"meaning_{language}"][-1] for row in rows() for language in ("sv", "en")}
    assert ends == {"."}


def test_readers_are_spared_the_words_of_engineers(built_sample):
    """The page reads the others from the build, so that an older build keeps its own words."""
    published = open_warehouse(built_sample).profile("glossary").to_dicts()

    assert {row["audience"] for row in rows()} == {"readers", "engineers"}
    assert {row["code_name"] for row in rows()} - {row["code_name"] for row in published} == {
        "asked_at", "block", "quarantine",
    }  # fmt: skip
    assert all(row in [whole | {"audience": "readers"} for whole in published]
               for row in rows() if row["audience"] == "readers")  # fmt: skip

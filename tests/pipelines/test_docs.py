"""The generated documents say what the SQL files say, in both languages, and nothing older."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipelines.docs import HOUSE, documents, write_docs
from pipelines.sqlfile import read_layer


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the SQL, with no documents yet."""
    shutil.copytree(HOUSE / "sql", tmp_path / "sql")
    return tmp_path


def test_the_documents_in_the_tree_are_up_to_date():
    """Whoever changes a metric or a rule writes its documents in the same commit."""
    assert write_docs(is_check=True) == 0


def test_a_changed_definition_makes_the_document_stale(house, capsys):
    """The check says which file and what to do, and changes nothing."""
    write_docs(house=house)
    metric = house / "sql" / "metrics" / "seekers_count.sql"
    metric.write_text(metric.read_text().replace("Ombokningar räknas en gång", "Något annat"))

    assert write_docs(is_check=True, house=house) == 1
    assert capsys.readouterr().err == (
        "docs/metrics.sv.md is out of date: run `python -m pipelines docs`.\n"
    )
    assert "Ombokningar" in (house / "docs" / "metrics.sv.md").read_text()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_metric_is_described_in_both_languages(language):
    """Label, definition, why and the name that code uses."""
    text = documents()[HOUSE / "docs" / f"metrics.{language}.md"]
    for file in read_layer(HOUSE / "sql" / "metrics"):
        for words in (f"`{file.name}`", *(file.front[key][language]
                      for key in ("label", "definition", "why"))):  # fmt: skip
            assert words in text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_quarantine_rule_is_described_in_both_languages(language):
    """The rule's key and its words, under its table."""
    text = documents()[HOUSE / "docs" / f"quarantine.{language}.md"]
    for file in read_layer(HOUSE / "sql" / "quarantine"):
        for rule, words in file.front.get("rules", {}).items():
            assert f"| `{rule}` | {words[language]} |" in text

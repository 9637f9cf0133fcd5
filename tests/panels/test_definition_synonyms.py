"""Other words for a metric: it is found by what readers call it."""

from __future__ import annotations

import polars as pl

from referral_flow.panels.parts.definition_synonyms import other_words
from referral_flow.text import Text
from tests.fake_warehouse import FakeWarehouse, metric

WORDS = pl.DataFrame(
    [
        ("patientvald väntan (PvV)", "patient-chosen wait"),
        ("tid, ledig tid", "time, free time"),
    ],
    schema=["term_sv", "term_en"],
    orient="row",
)


class Glossary(FakeWarehouse):
    def profile(self, name: str) -> pl.DataFrame:
        return WORDS


def test_a_metric_is_found_by_the_short_form_of_its_word():
    """PvV finds the share coded as patient-chosen; "tid" is within too many labels to count."""
    one = metric("one", label=Text("Kodade som patientvald väntan i tid", "Coded"))

    assert other_words(Glossary([one]), one).sv == "patientvald väntan (PvV)"


def test_a_duration_is_found_as_wait_and_as_median():
    """Readers look for the wait and for its middle; a share is neither."""
    wait = metric("wait", shape="duration", label=Text("Till bedömning", "To assessment"))
    share = metric("share", label=Text("Andel", "Share"))

    assert {"väntetid", "median"} <= set(other_words(Glossary([wait]), wait).sv.split())
    assert other_words(Glossary([share]), share) is None

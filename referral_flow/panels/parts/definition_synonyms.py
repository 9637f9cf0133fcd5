"""Other words for a metric: what readers call such figures, and the glossary's names for it."""

from __future__ import annotations

import re
from functools import lru_cache

from referral_flow.model import Metric
from referral_flow.text import LANGUAGES, Text
from referral_flow.warehouse import Warehouse

LEAST_LETTERS = 8  # shorter names, as "tid", are parts of too many labels
BETWEEN_NAMES = re.compile(r"[,/()]")


def other_words(warehouse: Warehouse, metric: Metric) -> Text | None:
    """Words that find the metric without standing in its entry; None if there are none."""
    found = [*_of_shape(metric), *_of_glossary(warehouse, metric)]
    if not found:
        return None
    return Text(*(" ".join(one.in_(language) for one in found) for language in LANGUAGES))


def _of_shape(metric: Metric) -> list[Text]:
    return [CALLED[metric.shape]] if metric.shape in CALLED else []


def _of_glossary(warehouse: Warehouse, metric: Metric) -> list[Text]:
    """The terms of which a name stands in the label, whole: short forms come along."""
    terms = [
        Text(row["term_sv"], row["term_en"])
        for row in warehouse.profile("glossary").iter_rows(named=True)
    ]
    return [term for term in terms if any(_names(term, metric, one) for one in LANGUAGES)]


def _names(term: Text, metric: Metric, language: str) -> bool:
    label = metric.label.in_(language).lower()
    return any(name in label for name in _long_names(term.in_(language)))


@lru_cache(maxsize=1024)  # asked for every metric, of every term
def _long_names(words: str) -> tuple[str, ...]:
    names = (name.strip() for name in BETWEEN_NAMES.split(words.lower()))
    return tuple(name for name in names if len(name) >= LEAST_LETTERS)


CALLED = {
    "duration": Text(
        "väntetid median nio av tio", "wait waiting time median nine in ten percentile"
    ),
    "sample": Text("median", "median"),
}

"""Words and numbers as people write them."""

from __future__ import annotations

import pytest

from referral_flow.text import unbroken


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("från v. 44 2023", "från v.~44~2023"),
        ("kvartal 1 2025 gick", "kvartal~1~2025 gick"),
        ("november 2024 – oktober 2025", "november~2024~– oktober~2025"),
        ("week 10, 2025", "week~10,~2025"),
        ("inom 3 dagar", "inom 3~dagar"),
        ("väntade 2025-03-31", "väntade 2025-03-31"),
        ("n = 812", "n~=~812"),
        ("6 kap. 1 §", "6~kap.~1~§"),
    ],
)
def test_words_that_belong_together_stay_on_one_line(words, held):
    """No line ends between a number and what it counts, or within the name of a period."""
    assert unbroken(words).replace("\u00a0", "~") == held

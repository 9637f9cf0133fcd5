"""What counts as few people: the primary rule of disclosure, for one amount or for whole arrays.

Panels and charts may ask it, to draw a coarser grain where too much would be hidden; hiding itself
is done by `disclosure` alone.
"""

from __future__ import annotations

import numpy as np

from referral_flow.blocks import Amount, Partner

LEAST_CASES = {"working": 10, "council": 20}  # below this, no share and no median
LARGEST_SMALL_COUNT = 4  # 1-4 people could be recognised; nobody is nobody
TOO_THIN = 0.25  # of a series hidden: draw the next coarser grain


def is_small(counts: np.ndarray) -> np.ndarray:
    """True where a number of people is 1-4; zero is not small."""
    counts = np.asarray(counts, dtype=float)
    return (counts > 0) & (counts <= LARGEST_SMALL_COUNT)


def few_of_share(numerator: np.ndarray, n: np.ndarray, audience: str) -> np.ndarray:
    """True where a share rests on too few, or gives away a group of 1-4 on either side."""
    n, numerator = np.asarray(n, dtype=float), np.asarray(numerator, dtype=float)
    return few_of_summary(n, audience) | is_small(numerator) | is_small(n - numerator)


def few_of_summary(n: np.ndarray, audience: str) -> np.ndarray:
    """True where a median or another summary rests on too few cases; nobody is nobody."""
    n = np.asarray(n, dtype=float)
    return (n > 0) & (n < LEAST_CASES[audience])


def is_apart_by_few(size, counted, other_size, other_counted, *, is_opposite: bool) -> np.ndarray:
    """True where two metrics side by side tell of a group of 1-4: their difference is that group.

    Of each: all cases, and those counted (NaN where a metric only counts cases). `is_opposite`:
    those counted in one are part of those left over in the other, where both have the same cases.
    Where five or more differ, how many of those were counted is let be: guarding that too would
    hide most of what a council sees of SKR's definition.
    """
    apart = is_small(np.abs(size - other_size))
    rest, other_rest = size - counted, other_size - other_counted
    if is_opposite:
        crossed = is_small(np.abs(counted - other_rest)) | is_small(np.abs(rest - other_counted))
        return apart | (crossed & (size == other_size))
    alike = is_small(np.abs(counted - other_counted)) | is_small(np.abs(rest - other_rest))
    return apart | (alike & (size == other_size))


def is_few(amount: Amount, audience: str) -> bool:
    """Whether the amount by itself must be hidden from this audience.

    A difference is hidden where either of its ends is, and a number that would tell of few people
    beside one of its partners. A number of people or a share that does not say what it rests on is
    hidden as well.
    """
    if amount.suppressed or any(is_few(end, audience) for end in amount.ends):
        return True
    if any(_betrays(partner, amount, audience) for partner in amount.partners):
        return True
    if amount.rule == "free" or (amount.value is None and not amount.n):
        return False
    if amount.rule == "count":
        return bool(is_small(abs(_known(amount.numerator, amount.value))))
    if amount.n is None:
        return True
    if amount.rule == "summary":
        return bool(few_of_summary(amount.n, audience))
    return bool(few_of_share(_numerator(amount), amount.n, audience))


def is_n_hidden(amount: Amount, audience: str) -> bool:
    """Whether the value may stand but what it rests on must be left out."""
    return not amount.is_n_shown or any(
        _betrays(partner, amount, audience) for partner in amount.n_partners
    )


def _betrays(partner: Partner, amount: Amount, audience: str) -> bool:
    """Whether the partner is hidden and takes the amount along, or they are apart by 1-4 people."""
    if partner.takes_along and is_few(partner.amount, audience):
        return True
    own, other = _cases(amount), _cases(partner.amount)
    return bool(is_apart_by_few(*own, *other, is_opposite=partner.is_opposite))


def _cases(amount: Amount) -> tuple[float, float]:
    """All cases and those counted; NaN for a number that only counts cases."""
    is_share = amount.rule == "share"
    return float(amount.n or 0), float(_numerator(amount)) if is_share else np.nan


def is_too_thin(hidden: np.ndarray) -> bool:
    """More than a quarter of a series hidden: the next coarser grain tells more."""
    return bool(np.mean(hidden) > TOO_THIN) if len(hidden) else False


def _numerator(amount: Amount) -> float:
    if amount.numerator is not None:
        return amount.numerator
    return round(amount.value * amount.n) if amount.unit == "percent" and amount.value else 0


def _known(*values: float | None) -> float:
    return next((value for value in values if value is not None), 0.0)

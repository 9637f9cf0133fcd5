"""How far apart two shares are, in standard errors."""

from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True)
class Truth:
    """A planted difference as measured: `value` here against `elsewhere`, shares 0–1 or days."""

    number: int
    name: str
    grain: str
    value: float
    elsewhere: float
    n: int
    z: float
    unit: str = "percent"


def two_shares(hits: int, n: int, other_hits: int, other_n: int) -> float:
    """z of the difference between two independent shares, pooled variance; 0 if nothing varies."""
    if not n or not other_n:
        return 0.0
    pooled = (hits + other_hits) / (n + other_n)
    spread = sqrt(pooled * (1 - pooled) * (1 / n + 1 / other_n))
    return (hits / n - other_hits / other_n) / spread if spread else 0.0


def compared(number: int, name: str, grain: str, here: list[bool], there: list[bool]) -> Truth:
    """The share of true values here against the share there."""
    hits, n, other_hits, other_n = sum(here), len(here), sum(there), len(there)
    z = two_shares(hits, n, other_hits, other_n)
    return Truth(number, name, grain, hits / max(n, 1), other_hits / max(other_n, 1), n, z)

"""What one made region depends on: period, scale, seed and whether truths are planted."""

from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

import numpy as np

MINUTES_A_DAY = 1440
WARM_UP_WEEKS = 16
FUTURE_DAYS = 70
EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def add_months(day: date, months: int) -> date:
    """The first day of the month `months` after the month of `day`."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


@dataclass(frozen=True)
class Settings:
    """Times inside the generator are whole minutes since 1970-01-01, Swedish local time."""

    end: date
    months: int = 24
    scale: float = 1.0
    seed: int = 17
    planted: bool = True

    @property
    def start(self) -> date:
        """First day of the delivered period: `months` months that end with the month of `end`."""
        return add_months(self.end, 1 - self.months)

    @property
    def warm_from(self) -> date:
        """The queues start empty this early, so that they are real when the period starts."""
        before = self.start - timedelta(weeks=WARM_UP_WEEKS)
        return before - timedelta(days=before.weekday())

    @property
    def first_minute(self) -> int:
        return day_number(self.start) * MINUTES_A_DAY

    @property
    def last_minute(self) -> int:
        """The last minute of the extract date, which is inclusive."""
        return (day_number(self.end) + 1) * MINUTES_A_DAY - 1

    @property
    def years(self) -> float:
        return ((self.end - self.warm_from).days + 1) / 365.25

    def month(self, share: float) -> date:
        """The first day of the month that lies `share` (0–1) into the period."""
        return add_months(self.start, round(self.months * share))

    def stream(self, name: str) -> np.random.Generator:
        """A random stream of its own per purpose: planting one truth leaves the others alone."""
        sequence = np.random.SeedSequence([self.seed, crc32(name.encode())])
        return np.random.Generator(np.random.PCG64(sequence))

"""The free times of one clinic at one moment, earliest first."""

from bisect import bisect_left, insort

SHIFT = 18
MASK = (1 << SHIFT) - 1


class Diary:
    """Free times are kept as sorted numbers, start minute and slot in one, for all and for web."""

    def __init__(self, starts_at, released_at, is_web_bookable):
        self.starts_at = list(starts_at)
        self.released_at = list(released_at)
        self.is_web_bookable = list(is_web_bookable)
        self.removed_at: dict[int, int] = {}
        self.free: list[int] = []
        self.free_on_web: list[int] = []

    def listing(self, on_web: bool) -> list[int]:
        return self.free_on_web if on_web else self.free

    def open(self, slot: int) -> None:
        key = (self.starts_at[slot] << SHIFT) | slot
        insort(self.free, key)
        if self.is_web_bookable[slot]:
            insort(self.free_on_web, key)

    def close(self, slot: int) -> None:
        key = (self.starts_at[slot] << SHIFT) | slot
        for listing in (self.free, self.free_on_web):
            at = bisect_left(listing, key)
            if at < len(listing) and listing[at] == key:
                del listing[at]

    def is_free(self, slot: int) -> bool:
        key = (self.starts_at[slot] << SHIFT) | slot
        at = bisect_left(self.free, key)
        return at < len(self.free) and self.free[at] == key

    def withdraw(self, slot: int, now: int) -> None:
        self.close(slot)
        self.removed_at[slot] = now

    def add(self, starts_at: int, now: int, is_web_bookable: bool) -> None:
        """An extra time, bookable from now."""
        self.starts_at.append(starts_at)
        self.released_at.append(now)
        self.is_web_bookable.append(is_web_bookable)
        self.open(len(self.starts_at) - 1)

    def pick(self, on_web: bool, not_before: int, skip: int) -> int | None:
        """The slot that comes `skip` places after the first one at `not_before` or later."""
        listing = self.listing(on_web)
        first = bisect_left(listing, not_before << SHIFT)
        if first == len(listing):
            return None
        return listing[min(first + skip, len(listing) - 1)] & MASK

    def count(self, begin: int, end: int, on_web: bool = False) -> int:
        """Free times that start at `begin` or later and before `end`."""
        listing = self.listing(on_web)
        return bisect_left(listing, end << SHIFT) - bisect_left(listing, begin << SHIFT)

    def between(self, begin: int, end: int) -> list[int]:
        first, last = (bisect_left(self.free, edge << SHIFT) for edge in (begin, end))
        return [key & MASK for key in self.free[first:last]]

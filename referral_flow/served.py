"""The warehouse of a running dashboard: one for all visitors, opened anew when a build is new."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import Lock

from referral_flow.pointer import published_build_id
from referral_flow.warehouse import Warehouse, open_warehouse

_ONE_AT_A_TIME = Lock()


def served_warehouse(folder: Path) -> Warehouse:
    """The same open warehouse, with all that it has read, for as long as a build is current.

    Raises `WarehouseError` as `open_warehouse` does, and asks again the next time.
    """
    with _ONE_AT_A_TIME:  # a visitor who comes early waits for the one that is being opened
        return _opened(folder, published_build_id(folder))


# the last one is still read by pages that were begun before a new build
@lru_cache(maxsize=2)
def _opened(folder: Path, build_id: str | None) -> Warehouse:
    return open_warehouse(folder)


def let_go() -> None:
    """Keep no warehouse open: a file still open when Python ends is complained of at length."""
    _opened.cache_clear()

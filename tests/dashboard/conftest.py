"""The front door on a small published warehouse, without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from referral_flow.served import let_go
from tests.dashboard.published_file import publish
from tests.panels.sample_region import sample_warehouse

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the sample region's published file.

    What the pages keep between runs is let go at the end: a file still open when Python ends is
    complained of at length.
    """
    yield publish(sample_warehouse().frames, tmp_path_factory.mktemp("warehouse"))
    st.cache_resource.clear()
    let_go()


@pytest.fixture
def front_door(published: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page of dashboard.py with an address: front_door("guarantee", lang="en", unit="K1").

    Without a page it is the first one, as by the bare address.
    """
    monkeypatch.setenv("REFERRAL_FLOW_WAREHOUSE", str(published))

    def opened(page: str = "", /, **address: str) -> AppTest:
        at = AppTest.from_file(str(HOUSE / "dashboard.py"), default_timeout=30)
        if page:
            at._page_hash = calc_hash(page)  # AppTest cannot name a page made of a callable
        for key, value in address.items():
            at.query_params[key] = value
        return at.run()

    return opened

"""The served warehouse: the same for every visitor, until a new build is published."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

import server
from referral_flow.pointer import WarehouseError
from referral_flow.served import let_go, served_warehouse
from tests.dashboard.published_file import publish
from tests.panels.sample_region import sample_warehouse


@pytest.fixture
def folder(tmp_path):
    """A published file, let go of afterwards."""
    yield publish(sample_warehouse().frames, tmp_path)
    let_go()


def test_visitors_share_one_warehouse(folder):
    """What one has waited for, the next one finds read; also when they come at once."""
    with ThreadPoolExecutor(4) as visitors:
        met = list(visitors.map(lambda _: served_warehouse(folder), range(8)))

    assert all(one is met[0] for one in met)


def test_a_new_build_is_another_warehouse(folder):
    """Published while the dashboard runs, it is shown from the next page on."""
    old = served_warehouse(folder)
    publish(sample_warehouse().frames, folder, "fedcba543210")

    assert served_warehouse(folder) is not old


def test_a_warehouse_that_comes_later_is_found(tmp_path):
    """An error is not kept."""
    with pytest.raises(WarehouseError):
        served_warehouse(tmp_path)
    publish(sample_warehouse().frames, tmp_path)

    assert served_warehouse(tmp_path).units
    let_go()


def test_the_server_reads_beforehand_what_the_first_visitor_meets(folder, monkeypatch):
    """After warming, the first page of the menu asks the file for nothing more."""
    monkeypatch.setenv("REFERRAL_FLOW_WAREHOUSE", str(folder))
    server._warm()
    warehouse = served_warehouse(folder)
    monkeypatch.setattr(warehouse, "_read", None)

    server._answer_first(server.all_panels()[0], warehouse)


def test_without_a_warehouse_the_server_starts_all_the_same(tmp_path, monkeypatch):
    """The page says what to do; warming is silent."""
    monkeypatch.setenv("REFERRAL_FLOW_WAREHOUSE", str(tmp_path))

    assert server._warm() is None

"""What every test may rely on."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
LONGEST_BUILD_SECONDS = 480
MADE_UP_BUILD = "abcdef012345"  # what every fake warehouse says that it is


@pytest.fixture(autouse=True)
def no_borrowed_warehouse(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test never reads the warehouse that happens to be served on this machine."""
    monkeypatch.delenv("REFERRAL_FLOW_WAREHOUSE", raising=False)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What is kept between calls is kept apart from the user's own, for each worker by itself."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def nothing_kept_of_made_up_builds(own_cache: Path) -> None:
    """Fake warehouses share a build id: what was found in one is never told of another."""
    for kept in (own_cache / "remissflode").glob(f"*{MADE_UP_BUILD}*"):
        kept.unlink()


@pytest.fixture(scope="session")
def built_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of the committed sample, built once a session by the command people use."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # each worker has a folder of its own in the shared one
        shared = shared.parent
    folder, done = shared / "sample" / "warehouse", shared / "sample.built"
    if _is_first(shared / "sample"):
        done.write_text(_build(folder))
    return _when_there(done, folder)


def _is_first(folder: Path) -> bool:
    """Whether this worker is the one to build: only one of them can make the folder."""
    try:
        folder.mkdir()
    except FileExistsError:
        return False
    return True


def _build(folder: Path) -> str:
    """What went wrong; nothing where the build is there."""
    command = [sys.executable, "-m", "pipelines", "build", "--extracts", "data_samples"]
    built = subprocess.run(
        [*command, "--warehouse", str(folder)], cwd=HOUSE, capture_output=True, text=True
    )
    return "" if built.returncode == 0 else built.stderr or f"exit code {built.returncode}"


def _when_there(done: Path, folder: Path) -> Path:
    """The built folder, as soon as whoever builds it is done."""
    for _ in range(LONGEST_BUILD_SECONDS):
        if done.exists():
            assert not (said := done.read_text()), said
            return folder
        time.sleep(1)
    raise TimeoutError(f"the sample was not built within {LONGEST_BUILD_SECONDS} s")

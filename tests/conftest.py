"""What every test may rely on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def no_borrowed_warehouse(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test never reads the warehouse that happens to be served on this machine."""
    monkeypatch.delenv("REFERRAL_FLOW_WAREHOUSE", raising=False)


@pytest.fixture(scope="session")
def built_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of the committed sample, built once a session by the command people use."""
    folder = tmp_path_factory.mktemp("sample") / "warehouse"
    command = [sys.executable, "-m", "pipelines", "build", "--extracts", "data_samples"]
    subprocess.run(
        [*command, "--warehouse", str(folder)], cwd=HOUSE, check=True, capture_output=True
    )
    return folder

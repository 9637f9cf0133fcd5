"""One scale of type and one of space, kept by every sheet that the page wears."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from referral_flow.screen import frame

FOLDER = Path(frame.__file__).parent
SHEETS = {name: (FOLDER / name).read_text(encoding="utf-8") for name in frame.STYLE_SHEETS}
SIZES = {
    "inherit",
    "11px",
    "13px",
    "15px",
    "18px",
    "24px",
    "28px",
}  # marks; small … title; titles of phones
SPACES = {1, 2, 3, 4, 8, 16, 32, 64}  # up to three pixels set marks right, they part nothing
SPACE = re.compile(r"(?:^|[\s;{])(?:margin|padding|gap)(?:-\w+)*: ([^;}]*)")


@pytest.mark.parametrize("name", SHEETS)
def test_type_has_four_sizes(name):
    """Title, heading, body and small; what is set in capitals alone is a little smaller."""
    found = re.findall(r"font-size: ([^;}\s]+)", SHEETS[name])

    assert [size for size in found if size not in SIZES and not size.startswith("var(")] == []


@pytest.mark.parametrize("name", SHEETS)
def test_space_comes_in_four_steps(name):
    """4, 8, 16 and 32 pixels between things."""
    given = [words for words in SPACE.findall(SHEETS[name]) if "mm" not in words]
    pixels = {int(one) for words in given for one in re.findall(r"(\d+)px", words)}

    assert pixels <= SPACES


def test_the_scales_are_named_once():
    """page.css names them, so that a sheet can say what it means."""
    assert SHEETS["page.css"].count(":root {") == 2  # the second is that of telephones
    for name in ("--rf-size-title", "--rf-size-small", "--rf-1", "--rf-4"):
        assert f"{name}:" in SHEETS["page.css"]

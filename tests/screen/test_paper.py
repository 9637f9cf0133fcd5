"""What every printed sheet says of itself."""

from __future__ import annotations

from datetime import date

from referral_flow.model import Build
from referral_flow.screen.colours import css_variables, palette
from referral_flow.screen.paper import foot_of_sheets
from referral_flow.text import same

BUILD = Build("7f3a91c2b3d4", date(2025, 10, 31), True, same("Värmland"), date(2023, 11, 1))


def test_every_sheet_says_whose_figures_these_are_and_what_they_rest_on():
    """A sheet that is left on a table must be possible to trace."""
    foot = foot_of_sheets("Karlstad · oktober 2025", BUILD, "sv")

    for words in ("SYNTETISKA DATA", "Karlstad", "oktober 2025", "2025-10-31", "7f3a91c2b3d4"):
        assert words in foot


def test_a_name_cannot_end_the_style_sheet():
    """Whatever a clinic is called, it stays words."""
    foot = foot_of_sheets('Kliniken "X" </style><script>', BUILD, "en")

    assert foot.count("</style>") == 1 and foot.endswith("</style>")
    assert "<script" not in foot and '"X"' not in foot


def test_paper_is_always_light():
    """In dark too the words are dark on paper, and charts are turned round."""
    dark = css_variables("dark")

    assert dark.index(palette("dark").text) < dark.index("@media print")
    assert palette("light").text in dark.split("@media print")[1]
    assert "invert" in dark and "invert" not in css_variables("light")

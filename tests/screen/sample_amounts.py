"""The build, view and amounts that the sample blocks share."""

from __future__ import annotations

from datetime import date

from referral_flow.blocks import Amount, UnitComment, UnitLabel
from referral_flow.model import Build, Comment, Period, Unit, View
from referral_flow.text import Text, same

BUILD = Build("7f3a91c2b3d4", date(2025, 10, 31), True, same("Region Exempel"), date(2023, 10, 1))
REGION = Unit("region-17", "region", Text("Hela regionen", "The whole region"))
YEAR = Period("12m-2025-10", "12m", date(2024, 11, 1), date(2025, 10, 31))
FEW = Amount(None, "percent", suppressed=True)


def a_view(language: str = "sv") -> View:
    """The region's last twelve months, by month."""
    return View(REGION, "month", YEAR, language)


def share(percent: float, n: int = 2000, spread: float = 2.0) -> Amount:
    """A share with a plausible interval."""
    return Amount(
        percent / 100,
        "percent",
        0,
        n,
        round(percent * n / 100),
        (percent - spread) / 100,
        (percent + spread) / 100,
    )


def free(value: float, unit: str = "percent", decimals: int = 0) -> Amount:
    """A number that tells of no one."""
    return Amount(value, unit, decimals, rule="free")


def comment(*, is_shown: bool = True) -> UnitComment:
    """A department's words about its returns."""
    words = Text("Ny rutin & <nytt> stöd.", "New routine & <new> support.")
    said = Comment("R1", "m", date(2025, 5, 2), "Verksamhetschef", words)
    return UnitComment(UnitLabel("R1", "radiology", same("Björkens röntgen")), said, is_shown)

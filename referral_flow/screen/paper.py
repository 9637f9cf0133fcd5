"""What stands at the foot of every printed sheet: whose figures these are and what they rest on."""

from __future__ import annotations

from referral_flow.model import SYNTHETIC_MARK, Build
from referral_flow.screen.files import AS_OF, BUILD
from referral_flow.text import Text, day

SHEET = Text("Sida", "Page")


def foot_of_sheets(whose: str, build: Build, language: str) -> str:
    """A style sheet that writes the foot in the margin of each sheet, numbered."""
    parts = [
        SYNTHETIC_MARK.in_(language) if build.is_synthetic else "",
        whose,
        f"{AS_OF.in_(language).lower()} {day(build.as_of)}",
        f"{BUILD.in_(language).lower()} {build.build_id}",
    ]
    words = _quoted(" · ".join(part for part in parts if part))
    type_ = "font: 8pt 'Source Sans', Arial, sans-serif; color: #51606E;"
    return (
        "<style>@media print { @page {"
        f" @bottom-left {{ content: {words}; white-space: nowrap; {type_} }}"
        f" @bottom-right {{ content: {_quoted(SHEET.in_(language))} ' ' counter(page); {type_} }}"
        " } }</style>"
    )


def _quoted(words: str) -> str:
    """As a string of CSS within HTML: nothing in it can end the string or the style."""
    return '"' + "".join(_escaped(letter) for letter in words) + '"'


def _escaped(letter: str) -> str:
    return f"\\{ord(letter):x} " if letter in '"\\<>&\n' else letter

"""Words and numbers in both languages: pairs of text; how figures, dates and weeks are written.

Knows nothing of metrics, panels or pages. Nobody else formats a number or a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

LANGUAGES = ("sv", "en")
_LOCALES = {"sv": "sv_SE", "en": "en_GB"}
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
MOST_DECIMALS = 2  # of an interval so narrow that its ends round alike


@dataclass(frozen=True)
class Text:
    """The same words in Swedish and English; neither may be missing."""

    sv: str
    en: str

    def __post_init__(self) -> None:
        if not self.sv or not self.en:
            raise ValueError(f"A text needs both languages: sv={self.sv!r}, en={self.en!r}")

    def in_(self, language: str) -> str:
        """The words in `language` ("sv" or "en")."""
        return self.sv if language == "sv" else self.en

    def format(self, **words: Text | str) -> Text:
        """Both languages with their {slots} filled; a slot may itself be a `Text`."""
        return Text(
            *(
                getattr(self, language).format(**_words_in(words, language))
                for language in LANGUAGES
            )
        )


def same(words: str) -> Text:
    """A proper name or a number that reads the same in both languages."""
    return Text(words, words)


def _words_in(words: dict[str, Text | str], language: str) -> dict[str, str]:
    return {
        key: word.in_(language) if isinstance(word, Text) else word for key, word in words.items()
    }


HIDDEN = Text("få fall", "few cases")
NOT_REACHED = Text("ej nådd", "not reached")
NOT_AVAILABLE = Text("uppgift saknas", "not available")


def number(value: float, unit: str, decimals: int, language: str, *, signed: bool = False) -> str:
    """`value` as people read it: 0.5412 percent -> "54 %", 3 days -> "3 dagar".

    Shares come as 0-1 ("percent", and "points" for their differences); other units as they are.
    """
    scaled = value * 100 if unit in ("percent", "points") else value
    shown = round(scaled, decimals)
    return digits(scaled, decimals, language, signed=signed) + _unit_after(shown, unit, language)


@lru_cache(maxsize=16384)
def digits(value: float, decimals: int, language: str, *, signed: bool = False) -> str:
    """`value` with the separators of the language, a real minus sign and, if asked, a plus sign."""
    rounded = round(value, decimals) + 0.0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    figure = format_decimal(abs(rounded), format=pattern, locale=_LOCALES[language])
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return sign + figure


def _unit_after(shown: float, unit: str, language: str) -> str:
    is_one = abs(shown) == 1
    suffixes = {
        "percent": Text(NO_BREAK_SPACE + "%", "%"),
        "points": Text(
            NO_BREAK_SPACE + ("procentenhet" if is_one else "procentenheter"),
            NO_BREAK_SPACE + ("percentage point" if is_one else "percentage points"),
        ),
        "days": Text(
            NO_BREAK_SPACE + ("dag" if is_one else "dagar"),
            NO_BREAK_SPACE + ("day" if is_one else "days"),
        ),
    }
    return suffixes[unit].in_(language) if unit in suffixes else ""


def interval(low: float, high: float, unit: str, decimals: int, language: str) -> str:
    """ "53–55 %": two ends and one unit; ends that round alike get one decimal, "9,1–9,4 %"."""
    scale = 100 if unit in ("percent", "points") else 1
    if low == high:
        return number(high, unit, decimals, language)
    decimals = telling_decimals(low, high, unit, decimals)
    return f"{digits(low * scale, decimals, language)}–{number(high, unit, decimals, language)}"


def telling_decimals(low: float, high: float, unit: str, decimals: int) -> int:
    """The decimals that tell the ends of an interval apart, `decimals` at least."""
    scale = 100 if unit in ("percent", "points") else 1
    if low == high or decimals >= MOST_DECIMALS:
        return decimals
    if round(low * scale, decimals) != round(high * scale, decimals):
        return decimals
    return telling_decimals(low, high, unit, decimals + 1)


def day(value: date) -> str:
    """2025-11-17 in both languages."""
    return value.isoformat()


@lru_cache(maxsize=4096)
def month(value: date, language: str, *, short: bool = False) -> str:
    """ "november 2025", or "nov 2025" where room is scarce."""
    pattern = "MMM yyyy" if short else "MMMM yyyy"
    return format_date(value, pattern, locale=_LOCALES[language]).replace(".", "")


def weekday(number_from_monday: int, language: str, *, short: bool = False) -> str:
    """Name of the weekday; 1 is Monday, as in ISO 8601."""
    reference_monday = date(2024, 1, 1)
    shown = reference_monday.replace(day=number_from_monday)
    name = format_date(shown, "EEE" if short else "EEEE", locale=_LOCALES[language])
    return name.replace(".", "")


def week(value: date, language: str) -> str:
    """ "v. 47 2025" or "week 47, 2025", by ISO 8601."""
    year, number_of_week, _ = value.isocalendar()
    return f"v. {number_of_week} {year}" if language == "sv" else f"week {number_of_week}, {year}"


# A space after a word that wants its number, before a year, a word or a number after a number, and
# before a dash.
_HELD_TOGETHER = re.compile(
    r"(?<=\bv\.) (?=\d)|(?<=\bkap\.) (?=\d)|(?<=[a-zåäö,]) (?=20\d\d\b(?![-\u2011]))"
    r"|(?<=kvartal) (?=\d)|(?<=quarter) (?=\d)|(?<=\bkv) (?=\d)|(?<=\bweek) (?=\d)"
    r"|(?<=\bn) (?==)|(?<==) (?=\d)|(?<!\b20\d\d)(?<=\d) (?=[\da-zåäö§%])| (?=–)"
)


def unbroken(words: str) -> str:
    """`words` with no-break spaces where a line must not end: "v. 44 2023", "3 dagar", before –.

    Only what draws words asks for it; elsewhere people search for what they can type.
    """
    return _HELD_TOGETHER.sub(NO_BREAK_SPACE, words)


def joined(words: list[str], language: str) -> str:
    """ "a, b och c"."""
    if len(words) < 2:
        return "".join(words)
    last = " och " if language == "sv" else " and "
    return ", ".join(words[:-1]) + last + words[-1]

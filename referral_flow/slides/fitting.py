"""How much room words take: enough typography to choose a size before anyone opens the file.

PowerPoint shrinks text only when someone edits it, so the size must be right when it is written.
"""

from __future__ import annotations

from math import ceil

from referral_flow.slides.style import TITLE_SIZES

# Advance widths of Arial in thousandths of the size, grouped; the rest is 556.
_REGULAR = {
    191: "'", 222: "ijl", 260: "|", 278: " !,./:;I[]ft\u00a0·", 333: "()-r\u2011”", 355: '"',
    500: "Jcksvxyz", 584: "+<=>\u2212", 604: "○●■", 611: "FTZ", 667: "&ABEKPSVXYÅÄÉ",
    722: "CDHNRUw", 778: "GOQÖ", 833: "Mm", 889: "%", 944: "W", 1000: "…→",
}  # fmt: skip
_BOLD = {
    238: "'", 278: " ,./Iijl\u00a0·|", 333: "!()-:;[]ft\u2011", 389: "r", 474: '"', 500: "z”",
    584: "+<=>\u2212", 604: "○●■", 611: "?FLTZbdghnopquö", 667: "EPSVXYÉ", 722: "&ABCDHKNRUÅÄ",
    778: "GOQwÖ", 833: "M", 889: "%m", 944: "W", 1000: "…→",
}  # fmt: skip


def _by_letter(groups: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in groups.items() for letter in letters}


_WIDTHS = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}
_SPARED = 0.985  # programs space letters each in its own way
_WORD_BREAK_LOSS = 0.95  # a line seldom fills to its last letter


def width_in_inches(words: str, size: float, *, bold: bool = False) -> float:
    """Width of `words` on one line at `size` points."""
    widths = _WIDTHS[bold]
    return sum(widths.get(letter, 556) for letter in words) / 1000 * size / 72


def lines_needed(words: str, size: float, width: float, *, bold: bool = False) -> int:
    """How many lines `words` fill in a box `width` inches wide, its own line breaks included."""
    return sum(_lines(width_in_inches(line, size, bold=bold) / width) for line in words.split("\n"))


def lines_of_words(words: str, size: float, width: float, *, bold: bool = False) -> int:
    """How many lines `words` fill where every word counts: a line breaks at ordinary spaces."""
    width *= _SPARED
    lines, room = 0, 0.0
    space = width_in_inches(" ", size, bold=bold)
    for word in words.split(" "):
        needed = width_in_inches(word, size, bold=bold)
        if needed > room:
            lines, room = lines + max(1, ceil(needed / width)), width
        room -= needed + space
    return lines


def _lines(widths: float) -> int:
    return 1 if widths <= 1 else ceil(widths / _WORD_BREAK_LOSS)


def title_size(words: str, width: float, most_lines: int = 2) -> int:
    """A title's size: on one line if it can be without the smallest size, else on `most_lines`."""
    for lines, sizes in ((1, TITLE_SIZES[:2]), (most_lines, TITLE_SIZES)):
        for size in sizes:
            if lines_of_words(words, size, width, bold=True) <= lines:
                return size
    return TITLE_SIZES[-1]

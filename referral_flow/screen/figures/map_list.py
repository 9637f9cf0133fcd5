"""The key beneath a small map: what its numbers stand for, with the shares, in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from referral_flow.map_labels import Label, in_full, numbered
from referral_flow.screen.figures.drawing import Drawing
from referral_flow.screen.figures.look import Look, text_width

ROW, GAP, ABOVE = 22, 24, 6  # pixels: of a row, between columns, above the first
MOST = 2  # columns


@dataclass(frozen=True)
class Listed:
    """The numbered places with all that is said of them, down one column and then the next."""

    entries: tuple[tuple[str, str, str], ...]  # number, name and share, the share alone
    columns: int
    look: Look

    @classmethod
    def of(cls, labels: Sequence[Label], look: Look) -> Listed:
        """Of the labels that are numbers."""
        entries = tuple(
            (f"{label.number}", in_full(label.place, look.language),
             label.place.figure(look.language))
            for label in numbered(labels)
        )  # fmt: skip
        widest = max((_wide(entry) for entry in entries), default=0.0)
        return cls(entries, MOST if MOST * widest + GAP <= look.width else 1, look)

    @property
    def rows(self) -> int:
        return ceil(len(self.entries) / self.columns)

    @property
    def height(self) -> int:
        """Pixels of all rows; none where there are no numbers."""
        return ROW * self.rows + ABOVE if self.entries else 0

    @property
    def width(self) -> float:
        """Pixels of all columns."""
        column = max((_wide(entry) for entry in self.entries), default=0.0)
        return column * self.columns + GAP * (self.columns - 1)

    def add_to(self, figure: Drawing, middle: float, top: float, per_km: float) -> None:
        """Write it under `top`, all in the figure's kilometres."""
        step = (self.width + GAP) / self.columns
        for place, entry in enumerate(self.entries):
            column, row = divmod(place, self.rows)
            x = middle + (column * step - self.width / 2) / per_km
            y = top - (ABOVE + (row + 0.5) * ROW) / per_km
            figure.add_annotation(
                x=x, y=y, text=self._words(entry), showarrow=False, borderpad=0,
                xanchor="left", yanchor="middle",
                font={"color": self.look.colours.text, "size": 12},
            )  # fmt: skip

    def _words(self, entry: tuple[str, str, str]) -> str:
        number, full, share = entry
        number = self.look.coloured(number, self.look.colours.muted)
        return f"{number}  {full.removesuffix(share)}<b>{share}</b>"


def _wide(entry: tuple[str, str, str]) -> float:
    return text_width(f"{entry[0]}  {entry[1]}")

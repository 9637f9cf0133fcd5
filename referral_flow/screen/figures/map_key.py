"""The key of a map: its steps as a scale, and what stripes, hatching and bare ground mean."""

from __future__ import annotations

from dataclasses import dataclass

from referral_flow.maps import EMPTY, HIDDEN_PLACE, KEY, NAMELESS, UNCERTAIN, Map, Steps
from referral_flow.screen.figures.drawing import Drawing, scatter
from referral_flow.screen.figures.look import Look, text_width
from referral_flow.screen.figures.map_ink import border, of_state, shade_of
from referral_flow.text import number

STEP, HIGH = 48, 14  # pixels of a step in the scale
SWATCH = 24
BESIDE, APART = 8, 26  # pixels from a swatch to its words, and between entries
ROW, SCALE_ROW = 26, 40
STATES = (UNCERTAIN, HIDDEN_PLACE, NAMELESS, EMPTY)


@dataclass(frozen=True)
class Entry:
    """One part of the key: the scale (no state), or a state with its words."""

    state: str | None
    words: str
    width: float


@dataclass(frozen=True)
class Key:
    """Entries in as many rows as they need, each row in the middle."""

    rows: tuple[tuple[Entry, ...], ...]
    steps: Steps
    look: Look

    @classmethod
    def of(cls, found: Map, look: Look) -> Key:
        """Only what is on the map."""
        entries = [_scale(found.steps)] if found.has_values else []
        entries += [_entry(state, look) for state in STATES if state in found.states]
        rows: list[list[Entry]] = []
        for entry in entries:
            if rows and _wide([*rows[-1], entry]) <= look.width - BESIDE:
                rows[-1].append(entry)
            else:
                rows.append([entry])
        return cls(tuple(map(tuple, rows)), found.steps, look)

    @property
    def height(self) -> float:
        """Pixels of all rows."""
        return sum(_high(row) for row in self.rows)

    @property
    def width(self) -> float:
        """Pixels of the widest row."""
        return max((_wide(row) for row in self.rows), default=0.0)

    def add_to(self, figure: Drawing, middle: float, top: float, per_km: float) -> None:
        """Draw it under `top`, all in the figure's kilometres."""
        for row in self.rows:
            left = middle - _wide(row) / 2 / per_km
            for entry in row:
                self._draw(figure, entry, left, top, per_km)
                left += (entry.width + APART) / per_km
            top -= _high(row) / per_km

    def _draw(self, figure: Drawing, entry: Entry, left: float, top: float, per_km: float) -> None:
        if entry.state is None:
            self._draw_scale(figure, left, top, per_km)
            return
        figure.add_trace(self._swatch(left, top, SWATCH, per_km, self._look_of(entry.state)))
        self._write(figure, entry.words, left + (SWATCH + BESIDE) / per_km,
                    top - HIGH / 2 / per_km, xanchor="left", yanchor="middle")  # fmt: skip

    def _draw_scale(self, figure: Drawing, left: float, top: float, per_km: float) -> None:
        for step in range(self.steps.count):
            at = left + step * STEP / per_km
            fill = {"fillcolor": self._shade(step)}
            figure.add_trace(self._swatch(at, top, STEP, per_km, fill))
        for edge in range(self.steps.count + 1):
            words = number(self.steps.low + edge * self.steps.width, "percent",
                           self.steps.decimals, self.look.language)  # fmt: skip
            self._write(figure, words, left + edge * STEP / per_km,
                        top - (HIGH + 2) / per_km, xanchor="center", yanchor="top")  # fmt: skip

    def _swatch(self, left: float, top: float, wide: float, per_km: float, fill: dict) -> dict:
        right, low = left + wide / per_km, top - HIGH / per_km
        return scatter(
            x=[left, right, right, left, left], y=[top, top, low, low, top], mode="lines",
            fill="toself", line=border(self.look), hoverinfo="skip", **fill,
        )  # fmt: skip

    def _look_of(self, state: str) -> dict:
        return of_state(state, self._shade(self.steps.count // 2), self.look)

    def _shade(self, step: int) -> str:
        return shade_of(self.steps.shade(step), self.look)

    def _write(self, figure: Drawing, words: str, x: float, y: float, **where: str) -> None:
        figure.add_annotation(
            x=x, y=y, text=words, showarrow=False, borderpad=0,
            font={"color": self.look.colours.muted, "size": 12}, **where,
        )  # fmt: skip


def _scale(steps: Steps) -> Entry:
    return Entry(None, "", STEP * steps.count + 20)


def _entry(state: str, look: Look) -> Entry:
    words = KEY[state].in_(look.language)
    return Entry(state, words, SWATCH + BESIDE + text_width(words))


def _wide(row: list[Entry] | tuple[Entry, ...]) -> float:
    return sum(entry.width for entry in row) + APART * (len(row) - 1)


def _high(row: tuple[Entry, ...]) -> int:
    return SCALE_ROW if any(entry.state is None for entry in row) else ROW

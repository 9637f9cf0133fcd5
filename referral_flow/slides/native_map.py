"""A map as native shapes that anyone can fill, move and rename: freeforms, lines and text boxes."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from referral_flow.blocks import Chart
from referral_flow.map_ground import Box
from referral_flow.map_labels import MOST_BESIDE, Label, Type, in_full, labels_of, numbered
from referral_flow.maps import KEY, Map, Steps, map_of
from referral_flow.slides import style
from referral_flow.slides.fitting import width_in_inches
from referral_flow.slides.map_ink import STATES, MapInk
from referral_flow.slides.native_flow import Room
from referral_flow.text import interval

LINE = style.SMALL_SIZE * 1.2 / 72  # inches
SWATCH, SWATCH_HEIGHT, KEY_ROW = 0.42, 0.2, 0.32
KEY_WIDTH = 2.8
LIST_WIDTH, LIST_ROW = 2.2, 0.24  # of a column of what numbers stand for
AIR = 0.05


def land(place, chart: Chart, language: str):
    """The group of shapes that takes the place of a chart placeholder."""
    room = Room.of(place)
    slide = place.part.slide
    place._element.getparent().remove(place._element)
    group = slide.shapes.add_group_shape()
    Sheet.of(map_of(chart), room, MapInk(group, language)).draw()
    return group


@dataclass(frozen=True)
class Sheet:
    """The land in its room on a slide, `per_km` inches to a kilometre.

    The key of shades is at the left; at the right stands what the numbers on small areas mean.
    """

    found: Map
    room: Room
    ink: MapInk
    per_km: float
    middle: tuple[float, float]  # kilometres

    @classmethod
    def of(cls, found: Map, room: Room, ink: MapInk) -> Sheet:
        """As large as the room allows, in the middle of what the key leaves."""
        west, south, east, north = found.bounds
        width = room.width - KEY_WIDTH - _list_width(found, room) - 2 * AIR
        per_km = min((room.height - 2 * AIR) / (north - south), width / (east - west))
        return cls(found, room, ink, per_km, ((west + east) / 2, (south + north) / 2))

    def draw(self) -> None:
        for place in sorted(self.found.places, key=lambda one: one.area.is_chosen):
            rings = [[self.at(*corner) for corner in ring] for ring in place.area.rings]
            self.ink.area(place, rings)
        words = Type(lambda line: self._wide(line) / self.per_km, LINE / self.per_km)
        labels = labels_of(self.found, self.ink.language, words, self._frame(), is_numbered=True)
        for label in labels:
            self._label(label)
        self._list(numbered(labels))
        self._key()

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Inches from the left and the top of the slide."""
        left = self._centre + (x - self.middle[0]) * self.per_km
        top = self.room.top + self.room.height / 2 - (y - self.middle[1]) * self.per_km
        return left, top

    @property
    def _width(self) -> float:
        """Inches that key and list leave to the land."""
        return self.room.width - KEY_WIDTH - _list_width(self.found, self.room)

    @property
    def _centre(self) -> float:
        return self.room.left + KEY_WIDTH + self._width / 2

    def _wide(self, line: str) -> float:
        return width_in_inches(line, style.SMALL_SIZE, bold=True) + 0.04

    def _frame(self) -> Box:
        """The room but for the key and the list."""
        return Box(*self.middle, self._width / self.per_km, self.room.height / self.per_km)

    def _label(self, label: Label) -> None:
        box = label.box
        left, top = self.at(box.x - box.width / 2, box.y + box.height / 2)
        self.ink.words(label, left, top, box.width * self.per_km, box.height * self.per_km)

    def _list(self, labels: list[Label]) -> None:
        """Down one column and then the next, from the top of the room."""
        rows = _rows(self.room)
        left = self.room.left + self.room.width - _list_width(self.found, self.room) + 0.2
        for place, label in enumerate(labels):
            column, row = divmod(place, rows)
            words = f"{label.number}  {in_full(label.place, self.ink.language)}"
            self.ink.beside(words, left + column * LIST_WIDTH, self.room.top + row * LIST_ROW,
                            LIST_WIDTH - 0.2)  # fmt: skip

    def _key(self) -> None:
        rows = _key_rows(self.found, self.ink.language)
        top = self.room.top + self.room.height - KEY_ROW * len(rows)
        for state, shade, words in rows:
            self.ink.swatch(state, shade, self.room.left, top, SWATCH, SWATCH_HEIGHT, words)
            self.ink.beside(words, self.room.left + SWATCH + 0.1, top, KEY_WIDTH - SWATCH - 0.2)
            top += KEY_ROW


def _rows(room: Room) -> int:
    """How many rows of the list a column holds."""
    return max(int(room.height / LIST_ROW), 1)


def _list_width(found: Map, room: Room) -> float:
    """Inches of columns enough for every place; of very many places none is numbered."""
    count = len(found.places)
    return LIST_WIDTH * ceil(count / _rows(room)) if count <= MOST_BESIDE else 0.0


def _key_rows(found: Map, language: str) -> list[tuple[str, float, str]]:
    """(state, shade, words) of each step, the highest first, then of each state on the map."""
    steps = found.steps
    rows = [("shown", steps.shade(step), _step_words(steps, step, language))
            for step in reversed(range(steps.count if found.has_values else 0))]  # fmt: skip
    middle = steps.shade(steps.count // 2)
    return rows + [(state, middle, KEY[state].in_(language))
                   for state in STATES if state in found.states]  # fmt: skip


def _step_words(steps: Steps, step: int, language: str) -> str:
    low, high = (steps.low + end * steps.width for end in (step, step + 1))
    return interval(low, high, "percent", steps.decimals, language)

"""A map as native shapes that anyone can fill, move and rename: freeforms, lines and text boxes."""

from __future__ import annotations

from dataclasses import dataclass

from referral_flow.blocks import Chart
from referral_flow.map_ground import Box
from referral_flow.map_labels import Label, Type, labels_of
from referral_flow.maps import KEY, Map, Steps, map_of
from referral_flow.slides import style
from referral_flow.slides.fitting import width_in_inches
from referral_flow.slides.map_ink import STATES, MapInk
from referral_flow.slides.native_flow import Room
from referral_flow.text import interval

LINE = style.SMALL_SIZE * 1.2 / 72  # inches
SWATCH, SWATCH_HEIGHT, KEY_ROW = 0.42, 0.2, 0.32
KEY_WIDTH = 3.0
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
    """The land within its room on a slide, `per_km` inches to a kilometre; the key at the left."""

    found: Map
    room: Room
    ink: MapInk
    per_km: float
    middle: tuple[float, float]  # kilometres

    @classmethod
    def of(cls, found: Map, room: Room, ink: MapInk) -> Sheet:
        """As large as the room allows, in the middle of what the key leaves."""
        west, south, east, north = found.bounds
        per_km = min((room.height - 2 * AIR) / (north - south),
                     (room.width - KEY_WIDTH) / (east - west))  # fmt: skip
        return cls(found, room, ink, per_km, ((west + east) / 2, (south + north) / 2))

    def draw(self) -> None:
        for place in sorted(self.found.places, key=lambda one: one.area.is_chosen):
            rings = [[self.at(*corner) for corner in ring] for ring in place.area.rings]
            self.ink.area(place, rings)
        words = Type(lambda line: self._wide(line) / self.per_km, LINE / self.per_km)
        for label in labels_of(self.found, self.ink.language, words, self._frame()):
            self._label(label)
        self._key()

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Inches from the left and the top of the slide."""
        left = self.room.left + self.room.width / 2 + (x - self.middle[0]) * self.per_km
        top = self.room.top + self.room.height / 2 - (y - self.middle[1]) * self.per_km
        return left, top

    def _wide(self, line: str) -> float:
        return width_in_inches(line, style.SMALL_SIZE, bold=True) + 0.04

    def _frame(self) -> Box:
        """The room but for the key, on either side alike."""
        width = (self.room.width - 2 * KEY_WIDTH) / self.per_km
        return Box(*self.middle, width, self.room.height / self.per_km)

    def _label(self, label: Label) -> None:
        if label.leader:
            x0, y0, x1, y1 = label.leader
            self.ink.leader(*self.at(x0, y0), *self.at(x1, y1))
        box = label.box
        left, top = self.at(box.x - box.width / 2, box.y + box.height / 2)
        self.ink.words(label, left, top, box.width * self.per_km, box.height * self.per_km)

    def _key(self) -> None:
        rows = _key_rows(self.found, self.ink.language)
        top = self.room.top + self.room.height - KEY_ROW * len(rows)
        for state, shade, words in rows:
            self.ink.swatch(state, shade, self.room.left, top, SWATCH, SWATCH_HEIGHT, words)
            self.ink.beside(words, self.room.left + SWATCH + 0.1, top, KEY_WIDTH - SWATCH - 0.2)
            top += KEY_ROW


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

"""Maps: areas in steps of one hue, plain outlines drawn by ourselves; no tiles and no network."""

from __future__ import annotations

from dataclasses import dataclass, replace

from referral_flow.blocks import Chart, Series
from referral_flow.map_ground import Box
from referral_flow.map_labels import Label, Type, labels_of
from referral_flow.maps import EMPTY, HIDDEN_PLACE, KEY, Map, Place, map_of
from referral_flow.screen.figures.drawing import Drawing, scatter
from referral_flow.screen.figures.look import LINE_HEIGHT, Look, empty_figure, text_width
from referral_flow.screen.figures.map_ink import border, of_place
from referral_flow.screen.figures.map_key import Key
from referral_flow.screen.figures.map_list import Listed
from referral_flow.screen.figures.words import closed, tooltip

HEIGHTS = {"wide": 740, "half": 480, "narrow": 520}  # pixels, the key of shades included
COLUMNS = {"wide": 150}  # pixels for words on either side of the land
AIR = 12  # pixels around the land


def draw(chart: Chart, look: Look) -> Drawing:
    """Land first, the largest area at the bottom; then names and numbers; the key beneath."""
    found = map_of(chart)
    key = Key.of(found, look)
    sheet = Sheet.of(found, look, key.height)
    is_numbered = look.room not in COLUMNS
    labels = labels_of(found, look.language, _type(sheet), sheet.frame, is_numbered=is_numbered)
    listed = Listed.of(labels, look)
    sheet = replace(sheet, key=key.height + listed.height)
    figure = empty_figure(look, sheet.height)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0})
    across = sheet.across(found, labels, max(key.width, listed.width))
    figure.update_xaxes(visible=False, range=across, scaleanchor="y", scaleratio=1)
    figure.update_yaxes(visible=False, range=sheet.up)
    for place in sorted(found.places, key=lambda one: one.area.is_chosen):
        figure.add_trace(_area(chart, place, look))
    _add_labels(figure, labels, look)
    top = sheet.south - AIR / sheet.per_km
    key.add_to(figure, sheet.middle, top, sheet.per_km)
    listed.add_to(figure, sheet.middle, top - key.height / sheet.per_km, sheet.per_km)
    return figure


@dataclass(frozen=True)
class Sheet:
    """The figure in kilometres, of which `per_km` pixels go to each: land, and the key beneath."""

    per_km: float
    middle: float
    south: float  # where the land ends
    tall: float
    key: float  # pixels
    width: float  # pixels

    @classmethod
    def of(cls, found: Map, look: Look, key: float) -> Sheet:
        """As large as the room allows; of a broad region as high as it needs."""
        west, south, east, north = found.bounds
        most = HEIGHTS[look.room] - key - 2 * AIR
        across = look.width - 2 * AIR - 2 * COLUMNS.get(look.room, 0)
        per_km = min(most / (north - south), across / (east - west))
        return cls(per_km, (west + east) / 2, south, north - south, key, look.width)

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return round(self.tall * self.per_km + self.key + 2 * AIR)

    def across(self, found: Map, labels: list[Label], key: float) -> list[float]:
        """West and east end, as narrow as land, words and key allow.

        In a wider room both lie further out; in a narrower one, on paper say, all gets smaller.
        """
        west, _, east, _ = found.bounds
        ends = [end for one in labels for end in (one.box.x - one.box.width / 2,
                                                  one.box.x + one.box.width / 2)]  # fmt: skip
        half = max(abs(end - self.middle) for end in (west, east, *ends))
        half = max(half, key / 2 / self.per_km) + AIR / self.per_km
        return [self.middle - half, self.middle + half]

    @property
    def up(self) -> list[float]:
        """South and north end."""
        top = self.south + self.tall + AIR / self.per_km
        return [top - self.height / self.per_km, top]

    @property
    def frame(self) -> Box:
        """Where words may stand: beside the land and on it, not over the key."""
        width = (self.width - 2 * AIR) / self.per_km
        return Box(self.middle, self.south + self.tall / 2, width, self.tall)


def _type(sheet: Sheet) -> Type:
    return Type(lambda words: text_width(words) / sheet.per_km, LINE_HEIGHT / sheet.per_km)


def _area(chart: Chart, place: Place, look: Look) -> dict:
    """One area with all its parts; what it says is said wherever in it one points."""
    corners = [list(zip(*(*ring, ring[0]), strict=True)) for ring in place.area.rings]
    return scatter(
        x=[x for east, _ in corners for x in (*east, None)],
        y=[y for _, north in corners for y in (*north, None)],
        mode="lines",
        fill="toself",
        line=_border(place, look),
        **of_place(place, look),
        hoveron="fills",
        hoverinfo="text",
        text=_said(chart, place, look),
        name=place.name(look.language),
    )


def _border(place: Place, look: Look) -> dict:
    if place.area.is_chosen:
        return {"color": look.colours.text, "width": 2.5}
    return border(look)


def _said(chart: Chart, place: Place, look: Look) -> str:
    if place.point is None:
        return closed(f"{place.name(look.language)}: {KEY[place.state].in_(look.language)}")
    return tooltip(chart, _series(chart, place), place.point, look)


def _series(chart: Chart, place: Place) -> Series:
    return next(one for one in chart.series if place.point in one.points)


def _add_labels(figure: Drawing, labels: list[Label], look: Look) -> None:
    """Numbers bold under their names; a thin line leads from a dot to words that stand beside."""
    for label in labels:
        if label.leader:
            x0, y0, x1, y1 = label.leader
            line = {"color": look.colours.text, "width": 1}
            figure.add_shape(type="line", x0=x0, y0=y0, x1=x1, y1=y1, line=line)
    _add_dots(figure, [label.leader[:2] for label in labels if label.leader], look)
    figure.add_trace(
        scatter(
            x=[label.box.x for label in labels],
            y=[label.box.y for label in labels],
            mode="text",
            text=["<br>".join(_dressed(label, look)) for label in labels],
            textposition="middle center",
            textfont={"color": look.colours.text, "size": 12},
            hoverinfo="skip",
        )
    )


def _add_dots(figure: Drawing, places: list[tuple[float, float]], look: Look) -> None:
    """Where lines begin, so that it is seen which area they lead from."""
    if places:
        x, y = (list(side) for side in zip(*places, strict=True))
        dot = {"color": look.colours.text, "size": 4}
        figure.add_trace(scatter(x=x, y=y, mode="markers", marker=dot, hoverinfo="skip"))


def _dressed(label: Label, look: Look) -> list[str]:
    """The figure bold; "få fall", and the name of a place without a figure, muted."""
    figure, state = label.place.figure(look.language), label.place.state
    if state == EMPTY or label.lines == (label.place.name(look.language),):
        return [look.coloured(line, look.colours.muted) for line in label.lines]
    is_known = state != HIDDEN_PLACE
    shown = f"<b>{figure}</b>" if is_known else look.coloured(figure, look.colours.muted)
    return [line.replace(figure, shown) for line in label.lines]

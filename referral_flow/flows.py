"""A chart of kind "flow" read as stages and the ways between them.

Its series are "count", "share" and "days". A point's `x` is a stage ("sent") or a way
("sent>lost"); a way leads on to the next stage, out of the flow, or back in a loop. Whoever draws
or guards a flow asks here, so that nobody else takes the keys apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from referral_flow.blocks import Amount, Chart, Point
from referral_flow.text import Text

COUNT, SHARE, DAYS = "count", "share", "days"
START, OPEN = "start", "open"
TO = ">"
AND = "+"  # between ways out that are told together
ARROW = " → "
ONWARD, EXIT, STILL, LOOP, ENTRY = "onward", "exit", "still", "loop", "entry"


@dataclass(frozen=True)
class Stage:
    """A place that everything in the flow passes once: its name and how many came there."""

    key: str
    label: Text
    point: Point

    @property
    def amount(self) -> Amount:
        return self.point.amount


@dataclass(frozen=True)
class Way:
    """From one stage to the next, out, or back. `kind`: onward, exit, still, loop or entry.

    `share` is of those who came to the stage it leaves, `days` the median of those who took it.
    """

    start: str
    end: str
    kind: str
    label: Text
    point: Point
    share: Amount | None = None
    days: Amount | None = None

    @property
    def amount(self) -> Amount:
        return self.point.amount

    @property
    def is_outlined(self) -> bool:
        """Whether some of them, or all, have not left yet: then it is drawn without a filling."""
        return OPEN in self.end.split(AND)


@dataclass(frozen=True)
class Flow:
    """Stages in order, and all ways between them."""

    stages: tuple[Stage, ...]
    ways: tuple[Way, ...]

    def onward(self, stage: Stage) -> Way | None:
        """The way to the next stage; None from the last one."""
        return next((way for way in self._from(stage) if way.kind == ONWARD), None)

    def exits(self, stage: Stage) -> list[Way]:
        """The ways out at a stage, those still there last."""
        return [way for way in self._from(stage) if way.kind in (EXIT, STILL)]

    def loops(self, stage: Stage) -> list[Way]:
        """The ways back that begin at a stage."""
        return [way for way in self._from(stage) if way.kind == LOOP]

    def is_round(self, way: Way) -> bool:
        """Whether a way back leads to the very stage where it begins."""
        return way.end.partition(".")[0] == way.start

    def entry(self, stage: Stage) -> Way | None:
        """Those for whom the flow begins at this stage; None at the first one."""
        return next((way for way in self.ways if way.kind == ENTRY and way.end == stage.key), None)

    def place(self, key: str) -> int:
        """Where in the flow a stage comes: 0, 1, 2 …"""
        return [stage.key for stage in self.stages].index(key)

    def balances(self) -> list[tuple[Amount, tuple[Amount, ...]]]:
        """(whole, parts): what comes into each stage, and what goes out of it, is the stage."""
        found = []
        for place, stage in enumerate(self.stages):
            out = [way.amount for way in (*self.exits(stage), self.onward(stage)) if way]
            before = self.onward(self.stages[place - 1]) if place else None
            into = [way.amount for way in (before, self.entry(stage)) if way]
            found += [(stage.amount, tuple(parts)) for parts in (out, into) if parts]
        return found

    def _from(self, stage: Stage) -> list[Way]:
        return [way for way in self.ways if way.start == stage.key]


def flow_of(chart: Chart) -> Flow:
    """The stages and ways of a chart of kind "flow"."""
    series = {one.key: {point.x: point for point in one.points} for one in chart.series}
    counts, shares, days = (series.get(key, {}) for key in (COUNT, SHARE, DAYS))
    stages = tuple(
        Stage(str(x), point.label, point) for x, point in counts.items() if TO not in str(x)
    )
    places = {stage.key: place for place, stage in enumerate(stages)}
    ways = (
        _way(str(x), point, _amount(shares, x), _amount(days, x), places)
        for x, point in counts.items()
        if TO in str(x)
    )
    return Flow(stages, tuple(ways))


def _way(
    x: str, point: Point, share: Amount | None, days: Amount | None, places: dict[str, int]
) -> Way:
    start, end = x.split(TO)
    return Way(start, end, _kind(start, end, places), _short(point.label), point, share, days)


def _kind(start: str, end: str, places: dict[str, int]) -> str:
    if start == START:
        return ENTRY
    if end == OPEN:
        return STILL
    end = end.partition(".")[0]
    if end not in places:
        return EXIT
    return ONWARD if places[end] > places[start] else LOOP


def _short(label: Text) -> Text:
    """What stands at the end of a way: its label without where it begins."""
    return Text(*(label.in_(language).split(ARROW)[-1] for language in ("sv", "en")))


def _amount(points: dict, x: object) -> Amount | None:
    return points[x].amount if x in points else None


GOES_ON = Text("{share} vidare", "{share} go on")
MEDIAN = Text("median {days}", "median {days}")
SAME_DAY = Text("samma dag", "same day")


def share_in(way: Way, language: str) -> str:
    """ "8 %" of those at the stage; nothing where it may not, or need not, be said."""
    share = way.share
    if share is None or share.suppressed or share.value is None or round(share.value, 2) == 0:
        return ""
    return share.in_(language)


def goes_on(way: Way, language: str) -> str:
    """ "84 % vidare", or nothing."""
    share = share_in(way, language)
    return GOES_ON.in_(language).format(share=share) if share else ""


def median_in(way: Way, language: str) -> str:
    """ "median 3 dagar", "samma dag", or nothing."""
    days = way.days
    if days is None or days.suppressed or days.value is None:
        return ""
    if days.value == 0:
        return SAME_DAY.in_(language)
    return MEDIAN.in_(language).format(days=days.in_(language))

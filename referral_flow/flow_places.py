"""Where a flow lies as a river: how wide each stage and way is, and where ways turn off.

In any unit of length: pixels on a page, inches on a slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from referral_flow.flows import Flow, Stage, Way


@dataclass(frozen=True)
class Widths:
    """From the river's level edge: `near` and `far` side of each stage by key.

    Before others come in the river lies further from that edge, so that nothing has to be moved.
    """

    flow: Flow
    scale: float  # length per case
    begins: float
    least: float  # width of a way that few took, or of a hidden one
    near: dict[str, float]
    far: dict[str, float]

    def of(self, way: Way) -> float:
        """The width of a way; a hidden one has none of its own."""
        return _known(way) * self.scale

    def drawn(self, way: Way) -> float:
        """The width of a way as it is drawn: wide enough to be seen, or to be hollow."""
        return max(self.of(way), self.least * (2 if way.is_outlined else 1))


def widths(flow: Flow, most: float, *, begins: float, least: float) -> Widths:
    """The river with `most` for its widest stage, its level edge at `begins`."""
    came = {stage.key: _came(flow, stage) for stage in flow.stages}
    scale = most / max([*came.values(), 1.0])
    later = sum(_known(way) for way in map(flow.entry, flow.stages) if way)
    near = {}
    for stage in flow.stages:
        entry = flow.entry(stage)
        later -= _known(entry) if entry else 0.0
        near[stage.key] = begins + later * scale
    far = {key: near[key] + came[key] * scale for key in near}
    return Widths(flow, scale, begins, least, near, far)


def _came(flow: Flow, stage: Stage) -> float:
    """How many came to a stage, as far as it may be drawn."""
    if not stage.amount.suppressed:
        return stage.amount.value or 0.0
    ways = [*flow.exits(stage), flow.onward(stage)]
    return sum(_known(way) for way in ways if way)


def _known(way: Way) -> float:
    return 0.0 if way.amount.suppressed else way.amount.value or 0.0


@dataclass(frozen=True)
class Turn:
    """A way out: where it turns off along the river, its width, and where it lies until then."""

    way: Way
    left: float  # from the stage
    near: float  # its side towards the river's level edge
    width: float


def turns(
    exits: Sequence[Way], river: Widths, far: float, *, first: float, apart: float
) -> Iterator[Turn]:
    """The ways out of a stage whose river ends at `far`.

    The last one named lies at the very edge and turns off first, so that no two cross.
    """
    left = first
    for way in reversed(exits):
        width = river.drawn(way)
        yield Turn(way, left, far - width, width)
        left, far = left + width + apart, far - river.of(way)

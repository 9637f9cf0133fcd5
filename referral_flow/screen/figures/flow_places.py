"""Where a river lies: how wide each stage and way is, and where ways turn off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from referral_flow.flows import STILL, Flow, Stage, Way

LEAST_WIDTH = 1.5  # pixels of a way that few took, or of a hidden one
LEAST_HOLLOW = 3.0  # of one that is only outlined


@dataclass(frozen=True)
class Widths:
    """Pixels from the river's level edge: `near` and `far` side of each stage by key.

    Before others come in the river lies further from that edge, so that nothing has to be moved.
    """

    flow: Flow
    scale: float  # pixels per case
    begins: float
    near: dict[str, float]
    far: dict[str, float]

    def of(self, way: Way) -> float:
        """Pixels of a way; a hidden one has no width of its own."""
        return _known(way) * self.scale


def widths(flow: Flow, most: float, begins: float) -> Widths:
    """The river with `most` pixels for its widest stage, its level edge at `begins`."""
    came = {stage.key: _came(flow, stage) for stage in flow.stages}
    scale = most / max([*came.values(), 1.0])
    later = sum(_known(way) for way in map(flow.entry, flow.stages) if way)
    near = {}
    for stage in flow.stages:
        entry = flow.entry(stage)
        later -= _known(entry) if entry else 0.0
        near[stage.key] = begins + later * scale
    return Widths(flow, scale, begins, near, {key: near[key] + came[key] * scale for key in near})


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
    left: float  # pixels after the stage
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
        own = river.of(way)
        width = max(own, LEAST_HOLLOW if way.kind == STILL else LEAST_WIDTH)
        yield Turn(way, left, far - width, width)
        left, far = left + width + apart, far - own

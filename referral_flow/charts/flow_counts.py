"""Counts of a flow made coarse enough to be shown: no way out that only 1–4 took is left alone.

What comes into a stage goes out of it, so a hidden way could be worked out of the others, and
hiding those in turn would spread over the whole flow. Rare ways out are therefore told together,
and a stage at which hardly anybody leaves is told together with the stage beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from referral_flow.few import LARGEST_SMALL_COUNT
from referral_flow.flows import AND, OPEN

# Which stage gives way first where two are told together.
LEAST_TOLD = ("reported", "doctor", "performed", "received", "accepted")


@dataclass(frozen=True)
class FlowCounts:
    """Per stage: how many came, how many went on to the next, and how many left by each way.

    A stage without ways out and nobody going on is the last. Ways told together are joined by +.
    """

    stages: tuple[str, ...]
    came: Mapping[str, int]
    onward: Mapping[str, int]
    exits: Mapping[str, Mapping[str, int]]

    def entered(self, stage: str) -> int:
        """For how many the flow begins at this stage; at the first one everybody."""
        place = self.stages.index(stage)
        before = self.onward[self.stages[place - 1]] if place else 0
        return self.came[stage] - before


def flow_counts(stages: tuple[str, ...], counts: Mapping[tuple[str, str], int]) -> FlowCounts:
    """Balanced counts from those of each way; stages that nobody came to are left out.

    How many came to a stage follows from how many left it; to the last, from how many came in.
    """
    reached = [one for one in stages if any(n and one in way for way, n in counts.items())]
    onward = {a: counts.get((a, b), 0) for a, b in zip(reached, [*reached[1:], ""], strict=False)}
    exits = {
        one: {end: n for (start, end), n in counts.items() if start == one and n
              and end not in stages}
        for one in reached
    }  # fmt: skip
    came = {one: onward[one] + sum(exits[one].values()) for one in reached}
    if len(reached) > 1:
        came[reached[-1]] = came[reached[-1]] or onward[reached[-2]]
    return FlowCounts(tuple(reached), came, onward, exits)


def coarse(flow: FlowCounts) -> FlowCounts:
    """The finest flow in which five or more, or nobody, leave at every stage, or come in there.

    Everybody stays in it: stages are told together, never left out, but for the end of a flow that
    1–4 reach and a beginning that 1–4 come from. The gate still has the last word.
    """
    for step in (_without_thin_start, _without_thin_end):
        flow = step(flow)
    while (coarser := _one_stage_fewer(flow)) is not None:
        flow = coarser
    return flow


def told_together(flow: FlowCounts) -> FlowCounts:
    """The same stages, with ways out that 1–4 took joined to others."""
    return replace(flow, exits={one: _told_together(flow.exits[one]) for one in flow.stages})


def _is_small(count: int) -> bool:
    return 0 < count <= LARGEST_SMALL_COUNT


def _without_thin_start(flow: FlowCounts) -> FlowCounts:
    """Where few come in at the start, or few more later, the flow begins at the later stage."""
    for place in range(len(flow.stages) - 1, 0, -1):
        stage = flow.stages[place]
        entered = flow.entered(stage)
        if entered and (_is_small(entered) or _is_small(flow.came[stage] - entered)):
            return replace(flow, stages=flow.stages[place:])
    return flow


def _without_thin_end(flow: FlowCounts) -> FlowCounts:
    """The flow up to the stage from which only a few have gone on; what happens there is left."""
    for place, stage in enumerate(flow.stages[:-1]):
        if _is_small(flow.onward[stage]):
            left = flow.exits | {stage: {}}
            return replace(flow, stages=flow.stages[: place + 1], exits=left,
                           onward=flow.onward | {stage: 0})  # fmt: skip
    return flow


def _one_stage_fewer(flow: FlowCounts) -> FlowCounts | None:
    """Two stages told as one where 1–4 leave at the first; None where there is no such stage."""
    for place, stage in enumerate(flow.stages):
        if _is_small(sum(flow.exits[stage].values())):
            beside = flow.stages[place : place + 2]
            can_go = [one for one in beside if _can_go(flow, one)]
            if can_go:
                return _without(flow, min(can_go, key=_importance))
    return None


def _can_go(flow: FlowCounts, stage: str) -> bool:
    return stage not in (flow.stages[0], flow.stages[-1]) and not flow.entered(stage)


def _importance(stage: str) -> int:
    return LEAST_TOLD.index(stage) if stage in LEAST_TOLD else len(LEAST_TOLD)


def _without(flow: FlowCounts, stage: str) -> FlowCounts:
    """Those who left at the stage leave at the one before it."""
    before = flow.stages[flow.stages.index(stage) - 1]
    left = dict(flow.exits[before])
    for end, count in flow.exits[stage].items():
        left[end] = left.get(end, 0) + count
    return replace(
        flow,
        stages=tuple(one for one in flow.stages if one != stage),
        onward=flow.onward | {before: flow.onward[stage]},
        exits=flow.exits | {before: left},
    )


def _told_together(exits: Mapping[str, int]) -> dict[str, int]:
    """Ways out by size, those still there last; rare ones joined until five or more took them."""
    ordered = sorted(exits.items(), key=lambda way: (way[0] == OPEN, -way[1]))
    rare = [way for way in ordered if _is_small(way[1])]
    rest = [way for way in ordered if not _is_small(way[1])]
    while rare and _is_small(sum(count for _, count in rare)) and rest:
        rare.insert(0, rest.pop(_smallest(rest)))
    return dict(_in_order(rest, rare))


def _smallest(ways: list[tuple[str, int]]) -> int:
    """The smallest way that people have left by; those still there only if there is no other."""
    return min(range(len(ways)), key=lambda place: (ways[place][0] == OPEN, ways[place][1]))


def _in_order(
    rest: list[tuple[str, int]], rare: list[tuple[str, int]]
) -> Iterator[tuple[str, int]]:
    still = [way for way in rest if way[0] == OPEN]
    yield from (way for way in rest if way[0] != OPEN)
    if rare:
        yield AND.join(end for end, _ in rare), sum(count for _, count in rare)
    yield from still

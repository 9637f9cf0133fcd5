"""Which mark of a figure is which point of its chart, so that a click can lead on.

Every drawing writes a tooltip for each mark that it makes; the tooltip knows its point, and plotly
says of a click which tooltip it was under. So no drawing needs to know of clicks.
"""

from __future__ import annotations

from collections.abc import Callable

from referral_flow.blocks import Point

Told = tuple[str, str] | None  # where a mark leads and the words that say so
NOWHERE = -1


class OfPoint(str):
    """Words that know the point they are about: a tooltip, or the value in a table."""

    point: Point

    @classmethod
    def of(cls, words: str, point: Point) -> OfPoint:
        """`words` about `point`."""
        made = cls(words)
        made.point = point
        return made


def with_ways(
    traces: list[dict], way: Callable[[Point], Told]
) -> tuple[list[dict], list[str], list[list[int]]]:
    """Traces whose tooltips end with where a click leads, the addresses, and which mark has which.

    The places are per trace and mark, -1 where a click leads nowhere. No trace is changed; one
    without ways is passed on as it is, with no places.
    """
    addresses: dict[str, int] = {}
    shown, places = [], []
    for trace in traces:
        told = [_told(words, way) for words in _tooltips(trace)]
        if not any(told):
            shown.append(trace)
            places.append([])
            continue
        places.append([addresses.setdefault(one[0], len(addresses)) if one else NOWHERE
                       for one in told])  # fmt: skip
        shown.append(trace | {"hovertext": _ending(trace["hovertext"], told)})
    return shown, list(addresses), places


def _tooltips(trace: dict) -> list[str]:
    words = trace.get("hovertext")
    return words if isinstance(words, list) else []


def _told(words: str, way: Callable[[Point], Told]) -> Told:
    return way(words.point) if isinstance(words, OfPoint) else None


def _ending(tooltips: list[str], told: list[Told]) -> list[str]:
    return [
        f"{words}<br><i>{one[1]}</i>" if one else words
        for words, one in zip(tooltips, told, strict=True)
    ]

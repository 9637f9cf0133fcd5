"""Between which clinics patients go: counts made coarse enough that every cell may be shown.

A clinic's row adds up to all who left it, so a cell of 1–4 would be known from the others. Clinics
whose cells are small are therefore told together, before the gate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from referral_flow.charts.grid import JOINED, OTHERS_KEY
from referral_flow.few import LARGEST_SMALL_COUNT

Counts = Mapping[tuple[str, str], int]  # from one clinic to another
MOST_TO, MOST_FROM = 5, 8  # clinics with a column, and with a row, of their own


@dataclass(frozen=True)
class Flows:
    """Counts by row (from) and column (to), largest first; `OTHERS_KEY` stands for `others_*`.

    No cell holds 1–4. Nobody goes from a clinic to itself.
    """

    senders: tuple[str, ...]
    receivers: tuple[str, ...]
    counts: Counts
    others_from: tuple[str, ...] = ()
    others_to: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def members(self, sender: str, receiver: str) -> tuple[str, str]:
        """The cell with the clinics that it holds: "SE-1,SE-2+SE-3" once joined by a comma."""
        rows = self.others_from if sender == OTHERS_KEY else (sender,)
        columns = self.others_to if receiver == OTHERS_KEY else (receiver,)
        return JOINED.join(sorted(rows)), JOINED.join(sorted(columns))


def coarse_flows(counts: Counts) -> Flows | None:
    """The flows with as many clinics of their own as can be; None where no two can stand alone."""
    receivers = _by_size(counts, 1)
    found = [_with_columns(counts, receivers[:number]) for number in range(1, MOST_TO + 1)]
    usable = [one for one in found if one and _named(one)]
    return max(usable, key=lambda one: (_named(one), one.total), default=None)


def ends(counts: Mapping[str, int]) -> dict[str, int]:
    """Clinics at one end of a flow by size, those of few as `OTHERS_KEY`; empty if all are few."""
    ordered = sorted(counts.items(), key=lambda end: (-end[1], end[0]))
    alone = [end for end in ordered if end[1] > LARGEST_SMALL_COUNT][:MOST_FROM]
    rest = sum(counts.values()) - sum(count for _, count in alone)
    while alone and _is_small(rest):
        rest += alone.pop()[1]
    if not alone:
        return {}
    return dict(alone) | ({OTHERS_KEY: rest} if rest else {})


def _with_columns(counts: Counts, named: list[str]) -> Flows | None:
    """The flows to these clinics and to all others, from clinics with no small cell among them."""
    senders = _by_size(counts, 0)
    others_to = tuple(one for one in _by_size(counts, 1) if one not in named)
    rows = {one: _row(counts, [one], named) for one in senders}
    alone = [one for one in senders if not any(map(_is_small, rows[one].values()))][:MOST_FROM]
    while alone:
        rest = [one for one in senders if one not in alone]
        together = _row(counts, rest, named)
        if not any(map(_is_small, together.values())):
            shown = [(one, rows[one]) for one in alone] + ([(OTHERS_KEY, together)] if rest else [])
            return _flows(shown, named, rest, others_to)
        alone.pop()
    return None


def _flows(shown, named: list[str], rest: list[str], others_to: tuple[str, ...]) -> Flows:
    columns = (*named, *([OTHERS_KEY] if others_to else []))
    cells = {(sender, column): row[column] for sender, row in shown for column in columns}
    return Flows(tuple(sender for sender, _ in shown), columns, cells, tuple(rest), others_to)


def _row(counts: Counts, senders: list[str], named: list[str]) -> dict[str, int]:
    """How many went from these clinics to each of those named, and to all others."""
    row = dict.fromkeys((*named, OTHERS_KEY), 0)
    for sender, receiver, count in _cells(counts):
        if sender in senders:
            row[receiver if receiver in named else OTHERS_KEY] += count
    return row


def _cells(counts: Counts) -> Iterator[tuple[str, str, int]]:
    yield from ((sender, receiver, count) for (sender, receiver), count in counts.items())


def _by_size(counts: Counts, end: int) -> list[str]:
    """Clinics at one end, those with most patients first."""
    sizes: dict[str, int] = {}
    for pair, count in counts.items():
        sizes[pair[end]] = sizes.get(pair[end], 0) + count
    return sorted(sizes, key=lambda one: (-sizes[one], one))


def _named(flows: Flows) -> int:
    """How many cells tell of one clinic at either end."""
    return sum(1 for pair, count in flows.counts.items() if OTHERS_KEY not in pair and count)


def _is_small(count: int) -> bool:
    return 0 < count <= LARGEST_SMALL_COUNT

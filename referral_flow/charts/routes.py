"""The routes that chains really took, the commonest first, with every loop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from referral_flow.blocks import Amount, Column, Sentence, Table
from referral_flow.charts.amounts import absent, people, quantile, shares
from referral_flow.charts.flow_words import STAGES
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.flows import ARROW, TO
from referral_flow.text import Text

OTHER, STILL = "other", "open"
MOST_ROUTES = 8  # whole routes with a row of their own
Row = tuple[str, int]


def routes_table(
    counts: Mapping[str, int],
    names: Mapping[str, Text],
    medians: Mapping[str, int | None],
    *,
    least: int,
    about: Text | None = None,
    key: str = "routes",
    place: str = "why",
) -> Table | None:
    """A row per route that `least` or more took; the rest together. None where there is none.

    `medians`: days from beginning to end by route. Chains still going, wherever they are, and other
    routes come last. `about` is the period.
    """
    rows = _told(_still_as_one(counts), least)
    if all(route in (OTHER, STILL) for route, _ in rows):
        return None
    total = people(sum(counts.values()))
    written = tuple(_row(route, count, total, names, medians) for route, count in rows)
    return Table(
        key=key,
        title=TITLE_OF.format(title=TITLE, about=about) if about else TITLE,
        columns=COLUMNS,
        rows=written,
        finding=_finding(rows, written, total),
        reading=READING,
        is_breakdown=True,
        place=place,
    )


def _still_as_one(counts: Mapping[str, int]) -> dict[str, int]:
    """All chains still going in one row, at whichever step they stand."""
    found: dict[str, int] = {}
    for route, count in counts.items():
        name = STILL if route.split(TO)[-1] == STILL else route
        found[name] = found.get(name, 0) + count
    return found


def _told(counts: Mapping[str, int], least: int) -> list[Row]:
    """Routes by size; those that too few took join the others, with the smallest if need be."""
    known = sorted(counts.items(), key=lambda row: -row[1])
    whole = [row for row in known if row[1] >= least and row[0] not in (OTHER, STILL)]
    still = [row for row in known if row[1] >= least and row[0] == STILL]
    apart = sorted([*whole[:MOST_ROUTES], *still], key=lambda row: -row[1])
    rest = sum(counts.values()) - sum(count for _, count in apart)
    while 0 < rest < least and apart:
        rest += apart.pop()[1]
    ordered = sorted(apart, key=lambda row: row[0] == STILL)
    return [*ordered, (OTHER, rest)] if rest else ordered


def _row(
    route: str,
    count: int,
    total: Amount,
    names: Mapping[str, Text],
    medians: Mapping[str, int | None],
) -> tuple:
    came = people(count)
    share = replace(shares([count], [total.n])[0], ends=(came, total))
    is_whole = route not in (OTHER, STILL) and medians.get(route) is not None
    days = quantile(medians[route], count, is_n_shown=False) if is_whole else absent("days")
    days = replace(days, missing=Text("–", "–"), ends=(came,))
    return _shortened(route, names.get(route, Text(route, route))), came, share, days


def _shortened(route: str, name: Text) -> Text:
    """ "behov → … → mottagen → komplettering begärd → …": steps that follow as a rule are left out.

    The first and the last of them stand; a route without any turn is "rakt igenom, från behov".
    """
    steps, words = route.split(TO), (name.sv.split(ARROW), name.en.split(ARROW))
    if any(len(told) != len(steps) for told in words):
        return name
    order = {step: place for place, step in enumerate(STAGES)}
    follows = [order.get(b, -9) == order.get(a, -7) + 1 for a, b in pairwise(steps)]
    if all(follows) and steps[-1] == list(STAGES)[-1]:
        return STRAIGHT.format(start=Text(words[0][0], words[1][0]))
    is_inside = [False, *(a and b for a, b in pairwise(follows)), False][: len(steps)]
    return Text(*(ARROW.join(_kept(told, is_inside)) for told in words))


def _kept(words: list[str], is_inside: list[bool]) -> Iterator[str]:
    for place, word in enumerate(words):
        if not is_inside[place]:
            yield word
        elif not is_inside[place - 1]:
            yield "…"


def _finding(rows: list[Row], written: tuple, total: Amount) -> Sentence:
    """The commonest whole route and its share of all."""
    first = next(place for place, (route, _) in enumerate(rows) if route not in (OTHER, STILL))
    return Sentence(FINDING, {"share": written[first][2], "n": total}, hidden=FEW_CASES)


STRAIGHT = Text("rakt igenom, från {start}", "straight through, from {start}")
TITLE_OF = Text("{title} · {about}", "{title} · {about}")
TITLE = Text("De vanligaste vägarna genom kedjan", "The commonest routes through the chain")
FINDING = Text(
    "{share} av {n} kedjor gick den vanligaste vägen",
    "{share} of {n} chains went the commonest route",
)
READING = Text(
    "Median är dagar från kedjans början till slutet på just den vägen. En väg är känd först när "
    "den är gången. … står för stegen däremellan, i ordning.",
    "The median is days from the beginning of a chain to the end of that very route. A route is "
    "known only when gone. … stands for the steps between, in order.",
)
COLUMNS = (
    Column("route", Text("Väg", "Route")),
    Column("count", Text("Kedjor", "Chains"), is_number=True),
    Column("share", Text("Andel", "Share"), is_number=True),
    Column("days", Text("Median", "Median"), is_number=True),
)

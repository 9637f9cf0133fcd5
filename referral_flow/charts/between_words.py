"""What chance does not explain in cases between events, in words: the title and how to read it."""

from __future__ import annotations

from collections.abc import Sequence

from referral_flow.blocks import Amount, Sentence
from referral_flow.charts.phrases import during, since
from referral_flow.few import LARGEST_SMALL_COUNT
from referral_flow.model import Period
from referral_flow.statistics.lasting_change import LastingChange
from referral_flow.statistics.rare_change import LongGap
from referral_flow.text import Text


def finding(
    change: LastingChange | None,
    long: LongGap | None,
    weeks: Sequence[Period],
    week_at: Sequence[int],
    amounts: Sequence[Amount],
) -> Sentence:
    """A lasting change before a single long gap; nothing where chance explains both.

    `week_at` and `amounts` are those of the events. A month is named where five events and more lie
    after it, otherwise the year.
    """
    if change:
        after = [place for place, week in enumerate(week_at) if week >= change.start]
        words = MORE if change.after > change.before else LESS
        start = weeks[change.start]
        known = _month(start) if len(after) > LARGEST_SMALL_COUNT else _year(start)
        return Sentence(words.format(since=since(known)))
    if long:
        when = during([_year(weeks[long.end])])
        return Sentence(LONG.format(when=when), {"gap": _longest(amounts)}, hidden=MARKED)
    return Sentence(CALM)


def _longest(amounts: Sequence[Amount]) -> Amount:
    return max(amounts, key=lambda amount: amount.value or 0)


def _month(week: Period) -> Period:
    return Period("", "month", week.starts_on, week.ends_on)


def _year(week: Period) -> Period:
    return Period("", "year", week.starts_on, week.ends_on)


CALM = Text(
    "Inget tyder på att händelserna har blivit vanligare eller ovanligare",
    "Nothing suggests that the events have become commoner or rarer",
)
MORE = Text("Händelserna har kommit tätare {since}", "Events have come closer together {since}")
LESS = Text("Händelserna har kommit glesare {since}", "Events have come further apart {since}")
LONG = Text(
    "Det dröjde längre till en händelse än slumpen förklarar {when}",
    "An event was longer in coming than chance explains {when}",
)
MARKED = Text(
    "En avvikelse är markerad, men den bygger delvis på få fall",
    "A deviation is marked, but it rests partly on few cases",
)
HOW = Text(
    "Månaderna har för få händelser för en andel. Varje punkt är en händelse: ju lägre, desto "
    "tätare kom den efter den förra. De månader som står under axeln har minst fem händelser "
    "mellan sig. Titeln berättar bara det som slumpen ger i färre än ett av hundra lika långa "
    "diagram.",
    "Months hold too few events for a share. Each point is one event: the lower, the sooner it "
    "came after the one before. The months beneath the axis are at least five events apart. The "
    "title tells only of what chance gives in fewer than one in a hundred charts as long as this.",
)

"""What became of the times that were offered: someone came, nobody used it, or it came to nothing.

The three parts are one whole: times that started, were not withdrawn and whose end is known.
"""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import Counted, basis, people
from referral_flow.charts.phrases import FEW_CASES, during, sentences
from referral_flow.model import Metric, Period
from referral_flow.text import Text


def slot_fates(
    metric: Metric,
    used: Counted,
    unused: Counted,
    period: Period,
    *,
    removed: Counted | None = None,
    key: str = "slot_fates",
    place: str = "beside",
) -> Chart | None:
    """A bar per part. `used` and `unused` are of the same times; None where they are not.

    `removed` is of those times and of the ones that were withdrawn: told in words beneath.
    """
    if used.denominator != unused.denominator:
        return None
    lost = Counted(used.denominator - used.numerator - unused.numerator, used.denominator)
    parts = (("used", USED, used), ("lost", LOST, lost), ("unused", UNUSED, unused))
    points = tuple(
        Point(key, _amount(part), label=words, role="value" if key == "used" else "neutral")
        for key, words, part in parts
    )
    return Chart(
        key=key,
        kind="bars",
        finding=_finding(used, lost, unused, period),
        measure=MEASURE,
        x=Axis("category"),
        y=Axis("number", minimum=0.0, maximum=1.0),
        series=(Series("fates", metric.label, points, draw="bar"),),
        metric=metric.key,
        basis=basis(people(used.denominator), period.label),
        reading=_reading(removed),
        is_breakdown=True,
        is_horizontal=True,
        place=place,
    )


def _amount(part: Counted) -> Amount:
    """With one decimal, so that the parts are seen to make up the whole."""
    return replace(part.amount, decimals=1)


def _reading(removed: Counted | None) -> Text | Sentence:
    if removed is None:
        return READING
    withdrawn = {"removed": _amount(removed)}
    return Sentence(sentences(READING, WITHDRAWN), withdrawn, hidden=READING)


def _finding(used: Counted, lost: Counted, unused: Counted, period: Period) -> Sentence:
    amounts = {"used": _amount(used), "unused": _amount(unused), "lost": _amount(lost)}
    return Sentence(FINDING.format(when=during([period])), amounts, hidden=FEW_CASES)


USED = Text("Någon kom", "Someone came")
LOST = Text("Uteblev eller avbokade sent", "Missed or cancelled late")
UNUSED = Text("Ingen använde tiden", "Nobody used the time")
MEASURE = Text(
    "Nybesökstider efter vad det blev av dem. Tider som drogs tillbaka är inte med.",
    "Times for first visits by what became of them. Times that were withdrawn are left out.",
)
FINDING = Text(
    "Av nybesökstiderna {when} användes {{used}}, {{unused}} stod tomma, och till {{lost}} uteblev "
    "patienten eller avbokade sent",
    "Of the times for first visits {when} {{used}} were used, {{unused}} stood empty, and for "
    "{{lost}} the patient missed it or cancelled late",
)
WITHDRAWN = Text(
    "Av alla utlagda tider drogs {removed} tillbaka innan de började.",
    "Of all times released {removed} were withdrawn before they began.",
)
READING = Text(
    "En tid som någon avbokar i god tid är ledig igen och räknas efter vad det blev av den till "
    "slut. Några tomma tider behövs: där allt är fullt finns inget att erbjuda den som söker i "
    "dag.",
    "A time cancelled early is free again and counts by what became of it in the end. Some empty "
    "times are needed: where everything is full there is nothing to offer those who seek care "
    "today.",
)

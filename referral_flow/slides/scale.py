"""The axes of a native chart: ends, steps and number formats, decided before anything is drawn.

Labels at the end of lines are placed by hand, so the scale must be known, not left to PowerPoint.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from referral_flow.blocks import Amount, Axis, Chart
from referral_flow.text import NO_BREAK_SPACE

_PERCENT = {"sv": f'"{NO_BREAK_SPACE}"%', "en": "%"}
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Scale:
    """Ends and step of a value axis, in the values' own measure (shares are 0-1)."""

    low: float
    high: float
    step: float

    def share_of(self, value: float) -> float:
        """How far up the axis `value` lies, 0-1."""
        return (value - self.low) / (self.high - self.low)


def shown(amount: Amount) -> float | None:
    """The number that may be written in a workbook: nothing where it is hidden."""
    return None if amount.suppressed else amount.value


def shown_ends(amount: Amount) -> tuple[float, float] | None:
    """Both ends of the interval, or None where it is hidden or there is none."""
    if amount.suppressed or amount.low is None or amount.high is None:
        return None
    return amount.low, amount.high


def scale_of(chart: Chart, axis: Axis) -> Scale:
    """The axis as its block asks for it; what is left open follows from the values shown.

    Shares run from 0 to 100 % and counts from 0 unless the block says otherwise.
    """
    values = list(_values(chart))
    low = axis.minimum if axis.minimum is not None else min([0.0, *values])
    high = axis.maximum if axis.maximum is not None else _top(values, axis)
    step = _whole(nice_step((high - low) or 1.0), axis)
    if axis.minimum is None:
        low = math.floor(low / step + 1e-9) * step
    if axis.maximum is None:
        high = math.ceil(high / step - 1e-9) * step
    return Scale(low, high if high > low else low + step, step)


def _whole(step: float, axis: Axis) -> float:
    """Days and persons are counted in whole ones: no grid line at two and a half."""
    return 5.0 if axis.unit in ("days", "count") and step == 2.5 else step


def bar_scale(chart: Chart, axis: Axis) -> Scale:
    """Bars carry their numbers and need no axis: from zero to the tallest thing drawn."""
    values = [end for end in _drawn_ends(chart) if end is not None]
    low = axis.minimum if axis.is_cut and axis.minimum is not None else min([0.0, *values])
    high = max([*values, low]) if values else low + 1.0
    return Scale(low, high if high > low else low + 1.0, nice_step((high - low) or 1.0))


def _drawn_ends(chart: Chart) -> Iterable[float | None]:
    for series in chart.series:
        is_floating = series.draw == "floating_bar"
        for point in series.points:
            if not is_floating:
                yield shown(point.amount)
            if is_floating or series.show_interval:
                yield from shown_ends(point.amount) or ()


def _values(chart: Chart) -> Iterable[float]:
    for series in chart.series:
        for point in series.points:
            yield from (
                value
                for value in (shown(point.amount), *(shown_ends(point.amount) or ()))
                if value is not None
            )


def _top(values: list[float], axis: Axis) -> float:
    if axis.unit == "percent":
        return 1.0
    return max([*values, 0.0]) * 1.05 or 1.0


def nice_step(span: float, lines: int = 5) -> float:
    """A step that people count in, giving about `lines` grid lines over `span`."""
    raw = span / lines
    power = 10 ** math.floor(math.log10(raw))
    return next(step * power for step in _STEPS if step * power >= raw * 0.999)


def number_format(
    unit: str, decimals: int, language: str, *, signed: bool = False, has_minus: bool = False
) -> str:
    """The cell format of a unit; PowerPoint itself writes the reader's decimal sign.

    With `has_minus` numbers below zero have a true minus sign. Swedish thousands have their space
    in the format, whatever the reader's own settings are.
    """
    rest = "." * bool(decimals) + "0" * decimals
    if unit in ("count", "per_1000"):
        in_threes = language == "sv" and not signed
        plain = _in_threes(rest) if in_threes else f"#,##0{rest}"
    else:
        plain = f"0{rest}" + (_PERCENT[language] if unit in ("percent", "points") else "")
    if signed:
        return f"+{plain};\u2212{plain};{plain}"
    return f"{plain};\u2212{plain}" if has_minus and ";" not in plain else plain


def _in_threes(rest: str) -> str:
    """From a million, from a thousand, and below; a format holds no more than three.

    Told without "less than", which the charts' files would not bear.
    """
    space = '"\u00a0"'
    thousands = f"0{space}000{rest}"
    return f"[>=1000000]0{space}000{space}000{rest};[>=1000]{thousands};0{rest}"

"""A funnel of any share: clinics by number of cases, within limits that narrow as it grows."""

from __future__ import annotations

from referral_flow.blocks import Chart
from referral_flow.charts.funnel_plot import funnel_plot
from referral_flow.charts.funnel_units import Compared
from referral_flow.charts.phrases import inside, named
from referral_flow.model import CLINIC_KINDS, View
from referral_flow.panels.parts.compare_units import Asked, Seen, seen_units
from referral_flow.panels.parts.filtered import guarded_name, label_of
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.hidden import explained
from referral_flow.panels.parts.periods import said_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

LONGER = Text(
    "Här visas {period}, eftersom den valda perioden har för få fall per mottagning.",
    "Shown here: {period}, since the period chosen has too few cases per clinic.",
)


def funnel(
    warehouse: Warehouse,
    key: str,
    view: View,
    *,
    chart_key: str,
    place: str = "who",
    split: str | None = None,
    split_value: str | None = None,
    label: Text | None = None,
    kind: str | None = None,
    method: str = "auto",
) -> Chart | None:
    """The clinics of the unit by a ratio in the view's period; None where too few have cases.

    A clinic, or a unit of few clinics, is shown among all clinics of its region, with its own
    marked. Where more than a quarter of the clinics would be hidden, a longer period around the
    chosen one is shown if that helps. `split` and `split_value`: that part of the ratio alone,
    which is known by quarter and longer. `label` names what is drawn, by default metric and part;
    `kind` is that of the clinics, by default the first that the metric has. `method`: "exact" for
    limits of chance alone, "auto" for wider ones where clinics differ more; the chart says which.
    """
    metric = warehouse.metrics.get(key)
    if metric is None or metric.shape != "ratio" or lacking_columns(warehouse, [key]):
        return None
    kind = kind or next((one for one in CLINIC_KINDS if one in metric.unit_kinds), "physio")
    seen = seen_units(Asked(warehouse, key, kind, split, split_value, method), view)
    return drawn(seen, view, chart_key=chart_key, place=place, label=label)


def drawn(
    seen: Seen,
    view: View,
    *,
    chart_key: str,
    place: str,
    label: Text | None = None,
    adjusted_for: Text | None = None,
    beside: Compared | None = None,
) -> Chart | None:
    """The chart of what has been seen; None where there is nothing to compare.

    `adjusted_for` and `beside` as in `funnel_plot`.
    """
    if seen.units is None:
        return None
    asked = seen.asked
    chart = funnel_plot(
        label or label_of_part(asked), seen.units, key=chart_key, metric=asked.key,
        period=seen.period, place=place, is_guarded=view.audience == "working",
        coarser=said_of_period(seen, view), adjusted_for=adjusted_for, beside=beside,
    )  # fmt: skip
    part = (asked.split, asked.value) if asked.split else None
    return guarded_name(explained(asked.warehouse, asked.key, view, seen.period, chart),
                        asked.warehouse, part)  # fmt: skip


def said_of_period(seen: Seen, view: View) -> Text | None:
    """That another period is shown than the one chosen, and why; None where it is the same."""
    if seen.period == seen.chosen:
        return said_of(seen.chosen, view.period)
    return LONGER.format(period=named(seen.period))


def label_of_part(asked: Asked) -> Text:
    """The metric's own, with the part in brackets: "Uteblivna (samma dag)"."""
    label = asked.metric.label
    if asked.split is None:
        return label
    part = label_of(asked.warehouse, (asked.split, asked.value))
    is_unit = asked.value in asked.warehouse.units
    return Text("{label} ({part})", "{label} ({part})").format(
        label=label, part=part if is_unit else inside(part)
    )

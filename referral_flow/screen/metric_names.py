"""Names of metrics as ways to their definitions, wherever a page writes one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from referral_flow.blocks import Chart, Lead
from referral_flow.model import Metric, View
from referral_flow.screen.leads import GO, href
from referral_flow.text import Text, unbroken

PAGE, CHOICE = "definitions", "metric"
CATALOGUE = ("show", "catalogue")  # the part of the page that holds the definitions
NAME, ALONE = "rf-metric", "rf-alone"  # classes of a name that leads to its definition
DEFINITION = Text("Så räknas det", "How it is counted")


def metric_name(words: str, key: str, view: View, *, is_alone: bool = False) -> str:
    """`words`, which are HTML already, as the way to the definition of the metric `key`.

    Words that stand alone are kept on one line.
    """
    address = href(Lead(PAGE, choices=(CATALOGUE, (CHOICE, key))), view)
    kind = f"{GO} {NAME} {ALONE}" if is_alone else f"{GO} {NAME}"
    return f'<a class="{kind}" href="{escape(address)}">{words}</a>'


@dataclass(frozen=True)
class Names:
    """The catalogue as a page needs it to turn the names that it writes into links."""

    view: View
    metrics: Mapping[str, Metric] = field(default_factory=dict)

    def of_figure(self, words: str, key: str | None) -> str:
        """A figure's own label, HTML, as a link where its metric is in the catalogue."""
        return metric_name(words, key, self.view) if key in self.metrics else words

    def in_table(self, words: str) -> str:
        """A cell or a head as HTML, a link where it is the name of a metric and nothing else."""
        shown, key = escape(unbroken(words)), self._by_label.get(words)
        return metric_name(shown, key, self.view) if key else shown

    def of_chart(self, chart: Chart, measure: str) -> str:
        """The line on what a chart shows, HTML: the name of its metric in it is the link.

        A line in other words ends with one.
        """
        if chart.metric not in self.metrics:
            return measure
        label = escape(unbroken(self._label(self.metrics[chart.metric])))
        named = re.search(re.escape(label), measure, re.IGNORECASE)
        if not named:
            words = escape(unbroken(DEFINITION.in_(self.view.language)))
            return f"{measure} · {metric_name(words, chart.metric, self.view, is_alone=True)}"
        link = metric_name(named[0], chart.metric, self.view)
        return measure[: named.start()] + link + measure[named.end() :]

    def _label(self, metric: Metric) -> str:
        return metric.label.in_(self.view.language)

    @cached_property
    def _by_label(self) -> dict[str, str]:
        return {self._label(metric): key for key, metric in self.metrics.items()}

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
        """The line on what a chart shows as HTML: the name of its metric in it is the link.

        A line in other words ends with one.
        """
        words, named = unbroken(measure), self._named_in(chart, measure)
        if chart.metric not in self.metrics:
            return escape(words)
        if not named:
            more = escape(unbroken(DEFINITION.in_(self.view.language)))
            link = metric_name(more, chart.metric, self.view, is_alone=True)
            return f"{escape(words)} · {link}"
        link = metric_name(escape(named[0]), chart.metric, self.view)
        return escape(words[: named.start()]) + link + escape(words[named.end() :])

    def said_of(self, chart: Chart, measure: str) -> str:
        """The same line as plain words, the link's own words included: what takes room."""
        if chart.metric not in self.metrics or self._named_in(chart, measure):
            return measure
        return f"{measure} · {DEFINITION.in_(self.view.language)}"

    def _named_in(self, chart: Chart, measure: str) -> re.Match | None:
        """Where the name of the chart's metric stands in the line, held together as it is shown."""
        if chart.metric not in self.metrics:
            return None
        label = unbroken(self._label(self.metrics[chart.metric]))
        return re.search(re.escape(label), unbroken(measure), re.IGNORECASE)

    def _label(self, metric: Metric) -> str:
        return metric.label.in_(self.view.language)

    @cached_property
    def _by_label(self) -> dict[str, str]:
        return {self._label(metric): key for key, metric in self.metrics.items()}

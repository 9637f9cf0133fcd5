"""A figure while it is drawn: plain dictionaries in plotly's words, which nobody checks meanwhile.

plotly's own objects check and copy every property at every step, a quarter of a second for a page;
the tests make them of what is drawn here, so that a property plotly does not know fails there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32


@dataclass(frozen=True)
class Drawing:
    """Traces in the order they are drawn, and the layout with its shapes and annotations."""

    traces: list[dict] = field(default_factory=list)
    layout: dict = field(default_factory=dict)

    def add_trace(self, trace: dict) -> None:
        self.traces.append(trace)

    def add_shape(self, **properties: object) -> None:
        self.layout.setdefault("shapes", []).append(_given(properties))

    def add_annotation(self, **properties: object) -> None:
        self.layout.setdefault("annotations", []).append(_given(properties))

    def add_hline(self, y: float, **properties: object) -> None:
        """A line across the whole figure at `y`."""
        self.add_shape(type="line", x0=0, x1=1, xref="x domain", y0=y, y1=y, yref="y", **properties)

    def add_vline(self, x: float, **properties: object) -> None:
        """A line down the whole figure at `x`."""
        self.add_shape(type="line", x0=x, x1=x, xref="x", y0=0, y1=1, yref="y domain", **properties)

    def update_layout(self, **properties: object) -> None:
        """Set properties; those within dictionaries that are there already stay."""
        _merge(self.layout, properties)

    def update_xaxes(self, **properties: object) -> None:
        self.update_layout(xaxis=properties)

    def update_yaxes(self, **properties: object) -> None:
        self.update_layout(yaxis=properties)

    def as_dict(self) -> dict:
        """What plotly.js draws.

        Its `datarevision` stands for all of it: the page hands every figure to plotly.js more than
        once, as a new copy, and plotly.js would draw it anew each time if it did not know that
        the copy holds the same.
        """
        revision = crc32(repr((self.traces, self.layout)).encode())
        return {"data": self.traces, "layout": self.layout | {"datarevision": revision}}


def scatter(**properties: object) -> dict:
    """Lines, points or words at places."""
    return {"type": "scatter"} | properties


def bar(**properties: object) -> dict:
    """Bars at places."""
    return {"type": "bar"} | properties


def _merge(known: dict, properties: Mapping[str, object]) -> None:
    for name, value in _given(properties).items():
        if isinstance(value, dict) and isinstance(known.get(name), dict):
            _merge(known[name], value)
        else:
            known[name] = dict(value) if isinstance(value, dict) else value


def _given(properties: Mapping[str, object]) -> dict:
    """Without what is left out by None."""
    return {name: value for name, value in properties.items() if value is not None}

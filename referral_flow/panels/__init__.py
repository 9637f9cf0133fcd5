"""The panels: one file each, found by walking this package. A panel tells, it never draws.

`blocks(warehouse, view, choices)` returns exact numbers as plain descriptions, in the order of a
page; `disclosure` stands between them and every reader.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType

from referral_flow.blocks import Block, Control
from referral_flow.model import View
from referral_flow.panels.parts.comments import with_comments
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

Blocks = Callable[[Warehouse, View, Mapping[str, str]], list[Block]]
Controls = tuple[Control, ...]
Asked = Mapping[str, str]
NOTHING_ASKED: Asked = MappingProxyType({})


@dataclass(frozen=True)
class Panel:
    """A page: the question that it answers, what it needs, and the function that answers it.

    A page that is about the whole extract does not use the period (or the unit) that the reader has
    chosen: it offers none and writes none. `sections` are headings of its own, by place. `controls`
    are fixed, or read from the warehouse where their options are (examinations, departments);
    `later_controls` follow them, with options that depend on what is asked for before them.
    `ignores_period` says of which of its own choices the page does not use the period either.
    """

    key: str
    order: int
    title: Text
    question: Text
    metrics: tuple[str, ...]
    unit_kinds: tuple[str, ...]
    controls: Controls | Callable[[Warehouse], Controls]
    blocks: Blocks
    uses_period: bool = True
    uses_unit: bool = True
    has_slides: bool = True  # False where there is nothing to show a meeting
    sections: Mapping[str, Text] = field(default_factory=dict)
    later_controls: Callable[[Warehouse, Asked], Controls] | None = None
    ignores_period: Callable[[Asked], bool] = lambda choices: False

    def controls_in(self, warehouse: Warehouse, asked: Asked = NOTHING_ASKED) -> Controls:
        """The page's own controls with the options that this warehouse has.

        `asked`: what the reader asks for by address key, which may hold what is not found here.
        """
        own = self.controls(warehouse) if callable(self.controls) else self.controls
        return own + (self.later_controls(warehouse, asked) if self.later_controls else ())

    def page(self, warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
        """The page's blocks with what the units that it shows have said of their figures."""
        asked = (choice.rpartition(":")[2] for choice in choices.values())
        units = [view.unit, *(warehouse.units[one] for one in asked if one in warehouse.units)]
        return with_comments(warehouse, units, self.blocks(warehouse, view, choices))

    def tells_of_period(self, choices: Asked) -> bool:
        """Whether what is shown by these choices depends on the reader's period and time step."""
        return self.uses_period and not self.ignores_period(choices)

    def defaults_in(self, warehouse: Warehouse) -> dict[str, str]:
        """What the page's own controls say before anybody has chosen."""
        return {control.key: control.default for control in self.controls_in(warehouse)}


@lru_cache(maxsize=1)
def all_panels() -> tuple[Panel, ...]:
    """The `PANEL` of every module of this package, in the order of the menu."""
    names = (found.name for found in pkgutil.iter_modules(__path__) if not found.ispkg)
    panels = (import_module(f"{__name__}.{name}").PANEL for name in names)
    return tuple(sorted(panels, key=lambda panel: panel.order))

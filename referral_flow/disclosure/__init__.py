"""The gate on the way out: exact blocks and frames in, what an audience may see out.

Renderers accept nothing but `Disclosed`, and nothing but `disclose` makes one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import InitVar, dataclass, replace

from referral_flow.blocks import Block, UnitLabel
from referral_flow.disclosure.blanks import without_hidden
from referral_flow.disclosure.judged import hidden_amounts
from referral_flow.disclosure.steps import held_back
from referral_flow.disclosure.unnamed import (
    any_of,
    nameless,
    numbered,
    without_comments,
    without_names,
)
from referral_flow.disclosure.values import hide_linked, hide_values
from referral_flow.disclosure.walk import Fixed, amounts_in, rebuilt
from referral_flow.few import is_n_hidden
from referral_flow.model import AUDIENCES, Unit
from referral_flow.text import Text

__all__ = ["Disclosed", "disclose", "hide_linked", "hide_values"]

_GATE = object()


@dataclass(frozen=True)
class Disclosed:
    """Blocks as one audience may see them; deeply fixed."""

    blocks: tuple[Block, ...]
    audience: str
    stand_ins: Mapping[str, UnitLabel] | None  # for clinics without names, by unit id
    gate: InitVar[object]

    def __post_init__(self, gate: object) -> None:
        if gate is not _GATE:
            raise TypeError("Only disclose() makes what readers may see.")

    def name_of(self, unit: Unit) -> Text:
        """What the unit is called here: a clinic has a number where clinics are unnamed."""
        return self.shown(unit).name

    def shown(self, unit: Unit) -> Unit:
        """The unit as it may be named here, in heads, source lines and names of files."""
        if self.stand_ins is None or not unit.tells_of_one_clinic:
            return unit
        label = self.stand_ins.get(unit.unit_id)
        if label is None:
            return replace(unit, unit_id=unit.kind, name=any_of(unit))
        return replace(unit, unit_id=label.unit_id, name=label.name)


def disclose(
    blocks: Sequence[Block],
    audience: str,
    *,
    names: bool = False,
    units: Iterable[Unit] = (),
) -> Disclosed:
    """What the audience may see of everything that is shown together in one artefact.

    A council sees clinics without their names and comments unless `names`; `units` are units that
    the artefact names outside its blocks (the chosen one). Raises ValueError for an unknown
    audience.
    """
    if audience not in AUDIENCES:
        raise ValueError(f"Unknown audience {audience!r}; there are {', '.join(AUDIENCES)}.")
    hidden = hidden_amounts(blocks, audience)
    hidden |= held_back(blocks, hidden)
    without_n = {id(one) for one in amounts_in(list(blocks)) if is_n_hidden(one, audience)}
    seen = rebuilt(list(blocks), lambda part: without_hidden(part, hidden, without_n))
    if audience == "working" or names:
        return Disclosed(seen, audience, None, _GATE)
    seen = rebuilt(seen, without_comments)
    labels = nameless(blocks, units)
    stand_ins = Fixed(numbered(labels))
    change = without_names({label.unit_id: label.name for label in labels}, stand_ins)
    return Disclosed(rebuilt(seen, change), audience, stand_ins, _GATE)

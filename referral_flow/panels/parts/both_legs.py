"""What never arrived on both legs of a unit together, and how one leg is guarded beside it."""

from __future__ import annotations

from dataclasses import replace

from referral_flow import few
from referral_flow.blocks import Amount, Figure
from referral_flow.charts.amounts import counted
from referral_flow.model import Period, View
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.legs import LOST, NEED, REFERRAL, Leg, has_needs
from referral_flow.panels.parts.radiology_answer import share_figure

OTHER = {NEED: REFERRAL, REFERRAL: NEED}


def both_legs(leg: Leg, period: Period) -> Figure | None:
    """The unit's undivided share, called as the catalogue does; None where it has one leg."""
    if leg.is_whole or lacking_columns(leg.warehouse, [LOST]) or not has_needs(leg.warehouse):
        return None
    view: View = replace(leg.view, period=period)
    label = leg.warehouse.metrics[LOST].label
    found = share_figure(leg.warehouse, LOST, label, view, None)
    return found if found and found.amount.n else None


def guarded(leg: Leg, amount: Amount, period: Period) -> Amount:
    """Hidden where the other leg is: the whole less this one would tell of the few over there."""
    return replace(amount, ends=(*amount.ends, *_rest(leg, period)))


def is_rest_few(leg: Leg, period: Period) -> bool:
    """Whether the other leg is hidden, so that neither stands beside the whole."""
    return any(few.is_few(one, leg.view.audience) for one in _rest(leg, period))


def _rest(leg: Leg, period: Period) -> tuple[Amount, ...]:
    if leg.is_whole:
        return ()
    other = replace(leg, key=OTHER[leg.key])
    found = counted(other.rows(LOST, period_ids=[period.period_id]), other.origin(LOST, period))
    return (found.amount,) if found else ()

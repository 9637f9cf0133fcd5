"""The top of radiology's page: what was sent back, whether that has changed, and the load."""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow import few
from referral_flow.blocks import Amount, Figure, Headline, Sentence
from referral_flow.charts.amounts import (
    Counted,
    absent,
    change,
    counted,
    is_beyond_chance,
    people,
)
from referral_flow.charts.phrases import FEW_CASES, during, sentences
from referral_flow.model import Period, View
from referral_flow.panels.parts.filtered import (
    Filter,
    can_follow,
    label_of,
    origin,
    whole_rows,
)
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.moved import Moved, told
from referral_flow.panels.parts.periods import period_for_splits, said_of, year_before
from referral_flow.panels.parts.radiology_verdict import SENT_BACK, verdict_of
from referral_flow.text import HIDDEN, Text, day
from referral_flow.warehouse import Warehouse

FIRST_PASS, FINAL = "first_pass_acceptance", "final_acceptance"
RECEIVED, UNDECIDED = "referrals_received_count", "undecided_stock"


def radiology_answer(
    warehouse: Warehouse, view: View, within: Filter | None, moved: Moved | None = None
) -> Headline:
    """The share sent back, acceptance at first and at last, what came in and what lies undecided.

    `moved`: for whom the share has changed most surely, told with the answer. Figures that cannot
    follow the filter are left out: they would be those of everything.
    """
    period = period_of(warehouse, SENT_BACK, view, within)
    figures = (
        share_figure(warehouse, SENT_BACK, SENT_BACK_LABEL, view, within),
        share_figure(warehouse, FIRST_PASS, FIRST_PASS_LABEL, view, within),
        share_figure(warehouse, FINAL, FINAL_LABEL, view, within),
        count_figure(warehouse, RECEIVED, RECEIVED_LABEL, view, within),
        count_figure(warehouse, UNDECIDED, _undecided(warehouse, period), view, within),
    )
    return Headline(
        _in_words(warehouse, view, within, period, moved), tuple(one for one in figures if one)
    )


def period_of(warehouse: Warehouse, key: str, view: View, within: Filter | None) -> Period:
    """The view's period, or the quarter around it where the filter is not published so short."""
    if within is None or not _rows(warehouse, key, view, within, view.period).is_empty():
        return view.period
    return period_for_splits(warehouse, view.period)


def share_of(
    warehouse: Warehouse, key: str, view: View, within: Filter | None, period: Period
) -> Counted | None:
    """A ratio inside the filter; None where nobody is counted or it cannot be divided so."""
    if lacking_columns(warehouse, [key]) or not can_follow(warehouse, key, None, within):
        return None
    rows = _rows(warehouse, key, view, within, period)
    if rows.is_empty():
        return None
    row = rows.row(0, named=True) if within else None
    return counted(rows, origin(warehouse.metrics[key], view.unit, period, row))


def share_figure(
    warehouse: Warehouse, key: str, label: Text, view: View, within: Filter | None
) -> Figure | None:
    """A share and its change on the year before; None where it cannot follow the filter."""
    if key in warehouse.metrics and not can_follow(warehouse, key, None, within):
        return None
    period = period_of(warehouse, key, view, within)
    now = share_of(warehouse, key, view, within, period)
    if now is None:
        return Figure(label, absent("percent"), metric=key)
    moved = change_of(warehouse, key, view, within)
    return Figure(label, now.amount, metric=key, note=_chance(moved), change=moved)


def change_of(warehouse: Warehouse, key: str, view: View, within: Filter | None) -> Amount | None:
    """The difference from the same period a year before; None where either is not there."""
    period = period_of(warehouse, key, view, within)
    earlier = year_before(warehouse, period)
    now = share_of(warehouse, key, view, within, period)
    before = share_of(warehouse, key, view, within, earlier) if earlier else None
    return change(now, before) if now and before else None


def count_figure(
    warehouse: Warehouse, key: str, label: Text, view: View, within: Filter | None
) -> Figure | None:
    """A number of referrals and its change; None where it cannot follow the filter."""
    if lacking_columns(warehouse, [key]):
        return Figure(label, absent("count"), metric=key)
    if not can_follow(warehouse, key, None, within):
        return None
    period = period_of(warehouse, key, view, within)
    now, earlier = _count(warehouse, key, view, within, period), year_before(warehouse, period)
    before = _count(warehouse, key, view, within, earlier) if earlier and now else None
    return Figure(label, now or people(0), metric=key, change=_more(now, before))


def _count(
    warehouse: Warehouse, key: str, view: View, within: Filter | None, period: Period
) -> Amount | None:
    rows = _rows(warehouse, key, view, within, period)
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    place = origin(warehouse.metrics[key], view.unit, period, row if within else None)
    return people(int(row["value"]), place)


def _more(now: Amount | None, before: Amount | None) -> Amount | None:
    if now is None or before is None:
        return None
    return Amount(now.value - before.value, "count", rule="free", signed=True, ends=(now, before))


def _rows(warehouse: Warehouse, key: str, view: View, within: Filter | None, period: Period):
    return whole_rows(
        warehouse, key, within, unit_ids=[view.unit.unit_id], period_ids=[period.period_id]
    )


def _in_words(
    warehouse: Warehouse, view: View, within: Filter | None, period: Period, moved: Moved | None
) -> Sentence:
    """The share of the period, what months say of it, and for whom it has changed."""
    now = share_of(warehouse, SENT_BACK, view, within, period)
    if now is None:
        return Sentence(NO_ANSWER if within is None else NO_ANSWER_WITHIN)
    parts = [(ANSWER if within is None else ANSWER_WITHIN).format(
        when=during([period]), only=_capital(label_of(warehouse, within)) if within else ""
    )]  # fmt: skip
    amounts = {"share": now.amount}
    verdict = verdict_of(warehouse, view, within, period)
    if _is_seen(verdict.amounts, view):
        parts, amounts = [*parts, _full_stop(verdict.words)], amounts | dict(verdict.amounts)
    else:
        parts = [*parts, NOT_ENOUGH]
    words, behind = told(moved, FOR if _is_calm(verdict) else CLEAREST) if moved else (None, {})
    if words and _is_seen(behind, view):
        parts, amounts = [*parts, words], amounts | dict(behind)
    return Sentence(sentences(*parts), amounts, hidden=_full_stop(FEW_CASES))


def _is_seen(amounts: Mapping[str, Amount], view: View) -> bool:
    return not any(few.is_few(amount, view.audience) for amount in amounts.values())


def _capital(words: Text) -> Text:
    """The words as a sentence begins with them."""
    return Text(*(one[0].upper() + one[1:] for one in (words.sv, words.en)))


def _is_calm(verdict: Sentence) -> bool:
    """Whether it rests on no signal: then there is no number behind it."""
    return not verdict.amounts


def _chance(moved: Amount | None) -> Sentence | None:
    if moved is None or not round(moved.value, 2) or is_beyond_chance(moved):
        return None
    return Sentence(MAY_BE_CHANCE, {"change": moved}, hidden=HIDDEN)


def _undecided(warehouse: Warehouse, period: Period) -> Text:
    last = min(period.ends_on, warehouse.build.as_of)
    return UNDECIDED_LABEL.format(day=day(last))


def _full_stop(words: Text) -> Text:
    return Text(f"{words.sv}.", f"{words.en}.")


def shown_period(warehouse: Warehouse, view: View, within: Filter | None) -> Text | None:
    """What to say where the filter makes figures those of another period than the one chosen."""
    return said_of(period_of(warehouse, SENT_BACK, view, within), view.period)


SENT_BACK_LABEL = Text(
    "Returnerade eller avvisade vid första beslutet", "Returned or rejected at the first decision"
)
FIRST_PASS_LABEL = Text("Accepterade direkt, hela kedjor", "Accepted at once, whole chains")
FINAL_LABEL = Text(
    "Accepterade till slut, hela kedjor, utom de senaste nittio dagarna",
    "Accepted in the end, whole chains, without the latest ninety days",
)
RECEIVED_LABEL = Text("Mottagna remisser", "Referrals received")
UNDECIDED_LABEL = Text("Remisser utan beslut {day}", "Referrals without a decision on {day}")
MAY_BE_CHANCE = Text(
    "skillnaden mot året före kan bero på slumpen",
    "the difference from the year before may be chance",
)
ANSWER = Text(
    "Av de remisser som bedömdes {when} returnerades eller avvisades {{share}}.",
    "Of the referrals decided {when}, {{share}} were returned or rejected.",
)
ANSWER_WITHIN = Text(
    "{only}: av de remisser som bedömdes {when} returnerades eller avvisades {{share}}.",
    "{only}: of the referrals decided {when}, {{share}} were returned or rejected.",
)
NOT_ENOUGH = Text(
    "Fallen är för få för att säga om andelen har ändrats.",
    "The cases are too few to say whether the share has changed.",
)
FOR = Text(
    "För {what} {rose} andelen från {before} till {after} {when}.",
    "For {what} it {rose} from {before} to {after} {when}.",
)
CLEAREST = Text(
    "Tydligast är ändringen för {what}: där {rose} andelen från {before} till {after} {when}.",
    "The change is clearest for {what}: there it {rose} from {before} to {after} {when}.",
)
NO_ANSWER = Text(
    "Det finns inga bedömda remisser att räkna för den enhet och period som är vald.",
    "There are no decided referrals to count for the unit and period chosen.",
)
NO_ANSWER_WITHIN = Text(
    "Det finns inga bedömda remisser att räkna för det som är valt. Välj alla remisser eller en "
    "längre period.",
    "There are no decided referrals to count for what is chosen. Choose all referrals or a longer "
    "period.",
)

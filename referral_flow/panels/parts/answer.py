"""The sentence that opens a page: the share of the period, and whether it has changed."""

from __future__ import annotations

from referral_flow import few
from referral_flow.blocks import Amount, Sentence
from referral_flow.charts.amounts import Counted, is_beyond_chance
from referral_flow.charts.history import History
from referral_flow.charts.phrases import GRAINS_VARY, sentences
from referral_flow.charts.verdicts import ORDINARY, unchanged, verdict_on
from referral_flow.model import View
from referral_flow.panels.parts.figures import share_change
from referral_flow.panels.parts.hidden import why_hidden
from referral_flow.panels.parts.lost_data import is_lost
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

SEEN = 0.005  # half a percentage point: less is written as nothing


def share_in_words(
    warehouse: Warehouse,
    key: str,
    view: View,
    now: Counted,
    seen: History,
    words: Text,
    *,
    instead: Sentence | None = None,
) -> Sentence:
    """`words` with {share}, then what months (or quarters) say of it; nothing where data are lost.

    `instead` is what another chart of the same measure says, where that one is drawn.

    A difference from the year before that is more than chance is told beside calm months, so that
    the sentence and the figures below it never disagree.
    """
    amounts = {"share": now.amount}
    hidden = _full_stop(why_hidden(warehouse, key, view))
    if is_lost(warehouse, view.unit, view.period):
        return Sentence(sentences(words, MUCH_IS_LOST), amounts, hidden=hidden)
    verdict = instead or _beside_the_year_before(share_change(warehouse, key, view), view, seen)
    if any(few.is_few(amount, view.audience) for amount in verdict.amounts.values()):
        return Sentence(words, amounts, hidden=hidden)
    whole = sentences(words, _full_stop(verdict.words))
    return Sentence(whole, amounts | dict(verdict.amounts), hidden=hidden)


def _beside_the_year_before(change: Amount | None, view: View, seen: History) -> Sentence:
    """The verdict of the signals, or the change where it is more than chance and they are calm."""
    verdict = verdict_on(seen, view.period)
    is_calm = verdict.words in (unchanged(seen), ORDINARY)
    if not is_calm or change is None or few.is_few(change, view.audience):
        return verdict
    if abs(change.value) < SEEN or not is_beyond_chance(change):
        return verdict
    size = Amount(abs(change.value), "points", rule="free", ends=change.ends)
    words = (MORE if change.value > 0 else LESS).format(months=GRAINS_VARY[seen.grain])
    return Sentence(words, {"size": size})


def _full_stop(words: Text) -> Text:
    return Text(f"{words.sv}.", f"{words.en}.")


MUCH_IS_LOST = Text(
    "En stor del av uppgifterna saknas, så andelen kan inte användas.",
    "Much of the data is missing, so the share cannot be used.",
)
MORE = Text(
    "Det är {{size}} mer än året före, men {months} varierar inte mer än vanligt",
    "That is {{size}} more than the year before, but {months} vary no more than usual",
)
LESS = Text(
    "Det är {{size}} mindre än året före, men {months} varierar inte mer än vanligt",
    "That is {{size}} less than the year before, but {months} vary no more than usual",
)

"""Entries as HTML: an anchor and a link each, SQL folded, everything escaped."""

from __future__ import annotations

from referral_flow.blocks import Lead, Sentence
from referral_flow.entries import Entries, Entry, Fact, Group, Way
from referral_flow.screen.definitions import entries
from referral_flow.text import Text, same
from tests.screen.sample_amounts import a_view

ENTRY = Entry(
    "metric-in_time",
    Text("Bedömda i tid", "Assessed in time"),
    Text("Andel bedömda < gränsen.", "Share assessed < the limit."),
    why=Text("Därför.", "Because."),
    facts=(
        Fact(Text("Visas på sidan", "Shown on"), ways=(Way(same("Garanti"), Lead("guarantee")),)),
        Fact(Text("Namn i kod", "Name in code"), code="in_time"),
    ),
    query="select 1 where 2 < 3",
    lead=Lead("definitions", choices=(("metric", "in_time"),)),
)
WORD = Entry("word-wait", Text("väntan", "wait"), Text("Dagar.", "Days."), known_as="wait_days")


def drawn(kind: str, *shown: Entry, title=None, value=None, language="sv") -> str:
    block = Entries("e", same("Mått"), (Group(shown, title),), kind, value=value)
    return entries(block, a_view(language))


def test_an_entry_has_an_anchor_and_a_link_of_its_own():
    """It can be linked to within the page, and shown alone on top."""
    shown = drawn("metrics", ENTRY)

    assert '<details class="rf-entry" id="metric-in_time">' in shown
    assert "definitions?lang=sv" in shown
    assert "metric=in_time" in shown


def test_words_of_the_catalogue_are_escaped():
    """A definition or a query with a sign of HTML in it shows the sign."""
    shown = drawn("metrics", ENTRY)

    assert "Andel bedömda &lt; gränsen." in shown
    assert "select 1 where 2 &lt; 3" in shown


def test_the_query_is_folded_and_can_be_reached_by_key():
    """It is wide: whoever cannot drag scrolls it with the arrows."""
    shown = drawn("one", ENTRY)

    assert '<details class="rf-query"><summary>' in shown
    assert '<pre tabindex="0">' in shown
    assert "open" not in shown.split(">")[0]


def test_the_entry_on_top_tells_its_value_and_leads_to_its_pages():
    """The value stands before the definition, and the page is a link that keeps the view."""
    shown = drawn("one", ENTRY, value=Sentence(same("Region: 48 %")))

    assert shown.index("Region: 48") < shown.index("Andel bedömda")
    assert 'href="guarantee?lang=sv' in shown


def test_groups_have_headings_one_step_below_that_of_the_section():
    """The outline of the page goes h2, h3, h4 and skips no step where a group has no title."""
    assert "<h3>Vårdgaranti</h3>" in drawn("metrics", ENTRY, title=same("Vårdgaranti"))
    assert "<h3>väntan</h3>" in drawn("words", WORD)
    assert "<h4>" not in drawn("words", WORD)


def test_a_word_can_be_looked_for_by_its_name_in_code():
    """Whoever reads the SQL finds the word; nobody else need see what code calls it."""
    assert "hidden>wait_days</span>" in drawn("words", WORD)
    assert "<h3>wait</h3>" in drawn("words", WORD, language="en")

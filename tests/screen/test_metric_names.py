"""Wherever a page writes the name of a metric, the name leads to its definition."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Column, Figure, Headline, Sentence, Table
from referral_flow.screen import markup, tables
from referral_flow.screen.metric_names import Names
from referral_flow.text import Text, same
from tests.fake_warehouse import metric
from tests.screen import sample_series
from tests.screen.sample_amounts import a_view, share

IN_TIME = metric("in_time", label=Text("Bedömda i tid", "Assessed in time"))
NAMES = Names(a_view("sv"), {"in_time": IN_TIME})
LINK = 'href="definitions?lang=sv&amp;unit='


def heading(words: str, key: str | None) -> str:
    chart = replace(sample_series.control_chart(), measure=same(words), metric=key)
    return markup.chart_heading(chart, NAMES)


def test_a_headline_figure_is_named_by_its_metric():
    """The label of the figure, whatever its words, goes to what it counts."""
    figure = Figure(same("I tid"), share(55), metric="in_time")
    shown = markup.headline(Headline(Sentence(same("Svar.")), (figure,)), NAMES)

    assert LINK in shown
    assert "metric=in_time" in shown
    assert ">I tid</a></dt>" in shown


def test_a_figure_of_no_metric_leads_nowhere():
    """A number of rows has no definition, nor has a metric that the build lacks."""
    for key in (None, "not_there"):
        figure = Figure(same("Rader"), share(55), metric=key)
        shown = markup.headline(Headline(Sentence(same("Svar.")), (figure,)), NAMES)
        assert "<a" not in shown


def test_the_name_within_a_measure_is_the_link():
    """Also where it begins small, in the middle of the line; nothing else of the line is."""
    shown = heading("Andel bedömda i tid, per månad", "in_time")

    assert ">bedömda i tid</a>, per månad" in shown
    assert shown.count("<a") == 1


def test_a_measure_in_other_words_ends_with_the_way_to_its_definition():
    """Few charts repeat the catalogue's own name, and all of them can be explained."""
    assert ">Så räknas det</a>" in heading("Andel inom tre dagar", "in_time")
    assert "<a" not in heading("Rader per tabell", None)


def test_room_is_kept_for_the_words_of_the_link():
    """Charts side by side start level: a line that gets a link at its end is longer by it."""
    chart = replace(sample_series.control_chart(), metric="in_time")

    assert NAMES.said_of(chart, "Bedömda i tid, per månad") == "Bedömda i tid, per månad"
    assert NAMES.said_of(chart, "Andel") == "Andel · Så räknas det"
    assert NAMES.said_of(replace(chart, metric=None), "Andel") == "Andel"


def test_the_head_of_a_row_or_column_is_a_link_where_it_names_a_metric():
    """A name that only begins alike is not taken for one; words are escaped as everywhere."""
    columns = (Column("what", same("Mått")), Column("in_time", IN_TIME.label, is_number=True))
    rows = ((IN_TIME.label, None), (same("Bedömda i tid < 3"), None))
    shown = tables.table(Table("t", same("Tabell"), columns, rows), NAMES)

    assert shown.count(">Bedömda i tid</a></th>") == 2
    assert "Bedömda i tid &lt; 3</th>" in shown


def test_a_reader_of_english_goes_to_the_english_page():
    """The label is found in the language of the page, and the way keeps it."""
    shown = Names(a_view("en"), NAMES.metrics).in_table("Assessed in time")

    assert "lang=en" in shown
    assert NAMES.in_table("Assessed in time") == "Assessed in time"

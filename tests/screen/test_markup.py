"""Words as HTML: escaped, honest about chance, and the same in table and figure."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Axis, Figure, Headline, Note, Sentence
from referral_flow.screen import markup, tables
from referral_flow.screen.files import Source
from referral_flow.screen.metric_names import Names
from referral_flow.screen.tools import tool_contents
from referral_flow.text import Text, same
from tests.screen import sample_blocks, sample_groups, sample_series
from tests.screen.sample_amounts import BUILD, REGION, YEAR, a_view, comment, share


def one_figure(**changes) -> str:
    """The HTML of a headline with one figure."""
    figure = replace(Figure(same("Andel"), share(54, 24812, 1)), **changes)
    return markup.headline(Headline(Sentence(same("Svar.")), (figure,)), Names(a_view("sv")))


def points(value: float, low: float, high: float) -> Amount:
    """A difference of shares with its interval."""
    return Amount(value, "points", 0, low=low, high=high, signed=True)


def test_a_figure_shows_number_interval_and_n():
    """54 %, from 53 to 55, of 24 812."""
    shown = one_figure()

    assert ">54\u00a0%<" in shown
    assert "53–55\u00a0% · n\u00a0=\u00a024\u00a0812" in shown


def test_a_change_within_chance_is_neutral_and_says_so():
    """No colour and no claim where the interval holds zero."""
    shown = one_figure(change=points(0.02, -0.01, 0.05), change_good="up")

    assert "skillnaden kan bero på slumpen" in shown
    assert "rf-improvement" not in shown


def test_a_change_beyond_chance_is_coloured_by_what_is_good():
    """Fewer is better here, and there were more: a concern."""
    shown = one_figure(change=points(0.05, 0.02, 0.08), change_good="down")

    assert "rf-concern" in shown
    assert "+5\u00a0procentenheter" in shown


def test_a_change_that_rounds_to_nothing_is_called_unchanged():
    """ "+0" is not written."""
    assert "oförändrat mot året före" in one_figure(change=points(0.004, 0.001, 0.007))


def test_a_hidden_figure_shows_its_mark_and_nothing_else():
    """Neither n nor interval beside "få fall"."""
    shown = one_figure(amount=replace(share(54, 7), value=None, suppressed=True))

    assert "få fall" in shown
    assert "n\u00a0=" not in shown
    assert "–" not in shown


def test_the_heading_of_a_note_follows_the_one_above_it():
    """Under the page's own heading a second one, in a list with a heading a third."""
    block = Note(same("a"), Sentence(same("b")))

    assert "<h2>a</h2>" in markup.note(block, "sv")
    assert "<h3>a</h3>" in markup.note(block, "sv", level=3)


def test_words_are_escaped():
    """A clinic called <b> is written so."""
    written = markup.note(Note(same("<b>"), Sentence(same("a & b"))), "sv")

    assert "&lt;b&gt;" in written
    assert "a &amp; b" in written


def test_the_key_names_the_shapes_that_are_drawn():
    """Concern, improvement, the usual, and hollow for an incomplete month."""
    key = markup.shape_key(sample_series.control_chart(), "sv")

    assert [word in key for word in ("rätt håll", "fel håll", "det vanliga", "komplett")] == (
        [True] * 4
    )
    assert markup.shape_key(sample_groups.weekdays(), "sv") == ""


def test_a_chart_as_a_table_has_its_values_intervals_and_n():
    """Weekday, share, from–to, n; a hidden day has its mark."""
    columns, rows = tables.chart_rows(sample_groups.weekdays(), "sv")

    assert [name for name, _ in columns] == ["Grupp", "Andel", "från–till", "n"]
    assert rows[0] == ["måndag", "61\u00a0%", "58–64\u00a0%", "900"]
    assert rows[6] == ["söndag", "få fall", "–", "–"]


def test_signals_are_said_in_words_in_the_table():
    """A reader of the table learns what colour and shape tell in the figure."""
    columns, rows = tables.chart_rows(sample_series.control_chart(), "sv")

    assert columns[-1][0] == "Anmärkning"
    assert rows[8][-1] == "Ovanligt, åt fel håll."
    assert "inte komplett" in rows[23][-1]


def test_rows_have_headings_for_those_who_listen():
    """Every column and every row of a table is named."""
    shown = tables.table(sample_blocks.table(), Names(a_view("sv")))

    assert shown.count('scope="col"') == 3
    assert shown.count('scope="row"') == 3
    assert "312\u00a0456" in shown


def test_a_cut_axis_is_said():
    """The measure line tells where the axis begins."""
    assert "Axeln börjar vid 40\u00a0%, inte vid noll." in markup.measure_line(
        sample_series.control_chart(), "sv"
    )


def test_numbered_phases_are_listed_where_they_do_not_fit():
    """On a telephone the figure holds numbers, and the list beneath says what they are."""
    foot = markup.chart_foot(sample_series.control_chart(), "sv", "narrow")

    assert foot.index("Nytt journalsystem") < foot.index("Webbtidbok införs")
    assert "Webbtidbok" not in markup.chart_foot(sample_series.control_chart(), "sv", "wide")


def test_both_languages_are_there():
    """Swedish words never stand on an English page."""
    assert "on the year before" in markup.headline(sample_blocks.headline(), Names(a_view("en")))
    assert Text("mål", "target").en in markup.headline(
        sample_blocks.headline(), Names(a_view("en"))
    )


def test_what_a_link_got_wrong_is_one_box():
    """Four sentences push the answer down less than four boxes."""
    said = markup.messages(["Ett.", "Två."])

    assert said.count("rf-message") == 1
    assert "Ett." in said and "Två." in said


def test_a_picture_says_what_its_axis_and_marks_mean():
    """What stands around a chart on the page goes with it into PNG and SVG."""
    chart, source = sample_series.control_chart(), Source(BUILD, REGION, YEAR)
    contents = tool_contents(chart, source, "sv", "light")

    assert "inte vid noll" in contents["measure"]
    assert {entry["shape"] for entry in contents["key"]} >= {"improvement", "concern", "hollow"}
    assert contents["reasons"] == markup.numbered_markers(chart, "sv", "wide")


def test_a_comment_stands_under_its_figures_dated_and_signed():
    """Escaped; one that stands elsewhere on the page is not repeated, but is in the picture."""
    spoken = replace(sample_series.control_chart(), comments=(comment(),))
    silent = replace(spoken, comments=(comment(is_shown=False),))
    foot = markup.chart_foot(spoken, "sv", "wide")

    assert "Ny rutin &amp; &lt;nytt&gt; stöd." in foot
    assert "Verksamhetschef, Björkens röntgen · 2025-05-02" in foot
    assert "rf-comment" not in markup.chart_foot(silent, "sv", "wide")
    source = Source(BUILD, REGION, YEAR)
    assert tool_contents(silent, source, "sv", "light")["comments"] == [
        "Kommentar: Ny rutin & <nytt> stöd. (Verksamhetschef, Björkens röntgen · 2025-05-02)"
    ]


def test_a_comment_about_all_figures_stands_under_them():
    """At the top of the page, once."""
    answer = Headline(Sentence(same("Svar.")), (), comments=(comment(),))

    assert markup.headline(answer, Names(a_view("en"))).count("New routine") == 1


def test_a_grid_is_written_with_the_rows_that_are_drawn():
    """Weekdays down and hours across, a hidden cell in its place."""
    columns, rows = tables.chart_rows(sample_groups.cells(), "sv")

    assert [words for words, _ in columns][1::2] == ["08–10", "10–12", "12–14", "14–16"]
    assert [row[0] for row in rows] == ["Måndag", "Tisdag", "Onsdag"]
    assert "få fall" in rows[2]


def test_other_steps_than_the_reader_has_chosen_stand_out():
    """A chart by quarter for one who reads by month says so in strong words."""
    by_quarter = replace(
        sample_series.control_chart(),
        measure=same("Andel bedömda, per kvartal"), x=Axis("time", grain="quarter"),
    )  # fmt: skip
    by_month = replace(
        by_quarter, measure=same("Andel bedömda, per månad"), x=Axis("time", grain="month")
    )
    names = Names(a_view("sv"))

    assert '<b class="rf-grain">per kvartal</b>' in markup.chart_heading(by_quarter, names)
    assert "rf-grain" not in markup.chart_heading(by_month, names)


def test_the_measure_follows_its_finding_and_room_is_kept_beneath():
    """Charts side by side start level: pixels are kept for both together, none between them."""
    short = replace(sample_series.control_chart(), finding=Sentence(same("Kort.")))
    names = Names(a_view("sv"))
    head = markup.chart_heading(short, names, rooms=(118, 90))

    assert "--rf-room:118px;--rf-room-wide:90px" in head
    assert '<h2>Kort.</h2><p class="rf-quiet">' in head
    assert markup.heading_height(short, names, 100) > markup.heading_height(short, names, 600)

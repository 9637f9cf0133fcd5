"""The overview of one unit: what could have been seen of it, and whose numbers it reads."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.panels.parts.overview_answer import overview_answer
from referral_flow.panels.parts.overview_changes import changed
from referral_flow.panels.parts.overview_events import after_events
from referral_flow.panels.parts.overview_figures import overview_figures
from referral_flow.panels.parts.overview_seen import seen_table
from referral_flow.text import Text
from tests.panels import sample_search as found
from tests.panels.sample_region import sample_warehouse
from tests.panels.test_overview import basis, said, told, view


def test_nothing_changed_is_said_with_what_could_have_been_seen():
    """No news is worth reading when it says how small a change it rules out."""
    empty = told(changed).empty.in_("sv").replace("\u00a0", " ")

    assert empty.startswith("Inget har ändrats mer än slumpen brukar ge. ")
    assert "minst så här stor: andelen bedömda inom tre dagar 4 procentenheter." in empty
    assert "Vid en mottagning av vanlig storlek" in told(changed, "K1").empty.in_("sv")


def test_what_followed_an_event_is_the_whole_regions_for_a_part_of_it():
    """A clinic or a municipality reads whose numbers they are, and that it is one of them."""
    clinic = told(after_events, "K1", events=[found.after_event()])
    place = told(after_events, "municipality-1780", events=[found.after_event()])

    assert "i hela regionen är andelen bedömda inom tre dagar 5 %" in said(clinic)[0]
    assert basis(clinic).endswith("Björken rehab är en av dem.")
    assert basis(place).endswith("2 av dem finns i Karlstad.")


def test_the_size_that_could_be_seen_is_the_chosen_units_own():
    """Each way by itself where the level is too low to fall as far as it could rise."""
    own = found.seen("K1", level=0.06, up=0.11, down=0.05)
    search = replace(found.a_search(), seen_by_unit=(own,))
    empty = changed(sample_warehouse(), view("K1"), search).empty.in_("sv").replace("\u00a0", " ")

    assert "11 procentenheter uppåt eller 5 procentenheter nedåt" in empty
    assert "mottagning av vanlig storlek" not in empty


def test_a_level_that_can_move_one_way_only_is_told_that_way():
    """Of 93 in a hundred a fall shows and no rise does; of two in a hundred a rise."""
    warehouse = sample_warehouse()

    def said_of(**sizes) -> str:
        search = replace(found.a_search(), seen_by_unit=(found.seen("K1", **sizes),))
        return changed(warehouse, view("K1"), search).empty.in_("sv").replace("\u00a0", " ")

    assert "30 procentenheter (bara en minskning)" in said_of(level=0.93, up=None, down=0.3)
    assert "12 procentenheter (bara en ökning)" in said_of(level=0.02, up=0.12, down=None)
    assert "5 procentenheter uppåt eller 11 procentenheter nedåt" in said_of(
        level=0.93, up=0.05, down=0.11
    )


def test_a_municipality_of_one_clinic_tells_what_could_be_seen_of_it():
    """K3 alone in its municipality, which was searched as the clinic."""
    search = replace(found.a_search(), seen_by_unit=(found.seen("K3", up=0.065, down=0.06),))
    place = sample_warehouse().units["K3"].municipality_id
    empty = changed(sample_warehouse(), view(place), search).empty.in_("sv")

    assert "7 procentenheter" in empty.replace("\u00a0", " ")


def test_the_table_tells_of_every_measure_what_could_have_been_seen():
    """And where no change could have been."""
    sizes = [found.seen(), found.seen(None, up=None)]
    table = seen_table(sample_warehouse(), found.a_search(sizes=sizes))
    cells = [[cell.in_("sv").replace("\u00a0", " ") for cell in row] for row in table.rows]

    assert [row[1:] for row in cells] == [
        ["Värmland", "48 %", "+4 procentenheter", "−4 procentenheter"],
        ["en vanlig mottagning", "48 %", "kan inte ses", "−4 procentenheter"],
    ]


def test_a_figure_at_the_top_is_no_finding():
    """Two years of one measure are coloured neither good nor bad, and words above them say why."""
    figures = overview_figures(sample_warehouse(), view("K1"))

    assert {figure.change_good for figure in figures} == {"neither"}
    answer = overview_answer(sample_warehouse(), view("K1"), found.a_search(), ())
    assert "jämförs för sig med året före" in answer.reading.sv
    assert changed(sample_warehouse(), view("K1"), found.a_search()).title.sv in answer.reading.sv


def test_a_figure_has_the_name_that_the_catalogue_gives_its_measure():
    """One name a measure, in both languages; a figure in days says besides that it is a median."""
    warehouse = sample_warehouse()
    for figure in overview_figures(warehouse, view("K1")):
        name = warehouse.metrics[figure.metric].label
        assert figure.label in (name, Text(f"{name.sv}, median", f"{name.en}, median"))

"""Councils see clinics without names, the same number all through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from referral_flow.blocks import Note, Sentence, UnitComment, UnitLabel
from referral_flow.disclosure import disclose
from referral_flow.disclosure.unnamed import numbered
from referral_flow.model import Comment
from referral_flow.text import Text
from tests.disclosure.small_blocks import UNITS, chart, clinic, municipality, series, share, table

NAME = "Björken rehab"


def compared():
    labels = [clinic("K2"), clinic("K1"), municipality("municipality-1784")]
    amounts = [share(30, 60), share(31, 60), share(32, 60)]
    title = Sentence(Text(f"{NAME} ligger högst", f"{NAME} is highest"))
    rows = table((clinic("K1"), share(31, 60)), (clinic("K2"), share(30, 60)))
    return [chart(series(*amounts, labels=labels), finding=title), rows]


def test_a_council_sees_numbers_for_clinics():
    """Label, table row and title name the same clinic the same way; municipalities keep theirs."""
    dots, rows = disclose(compared(), "council").blocks
    names = [point.label.name.sv for point in dots.series[0].points]

    assert names == ["Mottagning 1", "Mottagning 2", "Arvika"]
    assert dots.finding.in_("sv") == "Mottagning 2 ligger högst"
    assert dots.finding.in_("en") == "Clinic 2 is highest"
    assert [row[0].name.en for row in rows.rows] == ["Clinic 2", "Clinic 1"]


def test_a_sentence_calls_a_clinic_by_its_place_in_the_list():
    """K2 stands first in the sentence but second in the chart: it is clinic 2 in both.

    Else the numbers of hidden clinics would tell which of them a sentence speaks of.
    """
    words = Text("{unit} kodar mest", "{unit} codes most")
    title = Sentence(words, labels={"unit": clinic("K2")})
    dots = chart(series(share(31, 60), share(30, 60), labels=[clinic("K1"), clinic("K2")]),
                 finding=title)  # fmt: skip

    [seen] = disclose([dots], "council").blocks

    assert seen.finding.in_("sv") == "Mottagning 2 kodar mest"
    assert [point.label.name.sv for point in seen.series[0].points] == [
        "Mottagning 1", "Mottagning 2",
    ]  # fmt: skip


def test_clinics_are_numbered_by_the_fullest_list():
    """A chart of one clinic comes first; the table of three gives the numbers."""
    alone = chart(series(share(40, 80), labels=[clinic("K3")]))
    rows = table(*((clinic(key), share(40, 80)) for key in ("K1", "K2", "K3")))

    dots, listed = disclose([alone, rows], "council").blocks

    assert [row[0].name.sv for row in listed.rows] == [f"Mottagning {n}" for n in (1, 2, 3)]
    assert dots.series[0].points[0].label.name.sv == "Mottagning 3"


def test_neither_name_nor_id_is_left_anywhere():
    """A search of all that the reader is given finds neither."""
    seen = repr(disclose(compared(), "council").blocks)

    assert NAME not in seen
    assert "'K1'" not in seen


def test_the_chosen_clinic_is_unnamed_as_well():
    """Its name may stand in a title without any label."""
    note = Note(Text(NAME, NAME), Sentence(Text("ord", "words")))
    seen = disclose([note], "council", units=[UNITS["K1"]])

    assert seen.blocks[0].title.sv == "Mottagning 1"
    assert seen.name_of(UNITS["K1"]).sv == "Mottagning 1"
    assert seen.name_of(UNITS["K2"]).en == "A clinic"
    assert seen.name_of(UNITS["region-17"]).sv == "Värmland"


def test_names_are_shown_at_work_and_where_the_meeting_says_so():
    """The development group knows its clinics; a template may let a council see them."""
    for seen in (disclose(compared(), "working"), disclose(compared(), "council", names=True)):
        assert seen.blocks[0].series[0].points[1].label.name.sv == NAME
        assert seen.name_of(UNITS["K1"]).sv == NAME


def test_a_municipality_with_a_single_clinic_has_a_number_too():
    """Arvika holds one clinic: its figures are that clinic's, by name."""
    only = replace(UNITS["municipality-1784"], is_one_clinic=True)
    labels = [clinic("K3"), UnitLabel.of(only), municipality("municipality-1780")]
    dots = chart(series(share(30, 60), share(30, 60), share(60, 120), labels=labels))
    seen = disclose([dots], "council", units=[only])

    names = [point.label.name.sv for point in seen.blocks[0].series[0].points]
    assert names == ["Mottagning 1", "Kommun 1", "Karlstad"]
    assert "Arvika" not in repr(seen.blocks)
    assert (seen.shown(only).unit_id, seen.name_of(only).en) == ("municipality-1", "Municipality 1")


def test_a_radiology_department_is_called_a_unit():
    """It is no clinic that patients visit of their own accord, and is numbered by itself."""
    labels = [clinic("K1"), replace(clinic("K2"), kind="radiology")]

    names = [label.name.sv for label in numbered(labels).values()]

    assert names == ["Mottagning 1", "Enhet 1"]


def test_a_unit_that_nothing_names_gets_a_word_for_its_kind():
    """The head of a page may speak of a unit that no block mentions."""
    only = replace(UNITS["municipality-1784"], is_one_clinic=True)
    seen = disclose([], "council")

    assert seen.name_of(only).sv == "En kommun"
    assert seen.shown(only).unit_id == "municipality"
    assert disclose([], "working").shown(only) == only


def said_by(label: UnitLabel) -> UnitComment:
    """A comment signed by a function of the unit."""
    words = Text("Vi hade ny rutin.", "We had a new routine.")
    return UnitComment(label, Comment(label.unit_id, None, date(2025, 5, 2), "chef, enhet", words))


def test_what_a_clinic_says_of_itself_goes_with_its_name():
    """Its signature names it and its words may; what a municipality says stays."""
    own, theirs = said_by(clinic("K1")), said_by(municipality("municipality-1784"))
    spoken = replace(chart(series(share(31, 60))), comments=(own, theirs))

    [council] = disclose([spoken], "council").blocks
    [named] = disclose([spoken], "council", names=True).blocks
    [working] = disclose([spoken], "working").blocks

    assert council.comments == (theirs,)
    assert named.comments == working.comments == (own, theirs)

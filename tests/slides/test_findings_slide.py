"""Findings on slides: each in words that can be edited, with what it rests on; nothing is empty."""

from __future__ import annotations

from referral_flow.blocks import Findings, Found, Lead, Sentence
from referral_flow.text import Text, same
from tests.slides.opened import made, opened, words_of
from tests.slides.sample_nouns import SMALL_N, SMALL_NUMERATOR, share

FEW = Text("Eken rehab: har ändrats, få fall", "Eken rehab: has changed, few cases")
BASIS = Sentence(same("Sökt bland många serier."))
NAMES = "abcdefghijklmnopqrstuvwx"
EMPTY = Sentence(Text("Inget har ändrats. Fyra gånger av fem.", "Nothing has changed. Four."))


def found(said: str = "Eken rehab: andelen har stigit till {level}.", amount=None, good="neutral"):
    """One finding of a clinic."""
    amounts = {"level": amount or share(0.54, 812)}
    return Found(Sentence(same(said), amounts, FEW), Sentence(same("n = 812")), Lead("a"), good)


def findings(*those: Found, key: str = "changed") -> Findings:
    return Findings(key, Text("Det här har ändrats", "This has changed"), those, EMPTY, BASIS)


def slides(*blocks):
    """The slides between the cover and the closing ones, as their words."""
    return [words_of(slide) for slide in list(opened(made(*blocks)).slides)[1:-1]]


def test_a_finding_stands_under_its_name_with_what_it_rests_on():
    """The name before the colon is the heading; the sentence begins with a capital after it."""
    [words] = slides(findings(found()))

    assert "Det här har ändrats" in words
    assert "Eken rehab\n" in words
    assert "Andelen har stigit till 54 %." in words
    assert "812" in words
    assert "Sökt bland många serier." in words


def test_a_hidden_finding_is_told_in_its_other_words():
    """No number of it is anywhere in the file."""
    few = share(SMALL_NUMERATOR / SMALL_N, SMALL_N)
    [words] = slides(findings(found(amount=few, good="concern")))

    assert "Har ändrats, få fall" in words
    assert str(SMALL_N) not in words
    assert "åt fel håll" not in words


def test_which_way_it_went_is_said_in_words():
    """Colour alone would not reach the back row."""
    assert "ovanligt, åt rätt håll" in slides(findings(found(good="improvement")))[0]


def test_that_nothing_was_found_is_said_once():
    """The first list says so; another one without findings has no slide."""
    shown = slides(findings(), findings(key="lost"))

    assert len(shown) == 1
    assert "Inget har ändrats" in shown[0]
    assert "Fyra gånger av fem." in shown[0]


def test_two_short_lists_share_a_slide_under_their_question():
    """A column each, under its own name; neither stands on a slide that is nearly empty."""
    [words] = slides(findings(found()), findings(found("Granen: har kortare väg."), key="after"))

    assert words.count("Det här har ändrats") == 2
    assert "Får patienterna bedömning i tid?" in words
    assert "Eken rehab" in words
    assert "Granen" in words


def test_a_short_list_by_itself_is_set_large():
    """One finding is read from the back row."""
    [slide] = list(opened(made(findings(found()))).slides)[1:-1]
    [words] = [one for one in slide.placeholders if "Eken rehab" in one.text_frame.text]

    assert words.text_frame.paragraphs[0].runs[0].font.size.pt == 20


def test_a_long_list_is_not_squeezed_beside_another():
    """Twelve findings have slides of their own."""
    many = findings(*(found(f"Mottagning {name}: andelen är hög.") for name in NAMES[:12]))

    assert len(slides(findings(found(), key="first"), many)) > 1


def test_many_findings_go_on_to_the_next_slide():
    """Each once, none cut off."""
    shown = slides(findings(*(found(f"Mottagning {name}: andelen är hög.") for name in NAMES)))

    assert len(shown) > 1
    assert "fortsättning" in shown[1]
    told = "".join(shown)
    assert [told.count(f"Mottagning {name}\n") for name in NAMES] == [1] * 24

"""Findings as HTML: links that lead on, words that are escaped, a verdict by shape and words."""

from __future__ import annotations

from referral_flow.blocks import Findings, Found, Lead, Sentence
from referral_flow.screen.findings import findings
from referral_flow.text import Text, same
from tests.screen.sample_amounts import a_view

TITLE = Text("Det här har ändrats", "This has changed")
LEAD = Lead("radiology_outcome", "K1", "2025-Q3", choices=(("only", "exam:MR"),), chart="over_time")


def shown(*those: Found, language: str = "sv") -> str:
    empty, basis = Sentence(same("Inget alls.")), Sentence(same("Sökt bland alla."))
    return findings(Findings("changed", TITLE, those, empty, basis), a_view(language))


def found(words: str = "Eken: har stigit.", good: str = "neutral") -> Found:
    return Found(Sentence(same(words)), Sentence(same("n = 812")), LEAD, good)


def test_a_finding_is_a_link_to_its_chart():
    """Page, unit, period, the page's own choice and the place on the page."""
    html = shown(found())

    assert 'class="rf-go" href="radiology_outcome?' in html
    for part in ("unit=K1", "period=2025-Q3", "only=exam%3AMR", "#figure-over_time"):
        assert part in html


def test_the_name_is_marked_and_all_words_are_escaped():
    """A clinic may be called anything."""
    html = shown(found("Rygg & Led <b>: har stigit."))

    assert "<b>Rygg &amp; Led &lt;b&gt;:</b> har stigit." in html


def test_which_way_it_went_has_a_shape_and_words():
    """Blue and orange are told apart by those who see no colours."""
    html = shown(found(good="concern"))

    assert "rf-shape rf-concern" in html
    assert "ovanligt, åt fel håll" in html
    assert "rf-shape" not in shown(found())


def test_a_list_without_findings_says_so():
    """And still what was searched."""
    html = shown()

    assert "Inget alls." in html
    assert "Sökt bland alla." in html
    assert "<ul>" not in html


def test_the_list_is_named_by_its_heading():
    """Readers aloud find it among the regions of the page."""
    html = shown(found(), language="en")

    assert 'aria-labelledby="rf-changed"' in html
    assert '<h2 id="rf-changed">This has changed</h2>' in html


def test_a_long_list_is_folded_after_its_first_findings():
    """Twenty of them: twelve are read at once, and eight are there for those who ask."""
    html = shown(*(found(f"Mottagning {place}: har stigit.") for place in range(20)))
    first, rest = html.split("<details>")

    assert first.count("<li>") == 12
    assert rest.count("<li>") == 8
    assert "Visa 8 till" in rest
    assert "<details>" not in shown(*[found()] * 13)

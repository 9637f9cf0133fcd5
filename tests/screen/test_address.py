"""Links: ids in and out, and calm words about what is unknown."""

from __future__ import annotations

from referral_flow.screen import address
from referral_flow.text import Text

ALLOWED = {"lang": ("sv", "en"), "unit": ["region-17", "K1"], "period": ["2025"]}


def test_known_and_unknown_ids_are_told_apart():
    """Each id is judged by itself: one wrong id does not spoil the rest of a link."""
    found = address.read({"lang": "en", "unit": "K9", "period": "2025"}, ALLOWED)

    assert found.known == {"lang": "en", "period": "2025"}
    assert found.unknown == {"unit": "K9"}


def test_keys_that_no_one_asks_for_are_passed_over():
    """Another page's control or a mail program's tracking word is no fault of the reader."""
    found = address.read({"utm_source": "mail", "lang": "sv"}, ALLOWED)

    assert found.known == {"lang": "sv"}
    assert found.unknown == {}


def test_an_empty_query_is_page_navigation():
    """Nothing in the address keeps what was chosen."""
    assert not address.is_new({}, {"address_written": {"unit": "K1"}})


def test_our_own_words_are_no_link():
    """What was last written is not read back; anything else is a link, or Back."""
    state: dict = {}
    address.remember({"unit": "K1"}, state, "guarantee")

    assert not address.is_new({"unit": "K1"}, state)
    assert address.is_new({"unit": "region-17"}, state)


def test_the_same_words_asked_of_another_page_are_a_link():
    """Nothing was written for that page yet, so what the words leave open is its default."""
    state: dict = {}
    address.remember({"unit": "K1"}, state, "guarantee")

    assert not address.is_new({"unit": "K1"}, state, "guarantee")
    assert address.is_new({"unit": "K1"}, state, "access")


def test_unknown_ids_are_named_in_the_language_and_cut_short():
    """A long id is cut, so that a link cannot fill the page."""
    words = address.unknown_words("unit", "x" * 500, "Värmland", "sv", None)

    assert words.startswith("Länken anger enheten ”xxx")
    assert "Värmland" in words
    assert len(words) < 150
    assert "the unit" in address.unknown_words("unit", "K9", "Värmland", "en", None)


def test_a_week_as_period_is_told_to_choose_a_month():
    """Weeks exist in charts, but not as a period: the sentence says what to do."""
    words = address.unknown_words("period", "2025-W20", "november 2024 – oktober 2025", "sv", None)

    assert words.startswith("Veckor kan inte väljas som period; välj månad.")


def test_an_unknown_choice_is_told_by_the_name_of_its_control():
    """The reader sees which of the page's lists to look at."""
    label = Text("Visa bara", "Show only")

    assert address.unknown_words("only", "foo", "alla remisser", "sv", label).startswith(
        "Länken anger för ”Visa bara” valet ”foo”, som inte finns här."
    )
    assert "“Show only”" in address.unknown_words("only", "foo", "all referrals", "en", label)


def test_an_unknown_page_is_named_and_cut_short():
    """A mistyped address does not pass for the overview."""
    assert "”nosuchpage”, som inte finns" in address.unknown_page_words("nosuchpage", "sv")
    assert len(address.unknown_page_words("x" * 500, "en")) < 150


def test_what_is_typed_into_a_field_for_looking_is_no_choice():
    """The browser reads and writes those words: they are kept, and their change is no link."""
    query = {"unit": "K1", "q": "remiss"}

    assert address.choices_in(query) == {"unit": "K1"}
    assert address.kept_by_browser(query) == {"q": "remiss"}

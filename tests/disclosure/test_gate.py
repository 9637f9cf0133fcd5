"""The gate: nothing hidden passes in any form, and nobody else can say what readers may see."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from referral_flow.blocks import Amount, Figure, Headline, Note, Point, Sentence, Series
from referral_flow.disclosure import Disclosed, disclose
from referral_flow.disclosure.walk import amounts_in
from referral_flow.text import Text
from tests.disclosure.small_blocks import WORDS, chart, hidden_in, series, share, table


def free(value: float) -> Amount:
    return Amount(value, "percent", rule="free")


def test_a_hidden_number_leaves_no_trace():
    """Value, interval, n and numerator are gone; one mark stands instead."""
    seen = disclose([chart(series(share(3, 60), share(30, 60)))], "working").blocks[0]
    hidden = seen.series[0].points[0].amount

    assert (hidden.value, hidden.n, hidden.numerator, hidden.low, hidden.high) == (None,) * 5
    assert hidden.in_("sv") == "få fall"
    assert seen.series[0].points[1].amount.in_("en") == "50%"


def test_a_note_that_repeats_a_hidden_number_goes_with_it():
    """A tooltip is a way out too."""
    points = (
        Point("x", share(3, 60), note=Text("tre", "three")),
        Point("y", share(0, 60), note=WORDS),
    )
    seen = disclose([chart(Series("s", WORDS, points))], "working").blocks[0].series[0].points

    assert seen[0].note is None
    assert seen[1].note == WORDS


def test_zero_is_shown():
    """Nobody of sixty, or all of them, tells of no small group."""
    assert hidden_in(disclose([chart(series(share(0, 60), share(60, 60)))], "council")) == [0, 0]


def test_a_sentence_with_a_hidden_number_says_its_other_words():
    """The finding above a chart is a way out too."""
    finding = Sentence(Text("{a} väntar", "{a} wait"), {"a": share(2, 30)}, Text("Få", "Few"))
    seen = disclose([chart(series(share(10, 30)), finding=finding)], "working").blocks[0]

    assert seen.finding.in_("sv") == "Få"
    assert all(amount.value is None for amount in seen.finding.amounts.values())


def test_a_change_goes_when_either_end_is_hidden():
    """Now, and how much more than a year ago, would give the year before."""
    change = Amount(0.1, "points", rule="free", ends=(share(30, 60), share(3, 60)))
    shown = Figure(WORDS, share(30, 60), change=change)
    hidden_now = Figure(WORDS, share(3, 60), change=free(0.2))
    seen = disclose([Headline(Sentence(WORDS), (shown, hidden_now))], "working").blocks[0].figures

    assert seen[0].amount.value == 0.5
    assert seen[0].change.suppressed
    assert seen[1].change.suppressed


def test_what_only_the_gate_needs_stays_behind():
    """The ends of a difference and the origin of a number hold exact counts."""
    change = Amount(0.1, "points", rule="free", ends=(share(30, 60), share(20, 60)))
    seen = disclose([Note(WORDS, Sentence(WORDS, {"a": change}))], "working")

    assert [amount.ends for amount in amounts_in(seen.blocks)] == [()]


def test_limits_go_with_a_hidden_point():
    """A limit is as wide as n is small: it would give n away."""
    value = series(share(3, 60), share(30, 60))
    upper = series(free(0.9), free(0.8), key="upper", role="limit")
    even = series(free(0.5), free(0.5), key="mean", role="mean")
    seen = disclose([chart(value, upper, even)], "working").blocks[0].series

    assert [point.amount.suppressed for point in seen[1].points] == [True, False]
    assert [point.amount.suppressed for point in seen[2].points] == [False, False]


def test_the_end_of_a_limit_tells_of_its_last_point_that_is_left():
    """The last month is hidden, and so is its limit: the words tell of the month before."""
    words = Text("övre gräns {value}", "upper limit {value}")
    value = series(share(30, 60), share(30, 60), share(3, 60))
    upper = series(free(0.7), free(0.8), free(0.9), key="upper", role="limit")
    upper = dataclasses.replace(upper, end_label=Sentence(words, {"value": free(0.9)}))
    seen = disclose([chart(value, upper)], "working").blocks[0].series[1]

    assert seen.end_label.in_("sv") == "övre gräns 80\u00a0%"
    assert hash(seen.end_label)


def test_a_number_shown_twice_is_hidden_twice():
    """Chart, table and sentence show the same cell."""
    rows = table((WORDS, share(3, 60)))
    seen = disclose([chart(series(share(3, 60))), rows], "working")

    assert all(amount.suppressed for amount in amounts_in(seen.blocks))


def test_only_the_gate_makes_what_readers_may_see():
    """Neither a constructor nor a copy with other blocks gets past it."""
    seen = disclose([chart(series(share(30, 60)))], "working")
    with pytest.raises(TypeError, match="Only disclose"):
        Disclosed((), "working", None, object())
    with pytest.raises((TypeError, ValueError)):
        dataclasses.replace(seen, blocks=())


def test_what_was_disclosed_cannot_be_changed():
    """Frozen through and through: fields, tuples and the amounts of sentences."""
    finding = Sentence(Text("{a}", "{a}"), {"a": share(30, 60)})
    seen = disclose([chart(series(share(30, 60)), finding=finding)], "working")
    with pytest.raises(dataclasses.FrozenInstanceError):
        seen.blocks = ()
    with pytest.raises(TypeError):
        seen.blocks[0].finding.amounts["a"] = share(1, 60)
    with pytest.raises(TypeError):
        seen.blocks[0].finding.amounts.update(a=share(1, 60))
    assert isinstance(seen.blocks, tuple)


def test_what_was_disclosed_can_be_kept_and_fetched():
    """A cache may store it and give it back the same."""
    seen = disclose([chart(series(share(30, 60)), finding=Sentence(WORDS, {}))], "council")

    assert pickle.loads(pickle.dumps(seen)).blocks == seen.blocks
    assert copy.deepcopy(seen) == seen


def test_an_unknown_audience_gets_nothing():
    """A slip of the pen must not open the gate."""
    with pytest.raises(ValueError, match="Unknown audience"):
        disclose([], "everyone")

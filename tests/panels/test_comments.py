"""A unit's own words stand beside the figures that they are about, and follow each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from referral_flow.blocks import Amount, Axis, Chart, Figure, Headline, Sentence
from referral_flow.model import Comment, Unit
from referral_flow.panels.parts.comments import with_comments
from referral_flow.text import Text, same

WORDS = Text("ord", "words")
RADIOLOGY = Unit("R1", "radiology", same("Björkens röntgen"))


class Wrote:
    """A warehouse of nothing but comments."""

    def __init__(self, *comments: Comment) -> None:
        self._comments = comments

    def comments(self, unit_id: str) -> list[Comment]:
        return [one for one in self._comments if one.unit_id == unit_id]


def wrote(metric: str | None, words: str, month: int = 5, unit_id: str = "R1") -> Comment:
    """A comment from 2025, by the head of the unit."""
    return Comment(unit_id, metric, date(2025, month, 2), "verksamhetschef", same(words))


def chart(key: str, metric: str | None) -> Chart:
    """A chart of a metric, and nothing in it."""
    return Chart(key, "bars", Sentence(WORDS), WORDS, Axis("category"), Axis("number"), (), metric)


def headline(*metrics: str) -> Headline:
    """An answer with a figure per metric."""
    figures = tuple(Figure(WORDS, Amount(0.1, "percent", rule="free"), key) for key in metrics)
    return Headline(Sentence(WORDS), figures)


def shown(block) -> list[str]:
    """The comments that a reader sees beside the block."""
    return [one.comment.text.sv for one in block.comments if one.is_shown]


def carried(block) -> list[str]:
    """The comments that are in the block's files."""
    return [one.comment.text.sv for one in block.comments]


def test_a_comment_stands_once_and_travels_with_every_chart_of_its_metric():
    """Beside the first chart of the return share; the file of the second one has it too."""
    page = [chart("first", "return_share"), chart("second", "return_share"), chart("else", "x")]
    first, second, other = with_comments(
        Wrote(wrote("return_share", "Ny rutin")), [RADIOLOGY], page
    )

    assert (shown(first), shown(second), shown(other)) == (["Ny rutin"], [], [])
    assert (carried(first), carried(second), carried(other)) == (["Ny rutin"], ["Ny rutin"], [])


def test_a_comment_about_everything_stands_with_the_answer_and_travels_with_every_chart():
    """It names no metric."""
    answer, drawn = with_comments(
        Wrote(wrote(None, "Ombyggnad i mars")), [RADIOLOGY], [headline("x"), chart("a", "x")]
    )

    assert shown(answer) == ["Ombyggnad i mars"]
    assert (shown(drawn), carried(drawn)) == ([], ["Ombyggnad i mars"])


def test_a_comment_about_a_figure_that_no_chart_draws_stands_with_the_answer():
    """The stock is a figure of the headline alone."""
    answer, _ = with_comments(
        Wrote(wrote("stock", "Kön är kort")), [RADIOLOGY], [headline("stock"), chart("a", "x")]
    )

    assert shown(answer) == ["Kön är kort"]


def test_a_comment_about_a_headline_figure_does_not_wait_for_a_chart_at_the_bottom():
    """The only chart of it is not the main one: it stands with the figure, and not twice."""
    below = replace(chart("a", "stock"), place="who")
    top, drawn = with_comments(
        Wrote(wrote("stock", "Kön är kort")), [RADIOLOGY], [headline("stock"), below]
    )

    assert len(top.comments) == 1
    assert [one.is_shown for one in drawn.comments] == [False]


def test_a_comment_about_something_that_the_page_lacks_is_not_there():
    """Nothing on the page is about it."""
    answer, drawn = with_comments(
        Wrote(wrote("elsewhere", "Ord")), [RADIOLOGY], [headline("x"), chart("a", "x")]
    )

    assert carried(answer) == carried(drawn) == []


def test_the_latest_comment_stands_first_and_other_units_keep_theirs():
    """R1's two, not R2's."""
    source = Wrote(wrote("x", "maj"), wrote("x", "juni", 6), wrote("x", "annan", 7, "R2"))
    [drawn] = with_comments(source, [RADIOLOGY], [chart("a", "x")])

    assert shown(drawn) == ["juni", "maj"]
    assert drawn.comments[0].by.name.sv == "Björkens röntgen"

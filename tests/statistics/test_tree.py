"""Findings on a tree: Simes, Benjamini and Hochberg, and what is opened beneath what was found."""

from __future__ import annotations

import numpy as np
import pytest

from referral_flow.statistics.tree import (
    Node,
    found_of,
    found_on_tree,
    least_levels,
    lone_levels,
    simes,
)

# Benjamini & Hochberg (1995), section 4: fifteen endpoints of a trial of thrombolysis
PUBLISHED = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
    0.6528, 0.7590, 1.0000,
]  # fmt: skip


def leaves(*p_values: float, name: str = "leaf") -> tuple[Node, ...]:
    return tuple(Node((name, at), p_value) for at, p_value in enumerate(p_values))


def test_four_of_the_published_fifteen_are_found():
    """0.0095 is the largest at or below its rank times 0.05 / 15; Bonferroni finds three."""
    assert found_of(PUBLISHED, 0.05).tolist() == [True] * 4 + [False] * 11


def test_a_large_p_value_is_carried_by_the_small_ones_beside_it():
    """0.04 alone of three would not be found at 0.05; with 0.01 and 0.03 beside it, all are."""
    assert found_of([0.04, 0.01, 0.03], 0.05).all()
    assert not found_of([0.04, 0.5, 0.9], 0.05).any()


def test_simes_is_the_least_of_the_scaled_p_values():
    """Three answers: 3 × 0.02, 3/2 × 0.03 and 3/3 × 0.2; the least is 0.045."""
    assert simes([0.2, 0.02, 0.03]) == pytest.approx(0.045)


def test_an_inner_question_is_answered_by_those_beneath_it():
    """Two by Simes of (0.01, 0.6) and (0.2,), and the whole by Simes of 0.02 and 0.2: 0.04."""
    inner = Node("a", children=leaves(0.01, 0.6)), Node("b", children=leaves(0.2, name="b"))

    assert Node("whole", children=inner).chance == pytest.approx(0.04)


def test_a_family_is_opened_only_where_its_parent_was_found():
    """0.013 is small, but its family's 4 × 0.013 is above 0.05: nobody asks what is in it."""
    family = (
        Node("found", children=leaves(0.001, 0.6, name="found")),
        Node("shut", children=leaves(0.013, 0.9, 0.9, 0.9, name="shut")),
    )

    assert found_on_tree(family, 0.05) == {"found", ("found", 0)}


def test_the_fewer_found_above_the_stricter_it_is_beneath():
    """A child with 0.02: beneath one found of two it needs 0.025, beneath one of four 0.0125."""
    one_of_two = (Node("a", children=leaves(0.001, 0.04)), Node("b", 0.9))
    one_of_four = (*one_of_two, Node("c", 0.9), Node("d", 0.9))
    asked = Node("a", children=(Node("small", 0.001), Node("larger", 0.02)))

    assert "larger" in found_on_tree((asked, *one_of_two[1:]), 0.05)
    assert "larger" not in found_on_tree((asked, *one_of_four[1:]), 0.05)


def test_a_third_floor_is_held_to_the_shares_found_on_both_above():
    """One of two and one of two: a leaf alone in its family needs 0.05 / 4 = 0.0125."""

    def tree(p_value: float) -> tuple[Node, ...]:
        middle = Node("middle", children=(Node("leaf", p_value),)), Node("beside", 0.9)
        return Node("top", children=middle), Node("other", 0.9)

    assert "leaf" in found_on_tree(tree(0.0124), 0.05)
    assert "leaf" not in found_on_tree(tree(0.0126), 0.05)


def test_the_least_level_is_where_a_finding_is_just_found():
    """The leaf above with 0.0124 is found from 4 × 0.0124 on, its parents from less."""
    middle = Node("middle", children=(Node("leaf", 0.0124),)), Node("beside", 0.9)
    levels = least_levels((Node("top", children=middle), Node("other", 0.9)), 0.05)

    assert levels["leaf"] == pytest.approx(4 * 0.0124, rel=1e-4)
    assert levels["top"] <= levels["leaf"]


def test_a_question_of_more_weight_needs_less():
    """Weights 3 and 1 of two: 1.5 and 0.5 on average, so alone 0.0375 and 0.0125 are found."""

    def family(heavy: float, light: float) -> tuple[Node, ...]:
        return Node("heavy", heavy, weight=3.0), Node("light", light, weight=1.0)

    assert found_on_tree(family(0.0374, 0.9), 0.05) == {"heavy"}
    assert not found_on_tree(family(0.0376, 0.9), 0.05)
    assert found_on_tree(family(0.9, 0.0124), 0.05) == {"light"}
    assert not found_on_tree(family(0.9, 0.0126), 0.05)


def test_an_inner_chance_is_simes_of_what_weights_leave():
    """0.03 by 1.5 and 0.02 by 0.5 are 0.02 and 0.04: the least of 2 × 0.02 and 0.04 is 0.04."""
    inner = Node("in", children=(Node("a", 0.03, weight=3.0), Node("b", 0.02)))

    assert inner.chance == pytest.approx(0.04)


def test_a_lone_finding_is_found_at_its_level_and_not_above():
    """One of two, of weights 3 and 1, under one of two alike: 0.05 × 3/4 / 2 and 0.05 / 4 / 2."""

    def tree(heavy: float, light: float) -> tuple[Node, ...]:
        under = Node("heavy", heavy, weight=3.0), Node("light", light)
        return Node("top", children=under), Node("other", 0.9)

    levels = dict(lone_levels(tree(1, 1), 0.05))

    assert levels == pytest.approx({"heavy": 0.01875, "light": 0.00625, "other": 0.025})
    assert "heavy" in found_on_tree(tree(0.0187, 0.9), 0.05)
    assert "heavy" not in found_on_tree(tree(0.0188, 0.9), 0.05)
    assert "light" in found_on_tree(tree(0.9, 0.0062), 0.05)
    assert "light" not in found_on_tree(tree(0.9, 0.0063), 0.05)


def test_where_nothing_is_true_something_is_found_as_seldom_as_promised():
    """1,000 trees of 5 × 4 × 3 chances: at 10 %, findings come about in at most that share."""
    random = np.random.default_rng(3)

    def tree(chances) -> tuple[Node, ...]:
        return tuple(
            Node(("top", a), children=tuple(
                Node(("middle", a, b), children=leaves(*row, name=f"{a}{b}"))
                for b, row in enumerate(block)
            ))
            for a, block in enumerate(chances)
        )  # fmt: skip

    found = [bool(found_on_tree(tree(random.random((5, 4, 3))), 0.1)) for _ in range(1_000)]

    assert np.mean(found) <= 0.1 + 2 * np.sqrt(0.1 * 0.9 / 1_000)
    assert np.mean(found) > 0.07


def test_an_empty_tree_has_no_findings():
    """No measure, no series: nothing is asked and nothing found."""
    assert found_on_tree((), 0.05) == set()

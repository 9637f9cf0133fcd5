"""Two splits against each other: little is hidden, and nothing small can be worked out."""

from __future__ import annotations

from referral_flow.blocks import Amount
from referral_flow.charts.grid import OTHERS_KEY, Cell, Grid, without_few
from referral_flow.charts.two_way import two_way_grid
from referral_flow.disclosure import disclose
from referral_flow.disclosure.walk import amounts_in
from referral_flow.text import Text, same
from tests.fake_warehouse import metric, periods

PERIOD = {one.period_id: one for one in periods()}["2025-Q1"]
BY = (Text("Skäl", "Reason"), Text("Skede", "Stage"))


def grid(rows: dict[str, tuple[int, ...]], n: tuple[int, ...] | None = None) -> Grid:
    """Rows of numbers under columns a, b, c; `n` makes them shares of each column's cases."""
    columns = "abc"[: len(next(iter(rows.values())))]
    cells = {
        (row, column): Cell(number, n[place] if n else None)
        for row, numbers in rows.items()
        for place, (column, number) in enumerate(zip(columns, numbers, strict=True))
    }
    named = {key: same(key) for key in (*rows, *columns)}
    return Grid(metric("return_share"), PERIOD, BY, {row: named[row] for row in rows},
                {column: named[column] for column in columns}, cells)  # fmt: skip


def numbers(seen: Grid) -> dict[str, list[int]]:
    return {row: [cell.numerator for cell in seen.row(row)] for row in seen.rows}


def test_the_smallest_rows_are_put_together_until_nothing_is_few():
    """3 and 2 may not be shown: with the next smallest row they are 5 and 12 of others."""
    seen = without_few(grid({"x": (40, 30), "little": (3, 2), "some": (2, 10), "y": (60, 9)}))

    assert numbers(seen) == {"x": [40, 30], "y": [60, 9], OTHERS_KEY: [5, 12]}


def test_a_grid_without_few_is_only_put_in_order():
    """Largest row first; nobody is nobody."""
    assert list(without_few(grid({"x": (5, 0), "y": (60, 9)})).rows) == ["y", "x"]


def test_one_small_column_goes_with_the_largest():
    """Two orthopaedists a reason: told of together with the many, so the third stays visible."""
    rows = {"x": (100, 2, 30), "y": (60, 3, 20), "z": (50, 1, 10)}
    seen = without_few(grid(rows, n=(1000, 100, 200)))

    assert numbers(seen) == {"x": [102, 30], "y": [63, 20], "z": [51, 10]}
    assert [cell.n for cell in seen.row("x")] == [1100, 200]
    assert seen.columns["a"].sv == "a + b"


def test_a_column_of_four_people_takes_the_next_smallest_along():
    """With the largest it could be worked out from how many each group had in all."""
    rows = {"x": (100, 2, 30), "y": (60, 1, 20), "z": (50, 1, 10)}

    assert numbers(without_few(grid(rows)))["x"] == [100, 32]


def test_what_cannot_be_put_together_is_left_to_the_gate():
    """Two rows of few: the gate hides, and the title says no figure."""
    chart = two_way_grid(grid({"x": (3, 2), "y": (1, 2)}), key="k")
    seen = disclose([chart], "working").blocks[0]

    assert all(one.suppressed for row in seen.series for one in amounts_in(row.points))
    assert seen.finding.in_("sv") == "Skäl efter skede"


def test_the_title_names_the_largest_cell_and_of_how_many():
    """Not the others, however many they are."""
    chart = two_way_grid(grid({"x": (90, 30), "y": (3, 99), "z": (2, 98)}), key="k")

    assert chart.finding.in_("sv") == "Vanligast vid a: x (90 av 322)"


def test_shares_are_of_each_columns_cases():
    """30 of 200 is more than 100 of 1 000."""
    chart = two_way_grid(grid({"x": (100, 30), "y": (50, 20)}, n=(1000, 200)), key="k")
    [first, *_] = [point.amount for point in chart.series[0].points]

    assert isinstance(first, Amount) and (first.numerator, first.n) == (100, 1000)
    assert chart.finding.in_("sv") == "x är vanligast hos b: 15\u00a0%"


def test_a_title_never_tells_what_its_grid_hides():
    """The largest cell rests on 4 of 30: hidden in the grid, and so in the title."""
    chart = two_way_grid(grid({"x": (4, 3), "y": (2, 1)}, n=(30, 400)), key="k")
    seen = disclose([chart], "working").blocks[0]

    assert chart.finding.in_("sv") == "Skäl efter skede"
    assert seen.finding.in_("sv") == "Skäl efter skede"


def test_the_titles_number_is_the_cells_own():
    """What hides a cell for the sake of a sum hides the title too."""
    chart = two_way_grid(grid({"x": (100, 30), "y": (50, 20)}, n=(1000, 200)), key="k")
    drawn = [point.amount for series in chart.series for point in series.points]

    assert any(chart.finding.amounts["value"] is amount for amount in drawn)


def test_a_small_group_always_goes_with_the_largest_of_shares():
    """One case or five: the same two groups stand together, and the page says why."""
    for few in (1, 5):
        rows = {"x": (100, few, 30), "y": (60, 1, 20), "z": (50, 1, 10)}
        chart = two_way_grid(grid(rows, n=(1000, 100, 200)), key="k")

        assert [point.x for point in chart.series[0].points] == ["a", "c"]
        assert "sammanslaget" in chart.reading.in_("sv")

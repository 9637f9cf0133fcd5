"""The chain's page on a small region: what it says, what it leaves out, what it cannot follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from referral_flow.blocks import Chart, Headline, Note, Table
from referral_flow.disclosure import disclose
from referral_flow.flows import flow_of
from referral_flow.model import View
from referral_flow.panels.referral_chain import PANEL, blocks
from tests.fake_warehouse import FakeWarehouse, metric

YEAR = "12m-2025-10"
KINDS = ("physio", "health_centre", "municipality", "region")
WAYS = {
    ("need", "doctor"): 160, ("need", "not_pursued"): 25, ("need", "open"): 15,
    ("doctor", "sent"): 140, ("doctor", "declined"): 20,
    ("sent", "received"): 180, ("sent", "lost"): 10,
    ("received", "accepted"): 130, ("received", "rejected"): 20, ("received", "returned"): 20,
    ("received", "open"): 10, ("received", "completion_requested"): 12,
    ("completion_requested", "received"): 12, ("returned", "sent"): 9, ("rejected", "sent"): 2,
    ("accepted", "performed"): 110, ("accepted", "open"): 20,
    ("performed", "reported"): 100, ("performed", "open"): 10,
    ("reported", "acknowledged"): 90, ("reported", "open"): 10,
}  # fmt: skip
STRAIGHT = "need>doctor>sent>received>accepted>performed>reported>acknowledged"
SHARES = ("need_to_referral_share", "first_pass_acceptance", "final_acceptance")


def metrics(lacking: tuple[str, ...] = ()) -> list:
    """The catalogue of the page; of no direction is it said that it is better."""
    shapes = {
        "referral_flow": ("table", {"splits": ("exam", "body_region")}),
        "referral_routes": ("table", {"splits": ("exam", "body_region")}),
        "referral_step_days": ("duration", {"splits": ("step", "step,exam")}),
        "route_days": ("duration", {"splits": ("route",)}),
        "total_days": ("duration", {}),
        "sent_to_exam_days": ("duration", {}),
    } | {key: ("ratio", {"splits": ("exam", "body_region")}) for key in SHARES}
    return [
        metric(key, shape, good="neither", unit_kinds=KINDS, **more,
               missing=("needs",) if key in lacking else ())
        for key, (shape, more) in shapes.items()
    ]  # fmt: skip


@lru_cache(maxsize=4)
def warehouse(lacking: tuple[str, ...] = ()) -> FakeWarehouse:
    """Two hundred needs and fifty referrals without one, all of one region and year."""
    place = ("region-17", YEAR)
    ways = {way: n for way, n in WAYS.items() if not (lacking and way[0] in ("need", "doctor"))}
    tables = [("referral_flow", *place, None, None, *way, None, n) for way, n in ways.items()]
    tables += [
        ("referral_flow", *place, "exam", "US_SHOULDER", *way, None, n // 2)
        for way, n in ways.items()
    ]
    routes = {STRAIGHT: 90, "need>not_pursued": 25, "other": 135}
    tables += [
        ("referral_routes", *place, None, None, route, None, None, n) for route, n in routes.items()
    ]
    days = [("referral_step_days", *place, "step", start, 4, end, n) for (start, end), n in
            ways.items() if end != "open"]  # fmt: skip
    days += [
        ("total_days", *place, None, None, 50, "acknowledged", 90),
        ("total_days", *place, None, None, 30, "not_pursued", 25),
        ("total_days", *place, None, None, 90, "open", 85),
        ("sent_to_exam_days", *place, None, None, 20, "performed", 110),
        ("sent_to_exam_days", *place, None, None, 70, "turned_down", 40),
        ("sent_to_exam_days", *place, None, None, 90, "open", 40),
    ]
    ratios = [(key, *place, None, None, 140, 180) for key in SHARES]
    return FakeWarehouse(metrics(lacking), tables=tables, durations=days, ratios=ratios)


def page(only: str = "all", lacking: tuple[str, ...] = (), unit: str = "region-17") -> list:
    """The page as those who work with it see it."""
    given = warehouse(lacking)
    view = View(given.units[unit], "month", given.periods[YEAR])
    return list(disclose(blocks(given, view, {"only": only}), "working").blocks)


def chart(key: str, **how) -> Chart:
    """One chart of the page."""
    return next(one for one in page(**how) if isinstance(one, Chart) and one.key == key)


def words(block) -> str:
    """What stands first in a block, with plain spaces."""
    said = block.answer if isinstance(block, Headline) else block.finding
    return said.in_("sv").replace("\u00a0", " ")


def test_the_page_opens_with_how_far_the_chains_have_come():
    """110 of 250 have led to an examination: 200 needs and 50 referrals without one."""
    assert words(page()[0]) == (
        "Av 250 remisskedjor som började under november 2024–oktober 2025 har 44 % hittills lett "
        "till en undersökning."
    )


def test_those_on_their_way_are_counted_once():
    """15, 10, 20, 10 and 10 are open at their stages: 65."""
    figures = {figure.label.sv: figure.amount for figure in page()[0].figures}

    assert figures["Pågår 2025-10-31"].value == 65


def test_the_flow_takes_its_ways_loops_and_days_from_the_warehouse():
    """Sent again by eleven, whatever the answer was before; completions once."""
    flow = flow_of(chart("flow"))
    received = flow.stages[3]

    assert {way.label.sv: way.amount.n for way in flow.loops(received)} == {
        "komplettering": 12,
        "sänds igen": 11,
    }
    assert flow.onward(received).days.value == 4


def test_the_page_works_without_choices():
    """A deck and a command line ask for no filter."""
    given = warehouse()
    view = View(given.units["region-17"], "month", given.periods[YEAR])

    assert isinstance(blocks(given, view, {})[0], Headline)


def test_a_filter_is_followed_or_it_is_said_that_it_is_not():
    """The flow is of shoulders by ultrasound; days in all are not divided so."""
    flow = flow_of(chart("flow", only="exam:US_SHOULDER"))
    since_need = chart("since_need", only="exam:US_SHOULDER")

    assert flow.stages[0].amount.n == 80 + 12 + 7
    assert "följer inte urvalet" in since_need.coarser.sv


def test_without_needs_the_chain_begins_when_the_referral_is_sent():
    """The page says so, and the rest of it stands."""
    lacking = ("need_to_referral_share", "total_days")
    found = page(lacking=lacking)
    flow = flow_of(chart("flow", lacking=lacking))

    assert flow.stages[0].key == "sent"
    assert any(isinstance(one, Note) and one.place == "answer" for one in found)


def test_a_unit_without_chains_is_told_so_calmly():
    """No chart, no number, no error."""
    found = page(unit="municipality-1784")

    assert "för få remisskedjor" in words(found[0])
    assert not any(isinstance(one, (Chart, Table)) for one in found)


def test_routes_come_by_size_with_the_rest_last():
    """The straight one first, the others last however many they are."""
    routes = next(one for one in page() if isinstance(one, Table))

    assert [row[1].n for row in routes.rows] == [90, 25, 135]


def test_every_metric_that_the_page_shows_is_named():
    """For the catalogue, the notes and the slides."""
    shown = {one.metric for one in page() if isinstance(one, Chart)}

    assert shown - {None} <= set(PANEL.metrics)


def radiology_page() -> list:
    """The page of a department that received the referrals of the small region."""
    given = warehouse()
    unit = replace(given.units["region-17"], kind="radiology")
    view = View(unit, "month", given.periods[YEAR])
    return list(disclose(blocks(given, view, {}), "working").blocks)


def test_a_radiology_unit_s_flow_begins_with_what_has_reached_it():
    """What was lost before is not seen there, so no stage before it looks free of loss."""
    found = radiology_page()
    drawn = {one.key: one for one in found if isinstance(one, Chart)}

    assert flow_of(drawn["flow"]).stages[0].key == "received"
    assert "since_need" not in drawn
    assert "Bara remisser som nått enheten ingår" in drawn["flow"].measure.sv
    assert "nådde enheten" in words(found[0])
    assert not any("behov" in figure.label.sv.lower() for figure in found[0].figures)


def test_the_headline_is_of_all_needs_and_names_the_other_median():
    """Of 200 needs 90 were answered: half never were; those who were took 50 days."""
    figure = next(one for one in page()[0].figures if one.metric == "total_days")

    assert "alla behov" in figure.label.sv
    assert "Median för dem som fick svar" in figure.note.words.sv


def test_a_period_too_new_says_which_one_to_choose():
    """Of chains begun in the last month hardly any has had the usual ninety days."""
    given = warehouse()
    young = replace(given.periods[YEAR], starts_on=date(2025, 10, 1))
    view = View(given.units["region-17"], "month", young)
    headline = blocks(given, view, {})[0]
    total = next(one for one in headline.figures if one.metric == "total_days")

    assert "Perioden är för ny; välj en period som slutar senast 2025-08-17" in words(headline)
    assert (total.amount.value, total.change) == (None, None)

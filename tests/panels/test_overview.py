"""The overview: plain sentences that say whose, what, since when, how much, and lead to a chart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from referral_flow.blocks import Chart, Findings, Headline, Lead
from referral_flow.disclosure import disclose
from referral_flow.findings.found import Group, Searched
from referral_flow.model import View
from referral_flow.panels.overview import PANEL
from referral_flow.panels.parts.overview_answer import overview_answer
from referral_flow.panels.parts.overview_apart import lost, unlike
from referral_flow.panels.parts.overview_changes import changed
from referral_flow.panels.parts.overview_events import after_events
from referral_flow.panels.parts.overview_levels import by_chance
from tests.panels import sample_search as found
from tests.panels.sample_region import sample_warehouse


def view(unit: str = "region-17", period: str = "12m-2025-10") -> View:
    warehouse = sample_warehouse()
    return View(warehouse.units[unit], "month", warehouse.periods[period])


def told(make, unit: str = "region-17", audience: str = "working", **those) -> Findings:
    """One list as a reader sees it."""
    made = make(sample_warehouse(), view(unit), found.a_search(**those))
    return disclose([made], audience).blocks[0]


def said(block: Findings) -> list[str]:
    return [one.said.in_("sv").replace("\u00a0", " ") for one in block.found]


def basis(block: Findings, place: int = 0) -> str:
    return block.found[place].basis.in_("sv").replace("\u00a0", " ")


def page(unit: str = "region-17", **choices) -> list:
    return PANEL.blocks(sample_warehouse(), view(unit), choices)


def test_the_page_opens_with_the_answer_and_its_figures():
    """Those that the unit has, at most seven, each with its months and the way to its page."""
    headline = page()[0]

    assert isinstance(headline, Headline)
    assert 3 <= len(headline.figures) <= 7
    assert headline.figures[0].metric == found.IN_TIME
    assert all(figure.lead for figure in headline.figures)
    assert all(len(figure.trend) >= 12 for figure in headline.figures)


def test_a_change_says_whose_what_since_when_how_much_and_on_how_many():
    """The same months before and after, so that the season is no change."""
    block = told(changed, changed=[found.risen()])

    assert said(block) == [
        "Björken rehab: andelen bedömda inom tre dagar har stigit från 40 % till 60 % "
        "sedan mars 2025."
    ]
    assert basis(block) == "n = 500 sedan dess och 500 under samma månader före."


def test_a_change_leads_to_its_chart_with_unit_and_period_set():
    """One click, and the chart over time of that clinic is there."""
    [one] = told(changed, changed=[found.risen()]).found

    assert one.lead == Lead("guarantee", "K1", "12m-2025-10", chart="over_time",
                            words=one.lead.words)  # fmt: skip


def test_which_way_is_right_follows_from_the_measure():
    """More assessed in time is good; of a measure without a right way nothing is said."""
    [up] = told(changed, changed=[found.risen()]).found
    [neither] = told(changed, changed=[found.risen(metric="patient_chosen_wait_share")]).found

    assert (up.good, neither.good) == ("improvement", "neutral")


def test_a_change_of_few_people_is_told_without_numbers_or_direction():
    """Three of five hundred: that it changed is known, not how."""
    block = told(changed, changed=[found.risen(counted=3)])

    assert said(block) == [
        "Björken rehab: andelen bedömda inom tre dagar har ändrats sedan mars 2025. Talen visas "
        "inte, eftersom de bygger på få fall."
    ]
    assert block.found[0].good == "neutral"
    assert not any(letter.isdigit() for letter in basis(block))


def test_what_a_wider_finding_tells_is_told_once():
    """The municipality's change is its clinic's; on the clinic's own page the clinic tells it."""
    whole = found.risen("municipality-1780")
    part = found.risen("K1", told_by=("municipality-1780", None))

    assert [one.split(":")[0] for one in said(told(changed, changed=[whole, part]))] == ["Karlstad"]
    assert [one.split(":")[0] for one in said(told(changed, "K1", changed=[whole, part]))] == [
        "Björken rehab"
    ]


def test_what_followed_an_event_is_told_with_the_event():
    """In the region the list of events tells it and at how many units it is seen alone."""
    one = found.risen(event="referral_template")
    region = {"changed": [one], "events": [found.after_event()]}

    assert said(told(changed, **region)) == []
    assert "syns även för sig vid 1 av enheterna" in basis(told(after_events, **region))
    assert "Det följer på en känd händelse" in basis(told(changed, "K1", **region))


def test_an_event_is_told_with_what_would_have_been_without_it():
    """Level, expected level, units, the interval of the difference and n."""
    block = told(after_events, events=[found.after_event()])

    assert said(block) == [
        "En känd händelse: andelen bedömda inom tre dagar är 5 %. Utan händelsen väntades 10 %."
    ]
    assert basis(block) == (
        "2 enheter från 2025-01-01, n = 600. Det är mellan 3 och 7 procentenheter mindre än väntat."
    )


def test_a_clinic_apart_is_told_beside_the_others_without_a_verdict():
    """Its level, theirs, how many are compared and what is usual at that size."""
    block = told(unlike, apart=[found.unlike()])

    assert said(block) == [
        "Eken rehab: andelen som kodats som patientvald väntan är 60 %, mot 20 % hos de andra."
    ]
    assert basis(block) == (
        "n = 500 under november 2024–oktober 2025, en av 14 mottagningar som jämförs. Med "
        "så många fall är 13–28 % inom det vanliga."
    )
    assert block.found[0].good == "neutral"


def test_a_clinic_apart_leads_to_its_funnel_with_the_clinic_marked():
    """The comparison of the whole region with that measure; no choice that is not offered there."""
    lead = told(unlike, apart=[found.unlike()]).found[0].lead

    assert (lead.page, lead.unit_id, lead.period_id) == (
        "compare_clinics", "region-17", "12m-2025-10",
    )  # fmt: skip
    assert dict(lead.choices) == {"metric": "patient_chosen_wait_share", "clinic": "K2"}


def test_a_clinic_that_is_not_compared_is_followed_over_time():
    """A health centre is none of those that the measure's funnel has."""
    lead = told(unlike, apart=[found.unlike("V1")]).found[0].lead

    assert (lead.page, lead.unit_id, lead.chart) == ("overview", "V1", "followed")


def test_lost_weeks_are_told_with_their_dates():
    """Nobody should take them for a change."""
    assert said(told(lost, gaps=[found.lost()])) == [
        "Granen rehab: uppgifter saknas från 2025-03-03 till 2025-04-13. 4 % av det vanliga har "
        "kommit in."
    ]


def test_a_material_too_short_to_search_is_not_called_unchanged():
    """Nobody has looked, so nobody knows."""
    short = Searched((), 0, 0, "", "", 5)
    search = replace(found.a_search(sizes=()), searched=short)
    block = changed(sample_warehouse(), view(), search)
    answer = overview_answer(sample_warehouse(), view(), search, []).answer

    assert (
        block.empty.in_("sv")
        == answer.in_("sv")
        == ("Månaderna är för få för att visa om något har ändrats.")
    )
    assert block.basis.in_("sv") == "Inget mått har månader nog att söka i."


def test_every_list_says_how_many_of_its_findings_may_be_false():
    """A share of the changes, a number of the others."""
    block = told(changed, changed=[found.risen()])

    assert "Högst 5\u00a0% av sådana sökningar väntas hitta något där inget" in block.basis.in_(
        "sv"
    )
    assert "Slumpen väntas ge högst 0,2 sådana fynd" in told(after_events).basis.in_("sv")
    assert "Slumpen väntas ge ungefär 0,05 sådana fynd" in told(unlike).basis.in_("sv")


@pytest.mark.parametrize(
    ("expected", "nearest", "at_most"),
    [(0.442, 0.4, 0.5), (0.45, 0.5, 0.5), (0.0416, 0.04, 0.05), (12.4, 12, 13), (0.3, 0.3, 0.3)],
)
def test_what_chance_brings_is_about_the_nearest_and_at_most_never_too_few(
    expected, nearest, at_most
):
    """Less than one in tenths, less than a tenth in hundredths; a bound is rounded up."""
    group = Group((), 221, expected)

    assert by_chance(group, is_bound=False).value == pytest.approx(nearest)
    assert by_chance(group, is_bound=True).value == pytest.approx(at_most)


@pytest.mark.parametrize(
    ("unit", "names"),
    [("region-17", 4), ("municipality-1780", 3), ("municipality-1784", 1), ("K1", 2), ("V1", 0)],
)
def test_a_unit_has_the_findings_of_itself_and_of_what_is_within_it(unit, names):
    """Björken and Eken lie in Karlstad, Granen in Arvika; the template came to the first two."""
    those = {
        "changed": [found.risen()], "events": [found.after_event()], "apart": [found.unlike()],
        "gaps": [found.lost()],
    }  # fmt: skip

    assert sum(len(told(make, unit, **those).found)
               for make in (changed, after_events, unlike, lost)) == names  # fmt: skip


def test_the_answer_names_what_has_changed_and_counts_the_rest():
    """In words: how many findings there are tells of nobody."""
    search = found.a_search(changed=[found.risen()], apart=[found.unlike(), found.unlike("K3")])
    others = [unlike(sample_warehouse(), view(), search)]
    answer = overview_answer(sample_warehouse(), view(), search, others).answer.in_("sv")

    assert answer == (
        "Andelen bedömda inom tre dagar har stigit vid Björken rehab, från 40\u00a0% till "
        "60\u00a0%. Två skillnader mellan mottagningar är större än vanligt."
    )


def test_a_measure_that_no_page_draws_over_time_is_followed_on_the_overview():
    """The finding leads to the overview itself, where the chart stands under the figures."""
    [one] = told(changed, changed=[found.risen(metric="patient_chosen_wait_share")]).found
    drawn = [block for block in page("K1", **dict(one.lead.choices)) if isinstance(block, Chart)]

    assert (one.lead.page, one.lead.chart) == ("overview", "followed")
    assert [(chart.key, chart.metric) for chart in drawn] == [
        ("followed", "patient_chosen_wait_share")
    ]


def test_nothing_is_chosen_or_drawn_before_a_finding_leads_to_it():
    """The page that people land on has no choice of its own."""
    controls = PANEL.later_controls

    assert not any(isinstance(block, Chart) for block in page())
    assert controls(sample_warehouse(), {}) == ()
    assert controls(sample_warehouse(), {"follow": found.IN_TIME})[0].key == "follow"

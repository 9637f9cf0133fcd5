"""The page on the patient's choice: an answer, the audit, and calm where little can be known."""

from __future__ import annotations

import pytest

from referral_flow.audits import ways_of
from referral_flow.blocks import Chart, Headline, Note
from referral_flow.charts.waterfall import written_steps
from referral_flow.disclosure import disclose
from referral_flow.model import View
from referral_flow.panels.patient_choice import PANEL
from referral_flow.warehouse import open_warehouse
from tests.panels.sample_choice import OWN, REGION, choice_page, choice_warehouse

HISTORY = ("slots.released_at", "slot_snapshots")


def seen(blocks, audience: str = "working") -> list:
    return list(disclose(blocks, audience).blocks)


SHORTAGE = "Coded as patient-chosen wait, of those without a free time at the clinic itself"
UNCODED = "Uncoded choice on the web, the clinic itself"


def answer(blocks, language: str = "sv") -> str:
    return next(one for one in blocks if isinstance(one, Headline)).answer.in_(language)


def chart(blocks, key: str) -> Chart:
    return next(one for one in blocks if isinstance(one, Chart) and one.key == key)


def figures(blocks) -> dict[str, object]:
    found = next(one for one in blocks if isinstance(one, Headline)).figures
    return {figure.label.en: figure.amount for figure in found}


def test_the_answer_tells_who_had_a_time_here_who_nearby_and_who_nowhere():
    """1 600 of 4 030 had a free time at the clinic itself, 915 more within 25 km, 1 515 none."""
    words = answer(seen(choice_page(choice_warehouse())), "en")

    assert words == (
        "Of 4,030 who waited more than three days from November 2024 to October 2025, 40% had a "
        "free time at their clinic when they booked, another 23% at another clinic within 25 km, "
        "and 38% not even there."
    )


def test_the_answer_says_nobody_where_nobody_had_a_time():
    """No one at their own clinic, 400 of 500 a bit further away; no verdict on choices there."""
    none, wider = {"web": (0, 0, 0, 500)}, {"web": (0, 400, 0, 100)}
    audited = {"region-17": dict.fromkeys(REGION, wider) | {"own_clinic": none}}
    blocks = seen(choice_page(choice_warehouse(audited)))

    assert answer(blocks, "en").startswith("None of 500 who waited")
    assert "; 80% had one at another clinic" in answer(blocks, "en")
    assert UNCODED not in figures(blocks)
    assert "Inga val på webben" in [one.title.sv for one in blocks if isinstance(one, Note)]


def test_the_reach_chosen_is_that_of_answer_figure_and_audit():
    """Within 25 km 2 515 of 4 030 had a free time, 1 500 of them after booking on the web."""
    blocks = seen(choice_page(choice_warehouse(), reach="within_25_km"))
    web = ways_of(chart(blocks, "audit"))[0]

    assert "another 23% at another clinic within 25 km" in answer(blocks, "en")
    assert figures(blocks)["Of them: a free time within 25 km"].value == 2515 / 4030
    assert web.side("free").in_("en") == "75% of 2,000 had a free time"


def test_an_unknown_reach_is_the_clinic_itself():
    """A link may say anything."""
    assert answer(choice_page(choice_warehouse(), reach="within_a_mile")) == answer(
        choice_page(choice_warehouse())
    )


def test_the_audit_has_two_ways_of_booking():
    """The web, where patients saw the times, and all others, where nobody can know."""
    ways = ways_of(chart(choice_page(choice_warehouse()), "audit"))

    assert [way.label.sv for way in ways] == ["Webben", "Telefon och annat"]
    assert ways[1].outcome("none", "coded").amount.numerator == 203


def test_the_steps_lead_from_all_who_sought_to_the_figure_by_the_times():
    """45.0 % of all, 48.7 % without coded choices, 47.1 % with those without a time put back,
    51.9 % without choices on the web."""
    points = chart(choice_page(choice_warehouse()), "corrected").series[0].points
    written = [round(point.amount.value * 100) for point in points]

    assert written == [45, 4, -2, 5, 52]
    assert sum(written[:-1]) == written[-1]
    assert sum(written_steps([0.0366, -0.0155, 0.0475], 0.45, 0.5187)) == pytest.approx(0.07)


def test_reach_is_told_for_each_alone_for_times_that_are_enough_and_for_those_left_over():
    """1 600 had a free time; each enough for one, they were for 1 440, and 480 had nobody else."""
    told = chart(choice_page(choice_warehouse()), "reach").series

    assert [series.points[0].amount.numerator for series in told] == [1600, 1440, 480]


def test_the_reading_of_reach_says_who_would_have_had_to_stand_back():
    """Only where it is told which times were left over."""
    reach = chart(choice_page(choice_warehouse()), "reach")

    assert "hade fått stå tillbaka" in reach.reading.sv
    assert len(reach.series) == 3


def test_a_bar_that_tells_of_few_less_than_the_one_above_is_hidden():
    """Of 26 at the small clinic the times were enough for 23: three more would be told of."""
    existed, matched, spare = chart(seen(choice_page(choice_warehouse(), "K3")), "reach").series
    own = [series.points[0].amount for series in (existed, matched, spare)]

    assert [amount.suppressed for amount in own] == [False, True, True]


def test_a_reach_that_adds_a_few_people_is_hidden():
    """Three more had a free time within 10 km: the step from the clinic itself would tell."""
    near = OWN | {"web": (303, 700, 40, 957)}
    warehouse = choice_warehouse({"region-17": REGION | {"within_10_km": near}})
    existed = chart(seen(choice_page(warehouse)), "reach").series[0]

    assert [point.amount.suppressed for point in existed.points[:3]] == [False, True, False]


def test_a_headline_never_gives_a_lone_outcome_away():
    """Two on the web were coded without a time: with the 200 by phone and the 202 in all they
    could be worked out, so the headline figure goes."""
    ways = {"web": (300, 700, 2, 998), "not_web": (60, 540, 200, 1200)}
    audited = {"region-17": dict.fromkeys(REGION, ways)}
    warehouse = choice_warehouse(audited, shortage_coded_as_choice_share=(202, 2400))
    shown = figures(seen(choice_page(warehouse)))

    assert shown[SHORTAGE].suppressed
    assert not shown[UNCODED].suppressed


def test_a_clinic_without_web_booking_is_told_so():
    """No chart of uncoded choices, no figure of them, and why."""
    blocks = choice_page(choice_warehouse(), "K3")
    titles = [one.title.sv for one in blocks if isinstance(one, Note)]

    assert "Ingen webbokning" in titles
    assert UNCODED not in figures(blocks)
    assert "uncoded_over_time" not in [getattr(one, "key", "") for one in blocks]


def test_without_a_history_of_the_times_the_page_tells_what_is_coded():
    """One calm note on what is lacking and how it is collected; the coded share stands."""
    blocks = choice_page(choice_warehouse(lacking=HISTORY))
    [note] = [one for one in blocks if isinstance(one, Note) and one.kind == "missing"]

    assert "pipelines snapshot" in note.body.in_("sv")
    assert "8 %" in answer(seen(blocks)).replace("\u00a0", " ")
    assert chart(blocks, "coded_over_time")
    assert PANEL.controls_in(choice_warehouse(lacking=HISTORY)) == ()


def test_without_codes_the_page_still_tells_who_had_a_time():
    """The extract has no codes for deviations: the audit says so, reach and answer stand."""
    warehouse = choice_warehouse(without_codes=True)
    blocks = seen(choice_page(warehouse))
    missing = [one.title.sv for one in blocks if isinstance(one, Note) and one.kind == "missing"]

    assert "40 %" in answer(blocks).replace("\u00a0", " ")
    assert chart(blocks, "reach")
    assert {"Val eller brist på tider", "Andelen okodade val på webben"} <= set(missing)


def test_a_history_with_holes_is_told_under_the_answer():
    """Known for 6 000 of 8 000: a warning first, and the share with it."""
    blocks = seen(choice_page(choice_warehouse(free_times_known_share=(6000, 8000))))
    [note] = [one for one in blocks if isinstance(one, Note) and one.place == "answer"]

    assert note.kind == "warning" and "75 %" in note.body.in_("sv").replace("\u00a0", " ")


def test_times_known_for_few_are_no_answer():
    """Known for 2 000 of 8 000, as when mornings have just begun to be collected: no audit, no
    figure by the times; what is coded, and which period to choose."""
    blocks = seen(choice_page(choice_warehouse(free_times_known_share=(2000, 8000))))
    [note] = [one for one in blocks if isinstance(one, Note) and one.kind == "missing"]
    keys = [getattr(one, "key", "") for one in blocks]

    assert "25 %" in note.body.in_("sv").replace("\u00a0", " ")
    assert "kodade som patientvald" in answer(blocks)
    assert not {"audit", "corrected", "reach"} & set(keys)


def test_a_month_is_told_by_its_quarter():
    """Reaches are published by quarter and longer; figures and answer are of it and say so."""
    blocks = choice_page(choice_warehouse(), period="2025-08")
    headline = next(one for one in blocks if isinstance(one, Headline))
    origins = {one.amount.origin.period.period_id for one in headline.figures if one.amount.origin}

    assert "kvartal 3 2025" in chart(blocks, "audit").coarser.in_("sv")
    assert "kvartal 3 2025" in chart(blocks, "corrected").coarser.in_("sv")
    assert answer(blocks).endswith("här visas kvartal 3 2025.")
    assert origins == {"2025-Q3"}


@pytest.mark.parametrize("audience", ["working", "council"])
@pytest.mark.parametrize("reach", list(REGION))
def test_every_figure_of_the_page_passes_the_gate(audience, reach):
    """At every reach, for both audiences, and in the order of a page."""
    for unit in ("region-17", "K3"):
        blocks = choice_page(choice_warehouse(), unit, reach, audience=audience)
        keys = [one.key for one in blocks if hasattr(one, "key")]

        assert len(keys) == len(set(keys))
        assert seen(blocks, audience)


def test_the_sample_shows_both_truths_about_codes(built_sample):
    """Truth 1: at SE-F04 waits without any free time are coded as choices. Truth 2: of those who
    passed over a free time on the web some seven in ten are not coded."""
    warehouse = open_warehouse(built_sample)
    period = warehouse.periods["all"]
    blocks = seen(PANEL.blocks(warehouse, View(warehouse.units["region-17"], "month", period), {}))
    funnel = chart(blocks, "funnel_shortage_coded_as_choice_share")

    assert 0.67 < figures(blocks)[UNCODED].value < 0.72
    assert warehouse.units["SE-F04"].name.sv in funnel.finding.in_("sv")


def test_a_hidden_step_is_not_told_by_the_headline_either():
    """Of 12 with coded choices left out 3 were not assessed: no figure by codes or by times."""
    hidden = {"assessed_within_3_days_as_coded": (9, 12)}
    blocks = seen(choice_page(choice_warehouse(**hidden)))
    headline = next(one for one in blocks if isinstance(one, Headline))

    assert headline.figures[-1].amount.suppressed
    assert headline.figures[-1].note is None
    assert "utan val" not in chart(blocks, "corrected").basis.in_("sv")

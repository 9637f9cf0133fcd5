"""The page of channels: both legs, what SEFOS changed, who sends, and what is not shown."""

from __future__ import annotations

import re
from dataclasses import replace

import polars as pl
import pytest

from referral_flow.blocks import Amount, Chart, Headline, Table
from referral_flow.commands.deck import latest_complete
from referral_flow.disclosure import disclose
from referral_flow.disclosure.walk import amounts_in
from referral_flow.few import is_few
from referral_flow.model import AUDIENCES, View
from referral_flow.panels.channels import PANEL, controls
from referral_flow.panels.parts.both_legs import guarded, is_rest_few
from referral_flow.panels.parts.legs import Leg
from tests.panels.channel_page import TWELVE, UNITS, chart, notes, page, values
from tests.panels.sample_transfers import transfer_warehouse


def test_the_page_opens_with_what_arrives_and_how_fast():
    """Sent, never arrived, days, by post or fax; referrals also what was sent back."""
    need, referral = page()[0], page(leg="referral")[0]

    assert isinstance(need, Headline)
    assert [one.metric for one in need.figures] == [
        "transfers_count", "referral_lost_share", "referral_lost_share", "referral_transfer_days",
        "transfers_count",
    ]  # fmt: skip
    assert [one.metric for one in referral.figures][-1] == "administrative_return_share"
    assert need.answer.in_("sv").startswith("Av de behov som fysioterapeuter skickade till läkare")


def lost(unit: str = "region-17", leg: str = "need") -> dict[str, Amount]:
    """What never arrived, of both legs and of one, as the figures at the top call it."""
    return {one.label.sv: one.amount for one in page(unit, leg)[0].figures
            if one.metric == "referral_lost_share"}  # fmt: skip


def test_both_legs_together_stand_beside_the_one_that_is_chosen():
    """Called as the overview calls it, and the same whichever leg is chosen; each leg by name."""
    need, referral = lost(), lost(leg="referral")
    both = transfer_warehouse().metrics["referral_lost_share"].label.sv

    assert list(need) == [both, "Behov som aldrig kom fram"]
    assert list(referral) == [both, "Remisser som aldrig kom fram"]
    assert need[both] == referral[both]
    assert need[both].n == need["Behov som aldrig kom fram"].n + (
        referral["Remisser som aldrig kom fram"].n
    )
    assert list(lost("P2")) == ["Behov som aldrig kom fram"]


def test_a_leg_is_hidden_where_the_other_one_is():
    """Both legs less this one is the other: three of it may not be told so."""
    leg = Leg(transfer_warehouse(), View(transfer_warehouse().units["region-17"], "month",
              transfer_warehouse().periods[TWELVE]), "need")  # fmt: skip
    few_there = replace(leg, warehouse=Few(leg.warehouse))

    assert not is_rest_few(leg, leg.view.period)
    assert is_rest_few(few_there, leg.view.period)
    assert is_few(guarded(few_there, lost()["Behov som aldrig kom fram"], leg.view.period),
                  "working")  # fmt: skip


class Few:
    """The warehouse, with three referrals lost in every cell."""

    def __init__(self, warehouse):
        self.metrics, self._values = warehouse.metrics, warehouse.values

    def values(self, key: str, **chosen: object) -> pl.DataFrame:
        """The rows as they are, but for what is counted."""
        return self._values(key, **chosen).with_columns(numerator=pl.lit(3))


def test_a_leg_holds_nothing_of_the_other():
    """Six physio clinics and three health centres send forty a month each."""
    sent = {leg: page(leg=leg)[0].figures[0].amount.value for leg in ("need", "referral")}

    assert sent == {"need": 6 * 12 * 40, "referral": 3 * 12 * 40}


@pytest.mark.parametrize("leg", ["need", "referral"])
@pytest.mark.parametrize(
    "key", ["transfers_count", "referral_lost_share", "referral_transfer_days"]
)
def test_the_channels_of_a_municipality_are_those_of_its_clinics(key, leg):
    """They are not published by leg; added up they make the leg's own published whole."""
    warehouse = transfer_warehouse()
    view = View(warehouse.units["municipality-1784"], "month", warehouse.periods[TWELVE])
    here, counted = Leg(warehouse, view, leg), {"transfers_count": "value"}
    column = counted.get(key, "cases" if key.endswith("days") else "denominator")
    whole, parts = (here.rows(key, split, period_ids=[TWELVE]) for split in (None, "channel"))

    assert whole[column].sum() > 0
    assert parts[column].sum() == whole[column].sum()
    assert set(parts["split"]) == {"leg,channel"}


@pytest.mark.parametrize("unit, leg", [("P2", "need"), ("V2", "referral"), ("R1", "referral")])
def test_a_unit_with_one_leg_shows_that_one_whatever_is_chosen(unit, leg):
    """And says so, where the reader has asked for the other."""
    other = {"need": "referral", "referral": "need"}[leg]

    assert page(unit, leg)[0] == page(unit, other)[0] == page(unit, None)[0]
    assert "enda sträcka" in notes(page(unit, other), "answer")
    assert notes(page(unit, leg), "answer") == ""


def test_shares_of_channels_make_up_the_whole():
    """In every period, in at most five lines, in the same colours on both legs."""
    need, referral = (chart("channels_over_time", page(leg=leg)) for leg in ("need", "referral"))
    days = {point.x for line in need.series for point in line.points}

    for day in days:
        shares = [point.amount.value for line in need.series for point in line.points
                  if point.x == day]  # fmt: skip
        assert sum(shares) == pytest.approx(1)
    assert len(need.series) <= 5
    roles = [{line.key: line.role for line in one.series} for one in (need, referral)]
    assert all(roles[0][key] == role for key, role in roles[1].items())


def test_a_change_of_channels_is_claimed_only_where_there_is_one():
    """SEFOS came in the region; P4 sends as it always did."""
    region, calm = (chart("channels_over_time", page(unit)) for unit in ("region-17", "P4"))

    assert region.finding.in_("sv").startswith("Störst ändring på ett år: SEFOS")
    assert calm.finding.in_("sv").startswith("Vanligaste vägen")


def test_a_unit_with_one_channel_is_told_so_in_words():
    """No line at a hundred per cent, and no channel beside none."""
    blocks = page("V2", "referral")

    assert "samma väg: Cosmic" in notes(blocks, "main")
    assert not any(isinstance(one, Chart) for one in blocks)


def test_channels_stand_side_by_side_with_days_and_losses():
    """Letters take five days and lose one in ten; Cosmic takes none and loses none."""
    blocks = page(leg="referral")
    days, lost = chart("days_by_channel", blocks), chart("referral_lost_share_by_channel", blocks)

    assert {key: values(days)[key].value for key in ("Cosmic", "Brev")} == {"Cosmic": 0, "Brev": 5}
    assert values(lost)["letter"].value == pytest.approx(0.1)
    assert values(lost)["letter"].low < 0.1 < values(lost)["letter"].high


def test_channels_stand_in_the_same_order_in_every_chart():
    """Largest first, so that an eye can go across."""
    blocks = page()
    orders = [
        [point.label.sv for point in chart(key, blocks).series[0].points]
        for key in ("days_by_channel", "referral_lost_share_by_channel")
    ]

    assert orders[0] == orders[1]


def test_what_came_back_for_administrative_reasons_belongs_to_the_second_leg():
    """Needs are not checked by anyone."""
    keys = {leg: {one.key for one in page(leg=leg) if isinstance(one, Chart)}
            for leg in ("need", "referral")}  # fmt: skip

    assert "administrative_return_share_by_channel" in keys["referral"]
    assert "administrative_return_share_by_channel" not in keys["need"]


def test_without_needs_only_the_second_leg_is_shown():
    """No choice is offered, and the page says why."""
    blocks = page(needs=False)

    assert controls(transfer_warehouse(needs=False)) == ()
    assert "remisser som läkare skickade" in blocks[0].answer.in_("sv")
    assert "inga behov" in notes(blocks, "answer")
    assert [one.key for one in controls(transfer_warehouse())] == ["leg"]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("leg", ["need", "referral"])
def test_nothing_small_passes_the_gate(unit, leg, audience):
    """On every kind of unit the page stands, and no number of few cases is left in it."""
    blocks = page(unit, leg, audience)
    view = transfer_warehouse().units[unit]
    seen = disclose(blocks, audience, units=[view]).blocks

    for amount in amounts_in(list(seen)):
        assert amount.suppressed or amount.n is None or not is_few(amount, audience)


def test_a_council_loses_all_channels_of_a_period_with_one():
    """The lines of a day are parts of a whole: one with a few cases takes the others along."""
    drawn = chart("channels_over_time", page())
    first = drawn.series[0].points[0].amount
    few = replace(first, numerator=3, value=3 / first.n)
    points = (replace(drawn.series[0].points[0], amount=few), *drawn.series[0].points[1:])
    lines = (replace(drawn.series[0], points=points), *drawn.series[1:])
    [seen] = disclose([replace(drawn, series=lines)], "council").blocks

    assert all(line.points[0].amount.suppressed for line in seen.series)
    assert not any(line.points[1].amount.suppressed for line in seen.series)


def test_words_are_neutral():
    """Nothing and nobody is better, worse, first or last."""
    for unit in UNITS:
        said = " ".join(
            one.finding.words.sv for one in page(unit) if isinstance(one, (Chart, Table))
            if one.finding
        )  # fmt: skip
        assert not re.search(r"\b(bättre|sämre|bäst|sämst|dålig\w*|felaktig\w*)\b", said)


def test_every_metric_that_the_page_shows_is_named():
    """For the catalogue, the notes and the slides."""
    shown = {one.metric for leg in ("need", "referral") for one in page(leg=leg)
             if isinstance(one, Chart)}  # fmt: skip

    assert shown - {None} <= set(PANEL.metrics)


def test_what_may_still_arrive_holds_no_deck_back():
    """Losses are known in thirty days; a meeting in November is about October all the same."""
    assert latest_complete(transfer_warehouse(), "12m").period_id == TWELVE

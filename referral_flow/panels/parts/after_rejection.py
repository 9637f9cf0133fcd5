"""What happened to those who were turned down: sent again, imaged anyway, and what was found."""

from __future__ import annotations

from referral_flow.blocks import Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import Counted, basis, free, people
from referral_flow.charts.phrases import FEW_CASES, sentences
from referral_flow.model import Period, View
from referral_flow.panels.parts.filtered import (
    NOT_FOLLOWED,
    Filter,
    can_follow,
    part_rows,
    whole_rows,
)
from referral_flow.panels.parts.periods import period_for_splits
from referral_flow.panels.parts.radiology_answer import share_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

RESENT, RESENT_OUTCOME = "resent_after_return_share", "resent_outcome"
IMAGED = "imaging_after_rejection_180_days"
WITH_FINDING = "imaging_after_rejection_180_days_with_finding"
ACCEPTED_FINDING = "finding_share_accepted"


def sent_again(warehouse: Warehouse, view: View, within: Filter | None, place: str) -> Chart | None:
    """What became of all that was sent back: the answers to what was sent again, and the rest."""
    followed = within if can_follow(warehouse, RESENT, RESENT_OUTCOME, within) else None
    period = mature_period(warehouse, RESENT, view)
    whole = share_of(warehouse, RESENT, view, followed, period)
    if whole is None:
        return None
    parts = _outcomes(warehouse, view, followed, period, whole)
    points = tuple(Point(key, one.amount, label=label) for key, label, one in parts)
    return Chart(
        key="sent_again",
        kind="bars",
        finding=Sentence(
            SENT_AGAIN, {"share": whole.amount, "accepted": points[0].amount}, hidden=AGAIN_HIDDEN
        ),
        measure=OUTCOMES,
        x=Axis("number", minimum=0.0, maximum=1.0),
        y=Axis("category"),
        series=(Series("share", SHARE, points, draw="bar", show_interval=True),),
        metric=RESENT,
        basis=basis(people(whole.denominator), period.label),
        is_breakdown=True,
        is_horizontal=True,
        place=place,
        coarser=_said(view, period, within, followed),
    )


def _outcomes(
    warehouse: Warehouse, view: View, within: Filter | None, period: Period, whole: Counted
) -> list[tuple[str, Text, Counted]]:
    """(key, words, count): answers to what was sent again, then what was not sent again."""
    rows = part_rows(
        warehouse, RESENT, RESENT_OUTCOME, within,
        unit_ids=[view.unit.unit_id], period_ids=[period.period_id],
    )  # fmt: skip
    counts = dict(rows.select("shown", "numerator").iter_rows())
    found = [
        (key, words, Counted(sum(int(counts.get(one, 0)) for one in outcomes), whole.denominator))
        for key, words, outcomes in ANSWERED
    ]
    told = sum(counted.numerator for _, _, counted in found)
    if told != whole.numerator:
        found.append(("open", NO_ANSWER_YET, Counted(whole.numerator - told, whole.denominator)))
    rest = Counted(whole.denominator - whole.numerator, whole.denominator)
    return [*found, ("not_again", NOT_AGAIN, rest)]


def imaged_anyway(
    warehouse: Warehouse, view: View, within: Filter | None, place: str
) -> Chart | None:
    """Findings among those imaged after a return or rejection, beside what accepted ones have.

    The line is what the same examinations among accepted referrals would give. None where reports
    are not structured, or where nobody could be followed.
    """
    followed = _followed(warehouse, WITH_FINDING, within)
    period = mature_period(warehouse, WITH_FINDING, view)
    found = share_of(warehouse, WITH_FINDING, view, followed, period)
    if found is None:
        return None
    expected = _expected(warehouse, view, followed, period, found)
    accepted = share_of(warehouse, ACCEPTED_FINDING, view, followed, period)
    rows = [("after", AFTER, found), *([("accepted", ACCEPTED, accepted)] if accepted else [])]
    marks = Series(
        "share", FINDINGS,
        tuple(Point(key, one.amount, label=label, role="value" if key == "after" else "neutral")
              for key, label, one in rows),
        draw="points", show_interval=True,
    )  # fmt: skip
    return Chart(
        key="imaged_anyway",
        kind="dots",
        finding=_compared(found, expected),
        measure=FINDINGS_OF,
        x=Axis("category"),
        y=Axis("number", minimum=0.0, maximum=1.0),
        series=(marks, *([_level(expected)] if expected is not None else [])),
        metric=WITH_FINDING,
        basis=basis(people(found.denominator), period.label),
        reading=STRUCTURED,
        is_horizontal=True,
        place=place,
        coarser=_said(view, period, within, followed),
    )


def mature_period(warehouse: Warehouse, key: str, view: View) -> Period:
    """The view's period if everybody in it has been followed to the end, else all that is known."""
    asked = period_for_splits(warehouse, view.period)
    complete = warehouse.complete_periods(key, asked.grain) if key in warehouse.metrics else []
    return asked if asked in complete else warehouse.periods.get("all", asked)


def _followed(warehouse: Warehouse, key: str, within: Filter | None) -> Filter | None:
    """The filter, where the metric is published inside it."""
    return within if key in warehouse.metrics and can_follow(warehouse, key, None, within) else None


def _expected(
    warehouse: Warehouse, view: View, within: Filter | None, period: Period, found: Counted
) -> float | None:
    """Share of findings that the accepted of the same examinations would give."""
    rows = whole_rows(warehouse, WITH_FINDING, within, unit_ids=[view.unit.unit_id],
                      period_ids=[period.period_id])  # fmt: skip
    expected = rows["expected"][0]
    return None if expected is None else float(expected) / found.denominator


def _level(expected: float) -> Series:
    amount = free(expected, "percent")
    end = Sentence(Text("väntat {value}", "expected {value}"), {"value": amount})
    return Series("expected", EXPECTED, (Point("after", amount),), role="mean", draw="line",
                  end_label=end)  # fmt: skip


def _compared(found: Counted, expected: float | None) -> Sentence:
    """A difference is claimed only where the interval leaves out what was to be expected."""
    amounts = {"found": found.amount}
    if expected is None:
        return Sentence(FOUND, amounts, hidden=FEW_CASES)
    amounts["expected"] = free(expected, "percent")
    if found.amount.low <= expected <= found.amount.high:
        return Sentence(AS_EXPECTED, amounts, hidden=FEW_CASES)
    return Sentence(MORE if found.share > expected else FEWER, amounts, hidden=FEW_CASES)


def _said(
    view: View, period: Period, within: Filter | None, followed: Filter | None
) -> Text | None:
    """Which period is shown where it is not the one chosen, and what could not be filtered."""
    said = [about_period(view, period), NOT_FOLLOWED if within != followed else None]
    known = [one for one in said if one]
    return sentences(*known) if known else None


def about_period(view: View, period: Period) -> Text | None:
    return NOT_MATURE.format(shown=period.label) if period != view.period else None


SHARE = Text("Andel av dem som skickats tillbaka", "Share of those sent back")
OUTCOMES = Text(
    "Returnerade eller avvisade remisser efter vad som hände inom 60 dagar, andel av alla.",
    "Referrals returned or rejected by what happened within 60 days, share of all.",
)
ANSWERED = (
    ("accepted", Text("Skickades igen och accepterades", "Sent again and accepted"),
     ("accepted", "accepted_changed")),
    ("sent_back", Text("Skickades igen och kom tillbaka på nytt", "Sent again and sent back again"),
     ("returned", "returned_with_advice", "rejected")),
)  # fmt: skip
NO_ANSWER_YET = Text("Skickades igen, inget svar ännu", "Sent again, no answer yet")
NOT_AGAIN = Text("Skickades inte igen", "Not sent again")
AGAIN_HIDDEN = Text(
    "Hur stor andel som skickades igen kan inte visas: för få fall",
    "What share was sent again cannot be shown: too few cases",
)
SENT_AGAIN = Text(
    "{share} av de remisser som returnerades eller avvisades skickades igen; {accepted} "
    "accepterades då",
    "{share} of the referrals returned or rejected were sent again; {accepted} were then accepted",
)
AFTER = Text("Undersökta efter att remissen skickats tillbaka", "Imaged after being sent back")
ACCEPTED = Text("Alla undersökta efter accepterad remiss", "All imaged after acceptance")
FINDINGS = Text("Andel med fynd", "Share with a finding")
EXPECTED = Text("Väntat", "Expected")
FINDINGS_OF = Text(
    "Andel med fynd av dem som undersöktes, där svaret är strukturerat. Linjen: vad samma "
    "undersökningar har bland accepterade remisser.",
    "Share with a finding of those imaged, where the report is structured. The line: what the same "
    "examinations have among accepted referrals.",
)
FOUND = Text(
    "Av dem som undersöktes efter att remissen skickats tillbaka hade {found} ett fynd",
    "Of those imaged after their referral was sent back, {found} had a finding",
)
AS_EXPECTED = Text(
    "Av dem som undersöktes efter att remissen skickats tillbaka hade {found} ett fynd; {expected} "
    "var att vänta, och skillnaden kan bero på slumpen",
    "Of those imaged after their referral was sent back, {found} had a finding; {expected} was to "
    "be expected, and the difference may be chance",
)
MORE = Text(
    "Fynd var vanligare än väntat bland dem som undersöktes efter att remissen skickats tillbaka: "
    "{found} mot {expected}",
    "Findings were more common than expected among those imaged after being sent back: {found} "
    "against {expected}",
)
FEWER = Text(
    "Fynd var ovanligare än väntat bland dem som undersöktes efter att remissen skickats tillbaka: "
    "{found} mot {expected}",
    "Findings were less common than expected among those imaged after being sent back: {found} "
    "against {expected}",
)
STRUCTURED = Text(
    "Bara en mindre del av svaren är strukturerade, så siffrorna är osäkra. Ett fynd säger inte i "
    "sig att undersökningen behövdes.",
    "Only a small part of the reports are structured, so the figures are uncertain. A finding does "
    "not by itself say that the examination was needed.",
)
NOT_MATURE = Text(
    "Här visas {shown}: alla i den valda perioden har inte kunnat följas ännu.",
    "Shown here: {shown}; not everybody in the period chosen could be followed yet.",
)

"""Beside the audit: times that the clinic had free and the web did not show.

The web shows what a patient can choose, so those times count as none there; a reader should know
how often the clinic had one all the same.
"""

from __future__ import annotations

from referral_flow.blocks import Note, Sentence
from referral_flow.charts.amounts import people
from referral_flow.panels.parts.choice import Choice
from referral_flow.panels.parts.figures import share
from referral_flow.text import Text

OFF_WEB = "free_slot_not_on_web_share"


def off_web(choice: Choice) -> list[Note]:
    """For how many the clinic had a time all the same; nothing where it is told of nobody.

    Always of the own clinic, whatever the reach.
    """
    found = None
    if choice.has(OFF_WEB):
        found = share(choice.warehouse, OFF_WEB, choice.view.unit, choice.period)
    if found is None or not found.numerator:
        return []
    amounts = {"share": found.amount, "n": people(found.denominator, found.amount.origin)}
    return [Note(TITLE, Sentence(BODY, amounts, hidden=BODY_HIDDEN), place="main")]


TITLE = Text("Tider som webben inte visade", "Times that the web did not show")
BODY = Text(
    "{n} bokade på webben och väntade utan att webben visade någon ledig tid på mottagningen inom "
    "tre dagar. För {share} av dem fanns ändå en ledig tid där, som inte kunde bokas på webben. "
    "Den räknas inte som ledig här, eftersom patienten inte kunde välja den. Varför den inte "
    "visades är inte känt.",
    "{n} booked on the web and waited while the web showed no free time at the clinic within three "
    "days. For {share} of them a time was free there all the same, which could not be booked on "
    "the web. It does not count as free here, since the patient could not choose it. Why it was "
    "not shown is not known.",
)
BODY_HIDDEN = Text(
    "För den som bokar på webben räknas bara tider som webben visar. Om mottagningen hade andra "
    "lediga tider inom tre dagar, och för hur många, visas inte här.",
    "For those who book on the web only times that the web shows count. Whether the clinic had "
    "other free times within three days, and for how many, is not shown here.",
)

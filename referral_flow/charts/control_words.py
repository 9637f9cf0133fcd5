"""What stands around a control chart: its measure, and how to read its limits."""

from __future__ import annotations

from referral_flow.blocks import Sentence
from referral_flow.charts.amounts import free
from referral_flow.charts.history import History
from referral_flow.charts.phrases import AXIS_ENDS, per, sentences
from referral_flow.charts.told import told_signals
from referral_flow.model import Period
from referral_flow.text import Text

LEAST_NAMED = 0.01  # rarer than this is written in words


def measure(seen: History) -> Text:
    words = Text("{label}, {per}.", "{label}, {per}.").format(
        label=label_of(seen), per=per(seen.grain)
    )
    if seen.limits is None or seen.expected is None:
        return words
    followed = BY_SEASON if seen.metric.shape == "count" else BY_CALENDAR
    return followed.format(
        words=words,
        limits=Text(" och gränser", " and limits") if seen.is_judged else "",
        s="" if seen.is_judged else "s",
    )


BY_CALENDAR = Text(
    "{words} Väntad nivå{limits} följer kalendern: hur många öppna dagar de sökande hade på sig.",
    "{words} The expected level{limits} follow{s} the calendar: how many open days seekers had.",
)
BY_SEASON = Text(
    "{words} Väntad nivå{limits} följer säsongen, räknad på hela regionen.",
    "{words} The expected level{limits} follow{s} the season, taken from the whole region.",
)


def label_of(seen: History) -> Text:
    """What is measured, by its own name: "Andel returnerade: Ultraljud axel" of a part."""
    if seen.part is None:
        return seen.metric.label
    return Text("{label}: {part}", "{label}: {part}").format(
        label=seen.metric.label, part=seen.part.label
    )


def reading(
    seen: History, *, is_target_drawn: bool, axis_end: float | None, chosen: Period | None = None
) -> Sentence:
    """How to read the limits, how often chance does the like, what lies beyond the axis."""
    parts, amounts = [_about_limits(seen)], {}
    if seen.is_lost.any():
        parts.append(LOST_LEFT_OUT)
    told = told_signals(seen, chosen) if seen.is_judged else []
    if told:
        chance = min(signal.p_value for signal in told)
        parts.append(BY_CHANCE if chance >= LEAST_NAMED else SELDOM_BY_CHANCE)
        amounts["chance"] = free(chance, "percent")
    if seen.metric.target is not None and not is_target_drawn:
        parts.append(TARGET_BESIDE)
        amounts["target"] = free(seen.metric.target, "percent")
    if seen.metric.shape == "ratio" and axis_end < 1:
        parts.append(AXIS_ENDS)
        amounts["end"] = free(axis_end, "percent")
    return Sentence(sentences(*parts), amounts)


def _about_limits(seen: History) -> Text:
    if seen.grain == "week":
        return NO_RULES
    if seen.is_too_rare:
        return TOO_RARE
    if not seen.is_judged:
        return TOO_FEW
    return sentences(LIMITS, PRELIMINARY) if seen.limits.is_preliminary else LIMITS


NO_RULES = Text(
    "Enstaka veckor bedöms inte: de varierar med helger och ledighet. Välj månad för att se om "
    "något har ändrats.",
    "Single weeks are not judged: they vary with holidays and leave. Choose month to see whether "
    "anything has changed.",
)
TOO_FEW = Text(
    "För få avslutade perioder för att skilja förändring från slump.",
    "Too few complete periods to tell change from chance.",
)
TOO_RARE = Text(
    "I genomsnitt färre än ett fall per period skiljer sig från de andra: det är för få för att "
    "skilja förändring från slump.",
    "On average fewer than one case per period differs from the others: too few to tell change "
    "from chance.",
)
LIMITS = Text(
    "Punkter mellan de streckade gränserna varierar inte mer än slumpen brukar ge. Gränserna "
    "räknas på det första året.",
    "Points between the dashed limits vary no more than chance usually explains. The limits are "
    "set by the first year.",
)
BY_CHANCE = Text(
    "Av ren slump syns det som titeln berättar i ungefär {chance} av lika långa diagram.",
    "By pure chance what the title tells shows in about {chance} of charts as long as this.",
)
SELDOM_BY_CHANCE = Text(
    "Av ren slump syns det som titeln berättar i färre än ett av hundra lika långa diagram.",
    "By pure chance what the title tells shows in fewer than one in a hundred charts as long as "
    "this.",
)
PRELIMINARY = Text(
    "Gränserna är preliminära: de bygger på få perioder.",
    "The limits are preliminary: they rest on few periods.",
)
LOST_LEFT_OUT = Text(
    "Perioder där uppgifter saknas räknas inte in.", "Periods whose data are missing are left out."
)
TARGET_BESIDE = Text(
    "Målet, {target}, ligger utanför diagrammet.", "The target, {target}, lies outside the chart."
)

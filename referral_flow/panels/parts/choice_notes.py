"""How the page on the patient's choice is counted: the rule, the law, and what cannot be known."""

from __future__ import annotations

from collections.abc import Sequence

from referral_flow.blocks import Note, Sentence
from referral_flow.panels.parts.choice import AUDIT, Choice
from referral_flow.panels.parts.figures import share
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

KNOWN = "free_times_known_share"
LEAST_KNOWN, LEAST_USABLE = 0.9, 0.5


def how_choices_are_counted(choice: Choice) -> list[Note]:
    """The notes that close the page."""
    coverage = _coverage(choice, "how")
    return [
        *definitions(choice.warehouse, [AUDIT]),
        RULE,
        LAW,
        MORNINGS,
        NOT_KNOWN,
        MATCHING,
        *([coverage] if coverage else []),
    ]


def definitions(warehouse: Warehouse, keys: Sequence[str]) -> list[Note]:
    """The metrics' own definitions."""
    known = [warehouse.metrics[key] for key in keys if key in warehouse.metrics]
    return [Note(metric.label, Sentence(metric.definition)) for metric in known]


def little_known(choice: Choice) -> Note | None:
    """A warning under the answer where the free times are known for fewer than nine in ten."""
    found = _known(choice)
    if found is None or found.share >= LEAST_KNOWN:
        return None
    return _coverage(choice, "answer")


def hardly_known(choice: Choice) -> Note | None:
    """In place of the audit where the times are known for fewer than half; None where for more."""
    found = _known(choice)
    if found is None or found.share >= LEAST_USABLE:
        return None
    body = Sentence(HARDLY_KNOWN, {"share": found.amount}, hidden=HARDLY_KNOWN_HIDDEN)
    return Note(NO_HISTORY, body, "missing", "main")


def _known(choice: Choice):
    if lacking_columns(choice.warehouse, [KNOWN]):
        return None
    return share(choice.warehouse, KNOWN, choice.view.unit, choice.view.period)


def _coverage(choice: Choice, place: str) -> Note | None:
    found = _known(choice)
    if found is None:
        return None
    kind = "warning" if place == "answer" else "info"
    if found.numerator == found.denominator:
        return Note(KNOWN_TIMES, Sentence(KNOWN_FOR_ALL, {"n": found.amount}), kind, place)
    body = Sentence(COVERAGE, {"share": found.amount}, hidden=COVERAGE_HIDDEN)
    return Note(KNOWN_TIMES, body, kind, place)


def without_history(lacking: Text) -> Note:
    """In place of the audit where no history of the times was handed over."""
    return Note(NO_HISTORY, Sentence(NO_HISTORY_BODY.format(lacking=lacking)), "missing", "main")


def without_web(choice: Choice) -> Note:
    """In place of what only web bookings with a time to choose can show."""
    if choice.books_on_the_web:
        return Note(NO_CHOICE, Sentence(NO_CHOICE_BODY), "info", "why")
    return Note(NO_WEB, Sentence(NO_WEB_BODY), "info", "why")


NO_HISTORY = Text("De lediga tiderna är inte kända", "The free times are not known")
NO_HISTORY_BODY = Text(
    "Uttaget saknar {lacking}. Utan det går det inte att säga om den som väntade hade något att "
    "välja på. Det som kan sägas är hur många som är kodade. Med kommandot python -m pipelines "
    "snapshot, kört varje dag på ett uttag av tiderna, börjar historiken samlas.",
    "The extract lacks {lacking}. Without it nobody can say whether those who waited had anything "
    "to choose from. What can be said is how many are coded. The command python -m pipelines "
    "snapshot, run every day on an extract of the times, begins to collect the history.",
)
HARDLY_KNOWN = Text(
    "Bara för {share} av dem som sökte är det känt vilka tider som var lediga när de bokade. Det "
    "är för lite för att säga om den som väntade hade något att välja på. Välj en period där "
    "tiderna är kända; tills vidare visas det som är kodat.",
    "Only for {share} of those who sought care is it known which times were free when they booked. "
    "That is too little to say whether those who waited had anything to choose from. Choose a "
    "period in which the times are known; until then what is coded is shown.",
)
HARDLY_KNOWN_HIDDEN = Text(
    "För få av dem som sökte är det känt vilka tider som var lediga när de bokade. Välj en period "
    "där tiderna är kända; tills vidare visas det som är kodat.",
    "For too few of those who sought care is it known which times were free when they booked. "
    "Choose a period in which the times are known; until then what is coded is shown.",
)
NO_CHOICE = Text("Inga val på webben", "No choices on the web")
NO_CHOICE_BODY = Text(
    "Ingen av dem som bokade på webben och väntade längre än tre dagar hade en ledig tid att välja "
    "på den egna mottagningen.",
    "None of those who booked on the web and waited more than three days had a free time to choose "
    "at the clinic itself.",
)
NO_WEB = Text("Ingen webbokning", "No web booking")
NO_WEB_BODY = Text(
    "Ingen av dem som väntade längre än tre dagar hade bokat på webben. När personalen bokar går "
    "det inte att se om en tidigare tid erbjöds, så val kan varken styrkas eller uteslutas.",
    "None of those who waited more than three days had booked on the web. When staff book it "
    "cannot be seen whether an earlier time was offered, so choices can neither be verified nor "
    "ruled out.",
)
RULE = Note(
    Text("När ett val är ett val", "When a choice is a choice"),
    Sentence(
        Text(
            "Den som själv bokar på webben och tar en tid efter gränsen ska enligt SKR räknas som "
            "patientvald väntan, om det fanns valbara tider inom gränsen. Bokningssystemet sparar "
            "inte vilka tider som gick att välja; tidernas historik gör det. Brist på tider är "
            "aldrig ett val.",
            "By SKR's rule whoever books on the web and takes a time past the limit shall be "
            "classed as patient-chosen, provided there were selectable times within the limit. The "
            "booking system does not keep which times could be chosen; the history of the times "
            "does. A lack of times is never a choice.",
        )
    ),
)
LAW = Note(
    Text("Vad som är lag och vad som är statistik", "What is law and what is statistics"),
    Sentence(
        Text(
            "Förordningen (2017:80, 6 kap. 1 §) ger inget avdrag för den som väljer att vänta i "
            "primärvården; avdraget är SKR:s regel för statistiken. Därför visas båda: alla som "
            "sökte, och alla utom dem som valde.",
            "The ordinance (2017:80, chapter 6, section 1) gives no deduction for those who choose "
            "to wait in primary care; the deduction is SKR's rule for the statistics. So both are "
            "shown: all who sought care, and all but those who chose.",
        )
    ),
)
MORNINGS = Note(
    Text("Lediga morgnar och personer som väntar", "Free mornings and people who wait"),
    Sentence(
        Text(
            "På sidan Lediga tider räknas morgnar: en enda ledig tid räcker. Här räknas personer "
            "när de bokar, också senare på dagen när tiden kan vara tagen. Därför kan de flesta "
            "morgnar ha en ledig tid fast de flesta som väntade inte hade någon.",
            "The page Free times counts mornings: a single free time is enough. Here people are "
            "counted when they book, also later in the day when the time may be taken. So most "
            "mornings may have a free time although most of those who waited had none.",
        )
    ),
)
NOT_KNOWN = Note(
    Text("Vad tiderna inte kan visa", "What the times cannot show"),
    Sentence(
        Text(
            "En ledig tid i systemet är inte detsamma som en erbjuden tid. På telefon och i "
            "receptionen vet ingen i efterhand vad som erbjöds. Tiden kan också ha passat illa: "
            "fel klockslag, fel språk, för lång resa. Siffrorna säger vad som fanns, inte varför "
            "någon väntade.",
            "A free time in the system is not the same as a time that was offered. On the "
            "telephone and at the desk nobody knows afterwards what was offered. The time may also "
            "have suited badly: wrong hour, wrong language, too far to go. The figures say what "
            "there was, not why anybody waited.",
        )
    ),
)
MATCHING = Note(
    Text("En tid räcker till en person", "A time is enough for one person"),
    Sentence(
        Text(
            "Flera som väntade kan ha haft samma lediga tid, och tiden kan ha blivit någon "
            "annans. Därför räknas räckvidden tre gånger: var och en för sig, så att varje tid "
            "används högst en gång, i bokningsordning, och så att bara tider som "
            "ingen annan hade till slut används. Dit räknas tider som mottagningen drog "
            "tillbaka; skälen är inte kända.",
            "Several who waited may have had the same free time, and it may have become somebody "
            "else's. So reach is counted three times: each alone, so that every time is used at "
            "most once, in order of booking, and so that only times are used that "
            "nobody else had in the end. Among them are times that the clinic withdrew; why is "
            "not known.",
        )
    ),
)
KNOWN_TIMES = Text("Hur mycket som är känt", "How much is known")
COVERAGE = Text(
    "För {share} av dem som sökte är det känt vilka tider som var lediga när de bokade. De andra "
    "räknas inte här.",
    "For {share} of those who sought care it is known which times were free when they booked. The "
    "others are not counted here.",
)
KNOWN_FOR_ALL = Text(
    "För alla som sökte är det känt vilka tider som var lediga när de bokade.",
    "For all who sought care it is known which times were free when they booked.",
)
COVERAGE_HIDDEN = Text(
    "För en del av dem som sökte är det inte känt vilka tider som var lediga när de bokade. De "
    "räknas inte här.",
    "For some of those who sought care it is not known which times were free when they booked. "
    "They are not counted here.",
)

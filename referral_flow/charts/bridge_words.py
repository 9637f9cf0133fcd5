"""The words of the bridge: what its steps and totals are called, and what each of them means."""

from __future__ import annotations

from referral_flow.blocks import Column
from referral_flow.text import Text

WAYS = {
    "published": Text("Nationellt publicerad", "Nationally published"),
    "same_way": Text("Vår, räknad på samma sätt", "Ours, counted the same way"),
    "headline": Text("Vår, alla som sökte", "Ours, all who sought care"),
}
LABELS = {
    "rounding": Text("Avrundning", "Rounding"),
    "later": Text("Registrerat senare", "Registered later"),
    "taken_away": Text("Borttaget senare", "Taken away later"),
    "unexplained": Text("Oförklarat", "Unexplained"),
    "never": Text("De som inte har bedömts", "Those not assessed"),
    "others": Text("Övriga skillnader, ihop", "Other differences, together"),
}
BECAUSE = {
    "rounding": Text("den är avrundad", "it is rounded"),
    "later": Text("uppgifter har kommit in senare", "data have come in later"),
    "unexplained": Text(
        "underlagen skiljer på ett sätt som inte går att förklara",
        "the data differ in a way that cannot be explained",
    ),
    "never": Text("de som inte har bedömts inte räknas", "those not assessed are not counted"),
}
MEANINGS = {
    "published": Text(
        "Så som siffran stod i den nationella statistiken.",
        "As the figure stood in the national statistics.",
    ),
    "rounding": Text(
        "Den publicerade siffran är avrundad och kan ligga upp till {half} fel. Steget är den "
        "minsta avrundning som går ihop med resten.",
        "The published figure is rounded and may be off by up to {half}. The step is the least "
        "rounding that agrees with the rest.",
    ),
    "later": Text(
        "{added} bedömningar finns hos oss men inte i den publicerade siffran. De kan ha "
        "registrerats efter publiceringen.",
        "{added} assessments are in our data but not in the published figure. They may have been "
        "registered after it was published.",
    ),
    "taken_away": Text(
        "{added} bedömningar finns i den publicerade siffran men inte hos oss. De kan ha rättats "
        "eller tagits bort efter publiceringen.",
        "{added} assessments are in the published figure but not in our data. They may have been "
        "corrected or taken away after it was published.",
    ),
    "as_many": Text(
        "Lika många bedömningar i båda: inget tyder på att något har kommit till.",
        "As many assessments in both: nothing suggests that any have come in.",
    ),
    "few_added": Text(
        "Antalet skiljer så lite att skillnaden inte visas.",
        "The numbers differ by so little that the difference is not shown.",
    ),
    "unexplained": Text(
        "Så mycket kan varken avrundning eller senare registrering förklara. Urvalet kan skilja: "
        "till exempel vilka yrken eller besök som räknas.",
        "So much neither rounding nor later registration can explain. What is counted may differ: "
        "which professions or visits, for example.",
    ),
    "explained": Text(
        "Inget är kvar att förklara.",
        "Nothing is left to explain.",
    ),
    "untold": Text(
        "Hur många den publicerade siffran bygger på är inte känt, så det går inte att säga om "
        "resten har registrerats senare.",
        "How many the published figure rests on is not known, so it cannot be told whether the "
        "rest was registered later.",
    ),
    "others": Text(
        "Avrundning, senare registrering, patientvald väntan och månaden då man sökte. De visas "
        "ihop, eftersom vart och ett för sig skulle berätta om enskilda patienter.",
        "Rounding, later registration, patient-chosen waits and the month of seeking care. They "
        "are shown together, since each by itself would tell of single patients.",
    ),
    "same_way": Text(
        "Bedömda i månaden, utan patientvald väntan: SKR:s definition på våra uppgifter.",
        "Assessed in the month, without patient-chosen waits: SKR's definition on our data.",
    ),
    "patient_chosen": Text(
        "De som är kodade som patientvald väntan räknas med. Förordningen ger inget avdrag för "
        "dem.",
        "Those coded as patient-chosen waits are counted. The ordinance gives no deduction for "
        "them.",
    ),
    "month": Text(
        "Bedömningar räknas till månaden då patienten sökte, inte då bedömningen gjordes.",
        "Assessments are counted in the month of seeking care, not in that of the assessment.",
    ),
    "still_waiting": Text(
        "De som ännu väntade den sista dag som uppgifterna omfattar räknas med.",
        "Those who still waited on the last day of the data are counted.",
    ),
    "no_show": Text("De som uteblev räknas med.", "Those who did not attend are counted."),
    "cancelled": Text(
        "De som fick sin tid avbokad, eller avbokade en tid efter gränsen, räknas med.",
        "Those whose time was cancelled, or who cancelled a time beyond the limit, are counted.",
    ),
    "never": Text(
        "De som väntar, uteblev eller avbokade räknas med.",
        "Those who wait, did not attend or cancelled are counted.",
    ),
    "headline": Text(
        "Alla som sökte i månaden: det är dem som garantin gäller.",
        "All who sought care in the month: it is to them that the guarantee applies.",
    ),
}
FINDINGS = {
    "same": Text(
        "Den publicerade siffran och vår huvudsiffra är desamma",
        "The published figure and our main figure are the same",
    ),
    "lower": Text(
        "Den publicerade siffran är {gap} lägre än vår huvudsiffra",
        "The published figure is {gap} lower than our main figure",
    ),
    "higher": Text(
        "Den publicerade siffran är {gap} högre än vår huvudsiffra",
        "The published figure is {gap} higher than our main figure",
    ),
}
BASIS = Text(
    "{period} · n = {{published}} enligt publiceringen, {{skr}} hos oss, {{cohort}} som sökte",
    "{period} · n = {{published}} as published, {{skr}} in our data, {{cohort}} who sought care",
)
BASIS_TOGETHER = Text(
    "{period} · n = {{published}} enligt publiceringen, {{cohort}} som sökte",
    "{period} · n = {{published}} as published, {{cohort}} who sought care",
)
BASIS_WITHOUT_N = Text(
    "{period} · n = {{skr}} hos oss, {{cohort}} som sökte; publicerat utan n",
    "{period} · n = {{skr}} in our data, {{cohort}} who sought care; published without n",
)
MEASURE = Text(
    "Andel bedömda inom tre dagar. Stegen i procentenheter.",
    "Share assessed within three days. Steps in percentage points.",
)
READING = Text(
    "Läs uppifrån och ned: varje steg börjar där det förra slutade. De översta stegen gäller "
    "skillnader i underlag, de nedersta skillnader i definition.",
    "Read downwards: each step starts where the one before it ended. The upper steps are "
    "differences of data, the lower ones of definition.",
)
READING_TOGETHER = Text(
    "Läs uppifrån och ned: varje steg börjar där det förra slutade.",
    "Read downwards: each step starts where the one before it ended.",
)
STEP_BY_STEP = Text("Steg för steg", "Step by step")
COLUMNS = (
    Column("step", Text("Steg", "Step")),
    Column("value", Text("Siffra eller ändring", "Figure or change"), is_number=True),
    Column("meaning", Text("Vad det betyder", "What it means")),
)

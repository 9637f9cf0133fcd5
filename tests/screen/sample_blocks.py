"""A page of blocks with every kind of chart, as panels make them: nothing is read from a file."""

from __future__ import annotations

from referral_flow.blocks import Amount, Block, Column, Figure, Headline, Note, Sentence, Table
from referral_flow.text import Text
from tests.screen import sample_groups, sample_series
from tests.screen.sample_amounts import free, share


def headline() -> Headline:
    """An answer and four figures, one of them hidden."""
    return Headline(
        Sentence(
            Text(
                "{share} av dem som sökte vård bedömdes inom tre dagar. Andelen har legat på "
                "samma nivå hela året, utom i juli.",
                "{share} of those who sought care were assessed within three days. The share "
                "has been level all year, except in July.",
            ),
            {"share": share(54, 24812)},
        ),
        (
            Figure(
                Text(
                    "Bedömda inom 3 dagar (alla som sökte)",
                    "Assessed within 3 days (all who sought care)",
                ),
                share(54, 24812, 1),
                change=Amount(-0.012, "points", 0, low=-0.021, high=-0.003, signed=True),
                change_good="up",
                target=free(1.0),
            ),
            Figure(
                Text("Enligt SKR:s definition", "By SKR's definition"),
                share(61, 20455, 1),
                change=Amount(0.004, "points", 0, low=-0.005, high=0.013, signed=True),
                change_good="up",
            ),
            Figure(
                Text("Väntetid, median", "Wait, median"),
                Amount(3, "days", 0, 24812, rule="summary"),
                note=Sentence(
                    Text("9 av 10 inom {p90}", "9 of 10 within {p90}"),
                    {"p90": Amount(11, "days", 0, 24812, rule="summary")},
                ),
            ),
            Figure(Text("Väntar just nu", "Waiting now"), Amount(None, "count", suppressed=True)),
        ),
    )


def table() -> Table:
    """Three rows of names and counts."""
    columns = (
        Column("table", Text("Tabell", "Table")),
        Column("read", Text("Lästa", "Read"), True),
        Column("kept", Text("Godtagna", "Accepted"), True),
    )
    rows = tuple(
        (Text(sv, en), free(read, "count"), free(kept, "count"))
        for sv, en, read, kept in (
            ("Bokningar", "Bookings", 312456, 312001),
            ("Tider", "Slots", 401222, 401222),
            ("Remisser", "Referrals", 20331, 20310),
        )
    )
    return Table("rows", Text("Rader per tabell", "Rows by table"), columns, rows, place="who")


def notes() -> list[Note]:
    """A definition, a warning and something missing."""
    definition = Text(
        "Av dem som sökte kontakt under perioden: andel med medicinsk bedömning inom "
        "tre kalenderdagar. Pågående räknas; den som själv avbokat en tid inom tre "
        "dagar räknas inte.",
        "Of those who sought care in the period: share with a medical assessment "
        "within three calendar days. Open cases count; those who cancelled a time "
        "within three days do not.",
    )
    return [
        Note(Text("Bedömda inom 3 dagar", "Assessed within 3 days"), Sentence(definition)),
        Note(
            Text("Täckning", "Coverage"),
            Sentence(
                Text(
                    "En mottagning saknar uppgifter för {weeks} veckor.",
                    "One clinic lacks figures for {weeks} weeks.",
                ),
                {"weeks": free(6, "count")},
            ),
            "warning",
        ),
        Note(
            Text("Väntan till återbesök kan inte visas", "The wait for return visits"),
            Sentence(
                Text(
                    "Utdraget saknar den kolumn som behövs.",
                    "The extract lacks the column that is needed.",
                )
            ),
            "missing",
            place="why",
        ),
    ]


def all_blocks() -> list[Block]:
    """A page with every kind of block."""
    return [
        headline(),
        sample_series.control_chart(),
        sample_groups.waterfall(),
        sample_groups.weekdays(),
        sample_series.curve(),
        sample_series.outside(),
        sample_groups.clinics(),
        sample_groups.cells(),
        table(),
        *notes(),
    ]

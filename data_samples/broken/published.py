"""Extracts with national figures that cannot be so, or that are not what they seem."""

from __future__ import annotations

from data_samples.broken.sound import Case, Files, add, case_of, put

PUBLISHED = """measure,unit_id,month,percent,n,source,published_on
assessed_within_3_days_skr,P1,2025-08,64,80,National statistics,2025-10-15
"""
CASES: list[Case] = []


def breaks(rule: str, field: str, rows: int = 1, severity: str = "rejected"):
    """Register a case whose published figures break a rule; a warning keeps them."""

    def register(spoil):
        expected = {"exit_code": 0, "table": "published_figures", "rule": rule,
                    "severity": severity, "field": field, "rows": rows}  # fmt: skip
        CASES.append(case_of(spoil, expected))
        return spoil

    return register


@breaks("percent_out_of_range", "percent")
def published_percentage_is_no_share(files: Files) -> None:
    """A published figure is 640 per cent: the decimal comma was lost."""
    files["published_figures.csv"] = PUBLISHED.encode()
    put(files, "published_figures.csv", "assessed_within_3_days_skr", "percent", "640")
    add(files, "published_figures.csv", PUBLISHED.splitlines()[1].replace("P1", "P2"))


@breaks("n_out_of_range", "n", 2)
def published_number_is_nobody(files: Files) -> None:
    """One published figure rests on nobody, another on fewer than that."""
    _spoil(files, "64,80,", "64,0,", "64,-80,", "64,80,")


@breaks("month_not_a_month", "month", 2)
def published_month_is_no_month(files: Files) -> None:
    """A published figure is of the ninety-ninth of August, another of a thirteenth month."""
    _spoil(files, "2025-08,", "2025-08-99,", "2025-13,", "2025-08,")


@breaks("share_instead_of_percent", "percent", 2, severity="warning")
def published_percentages_are_shares(files: Files) -> None:
    """Published figures come as shares, 0.64 for 64 per cent: they are kept as less than one."""
    _spoil(files, ",64,", ",0.64,", ",1,")


def _spoil(files: Files, sound: str, *faults: str) -> None:
    """The sound figure for several units, each with its own fault in place of what is sound."""
    header, row = PUBLISHED.splitlines()
    rows = [row.replace("P1", unit).replace(sound, fault)
            for unit, fault in zip(("P1", "P2", "X1"), faults, strict=False)]  # fmt: skip
    files["published_figures.csv"] = "\n".join([header, *rows, ""]).encode()


@breaks("unknown_unit", "unit_id", severity="warning")
def published_unit_is_not_here(files: Files) -> None:
    """National statistics tell of another region, too: its figures are kept and not shown."""
    files["published_figures.csv"] = PUBLISHED.encode()
    add(files, "published_figures.csv", PUBLISHED.splitlines()[1].replace("P1", "region-99"))

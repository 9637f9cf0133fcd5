"""Write holidays.csv: the weekdays on which Swedish clinics are closed, frozen so builds agree.

Run again (`python sql/reference/make_holidays.py`) to add years. Public holidays by lag 1989:253;
the eves of midsummer, Christmas and New Year are not, but nobody opens then.
"""

import csv
from pathlib import Path

import holidays

YEARS = range(2019, 2036)
EVES = {"Midsommarafton", "Julafton", "Nyårsafton"}


def main() -> None:
    """Write the table beside this file; stops if a year lacks one of the three eves."""
    calendar = holidays.country_holidays(
        "SE", language="sv", categories=("public", "de_facto"), years=YEARS
    )
    for year in YEARS:
        absent = EVES - {name for on, name in calendar.items() if on.year == year}
        if absent:
            raise SystemExit(f"{year} lacks {', '.join(sorted(absent))}")
    target = Path(__file__).with_name("holidays.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("on_date", "name_sv"))
        writer.writerows(sorted(calendar.items()))


if __name__ == "__main__":
    main()

"""Files made of a chart say what they hold and hold nothing hidden."""

from __future__ import annotations

import csv
from dataclasses import replace

from referral_flow.model import Metric
from referral_flow.screen.files import Source, csv_text, file_name, footer
from referral_flow.text import Text
from tests.screen.sample_amounts import BUILD, REGION, YEAR, comment
from tests.screen.sample_groups import waterfall, weekdays
from tests.screen.sample_series import control_chart

SOURCE = Source(BUILD, REGION, YEAR)


def rows_of(words: str, delimiter: str) -> list[dict[str, str]]:
    """The rows below the lines that begin with #."""
    lines = [line for line in words.removeprefix("\ufeff").splitlines() if line[:1] != "#"]
    return list(csv.DictReader(lines, delimiter=delimiter))


def test_the_file_says_what_it_is_and_what_it_rests_on():
    """Mark, measure, definition, unit, n, as-of date and build id stand above the rows."""
    definition = Text("Så här räknas det.", "It counts like this.")
    metric = Metric("m", "ratio", "percent", 0, "up", None, 3, None, (), (), (),
                    Text("M", "M"), definition, definition, "", "")  # fmt: skip
    head = csv_text(control_chart(), replace(SOURCE, metric=metric), "sv")

    for expected in ("SYNTETISKA DATA", "Så här räknas det.", "Hela regionen", "48 210",
                     "2025-10-31", "7f3a91c2b3d4"):  # fmt: skip
        assert expected in head


def test_swedish_files_open_in_swedish_excel():
    """Byte order mark, semicolon, decimal comma."""
    words = csv_text(weekdays(), SOURCE, "sv")

    assert words.startswith("\ufeff")
    assert rows_of(words, ";")[0]["värde"] == "0,61"


def test_english_files_have_points():
    """Comma between columns, point in numbers."""
    assert rows_of(csv_text(weekdays(), SOURCE, "en"), ",")[0]["value"] == "0.61"


def test_a_hidden_value_is_empty_and_remarked():
    """Neither value, interval nor n of a hidden bar."""
    sunday = rows_of(csv_text(weekdays(), SOURCE, "sv"), ";")[6]

    assert [sunday[column] for column in ("värde", "från", "till", "n")] == [""] * 4
    assert sunday["anmärkning"] == "få fall"


def test_places_of_floating_bars_are_no_interval():
    """A step has a value and no from–to."""
    step = rows_of(csv_text(waterfall(), SOURCE, "sv"), ";")[1]

    assert step["värde"] == "-0,04"
    assert step["från"] == ""


def test_a_picture_carries_its_source():
    """Mark, unit, n, as-of date and build id in one line."""
    line = footer(control_chart(), SOURCE, "sv")

    assert line.startswith("SYNTETISKA DATA · Hela regionen")
    assert line.endswith("uppgifter till och med 2025-10-31 · underlag 7f3a91c2b3d4")
    assert "n = 48\u00a0210" in line


def test_real_data_are_not_called_synthetic():
    """The mark follows the build."""
    real = replace(SOURCE, build=replace(BUILD, is_synthetic=False))

    assert "SYNTETISKA" not in footer(control_chart(), real, "sv")
    assert "SYNTETISKA" not in csv_text(control_chart(), real, "sv")
    assert "syntetisk" not in file_name(control_chart(), real)


def test_the_file_is_named_by_chart_unit_date_and_build():
    """So that two downloads are never mistaken for each other."""
    assert file_name(weekdays(), SOURCE) == ("weekdays_region-17_2025-10-31_7f3a91c2b3d4_syntetisk")


def test_the_measure_of_a_value_is_not_called_the_unit():
    """In Swedish "enhet" is a clinic or a region; a share is an "andel"."""
    swedish = rows_of(csv_text(weekdays(), SOURCE, "sv"), ";")
    english = rows_of(csv_text(weekdays(), SOURCE, "en"), ",")

    assert swedish[0]["måttenhet"] == "andel"
    assert english[0]["unit_of_measure"] == "share"


def test_a_comment_is_in_the_file_though_the_page_shows_it_elsewhere():
    """Dated and signed, above the rows."""
    spoken = replace(control_chart(), comments=(comment(is_shown=False),))

    assert (
        "# Kommentar: Ny rutin & <nytt> stöd. (Verksamhetschef, Björkens röntgen · 2025-05-02)\n"
    ) in csv_text(spoken, SOURCE, "sv")
    assert "# Comment: New routine" in csv_text(spoken, SOURCE, "en")

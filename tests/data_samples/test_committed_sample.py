"""The committed sample: every planted truth is strong, the rest is calm and calibrated."""

from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

from data_samples.synthetic.calibration import UNTOUCHED, figures, monthly_shares, variation
from data_samples.synthetic.delivered import read
from data_samples.synthetic.settings import Settings
from data_samples.synthetic.strength import two_shares
from data_samples.synthetic.tell import as_markdown, figures_as_markdown
from data_samples.synthetic.truths import measured
from pipelines.contract import TABLES

FOLDER = Path(__file__).resolve().parents[2] / "data_samples"
SETTINGS = Settings(end=date(2025, 10, 31))
PLANTED = {  # truth: what was planted, and how near the measured share must come
    1: (0.65, 0.05), 2: (0.70, 0.03), 3: (0.24, 0.05), 4: (0.064, 0.015), 5: (0.02, 0.03),
    6: (0.06, 0.015), 7: (0.0, 0.0), 8: (0.033, 0.01), 9: (0.45, 0.08), 10: (0.39, 0.06),
}  # fmt: skip


@pytest.fixture(scope="module")
def tables() -> dict[str, pl.DataFrame]:
    return read(FOLDER)


@pytest.fixture(scope="module")
def truths(tables):
    return measured(SETTINGS, tables)


@pytest.fixture(scope="module")
def calibrated(tables) -> dict[str, float]:
    return figures(SETTINGS, tables)


def test_every_truth_is_there(truths):
    """Eleven planted truths, each measured."""
    assert {truth.number for truth in truths} == set(range(1, 12))


def test_every_truth_stands_five_standard_errors_out(truths):
    """Each can be found at its stated grain."""
    weak = [(truth.number, truth.name, truth.z) for truth in truths if abs(truth.z) < 5]
    assert not weak


@pytest.mark.parametrize("number", PLANTED)
def test_a_truth_has_the_size_that_was_planted(truths, number):
    """What is measured is what was put there, within its sampling error."""
    planted, tolerance = PLANTED[number]
    truth = next(truth for truth in truths if truth.number == number)
    assert abs(truth.value - planted) <= tolerance


def test_no_other_clinic_codes_shortage_as_choice(truths):
    """Truth 1 is one clinic's alone."""
    assert next(truth for truth in truths if truth.number == 1).elsewhere == 0


def test_the_neighbour_always_has_a_free_time(truths):
    """Truth 7 lies next to a municipality that never runs out."""
    assert next(truth for truth in truths if truth.number == 7).elsewhere == 1


def test_nothing_changes_for_senders_without_sefos(tables):
    """Posted referrals of units that never get SEFOS are lost as often late as early."""
    without = tables["clinics"].filter(pl.col("sefos_from").is_null())["clinic_id"]
    arrived = tables["referral_events"].filter(pl.col("status") == "received")["referral_id"]
    posted = tables["referrals"].filter(
        pl.col("referring_unit_id").is_in(without.implode()),
        pl.col("channel").is_in(["letter", "fax"]),
        pl.col("sent_at") < datetime(2025, 10, 1),
    )
    is_lost = ~posted["referral_id"].is_in(arrived.implode())
    is_late = posted["sent_at"] >= datetime(2024, 11, 1)
    early, late = is_lost.filter(~is_late), is_lost.filter(is_late)
    assert min(len(early), len(late)) > 200
    assert abs(two_shares(late.sum(), len(late), early.sum(), len(early))) < 3


def test_untouched_clinics_vary_as_real_ones_do(tables):
    """Monthly share assessed in three days: standard deviation 4–7 points for
    every clinic, and no memory from one month to the next."""
    shares = monthly_shares(SETTINGS, tables["bookings"])
    changes = variation(shares.filter(pl.col("clinic_id").is_in(UNTOUCHED)))
    assert changes.height == len(UNTOUCHED) == 17
    assert 4 <= changes["sd_points"].mean() <= 7
    assert changes["sd_points"].is_between(4, 7).all()
    assert changes["lag_1"].mean() <= 0.3
    assert changes["lag_1"].max() <= 0.3


def test_holidays_do_not_move_the_share(tables):
    """July and December are quiet months, but seekers who come are seen about as soon."""
    shares = monthly_shares(SETTINGS, tables["bookings"]).filter(
        pl.col("clinic_id").is_in(UNTOUCHED)
    )
    months = shares.group_by("month").agg(
        pl.col("n").sum(), share=(pl.col("share") * pl.col("n")).sum() / pl.col("n").sum()
    )
    usual = months["share"].mean()
    dips = months.filter(pl.col("month").dt.month().is_in([7, 12]))
    assert ((dips["share"] - usual).abs() < 0.06).all()
    assert (dips["n"] < 0.9 * months["n"].median()).all()


@pytest.mark.parametrize(
    ("name", "lowest", "highest"),
    [
        ("within_3_days_skr_share", 0.53, 0.57),
        ("clinic_logit_sd", 0.4, 0.65),
        ("clinic_share_lowest", 0.28, 0.40),
        ("clinic_share_highest", 0.68, 0.78),
        ("true_choice_web_share", 0.18, 0.22),
        ("true_choice_phone_share", 0.07, 0.10),
        ("assessed_share", 0.90, 0.95),
        ("no_show_first_share", 0.055, 0.065),
        ("no_show_return_share", 0.085, 0.095),
        ("attended_first_visits_a_year", 57_000, 63_000),
        ("attended_return_visits_a_year", 133_000, 147_000),
        ("guarantee_share", 0.58, 0.62),
        ("first_pass_gp_share", 0.77, 0.81),
        ("first_pass_orthopaedist_share", 0.93, 0.97),
        ("final_acceptance_gp_share", 0.86, 0.92),
        ("completion_share", 0.08, 0.10),
        ("from_need_share", 0.57, 0.65),
        ("original_referral_count", 17_000, 19_500),
    ],
)
def test_the_region_is_calibrated(calibrated, name, lowest, highest):
    """Each figure of the calibration sheet lies where the sheet says."""
    assert lowest <= calibrated[name] <= highest


def test_the_cohort_figure_is_the_lowest(calibrated):
    """All who sought care give less than all assessed, and those less than without the chosen."""
    skr, everyone, cohort = (
        calibrated[f"within_3_days_{name}_share"] for name in ("skr", "all", "cohort")
    )
    assert cohort < everyone < skr


def test_readme_shows_what_can_be_measured(truths, calibrated):
    """README's two tables are `make.py --truths` on this sample, to the digit."""
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert as_markdown(truths) in readme
    assert figures_as_markdown(calibrated) in readme


def test_readme_names_every_column(tables):
    """The data dictionary has a line for each column of each table."""
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name, table in tables.items():
        part = readme.split(f"### {name}\n")[1].split("\n### ")[0]
        missing = [column for column in table.columns if f"| `{column}` |" not in part]
        assert not missing, (name, missing)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_readme_marks_what_the_contract_requires(table):
    """A column is called required in README exactly where the pipeline refuses without it."""
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    part = readme.split(f"### {table.name}\n")[1].split("\n### ")[0]
    rows = [line.split(" | ") for line in part.splitlines() if line.startswith("| `")]
    required = {row[0].strip("| `") for row in rows if row[1].endswith(", required")}
    assert required == {column.name for column in table.columns if column.is_required}


def test_the_sample_fits_in_git():
    """All delivered files together stay under twenty megabytes."""
    files = [path for path in FOLDER.iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 20_000_000

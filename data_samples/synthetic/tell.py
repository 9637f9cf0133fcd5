"""Truths and calibration as the Markdown tables of README."""

from .strength import Truth


def as_markdown(rows: list[Truth]) -> str:
    """The table that README shows and a test compares."""
    lines = [
        "| # | What shows | Grain | Here | Elsewhere | n | z |",
        "|--:|---|---|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {t.number} | {t.name} | {t.grain} | {_figure(t.value, t)} "
        f"| {_figure(t.elsewhere, t)} | {t.n} | {t.z:.1f} |"
        for t in rows
    ]
    return "\n".join(lines)


def _figure(value: float, truth: Truth) -> str:
    return f"{value * 100:.1f} %" if truth.unit == "percent" else f"{value:.1f} days"


def figures_as_markdown(figures: dict[str, float]) -> str:
    rows = [f"| `{name}` | {_calibrated(name, figures[name])} |" for name in figures]
    return "\n".join(["| Figure | Here |", "|---|--:|", *rows])


def _calibrated(name: str, value: float) -> str:
    if name.endswith(("_share", "_lowest", "_highest")) and "points" not in name:
        return f"{value * 100:.1f} %"
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}"

"""Write a folder for every way to break an extract, with expected.toml beside the files.

`python -m data_samples.broken.make_broken` writes them all anew; a test sees that they are true.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from data_samples.broken import published, refused, set_aside
from data_samples.broken.sound import Case, Files, sound_files

HERE = Path(__file__).resolve().parent
CASES: tuple[Case, ...] = (*refused.CASES, *set_aside.CASES, *published.CASES)


def files_of(case: Case) -> Files:
    """The spoilt extract with its expected.toml, by file name."""
    files = sound_files()
    case.spoil(files)
    return files | {"expected.toml": _toml({"about": case.about, **case.expected}).encode()}


def write(case: Case, folder: Path) -> None:
    """Write one case into a folder of its name, in place of what was there."""
    target = folder / case.name
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for name, content in files_of(case).items():
        (target / name).write_bytes(content)


def _toml(said: dict[str, object]) -> str:
    """The few kinds of values that an expectation needs: numbers, texts, lists, one inner table."""
    plain = [f"{key} = {_value(value)}\n" for key, value in said.items()
             if not isinstance(value, dict)]  # fmt: skip
    inner = [f"\n[{key}]\n" + "".join(f"{name} = {_value(one)}\n" for name, one in value.items())
             for key, value in said.items() if isinstance(value, dict)]  # fmt: skip
    return "".join(plain + inner)


def _value(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)  # a JSON text or number is a TOML one


if __name__ == "__main__":
    for case in CASES:
        write(case, HERE)

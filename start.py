"""Set up and start Remissflöde with nothing but Python 3.11 or later.

    python3 start.py                        make the environment and the sample, open the dashboard
    python3 start.py test [pytest options]  make all that the tests need, a browser too, and test
    python3 start.py setup                  make the environment only

Standard library only: this file runs before anything is installed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import venv
from pathlib import Path

HOME = Path(__file__).resolve().parent
ENVIRONMENT = HOME / ".venv"
LOCK = HOME / "requirements.lock"
STAMP = ENVIRONMENT / "remissflode-stamp"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ALL_CORES = (PYTHON, "-m", "pytest", "-n", "auto", "--dist", "worksteal")
OLDEST_PYTHON = (3, 11)
WRONG_USE = 64
USUAL_BROWSERS = [
    *("chromium chromium-browser google-chrome google-chrome-stable microsoft-edge msedge".split()),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
]


def main(arguments: list[str]) -> int:
    """Do what the command line asks; the exit code says how it went."""
    if sys.version_info < OLDEST_PYTHON:
        return complain(
            f"Remissflöde needs Python 3.11 or later; this is {sys.version.split()[0]}."
        )
    if arguments[:1] == ["test"]:
        return test(arguments[1:])
    if arguments[:1] == ["setup"]:
        return set_up()
    if arguments and not arguments[0].startswith("-"):
        known = "write test or setup, or nothing to serve"
        complain(f'There is no command "{arguments[0]}": {known}.')
        return WRONG_USE
    return serve(options(arguments))


def options(arguments: list[str]) -> argparse.Namespace:
    """The choices that serving takes; paths are made absolute, since the server runs elsewhere."""
    parser = argparse.ArgumentParser(
        prog="start.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--port", type=port, default=8501, help="port on 127.0.0.1 (default 8501)")
    parser.add_argument("--extracts", type=Path, help="build from this folder before serving")
    parser.add_argument(
        "--warehouse", type=Path, default=HOME / "warehouse", help="folder to serve"
    )
    try:
        chosen = parser.parse_args(arguments)
    except SystemExit as stop:
        raise SystemExit(WRONG_USE if stop.code else 0) from None
    chosen.warehouse = chosen.warehouse.resolve()
    chosen.extracts = chosen.extracts and chosen.extracts.resolve()
    return chosen


def port(written: str) -> int:
    """A port that a server can listen on."""
    if not written.isdecimal() or not 0 < int(written) < 65536:
        raise argparse.ArgumentTypeError(f"{written} is not a port: write a number up to 65535")
    return int(written)


def serve(chosen: argparse.Namespace) -> int:
    """Build what is missing and run the dashboard until it is stopped."""
    if is_taken(chosen.port):
        return complain(f"Port {chosen.port} is in use. Choose another: start.py --port 8600")
    failed = set_up() or build_if_needed(chosen)
    if failed:
        return failed
    print(f"Remissflöde: http://127.0.0.1:{chosen.port}  (stop with Ctrl+C)", flush=True)
    command = [PYTHON, "-m", "streamlit", "run", HOME / "server.py"]
    address = ["--server.address", "127.0.0.1", "--server.port", str(chosen.port)]
    surroundings = os.environ | {"REFERRAL_FLOW_WAREHOUSE": str(chosen.warehouse)}
    return run([*command, *address], env=surroundings)


def build_if_needed(chosen: argparse.Namespace) -> int:
    """Build the sample where there is no warehouse, and the reader's own extracts whenever named.

    In a process of its own: the writer of a DuckDB file must be gone before anyone reads it.
    """
    if chosen.extracts is None and has_warehouse(chosen.warehouse):
        return 0
    extracts = chosen.extracts or HOME / "data_samples"
    command = [PYTHON, "-m", "pipelines", "build"]
    return run([*command, "--extracts", extracts, "--warehouse", chosen.warehouse])


def has_warehouse(folder: Path) -> bool:
    """True where the folder's pointer names a file that is there."""
    try:
        pointer = json.loads((folder / "current.json").read_text(encoding="utf-8"))
        return (folder / pointer["file"]).is_file()
    except (OSError, ValueError, KeyError, TypeError):
        return False


def test(pytest_options: list[str]) -> int:
    """Run all tests; without any browser run the rest, say so, and fail where CI asks for all."""
    failed = set_up()
    if failed:
        return failed
    browser = a_browser()
    if browser:
        return run([*ALL_CORES, *pytest_options], env=os.environ | {"CHROMIUM": browser})
    result = run([*ALL_CORES, "-m", "not browser", *pytest_options])
    complain(
        "THE BROWSER TESTS DID NOT RUN: no Chromium could be found or installed.\n"
        "Install Chromium, Chrome or Edge, or set CHROMIUM to its path, and test again."
    )
    return result or (1 if os.environ.get("CI") == "true" else 0)


def a_browser() -> str | None:
    """Path of a Chromium-like browser: an installed one, else Playwright's, else Debian's."""
    return (
        installed_browser()
        or playwrights_browser()
        or installed_by_playwright()
        or installed_by_debian()
    )


def installed_browser() -> str | None:
    """The browser that CHROMIUM names, else one on PATH or in its usual place."""
    named = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else []
    found = (shutil.which(name) for name in [*named, *USUAL_BROWSERS])
    return next(filter(None, found), None)


def playwrights_browser() -> str | None:
    """Playwright's own Chromium, if it has been downloaded before."""
    question = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as it: print(it.chromium.executable_path)"
    )
    asked = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True)
    path = asked.stdout.strip()
    return path if asked.returncode == 0 and Path(path).is_file() else None


def installed_by_playwright() -> str | None:
    """Playwright's own Chromium after trying to download it; None where there is no way out."""
    try:
        subprocess.run(
            [PYTHON, "-m", "playwright", "install", "chromium"], capture_output=True, timeout=600
        )
    except subprocess.TimeoutExpired:
        return None
    return playwrights_browser()


def installed_by_debian() -> str | None:
    """Debian's Chromium, which only root can install."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root or not shutil.which("apt-get"):
        return None
    quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(["apt-get", *step], env=quietly, capture_output=True)
    return installed_browser()


def set_up() -> int:
    """Make .venv hold exactly what requirements.lock names; nothing to do takes no time."""
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted and PYTHON.exists():
        return 0
    print("Setting up .venv (once, about a minute) …", flush=True)
    failed = make_environment() or install()
    if failed:
        return failed
    STAMP.write_text(wanted, encoding="utf-8")
    return 0


def fingerprint() -> str:
    """Changes when the lock file, the Python version or the place of the checkout does."""
    lock = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return f"{lock} {sys.version_info[:2]} {HOME}"


def make_environment() -> int:
    """A fresh virtual environment; an unfinished or moved one is replaced."""
    STAMP.unlink(missing_ok=True)
    try:
        venv.EnvBuilder(clear=True, with_pip=not shutil.which("uv")).create(ENVIRONMENT)
    except (subprocess.CalledProcessError, OSError) as fault:
        return complain(
            f"Could not make {ENVIRONMENT}: {fault}\n"
            "On Debian and Ubuntu first: apt-get install python3-venv"
        )
    return 0


def install() -> int:
    """Everything that requirements.lock names, by version and hash, with uv or else pip."""
    uv = shutil.which("uv")
    with_uv = [uv, *"pip sync -q --compile-bytecode --python".split(), PYTHON, LOCK]
    pip = "-m pip install -q --disable-pip-version-check --require-hashes -r"
    if run(with_uv if uv else [PYTHON, *pip.split(), LOCK]):
        return complain(
            "The packages could not be installed: see the message above. "
            "Check the network or the proxy, then run start.py again."
        )
    return 0


def is_taken(port: int) -> bool:
    """True where something already listens on the port."""
    with socket.socket() as knock:
        return knock.connect_ex(("127.0.0.1", port)) == 0


def run(command: list, **how) -> int:
    """Exit code of a command run from the project's folder; Ctrl+C is a calm end."""
    try:
        return subprocess.run([str(part) for part in command], cwd=HOME, **how).returncode
    except KeyboardInterrupt:
        return 0


def complain(message: str) -> int:
    print(message, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

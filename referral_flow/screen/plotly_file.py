"""plotly.js itself, the script that draws every figure: where the browser finds it.

server.py serves the file that plotly's package holds, under an address that changes with its
version, so a browser fetches it once. Where dashboard.py is run alone, a component carries it.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path

import plotly
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FILE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
ADDRESS = f"/plotly-{plotly.__version__}.min.js"
FOR_A_YEAR = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
_served: list[str] = []  # the addresses that this process serves the file at


def route() -> Route:
    """The way to the file, for a server; pages of the same process tell the browser of it."""
    _served.append(ADDRESS)
    return Route(ADDRESS, _plotly_js)


def served_at() -> str | None:
    """The address of the file, relative as Streamlit's own; None where nobody serves it."""
    return f".{_served[0]}" if _served else None


async def _plotly_js(request: Request) -> Response:
    is_packed = "gzip" in request.headers.get("accept-encoding", "")
    headers = FOR_A_YEAR | ({"Content-Encoding": "gzip"} if is_packed else {})
    body = packed() if is_packed else FILE.read_bytes()
    return Response(body, media_type="text/javascript; charset=utf-8", headers=headers)


@lru_cache(maxsize=1)
def packed() -> bytes:
    """The file as it is sent, about a third of its size."""
    return gzip.compress(FILE.read_bytes(), 6)


@lru_cache(maxsize=1)
def _component():
    script = FILE.read_text(encoding="utf-8")
    return st.components.v2.component(
        "plotly_itself",
        html="<span>\n</span>",
        js=f"{script}\nexport default function () {{}}",
        isolate_styles=False,
    )


def carry() -> None:
    """Send the file with the page, where no server has an address for it."""
    _component()(key="plotly-itself")

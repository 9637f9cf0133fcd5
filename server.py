"""Serves dashboard.py with our headers, the page's language in its first line, and a health route.

Start with `streamlit run server.py`, which is what start.py does.
"""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from threading import Thread
from time import sleep
from urllib.parse import parse_qs

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from referral_flow.disclosure import disclose
from referral_flow.model import View
from referral_flow.panels import Panel, all_panels
from referral_flow.pointer import WarehouseError, published_build_id
from referral_flow.screen import plotly_file, sidebar
from referral_flow.served import let_go, served_warehouse
from referral_flow.text import LANGUAGES, Text
from referral_flow.warehouse import Warehouse

HOME = Path(__file__).resolve().parent
LIBRARIES = ("pandas", "plotly.graph_objects", "referral_flow.slides.deck")
PAUSE_SECONDS = 0.05

# Streamlit's own page needs inline script and style, and eval for its chart library; everything
# else comes from this server, and nothing may be sent anywhere else.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: blob: data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), clipboard-write=(self)",
}


EARLY = (
    f"<script>{(HOME / 'referral_flow/screen/early.js').read_text(encoding='utf-8')}</script>"
    f'<link rel="preload" as="script" href=".{plotly_file.ADDRESS}">'
).encode()


class SecurityHeaders:
    """Adds our headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class PageShell:
    """Writes into Streamlit's own page what must be there before its scripts have come.

    The language of the address goes into <html lang>, where Streamlit says "en" (a later switch is
    told to the page by screen/frame.js); into the head go screen/early.js and word that plotly.js
    will be needed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        await self.app(_uncompressed(scope), receive, _Rewriter(_language(scope), send))


def _language(scope: Scope) -> str:
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[0]
    return asked if asked in LANGUAGES else "sv"


def _uncompressed(scope: Scope) -> Scope:
    """The same request without leave to compress the answer: the page's words must be readable."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}


class _Rewriter:
    """Passes an answer on; one of HTML is held until it is whole, and its language is set."""

    def __init__(self, language: str, send: Send) -> None:
        self.language, self.send = language.encode(), send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self.start = message
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish()
        else:
            await self.send(message)

    async def _finish(self) -> None:
        page = self.body.replace(b'<html lang="en">', b'<html lang="' + self.language + b'">', 1)
        page = page.replace(b"</head>", EARLY + b"</head>", 1)
        headers = MutableHeaders(scope=self.start)
        headers["Content-Length"] = str(len(page))
        if "etag" in headers:
            del headers["etag"]
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": page})


def _is_html(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


def _folder() -> Path:
    return Path(os.environ.get("REFERRAL_FLOW_WAREHOUSE", HOME / "warehouse"))


async def health(request: Request) -> JSONResponse:
    """Whether there is a warehouse to show, and which build it is; no figures."""
    build_id = published_build_id(_folder())
    return JSONResponse(
        {"status": "ok" if build_id else "no warehouse", "build_id": build_id},
        status_code=200 if build_id else 503,
    )


@asynccontextmanager
async def warmed(_: st.App) -> AsyncIterator[None]:
    """While people open their browsers, read what the first page would else wait for."""
    Thread(target=_warm, daemon=True).start()
    yield
    let_go()


def _warm() -> None:
    """Load the libraries, open the warehouse, and ask each panel once what everyone meets first.

    One panel after another with a pause between, so that a visitor's own page goes first.
    """
    plotly_file.packed()
    for name in LIBRARIES:
        import_module(name)
    try:
        warehouse = served_warehouse(_folder())
    except WarehouseError:
        return  # the page will say so
    for panel in all_panels():
        sleep(PAUSE_SECONDS)
        try:
            _answer_first(panel, warehouse)
        except Exception:
            logging.getLogger(__name__).exception("%s could not be warmed", panel.key)


def _answer_first(panel: Panel, warehouse: Warehouse) -> None:
    """What the page shows before anyone has chosen: the widest unit, the latest period."""
    units = sidebar.units_of(warehouse.units, panel.unit_kinds)
    periods = sidebar.periods_of(warehouse.periods)
    if units and periods:
        view = View(units[0], "month", periods[0])
        blocks = panel.page(warehouse, view, panel.defaults_in(warehouse))
        disclose(blocks, view.audience, units=[view.unit])


FAILED = Text(
    "Något gick fel när sidan ritades. Ladda om den; är felet kvar, säg till den som sköter "
    "verktyget och ange tidpunkten.",
    "Something went wrong while the page was drawn. Reload it; if the fault remains, tell the "
    "one who runs the tool, with the time.",
)


def say_calmly(error: BaseException) -> bool:
    """A sentence for the reader where a page fails; the log has the rest."""
    logging.getLogger(__name__).error("A page failed", exc_info=error)
    st.warning(FAILED.in_(st.session_state.get("lang", "sv")))
    return True


app = st.App(
    HOME / "dashboard.py",
    routes=[Route("/halsa", health), plotly_file.route()],
    lifespan=warmed,
    on_script_error=say_calmly,
    middleware=[Middleware(SecurityHeaders), Middleware(PageShell)],
)

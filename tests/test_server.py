"""The server's own part: headers on every answer, the language of the page, the health route."""

from __future__ import annotations

import asyncio
import gzip
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette

from referral_flow.screen import plotly_file
from server import HEADERS, PageShell, SecurityHeaders, health

SHELL = b'<!doctype html><html lang="en"><head></head><body>\xc3\xa5</body></html>'


async def answers(scope, receive, send) -> None:
    """An application that answers with Streamlit's page in two parts."""
    headers = [(b"content-type", b"text/html; charset=utf-8"),
               (b"content-length", str(len(SHELL)).encode()), (b"etag", b'"1"')]  # fmt: skip
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": SHELL[:10], "more_body": True})
    await send({"type": "http.response.body", "body": SHELL[10:]})


def finished(coroutine):
    """The result of a coroutine, run beside any loop that a browser test left running here."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, coroutine).result()


def asked(
    app, query: bytes = b"", accept: bytes = b"text/html", path: str = "/"
) -> tuple[dict, bytes]:
    """Headers and body of the answer to a GET."""
    sent: list[dict] = []
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query,
             "headers": [(b"accept", accept), (b"accept-encoding", b"gzip")]}  # fmt: skip

    async def send(message) -> None:
        sent.append(message)

    finished(app(scope, None, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return headers, b"".join(message.get("body", b"") for message in sent[1:])


@pytest.mark.parametrize(
    ("query", "language"),
    [(b"", b"sv"), (b"lang=en", b"en"), (b"lang=de", b"sv"), (b'lang="><script>', b"sv")],
)
def test_the_page_says_its_language(query, language):
    """Swedish unless the link says English; an unknown language writes nothing into the page."""
    headers, body = asked(PageShell(answers), query)

    assert b'<html lang="' + language + b'">' in body
    assert headers["content-length"] == str(len(body))
    assert "etag" not in headers


def test_what_must_come_before_streamlit_stands_in_the_head():
    """The first address is no step of history, and plotly.js is fetched while Streamlit starts."""
    _, body = asked(PageShell(answers))
    head = body[: body.index(b"</head>")]

    assert b"<script>" in head and b"history.pushState" in head
    assert b'rel="preload" as="script" href="./plotly-' in head


def test_plotly_is_served_for_good_and_packed_for_those_who_can_unpack():
    """The address changes with the version, so no browser needs to ask twice."""
    server = Starlette(routes=[plotly_file.route()])
    headers, body = asked(server, accept=b"*/*", path=plotly_file.ADDRESS)

    assert "immutable" in headers["cache-control"]
    assert headers["content-type"].startswith("text/javascript")
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body).startswith(b"/**\n* plotly.js")


def test_other_answers_are_passed_on_as_they_are():
    """Only pages are rewritten."""
    _, body = asked(PageShell(answers), b"lang=sv", accept=b"application/json")

    assert body == SHELL


def test_every_answer_carries_the_headers():
    """Policy, no sniffing, no framing by others, no address to others."""
    headers, _ = asked(SecurityHeaders(answers))

    assert {name: headers[name.lower()] for name in HEADERS} == HEADERS


def test_nothing_may_be_loaded_from_elsewhere():
    """The policy names no other host."""
    assert "http" not in HEADERS["Content-Security-Policy"]
    assert "default-src 'self'" in HEADERS["Content-Security-Policy"]


def test_health_says_which_build_is_served(tmp_path, monkeypatch):
    """Ready with a warehouse, not ready without one; never a figure."""
    monkeypatch.setenv("REFERRAL_FLOW_WAREHOUSE", str(tmp_path))
    empty = finished(health(None))
    (tmp_path / "current.json").write_text('{"build_id": "abcdef012345", "file": "x"}')
    ready = finished(health(None))

    assert empty.status_code == 503
    assert ready.status_code == 200
    assert json.loads(ready.body) == {"status": "ok", "build_id": "abcdef012345"}

"""Findings as HTML: what was searched for on the left, what was found on the right, each a link."""

from __future__ import annotations

from html import escape

from referral_flow.blocks import Findings, Found
from referral_flow.captions import SIGNALS
from referral_flow.model import View
from referral_flow.screen.leads import link
from referral_flow.text import unbroken


def findings(block: Findings, view: View) -> str:
    """A section with its heading and basis, and a list of findings, or what is said without any."""
    language = view.language
    heading = escape(unbroken(block.title.in_(language)))
    basis = escape(unbroken(block.basis.in_(language)))
    listed = "".join(_found(one, view) for one in block.found)
    empty = f'<p class="rf-found-none">{escape(unbroken(block.empty.in_(language)))}</p>'
    return (
        f'<section class="rf-findings" aria-labelledby="rf-{escape(block.key)}">'
        f'<div><h2 id="rf-{escape(block.key)}">{heading}</h2><p class="rf-quiet">{basis}</p></div>'
        f"{f'<ul>{listed}</ul>' if listed else empty}</section>"
    )


def _found(found: Found, view: View) -> str:
    """The finding as a link to its chart; beneath it which way it went and what it rests on."""
    language = view.language
    said = _with_name(unbroken(found.said.in_(language)))
    quiet = [_judged(found.good, language), escape(unbroken(found.basis.in_(language)))]
    return (
        f"<li>{link(said, found.lead, view)}"
        f'<p class="rf-quiet">{" · ".join(part for part in quiet if part)}</p></li>'
    )


def _with_name(words: str) -> str:
    """The sentence as HTML, with the name before its colon made easy to find."""
    name, colon, rest = words.partition(": ")
    return f"<b>{escape(name)}:</b> {escape(rest)}" if colon else escape(words)


def _judged(role: str, language: str) -> str:
    """Its direction by shape and words, where one is better than the other."""
    if role not in ("improvement", "concern"):
        return ""
    words = escape(SIGNALS[role].in_(language))
    return f'<span class="rf-{role}"><i class="rf-shape rf-{role}"></i> {words}</span>'

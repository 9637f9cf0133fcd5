"""Findings as HTML: what was searched for on the left, what was found on the right, each a link."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from referral_flow.blocks import Findings, Found
from referral_flow.captions import SIGNALS
from referral_flow.model import View
from referral_flow.screen.leads import link
from referral_flow.text import Text, unbroken

MOST_SHOWN = 12
MORE = Text("Visa {count} till", "Show {count} more")


def findings(block: Findings, view: View) -> str:
    """A section with its heading and basis, and a list of findings, or what is said without any."""
    language = view.language
    heading = escape(unbroken(block.title.in_(language)))
    basis = escape(unbroken(block.basis.in_(language)))
    empty = f'<p class="rf-found-none">{escape(unbroken(block.empty.in_(language)))}</p>'
    return (
        f'<section class="rf-findings" aria-labelledby="rf-{escape(block.key)}">'
        f'<div><h2 id="rf-{escape(block.key)}">{heading}</h2><p class="rf-quiet">{basis}</p></div>'
        f"<div>{_listed(block.found, view) if block.found else empty}</div></section>"
    )


def _listed(found: Sequence[Found], view: View) -> str:
    """The first of them; the rest of a long list folded away, with how many they are."""
    items = [_found(one, view) for one in found]
    if len(items) <= MOST_SHOWN + 1:
        return f"<ul>{''.join(items)}</ul>"
    more = MORE.in_(view.language).format(count=len(items) - MOST_SHOWN)
    return (
        f"<ul>{''.join(items[:MOST_SHOWN])}</ul><details><summary>{escape(more)}</summary>"
        f"<ul>{''.join(items[MOST_SHOWN:])}</ul></details>"
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

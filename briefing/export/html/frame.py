"""What all pages have around them: policy, style, title, the label, and the way to other pages."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

import htpy as h
from markupsafe import Markup

from briefing import __version__
from briefing.text import clean


class PageLinks(NamedTuple):
    """What a page of a site leads to: its list, and the briefs of its series that are there.

    ``earlier`` and ``later`` are ids with the address of their page; ``map`` says whether the
    site has maps.
    """

    home: str
    earlier: tuple[tuple[str, str], ...] = ()
    later: tuple[tuple[str, str], ...] = ()
    map: bool = True


def written(language: str, *parts: h.Renderable) -> str:
    """Return a document with its head and body as text."""
    _, *made = h.html(lang=language)[parts].iter_chunks()  # what comes first says the same
    # A text, and no Markup, which escapes whatever is put beside it.
    return "".join(("<!DOCTYPE html>", *made, "\n"))


@cache
def _style() -> str:
    return files(__package__).joinpath("page.css").read_text(encoding="utf-8")


def head(tlp: str, title: str, own: str = "", allowed: str = "", *more: h.Node) -> h.Renderable:
    """Return the head of a page: its policy, style and title.

    ``own`` are rules of its own behind those of all pages, ``allowed`` what else its policy allows,
    ``more`` other elements.
    """
    style = _sheet_label(tlp) + _style() + own
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; {allowed}style-src 'sha256-{digest}'; img-src 'none'; "
        "base-uri 'none'; form-action 'none'"
    )
    robots = None if tlp == "TLP:CLEAR" else h.meta(name="robots", content="noindex")
    return h.head[
        h.meta(charset="utf-8"),
        h.meta(http_equiv="Content-Security-Policy", content=policy),
        h.meta(name="viewport", content="width=device-width, initial-scale=1"),
        h.meta(name="referrer", content="no-referrer"),
        h.meta(name="color-scheme", content="light dark"),
        h.meta(name="generator", content=f"briefing {__version__}"),
        robots,
        h.title[clean(title)],
        h.style[Markup(style)],
        more,
    ]


def label(tlp: str) -> h.Renderable:
    """Return a label in its colour."""
    word = tlp.removeprefix("TLP:").partition("+")[0].lower()
    return h.strong(f".tlp.{word}")[tlp]


def _sheet_label(tlp: str) -> str:
    """Return the rules that print the label on every sheet.

    Firefox has no boxes in the margins: there the header repeats, as that of a table.
    """
    box = f'{{content:"{tlp}";font:bold 10pt sans-serif}}'
    return f"@page{{@top-left{box}@bottom-right{box}}}@page:first{{@top-left{{content:none}}}}\n"

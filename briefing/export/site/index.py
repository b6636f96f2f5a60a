"""The first page of a site: what briefs there are, and the search."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Final

import htpy as h

from briefing import __version__
from briefing.brief import scales as s
from briefing.export.html.frame import head, label, written
from briefing.export.html.markup import said, table
from briefing.export.site.row import ATOM, JSON, SCRIPT, Item, Row, newest
from briefing.text import clean

_HEADS: Final = ("Cut-off", "Brief", "Countries", "Trend", "Label", "Status")


def script() -> str:
    """Return the script of the search."""
    return files(__package__).joinpath("search.js").read_text(encoding="utf-8")


def index(
    title: str, tlp: str, rows: Sequence[Row], pages: Mapping[str, str], blocks: Sequence[str]
) -> str:
    """Return the first page; ``tlp`` is the strictest label of all that is in the site."""
    own = files(__package__).joinpath("site.css").read_text(encoding="utf-8")
    links = (
        h.link(rel="alternate", type="application/atom+xml", href=ATOM, title="Atom"),
        h.link(rel="alternate", type="application/feed+json", href=JSON, title="JSON Feed"),
        h.script(src=SCRIPT, defer=True),
    )
    count = f"{len(rows):,} brief{'' if len(rows) == 1 else 's'}"
    body = h.body[
        h.a(".skip", href="#main")["To the briefs"],
        h.header(".label")[label(tlp), " ", h.span[count]],
        h.main("#main")[
            h.h1[said(title)],
            _search(blocks),
            _table(newest(rows), pages) if rows else h.p(".none")["No brief is in this site."],
            h.p(".whose")[
                "Feeds of the newest briefs: ", h.a(href=ATOM)["Atom"], ", ",
                h.a(href=JSON)["JSON Feed"], ".",
            ],
        ],
        h.footer(".label")[
            label(tlp),
            f": {s.TLP[tlp.removeprefix('TLP:')]}. Made by briefing {__version__}.",
        ],
    ]  # fmt: skip
    page_head = head(tlp, f"{tlp} {clean(title)}", own, "script-src 'self'; ", *links)
    return written("en", page_head, body)


def _search(blocks: Sequence[str]) -> h.Renderable:
    """Return the search, which its script unhides: without scripts there is none."""
    return h.section("#search", hidden=True, aria_label="Search", data_blocks=" ".join(blocks))[
        h.label(for_="words")["Find items that hold these words"],
        h.input("#words", type="search", autocomplete="off", spellcheck="false"),
        h.p("#told", role="status"),
        h.ol("#found.items"),
    ]


def _table(rows: Sequence[Row], pages: Mapping[str, str]) -> h.Renderable:
    made = (_row(row, pages[row.id]) for row in rows)
    return table("All briefs, newest cut-off first", _HEADS, made)


def _row(row: Row, file: str) -> h.Renderable:
    mark = h.strong(".drill")["EXERCISE: "] if row.heading != row.title else ""
    cells = (row.countries, row.trend, row.tlp, row.status)
    return h.tr[
        h.td(".day", data_head=_HEADS[0])[row.cut_off],
        h.th(scope="row", data_head=_HEADS[1])[mark, h.a(href=file)[said(row.title)]],
        [
            h.td(data_head=name)[said(cell) if cell else None]
            for name, cell in zip(_HEADS[2:], cells, strict=True)
        ],
    ]


def block(rows: Sequence[tuple[Row, Sequence[Item]]], pages: Mapping[str, str]) -> str:
    """Return a block of the search as a script: one call with plain data."""
    plain = [(pages[row.id], row.heading, row.as_of, row.tlp, items) for row, items in rows]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    # Ends of lines to a script of old, and what could end one that is put into a page.
    for sign in "\u2028\u2029<":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"briefingBlock({text});\n"

"""The first page of a site: what briefs there are, and the search."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import htpy as h
from markupsafe import Markup

from briefing import __version__
from briefing.brief import scales as s
from briefing.export.html.frame import head, label, written
from briefing.export.html.markup import flat, said, table
from briefing.export.site.row import (
    ATOM,
    INDEX,
    JSON,
    MOST_AT_ONCE,
    SCRIPT,
    Item,
    Row,
    by_year,
    newest,
    year_page,
)
from briefing.text import clean

_SHOWN: Final = 200
"""Briefs on the first page of a site that has pages for years."""
_HEADS: Final = ("Cut-off", "Brief", "Countries", "Trend", "Label", "Status")


def script() -> str:
    """Return the script of the search."""
    return files(__package__).joinpath("search.js").read_text(encoding="utf-8")


def pages(
    title: str, tlp: str, rows: Sequence[Row], files: Mapping[str, str], blocks: Sequence[str]
) -> dict[str, str]:
    """Return the first page by its file, and in a large site a page for each year.

    ``tlp`` is the strictest label of all that is in the site.
    """
    if len(rows) <= MOST_AT_ONCE:
        return {INDEX: _page(title, tlp, _count(rows), _search(blocks), _all(rows, files))}
    years = by_year(rows)
    links = [
        h.li[h.a(href=year_page(year))[year], f" ({len(those):,})"] for year, those in years.items()
    ]
    by_years = h.nav(aria_label="Years")[h.ul[links]]
    first = newest(rows)[:_SHOWN]
    shown = table(f"The newest {_SHOWN} briefs", _HEADS, _rows(first, files))
    search = _search(blocks, lazily=True)
    found = {INDEX: _page(title, tlp, _count(rows), search, h.fragment[by_years, shown])}
    for year, those in years.items():
        own = [name for name in blocks if name.startswith(f"search/{year}-")]
        home = h.p(".home")[h.a(href=INDEX)["All years"]]
        made = h.fragment[home, table(f"Briefs of {year}", _HEADS, _rows(those, files))]
        search = _search(own, lazily=True)
        found[year_page(year)] = _page(f"{title}: {year}", tlp, _count(those), search, made)
    return found


def _count(rows: Sequence[Row]) -> str:
    return f"{len(rows):,} brief{'' if len(rows) == 1 else 's'}"


def _all(rows: Sequence[Row], files: Mapping[str, str]) -> h.Renderable:
    if not rows:
        return h.p(".none")["No brief is in this site."]
    return table("All briefs, newest cut-off first", _HEADS, _rows(newest(rows), files))


def _page(title: str, tlp: str, count: str, search: h.Renderable, listed: h.Renderable) -> str:
    """Return a page of the site that is of no single brief."""
    own = files(__package__).joinpath("site.css").read_text(encoding="utf-8")
    links = (
        h.link(rel="alternate", type="application/atom+xml", href=ATOM, title="Atom"),
        h.link(rel="alternate", type="application/feed+json", href=JSON, title="JSON Feed"),
        h.script(src=SCRIPT, defer=True),
    )
    body = h.body[
        h.a(".skip", href="#main")["To the briefs"],
        h.header(".label")[label(tlp), " ", h.span[count]],
        h.main("#main")[
            h.h1[said(title)],
            search,
            listed,
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


def _search(blocks: Sequence[str], *, lazily: bool = False) -> h.Renderable:
    """Return the search, which its script unhides: without scripts there is none.

    ``lazily`` it loads one block after the other, and no more than it needs.
    """
    return h.section(
        "#search",
        hidden=True,
        aria_label="Search",
        data_blocks=" ".join(blocks),
        data_lazily=lazily or None,
    )[
        h.label(for_="words")["Find items that hold these words"],
        h.input("#words", type="search", autocomplete="off", spellcheck="false"),
        h.p("#told", role="status"),
        h.ol("#found.items"),
    ]


def _rows(rows: Iterable[Row], files: Mapping[str, str]) -> Iterator[Markup]:
    drill = flat(h.strong(".drill")["EXERCISE: "])
    for row in rows:
        about = flat(h.p(".whose")[f"covers {row.period}"]) if row.period else ""
        cells = (row.countries, row.trend, row.tlp, row.status)
        yield _row_form().format(
            row.cut_off,
            about,
            drill if row.heading != row.title else "",
            files[row.id],
            said(row.title),
            *(said(cell) if cell else "" for cell in cells),
        )


@cache
def _row_form() -> Markup:
    """Return a row with ``{}`` for what is put in: an index has a thousand of them."""
    day, brief, *others = _HEADS
    return flat(
        h.tr[
            h.td(".day", data_head=day)["{}{}"],
            h.th(scope="row", data_head=brief)["{}", h.a(href="{}")["{}"]],
            [h.td(data_head=name)["{}"] for name in others],
        ]
    )


def block(rows: Sequence[tuple[Row, Sequence[Item]]], pages: Mapping[str, str]) -> str:
    """Return a block of the search as a script: one call with plain data."""
    plain = [(pages[row.id], row.heading, row.as_of, row.tlp, items) for row, items in rows]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    # Ends of lines to a script of old, and what could end one that is put into a page.
    for sign in "\u2028\u2029<":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"briefingBlock({text});\n"

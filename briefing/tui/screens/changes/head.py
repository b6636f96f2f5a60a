"""The top of the changes screen: what is compared, the counts, and the series as a strip."""

from __future__ import annotations

from collections.abc import Callable

from briefing import glyphs
from briefing.brief.words import day_words, moment_words
from briefing.compare import Comparison
from briefing.text import clean, pad, width
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import Row, fit, flow, indent, row_width, screen_title
from briefing.tui.screens.changes.pair import ChainBrief, ChangeCounts, change_counts

_FOUR = 100
"""Cells from which the four counts stand beside each other, each with what it means."""
_WIDE = 60
"""Cells from which cut-offs have their hour."""
_SERIES = " series"
_LEAST = 16
"""Cells that a brief of the strip takes at least."""

Between = Callable[[OpenBrief, OpenBrief], ChangeCounts | None]
"""What changed between two briefs that can be read, None while that is not known."""


def title_row(note: str, right: str, cells: int) -> Row:
    """Return the name of the screen on its rule, what is compared, and the older brief's id."""
    return screen_title("CHANGES", note, cells, right)


def compared_words(comparison: Comparison, cells: int) -> str:
    """Return the two cut-offs: ``29 Nov 2024 ▸ 30 Nov 2024``."""
    old, new = (each.brief.as_of for each in (comparison.old, comparison.new))
    say = moment_words if cells >= _WIDE else day_words
    return f"{say(old)}  {glyphs.SELECTED}  {say(new)}"


def count_rows(comparison: Comparison, unchanged: bool, cells: int, key: str) -> list[Row]:
    """Return how much is new, changed, gone and the same; ``key`` shows or hides the last."""
    counts = (
        ("+", comparison.count("added"), "new", "not there before"),
        ("~", comparison.count("changed"), "changed", "same item, new content"),
        ("-", comparison.count("removed"), "gone", "no longer in the brief"),
        ("=", comparison.same, "the same", f"{'shown' if unchanged else 'hidden'}, {key}"),
    )
    if cells < _FOUR:
        gap = " " if cells >= _WIDE else ""
        short: Row = []
        for sign, number, word, _ in counts:
            weight = "dim" if sign == "=" else "hi b"
            short.append((f"{sign}{gap}{number} {word.removeprefix('the ')} {gap}", weight))
        return indent(flow(short, cells - 2), 1)
    each = (cells - 2) // 4
    first: Row = [(" ", "text")]
    second: Row = [(" ", "text")]
    for sign, number, word, meaning in counts:
        weight = "dim" if sign == "=" else "hi b"
        first.append((pad(f"{sign} {number} {word}", each), weight))
        second.append((pad(f"  {meaning}", each), "dim"))
    return [first, second]


def moved_rows(comparison: Comparison, cells: int, low: bool) -> list[Row]:
    """Return what moved of what a reader looks for first; nothing where nothing did."""
    words = moved_words(change_counts(comparison))
    trend = next((each for each in comparison.header if each.field == "trend"), None)
    if trend is not None and not low:
        words = [clean(trend.words).replace("→", glyphs.SELECTED), *words]
    if not words:
        return []
    return indent(flow([("moved  ", "dim"), (", ".join(words), "hi b")], cells - 2), 1)


def moved_words(counts: ChangeCounts) -> list[str]:
    """Return what moved in words: ``3 contradictions``, ``1 likelihood``, ``12 figures``."""
    found = (
        _counted(counts.status, "contradiction"),
        _counted(counts.likelihood, "likelihood"),
        _counted(counts.figures, "item's figures", "items' figures"),
    )
    return [words for words in found if words]


def strip_rows(
    links: list[ChainBrief], at: int, between: Between, cells: int, low: bool
) -> list[Row]:
    """Return the series, oldest first, the brief at place ``at`` of it reversed.

    Under each stand its trend, what it changed of the one before it, and how many contradictions
    and figures moved; a ``low`` screen has the cut-offs alone. What has no room at the sides is
    told by a sign.
    """
    if len(links) < 2:
        return []
    room = max((cells - 4) // _LEAST, 1)
    first = min(max(at - room // 2, 0), max(len(links) - room, 0))
    shown = links[first : first + room]
    each = min((cells - 4) // len(shown), 30)
    rows: list[Row] = [[(_more(first > 0, "‹"), "hi b")]]
    rows += [[("  ", "text")] for _ in range(0 if low else 4)]
    for place, link in enumerate(shown, first):
        before = links[place - 1] if place else None
        column = _broken(link, low) or _column(link, before, between, place == at)
        for row, (text, words) in zip(rows, column, strict=False):
            if row is rows[0] and place == at and width(text) < each - 3:
                row += [(f" {text} ", words), (" " * (each - width(text) - 2), "text")]
            else:
                row.append((pad(f" {text}", each), words))
    rows[0].append((_more(first + room < len(links), "›"), "hi b"))
    label: Row = [(" SERIES", "hi b"), (f"  {len(links)} briefs, oldest first", "dim")]
    if low and row_width(rows[0]) + len(_SERIES) <= cells:
        rows[0][:0] = [(_SERIES, "dim")]
    return [fit(row, cells) for row in (rows if low else [label, *rows])]


def _more(more: bool, sign: str) -> str:
    return f"{sign} " if more else "  "


def _broken(link: ChainBrief, low: bool) -> list[tuple[str, str]]:
    """Return the cells of a brief that is not there to be shown: its id, and why."""
    if link.card is not None and link.card.outline is not None:
        return []
    name = clean(link.id)
    if low:
        return [(f"{name}: {link.trouble}", "part b")]
    return [(name, "dim"), (link.trouble, "part b"), ("", "dim"), ("", "dim"), ("", "dim")]


def _column(
    link: ChainBrief, before: ChainBrief | None, between: Between, here: bool
) -> list[tuple[str, str]]:
    """Return the cells of one brief: cut-off, trend, what it changed, what moved."""
    assert link.card is not None
    assert link.card.outline is not None
    brief = link.card.outline.brief
    trend = brief.trend or ""
    weight = "hi b" if trend == "deteriorated" else "text"
    out = [
        (day_words(brief.as_of), "hi b r" if here else "hi"),
        (f"{glyphs.TREND[trend]} {trend}" if trend else "", weight),
    ]
    if before is None or before.card is None or before.card.outline is None:
        return [*out, ("", "dim"), ("", "dim"), ("", "dim")]
    counts = between(before.card, link.card)
    if counts is None:
        return [*out, ("not compared yet", "dim"), ("", "dim"), ("", "dim")]
    signs = f"+{counts.added} ~{counts.changed} -{counts.removed}"
    checks, figures = (
        _counted(counts.status, "contradiction"),
        _counted(counts.figures, "item's figures", "items' figures"),
    )
    return [*out, (signs, "text"), (checks, "hi b"), (figures, "hi b")]


def _counted(number: int, one: str, more: str = "") -> str:
    if not number:
        return ""
    return f"{number} {one if number == 1 else more or f'{one}s'}"

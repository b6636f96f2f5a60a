"""The briefs and items that fit what was typed: how they are found, in which order, their rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from briefing import glyphs
from briefing.brief.countries import country_name
from briefing.brief.sections import SECTION
from briefing.brief.words import day_words, due_words
from briefing.compiled import late_pattern
from briefing.library.entry import Summary
from briefing.library.order import CUT_OFF, ERRORS, ORDERS, TITLE, TREND, About, Order, arranged
from briefing.text import clean
from briefing.tui.brief_list import BriefList
from briefing.tui.cells import Row, Span, column, fit, row_width
from briefing.tui.matching import FuzzyMatch, marked, match

if TYPE_CHECKING:
    from briefing.library.drafts import Drafted
    from briefing.library.index.hits import SearchHit


WIDE: Final = 70
"""Cells from which trend and label have columns."""
COLUMNS: Final = (12, 15, 13)
"""Cells of cut-off, trend and label."""
_ONE_ROW: Final = 120
"""Cells from which the columns stand beside the title: it comes whole before they do."""


class BriefHit(NamedTuple):
    """A brief that fits what was typed: its place in the deck, and where the letters stand."""

    at: int
    found: FuzzyMatch


class ItemHit(NamedTuple):
    """An item of a brief that holds what was typed, as the index has it."""

    hit: SearchHit


def title_of(deck: BriefList, index: int) -> str:
    """Return the title of a brief as far as it is known: else its id, of a broken one its file."""
    card = deck.known(index)
    if card is not None:
        return card.title
    summary = deck.summaries.get(deck.entries[index].key)
    entry = deck.entries[index]
    if entry.broken or (summary is not None and summary.broken):
        return clean(entry.name)
    return summary.heading if summary is not None else clean(entry.id)


def subtitle(deck: BriefList, index: int) -> str:
    """Return what stands below a title: conflict, countries, what is due; or what is wrong."""
    card = deck.known(index)
    if card is not None and card.outline is not None:
        due = due_words(card.outline.brief.next, deck.today())
        parts = [card.outline.say(card.outline.brief.conflict), card.outline.countries, due]
    else:
        summary = deck.summary(index)
        if summary is None:
            return ""
        if summary.problem is not None:
            return clean(f"line {summary.problem.line}: {summary.problem.message}")
        parts = [clean(summary.conflict or ""), ", ".join(map(country_name, summary.countries))]
        parts.append(due_words(summary.next, deck.today()))
    count = deck.proposed.get(deck.entries[index].key, 0)
    proposed = f"draft {count} open" if count else ""
    edited = deck.edited.get(deck.entries[index].id, "")
    return f" {glyphs.SEPARATOR} ".join(part for part in (edited, proposed, *parts) if part)


def drafts_found(deck: BriefList, query: str) -> list[Drafted]:
    """Return the drafts of briefs that are not there yet, those that fit what was typed."""
    if not query.strip():
        return list(deck.drafts)
    return [each for each in deck.drafts if match(query, f"{_named(each)} {each.entry.id}").score]


def _named(draft: Drafted) -> str:
    return draft.summary.heading or clean(draft.entry.id)


def draft_row(draft: Drafted, line: int, cells: int, chosen: bool) -> Row:
    """Return a line of a draft: its title, or how much of it is open; never taken for a brief."""
    right = _columns(draft.summary.as_of or "", draft.summary, cells)
    right = [right[0], column("draft", COLUMNS[1], "text"), right[-1]] if len(right) > 1 else right
    if line:
        counts = draft.counts
        said = f"draft {counts.open} open of {counts.total}" if counts else "cannot be read"
        text = f" {glyphs.SEPARATOR} ".join((said, "no brief was written from it yet"))
        return _below(text, right, cells, chosen)
    lead: Row = [
        (f"{glyphs.SELECTED if chosen else ' '} ", "hi b"),
        (f"{glyphs.PROPOSED}  ", "hi b"),
    ]
    return _titled(lead, [(_named(draft), "hi b" if chosen else "hi")], right, cells)


def label_of(summary: Summary | None) -> str:
    """Return the label of a brief without its prefix, empty where none is known."""
    return "" if summary is None or summary.broken else summary.label


def brief_row(deck: BriefList, hit: BriefHit, line: int, cells: int, chosen: bool) -> Row:
    """Return a line of a brief: title and columns, or what stands below the title."""
    entry, summary = deck.entries[hit.at], deck.summary(hit.at)
    broken = entry.broken or (summary is not None and summary.broken)
    if line:
        parts = ("" if broken else verdict_words(deck, hit.at), subtitle(deck, hit.at))
        text = f" {glyphs.SEPARATOR} ".join(part for part in parts if part)
        right = [] if broken else _columns(entry.as_of, summary, cells)
        return _below(text, right, cells, chosen)
    digit = str(hit.at + 1) if hit.at < 9 else " "
    title = marked(title_of(deck, hit.at), hit.found, "hi b" if chosen else "hi")
    right = [column("broken", 10, "bad b")] if broken else _columns(entry.as_of, summary, cells)
    lead: Row = [
        (f"{glyphs.SELECTED if chosen else ' '} ", "hi b"),
        (f"{'!' if broken else digit} ", "bad b" if broken else "hi b"),
        (" ", "text"),
    ]
    if broken:
        return [*lead, *fit(title, cells - row_width(lead) - row_width(right)), *right]
    return _titled(lead, title, right, cells)


def _titled(lead: Row, title: Row, right: list[Span], cells: int) -> Row:
    """Return the first line of a brief: its title, the columns beside it where they have room."""
    end: Row = [(" ", "text"), *right] if cells >= _ONE_ROW else []
    return [*lead, *fit(title, cells - row_width(lead) - row_width(end)), *end]


def _below(text: str, right: list[Span], cells: int, chosen: bool) -> Row:
    """Return the second line: what is said of a brief, the columns where the title needs a line."""
    said: Row = [(f"     {text}", "text" if chosen else "dim")]
    if cells >= _ONE_ROW or not right:
        return said
    return [*fit(said, cells - row_width(right) - 1), (" ", "text"), *right]


def _columns(as_of: str, summary: Summary | None, cells: int) -> list[Span]:
    date = column(day_words(as_of), COLUMNS[0], "text")
    if cells < WIDE:
        return [date]
    trend = (summary.trend if summary is not None else "") or ""
    sign = f"{glyphs.TREND[trend]} " if trend else ""
    return [
        date,
        column(f"{sign}{trend}", COLUMNS[1], "hi b" if trend == "deteriorated" else "text"),
        column(label_of(summary), COLUMNS[2], "text"),
    ]


def item_row(item: ItemHit, line: int, cells: int, chosen: bool) -> Row:
    """Return a line of an item: the words found in it, or where it stands."""
    hit = item.hit
    if line:
        when = day_words(hit.brief.as_of) if hit.brief.as_of else ""
        own = f"TLP:{hit.tlp}" if hit.tlp != label_of(hit.brief) else ""
        # Of several alike the brief tells which one it is.
        where = (_stands(hit), own, hit.distance, hit.basis, when, hit.brief.heading, _verdict(hit))
        text = f" {glyphs.SEPARATOR} ".join(part for part in where if part)
        return fit([(f"     {text}", "text" if chosen else "dim")], cells - 2)
    mark = glyphs.SELECTED if chosen else " "
    snippet = _snippet(hit, cells - 7, "hi b" if chosen else "text")
    return fit([(f"{mark}    ", "hi b"), *snippet], cells - 2)


def _verdict(hit: SearchHit) -> str:
    """Return the verdict of an item in the words of the other screens, "" where it has none yet."""
    from briefing.verify.verdicts import VERDICT_WORDS, Mark

    return VERDICT_WORDS[cast("Mark", hit.verdict)] if hit.verdict else ""


def _stands(hit: SearchHit) -> str:
    """Return the title of the section that an item stands in."""
    return SECTION[hit.section].title if hit.section in SECTION else hit.section.capitalize()


def _snippet(hit: SearchHit, cells: int, words: str) -> Row:
    """Return the snippet with the words marked, begun so that the first of them is in view."""
    text, marks = hit.snippet.text, hit.snippet.marks
    start = 0
    if marks and marks[0][1] > cells - 2:
        start = max(text.rfind(" ", 0, max(marks[0][0] - cells // 3, 1)), 0)
    row: Row = [("‹", words)] if start else []
    at = start
    for left, right in marks:
        row += [(clean_part(text[at:left]), words), (clean_part(text[left:right]), f"{words} b u")]
        at = right
    return [*row, (clean_part(text[at:]), words)]


def clean_part(text: str) -> str:
    """Return a part of a text as it can be shown, the spaces at its ends kept."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return f"{lead}{clean(text)}{tail}"


FIT: Final = "best fit first"
"""What stands first where something was typed and no order was chosen."""
NEAREST: Final = "nearest first"
_NEAR: Final = late_pattern(r"(?<!\S)near:")
HEADS: Final = {TITLE: "brief", CUT_OFF: "cut-off", TREND: "trend"}
"""The orders that have a column, each with its head."""


def ordered(deck: BriefList, hits: list[BriefHit]) -> list[BriefHit]:
    """Return the hits in the order that was chosen, as they are where none was."""
    if deck.order is None:
        return hits
    return arranged(hits, lambda hit: _about(deck, hit.at), deck.order)


def _about(deck: BriefList, index: int) -> About:
    entry = deck.entries[index]
    return About(entry, deck.summary(index), deck.verdicts.get(entry.key))


def following(order: Order | None, typed: bool) -> Order | None:
    """Return the order after this one; without words there is no fit, and newest come first."""
    round_ = [None, *map(Order, ORDERS)]
    if not typed:
        round_.remove(Order())
    by = order._replace(reverse=False) if order is not None else None
    return round_[(round_.index(by) + 1) % len(round_)] if by in round_ else round_[1]


def turned(order: Order | None, typed: bool) -> Order | None:
    """Return the order the other way round."""
    order = order or Order()
    other = order._replace(reverse=not order.reverse)
    return None if other == Order() and not typed else other


def by_head(order: Order | None, by: str) -> Order | None:
    """Return the order after a click on the head of a column: by it, then the other way round."""
    if (order or Order()).by == by:
        return turned(order, False)
    return None if by == CUT_OFF else Order(by)


def order_words(order: Order | None, typed: str) -> str:
    """Return the order in words; ``typed`` is what is looked for."""
    if order is None and _NEAR.search(typed):
        return NEAREST
    return FIT if order is None and typed else (order or Order()).words


def verdict_words(deck: BriefList, index: int) -> str:
    """Return what errors a brief has, where that is what the list is sorted by."""
    if deck.order is None or deck.order.by != ERRORS:
        return ""
    counts: Mapping[str, int] | None = deck.verdicts.get(deck.entries[index].key)
    if counts is None:
        return "not verified yet"
    found = [
        f"{counts[mark]} {said}"
        for mark, said in (("unsupported", "not found"), ("partly", "with a warning"))
        if counts.get(mark)
    ]
    return ", ".join(found) or "no errors"

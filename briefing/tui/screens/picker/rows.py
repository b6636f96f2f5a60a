"""The briefs and items that fit what was typed: how they are found, and their rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from briefing import glyphs
from briefing.brief.countries import country_name
from briefing.brief.sections import SECTION
from briefing.brief.words import day_words, due_words
from briefing.library.entry import Summary
from briefing.text import clean, width
from briefing.tui.brief_list import BriefList
from briefing.tui.cells import Row, Span, column, fit, flow, indent, row_width
from briefing.tui.matching import marked, match
from briefing.tui.screens.picker.order import BriefHit, verdict_words

if TYPE_CHECKING:
    from briefing.library.drafts import Drafted
    from briefing.library.index.hits import SearchHit


WIDE: Final = 70
"""Cells from which trend and label have columns."""
COLUMNS: Final = (12, 15, 13)
"""Cells of cut-off, trend and label."""
_ONE_ROW: Final = 120
"""Cells from which the columns stand beside the title: it comes whole before they do."""
_MARKED: Final = "*"
"""What stands before a brief that is marked for an export."""
_INDENT: Final = " " * 5
"""What stands before the lines below the first of an entry."""


class ItemHit(NamedTuple):
    """An item of a brief that holds what was typed, as the index has it.

    ``same`` are those of other briefs that say it in the same words: a series repeats itself.
    """

    hit: SearchHit
    same: tuple[SearchHit, ...] = ()


def together(items: Sequence[ItemHit], more: Iterable[SearchHit]) -> list[ItemHit]:
    """Return entries with more hits: one that an entry has in the same words joins it."""
    found = {(each.hit.section, each.hit.text): each for each in items}
    for hit in more:
        key = (hit.section, hit.text)
        first = found.get(key)
        found[key] = ItemHit(hit) if first is None else first._replace(same=(*first.same, hit))
    return list(found.values())


def title_of(brief_list: BriefList, index: int) -> str:
    """Return the title of a brief as far as it is known: else its id, of a broken one its file."""
    card = brief_list.known(index)
    if card is not None:
        return card.title
    summary = brief_list.summaries.get(brief_list.entries[index].key)
    entry = brief_list.entries[index]
    if entry.broken or (summary is not None and summary.broken):
        return clean(entry.name)
    return summary.heading if summary is not None else clean(entry.id)


def subtitle(brief_list: BriefList, index: int) -> str:
    """Return what stands below a title: conflict, countries, what is due; or what is wrong."""
    card = brief_list.known(index)
    if card is not None and card.outline is not None:
        due = due_words(card.outline.brief.next, brief_list.today())
        parts = [card.outline.say(card.outline.brief.conflict), card.outline.countries, due]
    else:
        summary = brief_list.summary(index)
        if summary is None:
            return ""
        if summary.problem is not None:
            return clean(f"line {summary.problem.line}: {summary.problem.message}")
        parts = [clean(summary.conflict or ""), ", ".join(map(country_name, summary.countries))]
        parts.append(due_words(summary.next, brief_list.today()))
    count = brief_list.proposed.get(brief_list.entries[index].key, 0)
    proposed = f"draft {count} open" if count else ""
    edited = brief_list.edited.get(brief_list.entries[index].id, "")
    return f" {glyphs.SEPARATOR} ".join(part for part in (edited, proposed, *parts) if part)


def drafts_found(brief_list: BriefList, query: str) -> list[Drafted]:
    """Return the drafts of briefs that are not there yet, those that fit what was typed."""
    if not query.strip():
        return list(brief_list.drafts)
    return [
        each for each in brief_list.drafts if match(query, f"{_named(each)} {each.entry.id}").score
    ]


def _named(draft: Drafted) -> str:
    return draft.summary.heading or clean(draft.entry.id)


class ListedEntry(NamedTuple):
    """A brief or draft of the list: its mark, its title, what stands below it, its columns.

    ``titled``: the columns stand beside the title, however narrow the list is.
    """

    lead: Row
    title: Row
    said: str
    right: list[Span]
    titled: bool = False

    def line(self, line: int, cells: int, chosen: bool) -> Row:
        """Return the title, or what stands below it, in one row."""
        above, below = self._ends(cells)
        if not line:
            room = cells - row_width(self.lead) - row_width(above)
            return [*self.lead, *fit(self.title, room), *above]
        said: Row = [(f"{_INDENT}{self.said}", "text" if chosen else "dim")]
        return [*fit(said, cells - row_width(below)), *below] if below else said

    def whole(self, cells: int, chosen: bool) -> list[Row]:
        """Return both in as many rows as they need."""
        above, below = self._ends(cells)
        lead = width(_INDENT)
        titles = flow(self.title, cells - lead - row_width(above) - 1)
        words = "text" if chosen else "dim"
        said = flow([(self.said, words)], cells - lead - row_width(below) - 1) or [[]]
        first = fit([*self.lead, *titles[0]], cells - row_width(above))
        under = fit([(_INDENT, "text"), *said[0]], cells - row_width(below))
        rows: list[Row] = [[*first, *above], *indent(titles[1:], lead)]
        return [*rows, [*under, *below], *indent(said[1:], lead)]

    def _ends(self, cells: int) -> tuple[Row, Row]:
        """Return the columns that stand beside the title, and those below it."""
        end: Row = [(" ", "text"), *self.right] if self.right else []
        return (end, []) if self.titled or cells >= _ONE_ROW else ([], end)


def listed_draft(draft: Drafted, cells: int, chosen: bool) -> ListedEntry:
    """Return a draft with how much of it is open; never taken for a brief."""
    right = _columns(draft.summary.as_of or "", draft.summary, cells)
    right = [right[0], column("draft", COLUMNS[1], "text"), right[-1]] if len(right) > 1 else right
    counts = draft.counts
    said = f"draft {counts.open} open of {counts.total}" if counts else "cannot be read"
    lead: Row = [
        (f"{glyphs.SELECTED if chosen else ' '} ", "hi b"),
        (f"{glyphs.PROPOSED}  ", "hi b"),
    ]
    title: Row = [(_named(draft), "hi b" if chosen else "hi")]
    text = f" {glyphs.SEPARATOR} ".join((said, "no brief was written from it yet"))
    return ListedEntry(lead, title, text, right)


def label_of(summary: Summary | None) -> str:
    """Return the label of a brief without its prefix, empty where none is known."""
    return "" if summary is None or summary.broken else summary.label


def listed_brief(brief_list: BriefList, hit: BriefHit, cells: int, chosen: bool) -> ListedEntry:
    """Return a brief: title and columns, and what stands below the title."""
    entry, summary = brief_list.entries[hit.at], brief_list.summary(hit.at)
    broken = entry.broken or (summary is not None and summary.broken)
    parts = ("" if broken else verdict_words(brief_list, hit.at), subtitle(brief_list, hit.at))
    said = f" {glyphs.SEPARATOR} ".join(part for part in parts if part)
    digit = str(hit.at + 1) if hit.at < 9 else " "
    mark = _MARKED if entry.key in brief_list.marked else " "
    title = marked(title_of(brief_list, hit.at), hit.found, "hi b" if chosen else "hi")
    right = [column("broken", 10, "bad b")] if broken else _columns(entry.as_of, summary, cells)
    lead: Row = [
        (f"{glyphs.SELECTED if chosen else ' '} ", "hi b"),
        (f"{'!' if broken else digit}{mark}", "bad b" if broken else "hi b"),
        (" ", "text"),
    ]
    return ListedEntry(lead, title, said, right, broken)


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
    if line:
        where = f"{_INDENT}{_where(item)}"
        return fit([(where, "text" if chosen else "dim")], cells - 2)
    mark = glyphs.SELECTED if chosen else " "
    snippet = _snippet(item.hit, cells - 7, "hi b" if chosen else "text")
    return fit([(f"{mark}    ", "hi b"), *snippet], cells - 2)


def item_rows(item: ItemHit, cells: int, chosen: bool) -> list[Row]:
    """Return both in as many rows as they need."""
    lead, room = width(_INDENT), cells - width(_INDENT) - 2
    ink, mark = ("hi b", glyphs.SELECTED) if chosen else ("text", " ")
    first, *words = flow(_snippet(item.hit, width(item.hit.snippet.text) + 2, ink), room)
    where = flow([(_where(item), "text" if chosen else "dim")], room)
    return [[(f"{mark}    ", "hi b"), *first], *indent([*words, *where], lead)]


def _where(item: ItemHit) -> str:
    """Return in which section, brief and words an item stands, and in how many others."""
    hit = item.hit
    others = len({each.key for each in item.same} - {hit.key})
    also = f"the same in {others} more {'brief' if others == 1 else 'briefs'}" if others else ""
    when = day_words(hit.brief.as_of) if hit.brief.as_of else ""
    own = f"TLP:{hit.tlp}" if hit.tlp != label_of(hit.brief) else ""
    # Of several alike the brief tells which one it is.
    stands = (_stands(hit), also, own, hit.distance, hit.basis, when)
    where = (*stands, hit.brief.heading, _verdict(hit))
    return f" {glyphs.SEPARATOR} ".join(part for part in where if part)


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

"""The rows of the unverified screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, cast

from briefing import glyphs
from briefing.brief.sections import SECTION
from briefing.text import clean, pad, width
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import (
    PinnedRow,
    Row,
    fit,
    flow,
    heading,
    indent,
    on_ground,
    plain,
    row_width,
)
from briefing.tui.panes.marks import mark_span
from briefing.tui.panes.parts import label_spans
from briefing.tui.registry import PROBLEMS, screen_name
from briefing.tui.screens.instead_of_panes import lines_around
from briefing.tui.screens.unverified import (
    BROKEN,
    KINDS,
    NOTED,
    WAIVED,
    WORKED_OUT,
    Reason,
    Unfound,
)
from briefing.verify.verdicts import MARKS, VERDICT_WORDS

if TYPE_CHECKING:
    from briefing.brief.outline import Line, Outline
    from briefing.verify.verdicts import Mark, Verdicts


_NARROW: Final = 60
"""Cells under which the counts stand without words, and sections with their short names."""
_SECTION: Final = 15


class UnverifiedPage:
    """Sets the screen for a width: what was found, why the rest was not, then item by item."""

    def __init__(
        self,
        card: OpenBrief,
        verdicts: Verdicts | None,
        found: Sequence[Unfound],
        at: int,
        cells: int,
    ) -> None:
        self.card = card
        self.verdicts = verdicts
        self.found = found
        self.at = at
        self.cells = cells
        self.narrow = cells < _NARROW
        self.counts = Counter(each.reason for each in found)
        self.whole = False
        """Whether every entry is opened: where all of that fits, nothing waits for a key."""

    def rows(self, name: str, height: int) -> tuple[list[Row], list[tuple[int, int]]]:
        """Return all rows, and where each entry stands; a list of the reasons leads a long one."""
        head = [self._title(name), *indent([*self._state(), *self._found()], 1), []]
        body, spots = self._entries()
        if len(head) + len(body) < height:
            self.whole = True
            opened, places = self._entries()
            if len(head) + len(opened) <= height:
                body, spots = opened, places
        if len(head) + len(body) > height and len(self.counts) > 1 and not self.narrow:
            head += [*indent(self._reasons(), 1), []]
        return [*head, *body], [(start + len(head), end + len(head)) for start, end in spots]

    def _title(self, name: str) -> Row:
        head: Row = [(f" {screen_name(PROBLEMS).upper()} ", "hi b r"), ("  ", "hi u")]
        if self.verdicts is not None:
            of = len(self.verdicts.items)
            told = f"{self.verdicts.unverified} of {of} item{'' if of == 1 else 's'}"
            head.append((told, "hi b u"))
        if row_width(head) + width(name) + 3 > self.cells:  # its end says most of a long path
            name = name.rpartition("/")[2]
        if row_width(head) + width(name) + 3 > self.cells:
            name = ""
        return [*fit(head, self.cells - width(name) - 1, "hi u"), (f"{name} ", "dim u")]

    def _state(self) -> list[Row]:
        """Return what is to be said before all else: that there is nothing to go by, or nothing."""
        if self.card.outline is None:
            return flow([("The file as it is cannot be shown.", "hi b")], self.cells - 2)
        if self.verdicts is None:
            return flow([("The words are being checked.", "dim")], self.cells - 2)
        if all(each.reason.kind in (NOTED, WORKED_OUT) for each in self.found):
            return flow([("Everything is found, or the desk's own.", "hi b")], self.cells - 2)
        return []

    def _found(self) -> list[Row]:
        """Return how many items are found, and how many are the desk's own; signs where narrow."""
        if self.verdicts is None or self.card.outline is None:
            return []
        counts = self.verdicts.counts()
        row: Row = []
        for mark in ("verified", "own") if not self.narrow else MARKS:
            sign, words = mark_span(mark)
            count = counts[mark]
            row.append((f"{sign} {count}  ", words if count else "dim"))
            if not self.narrow:
                row.append((f"{VERDICT_WORDS[mark]}   ", "dim"))
        return flow(row, self.cells - 2)

    def _reasons(self) -> list[Row]:
        """Return every reason with its count, each whole."""
        rows: list[Row] = []
        for reason, count in self.counts.items():
            sign, words = _sign(reason)
            told = f"waived: {reason.words}" if reason.kind == WAIVED else reason.words
            lead: Row = [(sign, words), (f" {count:>3}  ", "hi b")]
            first, *more = flow([(told, "text")], self.cells - 2 - row_width(lead))
            rows += [[*lead, *first], *indent(more, row_width(lead))]
        return rows

    def _entries(self) -> tuple[list[Row], list[tuple[int, int]]]:
        rows: list[Row] = []
        spots = []
        before = None
        for number, each in enumerate(self.found):
            if before is None or each.reason.kind != before.kind:
                count = sum(n for r, n in self.counts.items() if r.kind == each.reason.kind)
                title = heading(KINDS[each.reason.kind], "", self.cells - 2, str(count))
                rows += [[]] if before else []
                # On a small terminal there is room for the reason alone to stay in sight.
                rows += indent([list(title) if self.narrow else title], 1)
            if each.reason != before:
                rows += self._reason(each.reason)
            before = each.reason
            own = self._entry(each, number == self.at)
            spots.append((len(rows), len(rows) + len(own)))
            rows += own
        return rows, spots

    def _reason(self, reason: Reason) -> list[Row]:
        sign, words = _sign(reason)
        count = self.counts[reason]
        lead: Row = [(" ", "text"), (sign, words), (f" {count} ", "hi b")]
        code = f"  {reason.code} " if reason.code and not self.narrow else ""
        room = self.cells - row_width(lead) - max(width(code), 1)
        body = flow([(reason.words, "hi")], room)
        first: Row = [*lead, *fit(body[0], room), (code, "dim")]
        return [PinnedRow(row) for row in (first, *indent(body[1:], row_width(lead)))]

    def _entry(self, each: Unfound, chosen: bool) -> list[Row]:
        """Return an entry: its item by its first words, what is said of it; chosen, all of it."""
        left = 4 if self.narrow else 5
        mark = glyphs.SELECTED if chosen else " "
        section = _section(each, self.narrow)
        row = f" line {each.row} "
        lead: Row = [(f"  {mark} ".ljust(left), "hi b"), (section, "dim")]
        outline = self.card.outline
        if each.line is not None and outline is not None:
            lead += label_spans(each.line, outline)
        room = self.cells - row_width(lead) - len(row)
        text = each.line.text if each.line is not None else each.told
        cells = self.cells - left - 3
        told = [] if each.line is None else [(each.told, "text" if chosen else "dim")]
        words = [(text, "hi" if chosen else "text")]
        whole = flow(words, room) if chosen or not self.narrow else [words]
        rows: list[Row] = [[*lead, *fit(whole[0], room), (row, "dim")]]
        rest = whole[1:]
        if rest and self.narrow:  # below the first row, it begins where all that is opened does
            told_first = plain(whole[0]).rstrip()
            rest = flow([(text[len(told_first) :].lstrip(), "hi")], cells)
        rows += indent(rest, left + 1 if self.narrow else row_width(lead))
        rows += indent(flow(told, cells), left + 1) if told and each.told else []
        if chosen or self.whole:
            rows += indent(self._opened(each, cells), left + 1)
        return on_ground(rows, self.cells) if chosen else rows

    def _opened(self, each: Unfound, cells: int) -> list[Row]:
        """Return the rest of the chosen entry: its verdict, the hint, its lines in the file."""
        rows: list[Row] = []
        if each.verdict is not None and each.verdict.words not in VERDICT_WORDS.values():
            sign, words = mark_span(each.verdict.mark)
            rows += flow([(f"{sign} {_sentence(each.verdict.words)}", words)], cells)
        if each.line is not None and self.card.outline is not None:
            rows += flow([(_whose(self.card.outline, each.line), "dim")], cells)
        if each.problem is None:
            return rows
        if each.problem.hint:
            rows += flow([(clean(each.problem.hint), "dim")], cells)
        return rows + lines_around(each.problem, self.card.reading.text.splitlines(), cells)


def _section(each: Unfound, narrow: bool) -> str:
    """Return the title of the section that an entry's item stands in, a blank behind it."""
    if each.line is None:
        what = "Sources" if each.sources else "Brief"
        return "" if narrow else pad(what, _SECTION)
    kind = SECTION[each.line.section]
    return f"{kind.short} " if narrow else pad(kind.title, _SECTION)


def _whose(outline: Outline, line: Line) -> str:
    """Return whose word an item is and what it cites."""
    if line.own:
        return _sentence(line.own_words)
    who = outline.speaker_names(line, short=False)
    parts = [f"{line.basis} by {who}" if who else line.basis]
    parts += [f"cites {' '.join(line.cite)}"] if line.cite else []
    return _sentence(", ".join(parts))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _sign(reason: Reason) -> tuple[str, str]:
    """Return the sign of a reason's kind; what a person has answered is quiet."""
    if reason.kind in ("unsupported", "partly", "not_checkable"):
        return mark_span(cast("Mark", reason.kind))
    if reason.kind == BROKEN:
        return mark_span("unsupported")
    return glyphs.SEPARATOR, "dim"

"""The rows of each entry of the changes screen, closed and opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from briefing import glyphs
from briefing.brief import model as m
from briefing.compare import Comparison
from briefing.text import clean, cut, width
from briefing.tui.cells import (
    Row,
    beside,
    column,
    fit,
    flow,
    heading,
    indent,
    on_ground,
    plain,
    row_width,
)
from briefing.tui.panes.marks import verdict_span
from briefing.tui.panes.parts import Form, basis_glyph, graded_spans, short_cite
from briefing.tui.screens.changes.entries import ChangeEntry, FieldInWords, field_in_words

if TYPE_CHECKING:
    from briefing.verify.verdicts import Path, Verdict


_WORDS: Final = {"added": "new", "changed": "changed", "removed": "gone", "same": "same"}
_SIGNS: Final = {"added": "+", "changed": "~", "removed": "-", "same": "="}
_MARK: Final = 10
"""Cells of the mark and its word."""
_CITE: Final = 8
_WIDE: Final = 76
"""Cells from which an item stands beside its fields, not above them."""
_FIELDS: Final = 2
"""Fields of an entry that is not opened."""
_MOST: Final = 3
"""Rows that the words of an item take at most where they stand above what is told of it."""
_WHOLE: Final = 6
"""The same of the chosen one where all stands below each other: what it says comes first."""
_ROOM: Final = 60
"""Cells that suffice for a field; more of them go to the words of the item."""


class ChangeRows:
    """Makes the rows of entries for one width; ``verdicts`` are the marks beside the items."""

    def __init__(
        self,
        comparison: Comparison,
        entries: Sequence[ChangeEntry],
        form: Form,
        verdicts: Mapping[Path, Verdict],
    ) -> None:
        self._comparison = comparison
        self._verdicts = verdicts
        self._form = form
        self._cells = form.cells
        self._beside = form.cells >= _WIDE
        left = max(form.cells * 2 // 5, form.cells - _ROOM - _CITE - 4, _MARK + 12)
        self._left = left if self._beside else form.cells - 3
        # No farther from the words than the longest of them reaches: the eye has to find it.
        titles = (width(clean(each.title)) for each in entries if each.kind != "changed")
        self._longest = max(titles, default=0) + _MARK + 3
        self._wide_left: dict[str, int] = {}
        for entry in entries if self._beside else ():
            if entry.kind != "changed":
                room = form.cells - row_width(self._whose(entry)) - _CITE - 5
                known = self._wide_left.get(entry.group, form.cells)
                self._wide_left[entry.group] = max(self._left, min(known, room, self._longest))

    def head(self, group: str) -> list[Row]:
        """Return the heading of a group of entries."""
        note = "what changed" if group == "Brief" else ""
        return [[], *indent([heading(group.upper(), note, self._cells - 2)], 1)]

    def rows(self, entry: ChangeEntry, chosen: bool) -> list[Row]:
        """Return the rows of an entry; the chosen one stands on its ground, opened."""
        left, src = self._left, self._src(entry)
        if self._beside and entry.kind != "changed":
            left = self._wide_left[entry.group]
        room = self._cells - (left + _CITE + 4 if self._beside else 5)
        body = self._fields(entry, chosen, room)
        # The words take the rows that there are, as long as they are read in one glance.
        most = min(max(len(body), 1), _FIELDS) if self._beside else 1
        above = len(flow([(clean(entry.title), "hi")], left - _MARK - 2)) > most
        above |= entry.kind != "changed" and any(row_width(row) > room for row in body)
        if self._beside and above:
            head, whole = self._head(entry, chosen, self._cells - _CITE - 3, _MOST)
            body = self._fields(entry, chosen, self._cells - _MARK - 3)
            rows = [[*head[0], *src], *head[1:], *indent(body, _MARK + 1)]
        elif self._beside:
            head, whole = self._head(entry, chosen, left, most)
            body = [fit(row, room) for row in body] or [fit([], room)]
            first: Row = [*head[0], *body[0], (" ", "text"), *src]
            rows = [first, *beside(head[1:], body[1:], left, room)]
        else:
            head, whole = self._head(entry, chosen, left, _WHOLE if chosen else 1)
            rows = [*head, *indent([fit(row, room) for row in body], 4)]
        if chosen:
            rows += indent(self._opened(entry, whole), 4)
        return on_ground(rows, self._cells) if chosen else [fit(row, self._cells) for row in rows]

    def _head(
        self, entry: ChangeEntry, chosen: bool, left: int, most: int
    ) -> tuple[list[Row], bool]:
        """Return mark and title in at most so many rows, and whether the title is whole."""
        quiet = entry.kind in ("removed", "same")
        mark = glyphs.SELECTED if chosen else " "
        sign, word = _SIGNS[entry.kind], _WORDS[entry.kind]
        weight = "dim" if quiet else "hi b"
        title = "dim" if quiet else "hi b" if chosen else "hi"
        lead: Row = [
            (mark, "hi b"),
            (f"{sign} ", weight),
            (column(word, 8, "")[0], "dim" if quiet else "text"),
        ]
        if not self._beside:
            lead[-1] = (f"{word} ", lead[-1][1])
        room = left - 1 - row_width(lead)
        rows = flow([(clean(entry.title), title)], room)
        whole = len(rows) <= most
        if not whole:
            rest = " ".join(plain(row).strip() for row in rows[most - 1 :])
            rows = [*rows[: most - 1], fit([(rest, title)], room)]
        first = [*fit([*lead, *rows[0]], left - 1), (" ", "text")]
        return [first, *indent(rows[1:], row_width(lead))], whole

    def _src(self, entry: ChangeEntry) -> Row:
        cite = short_cite(entry.line) if entry.line is not None else ""
        if entry.kind == "removed" and cite and width(cite) <= _CITE - 4:
            cite = f"was {cite}"
        gone = entry.line is None or entry.kind == "removed"
        verdict = None if gone or entry.line is None else self._verdicts.get(entry.line.path)
        return [column(cite, _CITE, "dim", right=True), (" ", "text"), verdict_span(verdict)]

    def _fields(self, entry: ChangeEntry, chosen: bool, room: int) -> list[Row]:
        """Return what changed of an item, or of one that came or went what kind of word it is."""
        if entry.kind == "changed":
            return self._changed(entry, chosen, room)
        row = self._whose(entry)
        return [row] if row and self._beside else []

    def _whose(self, entry: ChangeEntry) -> Row:
        """Return whose word an item is, and how good it is; nothing of what is no item."""
        if entry.line is None:
            return []
        words = "dim" if entry.kind in ("removed", "same") else "text"
        outline = self._comparison.old if entry.kind == "removed" else self._comparison.new
        line = entry.line
        basis = f"{basis_glyph(line.basis, self._form)} {line.basis}"
        who = outline.speaker_names(line)
        row: Row = []
        if isinstance(line.item, m.Claim):
            row.append((f"{line.item.control}, ", "dim" if words == "dim" else "hi"))
        row += [(basis, words), (f", {who}" if who else "", words)]
        if line.graded:
            row += [(" ", words), *graded_spans(line)]
        return row

    def _changed(self, entry: ChangeEntry, chosen: bool, room: int) -> list[Row]:
        parts = [part for field in entry.fields for part in field_in_words(field)]
        # Beside other changes the wording says what they say.
        only = [part for part in parts if part.name != "wording"] or parts
        only = sorted(only, key=lambda part: not part.moved)
        kept = only if chosen else only[:_FIELDS]
        rows: list[Row] = []
        for part in kept:
            spans = _spans(part if entry.line or entry.voice else part._replace(name=""))
            rows += flow(spans, room) if chosen else [_halved(spans, room)]
        if len(only) > len(kept):
            rest = f"{glyphs.MORE_BELOW} {len(only) - len(kept)} more"
            rows[-1] = [*fit(rows[-1], room - width(rest) - 1), (" ", "text"), (rest, "hi")]
        return rows

    def _opened(self, entry: ChangeEntry, whole: bool) -> list[Row]:
        """Return the statement, unless it stands above whole; of one reworded, what it said."""
        room = self._cells - 6
        change, line = entry.change, entry.line
        if line is None:
            return []
        rows: list[Row] = []
        lead = "it said: " if entry.kind == "removed" else ""
        if change is not None and change.before and change.old is not None:
            before = self._comparison.old.say(change.before)
            rows, lead = flow([("before: ", "hi"), (before, "dim")], room), "now: "
        if whole and clean(entry.title) == line.text:
            return rows
        return [*rows, *flow([(lead, "hi"), (line.text, "text")], room)]


def _spans(part: FieldInWords) -> Row:
    name = [(f"{part.name} ", "hi b" if part.moved else "dim")] if part.name else []
    if not part.now:
        return [*name, (part.was, "text" if not part.name else "dim")]
    return [*name, (part.was, "dim"), (f" {glyphs.SELECTED} ", "hi"), (part.now, "hi b")]


def _halved(spans: Row, room: int) -> Row:
    """Return a change in one row: where it is too long, what was leaves half of it to what is."""
    spare = row_width(spans) - room
    if spare <= 0 or len(spans) < 3:
        return spans
    *name, was, arrow, now = spans
    half = (room - row_width(name) - width(arrow[0])) // 2
    least = min(max(width(was[0]) - spare, half), width(was[0]))
    return [*name, (cut(was[0], least), was[1]), arrow, now]

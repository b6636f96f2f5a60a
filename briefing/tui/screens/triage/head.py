"""The head of triage: which draft it is, how far one has come, and how each section stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from textual import events
from textual.strip import Strip

from briefing import glyphs
from briefing.text import CUT, clean, cut, width
from briefing.tui.cells import Row, fit, row_width
from briefing.tui.screens.triage.shown import SECTIONS, SHORT
from briefing.tui.widgets import Painted

if TYPE_CHECKING:
    from briefing.draft.model import Section
    from briefing.tui.services.drafts import OpenDraft

_BAR: Final = 20
"""Cells of the progress at most: the sections come before it."""
_LEAST_BAR: Final = 5
_LEAST_SOURCE: Final = 14
"""Cells under which the beginning of a source says nothing."""
_WHOLE: Final = {key: f"{name[:1].upper()}{name[1:]}" for key, name in SECTIONS.items()}


def top_row(draft: OpenDraft, cells: int) -> Row:
    """Return the first row: the brief's id, its label, the source; how many are decided."""
    head, source = draft.state.draft.brief, draft.state.draft.source
    counts = draft.state.counts
    wide = cells >= 70
    seen = f"{counts.seen} of {counts.total} seen" if wide else f"{counts.seen}/{counts.total}"
    out = f"{counts.left_out} {'left out' if wide else 'out'}"
    right: Row = [(f"{seen}  {out} ", "hi b r")]
    label: Row = [(f" {'TLP:' if wide else ''}{head.tlp} ", f"TLP:{head.tlp} b")]
    name = clean(source.publisher or source.title)
    from_ = f"  {clean(source.id)} {name}" if cells >= 100 else ""
    room = cells - row_width(right) - row_width(label) - 11
    if room < 8:
        right, room = [(f"{seen} ", "hi b r")], room + width(out) + 2
    words = cut(clean(head.id), max(room, 4))
    left: Row = [(f" DRAFT {words} ", "hi b r"), *label]
    right = [(" ", "hi r"), *right]  # a source that is cut stands apart from the counts
    room = max(cells - row_width(right), 0)
    if room - row_width(left) >= min(width(from_), _LEAST_SOURCE):
        left.append((from_, "hi r"))
    return [*fit(left, room, "hi r"), *right]


def _told(
    draft: OpenDraft, names: Mapping[str, str], cells: int
) -> tuple[list[tuple[Section, str, int]], int]:
    """Return each section with its words and how many are open, and the cells left for a bar."""
    told = [
        (section, f"{names[section]} {counts.open or '-'}", counts.open)
        for section, counts in draft.state.by_section.items()
    ]
    return told, min(_BAR, cells - 3 - sum(width(words) + 2 for _, words, _ in told))


def section_row(
    draft: OpenDraft, active: Section | None, cells: int
) -> tuple[Row, list[tuple[int, int, Section]]]:
    """Return the sections with how many are open of each, and where each stands in the row."""
    seen, total = draft.state.counts.seen, draft.state.counts.total
    told, bar = _told(draft, _WHOLE, cells)
    if bar < _LEAST_BAR:
        told, bar = _told(draft, SHORT, cells)
    bar = bar if bar >= _LEAST_BAR else 0
    full = round(bar * seen / total) if total else 0
    row: Row = [(" ", "dim lift")]
    spots: list[tuple[int, int, Section]] = []
    for number, (section, words, left) in enumerate(told):
        more = number < len(told) - 1
        if row_width(row) + width(words) + (2 if more else 0) > cells:
            row[-1] = (f"{CUT} ", "hi b lift")  # the sections behind it have no room
            break
        start = row_width(row)
        here = section == active
        row += [(words, "hi b u lift" if here else "text lift" if left else "dim lift")]
        spots.append((start, start + width(words), section))
        row.append(("  ", "dim lift"))
    end: Row = []
    if bar:
        end = [(" " * full, "hi r"), (" " * (bar - full), "dim u lift"), (" ", "dim lift")]
    return [*fit(row, cells - row_width(end), "dim lift"), *end], spots


class TriageHead(Painted):
    """One or two rows; a click on a section goes to what is open in it."""

    def __init__(self) -> None:
        super().__init__(id="triage-head")
        self.draft: OpenDraft | None = None
        self.section: Section | None = None
        self._spots: list[tuple[int, int, Section]] = []

    def show(self, draft: OpenDraft, section: Section | None) -> None:
        """Show how a draft stands; ``section`` is the one that one is in."""
        self.draft, self.section = draft, section
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one of the rows."""
        cells = self.size.width
        if self.draft is None:
            return self.strip([], cells, "hi r")
        if y == 0:
            return self.strip(top_row(self.draft, cells), cells, "hi r")
        row, self._spots = section_row(self.draft, self.section, cells)
        return self.strip(row, cells, "dim lift")

    def on_click(self, event: events.Click) -> None:
        """Go to the first open proposal of the section under the pointer."""
        from briefing.tui.screens.triage.moving import TriageMotions

        for start, end, section in self._spots if event.y == 1 else ():
            if start <= event.x < end and isinstance(self.screen, TriageMotions):
                self.screen.go_to_section(section)


class DraftNotice(Painted):
    """A row above the body that says what is to be known of the whole draft, if anything."""

    def __init__(self) -> None:
        super().__init__(id="triage-notice")
        self.text = ""

    def show(self, text: str) -> None:
        """Show a sentence, or nothing."""
        self.text = text
        self.display = bool(text)
        self.refresh()

    def render_line(self, _y: int) -> Strip:
        """Return the row."""
        sign = glyphs.SELECTED
        return self.strip([(f" {sign} {self.text}", "hi b lift")], self.size.width, "text lift")

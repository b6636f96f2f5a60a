"""The masthead of a screen: which brief it is, of when, how it stands and who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from textual.strip import Strip

from briefing import glyphs
from briefing.brief.outline import Outline
from briefing.brief.words import age_words, date_words, due_words
from briefing.text import cut, width
from briefing.tui.cells import Row, fit, row_width
from briefing.tui.host import Position
from briefing.tui.panes.signs import counts
from briefing.tui.widgets import Selectable
from briefing.tui.widgets.pane_rows import DRAFTED

if TYPE_CHECKING:
    from briefing.verify.verdicts import Verdicts


_NARROW, _FULL = 80, 120
_NOT_PRESENT: Final = frozenset(("draft", "superseded", "historical"))
"""What a brief can be that its title does not say, and that must not be read as the present."""


class Masthead(Selectable):
    """Two rows that name the brief; they drop what matters least as the terminal narrows."""

    def __init__(self) -> None:
        super().__init__(id="masthead")
        self.outline: Outline | None = None
        self.position = Position(0, 0)
        self.title = ""
        self.verdicts: Verdicts | None = None
        self.proposed = 0

    def show_proposed(self, count: int) -> None:
        """Show how many proposals of a draft nobody has decided on, if any."""
        if count != self.proposed:
            self.proposed = count
            self.refresh()

    def show(self, outline: Outline | None, position: Position, title: str = "") -> None:
        """Show a brief; ``title`` stands where there is none to show."""
        self.outline, self.position, self.title = outline, position, title
        self.refresh()

    def show_verdicts(self, verdicts: Verdicts | None) -> None:
        """Show how many items have which verdict; nothing while that is not known."""
        self.verdicts = verdicts
        self.refresh()

    def paint_line(self, y: int) -> Strip:
        """Return one of the two rows."""
        cells = self.size.width
        if self.outline is None:
            row: Row = [(f" {self.title}", "hi b r")] if y == 0 else []
            return self.strip(row, cells, "hi b r" if y == 0 else "dim lift")
        outline, narrow = self.outline, cells < _NARROW
        if y == 0:
            row = narrow_top(outline, cells) if narrow else top(outline, cells, self.briefing.now())
            return self.strip(row, cells, "hi r")
        desk = self.briefing.wire.masthead(short=cells < _FULL)
        if narrow:
            row = narrow_facts(outline, cells, self.verdicts, self.proposed, _trouble(*desk))
        else:
            shared = _shared(*desk)
            row = facts(outline, cells, self.position, self.verdicts, self.proposed, shared)
        return self.strip(row, cells, "dim lift")


def _trend(outline: Outline) -> Row:
    trend = outline.brief.trend
    if trend is None:
        return []
    return [(f"{glyphs.TREND[trend]} ", "hi b r"), (trend, "hi b r")]


def _cut_off(outline: Outline, short: bool = False) -> Row:
    basis = outline.brief.as_of_basis or ""
    shown = ("inf." if basis == "inferred" else "") if short else basis
    return [(outline.cut_off, "hi b r"), (f" {shown}" if shown else "", "hi r")]


def top(outline: Outline, cells: int, now: datetime) -> Row:
    """Return title, cut-off with its age, and trend; the age goes first, the title is cut last."""
    trend = _trend(outline)
    gap: Row = [("    ", "hi r")] if trend else []
    age: Row = [(f" {glyphs.SEPARATOR} {age_words(outline.brief.as_of, now)}", "hi r")]
    lead: Row = [("cut-off ", "hi r")]
    tail: Row = [*gap, *trend, (" ", "hi r")]
    choices: list[Row] = [
        [*lead, *_cut_off(outline), *age, *tail],
        [*lead, *_cut_off(outline), *tail],
        [*_cut_off(outline), *tail],
    ]
    needed = width(outline.title) + 3
    right = next((r for r in choices if needed + row_width(r) <= cells), choices[-1])
    room = cells - row_width(right) - 3
    title: Row = [(f" {cut(outline.title, max(room, 8))}", "hi b r")]
    return [*fit(title, max(cells - row_width(right), 0), "hi r"), *right]


def _drafted(count: int) -> Row:
    """Return in words how many proposals of a draft nobody has decided on."""
    return [(f"{DRAFTED} {count} open", "hi b lift"), ("  ", "dim lift")] if count else []


def _shared(desk: str, trouble: bool) -> Row:
    """Return the desk that shares the library: its name, in bold with its trouble."""
    return [(desk, "hi b lift" if trouble else "dim lift"), ("  ", "dim lift")] if desk else []


def _trouble(desk: str, trouble: bool) -> list[Row]:
    """Return the ways to say what is wrong with a desk where its name has no room."""
    words = desk.partition(": ")[2] if trouble else ""
    shorter = words.partition(" since ")[0], words.rpartition(" in ")[2]
    said = dict.fromkeys(each for each in (words, *shorter) if each)
    return [[(each, "hi b lift")] for each in said]


def _not_present(outline: Outline) -> list[str]:
    """Return the status of a brief that must not be read as the present; nothing for others."""
    status = outline.brief.status
    return [status] if status in _NOT_PRESENT else []


def facts(
    outline: Outline,
    cells: int,
    position: Position,
    verdicts: Verdicts | None = None,
    proposed: int = 0,
    desk: Row | None = None,
) -> Row:
    """Return conflict, what is due, country, alert, status, period and author; verdicts, TLP right.

    As it narrows the author goes first, then the other facts but the conflict and that it is not of
    the present, the word for what could not be checked, what was signed and waived, the position,
    and the verdicts.
    """
    brief = outline.brief
    parts = [
        outline.say(brief.conflict),
        due_words(brief.next, outline.today),
        outline.countries,
        brief.status if brief.status and brief.status != "current" else "",
        ", ".join(f"{alert} alert" for alert in brief.alerts),
        f"covers {date_words(brief.period)}" if brief.period else "",
        f"by {outline.say(brief.prepared_by)}" if brief.prepared_by else "",
    ]
    shown = [part for part in parts if part]
    label: Row = [(f" {outline.tlp} ", f"{outline.tlp} b"), (" ", "dim lift")]
    shared = desk or []
    quiet = cells < _FULL and not any("hi" in words for _, words in shared)
    tlp = [*([] if quiet else shared), *_drafted(proposed), *label]
    room = cells - row_width(tlp) - 3
    separator = f" {glyphs.SEPARATOR} "
    named, signs = _told(verdicts, position, cells >= _FULL)
    standing = _not_present(outline)
    while len(shown) > 1 and width(separator.join(shown)) + row_width(signs[0]) > room:
        if shown[1:] == standing:  # it stays as long as the verdicts have room beside it
            if width(separator.join(shown)) + row_width(signs[-2]) <= room:
                break
            standing = []
        shown.remove(next(part for part in reversed(shown) if part not in standing))
    text = separator.join(shown)
    right = next((row for row in (*named, *signs) if width(text) + row_width(row) <= room), [])
    left: Row = [(f" {cut(text, room)}", "dim lift")]
    if quiet and width(text) + row_width(right) + row_width(shared) <= room:
        right = [*right, *shared]
    right = [*right, *tlp]
    return [*fit(left, max(cells - row_width(right), 0), "dim lift"), *right]


def _told(verdicts: Verdicts | None, position: Position, wide: bool) -> tuple[list[Row], list[Row]]:
    """Return the ways to say verdicts and position, longest first: with a word, and in signs."""
    gap = " " * (5 if wide else 3)
    tail: Row = [(gap, "dim lift")]
    short = f"{position.number}/{position.of}"
    of = f"brief {position.number} of {position.of}" if wide else short
    where, less = ([(f"{each}{gap}", "dim lift")] if position.of else [] for each in (of, short))
    found = [[*row, *tail] for row in counts(verdicts, 3 if wide else 2)]
    signs: list[Row] = [[*(found[0] if found else []), *where], *found, []]
    if found and where:  # closer together both may have room, without what was signed and waived
        near: Row = [("  ", "dim lift")]
        signs[1:1] = ([*row, *near, (short, "dim lift"), *near] for row in counts(verdicts, 2)[:-1])
    if not (wide and found):
        return [], signs
    roomy, tight = ([*counts(verdicts, cells, named=True)[0], *tail] for cells in (3, 2))
    return [[*roomy, *where], [*tight, *where], [*tight, *less]], signs


def narrow_top(outline: Outline, cells: int) -> Row:
    """Return title and trend on a small terminal."""
    right: Row = [*_trend(outline), (" ", "hi r")]
    room = cells - row_width(right) - 3
    if room < width(outline.title) and outline.brief.trend and room < 12:
        right = [(f"{glyphs.TREND[outline.brief.trend]} ", "hi b r")]
        room = cells - row_width(right) - 3
    title: Row = [(f" {cut(outline.title, max(room, 4))}", "hi b r")]
    return [*fit(title, max(cells - row_width(right), 0), "hi r"), *right]


def narrow_facts(
    outline: Outline,
    cells: int,
    verdicts: Verdicts | None = None,
    proposed: int = 0,
    desk: Sequence[Row] = (),
) -> Row:
    """Return cut-off, standing, verdicts (at least those of trouble) and TLP where it is small."""
    tlp: Row = [(f" {outline.tlp} ", f"{outline.tlp} b"), (" ", "dim lift")]
    room = cells - row_width(tlp) - 1
    day = " ".join(outline.cut_off.split()[:3])
    if width(day) > room:  # the margin goes before a figure of the day
        tlp, room = tlp[:1], room + 1
    cut_off = [text for text, _ in _cut_off(outline, short=True)]
    if sum(map(width, cut_off)) > room:
        cut_off = [outline.cut_off if width(outline.cut_off) <= room else day]
    left: Row = [(" ", "dim lift"), (cut_off[0], "hi b lift")]
    left += [(text, "dim lift") for text in cut_off[1:]]
    gap: Row = [("  ", "dim lift")]
    wrong = [each for each in desk if row_width(left) + 2 + row_width(each) <= room][:1]
    old: list[Row] = [[(each, "dim lift")] for each in _not_present(outline)]
    if not wrong:  # a word that just fits goes before the gap
        close = [each for each in desk if row_width(left) + row_width(each) <= room]
        left += [(" ", "dim lift"), *close[0]] if close else []
    for more in (*wrong, _drafted(proposed), *old):
        if more and row_width(left) + 2 + row_width(more) <= room:
            left += [*gap, *more]
    for found in counts(verdicts, 2):
        if row_width(left) + 2 + row_width(found) < room:
            left += [*gap, *found]
            break
    due = due_words(outline.brief.next, outline.today)
    for said in (due, due.partition(" since")[0]):
        if said and row_width(left) + 2 + width(said) < room:
            left += [*gap, (said, "dim lift")]
            break
    return [*fit(left, max(cells - row_width(tlp), 0), "dim lift"), *tlp]

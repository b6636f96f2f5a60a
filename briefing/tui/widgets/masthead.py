"""The masthead: title, cut-off and trend on the reversed row, the facts on the row below."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.strip import Strip

from briefing import glyphs
from briefing.brief.outline import Outline
from briefing.brief.words import age_words
from briefing.text import cut, width
from briefing.tui.cells import Row, fit, row_width
from briefing.tui.host import Position
from briefing.tui.panes.parts import mark_span
from briefing.tui.widgets.selectable import Selectable

if TYPE_CHECKING:  # the verification is loaded after the first paint
    from briefing.verify.verdicts import Verdicts

_NARROW, _FULL = 80, 120


class Masthead(Selectable):
    """Two rows that name the brief; they drop what matters least as the terminal narrows."""

    def __init__(self) -> None:
        super().__init__(id="masthead")
        self.outline: Outline | None = None
        self.position = Position(0, 0)
        self.title = ""
        self.verdicts: Verdicts | None = None

    def show(self, outline: Outline | None, position: Position, title: str = "") -> None:
        """Show a brief; ``title`` stands where there is none to show."""
        self.outline, self.position, self.title = outline, position, title
        self.refresh()

    def judge(self, verdicts: Verdicts | None) -> None:
        """Show how many items have which verdict; nothing while that is not known."""
        self.verdicts = verdicts
        self.refresh()

    def paint_line(self, y: int) -> Strip:
        """Return one of the two rows."""
        cells = self.size.width
        if self.outline is None:
            row: Row = [(f" {self.title}", "hi b r")] if y == 0 else []
            return self.strip(row, cells, "hi b r" if y == 0 else "dim lift")
        if cells < _NARROW:
            row = (
                narrow_top(self.outline, cells)
                if y == 0
                else narrow_facts(self.outline, cells, self.verdicts)
            )
        else:
            now = self.briefing.now()
            row = (
                top(self.outline, cells, now)
                if y == 0
                else facts(self.outline, cells, self.position, self.verdicts)
            )
        return self.strip(row, cells, "hi r" if y == 0 else "dim lift")


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


def counts(verdicts: Verdicts | None, gap: int = 3) -> list[Row]:
    """Return how many items have each verdict, the longest way to say it first, shortest last.

    What a person signed and what the brief waives is told where there is any and room for it.
    """
    if verdicts is None:
        return []
    plain: Row = []
    bare: Row = []
    for mark, count in verdicts.counts().items():
        sign, words = mark_span(mark)
        words = words if count else "dim"
        if mark == "not_checkable" and count == verdicts.signed:
            words = "dim"
        space = " " * gap if plain else ""
        plain += [(space, "dim lift"), (f"{sign} {count}", f"{words} lift")]
        if count and mark != "verified":
            bare += [(" " if bare else "", "dim lift"), (f"{sign}{count}", f"{words} lift")]
    signed = [(f" ({verdicts.signed} signed)", "dim lift")] if verdicts.signed else []
    waived = [(f"{' ' * gap}{verdicts.waived} waived", "dim lift")] if verdicts.waived else []
    choices = [[*plain, *signed, *waived], plain, bare]
    return [row for number, row in enumerate(choices) if row not in choices[:number]]


def facts(
    outline: Outline, cells: int, position: Position, verdicts: Verdicts | None = None
) -> Row:
    """Return conflict, country, alert, status and author; verdicts, position, TLP at the right.

    As it narrows the author goes first, then the other facts but the conflict, the position,
    what was signed and waived, and the verdicts.
    """
    brief = outline.brief
    parts = [
        outline.say(brief.conflict),
        outline.countries,
        brief.status if brief.status and brief.status != "current" else "",
        ", ".join(f"{alert} alert" for alert in brief.alerts),
        f"by {outline.say(brief.prepared_by)}" if brief.prepared_by else "",
    ]
    shown = [part for part in parts if part]
    tlp: Row = [(f" {outline.tlp} ", f"{outline.tlp} b"), (" ", "dim lift")]
    wide = cells >= _FULL
    of = f"brief {position.number} of {position.of}" if wide else "{}/{}".format(*position)
    where: Row = [(f"{of}     " if wide else f"{of}   ", "dim lift")] if position.of else []
    room = cells - row_width(tlp) - 3
    separator = f" {glyphs.SEPARATOR} "
    tail: Row = [(" " * (5 if wide else 3), "dim lift")]
    found = [[*row, *tail] for row in counts(verdicts, 3 if wide else 2)]
    choices = [[*(found[0] if found else []), *where], *found, []]
    right = choices[0]
    while len(shown) > 1 and width(separator.join(shown)) + row_width(right) > room:
        shown.pop()
    text = separator.join(shown)
    right = next((row for row in choices if width(text) + row_width(row) <= room), [])
    left: Row = [(f" {cut(text, room)}", "dim lift")]
    right = [*right, *tlp]
    return [*fit(left, max(cells - row_width(right), 0), "dim lift"), *right]


def narrow_top(outline: Outline, cells: int) -> Row:
    """Return title and trend on a small terminal."""
    right: Row = [*_trend(outline), (" ", "hi r")]
    room = cells - row_width(right) - 3
    if room < width(outline.title) and outline.brief.trend and room < 12:
        right = [(f"{glyphs.TREND[outline.brief.trend]} ", "hi b r")]
        room = cells - row_width(right) - 3
    title: Row = [(f" {cut(outline.title, max(room, 4))}", "hi b r")]
    return [*fit(title, max(cells - row_width(right), 0), "hi r"), *right]


def narrow_facts(outline: Outline, cells: int, verdicts: Verdicts | None = None) -> Row:
    """Return cut-off, verdicts (at least those of trouble) and TLP on a small terminal."""
    tlp: Row = [(f" {outline.tlp} ", f"{outline.tlp} b"), (" ", "dim lift")]
    room = cells - row_width(tlp) - 1
    day = " ".join(outline.cut_off.split()[:3])
    if width(day) > room:  # the margin goes before a figure of the day
        tlp, room = tlp[:1], room + 1
    if row_width(_cut_off(outline, short=True)) > room:
        fits = outline.cut_off if width(outline.cut_off) <= room else day
        return [*fit([(f" {fits}", "hi b lift")], room + 1, "dim lift"), *tlp]
    cut_off = [
        (text, "hi b lift" if i == 0 else "dim lift")
        for i, (text, _) in enumerate(_cut_off(outline, short=True))
    ]
    left: Row = [(" ", "dim lift"), *cut_off]
    gap: Row = [("  ", "dim lift")]
    for found in counts(verdicts, 2):
        if row_width(left) + 2 + row_width(found) < room:
            left += [*gap, *found]
            break
    return [*fit(left, max(cells - row_width(tlp), 0), "dim lift"), *tlp]


def utc_now() -> datetime:
    """Return the present moment; the app takes it by constructor, so that tests can freeze it."""
    return datetime.now(UTC)

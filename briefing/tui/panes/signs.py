"""What the signs in sight mean, and how many items have each verdict: legend and header."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from briefing import glyphs
from briefing.brief.outline import Line, Outline, Section
from briefing.brief.scales import BASIS
from briefing.tui.cells import Row, row_width
from briefing.tui.panes.impact_labels import voices_on_one
from briefing.tui.panes.marks import LETTERS, mark_span
from briefing.tui.panes.outlook import reasons
from briefing.tui.panes.parts import Form, basis_glyph, short_cite
from briefing.tui.registry import ANALYSIS

if TYPE_CHECKING:
    from briefing.verify.verdicts import Mark, Path, Verdict, Verdicts

_MARKS: Final[dict[Mark, str]] = {
    "verified": "found",
    "partly": "found in part",
    "unsupported": "not found",
    "own": "the desk's own",
    "not_checkable": "uncheckable",
}
"""What each verdict says, in as few words as there is room for."""
_UNSIGNED: Final = frozenset({"actors", "crosscheck", "places"})
"""Sections whose items stand without the sign of their basis."""
_SHORT: Final = frozenset({"actors", "territory", "humanitarian", "judgements"})
"""Sections of which a table has the first citation alone."""


def legend_of(
    sections: Sequence[Section],
    outline: Outline | None,
    view: str,
    verdicts: Mapping[Path, Verdict],
    form: Form,
) -> Row:
    """Return what the signs in the panes of a page mean, as many as fit."""
    lines = [line for section in sections for line in section.lines]
    beside = reasons(outline) if outline and view == ANALYSIS else []
    if outline and any(section.kind.key == "actors" for section in sections):
        beside += [each for each in outline.relationships if each.basis == "assessed"]
    marks = {verdicts[line.path].mark for line in lines if line.path in verdicts}
    return legend_row(lines, marks, form, beside)


def legend_row(
    lines: Sequence[Line], marks: Collection[Mark], form: Form, beside: Sequence[Line] = ()
) -> Row:
    """Return the signs of ``lines`` and of their verdicts with their meaning, as many as fit.

    Where there is nothing there are no signs.

    ``form`` is that of the panes, with the cells of the legend. Of the lines ``beside`` no more
    than the basis stands there: those that judgements rest on.
    """
    if not lines and not beside and not marks:
        return []
    used = {line.basis for line in (*lines, *beside) if line.section not in _UNSIGNED}
    entries: list[Row] = [
        [(basis_glyph(word, form), "text"), (f" {word}", "dim")]
        for word in BASIS
        if word in used and word != "inferred"
    ]
    if any(line.contradicted for line in lines):
        entries.append([(glyphs.CONTRADICTED, "part b cue"), (" contradicted", "dim")])
    entries += [
        [mark_span(mark), (f" {said}", "dim")] for mark, said in _MARKS.items() if mark in marks
    ]
    if form.generous:
        letters = "".join(LETTERS.values())
        room = form.cells - sum(row_width(entry) + 2 for entry in entries)
        said = f" {', '.join(LETTERS)}"
        if len(letters) + len(said) > room:
            said = " what of it was found"
        entries.append([(letters, "text"), (said, "dim")])
    if any(short_cite(line).endswith("+") for line in lines if line.section in _SHORT):
        entries.append([("p1+", "text"), (" and more paragraphs", "dim")])
    if several := voices_on_one(lines):
        entries.append([(f"{several} voices", "text"), (" on one figure, not summed", "dim")])
    row: Row = []
    for entry in entries:
        gap = 2 if row else 0
        if row_width(row) + gap + row_width(entry) <= form.cells:
            row += [(" " * gap, "dim"), *entry] if gap else entry
    return row


def counts(verdicts: Verdicts | None, gap: int = 3, named: bool = False) -> list[Row]:
    """Return how many items have each verdict, the longest way to say it first, shortest last.

    What a person signed and what the brief waives is told where there is any and room for it.
    ``named`` says in a word what could not be checked.
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
        said = f"{count} {_MARKS[mark]}" if named and mark == "not_checkable" else ""
        plain += [(space, "dim lift"), (said or f"{sign} {count}", f"{words} lift")]
        if count and mark not in ("verified", "own"):
            bare += [(" " if bare else "", "dim lift"), (f"{sign}{count}", f"{words} lift")]
    signed = [(f" ({verdicts.signed} signed)", "dim lift")] if verdicts.signed else []
    waived = [(f"{' ' * gap}{verdicts.waived} waived", "dim lift")] if verdicts.waived else []
    choices = [[*plain, *signed, *waived], plain, bare]
    return [row for number, row in enumerate(choices) if row not in choices[:number]]

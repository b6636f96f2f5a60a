"""Control at a glance: who is said to hold a place, above the claims on it."""

from __future__ import annotations

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.scales import BASIS
from briefing.brief.sides.control import Control, Holding, voice_words
from briefing.brief.sides.letters import side_mark
from briefing.text import width
from briefing.tui.cells import Row, fit, fit_words, flow, indent, row_width
from briefing.tui.panes.parts import Form, PaneHead, side_words

_SAID = {
    "held": "held by",
    "present": "presence of",
    "contested": "fought for by",
    "lost": "lost by",
}
_JOIN = "\u00a0"
"""Between a letter and its name, a count and its word, till lines are broken: they stay so."""
_SENTENCE = 16
"""Cells that the beginning of a judgement needs behind how likely it is."""
_AGAIN = {"held": "held", "present": "present", "contested": "fought for", "lost": "lost"}
"""What is said of a party, and what else is said of the same one."""


def control_heads(control: Control, outline: Outline, form: Form) -> list[PaneHead]:
    """Return who is said to hold a place of several claims, who disputes it, what the desk judges.

    A place of one claim has nothing to sum up: its row says it.
    """
    lines = [*control.disputing, *(line for held in control.holdings for line in held.lines)]
    if len(lines) < 2:
        return []
    lead: Row = [(f"{outline.place_name(control.place)}  ", "hi b")]
    cells = form.bare_row
    # The rows below hang by two cells: a whole column for the name would cost a row.
    words: Row = [*lead, *control_words(control, outline)]
    for judgement in control.judgements if form.generous else ():
        words += [("  ", "text"), *judged_words(judgement, outline)]
    rows = flow(words, cells - 2, cells)
    rows = [[(text.replace(_JOIN, " "), words) for text, words in row] for row in rows]
    rows = [rows[0], *indent(rows[1:], 2)]
    for judgement in () if form.generous else control.judgements:
        judged: Row = [("  ", "text"), *judged_words(judgement, outline)]
        likely = sum(width(text) for text, _ in judged[:-1])
        if row_width(rows[-1]) + likely + _SENTENCE > cells:
            rows.append([])
        rows[-1] = fit_words([*rows[-1], *judged], cells)
    return [PaneHead(fit(row, cells)) for row in rows]


def control_words(control: Control, outline: Outline) -> Row:
    """Return the holds on a place with their voices, and who denies one."""
    row: Row = []
    before = None
    for held in control.holdings:
        if held.party == before:
            row.append((f"; {_AGAIN[held.hold]}: ", "dim"))
        else:
            row += [("  ", "text")] if row else []
            row += [(f"{_SAID[held.hold]} ", "dim"), *_party(held, outline), (": ", "dim")]
        row += _voices(held, outline)
        before = held.party
    if control.disputing:
        row += [("  ", "text")] if row else []
        row.append(("disputed by ", "part"))
        for number, line in enumerate(control.disputing):
            row += [(", ", "dim")] if number else []
            row += _speakers(line, outline)
    if control.at_odds:
        row += [("  ", "text")] if row else []
        row.append(("voices at odds", "part"))
    return row


def _party(held: Holding, outline: Outline) -> Row:
    mark = side_mark(outline.sides, held.party.side)
    letter: Row = [(f"{mark.letter}{_JOIN}", f"{mark.role} b")] if held.party.side else []
    return [*letter, (held.party.name, f"hi b {mark.role}" if held.party.side else "hi b")]


def _voices(held: Holding, outline: Outline) -> Row:
    """Return how many voices say so on each basis, of which side where they speak for one.

    Of one that speaks for a side its letter says that: "O claims, one reports".
    """
    row: Row = []
    counts = held.voices()
    for basis in sorted(counts, key=list(BASIS).index):
        count, verb = voice_words(basis, counts[basis]).split()
        row += [(", ", "dim")] if row else []
        spoken = [
            outline.side(speaker)
            for line in held.lines
            if line.basis == basis and basis in ("claimed", "shown")
            for speaker in line.speakers
        ]
        sides = list(dict.fromkeys(filter(None, spoken)))
        if counts[basis] != 1 or len(sides) != 1:
            row.append((f"{count}{_JOIN}of{_JOIN}" if sides else count, "text"))
        for number, side in enumerate(sides):
            row += [(f",{_JOIN}", "text")] if number else []
            row.append((outline.sides[side], f"{side_words(outline, side)} b"))
        row.append((f"{_JOIN}{verb}", "text"))
    return row


def _speakers(line: Line, outline: Outline) -> Row:
    sides = dict.fromkeys(outline.side(speaker) for speaker in line.speakers)
    letters = [side for side in sides if side]
    row: Row = []
    for side in letters:
        row.append((f"{outline.sides[side]}{_JOIN}", f"{side_words(outline, side)} b"))
    words = side_words(outline, letters[0]) if len(letters) == 1 else "text"
    return [*row, (outline.speaker_names(line), words)]


def judged_words(line: Line, outline: Outline) -> Row:
    """Return how likely and how sure the desk is, and of what, in its own sentence."""
    item = line.item
    assert isinstance(item, m.Judgement)
    term, _ = outline.likelihood(item)
    sure = f"{item.confidence} confidence" if item.confidence else ""
    said = ", ".join(part for part in (term, sure) if part)
    return [("desk: ", "dim"), *([(f"{said}: ", "hi b")] if said else []), (line.text, "text")]

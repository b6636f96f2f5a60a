"""The proposal in triage: its text, its parts with the check of each, what is against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing import glyphs
from briefing.brief.fields import FIELDS
from briefing.text import clean, cut, width
from briefing.tui.cells import Row, column, fit, flow, indent, row_width
from briefing.tui.panes.marks import mark_span
from briefing.tui.screens.triage.shown import (
    SECTIONS,
    STANDING,
    ItemShown,
    against,
    answer,
    in_brief,
)
from briefing.tui.screens.triage.telling import ItemPart, kinds_told, plain_parts, tie_words

if TYPE_CHECKING:
    from briefing.verify.verdicts import Mark

SIGNS: Final[dict[str, Mark]] = {
    "pass": "verified",
    "warn": "partly",
    "fail": "unsupported",
    "open": "not_checkable",
    "own": "own",
}
_MADE: Final = {"rules": "found by rules", "model": "found by a model"}
_TO_WORD: Final = "no sentence yet: a or e opens a line to write one"
_COMPACT: Final = 46
"""Cells under which a part is told in a few words, several on a row."""
_LABEL: Final = 9
_PENDING: Final = ItemPart("", "", "", "", "being checked")


class ItemRows(NamedTuple):
    """The rows, and where each part stands: row, first and last column, its key."""

    rows: list[Row]
    spots: list[tuple[int, int, int, str]]


def item_rows(shown: ItemShown, cells: int) -> ItemRows:
    """Return what stands of a proposal in so many cells."""
    out = ItemRows([], [])
    out.rows.append(_heading(shown, cells))
    if cells >= _COMPACT:
        out.rows.append([])
    words: Row = [(clean(shown.words), "hi b")] if shown.words else [(_TO_WORD, "dim i")]
    if shown.card.section == "relationships" and not shown.words:
        words = [(_tie(shown), "hi b")]  # its fields are its words
    out.rows.extend(indent(flow(words, cells - 2), 1))
    if cells < _COMPACT or shown.low:
        if cells >= _COMPACT:
            out.rows.append([])
        _compact(shown, cells, out)
    else:
        if not shown.low:
            out.rows.append([])
        _table(shown, cells, out)
    return out


def _heading(shown: ItemShown, cells: int) -> Row:
    """Return the section and the number in it, how sure it is, what made it, how it stands."""
    card, state = shown.card, shown.draft.state
    own = [each.key for each in state.of(card.section)]
    low = cells < _COMPACT
    name = SECTIONS[card.section]
    where = name  # it is being begun
    if card.key in own:
        number = own.index(card.key) + 1
        where += f" {number}/{len(own)}" if low else f" {number} of {len(own)}"
    said = STANDING[card.standing]
    if card.why:
        said += f": {clean(card.why)}"
    to_word = card.proposal.wording == "to-word"
    wording = (
        ["sentence composed"] if not to_word else ["no sentence yet"] if not shown.words else []
    )
    facts = (
        ["by hand"]
        if card.proposal.made == "hand"
        else [
            f"sure: {card.proposal.sure}",
            *([] if low else [*wording, _MADE[card.proposal.made]]),
        ]
    )
    row: Row = [(f" {where}", "hi b u")]
    while len(facts) > 1 and width(where) + sum(width(fact) + 3 for fact in facts) >= cells:
        facts.pop()  # which item it is comes before how it was made
    told = f" {glyphs.SEPARATOR} ".join(facts)
    right: Row = [(f" {said} ", "hi b r")] if said else [(f" {told} ", "dim u")]
    row = fit(row, cells - row_width(right), "rule u")
    return [*row, *right]


def _tie(shown: ItemShown) -> str:
    if shown.checked and shown.checked.words:
        return shown.checked.words
    return tie_words(shown.card, shown.draft.state)


def _parts(shown: ItemShown) -> Sequence[ItemPart]:
    """Return the parts; while they are being checked what they say alone, without a sign."""
    if shown.checked is not None:
        return shown.checked.parts
    return [*plain_parts(shown.draft, shown.card, shown.card.item), _PENDING]


def _sign(part: ItemPart) -> tuple[str, str]:
    return mark_span(SIGNS[part.state]) if part.state else (" ", "text")


def _table(shown: ItemShown, cells: int, out: ItemRows) -> None:
    """Add a row for each part: letter, label, value, and what its check says."""
    parts = _parts(shown)
    says, told = _columns(parts, cells - _LABEL - 7)
    for part in parts:
        ground = "sel" if part.key and part.key == shown.chosen else ""
        value = flow([(part.says, "text")], says) if part.says else [[]]
        words = {"fail": "bad", "warn": "part"}.get(part.state, "dim")
        check = flow([(part.told, words)], told) if part.told else [[]]
        first = len(out.rows)
        for number in range(max(len(value), len(check))):
            lead: Row = [
                (f"{glyphs.SELECTED if ground and number == 0 else ' '}", "hi b"),
                (f"{part.letter} " if number == 0 else "  ", "hi b"),
                column(part.label if number == 0 else "", _LABEL, "dim"),
                *fit(value[number] if number < len(value) else [], says),
                (" ", "text"),
                _sign(part) if number == 0 else (" ", "text"),
                (" ", "text"),
                *(check[number] if number < len(check) else []),
            ]
            row = fit(lead, cells)
            out.rows.append([(t, f"{w} {ground}".strip()) for t, w in row] if ground else row)
        if part.key:
            out.spots.extend((row, 0, cells, part.key) for row in range(first, len(out.rows)))
    _notes(shown, cells, out)


def _columns(parts: Sequence[ItemPart], cells: int) -> tuple[int, int]:
    """Return the widths of what parts say and of what is told of them; neither gets too narrow."""
    says = max([8, *(width(part.says) for part in parts)])
    told = max([0, *(width(part.told) for part in parts)])
    if says + told > cells:
        says = min(says, max(cells - told, cells // 2))
    return says, cells - says


def _notes(shown: ItemShown, cells: int, out: ItemRows) -> None:
    """Add what is wrong with the item, what may contradict it, and how the brief stands to it."""
    notes: list[tuple[str, Row]] = []
    if shown.checked and shown.checked.trouble:
        notes.append(("missing", [(shown.checked.trouble, "bad b")]))
    if shown.card.key in shown.draft.aside:
        where = shown.draft.aside[shown.card.key]
        notes.append(("aside", [(f"{where} differs now: it cannot be accepted", "part b")]))
    notes += [("against", [(words, "text")]) for words in against(shown)]
    notes += [("kind", [(why, "text")]) for why in kinds_told(shown.draft.state, shown.card)]
    notes.append(("in brief", [(answer(shown), "text")]))
    notes += [("", row) for row in in_brief(shown)]
    if shown.card.merged:
        count = len(shown.card.merged)
        notes.append(("merged", [(f"{count} more {'is' if count == 1 else 'are'} in it", "text")]))
    if not shown.low:
        out.rows.append([])
    for label, row in notes:
        body = flow(row, max(cells - _LABEL - 4, 8))
        lead: Row = [("   ", "text"), column(label, _LABEL, "dim")]
        out.rows.extend([[*lead, *body[0]], *indent(body[1:], _LABEL + 3)])


def _compact(shown: ItemShown, cells: int, out: ItemRows) -> None:
    """Add the parts several on a row: label, value where there is room, sign."""
    tight = cells < _COMPACT
    row: Row = []
    parts = _parts(shown)
    for part in parts:
        if tight and not part.key and part.state in ("pass", ""):
            continue
        chosen = bool(part.key) and part.key == shown.chosen
        # The chosen one says its value, and one that has no check: its label alone says nothing.
        bare = shown.checked is not None and not part.state
        entry = _entry(part, cells - 2, tight=tight and not (chosen or bare))
        if chosen:
            entry = [(text, f"{words} sel") for text, words in [(glyphs.SELECTED, "hi b"), *entry]]
        gap = 1 if tight or not row else 2
        if row and row_width(row) + gap + row_width(entry) >= cells:
            out.rows.append(row)
            row, gap = [], 1
        row.append((" " * gap, "text"))
        start = row_width(row)
        row += entry
        if part.key:
            out.spots.append((len(out.rows), start, row_width(row), part.key))
    if row:
        out.rows.append(row)
    trouble = [part for part in parts if part.state in ("warn", "fail")]
    for part in trouble:
        words = "bad" if part.state == "fail" else "part"
        out.rows.extend(indent(flow([(part.told, words)], cells - 2), 1))
    if shown.checked and shown.checked.trouble:
        out.rows.extend(indent(flow([(shown.checked.trouble, "bad b")], cells - 2), 1))
    for words in against(shown):
        out.rows.extend(indent(flow([("against ", "dim"), (words, "text")], cells - 2), 1))
    if shown.card.proposal.answer != "new":
        told: Row = [(f"in brief: {answer(shown)}", "dim")]
        out.rows.extend(indent(flow(told, cells - 2), 1))
        out.rows.extend(row for each in in_brief(shown) for row in indent(flow(each, cells - 2), 1))


def _entry(part: ItemPart, cells: int, *, tight: bool) -> Row:
    """Return a part in a few words: label and sign, its value where there is room for it."""
    sign, words = _sign(part)
    check: Row = [(" ", "text"), (sign, words)] if part.state else []
    if tight:
        term = part.key in ("control", "category", "type")
        return [(part.says if term else part.label, "text" if term else "dim"), *check]
    room = max(cells - width(part.label) - 1 - row_width(check), 6)
    dated = part.key == "when" and part.told[:1].isdigit()
    said = part.told.partition(",")[0] if dated else part.says
    value = f" {cut(said, room)}" if said else ""
    return [(part.label, "dim"), (value, "text"), *check]


def is_editable(key: str) -> bool:
    """Tell whether a field of an item is one that a reviewer sets: not the desk's own grading."""
    return key in FIELDS and key not in (
        "id", "grade", "waive", "hxl", "basis", "verification", "text", "question", "refs", "for",
        "against", "funding", "about", "dissent", "outcome",
    )  # fmt: skip

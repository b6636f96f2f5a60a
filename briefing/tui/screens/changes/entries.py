"""The entries of the changes screen, one a change, and what changed in the words of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from briefing import glyphs
from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.compare import Change, Comparison, FieldChange
from briefing.compare.words import BECOMES, label
from briefing.text import clean
from briefing.tui.panes.humanitarian import headline
from briefing.tui.panes.impact_labels import impact

MOVES: Final = frozenset({"trend", "likelihood", "control", "status", "figures"})
"""The fields that a reader of a second brief looks for first: their names stand out."""


class ChangeEntry(NamedTuple):
    """One thing that can be selected.

    ``kind`` is that of a change, or ``same``; ``group`` is the heading it stands under. ``line``
    is the item, of the newer brief unless it is gone; None for the header's fields and for voices.
    """

    kind: str
    group: str
    title: str
    line: Line | None = None
    change: Change | None = None
    fields: tuple[FieldChange, ...] = ()
    voice: bool = False


class FieldInWords(NamedTuple):
    """A changed field in parts: its name, what was, what is; ``now`` is empty for one sentence."""

    name: str
    was: str
    now: str
    moved: bool = False


def entries(comparison: Comparison, unchanged: bool) -> Iterator[ChangeEntry]:
    """Yield the changes pane by pane, the unchanged items on request; what is of the file last."""
    touched = {id(change.new) for change in comparison.changes if change.new is not None}
    now = comparison.new
    for section, lines in zip(comparison.sections, now.every_section, strict=True):
        group = section.kind.title
        for change in section.changes:
            line = change.new or change.old
            assert line is not None
            outline = now if change.new else comparison.old
            title = item_title(outline, line)
            yield ChangeEntry(change.kind, group, title, line, change, change.fields)
        for line in lines.lines if unchanged else ():
            if id(line) not in touched:
                yield ChangeEntry("same", group, item_title(now, line), line)
    for change in comparison.voices:
        yield ChangeEntry(
            change.kind, "Voices", change.text, change=change, fields=change.fields, voice=True
        )
    for field in comparison.header:
        yield ChangeEntry("changed", "Brief", label(field.field), fields=(field,))


def item_title(outline: Outline, line: Line) -> str:
    """Return what an item is known by in a list: place and holder, figure, name, or its text."""
    item = line.item
    if isinstance(item, m.Claim):
        place = outline.place_name(item.place) if item.place else "no place"
        return f"{place}, {outline.actor_name(item.holder)}"
    if isinstance(item, m.Impact):
        return f"{impact(line).category}, {headline(line, outline)[0]}"
    if isinstance(item, m.View) and line.speakers:
        return f"{outline.speaker_names(line)}: {line.text}"
    return line.text


def field_in_words(field: FieldChange) -> list[FieldInWords]:
    """Return a changed field as the screen sets it, one part a figure that moved."""
    moved = field.field in MOVES
    if field.field == "text":
        return [FieldInWords("wording", clean(str(field.old or "")), "")]
    parts = field.words.split("; ") if field.field == "figures" else [field.words]
    out = []
    for part in parts:
        before, arrow, now = part.partition(f" {BECOMES} ")
        # An arrow within, of the basis say, is two cells wide in some terminals.
        now = now.replace(f" {BECOMES} ", f" {glyphs.SELECTED} ")
        # What was follows the name of the field, which is one word or two.
        name = _name(field, before)
        was = before.removeprefix(name).strip()
        out.append(FieldInWords(name, was, now if arrow else "", moved))
    return out


def _name(field: FieldChange, words: str) -> str:
    """Return the name of a field at the beginning of what is said of its change."""
    names = [label(field.field), "no from", "against it", "new figure", "figure"]
    return next((name for name in names if words.startswith(f"{name} ")), "")

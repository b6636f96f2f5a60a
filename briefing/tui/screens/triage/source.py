"""The source in triage: its paragraphs, the words marked that the parts were read from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing import glyphs
from briefing.brief.values import citation
from briefing.text import clean, width
from briefing.tui.cells import Row, column, flow, indent, plain
from briefing.tui.screens.triage.telling import LETTERS, ORDER, TOLD_WITH, label_of
from briefing.tui.widgets import Painted
from briefing.verify.words.normalise import tokens

if TYPE_CHECKING:
    from textual.strip import Strip

    from briefing.draft.model import Rest
    from briefing.draft.state import Card
    from briefing.tui.services.drafts import OpenDraft

_NUMBER: Final = 5
_AROUND: Final = 12
"""Paragraphs shown at least before and after the one that ``<`` and ``>`` stand at."""
_LONGEST: Final = 8_000
"""Characters of one paragraph that are shown."""
_MARK: Final = "hi b u mark"
_CHOSEN: Final = "hi b u r"


class PartWords(NamedTuple):
    """Words of a paragraph that a part was read from: characters ``start`` to ``end``."""

    start: int
    end: int
    key: str


class ShownParagraph(NamedTuple):
    """A paragraph as it is shown: what the proposal rests on in it, whether the pointer is here."""

    number: int
    text: str
    rests: Sequence[Rest]
    here: bool


class SourceRows(NamedTuple):
    """The rows; where the words of which part stand (row, columns); and rows of interest.

    ``paragraphs`` are the first rows of each paragraph, ``first`` the row of the first mark.
    """

    rows: list[Row]
    spots: list[tuple[int, int, int, str]]
    paragraphs: dict[int, int]
    first: int


def paragraph_of(cite: str) -> int:
    """Return the number of the first paragraph of a citation."""
    found = citation(cite)
    return found.first if found else 0


def marks_in(text: str, rests: Sequence[Rest], chosen: str = "") -> list[PartWords]:
    """Return the words of a paragraph that parts were read from, none overlapping.

    Of two parts that share a word the chosen one has it, else the shorter: a quotation has the
    figure in it.
    """
    there = tokens(text)
    owner: dict[int, str] = {}
    # A date is told with the words that it was read from.
    spans = [(key != chosen, last - first, first, last, key)
             for rest in rests for name, (first, last) in rest.for_.items()
             for key in (TOLD_WITH.get(name, name),)]  # fmt: skip
    for *_, first, last, key in sorted(spans, reverse=True):
        for number in range(first, min(last, len(there)) + 1):
            owner[number] = key
    found: list[PartWords] = []
    for number, key in sorted(owner.items()):
        token = there[number - 1]
        before = found[-1] if found else None
        if before and before.key == key and owner.get(number - 1) == key:
            found[-1] = PartWords(before.start, token.end, key)
        else:
            found.append(PartWords(token.start, token.end, key))
    return found


def source_rows(
    draft: OpenDraft, card: Card | None, pointer: int, chosen: str, room: tuple[int, int], *,
    letters: bool,
) -> SourceRows:  # fmt: skip
    """Return the paragraphs of interest, those the proposal rests on with its words marked.

    ``pointer`` is the paragraph that ``<`` and ``>`` stand at, ``chosen`` the part whose words
    stand out, ``room`` how many cells and rows there are; with ``letters`` the letter of a part
    stands above its words.
    """
    cells, height = room
    rests: dict[int, list[Rest]] = {}
    for rest in card.proposal.rests_on if card else ():
        rests.setdefault(paragraph_of(rest.cite), []).append(rest)
    found = SourceRows([], [], {}, 0)
    first = -1
    texts = draft.text.paragraphs
    numbers = _window(pointer, rests.keys(), len(texts), max(_AROUND, height // 2))
    for number in numbers:
        found.paragraphs[number] = len(found.rows)
        own = rests.get(number, [])
        shown = ShownParagraph(number, clean(texts[number - 1][:_LONGEST]), own, number == pointer)
        rows = _paragraph(found, shown, chosen, cells, letters=letters and not draft.changed)
        if first < 0 and own:
            first = next((row for row, *_ in found.spots), len(found.rows))
        found.rows.extend(rows)
        if letters:
            found.rows.append([])
    if (last := numbers[-1]) < len(texts):
        found.rows.append([(f" p{last + 1} to p{len(texts)}: > goes on", "dim")])
    return found._replace(first=max(first, 0))


def _window(pointer: int, cited: Collection[int], count: int, around: int) -> list[int]:
    """Return the paragraphs to show: those around the pointer, the cited ones, their neighbours."""
    wanted = {*range(pointer - around, pointer + around + 1)}
    wanted |= {number + step for number in cited for step in (-1, 0, 1)}
    return sorted(number for number in wanted if 1 <= number <= count)


def _paragraph(
    found: SourceRows, shown: ShownParagraph, chosen: str, cells: int, *, letters: bool
) -> list[Row]:
    """Return a paragraph, and note where its marked words stand; neighbours are dim."""
    number, text, rests, here = shown
    lead = column(
        f"{glyphs.SELECTED if here else ' '}p{number}", _NUMBER, "hi b" if rests else "dim"
    )
    bar: Row = [(" ", "hi r") if rests else (" ", "text"), (" ", "text")]
    room = max(cells - _NUMBER - 3, 8)
    marks = marks_in(text, rests, chosen)
    out: list[Row] = []
    at = 0
    for line in flow(_painted(text, marks, chosen) if rests else [(text, "dim")], room):
        start = text.index(plain(line), at)
        at = start + len(plain(line))
        there = list(_within(text, marks, start, at))
        if letters and there:
            out.append([lead, *bar, (_letters(there, room), "hi b")])
            lead = column("", _NUMBER, "dim")
        left, row = _NUMBER + 2, len(found.rows) + len(out)
        found.spots.extend((row, left + x, left + x + wide, key) for x, wide, key in there)
        out.append([lead, *bar, *line])
        lead = column("", _NUMBER, "dim")
    return out


def _painted(text: str, marks: Sequence[PartWords], chosen: str) -> Row:
    row: Row = []
    at = 0
    for start, end, key in marks:
        row += [(text[at:start], "text"), (text[start:end], _CHOSEN if key == chosen else _MARK)]
        at = end
    row.append((text[at:], "text"))
    return [(part, words) for part, words in row if part]


def _within(
    text: str, marks: Sequence[PartWords], start: int, end: int
) -> Iterator[tuple[int, int, str]]:
    """Yield the marks of one row: the column where each begins, how wide it is, and its part."""
    for mark in marks:
        left, right = max(mark.start, start), min(mark.end, end)
        if left < right:
            yield width(text[start:left]), width(text[left:right]), mark.key


def _letters(there: Sequence[tuple[int, int, str]], room: int) -> str:
    """Return a row with the letter of each part above the first of its words."""
    row = [" "] * room
    for x, _, key in there:
        while x < room and row[x] != " ":
            x += 1
        if x < room:
            row[x] = LETTERS.get(key, "?")
    return "".join(row).rstrip()


def legend(card: Card, cells: int) -> Row:
    """Return which letter is which part, of those that have words in the source."""
    used = {TOLD_WITH.get(key, key) for rest in card.proposal.rests_on for key in rest.for_}
    row: Row = [(" ", "dim")]
    room = cells - 1
    for key in (each for each in ORDER if each in used):
        entry = f"{LETTERS[key]} {label_of(key)}"
        if width(entry) + 2 > room:
            break
        room -= width(entry) + 2
        row += [(LETTERS[key], "hi b"), (f" {label_of(key)}  ", "dim")]
    return row


class Legend(Painted):
    """Which letter is which part."""

    def __init__(self) -> None:
        super().__init__(id="triage-legend")
        self.card: Card | None = None

    def render_line(self, _y: int) -> Strip:
        """Return the row."""
        row = legend(self.card, self.size.width) if self.card else []
        return self.strip(row, self.size.width)


def absent_rows(draft: OpenDraft, card: Card | None, cells: int) -> list[Row]:
    """Return what is said where the source is not at hand: where the words would stand."""
    why = clean(draft.text.missing) or "The text of the source is not at hand."
    rest = "Only what has a sentence can be accepted: to write one needs the source."
    rows = [[], *flow([("Source not at hand. ", "hi b"), (why, "text")], cells - 2), []]
    rows += [*flow([(rest, "text")], cells - 2), []]
    for each in card.proposal.rests_on if card else ():
        first, last = each.words
        spans = ", ".join(f"{key} {_words_at(*at)}" for key, at in each.for_.items())
        where = _words_at(first, last)
        text = f"{each.cite}, {where}" + (f"; of these {spans}" if spans else "")
        rows += flow([(text, "dim")], cells - 2)
    return indent(rows, 1)


def _words_at(first: int, last: int) -> str:
    """Return where words of a paragraph stand, as one reads it."""
    return f"word {first}" if first == last else f"words {first} to {last}"

"""The sources screen: each source, what of it the brief uses, its text; then the voices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from briefing.brief import model as m
from briefing.brief.outline import Outline
from briefing.brief.resolve import parse_cite
from briefing.brief.scales import NO_BASIS, RELIABILITY
from briefing.brief.values import paragraph_names, place_name
from briefing.brief.words import (
    SOURCE_WORDS,
    STANDING_WORDS,
    VOICE_WORDS,
    language_words,
    moment_words,
)
from briefing.library.sources import BEING_READ, AtHand
from briefing.text import width
from briefing.tui.cells import Row, column, flow, heading, indent, screen_title
from briefing.tui.panes.parts import side_words
from briefing.tui.registry import SOURCES
from briefing.tui.screens.evidence.source import OTHERWISE, STATES, state_words
from briefing.tui.screens.find import SheetFinder
from briefing.tui.screens.skeleton import SheetScreen
from briefing.tui.widgets.footer import Footer
from briefing.verify.coverage import cited as cited_numbers

if TYPE_CHECKING:
    from textual.widgets import Input

    from briefing.tui.brief_list import OpenBrief
    from briefing.tui.host import Position
    from briefing.verify.verdicts import SourceState

LABEL: Final = 12
_NUMBER: Final = 7
_MEASURE: Final = 112
"""Cells of a paragraph's text at most: longer lines are lost by the eye."""
_LONGEST: Final = 10_000
"""Paragraphs that one answer in ``unused`` speaks of, at most."""
_OTHERS: Final = "cited for who a voice is"
"""What cites a paragraph that no item cites."""


def coverage(outline: Outline, source_id: str) -> dict[int, list[str]]:
    """Return the items that cite each paragraph of a source, by its number.

    Those of a section are its title and their places there, as the panes have them:
    ``Territory 4 7``.
    """
    cited: dict[int, dict[str, dict[int, None]]] = {}
    for section in outline.every_section:
        for place, line in enumerate(section.lines, 1):
            for cite in line.rests_on:
                if cite.source == source_id:
                    for number in range(cite.first, cite.last + 1):
                        places = cited.setdefault(number, {}).setdefault(section.kind.title, {})
                        places[place] = None
    return {
        number: [f"{title} {' '.join(map(str, places))}" for title, places in sections.items()]
        for number, sections in cited.items()
    }


def sources_blocks(
    outline: Outline, texts: Mapping[str, AtHand], states: Mapping[str, SourceState], cells: int
) -> list[list[Row]]:
    """Return all rows for a width: what there is of a source, each paragraph, each voice a block.

    ``texts`` has the paragraphs of each source, or why not; ``states`` what the verification says
    of it, empty while that is not known.
    """
    blocks: list[list[Row]] = []
    cells = min(cells, _NUMBER + _MEASURE)
    for source in outline.brief.sources:
        state = states.get(source.id)
        blocks += _source(outline, source, texts[source.id], state, cells)
    return [*blocks, *_voices(outline, cells)]


def _source(
    outline: Outline, source: m.Source, text: AtHand, state: SourceState | None, cells: int
) -> list[list[Row]]:
    cited = coverage(outline, source.id)
    # Voices cite, too; no item stands for them.
    numbers = cited_numbers(outline.brief, source.id)
    record = text.record.count if text.record else 0
    what = "rows" if source.is_table else "paragraphs"
    total = source.paragraphs or len(text.paragraphs) or record or max(numbers, default=0)
    used = f"{len([n for n in numbers if n <= total]):,} of {total:,} {what} cited"
    reasons = _reasons(source)
    title = f"SOURCE {outline.say(source.id)}"
    kind = SOURCE_WORDS.get(source.kind, source.kind)
    if width(title) + width(kind) + width(used) + 4 > cells:
        used = used.replace(f" {what}", "")
    rows = [heading(title, kind, cells, used)]
    rows += flow([(outline.say(source.title), "hi b")], cells)
    unused = [n for n in range(1, 0 if source.is_table else total + 1) if n not in numbers]
    facts = [*_facts(outline, source), *_unused(outline, unused, reasons)]
    for label, value in facts:
        body = flow([(value, "text")], cells - LABEL)
        rows += [[column(label, LABEL, "dim"), *body[0]], *indent(body[1:], LABEL)]
    rows.append([])
    rows += _at_hand(outline, text, state, cells)
    if not text.paragraphs:
        return [rows, *_list_of_paragraphs(cited, source.is_table, cells), [[]]]
    blocks = [rows]
    here = range(1, len(text.paragraphs) + 1)
    for number in [n for n in sorted(numbers) if n in here] if source.is_table else here:
        paragraph = text.table.told(number) if text.table else text.paragraphs[number - 1]
        names = cited.get(number, [])
        used_here = number in numbers
        words = "text" if used_here else "dim"
        body = flow([(outline.say(paragraph) or OTHERWISE, words)], cells - _NUMBER)
        name = place_name(number, table=source.is_table)
        rows = [[column(name, _NUMBER, "hi b" if used_here else "dim"), *body[0]]]
        rows += indent(body[1:], _NUMBER)
        room = cells - _NUMBER - len("cited by ")
        note = f"cited by {_names(names, room)}" if names else _OTHERS
        if not used_here:
            note = f"not cited: {reasons[number]}" if number in reasons else "not cited"
        blocks.append([*rows, *indent(flow([(note, "dim")], cells - _NUMBER), _NUMBER), []])
    return blocks


def _at_hand(outline: Outline, text: AtHand, state: SourceState | None, cells: int) -> list[Row]:
    """Return what there is of a source, in words, and why there is no more."""
    words = state_words(text, state.at_hand if state else "")
    why = outline.say((state.why if state else "") or text.missing)
    ink = "bad b" if words == STATES["changed"] else "hi b"
    return [*flow([(f"{words}  ", ink), (why, "dim")], cells), []]


def _reasons(source: m.Source) -> dict[int, str]:
    """Return why the brief leaves paragraphs out, by their numbers."""
    return {
        number: answer.why.replace("-", " ")
        for answer in source.unused
        for text in answer.cite
        for cite in (parse_cite(text, source.id),)
        for number in range(cite.first, min(cite.last, cite.first + _LONGEST) + 1)
    }


def _unused(
    outline: Outline, unused: list[int], reasons: Mapping[int, str]
) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs that nothing cites: those with a reason by reason, then the rest."""
    for why in dict.fromkeys(reasons.values()):
        given = [number for number in unused if reasons.get(number) == why]
        if given:
            yield "not cited", f"{paragraph_names(given)}: {outline.say(why)}"
    rest = [number for number in unused if number not in reasons]
    if rest:
        yield "not cited", f"{paragraph_names(rest)}{', no reason given' if reasons else ''}"


def _facts(outline: Outline, source: m.Source) -> list[tuple[str, str]]:
    published = moment_words(source.published) if source.published else "date not given"
    facts = [
        ("publisher", outline.say(source.publisher) or "not given"),
        ("published", published),
        ("retrieved", moment_words(source.retrieved) if source.retrieved else ""),
        ("language", language_words(outline.say(source.language))),
        ("licence", outline.say(source.licence)),
        ("repeats", outline.say(source.via)),
        ("standing", STANDING_WORDS.get(source.standing, "")),
        ("found at", outline.say(source.url)),
    ]
    return [(label, value) for label, value in facts if value]


def _names(names: list[str], cells: int) -> str:
    """Return as many names as fit in a line, at least one, and how many more there are."""
    if sum(width(name) + 2 for name in names) - 2 <= cells:
        return ", ".join(names)
    room = cells - len(f" and {len(names)} more")
    count = used = 0
    for name in names[:-1]:
        used += width(name) + 2
        if count and used - 2 > room:
            break
        count += 1
    more = len(names) - count
    return ", ".join(names[:count]) + (f" and {more} more" if more else "")


def _list_of_paragraphs(cited: Mapping[int, list[str]], table: bool, cells: int) -> list[list[Row]]:
    """Return which items cite which paragraph, for a source whose text is not at hand."""
    blocks: list[list[Row]] = [[[(" " * _NUMBER, "text"), ("cited by", "dim")]]] if cited else []
    for number in sorted(cited):
        body = flow([(_names(cited[number], cells - _NUMBER), "text")], cells - _NUMBER)
        first: Row = [column(place_name(number, table=table), _NUMBER, "hi b"), *body[0]]
        blocks.append([first, *indent(body[1:], _NUMBER)])
    return blocks


def _voices(outline: Outline, cells: int) -> list[list[Row]]:
    """Return who speaks inside the sources, with the letter of the desk's reliance."""
    blocks = [[heading("VOICES", "who speaks; the letter is the desk's own", cells)]]
    for key, voice in outline.brief.voices.items():
        side = outline.side(outline.resolver.speaker(key))
        letter = voice.reliability
        head: Row = [
            (f"{letter}  ", "dim" if letter in NO_BASIS else "hi b"),
            (f"{outline.sides.get(side, ' ')} ", f"{side_words(outline, side)} b"),
            (outline.say(voice.name), "hi"),
        ]
        role = ", ".join(outline.say(part) for part in (voice.role, voice.org) if part)
        count = sum(key in (speaker.id for speaker in x.speakers) for x in outline.every_line())
        about = [VOICE_WORDS[voice.kind], role, f"side {outline.say(side)}" if side else ""]
        about += [RELIABILITY[letter], f"{count} item{'' if count == 1 else 's'}"]
        told = f"  {', '.join(part for part in about if part)}"
        blocks.append(flow([*head, (told, "dim")], cells))
    if not outline.brief.voices:
        blocks.append([[("none recorded", "dim")]])
    return [*blocks, [[]]]


class SourcesScreen(SheetScreen):
    """All sources of one brief on one sheet."""

    where = SOURCES

    def __init__(self, card: OpenBrief, position: Position) -> None:
        super().__init__(card, position)
        self._blocks: list[list[Row]] = []
        self.finder = SheetFinder(self, "words in the sources", self._searched)
        self.footer = Footer(self.where, lambda: self.finder.words)

    def rows(self, cells: int) -> list[Row]:
        """Return a row or more of each source."""
        read = self.briefing.texts.of(self.card)
        sources = self.outline.brief.sources
        texts = {source.id: read.get(source.id, BEING_READ) for source in sources}
        known = self.briefing.checking.of(self.card)
        states = {each.source: each for each in known.sources} if known else {}
        blocks = sources_blocks(self.outline, texts, states, cells - 2)
        title = screen_title("SOURCES", f"{len(sources)} in this brief", cells)
        self._blocks = [[title, []], *(indent(block, 1) for block in blocks)]
        return [row for block in self._blocks for row in block]

    def _searched(self) -> list[list[Row]]:
        """Return the blocks, made now where words are typed before they were painted."""
        if not self._blocks:
            self.rows(self.sheet.size.width or self.app.size.width)
        return self._blocks

    def on_texts(self) -> None:
        """Show the texts that were read meanwhile."""
        self.show_body()

    def show_body(self) -> None:
        """Make the rows anew, and look in them for the words that are looked for."""
        super().show_body()
        if self.finder.query:
            self.rows(self.sheet.size.width)
            self.finder.search_again()

    def has_found(self) -> bool:
        """Tell whether a paragraph holds the words that were looked for."""
        return bool(self.finder.found)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something."""
        if action == "find_next":
            return bool(self.finder.query)
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Take away the line for the words, then go back to the panes."""
        if self.finder.typing:
            self.finder.close()
        else:
            super().action_back()

    async def action_find(self) -> None:
        """Ask for the words to find."""
        await self.finder.open()

    def action_find_next(self, step: int) -> None:
        """Go to the next or previous paragraph that holds the words."""
        self.finder.step(step)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while the words are typed."""
        self.finder.type(event.value)
        self.refresh_bindings()

    def on_input_submitted(self) -> None:
        """Go on with the keys of the sheet; what was found stays marked."""
        self.finder.close()

    def on_descendant_blur(self) -> None:
        """See whether the line for the words lost the keys."""
        if self.finder.typing:
            self.call_after_refresh(self.finder.left)

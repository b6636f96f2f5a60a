"""The evidence screen: what one item rests on, and the way to the next one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from briefing.library.sources import AtHand
from briefing.outline import Line
from briefing.tui.cells import Row
from briefing.tui.copying import copy_item
from briefing.tui.deck import Card
from briefing.tui.keys import EVIDENCE
from briefing.tui.panes import Form
from briefing.tui.screens.base import BriefScreen, bindings
from briefing.tui.screens.evidence_facts import cited_texts
from briefing.tui.screens.evidence_rows import Evidence, evidence_rows
from briefing.tui.screens.evidence_source import offered
from briefing.tui.services.source_texts import READING
from briefing.tui.widgets.footer import Footer
from briefing.tui.widgets.masthead import Masthead, Position
from briefing.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from briefing.verify.verdicts import Verdict


class EvidenceScreen(BriefScreen):
    """One item of a section; ``j`` and ``k`` go through the section without leaving."""

    where = EVIDENCE
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVIDENCE)

    def __init__(
        self,
        card: Card,
        position: Position,
        section: str,
        index: int,
        trail: Sequence[str] = (),
    ) -> None:
        """Take an item by its section and place; ``trail`` names those to go through instead."""
        super().__init__()
        self.trail = tuple(trail)
        self.card = card
        self.position = position
        self.section = section
        self.index = index
        self.masthead = Masthead()
        self.sheet = Sheet(self._rows)
        self.footer = Footer(EVIDENCE)
        self.pointer = ("", 0)
        self._mark = 0
        self._pointed = False
        """Whether the pointer is at a text, not at one that is still to be read."""

    def compose(self) -> ComposeResult:
        """Yield the parts from top to bottom."""
        yield from (self.masthead, self.sheet, self.footer)

    def on_mount(self) -> None:
        """Show the item."""
        self.masthead.show(self.card.outline, self.position)
        self.masthead.judge(self.briefing.checking.of(self.card))
        self.sheet.focus()
        self._show()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The items of the section."""
        assert self.card.outline is not None
        return self.card.outline.section(self.section).lines

    @property
    def line(self) -> Line:
        """The item shown."""
        return self.lines[self.index]

    @property
    def verdict(self) -> Verdict | None:
        """The verdict of the item, as far as it is known."""
        return self.briefing.checking.by_path(self.card).get(self.line.path)

    def judged(self) -> None:
        """Show verdicts that became known."""
        self.masthead.judge(self.briefing.checking.of(self.card))
        self.sheet.show(self._rows, keep=True)
        self.refresh_bindings()
        self.footer.refresh()

    def _show(self) -> None:
        stops = self._stops() or [(cite.source, cite.first) for cite in self.line.cites[:1]]
        self.pointer = stops[0] if stops else ("", 0)
        self._pointed = bool(self._stops())
        self.sheet.show(self._rows)
        self.refresh_bindings()
        self.footer.refresh()

    def _stops(self) -> list[tuple[str, int]]:
        """Return each source that is cited and at hand, with the first paragraph cited of it."""
        stops: dict[str, int] = {}
        for cite in self.line.cites:
            count = len(self._text(cite.source).paragraphs)
            if count:
                stops.setdefault(cite.source, min(cite.first, count))
        return list(stops.items())

    def _text(self, source_id: str) -> AtHand:
        """Return a source's paragraphs, as far as they are read."""
        assert self.card.outline is not None
        if self.card.outline.resolver.source(source_id) is None:
            return AtHand()
        return self.briefing.texts.of(self.card).get(source_id, READING)

    def texts_read(self) -> None:
        """Show the texts that were read meanwhile, where one was in them before a save."""
        if self._pointed:
            self.judged()
        else:
            self._show()

    def _rows(self, cells: int) -> list[Row]:
        outline = self.card.outline
        assert outline is not None
        line, verdict = self.line, self.verdict
        known = self.briefing.checking.of(self.card)
        pages = dict.fromkeys(cite.source for cite in line.cites)
        pages |= dict.fromkeys(source for source, _ in offered(line, verdict))
        shown = Evidence(
            outline,
            line,
            self.index + 1,
            len(self.lines),
            self.card.reading.marks.at(line.path)[0],
            {source: self._text(source) for source in pages},
            self.pointer,
            Form(cells, "full", self.briefing.ascii_only),
            verdict,
            {each.source: each.at_hand for each in known.sources} if known else {},
            "The desk's own; it cites nothing that could be checked." if known else "",
        )
        rows, self._mark = evidence_rows(shown, cells)
        return rows

    def again(self, card: Card) -> None:
        """Show the item as it is after a save; back to the panes where it is gone."""
        if card.outline is None or card.entry.key != self.card.entry.key:
            return
        old = self.line
        self.card = card
        places = [n for n, line in enumerate(self.lines) if line.label == old.label]
        if not places:
            self.briefing.say(f"{old.label} is no longer in the brief.")
            self.action_back()
            return
        self.index = places[0]
        self.position = self.briefing.position
        self.masthead.show(card.outline, self.position)
        self.judged()

    def action_copy_item(self) -> None:
        """Copy the item."""
        assert self.card.outline is not None
        copy_item(self.briefing, self.card.outline, self.line)

    def action_edit(self) -> None:
        """Open the brief in the editor at the item's line."""
        self.briefing.edit(self.card.entry, self.card.reading.marks.at(self.line.path)[0])

    # -- actions ----------------------------------------------------------------------------

    def action_back(self) -> None:
        """Go back to the panes, the item last shown selected there."""
        self.dismiss((self.section, min(self.index, max(len(self.lines) - 1, 0))))

    def action_step(self, step: int) -> None:
        """Show the next or previous item of the section, or of those one came here to see."""
        index = self._on_trail(step) if self.trail else self.index + step
        if 0 <= index < len(self.lines):
            self.index = index
            self._show()
        else:
            self.briefing.say("This is the last item." if step > 0 else "This is the first item.")

    def _on_trail(self, step: int) -> int:
        """Go along the trail; return the item's place in its section, -1 at the ends."""
        assert self.card.outline is not None
        places = {
            line.label: (section.kind.key, index)
            for section in self.card.outline.every_section
            for index, line in enumerate(section.lines)
        }
        labels = [label for label in self.trail if label in places]
        at = labels.index(self.line.label) + step if self.line.label in labels else -1
        if not 0 <= at < len(labels):
            return -1
        self.section, index = places[labels[at]]
        return index

    def action_paragraph(self, step: int) -> None:
        """Show the paragraph after or before the one pointed at, of the next source at the ends."""
        stops = self._stops()
        if not stops:
            self.briefing.say("The source is not at hand.")
            return
        source, number = self.pointer
        number += step
        if not 1 <= number <= len(self._text(source).paragraphs):
            at = [name for name, _ in stops].index(source) + step
            if not 0 <= at < len(stops):
                self.briefing.say("The source has no more paragraphs.")
                return
            source, number = stops[at]
        self._point((source, number))

    def _point(self, place: tuple[str, int]) -> None:
        """Move to a paragraph and bring it into view."""
        self.pointer = place
        self.sheet.show(self._rows, keep=True)
        self._rows(self.sheet.size.width)
        self.sheet.reveal(self._mark, 3)

    def action_offered(self) -> None:
        """Go to the paragraph that a finding names, from the last one back to the cited one."""
        places = offered(self.line, self.verdict)
        stops = [*places, *self._stops()[:1]]
        at = stops.index(self.pointer) + 1 if self.pointer in stops else 0
        self._point(stops[at % len(stops)])

    def action_sign(self) -> None:
        """Note that the reader has read the item and the paragraphs it cites."""
        from briefing.tui.signing import sign_item

        sign_item(self.briefing, self.card, self.line, self.verdict, readable=self._readable)

    @property
    def _readable(self) -> bool:
        """Whether every cited paragraph can be read here."""
        assert self.card.outline is not None
        texts = {cite.source: self._text(cite.source) for cite in self.line.cites}
        return bool(cited_texts(self.card.outline, self.line, texts))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something for the item shown."""
        if action == "offered":
            return bool(offered(self.line, self.verdict))
        return True

    def action_scroll(self, step: int) -> None:
        """Scroll by a page."""
        self.sheet.scroll_page(step)

"""The evidence screen: what one item rests on, the way to the next one, and signing it as read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from briefing.brief import model as m
from briefing.brief.outline import Line
from briefing.brief.sections import SECTION
from briefing.library.signoffs import NotSigned
from briefing.library.sources import BEING_READ, AtHand
from briefing.library.store import Location
from briefing.text import clean
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import Row
from briefing.tui.dashboard import Dashboard
from briefing.tui.host import Position
from briefing.tui.panes.parts import Form, called
from briefing.tui.registry import EVIDENCE, Opening
from briefing.tui.screens.evidence.marking import MarkedWords
from briefing.tui.screens.evidence.rows import EvidencePage, evidence_rows
from briefing.tui.screens.evidence.source import cited_texts, offered_paragraphs
from briefing.tui.screens.skeleton import SheetScreen

if TYPE_CHECKING:
    from briefing.verify.verdicts import Verdict


class EvidenceScreen(SheetScreen):
    """One item of a section; ``j`` and ``k`` go through the section without leaving."""

    where = EVIDENCE

    def __init__(
        self,
        card: OpenBrief,
        position: Position,
        section: str,
        index: int,
        trail: Sequence[str] = (),
    ) -> None:
        """Take an item by its section and place; ``trail`` names those to go through instead."""
        super().__init__(card, position)
        self.trail = tuple(trail)
        self.section = section
        self.index = index
        self.pointer = ("", 0)
        self._mark = 0
        self._marks = MarkedWords(self.briefing)
        self._pointed = False
        """Whether the pointer is at a text, not at one that is still to be read."""

    @classmethod
    def opened(
        cls,
        app: Dashboard,
        *item: Any,
        card: OpenBrief | None = None,
        then: Callable[[tuple[str, int]], None] | None = None,
        **_named: Any,
    ) -> Opening:
        """Return the evidence of an item: section, place, and the labels to go on to, if any.

        ``card`` is another brief than the one shown, to which nothing leads back. ``then`` gets
        section and place of the item last shown; without it that item is selected in its pane.
        """

        def back(shown: tuple[str, int] | None) -> None:
            if shown is not None and then is not None:
                then(shown)
            elif shown is not None and card is None:
                app.overview.select(*shown)

        return Opening(cls(card or app.card, app.position, *item), back)

    def begin(self) -> None:
        """Show the item."""
        self.sheet.focus()
        self._show()

    @property
    def crumbs(self) -> tuple[str, ...]:
        """The item by its section and place."""
        return (f"{SECTION[self.section].title} {self.index + 1} of {len(self.lines)}",)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The items of the section."""
        return self.outline.section(self.section).lines

    @property
    def line(self) -> Line:
        """The item shown."""
        return self.lines[self.index]

    @property
    def verdict(self) -> Verdict | None:
        """The verdict of the item, as far as it is known."""
        return self.briefing.checking.by_path(self.card).get(self.line.path)

    def _show(self) -> None:
        """Show an item from its top, the pointer at the first text it cites that is at hand."""
        stops = self._stops()
        self._pointed = bool(stops)
        stops = stops or [(cite.source, cite.first) for cite in self.line.rests_on[:1]]
        self.pointer = stops[0] if stops else ("", 0)
        self.sheet.top = 0
        self._marks.forget()
        self.show_body()

    def _stops(self) -> list[tuple[str, int]]:
        """Return each source that is cited and at hand, with the first paragraph cited of it."""
        stops: dict[str, int] = {}
        for cite in self.line.rests_on:
            count = len(self._text(cite.source).paragraphs)
            if count:
                stops.setdefault(cite.source, min(cite.first, count))
        return list(stops.items())

    def _text(self, source_id: str) -> AtHand:
        """Return a source's paragraphs, as far as they are read."""
        assert self.card.outline is not None
        if self.card.outline.resolver.source(source_id) is None:
            return AtHand()
        return self.briefing.texts.of(self.card).get(source_id, BEING_READ)

    def on_texts(self) -> None:
        """Show the texts that were read meanwhile, where one was in them before a save."""
        if self._pointed:
            self.on_verdicts()
        else:
            self._show()

    def rows(self, cells: int) -> list[Row]:
        """Return what the item says, and what it rests on."""
        line, verdict = self.line, self.verdict
        self._marks.begin()
        known = self.briefing.checking.of(self.card)
        pages = dict.fromkeys(cite.source for cite in line.rests_on)
        pages |= dict.fromkeys(source for source, _ in offered_paragraphs(line, verdict))
        shown = EvidencePage(
            self.outline,
            line,
            self.index + 1,
            len(self.lines),
            self.card.reading.marks.at(line.path)[0],
            {source: self._text(source) for source in pages},
            self.pointer,
            Form(cells, "full", self.briefing.ascii_only),
            self._marks,
            verdict,
            {each.source: each.at_hand for each in known.sources} if known else {},
            "The desk's own; it cites nothing that could be checked." if known else "",
            self.briefing.wire.written(self.card, line),
        )
        rows, self._mark = evidence_rows(shown, cells, self.sheet.size.height)
        return rows

    def on_desk(self) -> None:
        """Show who changed the item last, once that is known."""
        super().on_desk()
        self.show_body()

    def on_reloaded(self, card: OpenBrief) -> None:
        """Show the item as it is after a save; back to the panes where it is gone.

        Until then, and below an overlay that has the keys, it is shown as it was.
        """
        if card.outline is None or card.entry.key != self.card.entry.key:
            return
        lines = card.outline.section(self.section).lines
        places = [n for n, line in enumerate(lines) if line.label == self.line.label]
        if not places:
            self.briefing.say(f"{called(self.line)} is no longer in the brief.")
            self.dismiss((self.section, min(self.index, max(len(lines) - 1, 0))))
            return
        self.card, self.index = card, places[0]
        super().on_reloaded(card)

    # -- actions ----------------------------------------------------------------------------

    def action_back(self) -> None:
        """Go back to the panes, the item last shown selected there."""
        self.dismiss((self.section, self.index))

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
        places = {
            line.label: (section.kind.key, index)
            for section in self.outline.every_section
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
        names = [name for name, _ in stops]
        if source not in names:  # a save has taken its citation or its text away
            source, number = stops[0]
        elif not 1 <= number <= len(self._text(source).paragraphs):
            at = names.index(source) + step
            if not 0 <= at < len(stops):
                what = "rows" if self._text(source).table else "paragraphs"
                self.briefing.say(f"The source has no more {what}.")
                return
            source, number = stops[at]
        self._point((source, number))

    def _point(self, place: tuple[str, int]) -> None:
        """Move to a paragraph and bring it into view."""
        self.pointer = place
        self.sheet.show(self.rows, keep=True)
        self.rows(self.sheet.size.width)
        self.sheet.reveal(self._mark, 3)

    def action_offered(self) -> None:
        """Go to the paragraph that a finding names, from the last one back to the cited one."""
        places = offered_paragraphs(self.line, self.verdict)
        stops = [*places, *self._stops()[:1]]
        at = stops.index(self.pointer) + 1 if self.pointer in stops else 0
        self._point(stops[at % len(stops)])

    def action_sign(self) -> None:
        """Note that the reader has read the item and the paragraphs it cites."""
        from briefing.tui.screens.evidence.screen import sign_item

        sign_item(self.briefing, self.card, self.line, self.verdict, readable=self._readable)

    @property
    def _readable(self) -> bool:
        """Whether every cited paragraph can be read here."""
        texts = {cite.source: self._text(cite.source) for cite in self.line.rests_on}
        return bool(cited_texts(self.outline, self.line, texts))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something for the item shown."""
        if action == "offered":
            return bool(offered_paragraphs(self.line, self.verdict))
        return True

    def action_scroll(self, step: int) -> None:
        """Scroll by a page."""
        self.sheet.scroll_page(step)


def sign_item(
    app: Dashboard, card: OpenBrief, line: Line, verdict: Verdict | None, *, readable: bool
) -> None:
    """Note that the reader has read an item and what it cites; a notice says where, or why not."""
    brief = card.reading.value
    if verdict is None or brief is None:
        app.say("There is nothing to sign yet: the item is not checked, or cites nothing.")
        return
    if not verdict.of or not readable:
        why = verdict.why.rstrip(".") or "The cited paragraphs are not all at hand"
        app.say(f"{why}. Nobody can sign for having read what is not here to read.")
        return
    signoff = m.SignOff(of=verdict.of, by=app.config.signer(), on=app.now().date().isoformat())
    library = app.brief_list.library

    def write() -> Location | str:
        try:
            return library.sign(card.entry, brief, signoff)
        except NotSigned as error:
            return str(error)

    def written(found: Location | str) -> None:
        if isinstance(found, str):
            app.say(f"Nothing was signed: {found}", "error")
            return
        where = clean(found.name)  # it lies beside the brief: the whole path says no more
        app.say(f"Signed: {signoff.by} has read {called(line)}. Noted in {where}.")
        app.checking.renew()

    app.background.run("sign", write, written, "Nothing was signed", queue=True, must_end=True)

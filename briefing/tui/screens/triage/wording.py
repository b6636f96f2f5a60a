"""The line of triage: what is typed is checked as it changes, and taken only within the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.widgets import Input

from briefing import glyphs
from briefing.draft.by_hand import key_by_hand
from briefing.draft.state import words_field
from briefing.text import CUT
from briefing.tui.cells import Row, row_width
from briefing.tui.panes.marks import mark_span
from briefing.tui.screens.triage.deciding import TriageDeciding
from briefing.tui.screens.triage.parts import SIGNS
from briefing.tui.screens.triage.telling import label_of
from briefing.tui.screens.triage.values import (
    HINTS,
    held,
    put,
    said,
    trouble,
    typed,
)
from briefing.tui.services.unfinished import Unfinished
from briefing.verify.words.passages import MOST_IN_A_ROW, longest_run

if TYPE_CHECKING:
    from briefing.draft.state import Card

_HINT: Final = "the item in words of your own"
_WORST: Final = ("fail", "warn", "open", "pass")
_ROOMY: Final = 60
"""Cells from which on what is said of the line is said in whole sentences."""


class TriageWording(TriageDeciding):
    """Opens the line for the words of an item, or for the value of a field."""

    _resumed_line = False
    """Whether the line that is open was kept from the run before."""

    def keep_unfinished(self) -> None:
        """Keep the line that is open, unless it says what the item says already."""
        card, field, text = self.card, self.editor.field, self.editor.input.value
        if not self.editor.typing or card is None or text == said(held(card.item, field)):
            return
        own = {} if card.key else card.item
        line = Unfinished(card.key, card.section, field, text, self.editor.accepts, own)
        self.briefing.drafts.keep_line(self.draft.path, line)

    def resume_line(self) -> None:
        """Open the line that was kept, where what it is of is still open."""
        line = self.draft.line
        if line is None:
            return
        keys = [card.key for card in self.cards if card.standing == "open"]
        if line.of in keys:
            self.go_to([card.key for card in self.cards].index(line.of))
        elif line.begun is not None and self.draft.text.paragraphs and not self.draft.changed:
            self.begun = line.begun
            self._point()
        else:
            return
        self._open_line(line.field, accepts=line.accepts)
        if self.editor.typing:
            self._resumed_line = True
            self.editor.fill(line.text)
            self.briefing.say("This line was being typed when the program was left.")

    def close_line(self) -> None:
        """Close the line, taken or left; what was kept of it goes."""
        super().close_line()
        self.set_class(False, "-typing")
        if self._resumed_line:
            self._resumed_line = False
            self.briefing.drafts.keep_line(self.draft.path, None)

    def _open_line(self, field: str, *, accepts: bool = False) -> None:
        assert self.card is not None
        if not self.draft.text.paragraphs and field == words_field(self.card.section):
            self.briefing.say("A text needs the source, which is not at hand.")
            return
        self.briefing.clear_notifications()
        hint = HINTS.get(field, f"{label_of(field)}, as printed")
        hint = _HINT if field == words_field(self.card.section) else hint
        self.editor.open(field, said(held(self.card.item, field)), hint, accepts=accepts)
        self.set_class(True, "-typing")  # a notice stands above the line, not over it
        self.footer.display = False
        self.show()
        self.on_checks()

    def typed(self, field: str, text: str) -> Any:
        """Return what a line means as the value of a field."""
        return typed(field, text, self.card.item.get(field) if self.card else None)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Have what is typed checked, and show the item as it would be."""
        if self.editor.typing and event.input is self.editor.input:
            self.item.show(self._item_rows, keep=True)
            self._arrange()
            self.on_checks()

    def on_checks(self) -> None:
        """Say of the line what is known by now: how much of the source's wording it has."""
        if not self.editor.typing or self.card is None:
            return
        checked = self.checks.of(self.draft, self.card, self.as_edited)
        wording = self.editor.field == words_field(self.card.section)
        roomy = self.size.width >= _ROOMY
        takes, leaves = (" takes it  ", " leaves it") if roomy else (" ", "")
        enter = "Enter" if self.briefing.ascii_only else glyphs.ENTER
        way_out: Row = [(enter, "hi b"), (takes, "dim"), ("Esc", "hi b"), (leaves, "dim")]
        told: Row = []
        if checked is not None:
            if wording:
                most = checked.run > MOST_IN_A_ROW
                word = "word" if checked.run == 1 else "words"
                words = f"shares {checked.run} {word} in a row (at most {MOST_IN_A_ROW})"
                if not roomy:
                    words = f"shares {checked.run}, at most {MOST_IN_A_ROW}"
                told += [(words, "bad b" if most else "text"), ("  ", "text")]
            shown = [
                part for part in checked.parts
                if part.state and (not wording or not part.key or part.state != "pass")
            ]  # fmt: skip
            room = self.size.width - row_width(way_out) - 4
            for part in sorted(shown, key=lambda part: _WORST.index(part.state)):
                sign, ink = mark_span(SIGNS[part.state])
                each: Row = [(f"{part.label} ", "dim"), (sign, ink), (" ", "text")]
                if row_width(told) + row_width(each) > room:  # what is wrong has come first
                    told.append((CUT, "hi"))
                    break
                told += each
        self.editor.say(told, way_out)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line, if it may be taken."""
        if not self.editor.typing or event.input is not self.editor.input or self.card is None:
            return
        card, field, accepts = self.card, self.editor.field, self.editor.accepts
        value = self.typed(field, self.editor.input.value)
        if field != words_field(card.section):
            if wrong := trouble(field, value):
                self.briefing.say(f"{label_of(field)}: {wrong}.", "warning")
                return
            self.close_line()
            self._set(card, *put(card.item, field, value))
            return
        if value is None and (accepts or card.section != "relationships"):
            self.briefing.say("An item needs a text.")
            return
        self._take_words(card, str(value or ""), accepts=accepts)

    def _take_words(self, card: Card, text: str, *, accepts: bool) -> None:
        """Take a text that shares no more than it may with the source; else the line stays open."""
        paragraphs, field = self.draft.text.paragraphs, words_field(card.section)

        def measured(run: int) -> None:
            if run > MOST_IN_A_ROW:
                self.briefing.say(
                    f"It shares {run} words in a row with the source, at most {MOST_IN_A_ROW} may"
                    " be the same: say it otherwise.", "warning")  # fmt: skip
                return
            self.close_line()
            if not card.key:
                self._add(card, {**card.item, **({field: text} if text else {})})
            elif accepts:
                self._ask_kinds(card, lambda: self._accept(card.key, {field: text}))
            else:
                self._set(card, field, text or None)

        self.briefing.background.run(
            "draft", lambda: longest_run(text, paragraphs)[0], measured,
            "The line could not be compared with the source", queue=True,
        )  # fmt: skip

    def _add(self, card: Card, item: dict[str, Any]) -> None:
        """Keep an item that was begun by hand, and show it: what is missing ``f`` sets."""
        section = card.section
        key = key_by_hand(self.draft.state.draft.source, section, item)

        def show_it() -> None:
            self.go_to([each.key for each in self.cards].index(key))

        self.decide(
            lambda review, by: review.decide(key, "add", by, item=item, into=section), show_it
        )

"""Triage: a person decides on what a draft proposes, one key an item; ``U`` takes it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from textual.widgets import Input

from briefing.brief.resolve import as_list
from briefing.brief.sections import FIELDS
from briefing.draft.alone import LONGEST_RUN, item_of
from briefing.draft.state import words_field
from briefing.text import clean
from briefing.tui.cells import Row
from briefing.tui.dashboard import Dashboard
from briefing.tui.panes.parts import mark_span
from briefing.tui.registry import CHOICES, REGISTRY, TRIAGE, WRITING, Opening
from briefing.tui.screens.triage.checks import label_of
from briefing.tui.screens.triage.choices import Choice
from briefing.tui.screens.triage.parts import SECTIONS, SIGNS
from briefing.tui.screens.triage.values import (
    PICKED,
    REASONS,
    choices,
    fields,
    kinds,
    said,
    sections,
    typed,
)
from briefing.tui.screens.triage.view import TriageView
from briefing.verify.passages import longest_run

if TYPE_CHECKING:
    from briefing.draft.review import Review
    from briefing.draft.state import Card, State
    from briefing.tui.services.drafts import OpenDraft

_NEEDS_CARD: Final = {
    *("accept", "word", "field", "leave_out", "into", "merge"),
    *("move", "step", "move_to", "part"),
}
_HINT: Final = "the item in words of your own"


class TriageScreen(TriageView):
    """Takes decisions; each is on the disk before the screen shows it as taken."""

    where = TRIAGE

    @classmethod
    def opened(
        cls, app: Dashboard, draft: OpenDraft | None = None, *, key: str = "", **_named: Any
    ) -> Opening | None:
        """Return triage of a draft; without one that of the brief shown is read, then opened.

        ``key`` is the proposal to begin at; without it that is the first that is open.
        """
        if draft is not None:
            return Opening(cls(draft, key))
        path = app.drafts.path_of(app.card) if len(app.deck) else None
        if path is None:
            app.say("There is no brief whose draft could be shown.")
        else:
            app.drafts.open(path, lambda found: app.screens.open(TRIAGE, found, key=key))
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something here, as things are."""
        if action in _NEEDS_CARD and (self.card is None or self.editor.typing):
            return False
        if action in ("undo", "write") and self.editor.typing:
            return False
        if action == "open":
            entry = REGISTRY.get(str(parameters[0]))
            has_brief = self.briefing.screens.has_brief
            return parameters != (TRIAGE,) and bool(entry and (not entry.needs_brief or has_brief))
        if action in ("view", "export", "copy_summary"):
            return self.briefing.screens.has_brief
        return action != "triage"

    # -- deciding ---------------------------------------------------------------------------

    def decide(
        self, what: Callable[[Review, str], State], then: Callable[[], object] | None = None
    ) -> None:
        """Keep a decision behind the screen; once it is on the disk, show what it made."""

        def kept(after: OpenDraft) -> None:
            self.take(after)
            (then or self.show)()

        self.briefing.drafts.decide(self.draft, what, kept)

    def _on(self) -> None:
        """Go on to the next open proposal, around the end; stay where none is open."""
        places = [at for at, card in enumerate(self.cards) if card.standing == "open"]
        self.go_to(next((at for at in places if at > self.at), places[0] if places else self.at))

    def _still_open(self) -> Card | None:
        """Return the proposal shown where it can be decided on; else say why not."""
        card = self.card
        if card is None or card.standing == "open":
            return card
        self.briefing.say(f"It is decided already ({card.standing}): U takes back step by step.")
        return None

    def action_accept(self) -> None:
        """Accept the proposal; where it has no words yet, ask for them first."""
        card = self._still_open()
        if card is None or not self._acceptable(card):
            return
        if card.section != "relationships" and not self._worded(card):
            self._open_line(words_field(card.section), accepts=True)
            return
        self._ask_kinds(card, lambda: self._accept(card.key))

    def _worded(self, card: Card) -> bool:
        """Tell whether a proposal has words that can be taken as they are.

        Those of a model are read in the line first.
        """
        field = words_field(card.section)
        as_made = card.item.get(field) == card.proposal.item.get(field)
        return bool(card.words) and not (card.proposal.made == "model" and as_made)

    def _accept(self, key: str, item: Mapping[str, Any] | None = None) -> None:
        self.decide(lambda review, by: review.decide(key, "accept", by, item=item), self._on)

    def _acceptable(self, card: Card) -> bool:
        """Tell whether a proposal can be accepted; say why not."""
        if card.key in self.draft.aside:
            where = self.draft.aside[card.key]
            self.briefing.say(f"The source's {where} is another one now: draft it anew first.")
            return False
        if card.proposal.wording == "to-word" and not self.draft.text.paragraphs:
            self.briefing.say("What is to word needs the source, which is not at hand.")
            return False
        made = item_of(card.section, card.item)
        if isinstance(made, str):
            self.briefing.say(f"It is no item yet: {clean(made)}. f sets a field.", "warning")
            return False
        return True

    def _ask_kinds(self, card: Card, then: Callable[[], object]) -> None:
        """Ask what kind of voice speaks, once for each that no word of the source tells."""
        state = self.draft.state
        unknown = [voice for voice in as_list(card.item.get("by")) if state.voice_open(voice)]
        if not unknown:
            then()
            return
        voice = unknown[0]
        name = clean(state.voices[voice].name)

        def told(choice: Choice) -> None:
            def keep(review: Review, by: str) -> State:
                return review.decide(voice, "voice", by, item={"kind": choice.value})

            self.decide(keep, lambda: self._ask_kinds(card, then))

        self.ask(f"What kind of voice is {name}?", kinds(), told)

    def ask(
        self, question: str, answers: list[Choice] | tuple[Choice, ...],
        then: Callable[[Choice], object],
    ) -> None:  # fmt: skip
        """Ask for one of a few things."""
        self.briefing.clear_notifications()
        self.briefing.screens.open(CHOICES, question, answers, then)

    def action_leave_out(self) -> None:
        """Leave the proposal out, for a reason or none."""
        if card := self._still_open():

            def keep(choice: Choice) -> None:
                why = choice.value or None
                self.decide(lambda review, by: review.decide(card.key, "leave-out", by, why=why),
                            self._on)  # fmt: skip

            self.ask("Why is it left out?", REASONS, keep)

    def action_into(self) -> None:
        """Put the proposal into another section."""
        if card := self._still_open():

            def keep(choice: Choice) -> None:
                if choice.value == card.section:
                    self.briefing.say(f"It stands there already: {SECTIONS[card.section]}.")
                    return
                self.decide(lambda review, by: review.decide(card.key, "move", by,
                                                             into=choice.value),
                            lambda: self.show(anew=True))  # fmt: skip

            self.ask("Into which section?", sections(card), keep)

    def action_merge(self) -> None:
        """Merge the proposal into the open one before it in its section."""
        card = self._still_open()
        if card is None:
            return
        before = [
            other for other in self.cards[: self.at]
            if other.section == card.section and other.standing == "open"
        ]  # fmt: skip
        if not before:
            self.briefing.say("There is no open proposal before it in this section.")
            return
        into = before[-1].key

        def show_it() -> None:
            keys = [each.key for each in self.cards]
            self.go_to(keys.index(into) if into in keys else self.at)

        self.decide(lambda review, by: review.decide(card.key, "merge", by, into=into), show_it)

    def action_undo(self) -> None:
        """Take back the last decision, and show what it was on."""
        last = self.draft.state.last(self.briefing.config.signer())
        of = last.of if last is not None else ""

        def show_it() -> None:
            keys = [each.key for each in self.cards]
            if of in keys:
                self.go_to(keys.index(of))
            else:
                self.show()

        if last is None:
            self.briefing.say("There is no decision of yours left to take back.")
        else:
            self.decide(lambda review, by: review.undo(by), show_it)

    def action_write(self) -> None:
        """Show what would be written into the brief, and ask."""
        if not self.draft.state.counts.accepted:
            self.briefing.say("Nothing is accepted yet: there is nothing to write.")
            return
        self.briefing.screens.open(WRITING, self.draft, over=True)

    # -- a line -----------------------------------------------------------------------------

    def action_word(self) -> None:
        """Open a line for the words of the item."""
        if card := self._still_open():
            self._open_line(words_field(card.section))

    def action_field(self) -> None:
        """Set a field of the item: picked from its scale, from who and what is known, or typed."""
        card = self._still_open()
        if card is None:
            return

        def chosen(choice: Choice) -> None:
            key = str(choice.value)
            picked = FIELDS[key].kind in PICKED and bool(found := choices(self.draft, card, key))
            if picked:
                self.ask(f"{label_of(key).capitalize()}:", found, lambda value: self._set(
                    card, key, value.value))  # fmt: skip
            else:
                self._open_line(key)

        self.ask("Which field?", list(fields(self.draft, card)), chosen)

    def _set(self, card: Card, key: str, value: Any) -> None:
        """Set a field, unless the item would be none with it, or says so already."""
        if value == card.item.get(key):
            return
        item = {name: each for name, each in {**card.item, key: value}.items() if each is not None}
        made = item_of(card.section, item)
        if isinstance(made, str) and not isinstance(item_of(card.section, card.item), str):
            self.briefing.say(f"{label_of(key)} was not set: {clean(made)}.", "warning")
            return
        self.decide(lambda review, by: review.decide(card.key, "edit", by, item={key: value}))

    def _open_line(self, field: str, *, accepts: bool = False) -> None:
        assert self.card is not None
        if not self.draft.text.paragraphs and field == words_field(self.card.section):
            self.briefing.say("A text needs the source, which is not at hand.")
            return
        self.briefing.clear_notifications()
        hint = (
            _HINT if field == words_field(self.card.section) else f"{label_of(field)}, as printed"
        )
        self.editor.open(field, said(self.card.item.get(field)), hint, accepts=accepts)
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
        row: Row = [("Enter takes it, Esc leaves it", "dim")]
        if checked is not None:
            told: Row = []
            if wording:
                most = checked.run > LONGEST_RUN
                words = f"shares {checked.run} words in a row (at most {LONGEST_RUN})"
                told += [(words, "bad b" if most else "text"), ("  ", "text")]
            for part in checked.parts:
                if part.state and (not wording or not part.key or part.state != "pass"):
                    sign, ink = mark_span(SIGNS[part.state])
                    told += [(f"{part.label} ", "dim"), (sign, ink), (" ", "text")]
            row = [*told, *row]
        self.editor.say(row)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line, if it may be taken."""
        if not self.editor.typing or event.input is not self.editor.input or self.card is None:
            return
        card, field, accepts = self.card, self.editor.field, self.editor.accepts
        value = self.typed(field, self.editor.input.value)
        if field != words_field(card.section):
            self.close_line()
            self._set(card, field, value)
            return
        if value is None and (accepts or card.section != "relationships"):
            self.briefing.say("An item needs a text.")
            return
        self._take_words(card, str(value or ""), accepts=accepts)

    def _take_words(self, card: Card, text: str, *, accepts: bool) -> None:
        """Take a text that shares no more than it may with the source; else the line stays open."""
        paragraphs, field = self.draft.text.paragraphs, words_field(card.section)

        def measured(run: int) -> None:
            if run > LONGEST_RUN:
                self.briefing.say(
                    f"It shares {run} words in a row with the source, at most {LONGEST_RUN} may be"
                    " the same: say it otherwise.", "warning")  # fmt: skip
                return
            self.close_line()
            if accepts:
                self._ask_kinds(card, lambda: self._accept(card.key, {field: text}))
            else:
                self._set(card, field, text or None)

        self.briefing.background.run(
            "draft", lambda: longest_run(text, paragraphs)[0], measured,
            "The line could not be compared with the source", queue=True,
        )  # fmt: skip

    def action_back(self) -> None:
        """Leave the line, the chosen part, then the screen."""
        if self.editor.typing:
            self.close_line()
        elif self.chosen:
            self.choose(self.chosen)
        else:
            self.dismiss()

"""Triage: a person decides on what a draft proposes, one key an item; ``U`` takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from briefing.brief.fields import FIELDS
from briefing.draft.state import words_field
from briefing.tui.dashboard import Dashboard
from briefing.tui.registry import EXPORT, REGISTRY, TRIAGE, WRITING, Opening
from briefing.tui.screens.triage.beginning import TriageBeginning
from briefing.tui.screens.triage.choices import MenuChoice
from briefing.tui.screens.triage.shown import SECTIONS
from briefing.tui.screens.triage.telling import label_of
from briefing.tui.screens.triage.values import (
    PICKED,
    PREVIOUS,
    REASONS,
    TRANSLATED,
    choices,
    fields,
    sections,
)

if TYPE_CHECKING:
    from briefing.tui.services.drafts import OpenDraft

_NEEDS_CARD: Final = {
    *("accept", "word", "field", "leave_out", "merge"),
    *("move", "step", "move_to", "part"),
}


class TriageScreen(TriageBeginning):
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
        path = app.drafts.path_of(app.card) if len(app.brief_list) else None
        if path is None:
            app.say("There is no brief whose draft could be shown.")
        else:
            app.drafts.open(path, lambda found: app.screens.open(TRIAGE, found, key=key))
        return None

    def action_brief_number(self, number: int) -> None:
        """Say where a digit opens a brief: here it would leave what one decides on."""
        key = next(k.shown for k in self.briefing.key_table if k.id == "view.overview")
        self.briefing.say(
            f"A digit opens a brief from the overview: {key} goes there, then {number}."
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something here, as things are."""
        unseen = self.editor.typing or self.tiny  # nothing is decided on that cannot be read
        if action in _NEEDS_CARD and (self.card is None or unseen):
            return False
        if action in ("undo", "write", "into", "begin", "refused") and unseen:
            return False
        if action in ("export", "copy_one_page") or (action, parameters) == ("open", (EXPORT,)):
            return self._of_brief_shown  # else they would take a brief that is not seen here
        if action == "open":
            entry = REGISTRY.get(str(parameters[0]))
            has_brief = self.briefing.screens.has_brief
            return parameters != (TRIAGE,) and bool(entry and (not entry.needs_brief or has_brief))
        if action == "view":
            return self.briefing.screens.has_brief
        return action != "triage"

    @property
    def _of_brief_shown(self) -> bool:
        """Whether the draft is of the brief that lies below."""
        of = self.draft.brief_id
        return self.briefing.screens.has_brief and self.briefing.card.entry.id == of

    # -- deciding ---------------------------------------------------------------------------

    def action_accept(self) -> None:
        """Accept the proposal; where it has no words yet, ask for them first."""
        card = self._still_open()
        if card is None or not self._acceptable(card):
            return
        if card.section != "relationships" and not self._worded(card):
            self._open_line(words_field(card.section), accepts=True)
            return
        self._ask_kinds(card, lambda: self._accept(card.key))

    def action_leave_out(self) -> None:
        """Leave the proposal out, for a reason or none."""
        if card := self._still_open():

            def keep(choice: MenuChoice) -> None:
                why = choice.value or None
                self.decide(lambda review, by: review.decide(card.key, "leave-out", by, why=why),
                            self._on)  # fmt: skip

            self.ask("Why is it left out?", REASONS, keep)

    def action_into(self) -> None:
        """Put the proposal into another section; where nothing was drafted begin an item."""
        if self.card is None:
            self.action_begin()
            return
        if card := self._still_open():

            def keep(choice: MenuChoice) -> None:
                if choice.value == card.section:
                    self.briefing.say(f"It stands there already: {SECTIONS[card.section]}.")
                    return
                self.decide(lambda review, by: review.decide(card.key, "move", by,
                                                             into=choice.value),
                            lambda: self.show(anew=True))  # fmt: skip

            self.ask("Into which section?", sections(card.section), keep)

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

        def chosen(choice: MenuChoice) -> None:
            key = str(choice.value)
            if key == PREVIOUS:
                self._ask_place(card)
                return
            picked = (
                key not in TRANSLATED
                and FIELDS[key].kind in PICKED
                and bool(found := choices(self.draft, card, key))
            )
            if picked:
                self.ask(f"{label_of(key).capitalize()}:", found, lambda value: self._set(
                    card, key, value.value))  # fmt: skip
            else:
                self._open_line(key)

        self.ask("Which field?", list(fields(self.draft, card)), chosen)

    def action_back(self) -> None:
        """Leave the line, the chosen part, then the screen."""
        if self.editor.typing:
            self.close_line()
        elif self.chosen:
            self.choose(self.chosen)
        else:
            self.dismiss()

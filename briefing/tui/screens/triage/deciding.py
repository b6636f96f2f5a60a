"""How a decision of triage is kept: on the disk first, then on the screen; what is asked before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from briefing.brief.resolve import as_list
from briefing.draft.alone import item_of
from briefing.draft.refs import called
from briefing.draft.state import words_field
from briefing.draft.there import way_to
from briefing.text import clean
from briefing.tui.registry import CHOICES
from briefing.tui.screens.triage.choices import MenuChoice
from briefing.tui.screens.triage.moving import TriageMotions
from briefing.tui.screens.triage.shown import SECTIONS, STANDING
from briefing.tui.screens.triage.telling import label_of
from briefing.tui.screens.triage.values import (
    kinds,
    places,
)

if TYPE_CHECKING:
    from briefing.draft.review import Review
    from briefing.draft.state import Card, DraftState
    from briefing.tui.services.drafts import OpenDraft


class TriageDeciding(TriageMotions):
    """Keeps decisions one after another; each is shown once the disk has it."""

    def decide(
        self, what: Callable[[Review, str], DraftState], then: Callable[[], object] | None = None
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
        standing = STANDING[card.standing]
        self.briefing.say(f"It is decided already ({standing}): U takes back step by step.")
        return None

    def _worded(self, card: Card) -> bool:
        """Tell whether a proposal has words that can be taken as they are.

        Those of a model are read in the line first.
        """
        field = words_field(card.section)
        as_made = card.item.get(field) == card.proposal.item.get(field)
        return bool(card.words) and not (card.proposal.made == "model" and as_made)

    def _accept(self, key: str, item: Mapping[str, Any] | None = None) -> None:
        """Accept a proposal; words typed for it are a step of their own, which outlives an undo."""
        before = self.draft.state.card(key).item
        new = {name: value for name, value in (item or {}).items() if value != before.get(name)}

        def keep(review: Review, by: str) -> DraftState:
            if new:
                review.decide(key, "edit", by, item=new)
            return review.decide(key, "accept", by, item=item)

        self.decide(keep, self._on)

    def _acceptable(self, card: Card) -> bool:
        """Tell whether a proposal can be accepted; say why not."""
        if card.key in self.draft.aside:
            where = self.draft.aside[card.key]
            self.briefing.say(f"The source's {where} is another one now: draft it anew first.")
            return False
        if card.proposal.wording == "to-word" and not self.draft.text.paragraphs:
            self.briefing.say("To write its sentence needs the source, which is not at hand.")
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

        def told(choice: MenuChoice) -> None:
            def keep(review: Review, by: str) -> DraftState:
                return review.decide(voice, "voice", by, item={"kind": choice.value})

            self.decide(keep, lambda: self._ask_kinds(card, then))

        self.ask(f"What kind of voice is {name}?", kinds(), told)

    def _ask_place(self, card: Card) -> None:
        """Ask whether a proposal replaces the item that it changes, or stands beside it."""
        from briefing.draft.into import item_at

        of = called(card.replaceable)
        line = item_at(self.draft.into, card.replaceable) if self.draft.into is not None else None
        if line is None:
            self.briefing.say(f"The brief has no {clean(of)} any more.")
            return
        if line.path[:-1] != way_to(card.section):
            where = SECTIONS.get(str(line.path[-2]), line.section)
            self.briefing.say(f"{clean(of)} stands in another section ({where}): i moves this one.")
            return

        def told(choice: MenuChoice) -> None:
            into = choice.value
            if (into or "") != card.replaces:
                self.decide(lambda review, by: review.decide(card.key, "replace", by, into=into))

        self.ask(f"What becomes of {clean(of)}?", places(card), told)

    def ask(
        self, question: str, answers: list[MenuChoice] | tuple[MenuChoice, ...],
        then: Callable[[MenuChoice], object],
    ) -> None:  # fmt: skip
        """Ask for one of a few things."""
        self.briefing.clear_notifications()
        self.briefing.screens.open(CHOICES, question, answers, then)

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

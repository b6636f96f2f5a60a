"""A brief with what a draft proposes for it, as the overview shows both."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from briefing.brief.outline import Line, Outline, Section
from briefing.draft.alone import item_of
from briefing.draft.state import words_field
from briefing.draft.trial import voice_of
from briefing.tui.widgets.pane_rows import DRAFTED

if TYPE_CHECKING:
    from briefing.draft.state import Card, DraftState

_TO_WORD: Final = "(no sentence yet)"


class ProposedOutline(Outline):
    """The lines of a brief, and behind those of each section what is proposed and still open."""

    def __init__(self, own: Outline, state: DraftState, *, ascii_only: bool = False) -> None:
        draft, brief = state.draft, own.brief
        there = {each.id for each in (*brief.actors, *brief.places)}
        cast = replace(
            brief,
            voices={**{key: voice_of(each) for key, each in state.voices.items()}, **brief.voices},
            actors=[*brief.actors, *(each for each in draft.actors if each.id not in there)],
            places=[*brief.places, *(each for each in draft.places if each.id not in there)],
        )
        super().__init__(cast, ascii_only=ascii_only, today=own.today)
        self.own = own
        self.state = state

    @cached_property
    def every_section(self) -> tuple[Section, ...]:
        """All sections: the brief's own lines, as they are, then what is proposed."""
        proposed: dict[str, list[Line]] = {}
        for card in self.state.cards:
            if card.standing == "open":
                for line in self._proposed(card):
                    proposed.setdefault(line.section, []).append(line)
        return tuple(
            Section(section.kind, (*section.lines, *proposed.get(section.kind.key, ())))
            for section in self.own.every_section
        )

    @property
    def relationships(self) -> tuple[Line, ...]:
        """The brief's own alone: what is drawn from them counts no proposal."""
        return self.own.relationships

    def _proposed(self, card: Card) -> Iterator[Line]:
        """Yield the line of a proposal; none for what is no item yet."""
        field = words_field(card.section)
        words = {} if card.words or card.section == "relationships" else {field: _TO_WORD}
        item = item_of(card.section, {**card.item, **words})
        if isinstance(item, str):
            return
        inner = card.section if card.section in ("summary", "points") else ""
        for line in self._each("situation" if inner else card.section, [item], inner):
            yield replace(line, path=(DRAFTED, card.key), label=f"{DRAFTED} {card.key}")

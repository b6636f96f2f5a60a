"""A review of a draft: its state, and decisions that are on the disk before anybody is told so.

Decisions are added to ``ID.review.yaml`` beside the draft, or in the state folder where that folder
cannot be written. Two reviewers may be at it at once: each decision is folded with what the other
has written meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from briefing.brief import model as m
from briefing.draft.decisions import Decisions, Unkept
from briefing.draft.file import read_draft
from briefing.draft.fold import decided_state
from briefing.draft.model import Decision, Do, Draft
from briefing.draft.state import ORDER, Along, Card, DraftState, ProposalCounts, Standing
from briefing.format.problems import Problem

__all__ = [
    "Along",
    "Card",
    "DraftState",
    "NotKept",
    "ProposalCounts",
    "Review",
    "Standing",
    "carry_over",
    "decided_state",
    "open_review",
]


class NotKept(Exception):
    """A decision could not be kept; the message is one sentence that says why."""


class Review:
    """A draft under review; ``notices`` are sentences about what was found in its files."""

    def __init__(self, draft: Draft, decisions: Decisions) -> None:
        self.draft = draft
        self._decisions = decisions
        self._fold(decisions.read())

    @property
    def notices(self) -> list[str]:
        """What is to be told: a last line that was cut off, lines that cannot be read."""
        return [str(each) for each in self.problems]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the files of decisions."""
        return self._decisions.problems

    def decide(
        self,
        of: str,
        do: Do,
        by: str,
        item: Mapping[str, Any] | None = None,
        into: str | None = None,
        why: str | None = None,
    ) -> DraftState:
        """Keep a decision, and return the state once the disk has it.

        It waits for other programs and for the disk: not for the thread of the screen.

        Raises:
            NotKept: it cannot be kept; the state is as it was.
        """
        made = _Made(of, do, item or {}, into, why)
        return self._add(lambda state: _checked(state, made), by)

    def undo(self, by: str) -> DraftState:
        """Take back this reviewer's last decision, and return the state once the disk has it.

        Raises:
            NotKept: there is none, or it cannot be kept.
        """
        return self._add(lambda state: _undone(state, by), by)

    def carried_over(self, new: Draft) -> Draft:
        """Return a draft made anew of the same text with all that is decided on this one."""
        return carry_over(new, self.draft, self._all)

    def refresh(self) -> DraftState:
        """Return the state with what others have decided meanwhile."""
        found = self._decisions.read()
        if found != self._all:
            self._fold(found)
        return self.state

    def _fold(self, decisions: list[Decision]) -> None:
        self._all = decisions
        self._latest = max((each.on for each in decisions), default="")
        self.state = decided_state(self.draft, decisions)

    def note_written(self, ids: Mapping[str, str], by: str) -> DraftState:
        """Note that items stand in the brief; ``ids`` are theirs there, by the keys of proposals.

        Raises:
            NotKept: it cannot be kept.
        """
        items = {key: {"id": id} if id else {} for key, id in ids.items()}
        return self._add(lambda _: [_Made(key, "written", item) for key, item in items.items()], by)

    def _add(self, make: Callable[[DraftState], Sequence[_Made]], by: str) -> DraftState:
        """Keep the decisions that are made on the state as it is on the disk."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        try:
            with self._decisions.locked():
                made = make(self.refresh())
                on = max(now, self._latest)  # clocks are set back, too
                self._decisions.add(
                    *(
                        Decision(
                            of=each.of,
                            do=each.do,
                            by=by,
                            on=on,
                            item=dict(each.item),
                            into=each.into,
                            why=each.why,
                        )
                        for each in made
                    )
                )
        except Unkept as error:
            raise NotKept(f"the decision was not kept: {error}") from error
        except OSError as error:
            raise NotKept(f"the decision was not kept: {self._decisions.unkept(error)}") from error
        return self.refresh()


class _Made(NamedTuple):
    """A decision that nobody has put his name to yet."""

    of: str
    do: Do
    item: Mapping[str, Any] = {}
    into: str | None = None
    why: str | None = None


def _undone(state: DraftState, by: str) -> list[_Made]:
    last = state.last(by)
    if last is None:
        raise NotKept("there is nothing left to undo")
    return [_Made(last.of, "undo")]


def _checked(state: DraftState, made: _Made) -> list[_Made]:
    if trouble := _trouble(state, made.of, made.do, made.into):
        raise NotKept(trouble)
    return [made]


def _trouble(state: DraftState, of: str, do: Do, into: str | None) -> str:
    """Return why a decision cannot be taken on this state; "" where it can."""
    keys = {card.key: card.standing for card in state.cards}
    if do == "add":
        return "the item is there already" if of in keys else ""
    if of not in (state.voices if do == "voice" else keys):
        return "the draft no longer has this"
    if do == "move" and into not in ORDER:
        return f"there is no section {into}"
    if do == "merge" and (into == of or keys.get(into or "", "merged") == "merged"):
        return "it cannot be merged into that one"
    if do == "replace" and into is not None and into != state.card(of).replaceable:
        return f"it does not change {into}"
    return ""


def carry_over(new: Draft, old: Draft, decisions: Sequence[Decision]) -> Draft:
    """Return a draft made anew with the decided proposals that only the one before it had.

    So what a person has accepted stays, whatever another engine proposes for the same text. Of
    another text nothing is carried over: what it rests on would be other words.
    """
    if new.source.sha256 != old.source.sha256:
        return new
    there = {each.key for each in new.proposals}
    cards = decided_state(old, decisions).cards
    kept = [
        card.proposal
        for card in cards
        if card.standing != "open" and card.key not in there and card.proposal.made != "hand"
    ]  # what was added by hand stands among the decisions
    if not kept:
        return new
    return msgspec.structs.replace(
        new,
        proposals=[*new.proposals, *kept],
        voices={**old.voices, **new.voices},
        actors=[*new.actors, *_others(old.actors, new.actors)],
        places=[*new.places, *_others(old.places, new.places)],
    )


T = TypeVar("T", m.Actor, m.Place)


def _others(old: Sequence[T], new: Sequence[T]) -> list[T]:
    """Return those of ``old`` whose ids ``new`` has not."""
    ids = {each.id for each in new}
    return [each for each in old if each.id not in ids]


def open_review(path: Path, root: Path, *, beside: bool = True) -> Review:
    """Open the review of the draft in a file; ``root`` is its library, which no link may leave.

    Without ``beside`` (the library that comes with the program) decisions go to the state folder.

    Raises:
        NotKept: the draft cannot be read.
    """
    return Review(_draft(path, root), Decisions(path, root, beside=beside))


def _draft(path: Path, root: Path) -> Draft:
    reading = read_draft(path, root, path.name)
    if reading.value is None:
        raise NotKept(f"the draft cannot be read: {reading.problems[0].message.rstrip('.')}")
    return reading.value

"""Folding a draft with the decisions on it: the same ones give the same state, however often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from briefing.brief.resolve import parse_cite
from briefing.draft.by_hand import added_by
from briefing.draft.model import Decision, Draft, DraftVoice, Proposal, Section
from briefing.draft.state import ORDER, Card, DraftState, Standing, fields_of, words_field
from briefing.ready import ready

_JOINED: Final = ("by", "quote", "figures", "cite", "refs", "for", "against")
"""The fields of which an item has those of each that was merged into it, too."""


def decided_state(draft: Draft, decisions: Sequence[Decision]) -> DraftState:
    """Return the state in which decisions have left a draft.

    The same decisions give the same state, however often. Decisions on what the draft no longer
    has change nothing, and neither does what cannot be: a merge into itself, into what is merged.
    """
    live = standing_decisions(decisions)
    cards = {each.key: _Folding(each) for each in draft.proposals}
    voices = dict(draft.voices)
    for number, each in enumerate(live):
        if each.do == "voice":
            if each.of in voices:
                voices[each.of] = _changed_voice(voices[each.of], each.item)
        elif each.do == "add":
            if each.of not in cards and (added := added_by(each, draft)):
                cards[each.of] = _Folding(added)
        elif each.of in cards:
            cards[each.of].take(number, each, cards)
    made = sorted((card.made(cards) for card in cards.values()), key=_place)
    return DraftState(draft, made, voices, live)


def standing_decisions(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions that none has taken back; an undo takes back its reviewer's last."""
    live: list[Decision] = []
    for each in decisions:
        if each.do != "undo":
            live.append(each)
            continue
        steps = (at for at in range(len(live) - 1, -1, -1) if live[at].do != "written")
        last = next((at for at in steps if live[at].by == each.by), None)
        if last is not None:
            del live[last]
    return live


class _Folding:
    """A proposal while decisions are put onto it.

    ``steps`` are what makes its item, in order: fields that were set, a section that it went to,
    the key of what was merged into it, which counts only as long as that stays merged.
    """

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        self.standing: Standing = "open"
        self.why = ""
        self.written: str | None = None
        self.replaces = ""
        self.by_number = -1
        self.steps: list[tuple[int, Decision | str]] = []

    def take(self, number: int, decision: Decision, cards: Mapping[str, _Folding]) -> None:
        """Put a decision on this proposal onto it."""
        into = decision.into or ""
        if decision.do == "written":
            self.written = str(decision.item.get("id", ""))
            return
        if decision.do == "replace":
            self.replaces = into
            return
        if decision.do == "move":
            if into in ORDER:
                self.steps.append((number, decision))
            return
        if decision.do == "merge":
            other = cards.get(into)
            if other is None or other is self or other.standing == "merged":
                return
            other.steps.append((number, self.proposal.key))
        if decision.do in ("accept", "edit") and decision.item:
            self.steps.append((number, decision))
        standing = _STANDING.get(decision.do)
        if standing is not None:
            self.standing, self.why = standing, decision.why or ""
            self.by_number = number
        if standing == "left-out":  # who then accepts it wants it anew
            self.written = None

    def made(self, cards: Mapping[str, _Folding]) -> Card:
        """Return the proposal as all decisions have left it."""
        section, item = self.proposal.section, dict(self.proposal.item)
        merged: list[str] = []
        for number, step in self.steps:
            if isinstance(step, str):
                other = cards[step]
                if other.standing == "merged" and other.by_number == number:
                    merged.append(step)
                    item = _united(item, other.made(cards).item, section)
            elif step.do == "move":
                item = _fitting(item, section, into := _section(step.into))
                section = into
            else:
                item = _changed(item, step.item)
        standing, why, written = self.standing, self.why, self.written
        card = Card(self.proposal, standing, section, item, why, tuple(merged), written)
        # The draft may have been made anew, and say that another one has changed.
        return card._replace(replaces=self.replaces if self.replaces == card.replaceable else "")


_STANDING: Final[dict[str, Standing]] = {
    "accept": "accepted",
    "leave-out": "left-out",
    "merge": "merged",
}
"""How a proposal stands after a decision that says so."""


def _section(word: str | None) -> Section:
    return next(each for each in ORDER if each == word)


def _changed(item: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item with fields set; one that is null is taken away."""
    return {key: value for key, value in {**item, **new}.items() if value is not None}


def _changed_voice(voice: DraftVoice, new: Mapping[str, Any]) -> DraftVoice:
    """Return a voice with fields set; what no voice can have changes nothing."""
    plain = _changed(msgspec.to_builtins(voice), new)
    try:
        return msgspec.convert(plain, ready(DraftVoice))
    except msgspec.ValidationError:
        return voice


def _fitting(item: Mapping[str, Any], section: Section, into: Section) -> dict[str, Any]:
    """Return the fields of an item that one of another section may have; its words come along."""
    before, after = words_field(section), words_field(into)
    fits = fields_of(into)
    moved = {after if key == before else key: value for key, value in item.items()}
    return {key: value for key, value in moved.items() if key in fits}


def _united(item: Mapping[str, Any], other: Mapping[str, Any], section: Section) -> dict[str, Any]:
    """Return an item with the speakers, quotations, figures and paragraphs of another, too."""
    out = dict(item)
    for key in _JOINED:
        if key not in other or key not in fields_of(section):
            continue
        if key == "by" and key not in item:  # the source's own word stays that
            continue
        mine = item.get(key, [])
        theirs = other[key]
        both = mine if isinstance(mine, list) else [mine]
        both = both + [
            each for each in (theirs if isinstance(theirs, list) else [theirs]) if each not in both
        ]
        out[key] = both[0] if len(both) == 1 and isinstance(mine or theirs, str) else both
    return out


def _place(card: Card) -> tuple[int, int, bool, int, int, str]:
    """Return where a card stands: by section, paragraph and word; totals of a table first."""
    rest = card.proposal.rests_on[0]
    cite = parse_cite(rest.cite, "")
    part = bool(cite.row and "place" in card.proposal.item)
    return (ORDER.index(card.section), cite.first, part, *rest.words, card.key)

"""One item of a draft as a brief of its own, so that the checks can look at it part by part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from briefing.brief import model as m
from briefing.brief.resolve import parse_cite
from briefing.draft.model import DraftSource, Section
from briefing.draft.state import ITEM, Card, DraftState, words_field
from briefing.draft.there import way_to
from briefing.draft.trial import brief_of, source_of, voice_of
from briefing.ready import ready
from briefing.verify.words.normalise import fingerprint, words


class Alone(NamedTuple):
    """A brief that holds one item; ``path`` leads to it. ``trouble`` says why there is none."""

    brief: m.Brief | None
    path: tuple[str | int, ...] = ()
    trouble: str = ""


def alone(
    state: DraftState, card: Card, item: Mapping[str, Any], into: m.Brief | None = None
) -> Alone:
    """Return the brief of one item with the voices, actors and places that it may name.

    ``item`` are its fields as they would be; ``into`` is the brief that the draft is for, whose
    voices, actors and places an item may name as well.
    """
    made = item_of(card.section, item)
    if isinstance(made, str):
        return Alone(None, trouble=made)
    along = state.cast_of(card._replace(item=dict(item)))
    draft = state.draft
    actors = [each for each in draft.actors if each.id in along.actors]
    places = [each for each in draft.places if each.id in along.places]
    voices = {key: voice_of(each) for key, each in state.voices.items()}
    if into is not None:
        voices = {**into.voices, **voices}
        actors += _named(into.actors, item, actors)
        places += _named(into.places, item, places)
    items: dict[str, list[m.Item]] = {card.section: [made]}
    brief = brief_of(draft.brief, source_of(draft.source), voices, actors, places, items)
    return Alone(brief, (*way_to(card.section), 0))


def item_of(section: Section, item: Mapping[str, Any]) -> m.Item | str:
    """Return an item as a struct; in words what is wrong with it. Without a text it is empty."""
    given = {"text": "", **item} if words_field(section) == "text" else dict(item)
    try:
        return msgspec.convert(given, ready(ITEM[section]))
    except msgspec.ValidationError as error:
        return str(error)


def _named(items: Sequence[Any], item: Mapping[str, Any], known: Sequence[Any]) -> list[Any]:
    """Return those of a brief's actors or places that an item names, and that are not known yet."""
    wanted = {value for value in item.values() if isinstance(value, str)}
    there = {each.id for each in known}
    return [each for each in items if each.id in wanted - there]


def other_paragraphs(source: DraftSource, paragraphs: Sequence[str]) -> list[int]:
    """Return which paragraphs of a draft's text are other ones by now, or are not there.

    None are told of a draft that does not know its paragraphs.
    """
    now = [fingerprint(each) for each in paragraphs]
    return [n for n, was in enumerate(source.prints, 1) if now[n - 1 : n] != [was]]


def differing(state: DraftState, paragraphs: Sequence[str]) -> dict[str, str]:
    """Return the open proposals that do not fit a text which has changed, with their paragraph.

    In a draft that does not know its paragraphs, one differs where words that an item quotes are
    no longer in it.
    """
    found: dict[str, str] = {}
    source = state.draft.source
    if source.prints:
        others = set(other_paragraphs(source, paragraphs))
        for card in state.cards:
            cites = [r.cite for r in card.proposal.rests_on] if card.standing == "open" else []
            cite = next((each for each in cites if parse_cite(each, "").first in others), None)
            if cite:
                found[card.key] = cite
        return found
    folded = [f" {' '.join(words(each))} " for each in paragraphs]
    for card in state.cards:
        for rest in card.proposal.rests_on if card.standing == "open" else ():
            number = parse_cite(rest.cite, "").first
            body = folded[number - 1] if number <= len(folded) else ""
            short = rest.words[1] > len(body.split())
            if short or any(f" {each} " not in body for each in _printed(card)):
                found[card.key] = rest.cite
                break
    return found


def _printed(card: Card) -> list[str]:
    """Return the words of an item that its one paragraph must have, folded."""
    if len(card.proposal.rests_on) > 1:
        return []
    item = card.proposal.item
    quotes = item.get("quote") or []
    printed = [quotes] if isinstance(quotes, str) else list(quotes)
    printed += [figure["text"] for figure in item.get("figures", [])]
    return [" ".join(words(each)) for each in printed]

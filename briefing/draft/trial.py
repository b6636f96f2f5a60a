"""Proposals as the items of a brief, which is how ``briefing.compare`` and its kin read them.

Nobody sees such a brief, and nothing of it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from briefing.brief import model as m
from briefing.brief.fold import fold
from briefing.brief.scales import SCHEMA_VERSION
from briefing.draft.model import DraftBrief, DraftSource, DraftVoice, Proposal, Section
from briefing.draft.state import ITEM
from briefing.ready import ready

STRUCTS: Final[Mapping[Section, type[m.Item]]] = {
    section: struct for section, struct in ITEM.items() if section != "crosscheck"
}
"""Sections with the items that they hold; questions apart, which are about other items."""
NO_WORDS: Final = "-"
"""Stands for the text of an item that has none yet."""
_NO_SOURCE: Final = m.Source(id="s1", title=NO_WORDS, kind="newspaper")
_UNKNOWN: Final = "witness"
"""Stands for the kind of a voice that nothing tells; who differs from whom does not hang on it."""


def item_of(proposal: Proposal) -> m.Item | None:
    """Return a proposal as an item with its key for an id; None where a field it needs is open."""
    struct = STRUCTS.get(proposal.section)
    if struct is None:
        return None
    words = {"text": NO_WORDS} if "text" in struct.__struct_fields__ else {}
    try:
        return msgspec.convert({**words, **proposal.item, "id": proposal.key}, ready(struct))
    except msgspec.ValidationError:
        return None


def brief_of(
    head: DraftBrief,
    source: m.Source,
    voices: Mapping[str, m.Voice],
    actors: Iterable[m.Actor] = (),
    places: Iterable[m.Place] = (),
    items: Mapping[str, Sequence[m.Item]] = MappingProxyType({}),
) -> m.Brief:
    """Return a brief of one source with a cast and the items of some sections."""
    left = dict(items)
    situation: Any = {name: list(left.pop(name, ())) for name in ("summary", "points")}
    rest: Any = {section: list(each) for section, each in left.items()}
    return m.Brief(
        schema=SCHEMA_VERSION,
        id=head.id,
        title=head.title,
        status=head.status,
        tlp=head.tlp,
        as_of=head.as_of,
        as_of_basis=head.as_of_basis,
        countries=head.countries,
        sources=[source],
        voices=dict(voices),
        situation=m.Situation(**situation),
        actors=list(actors),
        places=list(places),
        **rest,
    )


def empty(source: DraftSource | None = None) -> m.Brief:
    """Return a brief of one source that says nothing."""
    statement = m.Statement(text=NO_WORDS, cite=["p1"])
    head = DraftBrief(id="draft", title=NO_WORDS, as_of="1970-01-01")
    told = source_of(source) if source else _NO_SOURCE
    return brief_of(head, told, {}, items={"summary": [statement]})


def with_source(brief: m.Brief, source: DraftSource) -> m.Brief:
    """Return a brief with the source of a draft, which speaks in the voice that has its name."""
    if any(each.id == source.id for each in brief.sources):
        return brief
    name = fold(source.publisher or source.title)
    voice = next(
        (id for id, each in brief.voices.items() if name in map(fold, (each.name, *each.aka))), None
    )
    return replace(brief, sources=[*brief.sources, replace(source_of(source), voice=voice)])


def source_of(source: DraftSource) -> m.Source:
    """Return the source of a draft as a brief names it."""
    return m.Source(
        id=source.id,
        title=source.title,
        kind=source.kind,
        publisher=source.publisher,
        published=source.published,
        licence=source.licence,
        text=source.text,
        language=source.language,
    )


def with_items(
    brief: m.Brief,
    proposals: Iterable[Proposal],
    voices: Mapping[str, DraftVoice],
    actors: Iterable[m.Actor],
    places: Iterable[m.Place],
) -> m.Brief:
    """Return a brief with the items of proposals behind its own, and who and what they name."""
    added: dict[str, list[Any]] = {section: [] for section in STRUCTS}
    for proposal in proposals:
        item = item_of(proposal)
        if item is not None:
            added[proposal.section].append(item)
    there = {each.id for each in (*brief.actors, *brief.places)}
    new = {key: voice_of(each) for key, each in voices.items() if key not in brief.voices}
    points = [*brief.situation.points, *added.pop("summary"), *added.pop("points")]
    return replace(
        brief,
        voices={**brief.voices, **new},
        situation=replace(brief.situation, points=points),
        actors=[*brief.actors, *(each for each in actors if each.id not in there)],
        places=[*brief.places, *(each for each in places if each.id not in there)],
        **{section: [*getattr(brief, section), *items] for section, items in added.items()},
    )


def voice_of(voice: DraftVoice) -> m.Voice:
    """Return a voice of a draft as a brief has it; one whose kind is not known yet is a witness."""
    return m.Voice(
        name=voice.name,
        kind=voice.kind or _UNKNOWN,
        side=voice.side,
        org=voice.org,
        role=voice.role,
        aka=voice.aka,
        cite=voice.cite,
    )

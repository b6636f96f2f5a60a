"""Whom and what of a draft a brief has already: by any name, folded; where two fit, a person says.

A voice of the draft that the brief has goes by the brief's id from then on, with the brief's name
and kind; actors and places alike. One that is new keeps its id unless the brief has given that to
something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from briefing.brief import model as m
from briefing.brief.fold import fold
from briefing.brief.outline import Outline
from briefing.draft.cast.aliases import is_people
from briefing.draft.findings import Sort
from briefing.draft.model import Draft, DraftVoice, Proposal
from briefing.ready import ready

FIELDS: Final[Mapping[str, str]] = {
    "by": "voices", "holder": "actors", "from": "actors", "to": "actors", "place": "places",
}  # fmt: skip
"""The fields of an item that name somebody or a place, and which of them."""
_ARTICLE: Final = re.compile(r"^(?:the|a|an) ")

Entry = TypeVar("Entry", m.Actor, m.Place)


class MatchedIds(NamedTuple):
    """Ids of a draft with those that they have in the brief, by group: voices, actors, places.

    ``open`` are those whose names two or more of the brief have, with their ids in the brief.
    """

    ids: Mapping[str, Mapping[str, str]]
    open: Mapping[str, Mapping[str, tuple[str, ...]]]


def known(draft: Draft, brief: m.Brief) -> MatchedIds:
    """Return who and what of a draft is whom and what of a brief."""
    pairs: dict[str, tuple[Mapping[str, Any], Mapping[str, Any]]] = {
        "voices": (draft.voices, brief.voices),
        "actors": (_by_id(draft.actors), _by_id(brief.actors)),
        "places": (_by_id(draft.places), _by_id(brief.places)),
    }
    ids: dict[str, dict[str, str]] = {}
    undecided: dict[str, dict[str, tuple[str, ...]]] = {}
    items = set(Outline(brief).by_id)
    for group, (ours, theirs) in pairs.items():
        taken = set(theirs) if group == "voices" else items
        ids[group], undecided[group] = _matched(ours, theirs, taken)
        if group != "voices":
            items |= set(ids[group].values())
    return MatchedIds(ids, undecided)


def sorts_of(brief: m.Brief) -> dict[str, Sort]:
    """Return of the names of a brief what they are of: places, and bodies that are no state.

    A later text tells of "Lorne" alone what an earlier one has called a town.
    """
    bodies = [each for each in brief.actors if each.kind not in ("state", "external-state")]
    found: dict[str, Sort] = {name: "body" for each in bodies for name in _printed(each)}
    return found | {name: "place" for each in brief.places for name in _printed(each)}


def _printed(entry: m.Actor | m.Place) -> list[str]:
    return [name for name in (entry.name, *entry.aka) if name]


def _by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    return {each.id: each for each in entries if each.id}


def _matched(
    ours: Mapping[str, Any], theirs: Mapping[str, Any], taken: set[str]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return new ids by the old ones, and whom each may be of whom two or more fit."""
    by_name: dict[str, list[str]] = {}
    whole: dict[str, list[str]] = {}
    for key, entry in theirs.items():
        for name in _telling(entry):
            by_name.setdefault(name, []).append(key)
        whole.setdefault(next(names_of(entry), ""), []).append(key)
    ids: dict[str, str] = {}
    undecided: dict[str, tuple[str, ...]] = {}
    used = set(taken)
    for key, entry in ours.items():
        names = list(_telling(entry))
        # Who has the very name goes before those who are known by it, too.
        fits = whole.get(names[0], []) if names else []
        fits = fits or list(dict.fromkeys(x for name in names for x in by_name.get(name, ())))
        if len(fits) == 1:
            ids[key] = fits[0]
            continue
        ids[key] = _free(key, used)
        used.add(ids[key])
        if fits:
            undecided[ids[key]] = tuple(fits)
    return ids, undecided


def _telling(entry: Any) -> Iterator[str]:
    """Yield the names by which somebody is known again: not "spokesman", which many are called."""
    for at, name in enumerate(names_of(entry)):
        if at == 0 or not is_people(name):
            yield name


def names_of(entry: Any) -> Iterator[str]:
    """Yield the names of a voice, actor or place as they are compared."""
    for name in (entry.name, getattr(entry, "short", None), *entry.aka):
        folded = _ARTICLE.sub("", " ".join(fold(name or "").split()))
        if folded:
            yield folded


def _free(id: str, taken: set[str]) -> str:
    """Return an id that nothing has: this one, else with a number behind it."""
    found, number = id, 2
    while found in taken:
        found, number = f"{id}-{number}", number + 1
    return found


def renamed(draft: Draft, brief: m.Brief, found: MatchedIds) -> Draft:
    """Return a draft whose voices, actors and places go by the brief's ids, in its items, too.

    A field that names somebody of whom two fit is left to the reviewer, beside what there is.
    """
    voices, actors, places = (found.ids[group] for group in ("voices", "actors", "places"))
    of_brief = {**_by_id(brief.actors), **_by_id(brief.places)}
    return replace(
        draft,
        voices={
            voices[key]: _voice(brief.voices.get(voices[key]), voice)
            for key, voice in draft.voices.items()
        },
        actors=_each(draft.actors, actors, of_brief),
        places=_each(draft.places, places, of_brief),
        why={**{_new(found, key): why for key, why in draft.why.items()}, **_why(found)},
        proposals=[_renamed(each, found) for each in draft.proposals],
    )


def _voice(there: m.Voice | None, voice: DraftVoice) -> DraftVoice:
    """Return a voice of the draft as the brief has it, as it is where it is new."""
    if there is None:
        return voice
    fields = set(DraftVoice.__struct_fields__)
    return msgspec.convert(
        {key: value for key, value in msgspec.to_builtins(there).items() if key in fields},
        ready(DraftVoice),
    )


def _each(
    entries: Iterable[Entry], ids: Mapping[str, str], there: Mapping[str, Any]
) -> list[Entry]:
    found: dict[str, Entry] = {}
    for each in entries:
        id = ids.get(each.id or "", each.id or "")
        kept = there.get(id)
        found.setdefault(id, kept if isinstance(kept, type(each)) else replace(each, id=id))
    return list(found.values())


def _new(found: MatchedIds, key: str) -> str:
    return next((ids[key] for ids in found.ids.values() if key in ids), key)


def _why(found: MatchedIds) -> dict[str, str]:
    """Return what to tell the reviewer of those of whom two fit."""
    return {
        key: f"may be {' or '.join(fits)} of the brief"
        for group in found.open.values()
        for key, fits in group.items()
    }


def _renamed(proposal: Proposal, found: MatchedIds) -> Proposal:
    item = dict(proposal.item)
    doubtful: list[str] = []
    for key, group in FIELDS.items():
        if key not in item:
            continue
        ids, undecided = found.ids[group], found.open[group]
        value = item[key]
        several = isinstance(value, list)
        new = [ids.get(each, each) for each in (value if several else [value])]
        item[key] = list(dict.fromkeys(new)) if several else new[0]
        if any(each in undecided for each in new):
            doubtful.append(key)
    open_fields = list(dict.fromkeys((*proposal.open_fields, *doubtful)))
    return replace(proposal, item=item, open_fields=open_fields)

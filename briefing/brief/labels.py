"""Labels of the Traffic Light Protocol: of an item, of a brief with all in it, and what may go out.

``at_most`` is the one place that decides which items of a brief may be shown at a label.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct, structs

from briefing.brief import model as m
from briefing.brief.fields import FIELDS
from briefing.brief.parts import cited_parts
from briefing.brief.resolve import given_voices
from briefing.brief.scales import own_label, tlp_rank
from briefing.brief.sections import SECTION
from briefing.brief.values import citation

Path = tuple[str | int, ...]
_NEEDED: Final = ("place", "holder", "from_", "to")
"""Fields of an item without which it does not say what it says."""
_LISTS: Final = tuple(
    field.attribute for field in FIELDS.values() if field.refers == "items" and field.kind == "id"
)
"""Fields that name items which may be missing."""


class ReleasedBrief(Struct, frozen=True):
    """A brief as it may be shown, and how many of its items were left out."""

    brief: m.Brief
    left_out: int


def item_label(brief: m.Brief, item: m.Item) -> str:
    """Return the label of an item, its own or the brief's, without ``TLP:``."""
    return own_label(max(brief.tlp, item.tlp or brief.tlp, key=tlp_rank))


def label_of(brief: m.Brief) -> str:
    """Return the strictest label of all that is in a brief, without ``TLP:``."""
    return max((item_label(brief, item) for _, item in items(brief)), key=tlp_rank)


def items(brief: m.Brief) -> Iterator[tuple[Path, m.Item]]:
    """Yield every item of a brief with its path: ``("territory", 1)``."""
    for key in SECTION:
        if key == "situation":
            for part in m.Situation.__struct_fields__:
                for at, item in enumerate(getattr(brief.situation, part)):
                    yield (key, part, at), item
        else:
            for at, item in enumerate(getattr(brief, key)):
                yield (key, at), item


def at_most(brief: m.Brief, label: str) -> ReleasedBrief:
    """Return a brief as it may be shown to those whom a label names, with or without ``TLP:``.

    Items that are stricter are left out, and so are those that say nothing without one of them: a
    claim on a place, a tie of an actor, a question of which one side is gone. Nothing that stays
    refers to one that is left out; a source or voice that only these used is left out, too.

    Raises:
        ValueError: the brief itself is stricter than the label.
    """
    if tlp_rank(brief.tlp) > tlp_rank(label):
        raise ValueError(f"the brief is TLP:{own_label(brief.tlp)}")
    out = _out(brief, label)
    if not out:
        return ReleasedBrief(brief, 0)
    gone = {item.id for path, item in items(brief) if path in out and item.id}
    kept: dict[Path, list[m.Item]] = {path[:-1]: [] for path, _ in items(brief)}
    for path, item in items(brief):
        if path not in out:
            kept[path[:-1]].append(_without(item, gone))
    parts = {str(path[1]): found for path, found in kept.items() if path[0] == "situation"}
    lists = {str(path[0]): found for path, found in kept.items() if path[0] != "situation"}
    situation = structs.replace(brief.situation, **parts)
    left: m.Brief = structs.replace(brief, situation=situation, **lists)
    return ReleasedBrief(_without_unused(brief, left, out), len(out))


def paths_at_most(brief: m.Brief, label: str) -> Mapping[Path, Path]:
    """Return where each item that may be shown at a label stands in what ``at_most`` returns."""
    out = _out(brief, label)
    count: dict[Path, int] = {}
    found: dict[Path, Path] = {}
    for path, _ in items(brief):
        if path not in out:
            above = path[:-1]
            found[path] = (*above, count.get(above, 0))
            count[above] = count.get(above, 0) + 1
    return found


def _out(brief: m.Brief, label: str) -> set[Path]:
    """Return the paths of the items that may not be shown at a label."""
    most = tlp_rank(label)
    whole = dict(items(brief))
    out = {path for path, item in whole.items() if item.tlp and tlp_rank(item.tlp) > most}
    before = -1
    while len(out) > before:
        before = len(out)
        gone = {whole[path].id for path in out} - {None}
        out |= {path for path, item in whole.items() if path not in out and _empty(item, gone)}
    return out


def _empty(item: m.Item, gone: Collection[str | None]) -> bool:
    """Tell whether an item no longer says what it says once some ids are gone."""
    if any(getattr(item, name, None) in gone for name in _NEEDED if getattr(item, name, None)):
        return True
    return isinstance(item, m.Crosscheck) and any(
        side and all(each in gone for each in side) for side in (item.for_, item.against)
    )


def _without(item: m.Item, gone: Collection[str]) -> m.Item:
    """Return an item that refers to none of the ids that are gone."""
    changed: dict[str, Any] = {}
    for name in _LISTS:
        ids = getattr(item, name, None)
        if isinstance(ids, list) and any(each in gone for each in ids):
            changed[name] = [each for each in ids if each not in gone]
    if isinstance(item, m.Place) and item.part_of in gone:
        changed["part_of"] = None
    return structs.replace(item, **changed) if changed else item


def _without_unused(whole: m.Brief, left: m.Brief, out: Collection[Path]) -> m.Brief:
    """Return what is left of a brief without the voices and sources that only the rest used."""
    first = whole.sources[0].id
    lost_voices, lost_sources = _used((x for path, x in items(whole) if path in out), first)
    voices, sources = _used((x for _, x in items(left)), first)
    for source in whole.sources:
        if source.id in sources or source.id not in lost_sources:
            voices |= {source.voice} if source.voice else set()
    declared = {
        key: voice for key, voice in whole.voices.items() if key in voices or key not in lost_voices
    }
    sources |= {cite for voice in declared.values() for cite in _sources(voice.cite, first)}
    kept = {x.id for x in whole.sources if x.id in sources or x.id not in lost_sources}
    listed = [
        structs.replace(x, via=None) if x.via and x.via not in kept else x
        for x in whole.sources
        if x.id in kept
    ]
    changed: m.Brief = structs.replace(left, voices=declared, sources=listed or whole.sources[:1])
    return changed


def _used(found: Iterator[m.Item], first: str) -> tuple[set[str], set[str]]:
    """Return the ids of the voices and of the sources that some items name."""
    voices: set[str] = set()
    sources: set[str] = set()
    for item in found:
        voices |= set(given_voices(item))
        cites = [*getattr(item, "cite", ())]
        for _, more in cited_parts(item):
            cites += more
        sources |= _sources(cites, first)
    return voices, sources


def _sources(cites: Collection[str], first: str) -> set[str]:
    parsed = (citation(text) for text in cites)
    return {cite.source or first for cite in parsed if cite is not None}

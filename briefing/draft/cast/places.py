"""Where a text is: its places, with what the gazetteer knows of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from briefing.atlas.gazetteer import GazetteerPlace
from briefing.brief.items import Place
from briefing.draft.cast import heads
from briefing.draft.cast.entity import EntitiesByParagraph, Entity
from briefing.draft.cast.lookup import candidates, exercise
from briefing.draft.source_text import SourceText
from briefing.verify.english.names import words as w
from briefing.verify.language import listed

NOTE: Final = "Coordinates from the gazetteer."
NOTE_MANY: Final = "The gazetteer has more than one of this name:"
NOTE_AREA: Final = "Coordinates from the gazetteer: the middle of the province."
_MOST: Final = 4
"""Places of one name that a note lists."""
_SHORT: Final = 14
"""Letters of a place's short name."""
AREAS: Final = listed("province provinces governorate governorates oblast region state county")

_KIND: Final = (
    r"town|city|village|port|province|district|capital|island|region|suburb|valley|municipality"
    r"|county|quarter|neighbourhood|neighborhood|sub-district|governorate|camp|hamlet|river|lake"
    r"|canal|creek|strait|bay|forest|mountain|plain|plateau|desert|gorge|reservoir"
    r"|hill|ridge|bridge|airport|checkpoint|dam|market|square|border point|crossing|base|street"
)
_BEFORE: Final = re.compile(
    r"(?P<named>\b(?!The |An? )[A-Z][\w'’-]+ )?"
    rf"\b(?P<kind>(?:[a-z-]+ )?(?:{_KIND}))(?:(?P<of> of)|,)? $"
)
_ITS_OWN: Final = listed("bridge airport checkpoint dam market square crossing base street")
"""What stands in a place: "the airport of Nabil", as "the Tannery district of Ranq", is no Ranq."""
_BEHIND: Final = re.compile(
    rf"^(?: (?P<kind>{_KIND})s?\b|, (?:a|an|the) (?:[\w-]+ ){{0,3}}?(?P<apposed>{_KIND})\b)"
)
_IN: Final = re.compile(r"^(?:,|,? in| \(in| lies in| is in)(?: the)? $")
_FEW: Final = 3
"""Countries that are looked in, however seldom a text names them."""
FIRST: Final = listed("lake camp mount hill river fort cape gulf bay")
"""Words before a name that say what is there: a port's name is that of a town."""
_NO_KIND: Final = listed("the a an its their this that in of and his her our no")


def countries_of(found: Sequence[Entity], given: Sequence[str]) -> list[str]:
    """Return the codes of the countries that a text names, those given first, then by mentions.

    Where it names many, one named in passing is no country to look for its places in.
    """
    counted: Counter[str] = Counter()
    for entity in found:
        codes = [code for code in entity.codes if len(code) == 2]
        if entity.sort in ("state", "people", "place") and len(codes) == 1:
            counted[codes[0]] += len(entity.mentions)
    named = [code for code, times in counted.most_common() if times > 1]
    few = [code for code, _ in counted.most_common(_FEW)]
    return list(dict.fromkeys([*given, *named, *few]))


def kind_of(entity: Entity, text: SourceText) -> str:
    """Return what kind of place the text says it is, "" where it does not say."""
    for mention in entity.mentions:
        passage = text.passages[mention.where.paragraph - 1].text
        _, start, end = mention.where
        before = _BEFORE.search(passage[max(start - 40, 0) : start])
        if before and before["of"] and (before["named"] or before["kind"].split()[-1] in _ITS_OWN):
            before = None
        behind = _BEHIND.match(passage[end : end + 60])
        found = (before and before["kind"]) or (behind and (behind["kind"] or behind["apposed"]))
        if found:
            words = found.split()
            return found if words[0] not in _NO_KIND else " ".join(words[1:])
    own = w.words_of(entity.name)
    if len(own) > 1:
        for word in (own[-1], own[0] if own[0] in FIRST else ""):
            if word in heads.PLACE_HEADS:
                return word
    return ""


def as_place(
    entity: Entity, place_id: str, text: SourceText, codes: Sequence[str], *, look: bool = True
) -> Place:
    """Return a place as a brief has it; ``codes`` are the countries to look in, the first first."""
    kind = kind_of(entity, text)
    place = Place(
        id=place_id,
        name=entity.name,
        aka=list(entity.aka),
        kind=kind or None,
        cite=[f"p{number}" for number in entity.cite],
    )
    if len(place.name) > _SHORT:
        short = next((aka for aka in place.aka if len(aka) <= _SHORT and aka.isascii()), None)
        place.short = short
    if look and not exercise(codes):
        _locate(place, entity, codes)
    return place


def _locate(place: Place, entity: Entity, codes: Sequence[str]) -> None:
    """Put coordinates on a place where one is meant, else say which ones may be."""
    area = bool(place.kind and place.kind.split()[-1] in AREAS)
    found = candidates((entity.name, *entity.aka), codes, area=area)
    if len(found) == 1:
        _put(place, found[0])
    elif found:
        countries = {each.country for each in found}
        place.country = found[0].country if len(countries) == 1 else None
        listed = (f"{p.kind} in {p.country} at {p.lat:.2f}, {p.lon:.2f}" for p in found[:_MOST])
        place.note = f"{NOTE_MANY} {'; '.join(listed)}"


def _put(place: Place, found: GazetteerPlace) -> None:
    place.country = found.country
    place.lat, place.lon = found.lat, found.lon
    if found.kind == "province":
        place.precision, place.note = "area", NOTE_AREA
    else:
        place.precision, place.note = "locality", NOTE
    place.kind = place.kind or found.kind


def lies_in(entity: Entity, standing: EntitiesByParagraph, text: SourceText) -> Entity | None:
    """Return the place that the text says another lies in: "Kell, in Upper Kessa province"."""
    for mention in entity.mentions:
        passage = text.passages[mention.where.paragraph - 1].text
        after = standing.after(mention.where)
        if not after or after[1].sort != "place":
            continue
        there, other = after
        between, behind = (
            passage[mention.where.end : there.start],
            passage[there.end : there.end + 14],
        )
        if _IN.match(between) and re.match(rf" (?:{'|'.join(AREAS)})\b", behind):
            return other
    return None

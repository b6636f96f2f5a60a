"""A brief as a bundle of STIX 2.1 (OASIS), for threat-intelligence platforms.

Who claims what stays whose word it is: items are notes with their voices as authors. Nobody is
called a threat actor, no grade becomes a confidence, no cross-check an opinion: none of them is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from typing import Any, Final
from uuid import UUID, uuid5

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.resolve import Cite
from briefing.brief.scales import tlp_rank
from briefing.brief.values import place_name
from briefing.brief.words import moment
from briefing.export.json import encode
from briefing.text import clean

NAMESPACE: Final = UUID("7d1f2a3e-5c0b-5f64-9a4e-2f6b8c1d0e47")
"""Ours: the ids in it follow from brief, kind and item, so that a brief keeps them."""
_TLP: Final[dict[str, str]] = {
    "CLEAR": "94868c89-83c2-464b-929b-a1a8aa3c8487",
    "GREEN": "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "AMBER": "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "AMBER+STRICT": "939a9414-2ddd-4d32-a0cd-375ea402b003",
    "RED": "e828b379-4e03-4974-9ac4-e53a884c97c1",
}
"""The markings of TLP 2.0, as OASIS has published them (cti-stix-common-objects)."""
_TLP_EXTENSION: Final = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
_TLP_CREATED: Final = "2022-10-01T00:00:00.000Z"
CONFIDENCE: Final[dict[str, int]] = {"low": 15, "moderate": 50, "high": 85}
"""How well founded a judgement is, on STIX's scale (2.1, appendix A: low, medium, high)."""
_NOTES: Final = ("situation", "territory", "humanitarian", "views", "timeline", "judgements")
"""The sections whose items become notes."""

Thing = dict[str, Any]


def bundle(outlines: Sequence[Outline], encoding: str = "utf-8") -> str:
    """Return briefs as one bundle; the same briefs give the same bytes."""
    found: dict[str, Thing] = {}
    for outline in outlines:
        found |= {each["id"]: each for each in _Brief(outline).objects()}
    name = "/".join(outline.brief.id for outline in outlines)
    whole = {"type": "bundle", "id": f"bundle--{uuid5(NAMESPACE, name)}"}
    return encode(whole | {"objects": list(found.values())}, encoding)


class _Brief:
    """The objects of one brief."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.brief = outline.brief
        as_of = moment(self.brief.as_of)
        as_of = as_of.replace(tzinfo=UTC) if as_of.tzinfo is None else as_of.astimezone(UTC)
        self.stamp = as_of.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        self.label = outline.tlp.removeprefix("TLP:")
        self.desk = self._id("identity", "desk")
        self.report = self._id("report", "brief")
        self.actors = {key: self._id("identity", f"actor/{key}") for key in outline.actors}
        self.places = {key: self._id("location", f"place/{key}") for key in outline.places}

    def objects(self) -> Iterator[Thing]:
        """Yield the marking, the desk, what items name, the items, and the report of them all."""
        labels = {self.outline.item_tlp(line.item) for line in self.outline.every_line()}
        for label in sorted({self.outline.tlp, *labels}, key=tlp_rank, reverse=True):
            yield _marking(label.removeprefix("TLP:"))
        desk = clean(self.brief.prepared_by or "") or "desk"
        yield self._thing("identity", self.desk, {"name": desk, "identity_class": "group"})
        inside = [*self._actors(), *self._places(), *self._notes(), *self._relationships()]
        yield from inside
        references = [each["id"] for each in inside] or [self.desk]
        yield self._thing("report", self.report, {
            "name": clean(self.outline.title),
            "report_types": ["situation-report"],
            "published": self.stamp,
            "object_refs": references,
        })  # fmt: skip

    def _id(self, kind: str, name: str) -> str:
        return f"{kind}--{uuid5(NAMESPACE, f'{self.brief.id}/{kind}/{name}')}"

    def _thing(
        self,
        kind: str,
        ident: str,
        fields: Thing,
        labels: Sequence[str] = (),
        item: m.Item | None = None,
    ) -> Thing:
        """Return an object with what all of them carry: author, times, label, exercise.

        The label is that of the item, of whatever is none the strictest in the brief.
        """
        tlp = self.outline.item_tlp(item).removeprefix("TLP:") if item else self.label
        own = {} if ident == self.desk else {"created_by_ref": self.desk}
        words = [*labels, *(["exercise"] if self.brief.status == "exercise" else [])]
        return {
            "type": kind,
            "spec_version": "2.1",
            "id": ident,
            **own,
            "created": self.stamp,
            "modified": self.stamp,
            **fields,
            **({"labels": words} if words else {}),
            "object_marking_refs": [f"marking-definition--{_TLP[tlp]}"],
        }

    def _actors(self) -> Iterator[Thing]:
        for actor in self.brief.actors:
            if actor.id:
                side = [f"side:{clean(actor.side)}"] if actor.side else []
                fields = {
                    "name": clean(actor.name),
                    "identity_class": "organization" if actor.kind != "rebel" else "group",
                    "roles": [actor.kind],
                    "external_references": self._cited(actor),
                }
                yield self._thing("identity", self.actors[actor.id], fields, side, actor)

    def _places(self) -> Iterator[Thing]:
        for place in self.brief.places:
            if not place.id:
                continue
            fields: Thing = {"name": clean(place.name)}
            if place.lat is not None and place.lon is not None:
                fields |= {"latitude": place.lat, "longitude": place.lon}
            if place.country and not place.country.startswith("X"):  # exercises have no country
                fields["country"] = place.country
            fields["external_references"] = self._cited(place)
            if not {"latitude", "country"} & {*fields}:
                continue  # STIX wants one of the two, and of this place neither is known
            yield self._thing("location", self.places[place.id], fields, item=place)

    def _notes(self) -> Iterator[Thing]:
        there = {each["id"] for each in (*self._places(), *self._actors())}
        for key in _NOTES:
            for line in self.outline.section(key).lines:
                item = line.item
                about = [
                    self.places.get(getattr(item, "place", None) or ""),
                    self.actors.get(getattr(item, "holder", None) or ""),
                ]
                known = [each for each in about if each and each in there]
                fields: Thing = {
                    "abstract": key,
                    "content": clean(line.text),
                    "authors": [clean(speaker.name) for speaker in line.speakers],
                    "object_refs": known or [self.report],
                    "external_references": self._cited(
                        item, line.rests_on if isinstance(item, m.Judgement) else ()
                    ),
                }
                if isinstance(item, m.Judgement) and item.confidence:
                    fields["confidence"] = CONFIDENCE[item.confidence]
                ident = self._id("note", line.label)
                yield self._thing("note", ident, fields, self._labels(line), item)

    def _relationships(self) -> Iterator[Thing]:
        for line in self.outline.relationships:
            tie = line.item
            assert isinstance(tie, m.Relationship)
            if tie.from_ in self.actors and tie.to in self.actors:
                fields = {
                    "relationship_type": "hostile-to" if tie.type == "hostile" else tie.type,
                    "source_ref": self.actors[tie.from_],
                    "target_ref": self.actors[tie.to],
                    "description": clean(line.text),
                    "external_references": self._cited(tie),
                }
                ident = self._id("relationship", line.label)
                yield self._thing("relationship", ident, fields, self._labels(line), tie)

    def _labels(self, line: Line) -> list[str]:
        """Return what STIX has no field for, and what is to be known of the sources with it."""
        found = _labels(line)
        standing = self.outline.resolver.standing(line.item)
        found += [f"source:{standing}"] if standing != "current" else []
        return found + (["source:repeats"] if self.outline.resolver.repeated(line.item) else [])

    def _cited(self, item: m.Item, cites: Iterable[Cite] = ()) -> list[Thing]:
        """Return the cited paragraphs as references, at least one; without ``cites`` the item's."""
        found = []
        for cite in cites or self.outline.resolver.cites(item):
            source = self.outline.resolver.source(cite.source)
            name = clean((source.publisher or source.title) if source else "") or cite.source
            place = place_name(cite.first, table=cite.table)
            last = f"-{place_name(cite.last, table=cite.table)}" if cite.last != cite.first else ""
            found.append({
                "source_name": name,
                "description": clean(source.title) if source else cite.source,
                "external_id": f"{cite.source}:{place}{last}",
            })  # fmt: skip
        found += _registers(item)
        return found or [{"source_name": self.brief.id, "description": "the desk's own"}]


def _registers(item: m.Item) -> list[Thing]:
    """Return the codes of an actor or place in registers elsewhere."""
    codes = (("wikidata", "wikidata"), ("ocha-pcode", "pcode"))
    given = ((name, getattr(item, key, None)) for name, key in codes)
    return [{"source_name": name, "external_id": code} for name, code in given if code]


def _labels(line: Line) -> list[str]:
    """Return what STIX has no field for: basis, grade, hold, likelihood."""
    item = line.item
    found = [f"basis:{line.basis}"]
    if line.graded:
        found.append(f"admiralty:{line.grade}")
    if isinstance(item, m.Claim):
        found.append(f"control:{item.control}")
    if isinstance(item, m.Judgement) and item.likelihood:
        found.append(f"likelihood:{clean(item.likelihood)}")
    if isinstance(item, m.Judgement) and item.outcome:
        found.append(f"outcome:{item.outcome.result}")
    if isinstance(item, m.Judgement) and item.dissent:
        found.append("dissent")
    if item.calc or any(figure.calc for figure in item.figures):
        found.append("computed-by-the-desk")
    if isinstance(item, m.Impact) and item.sector:
        found.append(f"sector:{item.sector}")
    if line.contradicted:
        found.append("contradicted")
    return found


def _marking(label: str) -> Thing:
    """Return the marking of a TLP label as OASIS has published it."""
    extension = {"extension_type": "property-extension", "tlp_2_0": label.lower()}
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": f"marking-definition--{_TLP[label]}",
        "created": _TLP_CREATED,
        "name": f"TLP:{label}",
        "extensions": {_TLP_EXTENSION: extension},
    }

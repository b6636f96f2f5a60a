"""The claims of briefs as GeoJSON (RFC 7946): a feature each, at the middle of the place it names.

A point is no area: nothing here says how far anybody's hold reaches.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from briefing.brief.outline import Line, Outline
from briefing.brief.scales import strictest
from briefing.export.json import encode
from briefing.text import clean
from briefing.verify.verdicts import Verdict, Verdicts

NOTE: Final = (
    "Who is said to hold what, by whom. A point is the middle of a named place: no area, no front "
    "line. Coordinates are the desk's own look-up."
)
_WHOLE: Final = 360.0
Position = tuple[float, float]
"""Longitude and latitude in degrees, WGS84."""


class Mapped(NamedTuple):
    """A brief whose claims are written down, with its verdicts where they are known."""

    outline: Outline
    verdicts: Verdicts | None


def collection(briefs: Sequence[Mapped], encoding: str = "utf-8") -> str:
    """Return the claims of briefs as one FeatureCollection, the strictest label on it.

    A claim on a place without coordinates has no geometry. Readers drop what the collection says
    of itself, so that every feature repeats label, exercise, brief and cut-off.
    """
    features = [feature for brief in briefs for feature in _features(brief)]
    whole: dict[str, Any] = {
        "type": "FeatureCollection",
        "tlp": strictest(brief.outline.tlp for brief in briefs),
    }
    if len(briefs) == 1:
        outline = briefs[0].outline
        whole |= {
            "brief": outline.brief.id,
            "title": outline.title,
            "cut_off": outline.brief.as_of,
        }
    whole["note"] = NOTE
    points = [each["geometry"]["coordinates"] for each in features if each["geometry"]]
    if points:
        whole["bbox"] = bounding_box(points)
    return encode(whole | {"features": features}, encoding)


def bounding_box(points: Sequence[Position]) -> list[float]:
    """Return west, south, east, north of at least one point: the narrowest box with all in it.

    Where it crosses the 180th meridian its west is greater than its east (RFC 7946, 5.2).
    """
    south, north = min(y for _, y in points), max(y for _, y in points)
    xs = sorted({x for x, _ in points})
    gaps = [(after - before, before, after) for before, after in pairwise(xs)]
    around = xs[0] + _WHOLE - xs[-1]
    widest = max(gaps, default=(0.0, 0.0, 0.0))
    if widest[0] > around:  # what lies between them is the emptiest stretch of the globe
        return [widest[2], south, widest[1], north]
    return [xs[0], south, xs[-1], north]


def _features(brief: Mapped) -> list[dict[str, Any]]:
    outline = brief.outline
    verdicts = brief.verdicts.by_path() if brief.verdicts is not None else {}
    return [
        {
            "type": "Feature",
            "id": f"{outline.brief.id}/{line.label}",
            "geometry": _geometry(outline, line),
            "properties": _properties(outline, line, verdicts.get(line.path)),
        }
        for line in outline.section("territory").lines
    ]


def _geometry(outline: Outline, line: Line) -> dict[str, Any] | None:
    place = outline.places.get(outline.claim(line).place or "")
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": (place.lon, place.lat)}


def _properties(outline: Outline, line: Line, verdict: Verdict | None) -> dict[str, Any]:
    claim, brief = outline.claim(line), outline.brief
    place = outline.places.get(claim.place or "")
    holder = outline.actors.get(claim.holder or "")
    located = place is not None and place.lat is not None and place.lon is not None
    return {
        "tlp": outline.item_tlp(claim),
        "exercise": brief.status == "exercise",
        "brief": brief.id,
        "cut_off": brief.as_of,
        "claim": line.label,
        "place": outline.place_name(claim.place, short=False) if place else None,
        "place_precision": place.precision if place and located else None,
        "coordinates_by": "desk" if located else None,
        "pcode": place.pcode if place else None,
        "wikidata": place.wikidata if place else None,
        "country": place.country if place else None,
        "holder": outline.actor_name(claim.holder) if claim.holder else None,
        "holder_wikidata": holder.wikidata if holder else None,
        "side": outline.side(claim) or None,
        "control": claim.control,
        "text": line.text,
        "by": [outline.say(speaker.name) for speaker in line.speakers],
        "basis": line.basis,
        "grade": str(line.grade) if line.graded else None,
        "verification": claim.verification,
        "date": claim.date,
        "date_basis": claim.date_basis,
        "contradicted": line.contradicted,
        "repeats": [clean(each.title) for each in outline.resolver.repeated(claim)],
        "source_standing": outline.resolver.standing(claim),
        "cite": list(line.cite),
        "verdict": verdict.words if verdict is not None else None,
    }

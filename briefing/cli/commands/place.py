"""``briefing place``: a place of the gazetteer as an item of a brief."""

from __future__ import annotations

import re
from argparse import Namespace
from typing import Any, Final

from briefing.atlas.divisions import PROVINCE, find_divisions
from briefing.atlas.gazetteer import Gazetteer, GazetteerPlace
from briefing.brief.fold import fold
from briefing.cli.output import Exit, Stop, encoding, err, out
from briefing.cli.target import Session
from briefing.export.json import encode
from briefing.format.dump import block
from briefing.text import clean, fitted

_MOST: Final = 8
"""Places of one name that are printed."""
_COUNTRY: Final = re.compile(r"[A-Za-z]{2}")


def run_place(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    name, country = clean(options.name), options.country.upper()
    if country and not _COUNTRY.fullmatch(country):
        raise Stop(f'"{clean(country)}" is no code of a country', "As SY, of ISO 3166 alpha-2.")
    found = [*Gazetteer().find(name, country), *find_divisions(name, country)]
    if not found:
        raise Stop(
            f'the gazetteer has no place "{name}"{f" in {country}" if country else ""}',
            "It has towns from about 500 people on, provinces, and no villages or quarters; other "
            "spellings may help. Coordinates from elsewhere are yours to give and to cite.",
            Exit.PROBLEMS,
        )
    charset = "ascii" if session.ascii else encoding()
    if options.json:
        out(encode([_plain(each) for each in found], charset))
        return Exit.DONE
    lines = [line for each in found[:_MOST] for line in _lines(each)]
    out(fitted("\n".join(lines) + "\n", charset))
    if len(found) > _MOST:
        err(f"... and {len(found) - _MOST} more of this name.", '"--country CODE" chooses.')
    elif len(found) > 1:
        err(f"{len(found)} places have this name: which one a source means is yours to say.")
    return Exit.DONE


def _lines(place: GazetteerPlace) -> list[str]:
    """Return a place as lines of the section ``places``; what it is cited for is left to say."""
    people = f", {place.population:,} people" if place.population else ""
    middle = ", the middle of it" if place.kind == PROVINCE else ""
    return [
        f"# {place.country}, {place.kind}{people}{middle}; from the gazetteer ({place.origin})",
        *block(_plain(place)),
        "  cite: []  # the paragraphs that name it",
    ]


def _plain(place: GazetteerPlace) -> dict[str, Any]:
    """Return a place as a brief has it; the middle of a town is a locality, not an exact spot.

    That of a province stands for an area.
    """
    return {
        "id": re.sub(r"[^a-z0-9]+", "-", fold(place.name)).strip("-") or "place",
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": "area" if place.kind == PROVINCE else "locality",
    }

"""What the gazetteer knows of a name: in the countries of a text first, nowhere else in the world.

To search every country takes most of a second; the countries that a text names and the largest
places of the world take a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from briefing.atlas.divisions import find_division
from briefing.atlas.gazetteer import Gazetteer, GazetteerPlace
from briefing.verify.english.names.demonyms import table

_NEAR: Final = 0.15
"""Degrees within which two entries of the gazetteer are one place."""
_LARGER: Final = 20
"""How many times as many people as the next a place of a name has, to be the one that is meant."""
_SMALL: Final = 500
"""People of a place of which the gazetteer does not know how many it has."""


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, opened once for all texts."""
    return Gazetteer()


def exercise(codes: Sequence[str]) -> bool:
    """Tell whether a text is of an invented country."""
    return any(code[:1] == "X" and code != "XK" for code in codes)


def is_known(name: str, codes: Sequence[str]) -> bool:
    """Tell whether a name is of a town or province of some countries, or of one of the largest."""
    if any(gazetteer().find(name, code) or find_division(name, code) for code in codes):
        return True
    return bool(gazetteer().largest(name))


def candidates(
    names: Sequence[str], codes: Sequence[str], *, area: bool = False
) -> list[GazetteerPlace]:
    """Return the places that one of ``names`` may mean; one where it can be told, none unknown.

    The countries are looked in, in their order; where they have none, the world's largest places
    are. A small town of such a country is not taken for a large city of another. ``area``: a
    province is meant.
    """
    own = table().get(names[0])
    if own and own.capital and len(own.keys) == 1:
        codes = [own.keys[0], *codes]
    large = gazetteer().largest(names[0])
    for code in dict.fromkeys(codes):
        found = _inside(names, code, area=area)
        if not found:
            continue
        rivals = [each for each in large if each.country not in codes]
        alone = len(found) == 1 and found[0].kind != "province"
        if alone and rivals and rivals[0].population > _LARGER * max(found[0].population, _SMALL):
            return [*found, rivals[0]]
        return found
    return _apart(large)


def _inside(names: Sequence[str], code: str, *, area: bool) -> list[GazetteerPlace]:
    """Return the places of a country, or its province, that one of some names may mean."""
    province = next(filter(None, (find_division(name, code) for name in names)), None)
    if province and area:
        return [province]
    for name in names:
        found = _apart(gazetteer().find(name, code))
        if found:
            return found
    return [province] if province else []


def _apart(found: Sequence[GazetteerPlace]) -> list[GazetteerPlace]:
    """Return places without those that lie beside another or are far smaller than the first."""
    kept: list[GazetteerPlace] = []
    for each in found:
        near = (abs(each.lat - other.lat) + abs(each.lon - other.lon) < _NEAR for other in kept)
        if not any(near):
            kept.append(each)
    if len(kept) > 1 and kept[0].population > _LARGER * max(kept[1].population, _SMALL):
        return kept[:1]
    return kept

"""Provinces of Natural Earth, at building time: the lines between them, and their outlines."""

import struct
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from geometry import chains, mercator, packed_outlines, unrolled
from thinning import WORLD, Line, stretch

from briefing.atlas.basemap import DISPUTED, PROVINCE, PROVINCE_SHIFT

APART = {
    "GEO": frozenset({"Abkhazia"}),
    "MDA": frozenset({"Transnistria", "Camenca", "Stîngă Nistrului", "Grigoriopol", "Bender"}),
}
"""Provinces that another authority holds than the rest of their country."""
CROWDED = frozenset({"FRA", "GBR", "ITA", "LVA", "MKD", "MLT", "SVN"})
"""Countries that are drawn by their regions: their provinces are districts and boroughs."""

AREA_TOLERANCE = 180.0
"""Units by which a province's outline may be off, 7 km at the equator."""
LEAST = 400.0
"""Units at the equator, 15 km, that an island of a province must be long to be in its outline."""
NAMES = 4
"""Names of a province that are kept."""
MOST = 256
"""Provinces of a country: a byte counts them."""


def province_lines(features: list[dict[str, Any]]) -> Iterator[tuple[int, Line]]:
    """Yield the lines between provinces of one country in degrees.

    Neighbours share their points to the digit, so an edge that two of them have lies between them;
    what only one has is coast or border, and that is drawn from its own source.
    """
    edges: dict[tuple[Any, Any], list[tuple[str, str, bool]]] = defaultdict(list)
    for feature in features:
        facts = feature["properties"]
        country, name = facts["adm0_a3"], facts["name"] or ""
        region = facts["region"] if country in CROWDED else None
        owner = (country, region or facts["adm1_code"], name in APART.get(country, ()))
        shape = feature["geometry"]
        polygons = shape["coordinates"]
        for polygon in polygons if shape["type"] == "MultiPolygon" else [polygons]:
            for ring in polygon:
                points = [(round(x, 6), round(y, 6)) for x, y in ring]
                for a, b in pairwise(points):
                    if a != b:
                        edges[min(a, b), max(a, b)].append(owner)
    inner: dict[int, list[Any]] = {PROVINCE: [], DISPUTED: []}
    for edge, owners in edges.items():
        if len(owners) == 2 and owners[0][0] == owners[1][0] and owners[0][1] != owners[1][1]:
            inner[PROVINCE if owners[0][2] == owners[1][2] else DISPUTED].append(edge)
    for kind, found in inner.items():
        for line in chains(found):
            yield kind, line


def province_areas(features: list[dict[str, Any]]) -> dict[str, list[bytes]]:
    """Return the provinces of each country, by ISO code: corner, names, outlines, in columns.

    See ``briefing/atlas/basemap.py``. A country with more than a byte can count has none, nor one
    whose provinces are districts and boroughs.
    """
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for feature in features:
        facts = feature["properties"]
        named = len(facts["iso_a2"] or "") == 2 and facts["name"] and facts["labelrank"] < 20
        if named and facts["adm0_a3"] not in CROWDED:
            by_country[facts["iso_a2"]].append(feature)
    found = {}
    for code, provinces in by_country.items():
        if len(provinces) > MOST:
            continue
        provinces.sort(key=lambda feature: feature["properties"]["adm1_code"])
        names: list[str] = []
        rings: list[tuple[int, Line]] = []
        for number, feature in enumerate(provinces):
            names.append("\t".join(known_names(feature["properties"])))
            rings += [(number, ring) for ring in rough_rings(feature["geometry"])]
        rings = together(rings)
        west, north = (
            int(min(point[axis] for _, ring in rings for point in ring)) for axis in (0, 1)
        )
        lines = packed_outlines(rings, (west, north), PROVINCE_SHIFT, AREA_TOLERANCE)
        found[code] = [struct.pack("<ii", west, north), "\n".join(names).encode(), *lines]
    return found


def known_names(facts: dict[str, Any]) -> list[str]:
    """Return the names of a province, each once: the data's own, the English one, others."""
    names = [facts["name"], facts["name_en"], *(facts["name_alt"] or "").split("|")]
    clean = (" ".join(str(name or "").split()) for name in names)
    return list(dict.fromkeys(name for name in clean if name))[:NAMES]


def rough_rings(shape: dict[str, Any]) -> Iterator[Line]:
    """Yield the outer rings of a province in units, the largest always among them."""
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    rings = [
        mercator(unrolled([(round(x, 6), round(y, 6)) for x, y in polygon[0]]))
        for polygon in polygons
    ]

    def size(ring: Line) -> float:
        return max(max(side) - min(side) for side in zip(*ring, strict=True))

    rings.sort(key=size, reverse=True)
    for ring in rings:
        if ring is rings[0] or size(ring) > LEAST * stretch(ring[0][1]):
            yield ring


def together(rings: list[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """Return a country's rings on one sheet: those east of 180 degrees go on where others end."""
    ordered = sorted(rings, key=lambda entry: entry[1][0][0])
    starts = [ring[0][0] for _, ring in ordered]
    gaps = [b - a for a, b in pairwise([*starts, starts[0] + WORLD])]
    first = (gaps.index(max(gaps)) + 1) % len(gaps)
    moved = {id(ring) for _, ring in ordered[:first]}
    return [
        (number, [(x + WORLD, y) for x, y in ring] if id(ring) in moved else ring)
        for number, ring in rings
    ]

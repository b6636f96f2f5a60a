"""What the rules of a brief find between fields and items, once all ids are known."""

from __future__ import annotations

from typing import Any

from briefing.brief.scales import TLP_RANKS
from briefing.format.declared import Declared
from briefing.format.problems import shown
from briefing.format.walk import TypeFinding
from briefing.format.yaml.marks import Path


def between(declared: Declared) -> None:
    """Take down what is found between the fields of a brief; raises what ``Declared.add`` does."""
    for path, item in declared.entries:
        if path[0] == "places":
            _coordinates(declared, path, item)
    _labels(declared)
    _circles(declared)


def _coordinates(declared: Declared, path: Path, item: dict[str, Any]) -> None:
    if ("lat" in item) != ("lon" in item):
        there, lacks = ("lat", "lon") if "lat" in item else ("lon", "lat")
        message = f"{there} stands without {lacks}."
        finding = TypeFinding((*path, there), "missing", message, "Give both or neither.")
        declared.keep(finding._replace(on_key=True))


def _labels(declared: Declared) -> None:
    """Check that no item is milder than its brief, and that some of the summary is no stricter."""
    whole = declared.raw.get("tlp")
    rank = TLP_RANKS.get(whole, 5) if isinstance(whole, str) else 5
    stricter: list[Path] = []
    freer = 0
    for path, item in declared.entries:
        own = item.get("tlp")
        mine = TLP_RANKS.get(own, rank) if isinstance(own, str) else rank
        if mine < rank < 5:
            message = f"tlp {shown(own)} is milder than {whole}, the label of the brief."
            hint = "An item's own label is stricter than its brief's; leave it out, or correct one."
            declared.add((*path, "tlp"), "tlp", message, hint)
        if path[:2] == ("situation", "summary"):
            stricter += [path] if mine > rank else []
            freer += mine <= rank
    if stricter and not freer:
        message = f"every statement of the summary is stricter than the brief, which is {whole}."
        hint = "Leave one without a label of its own: it is the bottom line for all who may read."
        declared.add((*stricter[0], "tlp"), "tlp", message, hint)


def _circles(declared: Declared) -> None:
    """Check that no place lies in itself, by way of others."""
    upper: dict[str, str] = {}
    paths: dict[str, Path] = {}
    for path, item in declared.entries:
        own, above = item.get("id"), item.get("part_of")
        if isinstance(own, str) and isinstance(above, str) and own not in upper:
            upper[own], paths[own] = above, (*path, "part_of")
    _no_circle(declared, upper, paths, "part_of")


def _no_circle(declared: Declared, upper: dict[str, str], paths: dict[str, Path], key: str) -> None:
    """Check that whatever leads from one id to another never leads back."""
    done: set[str] = set()
    for own in upper:
        trail: dict[str, None] = {}
        step = own
        while step in upper and step not in done and step not in trail:
            trail[step] = None
            step = upper[step]
        if step in trail:
            message = f"{key} leads back to {shown(step)} itself."
            declared.add(paths[step], "type", message, "Break the circle.")
        done.update(trail)

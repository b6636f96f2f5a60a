"""What the rules of a brief find between fields and items, once all ids are known."""

from __future__ import annotations

from typing import Any

from briefing.brief.scales import TLP_RANKS
from briefing.brief.values import moment_trouble
from briefing.brief.words import moment
from briefing.format.declared import Declared
from briefing.format.problems import did_you_mean, shown
from briefing.format.walk import TypeFinding
from briefing.format.yaml.marks import Path


def between(declared: Declared) -> None:
    """Take down what is found between the fields of a brief; raises what ``Declared.add`` does."""
    for path, item in declared.entries:
        if path[0] == "places":
            _coordinates(declared, path, item)
    _labels(declared)
    _next(declared)
    _circles(declared)
    _repeats(declared)


def _coordinates(declared: Declared, path: Path, item: dict[str, Any]) -> None:
    if ("lat" in item) != ("lon" in item):
        there, lacks = ("lat", "lon") if "lat" in item else ("lon", "lat")
        message = f"{there} stands without {lacks}."
        finding = TypeFinding((*path, there), "missing", message, "Give both or neither.")
        declared.keep(finding._replace(on_key=True))


def _labels(declared: Declared) -> None:
    """Check that no item is milder than its brief, and a statement on top no stricter."""
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
        message = f"all of the bottom line is stricter than the brief, which is {whole}."
        hint = "Leave one without a label of its own, for all who may read the brief."
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


def _next(declared: Declared) -> None:
    """Check that the next brief is not due before the cut-off of this one."""
    due, as_of = declared.raw.get("next"), declared.raw.get("as_of")
    if not (isinstance(due, str) and isinstance(as_of, str)):
        return
    if moment_trouble(due) or moment_trouble(as_of) or moment(due) >= moment(as_of):
        return
    message = f"next {shown(due)} is before the cut-off, {shown(as_of)}."
    declared.add(("next",), "date", message, "It is when the next brief is due.")


def _repeats(declared: Declared) -> None:
    """Check that a source repeats one that is there, and not itself by way of others."""
    upper: dict[str, str] = {}
    paths: dict[str, Path] = {}
    sources = declared.raw.get("sources")
    for index, source in enumerate(sources if isinstance(sources, list) else ()):
        via = source.get("via") if isinstance(source, dict) else None
        if not isinstance(via, str):
            continue
        path: Path = ("sources", index, "via")
        own = source.get("id")
        if via not in declared.sources:
            hint = did_you_mean(via, declared.sources) or "Declare it under sources."
            declared.add(
                path, "dangling", f"via names {shown(via)}, and no source has that id.", hint
            )
        elif isinstance(own, str) and own not in upper:
            upper[own], paths[own] = via, path
    _no_circle(declared, upper, paths, "via")


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

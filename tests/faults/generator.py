"""All faults of a case, the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Iterator

from .case import Case
from .fault import Fault
from .makers import cites, dates, figures, meaning, names, quotes, voices

SEED = 1
_MAKERS = (quotes.make, figures.make, dates.make, names.make, voices.make, cites.make, meaning.make)


def generate(case: Case, seed: int = SEED, digest: str = "") -> list[Fault]:
    """Return the faults of a case; with its first source's ``digest`` also changes under that."""
    found = [*_of_items(case, seed), *meaning.handmade(case)]
    if not case.sealed:
        found += cites.make_sources(case, seed, digest)
    return [fault for fault in found if _changes(case, fault)]


def _of_items(case: Case, seed: int) -> Iterator[Fault]:
    for item in case.items:
        for make in _MAKERS:
            yield from make(item, seed)


def _changes(case: Case, fault: Fault) -> bool:
    return bool(fault.texts) or any(case.yaml[e.start : e.end] != e.new for e in fault.edits)


def rounds(faults: list[Fault]) -> Iterator[list[Fault]]:
    """Yield the faults in as few briefs as they fit: one an item, and no two groups in one."""
    waiting: dict[str, dict[str, list[Fault]]] = {}
    for fault in faults:
        if fault.group == "alone":
            yield [fault]
        else:
            waiting.setdefault(fault.group, {}).setdefault(fault.item, []).append(fault)
    for items in waiting.values():
        while any(items.values()):
            yield [queue.pop(0) for queue in items.values() if queue]

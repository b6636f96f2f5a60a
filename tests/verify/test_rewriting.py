"""Right items in other words are right, and with something else in them are not.

``rewriting/`` makes both by program of every right item of the open texts and of the kinds:
rewrites that keep what it says, and changes of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final
from zlib import crc32

import pytest
from rewriting.changed import changes
from rewriting.ground import Fields, Ground, grounds
from rewriting.kept import rewrites

from briefing.verify.verdicts import Finding

SAMPLE: Final = 18
"""The items of one of so many sources are tried, by its name, so that a new one changes no other's
turn; and all in a sweep."""
ACCUSED: Final = 0.005
DOUBTED: Final = 0.006
"""The share of rewrites that may have an error, or a warning alone, which the item has not."""
FOUND: Final = {
    "digits": 0.86, "scales": 0.95, "days": 0.86, "clock": 0.65, "small numbers": 0.64,
    "units": 0.82, "names": 0.74,
}  # fmt: skip
"""The share of changes of a family that have an error: the others may be worked out, or loose."""
ENOUGH: Final = 60
"""Changes of which a share tells anything."""
SEEN: Final = {"bounds": 0.65, "denials": 0.22, "opposites": 0.25, "hedges": 0.25, "verbs": 0.1}
"""The share of those that have an error or a warning."""

Rewritten = tuple[str, Fields, list[Finding]]


def _kept(ground: Ground) -> Iterator[Rewritten]:
    for item, found in _right(ground):
        for family, text in rewrites(item["text"], ground.setting(item)):
            yield family, {**item, "text": text}, found


def _changed(ground: Ground) -> Iterator[Rewritten]:
    counted = ground.codes != ("",)
    if counted and not any(code.startswith(("figure", "date")) for code in ground.codes):
        return
    for item, found in _right(ground):
        for family, text in changes(item["text"], ground.paragraphs):
            if not counted or family in FOUND.keys() - {"names"}:
                yield family, {**item, "text": text}, found


def _right(ground: Ground) -> Iterator[tuple[Fields, list[Finding]]]:
    for item, found in zip(ground.items, ground.told(ground.items), strict=True):
        if all(each.severity != "error" for each in found):
            yield item, found


def _accusations(ground: Ground, made: list[Rewritten]) -> Iterator[tuple[str, str, str]]:
    """Yield what is new of each rewrite: the worst severity or "", its family, and its words."""
    told = ground.told([item for _, item, _ in made]) if made else []
    for (family, item, known), found in zip(made, told, strict=True):
        codes = {each.code for each in known}
        new = {each.severity for each in found if each.code not in codes}
        worst = next((each for each in ("error", "warning") if each in new), "")
        yield worst, family, item["text"]


def _is_right(some: Sequence[Ground]) -> None:
    found = [each for ground in some for each in _accusations(ground, list(_kept(ground)))]
    counts = Counter(worst for worst, _, _ in found)
    accused = [each for each in found if each[0]]
    assert len(found) > 30 * len(some)
    assert counts["error"] <= ACCUSED * len(found), accused
    assert counts["warning"] <= DOUBTED * len(found), accused


def _is_seen(some: Sequence[Ground]) -> None:
    made: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for ground in some:
        for worst, family, _ in _accusations(ground, list(_changed(ground))):
            made[family] += 1
            errors[family] += worst == "error"
            seen[family] += worst != ""
    few = {
        family: (count, made[family])
        for floors, counts in ((FOUND, errors), (SEEN, seen))
        for family, floor in floors.items()
        if made[family] >= ENOUGH and (count := counts[family]) < floor * made[family]
    }
    assert made.total() > 10 * len(some)
    assert not few


def _some() -> list[Ground]:
    return [each for each in grounds() if crc32(each.name.encode()) % SAMPLE == 1]


def test_a_right_item_in_other_words_is_right() -> None:
    _is_right(_some())


def test_a_right_item_with_something_else_in_it_is_found() -> None:
    _is_seen(_some())


@pytest.mark.sweep
def test_every_right_item_in_all_other_words_is_right() -> None:
    _is_right(list(grounds()))


@pytest.mark.sweep
def test_every_right_item_with_anything_else_in_it_is_found() -> None:
    _is_seen(list(grounds()))

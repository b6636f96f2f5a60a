"""Grids of test cases: `make test` walks each row and each column once, `make sweep` the rest.

A grid is what one test is parametrized by (`grid`), or a file: its tests by the values of an axis
that they share (`take_turns`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

SWEEP = pytest.mark.sweep
NONE = SimpleNamespace(params={})


def grid(*, most: int | None = None, **axes: Collection[Any]) -> pytest.MarkDecorator:
    """Parametrize a test by every combination of the values of its axes.

    Only as many combinations belong to `make test` as hold every value of every axis at least
    once, or the first ``most`` of these; the others are marked ``sweep``.
    """
    values = [list(axis) for axis in axes.values()]
    sizes = [len(axis) for axis in values]
    # Axes of the same length are put out of step, lest the same values meet all the time.
    steps = [sizes[:at].count(size) for at, size in enumerate(sizes)]
    kept = {
        tuple((n + step * (n // size)) % size for size, step in zip(sizes, steps, strict=True))
        for n in range(max(sizes) if most is None else most)
    }
    places = product(*(range(size) for size in sizes))
    return pytest.mark.parametrize(
        list(axes),
        [
            pytest.param(
                *(axis[at] for axis, at in zip(values, place, strict=True)),
                marks=() if place in kept else SWEEP,
            )
            for place in places
        ],
        ids=str,
    )


def some(values: Iterable[Any], kept: int) -> list[Any]:
    """Return values to parametrize by: the first few for `make test`, the others for a sweep."""
    return [pytest.param(each, marks=() if n < kept else SWEEP) for n, each in enumerate(values)]


def take_turns(items: Iterable[pytest.Item], axis: str) -> None:
    """Leave to each test of a file one value of an axis in its turn; the others are for a sweep.

    Together the tests of a file that are chosen walk every value, so one that is chosen alone walks
    all of its own. What is part of a `grid` stays as it is.
    """
    files: dict[object, dict[str, list[pytest.Function]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        if isinstance(item, pytest.Function) and axis in getattr(item, "callspec", NONE).params:
            files[item.path][item.originalname].append(item)
    for tests in files.values():
        free = [cases for cases in tests.values() if not any(map(_swept, cases))]
        _turns([[(case, str(case.callspec.params[axis])) for case in cases] for cases in free])


def _turns(tests: list[list[tuple[pytest.Function, str]]]) -> None:
    taken: dict[str, set[int]] = {value: set() for cases in tests for _, value in cases}
    for turn, cases in enumerate(tests):
        own = list(dict.fromkeys(value for _, value in cases))
        own = own[turn % len(own) :] + own[: turn % len(own)]
        taken[next((value for value in own if not taken[value]), own[0])].add(turn)
    for value, turns in taken.items():
        if not turns:
            having = (n for n, cases in enumerate(tests) if value in [own for _, own in cases])
            turns.add(next(having))
    for turn, cases in enumerate(tests):
        for case, value in cases:
            if turn not in taken[value]:
                case.add_marker(SWEEP)


def _swept(item: pytest.Item) -> bool:
    return item.get_closest_marker("sweep") is not None


def share(names: Collection[str], part: int, parts: int) -> set[str]:
    """Return one of ``parts`` shares of some names; together the shares hold each name once."""
    return set(sorted(names)[part::parts])

"""Grids of test cases: `make test` walks each row and each column once, `make sweep` the rest."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product
from typing import Any

import pytest

SWEEP = pytest.mark.sweep


def grid(**axes: Collection[Any]) -> pytest.MarkDecorator:
    """Parametrize a test by every combination of the values of its axes.

    Only as many combinations belong to `make test` as hold every value of every axis at least
    once; the others are marked ``sweep``.
    """
    values = [list(axis) for axis in axes.values()]
    sizes = [len(axis) for axis in values]
    # Axes of the same length are put out of step, lest the same values meet all the time.
    steps = [sizes[:at].count(size) for at, size in enumerate(sizes)]
    kept = {
        tuple((n + step * (n // size)) % size for size, step in zip(sizes, steps, strict=True))
        for n in range(max(sizes))
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


def share(names: Collection[str], part: int, parts: int) -> set[str]:
    """Return one of ``parts`` shares of some names; together the shares hold each name once."""
    return set(sorted(names)[part::parts])

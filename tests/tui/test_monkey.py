"""A short run of the monkey, a longer one in `make sweep`; ``make monkey`` runs it for minutes."""

from __future__ import annotations

from pathlib import Path

import pytest
from sweeping import SWEEP

from . import monkey


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=SWEEP) for seed in range(1, 8))])
async def test_nothing_breaks_whatever_is_pressed(seed: int, tmp_path: Path) -> None:
    done = await monkey.run(seed, float("inf"), tmp_path, steps=40)
    assert len(done.steps) >= 40  # a sequence is pressed to its end

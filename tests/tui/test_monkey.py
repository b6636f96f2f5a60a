"""A short run of the monkey; ``make monkey`` runs it for minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import monkey


@pytest.mark.parametrize("seed", range(6))
async def test_nothing_breaks_whatever_is_pressed(seed: int, tmp_path: Path) -> None:
    done = await monkey.run(seed, 60, tmp_path, steps=90)
    assert len(done.steps) >= 90  # a sequence is pressed to its end

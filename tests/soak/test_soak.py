"""A short run of the soak with a fixed seed, and that it tells of what it is there to find."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from sweeping import some

from .holds import Broken, check_memory
from .work import _BLIND, Soak, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for processes")


@pytest.mark.parametrize("steps", some([6, 12], 1))
def test_what_can_happen_does_no_harm(tmp_path: Path, steps: int) -> None:
    left = iter(range(steps))
    done = run(3, tmp_path, lambda part: next(left, steps) + 1 < part * steps, watch_memory=False)
    assert sum(done.done.values()) > steps / 2


@pytest.mark.parametrize("place", some([0, 1], 1))
def test_a_sign_off_in_a_dashboard_is_recognised(tmp_path: Path, place: int) -> None:
    soak = Soak(1, tmp_path)
    seat = soak.seats[place]
    try:
        soak._start(seat)
        for _ in range(20):
            if not soak.done["signed"]:
                soak.sign(seat)
        assert soak.done["signed"], soak.done
        soak.end()
    finally:
        soak.close()


def test_what_must_not_be_is_told(tmp_path: Path) -> None:
    """Each thing is told at the end, and taken back before the next: a library takes long."""
    soak = Soak(1, tmp_path)

    def told(words: str) -> None:
        with pytest.raises(Broken, match=words):
            soak.end()

    soak.done["not signed"] = _BLIND
    told("none was recognised")
    soak.done["signed"] = 1

    brief, hashes = next(iter(soak.items.items()))
    of = next(iter(hashes.values()))
    for _ in range(2):  # the second time without a change
        soak.save(soak.seats[0])
        soak.publish(soak.seats[0])
    assert len(soak.published) == 2
    place = soak.library / "briefs" / f"{brief}.checked.yaml"
    place.write_text(f"- of: {of}\n  by: Soak 1 (ada)\n  on: 2024-12-01\n", "utf-8")
    soak.acknowledged.append((brief, of, "Soak 1"))
    soak.end()

    soak.published.append(("briefs/other.yaml", "0" * 40))
    told("is not at the desk")
    soak.published.pop()

    soak.acknowledged.append((brief, of, "Soak 2"))
    told("is lost")
    soak.acknowledged.pop()

    left = soak.library / ".left.tmp"
    left.write_text("half", "utf-8")
    told("temporary files")
    left.unlink()

    place.write_text("- of: [", "utf-8")
    told("no longer whole")


def test_memory_that_grows_by_more_than_a_fifth_is_told() -> None:
    check_memory(100, 119)
    with pytest.raises(Broken, match="memory has grown"):
        check_memory(100, 121)

"""A short run of the soak with a fixed seed, and that it tells of what it is there to find."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from sweeping import some

from .holds import Broken, check_memory
from .work import _BLIND, Soak, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for processes")
STEPS = 6


def test_what_can_happen_does_no_harm(tmp_path: Path) -> None:
    left = iter(range(2 * STEPS))
    done = run(
        3, tmp_path, lambda part: next(left, 2 * STEPS) + 1 < part * 2 * STEPS, watch_memory=False
    )
    assert sum(done.done.values()) > STEPS


def test_a_lost_sign_off_and_a_spoilt_file_are_told(tmp_path: Path) -> None:
    soak = Soak(1, tmp_path)
    brief, hashes = next(iter(soak.items.items()))
    of = next(iter(hashes.values()))
    place = soak.library / "briefs" / f"{brief}.checked.yaml"
    place.write_text(f"- of: {of}\n  by: Soak 1 (ada)\n  on: 2024-12-01\n", "utf-8")
    soak.acknowledged.append((brief, of, "Soak 1"))
    soak.end()
    soak.acknowledged.append((brief, of, "Soak 2"))
    with pytest.raises(Broken, match="is lost"):
        soak.end()
    place.write_text("- of: [", "utf-8")
    with pytest.raises(Broken, match="no longer whole"):
        soak.end()


@pytest.mark.parametrize("place", some([0, 1], 1))
def test_a_sign_off_in_a_dashboard_is_recognised(tmp_path: Path, place: int) -> None:
    soak = Soak(1, tmp_path)
    seat = soak.seats[place]
    try:
        soak.start()
        for _ in range(20):
            if not soak.done["signed"]:
                soak.sign(seat)
        assert soak.done["signed"], soak.done
        soak.end()
    finally:
        soak.close()


def test_that_no_sign_off_is_recognised_is_told(tmp_path: Path) -> None:
    soak = Soak(1, tmp_path)
    soak.done["not signed"] = _BLIND
    with pytest.raises(Broken, match="none was recognised"):
        soak.end()
    soak.done["signed"] = 1
    soak.end()


def test_what_is_published_is_looked_for_at_the_desk(tmp_path: Path) -> None:
    soak = Soak(1, tmp_path)
    for _ in range(2):  # the second time without a change
        soak.save(soak.seats[0])
        soak.publish(soak.seats[0])
    assert len(soak.published) == 2
    soak.end()
    soak.published.append(("briefs/other.yaml", "0" * 40))
    with pytest.raises(Broken, match="is not at the desk"):
        soak.end()


def test_a_temporary_file_is_told(tmp_path: Path) -> None:
    soak = Soak(1, tmp_path)
    (soak.library / ".left.tmp").write_text("half", "utf-8")
    with pytest.raises(Broken, match="temporary files"):
        soak.end()


def test_memory_that_grows_by_more_than_a_fifth_is_told() -> None:
    check_memory(100, 119)
    with pytest.raises(Broken, match="memory has grown"):
        check_memory(100, 121)

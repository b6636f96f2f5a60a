"""No decision is lost: by a crash, on a full disk, or to others who decide at once."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from draft.reviewing import opened
from full_disk import FullDisk
from sweeping import some
from synced import synced

from briefing.draft.decisions import Decisions
from briefing.draft.review import NotKept
from briefing.locks import locked


def test_it_is_on_the_disk_when_it_is_said(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = synced(monkeypatch)
    review = opened(place)
    for of in ("b1", "b2"):
        disk.clear()
        review.decide(of, "accept", "ada")
        assert [each[0] for each in disk] == [place.stat().st_ino, place.parent.stat().st_ino]
        assert disk[0][1] == place.stat().st_size, "synced before all of it was written"


def whole_file(place: Path) -> bytes:
    review = opened(place)
    review.decide("b1", "accept", "ada")
    review.decide("b2", "accept", "ada", item={"text": "ä" * 9})
    return place.read_bytes()


def test_a_last_line_that_was_cut_off_is_dropped_and_becomes_a_comment(place: Path) -> None:
    data = whole_file(place)
    start = data.rindex(b"\n- ") + 1
    for end in range(start + 1, len(data) - 2, 7):
        for padding in (b"", b"\0" * 9):
            place.write_bytes(data[:end] + padding)
            review = opened(place)
            assert len(review.notices) == 1, (end, padding)
            assert [each.code for each in review.problems] == ["review-torn"]
            assert "was cut off while it was written" in review.notices[0]
            assert review.state.counts.accepted == 1
            review.decide("c1", "accept", "ada")
            assert review.notices == []
            after = opened(place)
            assert after.notices == []
            assert [c.key for c in after.state.cards if c.standing == "accepted"] == ["b1", "c1"]
            assert place.read_bytes().startswith(data[:start] + b"# ")


def test_where_only_the_end_of_the_line_is_missing_the_decision_counts(place: Path) -> None:
    place.write_bytes(whole_file(place)[:-1])
    review = opened(place)
    assert review.notices == []
    assert review.decide("c1", "accept", "ada").counts.accepted == 3
    assert opened(place).state.counts.accepted == 3


@pytest.mark.parametrize("room", [0, 3])
@pytest.mark.parametrize("torn", [b"", b'- {"of": "b'])
def test_on_a_full_disk_what_was_there_is_there(place: Path, room: int, torn: bytes) -> None:
    data = whole_file(place) + torn
    place.write_bytes(data)
    review = opened(place)
    before = review.state.cards
    with pytest.MonkeyPatch.context() as patch:
        disk = FullDisk(patch, room)
        with pytest.raises(NotKept, match=f"{place.name} cannot be written: no space left"):
            review.decide("c1", "accept", "ada")
        assert disk.refused == 1
    assert place.read_bytes() == data
    assert review.state.cards == before
    assert sorted(each.name for each in place.parent.iterdir()) == [
        *("mill-03-04.draft.yaml", "mill-03-04.review.yaml")
    ]


CHILD = """
import itertools, random, sys
from pathlib import Path
from briefing.draft.review import NotKept, open_review
path, by, count, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
draw = random.Random(seed)
review = open_review(path, path.parent)
keys = [card.key for card in review.state.cards]
for number in range(count):
    while True:
        try:
            review.decide(draw.choice(keys), "edit", by, item={"note": f"{number}"})
        except NotKept:
            continue  # on a busy machine the others hold the lock for longer than it waits
        break
    print(number, flush=True)
"""


def deciding(place: Path, by: str, count: int) -> subprocess.Popen[str]:
    path = place.with_name("mill-03-04.draft.yaml")
    words = [sys.executable, "-c", CHILD, str(path), by, str(count), by]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def numbers(place: Path, by: str) -> list[int]:
    kept = Decisions(place.with_name("mill-03-04.draft.yaml"), place.parent).read()
    return [int(each.item["note"]) for each in kept if each.by == by]


def test_two_reviewers_at_once_lose_nothing_and_see_each_other(place: Path) -> None:
    mine, theirs = opened(place), opened(place)
    mine.decide("b1", "accept", "ada")
    assert theirs.state.counts.accepted == 0
    state = theirs.decide("b2", "accept", "bo")
    assert state.counts.accepted == 2
    assert mine.undo("ada").counts.accepted == 1
    assert mine.state.card("b2").standing == "accepted"
    assert theirs.refresh().card("b1").standing == "open"


def test_programs_that_decide_at_once_lose_nothing(place: Path) -> None:
    running = [deciding(place, name, 40) for name in "abc"]
    for process in running:
        process.communicate()
    assert [process.returncode for process in running] == [0, 0, 0]
    assert opened(place).notices == []
    for name in "abc":
        assert numbers(place, name) == list(range(40))


@pytest.mark.parametrize("kills", some([range(8), range(8, 25)], 1), ids=str)
def test_no_acknowledged_decision_is_lost_however_it_is_killed(place: Path, kills: range) -> None:
    draw = random.Random(kills.start)
    for number in kills:
        by = f"n{number}"
        with deciding(place, by, 10_000) as process:
            assert process.stdout is not None
            said = [process.stdout.readline() for _ in range(1 + number % 4)]
            time.sleep(draw.random() / 100)  # so that it is hit anywhere, not only after a line
            process.kill()
            said += process.stdout.readlines()
        acknowledged = [int(each) for each in said if each.endswith("\n")]
        assert acknowledged, "nothing was decided before the kill"
        kept = numbers(place, by)
        assert kept[: len(acknowledged)] == acknowledged
        assert len(kept) <= len(acknowledged) + 1
        assert opened(place).decide("b1", "accept", "ada").card("b1").standing == "accepted"
        assert opened(place).notices == []


def test_a_lock_that_cannot_be_had_is_said(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked.__wrapped__, "__defaults__", (0.05,))  # type: ignore[attr-defined]
    review = opened(place)
    with locked(place.parent), pytest.raises(NotKept, match="another program"):
        review.decide("b1", "accept", "ada")
    assert review.decide("b1", "accept", "ada").counts.accepted == 1

"""Decisions on the disk: what was acknowledged is there, and every reviewer sees it."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from draft.reviewing import draft, made, put
from full_disk import FullDisk
from hypothesis import given
from hypothesis import strategies as st
from sweeping import some
from synced import synced

from briefing import paths
from briefing.draft.decisions import HEAD, Decisions, Parsed, parse
from briefing.draft.review import NotKept, Review, open_review
from briefing.locks import locked


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The file of decisions, not yet there, of a draft that is."""
    return put(tmp_path).with_name("mill-03-04.review.yaml")


def opened(place: Path) -> Review:
    return open_review(place.with_name("mill-03-04.draft.yaml"), place.parent)


# -- kept and read --------------------------------------------------------------------------------


def test_what_was_decided_is_there_when_it_is_opened_again(place: Path) -> None:
    review = opened(place)
    assert review.state.counts.seen == 0
    assert not place.exists(), "opening it has written something"
    state = review.decide("b1", "accept", "ada", item={"text": "Mine: “is it so?” # 1"})
    assert state is review.state
    review.decide("b2", "leave-out", "ada", why="told twice")
    review.decide("brand", "voice", "ada", item={"kind": "expert"})
    again = opened(place).state
    assert again.cards == review.state.cards
    assert again.voices == review.state.voices
    assert again.card("b1").words == "Mine: “is it so?” # 1"
    assert again.counts.seen == 2
    review.undo("ada")
    assert opened(place).state.voice_open("brand")


def test_it_only_ever_grows_by_a_line(place: Path) -> None:
    review = opened(place)
    review.decide("b1", "accept", "ada")
    whole, inode = place.read_bytes(), place.stat().st_ino
    assert whole.startswith(HEAD)
    review.undo("ada")
    after = place.read_bytes()
    assert after.startswith(whole)
    assert after[len(whole) :].count(b"\n") == 1
    assert place.stat().st_ino == inode


def test_of_a_file_that_has_grown_only_what_is_new_is_read(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bytes] = []

    def counting(data: bytes) -> Parsed:
        read.append(data)
        return parse(data)

    monkeypatch.setattr("briefing.draft.decisions.parse", counting)
    review, other = opened(place), opened(place)
    for of in ("b1", "b2", "c1"):
        review.decide(of, "accept", "ada")
        other.decide(of, "leave-out", "bo")
    review.refresh()
    lines = place.read_bytes().splitlines()
    assert len(b"".join(read).splitlines()) == 2 * len(lines)
    assert review.state.counts == other.state.counts == opened(place).state.counts


def test_it_is_on_the_disk_when_it_is_said(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = synced(monkeypatch)
    review = opened(place)
    for of in ("b1", "b2"):
        disk.clear()
        review.decide(of, "accept", "ada")
        assert [each[0] for each in disk] == [place.stat().st_ino, place.parent.stat().st_ino]
        assert disk[0][1] == place.stat().st_size, "synced before all of it was written"


@pytest.mark.parametrize(
    ("of", "do", "into"),
    [
        ("gone", "accept", None),
        ("nobody", "voice", None),
        ("b1", "move", "odd"),
        ("b1", "merge", "b1"),
        ("b1", "merge", "gone"),
        ("b1", "merge", None),
        ("", "undo", None),
    ],
)
def test_what_cannot_be_is_refused_and_not_written(
    place: Path, of: str, do: Any, into: str | None
) -> None:
    review = opened(place)
    with pytest.raises(NotKept):
        review.undo("ada") if do == "undo" else review.decide(of, do, "ada", into=into)
    assert not place.exists()


@given(
    item=st.dictionaries(
        st.text(min_size=1), st.text() | st.none() | st.integers() | st.lists(st.text())
    ),
    by=st.text(),
)
def test_whatever_is_typed_is_one_line_that_any_reader_of_yaml_takes(
    item: dict[str, Any], by: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("typed")
    kept = Decisions(put(folder), folder)
    decision = made("b1", "accept", by, item=item)
    with kept.locked():
        kept.add(decision)
        kept.add(decision)
    data = kept.path.read_bytes()
    assert data.count(b"\n") == 3
    ours = Decisions(put(folder), folder).read()
    assert len(ours) == 2
    theirs = yaml.safe_load(data)
    assert [each.get("item", {}) for each in theirs] == [each.item for each in ours]
    assert [each["by"] for each in theirs] == [each.by for each in ours]


# -- written by hand ------------------------------------------------------------------------------

BY_HAND = {
    "in braces": "- {of: b1, do: accept, by: ada, on: 2026-03-04}\n",
    "without an end of line": "- {of: b1, do: accept, by: ada, on: 2026-03-04}",
    "by the line": "- of: b1\n  do: accept\n  by: ada\n  on: 2026-03-04\n",
    "with comments": "# mine\n\n- {of: b1, do: accept, by: ada, on: 2026-03-04} # so\n",
    "with a mark": "\ufeff- {of: b1, do: accept, by: ada, on: 2026-03-04}\n",
    "of Windows": "- {of: b1, do: accept, by: ada, on: 2026-03-04}\r\n",
}


@pytest.mark.parametrize("text", BY_HAND.values(), ids=BY_HAND)
def test_a_file_that_a_person_wrote_is_read_and_added_to(place: Path, text: str) -> None:
    place.write_bytes(text.encode())
    review = opened(place)
    assert review.notices == []
    assert review.state.card("b1").standing == "accepted"
    review.decide("b2", "accept", "ada")
    assert opened(place).state.counts.accepted == 2
    assert opened(place).notices == []


@pytest.mark.parametrize("text", ["- {of: b1\n- {of: b2}\n", "odd: 1\nmore: 2\n", "- [1]\n#\n"])
def test_to_a_damaged_file_nothing_is_added(place: Path, text: str) -> None:
    place.write_text(text, "utf-8")
    review = opened(place)
    assert review.notices[0].startswith("mill-03-04.review.yaml:1:1: no decision can be read here")
    with pytest.raises(NotKept, match="line 1"):
        review.decide("b1", "accept", "ada")
    assert place.read_text("utf-8") == text


# -- cut off --------------------------------------------------------------------------------------


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


@given(st.binary(max_size=200))
def test_no_content_of_the_file_breaks_the_reading(data: bytes) -> None:
    parse(data)
    parse(b"- " + data)
    parse(HEAD + b'- {"of": "b1"' + data)


@pytest.mark.parametrize("room", [0, 3])
@pytest.mark.parametrize("torn", [b"", b'- {"of": "b'])
def test_on_a_full_disk_what_was_there_is_there(place: Path, room: int, torn: bytes) -> None:
    data = whole_file(place) + torn
    place.write_bytes(data)
    review = opened(place)
    before = review.state.cards
    with pytest.MonkeyPatch.context() as patch:
        disk = FullDisk(patch, room)
        with pytest.raises(NotKept, match="no space left"):
            review.decide("c1", "accept", "ada")
        assert disk.refused == 1
    assert place.read_bytes() == data
    assert review.state.cards == before
    assert sorted(each.name for each in place.parent.iterdir()) == [
        *("mill-03-04.draft.yaml", "mill-03-04.review.yaml")
    ]


# -- a library that cannot be written -------------------------------------------------------------


def test_of_a_library_that_cannot_be_written_they_are_kept_in_the_state_folder(
    place: Path,
) -> None:
    opened(place).decide("b1", "accept", "ada")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.draft.decisions.takes_files", lambda _: False)
        review = opened(place)
        assert review.decide("b2", "accept", "ada").counts.accepted == 2
        (apart,) = paths.state_folder().glob("reviews/*/mill-03-04.review.yaml")
        assert b"b2" in apart.read_bytes()
        assert b"b2" not in place.read_bytes()
    review = opened(place)
    assert review.state.counts.accepted == 2
    review.decide("b2", "leave-out", "ada")
    assert b"b2" in place.read_bytes()
    assert opened(place).state.card("b2").standing == "left-out"


def test_of_the_library_that_comes_with_the_program_they_are_kept_in_the_state_folder(
    place: Path,
) -> None:
    path = place.with_name("mill-03-04.draft.yaml")
    open_review(path, place.parent, beside=False).decide("b1", "accept", "ada")
    assert not place.exists()
    assert open_review(path, place.parent, beside=False).state.counts.accepted == 1


def test_a_link_that_leads_out_of_the_library_is_not_followed(place: Path) -> None:
    outside = place.parent / "outside"
    outside.mkdir()
    inside = place.parent / "library"
    inside.mkdir()
    path = put(inside)
    target = outside / "mill-03-04.review.yaml"
    target.write_text(BY_HAND["in braces"], "utf-8")
    (inside / target.name).symlink_to(target)
    review = open_review(path, inside)
    assert review.state.counts.seen == 0
    assert "outside the library" in review.notices[0]
    with pytest.raises(NotKept, match="outside the library"):
        review.decide("b1", "accept", "ada")
    assert target.read_text("utf-8") == BY_HAND["in braces"]


# -- several at once, and kills -------------------------------------------------------------------

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


def test_a_draft_that_cannot_be_read_is_said(place: Path) -> None:
    path = place.with_name("mill-03-04.draft.yaml")
    path.write_text("draft: [", "utf-8")
    with pytest.raises(NotKept, match="cannot be read"):
        opened(place)
    path.unlink()
    with pytest.raises(NotKept, match="cannot be read"):
        opened(place)
    assert draft().draft == 1

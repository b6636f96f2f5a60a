"""Decisions on the disk: how they are kept and read, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from draft.reviewing import draft, made, opened, put
from hypothesis import given
from hypothesis import strategies as st

from briefing import paths
from briefing.draft.decisions import HEAD, Decisions, ParsedDecisions, parse
from briefing.draft.review import NotKept, open_review


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

    def counting(data: bytes) -> ParsedDecisions:
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


@given(st.binary(max_size=200))
def test_no_content_of_the_file_breaks_the_reading(data: bytes) -> None:
    parse(data)
    parse(b"- " + data)
    parse(HEAD + b'- {"of": "b1"' + data)


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


def test_a_draft_that_cannot_be_read_is_said(place: Path) -> None:
    path = place.with_name("mill-03-04.draft.yaml")
    path.write_text("draft: [", "utf-8")
    with pytest.raises(NotKept, match="cannot be read"):
        opened(place)
    path.unlink()
    with pytest.raises(NotKept, match="cannot be read"):
        opened(place)
    assert draft().draft == 1

"""Proposals written into a brief that is there: every other byte stays as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from draft.reviewing import PLAIN, proposal
from draft.writing import OTHER, Desk

from briefing.draft.refs import ref_of
from briefing.draft.review import NotKept
from briefing.draft.write import NOTHING_NEW


def test_writing_again_brings_only_what_is_new_and_keeps_every_other_byte(desk: Desk) -> None:
    desk.accept("a1", "b1")
    desk.write()
    before = desk.path.read_text("utf-8") + "\n# my own remark\n"
    before = before.replace("situation:", "# what is happening\nsituation:")
    desk.path.write_text(before, "utf-8")
    assert desk.plan().problems == (NOTHING_NEW,)
    desk.accept("b2", "c1")
    planned = desk.write()
    after = desk.path.read_text("utf-8")
    new = [line[1:] for line in planned.difference if line.startswith("+") and line[1:2] != "+"]
    assert not [line for line in planned.difference[2:] if line.startswith("-")]
    lines = iter(after.splitlines())
    assert all(line in lines for line in before.splitlines()), "a line has gone"
    assert len(after.splitlines()) == len(before.splitlines()) + len(new)
    assert [each.text for each in desk.brief.territory] == [
        "Tarn: the Column holds the mill.",
        "The Guard is at the ford.",
    ]
    assert planned.counts == (2, 1, 0, 0, 0, 0)


def test_an_item_that_was_changed_by_hand_after_writing_does_not_come_again(desk: Desk) -> None:
    desk.accept("a1", "b1")
    desk.write()
    text = desk.path.read_text("utf-8").replace("Tarn: the Column holds", "Tarn says it holds")
    desk.path.write_text(text, "utf-8")
    desk.accept("b2")
    desk.write()
    assert len(desk.brief.territory) == 2


def test_an_item_that_was_taken_out_by_hand_comes_again_only_when_it_is_decided_anew(
    desk: Desk,
) -> None:
    desk.accept("a1", "e1")
    desk.write()
    text = desk.path.read_text("utf-8")
    desk.path.write_text(text[: text.index("timeline:")], "utf-8")
    assert desk.plan().problems == (NOTHING_NEW,)
    desk.review.undo("ada")
    desk.accept("e1")
    assert desk.plan().problems == (NOTHING_NEW,)
    desk.review.decide("e1", "leave-out", "ada")
    desk.accept("e1")
    desk.write()
    assert len(desk.brief.timeline) == 1


def test_undo_passes_over_what_was_noted(desk: Desk) -> None:
    desk.accept("a1", "b1")
    desk.write()
    assert desk.review.undo("ada").card("b1").standing == "open"
    assert desk.review.undo("ada").card("a1").standing == "open"
    assert desk.review.state.last("ada") is None
    assert desk.review.state.card("a1").written == ""


def test_where_the_note_was_lost_an_item_that_stands_there_is_known_again(desk: Desk) -> None:
    desk.accept("a1", "b1")
    desk.write()
    noted = desk.folder / "mill-03-04.review.yaml"
    lines = noted.read_bytes().splitlines(keepends=True)
    noted.write_bytes(b"".join(line for line in lines if b"written" not in line))
    desk.accept("b2")
    desk.write()
    assert len(desk.brief.territory) == 2
    assert desk.review.state.card("b1").written == ""


def test_where_the_brief_was_deleted_all_of_it_is_written_again(desk: Desk) -> None:
    desk.accept("a1", "b1")
    first = desk.write().text
    desk.path.unlink()
    assert desk.write().text == first


def test_into_a_brief_of_another_text_citations_name_their_source(desk: Desk) -> None:
    desk.path.write_text(OTHER, "utf-8")
    desk.accept("b1", "c1")
    desk.write()
    brief = desk.brief
    assert [(each.id, each.title) for each in brief.sources] == [
        ("s1", "Another text"),
        ("s2", "Fighters at the mill"),
    ]
    assert brief.sources[1].unused[0].cite == ["s2:p1"]
    assert brief.territory[1].cite == ["s2:p2"]
    assert brief.voices["tarn"].cite == ["s2:p2"]
    assert [each.name for each in brief.actors] == ["Red Column"]
    assert brief.actors[0].aka == ["the Column"], "what the brief has was changed"
    text = desk.path.read_text("utf-8")
    assert text.startswith("# the desk's own\n")
    assert "      cite: [s1:p1]\n" in text, "a citation names no source beside a second one"
    assert "# so far" in text


def test_the_same_in_another_text_is_one_more_citation(tmp_path: Path) -> None:
    items = [{**each, "answer": "same", "of": ["t1"]} if each["key"] == "b2" else each
             for each in PLAIN["proposals"]]  # fmt: skip
    desk = Desk(tmp_path, proposals=items)
    desk.path.write_text(OTHER, "utf-8")
    desk.accept("b2")
    planned = desk.write()
    assert planned.counts == (0, 0, 0, 0, 1, 0)
    (claim,) = desk.brief.territory
    assert claim.cite == ["s1:p1", "s2:p3"]
    assert desk.plan().problems == (NOTHING_NEW,)


CHANGED = """\
territory:
# where they are
- id: t1  # as of Monday
  text: >-
    The Guard is
    at the ford.
  control: presence
  when: on Monday
  cite: [p1]
# the rest is not known

- {id: t2, text: Nobody is on the hill., control: presence, cite: [p2]}
"""


def changing(folder: Path, of: str = "t1", *more: dict[str, Any]) -> Desk:
    """Return a desk whose b2 says that an item of the brief has changed."""
    items = [{**each, "answer": "changed", "of": [of]} if each["key"] == "b2" else each
             for each in PLAIN["proposals"]]  # fmt: skip
    desk = Desk(folder, proposals=[*items, *more])
    line = next(line for line in OTHER.splitlines(keepends=True) if line.startswith("territory"))
    desk.path.write_text(OTHER.replace(line, CHANGED), "utf-8")
    return desk


def test_what_changes_an_item_stands_beside_it_until_it_is_to_replace_it(tmp_path: Path) -> None:
    desk = changing(tmp_path)
    desk.accept("b2")
    assert desk.plan().counts.items == 1
    desk.review.decide("b2", "replace", "ada", into="t1")
    before = desk.path.read_text("utf-8")
    planned = desk.plan()
    assert (planned.counts.items, planned.counts.replaced) == (0, 1)
    assert any(line.startswith("-  text: >-") for line in planned.difference)
    desk.review.undo("ada")
    assert desk.plan().counts.items == 1, "one undo takes it back"
    desk.review.decide("b2", "replace", "ada", into="t1")
    desk.write()
    first, second = desk.brief.territory
    assert (first.id, first.text, first.cite) == ("t1", "The Guard is at the ford.", ["s2:p3"])
    assert (first.place, first.when) == ("ford", None), "a field of the old item was kept"
    assert second.id == "t2"
    head, _, rest = desk.path.read_text("utf-8").partition("# where they are\n")
    old_rest = before.partition("# where they are\n")[2].partition("# the rest")[2]
    assert rest.partition("# the rest")[2].startswith(old_rest.replace("p2]", "s1:p2]")[:99])
    assert "as of Monday" not in rest
    assert head.endswith("territory:\n")
    assert desk.review.state.card("b2").written == "t1"
    assert desk.plan().problems == (NOTHING_NEW,)


def test_an_item_without_an_id_is_replaced_as_well(tmp_path: Path) -> None:
    desk = changing(tmp_path, "territory.2")
    desk.path.write_text(desk.path.read_text("utf-8").replace("id: t2, ", ""), "utf-8")
    desk.review.decide("b2", "replace", "ada", into="territory.2")
    desk.accept("b2")
    desk.write()
    assert [(each.id, each.place) for each in desk.brief.territory] == [
        ("t1", None),
        (None, "ford"),
    ]


def test_of_a_brief_put_in_another_order_the_right_item_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "as-it-was").mkdir()
    ref = ref_of("territory", 2, changing(tmp_path / "as-it-was").brief.territory[1])
    desk = changing(tmp_path, ref)
    text = desk.path.read_text("utf-8")
    desk.review.decide("b2", "replace", "ada", into=ref)
    desk.accept("b2")
    line = next(each for each in text.splitlines(keepends=True) if each.startswith("- {id: t2"))
    moved = line.replace("id: t2, ", "")
    text = text.replace(line, "").replace("territory:\n", f"territory:\n{moved}")
    desk.path.write_text(text, "utf-8")
    desk.write()
    assert [(each.id, each.place) for each in desk.brief.territory] == [
        (None, "ford"),
        ("t1", None),
    ]


def test_a_question_goes_on_naming_the_item_that_was_replaced(tmp_path: Path) -> None:
    question = {"question": "Is it so?", "status": "contradictory", "for": ["b1"]}
    desk = changing(
        tmp_path, "t1", proposal("x1", "crosscheck", 2, {**question, "against": ["b2"]})
    )
    desk.review.decide("b2", "replace", "ada", into="t1")
    desk.accept("b1", "b2", "x1")
    desk.write()
    assert desk.brief.crosscheck[0].against == ["t1"]


def test_a_further_citation_of_what_is_replaced_is_left_out_and_said(tmp_path: Path) -> None:
    more = proposal("b3", "territory", 4, {"text": "It is there.", "control": "presence"})
    desk = changing(tmp_path, "t1", {**more, "answer": "same", "of": ["t1"]})
    desk.review.decide("b2", "replace", "ada", into="t1")
    desk.accept("b2", "b3")
    planned = desk.write()
    assert (planned.counts.cites, planned.counts.replaced) == (0, 1)
    assert planned.notes == ("a further citation of an item that is replaced is left out",)
    assert desk.brief.territory[0].cite == ["s2:p3"]


def test_what_cannot_be_replaced_is_said(tmp_path: Path) -> None:
    more = proposal("b3", "territory", 4, {"text": "It is empty.", "control": "presence"})
    desk = changing(tmp_path, "t1", {**more, "answer": "changed", "of": ["t1"]})
    with pytest.raises(NotKept, match="it does not change t2"):
        desk.review.decide("b2", "replace", "ada", into="t2")
    for key in ("b2", "b3"):
        desk.review.decide(key, "replace", "ada", into="t1")
        desk.accept(key)
    assert desk.plan().problems[0] == "more than one accepted item replaces t1"
    desk.review.decide("b3", "leave-out", "ada")
    assert not desk.plan().problems
    desk.review.decide("b2", "move", "ada", into="points")
    other = "t1 stands in another section than the item that replaces it"
    assert desk.plan().problems == (other,)
    desk.path.write_text(desk.path.read_text("utf-8").replace("id: t1 ", "id: t9 "), "utf-8")
    assert desk.plan().problems == ("t1, which an accepted item replaces, is not in the brief",)

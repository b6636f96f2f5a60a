"""Accepted proposals written into a new brief, and into whatever stands there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from draft.reviewing import PLAIN, proposal
from draft.writing import ALL, OTHER, Desk, names
from full_disk import FullDisk

from briefing.draft.accepted import Coming
from briefing.draft.by_hand import key_by_hand
from briefing.draft.review import NotKept, decided_state, open_review
from briefing.draft.write import NO_SUMMARY, NotWritten, Planned, plan, write


def test_a_new_brief_has_what_was_accepted_and_who_and_what_it_names(desk: Desk) -> None:
    desk.accept("a1", "b1", "r1")
    planned = desk.write()
    brief = desk.brief
    assert desk.path.read_text("utf-8") == planned.text
    assert (brief.id, brief.tlp, brief.as_of) == ("mill-03-04", "AMBER", "2020-03-04")
    assert [each.text for each in brief.situation.summary] == ["Fighters hold the mill."]
    assert [each.text for each in brief.territory] == ["Tarn: the Column holds the mill."]
    assert list(brief.voices) == ["tarn"], "a voice came that no item names"
    assert [each.id for each in brief.actors] == ["red", "blue"]
    assert [each.id for each in brief.places] == ["mill", "ford"], "a place came that none names"
    assert not brief.humanitarian
    assert brief.sources[0].unused[0].cite == ["p1"]
    assert planned.counts == (3, 1, 2, 2, 0, 0)
    assert planned.difference[:2] == ("--- /dev/null", "+++ mill-03-04.yaml")
    assert all(line.startswith(("+", "-", "@")) for line in planned.difference)


def test_events_are_written_in_order_of_date_and_an_exercise_is_called_one(tmp_path: Path) -> None:
    days = {"x1": "2020-03-03", "x2": "", "x3": "2020-02/2020-03", "x4": "2020-03-01"}
    more = [
        proposal(key, "timeline", 4, {"text": f"Event {key}."} | ({"date": day} if day else {}))
        for key, day in days.items()
    ]
    head = {**PLAIN["brief"], "status": "exercise"}
    desk = Desk(tmp_path, brief=head, proposals=[*more, *PLAIN["proposals"]])
    desk.accept("a1", "e1", *days)
    desk.write()
    told = [each.date for each in desk.brief.timeline]
    assert told == ["2020-02/2020-03", "2020-03-01", "2020-03-02", "2020-03-03", None]
    assert desk.brief.status == "exercise"


def test_editors_find_a_schema_with_the_ids_of_the_brief_beside_it(desk: Desk) -> None:
    desk.accept("a1")
    desk.write()
    schema = desk.folder / "mill-03-04.schema.json"
    line = desk.path.read_text("utf-8").splitlines()[0]
    assert line == f"# yaml-language-server: $schema={schema.name}"
    assert '"tarn"' in schema.read_text("utf-8")
    desk.accept("c1")
    desk.write()
    assert '"ministry"' in schema.read_text("utf-8"), "it is behind the brief"
    schema.unlink()
    desk.accept("b1")
    desk.write()
    assert not schema.exists(), "it came back where the user has no use for it"


def test_without_a_summary_nothing_is_written_and_one_sentence_says_so(desk: Desk) -> None:
    desk.accept("b1")
    assert desk.plan().problems == (NO_SUMMARY,)
    with pytest.raises(NotWritten, match="bottom line"):
        desk.write()
    assert not desk.path.exists()
    desk.review.decide("b1", "move", "ada", into="summary")
    desk.write()
    assert desk.brief.situation.summary[0].text == "Tarn: the Column holds the mill."


def test_what_the_reviewer_has_still_to_say_is_named(desk: Desk) -> None:
    desk.accept("a1", "d1")
    problems = desk.plan().problems
    assert problems == (
        "Ilo Brand speaks in an accepted item: say first what kind of voice that is",
        "an accepted item has no words yet (views, p4)",
    )
    desk.review.decide("brand", "voice", "ada", item={"kind": "expert"})
    desk.review.decide("d1", "edit", "ada", item={"text": "Brand sees no end."})
    desk.write()
    assert desk.brief.voices["brand"].kind == "expert"


def test_what_does_not_read_back_is_not_written(desk: Desk) -> None:
    desk.accept("a1", "b1")
    desk.review.decide("b1", "edit", "ada", item={"control": "complete"})
    assert "control" in desk.plan().problems[0]
    with pytest.raises(NotWritten, match="control"):
        desk.write()
    assert not desk.path.exists()


def test_voices_that_differ_in_basis_get_the_least_firm_one(desk: Desk) -> None:
    desk.review.decide("tarn", "voice", "ada", item={"kind": "monitor"})
    desk.review.decide("c1", "merge", "ada", into="a1")
    desk.accept("a1")
    desk.write()
    item = desk.brief.situation.summary[0]
    assert item.by == ["tarn", "ministry"]
    assert item.basis == "claimed"
    assert item.cite == ["p2", "p3"]


def test_a_paragraph_that_an_item_cites_is_not_set_aside(desk: Desk) -> None:
    desk.accept("a1")
    desk.review.decide("a1", "edit", "ada", item={"cite": ["p1", "p2"]})
    desk.write()
    assert desk.brief.sources[0].unused == []


def test_ids_are_unique_and_what_refers_to_them_follows(tmp_path: Path) -> None:
    places = [{**PLAIN["places"][0], "id": "red"}, *PLAIN["places"][1:]]
    items = [
        proposal("a1", "summary", 2, {"text": "It is held."}),
        proposal("b1", "territory", 2, {"text": "X.", "control": "full", "place": "red",
                                        "holder": "red"}),
    ]  # fmt: skip
    desk = Desk(tmp_path, places=places, proposals=items)
    desk.accept("a1", "b1")
    desk.write()
    claim = desk.brief.territory[0]
    assert (claim.holder, claim.place) == ("red", "red-2")
    assert [each.id for each in desk.brief.places] == ["red-2", "ford"]


def asked(tmp_path: Path) -> Desk:
    question: dict[str, Any] = {"question": "Is it so?", "status": "contradictory"}
    question |= {"for": ["b1", "gone"], "against": ["b2"]}
    items = [*PLAIN["proposals"], proposal("x1", "crosscheck", 2, question)]
    return Desk(tmp_path, proposals=items)


def test_a_question_names_the_items_by_their_ids(tmp_path: Path) -> None:
    desk = asked(tmp_path)
    desk.accept("a1", "b1", "b2", "x1")
    planned = desk.write()
    brief = desk.brief
    assert [each.id for each in brief.territory] == ["t1", "t2"]
    assert (brief.crosscheck[0].for_, brief.crosscheck[0].against) == (["t1"], ["t2"])
    assert brief.crosscheck[0].status == "contradictory"
    assert planned.notes == ("a question names items that were not accepted: they are left out",)
    assert brief.situation.summary[0].id is None, "an id that nothing refers to"


def test_a_question_that_has_lost_a_side_is_one_sided(tmp_path: Path) -> None:
    desk = asked(tmp_path)
    desk.accept("a1", "b1", "x1")
    desk.write()
    question = desk.brief.crosscheck[0]
    assert (question.for_, question.against, question.status) == (["t1"], [], "one-sided")


def test_a_question_that_is_accepted_later_finds_items_that_stand_in_the_brief(
    tmp_path: Path,
) -> None:
    desk = asked(tmp_path)
    desk.accept("a1", "b1", "b2")
    desk.write()
    desk.accept("x1")
    desk.write()
    assert desk.brief.crosscheck[0].for_ == ["t1"]
    assert [each.id for each in desk.brief.territory] == ["t1", "t2"]


def test_a_question_about_what_was_merged_names_what_took_it_in(tmp_path: Path) -> None:
    desk = asked(tmp_path)
    desk.review.decide("b2", "merge", "ada", into="b1")
    desk.accept("a1", "b1", "x1")
    desk.write()
    assert desk.brief.crosscheck[0].against == ["t1"]


def test_an_item_by_hand_is_written_with_its_citation(desk: Desk) -> None:
    item = {"text": "It is cold.", "by": "tarn", "cite": ["p4"]}
    key = key_by_hand(desk.review.draft.source, "points", item)
    desk.review.decide(key, "add", "ada", item=item, into="points")
    with pytest.raises(NotKept, match="the item is there already"):
        desk.review.decide(key, "add", "bob", item=item, into="points")
    desk.accept("a1", key)
    desk.write()
    (point,) = desk.brief.situation.points
    assert (point.text, point.by, point.cite) == ("It is cold.", "tarn", ["p4"])
    assert list(desk.brief.voices) == ["tarn"]


def test_a_draft_for_a_brief_that_has_gone_begins_no_other(tmp_path: Path) -> None:
    desk = Desk(tmp_path, into="mill-03-04")
    desk.accept("a1")
    assert desk.plan().problems == (
        "the brief mill-03-04 that the text was held against is not there",
    )
    desk.path.write_text(OTHER, "utf-8")
    desk.write()
    assert len(desk.brief.situation.summary) == 2


def test_items_without_an_id_are_known_by_section_and_number(tmp_path: Path) -> None:
    question = {"question": "Is it so?", "status": "contradictory", "for": ["b1"]}
    items = [{**each, "answer": "same", "of": ["summary.1"]} if each["key"] == "a1" else each
             for each in PLAIN["proposals"]]  # fmt: skip
    asked = proposal("x1", "crosscheck", 2, {**question, "against": ["territory.1", "a1"]})
    desk = Desk(tmp_path, proposals=[*items, asked])
    desk.path.write_text(OTHER.replace("id: t1, ", ""), "utf-8")
    desk.review.decide("a1", "edit", "ada", item={"text": None})
    desk.accept("a1", "b1", "x1")
    desk.write()
    brief = desk.brief
    assert brief.situation.summary[0].cite == ["s1:p1", "s2:p2"]
    assert [each.id for each in brief.territory] == ["t2", "t1"]
    assert (brief.crosscheck[0].for_, brief.crosscheck[0].against) == (["t1"], ["t2", "s1"])
    assert "cite: [s1:p1], id: t2}" in desk.path.read_text("utf-8")


def test_a_brief_that_cannot_be_read_is_left_as_it_is(desk: Desk) -> None:
    desk.path.write_text("schema: briefing/1\n", "utf-8")
    desk.accept("a1")
    assert desk.plan().problems
    with pytest.raises(NotWritten):
        desk.write()
    assert desk.path.read_text("utf-8") == "schema: briefing/1\n"


def test_while_decisions_cannot_be_read_nothing_is_written(desk: Desk) -> None:
    desk.accept("a1")
    place = desk.folder / "mill-03-04.review.yaml"
    place.write_bytes(b"odd\n" + place.read_bytes())
    review = open_review(desk.folder / "mill-03-04.draft.yaml", desk.folder)
    with pytest.raises(NotWritten, match=":1:1: no decision can be read here"):
        write(review, desk.plan(), desk.path, "ada")
    assert not desk.path.exists()


def test_a_brief_that_somebody_has_changed_meanwhile_is_left_as_it_is(desk: Desk) -> None:
    desk.accept("a1")
    planned = desk.plan()
    desk.path.write_text(OTHER, "utf-8")
    with pytest.raises(NotWritten, match="changed meanwhile"):
        write(desk.review, planned, desk.path, "ada")
    assert desk.path.read_text("utf-8") == OTHER
    assert desk.review.state.card("a1").written is None


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_byte_order_mark_and_ends_of_lines_stay(desk: Desk, ending: str) -> None:
    data = b"\xef\xbb\xbf" + OTHER.replace("\n", ending).encode()
    desk.path.write_bytes(data)
    desk.accept("b1")
    desk.write()
    after = desk.path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf# the desk's own" + ending.encode())
    assert after.count(b"\r") == (after.count(b"\n") if ending == "\r\n" else 0)
    assert desk.brief.territory[1].holder == "red"


@pytest.mark.parametrize("room", [0, 30])
def test_on_a_full_disk_the_brief_is_as_it_was(desk: Desk, room: int) -> None:
    desk.path.write_text(OTHER, "utf-8")
    desk.accept("b1")
    planned = desk.plan()
    with pytest.MonkeyPatch.context() as patch:
        disk = FullDisk(patch, room)
        with pytest.raises(NotWritten, match="cannot be written: no space left"):
            write(desk.review, planned, desk.path, "ada")
        assert disk.refused == 1
    assert desk.path.read_text("utf-8") == OTHER
    assert desk.review.state.card("b1").written is None
    assert names(desk.folder) == [
        *("mill-03-04.draft.yaml", "mill-03-04.review.yaml", "mill-03-04.yaml")
    ]


def test_planning_writes_nothing_and_is_the_same_twice(desk: Desk) -> None:
    desk.accept(*ALL)
    before = names(desk.folder)
    assert desk.plan() == desk.plan()
    assert plan(decided_state(desk.review.draft, desk.review.state.decisions), None, desk.path) == (
        desk.plan()
    )
    assert names(desk.folder) == before
    assert isinstance(desk.plan(), Planned)
    assert Coming._fields[0] == "source"

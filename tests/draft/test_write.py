"""Accepted proposals written into the brief: all of them once, and every other byte as it was."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from draft.reviewing import PLAIN, proposal, put
from full_disk import FullDisk
from hypothesis import given, settings
from hypothesis import strategies as st
from sweeping import some

from briefing.brief.model import Brief
from briefing.draft.accepted import Coming
from briefing.draft.by_hand import key_by_hand
from briefing.draft.refs import ref_of
from briefing.draft.review import NotKept, Review, fold, open_review
from briefing.draft.write import NO_SUMMARY, NOTHING_NEW, NotWritten, Planned, plan, text_of, write
from briefing.format.reader import read

ALL = ("a1", "a2", "r1", "b1", "b2", "c1", "e1")
"""The keys of all proposals that need nothing more of the reviewer."""


class Desk:
    """A folder with the draft, a reviewer, and the brief that is to come."""

    def __init__(self, folder: Path, **changes: Any) -> None:
        self.folder = folder
        self.path = folder / "mill-03-04.yaml"
        self.review: Review = open_review(put(folder, **changes), folder)

    def accept(self, *keys: str) -> None:
        for key in keys:
            self.review.decide(key, "accept", "ada")

    def plan(self) -> Planned:
        return plan(self.review.state, text_of(self.path), self.path, self.folder)

    def write(self) -> Planned:
        planned = self.plan()
        write(self.review, planned, self.path, "ada")
        return planned

    @property
    def brief(self) -> Brief:
        data = self.path.read_bytes()
        reading = read(data, Brief, "mill", folder=self.folder, library=self.folder)
        assert reading.value is not None, reading.problems
        yaml.safe_load(data)
        return reading.value


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


# -- a new brief ----------------------------------------------------------------------------------


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
    with pytest.raises(NotWritten, match="summary"):
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
    assert planned.notes == ("a question names items that were not accepted: they are left out",)
    assert brief.situation.summary[0].id is None, "an id that nothing refers to"


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


# -- a brief that is there ------------------------------------------------------------------------


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


OTHER = """\
# the desk's own
schema: briefing/1
id: mill-03-04
title: EXERCISE
as_of: 2020-03-04
tlp: AMBER
sources:
  - {id: s1, title: Another text, kind: sitrep, paragraphs: 3}
situation:
  summary:
    - text: It stands.  # so far
      cite: [p1]
territory: [{id: t1, text: The Guard is at the ford., control: presence, cite: [p1]}]
actors:
- id: red
  name: Red Column
  aka: [the Column]
  cite: [p1]
"""


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


# -- whatever is decided --------------------------------------------------------------------------


@settings(max_examples=40)
@given(st.lists(st.sets(st.sampled_from(ALL)), min_size=1, max_size=4))
def test_in_any_number_of_steps_each_item_is_written_once(
    tmp_path_factory: pytest.TempPathFactory, steps: list[set[str]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("steps"))
    desk.accept("a1")
    desk.write()
    for keys in steps:
        desk.accept(*sorted(keys))
        if not desk.plan().problems:
            desk.write()
        assert desk.plan().problems == (NOTHING_NEW,)
    brief = desk.brief
    accepted = {"a1", *(key for keys in steps for key in keys)}
    found = [
        *brief.situation.summary, *brief.relationships, *brief.territory, *brief.humanitarian,
        *brief.timeline,
    ]  # fmt: skip
    assert len(found) == len(accepted)


# -- kills ----------------------------------------------------------------------------------------

CHILD = """
import sys
from pathlib import Path
from briefing.draft.review import open_review
from briefing.draft.write import NotWritten, plan, text_of, write
folder = Path(sys.argv[1])
path = folder / "mill-03-04.yaml"
review = open_review(folder / "mill-03-04.draft.yaml", folder)
print("begun", flush=True)
for key in sys.argv[2].split():
    review.decide(key, "accept", "ada")
    planned = plan(review.state, text_of(path), path, folder)
    try:
        write(review, planned, path, "ada")
        print(key, flush=True)
    except NotWritten as error:
        print("not", error, flush=True)
"""


@pytest.mark.parametrize("kills", some([range(8), range(8, 25)], 1), ids=str)
def test_however_it_is_killed_while_writing_no_file_is_half_and_no_item_comes_twice(
    kills: range, tmp_path: Path
) -> None:
    draw = random.Random(kills.start)
    hit = 0
    for number in kills:
        folder = tmp_path / str(number)
        folder.mkdir()
        desk = Desk(folder)
        words = [sys.executable, "-c", CHILD, str(folder), " ".join(ALL)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            said = [process.stdout.readline() for _ in range(1 + number % len(ALL))]
            time.sleep(draw.random() / 40)
            process.kill()
            said += process.stdout.readlines()
        assert said[0] == "begun\n"
        written = [each.strip() for each in said if each.endswith("\n")][1:]
        assert not [each for each in written if each.startswith("not")]
        hit += len(written) < len(ALL)
        review = open_review(folder / "mill-03-04.draft.yaml", folder)
        desk.review = review
        for key in written:
            assert review.state.card(key).standing == "accepted"
        if written:
            assert len(desk.brief.situation.summary) >= 1
        desk.accept(*ALL)
        desk.write() if desk.plan().problems != (NOTHING_NEW,) else None
        brief = desk.brief
        assert len(brief.situation.summary) == len(brief.territory) == 2
        assert len(brief.relationships) == len(brief.humanitarian) == len(brief.timeline) == 1
        left = [name for name in names(folder) if not name.startswith("mill")]
        assert len(left) <= 1, "more than one temporary file was left behind"
    assert hit, "no kill hit it while it wrote"


def test_planning_writes_nothing_and_is_the_same_twice(desk: Desk) -> None:
    desk.accept(*ALL)
    before = names(desk.folder)
    assert desk.plan() == desk.plan()
    assert plan(fold(desk.review.draft, desk.review.state.decisions), None, desk.path) == (
        desk.plan()
    )
    assert names(desk.folder) == before
    assert isinstance(desk.plan(), Planned)
    assert Coming._fields[0] == "source"

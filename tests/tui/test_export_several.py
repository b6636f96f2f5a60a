"""Marking briefs in the list of briefs, and exporting them as one file or a file each."""

from __future__ import annotations

import csv
import json
from functools import partial
from pathlib import Path

import pytest

from briefing.brief.outline import Outline
from briefing.export import OF_ONE, file_bytes, render_all
from briefing.export.judged_brief import JudgedBrief
from briefing.library.folder import FolderLibrary
from briefing.tui.exporting import KINDS
from briefing.tui.screens.picker.screen import Picker
from briefing.tui.screens.picker.several import ExportSeveral
from briefing.tui.screens.question import QuestionDialog
from tui import making
from tui.conftest import MakeApp
from tui.drafted import put_draft
from tui.export_dialog import AT, clear, dialog, names, path_line, retype
from tui.hand import Hand, hand_on
from tui.searching import answered, four_briefs, indexed, picker
from tui.searching import library as searched


def together(root: Path, name: str, *ids: str) -> bytes:
    """The export of some briefs in one file, as the command line has it."""
    library, judged = FolderLibrary(root), []
    entries = {entry.id: entry for entry in library.entries()}
    for brief_id in ids:
        reading = library.load(entries[brief_id])
        assert reading.value is not None
        verdicts = library.verdicts(entries[brief_id], reading.value, reading.text)
        judged.append(JudgedBrief(Outline(reading.value), verdicts))
    return file_bytes(render_all(judged, name), name)  # type: ignore[arg-type]


def told_last(hand: Hand, notice: str) -> bool:
    return hand.notices[-1:] == [notice]


async def asked(hand: Hand, *keys: str) -> None:
    """Press keys, and wait until the dialogue is there."""
    await hand.press(*keys)
    await hand.until(lambda: isinstance(hand.app.screen, ExportSeveral))


@AT
async def test_marked_briefs_are_counted_and_go_into_one_file(
    make_app: MakeApp, tmp_path: Path, here: Path, size: tuple[int, int]
) -> None:
    root = four_briefs(tmp_path)
    async with hand_on(make_app(root, "hill"), size) as hand:
        await hand.press("b", "f4")
        hand.check_rows()
        assert "2* Truce on the hill" in hand.text
        assert "1 marked" in hand.text
        await hand.press("up", "f4")
        assert "2* " not in hand.text, "the second time it is taken away"
        assert "marked" not in hand.text
        await hand.press("up", "up", "f4", "f4")
        await asked(hand, "f5")
        hand.check_rows()
        assert "EXPORT 2 BRIEFS, up to TLP:GREEN" in hand.text
        assert path_line(hand).value == str(here / "briefs.txt")
        await hand.press("escape")
        assert isinstance(hand.app.screen, Picker)
        assert "2 marked" in hand.text


@pytest.mark.parametrize("size", [(40, 12), (36, 10)], ids=str)
async def test_how_many_are_marked_is_told_where_there_is_hardly_room(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    strict = [making.small(name, "2024-02-01", tlp="AMBER+STRICT") for name in ("hill", "river")]
    root = making.library(tmp_path / "library", *strict)
    async with hand_on(make_app(root, "hill"), size) as hand:
        await hand.press("b", "f4")
        hand.check_rows()
        assert "1 marked" in hand.rows()[0]
        assert "TLP:AMBER+STRICT" in hand.rows()[0]


async def test_one_file_has_what_the_command_line_writes(
    make_app: MakeApp, tmp_path: Path, here: Path
) -> None:
    root = four_briefs(tmp_path)
    async with hand_on(make_app(root)) as hand:
        await hand.press("b", "f4", "f4")
        for name in ("text", "markdown", "json", "csv", "geojson", "stix"):
            await asked(hand, "f5")
            assert "EXPORT 2 BRIEFS, up to TLP:GREEN" in hand.text
            assert "svg" not in hand.text
            await hand.click_text(f" {name} ")
            await hand.press("enter")
            path = here / f"briefs{KINDS[name]}"
            await hand.until(path.is_file)
            assert path.read_bytes() == together(root, name, "river", "hill"), name
            await hand.until(partial(told_last, hand, f"Written: {path}"))
        assert isinstance(hand.app.screen, Picker), "it lies over the list, where the marks stay"
        assert len(json.loads((here / "briefs.json").read_text())) == 2
        assert len(list(csv.reader((here / "briefs.csv").read_text().splitlines()))) >= 2


async def test_a_folder_gets_a_file_each_and_one_question_for_all_that_are_there(
    make_app: MakeApp, tmp_path: Path, here: Path
) -> None:
    root = four_briefs(tmp_path)
    async with hand_on(make_app(root)) as hand:
        await hand.press("b", "f4", "f4")
        await asked(hand, "f5")
        await retype(hand, "new/")
        assert "to a file each" in hand.text
        await hand.press("enter", "m")
        await hand.until(lambda: bool(hand.notices))
        assert hand.notices == ["Written: 2 files in new"]
        assert names(here / "new") == ["hill.txt", "river.txt"]
        assert (here / "new" / "hill.txt").read_bytes() == together(root, "text", "hill")

        (here / "new" / "hill.txt").write_text("mine")
        for answer, told in (("c", "1 of 2 files were written."), ("n", ""), ("o", "")):
            await asked(hand, "f5")
            await retype(hand, "new/")
            await hand.press("enter")
            await hand.until(lambda: isinstance(hand.app.screen, QuestionDialog))
            assert "1 of 2 files exist with other content." in hand.text
            await hand.press(answer)
            await hand.until_idle("export")
            await hand.until(partial(told_last, hand, told or "Written: 2 files in new"))
            kept = (here / "new" / "hill.txt").read_text() == "mine"
            assert kept == (answer != "o")
        assert names(here / "new") == ["hill-2.txt", "hill.txt", "river.txt"]


@pytest.mark.parametrize("kind", OF_ONE)
async def test_a_format_of_one_brief_offers_a_folder_and_wants_one(
    make_app: MakeApp, tmp_path: Path, here: Path, kind: str
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path))) as hand:
        await hand.press("b", "f4", "f4")
        await asked(hand, "f5")
        await hand.click_text(f" {kind} ")
        assert path_line(hand).value == f"{here}/"
        await hand.click_text(" text ")
        assert path_line(hand).value == str(here / "briefs.txt")
        await hand.click_text(f" {kind} ")
        await clear(hand)
        await hand.type("both.file")
        await hand.press("enter")
        await hand.until(lambda: bool(hand.notices))
        assert hand.notices == [f"{kind} holds one brief: name a folder, for a file each."]
        assert dialog(hand).formats.chosen == kind
        await retype(hand, f"{here}/")
        await hand.press("enter")
        await hand.until(lambda: hand.notices[-1] == f"Written: 2 files in {here}")
        ending = KINDS[kind]
        assert names(here) == [f"hill{ending}", f"river{ending}"]


async def test_the_strictest_label_is_named_and_red_is_asked_for(
    make_app: MakeApp, tmp_path: Path, here: Path
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path))) as hand:
        await hand.press("b", "f4", "f4", "f4")
        await asked(hand, "f5")
        assert "EXPORT 3 BRIEFS, up to TLP:RED" in hand.text
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, QuestionDialog))
        assert "One of these briefs is TLP:RED" in hand.text
        await hand.press("c")
        assert hand.notices == ["Nothing was written."]
        assert not names(here)
        await asked(hand, "f5")
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, QuestionDialog))
        await hand.press("w")
        await hand.until((here / "briefs.txt").is_file)
        lines = (here / "briefs.txt").read_text().splitlines()
        assert (lines[0].strip(), lines[-1].strip()) == ("TLP:RED", "TLP:RED")


async def test_without_a_mark_it_is_the_chosen_brief_and_a_broken_one_is_told(
    make_app: MakeApp, tmp_path: Path, here: Path
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path))) as hand:
        await hand.press("b", "down")
        await asked(hand, "f5")
        assert "EXPORT 1 BRIEF, TLP:GREEN" in hand.text
        assert path_line(hand).value == str(here / "hill.txt")
        await hand.press("escape", "down", "down", "f4", "f5")
        await hand.until(lambda: bool(hand.notices))
        assert hand.notices == ["wrong.yaml cannot be read: take its mark away."]
        assert isinstance(hand.app.screen, Picker)


async def test_an_item_marks_its_brief(make_app: MakeApp, tmp_path: Path, here: Path) -> None:
    async with hand_on(make_app(searched(tmp_path), index=True)) as hand:
        await indexed(hand)
        await hand.press("b")
        await hand.type("weir burst")
        await answered(hand)
        assert picker(hand).hits.items_alone
        await hand.press("f4")
        assert "1 marked" in hand.text
        await asked(hand, "f5")
        assert path_line(hand).value == str(here / "hill.txt")


async def test_marked_briefs_are_exported_though_none_is_listed(
    make_app: MakeApp, tmp_path: Path, here: Path
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path))) as hand:
        await hand.press("b", "f4")
        await hand.type("zzz")
        assert not picker(hand).hits.count
        assert "1 marked" in hand.text
        await hand.press("f4")
        assert len(hand.app.brief_list.marked) == 1
        await asked(hand, "f5")
        assert path_line(hand).value == str(here / "river.txt")


async def test_a_draft_is_not_marked(make_app: MakeApp, tmp_path: Path) -> None:
    root = four_briefs(tmp_path)
    put_draft(root, "to-come")
    async with hand_on(make_app(root)) as hand:
        await hand.until(lambda: hand.app.brief_list.drafts)
        await hand.press("b", *["down"] * 4, "f4")
        assert hand.notices == ["A draft is no brief yet: it cannot be exported."]
        assert not hand.app.brief_list.marked


async def test_to_compare_with_one_brief_none_is_marked(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(four_briefs(tmp_path))) as hand:
        await hand.press("d", "b", "f4", "f5")
        assert isinstance(hand.app.screen, Picker)
        assert not hand.app.brief_list.marked
        assert "mark" not in hand.text

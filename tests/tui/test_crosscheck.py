"""The cross-check screen: both sides of each question, and what no question gathers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sweeping import grid

from briefing.tui.cells import PinnedRow, plain
from briefing.tui.screens.crosscheck.screen import CrosscheckScreen
from briefing.tui.screens.evidence.screen import EvidenceScreen

from . import making
from .conftest import MakeApp
from .hand import SIZES, Hand, hand_on

ALEPPO, EXERCISE = "aleppo-2024-11-30", "exercise-qelmara-2020-03-09"
WIDE = [(100, 30), (120, 40), (250, 80)]
NARROW = [(40, 12), (80, 24), (99, 40)]


def by_hand() -> making.Raw:
    """Three questions whose screen can be told by hand, and two claims that none gathers."""
    return making.small(
        voices={
            "ford": {"name": "Ford Council", "short": "Council", "kind": "government",
                     "side": "ford", "reliability": "D"},
            "reed": {"name": "Reed Front", "kind": "party", "side": "reed"},
            "watch": {"name": "Marsh Watch", "kind": "monitor", "reliability": "C"},
        },
        actors=[
            {"id": "guard", "name": "Guard", "side": "ford", "cite": ["p1"]},
            {"id": "front", "name": "Front", "side": "reed", "cite": ["p1"]},
        ],
        places=[{"id": "harl", "name": "Harl", "cite": ["p1"]},
                {"id": "osk", "name": "Osk", "cite": ["p1"]}],
        territory=[
            {"id": "t1", "text": "The council says its guard holds Harl.", "by": "ford",
             "place": "harl", "holder": "guard", "control": "full", "grade": "D4", "cite": ["p4"]},
            {"id": "t2", "text": "The front says it took Harl.", "by": "reed", "place": "harl",
             "holder": "front", "control": "captured", "cite": ["p12"]},
            {"id": "t3", "text": "The monitor says Osk is the guard's.", "by": "watch",
             "place": "osk", "holder": "guard", "control": "majority", "grade": "C2",
             "cite": ["p6-p7"]},
            {"id": "t4", "text": "The front says that Osk fell.", "by": "reed", "place": "osk",
             "holder": "front", "control": "full", "cite": ["p8"]},
        ],
        crosscheck=[
            {"question": "Does the guard hold Harl?", "status": "contradictory", "for": ["t1"],
             "against": ["t2"], "note": "Neither names a street.", "cite": ["p9"]},
            {"question": "Is Osk quiet?", "status": "one-sided", "for": ["t3"]},
            {"question": "Did nobody ask?", "status": "agreed"},
        ],
    )  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", by_hand())


def screen(hand: Hand) -> CrosscheckScreen:
    assert isinstance(hand.app.screen, CrosscheckScreen)
    return hand.app.screen


def label(hand: Hand) -> str:
    line = screen(hand).line
    assert line is not None
    return line.label


async def whole(hand: Hand) -> str:
    """Everything on the screen, read claim by claim."""
    await hand.press("g")
    seen = hand.text
    for _ in screen(hand).stops[1:]:
        await hand.press("j")
        hand.check_rows()
        seen += "\n" + hand.text
    return re.sub(r"\s+", " ", seen)


async def test_both_sides_face_each_other_from_100_columns(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("c")
        assert "3 questions: 1 contradictory, 1 one sided, 1 agreed; 1 suggested" in hand.text
        _, y = hand.find("yes 1")
        rows = hand.rows()
        assert re.fullmatch(r" Does the guard hold Harl\? +yes 1 +no 1 +contradictory ", rows[y])
        yes, no = rows[y + 1][:58], rows[y + 1][58:]
        assert re.fullmatch(r".◌ claimed +. Council +D4 +p4 \S.*", yes.rstrip())
        assert re.fullmatch(r" +◌ claimed +. Reed Front +p12 \S.*", no.rstrip())
        assert rows[y + 2].split("  ")[1:2] == [" The council says its guard holds Harl."]
        assert "Desk: Neither names a street. rests on p9" in " ".join(hand.text.split())
        quiet = hand.rows()[hand.find("Is Osk quiet?  ")[1] :]
        assert "one sided" in hand.text
        assert any("nobody says no in this brief" in row[58:] for row in quiet)


@pytest.mark.parametrize("size", [*WIDE, *NARROW], ids=str)
async def test_every_claim_is_told_with_speaker_basis_grade_and_paragraph(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("c")
        text = await whole(hand)
        for part in (
            "yes 1", "no 1", "contradictory", "nobody says no in this brief",
            "nobody says yes in this brief", "one sided", "agreed", "claimed", "Council", "D4",
            "p4", "p6+", "Reed Front", "Marsh Watch", "C2", "reported", "NO QUESTION YET",
            "Two voices on Osk's control, no question", "Guard, majority: The monitor says",
            "Front, full: The front says",
        ):  # fmt: skip
            assert part in text, part


@pytest.mark.parametrize("size", NARROW, ids=str)
async def test_under_100_columns_no_stands_below_yes(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("c")
        screen(hand).sheet.render_line(0)
        rows = ["".join(t for t, _ in row).rstrip() for row in screen(hand)._page.rows]
        at = next(n for n, row in enumerate(rows) if "yes 1" in row)
        assert rows[at].endswith("contradictory")
        below = next(n for n, row in enumerate(rows) if n > at and row.startswith(" no 1"))
        assert any("Council" in row for row in rows[at:below])
        assert any("Reed Front" in row for row in rows[below : below + 2])


@grid(
    brief=[ALEPPO, EXERCISE],
    size=[(40, 12), (100, 17), (250, 80), *SIZES[1:], (30, 8)],
    ascii_only=[False, True],
    most=3,
)
async def test_every_claim_can_be_selected_and_is_seen_then(
    make_app: MakeApp, bundled: Path, brief: str, size: tuple[int, int], ascii_only: bool
) -> None:
    async with hand_on(make_app(bundled, brief, ascii_only=ascii_only), size) as hand:
        await hand.press("c")
        here = screen(hand)
        order = list(range(len(here.stops)))
        seen = []
        for key in ("j", "k"):
            for _ in order:
                if key == "j":
                    hand.check_rows()
                seen.append(here.at)
                spot = here._page.spots[here.at]
                top, height = here.sheet.top, here.sheet.size.height
                held = here.sheet.held(spot.top)
                assert top + held <= spot.top < top + height, (here.at, spot, top)
                more = here.sheet.last_top > top
                assert spot.bottom <= top + height - more or spot.top == top + held
                if ascii_only and key == "j":
                    assert hand.text.isascii()
                await hand.press(key)
        assert seen == order + order[::-1]


@pytest.mark.parametrize("size", [(200, 60), (80, 24), (40, 12)], ids=str)
async def test_a_heading_stays_over_what_it_heads_and_is_not_the_last_row_in_sight(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, EXERCISE), size) as hand:
        await hand.press("c")
        sheet = screen(hand).sheet
        for top in range(sheet.last_top):
            sheet.scroll_rows(top - sheet.top)
            shown = [sheet.paint_line(y).text for y in range(sheet.size.height - 1)]
            last = next(y for y in reversed(range(len(shown))) if shown[y].strip())
            heads = [plain(row).strip() for row in sheet._rows if isinstance(row, PinnedRow)]
            assert shown[last].strip() not in heads, top
            cells = shown[last][: size[0] // 2] if size[0] > 100 else shown[last]
            alone = size[0] < 100 or not shown[last][size[0] // 2 + 1 :].strip()
            assert not (alone and re.search(r"\d +s\d:p\d+ ✓ *$", cells)), top
            hidden = len(sheet._rows) - top - len(shown)
            more = sheet.paint_line(sheet.size.height - 1).text
            assert int(re.findall(r"\d+", more)[-1]) - hidden in range(len(shown) - last)
        sheet.scroll_rows((5 if size[0] == 80 else 9) - sheet.top)  # where its items are in sight
        assert "Did the League open" in sheet.paint_line(int(size[1] > 12)).text


async def test_the_index_shows_the_sides_on_a_spine_where_the_height_allows(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root), (100, 30)) as hand:
        await hand.press("c")
        assert re.search(r"Does the guard hold Harl\? +contradictory +A? ?F 1 \| 1 R ", hand.text)
        assert re.search(r"Is Osk quiet\? +one sided +∙ 1 \| none ", hand.text)
        assert re.search(r"Did nobody ask\? +agreed +none \| none ", hand.text)
        await hand.click_text("Is Osk quiet?")
        assert label(hand) == "t3"
        await hand.resize(100, 20)
        assert "letters: side" not in hand.text
        await hand.resize(79, 40)
        assert "letters: side" not in hand.text


async def test_enter_opens_the_evidence_and_esc_comes_back_to_the_claim(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("t", "j", "c")
        assert label(hand) == "t2"
        await hand.press("enter")
        assert isinstance(hand.app.screen, EvidenceScreen)
        assert hand.app.screen.line.label == "t2"
        await hand.press("k")  # through the claims of the question, not of the pane
        assert hand.app.screen.line.label == "t1"
        await hand.press("k")
        assert hand.app.screen.line.label == "t1"
        assert "This is the first item." in hand.notices
        await hand.press("escape")
        assert label(hand) == "t1"
        await hand.press("enter", "escape", "escape")
        assert hand.at_home
        assert hand.selected == ("territory", 1)
        await hand.press("c", "o")
        assert hand.at_home


async def test_it_opens_at_the_item_one_was_at(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        hand.page.go("crosscheck", 2)
        await hand.press("c")
        assert label(hand) == "crosscheck[3]"
        await hand.press("escape", "t", "G", "enter", "c")
        assert label(hand) == "t4"
        assert screen(hand).topics[screen(hand).stops[screen(hand).at].topic].check is None


async def test_keys_across_and_from_question_to_question(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("c")
        went = []
        for key in ("tab", "tab", "right", "left", "pagedown", "tab", "pagedown", "space", "pageup",
                    "G", "tab", "g", "end", "home"):  # fmt: skip
            await hand.press(key)
            went.append(label(hand))
        third = "crosscheck[3]"
        assert went == [
            "t2", "t1", "t2", "t1", "t3", "t3", third, "t3", third, "t4", "t3", "t1", "t4", "t1",
        ]  # fmt: skip


async def test_a_click_selects_and_a_second_one_opens(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("c")
        await hand.click_text("The front says it took Harl.")
        assert label(hand) == "t2"
        x, y = hand.find("▸◌ claimed")
        assert x > 50
        await hand.click(x + 2, y)
        assert isinstance(hand.app.screen, EvidenceScreen)
        assert hand.app.screen.line.label == "t2"


async def test_a_question_that_is_gone_to_stands_at_the_top_with_all_its_answers(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, "aleppo-2024-11-30"), (120, 40)) as hand:
        await hand.press("c")
        rows = hand.rows()
        seventh = next(n for n, row in enumerate(rows) if row.startswith(" Has HTS taken"))
        await hand.click(5, seventh)
        assert hand.rows()[4].startswith(" Has HTS taken"), "below the heading, which stays"
        await hand.press("pagedown")
        assert hand.rows()[4].startswith(" Did Friday")
        await hand.press("pageup")
        assert hand.rows()[4].startswith(" Has HTS taken")


async def test_a_save_keeps_the_claim_selected(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("c", "tab")
        raw = by_hand()
        raw["crosscheck"].insert(0, {"question": "Is it late?", "status": "agreed", "for": ["t2"]})
        making.library(root.parent / "other", raw)
        (root / "briefs" / "small.yaml").write_text(
            (root.parent / "other" / "briefs" / "small.yaml").read_text("utf-8"), "utf-8"
        )
        hand.app.live.look(str(root / "briefs" / "small.yaml"))
        await hand.settle()
        assert "4 questions" in hand.text
        assert label(hand) == "t2"
        assert (
            screen(hand).topics[screen(hand).stops[screen(hand).at].topic].text.startswith("Does")
        )


async def test_verdicts_stand_beside_the_claims(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, EXERCISE)) as hand:
        await hand.press("c")
        known = hand.app.checking.by_path(hand.app.card)
        line = screen(hand).line
        assert line is not None
        assert known[line.path].mark == "verified"
        _, y = hand.find("▸◌ claimed")
        assert hand.rows()[y][:58].rstrip().endswith("✓")


@grid(size=SIZES, part=range(4))
async def test_it_and_the_relations_are_one_key_away_from_every_screen(
    make_app: MakeApp, root: Path, size: tuple[int, int], part: int
) -> None:
    ways = ((), ("l",), ("w",), ("u",), ("v",), ("enter",), ("c",), ("r",))
    async with hand_on(make_app(root), size) as hand:
        for way in ways[part::4]:
            for key, name in (("c", "CONTRADICTIONS"), ("r", "RELATIONS")):
                await hand.press(*way, key)
                assert f" {name} " in hand.text, (way, key)
                assert len(hand.app.screen_stack) == 2
                await hand.press("l")
                assert hand.page.view == "timeline"
                await hand.press("o")
                assert hand.at_home


async def test_a_brief_without_questions_says_so(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(making.library(tmp_path / "l", making.small())), (40, 12)) as hand:
        await hand.press("c")
        assert "0 questions" in hand.text
        assert "none recorded" in hand.text
        await hand.press("j", "enter", "tab", "y", "E", "G", "pagedown")
        hand.check_rows()
        await hand.press("escape")
        assert hand.at_home


async def test_hostile_texts_stay_in_their_cells(make_app: MakeApp, tmp_path: Path) -> None:
    root = making.library(tmp_path / "l", making.hostile())
    sizes = [*SIZES, (30, 8), (100, 20)]
    for ascii_only in (False, True):
        async with hand_on(make_app(root, ascii_only=ascii_only)) as hand:
            await hand.press("c")
            for size in sizes[ascii_only::2]:
                await hand.resize(*size)
                for _ in screen(hand).stops:
                    await hand.press("j")
                    hand.check_rows()
                await hand.press("g")

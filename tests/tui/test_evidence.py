"""The evidence of every item of every section: what it rests on, and the way back."""

from __future__ import annotations

import json
from pathlib import Path

from sweeping import grid

from briefing import paths
from briefing.tui.keys import keys_for
from briefing.tui.registry import EVIDENCE
from tui import making
from tui.conftest import MakeApp
from tui.hand import AT, SIZES, Hand, file_of, hand_on

BUNDLED = sorted(path.stem for path in (paths.bundled() / "briefs").glob("*-[0-9][0-9].yaml"))


async def whole(hand: Hand) -> str:
    """Read the sheet from top to bottom."""
    sheet = hand.evidence.sheet
    seen = []
    for top in range(0, sheet.last_top + sheet.size.height, sheet.page_rows):
        sheet.scroll_rows(top - sheet.top)
        await hand.settle()
        seen.append(hand.text)
    sheet.scroll_rows(-sheet.top)
    return "\n".join(seen)


@grid(brief=BUNDLED, size=[(40, 12), (120, 40)])
async def test_every_item_of_every_brief_opens(
    make_app: MakeApp, bundled: Path, brief: str, size: tuple[int, int]
) -> None:
    """Its rows are made, for every item; they stand on the screen, for the first and the last."""
    async with hand_on(make_app(bundled, brief), size) as hand:
        for key in making.SECTIONS:
            section = hand.page.panes[key].section
            lines = section.lines if section else ()
            if not lines:
                continue
            hand.app.screens.open(EVIDENCE, key, 0)
            await hand.settle()
            for index, line in enumerate(lines):
                assert hand.evidence.line == line
                rows = hand.evidence.rows(size[0])
                text = "".join("".join(text for text, _ in row) for row in rows)
                assert line.text.split()[0] in text
                if index + 1 < len(lines):
                    hand.evidence.action_step(1)
                if index in (0, len(lines) - 2):
                    await hand.settle()
                    assert f"{index + 1 + (index + 1 < len(lines))} of {len(lines)}" in hand.text
                    hand.check_rows()
            await hand.press("escape")
            assert hand.at_home


@grid(section=making.SECTIONS, size=SIZES)
async def test_what_a_section_says_of_its_items(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int], section: str
) -> None:
    if size[0] in (80, 200) and section not in ("territory", "judgements"):
        return  # the layouts are those of 40 and 120 columns
    root = making.library(tmp_path / "library", making.full())
    async with hand_on(make_app(root), size) as hand:
        hand.app.screens.open(EVIDENCE, section, 0)
        await hand.settle()
        hand.check_rows()
        text = " ".join((await whole(hand)).split())
        line = hand.evidence.line
        for words in ("EVIDENCE", "SOURCE", "THE BRIEF SAYS", "THE DESK'S OWN", line.basis,
                      "Admiralty", "the source says", "WAIVED"):  # fmt: skip
            assert words in text, (section, words)
        wanted = {
            "territory": ["place", "holder", "control", "full", "OTHER VOICES", "contradicts"],
            "humanitarian": ["category", "displacement", "families", "about 200"],
            "actors": ["another name", "A leader", "armed, by Council", "RELATIONS", "backs"],
            "relationships": ["from", "backs", "since", "May"],
            "places": ["old name", "kind town", "36.2", "(town)"],
            "views": ["topic", "truce", "Voice 2"],
            "crosscheck": ["status", "contradictory", "says yes", "says no"],
            "judgements": ["likelihood", "55-80 %", "ICD 203", "confidence", "moderate:",
                           "calm weather", "a new offensive", "people go home", "because"],
            "watch": ["escalation", "weeks"],
            "timeline": ["late Friday"],
        }  # fmt: skip
        for words in wanted.get(section, []):
            assert words in text, (section, words)


async def test_a_judgement_without_a_likelihood_names_no_scale(
    make_app: MakeApp, tmp_path: Path
) -> None:
    raw = making.full()
    for each in raw["judgements"]:
        del each["likelihood"]
    async with hand_on(make_app(making.library(tmp_path / "library", raw)), (120, 40)) as hand:
        hand.app.screens.open(EVIDENCE, "judgements", 0)
        await hand.settle()
        text = " ".join((await whole(hand)).split())
        assert "moderate:" in text
        assert "likelihood" not in text
        assert "ICD 203" not in text


@AT
async def test_the_cited_paragraph_is_shown_where_the_text_is_at_hand(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    root = making.library(tmp_path / "library", making.full())
    async with hand_on(make_app(root), size) as hand:
        await hand.press("t", "enter")
        text = " ".join((await whole(hand)).split())
        assert "▸p3" in text
        assert "Both sides say" in text
        assert " p2" in text, "the paragraph before it"
        assert "source not at hand" not in text


@AT
async def test_a_source_that_is_not_at_hand_says_so_and_why(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    root = making.library(tmp_path / "library", making.full())
    async with hand_on(make_app(root), size) as hand:
        await hand.press("h", "enter")
        text = " ".join((await whole(hand)).split())
        assert "source not at hand" in text
        assert "Cited: p4. The brief names no text" in text
        await hand.press(">")
        assert hand.notices == ["The source is not at hand."]


@AT
async def test_angle_brackets_go_through_the_paragraphs(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    root = making.library(tmp_path / "library", making.full())
    async with hand_on(make_app(root), size) as hand:
        await hand.press("t", "enter")
        seen = [hand.evidence.pointer]
        for key in ">>>><<<<<<":
            await hand.press(key)
            hand.check_rows()
            assert f"▸p{hand.evidence.pointer[1]}" in hand.text
            seen.append(hand.evidence.pointer)
        assert [number for _, number in seen] == [3, 4, 5, 6, 6, 5, 4, 3, 2, 1, 1]
        assert set(hand.notices) == {"The source has no more paragraphs."}


async def test_angle_brackets_go_on_to_the_next_source(make_app: MakeApp, tmp_path: Path) -> None:
    brief = making.full()
    brief["sources"][1]["text"] = "s2.txt"
    brief["sources"].insert(0, {**brief["sources"][0], "id": "s0", "text": "gone.txt"})
    brief["gaps"][0]["cite"] = ["s0:p2", "s1:p5", "s2:p1-p2"]
    root = making.library(tmp_path / "library", brief)
    (root / "seeds" / "s2.txt").write_text("One.\n\nTwo.\n\nThree.\n")
    async with hand_on(make_app(root)) as hand:
        hand.app.screens.open(EVIDENCE, "gaps", 0)
        await hand.settle()
        assert hand.evidence.pointer == ("s1", 5), "the first source that is at hand"
        seen = []
        for key in ">>>>><<<":
            await hand.press(key)
            seen.append(hand.evidence.pointer)
        assert seen == [("s1", 6), ("s2", 1), ("s2", 2), ("s2", 3), ("s2", 3),
                        ("s2", 2), ("s2", 1), ("s1", 5)]  # fmt: skip


async def test_angle_brackets_go_to_a_text_that_is_left_where_a_save_took_theirs_away(
    make_app: MakeApp, tmp_path: Path
) -> None:
    brief = making.full()
    brief["sources"][1]["text"] = "s2.txt"
    brief["gaps"][0]["cite"] = ["s1:p6", "s2:p1"]
    root = making.library(tmp_path / "library", brief)
    (root / "seeds" / "s2.txt").write_text("One.")
    async with hand_on(make_app(root)) as hand:
        hand.app.screens.open(EVIDENCE, "gaps", 0)
        await hand.settle()
        brief["gaps"][0]["cite"] = ["s2:p1"]
        file = file_of(hand.app)
        file.write_text(json.dumps(brief), encoding="utf-8")
        hand.app.live.look(str(file))
        await hand.reloaded()
        await hand.press("greater_than_sign")
        assert hand.evidence.pointer == ("s2", 1)


async def test_a_citation_beyond_the_end_of_its_text_says_so(
    make_app: MakeApp, tmp_path: Path
) -> None:
    brief = making.small()
    brief["sources"][0]["text"] = "s1.txt"
    brief["situation"]["summary"][0]["cite"] = ["p90"]
    async with hand_on(make_app(making.library(tmp_path / "library", brief))) as hand:
        await hand.press("enter")
        assert "p90: the text has only 6 paragraphs." in hand.text
        await hand.press("<")
        assert hand.evidence.pointer == ("s1", 5)


@AT
async def test_the_next_item_is_one_key_away_and_esc_selects_the_one_last_shown(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("t", "enter")
        for key, index in (("j", 1), ("]", 2), ("down", 3), ("k", 2), ("[", 1), ("up", 0)):
            await hand.press(key)
            assert hand.evidence.index == index
            assert hand.evidence.sheet.top == 0
            hand.check_rows()
        await hand.press("k")
        assert hand.notices == ["This is the first item."]
        for _ in hand.evidence.lines:
            await hand.press("j")
        assert hand.notices[-1] == "This is the last item."
        last = len(hand.evidence.lines) - 1
        await hand.press("escape")
        assert hand.at_home
        assert hand.selected == ("territory", last)
        assert hand.pane.has_focus
        assert hand.on_screen(hand.pane)


async def test_esc_comes_back_to_a_maximised_pane(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled)) as hand:
        await hand.press("z", "shift+tab", "j", "enter", "j", "escape")
        assert hand.page.maximised
        assert hand.selected == ("places", 2)
        assert hand.on_screen(hand.pane)


@AT
async def test_a_long_sheet_scrolls_and_counts_what_is_below(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("t", "j", "enter")
        sheet = hand.evidence.sheet
        if not sheet.last_top:
            return
        assert f"▾ {sheet.last_top + 1} more lines" in hand.text
        x, y = 5, size[1] // 2
        await hand.wheel(x, y)
        assert sheet.top == min(2, sheet.last_top)
        await hand.wheel(x, y, down=False)
        assert sheet.top == 0
        for _ in range(60):
            await hand.press("pagedown")
            if sheet.top == sheet.last_top:
                break
        assert "more lines" not in hand.text
        pages = sheet.last_top // max(sheet.page_rows, 1) + 1
        await hand.press(*["pageup"] * pages)
        assert sheet.top == 0


async def test_a_change_of_size_keeps_the_item(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled)) as hand:
        await hand.press("t", "j", "enter", "j")
        for size in ((40, 12), (20, 5), (200, 60), (30, 8), (80, 24)):
            await hand.resize(*size)
            hand.check_rows()
            assert hand.evidence.index == 2
            assert ("briefing needs 30x8" in hand.text) == (size == (20, 5))
        await hand.resize(20, 5)
        await hand.press("escape")
        assert hand.rows()[0].strip() == "briefing needs 30x8"
        assert not any(row.strip() for row in hand.rows()[2:])
        await hand.resize(80, 24)
        assert hand.selected == ("territory", 2)
        assert hand.pane.has_focus
        assert hand.on_screen(hand.pane)


@AT
async def test_the_theme_changes_under_it_and_behind_it(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, theme="dark"), size) as hand:
        await hand.press("enter")
        hand.app.theme_manager.change("light")
        light = hand.app.palette.theme.bg
        await hand.settle()
        for screen in ("evidence", "overview"):
            grounds = {span.style.bgcolor.name for row in hand.spans() for span in row
                       if span.style.bgcolor}  # fmt: skip
            assert light in grounds, screen
            assert hand.app.theme_manager.themes["dark"].bg not in grounds, screen
            await hand.press("escape")


def test_the_footer_names_the_ways_on() -> None:
    shown = [key.label for key in keys_for(EVIDENCE) if key.footer]
    assert {"back", "next item", "next paragraph"} <= set(shown)

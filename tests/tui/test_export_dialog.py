"""``X``: which format, which file; then what ``x`` asks and says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.export import FORMATS, NO_TEXT
from briefing.extras import install_line
from briefing.tui.exporting import KINDS
from tui import making
from tui.conftest import MakeApp
from tui.export_dialog import AT, content, dialog, names, one_page, path_line, retype, written
from tui.hand import hand_on

# -- formats ------------------------------------------------------------------------------------


@AT
async def test_it_offers_where_x_would_write_and_the_formats(
    make_app: MakeApp, root: Path, here: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("X")
        hand.check_rows()
        for words in ("EXPORT", "verdicts counted, map off", "↵ write", "Esc cancel"):
            assert words in hand.text, words
        offered = hand.find_row(" markdown ")
        assert size[0] < 80 or all(f" {kind} " in offered for kind in KINDS)
        for kind in KINDS:
            said = hand.rows()[hand.find(f" {kind} ")[1] + 2]
            assert "›" not in said, "what there is of it is read whole"
            assert f" {kind} " in hand.text, kind
            await hand.press("down")
            hand.check_rows()
        assert dialog(hand).formats.chosen == "text", "round the end"
        assert path_line(hand).value == str(here / "full.txt")
        assert path_line(hand).has_focus
        await hand.press("escape")
        assert hand.at_home
        assert hand.pane.has_focus
        assert not names(here)
        assert not hand.notices


@AT
async def test_the_ending_follows_the_format(
    make_app: MakeApp, root: Path, here: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("X")
        seen = []
        for key in ("down", "tab", "down", "up", "shift+tab"):
            await hand.press(key)
            hand.check_rows()
            assert path_line(hand).has_focus
            seen.append((dialog(hand).formats.chosen, Path(path_line(hand).value).name))
        assert seen == [("markdown", "full.md"), ("json", "full.json"), ("html", "full.html"),
                        ("json", "full.json"), ("markdown", "full.md")]  # fmt: skip
        await hand.press("up", "up")
        assert dialog(hand).formats.chosen == "svg", "round the end"
        await hand.press("down", "down")
        await hand.press("enter")
        assert (here / "full.md").read_text(encoding="utf-8") == content(hand, "markdown")
        assert hand.notices == [f"Written: {here / 'full.md'}"]


async def test_one_page_is_written_of_what_has_one(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        for name in ("text", "markdown", "html"):
            await hand.press("X")
            await hand.click_text(f" {name} ")
            assert "one page" not in hand.rows()[hand.find(" text ")[1] + 2], name
            await hand.press("f4")
            hand.check_rows()
            said = hand.rows()[hand.find(" text ")[1] + 2]
            assert "one page" in said, name
            assert "map" not in said, name
            await hand.press("f3", "enter")
            path = here / f"full{FORMATS[name]}"
            assert path.read_text(encoding="utf-8") == one_page(hand, name), name
        await hand.press("X", "f4", "down", "down")
        assert dialog(hand).formats.chosen == "json"
        await hand.press("enter")
        assert (here / "full.json").read_text(encoding="utf-8") == content(hand, "json")


async def test_each_format_is_written_and_carries_the_label(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        for name, ending in FORMATS.items():
            await hand.press("X")
            await hand.click_text(f" {name} ")
            assert dialog(hand).formats.chosen == name
            assert path_line(hand).has_focus, name
            await hand.press("enter")
            data = (here / f"full{ending}").read_bytes()
            assert data == written(hand, name), name
            if name in NO_TEXT:
                continue  # tests/export/test_docx.py reads its label
            text = data.decode()
            assert "AMBER" in text, name
            if name == "json":
                assert next(iter(json.loads(text))) == "tlp"


async def test_without_its_extra_a_format_says_how_to_get_it(
    make_app: MakeApp, root: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.export.docx.find_spec", lambda name: None)
    async with hand_on(make_app(root)) as hand:
        await hand.press("X")
        await retype(hand, "a.docx")
        await hand.click_text(" docx ")
        await hand.press("enter")
        (notice,) = hand.notices
        assert notice.startswith("Nothing was written: a Word document needs the extra docx, ")
        assert notice.endswith(f" Install it: {install_line('docx')}")
        assert not names(here)


async def test_an_ending_of_ones_own_is_left_alone(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("X")
        await retype(hand, "mine.page")
        await hand.press("down", "enter")
        assert (here / "mine.page").read_text(encoding="utf-8") == content(hand, "markdown")


# -- questions ----------------------------------------------------------------------------------


@AT
async def test_an_existing_file_asks(
    make_app: MakeApp, root: Path, here: Path, size: tuple[int, int]
) -> None:
    mine = here / "full.json"
    mine.write_text("mine")
    async with hand_on(make_app(root), size) as hand:
        answers = {
            "c": "Nothing was written.",
            "escape": "Nothing was written.",
            "n": f"Written: {here / 'full-2.json'}",
            "o": f"Written: {mine}",
        }
        for answer, said in answers.items():
            await hand.press("X", "down", "down", "enter")
            assert "overwrite it" in hand.text
            hand.check_rows()
            await hand.press(answer)
            assert hand.at_home
            assert hand.notices == [said]
            text = content(hand, "json") if answer == "o" else "mine"
            assert mine.read_text(encoding="utf-8") == text
        await hand.press("X", "down", "down", "enter")
        assert hand.notices[-1] == f"Already there, unchanged: {mine}"


@AT
async def test_a_red_brief_asks_whatever_the_format(
    make_app: MakeApp, tmp_path: Path, here: Path, size: tuple[int, int]
) -> None:
    root = making.library(tmp_path / "library", making.small(tlp="RED"))
    async with hand_on(make_app(root), size) as hand:
        for keys in (("down",), ("up", "up")):
            await hand.press("X", *keys, "enter")
            assert "TLP:RED" in hand.text
            await hand.press("escape")
            assert hand.notices[-1] == "Nothing was written."
        assert not names(here)
        await hand.press("X", "down", "enter", "w")
        assert (here / "small.md").read_text(encoding="utf-8") == content(hand, "markdown")


@pytest.mark.parametrize("way", [("enter",), ("u",), ("l",)], ids=str)
async def test_it_opens_from_every_screen_of_a_brief(
    make_app: MakeApp, root: Path, here: Path, way: tuple[str, ...]
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press(*way)
        screen = hand.app.screen
        await hand.press("X", "enter")
        assert hand.app.screen is screen
        assert (here / "full.txt").is_file()


async def test_without_a_brief_there_is_nothing_to_export(
    make_app: MakeApp, tmp_path: Path, here: Path
) -> None:
    root = making.library(tmp_path / "library", ("wrong.yaml", making.BROKEN))
    async with hand_on(make_app(root)) as hand:
        await hand.press("X")
        assert hand.at_home
    async with hand_on(make_app(making.library(tmp_path / "empty"))) as hand:
        await hand.press("X")
        assert hand.at_home
    assert not names(here)


async def test_f2_puts_the_verdicts_beside_the_items(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("X")
        assert "verdicts counted" in hand.text
        await hand.press("f2")
        assert "verdicts beside items" in hand.text
        await hand.press("enter")
        text = (here / "full.txt").read_text(encoding="utf-8")
        assert "✗ [s1:p1]" in text
        assert text != content(hand, "text")
        await hand.press("X", "f2", "f2", "enter")
        assert "exists with other content" in hand.text


async def test_no_key_is_offered_that_does_nothing_for_the_format(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled), (80, 24)) as hand:
        await hand.press("X")
        assert "F2 verdicts" in hand.text
        assert "F3 map" in hand.text
        await hand.press("up")  # svg, the last of the formats
        assert "the map as a picture" in hand.text
        assert "F2" not in hand.text
        assert "F3" not in hand.text
        await hand.press("f2", "f3", "down")
        assert "verdicts counted" in hand.text

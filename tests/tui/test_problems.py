"""The problems screen: what was found, worst first, and the way to the item and to the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.tui.screens.problems import ProblemsScreen
from briefing.tui.screens.sources import SourcesScreen
from tui import judged, making
from tui.conftest import MakeApp
from tui.hand import SIZES, Hand, hand_on


def screen(hand: Hand) -> ProblemsScreen:
    assert isinstance(hand.app.screen, ProblemsScreen)
    return hand.app.screen


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_counts_in_words_then_the_worst_first(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library")), size) as hand:
        await hand.press("v")
        hand.check_rows()
        if size[0] >= 80:
            for words in ("2  found in words, meaning not judged",
                          "1  the desk's own", "2  with a warning", "3  not found",
                          "1  not checkable by rule", "1  warning waived",
                          "4 errors, 2 warnings, 1 note"):  # fmt: skip
                assert words in hand.text, words
        problems = [found.problem for found in screen(hand).found]
        order = ["error", "warning", "info"]
        keys = [(order.index(each.severity), each.line) for each in problems]
        assert keys == sorted(keys)
        assert {each.code for each in problems} == {
            "quote-altered", "quote-elsewhere", "figure-unsupported", "figure-qualifier",
            "claim-as-fact", "paragraph-unused",
        }  # fmt: skip
        for each in problems:
            assert screen(hand).chosen.problem == each  # type: ignore[union-attr]
            assert f"line {each.line}" in hand.text
            hand.check_rows()
            await hand.press("j")


async def test_enter_goes_to_the_item_in_its_pane(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library"))) as hand:
        for number, found in enumerate([*_found(hand)]):
            await hand.press("v", *("j" * number), "enter")
            if found.place is None:
                assert isinstance(hand.app.screen, SourcesScreen)
                await hand.press("escape")
            else:
                assert hand.at_home
                assert hand.selected == found.place
                line = hand.pane.line
                assert line is not None
                assert line.label == found.problem.item


def _found(hand: Hand) -> list:  # type: ignore[type-arg]
    from briefing.tui.screens.problems import found_in

    return found_in(hand.app.card, hand.app.checking.of(hand.app.card))


async def test_e_opens_the_very_line(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(judged.library(tmp_path / "library"))
    opened: list[tuple[str, int]] = []
    monkeypatch.setattr(app, "edit", lambda entry, line: opened.append((entry.key, line)))
    async with hand_on(app) as hand:
        await hand.press("v", "E", "j", "E")
        lines = app.card.reading.text.splitlines()
        assert [key for key, _ in opened] == [app.card.entry.key] * 2
        assert "left somebody behind" in lines[opened[0][1] - 1]
        assert "a disgrace to the whole river" in lines[opened[1][1] - 1]


async def test_a_click_chooses_and_a_second_one_goes_there(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library"))) as hand:
        await hand.press("v")
        await hand.click_text("figure-qualifier")
        assert screen(hand).chosen.problem.code == "figure-qualifier"  # type: ignore[union-attr]
        await hand.click_text("figure-qualifier")
        assert hand.at_home
        assert hand.pane.line is not None
        assert hand.pane.line.label == "qualified"


async def test_a_broken_brief_shows_its_problems_one_by_one(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = making.BROKEN + "wrong: 1\n"
    root = making.library(tmp_path / "library", ("wrong.yaml", wrong))
    app = make_app(root)
    opened: list[int] = []
    monkeypatch.setattr(app, "edit", lambda _path, line: opened.append(line))
    async with hand_on(app) as hand:
        assert "v problems" in hand.rows()[-1]
        await hand.press("v")
        assert "The file as it is cannot be shown." in hand.text
        assert "2 errors" in hand.text
        await hand.press("E", "j", "E")
        assert opened == [7, 11]
        await hand.press("enter", "u", "x", "o")
        assert isinstance(app.screen, ProblemsScreen), "there is nothing else to go to"
        await hand.press("escape")
        assert hand.at_home


async def test_a_save_that_breaks_the_brief_shows_what_broke_and_mending_brings_it_back(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = judged.library(tmp_path / "library")
    app = make_app(root)
    async with hand_on(app) as hand:
        await hand.press("v")
        path = root / "briefs" / "judged.yaml"
        good = path.read_text()
        path.write_text(good.replace('"witness"', '"wizard"'))
        app.live.look(str(path))
        await hand.settle()
        assert "The file as it is cannot be shown." in hand.text
        assert "wizard" in hand.text
        path.write_text(good)
        app.live.look(str(path))
        await hand.settle()
        assert "4 errors, 2 warnings, 1 note" in hand.text
        await hand.press("escape")
        assert hand.at_home
        assert not hand.app.overview.banner.display


async def test_a_brief_without_problems_says_so(make_app: MakeApp, tmp_path: Path) -> None:
    brief = making.small(sources=[{"id": "s1", "title": "A", "kind": "newspaper"}])
    async with hand_on(make_app(making.library(tmp_path / "library", brief))) as hand:
        await hand.press("v", "j", "G", "pagedown", "enter")
        assert "no problems" in hand.text
        assert isinstance(hand.app.screen, ProblemsScreen)


async def test_an_empty_library_has_no_problems_screen(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(making.library(tmp_path / "library"))) as hand:
        await hand.press("v")
        assert hand.at_home
        assert "v problems" not in hand.rows()[-1]


async def test_reasons_for_paragraphs_left_out_stand_in_the_sources(
    make_app: MakeApp, tmp_path: Path
) -> None:
    brief = judged.brief()
    brief["sources"][0]["unused"] = [{"cite": ["p4"], "why": "not-relevant"}]
    brief["gaps"] = []
    root = making.library(tmp_path / "library", brief)
    (root / "seeds" / "ferry.txt").write_text(judged.TEXT, encoding="utf-8")
    async with hand_on(make_app(root), (100, 50)) as hand:
        await hand.press("u")
        for words in ("3 of 5 paragraphs cited", "p4: not relevant", "p5, no reason given",
                      "not cited: not relevant", "text at hand"):  # fmt: skip
            assert words in hand.text, words

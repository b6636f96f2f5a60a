"""The unverified screen: what is not simply found, by reason; the way to evidence and line."""

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
async def test_all_that_is_not_found_stands_under_its_reason_the_worst_first(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library")), size) as hand:
        await hand.press("v")
        hand.check_rows()
        if size[0] >= 80:
            for words in (
                "7 of 9 items",
                "✓ 2  found in words, meaning not judged",
                "⇢ 1  the desk's own",
            ):
                assert words in hand.text, words
        found = screen(hand).found
        order = ["unsupported", "partly", "not_checkable", "waived", "note"]
        kinds = [order.index(each.reason.kind) for each in found]
        assert kinds == sorted(kinds)
        assert {each.reason.code for each in found} == {
            "quote-altered", "quote-elsewhere", "figure-unsupported", "figure-qualifier",
            "claim-as-fact", "paragraph-unused", "",
        }  # fmt: skip
        for each in found:
            assert screen(hand).chosen == each
            assert f"line {each.row}" in hand.text
            assert each.reason.words[:25] in hand.text, each.reason.words
            hand.check_rows()
            await hand.press("j")


async def test_each_reason_and_its_count_stand_in_the_upper_half(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library"))) as hand:
        await hand.press("v")
        upper = "\n".join(hand.rows()[:20])
        for words in ("✗   2  a number that the cited paragraphs do not have",
                      "◒   1  a figure without its qualifier, or with another one",
                      "?   1  no quotation, speaker, figure, date or name that a rule could look",
                      "∙   1  waived: a figure without its qualifier"):  # fmt: skip
            assert words in upper, words


async def test_what_no_rule_can_check_and_what_was_waived_are_listed_with_why(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library")), (120, 60)) as hand:
        await hand.press("v")
        kinds = {each.line.label: each for each in screen(hand).found if each.line}
        assert kinds["open"].reason.kind == "not_checkable"
        assert kinds["waived"].told == (
            "Waived by the desk: The sentence says more. The warning: '40' is 'More than 40' in p2"
        )
        for words in ("People from the houses near by helped in the dark.",
                      "The clinic at Osk took in more people.",
                      "Waived by the desk: The sentence says more."):  # fmt: skip
            assert words in hand.text, words


async def test_a_field_that_no_rule_could_look_for_is_named(
    make_app: MakeApp, tmp_path: Path
) -> None:
    brief = judged.brief()
    brief["situation"] = {"summary": [
        {"id": "since", "text": "Ilda Venn says the crew left nobody behind.", "by": "venn",
         "when": "the eve of Saint Orm", "cite": ["p2"]},
    ]}  # fmt: skip
    root = making.library(tmp_path / "library", brief)
    (root / "seeds" / "ferry.txt").write_text(judged.TEXT, encoding="utf-8")
    async with hand_on(make_app(root)) as hand:
        await hand.press("v")
        assert "? 1 dates not checkable, the rest found" in hand.text
        assert "✓ Speaker and names found, meaning not judged; dates not checkable." in hand.text


async def test_enter_opens_the_evidence_and_back_comes_to_the_entry(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library"))) as hand:
        await hand.press("v")
        for number, found in enumerate([*screen(hand).found]):
            assert screen(hand).at == number
            await hand.press("enter")
            if found.place is None:
                assert isinstance(hand.app.screen, SourcesScreen)
                break
            assert hand.evidence.line.label == found.line.label  # type: ignore[union-attr]
            await hand.press("escape", "j")
        assert found.reason.kind == "note", "the last of all"


async def test_the_evidence_goes_on_to_the_next_item_that_is_not_found(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library"))) as hand:
        await hand.press("v")
        labels = list(dict.fromkeys(each.line.label for each in screen(hand).found if each.line))
        await hand.press("enter")
        seen = [hand.evidence.line.label]
        for _ in labels[1:]:
            await hand.press("j")
            seen.append(hand.evidence.line.label)
        assert seen == labels
        await hand.press("escape")
        chosen = screen(hand).chosen
        assert chosen is not None
        assert chosen.line is not None
        assert chosen.line.label == labels[-1]


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
        assert [lines[row - 1].strip()[:30] for _, row in opened] == [
            '"text": "At Osk 70 people were',
            '"text": "70 people"',
        ]


async def test_a_click_chooses_and_a_second_one_goes_there(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library")), (120, 60)) as hand:
        await hand.press("v")
        await hand.click_text("The clinic at Osk took in people.")
        assert screen(hand).chosen.reason.code == "figure-qualifier"  # type: ignore[union-attr]
        await hand.click_text("The clinic at Osk took in people.")
        assert hand.evidence.line.label == "qualified"


async def test_a_broken_brief_shows_its_problems_one_by_one(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = making.BROKEN + "wrong: 1\n"
    root = making.library(tmp_path / "library", ("wrong.yaml", wrong))
    app = make_app(root)
    opened: list[int] = []
    monkeypatch.setattr(app, "edit", lambda _path, line: opened.append(line))
    async with hand_on(app) as hand:
        assert "v Unverified" in hand.rows()[2]
        await hand.press("v")
        assert "The file as it is cannot be shown." in hand.text
        assert len(screen(hand).found) == 2
        below = hand.rows()[hand.find("Kind 'newspapr'")[1] + 1]
        assert "Did you mean" in below, "no blank row in the entry that is opened"
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
        assert "7 of 9 items" in hand.text
        await hand.press("escape")
        assert hand.at_home
        assert not hand.app.overview.banner.display


async def test_a_brief_without_problems_says_so(make_app: MakeApp, tmp_path: Path) -> None:
    brief = judged.brief()
    brief["situation"] = {"summary": brief["situation"]["summary"][1:]}
    brief["sources"][0]["unused"] = [{"cite": ["p1", "p3", "p4"], "why": "not-relevant"}]
    root = making.library(tmp_path / "library", brief)
    (root / "seeds" / "ferry.txt").write_text(judged.TEXT, encoding="utf-8")
    async with hand_on(make_app(root)) as hand:
        await hand.press("v", "j", "G", "pagedown", "enter")
        assert "Everything is found, or the desk's own." in hand.text
        assert isinstance(hand.app.screen, ProblemsScreen)


async def test_an_empty_library_has_no_problems_screen(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(making.library(tmp_path / "library"))) as hand:
        await hand.press("v")
        assert hand.at_home
        assert "Unverified" not in hand.text


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


async def test_entries_are_opened_where_all_of_that_fits(make_app: MakeApp, bundled: Path) -> None:
    """Whose word an item is waits for no key beside blank rows."""
    async with hand_on(make_app(bundled, "aleppo-2024-11-30"), (160, 45)) as hand:
        await hand.press("v")
        cited = len(screen(hand).found)
        assert sum("cites p" in row for row in hand.rows()) == cited
        await hand.resize(80, 24)
        assert sum("cites p" in row for row in hand.rows()) == 1, "the selected one"

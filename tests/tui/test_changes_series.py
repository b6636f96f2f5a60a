"""The changes screen over a series: what is missing, broken, in circles, or long."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Event

import pytest
from sweeping import grid

from briefing.brief.outline import Outline
from briefing.compare import Comparison, compare
from briefing.tui.screens.picker.screen import Picker
from tui import making
from tui.changing import AT, brief, changes, chosen, first, second, two
from tui.conftest import MakeApp
from tui.hand import SIZES, hand_on


def save(root: Path, raw: making.Raw) -> None:
    (root / "briefs" / f"{raw['id']}.yaml").write_text(json.dumps(raw), encoding="utf-8")


@grid(ascii_only=[False, True], size=[*SIZES, (250, 80)])
async def test_a_brief_without_previous_says_so_and_what_to_do(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int], ascii_only: bool
) -> None:
    async with hand_on(make_app(two(tmp_path), "first", ascii_only=ascii_only), size) as hand:
        await hand.press("d")
        hand.check_rows()
        words = " ".join(hand.text.split())
        assert "does not say which one it updates" in words
        assert "b compares it with a brief of your choice" in words
        assert changes(hand).entries == []
        await hand.press("j", "enter", "=", "y", "G")  # nothing to do anything with
        assert hand.app.crash is None
        await hand.press("b")
        assert isinstance(hand.app.screen, Picker)


async def test_where_there_is_no_other_brief_none_is_offered(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = making.library(tmp_path / "library", making.small())
    async with hand_on(make_app(root), (80, 24)) as hand:
        await hand.press("d")
        words = " ".join(hand.text.split())
        assert "The library has no other brief to compare it with." in words
        assert "of your choice" not in words
        assert "b compare" not in hand.rows()[-1]


async def test_of_the_same_conflict_the_newest_before_it_is_named(
    make_app: MakeApp, tmp_path: Path
) -> None:
    def of(name: str, day: str, conflict: str) -> making.Raw:
        return brief(name, day, None) | {"conflict": conflict}

    root = making.library(
        tmp_path / "library",
        of("oldest", "2024-02-01", "Lake war"),
        of("before", "2024-02-02", "Lake war"),
        of("apart", "2024-02-03", "Hill war"),
        of("shown", "2024-02-04", "Lake war"),
        of("later", "2024-02-05", "Lake war"),
    )
    async with hand_on(make_app(root, "shown")) as hand:
        await hand.until(lambda: hand.app.brief_list.summary(3) is not None)
        await hand.press("d")
        assert "Before it, of the same conflict: before." in " ".join(hand.text.split())
        hand.app.screens.uncover()
        hand.app.switch(2)
        await hand.press("d")
        assert "of the same conflict" not in hand.text


async def test_a_previous_that_is_missing_or_broken_or_itself_is_named(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = making.library(
        tmp_path / "library",
        brief("lost", "2024-02-01", "nowhere"),
        brief("hurt", "2024-02-02", "broken-one"),
        brief("own", "2024-02-03", "own"),
        ("broken.yaml", making.BROKEN),
    )
    async with hand_on(make_app(root, "lost")) as hand:
        for name, words in (
            ("lost", "nowhere, is not in the library"),
            ("hurt", "broken-one, cannot be read"),
            ("own", "own, is the brief itself"),
        ):
            hand.app.screens.uncover()
            place = hand.app.brief_list.index_of_id(name)
            assert place is not None
            if place != hand.app.brief_list.at:
                hand.app.switch(place)
            await hand.press("d")
            assert words in hand.text, name
            assert changes(hand).pair.comparison is None
        await hand.press("less_than_sign")
        assert hand.notices[-1] == "own: it names itself."


async def test_any_brief_can_be_compared_with(make_app: MakeApp, tmp_path: Path) -> None:
    root = two(tmp_path, second("third", None))
    async with hand_on(make_app(root, "third")) as hand:
        await hand.press("d")
        assert changes(hand).pair.comparison is None
        await hand.press("b")
        assert "COMPARE WITH" in hand.text
        await hand.type("first")
        await hand.press("enter")
        comparison = changes(hand).pair.comparison
        assert comparison is not None
        assert comparison.old.brief.id == "first"
        assert hand.shown == "third"
        await hand.press("b")
        await hand.type("second")
        await hand.press("enter")
        assert changes(hand).pair.comparison is not None
        assert changes(hand).pair.comparison.count("changed") == 0  # type: ignore[union-attr]
        await hand.press("b")
        await hand.type("third")
        await hand.press("enter")
        assert (
            changes(hand).pair.comparison is None
        )  # back to the brief before, which there is none of


async def test_the_series_is_stepped_through_with_one_key(
    make_app: MakeApp, tmp_path: Path
) -> None:
    third = second("third", "second") | {"as_of": "2024-03-09", "trend": "deteriorated"}
    async with hand_on(make_app(two(tmp_path, third), "third"), (120, 60)) as hand:
        await hand.press("d")
        row = hand.find_row("  1 Mar 2024  ")
        days = [row.index(day) for day in ("1 Mar 2024", "5 Mar 2024", "9 Mar 2024")]
        assert days == sorted(days)
        assert "SERIES" in hand.text
        assert "+1 ~4 -1" in hand.text
        assert "1 contradiction " in hand.text
        await hand.press("less_than_sign")
        assert hand.shown == "second"
        assert changes(hand).pair.comparison.old.brief.id == "first"  # type: ignore[union-attr]
        await hand.press("j", "less_than_sign")
        assert hand.shown == "first"
        assert changes(hand).pair.comparison is None
        await hand.press("less_than_sign")
        assert hand.notices[-1] == "The series has no earlier brief."
        await hand.press("greater_than_sign", "greater_than_sign")
        assert hand.shown == "third"
        assert changes(hand).entries
        await hand.press("greater_than_sign")
        assert hand.notices[-1] == "The series has no later brief."
        await hand.press("escape")
        assert hand.at_home
        assert hand.page.outline is not None
        assert hand.page.outline.brief.id == "third"
        assert hand.pane.has_focus


@AT
async def test_circles_and_gaps_in_the_series_are_survived_and_named(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    root = making.library(
        tmp_path / "library",
        brief("x", "2024-02-01", "z"),
        brief("y", "2024-02-02", "x"),
        brief("z", "2024-02-03", "y"),
        brief("gap", "2024-02-04", "gone-away"),
        brief("after", "2024-02-05", "gap"),
    )
    async with hand_on(make_app(root, "z"), size) as hand:
        await hand.press("d")
        hand.check_rows()
        assert [link.id for link in changes(hand).pair.links] == ["z", "x", "y", "z"]
        assert "circle" in changes(hand).pair.links[0].trouble
        for _ in range(4):
            await hand.press("less_than_sign")
            hand.check_rows()
        await hand.press("escape")
        hand.app.switch(0)
        await hand.press("d")
        assert hand.shown == "after"
        assert [(x.id, x.trouble) for x in changes(hand).pair.links][:2] == [
            ("gone-away", "not in the library"), ("gap", ""),
        ]  # fmt: skip
        await hand.press("less_than_sign")
        assert "gone-away" in hand.text


async def test_a_save_of_either_brief_is_taken_in(make_app: MakeApp, tmp_path: Path) -> None:
    root = two(tmp_path)
    async with hand_on(make_app(root, "second")) as hand:
        await hand.press("d")
        while chosen(hand)[2] != "h3":
            await hand.press("j")
        late = second()
        late["humanitarian"].append(making.statement("Rain.", category="needs", id="h4"))
        save(root, late)
        hand.app.live.look(str(next(root.glob("**/second.yaml"))))
        await hand.settle()
        assert chosen(hand) == ("added", "Humanitarian", "h3")
        assert "+ 2 new" in hand.text
        early = first()
        early["humanitarian"] = early["humanitarian"][1:]
        save(root, early)
        hand.app.live.look(str(next(root.glob("**/first.yaml"))))
        await hand.settle()
        assert "- 0 gone" in hand.text
        assert chosen(hand) == ("added", "Humanitarian", "h3")


async def test_long_briefs_are_compared_behind_the_screen(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.tui.screens.changes.pair.LONG", 10)
    go = Event()

    def slow(*outlines: Outline) -> Comparison:
        assert go.wait(30)
        return compare(*outlines)

    monkeypatch.setattr("briefing.tui.screens.changes.pair.compare", slow)
    async with hand_on(make_app(two(tmp_path), "second"), (120, 60)) as hand:
        await hand.send("d")
        while "they are being compared" not in hand.text:
            await hand.handled()
        go.set()
        await hand.settle()
        assert "+ 1 new" in hand.text
        assert "+1 ~4 -1" in hand.text

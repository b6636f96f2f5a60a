"""The changes screen: what a brief says otherwise than the one before, and its series."""

from __future__ import annotations

import json
import re
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sweeping import grid

from briefing.brief.outline import Outline
from briefing.compare import Comparison, compare
from briefing.tui.screens.changes.screen import ChangesScreen
from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.picker.screen import Picker
from briefing.tui.screens.sources import SourcesScreen
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, Hand, hand_on

AT = pytest.mark.parametrize("size", [*SIZES, (250, 80)], ids=str)


def changes(hand: Hand) -> ChangesScreen:
    assert isinstance(hand.app.screen, ChangesScreen)
    return hand.app.screen


def chosen(hand: Hand) -> tuple[str, str, str]:
    entry = changes(hand).entries[changes(hand).at]
    return entry.kind, entry.group, entry.line.label if entry.line else entry.title


def brief(name: str, as_of: str, previous: str | None = None, **more: Any) -> making.Raw:
    raw = making.small(name, as_of, **more)
    if previous:
        raw["previous"] = previous
    raw["actors"] = [{"id": "a", "name": "The Harbour Guard", "cite": ["p1"]}]
    raw["places"] = [{"id": "quay", "name": "North Quay", "cite": ["p1"]}]
    raw["voices"] = {"v": {"name": "Guard's speaker", "short": "Guard", "kind": "party"}}
    return raw


def first() -> making.Raw:
    raw = brief("first", "2024-03-01", trend="unchanged")
    raw["territory"] = [
        making.statement("The Guard holds part of the quay.", holder="a", place="quay",
                         control="partial", by="v", id="t1"),
    ]  # fmt: skip
    raw["humanitarian"] = [
        making.statement("Ferries have stopped.", category="access", id="h1"),
        making.statement("Some 40 families left.", category="displacement", id="h2",
                         figures=[{"text": "40 families", "value": 40, "unit": "families"}]),
    ]  # fmt: skip
    raw["situation"]["points"] = [
        making.statement("Lamps are lit on the quay.", id="s1"),
        making.statement("No lamp is lit on the quay.", id="s2"),
    ]
    raw["judgements"] = [making.statement("Ferries run again.", id="j1", likelihood="unlikely")]
    raw["crosscheck"] = [
        {"id": "x1", "question": "Are lamps lit?", "for": ["s1"], "against": ["s2"],
         "status": "contradictory"},
    ]  # fmt: skip
    return raw


def second(name: str = "second", previous: str | None = "first") -> making.Raw:
    raw = first()
    raw |= {"id": name, "title": f"Title of {name}", "as_of": "2024-03-05", "trend": "improved"}
    raw["previous"] = previous
    if previous is None:
        del raw["previous"]
    raw["territory"][0] |= {"control": "full", "text": "The Guard holds the whole quay."}
    raw["humanitarian"] = [
        making.statement("Some 65 families left.", category="displacement", id="h2",
                         figures=[{"text": "65 families", "value": 65, "unit": "families"}]),
        making.statement("A clinic has opened.", category="response", id="h3"),
    ]  # fmt: skip
    raw["judgements"][0]["likelihood"] = "likely"
    raw["crosscheck"][0]["status"] = "agreed"
    return raw


def two(folder: Path, *more: making.Raw | tuple[str, str]) -> Path:
    return making.library(folder / "library", first(), second(), *more)


def save(root: Path, raw: making.Raw) -> None:
    (root / "briefs" / f"{raw['id']}.yaml").write_text(json.dumps(raw), encoding="utf-8")


@AT
async def test_every_change_is_listed_and_the_same_is_hidden(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(two(tmp_path), "second"), size) as hand:
        await hand.press("d")
        hand.check_rows()
        screen = changes(hand)
        found = {(e.kind, e.line.label if e.line else e.title) for e in screen.entries}
        assert {
            ("changed", "trend"), ("changed", "t1"), ("changed", "h2"), ("added", "h3"),
            ("removed", "h1"), ("changed", "j1"), ("changed", "x1"),
        } <= found  # fmt: skip
        assert not any(kind == "same" for kind, _ in found)
        for sign in ("+1new", "~4changed", "-1gone"):
            assert sign in hand.text.replace(" ", "")
        await hand.press("=")
        assert ("same", "s1") in {(e.kind, e.line.label) for e in screen.entries if e.line}
        hand.check_rows()
        await hand.press("=")
        assert not any(e.kind == "same" for e in screen.entries)
        await hand.press("escape")
        assert hand.at_home


@AT
async def test_each_change_can_be_selected_and_is_then_on_the_screen(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(two(tmp_path), "second"), size) as hand:
        await hand.press("d")
        for number, entry in enumerate(changes(hand).entries):
            assert changes(hand).at == number
            assert "▸" in "".join(row[0] for row in hand.rows()), entry
            hand.check_rows()
            await hand.press("j")
        await hand.press("g")
        assert changes(hand).at == 0
        await hand.press("G")
        assert changes(hand).at == len(changes(hand).entries) - 1


async def test_old_is_dim_and_new_is_bold(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(two(tmp_path), "second")) as hand:
        await hand.press("d")
        for was, now in (
            ("unchanged", "improved"),
            ("partial", "full"),
            ("40", "65 families"),
            ("contradictory", "agreed"),
        ):
            rows = hand.rows()
            y = max(n for n, row in enumerate(rows) if f"{was} ▸ {now}" in row)
            spans = hand.spans()[y]
            assert any(now in span.text and span.style.bold for span in spans), now
            assert any(was in span.text and not span.style.bold for span in spans), was
        assert "likelihood unlikely (20-45 %) ▸ likely" in hand.text
        assert (
            "moved  trend unchanged ▸ improved, 1 contradiction, 1 likelihood, 1 item" in hand.text
        )


async def test_enter_opens_the_item_and_of_a_gone_one_the_old_text(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(two(tmp_path), "second")) as hand:
        await hand.press("d")
        screen = changes(hand)
        for kind, label, text in (
            ("changed", "t1", "The Guard holds the whole quay."),
            ("removed", "h1", "Ferries have stopped."),
            ("added", "h3", "A clinic has opened."),
        ):
            at = next(
                n for n, e in enumerate(screen.entries)
                if e.line and (e.kind, e.line.label) == (kind, label)
            )  # fmt: skip
            screen.action_move_to(at)
            await hand.settle()
            assert text in hand.text  # the selected one is opened
            await hand.press("enter")
            assert isinstance(hand.app.screen, EvidenceScreen)
            assert text in hand.text
            await hand.press("escape")
            assert chosen(hand)[::2] == (kind, label)
        await hand.press("G", "enter")
        assert changes(hand) is screen
        assert "header of the brief" in hand.notices[-1]


async def test_a_voice_leads_to_the_sources(make_app: MakeApp, tmp_path: Path) -> None:
    late = second()
    late["voices"]["w"] = {"name": "The pilot", "kind": "witness"}
    root = making.library(tmp_path / "library", first(), late)
    async with hand_on(make_app(root, "second")) as hand:
        await hand.press("d", "G")
        while not changes(hand).entries[changes(hand).at].voice:  # the file's own fields stand last
            await hand.press("k")
        await hand.press("enter")
        assert isinstance(hand.app.screen, SourcesScreen)


async def test_what_it_said_before_stands_in_the_opened_row(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(two(tmp_path), "second")) as hand:
        await hand.press("d")
        while chosen(hand)[2] != "t1":
            await hand.press("j")
        assert "before: The Guard holds part of the quay." in hand.text
        assert "now: The Guard holds the whole quay." in hand.text


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
            place = hand.app.deck.index_of_id(name)
            assert place is not None
            if place != hand.app.deck.at:
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


async def test_a_click_selects_and_once_more_opens(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(two(tmp_path), "second")) as hand:
        await hand.press("d")
        await hand.click_text("A clinic" if "A clinic" in hand.text else "+ new")
        assert chosen(hand)[2] == "h3"
        await hand.click_text("+ new")
        assert isinstance(hand.app.screen, EvidenceScreen)


@AT
async def test_hostile_texts_are_shown_as_they_are(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    texts = iter(making.HOSTILE * 500)
    old = making.full(lambda _: next(texts)) | {"id": "old"}
    new = making.full(str, 3) | {"id": "full", "previous": "old"}
    root = making.library(tmp_path / "library", old, new)
    async with hand_on(make_app(root, "full"), size) as hand:
        await hand.press("d")
        for _ in range(30):
            hand.check_rows()
            await hand.press("pagedown")


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


# -- figures that move --------------------------------------------------------------------------


@AT
async def test_figures_that_moved_stand_first_with_voice_and_difference(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, "exercise-qelmara-2020-03-17"), size) as hand:
        await hand.press("d")
        hand.check_rows()
        assert hand.find("people, displaced")[1] < hand.app.size.height // 2
        row = hand.find_row("people, displaced")
        assert "about -2,500" in row
        said = row if size[0] >= 80 else hand.rows()[hand.find("people, displaced")[1] + 1]
        assert re.search(r"JRRO .*19,500 ⣿+ +about 17,000 ⢕+", said)
        assert re.search(r"and \d+ more, among the changes|1 of \d+", hand.text) or size[1] > 60
        if size[1] >= 40:
            assert "12,000" in row
            assert "scale changed" in hand.find_row("The government and the L")
            assert hand.find_row("dead, League").count("⣿") == 0
            assert "not comparable" in hand.find_row("dead, League")


async def test_the_figures_are_ascii_where_that_is_asked(make_app: MakeApp, bundled: Path) -> None:
    app = make_app(bundled, "exercise-qelmara-2020-03-17", ascii_only=True)
    async with hand_on(app) as hand:
        await hand.press("d")
        row = hand.find_row("people, displaced")
        assert re.search(r"12,000 #+ +19,500 #+ +about 17,000 %+", row)
        assert hand.text.isascii()


async def test_what_changed_stands_before_what_is_of_the_file(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(two(tmp_path), "second")) as hand:
        await hand.press("d")
        groups = [entry.group for entry in changes(hand).entries]
        assert groups[-1] == "Brief"
        assert "Brief" not in groups[: groups.index("Brief")]
        assert groups[0] != "Brief"


async def test_a_figure_has_its_series_below_it_in_the_pane(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, "exercise-qelmara-2020-03-17")) as hand:
        await hand.press("h")
        while "suspected" not in hand.section.lines[hand.pane.selected].text.lower():
            await hand.press("j")
        row = hand.find_row("series")
        assert re.search(r"17 ⣿⣿ +41 ⣿⣿⣿⣿ +\+24  JRRO", row)
        await hand.press("j")
        assert "41 ⣿" not in hand.text
        # Of another brief nothing is kept.
        hand.app.switch(hand.app.deck.index_of_id("exercise-qelmara-2020-03-04") or 0)
        await hand.settle()
        assert not hand.page.panes["humanitarian"].series

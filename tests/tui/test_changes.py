"""The changes screen: what a brief says otherwise than the one before."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

from briefing.tui.cells import plain
from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.sources import SourcesScreen
from tui import making
from tui.changing import AT, changes, chosen, first, second, two
from tui.conftest import MakeApp
from tui.hand import hand_on


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


# -- figures that move --------------------------------------------------------------------------


@AT
async def test_figures_that_moved_stand_first_with_voice_and_difference(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, "exercise-qelmara-2020-03-17"), size) as hand:
        await hand.press("d")
        hand.check_rows()
        assert hand.find("people, displaced")[1] <= hand.app.size.height // 2
        row = hand.find_row("people, displaced")
        assert "about -2,500" in row
        said = row if size[0] > 80 else hand.rows()[hand.find("people, displaced")[1] + 1]
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
        hand.app.switch(hand.app.brief_list.index_of_id("exercise-qelmara-2020-03-04") or 0)
        await hand.settle()
        assert not hand.page.panes["humanitarian"].series


LONG = "Seven ferries lie at the quay again and none of them has left since Monday morning."


@AT
async def test_what_is_new_is_read_whole_where_it_has_room(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    newer = second()
    newer["situation"]["points"].append(making.statement(LONG, id="s3"))
    root = making.library(tmp_path / "library", first(), newer)
    async with hand_on(make_app(root, "second"), size) as hand:
        await hand.press("d", "G")
        if size[0] < 80:
            return  # one row, opened when it is selected
        screen = changes(hand)
        at = next(n for n, each in enumerate(screen.entries) if each.title == LONG)
        rows = screen.rows(screen.sheet.size.width)
        start, end = screen._starts[at], screen._starts[at + 1]
        own = [*takewhile(str.strip, map(plain, rows[start:end]))]  # up to the next section
        assert set(LONG.split()) <= set(" ".join(own).split())
        assert len(own) <= 3

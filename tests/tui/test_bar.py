"""The bar of screens: what it says, which screen it marks, what a click on it opens."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from briefing.text import width
from briefing.tui.cells import plain
from briefing.tui.keys import KEYS
from briefing.tui.registry import BAR, BRIEF, CHANGES, CROSSCHECK, EVIDENCE, MAP, PROBLEMS
from briefing.tui.screens.command_palette import commands, search
from briefing.tui.screens.framed import FramedScreen
from briefing.tui.widgets.bar import Screenful, bar_rows

from .conftest import MakeApp
from .hand import SCREENS_BY_KEY, Hand, hand_on

BEGUN = "exercise-qelmara-2020-03-17"
"""A brief with a brief before it, contradicted questions, and items that could not be checked."""
KEY_OF = {entry.where: entry.key for entry in BAR}
COUNTS = {CROSSCHECK: 1, CHANGES: 50, PROBLEMS: 17}


def shown(counts: dict[str, int] = COUNTS) -> list[Screenful]:
    """Return all screens with their own keys."""
    return [Screenful(entry, entry.key, counts.get(entry.where, 0)) for entry in BAR]


def bar(hand: Hand) -> str:
    """Return the words of the bar on the screen."""
    return hand.rows()[2].strip()


def marked(hand: Hand) -> str:
    """Return what of the bar is underlined."""
    return "".join(text for text, style, _ in hand.spans()[2] if style.underline and style.bold)


def test_the_bar_says_every_screen_with_its_key_and_its_count() -> None:
    row, _ = bar_rows(shown(), BRIEF, 200)
    assert plain(row).split("   ") == [
        " o Overview", "c Contradictions 1", "m Map", "l Timeline", "r Relations", "w Outlook",
        "d Changes 50", "u Sources", "v Unverified 17 ",
    ]  # fmt: skip


def test_at_every_width_each_screen_has_its_key_and_the_active_one_its_mark() -> None:
    for here, cells in product(BAR, range(30, 201)):
        row, spots = bar_rows(shown(), here.where, cells)
        text = plain(row)
        assert width(text) <= cells
        assert [text[start] for start, _ in spots] == [entry.key for entry in BAR], cells
        marked = "".join(t for t, words in row if "u" in words.split())
        assert marked.strip()[0] == here.key, cells


def test_as_it_narrows_names_become_short_then_go_and_counts_go_last() -> None:
    said = {cells: plain(bar_rows(shown(), MAP, cells)[0]) for cells in (120, 80, 40, 30)}
    assert "v Unverified 17" in said[120]
    assert "v Unver 17" in said[80]
    more = shown(COUNTS | {CHANGES: 126, PROBLEMS: 11})
    assert "d Chan 126 u Src v Unver 11" in plain(bar_rows(more, MAP, 80)[0]), "the gaps go first"
    assert said[40].split() == ["o", "c1", "m", "Map", "l", "r", "w", "d50", "u", "v17"]
    assert said[30].split() == ["o", "c", "m", "l", "r", "w", "d", "u", "v"]


def test_short_names_stay_while_they_fit_with_a_blank_between_them() -> None:
    """One cell too many took every name but one, and left half of the row blank."""
    counts = {CROSSCHECK: 2, CHANGES: 126, PROBLEMS: 11}
    row, _ = bar_rows(shown(counts), CHANGES, 80)
    assert "c Contra 2 m Map" in plain(row)
    assert "v Unver 11" in plain(row)


def test_keys_and_bar_are_one_table() -> None:
    keys = {key.id: key for key in KEYS}
    for entry in BAR:
        key = keys[entry.key_id]
        assert (key.keys, key.label, key.action) == (entry.key, entry.name, entry.action)
        assert not key.footer


async def test_a_key_and_a_click_lead_to_the_screen_and_mark_it(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, BEGUN), (120, 40)) as hand:
        for entry, click in product(BAR, (False, True)):
            await hand.press("l" if entry.where != "timeline" else "w")
            if click:
                await hand.click(hand.rows()[2].index(entry.name), 2)
            else:
                await hand.press(entry.key)
            screen = hand.screen
            assert isinstance(screen, FramedScreen)
            assert screen.place == entry.where
            assert marked(hand).startswith(f"{entry.key} {entry.name}")


async def test_the_counts_are_those_of_the_brief(make_app: MakeApp, bundled: Path) -> None:
    app = make_app(bundled, BEGUN)
    async with hand_on(app, (120, 40)) as hand:
        assert app.card.outline is not None
        verdicts = app.checking.of(app.card)
        assert verdicts is not None
        brief = app.card.outline.brief
        questions = sum(check.status == "contradictory" for check in brief.crosscheck)
        counts = {CROSSCHECK: questions, PROBLEMS: verdicts.unverified}
        assert min(counts.values()) > 0
        changes = app.changes.of(app.card)
        assert changes
        assert f"Contradictions {questions} " in bar(hand)
        assert bar(hand).endswith(f"Unverified {counts[PROBLEMS]}")
        assert f"Changes {changes} " in bar(hand)
        await hand.press("v")
        assert f"{counts[PROBLEMS]} of {len(verdicts.items)} items" in hand.text
        await hand.press("d")
        found = hand.screen.pair.comparison  # type: ignore[attr-defined]
        assert changes == sum(found.count(kind) for kind in ("added", "changed", "removed"))


async def test_without_a_brief_before_no_changes_are_counted(
    make_app: MakeApp, bundled: Path
) -> None:
    app = make_app(bundled)
    async with hand_on(app, (120, 40)) as hand:
        assert app.changes.of(app.card) is None
        assert "Changes  " in bar(hand)


async def test_every_screen_of_a_brief_has_the_bar(make_app: MakeApp, bundled: Path) -> None:
    keys = "".join(entry.key for entry in BAR)
    async with hand_on(make_app(bundled, BEGUN), (40, 12)) as hand:
        for size in ((40, 12), (80, 24), (120, 40)):
            await hand.resize(*size)
            for where, way in SCREENS_BY_KEY.items():
                await hand.go_home()
                await hand.press(*way)
                said = "".join(word[0] for word in bar(hand).split() if word[0] in keys)
                assert said.startswith("oc"), (where, size)
                here = where if where != EVIDENCE else BRIEF
                assert marked(hand)[0] == KEY_OF[here], (where, size)
                hand.check_rows()


async def test_a_low_terminal_has_no_bar(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, BEGUN), (40, 11)) as hand:
        assert "Situation" in hand.rows()[2]
        await hand.resize(40, 12)
        assert marked(hand) == "o Over"
        assert "Situation" in hand.rows()[3]


async def test_evidence_is_on_the_screen_that_it_was_opened_from(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, BEGUN), (120, 40)) as hand:
        await hand.press("l", "enter")
        assert hand.screen.where == EVIDENCE
        assert marked(hand) == "l Timeline"
        await hand.press("escape", "c", "enter")
        assert marked(hand).startswith("c Contradictions")


async def test_where_no_brief_can_be_read_the_bar_offers_what_there_is(
    make_app: MakeApp, tmp_path: Path
) -> None:
    from . import making

    root = making.library(tmp_path / "poor", ("wrong.yaml", making.BROKEN))
    async with hand_on(make_app(root), (80, 24)) as hand:
        assert bar(hand) == "o Overview   v Unverified"
        await hand.click_text("v Unverified")
        assert hand.screen.where == PROBLEMS


WORDS = {
    "map": "Map", "analysis": "Outlook", "outlook": "Outlook", "help": "Help", "quit": "Quit",
    "evidence": "Evidence", "cross-check": "Contradictions", "contradictions": "Contradictions",
    "problems": "Unverified", "unverified": "Unverified", "timeline": "Timeline",
    "relations": "Relations", "changes": "Changes", "sources": "Sources", "voices": "Sources",
    "export": "Export", "find": "Find", "what to watch": "Outlook", "who is what": "Relations",
}  # fmt: skip
"""What is typed into the palette, and what it finds first."""


async def test_the_palette_finds_first_what_the_words_say(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, BEGUN), (120, 40)) as hand:
        entries = list(commands(hand.screen))
        assert [entry.name.partition(":")[0] for entry in entries[: len(BAR)]] == [
            entry.name for entry in BAR
        ]
        found = {word: search(entries, word)[0].command.name.partition(":")[0] for word in WORDS}
        assert found == WORDS
        for entry in BAR:
            assert search(entries, entry.key)[0].command.name.startswith(entry.name), entry.key

"""The screens of a brief beside the overview: timeline, outlook and sources, and the way back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.sources import SourcesScreen
from briefing.tui.widgets.plan import PANE_ORDER
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, Hand, hand_on

AT = pytest.mark.parametrize("size", SIZES, ids=str)
FROM_FULL = pytest.mark.parametrize("size", SIZES[2:], ids=str)

KEYS = {"l": "timeline", "w": "analysis", "u": "sources", "o": "overview"}
"""The keys that change the screen, and what each shows."""
EVERY_WAY = "lowoulwluwuo"
"""From the overview on, each of the four after each other one."""


def by_hand() -> making.Raw:
    """A brief small enough to count by hand what the screens say of it."""
    return making.small(
        sources=[
            {"id": "s1", "title": "River truce holds", "kind": "newspaper", "text": "s1.txt",
             "publisher": "The Post", "published": "2024-11-20", "paragraphs": 6},
            {"id": "s2", "title": "A log", "kind": "dataset", "paragraphs": 4, "licence": "MIT"},
            {"id": "s3", "title": "A letter", "kind": "statement", "text": "gone.txt"},
        ],
        voices={
            "office": {"name": "Relief Office", "kind": "monitor", "reliability": "B",
                       "role": "desk officer", "cite": ["s1:p1"]},
            "boatmen": {"name": "The boatmen", "short": "Boatmen", "kind": "party",
                        "side": "river", "cite": ["s1:p2"]},
        },
        situation={"summary": [making.statement("The truce holds.", "s1:p1", "s1:p2-p3")]},
        actors=[
            {"id": "bank", "name": "Bank side", "kind": "state", "side": "bank",
             "cite": ["s1:p2"]},
            {"id": "river", "name": "River side", "kind": "militia", "side": "river",
             "cite": ["s2:p2"]},
        ],
        relationships=[{"from": "bank", "to": "river", "type": "hostile", "by": "office",
                        "note": "For years.", "cite": ["s1:p2"]}],
        places=[{"id": "harl", "name": "Harl", "kind": "town", "country": "XA", "lat": 36.25,
                 "lon": 37.5, "precision": "locality", "aka": ["Old Harl"], "cite": ["s2:p4"]}],
        timeline=[
            {"text": "The paper is signed.", "id": "signed", "when": "last Friday", "by": "boatmen",
             "date": "2024-11-15", "date_basis": "inferred", "cite": ["s1:p2"]},
            {"text": "Boats cross.", "date": "2024-11-15", "date_basis": "stated",
             "cite": ["s1:p5"]},
            {"text": "A bell is heard.", "when": "one night", "cite": ["s3:p7-p8"]},
        ],
        yardstick="icd203",
        judgements=[
            {"text": "It will hold.", "likelihood": "likely", "confidence": "moderate",
             "because": ["signed"], "assumes": "calm weather", "cite": ["s1:p1"]},
            {"text": "It will break at night.", "likelihood": "very unlikely",
             "confidence": "low", "against": ["signed"], "cite": ["s1:p1"]},
            {"text": "Nobody counts.", "cite": ["s1:p1"]},
        ],
        gaps=[{"text": "Who signed?", "cite": ["s1:p2"]}],
        watch=[{"text": "Boats at night.", "signal": "escalation", "horizon": "weeks",
                "cite": ["s1:p5"]}],
    )  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", by_hand())


def shown(hand: Hand) -> str:
    """What is on the screen, by the name under which ``KEYS`` has it."""
    screen = hand.app.screen
    if isinstance(screen, SourcesScreen):
        return "sources"
    if isinstance(screen, EvidenceScreen):
        return "evidence"
    assert hand.at_home, screen
    assert hand.page.display
    return hand.page.view


async def to_the_end(hand: Hand) -> str:
    """Read a sheet from where it is to its end."""
    seen = before = hand.text
    for _ in range(100):
        await hand.press("pagedown")
        if hand.text == before:
            return seen
        before = hand.text
        seen += "\n" + before
    raise AssertionError("no end after 100 pages")


async def all_items(hand: Hand) -> str:
    """Read a pane item by item, each opened in its turn."""
    await hand.press("g")
    seen = hand.text
    for _ in hand.pane.section.lines[1:] if hand.pane.section else ():
        await hand.press("j")
        seen += "\n" + hand.text
    return seen


def squeezed(text: str) -> str:
    """A screen's text in one line, so that a sentence is found wherever it was broken."""
    return re.sub(r"\s+", " ", text)


# -- going there and back -----------------------------------------------------------------------


@AT
async def test_every_screen_is_one_key_away_from_every_other(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        for key in EVERY_WAY:
            await hand.press(key)
            assert shown(hand) == KEYS[key]
            assert len(hand.app.screen_stack) == (2 if key == "u" else 1)
            assert hand.app.focused is not None
            hand.check_rows()
        for way in (("t", "z"), ("enter",)):
            for key, name in KEYS.items():
                await hand.press(*way)
                await hand.press(key)
                assert shown(hand) == name, (way, key)
                assert not hand.page.maximised or key == "u"
                await hand.press("o")


@AT
async def test_esc_goes_back_to_the_pane_and_item_that_one_came_from(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("t", "j", "j")
        for key in "lwu":
            await hand.press(key, "j", "escape")
            assert shown(hand) == "overview"
            assert hand.selected == ("territory", 2)
            assert hand.pane.has_focus
            assert hand.on_screen(hand.pane)


@AT
async def test_the_letter_of_a_pane_leaves_a_view(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    panes = {"s": "situation", "a": "actors", "t": "territory", "h": "humanitarian", "e": "views"}
    async with hand_on(make_app(bundled), size) as hand:
        for view, keys in (("l", "saet"), ("w", "hs")):
            for key in keys:
                await hand.press(view, key)
                assert (shown(hand), hand.page.focus_key) == ("overview", panes[key])
                assert hand.pane.has_focus
                assert hand.pane.size.height
                hand.check_rows()


async def test_the_footer_offers_the_way_back_only_where_there_is_one(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root), (200, 40)) as hand:
        assert "Esc back" not in hand.rows()[-1]
        for way, back in (("l", "escape"), ("w", "o"), ("w", "s"), ("z", "z"), ("z", "escape")):
            await hand.press(way)
            assert "Esc back" in hand.rows()[-1], way
            await hand.press(back)
            assert "Esc back" not in hand.rows()[-1], (way, back)


@AT
async def test_tab_goes_round_the_panes_of_the_analysis(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("w")
        assert hand.page.focus_key == "judgements"
        order = list(PANE_ORDER) if size[0] < 80 else ["judgements", "watch", "gaps"]
        for key, step in (("tab", 1), ("shift+tab", -1)):
            for _ in order:
                at = order.index(hand.page.focus_key)
                await hand.press(key)
                assert hand.page.focus_key == order[(at + step) % len(order)]
                assert hand.pane.has_focus
                hand.check_rows()
        assert hand.page.focus_key == "judgements"


@AT
async def test_tab_in_the_timeline_goes_on_to_the_other_sections(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("l")
        seen = [hand.page.focus_key]
        for _ in PANE_ORDER:
            await hand.press("tab")
            seen.append(hand.page.focus_key)
            assert hand.pane.size.height
        assert set(seen) == set(PANE_ORDER)
        assert seen[0] == seen[-1] == "timeline"


@pytest.mark.parametrize("size", [(20, 5), *SIZES[:2], SIZES[3]], ids=str)
async def test_a_view_keeps_its_pane_over_any_change_of_size(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), (120, 40)) as hand:
        for key, view, pane in (("l", "timeline", "timeline"), ("w", "analysis", "judgements")):
            await hand.press(key, "j", "j")
            await hand.resize(*size)
            hand.check_rows()
            await hand.resize(120, 40)
            assert (hand.page.view, hand.selected) == (view, (pane, 2))
            assert hand.on_screen(hand.pane)
            assert hand.pane.has_focus


async def test_a_view_of_another_brief_is_the_overview_of_it_no_more(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled)) as hand:
        for key in "lw":
            await hand.press(key, "]")
            hand.check_rows()
            assert hand.page.focus_key in hand.page.plan.rects
            assert hand.pane.selected == 0


async def test_without_items_a_view_says_so(make_app: MakeApp, tmp_path: Path) -> None:
    root = making.library(tmp_path / "library", making.small())
    async with hand_on(make_app(root)) as hand:
        for key, count in (("l", 1), ("w", 3)):
            await hand.press(key)
            assert hand.text.count("none recorded") == count
            await hand.press("j", "G", "enter")
            assert hand.notices[-1] == "This section has no items."
            hand.check_rows()


@AT
async def test_evidence_opens_from_a_view_and_goes_back_to_it(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        for key, view, pane, last in (("l", "timeline", "timeline", 2),
                                      ("w", "analysis", "judgements", 2)):  # fmt: skip
            await hand.press(key, "j", "enter")
            assert shown(hand) == "evidence"
            assert hand.evidence.line.section == pane
            await hand.press("j", "escape")
            assert (shown(hand), hand.selected) == (view, (pane, last))


# -- the timeline -------------------------------------------------------------------------------


@AT
async def test_the_timeline_has_date_words_as_printed_and_who_says_so(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("l")
        seen = await all_items(hand)
        words = squeezed(seen)
        for text in ("15 Nov 2024", "last Friday", "The paper is signed.", "s1:p2", "Boats cross.",
                     "undated", "one night", "A bell is heard."):  # fmt: skip
            assert text in words, text
        # Claimed by a party, stated by the newspaper: the sign of the basis stands before each.
        assert re.search(r"◌ The paper", words)
        assert re.search(r"◉ Boats", words)


async def test_a_date_is_printed_once_for_all_events_of_the_day(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("l")
        rows = hand.rows()
        first = hand.find("The paper is signed.")[1]
        second = hand.find("Boats cross.")[1]
        assert "15 Nov 2024" in rows[first]
        assert not rows[second][1:24].strip()
        assert "as printed" in hand.text


# -- the outlook --------------------------------------------------------------------------------


def pane_text(hand: Hand, key: str) -> str:
    """What a pane has on the screen, in one line."""
    pane = hand.page.panes[key]
    return squeezed(" ".join(pane.render_line(y).text for y in range(pane.size.height)))


def bar(hand: Hand, statement: str) -> str:
    """The row of a judgement, or the one below it on a narrow terminal."""
    at = hand.find(statement)[1]
    return hand.rows()[at + (hand.app.size.width < 80)]


@AT
async def test_all_judgements_stand_on_one_axis_between_its_ticks(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("w", "j")
        scale = next(row for row in hand.rows() if re.search(r" 0 .* 20 .* 100", row))
        likely, never = bar(hand, "It will hold."), bar(hand, "It will break")
        # 55 to 80 percent begins between 45 and 80; 5 to 20 percent ends where 20 begins.
        assert scale.index(" 45") < likely.index("⣶") < likely.rindex("⣶") <= scale.index(" 80")
        assert never[scale.index("20")] == "╎"
        assert never[scale.index("20") - 1] == "⠶"
        assert never.index("⠶") > scale.index(" 0")
        # The same tick in both rows: it is one axis.
        assert likely[scale.index("20")] == "╎"


@AT
async def test_how_sure_is_ink_and_a_word_apart_from_how_likely(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("w")
        for statement, ink, word in (("It will hold.", "⣶", "moderate"),
                                     ("It will break", "⠶", "low")):  # fmt: skip
            row = bar(hand, statement)
            assert ink in row
            assert re.search(rf"{ink}.* {word}\b", row)
            await hand.press("j")


@AT
async def test_a_judgement_without_likelihood_has_no_bar_and_says_so(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("w", "G")
        row = bar(hand, "Nobody counts.")
        assert "no likelihood given" in row
        assert not re.search("[\u2800-\u28ff]", row)


@AT
async def test_what_speaks_for_and_against_stands_below_the_selected_one_or_all_where_there_is_room(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("w")
        words = pane_text(hand, "judgements")
        for text in ("likely, 55-80 %", "speaks for", "Boatmen", "assumes", "calm weather"):
            assert text in words, text
        every = size[0] >= 200
        assert ("against" in words) == every
        assert size[0] < 80 or "Boatmen: The paper is signed." in words
        await hand.press("j")
        words = pane_text(hand, "judgements")
        assert "against" in words
        assert ("calm weather" in words) == every
        for machine_id in ("signed Boatmen", "because"):
            assert machine_id not in words


@pytest.mark.parametrize("size", [(40, 12), (80, 24)], ids=str)
async def test_a_statement_is_never_cut_without_a_sign(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("w", "j")
        whole = "Turkish-aligned forces move into areas of Aleppo province in the coming weeks."
        assert whole in squeezed(pane_text(hand, "judgements")).replace("p10+ ⇢ ", "") or (
            size[0] == 80
        )
        await hand.press("k")
        pane = hand.page.panes["judgements"]
        shown = [row for row in hand.rows() if row.startswith(" Turkish-aligned")]
        assert all("›" in row for row in shown)
        assert shown or size[0] < 80
        assert pane.selected == 0


async def test_the_outlook_is_ascii_where_that_is_asked(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root, ascii_only=True)) as hand:
        await hand.press("w")
        assert re.search(r"\| =====\|", bar(hand, "It will hold."))
        assert re.search(r"\|---\|", bar(hand, "It will break"))
        assert hand.text.isascii()


@AT
async def test_the_outlook_has_gaps_and_what_to_watch(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("w")
        words = squeezed(await all_items(hand))
        for text in ("It will hold.", "It will break at night.", "Nobody counts.", "calm weather"):
            assert text in words, text
        for _ in PANE_ORDER:
            await hand.press("tab")
            words += pane_text(hand, hand.page.focus_key)
        words = re.sub(r" s1:p\d\S*| [⇢◒✗]| [a-z ]{6}(?= )", "", words)
        for text in ("Who signed?", "escalation: Boats at night.", "(weeks)"):
            assert text in words, text


# -- the sources --------------------------------------------------------------------------------


async def test_the_sources_say_what_of_them_is_cited(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("u")
        assert "3 in this brief" in hand.text
        words = squeezed(await to_the_end(hand))
        # Counted by hand: s1 p1 p2 p3 p5 of 6, s2 p2 p4 of 4, s3 p7 p8 and no more known.
        for text in (
            "SOURCE s1 newspaper 4 of 6 paragraphs cited",
            "not cited p4, p6",
            "SOURCE s2 dataset 2 of 4 paragraphs cited",
            "not cited p1, p3",
            "2 of 8 paragraphs cited",
            "not cited p1-6",
        ):
            assert text in words, text


async def test_the_sources_show_each_text_and_which_items_cite_it(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("u")
        words = squeezed(await to_the_end(hand))
        for number, paragraph in enumerate(making.SOURCE.split("\n\n"), 1):
            assert f"p{number} {paragraph}" in words
        assert "p1 The truce holds for a third day. cited by Situation 1, Judgements 1" in words
        assert "p4 Families return to the river towns, the office says. not cited" in words
        assert "p5 The truce may last, says a researcher. cited by Timeline 2, To watch 1" in words
        # All have room here: summary, bank, signed, relationships, gaps for p2.
        beside = r"p2 The paper was signed on Friday\. Boats cross again\. cited by "
        name = r"[A-Z][a-z ]+(?: \d+)+"
        found = re.search(beside + rf"((?:{name}, ){{4}}{name})", words)
        assert found
        names = found[1].split(", ")
        # What has no room is counted, and the head of a source is whole.
        await hand.resize(40, 12)
        await hand.press("home")
        words = squeezed(await to_the_end(hand))
        found = re.search(beside + rf"((?:{name}, )*{name}) and (\d+) more", words)
        assert found
        assert found[1].split(", ") == names[: 5 - int(found[2])]
        assert "SOURCE s1 newspaper 4 of 6 cited" in words


async def test_texts_are_read_in_lines_of_a_bearable_length_and_kinds_in_words(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, "exercise-qelmara-2020-03-17"), (250, 80)) as hand:
        await hand.press("u")
        words = squeezed(text := await to_the_end(hand))
        body = [row for row in text.split("\n") if re.match(r" [pr]\d+ ", row)]
        assert body
        assert max(len(row.rstrip()) for row in body) <= 121
        for told in ("language English", "situation report", "international organisation, "):
            assert told in words, told
        assert "sitrep" not in words
        assert "-org" not in words


async def test_what_is_known_of_a_source_is_shown(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("u")
        words = squeezed(await to_the_end(hand))
        for text in ("River truce holds", "publisher The Post", "published 20 Nov 2024",
                     "licence MIT", "publisher not given", "published date not given"):  # fmt: skip
            assert text in words, text


async def test_a_text_that_is_not_at_hand_says_why_and_what_cites_it(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("u")
        words = squeezed(await to_the_end(hand))
        assert (
            'source not at hand The brief names no text for this source: "text: FILE" names one of '
            "seeds/. cited by p2 Actors 2 p4 Places 1" in words
        )
        assert "source not at hand The text gone.txt is not in the library." in words
        assert "p7 Timeline 3 p8 Timeline 3" in words


async def test_the_voices_have_their_letter_side_and_count(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("u")
        words = squeezed(await to_the_end(hand))
        assert "VOICES" in words
        assert "Relief Office monitor, desk officer, usually reliable, 1 item" in words
        assert re.search(
            r"F R The boatmen party to the fight, side river, .*cannot be judged, 1 item", words
        )


@AT
async def test_the_sources_scroll_by_keys_and_wheel(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    (root / "seeds" / "s1.txt").write_text("One paragraph.\n\n" * 40, encoding="utf-8")
    async with hand_on(make_app(root), size) as hand:
        await hand.press("u")
        screen = hand.app.screen
        assert isinstance(screen, SourcesScreen)
        sheet = screen.sheet
        tops: list[Any] = []
        for key in ("j", "down", "k", "up", "pagedown", "space", "pageup", "G", "end", "g", "home"):
            await hand.press(key)
            tops.append(sheet.top)
            hand.check_rows()
        page = sheet.page_rows
        last = sheet.last_top
        assert tops == [1, 2, 1, 0, *(min(n * page, last) for n in (1, 2)),
                        max(min(2 * page, last) - page, 0), last, last, 0, 0]  # fmt: skip
        await hand.wheel(5, size[1] // 2)
        assert sheet.top == 2
        await hand.wheel(5, size[1] // 2, down=False)
        assert sheet.top == 0
        assert "more lines" in hand.text


# -- relationships and places -------------------------------------------------------------------


@AT
async def test_relationships_and_places_are_reached_and_open(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("s", "z")
        for key in ("places", "relationships"):
            # The last two in the order of Tab, so backwards from the first.
            await hand.press("shift+tab")
            assert hand.page.focus_key == key
            hand.check_rows()
            words = squeezed(hand.text)
            wanted = {
                "places": ("Harl", "36.25 N, 37.5 E (town)", "also Old Harl"),
                "relationships": ("Bank side against River", "Relief Office", "For years."),
            }[key]
            for text in wanted:
                assert text in words, text
            await hand.press("enter")
            assert hand.evidence.line.section == key
            await hand.press("escape")
            assert hand.selected == (key, 0)


async def test_a_pane_without_a_place_on_the_page_is_alone_again_after_another_screen(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled)) as hand:
        for key in ("crosscheck", "timeline", "places"):
            hand.page.go(key, 0)
            await hand.press("l", "escape")
            assert hand.page.focus_key == key
            assert hand.pane.has_focus
            assert hand.on_screen(hand.pane)
            await hand.press("escape")
            assert not hand.page.maximised


@pytest.mark.parametrize("key", ["z", "escape"])
async def test_a_pane_without_a_place_gives_the_keys_on_when_it_gives_the_page_back(
    make_app: MakeApp, bundled: Path, key: str
) -> None:
    async with hand_on(make_app(bundled)) as hand:
        hand.page.go("places", 0)
        await hand.settle()
        maximised = hand.page.maximised
        await hand.press(key)
        assert (maximised, hand.page.maximised) == (True, False)
        assert hand.pane.has_focus
        assert hand.on_screen(hand.pane)


@pytest.mark.parametrize("size", [(80, 24), (119, 40)], ids=str)
async def test_nothing_of_the_overview_stays_on_the_other_screens(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, "aleppo-2024-11-30"), size) as hand:
        before = hand.text
        assert "EXPERT VIEWS" in before
        for key in ("w", "l", "z"):
            await hand.press(key)
            assert "EXPERT VIEWS" not in hand.text, key
            assert "claimed ⊡ shown" not in hand.text, key
            await hand.press("escape")
            assert hand.text == before

"""The legend of the map: every sign is explained where there is room, and none by half."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sweeping import grid

from briefing.atlas.scene import GLYPHS, GLYPHS_ASCII, Scene, Side, Site
from briefing.brief import model as m
from briefing.brief.scales import BY_FIRMNESS
from briefing.text import CUT
from briefing.tui.cells import plain, row_width
from briefing.tui.screens.map.legend import MapInView, counts, legend_rows
from briefing.tui.screens.map.screen import MapScreen

from . import making
from .conftest import MakeApp
from .hand import hand_on

GUARD = Side("Guard", "G", "side0")
FAR = Side("Far Fleet", "F", "side2")


def site(basis: str, *sides: Side, point: bool = True, claims: int = 1) -> Site:
    place = m.Place(id="p", name="Place", lat=1.0 if point else None, lon=2.0, cite=["p1"])
    said = m.Claim(text="It is held.", control="full", cite=["p1"])
    return Site("p", place, "Place", basis, sides, (said,) * claims, ())


def scene(*sites: Site) -> Scene:
    sides = dict.fromkeys(side for each in sites for side in each.sides)
    placed = tuple(each for each in sites if each.point)
    return Scene(placed, (), tuple(each for each in sites if not each.point), (), tuple(sides))


def test_what_no_frame_has_told_yet_is_not_said_of_an_area() -> None:
    """Only the atlas knows an outline of an area: until it is read, nothing is missing of it."""
    area, point = site("stated", GUARD, point=False), site("claimed", FAR, point=False)
    shown = Scene((), (area,), (point,), (), (GUARD, FAR))
    assert counts(shown, None) == ["1 place", "1 without coordinates"]
    assert counts(Scene((), (area,), (), (), (GUARD,)), None) == ["1 place"]


def text(shown: MapInView, cells: int, most: int = 1) -> list[str]:
    return [plain(row) for row in legend_rows(shown, cells, most)]


def test_a_map_alone_has_no_signs_of_the_list() -> None:
    shown = MapInView(scene(site("stated", GUARD), site("claimed", FAR, point=False)))
    assert text(shown, 80) == ["G Guard  ◉ stated"]


def test_what_stands_on_the_map_comes_before_what_stands_in_the_list() -> None:
    from briefing.tui.screens.map.rows import ListedPlace

    found = scene(
        site("", point=False), site("claimed", FAR, point=False), site("stated", GUARD, claims=2)
    )
    stops = [ListedPlace("p", each, ()) for each in (*found.sites, *found.unplaced)]
    shown = MapInView(found, stops)
    whole = "F Far Fleet  G Guard  ◉ stated  ◌ claimed  ▪ no claim  (2) number of claims"
    assert text(shown, 80) == [whole]
    assert text(shown, 32) == [f"F Far Fleet  G Guard  ◉ stated {CUT}"]
    assert text(shown, 31) == [f"G Guard  ◉ stated  ◌ claimed {CUT}"]
    assert text(shown, 20) == [f"G Guard  ◉ stated {CUT}"]
    assert text(shown, 8) == [CUT]
    assert text(shown, 0) == [""]


def test_what_is_not_needed_takes_no_row_of_its_own() -> None:
    found = scene(site("stated", GUARD))
    shown = MapInView(found, verdicts=[("✓ found", "dim"), ("? open", "hi b")])
    assert text(shown, 40, 2) == ["G Guard  ◉ stated  ✓ found  ? open"]
    assert text(shown, 26, 2) == ["G Guard  ◉ stated  ✓ found"]
    assert text(shown, 25, 2) == ["G Guard  ◉ stated  ? open"]
    assert text(shown, 20, 2) == ["G Guard  ◉ stated"]
    assert text(shown, 12, 2) == ["G Guard", "◉ stated"]


def test_lines_in_ascii_are_explained() -> None:
    (row,) = text(MapInView(scene(site("shown", GUARD)), ascii_only=True), 99)
    assert row.startswith("G Guard  p shown  # coast  + border  _ river")


@given(
    st.sets(st.sampled_from([*BY_FIRMNESS, "disputed", ""])),
    st.lists(st.text("abc", min_size=1, max_size=30), max_size=9),
    st.integers(1, 120),
    st.integers(1, 3),
    st.booleans(),
)
def test_rows_fit_and_hold_whole_entries(
    bases: set[str], names: list[str], cells: int, most: int, ascii_only: bool
) -> None:
    holders = [Side(name, "ABCDEFGHI"[n], "text") for n, name in enumerate(names)]
    found = scene(*(site(basis, *holders) for basis in bases))
    rows = legend_rows(MapInView(found, ascii_only=ascii_only), cells, most)
    assert 1 <= len(rows) <= most
    signs = GLYPHS_ASCII if ascii_only else GLYPHS
    words = {"inferred": "the desk's own", "": "no claim"}
    known = {f"{signs[basis]} {words.get(basis, basis)}" for basis in bases}
    if bases and len(names) > 3:
        known.add("+ more sides")
    said = []
    for row in rows:
        assert row_width(row) <= cells
        said += [part.rstrip(f" {CUT}") for part in plain(row).split("  ")]
    left_out = plain(rows[-1]).endswith(f" {CUT}") or plain(rows[-1]) == CUT
    said = [part for part in said if part]
    for part in said:
        letter, _, name = part.partition(" ")
        whole = part in known or any(name == h.name for h in holders if h.letter == letter)
        begun = any(h.name.startswith(name) for h in holders if h.letter == letter)
        cut = begun and len(part) + 1 == max(cells // 2, 12)
        ascii_line = ascii_only and letter in "+:#_,"
        assert whole or cut or ascii_line, part
    if not left_out:
        assert known <= set(said)


ALL = ("stated", "reported", "claimed", "shown", "assessed")


@grid(size=[(80, 24), (120, 40), (200, 60)], ascii_only=[False, True])
async def test_the_screen_explains_every_sign_of_map_and_list(
    tmp_path: Path, make_app: MakeApp, size: tuple[int, int], ascii_only: bool
) -> None:
    def said(basis: str, **more: Any) -> making.Raw:
        return making.statement("The ridge is held.", holder="g", basis=basis, by="v", **more)

    raw = making.small(
        "ridge",
        voices={"v": {"name": "A Post", "kind": "newspaper"}},
        actors=[
            {"id": "g", "name": "Guard", "side": "Guard", "kind": "state", "cite": ["p1"]}
        ],
        places=[
            {"id": "a", "name": "Ridge", "lat": 9.0, "lon": 20.0, "cite": ["p1"],
             "precision": "exact"},
            {"id": "b", "name": "Dale", "lat": 9.4, "lon": 20.6, "cite": ["p1"],
             "precision": "exact"},
            {"id": "c", "name": "Fen", "cite": ["p1"]},
        ],
        territory=[said(basis, place="ac"[n % 2], control="full") for n, basis in enumerate(ALL)],
    )  # fmt: skip
    root = making.library(tmp_path / "ridge", raw)
    async with hand_on(make_app(root, ascii_only=ascii_only), size) as hand:
        await hand.press("m")
        hand.check_rows()
        assert isinstance(hand.app.screen, MapScreen)
        legend = " ".join(hand.rows()[-1 - hand.app.screen.page.laid.legend : -1])
        signs = GLYPHS_ASCII if ascii_only else GLYPHS
        for basis in ALL:
            assert f"{signs[basis]} {basis}" in legend
        assert f"{signs['']} no claim" in legend, "Dale"
        assert "(2) number of claims" in legend
        assert "G Guard" in legend
        # In ASCII lines have signs, too: 80 cells have no room for the last of them, and say so.
        assert ((">" if ascii_only else CUT) in legend) == (ascii_only and size[0] == 80)
        await hand.press("z")
        legend = " ".join(hand.rows()[-1 - hand.app.screen.page.laid.legend : -1])
        assert "assessed" not in legend, "the map alone shows none"
        assert f"{signs['stated']} stated" in legend


@pytest.mark.parametrize("plain", [False, True], ids=["signs", "ascii"])
async def test_a_sign_is_explained_once_and_no_head_stands_over_nothing(
    make_app: MakeApp, bundled: Path, plain: bool
) -> None:
    """What the desk infers has one sign, as a basis and as a verdict; no place has a claim."""
    app = make_app(bundled, "exercise-qelmara-2020-03-17", ascii_only=plain)
    async with hand_on(app, (120, 40)) as hand:
        await hand.press("m")
        assert "infrastructure" in hand.text, "beside blank rows no word of a figure gives way"
        assert hand.text.count("Camp Ollun") == 2
        assert hand.text.count("4,000 to 4,500 people") == 1, "nor what is said of other places"
        assert "\n".join(hand.rows()[-4:]).count("the desk's own") == 1
        assert "claims" not in "\n".join(hand.rows()[:-1])
        await hand.press("escape", "1", "m")
        assert "claims" in hand.rows()[3]


@pytest.mark.parametrize("size", [(40, 12), (80, 24)], ids=str)
async def test_the_list_below_the_map_keeps_the_margin_of_the_page(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, "aleppo-2024-11-30"), size) as hand:
        for keys in (("m",), ("enter", "j")):
            await hand.press(*keys)
            listed = [row for row in hand.rows()[3:-1] if "✓" in row[20:] or "Aleppo city  " in row]
            assert listed
            assert all(row.endswith(" ") for row in listed), listed


async def test_in_ascii_the_signs_of_lines_are_explained_as_letters_are(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ascii_only=True), (200, 60)) as hand:
        await hand.press("m")
        legend = " ".join(hand.rows()[-3:-1])
        for words in ("# coast", "+ border", "_ river", ", province", ": disputed border"):
            assert words in legend, words

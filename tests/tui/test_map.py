"""The map: what is on it and in its list, and how a place opens to its claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui import making
from tui.conftest import MakeApp
from tui.hand import AT, SIZES, file_of, hand_on
from tui.mapping import TOWNS, claim, lit, mapped, place, screen, spot

ROOT = Path(__file__).resolve().parents[2]


@AT
async def test_every_place_is_on_the_map_or_in_the_list(
    islands: Path, make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(islands), size) as hand:
        await hand.press("m")
        hand.check_rows()
        frame = screen(hand).map.frame()
        assert frame is not None
        assert [mark.site.id for mark in frame.marks] == ["quay", "mill", "hill", "pass"]
        assert not frame.outside
        seen = ""
        for _ in range(6):
            seen += hand.text
            await hand.press("full_stop")
        for name, _, _ in TOWNS.values():
            assert name in seen
        assert "The Interior" in seen
        assert "no place named" in seen
        assert place(hand) == "quay", "once round"


async def test_what_is_not_to_be_seen_is_counted(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m")
        assert "4 places, 1 without coordinates" in hand.text
        assert "The Interior" in hand.find_row("no coordinates")
        await hand.press("plus", "plus", "plus", "plus", "plus")
        assert "outside" in hand.find_row("Upper Mill")
        assert "3 outside" in hand.text, "all but the selected place"
        await hand.press("f")
        assert "outside" not in hand.text


async def test_holder_and_basis_are_read_without_colour(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands, theme="mono")) as hand:
        await hand.press("m")
        assert "⇋ GL Grain Quay (2)" in hand.text or "GL Grain Quay (2) ⇋" in hand.text
        assert "G guard" in hand.rows()[-2]
        assert "L league" in hand.rows()[-2]
        assert "disputed" in hand.rows()[-2]


async def test_as_many_places_are_opened_as_there_is_room_for(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled), (160, 45)) as hand:
        await hand.press("t", "m")
        assert "rebels captured" in hand.text, "all of them"
        await hand.press("enter", "j")  # a claim opens, which takes rows
        assert "Contradicted by state" in hand.text
        assert "opp. presence" in hand.text
        assert "rebels captured" not in hand.text
        assert "no place named" in hand.text
        await hand.resize(250, 80)  # rows are left for what is said of the first other places
        assert "Shown by opp. social" in hand.text
        assert "rebels captured" in hand.text


async def test_the_place_whose_items_one_goes_through_stays_in_sight(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled), (40, 12)) as hand:
        await hand.press("t", "m", "enter")
        for _ in range(5):
            assert any("O   Aleppo city" in row for row in hand.rows()[3:5])
            hand.check_rows()
            await hand.press("j")
        await hand.click_text("O   Aleppo city")
        assert screen(hand).choice.where == (0, -1)


async def test_the_title_has_its_counts_whole_also_in_short_words(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled), (100, 30)) as hand:
        await hand.press("m", *["minus"] * 6)
        assert "1 no room, 1 outside, 3 no coordinates " in hand.rows()[3]
        await hand.resize(200, 60)
        assert "without coordinates" in hand.rows()[3]


async def test_list_and_map_mark_the_same_place(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m")
        assert "Grain Quay" in lit(hand)
        await hand.press("full_stop", "j")
        assert place(hand) == "hill"
        assert "Signal Hill" in lit(hand)
        assert "Grain Quay" not in lit(hand)
        await hand.click(*spot(hand, "mill"))
        assert place(hand) == "mill"
        assert "Upper Mill" in lit(hand)
        listed = screen(hand).page.list.region
        rows = hand.rows()
        row = next(y for y in range(listed.bottom) if "Goat Pass" in rows[y][listed.x :])
        await hand.click(listed.x + 10, row)
        assert place(hand) == "pass"
        assert "Goat Pass" in lit(hand)


async def test_a_place_opens_to_its_claims_and_a_claim_to_its_evidence(
    islands: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m", "enter")
        entry = screen(hand).entry
        assert entry is not None
        assert entry.line.label == "t2"
        await hand.press("down")
        entry = screen(hand).entry
        assert entry is not None
        assert entry.line.label == "t3", "up and down stay among the claims"
        assert "▸ ◉ L League full" in hand.text
        await hand.press("enter")
        assert hand.evidence.line.label == "t3"
        await hand.press("k", "escape")
        entry = screen(hand).entry
        assert entry is not None
        assert entry.line.label == "t2", "the item last shown is selected"
        await hand.press("escape")
        assert screen(hand).entry is None
        await hand.press("escape")
        assert hand.at_home


@AT
async def test_the_place_that_was_asked_for_is_in_sight_in_the_list(
    tmp_path: Path, make_app: MakeApp, size: tuple[int, int]
) -> None:
    raw = mapped()
    raw["places"] += [{"id": f"n{n}", "name": f"Hamlet {n}", "cite": ["p1"]} for n in range(70)]
    raw["humanitarian"].append(
        making.statement("Some have left.", id="h2", category="displacement", place="n68")
    )
    root = making.library(tmp_path / "many", raw)
    async with hand_on(make_app(root), size) as hand:
        await hand.press("h", "G", "m")
        assert place(hand) == "n68"
        listed = screen(hand).page.list.region
        rows = [row[listed.x :] for row in hand.rows()[listed.y : listed.bottom]]
        assert any("▸" in row and "Hamlet 68" in row for row in rows)


@AT
async def test_the_mouse_alone_goes_from_a_dot_to_its_claims_and_back(
    islands: Path, make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(islands), size) as hand:
        await hand.press("m")
        at = spot(hand, "hill")
        await hand.click(*at)
        assert place(hand) == "hill"
        assert screen(hand).entry is None
        await hand.click(*at)
        entry = screen(hand).entry
        assert entry is not None
        assert entry.line.label == "t1"
        listed = screen(hand).page.list.region
        rows = [row[listed.x :] for row in hand.rows()[listed.y : listed.bottom]]
        place_at = next(y for y, row in enumerate(rows) if "Signal Hill" in row)
        claims = (y for y, row in enumerate(rows) if "G Guard full" in row)
        claim_at = next(y for y in claims if y > place_at)
        await hand.click(listed.x + 8, listed.y + claim_at)
        assert hand.evidence.line.label == "t1"
        await hand.press("escape")
        await hand.click(listed.x + 8, listed.y + place_at)
        assert screen(hand).entry is None
        assert place(hand) == "hill"
        assert spot(hand, "hill") == at, "the dot is where it was"


async def test_a_brief_without_places_says_so(tmp_path: Path, make_app: MakeApp) -> None:
    root = making.library(tmp_path / "none", making.small())
    async with hand_on(make_app(root)) as hand:
        await hand.press("m")
        assert hand.at_home
        assert hand.notices[-1] == "This brief names no places."


async def test_places_without_coordinates_are_listed(tmp_path: Path, make_app: MakeApp) -> None:
    raw = mapped()
    for each in raw["places"]:
        each.pop("lat", None)
        each.pop("lon", None)
        each.pop("precision", None)
    root = making.library(tmp_path / "bare", raw)
    for size in SIZES:
        async with hand_on(make_app(root), size) as hand:
            await hand.press("m", "plus", "left", "f", "enter", "escape", "z", "z")
            hand.check_rows()
            assert "Grain Quay" in hand.text
            await hand.press("escape")
            assert hand.at_home


async def test_data_that_cannot_be_read_leave_the_list(
    islands: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ValueError("not a basemap")

    monkeypatch.setattr("briefing.tui.services.map_loading.open_tools", fail)
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m")
        assert "cannot be drawn" in hand.text
        assert "not a basemap" in hand.text
        await hand.press("enter", "enter")
        assert hand.evidence.line.label == "t2"


async def test_a_save_keeps_place_and_view(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m", "comma", "comma", "comma", "comma", "plus")
        view = screen(hand).map.viewport()
        path = file_of(hand.app)
        path.write_text(path.read_text("utf-8").replace("Signal Hill", "Beacon Hill"), "utf-8")
        hand.app.live.look(str(path))
        await hand.settle()
        assert place(hand) == "hill"
        assert "Beacon Hill" in hand.text
        assert screen(hand).map.viewport() == view


async def test_the_map_says_whose_data_and_borders_it_draws(
    islands: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(islands), (120, 120)) as hand:
        await hand.press("m", "question_mark")
        text = " ".join(hand.text.split())
        for word in ("Natural Earth", "GeoNames", "CC BY 4.0", "in control on the ground", "ashed"):
            assert word in text


async def test_what_shares_a_dot_has_a_name_of_its_own_that_stands_out(
    tmp_path: Path, make_app: MakeApp
) -> None:
    raw = mapped()
    raw["places"].append(
        {"id": "cellar", "name": "The Cellar", "lat": -17.7501, "lon": 168.3001,
         "precision": "exact", "cite": ["p1"]}
    )  # fmt: skip
    root = making.library(tmp_path / "under", raw)
    async with hand_on(make_app(root)) as hand:
        await hand.press("m")
        screen(hand).choose("cellar")
        await hand.settle()
        assert "The Cellar" in lit(hand)
        assert "Grain Quay" not in lit(hand)
        assert "no room" not in hand.text


async def test_a_province_is_listed_as_an_area_and_what_lies_nowhere_has_no_coordinates(
    tmp_path: Path, make_app: MakeApp
) -> None:
    raw = mapped()
    raw["places"] += [
        {"id": "prov", "name": "Aleppo province", "kind": "province", "country": "SY",
         "cite": ["p1"]},
        {"id": "quay2", "name": "Old Khan", "lat": 36.2, "lon": 37.16, "precision": "exact",
         "cite": ["p1"]},
    ]  # fmt: skip
    raw["places"] = [each for each in raw["places"] if each["id"] not in TOWNS]
    raw["territory"] = [claim("t1", "prov", "guard"), claim("t2", "quay2", "league")]
    raw["humanitarian"] = []
    root = making.library(tmp_path / "area", raw)
    async with hand_on(make_app(root)) as hand:
        await hand.press("m")
        frame = screen(hand).map.frame()
        assert frame is not None
        assert frame.hatched == ["prov"]
        listed = screen(hand).page.list.region
        rows = [row[listed.x :].rstrip() for row in hand.rows()]
        assert next(row for row in rows if "Aleppo prov" in row).endswith("area")
        assert next(row for row in rows if "The Interior" in row).endswith("no coordinates")
        assert "no point" not in hand.text


async def test_invented_places_say_that_there_is_no_map_of_them(make_app: MakeApp) -> None:
    async with hand_on(make_app(ROOT, "exercise-qelmara-2020-03-09")) as hand:
        await hand.press("m")
        assert "invented: no base map" in hand.text

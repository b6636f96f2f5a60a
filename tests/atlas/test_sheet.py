"""The map as a page: names in points, nothing over anything, everything said, to print on A4."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.atlas.frame import Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.projection import Viewport, project
from briefing.atlas.scene import scene
from briefing.atlas.sheet.figure import HIGH, WIDE, figure, rounded
from briefing.atlas.sheet.laid import scale_bar
from briefing.atlas.sheet.marks import INK
from briefing.atlas.sheet.metrics import broken, fitted, text_width
from briefing.atlas.sheet.page import A4, MARGIN, Layout, document, layout
from briefing.atlas.sheet.placement import Box, SheetLayout
from briefing.atlas.sheet.terrain import DOTS
from briefing.brief import model as m
from briefing.brief.outline import Outline
from briefing.format.reader import read_brief

from .conftest import ROOT
from .making import brief

SVG = "{http://www.w3.org/2000/svg}"
BRIEFS = sorted((ROOT / "briefs").glob("*-[0-9][0-9].yaml"))
HOSTILE = '</text><script>alert("x")</script>\x1b]0;x\x07 & \u202e<b>'
EACH = pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)


def outline_of(path: Path) -> Outline:
    found = read_brief(path).value
    assert found is not None
    return Outline(found)


def laid(painter: Painter, gazetteer: Gazetteer, outline: Outline) -> Layout:
    return layout(painter, gazetteer, outline, scene(outline))


def texts(svg: str) -> list[str]:
    return ["".join(node.itertext()) for node in ET.fromstring(svg).iter(f"{SVG}text")]


@EACH
def test_no_name_lies_over_another_or_over_a_dot_and_all_are_on_the_page(
    painter: Painter, gazetteer: Gazetteer, path: Path
) -> None:
    found = laid(painter, gazetteer, outline_of(path))
    box = found.map.shown.box
    page = Box(MARGIN, MARGIN, A4[0] - MARGIN, A4[1] - MARGIN)
    assert box.within(page)
    names = [name.placed.box for name in found.map.names]
    assert len(names) > 5
    for one, other in combinations(names, 2):
        assert not one.meets(other), (one, other)
    for name in names:
        assert name.within(box)
        for dot in found.map.dots:
            assert not name.meets(Box(dot.x - 5, dot.y - 5, dot.x + 5, dot.y + 5))
    keys = {name.key for name in found.map.names}
    dots = {site.id for dot in found.map.dots for site in dot.sites}
    assert dots <= keys, "every place on the page has its name"


@EACH
def test_a_name_that_stands_off_its_dot_is_led_to_it_across_no_other(
    painter: Painter, gazetteer: Gazetteer, path: Path
) -> None:
    from briefing.atlas.raster import clip_segment

    found = laid(painter, gazetteer, outline_of(path))
    of = {site.id: dot for dot in found.map.dots for site in dot.sites}
    for name in found.map.names:
        dot = of.get(name.key)
        if dot is None:
            continue
        left, top, right, low = name.placed.box
        across = max(left - dot.x, dot.x - right, 0)
        down = max(top - dot.y, dot.y - low, 0)
        assert (name.placed.leader is None) == (across**2 + down**2 <= 11**2)
        if name.placed.leader is not None:
            for other in found.map.names:
                if other is not name:
                    inner = other.placed.box.grown(-0.1)
                    assert clip_segment(*name.placed.leader, inner) is None


@EACH
def test_the_page_says_what_it_is(painter: Painter, gazetteer: Gazetteer, path: Path) -> None:
    outline = outline_of(path)
    svg = document(outline, laid(painter, gazetteer, outline))
    root = ET.fromstring(svg)
    assert root.get("viewBox") == "0 0 842 595"
    assert root.get("width") == "842pt"
    words = texts(svg)
    assert words[0] == words[-1] == outline.tlp
    assert words[1] == outline.title
    assert outline.cut_off in words[2]
    assert f"status {outline.brief.status}" in words[2]
    whole = "\n".join(words)
    for source in outline.brief.sources:
        assert source.id in whole
    for side in scene(outline).sides:
        assert f"{side.letter} {side.name}" in whole
    assert ("invented: no base map" in whole) == (outline.brief.status == "exercise")
    assert ("Natural Earth" in whole) == (outline.brief.status != "exercise")


def test_the_bar_is_as_long_as_it_says() -> None:
    for lat, unit in ((0.0, 20.0), (36.0, 24.0), (-43.0, 60.0), (65.0, 3.0)):
        view = Viewport.at(lat, 20.0, unit, 391, 100)
        bar = scale_bar(view)
        assert 110 / 2.6 < bar.points <= 110
        assert str(bar.km).strip("0.")[:1] in "125"
        west, _ = project(lat, 20.0)
        degrees = bar.points * unit / 2**20 * 360
        east, _ = project(lat, 20.0 + degrees)
        assert (east - west) / unit == pytest.approx(bar.points)
        from math import cos, radians

        ground = degrees / 360 * 40_075.016686 * cos(radians(view.centre[0]))
        assert ground == pytest.approx(bar.km, rel=0.001)


def test_the_bar_is_drawn_as_long_as_it_is(painter: Painter, gazetteer: Gazetteer) -> None:
    outline = outline_of(BRIEFS[0])
    found = laid(painter, gazetteer, outline)
    root = ET.fromstring(document(outline, found))
    path = next(node for node in root.iter(f"{SVG}path") if node.get("class") == "scale")
    numbers = re.findall(r"[MH]([0-9.]+)", path.get("d") or "")
    assert float(numbers[1]) - float(numbers[0]) == pytest.approx(found.map.bar.points, abs=0.02)


def test_lines_stay_in_the_frame_and_the_layers_are_those_of_the_screen(
    painter: Painter, gazetteer: Gazetteer
) -> None:
    outline = outline_of(BRIEFS[0])
    found = laid(painter, gazetteer, outline)
    root = ET.fromstring(document(outline, found))
    paths = {node.get("class"): node for node in root.iter(f"{SVG}path") if node.get("class")}
    assert {"border", "coast", "province", "river", "sea", "area"} <= set(paths)
    assert paths["province"].get("stroke-dasharray")
    box = found.map.shown.box
    for kind in ("border", "coast", "area"):
        pairs = re.findall(r"[ML](-?[0-9.]+) (-?[0-9.]+)", paths[kind].get("d") or "")
        assert pairs
        for x, y in pairs:
            assert box.left - 0.1 <= float(x) <= box.right + 0.1
            assert box.top - 0.1 <= float(y) <= box.bottom + 0.1


def hostile() -> Outline:
    raw = brief(
        [("hill", 36.2, 37.2), ("ford", 36.3, 37.9), ("dale", None, None)],
        [("hill", "ora", "stated", "full"), ("dale", "ora", "claimed", "full")],
        [("ora", "Orans", HOSTILE)],
    )
    raw.title = HOSTILE
    raw.sources[0].title = HOSTILE
    for place in raw.places:
        place.name = f"{place.name} {HOSTILE}"
    return Outline(raw)


def test_hostile_names_stay_text_and_nothing_comes_from_outside(
    painter: Painter, gazetteer: Gazetteer
) -> None:
    svg = document(hostile(), laid(painter, gazetteer, hostile()))
    root = ET.fromstring(svg)
    kinds = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert kinds <= {"svg", "title", "rect", "path", "circle", "g", "text", "tspan"}
    assert re.findall(r"https?://[^\"<]+", svg) == ["http://www.w3.org/2000/svg"]
    for bad in ("url(", "href", "\x1b", "\x07", "\u202e"):
        assert bad not in svg


def test_the_same_brief_makes_the_same_page(gazetteer: Gazetteer, painter: Painter) -> None:
    pages = {document(hostile(), laid(painter, gazetteer, hostile())) for _ in range(2)}
    assert len(pages) == 1


def test_long_lists_are_cut_with_a_count_and_the_page_keeps_its_size(
    painter: Painter, gazetteer: Gazetteer
) -> None:
    raw = brief([("hill", 36.2, 37.2), *((f"hamlet {n}", None, None) for n in range(300))])
    raw.sources += [
        m.Source(id=f"s{n}", title=f"A paper of some length, number {n}", kind="newspaper")
        for n in range(2, 90)
    ]
    outline = Outline(raw)
    found = laid(painter, gazetteer, outline)
    svg = document(outline, found)
    assert any(re.search(r"and \d+ more$", text) for text in texts(svg))
    for node in ET.fromstring(svg).iter(f"{SVG}text"):
        assert float(node.get("y") or 0) <= A4[1] - MARGIN
    assert found.map.shown.box.bottom - found.map.shown.box.top >= 300


def test_the_page_has_the_colours_of_the_light_theme() -> None:
    theme = (ROOT / "themes" / "light.yaml").read_text("utf-8")
    colours = dict(re.findall(r'^(\w+): "(#\w+)"', theme, re.MULTILINE))
    assert {role: colours[role] for role in INK} == dict(INK)


def test_a_wider_text_is_wider_and_cut_text_fits() -> None:
    assert text_width("W", 10) > text_width("i", 10)
    assert text_width("ab", 10, bold=True) > text_width("ab", 10)
    assert text_width("漢字", 10) == pytest.approx(2 * 10 * 1.16)
    assert text_width("é", 10) == text_width("e", 10)
    assert text_width(fitted("a long name of a place", 10, 60), 10) <= 60
    assert fitted("short", 10, 60) == "short"


@given(st.text("ab ", max_size=200), st.integers(20, 200))
def test_broken_lines_fit_and_lose_no_word_that_fits(text: str, room: int) -> None:
    lines = broken(text, 8, room)
    assert all(text_width(line, 8) <= room for line in lines)
    if all(text_width(word, 8) <= room for word in text.split()):
        assert " ".join(lines).split() == text.split()


POINTS = st.tuples(st.floats(20, 380), st.floats(20, 280))


@given(st.lists(POINTS, max_size=25), st.floats(20, 90))
def test_however_crowded_no_two_names_meet(points: list[tuple[float, float]], wide: float) -> None:
    sheet = SheetLayout(Box(0, 0, 400, 300))
    for x, y in points:
        sheet.take(Box(x - 5, y - 5, x + 5, y + 5))
    found = [sheet.beside(point, (wide, 11)) for point in points]
    boxes = [each.box for each in found if each is not None]
    for one, other in combinations(boxes, 2):
        assert not one.meets(other)
    for box in boxes:
        assert box.within(sheet.page)
        for x, y in points:
            assert not box.meets(Box(x - 5, y - 5, x + 5, y + 5))


def test_on_an_empty_sheet_a_name_stands_right_beside_its_dot() -> None:
    sheet = SheetLayout(Box(0, 0, 400, 300))
    placed = sheet.beside((100, 100), (40, 11))
    assert placed is not None
    assert placed.leader is None
    assert placed.anchor == "start"
    assert placed.box.left == pytest.approx(108)
    assert (placed.box.top + placed.box.bottom) / 2 == pytest.approx(100)


@given(
    st.lists(st.tuples(st.floats(-70, 75), st.floats(-180, 179.9)), min_size=1, max_size=6),
    st.sampled_from([300.0, 30.0]),
)
@example([(75.0, 0.0), (-56.0, 0.0)], 300.0)
def test_a_view_that_is_shared_by_many_briefs_still_shows_every_place(
    points: list[tuple[float, float]], room: float
) -> None:
    view = Viewport.fit(points, WIDE // DOTS[0], HIGH // DOTS[1], room)
    shown = [point for point in points if view.holds(*point)]  # the poles are on no view
    shared = rounded(view)
    assert shared.unit >= view.unit
    assert all(shared.holds(*point) for point in shown)


def test_near_places_are_seen_on_the_same_ground() -> None:
    views = {
        rounded(Viewport.fit([(36.2 + n / 100, 37.1), (35.9, 36.6)], 320, 100)) for n in range(10)
    }
    assert len(views) <= 2


@EACH
def test_a_figure_names_the_places_of_the_page_and_needs_nothing_else(path: Path) -> None:
    outline = outline_of(path)
    drawn = figure(outline)
    assert drawn is not None
    root = ET.fromstring(drawn.drawn)
    assert root.get("role") == "img"
    words = " ".join(["".join(root.itertext()), *drawn.legend])
    for line in outline.place_lines:
        if line.item.lat is not None:  # type: ignore[attr-defined]
            assert outline.place_name(line.item.id or "") in words
    assert drawn == figure(outline), "on a ground that is known, too"

"""Views of the map, cell by cell, against those kept in ``frames/``.

After a change that is meant, ``UPDATE_FRAMES=1 python -m pytest tests/atlas/test_frames.py`` writes
them anew; the change to the files is the picture to look at. A frame has the rows as text, then the
style words of each run, then what found no room.
"""

from pathlib import Path
from typing import NamedTuple

import kept
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.atlas.frame import Frame, FrameOptions, Painter, scale
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.layers import towns
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import Scene, scene
from briefing.brief.outline import Outline
from briefing.format.reader import read_brief
from briefing.text import width

from .conftest import ROOT
from .making import made

FRAMES = Path(__file__).parent / "frames"
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
EMPTY = made([])


class Picture(NamedTuple):
    """A view: where its middle is and how many units a dot, None for the fitted Aleppo brief."""

    name: str
    size: tuple[int, int]
    place: tuple[float, float, float] | None
    options: FrameOptions = FrameOptions()


PICTURES = [
    Picture("syria", (120, 40), (35.2, 38.3, 100)),
    Picture("syria-ascii", (120, 40), (35.2, 38.3, 100), FrameOptions(ascii_only=True)),
    Picture("levant", (120, 40), (33.0, 35.8, 50)),
    Picture("balkans", (120, 40), (43.2, 20.0, 90)),
    Picture("new-caledonia", (80, 24), (-21.3, 165.8, 75)),
    Picture("fiji", (80, 24), (-17.4, 179.4, 50)),
    Picture("world", (120, 40), (20.0, 10.0, 1e9)),
    Picture("aleppo-120x40", (120, 40), None),
    Picture("aleppo-80x24", (80, 24), None),
    Picture("aleppo-40x12", (40, 12), None),
    Picture("aleppo-250x80", (250, 80), None),
    Picture("aleppo-ascii", (80, 24), None, FrameOptions(ascii_only=True)),
    Picture("aleppo-selected", (80, 24), None, FrameOptions(selected="idlib")),
]


@pytest.fixture(scope="module")
def aleppo() -> Scene:
    brief = read_brief(ROOT / "briefs" / "aleppo-2024-11-30.yaml").value
    assert brief is not None
    return scene(Outline(brief))


def drawn(picture: Picture, painter: Painter, gazetteer: Gazetteer, aleppo: Scene) -> Frame:
    shown = EMPTY if picture.place else aleppo
    if picture.place:
        view = Viewport.at(*picture.place, *picture.size)
    else:
        view = Viewport.fit(aleppo.points, *picture.size)
    return painter.frame(view, shown, picture.options, towns(gazetteer, view, shown))


def told(frame: Frame) -> str:
    """The frame as text: rows, runs of style words by letter, and what is not shown."""
    letters: dict[str, str] = {}
    runs = []
    for row in frame.rows:
        parts = [
            f"{letters.setdefault(role, _LETTERS[len(letters)])}{width(text)}" for text, role in row
        ]
        runs.append("".join(parts))
    meanings = [f"{letter} {words or 'blank'}" for words, letter in letters.items()]
    rows = [line.rstrip() for line in frame.text()]
    rest = [f"level {frame.level}", f"hidden {frame.hidden}", f"outside {frame.outside}"]
    return "\n".join([*rows, "-- styles", *runs, "-- letters", *meanings, "-- rest", *rest]) + "\n"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_the_view_is_the_kept_frame(
    picture: Picture, painter: Painter, gazetteer: Gazetteer, aleppo: Scene
) -> None:
    shown = told(drawn(picture, painter, gazetteer, aleppo))
    kept.check(FRAMES / f"{picture.name}.txt", shown)


def test_no_frame_is_left_over() -> None:
    assert {path.stem for path in FRAMES.glob("*.txt")} == {picture.name for picture in PICTURES}


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_rows_fill_the_window_and_ascii_is_ascii(
    picture: Picture, painter: Painter, gazetteer: Gazetteer, aleppo: Scene
) -> None:
    frame = drawn(picture, painter, gazetteer, aleppo)
    assert len(frame.rows) == picture.size[1]
    for row in frame.rows:
        assert sum(width(text) for text, _ in row) == picture.size[0]
        assert all(text for text, _ in row)
    if picture.options.ascii_only:
        assert "".join(frame.text()).isascii()


def test_every_place_of_the_brief_can_be_found(
    painter: Painter, gazetteer: Gazetteer, aleppo: Scene
) -> None:
    for size in ((40, 12), (80, 24), (120, 40), (200, 60), (250, 80)):
        picture = Picture("", size, None)
        frame = drawn(picture, painter, gazetteer, aleppo)
        reached = {site for hit in frame.hits for site in hit.sites}
        every = {site.id for site in (*aleppo.sites, *aleppo.areas) if site.id != "countryside"}
        every -= {site.id for site in aleppo.areas if not site.point} - set(frame.hatched)
        assert {site.id for site in aleppo.sites} <= reached | set(frame.outside) <= every
        named = {answer.key for answer in frame.answers if not answer.key.startswith("town:")}
        assert named | set(frame.hidden) | set(frame.outside) == every
        assert not named & set(frame.hidden)
        for hit in frame.hits:
            assert frame.at(hit.column, hit.row) == hit.sites
            assert frame.at(hit.column + hit.width - 1, hit.row) == hit.sites


PLACES = st.tuples(st.floats(9.5, 10.5), st.floats(19.0, 21.0))


@given(st.lists(PLACES, max_size=25), st.integers(20, 90), st.integers(6, 30), st.booleans())
def test_nothing_overlaps_however_crowded(
    painter: Painter, points: list[tuple[float, float]], across: int, down: int, plain: bool
) -> None:
    actors = [("ora", "Orans", "north"), ("vel", "Velans", "south")]
    places = [(f"place {number}", lat, lon) for number, (lat, lon) in enumerate(points)]
    claims = [
        (name, actors[number % 2][0], "claimed", "full")
        for number, (name, _, _) in enumerate(places)
        if number % 3
    ]
    crowd = made([*places], claims, actors)
    view = Viewport.fit(crowd.points, across, down)
    frame = painter.frame(view, crowd, FrameOptions(ascii_only=plain))
    cells = [
        (column, hit.row)
        for hit in frame.hits
        for column in range(hit.column, hit.column + hit.width)
    ]
    assert len(cells) == len(set(cells))
    reached = {site for hit in frame.hits for site in hit.sites}
    assert reached | set(frame.outside) == {site.id for site in crowd.sites}
    named = [answer.key for answer in frame.answers]
    assert sorted([*named, *frame.hidden, *frame.outside]) == sorted(s.id for s in crowd.sites)
    assert all(sum(width(text) for text, _ in row) == across for row in frame.rows)


def test_holders_can_be_told_without_colour(painter: Painter) -> None:
    crowd = made(
        [("hill", 10.0, 20.0)],
        [("hill", "ora", "stated", "full"), ("hill", "vel", "claimed", "full")],
        [("ora", "Orans", "north"), ("vel", "Velans", "south")],
    )
    view = Viewport.at(10, 20, 40, 60, 15)
    rows = "\n".join(painter.frame(view, crowd).text())
    assert "⇋ NS Hill (2)" in rows
    rows = "\n".join(painter.frame(view, crowd, FrameOptions(ascii_only=True)).text())
    assert "! NS Hill (2)" in rows


def test_two_places_in_one_cell_share_a_dot_and_each_has_its_name(painter: Painter) -> None:
    crowd = made(
        [("mill", 10.0001, 20.0), ("hill", 10.0, 20.0)], [("hill", "ora", "claimed", "full")],
        [("ora", "Orans", "north")],
    )  # fmt: skip
    frame = painter.frame(Viewport.at(10, 20, 40, 60, 15), crowd)
    text = "\n".join(frame.text())
    assert text.count("◌") == 1
    assert "◌ N Hill" in text
    assert "▪ Mill" in text, "with its own sign, since the dot has the other's"
    assert frame.hidden == []
    assert {hit.sites for hit in frame.hits} == {("hill", "mill"), ("hill",), ("mill",)}


def test_a_crowd_on_an_empty_sheet_is_named_to_the_last(painter: Painter) -> None:
    crowd = made([(f"place {n}", 10.0 + n / 5000, 20.0) for n in range(8)])
    frame = painter.frame(Viewport.at(10, 20, 40, 80, 24), crowd)
    assert frame.hidden == []
    assert any(answer.leader for answer in frame.answers)


def test_a_wide_or_hostile_name_keeps_the_row_whole(painter: Painter) -> None:
    crowd = made([("漢字の町", 10.0, 20.0), ("bad\x1b[31m\u202ename", 10.4, 20.0)])
    frame = painter.frame(Viewport.at(10.2, 20, 40, 60, 15), crowd)
    text = "\n".join(frame.text())
    assert "漢字の町" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert all(sum(width(part) for part, _ in row) == 60 for row in frame.rows)


def test_the_same_view_is_not_drawn_twice_and_another_is(painter: Painter) -> None:
    view = Viewport.at(10, 20, 40, 60, 15)
    one = made([("hill", 10.0, 20.0)])
    first = painter.frame(view, one)
    assert painter.frame(view, one) is first
    assert painter.frame(view, one, FrameOptions(selected="hill")) is not first
    assert painter.frame(view.pan(1, 0), one) is not first
    other = made([("dale", 10.0, 20.0)])
    assert "Dale" in "\n".join(painter.frame(view, other).text())


def test_a_coarser_level_is_drawn_while_the_finer_is_not_there() -> None:
    from briefing.atlas.basemap import Basemap

    basemap = Basemap()
    view = Viewport.at(35, 38.5, 100, 60, 20)
    waiting = Painter(basemap)
    frame = waiting.frame(view, EMPTY, FrameOptions(wait=False))
    assert frame.level == 0
    for key in basemap.missing(view):
        basemap.tile(key)
    assert waiting.frame(view, EMPTY, FrameOptions(wait=False)).level == 2


def test_the_scale_bar_is_round_and_true() -> None:
    for unit in (1, 7, 60, 300, 2000):
        view = Viewport.at(40, 20, unit, 120, 40)
        km, cells = scale(view)
        assert str(km).strip("0.")[:1] in "125"
        assert cells * view.km_per_cell == pytest.approx(km, rel=0.15)
        assert 4 <= cells <= 21

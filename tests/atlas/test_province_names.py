"""Names of provinces: inside their outline, beside nothing else, each said once."""

from __future__ import annotations

import pytest

from briefing.atlas.areas import countries_of, province_names
from briefing.atlas.basemap import WITH_PROVINCES, Basemap
from briefing.atlas.frame import Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.labels import Board
from briefing.atlas.layers import towns
from briefing.atlas.projection import Viewport
from briefing.atlas.spans import spans_of

from .making import made

SYRIA = (35.2, 38.5)
SIZES = [(70, 20), (100, 36), (160, 60)]


def view_of(size: tuple[int, int], unit: float = 90) -> Viewport:
    return Viewport.at(*SYRIA, unit, *size)


@pytest.mark.parametrize("size", SIZES)
def test_a_name_stands_inside_its_province_and_touches_no_other(
    basemap: Basemap, size: tuple[int, int]
) -> None:
    view = view_of(size)
    board = Board(*size, bytes(size[0] * size[1]))
    placed = province_names(basemap, view, board, (), ascii_only=False)
    assert len(placed) > 3
    cells: set[tuple[int, int]] = set()
    for name in placed:
        own = {(name.spot.row, name.spot.column + at) for at in range(name.spot.width)}
        assert not cells & own
        cells |= own
        province = next(
            each
            for code in countries_of(basemap, made([("hill", *SYRIA)]), view)
            for each in basemap.provinces(code)
            if name.text in each.names and "." not in name.text
        )
        inside = {
            (row, column)
            for row, start, stop in spans_of(province.rings, view)
            for column in range(start, stop)
        }
        assert own <= inside, name


def test_a_name_that_is_there_already_is_not_said_twice(
    painter: Painter, gazetteer: Gazetteer
) -> None:
    # A place of the brief has the name of one province, towns those of others.
    scene = made([("Deir ez-Zor", 35.33, 40.14)])
    view = view_of((160, 60))
    around = towns(gazetteer, view, scene)
    frame = painter.frame(view, scene, towns=around)
    assert any(each.name == "Hamah" for each in around)
    text = "\n".join(frame.text())
    for name in ("Hamah", "Deir"):
        assert text.count(name) == 1, text
    assert "Rif Dimashq" in text, text


def test_from_far_there_are_none_and_nothing_is_unpacked_for_them() -> None:
    basemap = Basemap()
    far = view_of((100, 36), WITH_PROVINCES + 1)
    board = Board(100, 36, bytes(3600))
    assert province_names(basemap, far, board, (), ascii_only=False) == []
    near = view_of((100, 36))
    assert province_names(basemap, near, board, (), ascii_only=False, wait=False) == []
    assert basemap.known_provinces == 0

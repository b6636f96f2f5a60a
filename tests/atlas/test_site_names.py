"""The names of a brief's places: what is claimed and counted has room before what is not."""

import pytest

from briefing.atlas.basemap import Basemap
from briefing.atlas.frame import FrameOptions, Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.layers import towns
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import Scene, scene
from briefing.atlas.site_names import SiteNames
from briefing.brief.outline import Outline
from briefing.format.reader import read_brief

from .conftest import ROOT
from .making import made


@pytest.fixture(scope="module")
def aleppo() -> Scene:
    brief = read_brief(ROOT / "briefs" / "aleppo-2024-11-30.yaml").value
    assert brief is not None
    return scene(Outline(brief))


def hidden(painter: Painter, shown: Scene, size: tuple[int, int]) -> list[str]:
    painter.forget()
    return painter.frame(Viewport.fit(shown.points, *size), shown).hidden


def worth(shown: Scene, left_out: list[str]) -> int:
    return sum(1 + len(s.claims) + len(s.impacts) for s in shown.all if s.id in left_out)


def test_never_is_more_left_out_than_by_one_order_and_at_some_sizes_less(
    painter: Painter, aleppo: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = [(width, height) for width in (40, 60, 80, 120) for height in (8, 11, 14, 20)]
    found = [worth(aleppo, hidden(painter, aleppo, size)) for size in sizes]
    in_turn = SiteNames._in_turn
    monkeypatch.setattr(
        SiteNames, "names",
        lambda self, marks, areas, without: in_turn(self, marks, areas, without, ()),
    )  # fmt: skip
    before = [worth(aleppo, hidden(painter, aleppo, size)) for size in sizes]
    painter.forget()
    assert all(now <= then for now, then in zip(found, before, strict=True))
    assert sum(found) < sum(before)


def test_a_name_that_is_tried_again_stands_once_and_leaves_no_trace(painter: Painter) -> None:
    crowd = made(
        [(f"hamlet {number}", 10 + number / 500, 20.0) for number in range(20)],
        [("hamlet 19", "ora", "stated", "full")],
        [("ora", "Orans", "north")],
    )
    frame = painter.frame(Viewport.fit(crowd.points, 30, 8), crowd)
    text = "\n".join(frame.text())
    named = {answer.key for answer in frame.answers}
    assert frame.hidden
    assert "hamlet 19" in named, "it alone is claimed"
    assert named.isdisjoint(frame.hidden)
    for site in crowd.sites:
        assert (site.name in text) == (site.id in named) or site.name == "Hamlet 1"


def test_the_first_map_of_a_small_terminal_names_every_place_that_is_claimed(
    painter: Painter, basemap: Basemap, gazetteer: Gazetteer, aleppo: Scene
) -> None:
    view = Viewport.fit(aleppo.points, 80, 11)
    frame = painter.frame(view, aleppo, FrameOptions(), towns(gazetteer, view, aleppo))
    assert frame.hidden == []
    assert "Idlib province" in "\n".join(frame.text())

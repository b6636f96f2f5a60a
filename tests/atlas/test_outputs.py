"""The map in a text: a block of characters that explains itself."""

import pytest

from briefing.atlas.documents import LEAST, block
from briefing.atlas.frame import Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.scene import Scene
from briefing.text import width

from .making import made

ACTORS = [("ora", "Orans", "north"), ("vel", "Vel <&> ans", "south")]


def crowd() -> Scene:
    return made(
        [("hill", 35.9, 36.6), ("ford", 36.3, 37.2), ("dale", None, None)],
        [
            ("hill", "ora", "stated", "full"),
            ("hill", "vel", "claimed", "full"),
            ("dale", "vel", "claimed", "full"),
        ],
        ACTORS,
    )


@pytest.mark.parametrize("plain", [False, True])
def test_the_block_keeps_to_its_width_and_explains_itself(
    painter: Painter, gazetteer: Gazetteer, plain: bool
) -> None:
    lines = block(painter, crowd(), 60, 18, ascii_only=plain, gazetteer=gazetteer)
    assert all(width(line) <= 60 for line in lines)
    text = "\n".join(lines)
    assert text.isascii() is plain
    assert "N north, S south" in text
    assert ("! disputed" if plain else "⇋ disputed") in text
    assert "(2) number of claims" in " ".join(text.split())
    assert "No coordinates: Dale (claimed S)" in " ".join(text.split())
    assert "Hill (2)" in text
    assert "Ford" in text


def test_a_brief_without_coordinates_lists_its_places(painter: Painter) -> None:
    lines = block(painter, made([("dale", None, None)]), 60, 18)
    assert lines == ["No coordinates: Dale"]
    assert block(painter, made([]), 60, 18) == []


def test_too_small_a_block_is_refused(painter: Painter) -> None:
    with pytest.raises(ValueError, match="24 columns and 6 rows"):
        block(painter, crowd(), LEAST[0] - 1, 20)

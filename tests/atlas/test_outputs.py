"""The map in exports: a block of characters and a picture."""

import re
from xml.etree import ElementTree as ET

import pytest

from briefing.atlas.documents import INK, LEAST, block, svg
from briefing.atlas.frame import Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import Scene
from briefing.text import width

from .conftest import ROOT
from .making import made

SVG = "{http://www.w3.org/2000/svg}"
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
    assert "O Orans, V Vel" in text
    assert ("! disputed" if plain else "⇋ disputed") in text
    assert "(2) number of claims" in " ".join(text.split())
    assert "No coordinates: Dale (claimed V)" in " ".join(text.split())
    assert "Hill (2)" in text
    assert "Outside the map: Ford" in text


def test_a_brief_without_coordinates_lists_its_places(painter: Painter) -> None:
    lines = block(painter, made([("dale", None, None)]), 60, 18)
    assert lines == ["No coordinates: Dale"]
    assert block(painter, made([]), 60, 18) == []


def test_too_small_a_block_is_refused(painter: Painter) -> None:
    with pytest.raises(ValueError, match="24 columns and 6 rows"):
        block(painter, crowd(), LEAST[0] - 1, 20)


def picture(painter: Painter, title: str = "A made-up title", tlp: str = "TLP:GREEN") -> str:
    scene = crowd()
    frame = painter.frame(Viewport.fit(scene.points, 90, 30), scene)
    return svg(painter, scene, frame, title, tlp)


def test_the_picture_is_whole_xml_with_the_label_above_and_below(painter: Painter) -> None:
    root = ET.fromstring(picture(painter))
    texts = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    assert texts[0] == texts[-1] == "TLP:GREEN"
    assert root.find(f"{SVG}title").text == "TLP:GREEN A made-up title"  # type: ignore[union-attr]
    assert "Hill" in texts
    assert any("Vel <&> ans" in text for text in texts)
    assert any("Natural Earth" in text and "CC BY 4.0" in text for text in texts)


def test_the_picture_has_the_layers_of_the_screen(painter: Painter) -> None:
    root = ET.fromstring(picture(painter))
    classes = {node.get("class") for node in root.iter(f"{SVG}path")} - {None}
    assert {"border", "province"} <= classes
    border = next(node for node in root.iter(f"{SVG}path") if node.get("class") == "border")
    numbers = [int(number) for number in re.findall(r"-?\d+", border.get("d") or "")]
    assert max(numbers[::2]) <= 90 * 8 + 2
    assert max(numbers[1::2]) <= 30 * 16 + 2
    assert min(numbers) >= -2
    province = next(node for node in root.iter(f"{SVG}path") if node.get("class") == "province")
    assert province.get("stroke-dasharray")


def test_the_picture_needs_nothing_from_outside(painter: Painter) -> None:
    text = picture(painter, title='</text><script>alert("x")</script>\x1b]0;x\x07')
    root = ET.fromstring(text)
    assert not {node.tag for node in root.iter()} & {f"{SVG}script", f"{SVG}image", f"{SVG}style"}
    assert re.findall(r"https?://[^\"<]+", text) == ["http://www.w3.org/2000/svg"]
    assert "url(" not in text
    assert "href" not in text
    assert "\x1b" not in text


def test_the_picture_has_the_colours_of_the_light_theme() -> None:
    theme = (ROOT / "themes" / "light.yaml").read_text("utf-8")
    colours = dict(re.findall(r'^(\w+): "(#\w+)"', theme, re.MULTILINE))
    assert {role: colours[role] for role in INK} == dict(INK)

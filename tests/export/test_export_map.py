"""The map in exports: a block of characters with its legend, no wider than the page."""

from __future__ import annotations

import json

import pytest

from briefing.brief.model import Brief
from briefing.export import render_all
from briefing.export.judged_brief import JudgedBrief
from briefing.format.reader import read_brief
from briefing.paths import bundled
from briefing.text import width


@pytest.fixture(scope="module")
def aleppo() -> Brief:
    brief = read_brief(bundled() / "briefs" / "aleppo-2024-11-30.yaml").value
    assert brief is not None
    return brief


@pytest.mark.parametrize("columns", [40, 78, 120, 0])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_the_map_is_as_wide_as_the_page(aleppo: Brief, columns: int, ascii_only: bool) -> None:
    text = render_all([JudgedBrief(aleppo, map=True)], width=columns, ascii=ascii_only)
    lines = text.splitlines()
    start = lines.index("MAP")
    block = lines[start : lines.index("HUMANITARIAN")]
    assert all(width(line) <= (columns or 78) for line in block)
    assert any("Said to hold" in line for line in block)
    assert any("Natural Earth" in line for line in block)
    dots = any(0x2800 < ord(char) <= 0x28FF for line in block for char in line)
    assert dots is not ascii_only
    if ascii_only:
        assert text.isascii()
    assert lines.index("TERRITORY") < start
    assert "\nMAP\n" not in render_all([JudgedBrief(aleppo)], width=columns)


def test_markdown_keeps_the_map_as_it_is_drawn(aleppo: Brief) -> None:
    text = render_all([JudgedBrief(aleppo, map=True)], "markdown")
    block = text.split("## Map\n\n```text\n")[1].split("\n```\n")[0]
    assert "Idlib province" in block
    assert "No coordinates: " in block


def test_an_encoding_without_dots_gets_the_map_in_ascii(aleppo: Brief) -> None:
    text = render_all([JudgedBrief(aleppo, map=True)], encoding="cp1252")
    assert "????" not in text.split("\nMAP\n")[1].split("\nHUMANITARIAN\n")[0]
    text.encode("cp1252")


def test_json_has_no_map(aleppo: Brief) -> None:
    with_map = render_all([JudgedBrief(aleppo, map=True)], "json")
    assert json.loads(with_map) == json.loads(render_all([JudgedBrief(aleppo)], "json"))


def test_a_brief_without_places_says_so(aleppo: Brief) -> None:
    from msgspec.structs import replace

    bare = replace(aleppo, places=[], territory=[], humanitarian=[])
    text = render_all([JudgedBrief(bare, map=True)])
    after = text.split("\nMAP\n")[1].splitlines()
    assert after[1] == "none recorded"


def test_backticks_in_a_name_do_not_end_the_block(aleppo: Brief) -> None:
    from msgspec.structs import replace

    place = replace(aleppo.places[0], short="```", name="```")
    text = render_all([JudgedBrief(replace(aleppo, places=[place, *aleppo.places[1:]]), map=True)],
                      "markdown")  # fmt: skip
    assert "\n````text\n" in text
    assert text.count("\n````\n") == 1

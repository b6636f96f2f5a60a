"""``briefing map``: the map as an SVG picture."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from briefing.paths import bundled
from cli.conftest import Cli

ALEPPO = str(bundled() / "briefs" / "aleppo-2024-11-30.yaml")


def test_the_picture_goes_to_standard_output(cli: Cli) -> None:
    done = cli("map", ALEPPO)
    assert done.status == 0
    root = ET.fromstring(done.out)
    words = ["".join(node.itertext()) for node in root.iter() if node.tag.endswith("text")]
    assert words.count("TLP:CLEAR") == 2
    assert any("Idlib province" in word for word in words)
    assert any("GeoNames, CC BY 4.0" in word for word in words)


def test_a_file_is_written_and_not_replaced_unasked(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    assert cli("map", ALEPPO, "-o", str(target)).status == 0
    ET.fromstring(target.read_text("utf-8"))
    target.write_text("mine", "utf-8")
    done = cli("map", ALEPPO, "-o", str(target))
    assert done.status == 2
    assert "--force" in done.err
    assert target.read_text("utf-8") == "mine"
    assert cli("map", ALEPPO, "-o", str(target), "--force").status == 0
    assert target.read_text("utf-8").startswith("<svg")


def test_a_brief_without_coordinates_is_told_what_is_missing(cli: Cli, tmp_path: Path) -> None:
    brief = tmp_path / "none.yaml"
    brief.write_text(
        "schema: briefing/1\nid: none\ntitle: Nowhere\nas_of: 2024-01-01\ntlp: GREEN\n"
        "sources:\n  - {id: s1, title: A text, kind: newspaper}\n"
        "situation:\n  summary:\n    - {text: Something happened., cite: [p1]}\n",
        "utf-8",
    )
    done = cli("map", str(brief))
    assert done.status == 2
    assert "no place of this brief has coordinates" in done.err


def test_export_draws_the_map_when_asked(cli: Cli) -> None:
    done = cli("export", ALEPPO, "--map", "--ascii", "--width", "60")
    assert done.status == 0
    block = done.out.split("\nMAP\n")[1].split("\nHUMANITARIAN\n")[0]
    assert "Said to hold, be in or fight for it: " in block
    assert done.out.isascii()
    assert all(len(line) <= 60 for line in done.out.splitlines())

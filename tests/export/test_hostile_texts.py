"""A brief in which every text that the format lets be one is a payload, through every format."""

from __future__ import annotations

import copy
import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from email import message_from_string, policy
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
import pytest
from every_field import every
from site_parser import SitePage, dead_links, pages_of

from briefing.brief.model import Brief
from briefing.export import FORMATS, Format, render_all, render_bytes
from briefing.export.judged_brief import JudgedBrief
from briefing.export.site.build import SiteRequest, build
from briefing.export.site.place import SiteFolder
from briefing.format.emit import emit
from briefing.format.reader import read
from briefing.library.folder import FolderLibrary
from briefing.text import BIDI, CONTROL

PAYLOADS = (
    "</script></style></title><script>alert(1)</script>",
    '" onmouseover="x',
    "[x](javascript:alert(1)) <img src=x>",
    "\u00a0=cmd|' /C calc'!A0",
    "x\r\nBcc: a@example.org",
    "]]></w:t><w:instrText>",
    "a\n\n# B\n| c |\n---",
    "\u061c\u200fx",
)
NEVER = re.compile(f"(?!\n)[{CONTROL}{BIDI}]")
"""What nothing that is written may hold: what a terminal or a reader's direction obeys."""
LEAST = 33
"""Texts of that brief that have to take a payload: fewer, and the test tells nothing."""


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(data, dict | list):
        pairs = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in pairs:
            yield from leaves(value, (*path, key))
    elif isinstance(data, str):
        yield path


def put(data: Any, path: tuple[str | int, ...], text: str) -> Any:
    """A copy of plain data with another text at a place."""
    changed = copy.deepcopy(data)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = text
    return changed


def pruned(data: Any) -> Any:
    """Plain data without what is not given."""
    if isinstance(data, dict):
        return {key: pruned(value) for key, value in data.items() if value not in (None, [], {})}
    return list(map(pruned, data)) if isinstance(data, list) else data


def accepted(data: Any) -> Brief | None:
    reading = read(json.dumps(data, ensure_ascii=False).encode(), Brief, "hostile")
    return None if any(each.severity == "error" for each in reading.problems) else reading.value


@pytest.fixture(scope="module", params=PAYLOADS, ids=range(len(PAYLOADS)))
def hostile(request: pytest.FixtureRequest) -> Brief:
    """The brief with one payload in all the places where the format takes it."""
    data = pruned(msgspec.to_builtins(every()))
    count = 0
    for path in leaves(data):
        if accepted(changed := put(data, path, request.param)) is not None:
            data, count = changed, count + 1
    assert count >= LEAST
    brief = accepted(data)
    assert brief is not None
    return brief


@pytest.fixture(scope="module")
def tags() -> set[str]:
    """The elements of the page of that brief without payloads, and of its one page."""
    whole = (render_all([JudgedBrief(every(), one_page=one)], "html") for one in (False, True))
    return {tag for page in whole for tag in SitePage(page).tags}


def pages(brief: Brief, tags: set[str]) -> None:
    for one in (False, True):
        page = SitePage(render_all([JudgedBrief(brief, one_page=one)], "html"))
        assert {*page.tags} <= tags
        names = {name for _, name, _ in page.attributes}
        assert not [name for name in names if name == "style" or name.startswith("on")]
        assert all(link.startswith("#") for link in page.values("href") + page.values("src"))


def mail(brief: Brief, _: set[str]) -> None:
    message = message_from_string(render_all([brief], "mail"), policy=policy.SMTP)
    assert not message.defects
    assert len(message.keys()) == 4
    assert NEVER.search(str(message["Subject"])) is None
    text, page = (part.get_content() for part in message.iter_parts())
    assert {*SitePage(page).tags}.isdisjoint({"script", "img", "a", "svg"})
    assert NEVER.search(text + page) is None


def sheet(brief: Brief, _: set[str]) -> None:
    rows = list(csv.reader(io.StringIO(render_all([brief], "csv"), newline="")))
    assert len({len(row) for row in rows}) == 1
    for part in (part for row in rows[1:] for cell in row for part in cell.split(";")):
        assert "\n" not in part
        assert re.fullmatch(r"-?\d+(\.\d+)?", part) or not re.match(r"\s*[=+\-@|]", part)


def word(brief: Brief, _: set[str]) -> None:
    with zipfile.ZipFile(io.BytesIO(render_bytes(JudgedBrief(brief), "docx"))) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                part = file.read(name).decode()
                ET.fromstring(part)
                assert NEVER.search(part.replace("\r", "")) is None
                assert "<w:instrText" not in part
                assert "TargetMode" not in part


def data(format: Format) -> Callable[[Brief, set[str]], None]:
    return lambda brief, _: json.loads(render_all([brief], format))


def markdown(brief: Brief, _: set[str]) -> None:
    written = render_all([brief], "markdown")
    assert re.search(r"(?<!\\)<[a-z/]|\]\(|^# (?!EXERCISE|\W*\w)", written) is None


def text(brief: Brief, _: set[str]) -> None:
    assert render_all([brief], "text").startswith("TLP:RED\nEXERCISE")


CHECKS: dict[Format, Callable[[Brief, set[str]], Any]] = {
    "text": text, "markdown": markdown, "json": data("json"), "html": pages, "mail": mail,
    "csv": sheet, "geojson": data("geojson"), "docx": word, "stix": data("stix"),
}  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_no_payload_gets_through(hostile: Brief, tags: set[str], format: Format) -> None:
    CHECKS[format](hostile, tags)
    if format != "docx":
        assert NEVER.search(render_all([hostile], format).replace("\r", "")) is None


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_no_payload_gets_through_one_page(hostile: Brief, format: Format) -> None:
    written = render_all([JudgedBrief(hostile, one_page=True)], format)
    assert NEVER.search(written) is None
    lines = written.splitlines()
    assert "TLP:RED" in lines[0]
    assert lines[0] == lines[-1]
    if format == "markdown":
        assert re.search(r"(?<!\\)<[a-z/]|\]\(|^# (?!EXERCISE|\W*\w)", written) is None
        headed = [line for line in lines if line.startswith("#")]
        assert len(headed) == len(set(headed))
    else:
        assert len(lines) <= 60


def test_no_payload_gets_into_a_site(hostile: Brief, tmp_path: Path) -> None:
    folder = tmp_path / "library" / "briefs"
    folder.mkdir(parents=True)
    (folder / "hostile.yaml").write_text(emit(msgspec.to_builtins(hostile)), encoding="utf-8")
    out = tmp_path / "out"
    built = build(FolderLibrary(folder.parent), SiteFolder(out), SiteRequest("RED", hostile.title))
    assert (built.pages, built.broken) == (1, 0)
    for page in pages_of(out).values():
        assert page.tags.count("script") == page.values("src").count("search.js")
        assert "img" not in page.tags
        names = {name for _, name, _ in page.attributes}
        assert not [name for name in names if name == "style" or name.startswith("on")]
    assert dead_links(out) == []
    ET.fromstring((out / "feed.xml").read_bytes())
    json.loads((out / "feed.json").read_bytes())
    for path in out.rglob("*.*"):
        written = path.read_text("utf-8").replace("\r", "")
        assert NEVER.search(written) is None, path.name
        assert path.parent.name != "search" or "<" not in written

"""A folder to put briefs into, and a library with its index."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.library import indexed
from briefing.library.index.read import Index
from briefing.library.scan import Stamp
from library import dam as of_dam
from library.damaging import COUNT
from library.indexing import ITEMS

BRIEF = """\
schema: briefing/1
id: {id}
title: {title}
tlp: {tlp}
as_of: {as_of}
sources:
  - id: s1
    title: A report
    kind: sitrep
    text: {text}
    paragraphs: 3
situation:
  summary:
    - text: Something happened.
      cite: [p1]
"""

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Writes a brief below the test's folder and returns its path."""

    def write(name: str, body: str | bytes | None = None, **fields: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if body is None:
            stem = path.name.removesuffix(".yaml").removesuffix(".yml")
            given = {"id": stem, "title": "A brief", "tlp": "CLEAR", "as_of": "2024-11-30"}
            body = BRIEF.format(**{**given, "text": "s1.txt", **fields})
        path.write_bytes(body if isinstance(body, bytes) else body.encode())
        return path

    return write


@pytest.fixture
def sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as settled at once, as if they had been saved long ago."""
    monkeypatch.setattr(Stamp, "aged", lambda *_: True)


@pytest.fixture
def root(tmp_path: Path, put: Put) -> Path:
    """Two briefs, one with items of many kinds, and a file that is no brief."""
    put("lib/briefs/a.yaml", BRIEF.format(id="a", title="Bridge at Härl", tlp="GREEN",
        as_of="2024-11-30", text="s1.txt") + "countries: [XA]\n" + ITEMS)  # fmt: skip
    put("lib/briefs/b.yaml", title="Flood in the valley", tlp="RED", as_of="2025-01-10")
    put("lib/briefs/z.yaml", "x: y\n")
    return tmp_path / "lib"


@pytest.fixture
def numbered(tmp_path: Path, put: Put) -> Path:
    """Twelve briefs that a search for "number" finds."""
    for number in range(COUNT):
        put(f"lib/briefs/b{number}.yaml", title=f"Number {number}", as_of="2024-11-30")
    return tmp_path / "lib"


@pytest.fixture
def index(root: Path) -> Iterator[Index]:
    """Its index, up to date."""
    made = Index(root)
    assert made.refresh().trouble == ""
    yield made
    made.close()


@pytest.fixture
def large(root: Path, put: Put, monkeypatch: pytest.MonkeyPatch, sure: None) -> Path:
    """A library that counts as large."""
    monkeypatch.setattr(indexed, "FEW", 0)
    for number in range(30):
        put(f"lib/briefs/n{number}.yaml", title=f"N{number}", as_of=f"2020-01-{number % 7 + 1:02}")
    put("lib/briefs/odd.yaml", "id: odd\nas_of: 2021-01-01\nx: y\n")
    put("lib/briefs/late.yaml", "# " + "x" * 5000 + "\n" + BRIEF.format(
        id="late", title="Late head", tlp="RED", as_of="2022-01-01", text="s.txt"))  # fmt: skip
    return root


@pytest.fixture
def place(root: Path) -> Path:
    """The file of the sign-offs of that brief."""
    return root / "briefs" / "dam.checked.yaml"


@pytest.fixture
def dam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with the brief of a dam, two items of which can be checked."""
    for name in ("CACHE", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    folder = tmp_path / "library"
    (folder / "briefs").mkdir(parents=True)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "s1.txt").write_text("The Low Dam was shut.\n", "utf-8")
    (folder / "briefs" / "dam.yaml").write_text(of_dam.BRIEF.format(id="dam"), "utf-8")
    return folder

"""Two people at a desk: what any pair of consoles offers, the brief they write, how it stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Protocol

from briefing.library.store import Library
from briefing.wire.protocol import Desk, Standing

Raw = dict[str, Any]


class Console(Protocol):
    """One person's folder, and the desk as it is seen from there."""

    @property
    def root(self) -> Path:
        """The library's folder."""
        ...

    @property
    def desk(self) -> Desk:
        """The desk."""
        ...

    @property
    def library(self) -> Library:
        """The library, as the program opens it now."""
        ...

    def take_in(self) -> None:
        """Bring the folder to where the desk is: what is clean here becomes as it is there."""
        ...


class Pair(Protocol):
    """A desk and two people at it."""

    @property
    def ana(self) -> Console:
        """Ana Ferro's console."""
        ...

    @property
    def bo(self) -> Console:
        """Bo Lind's console."""
        ...

    def __init__(self, folder: Path) -> None:
        """Make them; the desk is empty."""
        ...

    def cut(self) -> None:
        """Take the desk out of Ana's reach."""
        ...

    def mend(self) -> None:
        """Bring it back."""
        ...


def raw(brief_id: str = "harl", **more: Any) -> Raw:
    """A brief of ten statements, far enough from each other to be merged by lines."""
    source = {"id": "s1", "title": "A text", "kind": "newspaper"}
    said = [{"id": f"n{n}", "text": f"Statement {n}.", "cite": ["p1"]} for n in range(10)]
    return {
        "schema": "briefing/1", "id": brief_id, "title": f"Title of {brief_id}", "tlp": "GREEN",
        "as_of": "2024-11-20", "sources": [source], "situation": {"summary": said}, **more,
    }  # fmt: skip


def said(number: int, text: str, brief: Raw | None = None) -> Raw:
    """The brief with another text of one of its statements."""
    brief = brief or raw()
    brief["situation"]["summary"][number]["text"] = text
    return brief


def file(console: Console, brief_id: str = "harl") -> Path:
    return console.root / "briefs" / f"{brief_id}.yaml"


def write(console: Console, brief: Raw | str, brief_id: str = "harl") -> Path:
    """Save a brief, as an editor does."""
    path = file(console, brief_id)
    path.parent.mkdir(exist_ok=True)
    path.write_text(brief if isinstance(brief, str) else json.dumps(brief, indent=1) + "\n")
    return path


def standing(console: Console, brief_id: str = "harl") -> Standing | None:
    return console.desk.standings().get(brief_id)


def state(console: Console, brief_id: str = "harl") -> str | None:
    found = standing(console, brief_id)
    return found.state if found is not None else None


def texts(console: Console) -> set[bytes]:
    """All that is kept of briefs in a console's folder."""
    kept = console.root / ".wire" / "kept"
    return {path.read_bytes() for path in (*kept.glob("*"), *console.root.glob("briefs/*"))}

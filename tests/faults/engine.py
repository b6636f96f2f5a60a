"""The one place that knows how the checks are called: as ``briefing check``, like anyone does."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from briefing.cli.main import run
from briefing.verify.source import paragraphs

_ID = re.compile(r"^id: .*$", re.MULTILINE)
_FOLDERS = ("CACHE", "CONFIG", "DATA", "STATE")


class Finding(NamedTuple):
    """What the check says of one place of a brief; ``field`` only where it is told."""

    item: str
    field: str
    code: str
    severity: str
    line: int
    message: str


def findings(brief: str, texts: Mapping[str, str]) -> list[Finding]:
    """Return what the check says of one brief. ``texts``: the source texts by file name."""
    return check([brief], texts)[0]


def check(briefs: list[str], texts: Mapping[str, str]) -> list[list[Finding]]:
    """Return what the check says of several briefs of the same texts, in one call.

    Each brief's id becomes its number, so that no two are the same.
    """
    names = [f"b{number:05}" for number in range(len(briefs))]
    with _library() as root:
        for name, text in texts.items():
            (root / "seeds" / name).write_bytes(text.encode())
        for name, brief in zip(names, briefs, strict=True):
            path = root / "briefs" / f"{name}.yaml"
            path.write_bytes(_ID.sub(f"id: {name}", brief, count=1).encode())
        problems = _asked("check", "--format", "json", str(root / "briefs"))["problems"]
    found: dict[str, list[Finding]] = {name: [] for name in names}
    for each in problems:
        found[Path(each["file"]).stem].append(
            Finding(
                item=each["item"],
                field=each.get("field", ""),
                code=each["code"],
                severity=each["severity"],
                line=each["line"],
                message=each["message"],
            )
        )
    return [found[name] for name in names]


def digest(text: str) -> str:
    """Return the SHA-256 of a source text by which a brief knows it again."""
    from briefing.verify.normalise import normalise

    joined = "\n".join(normalise(each) for each in paragraphs(text))
    return hashlib.sha256(joined.encode()).hexdigest()


@contextlib.contextmanager
def _library() -> Iterator[Path]:
    """Yield an empty library; the program finds its own folders beside it, not the user's."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name).resolve()
        for folder in ("briefs", "seeds", "home"):
            (root / folder).mkdir()
        before = dict(os.environ)
        os.environ.update({f"XDG_{each}_HOME": str(root / "home" / each) for each in _FOLDERS})
        try:
            yield root
        finally:
            os.environ.clear()
            os.environ.update(before)


def _asked(*arguments: str) -> dict[str, list[dict[str, str | int]]]:
    """Return the program's JSON answer.

    Raises:
        RuntimeError: it gave none.
    """
    said, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        status = run(list(arguments))
    if status not in (0, 1):
        raise RuntimeError(f"briefing {' '.join(arguments)}: {status}: {complained.getvalue()}")
    return json.loads(said.getvalue())

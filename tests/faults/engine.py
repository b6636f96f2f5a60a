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
from briefing.verify.sources.source import paragraphs

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


def check(briefs: list[str], texts: Mapping[str, str], correct: str = "") -> list[list[Finding]]:
    """Return what the check says of several briefs of the same texts, in one call.

    Each brief's id becomes its number, so that no two are the same. With the ``correct`` brief the
    texts are sealed for it first, and the others checked against the records alone.
    """
    names = [f"b{number:05}" for number in range(len(briefs))]
    with _library() as root:
        for name, text in texts.items():
            (root / "seeds" / name).write_bytes(text.encode())
        if correct:
            briefs = _sealed(root, briefs, texts, correct)
        for name, brief in zip(names, briefs, strict=True):
            path = root / "briefs" / f"{name}.yaml"
            path.write_bytes(_ID.sub(f"id: {name}", brief, count=1).encode())
        problems = json.loads(_said("check", "--format", "json", str(root / "briefs")))["problems"]
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


def _sealed(root: Path, briefs: list[str], texts: Mapping[str, str], correct: str) -> list[str]:
    """Put records in the place of the texts; return the briefs that name the records."""
    brief = root / "briefs" / "correct.yaml"
    brief.write_bytes(correct.encode())
    for name in texts:
        text = root / "seeds" / name
        record = root / "seeds" / f"{name}.sealed.yaml"
        _said("seal", str(text), "--for", str(brief), "-o", str(record))
        text.unlink()
        briefs = [each.replace(f"text: {name}\n", f"text: {record.name}\n") for each in briefs]
    brief.unlink()
    return briefs


class Told(NamedTuple):
    """A finding beside its item in an export."""

    code: str
    severity: str
    message: str


class Judged(NamedTuple):
    """What an export says of an item: the verdict in one word, and what was found."""

    mark: str
    findings: list[Told]


def verdicts(briefs: list[str], texts: Mapping[str, str]) -> list[dict[str, Judged]]:
    """Return the verdict of every item with an id, of several briefs of the same texts."""
    names = [f"b{number:05}" for number in range(len(briefs))]
    with _library() as root:
        for name, text in texts.items():
            (root / "seeds" / name).write_bytes(text.encode())
        paths = [root / "briefs" / f"{name}.yaml" for name in names]
        for path, brief in zip(paths, briefs, strict=True):
            path.write_bytes(_ID.sub(f"id: {path.stem}", brief, count=1).encode())
        written = _said("export", "--verdicts", "--format", "json", *map(str, paths))
    exported = json.loads(written)
    return [dict(_judged(each)) for each in (exported if len(briefs) > 1 else [exported])]


def _judged(held: object) -> Iterator[tuple[str, Judged]]:
    """Yield the items with a verdict, however deep they lie."""
    if isinstance(held, list):
        for each in held:
            yield from _judged(each)
    elif isinstance(held, dict):
        if "id" in held and "verdict" in held and "cite" in held:
            found = held.get("findings", [])
            told = [Told(each["code"], each["severity"], each["message"]) for each in found]
            yield held["id"], Judged(held["verdict"], told)
        for key, each in held.items():
            if key != "questions":
                yield from _judged(each)


def digest(text: str) -> str:
    """Return the SHA-256 of a source text by which a brief knows it again."""
    from briefing.verify.words.normalise import normalise

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


def _said(*arguments: str) -> str:
    """Return what the program writes.

    Raises:
        RuntimeError: it fails, or gives no answer.
    """
    said, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        status = run(list(arguments))
    if status not in (0, 1) or (status and not said.getvalue()):
        raise RuntimeError(f"briefing {' '.join(arguments)}: {status}: {complained.getvalue()}")
    return said.getvalue()

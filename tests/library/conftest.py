"""A folder to put briefs into."""

from collections.abc import Callable
from pathlib import Path

import pytest

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

"""The bundled briefs, written down, against what was read and found good.

After a change that is meant, make the files anew, read them, and commit them with it:

    UPDATE_GOLDEN=1 python -m pytest tests/export/test_golden.py
"""

import os
from pathlib import Path

import pytest

from briefing.brief.model import Brief
from briefing.export import FORMATS, NO_TEXT, Format, render, render_all
from briefing.export.judged_brief import JudgedBrief

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("format", [each for each in FORMATS if each not in NO_TEXT])
def test_as_it_was(brief: Brief, format: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    # The map on a page has tests of its own, and more bytes than all the rest.
    monkeypatch.setattr("briefing.atlas.sheet.page.picture", lambda outline: "")
    held(f"{brief.id}{FORMATS[format]}", render(brief, format))


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_one_page_as_it_was(brief: Brief, format: Format) -> None:
    now = render_all([JudgedBrief(brief, one_page=True)], format)
    held(f"{brief.id}.one-page{FORMATS[format]}", now)


def held(name: str, now: str) -> None:
    """Hold what is written against its file, or make it anew."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_bytes(now.encode())
    assert now == path.read_bytes().decode(), f"{path.name}: see the top of {__file__}"

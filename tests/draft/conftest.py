"""What the tests of drafts share."""

from __future__ import annotations

from pathlib import Path

import pytest
from draft.besieged import TEXT
from draft.reviewing import put
from draft.writing import Desk

from briefing.brief import model as m
from briefing.format.reader import read


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The file of decisions, not yet there, of a draft that is."""
    return put(tmp_path).with_name("mill-03-04.review.yaml")


@pytest.fixture
def brief() -> m.Brief:
    """The brief of a siege."""
    reading = read(TEXT.encode(), m.Brief, "tolvane.yaml", folder=Path(), library=Path())
    assert reading.value is not None, reading.problems
    return reading.value

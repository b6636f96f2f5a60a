"""What the tests of drafts share."""

from __future__ import annotations

from pathlib import Path

import pytest
from draft.writing import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)

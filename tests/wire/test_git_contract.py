"""The contract of a desk, with two clones of a bare repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from .contract import DeskContract
from .gitpair import GitPair


class TestGitDesk(DeskContract):
    kind = GitPair

    @pytest.fixture
    def shared(self, tmp_path: Path) -> GitPair:
        return GitPair(tmp_path, shared=True)

"""The contract of a desk, with two clones of a bare repository."""

from __future__ import annotations

from .contract import DeskContract
from .gitpair import GitPair


class TestGitDesk(DeskContract):
    kind = GitPair

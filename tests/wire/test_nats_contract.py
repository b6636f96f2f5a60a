"""A desk over NATS on three nodes keeps to what every desk keeps to."""

from __future__ import annotations

from pathlib import Path

import pytest

from wire.contract import DeskContract
from wire.nodes import NOWHERE, NatsConsole, Nodes


class NatsPair:
    """A desk of three nodes, and Ana and Bo at it."""

    def __init__(self, folder: Path, nodes: Nodes) -> None:
        self.nodes = nodes
        self.ana = NatsConsole(folder / "ana", nodes.folder / "ana.join")
        self.bo = NatsConsole(folder / "bo", nodes.folder / "bo.join")
        self.servers = list(self.ana.invitation.servers)

    def cut(self) -> None:
        self.ana.reach(NOWHERE)

    def mend(self) -> None:
        self.ana.reach(self.servers)


class TestNats(DeskContract):
    @pytest.fixture
    def pair(self, tmp_path: Path, desk: Nodes) -> NatsPair:
        return NatsPair(tmp_path, desk)

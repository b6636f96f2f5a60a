"""Desks for two people: three nodes on loopback, one cluster for all tests here, and git."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.wire.protocol import Refused
from briefing.wire.replica.folder import Replica
from wire.consoles import raw, write
from wire.gitpair import GitPair
from wire.nodes import STORED_MB, NatsConsole, Nodes, binary

SHELVES = ["clear", "green", "amber", "strict"]


@pytest.fixture(scope="package")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    if binary() is None:
        pytest.skip("nats-server is not installed: the extra desk has it")
    nodes = _started(tmp_path_factory)
    try:
        yield nodes
    finally:
        nodes.kill()


def _started(tmp_path_factory: pytest.TempPathFactory, tries: int = 3) -> Nodes:
    """Return a desk that is ready: a port that was free may be another program's by then."""
    told = ""
    for _ in range(tries):
        folder, shelves = tmp_path_factory.mktemp("desk"), [*SHELVES, "red-cell"]
        nodes = Nodes(folder, 3, shelves=shelves, stored_mb=STORED_MB)
        nodes.user("ana", read=[], write=[*SHELVES, "red-cell"])
        nodes.user("bo", read=[], write=SHELVES)
        nodes.user("wall", read=["clear"], write=[])
        nodes.start()
        try:
            nodes.ready()
        except Refused as error:
            told = f"{error}\n{nodes.told()}"
            nodes.kill()
        else:
            return nodes
    pytest.fail(told)


@pytest.fixture
def desk(cluster: Nodes) -> Nodes:
    cluster.empty()
    return cluster


@pytest.fixture
def ana(tmp_path: Path, desk: Nodes) -> NatsConsole:
    return NatsConsole(tmp_path / "ana", desk.folder / "ana.join")


@pytest.fixture
def bo(tmp_path: Path, desk: Nodes) -> NatsConsole:
    return NatsConsole(tmp_path / "bo", desk.folder / "bo.join")


@pytest.fixture
def wall(tmp_path: Path, desk: Nodes) -> NatsConsole:
    return NatsConsole(tmp_path / "wall", desk.folder / "wall.join")


@pytest.fixture
def replica(tmp_path: Path) -> Replica:
    """A folder that has joined no desk yet."""
    (tmp_path / ".wire").mkdir(mode=0o700)
    return Replica(tmp_path)


@pytest.fixture
def pair(tmp_path: Path) -> GitPair:
    """Two clones of a repository in which no brief is yet."""
    return GitPair(tmp_path)


@pytest.fixture
def shared(tmp_path: Path) -> GitPair:
    """Two clones that both have a brief as Ana published it."""
    return GitPair(tmp_path, shared=True)


@pytest.fixture
def consoles(ana: NatsConsole, bo: NatsConsole) -> tuple[NatsConsole, NatsConsole]:
    """Ana's and Bo's, which both have a brief as Ana published it."""
    write(ana, raw())
    ana.desk.publish("harl", "The first one")
    bo.desk.refresh()
    return ana, bo

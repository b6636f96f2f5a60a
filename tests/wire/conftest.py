"""Three nodes on loopback, one cluster for all tests of a worker in this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.wire.protocol import Refused
from wire.nodes import NatsConsole, Nodes, binary

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
        nodes = Nodes(tmp_path_factory.mktemp("desk"), 3, shelves=[*SHELVES, "red-cell"])
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

"""The model of two consoles against a node: what is not lost in memory is not lost on a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import initialize, run_state_machine_as_test

from briefing.wire.jetstream.answers import NoAnswer, Stored
from briefing.wire.jetstream.connection import Heard, run
from briefing.wire.jetstream.invitation import Invitation, read_invitation, write_invitation
from briefing.wire.jetstream.store import Store, open_store
from briefing.wire.replica.folder import JOIN
from wire.nodes import STORED_MB, Nodes, binary
from wire.test_nats_model import SHELVES, Consoles, agree

pytestmark = pytest.mark.sweep


class Reached:
    """The desk of a node; ``cut`` are users that do not reach it, ``deaf`` hear no answer."""

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes
        self.cut: set[str] = set()
        self.deaf: set[str] = set()

    async def open(self, join: Invitation, heard: Heard, lost: Callable[[], None]) -> Store:
        if join.user in self.cut:
            raise NoAnswer
        store = await open_store(join, heard, lost)
        put = store.put

        async def unheard(*words: Any) -> int:
            seq = await put(*words)
            if join.user in self.deaf:
                raise NoAnswer
            return seq

        store.put = unheard  # type: ignore[method-assign, assignment]
        return store

    @property
    def shelves(self) -> dict[str, list[Stored]]:
        join = read_invitation(self.nodes.folder / "ana.join")

        async def all_of() -> dict[str, list[Stored]]:
            store = await open_store(join, lambda *hint: None, lambda: None)
            try:
                return {shelf: await store.all(shelf, ">") for shelf in SHELVES}
            finally:
                await store.close()

        return run(all_of())


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    if binary() is None:
        pytest.skip("nats-server is not installed: the extra desk has it")
    nodes = Nodes(tmp_path_factory.mktemp("node"), 1, shelves=SHELVES, stored_mb=STORED_MB)
    for user in ("ana", "bo"):
        nodes.user(user, read=[], write=SHELVES)
    nodes.start()
    try:
        nodes.ready()
        yield nodes
    finally:
        nodes.kill()


def test_nothing_is_lost_at_a_node(node: Nodes) -> None:
    class AtNode(Consoles):
        def __init__(self) -> None:
            super().__init__()
            self.memory = Reached(node)  # type: ignore[assignment]
            for module in ("sync", "past"):
                self.patch.setattr(f"briefing.wire.jetstream.{module}.open_store", self.memory.open)

        @initialize()
        def join(self) -> None:
            node.empty()
            for user in ("ana", "bo"):
                place = Path(self.folder.name, user, ".wire", JOIN)
                place.parent.mkdir(parents=True)
                write_invitation(place, read_invitation(node.folder / f"{user}.join"))

        def teardown(self) -> None:
            try:
                agree(self)
            finally:
                super().teardown()

    run_state_machine_as_test(
        AtNode,
        settings=settings(
            phases=[Phase.generate], max_examples=50, stateful_step_count=25, deadline=None,
            database=None, suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip

"""What shelves may fill: as much as desk.json says, where the nodes have that much room."""

from __future__ import annotations

from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.wire.jetstream.address import stream, text_stream
from briefing.wire.jetstream.connection import run
from briefing.wire.keeping import room, serve, streams
from briefing.wire.protocol import Refused
from wire.nodes import Nodes, binary

SHELVES = ["clear", "green", "amber", "strict"]
MB = 1_000_000


def node_tells(most: int, reserved: int = 0) -> dict[str, Any]:
    return {"config": {"max_storage": most * MB}, "reserved_storage": reserved * MB}


def asked(*megabytes: int) -> list[room.Shelved]:
    return [
        room.Shelved(shelf, {"name": shelf, "max_bytes": 10 * MB}, each * MB)
        for shelf, each in zip(SHELVES, megabytes, strict=False)
    ]


def test_the_node_with_least_room_counts() -> None:
    told = {"a": node_tells(900, 100), "b": node_tells(500, 300), "c": {"config": {}}}
    assert room.least_room(told) == ("b", 200 * MB)
    assert room.least_room({"a": node_tells(100, 300)}) == ("a", 0)
    assert room.shared_out(asked(4_096), room.least_room({})) == asked(4_096)


def test_what_is_new_takes_three_quarters_of_what_is_left_at_most() -> None:
    there = room.Left("a", 400 * MB)
    assert room.shared_out(asked(200, 100), there) == asked(200, 100)
    assert room.shared_out(asked(200, 400), there) == asked(100, 200)
    assert room.said_of_new(asked(100, 200), there) == (
        "The shelves clear and green may fill 300 MB, 150 MB each, of the 400 MB that a had left."
    )
    with pytest.raises(room.NoRoom, match="the shelf clear cannot be made: a has 6 MB left"):
        room.shared_out(asked(200, 400), room.Left("a", 6 * MB))


def test_what_is_there_grows_by_three_quarters_of_what_is_left_at_most() -> None:
    assert room.may_all_grow(asked(40, 40), room.Left("a", 80 * MB))
    assert not room.may_all_grow(asked(40, 41), room.Left("a", 80 * MB))


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[Nodes]:
    """A node that may fill 400 MB, of a desk that asks for 4,096 and more a shelf."""
    if binary() is None:
        pytest.skip("nats-server is not installed: the extra desk has it")
    nodes = Nodes(tmp_path / "desk", 1, shelves=list(SHELVES))
    _start(nodes, 400)
    yield nodes
    nodes.kill()


def _start(nodes: Nodes, megabytes: int) -> None:
    serve.save(nodes.folder, nodes.desk)
    conf = nodes.folder / "node0" / serve.NODE
    store = 'store_dir: "store"'
    text = conf.read_text().replace(store, f"{store}, max_file: {megabytes * MB}")
    assert "max_file" in text
    conf.write_text(text)
    nodes.start()


def _rooms(nodes: Nodes) -> list[int]:
    names = [name(shelf) for shelf in nodes.desk.shelves for name in (stream, text_stream)]
    told = nodes.admin(*((f"STREAM.INFO.{name}", {}) for name in names))
    return [each["config"]["max_bytes"] // MB for each in told]


def test_shelves_take_what_a_disk_has_and_more_once_it_has_more(nodes: Nodes) -> None:
    """They asked for 20 GB of any disk, and a desk could not begin on a smaller one."""
    assert run(streams.make(nodes.folder)) == [
        (
            "The shelves clear, green, amber and strict may fill 300 MB, 75 MB each, "
            "of the 400 MB that node0 had left."
        )
    ]
    assert _rooms(nodes) == [60, 15] * 4
    assert run(streams.make(nodes.folder)) == [
        (
            "The shelves clear, green, amber and strict may fill 300 MB in all, not the "
            "20,480 MB of desk.json: node0 has 100 MB left."
        )
    ]

    nodes.desk.shelves.append("red-cell")  # a later one has room left
    serve.save(nodes.folder, nodes.desk)
    assert "The shelf red-cell may fill 75 MB, of the" in run(streams.make(nodes.folder))[0]
    assert _rooms(nodes) == [60, 15] * 5

    nodes.kill()
    nodes.desk.stored_mb = 100
    _start(nodes, 1_000)
    (said,) = run(streams.make(nodes.folder))
    assert said.endswith("may fill 625 MB, in place of 375 MB.")
    assert _rooms(nodes) == [100, 25] * 5
    assert run(streams.make(nodes.folder)) == []


def test_ctrl_c_while_a_desk_begins_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The process that makes the shelves has the keys of the terminal together with the server."""

    def interrupted(work: Coroutine[Any, Any, Any]) -> None:
        work.close()
        raise KeyboardInterrupt

    monkeypatch.setattr(streams, "run", interrupted)
    assert streams.main(tmp_path) == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("count", "way_out"),
    [
        (1, '"briefing desk serve {}" starts it.'),
        (3, '"briefing desk serve node0/" and the like, '),
    ],
)
def test_nodes_that_do_not_answer_are_told_with_what_starts_them(
    tmp_path: Path, count: int, way_out: str
) -> None:
    """Of three nodes none is started from the folder of all of them, which refuses that."""
    nodes = Nodes(tmp_path / "desk", count)
    with pytest.raises(Refused) as told:
        run(streams.make(nodes.folder, 0))
    assert str(told.value).startswith("no node of the desk answers: ")
    assert way_out.format(nodes.folder) in str(told.value)

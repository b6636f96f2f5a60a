"""How much of a disk the shelves of a desk may fill: what ``desk.json`` says, where there is room.

A node lets its streams have three quarters of what its disk had free when it was started. New ones
take three quarters of what no other has, so that there is some for the shelves to come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any, Final, NamedTuple

from briefing.wire.protocol import Refused

PART: Final = 0.75
LEAST: Final = 5_000_000
"""Bytes with which a stream is of any use: the largest message takes a fifth of them."""


class NoRoom(Refused):
    """A disk is too small for the shelves; waiting does not help."""


class Left(NamedTuple):
    """The node with the fewest bytes that are set aside for no stream, and how many these are."""

    node: str
    room: float


class Shelved(NamedTuple):
    """A stream of a shelf: how it is configured, or is to be, and how many bytes it is to have."""

    shelf: str
    config: dict[str, Any]
    room: int

    @property
    def fitted(self) -> dict[str, Any]:
        """The configuration with its room."""
        return self.config | {"max_bytes": self.room}


def least_room(told: Mapping[str, Mapping[str, Any]]) -> Left:
    """Return what the nodes have left, by what each tells of its store; of none, any amount."""
    rooms = [
        Left(node, max(0, config["max_storage"] - data.get("reserved_storage", 0)))
        for node, data in told.items()
        if (config := data.get("config", {})).get("max_storage", 0) > 0
    ]
    return min(rooms, key=lambda each: each.room, default=Left("", inf))


def shared_out(streams: Sequence[Shelved], there: Left) -> list[Shelved]:
    """Return new streams with the room that is there for them, each in the same proportion.

    Raises:
        NoRoom: it is too little to keep anything in.
    """
    share = min(1.0, PART * there.room / (_whole(streams) or 1))
    fitting = [each._replace(room=int(each.room * share)) for each in streams]
    if share < 1 and (small := next((each for each in fitting if each.room < LEAST), None)):
        raise NoRoom(
            f"the shelf {small.shelf} cannot be made: {there.node} has {_mb(there.room)} left. It "
            "lets shelves have three quarters of what its disk has free when it starts: make room "
            "there, and start it again."
        )
    return fitting


def may_all_grow(streams: Sequence[Shelved], there: Left) -> bool:
    """Tell whether streams that are there already may have all the room that they are to have."""
    more = sum(each.room - each.config["max_bytes"] for each in streams)
    return bool(more <= PART * there.room)


def said_of_new(streams: Sequence[Shelved], there: Left) -> str:
    """Return the sentence on the room that new streams have of what was there."""
    shelves = _shelves(streams)
    each = f", {_mb(_whole(streams) / len(shelves))} each" if shelves[1:] else ""
    of = f", of the {_mb(there.room)} that {there.node} had left" if there.room < inf else ""
    return f"{_named(shelves)} may fill {_mb(_whole(streams))}{each}{of}."


def said_of_others(streams: Sequence[Shelved], there: Left, *, grown: bool) -> str:
    """Return the sentence on streams that had less than ``desk.json`` says."""
    named, now = _named(_shelves(streams)), _mb(_whole(streams))
    had = _mb(sum(each.config["max_bytes"] for each in streams))
    if grown:
        return f"{named} may fill {now}, in place of {had}."
    return (
        f"{named} may fill {had} in all, not the {now} of desk.json: {there.node} has "
        f"{_mb(there.room)} left."
    )


def _whole(streams: Sequence[Shelved]) -> int:
    return sum(each.room for each in streams)


def _shelves(streams: Sequence[Shelved]) -> list[str]:
    return list(dict.fromkeys(each.shelf for each in streams))


def _named(shelves: Sequence[str]) -> str:
    if not shelves[1:]:
        return f"The shelf {shelves[0]}"
    return f"The shelves {', '.join(shelves[:-1])} and {shelves[-1]}"


def _mb(count: float) -> str:
    return f"{count / 1e6:,.0f} MB"

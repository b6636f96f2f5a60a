"""Rows that a newer file of a table has in another place, told by the events' own ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefing.format.problems import shown

if TYPE_CHECKING:
    from briefing.verify.sources.evidence import Evidence


class MovedEvent(Struct, frozen=True):
    """A row that the brief cites as the event ``key``; ``now`` is where that is, 0 for nowhere."""

    number: int
    key: str
    now: int

    @property
    def words(self) -> str:
        """Where the row is now, as a sentence."""
        if self.now:
            return f"r{self.number} is now r{self.now}: the event {shown(self.key)} stands there."
        return f"r{self.number} was the event {shown(self.key)}, which is no longer in the table."


def moved_events(evidence: Evidence) -> list[MovedEvent]:
    """Return the rows that are no longer the events that the brief's ``table.rows`` says."""
    said = evidence.source.table
    if said is None or not said.rows or evidence.record is None:
        return []
    places = {facts.row: facts.key for facts in evidence.record.paragraphs}
    if evidence.table is not None:
        texts = evidence.table
        places = {number: texts.key(number) for number in range(1, len(texts) + 1)}
    by_key = {key: number for number, key in reversed(places.items())}
    return [
        MovedEvent(int(name[1:]), key, by_key.get(key, 0))
        for name, key in said.rows.items()
        if places.get(int(name[1:]), key if evidence.table is None else "") != key
    ]

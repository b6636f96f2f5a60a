"""What is at hand of a source: its text, the record of it, or why neither can be used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from briefing.brief import model as m
from briefing.verify.sources.record import Record

if TYPE_CHECKING:  # what tables need is loaded when there is one
    from briefing.verify.table.words import RowTexts

AtHand = Literal["text", "sealed", "attached", "changed", "missing", "long"]


class Evidence(Struct, frozen=True):
    """What is at hand of one source.

    ``record`` is that of the text, or the sealed one; None where neither is at hand, or where it
    is too ``long`` to judge. One that is not what the brief was made from is ``changed``.
    ``paragraphs`` is the text itself, empty without it. ``why`` says in a sentence or two what is
    missing, changed or too long, ``unread`` that the brief names a text, and it is not there or
    cannot be read. Of a table the paragraphs are its rows, and the record has those that are cited.
    """

    source: m.Source
    at_hand: AtHand
    record: Record | None = None
    paragraphs: Sequence[str] = ()
    why: str = ""
    unread: bool = False
    table: RowTexts | None = None

    @property
    def usable(self) -> bool:
        """Whether items can be checked against it."""
        return self.record is not None and self.at_hand != "changed"

"""Who wrote an item, and when, as the desk knows it; found out behind the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from briefing.brief.outline import Line
from briefing.text import clean
from briefing.tui.brief_list import OpenBrief
from briefing.tui.host import DeskChanged

if TYPE_CHECKING:
    from briefing.tui.host import Host
    from briefing.wire.protocol import Desk, Revision

_WORK: Final = "authors"
_FAILED: Final = "Who wrote the items is not known"
NOT_YET: Final = "changed here, and not published"


class _Known(Struct, frozen=True):
    card: OpenBrief
    lines: Sequence[Revision | None]


class Authors:
    """Holds who wrote the lines of the brief that was last asked for."""

    def __init__(self, app: Host, desk: Callable[[], Desk | None]) -> None:
        self.app = app
        self._desk = desk
        self._known: _Known | None = None
        self._asked: OpenBrief | None = None

    def forget(self) -> None:
        """Ask anew: the brief was published, or others' revisions were fetched."""
        self._known = self._asked = None

    def of(self, card: OpenBrief, line: Line) -> list[tuple[str, str]]:
        """Return who changed an item last, and the brief, as labels with words.

        Nothing where there is no desk that knows, or while it is not known.
        """
        if self._known is None or self._known.card is not card:
            self._ask(card)
            return []
        lines = self._known.lines
        first, last = extent(card, line)
        found = [("item", _last(lines[first - 1 : last])), ("brief", _last(lines))]
        return [(label, words) for label, words in found if words]

    def _ask(self, card: OpenBrief) -> None:
        tells = getattr(self._desk(), "authors", None)
        if tells is None or self._asked is card:
            return
        self._asked = card

        def take(lines: Sequence[Revision | None]) -> None:
            self._known = _Known(card, lines)
            self.app.post(DeskChanged())

        self.app.background.run(_WORK, lambda: _lines(tells, card.entry.id), take, _FAILED)


def _lines(tells: object, brief_id: str) -> Sequence[Revision | None]:
    from briefing.wire.protocol import Refused

    try:
        return list(tells(brief_id))  # type: ignore[operator]
    except Refused:
        return []


def extent(card: OpenBrief, line: Line) -> tuple[int, int]:
    """Return the first and last line of an item in its file, from 1.

    It ends where the next item begins, or where something stands further left than it.
    """
    marks = card.reading.marks
    first, column = marks.at(line.path)
    assert card.outline is not None
    others = (
        marks.at(each.path)[0] for section in card.outline.every_section for each in section.lines
    )
    text = card.reading.text.split("\n")
    end = min((other for other in others if other > first), default=len(text) + 1)
    for number in range(first + 1, end):
        bare = text[number - 1].lstrip(" ")
        if bare and len(text[number - 1]) - len(bare) < column - 1:
            return first, number - 1
    return first, end - 1


def _last(lines: Sequence[Revision | None]) -> str:
    """Say who changed some lines last; empty where nobody knows of them."""
    from briefing.wire.status import time_words

    if not lines:
        return ""
    if None in lines:
        return NOT_YET
    last = max((each for each in lines if each is not None), key=lambda each: _moment(each.at))
    told = f"{clean(last.author)}, {time_words(last.at)}"
    return f"{told}: {clean(last.says)}" if last.says else told


def _moment(at: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(at).timestamp()

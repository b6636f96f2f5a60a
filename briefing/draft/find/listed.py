"""Claims of lists: "Checkpoint 4 - held by the Guard", "Area of control, Guard: the ridge"."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.draft.find.frames import Claimed
from briefing.draft.find.phrases import Line
from briefing.draft.find.resolve import Scene


def listed_claims(scene: Scene, line: Line) -> list[Claimed]:
    """Return the claims that a line of a list makes; none where it is no such line."""
    return list(_claims(scene, line))


def _claims(scene: Scene, line: Line) -> Iterator[Claimed]:
    yield from ()

"""A review of a draft: its state, and decisions that are on the disk before anybody is told so.

Decisions are added to ``ID.review.yaml`` beside the draft, or in the state folder where that folder
cannot be written. Two reviewers may be at it at once: each decision is folded with what the other
has written meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from briefing.draft.decisions import Decisions, Unkept
from briefing.draft.fold import fold
from briefing.draft.model import Decision, Do, Draft
from briefing.draft.state import Along, Card, Counts, Standing, State
from briefing.files import SOURCE_CAP, Unreadable, read_guarded
from briefing.format.yaml.builder import build
from briefing.format.yaml.scalars import BRIEF_KEYS

__all__ = [
    "Along",
    "Card",
    "Counts",
    "NotKept",
    "Review",
    "Standing",
    "State",
    "fold",
    "open_review",
]


class NotKept(Exception):
    """A decision could not be kept; the message is one sentence that says why."""


class Review:
    """A draft under review; ``notices`` are sentences about what was found in its files."""

    def __init__(self, draft: Draft, decisions: Decisions) -> None:
        self.draft = draft
        self._decisions = decisions
        self.state = fold(draft, decisions.read())

    @property
    def notices(self) -> list[str]:
        """What is to be told: a last line that was cut off, lines that cannot be read."""
        return self._decisions.notices

    def decide(
        self,
        of: str,
        do: Do,
        by: str,
        item: Mapping[str, Any] | None = None,
        into: str | None = None,
        why: str | None = None,
    ) -> State:
        """Keep a decision, and return the state once the disk has it.

        It waits for other programs and for the disk: not for the thread of the screen.

        Raises:
            NotKept: it cannot be kept; the state is as it was.
        """
        return self._keep(of, do, by, dict(item or {}), into, why)

    def undo(self, by: str) -> State:
        """Take back this reviewer's last decision, and return the state once the disk has it.

        Raises:
            NotKept: there is none, or it cannot be kept.
        """
        return self._keep("", "undo", by)

    def refresh(self) -> State:
        """Return the state with what others have decided meanwhile."""
        self.state = fold(self.draft, self._decisions.read())
        return self.state

    def _keep(
        self,
        of: str,
        do: Do,
        by: str,
        item: dict[str, Any] | None = None,
        into: str | None = None,
        why: str | None = None,
    ) -> State:
        on = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        try:
            with self._decisions.locked():
                state = self.refresh()
                if do == "undo":
                    last = state.last(by)
                    if last is None:
                        raise NotKept("there is nothing left to undo")
                    of = last.of
                made = Decision(of=of, do=do, by=by, on=on, item=item or {}, into=into, why=why)
                self._decisions.add(made)
        except Unkept as error:
            raise NotKept(f"the decision was not kept: {error}") from error
        except OSError as error:
            raise NotKept(f"the decision was not kept: {error.strerror or error}") from error
        return self.refresh()


def open_review(path: Path, root: Path) -> Review:
    """Open the review of the draft in a file; ``root`` is its library, which no link may leave.

    Raises:
        NotKept: the draft cannot be read.
    """
    return Review(_draft(path, root), Decisions(path, root))


def _draft(path: Path, root: Path) -> Draft:
    try:
        built = build(read_guarded(path, SOURCE_CAP, root).decode("utf-8-sig"), BRIEF_KEYS)
        return msgspec.convert(built.raw, Draft, strict=False)
    except (Unreadable, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise NotKept(f"the draft cannot be read: {error}") from error

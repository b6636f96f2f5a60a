"""Counts of what was found, what of it is right, what there is to find, and what of it was met."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple, Self

LONGEST: Final = 7
"""How many words in a row a text may share with its source."""


@dataclass
class Tally:
    """One row of one text, or of many: ``found`` and ``right``, ``due`` and ``met``.

    ``wrong`` and ``missed`` say what they were, for texts that may be shown.
    """

    found: int = 0
    right: int = 0
    due: int = 0
    met: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def say(self, right: bool, what: str) -> None:
        """Count something that was found."""
        self.found += 1
        self.right += right
        if not right:
            self.wrong.append(what)

    def want(self, met: bool, what: str) -> None:
        """Count something that is to be found."""
        self.due += 1
        self.met += met
        if not met:
            self.missed.append(what)

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what there is that was found; None where there is nothing."""
        return self.met / self.due if self.due else None

    def __add__(self, other: Self) -> Tally:
        return Tally(
            self.found + other.found,
            self.right + other.right,
            self.due + other.due,
            self.met + other.met,
            self.wrong + other.wrong,
            self.missed + other.missed,
        )


class Whole(NamedTuple):
    """What holds of drafts: how many, how many valid, checker errors, longest run, wrong wording.

    ``names`` are the texts of which something does not hold, and what.
    """

    drafts: int = 0
    valid: int = 0
    errors: int = 0
    run: int = 0
    worded: int = 0
    names: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether all of it holds."""
        sound = self.valid == self.drafts and not self.errors and not self.worded
        return sound and self.run <= LONGEST

    def __add__(self, other: Whole) -> Whole:  # type: ignore[override]
        return Whole(
            self.drafts + other.drafts,
            self.valid + other.valid,
            self.errors + other.errors,
            max(self.run, other.run),
            self.worded + other.worded,
            self.names + other.names,
        )

"""Counts of what was found, what of it is right, what there is to find, and what of it was met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self


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


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies."""
    whole = Tally()
    for each in tallies:
        whole = whole + each
    return whole

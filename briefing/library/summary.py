"""What a list shows of a brief, whether it was just read or stands in the index."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from briefing.brief import model as m
from briefing.brief.fold import fold
from briefing.format.problems import Problem
from briefing.format.reader import Reading
from briefing.text import clean


class Summary(Struct, frozen=True, kw_only=True):
    """The header of a brief and how many problems it has.

    Of a brief that cannot be read ``problem`` is the first error, its ``file`` left empty, and
    what the file does not give is None; ``id`` is always there.
    """

    id: str
    title: str | None = None
    as_of: str | None = None
    trend: str | None = None
    tlp: str | None = None
    status: str | None = None
    conflict: str | None = None
    previous: str | None = None
    countries: tuple[str, ...] = ()
    errors: int = 0
    warnings: int = 0
    problem: Problem | None = None

    @property
    def broken(self) -> bool:
        """Whether the brief cannot be read."""
        return self.problem is not None

    @property
    def heading(self) -> str:
        """The title, clean; an exercise is called so where its title does not say it."""
        title = clean(self.title or "")
        plain = self.status != "exercise" or "exercise" in fold(title)
        return title if plain else f"EXERCISE: {title}"


def summary(reading: Reading[m.Brief], name: str, as_of: str) -> Summary:
    """Return the summary of a reading; ``name`` and ``as_of`` are for one without a value."""
    brief = reading.value
    counts: dict[str, Any] = {
        "errors": sum(each.severity == "error" for each in reading.problems),
        "warnings": sum(each.severity == "warning" for each in reading.problems),
    }
    if brief is None:
        first = next(each for each in reading.problems if each.severity == "error")
        return Summary(id=name, as_of=as_of or None, problem=_nameless(first), **counts)
    given: dict[str, Any] = {
        field: getattr(brief, field)
        for field in ("id", "title", "as_of", "trend", "tlp", "status", "conflict", "previous")
    }
    return Summary(**given, countries=tuple(brief.countries), **counts)


def _nameless(problem: Problem) -> Problem:
    from msgspec.structs import replace

    return replace(problem, file="")

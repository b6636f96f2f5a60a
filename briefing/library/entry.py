"""One brief in the list of a library: its entry, its summary, and the errors for wrong ids."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from briefing.brief.fold import fold
from briefing.brief.scales import own_label
from briefing.brief.words import moment
from briefing.compiled import late_pattern
from briefing.filenames import escaped
from briefing.format.problems import Problem, Reading
from briefing.library.scan import DRAFT, Header, peek, read_head
from briefing.paths import shown
from briefing.text import clean

if TYPE_CHECKING:  # of most entries nobody asks more than the index knows
    from briefing.brief import model as m

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_ALIKE: Final = 0.7
"""How like a word has to be to be suggested: one letter in four may be wrong."""
_TELLING: Final = 3
"""Letters that a part needs to be looked for in the middle of a word."""
_LONGEST: Final = 100
_PARTS: Final = late_pattern(r"[-._ ]+")


class NotFound(Exception):
    """No brief has this id; ``nearest`` is the likest one there is, or empty."""

    def __init__(self, wanted: str, nearest: str = "") -> None:
        self.wanted, self.nearest = clean(wanted), nearest
        super().__init__(f'there is no brief "{self.wanted}" in the library')


class Ambiguous(Exception):
    """Several briefs have the same id; ``places`` says where they are, as messages name it."""

    def __init__(self, wanted: str, places: Sequence[str]) -> None:
        self.places = tuple(places)
        names = " and ".join(self.places)
        super().__init__(f'{len(self.places)} files hold a brief "{clean(wanted)}": {names}')


class Entry(Struct, frozen=True):
    """A brief in the list of a library.

    ``key`` is what its library knows it by, and nobody else looks into: a folder's is the path of
    the file. It stays the same while the brief changes, and no other brief of the library has it.
    ``id`` is the brief's id; where the brief gives none, its name without the ending. ``as_of`` is
    the cut-off as written, empty where there is none; such a brief is ``broken``: it can be loaded
    only to see what is wrong with it. One that is not broken here may still turn out so when it is
    loaded. ``name`` stands for the title of a brief that has none: a folder's is the file's name.
    A ``draft`` is what was proposed for a brief that is not there yet: it cannot be loaded as one.
    """

    key: str
    id: str
    as_of: str
    name: str
    broken: bool = False
    draft: bool = False

    @property
    def order(self) -> tuple[bool, float, str, str]:
        """Sorts newest cut-off first, ties by id; broken ones last, by name."""
        if self.broken:
            return True, 0.0, self.name, self.key
        return False, -(seconds(self.as_of) or 0.0), self.id, self.key


def entry_of(path: str, brief: m.Brief | None, header: Header | None = None) -> Entry:
    """Return the entry of a file that was read whole: the same as if only its head had been.

    ``header`` is what its first lines gave, where they were looked at before.
    """
    if header is None:
        header = peek(read_head(Path(path)) or b"")
    if header.id and seconds(header.as_of) is not None:
        return Entry(path, header.id, header.as_of, escaped(os.path.basename(path)))  # noqa: PTH119
    if brief is not None:
        return Entry(path, brief.id, brief.as_of, escaped(os.path.basename(path)))  # noqa: PTH119
    return broken_entry(path, header.id)


def broken_entry(path: str, name: str = "") -> Entry:
    """Return the entry of a file that cannot be read; ``name`` is the id that it still gives."""
    file = escaped(os.path.basename(path))  # noqa: PTH119 - a list of a hundred thousand has no time for Path
    return Entry(path, name or file.rpartition(".")[0] or file, "", file, broken=True)


def draft_entry(path: str) -> Entry:
    """Return the entry of the draft in a file, of which only the name is looked at."""
    file = escaped(os.path.basename(path))  # noqa: PTH119
    return Entry(path, file.removesuffix(DRAFT), "", file, draft=True)


@lru_cache(maxsize=10_000)
def seconds(as_of: str) -> float | None:
    """Return a cut-off as seconds since the year 1, None where the calendar has no such moment."""
    try:
        return (moment(as_of) - _LONG_AGO).total_seconds()
    except (ValueError, OverflowError):
        return None


def named(entries: Sequence[Entry], wanted: str) -> Entry:
    """Return the brief with this id, or the broken file of this name.

    Raises:
        NotFound: there is none.
        Ambiguous: several files have it.
    """
    found = [entry for entry in entries if entry.id == wanted and not entry.broken]
    names = {wanted, escaped(wanted)}
    found = found or [entry for entry in entries if names & {entry.id, entry.name}]
    if len(found) > 1:
        raise Ambiguous(wanted, [shown(Path(entry.key)) for entry in found])
    if not found:
        raise NotFound(wanted, nearest(wanted, [entry.id for entry in entries]))
    return found[0]


def nearest(wanted: str, known: Sequence[str]) -> str:
    """Return the likest of the known words, empty where none is like it.

    An id has parts, of which people type the first ones or the one they remember: the likeness of
    a part counts as that of the whole. Of several that are alike the first is taken.
    """
    folded = fold(wanted)[:_LONGEST]
    if not folded:
        return ""
    found = max(known, key=lambda word: _likeness(folded, fold(word)), default="")
    return found if found and _likeness(folded, fold(found)) >= _ALIKE else ""


def _likeness(wanted: str, word: str) -> float:
    """Return how like two words are, from 0 to 1; a part of ``word`` may stand for it."""
    if word.startswith(wanted):
        return 1.0
    if len(wanted) >= _TELLING and wanted in word:
        return 0.95
    from difflib import SequenceMatcher

    parts = _PARTS.split(word)
    begun = ("-".join(parts[:count]) for count in range(2, len(parts) + 1))
    matcher = SequenceMatcher(b=_PARTS.sub("-", wanted), autojunk=False)
    best = 0.0
    for part in {word[: len(wanted)], *parts, *begun}:
        matcher.set_seq1(part)
        if matcher.quick_ratio() > best:
            best = max(best, matcher.ratio())
    return best


class Summary(Struct, frozen=True, kw_only=True):
    """The header of a brief, the strictest label in it, and how many problems it has.

    Of a brief that cannot be read ``problem`` is the first error, its ``file`` left empty, and
    what the file does not give is None; ``id`` is always there.
    """

    id: str
    title: str | None = None
    as_of: str | None = None
    trend: str | None = None
    tlp: str | None = None
    strictest: str | None = None
    status: str | None = None
    conflict: str | None = None
    previous: str | None = None
    next: str | None = None
    countries: tuple[str, ...] = ()
    errors: int = 0
    warnings: int = 0
    problem: Problem | None = None

    @property
    def broken(self) -> bool:
        """Whether the brief cannot be read."""
        return self.problem is not None

    @property
    def label(self) -> str:
        """The label of all that is in the brief, without ``TLP:``; empty where none is known.

        Whoever opens a brief sees its strictest item, so lists mark it as its own screen does.
        """
        return self.strictest or own_label(self.tlp or "")

    @property
    def heading(self) -> str:
        """The title, clean; an exercise is called so where its title does not say it."""
        title = clean(self.title or "")
        plain = self.status != "exercise" or "exercise" in fold(title)
        return title if plain else f"EXERCISE: {title}"


def summary(reading: Reading[m.Brief], name: str, as_of: str) -> Summary:
    """Return the summary of a reading; ``name`` and ``as_of`` are for one without a value."""
    from briefing.brief.labels import label_of

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
        for field in (
            "id",
            "title",
            "as_of",
            "trend",
            "tlp",
            "status",
            "conflict",
            "previous",
            "next",
        )
    }
    label = label_of(brief)
    return Summary(**given, strictest=label, countries=tuple(brief.countries), **counts)


def _nameless(problem: Problem) -> Problem:
    from msgspec.structs import replace

    return replace(problem, file="")

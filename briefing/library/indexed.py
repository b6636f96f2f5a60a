"""What the index saves a library: looking into files that have not changed since.

A small library never comes here: its files are read in the time it takes to open an index.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import asdict

from briefing.brief.fold import fold
from briefing.compiled import late_pattern
from briefing.filenames import escaped
from briefing.filesystem import is_file
from briefing.library.entry import Entry, Summary, summary
from briefing.library.scan import briefs_folder, stamp
from briefing.library.store import Library
from briefing.text import clean

if TYPE_CHECKING:
    from briefing.format.problems import Problem
    from briefing.library.index.hits import Hits, Key
    from briefing.library.index.read import Index
    from briefing.library.index.write import IndexUpdate, OnProgress
    from briefing.library.query import Query

_COLON: Final = late_pattern(r"(?:^|\s)-?([^\W\d_]+):(?!//)(?=\S)")
FEW: Final = 200
"""A library of so many files is small: it is read without its index."""


class HitsAndNotes(Struct, frozen=True):
    """What a search found, and sentences about what it could not do.

    ``skipped`` is what it passed over in the library; None where it did not walk it. ``broken``
    counts the briefs that cannot be read, and so were not searched.
    """

    hits: Hits
    notes: tuple[str, ...] = ()
    skipped: tuple[Problem, ...] | None = None
    broken: int = 0


_MOST_LOOKED_AT: Final = 500
"""A search that finds something counts what cannot be read among so many briefs at most."""


def known_entries(root: Path, files: Sequence[str]) -> dict[str, Entry]:
    """Return the entries of the files that the index has read as they are now, by their paths."""
    if len(files) <= FEW:
        return {}
    from briefing.library.index.database import NoIndex
    from briefing.library.index.read import Index
    from briefing.library.index.tables import namer

    index = Index(root)
    try:
        listed = index.listed()
    except NoIndex:
        return {}
    finally:
        index.close()
    found, name_of = {}, namer(root)
    for file in files:
        row = listed.get(name_of(file))
        if row is not None and row.sure and stamp(file) == row.stamp:
            name = escaped(os.path.basename(file))  # noqa: PTH119 - no time for a Path
            found[file] = Entry(file, row.id, row.as_of, name, row.broken)
    return found


def newest(root: Path, count: int, look: Callable[[Path], Entry]) -> tuple[list[Entry], int] | None:
    """Return the newest briefs of a large library, and how many there are, without its list.

    ``look`` returns the entry of a file.
    That is quick, and may be out of date: the files named were looked into, others only where
    there is no index, and then no longer than a blink. None where the library is small.
    """
    from briefing.library import skim

    base = briefs_folder(root)
    if not skim.more_than(base, FEW):
        return None
    from briefing.library.index.connections import newest_paths

    paths, total = newest_paths(root, count) or ([], 0)
    if total <= FEW:  # there is no index, or it has only begun
        paths, total = skim.newest(base, count)
    found = [look(path) for path in paths if is_file(path)]
    found = sorted((entry for entry in found if not entry.broken), key=lambda entry: entry.order)
    return (found, max(total, len(found))) if found and total > FEW else None


def summaries(library: Library, on_progress: OnProgress = lambda _: None) -> Iterator[
    tuple[Entry, Summary]
]:  # fmt: skip
    """Yield every entry of a library with its summary, from the index where that is up to date.

    A large library whose index is missing or far behind is indexed first.
    """
    entries = library.entries()
    known = _known_summaries(library, entries, on_progress) if len(entries) > FEW else {}
    for entry in entries:
        yield entry, known.get(entry.key) or summary_of(library, entry)


def summary_of(library: Library, entry: Entry) -> Summary:
    """Return the summary of one entry, read from its file."""
    return summary(library.load(entry), entry.id, entry.as_of)


def _known_summaries(
    library: Library, entries: Sequence[Entry], on_progress: OnProgress
) -> dict[str, Summary]:
    index = library.index()
    if index is None:
        return {}
    found = _fresh(index, entries)
    if library.indexed and len(entries) - len(found) > FEW:
        index.refresh(on_progress)
        found = _fresh(index, entries, just_read=True)
    index.close()
    return found


def verdict_counts(library: Library, entries: Sequence[Entry]) -> dict[str, Mapping[str, int]]:
    """Return the verdicts that the index knows of briefs as they are now, counted by their kind.

    They are those of the last check; a source text that was changed since makes no difference.
    """
    from briefing.library.index.database import NoIndex

    index = library.index()
    if index is None:
        return {}
    try:
        counts = index.verdict_counts()
        listed = index.listed() if counts else {}
    except NoIndex:
        return {}
    finally:
        index.close()
    found = {}
    for entry in entries if counts else ():
        name = index.name_of(entry.key)
        if name in counts and name in listed and stamp(entry.key) == listed[name].stamp:
            found[entry.key] = counts[name]
    return found


def known_counts(library: Library, entries: Sequence[Entry]) -> dict[str, Mapping[str, int]]:
    """Return the verdicts that index or cache know of the briefs of a folder, counted."""
    from briefing.library.verdict_cache import kept_counts

    kept = kept_counts(Path(entry.key) for entry in entries)
    plain = {str(path): asdict(counts) for path, counts in kept.items()}
    return {**verdict_counts(library, entries), **plain}


def _fresh(index: Index, entries: Sequence[Entry], just_read: bool = False) -> dict[str, Summary]:
    """Return the summaries that hold; a file that was ``just_read`` need not have aged."""
    from briefing.library.index.database import NoIndex

    try:
        known = index.summaries()
    except NoIndex:
        return {}
    found = {}
    for entry in entries:
        row = known.get(index.name_of(entry.key))
        if row is not None and (row[1] or just_read) and stamp(entry.key) == row[0]:
            found[entry.key] = row[2]
    return found


def search(
    library: Library,
    query: Query,
    limit: int,
    after: Key | None = None,
    on_progress: OnProgress = lambda _: None,
) -> HitsAndNotes:
    """Bring the index of a library up to date and answer a query from it.

    Where no index can be kept the library is read into memory for this one answer; where another
    program is at it right now, the answer is what it has read so far.

    Raises:
        NoIndex: the library has none, or this Python's SQLite cannot search texts.
        BadQuery: it asks what is near a place that is not known.
    """
    from briefing.library.index.database import Damaged, NoIndex
    from briefing.library.index.search import THOROUGH

    index = library.index()
    if index is None:
        raise NoIndex("it has no index")
    notes: list[str] = []
    try:
        outcome = _up_to_date(index, notes, on_progress)
        try:
            hits = index.search(query, limit, after, THOROUGH)
        except Damaged:
            index.refresh(on_progress)
            hits = index.search(query, limit, after, THOROUGH)
    except NoIndex:
        outcome = _in_memory(index, notes, on_progress)
        hits = index.search(query, limit, after, THOROUGH)
        broken = _broken(index, outcome, hits)
    else:
        if any(each.key == "verdict" for each in query.filters) and not hits.trouble:
            notes.append(_judged(index))
        broken = _broken(index, outcome, hits)
    finally:
        index.close()
    notes += [f"{hits.trouble}."] if hits.trouble else []
    notes += [hits.note] if hits.note else []
    return HitsAndNotes(hits, tuple(notes), outcome.skipped, broken)


def _broken(index: Index, outcome: IndexUpdate, hits: Hits) -> int:
    """Return how many briefs cannot be read; of a large library only where nothing was found."""
    from briefing.library.index.database import NoIndex

    with suppress(NoIndex):  # the answer is there, whatever has become of the index since
        if outcome.files <= _MOST_LOOKED_AT or not hits.hits:
            return index.broken()
    return 0


def _up_to_date(index: Index, notes: list[str], on_progress: OnProgress) -> IndexUpdate:
    """Bring an index up to date; what is in the way is added to the notes.

    Raises:
        NoIndex: it cannot be used.
    """
    from briefing.library.index.database import NoIndex
    from briefing.library.index.write import BUSY

    outcome = index.refresh(on_progress)
    if outcome.trouble == BUSY:
        notes.append(_sentence(f"{BUSY}: what it has not read yet is not found."))
    elif outcome.trouble:
        notes.append(_sentence(f"{outcome.trouble}. This search has read the briefs itself."))
        raise NoIndex(outcome.trouble)
    return outcome


def _in_memory(index: Index, notes: list[str], on_progress: OnProgress) -> IndexUpdate:
    """Read the briefs into memory for one answer; what was left out is added to the notes."""
    from briefing.library.index.read import IN_MEMORY

    outcome = index.keep_in_memory(on_progress)
    if outcome.files == IN_MEMORY:
        notes.append(f"Only {IN_MEMORY:,} of the briefs were searched.")
    if outcome.trouble:
        notes.append(_sentence(f"{outcome.trouble}. It was not searched."))
    return outcome


def _judged(index: Index) -> str:
    """Return of what part of the library the verdicts are known that a filter asks for."""
    return (
        f"Verdicts are known of {index.verdict_count():,} of {index.count():,} briefs: of those "
        'that "briefing check" or the dashboard has checked since they were saved.'
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def why_nothing(text: str, lists: str = '"briefing search --help"') -> str:
    """Return why a query may have found nothing: what is no filter, or asks of something else.

    Empty where it is made of words alone. ``lists`` is what lists the filters.
    """
    from briefing.brief.fields import FIELDS
    from briefing.library.query import FILTERS

    keys = [found.lower() for found in _COLON.findall(text)]
    taken = [word for word in keys if fold(word) not in FILTERS]
    if taken:
        word = f'"{clean(taken[0])}:" is no filter: it was looked for as a word.'
        field = FIELDS.get(fold(taken[0]))
        if field is not None and field.searched in ("library", "both"):
            value = text.lower().partition(f"{taken[0]}:")[2].split()[0]
            word += f' What an item has there is found by the word alone: "{clean(value)}".'
        return f"{word} {lists} lists the filters."
    if "date" in keys:
        return '"date:" is the day of an item; the cut-off of a brief is "after:", "before:".'
    return "Items of places without coordinates are not found so." if "near" in keys else ""

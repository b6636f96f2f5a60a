"""One brief checked whole: what the reader finds, what the verification finds, its sign-offs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.filesystem import is_there
from briefing.format.problems import Problem
from briefing.format.signoffs import read_signoffs
from briefing.library.entry import Entry
from briefing.library.scan import Stamp, stamp
from briefing.library.store import Library
from briefing.processes import batches, processors, shared_out
from briefing.verify.placing import problems
from briefing.verify.verdicts import Mark

if TYPE_CHECKING:
    from briefing.library.index.write import OnProgress

ALONE: Final = 24
"""Up to so many briefs are worked on faster without other processes."""


class CheckJob(NamedTuple):
    """A brief to be checked, in its library."""

    library: Library
    entry: Entry


class Checked(NamedTuple):
    """What was found: ``id`` is empty and ``counts`` None where the brief could not be read.

    ``unread`` is how many items could not be checked since a source of theirs is not at hand.
    ``marks`` has the verdict of each item by its label, ``stamp`` tells the file that was checked
    from its next version.
    """

    problems: list[Problem]
    id: str = ""
    counts: dict[Mark, int] | None = None
    unread: int = 0
    marks: dict[str, Mark] | None = None
    stamp: Stamp | None = None


def check_brief(job: CheckJob) -> Checked:
    """Check one brief; whatever is wrong is in the answer."""
    library, entry = job
    read = stamp(entry.key)
    reading = library.load(entry)
    brief = reading.value
    if brief is None:
        return Checked(reading.problems)
    verdicts = library.verdicts(entry, brief, reading.text)
    name = library.locate(entry.key).shown
    found = reading.problems + problems(verdicts, brief, reading.marks, name)
    marks = {verdict.label: verdict.mark for verdict in verdicts.items}
    return Checked(found, brief.id, verdicts.counts(), verdicts.unread, marks, read)


def check_all(jobs: Sequence[CheckJob]) -> Iterator[Checked]:
    """Check briefs, several at once where that is faster; the answers come in their order."""
    if len(jobs) <= ALONE or processors() == 1:
        yield from map(check_brief, jobs)
        return
    for found in shared_out(_check_some, batches(jobs)):
        yield from found


def _check_some(jobs: Sequence[CheckJob]) -> list[Checked]:
    return [check_brief(job) for job in jobs]


def keep_marks(
    library: Library, found: Mapping[str, Checked], on_progress: OnProgress, *, whole: bool
) -> None:
    """Hand the verdicts of checked briefs, by key, to their library's index, for ``verdict:``.

    Of a ``whole`` library an index is made where there is none. A file that was saved since it was
    checked is passed over, and so is all of it where the index cannot be kept: it is a cache.
    """
    index = library.index()
    if index is None:
        return
    if whole:
        trouble = index.refresh(on_progress).trouble
    elif is_there(index.path):
        trouble = index.update(found).trouble
    else:
        return
    marks = {
        key: each.marks
        for key, each in found.items()
        if each.marks is not None and each.stamp is not None and each.stamp == stamp(key)
    }
    if marks and not trouble:
        index.put_all_verdicts(marks)


def check_signoffs(path: Path, within: Path | None) -> list[Problem]:
    """Return what is wrong with a file of sign-offs."""
    return read_signoffs(path, within).problems

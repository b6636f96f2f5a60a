"""What a comparison says, a line for each change: in histories and beside a conflict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from briefing.brief.sections import SECTION
from briefing.compare import Change, ChangeKind, Comparison
from briefing.text import clean
from briefing.wire.merge import Key, key_of
from briefing.wire.protocol import Desk, Refused, Revision

SIGNS: Final[dict[ChangeKind, str]] = {"changed": "~", "added": "+", "removed": "-"}


class ToldChange(NamedTuple):
    """One change: its sign, what it says, and what it concerns; ``change`` is None of a header."""

    sign: str
    words: str
    key: Key
    change: Change | None = None

    def __str__(self) -> str:
        return f"{self.sign} {self.words}"


def told(comparison: Comparison) -> Iterator[ToldChange]:
    """Yield the changes of a comparison: of the header, of items in the panes' order, of voices."""
    for each in comparison.header:
        yield ToldChange("~", each.words, ("header", each.field))
    for change in comparison.changes:
        yield ToldChange(SIGNS[change.kind], _words(change), key_of(change), change)


def _words(change: Change) -> str:
    text = clean(change.text)
    if change.kind != "changed":
        line = change.new or change.old
        title = SECTION[line.section].title.lower() if line is not None else "voices"
        return f"{title}: {text}"
    if change.reworded:
        return f"{change.label}: {text} ({change.words.partition(': ')[2] or change.words})"
    return f"{change.label}: {change.words}"


class ToldRevision(NamedTuple):
    """A revision of a brief, and what it changed.

    ``changes`` is None where that cannot be told: it is the first one, or one of the two texts
    cannot be read; ``why`` then says so.
    """

    revision: Revision
    changes: tuple[ToldChange, ...] | None
    why: str = ""

    @property
    def checked(self) -> str:
        """What the author's checks said of it, told as the author's; empty where that is not."""
        from briefing.wire.counts import counts_words

        return counts_words(self.revision.counts, clean(self.revision.author))


def told_revisions(desk: Desk, brief_id: str, many: int = 0) -> Iterator[ToldRevision]:
    """Yield the revisions of a brief with what each changed, newest first; ``many`` at most.

    It reads every text: not for the thread of the screen.
    """
    from briefing.brief.model import Brief
    from briefing.compare import compare
    from briefing.format.reader import read

    def brief_of(revision: Revision) -> Brief | None:
        if revision.withdrawn:
            return None
        try:
            return read(desk.text(brief_id, revision.name), Brief).value
        except Refused:
            return None

    found = desk.history(brief_id)
    shown = found[:many] if many else found
    new = brief_of(shown[0]) if shown else None
    for at, revision in enumerate(shown):
        older = found[at + 1] if at + 1 < len(found) else None
        old = brief_of(older) if older is not None else None
        if revision.withdrawn:
            yield ToldRevision(
                revision, None, f"renamed to {revision.moved}" if revision.moved else "withdrawn"
            )
        elif older is None or older.withdrawn:
            yield ToldRevision(
                revision, None, "the first one" if older is None else "published again"
            )
        elif new is None or old is None:
            yield ToldRevision(revision, None, "one of the two texts cannot be read")
        else:
            yield ToldRevision(revision, tuple(told(compare(old, new))))
        new = old

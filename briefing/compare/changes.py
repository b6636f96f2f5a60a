"""What a comparison answers: fields that differ, changed items, sections, all of two briefs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from briefing.brief.outline import Line, Outline
from briefing.brief.sections import SectionKind

ChangeKind = Literal["added", "removed", "changed"]


class FieldChange(NamedTuple):
    """One field that differs.

    ``field`` is its key in the file; ``old`` and ``new`` are plain values as JSON has them, None
    where the brief leaves the field out. ``words`` say it whole: ``control majority → full``.
    """

    field: str
    old: Any
    new: Any
    words: str


class Change(NamedTuple):
    """An item, or a voice, that one brief has and the other has not, or has otherwise.

    ``section`` is the key of its section, ``situation.summary`` and ``situation.points`` told
    apart, ``voices`` for a voice. ``label`` is its id, else its place, ``territory[2]``. ``who``
    is who says so, in short, or what it is about; often empty. ``text`` is what the newer of the
    two says. ``old`` and ``new`` are its lines in both briefs, None for voices and where it is not.
    """

    kind: ChangeKind
    section: str
    label: str
    who: str
    text: str
    fields: tuple[FieldChange, ...] = ()
    old: Line | None = None
    new: Line | None = None

    @property
    def reworded(self) -> bool:
        """Whether nothing but the wording differs."""
        return [each.field for each in self.fields] == ["text"]

    @property
    def words(self) -> str:
        """What differs, in one line: ``Observatory: control majority → full; grade C3 → C2``.

        What a reworded item said before is told with it; beside other changes the texts are left
        out, since what they say stands in those.
        """
        told = [each.words for each in self.fields if self.reworded or each.field != "text"]
        return ": ".join(filter(None, (self.who, "; ".join(told)))) if told else ""

    @property
    def before(self) -> str:
        """The old text of an item whose text differs, else empty."""
        return next((each.old for each in self.fields if each.field == "text"), "") or ""


class SectionChanges(NamedTuple):
    """The changes of one section: the changed first, then what is new, then what is gone.

    ``before`` and ``now`` count its items in the old and in the new brief, ``same`` those that
    are as they were.
    """

    kind: SectionKind
    changes: tuple[Change, ...]
    before: int
    now: int
    same: int


class Comparison(NamedTuple):
    """Two briefs and what differs between them; sections in the panes' order, all of them."""

    old: Outline
    new: Outline
    header: tuple[FieldChange, ...]
    sections: tuple[SectionChanges, ...]
    voices: tuple[Change, ...]

    @property
    def changes(self) -> Iterator[Change]:
        """Every change of an item, in the panes' order, then those of the voices."""
        for section in self.sections:
            yield from section.changes
        yield from self.voices

    @property
    def none(self) -> bool:
        """Whether nothing differs."""
        return not self.header and next(self.changes, None) is None

    def count(self, kind: ChangeKind) -> int:
        """Return how many items were added, removed or changed; voices are not counted."""
        return sum(change.kind == kind for each in self.sections for change in each.changes)

    @property
    def same(self) -> int:
        """How many items are as they were."""
        return sum(section.same for section in self.sections)

    def of(self, line: Line) -> Change | None:
        """Return the change of a line of either brief, None where it is as it was."""
        for change in self.changes:
            if line is change.new or line is change.old:
                return change
        return None

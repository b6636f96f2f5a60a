"""Two texts of a brief that were made from the same one: what each changed, and both together.

Texts are merged by lines, which knows nothing of briefs, so the result is believed only where it
reads without an error, where comparing it with the common text tells exactly what both comparisons
told, and where no item was changed by both in different ways.

Lines are merged by ``git merge-file``, in a temporary folder: no repository is needed. The Python
library for it, merge3, is under the GPL, which this program is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import msgspec

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.compare import Change, Comparison, compare
from briefing.format.reader import read
from briefing.processes import run_apart
from briefing.wire.protocol import Clash, Refused, Side

_SECONDS: Final = 30
Key = tuple[Any, ...]
"""What is changed: an item of the common text by its path there, a new one by what it is, or a
field of the header."""


@dataclass(frozen=True)
class MergeSides:
    """What both sides changed.

    ``mine`` and ``theirs`` are None where one of the texts involved is missing or does not read.
    ``both`` are the changes that concern the same item and are not the same. ``merged`` is the
    text with both changes, None where it is not to be had, and ``why`` then says so.
    """

    mine: Comparison | None
    theirs: Comparison | None
    both: frozenset[Key] = frozenset()
    merged: bytes | None = None
    why: str = ""


def sides_of(clash: Clash) -> MergeSides:
    """Compare both sides of a conflict with the text they were made from, and merge them."""
    base, mine, theirs = (_outline(each) for each in (clash.base, clash.mine, clash.theirs))
    if clash.theirs is None:
        return MergeSides(None, None, why="they took the brief back.")
    if base is None or clash.base is None:
        # Without the text both came from, what differs between the two is all there is to show.
        between = compare(mine, theirs) if mine and theirs else None
        return MergeSides(None, between, why="nobody has the text that both were made from.")
    if mine is None or theirs is None:
        ours = compare(base, mine) if mine else None
        others = compare(base, theirs) if theirs else None
        return MergeSides(ours, others, why="one of the two texts cannot be read.")
    return _merged(clash, base, compare(base, mine), compare(base, theirs))


def winner(clash: Clash, side: Side) -> bytes | None:
    """Return the text that a side stands for; None where they took the brief back.

    Raises:
        Refused: both together are not to be had.
    """
    if side == "mine":
        return clash.mine
    if side == "theirs":
        return clash.theirs
    sides = sides_of(clash)
    if sides.merged is None:
        raise Refused(
            f"{clash.id} cannot take both: {sides.why} "
            f'"briefing resolve {clash.id} --mine" or "--theirs" takes one.'
        )
    return sides.merged


def _merged(clash: Clash, base: Outline, mine: Comparison, theirs: Comparison) -> MergeSides:
    """Merge two texts that can be read, as far as that is to be believed."""
    both = _both(mine, theirs)
    if both:
        return MergeSides(mine, theirs, both, why="both of you changed the same item.")
    assert clash.base is not None
    assert clash.theirs is not None
    merged = merge_lines(clash.base, clash.mine, clash.theirs)
    if merged is None:
        return MergeSides(mine, theirs, why="you both changed the same lines.")
    if not _believed(base, merged, mine, theirs):
        return MergeSides(mine, theirs, why="the lines of both together would say something else.")
    return MergeSides(mine, theirs, merged=merged)


def merge(base: bytes, mine: bytes, theirs: bytes) -> bytes | None:
    """Return the text with what both sides changed, None where it is not to be believed."""
    from briefing.wire.protocol import Revision

    return sides_of(Clash("", base, mine, theirs, Revision("", "", ""))).merged


def merge_lines(base: bytes, mine: bytes, theirs: bytes) -> bytes | None:
    """Merge by lines alone; None where both changed the same ones, or there is no git."""
    with suppress(OSError), TemporaryDirectory(prefix="briefing-merge-") as folder:
        names = [Path(folder, name) for name in ("mine", "base", "theirs")]
        for name, data in zip(names, (mine, base, theirs), strict=True):
            name.write_bytes(data)
        words = ["git", "merge-file", "-p", "-q", "--diff3"]
        done = run_apart([*words, *names], seconds=_SECONDS)
        return done.out if not done.status else None
    return None


def key_of(change: Change) -> Key:
    """Return what a change concerns, the same in both comparisons with one text."""
    if change.section == "voices":
        return "voices", change.label
    if change.old is not None:
        return "item", *change.old.path
    assert change.new is not None, "a change has one line at least"
    item = change.new.item
    return "new", change.section, getattr(item, "id", None) or change.text


def _outline(data: bytes | None) -> Outline | None:
    brief = read(data, Brief).value if data is not None else None
    return Outline(brief) if brief is not None else None


def _facts(comparison: Comparison) -> Iterator[tuple[Key, Any]]:
    """Yield what was changed and into what."""
    for each in comparison.header:
        yield ("header", each.field), each.new
    for change in comparison.changes:
        if change.kind == "changed":
            yield key_of(change), [(each.field, each.new) for each in change.fields]
        elif change.new is not None:
            yield key_of(change), msgspec.to_builtins(change.new.item)
        else:
            yield key_of(change), (change.kind, change.text)


def _both(mine: Comparison, theirs: Comparison) -> frozenset[Key]:
    ours, others = dict(_facts(mine)), dict(_facts(theirs))
    return frozenset(key for key in ours.keys() & others.keys() if ours[key] != others[key])


def _believed(base: Outline, merged: bytes, mine: Comparison, theirs: Comparison) -> bool:
    """Tell whether a merged text says what both sides said, no less and no more."""
    outline = _outline(merged)
    if outline is None:
        return False
    return dict(_facts(compare(base, outline))) == dict(_facts(mine)) | dict(_facts(theirs))

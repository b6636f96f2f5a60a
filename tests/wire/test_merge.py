"""Two texts of a brief together: believed only where that says what both said."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing.wire.merge import merge, sides_of
from briefing.wire.protocol import Clash, Revision

from .consoles import Raw, raw, said


def data(brief: Raw) -> bytes:
    return (json.dumps(brief, indent=1) + "\n").encode()


def places(*names: str, **more: Any) -> Raw:
    """A brief with places far from the statements, so that lines alone would merge."""
    return raw(places=[{"id": name, "name": name, "cite": ["p1"]} for name in names], **more)


BASE = data(raw())


def test_what_each_changed_is_in_it() -> None:
    both = merge(BASE, data(said(8, "Mine.")), data(said(1, "Theirs.")))
    assert both == data(said(8, "Mine.", said(1, "Theirs.")))


def test_the_same_change_by_both_is_one() -> None:
    same = data(said(1, "A misprint mended."))
    assert merge(BASE, same, same) == same


@pytest.mark.parametrize(
    ("mine", "theirs", "why"),
    [
        (data(said(1, "Mine.")), data(said(1, "Theirs.")), "both of you changed the same item."),
        (data(said(4, "Mine.")), b"nonsense: [\n", "one of the two texts cannot be read."),
        (data(said(4, "Mine.")), None, "they took the brief back."),
        (data(raw(trend="improved")), data(raw(trend="unchanged")), "both of you"),
    ],
)
def test_what_cannot_be_taken_together_says_why(mine: bytes, theirs: bytes, why: str) -> None:
    sides = sides_of(Clash("harl", BASE, mine, theirs, Revision("1", "Bo", "")))
    assert sides.merged is None
    assert sides.why.startswith(why)


def test_lines_that_merge_into_a_brief_with_errors_are_not_believed() -> None:
    """One took a place out, the other put something there: each alone is right."""
    claim = {"id": "t1", "text": "Held.", "place": "harl", "control": "full", "cite": ["p1"]}
    base = places("harl", "qel")
    mine, theirs = places("qel"), places("harl", "qel")
    theirs["situation"]["summary"][0] |= {"text": "Another."}
    theirs = {**theirs, "territory": [claim]}
    assert merge(data(base), data(base), data(theirs)) == data(theirs)
    assert merge(data(base), data(mine), data(theirs)) is None


def test_without_the_text_both_came_from_nothing_is_merged() -> None:
    sides = sides_of(Clash("harl", None, BASE, data(said(1, "Theirs.")), Revision("1", "Bo", "")))
    assert sides.merged is None
    assert sides.theirs is not None, "what differs is told all the same"

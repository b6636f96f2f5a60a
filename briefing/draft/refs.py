"""How a draft names an item of the brief that has no id: by section, place and what it says.

``territory.2.3f9c1a7b`` is the item of the territory section that says so, wherever it stands by
now; the number tells two apart that say the same. Its citations and its id are left out of what
it says: both may come to it later. Drafts of before name the place alone: ``territory.2``.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

import msgspec

from briefing.brief.items import Item
from briefing.brief.sections import list_title

_MARK: Final = 8
"""Hexadecimal digits of what an item says."""
_GROWS: Final = frozenset(("id", "cite"))


def ref_of(section: str, number: int, item: Item) -> str:
    """Return how a draft names an item, ``number`` counted from 1 in its section."""
    says = {key: value for key, value in msgspec.to_builtins(item).items() if key not in _GROWS}
    mark = sha256(msgspec.json.encode(says, order="sorted")).hexdigest()[:_MARK]
    return f"{section}.{number}.{mark}"


def called(ref: str) -> str:
    """Return what a draft's name of an item is where it is read: ``t3``, or ``territory 2``."""
    section, _, rest = ref.partition(".")
    return f"{list_title(section).lower()} {rest.partition('.')[0]}" if rest else ref


def matching(ref: str, refs: Iterable[str]) -> str | None:
    """Return which of some names of items an item's name is by now, None where it is gone."""
    section, _, rest = ref.partition(".")
    number, _, mark = rest.partition(".")
    same = [each for each in refs if each.startswith(f"{section}.") and each.count(".") > 1]
    if mark:
        said = [each for each in same if each.endswith(f".{mark}")]
        return ref if ref in said else next(iter(said), None)
    return next((each for each in same if each.startswith(f"{section}.{number}.")), None)

"""What all makers share: edits by word inside a value, and the fault around them."""

from __future__ import annotations

import json
import random
import re

from ..case import Item, Value
from ..fault import Edit, Fault

NUMBERS = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
]  # fmt: skip
MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
COMMON = {
    "Ministry", "Government", "Foreign", "State", "Party", "Front", "Council", "Residents",
    "Office", "Army", "Police", "Commission", "Republic", "Coast", "Assembly", "Navy", "League",
    "Local", "Community", "Society", "World", "Health", "International", "Transport", "Energy",
    "Marines", "Movement", "Programme", "Spokesman", "Food", "Officers", "Observatory", "Union",
    "Relief", "Centre", "Mission", "Defence", "Joint", "People's", "Hands", "Open", "Review",
    "Secretary", "Military", "Television", "Agency", "Authority", "Department", "Spokesperson",
    "Civil", "General", "Prime", "Minister", "Northern", "Upper", "North", "South", "Federation",
    "Highland", "States", "Guard", "Interior", "Homeland", "Charter", "Border", "Courier", "Lamp",
    "People", "Gulf", "Grand", "Mosque", "Bridge", "Hotel", "News", "Coordination",
}  # fmt: skip
"""Words of names that are ordinary words too."""


def fault(
    kind: str,
    item: Item,
    field: str,
    *edits: Edit,
    at: tuple[int, int] | None = None,
    now: str = "",
    group: str = "rules",
    texts: tuple[tuple[str, str], ...] = (),
) -> Fault:
    """Return a fault of an item; without ``at`` it belongs where its first edit is."""
    text = item.case.yaml
    first = edits[0] if edits else Edit(item.start, item.start, "")
    return Fault(
        kind=kind,
        item=item.name,
        field=field,
        edits=edits,
        at=at or (first.start, first.end),
        whole=(item.start, item.end),
        was=text[first.start : first.end].strip(),
        now=now or first.new.strip(),
        group=group,
        texts=texts,
    )


def inside(item: Item, value: Value, start: int, end: int, new: str) -> Edit | None:
    """Return the edit of ``value.text[start:end]``, wherever that stands in the file.

    A folded scalar's text is not its characters in the file, hence the search: the same
    occurrence of the same words. None where they are folded apart, or need escapes.
    """
    old = value.text[start:end]
    nth = len(re.findall(f"(?={re.escape(old)})", value.text[:start]))
    raw = item.case.yaml[value.start : value.end]
    found = [match.start() for match in re.finditer(f"(?={re.escape(old)})", raw)]
    if not old or len(found) <= nth or len(found) != value.text.count(old):
        return None
    if raw[:1] == '"' and re.search(r'["\\]', new):
        return None
    if raw[:1] == "'" and "'" in new:
        return None
    at = value.start + found[nth]
    return Edit(at, at + len(old), new)


def plain(text: str) -> str:
    """Return a text as a scalar that needs no care."""
    return json.dumps(text, ensure_ascii=False)


def replaced(value: Value, new: str) -> Edit:
    """Return the edit that puts another text in the place of a scalar."""
    return Edit(value.start, value.end, plain(new))


def put_in(item: Item, line: str) -> Edit:
    """Return the edit that gives an item one more line, before its first key."""
    return Edit(
        item.start, item.start, f"{line}{', ' if item.flow else chr(10) + ' ' * item.column}"
    )


def cut_out(item: Item, field: str) -> Edit | None:
    """Return the edit that takes a field out of a mapping in block style; not its first."""
    start, end = item.span(field)
    text = item.case.yaml
    line = text.rfind("\n", 0, start) + 1
    if item.flow or text[line:start].strip():
        return None
    stop = text.find("\n", end) + 1 or len(text)
    return Edit(line, stop, "")


def dice(*of: object) -> random.Random:
    """Return a die that falls the same way each time for the same case."""
    return random.Random("/".join(map(str, of)))


def other_letter(letter: str, die: random.Random) -> str:
    """Return another letter of the same script and kind."""
    for kind in ("aeiou", "bcdfgklmnprstvz", "абвгдежзик", "بتجدرسصطفقلمن"):
        if letter in kind:
            return die.choice([each for each in kind if each != letter])
    return letter

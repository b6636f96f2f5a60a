"""What the builder says no to: what YAML offers and a brief does not need, said in plain words."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final

from briefing.format.wording import shown
from briefing.format.yaml.scalars import BLANK
from briefing.format.yaml.syntax import Slip
from briefing.format.yaml.unsafe import escaped
from briefing.text import clean

MAX_SLIPS: Final = 500
"""Problems kept of one file; one with more has gone wrong as a whole."""

_PAIR_ENDS: Final = re.compile(r"\s*[,}]")
_COMMENT: Final = re.compile(r"[ \t]+#[^ \t\n]")
_LEAVE_OUT: Final = "Leave it out where there is nothing to say."


class Refusals:
    """The slips of one text, and how each is put; events are those of PyYAML's C parser."""

    def __init__(self, text: str, slips: list[Slip]) -> None:
        self.text = text
        self.slips = slips
        self.quiet = False

    def slip(
        self, offset: int, code: str, message: str, hint: str = "", *, of_value: bool = False
    ) -> None:
        """Keep a slip, unless there are enough or this part of the file is being passed over."""
        if code == "depth" or (len(self.slips) < MAX_SLIPS and not self.quiet):
            self.slips.append(Slip(offset, code, message, hint, of_value))

    def properties(self, event: Any) -> None:
        """Report the tag and the anchor of a node."""
        if event.tag is not None:
            message = f"{shown(event.tag)} is a YAML tag; the format has none."
            hint = "Take it out; text that begins with ! needs quotes."
            self.slip(event.start_mark.index, "tag", message, hint)
        if event.anchor is not None:
            self.alias(event, f"&{event.anchor}")

    def alias(self, event: Any, sign: str) -> None:
        """Report an anchor, an alias or a merge key."""
        hint = "Write the value out; text that begins with & or * needs quotes."
        if sign == "<<":
            hint = "Write the keys out."
        message = f"{shown(sign)} is a YAML anchor, alias or merge key; the format has none."
        self.slip(event.start_mark.index, "alias", message, hint)

    def escapes(self, event: Any) -> None:
        """Report control and bidirectional characters that stand escaped in double quotes."""
        if event.style == '"' and len(self.slips) < MAX_SLIPS:
            start, end = event.start_mark.index, event.end_mark.index
            room = MAX_SLIPS - len(self.slips)
            self.slips += islice(escaped(self.text, start, end, event.value), room)

    def blank(self, event: Any) -> bool:
        """Tell whether a scalar is null or blank, and report it."""
        value, offset = event.value, event.start_mark.index
        if event.style == "" and value in BLANK:
            comment = not value and _COMMENT.match(self.text, offset)
            hint = "Text that begins with # needs quotes." if comment else _LEAVE_OUT
            message = f"is null in YAML, written {value}." if value else "has no value."
            self.slip(offset, "empty", message, hint, of_value=True)
            return True
        if not clean(value):
            self.slip(offset, "empty", "is blank.", _LEAVE_OUT, of_value=True)
            return True
        return False

    def cut_by_comma(
        self, key: Any, value: Any, before: tuple[str, int] | None, *, number: bool
    ) -> bool:
        """Tell whether a pair in ``{ }`` is the rest of a text that a comma cut in two; report it.

        ``before`` is the pair in front of it, where that holds text: its key, and the offset at
        which the text begins. ``number`` says that it holds a number.
        """
        end = key.end_mark.index
        if not value.implicit[0] or not _PAIR_ENDS.match(self.text, end):
            return False
        message = f"{shown(key.value)} has no value: inside {{ }} a comma ends unquoted text."
        hint = "Write numbers without commas." if number else "Put text with a comma in quotes."
        if before:
            whole = shown(self.text[before[1] : end])[1:-1]
            hint = f'Put it in quotes: {clean(before[0])}: "{whole}".'
        self.slip(key.start_mark.index, "empty", message, hint)
        return True

    def key_is_no_text(self, event: Any) -> None:
        """Report a list or mapping where a key should be."""
        message = "a list or mapping stands where a key is expected."
        hint = "A key is one word; text that begins with [ or { needs quotes."
        self.slip(event.start_mark.index, "type", message, hint)

    def stands_twice(self, event: Any, first: Any) -> None:
        """Report a key that the mapping has already; ``first`` is where."""
        message = f"{shown(event.value)} stands twice; the first is on line {first.line + 1}."
        self.slip(event.start_mark.index, "duplicate-key", message, "Keep one of the two.")

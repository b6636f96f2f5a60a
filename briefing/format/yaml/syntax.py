"""Mistakes in YAML text, in plain words: what libyaml rejects, and unsafe characters.

Each is a ``Slip``: where it stands, what is wrong, and how to mend it. Unsafe is what a terminal
may obey, raw or escaped; it is found, named and replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final, NamedTuple

from yaml import ScalarEvent
from yaml._yaml import CParser
from yaml.error import YAMLError

from briefing.format.problems import shown
from briefing.format.yaml.look_alikes import look_alike
from briefing.text import BIDI, CONTROL


class Slip(NamedTuple):
    """A problem at an offset of the text (characters, from 0).

    ``of_value``: the message is said of the field there, whose name goes before it. ``patch``: the
    character that, in place of the one at ``offset``, lets the reading go on behind it. ``beside``
    is the offset of a key that was read, of the mapping in which one was not.
    """

    offset: int
    code: str
    message: str
    hint: str = ""
    of_value: bool = False
    patch: str = ""
    beside: int | None = None


_QUOTE_IT: Final = "Put the text in quotes."
_ESCAPE_HINT: Final = "Write the backslash twice, or put the text in single quotes."
_WHOLE_IN_QUOTES: Final = (
    "Close it where the text ends; a quote inside is written \\\" in double ones, '' in single."
)
_LINE: Final = re.compile(r"[^\r\n]*")
_SPACES: Final = "Use spaces."
_NO_DIRECTIVE: Final = "Take the line out; text that begins with % needs quotes."

_A_COLON: Final = "mapping values are not allowed in this context"
_WORDS: Final[dict[str, tuple[str, str]]] = {
    _A_COLON: (
        "a colon and a space stand inside unquoted text, or the line is indented wrongly",
        "Put the text in quotes, or set the key in line with its neighbours.",
    ),
    "block sequence entries are not allowed in this context": (
        "a list entry begins where none can stand",
        "Put '- ' on a line of its own, indented under the key; or put the text in quotes.",
    ),
    "mapping keys are not allowed in this context": (
        "'? ' stands where no key can begin",
        _QUOTE_IT,
    ),
    "could not find expected ':'": (
        "this line is neither 'key: value' nor part of the text before it",
        "Write 'key: value'; text that goes on is indented further than its key.",
    ),
    "did not find expected key": (
        "something stands here that does not belong to the keys above it",
        "Set it in line with its neighbours; a value that begins with a quote must end with it.",
    ),
    "did not find expected '-' indicator": (
        "something stands between the entries of a list",
        "Begin each entry with '- ', all in one column.",
    ),
    "did not find expected ',' or ']'": (
        "a list in [ ] is not closed here, nor does its next entry begin",
        "Close it with ']', set a comma between entries, or put the text in quotes.",
    ),
    "did not find expected ',' or '}'": (
        "a mapping in { } is not closed here, nor does its next key begin",
        "Close it with '}', set a comma between pairs, or put the text in quotes.",
    ),
    "did not find expected node content": (
        "a value is expected here",
        "Take out a comma or bracket too many, or put the text in quotes.",
    ),
    "found unexpected end of stream": (
        "the quote that opens here is never closed",
        "Close it; inside single quotes write '' for one.",
    ),
    "found unexpected document indicator": (
        "the quote that opens here is not closed before '---' or '...'",
        "Close it.",
    ),
    "found unknown escape character": ("a backslash begins no known escape here", _ESCAPE_HINT),
    "did not find expected hexdecimal number": (
        "the escape lacks its hexadecimal digits",
        _ESCAPE_HINT,
    ),
    "found invalid Unicode character escape code": (
        "the escape is of no Unicode character",
        "Write the character itself.",
    ),
    "did not find expected comment or line break": (
        "text stands behind the sign that begins a block of text",
        "Begin the text on the next line, indented; or put it in quotes.",
    ),
    "did not find expected <document start>": (
        "something stands behind the end of the brief",
        "Keep one document in the file, all its keys in the first column.",
    ),
    "found an indentation indicator equal to 0": (
        "0 is no number of columns by which a block of text can be indented",
        "Take it out.",
    ),
}
_TABS: Final = frozenset(
    {
        "found a tab character that violates indentation",
        "found a tab character where an indentation space is expected",
    }
)
_AT_CONTEXT: Final = frozenset(
    {
        "could not find expected ':'",
        "found unexpected end of stream",
        "found unexpected document indicator",
    }
)
"""What libyaml notices late: the place that matters is where the thing began."""
_ANCHORS: Final = frozenset({"while scanning an alias", "while scanning an anchor"})
_DIRECTIVES: Final = re.compile(r"directive|incompatible YAML document")
_TAGS: Final = re.compile(r"tag")
_STAND_IN: Final = "\ufffd"
_PATCHES: Final = {
    _A_COLON: _STAND_IN,
    "block sequence entries are not allowed in this context": _STAND_IN,
    "found unknown escape character": _STAND_IN,
    "could not find expected ':'": "#",
    "found an indentation indicator equal to 0": " ",
}
"""What stands in for one character so that reading can go on, where one character does it."""


def explain(error: Any, text: str) -> Slip:
    """Turn an error of PyYAML's C parser into a slip; ``text`` is what was parsed."""
    problem = str(getattr(error, "problem", None) or "it cannot be read")
    mark, context_mark = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    context = str(getattr(error, "context", None) or "")
    late = problem in _AT_CONTEXT and context_mark is not None
    place = context_mark if late else mark or context_mark
    offset = place.index if place is not None else 0
    here = text[offset : offset + 1]
    if problem in _TABS or (here == "\t" and "cannot start any token" in problem):
        return Slip(offset, "tab", "a tab stands where YAML wants spaces.", _SPACES, patch=" ")
    if context in _ANCHORS and context_mark is not None:
        sign = text[context_mark.index : context_mark.index + 1]
        message = f"{shown(sign)} at the start of unquoted text begins a YAML anchor or alias."
        return Slip(context_mark.index, "alias", message, _QUOTE_IT, patch=_STAND_IN)
    if _DIRECTIVES.search(context) or _DIRECTIVES.search(problem):
        start = context_mark.index if context_mark is not None else offset
        message = "a line that begins with '%' is a YAML directive; the format needs none."
        return Slip(start, "syntax", message, _NO_DIRECTIVE, patch="#")
    if _TAGS.search(context) or _TAGS.search(problem):
        start = context_mark.index if context_mark is not None else offset
        return Slip(start, "tag", "'!' begins a YAML tag; the format has none.", _QUOTE_IT)
    if "cannot start any token" in problem:
        message = f"unquoted text cannot begin with {shown(here)}."
        return Slip(offset, "syntax", message, _QUOTE_IT, patch=_STAND_IN)
    in_flow = context.startswith("while parsing a flow")
    if slip := _of_look_alike(text, offset, goes_on=problem == _A_COLON):
        return slip
    if not late and (slip := _of_signs(text, offset, in_flow=in_flow)):
        return slip
    message, hint = _WORDS.get(problem, (f"this is not YAML: {problem}", _QUOTE_IT))
    if not late and in_flow and context_mark is not None:
        message += f" (it opens on line {context_mark.line + 1})" if "closed" in message else ""
    return Slip(offset, "syntax", f"{message}.", hint, patch=_PATCHES.get(problem, ""))


def _of_look_alike(text: str, offset: int, *, goes_on: bool) -> Slip | None:
    """Return the slip for a sign that only looks like one, on the line of an error; or None.

    ``goes_on``: the line before may be the one, if its text was taken to go on here.
    """
    start = _line_start(text, offset)
    starts = [start, _line_start(text, start - 1)] if goes_on and start else [start]
    for begin in starts:
        line = _LINE.match(text, begin)
        alike = look_alike(line[0]) if line else None
        if alike and (begin == start or alike.sign):
            return Slip(begin + alike.at, "syntax", alike.message, alike.hint, patch=alike.sign)
    return None


def _of_signs(text: str, offset: int, *, in_flow: bool) -> Slip | None:
    """Return the slip for an error at ``offset`` that brackets or quotes explain; or None.

    A bracket closes nothing, or a quote does not end where its text does. ``in_flow``: the error
    is in ``[ ]`` or ``{ }``.
    """
    here = text[offset : offset + 1]
    if here in ("]", "}") and not in_flow:
        message = f"'{here}' closes nothing here."
        return Slip(offset, "syntax", message, "Take it out, or put the text in quotes.", patch=" ")
    if (before := _quoted_before(text, offset)) is None:
        return None
    opens, ends = before.start_mark, before.end_mark
    if opens.line == ends.line:
        message = "text stands behind the quote that ends here."
        return Slip(ends.index - 1, "syntax", message, _WHOLE_IN_QUOTES)
    message = f"the quote that opens here ends on line {ends.line + 1}, with text behind it."
    return Slip(opens.index, "syntax", message, _WHOLE_IN_QUOTES)


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _quoted_before(text: str, offset: int) -> Any:
    """Return the event of the quoted text that ends on the line of an error, before it; or None."""
    last: Any = None
    events: Iterator[Any] = iter(CParser(text).get_event, None)
    with suppress(YAMLError):
        for event in events:
            last = event
    if not isinstance(last, ScalarEvent) or last.style not in ("'", '"') or not last.end_mark:
        return None
    ends = last.end_mark.index
    return last if ends <= offset and not text[ends:offset].strip(" ") else None


_UNSAFE: Final = re.compile(f"[{CONTROL}{BIDI}\ufffe\uffff]+")
_BIDI: Final = re.compile(f"[{BIDI}]")
_ESCAPE: Final = re.compile(r"\\(?:x(..)|u(....)|U(.{8})|(.))", re.DOTALL)
_NAMED: Final = {
    "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b", "N": "\x85",
    "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def neutralise(text: str) -> tuple[str, Iterator[Slip]]:
    """Return ``text`` with U+FFFD for what no terminal should meet, and a slip for each run of it.

    The length stays, so every place in the result is the same place in ``text``. Line ends other
    than CR and LF count as such characters, too: YAML 1.1 would see lines that no editor shows.
    """
    if text.replace("\n", "").isprintable() or not _UNSAFE.search(text):
        return text, iter(())
    slips = (_slip(run.start(), run[0][0], "stands here") for run in _UNSAFE.finditer(text))
    return _UNSAFE.sub(lambda run: "\ufffd" * len(run[0]), text), slips


def escaped(text: str, start: int, end: int, value: str) -> Iterator[Slip]:
    """Yield the unsafe characters that stand escaped in the double-quoted ``text[start:end]``.

    ``value`` is what the quoted text was read as.
    """
    if not _UNSAFE.search(value):
        return
    for match in _ESCAPE.finditer(text, start, end):
        digits = match[1] or match[2] or match[3]
        char = chr(int(digits, 16)) if digits else _NAMED.get(match[4], " ")
        if _UNSAFE.match(char):
            yield _slip(match.start(), char, "is escaped here")


def _slip(offset: int, char: str, form: str) -> Slip:
    name = f"U+{ord(char):04X}"
    if _BIDI.match(char):
        message = f"{name} {form}, which reverses the direction of text."
        return Slip(offset, "bidi", message, "Take it out; U+200E, U+200F and U+061C are fine.")
    return Slip(offset, "control-char", f"the control character {name} {form}.", "Take it out.")

"""What can be wrong with a brief: the shape of a problem, the codes, and how it is worded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar

from msgspec import Struct

from briefing.brief.fold import fold
from briefing.text import clean, cut

if TYPE_CHECKING:
    from briefing.format.yaml.marks import NodePlaces

T = TypeVar("T")
Severity = Literal["error", "warning", "info"]

CODES: Final[dict[str, str]] = {
    "encoding": "the file is not UTF-8 text",
    "syntax": "the file is not YAML",
    "control-char": "a control character stands in the file, raw or escaped",
    "bidi": "a character that reverses the direction of text stands in the file",
    "tab": "a tab stands where YAML wants spaces",
    "duplicate-key": "a key stands twice in one mapping",
    "unknown-key": "a key that the format does not have",
    "missing": "a required key is not there",
    "empty": "a value is null or blank; a field without value is left out",
    "type": "a value of the wrong kind",
    "enum": "a value that is not in the list of allowed ones",
    "number": "a number that is not finite, too long or out of range",
    "date": "a date that does not exist or is not written the ISO way",
    "country": "a code that is no ISO 3166 country nor XA to XZ",
    "language": "a language that is not given as a tag of BCP 47",
    "dangling": "an id that nothing in the brief has",
    "duplicate-id": "an id that two things share",
    "cite-unknown": "a citation of a source or paragraph that does not exist",
    "tlp": "a label of an item that is milder than its brief's, or a bottom line without a"
    " statement that all readers of the brief may see",
    "grade": "a grade that is no Admiralty grade or contradicts its voice",
    "tag": "a YAML tag; the format has none",
    "alias": "a YAML anchor, alias or merge key; the format has none",
    "documents": "more or fewer than one YAML document in the file",
    "version": "a version of the format that this program does not read",
    "path-outside": "a path that leaves the library",
    "path-name": "a path with a name longer than a file can have",
    "length": "a value with more characters than the limit",
    "size": "the file is larger than the limit",
    "depth": "the file is nested deeper than the limit",
    "nodes": "the file has more values than the limit",
    "unreadable": "the file cannot be read",
}
"""Every code of the reader, with what it means."""
CHECKS: Final[dict[str, str]] = {
    "source-unread": "a source's text that is not there, or is no UTF-8 plain text",
    "source-withdrawn": "an item that rests on nothing but withdrawn sources",
    "source-superseded": "an item that rests on nothing but superseded sources",
    "source-changed": "the source's text is not the one the brief was made from",
    "quote-altered": "a quotation that does not stand in the source in these words",
    "quote-elsewhere": "a quotation that stands in another paragraph than the cited one",
    "cite-elsewhere": "an item none of whose words stand in the cited paragraphs, and most in"
    " another",
    "figure-unsupported": "a number that the cited paragraphs do not have, or that its own"
    " text does not give",
    "date-unsupported": "a date or time that does not follow from the cited paragraphs",
    "name-absent": "a person, organisation or place that occurs nowhere in the source",
    "speaker-absent": "a voice not named where its words are cited, or not whom the item tells",
    "figure-qualifier": "a figure without its qualifier, or with another one",
    "calc-syntax": "a calc line that cannot be read",
    "calc-operand": "a number of a calc line that the cited paragraphs do not print",
    "calc-wrong": "a computed number that its cited rows or its calc line do not come to",
    "calc-unused": "a calc line that comes to nothing the item says",
    "calc-cells": "a figure computed from rows of which some have no number",
    "row-moved": "a cited row that has another place in the table now",
    "figure-cell": "a figure that stands in another row or column of a table",
    "figure-noun": "a figure that counts something else in the source",
    "speaker-differs": "words that the source seems to give to somebody else",
    "claim-as-fact": "somebody's word, given as the source's own",
    "narration-as-quote": "the source's own words, given as a speaker's",
    "name-elsewhere": "a name that stands in the source, but not in the cited paragraphs",
    "negation": "something denied on one side only",
    "opposite": "a word that is the opposite of the source's",
    "wording": "words that the cited paragraphs do not have, or that go further",
    "weak-quote": "a quotation of one or two words",
    "quote-long": "a quotation of over eight words from a source without an open licence",
    "likelihood-in-text": "a likelihood in the sentence of a judgement, not in its field",
    "one-voice-both-sides": "a voice that answers a question with yes and no",
    "question-sides": "a question whose status is not that of its answers",
    "judgement-uncited": "a judgement that names no item it rests on",
    "waive-unused": "a waiver of a warning that is not there",
    "paragraph-unused": "a paragraph that nothing cites",
}
"""Every further code of the verification, with what it means; ``cite-unknown`` is both's."""


class Problem(Struct, frozen=True, kw_only=True):
    """One finding, at one place of one file.

    ``line`` and ``column`` count from 1, columns in characters; a problem of the whole file
    stands at 1:1. ``item`` names the item as its id, or as ``views[3]`` counted from 1;
    ``sentence`` is the message without that name, where the message begins with it. All texts are
    clean: safe to print on a terminal.
    """

    file: str
    line: int = 1
    column: int = 1
    code: str
    severity: Severity = "error"
    item: str = ""
    message: str
    sentence: str = ""
    hint: str = ""

    def __str__(self) -> str:
        """Return the one-sentence form, ``file:line:column: message``, hint behind it."""
        where = f"{clean(self.file)}:{self.line}:{self.column}"
        hint = f" {self.hint}" if self.hint else ""
        return f"{where}: {self.message}{hint}"


class Reading(Struct, Generic[T], frozen=True):
    """What became of a file.

    ``value`` is None exactly when ``problems`` holds an error. ``problems`` are in the order of
    the file, ``marks`` knows the place of every key and value, ``text`` is the file's text as it
    was decoded (control characters and all: clean it before it is shown).
    """

    value: T | None
    problems: list[Problem]
    marks: NodePlaces
    text: str


SHOWN: Final = 60
"""Cells of a found value that a message shows."""
_LIKENESS: Final = 0.6
_LONGEST: Final = 60
_MOST_OPTIONS: Final = 200


def shown(value: object) -> str:
    """Return a found value for a message: cleaned, shortened, text in quotes."""
    if isinstance(value, str):
        return f"'{cut(clean(value[: SHOWN * 4]), SHOWN)}'"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return str(value)


def nearest(word: str, options: Iterable[str]) -> str | None:
    """Return the option most like ``word``, upper and lower case alike; None without likeness."""
    if not word or len(word) > _LONGEST:
        return None
    from difflib import get_close_matches

    choices = list(options)
    if len(choices) > _MOST_OPTIONS:
        size = len(word)
        choices = [option for option in choices if abs(len(option) - size) <= size // 2 + 1]
    folded = {fold(option): option for option in choices[:_MOST_OPTIONS]}
    found = get_close_matches(fold(word), folded, 1, _LIKENESS)
    return folded[found[0]] if found else None


def did_you_mean(word: object, options: Iterable[str], meant: str = "") -> str:
    """Return ``Did you mean 'x'?`` or, without likeness, an empty text.

    ``meant`` is what is known to be meant by the word, in place of what looks like it.
    """
    near = meant or (nearest(word, options) if isinstance(word, str) else None)
    if not near:
        return ""
    odd = _unlike(str(word), near)
    seen = f" U+{ord(odd):04X} stands in it here." if odd else ""
    if not odd and word != near and str(word).strip() == near:
        seen = " A blank stands beside it here."
    return f"Did you mean '{clean(near)}'?{seen}"


def _unlike(word: str, near: str) -> str:
    """Return the character by which a word that looks the same differs, "" where that is seen.

    That is one without width, or a letter of another script.
    """
    if word.isascii() or not near.isascii():
        return ""
    import unicodedata  # large, and few words need it

    names = ((char, unicodedata.name(char, "")) for char in word if not char.isascii())
    return next((char for char, name in names if not name.startswith("LATIN")), "")


def label(path: tuple[str | int, ...]) -> str:
    """Return the name of a field as messages give it: ``cite``, ``cite[2]``; counted from 1."""
    at = len(path)
    while at and isinstance(path[at - 1], int):
        at -= 1
    at = max(at - 1, 0)
    return dotted(path[at:]) or "the file"


def dotted(path: tuple[str | int, ...]) -> str:
    """Return a path as messages give it: ``figures[1].text``; lists counted from 1."""
    out = ""
    for part in path:
        if isinstance(part, int):
            out += f"[{part + 1}]"
        else:
            name = cut(clean(part), SHOWN)
            out += f".{name}" if out else name
    return out


def item_of(raw: Any, path: tuple[str | int, ...]) -> tuple[str, tuple[str | int, ...]]:
    """Return the name of the item that ``path`` lies in, and the rest of the path behind it.

    An item is an entry of a list right below the file's top (or of ``situation``), or a voice; its
    name is its id, else its place: ``views[3]``, counted from 1. Without an item the name is "".
    """
    if path[:1] == ("voices",) and len(path) > 1:
        return cut(clean(str(path[1])), SHOWN), path[2:]
    for size, part in enumerate(path[:3], 1):
        if isinstance(part, int):
            value = raw
            for step in path[:size]:
                value = value[step]
            if not isinstance(value, dict):
                break
            own = value.get("id")
            name = cut(clean(own), SHOWN) if isinstance(own, str) else ""
            return name or dotted(path[:size]), path[size:]
    return "", path

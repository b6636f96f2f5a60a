"""Quotations: where the words of one stand in a text; quotation marks and sentences of a paragraph.

Marks are curly, straight, single, « » and ‹ ›, also turned round as in German; some apostrophes
are none, and some have no end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.verify.words.normalise import words

_ADDED: Final = late_pattern(r"\[[^\[\]]*\]|\([^()]*\)(?<=\(sic\))")
_LEFT_OUT: Final = late_pattern(r"\u2026|\.(?:\s?\.){2,}")
_MARKS: Final = late_pattern(
    r"[\u201c\u201e\u201f\u00ab](?P<curly>[^\u201c-\u201f\u00ab\u00bb]+)[\u201d\u201c\u00bb]"
    r"|\u2039(?P<angle>[^\u2039\u203a]+)\u203a"
    r"|(?<!\w)\u00bb(?P<turned>[^\u00ab\u00bb]+)\u00ab(?!\w)"
    r'|(?<!\w)"(?P<straight>[^"]+)"(?!\w)'
    r"|(?<!\w)\u2018(?P<single>(?:[^\u2018\u2019]|\u2019(?=\w))+)\u2019(?!\w)"
    r"|(?<![\w'])'(?P<plain>(?:[^']|'(?=\w))+)'(?!\w)"
)

_ENOUGH: Final = 20
"""Places of one quotation in one paragraph that are looked at."""


class Marked(Struct, frozen=True):
    """Words in quotation marks inside a text; ``start`` and ``end`` are inside the marks."""

    text: str
    start: int
    end: int


def parts(quotation: str) -> list[list[str]]:
    """Return the parts of a quotation as words, in the order in which they must follow.

    Words that the writer added in [brackets] are no part of it; an ellipsis splits it.
    """
    kept = _ADDED.sub(" ", quotation)
    return [found for part in _LEFT_OUT.split(kept) if (found := words(part))]


def joined(run: Sequence[str]) -> str:
    """Return words as one string in which ``places`` can look for others."""
    return "\0".join(["", *run, ""])


def runs(part: Sequence[str]) -> Iterator[str]:
    """Yield the words of a part joined, in Arabic also with the "and" that is glued to a word."""
    if not part:
        return
    yield joined(part)
    if "\u0620" <= part[0][:1] <= "\u064a":
        yield from (joined([prefix + part[0], *part[1:]]) for prefix in "وف")


def places(part: Sequence[str], text: str) -> list[int]:
    """Return the places (counted in words, the first few) where a part stands in ``joined`` words.

    Linear in the length of the text.
    """
    wanted = next((run for run in runs(part) if run in text), "")
    found: list[int] = []
    word, last = 0, 0
    at = text.find(wanted) if wanted else -1
    while at >= 0 and len(found) < _ENOUGH:
        word += text.count("\0", last, at)
        found.append(word)
        last = at
        at = text.find(wanted, at + 1)
    return found


def marked(text: str) -> list[Marked]:
    """Return the words that stand in quotation marks in a sentence of a brief."""
    out = []
    for match in _MARKS.finditer(text):
        kind = match.lastgroup or ""
        out.append(Marked(match[kind], *match.span(kind)))
    return out


_DOUBLE: Final = {
    "\u201c": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u201f": "\u201d",
    "\u00ab": "\u00bb",
    "\u2039": "\u203a",
}
_MARK: Final = late_pattern("[\u201c\u201e\u201f\u00ab\u2039\"\u2018']|(?<!\\S)\u00bb(?=\\S)")
_SPACED: Final = late_pattern(r'(?<!\d\s)"\s+(?P<said>\S[^"]*?\S)\s+"(?=[\s,.;:!?)]|$)')
"""Words with spaces inside the marks, as French has them: " so "."""
_SINGLE_END: Final = late_pattern(r"(?<=[^\s\u2018])['\u2019](?![^\W_])")
_CLOSING: Final = late_pattern('[^\u201c-\u201f\u00ab\u00bb"]+(?:[\u201d\u00bb]|(?<=\\S)"(?!\\w))')
"""Words up to a mark that can only close, with none that opens before it."""
_BEFORE: Final = frozenset('([{\u2014\u2013-/:,;\u201c"\u00ab\u00bf\u00a1')
_STOP: Final = late_pattern(r"(?<![.!?\u2026])[.!?\u2026]++['\u2019\u201d\"\u00bb)\]]*+(?=\s|$)")
_LAST_WORD: Final = late_pattern(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
_LOOK_BACK: Final = 24
_SPACE: Final = late_pattern(r"\s+")
LONGEST_SENTENCE: Final = 2_000
"""Characters after which a sentence is cut; the longest that people print have half of them."""


class QuoteMark(Struct, frozen=True):
    """Words in quotation marks: ``start`` to ``end`` inside them, ``left`` to ``right`` with them.

    ``open`` says that the closing mark is missing.
    """

    left: int
    start: int
    end: int
    right: int
    open: bool


class Stretch(NamedTuple):
    """Characters of a text, from ``start`` to ``end``."""

    start: int
    end: int


def find_marks(text: str, *, within: bool = False) -> list[QuoteMark]:
    """Return what stands in quotation marks, in order; marks inside other marks are left alone.

    ``within`` says that the paragraph before ended inside a quotation: a mark that closes here
    without one that opens then ends the words that began there.
    """
    found: list[QuoteMark] = []
    ends = _SingleEnds(text)
    closing = _CLOSING.match(text) if within else None
    at = 0
    if closing:
        at = closing.end()
        found.append(QuoteMark(0, 0, at - 1, at, open=False))
    while match := _MARK.search(text, at):
        left = match.start()
        mark = _mark(text, left, ends)
        if mark:
            found.append(mark)
        at = mark.right if mark else left + 1
    return found


def _mark(text: str, left: int, ends: _SingleEnds) -> QuoteMark | None:
    """Return what the mark at ``left`` opens, None where it opens nothing."""
    char = text[left]
    before = text[left - 1] if left else " "
    after = text[left + 1] if left + 1 < len(text) else " "
    if char == "\u00bb":  # »so, as in German«
        end = text.find("\u00ab", left + 1)
    elif char in _DOUBLE:
        closing = [at for at in (text.find(c, left + 1) for c in _DOUBLE[char]) if at >= 0]
        end = min(closing, default=-1)
    elif char == '"' and before.isspace() and (spaced := _SPACED.match(text, left)):
        return QuoteMark(left, spaced.start("said"), spaced.end("said"), spaced.end(), open=False)
    elif after.isspace() or not (before.isspace() or before in _BEFORE):
        return None
    elif char == '"':
        end = text.find('"', left + 1)
    else:
        end = ends.after(left) if after.isalpha() or after in "[(\u2026" else -1
        if 0 <= end < left + 3:  # rock 'n' roll
            return None
        if end < 0 and (left > 0 or len(text) < 2 or not after.isupper()):
            return None
    if end < 0:
        return QuoteMark(left, left + 1, len(text), len(text), open=True)
    return QuoteMark(left, left + 1, end, end + 1, open=False)


class _SingleEnds:
    """Where single marks may close; a plural's apostrophe closes only if nothing better follows."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [m.start() for m in _SINGLE_END.finditer(text)]
        self.next = 0

    def after(self, left: int) -> int:
        """Return the closing place behind ``left``, -1 if there is none. ``left`` must rise."""
        while self.next < len(self.places) and self.places[self.next] <= left + 1:
            self.next += 1
        rest = self.places[self.next : self.next + 8]
        if not rest:
            return -1
        for place in rest:
            if not self._plural(place):
                return place
            if self.text[left + 1 : place].isalpha():
                return place  # 'terrorists'
        return rest[0]

    def _plural(self, place: int) -> bool:
        """Tell whether the apostrophe may be that of ``the rebels' base``."""
        after = self.text[place + 1 : place + 3]
        return self.text[place - 1] in "sS" and after[:1] == " " and after[1:].isalpha()


def find_sentences(
    text: str, marks: Sequence[QuoteMark], abbreviations: Collection[str]
) -> list[Stretch]:
    """Return the sentences of a paragraph; what stands in quotation marks is not split.

    A full stop behind one of the ``abbreviations`` (in lower case) ends none. What goes on over
    ``LONGEST_SENTENCE`` characters is cut at the next space: what looks at a sentence as a whole
    may take time like its square.
    """
    cuts: list[int] = []
    index = 0
    for match in _STOP.finditer(text):
        while index < len(marks) and marks[index].right < match.end():
            index += 1
        if index < len(marks) and marks[index].left < match.start():
            mark = marks[index]
            if match.end() < mark.right or mark.open:
                continue
        if _ends_here(text, match.start(), match.end(), abbreviations):
            cuts.append(match.end())
    if len(text) > LONGEST_SENTENCE:
        cuts = list(_cut_short(text, marks, cuts))
    spans: list[Stretch] = []
    last = 0
    for cut in [*cuts, len(text)]:
        while last < cut and text[last].isspace():
            last += 1
        if last < cut:
            spans.append(Stretch(last, cut))
        last = cut
    return spans


def _cut_short(text: str, marks: Sequence[QuoteMark], cuts: Sequence[int]) -> list[int]:
    """Return where sentences end, cut at spaces where they go on for too long."""
    found: list[int] = []
    ends = frozenset(cuts)
    for at in sorted({*cuts, *_spaces(text, marks)}):
        if at in ends or at - (found[-1] if found else 0) > LONGEST_SENTENCE:
            found.append(at)
    return found


def _spaces(text: str, marks: Sequence[QuoteMark]) -> Iterator[int]:
    """Yield where the spaces outside quotation marks end."""
    at = 0
    for mark in marks:
        yield from (space.end() for space in _SPACE.finditer(text, at, mark.left))
        at = mark.right
    yield from (space.end() for space in _SPACE.finditer(text, at))


_BEFORE_NAME: Final = "(,;:-\u2013\u2014.!?&"
"""Behind one of these an initial or "M." begins a name: "EDF liaison (M. Aubert)"."""
_OPENS: Final = late_pattern(
    r"\s*(?:The|An?|If|It|He|She|They|We|In|But|And|By|Its|His|Her|Their|This|That|These|There|When"
    r"|While|After|Before|No|Some|All|Most|Two|Three|Four|Five|Police|Officials)\s"
)
"""Words that begin a sentence behind a time of the day."""
_TWO_NAMES: Final = late_pattern(
    r"(?:^|[\s(])[A-Z]\.(?:-?[A-Z]\.)*\s[^\W\d_][\w'\u2019-]*,?\s(?:and|or)$"
)
"""Behind another name with an initial: "B. Sallow and T. Ames"."""


def _ends_here(text: str, start: int, end: int, abbreviations: Collection[str]) -> bool:
    """Tell whether the stop at ``start`` ends a sentence: what follows begins like one."""
    rest = text[end : end + 4].lstrip()
    if not rest:
        return True
    head = rest.lstrip("\"'\u2018\u201c\u00ab\u00bf\u00a1([")[:1] or rest[:1]
    if head.islower():
        return False
    if text[start] != "." or text[start + 1 : end].strip("."):
        return True
    last = _LAST_WORD.search(text[max(start - _LOOK_BACK, 0) : start])
    if not last:
        return True
    word = last[0]
    initial = len(word) == 1 and word.isupper()
    if initial:  # "John F. Kennedy" goes on, "wrote on X." does not
        ahead = text[max(start - 2 * _LOOK_BACK, 0) : start - 1].rstrip()
        before = ahead[-_LOOK_BACK:].split()
        initial = not before or before[-1][:1].isupper() or before[-1][-1] in _BEFORE_NAME
        initial = initial or _TWO_NAMES.search(ahead) is not None
    if word.lower() in ("a.m", "p.m") and _OPENS.match(text, end):
        return True  # off at 4.15 a.m. If it gave way
    return not (initial or "." in word or word.lower() in abbreviations)

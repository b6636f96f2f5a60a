"""Finding names in a text: runs of capitalised words, acronyms, names in other scripts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import standing
from briefing.verify.english.names.headings import is_heading, is_shouted, only_shouts
from briefing.verify.english.names.spelled import spelled_out
from briefing.verify.english.names.tokens import PrintedWord, parts_of, tokens
from briefing.verify.english.names.unknown import may_be_common
from briefing.verify.language import Name

_SPACE: Final = late_pattern(r"[ \u00a0\u202f]$")
_MAX_OTHER: Final = 5
"""Words of another script that still read as a name; more are a sentence."""
_LONGEST_OTHER: Final = 60
"""Characters of such a name."""
_MAX_RUN: Final = 12
"""Words of a run."""
_MONTH: Final = "|".join(sorted(month.title() for month in w.MONTHS if len(month) > 3))
_CALENDAR: Final = late_pattern(
    rf"(?:(?:{_MONTH}) [0-9]{{1,2}}|[0-9]{{1,2}} (?:{_MONTH}))"
    r" (?:Movement|Brigades?|Revolution|Forces|Front|Coalition|Alliance|Martyrs|Square|Bridge)\b"
)
"""Names made of a day: the July 26 Movement."""


def find_names(text: str, known: Collection[str] = ()) -> list[Name]:
    """Return the names in a text, in order, none inside another.

    A sentence's first word counts if the lexicon does not know it, if it is a ``known`` name
    (best given as a frozenset), or if the name goes on behind it. Titles, months, weekdays and
    ``I`` are none. A text without letters of two cases gives no names.
    """
    if not any(char.isupper() for char in text):
        return []
    return list(_found(text, known if isinstance(known, frozenset) else frozenset(known)))


@lru_cache(2048)
def _found(text: str, known: frozenset[str]) -> tuple[Name, ...]:
    """Return the names in a text: several checks ask for those of one sentence or voice."""
    return tuple(_Finder(text, list(tokens(text)), *_words(known)).names())


def find_all(paragraphs: Sequence[str]) -> list[list[Name]]:
    """Return the names of each paragraph of a text; what is a name in one is known in all."""
    found = [find_names(text) for text in paragraphs]
    known = frozenset(name.text for names in found for name in names)
    single, _ = _words(known)
    for at, text in enumerate(paragraphs):
        taken = {name.start for name in found[at]}
        if any(
            token.first and token.capital and token.start not in taken and token.folded in single
            for token in tokens(text)
        ):
            found[at] = find_names(text, known)
    return found


@lru_cache(16)
def _words(known: frozenset[str]) -> tuple[frozenset[str], frozenset[w.Words]]:
    """Return the known names of one word, and all of them as words."""
    names = frozenset(map(w.words_of, known))
    return frozenset(name[0] for name in names if len(name) == 1), names


class _Finder:
    """Finds the names of one text."""

    def __init__(
        self,
        text: str,
        tokens: list[PrintedWord],
        words: frozenset[str],
        known: frozenset[w.Words],
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.words = words
        self.known = known
        self.shouted = is_shouted(tokens)
        self.heading = is_heading(text, tokens)
        self.feasts = {at for day in w.FEAST.finditer(text) for at in range(*day.span())}

    def names(self) -> list[Name]:
        """Return the names, in order."""
        found: list[Name] = []
        whole = [each.span() for each in _CALENDAR.finditer(self.text)]
        whole = sorted({*whole, *spelled_out(self.text)}, reverse=True)
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if whole and token.start >= whole[-1][0]:
                start, end = whole.pop()
                if token.start < end:
                    found.append(Name(self.text[start:end], start, end))
                    while at < len(self.tokens) and self.tokens[at].start < end:
                        at += 1
                continue
            run = self._run(at) if token.capital else self._other(at)
            if run:
                found += self._names_of([self.tokens[i] for i in run])
            at = run[-1] + 1 if run else at + 1
        return found

    def _other(self, at: int) -> list[int]:
        """Return a run of words in a script without capitals, in a text that has them."""
        run: list[int] = []
        while at < len(self.tokens):
            token = self.tokens[at]
            if not _caseless(token.word) or (run and not _SPACE.fullmatch(token.gap)):
                break
            run.append(at)
            at += 1
        return run

    def _run(self, at: int) -> list[int]:
        """Return the words of a name that begins at ``at``, or nothing."""
        if not self._starts(at):
            return []
        run = [at]
        while len(run) < _MAX_RUN:
            more = self._more(run)
            if not more:
                break
            run += more
        return run

    def _starts(self, at: int) -> bool:
        token = self.tokens[at]
        if not token.capital or w.CONTRACTION.search(token.word):
            return False
        if token.folded in w.NEVER and token.word not in w.ACRONYMS:
            dated = at > 0 and self.tokens[at - 1].word.isdigit()  # 17 Jan
            return token.word == "Jan" and not dated and bool(self._more([at]))
        if len(token.word) == 1:
            return self._initial(at)
        if only_shouts(self.tokens, at):
            return False
        if not (token.first or self.heading or self.shouted) or token.folded in self.words:
            return True
        if not w.ordinary(token.word) or (token.word.isupper() and not self.shouted):
            return True
        return not self.heading and not self.shouted and self._goes_on(at)

    def _initial(self, at: int) -> bool:
        """Tell whether a single letter is an initial: ``J. Brown``."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return bool(after and after.gap == ". " and after.capital and self.tokens[at].word != "I")

    def _goes_on(self, at: int) -> bool:
        """Tell whether an ordinary word at the head of a sentence begins a name."""
        token = self.tokens[at]
        more = self._more([at])
        if not more or token.folded.endswith(("ing", "ly")) or token.ends:
            return False
        after = self.tokens[more[-1]]
        if len(more) > 1:  # joined by "of" or a particle
            return token.folded in w.BODIES
        if (token.folded, after.folded) in standing():
            return True
        rest = self._run(more[-1])
        if not rest:
            return False
        name = w.words_of(self.text[after.start : self.tokens[rest[-1]].end])
        if name in self.known and (token.folded, *name) not in self.known:
            return False
        state = (after.folded,) in standing() or after.word.isupper()
        return not state or token.folded in w.BODIES or (token.folded, *name) in self.known

    def _more(self, run: list[int]) -> list[int]:
        """Return the next words of a name: one, or one with what joins it."""
        here = self.tokens[run[-1]]
        if here.ends and here.folded not in w.PLURALS and not self._guild(run[-1]):
            return []
        rest = self.tokens[run[-1] + 1 : run[-1] + 5]
        if not rest or not self._close(here, rest[0]):
            return []
        if rest[0].capital:
            return [run[-1] + 1] if self._inside(here, rest) else []
        if here.ends:
            return [run[-1] + 1] if rest[0].folded in w.BODIES else []
        joined = self._joined(run, rest)
        return list(range(run[-1] + 1, run[-1] + 1 + joined))

    def _guild(self, at: int) -> bool:
        """Tell whether a plural's apostrophe stands inside a name: the Salters' Guild."""
        here, after = self.tokens[at], self.tokens[at + 1 : at + 2]
        plural = self.text[here.end : here.stop] in w.APOSTROPHES and here.end < here.stop
        if not plural or not after or not after[0].capital:
            return False
        return after[0].folded in w.BODIES or after[0].folded in w.STRUCTURES

    def _close(self, here: PrintedWord, after: PrintedWord) -> bool:
        """Tell whether nothing but a space, or the dot of an initial, stands between."""
        if here.stop != here.end and not here.ends:
            return False
        short = len(here.word) == 1 or here.folded in w.ABBREVIATIONS
        return (
            bool(_SPACE.fullmatch(after.gap))
            or after.gap == " & "
            or (after.gap == ". " and short and here.folded != "no")
        )

    def _inside(self, here: PrintedWord, rest: list[PrintedWord]) -> bool:
        """Tell whether a capitalised word carries a name on."""
        token = rest[0]
        if token.folded in w.DAYS or token.word == "I":
            return False
        stop = here.word.endswith(".") or token.gap == ". "
        if stop and token.folded in w.OPENERS and not token.word.isupper():
            return False  # "in Washington D.C. The mayor": the stop ends the sentence, too
        if token.folded in w.MONTHS:
            after = rest[1] if len(rest) > 1 else None
            return token.word in ("May", "June", "April") and not (
                after and after.word[0].isdigit() and after.gap == " "
            )
        return not (self.heading or self.shouted) or not w.ordinary(token.word)

    def _joined(self, run: list[int], rest: list[PrintedWord]) -> int:
        """Return how many words ``of``, ``for the`` or ``al`` join, the name's with them."""
        words = [token.folded for token in rest]
        if any(not _SPACE.fullmatch(token.gap) for token in rest[:2]):
            return 0
        count = 1
        if words[0] in w.LOOSE and rest[0].word.islower():
            count = 2 if len(rest) > 2 and words[1] in w.LOOSE and not rest[1].capital else 1
        elif words[0] in ("of", "for"):
            head = self.tokens[run[-1]].folded
            of = words[0] == "of" and w.ordinary(head) and head not in w.TITLES
            if not (of or any(self.tokens[at].folded in w.BODIES for at in run)):
                return 0
            count = 2 if len(words) > 1 and words[1] == "the" else 1
        elif words[0] == "and":
            if len(rest) < 2:
                return 0
            names = (self.tokens[run[-1]].folded, "and", words[1])
            longer = (*names, *words[2:3])
            if names not in standing() and longer not in standing():
                return 0
        else:
            return 0
        if count >= len(rest) or not rest[count].capital or rest[count].folded in w.NEVER:
            return 0
        return count + 1 if _SPACE.fullmatch(rest[count].gap) else 0

    def _names_of(self, run: list[PrintedWord]) -> Iterator[Name]:
        """Yield the names of a run."""
        if _caseless(run[0].word):
            short = len(run) <= _MAX_OTHER and run[-1].end - run[0].start <= _LONGEST_OTHER
            found = [run] if short else []
        else:
            found = list(parts_of(run, self.text))
        for part in found:
            start, end = part[0].start, part[-1].end
            yield Name(self.text[start:end], start, end, self._sure(part))

    def _sure(self, part: list[PrintedWord]) -> bool:
        """Tell whether a name cannot be an ordinary word at the head of its sentence."""
        head = part[0]
        if head.start in self.feasts:
            return False
        if len(part) > 1 or not head.first or head.folded in self.words or not head.word.isalpha():
            return True
        if head.word.isupper() or w.ordinary(head.word):
            return True
        after = bisect_left(self.tokens, head.stop, key=attrgetter("start"))
        following = self.tokens[after].word.lower() if after < len(self.tokens) else ""
        return not may_be_common(head.word, following)


def _caseless(word: str) -> bool:
    """Tell whether a word is written in a script without capitals."""
    return (
        not word.isascii()
        and word[0].isalpha()
        and not any(char.isupper() or char.islower() for char in word)
    )

"""Names of a language that has a table: runs of capitals, and names that the brief declares."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import Final

from briefing.brief.fold import fold
from briefing.compiled import late_pattern
from briefing.verify.language import Name
from briefing.verify.languages.table import LanguageTable, words_of
from briefing.verify.words.written import folded_text, folded_words

_WORD: Final = late_pattern(r"[^\W\d_][^\W_]*(?:-[^\W\d_][^\W_]*)*")
_SENTENCE_END: Final = late_pattern(r"[.!?…:«“\"—–-]\s*$|^\s*$|[¿¡]\s*$")


class Capitals:
    """Names found by their capitals; a language that is not known shows none of its own."""

    def __init__(self, table: LanguageTable) -> None:
        self._no_names = words_of(table.first_words) | words_of(table.stop_words)
        self._inside = words_of(table.of) | words_of(table.articles)
        self._reads = bool(table.first_words)

    def find(self, text: str, known: Collection[str] = ()) -> list[Name]:
        """Return the names in a text, in order, none inside another."""
        found = self._declared(text, known)
        found += self._runs(text) if self._reads else []
        out: list[Name] = []
        for each in sorted(found, key=lambda name: (name.start, -name.end)):
            if not out or each.start >= out[-1].end:
                out.append(each)
        return out

    def _declared(self, text: str, known: Collection[str]) -> list[Name]:
        here = folded_text(text) if known else None
        places = [here.find(folded_words(form)) for form in known] if here else []
        return [Name(text[start:end], start, end) for start, end in filter(None, places)]

    def _runs(self, text: str) -> list[Name]:
        """Join words in capitals that follow each other, small words of names between them."""
        out: list[Name] = []
        run: list[re.Match[str]] = []
        for word in [*_WORD.finditer(text), None]:
            if word is not None and run and not self._goes_on(text, run[-1], word):
                out += self._named(text, run)
                run = []
            if word is None:
                out += self._named(text, run)
            elif word[0][:1].isupper() or run:
                run.append(word)
        return out

    def _goes_on(self, text: str, last: re.Match[str], word: re.Match[str]) -> bool:
        between = text[last.end() : word.start()]
        small = fold(word[0]) in self._inside
        return between.strip("’' \u00a0") == "" and (word[0][:1].isupper() or small)

    def _named(self, text: str, run: list[re.Match[str]]) -> list[Name]:
        """Return the name that a run of words is, the first word of a sentence left out if alone.

        Which words begin sentences and are no names, the table tells; a lone capital there may be
        any word.
        """
        while run and not run[-1][0][:1].isupper():
            run = run[:-1]
        head = bool(run) and _SENTENCE_END.search(text[max(run[0].start() - 3, 0) : run[0].start()])
        while run and (fold(run[0][0]) in self._no_names or not run[0][0][:1].isupper()):
            run = run[1:]
            head = None
        if not run or (head and len(run) == 1):
            return []
        start, end = run[0].start(), run[-1].end()
        return [Name(text[start:end], start, end)]


class TextBook:
    """Names in which others are looked up by their letters, case and accents aside."""

    def __init__(self, names: Iterable[str]) -> None:
        self._texts = {name: folded_text(name) for name in names}

    def has(self, name: str, aliases: Iterable[str] = ()) -> bool:
        """Tell whether a name, or one of its aliases, stands among these."""
        return any(self._where(each) for each in (name, *aliases))

    def knows(self, form: str) -> bool:
        """Tell whether a form stands among these."""
        return bool(self._where(form))

    def printed(self, name: str) -> str:
        """Return a name that stands here as it is printed, else the one most like it, else ''."""
        return self._where(name) or self.nearest(name)

    def nearest(self, name: str) -> str:
        """Return the name most like a name that is absent, '' if none is like it."""
        alike = get_close_matches(name, list(self._texts), 1)
        return alike[0] if alike else ""

    def _where(self, name: str) -> str:
        run = folded_words(name)
        for text, words in self._texts.items():
            place = words.find(run)
            if place is not None:
                return text[slice(*place)]
        return ""

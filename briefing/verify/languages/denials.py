"""What is denied in a language that has a table, told by its words, and held against ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from briefing.brief.fold import fold
from briefing.compiled import late_pattern
from briefing.verify.language import Mismatch, Word
from briefing.verify.languages.counted import any_of
from briefing.verify.languages.table import LanguageTable, words_of
from briefing.verify.words.plain import plain
from briefing.verify.words.written import FoldedText, folded_words

_ALIKE: Final = 0.7
"""The share of an item's words that a clause has at least to be the one it is held against."""
_CLAUSE: Final = late_pattern(r"(?:[^.,:!?;،؟؛]|[.,:](?=\S))+")

_SENTENCE: Final = late_pattern(r"[.!?;:؛؟](?=\s)|\n")
_PART: Final = late_pattern(
    r"[.!?;:,؛؟،](?=\s)|\n|(?<!\w)(?:mais|pero|sino|لكن\w{0,3}|ولكن\w{0,3})(?!\w)"
)
DENIED: Final = "may be denied there"
_NEAR: Final = 6
"""Words behind a denial among which stands the whole that it denies."""
_TOLD: Final = 4
"""Letters of a word at least that tells what is denied."""
_ANY_QUOTED: Final = late_pattern(r"[«“\"„‹][^«»“”\"„‹›]*[»”\"›]")
_QUOTED: Final = late_pattern(r"(?<=\S )[«“\"„‹][^«»“”\"„‹›]*[»”\"›]")
"""Quoted words that do not begin a clause."""


_UNABLE: Final = late_pattern(r"i[nmr]\w+bles?|غير")


def clauses(text: str) -> list[str]:
    """Return the parts of a paragraph that a stop, a comma or a "but" ends."""
    return [each for each in _PART.split(text) if each.strip()]


def stands_denied(
    denies: Callable[[str], bool], paragraphs: Sequence[str], found: Sequence[str]
) -> bool:
    """Tell whether all clauses that have what was ``found`` deny; if none has it, whether any does.

    ``found`` are words as the paragraphs print them, those of a figure perhaps with others between.
    """
    told = [each for part in paragraphs for each in clauses(part)]
    sought = [set(folded_words(each)) for each in found]
    words = [set(folded_words(each)) for each in told]
    holding = [
        clause
        for clause, there in zip(told, words, strict=True)
        if any(each <= there for each in sought)
    ]
    return all(map(denies, holding)) if holding else any(map(denies, told))


class Denials:
    """The words by which a language denies."""

    def __init__(self, table: LanguageTable, content: Callable[[str], list[Word]]) -> None:
        self._negations = words_of(table.negations)
        self._ahead = words_of(table.denies_ahead)
        self._behind = words_of(table.denies_behind)
        self._but_only = words_of(table.but_only)
        self._no_denials = late_pattern(rf"(?<!\w)[وف]?{any_of(map(fold, table.no_denials))}(?!\w)")
        self._faints = words_of(table.faints)
        self._wholes = words_of(table.wholes)
        self._stop = words_of(table.stop_words)
        self._joined = table.script == "ARABIC"
        self._content = content

    def first(self, text: str) -> str:
        """Return the first word of a text that denies anything, "" where none does."""
        return next(filter(self._denies, folded_words(self._bare(text))), "")

    def _bare(self, text: str) -> str:
        """Return a text, folded, without phrases that deny nothing: "sin embargo"."""
        return self._no_denials.sub(" ", fold(plain(text)))

    def possible(self, text: str) -> bool:
        """Tell whether a text may deny something: by a word for it, a faint one, "impossible"."""
        found = folded_words(text)
        return any(
            self._denies(word) or word in self._faints or _UNABLE.fullmatch(word) for word in found
        )

    def firmly(self, text: str) -> bool:
        """Tell whether a text denies something by a word that does nothing else.

        "Ne" with "plus" behind it does, with "que" it does not: "il ne reste que".
        """
        found = folded_words(self._bare(text))
        for at, word in enumerate(found):
            if word in self._ahead and self._but_only.isdisjoint(found[at + 1 : at + _NEAR]):
                return True
            if self._denies(word) and self._ahead.isdisjoint(found[max(at - _NEAR, 0) : at]):
                return True
        return False

    def denied_words(self, text: str) -> frozenset[str]:
        """Return the words that stand right beside a denial in a text."""
        parts = _SENTENCE.split(self._bare(_ANY_QUOTED.sub(" ", text)))
        return frozenset(each for part in parts for each in self._denied_in(part, reach=4))

    def at_end(self, words: Sequence[str]) -> bool:
        """Tell whether the last of some words denies what comes next."""
        last = folded_words(words[-1])[-1:] if words else []
        return any(word in self._ahead or self._denies(word) for word in last)

    def one_sided(
        self, text: str, paragraphs: Sequence[str], absent: Callable[[str, list[str]], float]
    ) -> Mismatch | None:
        """Return what is denied on one side only, where a clause has most of the item's words."""
        ours = self._denial(text)
        if any(text.rstrip(".") in part for part in paragraphs):
            return None  # it is repeated, colon and all: "Inspection: no defects"
        best, most = "", _ALIKE
        for clause in (each[0] for part in paragraphs for each in _CLAUSE.finditer(part)):
            share = 1 - absent(text, [clause])
            if share > most:
                best, most = clause.strip(), share
        best = _QUOTED.sub(lambda match: " " * len(match[0]), best)  # they deny nothing of it
        theirs = self._denial(best)
        if not best or bool(ours) == bool(theirs) or self._no_more(best if ours else text):
            return None
        if not self._faints.isdisjoint(folded_words(f"{text} {best}")):
            return None  # "no classes", "classes were suspended"
        if theirs and not self._speaks_of(text, best[theirs[1] :]):
            return None  # "2.018 personas sin techo" beside what we say of the rain
        if ours and not self._wholes.isdisjoint(folded_words(text[ours[1] :])[:_NEAR]):
            return None  # "not at full capacity", of which the source says "at half"
        start, end = ours or (0, len(text))
        there = best[slice(*theirs)] if theirs else " ".join(best.split()[:8])
        return Mismatch(text[start:end], start, end, there)

    def _speaks_of(self, text: str, behind: str) -> bool:
        """Tell whether one of the next words behind a denial is in a text, endings aside."""
        there = [word.stem[: stem_of(word.stem)] for word in self._content(behind)[:4]]
        said = " ".join(["", *folded_words(text)])
        return not there or any(f" {each}" in said for each in there)

    def beside(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return a word that the paragraphs have beside a denial, where the text denies nothing."""
        ours = folded_words(text)
        if any(self._denies(word) or word in self._faints for word in ours):
            return None
        words = [word for word in self._content(text) if word.text[:1].islower()]
        if self._joined:
            words = self._content(text)
        stems = {word.stem[: stem_of(word.stem)]: word for word in words}
        for part in paragraphs:
            for clause in _SENTENCE.split(_ANY_QUOTED.sub(" ", part)):
                denied = (stems.get(word[: stem_of(word)]) for word in self._denied_in(clause))
                said = next(filter(None, denied), None)
                if said is not None:
                    return Mismatch(said.text, said.start, said.end, "", DENIED)
        return None

    def _denied_in(self, sentence: str, reach: int = 2) -> Iterator[str]:
        """Yield what stands right beside a word that denies; in Arabic behind it.

        ``reach`` is how many words behind it are looked at.
        """
        told = FoldedText(sentence)
        found = told.words
        before = 0 if self._joined else 1
        for at, word in enumerate(found):
            if self._denies(word):
                parted = "," in sentence[slice(*told.place(max(at - 1, 0), at))]
                ahead = () if parted else found[max(at - before, 0) : at]  # "Friday, not Thursday"
                for each in (*found[at + 1 : at + 1 + reach], *ahead):
                    if each not in self._stop and len(each) >= _TOLD and each.isalpha():
                        yield each

    def _denial(self, text: str) -> tuple[int, int] | None:
        """Return where a text has a word that denies, None where it has none."""
        found = FoldedText(text)
        none = [match.span() for match in self._no_denials.finditer(found.folded.text)]
        hits = (
            at
            for at, word in enumerate(found.words)
            if self._denies(word) and not any(a <= found.begins(at) < b for a, b in none)
        )
        first = next(hits, None)
        return None if first is None else found.place(first, first)

    def _no_more(self, text: str) -> bool:
        """Tell whether a text has "plus" behind "ne": it says what another says with "pas"."""
        found = folded_words(text)
        return any(
            word in self._behind
            and not self._ahead.isdisjoint(found[max(at - _NEAR, 0) : at])
            and self._but_only.isdisjoint(found[at + 1 : at + 2])
            for at, word in enumerate(found)
        )

    def _denies(self, word: str) -> bool:
        joined = self._joined and word[:1] in "وف"
        return word in self._negations or (joined and word[1:] in self._negations)


def stem_of(word: str) -> int:
    """Return how many letters of a word tell it: endings differ with number and time."""
    return max(4, len(word) * 2 // 3)

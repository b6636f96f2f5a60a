"""Who is called by an office alone: "the envoy", behind "the envoy, Sir A B"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.names.words import TITLES, words_of
from briefing.verify.english.speech.people import is_human
from briefing.verify.english.speech.words import OFFICES
from briefing.verify.language import Name, listed

_NEAR: Final = 100
"""Characters before and behind a name that are looked at."""
_HONOURS: Final = listed(
    "mr mrs ms miss mx prof sir lord lady dame father sister rev reverend haji hajji sayyid count"
    " rep king queen prince princess member resident activist expert analyst head"
)
"""Titles that are no office, and words for one of many."""
_OFFICES: Final = TITLES | OFFICES | listed("negotiator prosecutor teacher nurse spokesman")
_ROLES: Final = _OFFICES - _HONOURS
_SHORT: Final = {
    "gen": "general", "maj": "major", "col": "colonel", "capt": "captain", "lt": "lieutenant",
    "sgt": "sergeant", "gov": "governor", "sen": "senator", "dr": "doctor", "cmdr": "commander",
    "adm": "admiral", "brig": "brigadier", "amb": "ambassador",
}  # fmt: skip
_KIND: Final = 2
"""Words before an office that may tell what kind of one it is: "U.N. special envoy"."""
_PAST: Final = listed("former ex late then onetime sometime ousted outgoing incoming future")
"""Words before an office that somebody does not hold."""
_OTHER: Final = listed(
    "deputy vice assistant prime attorney secretary director consul inspector under acting junior"
)
"""Words that make another office of it: the deputy governor is not the governor."""
_TITLES: Final = TITLES | OFFICES | _OTHER
"""What may stand right before a name."""
_OFFICE: Final = (
    r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[\w.-]+['\u2019]s?)\s+)"
    r"(?P<role>(?:[\w.-]+\s+){0,3}[a-z]+)(?:\s+(?:of|for|at|in|to)\s[^,.;:]{1,40})?"
)
_BEFORE: Final = late_pattern(
    rf"(?:^|[\s\u201c\"(]){_OFFICE},\s+(?:an?\s+(?:[\w-]+\s+){{1,4}}(?:called|named)\s+)?$"
)
_BEHIND: Final = late_pattern(rf",\s+{_OFFICE}(?=[,.;:]|\s*$)")
_CLOSED: Final = late_pattern(r"\s*(?:[,.;:)\u2013\u2014]|$)")
_INTRODUCED: Final = late_pattern(
    r"(?:^|[\s,])(?:(?:[Oo]ne|[Aa]nother|[Aa]mong|[Tt]he (?:other|first|second|third|last))"
    r"\b[^,.;:]{0,50}|[Tt]here)\s(?:is|was)\s+"
    r"(?P<who>(?:an?|my|his|her|our|their)\s(?:[a-z-]+\s){0,2}?[a-z]+)"
    r"(?:\s(?:from|of|in|at|on)\s[^,.;:]{1,40})?[.!]?\s*$"
)
"""The end of "one of them is my brother" and of "there was a nurse"."""


class Roles:
    """Remembers which office whom a text names holds."""

    def __init__(self) -> None:
        self._holders: dict[str, dict[str, None]] = {}

    def meet(self, names: Sequence[Name], text: str, is_person: Callable[[str], bool]) -> None:
        """Remember the offices that stand beside the names of a sentence."""
        for name in names:
            if is_person(name.text):
                for role in _beside(text, name):
                    self._take(role, name.text)

    def _take(self, role: str, who: str) -> None:
        """Remember an office by all the words it may be called by: special envoy, envoy."""
        words = [_SHORT.get(word, word) for word in words_of(role.replace(".", ""))]
        if not words or words[-1] not in _ROLES or not _PAST.isdisjoint(words):
            return
        for begin in range(len(words) - 1, -1, -1):
            if words[begin - 1] not in _OTHER or not begin:
                self._holders.setdefault(" ".join(words[begin:]), {})[who] = None

    def holder(self, role: str, fullest: Callable[[str], str]) -> str:
        """Return whom an office means; '' where nobody holds it or more than one."""
        holders = {fullest(who) for who in self._holders.get(role.lower(), ())}
        return holders.pop() if len(holders) == 1 else ""


def _beside(text: str, name: Name) -> Iterator[str]:
    """Yield the offices that stand before a name or behind it."""
    before = text[max(name.start - _NEAR, 0) : name.start]
    title: list[str] = []
    while (last := _last(before)) and last.strip(".").lower() in _TITLES:
        title.insert(0, last)
        before = before.rstrip()[: -len(last)]
    if title:
        yield " ".join([*before.split()[-_KIND:], *title] if _last(before) else title)
    if _CLOSED.match(text, name.end):
        match = _BEFORE.search(before)
        if match:
            yield match["role"]
    match = _BEHIND.match(text, name.end, name.end + _NEAR)
    if match:
        yield match["role"]


def _last(before: str) -> str:
    """Return the word that ends a stretch of text with a space behind it."""
    words = before.split() if before[-1:].isspace() else []
    return words[-1] if words and words[-1][-1] not in ",;:" else ""


def introduced(sentence: str) -> str:
    """Return whom a sentence brings in at its end without a name: my brother, a nurse; else ''."""
    match = _INTRODUCED.search(sentence)
    return match["who"] if match and is_human(match["who"]) else ""

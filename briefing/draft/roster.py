"""The entities of a text, looked up by what a phrase says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing.draft.entities import Entity
from briefing.draft.source_text import SourceText, Where
from briefing.verify.english.names import words as w

_APPOSED: Final = re.compile(
    r"^(?: \([^)]{1,40}\))?, (?:(?:a|an|the|one of the) )?(?P<np>[a-z][^,.;:()]{2,70})"
)
_BEFORE: Final = re.compile(r"(?P<np>(?:\b[A-Za-z-]+ ){0,2}[a-z-]+)(?: of(?: the)?| the|,)? $")
_REACH: Final = 90


class Roster:
    """What a text names, by words."""

    def __init__(self, text: SourceText, found: Sequence[Entity]) -> None:
        self.all = tuple(found)
        self._text = text
        self._by_words: dict[w.Words, Entity] = {}
        for entity in found:
            for name in (entity.name, *entity.aka):
                self._by_words.setdefault(w.words_of(name), entity)
        self._longest = max(map(len, self._by_words), default=0)

    def named(self, name: str) -> Entity | None:
        """Return whose name this is, whole."""
        return self._by_words.get(w.words_of(name))

    def inside(self, phrase: str, *sorts: str) -> Entity | None:
        """Return the last and longest name in a phrase, of some sorts where they are given."""
        run = w.words_of(phrase)
        for end in range(len(run), 0, -1):
            for length in range(min(self._longest, end), 0, -1):
                found = self._by_words.get(run[end - length : end])
                if found and found.sort != "other" and (not sorts or found.sort in sorts):
                    return found
        return None

    def speaker(self, said: str) -> Entity | None:
        """Return who a speaker is, by a name that the phrase comes down to."""
        whole = self.named(said)
        if whole and whole.sort != "other":
            return whole
        person = self.inside(said, "person")
        if person:
            return person
        body = self.inside(said, "body", "state")
        if body and w.words_of(said)[-len(w.words_of(body.name)) :] == w.words_of(body.name):
            return body
        return None

    def org_of(self, entity: Entity) -> str:
        """Return the name of whom a person speaks for, "" where the text does not say."""
        org = entity.role.org
        if org:
            body = self.inside(org, "body", "state")
            return body.name if body and body is not entity else _plain(org)
        if entity.role.own and entity.mentions:
            before = self.before(entity.mentions[0].where, "body", "state")
            return before.name if before else ""
        return ""

    def before(self, where: Where, *sorts: str) -> Entity | None:
        """Return the last entity of some sorts that is named before a place, in its paragraph."""
        best: tuple[int, Entity] | None = None
        for entity in self.all:
            if entity.sort not in sorts:
                continue
            for mention in entity.mentions:
                here = mention.where
                if here.paragraph == where.paragraph and here.end <= where.start:
                    if best is None or here.start > best[0]:
                        best = (here.start, entity)
        return best[1] if best else None

    def about(self, entity: Entity) -> str:
        """Return the words in small letters that the text puts to a name: "a militia"."""
        words: list[str] = []
        for mention in entity.mentions:
            text = self._text.passages[mention.where.paragraph - 1].text
            _, start, end = mention.where
            behind = _APPOSED.match(text[end : end + _REACH])
            if behind:
                words.append(re.split(r" (?:of|in|that|which|who|led|armed) ", behind["np"])[0])
            before = _BEFORE.search(text[max(start - _REACH, 0) : start])
            if before and not behind:
                words.append(before["np"])
        return " ".join(words)


def _plain(org: str) -> str:
    """Return an organisation without a name as a voice may have it."""
    plain = re.sub(r"^\d{3,4} ", "", org.strip())
    return plain if 2 < len(plain) <= 60 else ""

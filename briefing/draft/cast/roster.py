"""The entities of a text, looked up by what a phrase says; which of them it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from briefing.draft.cast import heads, signs
from briefing.draft.cast.entity import EntitiesByParagraph, Entity, Latest
from briefing.draft.cast.mentions import is_heading
from briefing.draft.cast.roles import Role
from briefing.draft.source_text import SourceText, Where
from briefing.verify.english.names import words as w
from briefing.verify.english.speech.people import of_rebels
from briefing.verify.language import listed

_APPOSED: Final = re.compile(
    r"^(?: \([^)]{1,40}\))?, (?:a|an|the|one of the|an? self-\w+) (?P<np>[a-z][^,.;:()]{2,70})"
)
_SHORT: Final = re.compile(r"^ \([A-Z][\w-]{1,11}\)")
"""The short name behind a name: "the Patriots for Ruvia (PPR), a militia"."""
_APPOSED_MANY: Final = re.compile(r"^, (?P<np>[a-z-]+ (?:groups|militias|fighters|units|forces))\b")
_BEFORE: Final = re.compile(
    r"\b(?P<np>(?:[a-z-]+ )?(?:group|movement|militia|militias|party|organi[sz]ation|company"
    r"|charity|think-tank|watchdog|agency|firm|force|union|network|newspaper|broadcaster|faction|coalition"
    r"|NGO|rebels|insurgents|fighters|militants|troops|soldiers|mutineers|guerrillas|hunters"
    r"|gunmen|hospital))(?: of(?: the)?)? $",
    re.I,
)
_MEN: Final = re.compile(
    r"^(?:'s|\u2019s)? (?P<np>fighters|rebels|militants|insurgents|guerrillas|gunmen)\b"
)
_NOUN_BEHIND: Final = re.compile(
    r"^ (?P<np>movement|militia|cartel|gang|group|faction|network|rebels|insurgents|guerrillas)\b"
)
_ARMED_BEHIND: Final = re.compile(
    r"^(?:'s|\u2019s)? (?:fighters|troops|forces|militia|militiamen|positions|commanders?|units"
    r"|garrison|soldiers|gunmen|column|patrol|artillery|snipers|mortars|tanks)\b"
    r"|^,?(?: (?:has|have|had|now|still|also))* (?:holds?|held|captured|seized|controls?|controlled"
    r"|retook|attacked|shelled|overran|withdrew|retains|recaptured|ambushed|besieged|occupies"
    r"|occupied|vacated|pulled out|pushed|advanced)\b"
)
_ARMED_BEFORE: Final = re.compile(
    r"\b(?:(?:held|controlled|captured|seized|retaken|taken|overrun|besieged|shelled|attacked"
    r"|ambushed|surrounded|encircled|occupied) by|(?:hands|control) of|fighters (?:of|from)|fell to"
    r"|fighting (?:with|against|between)|fought (?:with|against|alongside)) (?:the )?$"
)
_CUT: Final = re.compile(
    r" (?:of|in|that|which|who|led|armed|aligned|allied|based|for|with|loyal|sworn|paid|hired"
    r"|trained|funded|close|hostile|opposed|under) "
)
_REACH: Final = 90
_ITS: Final = re.compile(r"(?:Its|Their) [a-z-]+(?: [a-z-]+)?, ")
_THE: Final = len("The ")
_UNDER: Final = 5
"""Paragraphs under a heading that are taken to be on what it names."""
_END: Final = 10_000
"""A place behind any heading."""
ANY_BODY: Final = listed("mission organisation organization agency group body movement")
_BANDS: Final = listed(
    "liberation freedom resistance rebel rebels militia militants insurgents guerrillas group gang"
    " cartel movement faction separatists revolutionary democratic"
)
"""Words for a body that a text calls "the group" when it is the only one of its kind."""
_OF_PLACES: Final = frozenset(("mayor", "prefect", "imam", "bishop", "priest", "headman", "elder"))
"""Whose "its" is a town, and no body."""
_RULES: Final = listed("president king queen premier sultan emir chancellor parliament ambassador")
"""Roles that are held of a state: "its president"."""
_MANY: Final = listed(
    "rebels insurgents fighters militants troops soldiers guerrillas gunmen hunters"
)
"""Nouns for those of whom a text may speak without meaning one body."""
_JOINING: Final = listed("of in for from at and with to on")
_SHORTEST: Final = 2
_LONGEST: Final = 60
"""Letters of an organisation without a name."""
_FEW: Final = 4
"""Words before the name of a body that still only say what it is: "the shipping company"."""
_HEAD: Final = 2
"""Paragraphs at the head of a text that say where it was written."""
_OFTEN: Final = 3
"""Times that a text names the state that it is about, at least."""
_DATED: Final = 24
"""Characters before a place that show that a text was written there."""


class Roster:
    """What a text names, by words."""

    def __init__(self, text: SourceText, found: Sequence[Entity]) -> None:
        self.all = tuple(found)
        self._text = text
        self._by_words: dict[w.Words, Entity] = {}
        for entity in found:
            for name in (entity.name, *entity.aka):
                self._by_words.setdefault(w.words_of(name), entity)
        self.standing = EntitiesByParagraph(found)
        self._roles: dict[str, list[Entity]] = {}
        for each in found:
            if each.role.role:
                self._roles.setdefault(each.role.role.casefold(), []).append(each)
        self._nouns = Latest(
            (noun, mention.where, each)
            for each in found
            for noun in (*each.nouns, *self._called(each))
            for mention in each.mentions
        )
        self._longest = max(map(len, self._by_words), default=0)

    def _called(self, entity: Entity) -> set[str]:
        """Return the nouns that the text puts to a body: movement of "the Red Paddle movement"."""
        told = self.about(entity).split(", ") if entity.sort == "body" else ()
        return {w.fold(words.split()[-1]) for words in told if words} - _MANY

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
        if whole and whole.sort in ("person", "body", "state"):
            return whole
        by_role = self._by_role(said)
        if by_role:
            return by_role
        person = self.inside(said, "person")
        if person:
            return person
        body = self.inside(said, "body", "state")
        if not body:
            return None
        run, name = w.words_of(said), w.words_of(body.name)
        before = run[: -len(name)]
        apart = set(before) & _JOINING
        return body if run[-len(name) :] == name and len(before) < _FEW and not apart else None

    def _by_role(self, said: str) -> Entity | None:
        """Return the only person with a role: of "Agriculture Minister" the name."""
        found = self._roles.get(said.casefold(), [])
        return found[0] if len(found) == 1 else None

    def org_of(self, entity: Entity) -> str:
        """Return the name of whom a person speaks for, "" where the text does not say."""
        return self.whose(entity.role, entity.mentions[0].where) if entity.mentions else ""

    def whose(self, role: Role, where: Where) -> str:
        """Return the name of whom somebody has a role, as a place of the text tells it."""
        org = role.org
        if org:
            body = self.inside(org, "body", "state")
            if not body and len(org.split()) <= _FEW - 1:
                body = self.definite(heads.head_word(org), where)
            if not body and self.inside(org, "people"):
                return ""  # a Syrian analyst
            return body.name if body else _plain(org)
        if role.own and not _OF_PLACES & set(role.role.split()):
            order = ("state", "body") if _RULES & set(role.role.split()) else ("body", "state")
            before = self._topic(where, order)
            before = before or self.before(where, order[0]) or self.before(where, order[1])
            before = before or self.headed(where.paragraph)
            return before.name if before else ""
        return ""

    def _topic(self, where: Where, sorts: Sequence[str]) -> Entity | None:
        """Return what the sentence before begins with: "The Guard has ... Its spokesman, A".

        Or who speaks first in it: "Analysts at the Institute said the Front ... its director, A".
        """
        passage = self._text.passages[where.paragraph - 1]
        earlier = [each for each in passage.sentences if each.where.start <= where.start]
        if len(earlier) < 2:
            return None
        start = earlier[-2].where.start
        opens = _ITS.match(passage.text, earlier[-1].where.start) or not earlier[-2].speeches
        spoke = (each.who for each in earlier[-2].speeches if each.who)
        end = next((who[1] for who in spoke if who[0] <= start + _THE), start)
        for at, entity in self.standing.here(where.paragraph):
            article = opens and passage.text[start : at.start] in ("", "The ")
            if at.start >= start and (article or at.end <= end) and entity.sort in sorts:
                return entity
        return None

    def before(self, where: Where, *sorts: str) -> Entity | None:
        """Return the last entity of some sorts that is named before a place, in its paragraph."""
        found = self.standing.before(where, *sorts)
        return found[1] if found else None

    def headed(self, paragraph: int) -> Entity | None:
        """Return the body or state that the heading over a paragraph names."""
        for number in range(paragraph - 1, max(paragraph - _UNDER, 0), -1):
            if is_heading(self._text.passages[number - 1]):
                return self.before(Where(number, _END, _END), "body", "state")
        return None

    def definite(self, noun: str, where: Where) -> Entity | None:
        """Return whom "the minister" or "the council" means: the last named before, else the only.

        A person by the noun of a role, a body by the word that says what it is.
        """
        before = self._nouns.before(noun, where)
        only = before[2] if before else self._nouns.only(noun)
        rebels = only is not None and of_rebels(noun, only.name)
        if before or rebels:
            return None if rebels else only
        late = only and only.mentions[0].where[:2] > where[:2]
        yet = noun in ANY_BODY or bool(noun == "army" and only and self._is_band(only))
        if only and not (late and yet):  # "the army" is no "Liberation Army" that is yet to come
            return only
        return (self.before(where, "body") or self._only_band()) if noun in ANY_BODY else None

    def _only_band(self) -> Entity | None:
        """Return the one body that "the group" can mean anywhere: that calls itself so, or arms."""
        found = [each for each in self.all if each.sort == "body" and self._is_band(each)]
        return found[0] if len(found) == 1 else None

    def _is_band(self, entity: Entity) -> bool:
        told = {*self.about(entity).replace(",", " ").split(), *entity.name.casefold().split()}
        return bool(told & _BANDS)

    def fights(self, entity: Entity) -> str:
        """Return the words by which the text says that a body fights or holds a place, or ""."""
        for mention in entity.mentions:
            text = self._text.passages[mention.where.paragraph - 1].text
            _, start, end = mention.where
            found = _ARMED_BEHIND.match(text[end : end + _REACH]) or _ARMED_BEFORE.search(
                text[max(start - _REACH, 0) : start]
            )
            if found:
                return found[0].strip(" ,'\u2019s") if found.start() == 0 else found[0].strip()
        return ""

    def about(self, entity: Entity) -> str:
        """Return the nouns that the text puts to a name: "a militia", "insurgents of"."""
        words: dict[str, None] = {}
        for mention in entity.mentions:
            text = self._text.passages[mention.where.paragraph - 1].text
            _, start, end = mention.where
            behind = _SHORT.sub("", text[end : end + _REACH])
            found = (
                _APPOSED.match(behind) or _APPOSED_MANY.match(behind),
                _MEN.match(behind) or _NOUN_BEHIND.match(behind),
                _BEFORE.search(text[max(start - _REACH, 0) : start]),
            )
            words.update((_CUT.split(match["np"])[0].lower(), None) for match in found if match)
        return ", ".join(words)

    def home(self, countries: Sequence[str]) -> Entity | None:
        """Return the state that the text is about: of the countries, else the one named most.

        One that is named once or twice is none; nor are two that are named as often.
        """
        states = [each for each in self.all if each.sort == "state"]
        for code in countries:
            found = next((each for each in states if code in each.codes), None)
            if found:
                return found
        for state in states:
            if any(self._written_in(mention.where) for mention in state.mentions):
                return state
        of_people: Counter[str] = Counter()
        for each in self.all:
            if each.sort == "people":
                of_people.update(dict.fromkeys(each.codes, len(each.mentions)))
        counted = [
            (len(state.mentions) + sum(of_people[key] for key in {state.name, *state.codes}), at)
            for at, state in enumerate(states)
        ]
        counted.sort(reverse=True)
        if not counted or counted[0][0] < _OFTEN:
            return None
        alone = len(counted) == 1 or counted[0][0] > counted[1][0]
        return states[counted[0][1]] if alone else None

    def _written_in(self, where: Where) -> bool:
        """Tell whether a name is that of the state where the text was written, as it says."""
        if where.paragraph > _HEAD:
            return False
        text = self._text.passages[where.paragraph - 1].text
        before = text[max(where.start - _DATED, 0) : where.start]
        return bool(signs.DATED.match(text[where.end :]) and signs.AFTER_PLACE.search(before))


def _plain(org: str) -> str:
    """Return an organisation without a name as a voice may have it."""
    plain = re.sub(r"^\d{3,4} ", "", org.strip())
    return plain if _SHORTEST < len(plain) <= _LONGEST else ""

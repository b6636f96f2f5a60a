"""Which actor a phrase means, if it means one and does not only name it on the way."""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.cast.heads import PLACE_HEADS, is_body_word, role_word
from briefing.draft.find.reading.grammar import ADVERBS, DETERMINERS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.words import FORCE, SITES
from briefing.draft.find.ties.pronouns import meant_within, person_before, speaker
from briefing.draft.source_text import Where
from briefing.verify.language import listed

_SPEAKS_FOR: Final = listed(
    "leader leaders leadership commander commanders government governments forces troops army"
    " members fighters officials authorities ministry side party wing men units unit rest"
    " supporters militants mutineers envoys delegates delegation representatives"
    " negotiators diplomats presidents ministers mercenaries veterans observers cells elements"
    " combatants remnants instructors advisers advisors commandos militiamen leadership"
    " chiefs bosses founders inspectors agents operatives emissaries mediators ranks"
)
"""Nouns that stand for the actor named behind them: the leaders of the Columns."""
_HEADS: Final = listed("president premier leader minister king emperor emir envoy delegation")
"""Persons who stand for what they head: Norland's president."""
_PERSONS: Final = listed("he she him i we you")
_THINGS: Final = listed("it they them")
_OWN: Final = listed("his her its their our my whose")
_TOWARDS: Final = listed("of from for in with by at")
_VERB: Final = re.compile(
    r"[a-z]{3,}ed|(?:re)?took|held|holds|came|went|fell|left|began|met|ran|gave|overran|withdrew|drove"
    r"|broke|fought|sent|kept|lost|won|hit|struck|shot|threw|rose|grew|swore|sold|bought|brought|made"
    r"|stood|became|blew|has|have|had|is|are|was|were|will"
)
_COMPOUND: Final = re.compile(r"\w-[a-z]+(?= |$)")
"""A name in an adjective, which says what the noun behind it is: Turkish-backed."""
_RELATIVE: Final = listed("who which that and or as to on near under along here there again")
_THEIRS: Final = listed(
    "base bases post posts convoy checkpoint headquarters barracks positions camp camps garrison"
    " outpost outposts patrol patrols column lines trenches stronghold checkpoints convoys"
)
"""What is attacked in place of those whose it is: the army base."""


def party(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return the actor that a phrase means, None where it is only named in what it means."""
    if phrase.first >= phrase.last:
        return None
    if line.low(phrase.last - 1) in _THINGS:
        phrase = Phrase(phrase.last - 1, phrase.last)
    low = line.low(phrase.first)
    if low in ("we", "us") and phrase.last - phrase.first == 1:
        return scene.speakers_own(line.where(phrase), ours=True)
    if low in ("he", "she") and phrase.last - phrase.first == 1:
        return person_before(line, phrase, scene)
    if low == "i" and phrase.last - phrase.first == 1:
        return speaker(line, phrase, scene)
    if low in _PERSONS or (low in _OWN and line.low(phrase.last - 1) not in FORCE | _SPEAKS_FOR):
        return None
    if low in _THINGS and phrase.first > 0:
        meant = meant_within(line, phrase, scene)
        return meant if isinstance(meant, CastId) else _named(line, meant, scene)
    return _named(line, phrase, scene)


def _named(line: Line, phrase: Phrase | None, scene: Scene) -> CastId | None:
    """Return the actor that a phrase without a pronoun means."""
    phrase = _without_verb(line, phrase) if phrase else Phrase(0, 0)
    if phrase.first >= phrase.last:
        return None
    found = (
        _in_office(line, phrase, scene)
        or _local(line, phrase, scene)
        or _of_unknown(line, phrase, scene)
        or _person(line, phrase, scene)
        or scene.holder(line, phrase)
        or _unknown(line, phrase, scene)
        or _office(line, phrase, scene)
    )
    if found is None or found.where is None:
        return found
    if line.low(phrase.last - 1) in _PRIVATE and scene.cast.sort(
        line.passage.text[found.where.start : found.where.end]
    ) in ("people", "state"):
        return None  # "a Norlandish opposition movement" is not Norland
    if _AGAINST.search(line.passage.text, max(found.where.start - 9, 0), found.where.end):
        return None  # "our counter-Front effort to assist the army"
    if _owns(line, found.where, line.where(phrase).end) or _goes_on(line, phrase, found.where):
        return None
    head = _head(line, phrase)
    if head is not None and found.where.start > line.words[head].start:
        return found if _stands_for(line, head, found.where) else None
    return found


_AGAINST: Final = re.compile(r"\b(?:[Cc]ounter|[Aa]nti|[Nn]on)-[A-Z]")
"""Before a name: it is whom somebody else is against."""


def _person(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return the actor that a person is who speaks for nobody, taken in with the name."""
    for name in reversed(line.names(phrase)):
        words, where = line.text(name), line.where(name)
        owns = line.low(name.last - 1).endswith(("'s", "s'"))
        men = owns and line.low(phrase.last - 1) in FORCE | _THEIRS
        own = men and name.last == phrase.last - 1  # "Bel's men"
        if own:
            words = re.sub(r"['’]s?$", "", words)
        if (own or name.last == phrase.last) and scene.cast.sort(words) == "person":
            id = scene.cast.party(words, where)
            return CastId(id, where, "medium") if id else None
    return None


def _of_unknown(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return the name behind those who stand for it: the Line of "partisans of the Line"."""
    names = line.names(phrase)
    if not names or names[-1].last != phrase.last or names[0] != names[-1]:
        return None
    of = names[0].first - 1
    while line.low(of) in DETERMINERS:
        of -= 1
    if line.low(of) != "of" or line.low(of - 1) not in FORCE | _SPEAKS_FOR or of <= phrase.first:
        return None
    return _unknown(line, Phrase(of + 1, phrase.last), scene)


def _unknown(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return a name that nothing in the text sorts, as an actor: it stands where one does."""
    names = line.names(phrase)
    if len(names) != 1 or scene.cast.sort(line.text(names[0])) != "other":
        return None
    if line.low(phrase.last) in ("states", "state", "coast", "region", "monarchies"):
        return None
    before = line.words[phrase.first : names[0].first]
    small = all(word.text[:1].islower() and word.low not in _LINKING for word in before)
    told = [word.low for word in before if word.low not in DETERMINERS]
    small = small and not (told and told[-1] in SITES | PLACE_HEADS)
    if names[0].last != phrase.last or not small or len(before) > _DESCRIBED:
        return None
    where = line.where(names[0])
    id = scene.cast.party(line.text(names[0]), where)
    return CastId(id, where, "medium") if id else None


def _in_office(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return the person whose office a phrase is: "the head of the Organisation, Viktor Sem"."""
    head = _head(line, phrase)
    if line.low(phrase.first) != "the" or line.low(phrase.last) != "," or head is None:
        return None
    role = any(map(role_word, line.low(head).split("-")))
    if not role or line.low(head + 1) != "of":
        return None
    names = line.names(line.after(phrase.last + 1))
    if not names or names[0].first != phrase.last + 1:
        return None
    return _person(line, names[0], scene)


def _local(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return who governs a part of a state, which is not the state: the governor of Upper Kell."""
    head = phrase.first + 1
    if line.low(head) not in ("governor", "prefect", "mayor") or line.low(head + 1) != "of":
        return None
    return _office(line, Phrase(phrase.first, head + 1), scene)


def _office(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return an office without a name that acts or is obeyed: the governor, the ministry."""
    size = phrase.last - phrase.first
    if line.low(phrase.first) != "the" or not 1 < size <= 1 + _OFFICE_WORDS:
        return None
    last = line.low(phrase.last - 1)
    if role_word(last) and (person := scene.cast.in_office(line.text(phrase))):
        id = scene.cast.party(person, line.where(phrase))
        return CastId(id, line.where(phrase), "medium")
    if not (last in _OFFICES or (is_body_word(last) and last not in _NO_BODY)):
        return None
    if line.names(phrase):
        return None
    if line.low(phrase.last) == ",":  # "the governor, Isak Thoma": by the name
        named = line.after(phrase.last + 1)
        names = line.names(named)
        if names and scene.cast.sort(line.text(names[-1])) == "person":
            return _person(line, named, scene)
    bare = Phrase(phrase.first + 1, phrase.last)
    id = scene.cast.party(line.text(bare), line.where(bare))
    return CastId(id, line.where(bare), "medium") if id else None


_LINKING: Final = _TOWARDS | _OWN | {"and", "or", "near", "on", "to", "than", "as"}
_DESCRIBED: Final = 4
"""Words before a name that say what it is of: "the diaspora fund Homeward"."""
_PRIVATE: Final = listed(
    "movement opposition party rebels group company firm bank charity separatists militants"
    " jihadists insurgents traders businessman businessmen businesswoman trader merchant smuggler"
    " smugglers oligarch churches church newspaper exiles emigrants mercenaries analyst"
    " researchers"
)
"""Those who do not stand for the state or the people that they are of."""
_OFFICES: Final = listed(
    "ministry governor president king emir sultan council administration presidency cabinet cartel"
    " monarchy palace prefect premier chancellor crown tribes clans junta"
)
_NO_BODY: Final = listed(
    "house station centre center mission lines information news order trust post energy oil aid"
    " relief task defence defense press watch wing metals steel timber church project host cross"
    " local media hospital clinic university college court force forces republic assistance hq"
    " headquarters shield wire radio television tv courier mail express guardian column columns"
    " fighters workers sons daughters brothers sisters home families international industries"
    " foods insurance shipping logistics mining rail rescue"
)
"""Words for bodies that without a name are mostly something else."""
_OFFICE_WORDS: Final = 3


def _owns(line: Line, where: Where, end: int) -> bool:
    """Tell whether words name what only describes the noun behind them: "the Guard's plan"."""
    named, behind = line.passage.text[where.start : where.end], line.passage.text[where.end : end]
    if behind.split()[-1:] and behind.split()[-1].lower() in _HEADS | _THEIRS:
        return False
    compound = _COMPOUND.search(named)
    if compound or re.search(r"['’]s?$", named):
        return bool(behind.strip()) or (compound is not None and compound.end() < len(named))
    return re.match(r"['’]s?\s+\w", behind) is not None


def _goes_on(line: Line, phrase: Phrase, where: Where) -> bool:
    """Tell whether a name is followed by the noun that it only tells more of: "the UN plan"."""
    behind = [word for word in line.words[phrase.first : phrase.last] if word.start >= where.end]
    if not behind or behind[-1].low in _HEADS:
        return False
    low = behind[0].low
    return behind[0].text.islower() and not (
        low in FORCE | ADVERBS | _TOWARDS | _RELATIVE | _THEIRS or low.endswith(("ing", "ed", "ly"))
    )


def _without_verb(line: Line, phrase: Phrase) -> Phrase:
    """Return a phrase without the verb that ends it: "rebels entered the town"."""
    for number in range(phrase.first + 1, phrase.last):
        if _VERB.fullmatch(line.words[number].text) and line.low(number - 1) not in DETERMINERS:
            return Phrase(phrase.first, number)
    return phrase


def _head(line: Line, phrase: Phrase) -> int | None:
    """Return the noun with a phrase behind it: "leaders" of "leaders of the Columns"."""
    for number in range(phrase.first + 1, phrase.last):
        if line.low(number) in _TOWARDS:
            return number - 1
    return None


def _stands_for(line: Line, head: int, where: Where) -> bool:
    """Tell whether a noun stands for the actor named right behind it."""
    number = head + 2
    while line.low(number) in DETERMINERS:
        number += 1
    near = line.words[number].start if number < len(line.words) else -1
    return line.low(head) in FORCE | _SPEAKS_FOR and where.start <= near < where.end

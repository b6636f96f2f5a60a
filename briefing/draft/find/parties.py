"""Who stands at either end of a tie: the actor that a phrase means, before it or behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from briefing.draft.find.reading.grammar import ADVERBS, DETERMINERS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import Found
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.words import FORCE
from briefing.draft.source_text import Where
from briefing.verify.language import listed

Form = Literal[
    "act", "along", "by", "is", "is-by", "between", "pair", "charge", "owner",
    "noun", "with",
]  # fmt: skip
"""Where the ends of a tie stand, by its words: see ``draft/data/ties.toml``."""
_SPEAKS_FOR: Final = listed(
    "leader leaders leadership commander commanders government governments forces troops army"
    " members fighters officials authorities ministry side party wing men units unit rest"
    " supporters militants mutineers envoys delegates delegation representatives"
    " negotiators diplomats presidents ministers"
)
"""Nouns that stand for the actor named behind them: the leaders of the Columns."""
_PERSONS: Final = listed("he she him i we you")
_THINGS: Final = listed("it they them")
_OWN: Final = listed("his her its their our my whose")
_TOWARDS: Final = listed("of from for in with by at")
_VERB: Final = re.compile(r"[a-z]{3,}ed|took|held|holds|came|went|fell|left|began|met|ran|gave")
_ADJECTIVE: Final = re.compile(r"[a-z-]+(?:al|ive|ful|ous|ary|ern|ish|ic|ed|est)")
_COMPOUND: Final = re.compile(r"\w-[a-z]+(?= |$)")
"""A name in an adjective, which says what the noun behind it is: Turkish-backed."""
_BOTH: Final = re.compile(r"(?:the two|both|they)(?: (?:sides?|groups?|parties|forces))?", re.I)
_OWN_SUBJECT: Final = frozenset({"charge", "noun"})
"""Forms whose first end stands right before them."""
_HEAD: Final = re.compile(r"(?:\d{3,4} )?([^:.()]{3,60}?)(?: \([^()]*\))?: ")
"""The head of an entry of a list or log: Northern Command: ..."""
_RELATIVE: Final = listed("who which that and or as to on near under along here there again")
_SAYS: Final = listed("said says say claims claimed announced admitted")
_LINKS: Final = listed("under in at with on of")
_AGAINST: Final = listed("each other one another themselves itself")


def before(line: Line, words: Phrase, scene: Scene, form: Form) -> Iterator[Found]:
    """Yield who stands before a tie: its subject, and for a pair the one joined to it."""
    phrases = list(_subjects(line, words, form))
    if form == "pair" and phrases and _BOTH.fullmatch(line.text(phrases[0])):
        yield from _named_last(line, phrases[0], scene)
        return
    for phrase in phrases:
        found = party(line, phrase, scene)
        if found is None:
            continue
        yield found
        if form == "pair" and line.low(phrase.first - 1) == "and":
            other = party(line, line.phrase_to(phrase.first - 1), scene)
            if other:
                yield other
        return
    if phrases and form not in _OWN_SUBJECT:
        noun = form in ("is", "is-by")
        yield from _entry(line, phrases[0], words.first if noun else -1, scene)


def _named_last(line: Line, phrase: Phrase, scene: Scene) -> Iterator[Found]:
    """Yield the two actors that a paragraph named last before "the two"."""
    before = line.where(phrase).start
    found: dict[str, Found] = {}
    for name in reversed(line.passage.facts.names):
        where = Where(line.passage.number, name.start, name.end)
        if name.end <= before and (id := scene.cast.actor(name.text, where)):
            found.setdefault(id, Found(id, where, "medium"))
    yield from list(found.values())[:2]


def _subjects(line: Line, words: Phrase, form: Form) -> Iterator[Phrase]:
    """Yield the phrases that may be the subject of a tie, the likelier first."""
    first = words.first
    if form == "charge":
        yield line.phrase_to(first)
        return
    if form == "noun":
        yield from _owner_before(line, first)
        return
    if form == "along":
        verb = line.verb_before(first)
        if verb is not None:
            yield line.subject(verb)
        elif line.low(first - 1) == ",":
            yield line.phrase_to(first - 1)
        return
    if form in ("is", "is-by"):
        while line.low(first - 1) in DETERMINERS or _describes(line, first - 1):
            first -= 1
    phrase = _bare(line, line.subject(first), first)
    if line.low(phrase.first - 1) != ",":
        yield phrase
        return
    # "The Guard, a militia allied with the army": the phrase stands for what it explains.
    explained = line.phrase_to(phrase.first - 1)
    yield from (explained, phrase) if line.low(phrase.first) in ("a", "an") else (phrase, explained)


def _bare(line: Line, phrase: Phrase, number: int) -> Phrase:
    """Return a subject without its verb: "The Guard operates" before "under the command of"."""
    last = phrase.last - 1
    if line.low(number) not in _LINKS or last <= phrase.first or line.low(last) in FORCE:
        return phrase
    verb = line.words[last].text.islower() and line.low(last - 1) not in DETERMINERS
    return Phrase(phrase.first, last) if verb else phrase


def _owner_before(line: Line, number: int) -> Iterator[Phrase]:
    """Yield who owns the noun at a word: "Norland" of "Norland's open support"."""
    for at in range(number - 1, max(number - 4, -1), -1):
        if line.low(at).endswith(("'s", "s'")):
            yield line.phrase_to(at + 1)
            return
        if not line.words[at].text.islower():
            return


def with_help(line: Line, words: Phrase, scene: Scene) -> Iterator[tuple[Found, Found]]:
    """Yield who helps and who is helped: "with Norland's backing, the Company took the port"."""
    owner = party(line, _owner(line, Phrase(words.first + 1, words.last)), scene)
    if words.first == 0:
        helped = line.after(words.last + 1) if line.low(words.last) == "," else Phrase(0, 0)
    else:
        verb = line.verb_before(words.first)
        helped = Phrase(0, 0) if verb is None else line.subject(verb)
    other = party(line, helped, scene)
    if owner and other:
        yield owner, other


def _entry(line: Line, subject: Phrase, noun: int, scene: Scene) -> Iterator[Found]:
    """Yield whom the entry of a list is about, where its sentence has no subject of its own.

    "Northern Command: breakaway part of the army, led by a colonel. At war with the Guard." What
    stands for a subject may tell more of the ``noun`` that tells the tie, the word right behind.
    """
    head = _HEAD.match(line.passage.text)
    if head is None:
        return
    first = line.sentence.where.start < head.end()
    if subject.first < subject.last:
        tells = subject.last == noun and line.low(subject.first) not in DETERMINERS
        if not (first and tells and line.where(subject).start == head.end()):
            return
    where = Where(line.passage.number, *head.span(1))
    if id := scene.cast.actor(head[1], where):
        yield Found(id, where, "high" if first else "medium")


def _describes(line: Line, number: int) -> bool:
    """Tell whether a word is an adjective before a noun, by its end."""
    return (
        re.fullmatch(r"[a-z-]+(?:al|ive|ful|ous|ary|ern|ish|ic|ed|est)", line.low(number))
        is not None
    )


def behind(line: Line, number: int, scene: Scene, form: Form) -> Iterator[Found]:
    """Yield who stands behind a tie, and who is listed with them; of an owner, the owner alone."""
    phrase = line.after(number)
    if form == "owner":
        phrase = _owner(line, phrase)
    if phrase.first >= phrase.last or set(line.lows(phrase)) & _AGAINST:
        return
    found = party(line, phrase, scene)
    if found is None:
        return
    yield found
    for each in _list_after(line, phrase):
        other = party(line, each, scene)
        if other is None:
            return
        yield other


def _owner(line: Line, phrase: Phrase) -> Phrase:
    """Return the owner of what a phrase means: "the Command" of "the Command's wages"."""
    for number in range(phrase.first, phrase.last - 1):
        if line.low(number).endswith(("'s", "s'")):
            return Phrase(phrase.first, number + 1)
    return Phrase(phrase.first, phrase.first)


def _list_after(line: Line, phrase: Phrase) -> list[Phrase]:
    """Return what a list goes on with, up to what "and" stands before; none without an "and"."""
    found = line.listed_after(phrase)
    for number, each in enumerate(found, 1):
        if line.low(each.first - 1) == "and":
            return found[:number]
    return []


def party(line: Line, phrase: Phrase, scene: Scene) -> Found | None:
    """Return the actor that a phrase means, None where it is only named in what it means."""
    if phrase.first >= phrase.last:
        return None
    if line.low(phrase.last - 1) in _THINGS:
        phrase = Phrase(phrase.last - 1, phrase.last)
    low = line.low(phrase.first)
    if low in _PERSONS or (low in _OWN and line.low(phrase.last - 1) not in FORCE | _SPEAKS_FOR):
        return None
    if low in _THINGS and phrase.first > 0:
        phrase = _meant(line, phrase)
    phrase = _without_verb(line, phrase)
    if phrase.first >= phrase.last:
        return None
    found = scene.holder(line, phrase)
    if found is None or found.where is None:
        return found
    if _owns(line, found.where, line.where(phrase).end) or _goes_on(line, phrase, found.where):
        return None
    head = _head(line, phrase)
    if head is not None and found.where.start > line.words[head].start:
        return found if _stands_for(line, head, found.where) else None
    return found


def _meant(line: Line, phrase: Phrase) -> Phrase:
    """Return what "it" means inside a sentence; empty where that cannot be told.

    It is who says so ("The army said it had ..."), else what an earlier clause with "that" is
    about: "... that the Front gets money from the Foundation, and that it works with the Tide".
    """
    at = phrase.first - 1
    that = line.low(at) == "that"
    if line.low(at - that) in _SAYS:
        return line.subject(at - that)
    earlier = [number for number in range(at) if line.low(number) == "that"]
    return line.after(earlier[0] + 1) if that and earlier else Phrase(phrase.first, phrase.first)


def _owns(line: Line, where: Where, end: int) -> bool:
    """Tell whether words name what only describes the noun behind them: "the Guard's plan"."""
    named, behind = line.passage.text[where.start : where.end], line.passage.text[where.end : end]
    compound = _COMPOUND.search(named)
    if compound or re.search(r"['’]s?$", named):
        return bool(behind.strip()) or (compound is not None and compound.end() < len(named))
    return re.match(r"['’]s?\s+\w", behind) is not None


def _goes_on(line: Line, phrase: Phrase, where: Where) -> bool:
    """Tell whether a name is followed by the noun that it only tells more of: "the UN plan"."""
    behind = [word for word in line.words[phrase.first : phrase.last] if word.start >= where.end]
    if not behind:
        return False
    low = behind[0].low
    return behind[0].text.islower() and not (
        low in FORCE | ADVERBS | _TOWARDS | _RELATIVE or low.endswith(("ing", "ed", "ly"))
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

"""Who stands at either end of a tie: before its words, behind them, inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.draft.find.reading.grammar import BE, DETERMINERS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.words import FORCE
from briefing.draft.find.ties.antecedents import accused
from briefing.draft.find.ties.cues import Form
from briefing.draft.find.ties.party import party
from briefing.draft.find.ties.subjects import subjects
from briefing.draft.source_text import Where
from briefing.verify.language import listed

_BECOMES: Final = listed("remain remains remained became")
_BOTH: Final = re.compile(r"(?:the two|both|they)(?: (?:sides?|groups?|parties|forces))?", re.I)
_OWN_SUBJECT: Final = frozenset({"charge", "noun"})
"""Forms whose first end stands right before them."""
_NEAR: Final = 10
"""Words behind a tie within which it is said what somebody calls itself."""
_HEAD: Final = re.compile(r"(?:\d{3,4} )?([^:.()]{3,60}?)(?: \([^()]*\))?: ")
"""The head of an entry of a list or log: Northern Command: ..."""
_BACKERS: Final = listed(
    "networks network circles donors traders merchants businessmen officers instructors advisers"
    " smugglers companies firms elites tribes clans emigrants exiles generals oligarchs magnates"
    " landowners bankers veterans sympathisers"
)
"""Who backs others without a name of their own."""
_NO_LIST: Final = listed("that its their his her")
"""What begins a clause behind "and", and no phrase of a list."""
_ANOTHER: Final = listed("another one")
_EACH: Final = re.compile(r"\b(?:each other|one another|themselves|itself)\b")


def before(line: Line, words: Phrase, scene: Scene, form: Form) -> Iterator[CastId]:
    """Yield who stands before a tie: its subject, and for a pair the one joined to it."""
    phrases = list(subjects(line, words, form))
    if phrases and two_before(line, phrases[0], form):
        yield from _named_last(line, phrases[0], scene)
        return
    for phrase in phrases:
        if form == "charge" and line.lows(phrase)[-1:] in (["him"], ["her"], ["it"], ["them"]):
            yield from accused(line, phrase, scene)
            return
        found = _of_subject(line, phrase, scene) or party(line, phrase, scene)
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


def _of_subject(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return whose men do it in a later clause: "The Front is rich, and its fighters obey X"."""
    opening = line.after(0)
    own = line.low(phrase.first) in ("its", "their") and line.low(phrase.last - 1) in FORCE
    if not own or opening.last >= phrase.first or line.low(phrase.first - 1) == ",":
        return None
    whose = party(line, opening, scene)
    return whose._replace(where=line.where(phrase), near="medium") if whose else None


def two_before(line: Line, phrase: Phrase, form: Form) -> bool:
    """Tell whether a phrase means two that were named before: the two, both sides."""
    if phrase.first >= phrase.last or (form != "pair" and line.lows(phrase) == ["they"]):
        return False
    return bool(_BOTH.fullmatch(line.text(phrase)))


def _named_last(line: Line, phrase: Phrase, scene: Scene) -> Iterator[CastId]:
    """Yield the two actors that a paragraph named last before "the two"."""
    before = line.where(phrase).start
    found: dict[str, CastId] = {}
    for name in reversed(line.passage.facts.names):
        where = Where(line.passage.number, name.start, name.end)
        if scene.cast.sort(name.text) == "place":
            continue
        if name.end <= before and (id := scene.cast.actor(name.text, where)):
            found.setdefault(id, CastId(id, where, "medium"))
    yield from list(found.values())[:2]


def inside(line: Line, words: Phrase, scene: Scene) -> Iterator[CastId]:
    """Yield who is named within the words of a tie: "X is Norland's main backer"."""
    first = words.first
    while line.low(first) == "," or line.low(first) in BE | DETERMINERS | _BECOMES:
        first += 1
    found = party(line, _owner(line, Phrase(first, words.last)), scene)
    if found:
        yield found


def called(line: Line, number: int, scene: Scene) -> Iterator[CastId]:
    """Yield who is named behind a tie: "a splinter of the Front, calling itself Young Tarom"."""
    end = min(number + _NEAR, len(line.words) - 1)
    for at in range(number, end):
        low, following = line.low(at), line.low(at + 1)
        if low == "called" and line.low(at - 1) != ",":
            return  # "the unit of the army blamed a group called X"
        if low == "called" or (low, following) in (("calling", "itself"), ("known", "as")):
            phrase = line.after(at + 1 + (low != "called"))
            while line.low(phrase.first) in DETERMINERS:
                phrase = Phrase(phrase.first + 1, phrase.last)
            found = party(line, phrase, scene)
            if found and found.where and found.where.start == line.where(phrase).start:
                yield found
            return


def of_whom(line: Line, words: Phrase, scene: Scene) -> CastId | None:
    """Return whom a clause with "which" is of: "the Guard, which Norland has trained, ..."."""
    subject = line.subject(words.first)
    at = subject.first - 1
    if subject.first >= subject.last:
        return None
    whose = next((n for n in range(at, max(at - 4, 0), -1) if line.low(n) == "whose"), None)
    if whose is not None and line.low(words.last) in ("", ",", ".", ";", "and"):
        at = whose  # "Norrin Gold, whose shafts it guards"
    elif line.low(at) not in ("which", "whom"):
        return None
    return party(line, line.phrase_to(at - (line.low(at - 1) == ",")), scene)


def with_whom(line: Line, words: Phrase, scene: Scene) -> Iterator[CastId]:
    """Yield with whom it is done: "the Guard, with whom the army has made peace"."""
    at = line.subject(words.first).first - 1
    if line.low(at) in ("which", "whom") and line.low(at - 1) == "with":
        before = at - 1 - (line.low(at - 2) == ",")
        found = party(line, line.phrase_to(before), scene)
        if found:
            yield found


def with_help(line: Line, words: Phrase, scene: Scene) -> Iterator[tuple[CastId, CastId]]:
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


def _entry(line: Line, subject: Phrase, noun: int, scene: Scene) -> Iterator[CastId]:
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
        yield CastId(id, where, "high" if first else "medium")


def behind(line: Line, number: int, scene: Scene, form: Form) -> Iterator[CastId]:
    """Yield who stands behind a tie, and who is listed with them; of an owner, the owner alone."""
    phrase = line.after(number)
    if form == "owner":
        phrase = _owner(line, phrase)
    if form == "give":
        phrase = _recipient(line, phrase)
    if phrase.first >= phrase.last or _EACH.search(line.text(phrase)):
        return
    found = party(line, phrase, scene) or _explained(line, phrase, scene)
    if form in ("by", "is-by", "along-by"):
        found = found or _seat(line, phrase, scene) or _backers(line, phrase, scene)
    if found is None:
        return
    yield found
    for each in _list_after(line, phrase):
        other = party(line, each, scene)
        if other is None:
            return
        yield other


def two_behind(
    line: Line, number: int, scene: Scene, form: Form
) -> Iterator[tuple[CastId, CastId]]:
    """Yield the two between whom something is, where two stand behind a word."""
    both = list(behind(line, number, scene, form))
    if len(both) == 2:
        yield both[0], both[1]


def _seat(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return a place that does something to others, as a state does: "armed by Gondari"."""
    if line.names(phrase) != [phrase] or scene.cast.sort(line.text(phrase)) != "place":
        return None
    where = line.where(phrase)
    id = scene.cast.party(line.text(phrase), where)
    return CastId(id, where, "low") if id else None


def _backers(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return those without a name who do it, or the state that they are of: networks in Norland."""
    first = phrase.first
    while line.low(first) in DETERMINERS:
        first += 1
    if phrase.last <= first or line.low(phrase.last - 1) not in _BACKERS:
        return None
    if line.low(phrase.last) in ("in", "from"):
        there = line.after(phrase.last + 1)
        found = party(line, there, scene) or _seat(line, there, scene)
        if found:
            return found
    bare = Phrase(first, phrase.last)
    id = scene.cast.party(line.text(bare), line.where(bare))
    return CastId(id, line.where(bare), "medium") if id else None


def _explained(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return whom the name behind a phrase without one is of: "a rival group, the Sons of T"."""
    if line.low(phrase.last) != "," or line.low(phrase.first) not in DETERMINERS | _ANOTHER:
        return None
    named = line.after(phrase.last + 1)
    return party(line, named, scene) if line.names(named) else None


def _recipient(line: Line, phrase: Phrase) -> Phrase:
    """Return who is given something, before what it is: the rebels of "the rebels rifles"."""
    names = line.names(phrase)
    for number in range(phrase.first, phrase.last):
        if names and number == names[0].first:
            owns = line.low(names[0].last - 1).endswith(("'s", "s'"))
            return Phrase(phrase.first, phrase.first if owns else names[0].last)
        if line.low(number) in FORCE:
            return Phrase(phrase.first, number + 1)
    return Phrase(phrase.first, phrase.first)


def _owner(line: Line, phrase: Phrase) -> Phrase:
    """Return the owner of what a phrase means: "the Command" of "the Command's wages"."""
    for number in range(phrase.first, phrase.last - 1):
        if line.low(number).endswith(("'s", "s'")):
            return Phrase(phrase.first, number + 1)
    return Phrase(phrase.first, phrase.first)


def _list_after(line: Line, phrase: Phrase) -> list[Phrase]:
    """Return what a list goes on with, up to what "and" stands before; none without an "and"."""
    found = [each for each in line.listed_after(phrase) if line.low(each.first) not in _NO_LIST]
    for number, each in enumerate(found, 1):
        if line.low(each.first - 1) == "and":
            return found[:number]
    return []

"""Who stands at either end of a tie: before its words, behind them, inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from briefing.draft.find.antecedents import accused
from briefing.draft.find.party import party
from briefing.draft.find.reading.grammar import BE, DETERMINERS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import Found
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.words import FORCE
from briefing.draft.source_text import Where
from briefing.verify.language import listed

Form = Literal[
    "act", "along", "along-by", "by", "is", "is-by", "between", "pair", "charge", "owner",
    "noun", "with", "inside", "amid",
]  # fmt: skip
"""Where the ends of a tie stand, by its words: see ``draft/data/ties.toml``."""
_CHARGES: Final = listed("accuse accuses accused accusing suspect suspects suspected suspecting")
_BECOMES: Final = listed("remain remains remained became")
_ADJECTIVE: Final = re.compile(r"[a-z-]+(?:al|ive|ful|ous|ary|ern|ish|ic|ed|est)")
_BOTH: Final = re.compile(r"(?:the two|both|they)(?: (?:sides?|groups?|parties|forces))?", re.I)
_OWN_SUBJECT: Final = frozenset({"charge", "noun"})
"""Forms whose first end stands right before them."""
_NEAR: Final = 10
"""Words behind a tie within which it is said what somebody calls itself."""
_HEAD: Final = re.compile(r"(?:\d{3,4} )?([^:.()]{3,60}?)(?: \([^()]*\))?: ")
"""The head of an entry of a list or log: Northern Command: ..."""
_LINKS: Final = listed("under in at with on of")
_AGAINST: Final = listed("each other one another themselves itself")


def before(line: Line, words: Phrase, scene: Scene, form: Form) -> Iterator[Found]:
    """Yield who stands before a tie: its subject, and for a pair the one joined to it."""
    phrases = list(_subjects(line, words, form))
    if phrases and two_before(line, phrases[0], form):
        yield from _named_last(line, phrases[0], scene)
        return
    for phrase in phrases:
        if form == "charge" and line.lows(phrase)[-1:] in (["him"], ["her"], ["it"], ["them"]):
            yield from accused(line, phrase, scene)
            return
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


def two_before(line: Line, phrase: Phrase, form: Form) -> bool:
    """Tell whether a phrase means two that were named before: the two, both sides."""
    if phrase.first >= phrase.last or (form != "pair" and line.lows(phrase) == ["they"]):
        return False
    return bool(_BOTH.fullmatch(line.text(phrase)))


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
        yield from _accused(line, first)
        return
    if form == "noun":
        yield from _owner_before(line, first)
        return
    if form == "inside" and line.low(first) == ",":
        yield line.phrase_to(first)
        return
    if form in ("along", "along-by"):
        verb = line.verb_before(first)
        if verb is not None:
            yield line.subject(verb)
        elif line.low(first - 1) == ",":
            yield line.phrase_to(first - 1)
        return
    if form in ("is", "is-by"):
        while line.low(first - 1) in DETERMINERS or _describes(line, first - 1):
            first -= 1
        if line.low(first - 1) == "by":
            return  # "run by a militia of the company": the militia has no name
    phrase = _bare(line, line.subject(first), first)
    if line.low(phrase.first - 1) != ",":
        yield _doer(line, phrase)
        yield from _called_so(line, phrase, first)
        at = line.verb_head(first) - 1
        aside = line.phrase_to(at)
        if form == "act" and line.low(at) == "," and aside != phrase and line.names(aside):
            yield aside  # "The corps commander, General A, met"
        return
    # "The Guard, a militia allied with the army": the phrase stands for what it explains.
    explained = _told_more(line, phrase)
    yield from (explained, phrase) if line.low(phrase.first) in ("a", "an") else (phrase, explained)


def _told_more(line: Line, phrase: Phrase) -> Phrase:
    """Return what a phrase behind a comma explains; "it" stands for itself."""
    pronoun = line.lows(phrase) in (["it"], ["they"])
    return phrase if pronoun else _doer(line, line.phrase_to(phrase.first - 1))


def _called_so(line: Line, phrase: Phrase, number: int) -> Iterator[Phrase]:
    """Yield the name in an aside behind a phrase without one: "A third wing, the Union, has"."""
    beside = line.after(phrase.last + 1)
    aside = line.low(phrase.last) == "," and line.low(beside.last) == "," and beside.last < number
    if aside and not line.names(phrase) and line.names(beside):
        yield beside


def _doer(line: Line, phrase: Phrase) -> Phrase:
    """Return by whom what a phrase names is done: "a counter-attack by the Battalion"."""
    for number in range(phrase.first + 1, phrase.last - 1):
        if line.low(number) == "by":
            return Phrase(number + 1, phrase.last)
    return phrase


def _accused(line: Line, first: int) -> Iterator[Phrase]:
    """Yield who is charged with what follows: X of "accuses X of", "X, which Y accuses of".

    "X is accused by Y of" as well; never the accuser.
    """
    phrase = line.phrase_to(first)
    verb = first - 1 if line.low(first - 1) in _CHARGES else phrase.first - 2
    for number in range(phrase.first + 1, phrase.last):
        if line.low(number) in _CHARGES:  # "the government accuses him of"
            yield Phrase(number + 1, phrase.last)
            return
    if line.low(verb) not in _CHARGES:
        yield phrase
        return
    subject = line.subject(verb)
    at = subject.first - 1
    if line.low(at) in ("which", "whom", "that"):
        yield line.phrase_to(at - (line.low(at - 1) == ","))
    elif line.low(verb - 1) in BE or verb < first - 1:
        yield subject


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


def inside(line: Line, words: Phrase, scene: Scene) -> Iterator[Found]:
    """Yield who is named within the words of a tie: "X is Norland's main backer"."""
    first = words.first
    while line.low(first) == "," or line.low(first) in BE | DETERMINERS | _BECOMES:
        first += 1
    found = party(line, _owner(line, Phrase(first, words.last)), scene)
    if found:
        yield found


def called(line: Line, number: int, scene: Scene) -> Iterator[Found]:
    """Yield who is named behind a tie: "a splinter of the Front, calling itself Young Tarom"."""
    end = min(number + _NEAR, len(line.words) - 1)
    for at in range(number, end):
        low, following = line.low(at), line.low(at + 1)
        if low == "called" or (low, following) in (("calling", "itself"), ("known", "as")):
            phrase = line.after(at + 1 + (low != "called"))
            while line.low(phrase.first) in DETERMINERS:
                phrase = Phrase(phrase.first + 1, phrase.last)
            found = party(line, phrase, scene)
            if found and found.where and found.where.start == line.where(phrase).start:
                yield found
            return


def of_whom(line: Line, words: Phrase, scene: Scene) -> Found | None:
    """Return whom a clause with "which" is of: "the Guard, which Norland has trained, ..."."""
    subject = line.subject(words.first)
    at = subject.first - 1
    if subject.first >= subject.last or line.low(at) not in ("which", "whom"):
        return None
    return party(line, line.phrase_to(at - (line.low(at - 1) == ",")), scene)


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
    return _ADJECTIVE.fullmatch(line.low(number)) is not None


def behind(line: Line, number: int, scene: Scene, form: Form) -> Iterator[Found]:
    """Yield who stands behind a tie, and who is listed with them; of an owner, the owner alone."""
    phrase = line.after(number)
    if form == "owner":
        phrase = _owner(line, phrase)
    if phrase.first >= phrase.last or set(line.lows(phrase)) & _AGAINST:
        return
    found = party(line, phrase, scene) or _explained(line, phrase, scene)
    found = found or (_seat(line, phrase, scene) if form == "by" else None)
    if found is None:
        return
    yield found
    for each in _list_after(line, phrase):
        other = party(line, each, scene)
        if other is None:
            return
        yield other


def _seat(line: Line, phrase: Phrase, scene: Scene) -> Found | None:
    """Return a place that does something to others, as a state does: "armed by Gondari"."""
    if line.names(phrase) != [phrase] or scene.cast.sort(line.text(phrase)) != "place":
        return None
    where = line.where(phrase)
    id = scene.cast.party(line.text(phrase), where)
    return Found(id, where, "low") if id else None


def _explained(line: Line, phrase: Phrase, scene: Scene) -> Found | None:
    """Return whom the name behind a phrase without one is of: "a rival group, the Sons of T"."""
    if line.low(phrase.last) != "," or line.low(phrase.first) not in DETERMINERS:
        return None
    named = line.after(phrase.last + 1)
    return party(line, named, scene) if line.names(named) else None


def _owner(line: Line, phrase: Phrase) -> Phrase:
    """Return the owner of what a phrase means: "the Command" of "the Command's wages"."""
    for number in range(phrase.first, phrase.last - 1):
        if line.low(number).endswith(("'s", "s'")):
            return Phrase(phrase.first, number + 1)
    return Phrase(phrase.first, phrase.first)


def _list_after(line: Line, phrase: Phrase) -> list[Phrase]:
    """Return what a list goes on with, up to what "and" stands before; none without an "and"."""
    found = [each for each in line.listed_after(phrase) if line.low(each.first) != "that"]
    for number, each in enumerate(found, 1):
        if line.low(each.first - 1) == "and":
            return found[:number]
    return []

"""Which phrases may be the subject of a tie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.draft.find.reading.grammar import BE, DETERMINERS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.words import FORCE
from briefing.draft.find.ties.cues import Form, nouns
from briefing.verify.language import listed

_CHARGES: Final = listed("accuse accuses accused accusing suspect suspects suspected suspecting")
_ADJECTIVE: Final = re.compile(r"[a-z-]+(?:al|ive|ful|ous|ary|ern|ish|ic|ed|est)")
_NO_PREDICATE: Final = listed("by and or of from with for against")
"""Words before a noun that is not said of anybody: "the police and units of the army"."""
_LINKS: Final = listed("under in at with on of")


def subjects(line: Line, words: Phrase, form: Form) -> Iterator[Phrase]:
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
        yield from _alongside(line, first)
        return
    yield from _doers(line, first, form)


def _doers(line: Line, first: int, form: Form) -> Iterator[Phrase]:
    """Yield the phrases that may do what a verb or noun at a word tells."""
    if form in ("is", "is-by"):
        at = first
        while line.low(first - 1) in DETERMINERS or _describes(line, first - 1):
            first -= 1
        noun = line.low(at) in DETERMINERS or line.low(at) in nouns() or _describes(line, at)
        if line.low(first - 1) == "by" or (noun and line.low(first - 1) in _NO_PREDICATE):
            return  # "run by a militia of the company": the militia has no name
    if first == 0 and form in ("by", "act") and line.low(0).endswith(("ed", "ing")):
        yield from _behind_opening(line)  # "Armed by Norland, the Guard took the port"
        return
    if form == "by" and line.low(first - 1) == ",":
        yield line.phrase_to(first - 1)  # "where the Union, funded by X, has"
    phrase = _bare(line, line.subject(first), first)
    if phrase.first >= phrase.last and line.low(line.verb_head(first) - 1) in ("and", "but"):
        phrase = _shared(line, first)
    if line.low(line.verb_head(first) - 1) == "who":
        yield from _last_of(line, phrase)
    if line.low(phrase.first - 1) != ",":
        yield from _called_so(line, phrase, first)
        yield _doer(line, phrase)
        at = line.verb_head(first) - 1
        aside = line.phrase_to(at)
        if form == "act" and line.low(at) == "," and aside != phrase and line.names(aside):
            yield aside  # "The corps commander, General A, met"
        return
    # "The Guard, a militia allied with the army": the phrase stands for what it explains.
    explained = _told_more(line, phrase)
    if line.low(phrase.first) in ("a", "an") and _ends_named(line, explained):
        yield line.names(explained)[-1]
    yield from (explained, phrase) if line.low(phrase.first) in ("a", "an") else (phrase, explained)


def _shared(line: Line, first: int) -> Phrase:
    """Return who does what "and" joins: the Guard of "The Guard is at ease and gets fuel"."""
    if not line.low(first).endswith(("s", "ed")):
        return Phrase(first, first)  # "residents and aid workers"
    return _opening(line, first)


def _opening(line: Line, first: int) -> Phrase:
    """Return the phrase that opens the clause of a word, up to its name."""
    opening = line.opening(first)
    names = line.names(opening)
    plain = names and names[0].first <= opening.first + 1
    plain = plain and not line.low(names[0].last - 1).endswith(("'s", "s'"))
    return Phrase(opening.first, names[0].last) if plain else opening


def _alongside(line: Line, first: int) -> Iterator[Phrase]:
    """Yield whose clause stands before "with help from"."""
    verb = line.verb_before(first)
    who = next((n for n in range(first - 1, 0, -1) if line.low(n) in ("who", "which")), None)
    if verb is not None and (who is None or verb > who):
        yield line.subject(verb)
    elif who is not None and not {",", "and"} & set(line.lows(Phrase(who, first))):
        yield line.subject(who + 1)  # "who operate here with help from"
    elif line.low(first - 1) == ",":
        yield line.phrase_to(first - 1)
    elif verb is None and who is None:
        yield _opening(line, first)  # "The Front governs in coalition with"


def _behind_opening(line: Line) -> Iterator[Phrase]:
    """Yield the subject behind the participle that opens a sentence."""
    comma = next((n for n in range(len(line.words)) if line.low(n) == ","), None)
    if comma is not None:
        yield line.after(comma + 1)


def _last_of(line: Line, phrase: Phrase) -> Iterator[Phrase]:
    """Yield what "who" may take up in a phrase: men of X in "left it to men of X, who"."""
    for number in range(phrase.last - 2, phrase.first - 1, -1):
        if line.leads(number):
            yield Phrase(number + 1, phrase.last)


def _told_more(line: Line, phrase: Phrase) -> Phrase:
    """Return what a phrase behind a comma explains; "it" stands for itself."""
    pronoun = line.lows(phrase) in (["it"], ["they"])
    return phrase if pronoun else _doer(line, line.phrase_to(phrase.first - 1))


def _called_so(line: Line, phrase: Phrase, number: int) -> Iterator[Phrase]:
    """Yield the name in an aside behind a phrase without one: "A third wing, the Union, has"."""
    beside = line.after(phrase.last + 1)
    aside = line.low(phrase.last) == "," and line.low(beside.last) == "," and beside.last < number
    if aside and not _ends_named(line, phrase) and _ends_named(line, beside):
        yield beside


def _ends_named(line: Line, phrase: Phrase) -> bool:
    names = line.names(phrase)
    return bool(names) and names[-1].last == phrase.last


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


def _describes(line: Line, number: int) -> bool:
    """Tell whether a word is an adjective before a noun, by its end."""
    return _ADJECTIVE.fullmatch(line.low(number)) is not None

"""On whose word a paragraph has what an item says: the item's words held against each speaker's.

Guesses from words alone, made to warn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.verify import language_of
from briefing.verify.case import Case
from briefing.verify.language import Language, NameBook
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.words.literal import literally
from briefing.verify.words.normalise import words
from briefing.verify.words.quotes import joined

if TYPE_CHECKING:
    from briefing.verify.sources.analysis import ParagraphFacts

_MOST: Final = 0.6
"""The share of an item's words, by weight, that another speaker must have of it."""
_SOME: Final = 0.3
"""The share that another one has, and the voice at most half of it, where there is no tick."""
_LEAST: Final = 1
"""Words of an item beside the names of its voice by which it can be told who says it."""
_AHEAD: Final = 0.25
"""By how much that is more than the voice itself has, or nobody."""
PRONOUNS: Final = frozenset(("he", "she", "they", "we", "i", "it", "you"))
"""Speakers of whom no rule read who they are."""


class _Said(Struct, frozen=True):
    """What somebody says in a paragraph; ``who`` is "" for what is on nobody's word."""

    who: str
    text: str
    facts: CitedFacts


def is_one_of(language: Language, form: str, speakers: Iterable[str]) -> bool:
    """Tell whether a form is, in its words, (part of) what one of the speakers is called."""
    run = language.without_article(words(form))
    wanted = joined(run)
    return bool(run) and any(wanted in speaker for speaker in speakers)


def are_one(
    language: Language, forms: Sequence[str], said: Sequence[str], *, printed: bool = False
) -> bool:
    """Tell whether one of a voice's names is one of those that a text gives its speakers.

    A voice that ordinary words name as well ("the commissioner") may be anybody whom the text does
    not name where he speaks; one who is ``printed`` there by another name is not that voice.
    """
    book = language.name_book(said)
    names = book.knows if printed else book.has
    by = [joined(words(name)) for name in said]
    ours = [joined(words(form)) for form in forms]
    return any(is_one_of(language, form, by) or names(form) for form in forms) or any(
        is_one_of(language, name, ours) for name in said
    )


def another(case: Case, forms: Sequence[str]) -> str:
    """Return who says in the cited paragraphs what the item does, and is none of ``forms``.

    "" where that cannot be told: one of them, or nobody, says about as much of it, or the two
    stand in one sentence, so that one may speak for the other.
    """
    language = case.language
    places = [facts for facts in case.scope.paragraphs if facts.text and not facts.is_row]
    if len(places) < len(case.scope.paragraphs) or not case.scope.whole:
        return ""
    names = " ".join(forms)
    if len(language.absent(case.line.text, [names])) < _LEAST:
        return ""
    ours, best, other = 0.0, 0.0, ""
    counted = language.find_figures(case.line.text)
    for said in (each for facts in places for each in _said(facts)):
        there = language.find_figures(said.text, source=True) if counted else []
        if any(not any(language.agrees(each, theirs) for theirs in there) for each in counted):
            continue  # who says so has its numbers
        share = 1 - language.share_absent(case.line.text, [f"{said.text} {names}"])
        own = not said.who or _is_named_so(said, forms, language) or _together(said, forms)
        if own:
            ours = max(ours, share)
        elif share > best:
            best, other = share, said.who
    if best >= _SOME and ours <= best / 2 and best - ours >= _AHEAD:
        case.withhold("its words are nearer to what somebody else says there")
    return other if best >= _MOST and best - ours >= _AHEAD else ""


def _is_named_so(said: _Said, forms: Sequence[str], language: Language) -> bool:
    """Tell whether who says something is a voice, by name or by what he is called in saying it.

    "Site manager Osk Lind complained" speaks for a voice called the site manager.
    """
    if are_one(language, forms, [said.who], printed=True):
        return True
    there = joined(words(said.text))
    return any(joined(language.without_article(words(form))) in there for form in forms)


def _found(text: tuple[str, ...], code: str) -> Sequence[ParagraphFacts]:
    """Return what is found in each paragraph of a text; without one there is nothing to load."""
    from briefing.verify.sources.analysis import analyse

    return analyse(text, code).found


def nearest_speaker(case: Case) -> str:
    """Return the printed name of who says most of an item in what it cites, "" without one."""
    best, who = 0.0, ""
    for facts in case.scope.paragraphs:
        record = facts.source.evidence.record
        if not facts.text or facts.is_row or record is None:
            return ""
        found = _found(tuple(facts.source.text), record.language)[facts.number - 1]
        for speech in found.said.speeches:
            text = facts.text[speech.start : speech.end]
            share = 1 - case.language.share_absent(case.line.text, [text])
            if share > best:
                best, who = share, speech.speaker
    return who


def _said(facts: CitedFacts) -> Iterator[_Said]:
    """Yield what each speaker says in a paragraph, and what is left of it."""
    source = facts.source
    record = source.evidence.record
    assert record is not None
    found = _found(tuple(source.text), record.language)[facts.number - 1]
    rest = facts.text
    for speech in found.said.speeches:
        text = facts.text[speech.start : speech.end]
        who = speech.resolved if any(char.isupper() for char in speech.resolved) else ""
        who = "" if who.casefold() in PRONOUNS else who
        yield _Said(who, text, facts)
        rest = rest.replace(text, " ")
    yield _Said("", rest, facts)


def leaves(facts: CitedFacts) -> bool:
    """Tell whether a whole sentence of a paragraph is on nobody's word: "No one was hurt."."""
    record = facts.source.evidence.record
    if not facts.text or facts.is_row or record is None:
        return False
    said = _found(tuple(facts.source.text), record.language)[facts.number - 1].said
    return any(
        len(words(facts.text[start:end])) >= _SHORTEST
        and not any(
            each.start < end and start < each.end
            for each in said.speeches
            if each.verb != "signed"  # who has signed a statement, the source itself tells
        )
        for start, end in said.sentences
    )


_SHORTEST: Final = 3
"""Words of a sentence at least, which is more than "Yes." or a date line."""


def _together(said: _Said, forms: Sequence[str]) -> bool:
    """Tell whether somebody stands in one sentence with the voice, here or before."""
    source = said.facts.source
    record = source.evidence.record
    assert record is not None
    text = tuple(source.text)
    # A name by ordinary words ("the union") may be anybody's, so proper ones tell where there are.
    proper = [form for form in forms if any(word[:1].isupper() for word in form.split()[-1:])]
    plain = [
        joined(case_free) for form in forms if (case_free := words(form)) and form not in proper
    ]
    if not proper:
        last = joined(words(said.who)[-1:])
        return any(
            last in sentence and any(form in sentence for form in plain)
            for number, sentence in _sentences(text, record.language)
            if number <= said.facts.number
        )
    forms = proper
    return any(
        number <= said.facts.number and any(map(book.has, forms))
        for number, book in _sentences_with(text, record.language, said.who)
    )


@lru_cache(maxsize=1024)
def _sentences_with(text: tuple[str, ...], code: str, who: str) -> list[tuple[int, NameBook]]:
    """Return the sentences that name somebody: the number of the paragraph, the names in it."""
    return [each for each in _named_in_sentences(text, code) if each[1].has(who)]


@lru_cache(maxsize=16)
def _sentences(text: tuple[str, ...], code: str) -> list[tuple[int, str]]:
    """Return the words of each sentence of a text with the number of its paragraph."""
    return [
        (number, joined(words(found.read.text[start:end])))
        for number, found in enumerate(_found(text, code), 1)
        for start, end in found.said.sentences
    ]


@lru_cache(maxsize=16)
def _named_in_sentences(text: tuple[str, ...], code: str) -> list[tuple[int, NameBook]]:
    """Return the names in each sentence of a text, which many items ask for."""
    book = language_of(code).name_book
    return [
        (number, book(name.text for name in found.names if start <= name.start < end))
        for number, found in enumerate(_found(text, code), 1)
        for start, end in found.said.sentences
    ]


def surnames(language: Language, form: str) -> list[str]:
    """Return what a person's name is shortened to: ``Attar``, and as printed ``al-Attar``."""
    last = language.surname(form)
    return [last, form.rsplit(maxsplit=1)[-1]] if last else []


_POSTS: Final = (
    r"(?:spokes\w+|coordinator|director|head|chief|chair\w*|president|secretary|officer|leader|"
    r"manager|commander|representative|general|doctor|adviser|captain|lawyer|co-?ordinator|deputy|"
    r"editor|founder|envoy)"
)
_OWN: Final = late_pattern(rf"(?i)\b(?:its|their)\s(?:[\w-]+\s){{0,3}}?{_POSTS}\b[^.]{{0,60}}$")
"""Who speaks for the body just named: its medical coordinator."""


def own_official(case: Case, names: str, forms: Sequence[str]) -> bool:
    """Tell whether who speaks is said to be an official of the voice, which then speaks by him."""
    last = names.rsplit(" ", 1)[-1]
    for facts in case.scope.paragraphs:
        at = facts.text.casefold().find(last.casefold())
        ahead = facts.text[max(at - _REACH, 0) : max(at, 0)]
        own = f"{ahead}{last}"  # its duty officer confirmed
        if at >= 0 and (_OWN.search(own) or _EXECUTIVE.search(ahead)):
            return any(facts.names.knows(form) or literally(form, (facts,), case.language)
                       for form in forms)  # fmt: skip
        if at >= 0 and _is_its_spokesman(ahead, forms):
            return True
        if at >= 0 and _speaks_for(case.language, facts.text, at, forms):
            return True
    return False


_SPOKESMAN: Final = late_pattern(
    r"(?i)(?P<of>[\w-]+?)(?:(?:['\u2019]s?)?\s(?:\w+\s)?spokes\w+"
    rf"|['\u2019]s?\s(?:[\w-]+\s){{0,2}}?{_POSTS}),?\s(?:[\w.'\u2019-]+\s){{0,3}}$"
)
"""Whose spokesman bears a name, in front of it: ministry spokesman Pell, the board's head, Pell."""
_EXECUTIVE: Final = late_pattern(
    r"(?:^|[.;]\s)(?:Its\s|The\s)?(?:[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|CEO|"
    r"[Mm]anaging [Dd]irector|[Gg]eneral [Mm]anager|"
    r"[Ss]pokes(?:man|woman|person)|[Cc]hair(?:man|woman|person)?|"
    r"[Dd]irector(?:[- ][Gg]eneral)?|[Ss]ecretary[- ][Gg]eneral)\s(?:[\w.'\u2019-]+\s){0,2}$"
)
"""An office that is one of the body just named, before the name: Chief Executive Lucio Ferran."""


def _is_its_spokesman(before: str, forms: Sequence[str]) -> bool:
    """Tell whether a name stands behind "ministry spokesman", and the voice is a ministry."""
    match = _SPOKESMAN.search(before)
    of = words(match["of"])[-1:] if match else []
    return bool(of) and any(of[0] in words(form) for form in forms)


_FOR: Final = late_pattern(
    r"(?i)\b(?:on\sbehalf\sof|in\sthe\sname\sof|speaking\sfor|sp(?:oke|eaks)\sfor|represent\w+|"
    r"spokes\w+\s(?:of|for|at)|(?:lawyer|aide|envoy)\s(?:of|for|to))\b"
)
"""What joins who speaks with whom he speaks for."""


def _speaks_for(language: Language, text: str, at: int, forms: Sequence[str]) -> bool:
    """Tell whether the sentence about ``at`` says that somebody speaks for a voice."""
    begin = max(text.rfind(". ", 0, at) + 1, 0)
    end = text.find(". ", at)
    sentence = text[begin : end if end >= 0 else len(text)]
    called = [*forms, *(last for form in forms for last in surnames(language, form))]
    runs = [joined(language.without_article(words(form)) or words(form)) for form in called]
    for match in _FOR.finditer(sentence):
        behind = joined(words(sentence[match.end() : match.end() + _REACH]))
        if any(run in behind for run in runs):
            return True
    return False


_REACH: Final = 120
"""Characters before a name within which it is said whose official bears it."""

"""Words as they stand in a text, whatever their case, inflection and hyphens there.

The finders read names and speakers, and may miss one; what stands there literally is not absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.language import Language, NameBook, listed
from briefing.verify.sources.facts import CitedFacts, SourceFacts
from briefing.verify.words.normalise import words
from briefing.verify.words.quotes import joined

_HYPHENS: Final = late_pattern("[-\u2010\u2011\u2013]")
_LONG: Final = 4
_SEVERAL: Final = 2
_LONGEST: Final = 6
_MEN: Final = ("swomen", "swoman", "smen", "sman")
_SMALL: Final = frozenset(("of", "the", "and", "for", "in", "on", "a", "an"))
_PEOPLES: Final = ("n", "an", "ian", "ese", "i", "ish", "er", "ic")
_PLACES: Final = ("", "a", "ia", "e", "o", "y")
_TITLES: Final = listed(
    "general colonel major captain president minister governor mayor judge bishop archbishop doctor"
    " professor senator king queen prince princess sheikh ambassador inspector admiral chancellor"
    " emir imam rabbi abbot"
)
_NICKNAME: Final = late_pattern(
    r"(?<=\w)\s[\"“'‘«(](?:the\s)?[^\W\d_][\w .-]{0,20}[\"”'’»)](?=\s(?:[a-z]{2,3}\s)?[^\W\d_a-z])"
)
"""A name in quotation marks or brackets before another: Ebele "Doc" Harcourt."""


def literally(wanted: str, places: Iterable[CitedFacts], language: Language) -> CitedFacts | None:
    """Return the first paragraph in which some words stand, None without one or without its text.

    They stand there if they follow each other in some form: Returnees where it has "returnees" or
    a returnee, Sea Eagle where it has "sea-eagle".
    """
    run, bases = _read(" ".join(language.without_article(words(wanted)) or words(wanted)))
    glued = "".join(words(wanted))
    if not glued:
        return None
    for facts in places:
        for text in _texts(facts.text):
            there, forms = _read(text)
            if run in there or bases in forms or glued in _glued(text):
                return facts
    return None


def together(wanted: str, facts: CitedFacts) -> bool:
    """Tell whether the words of a name of several stand close by each other, in whatever order.

    So "Calder's ministry of defence" is the Ministry of Defence of Calder.
    """
    run = _plain(wanted)
    if len(run) < _SEVERAL or not facts.text:
        return False
    there, names = _plain(facts.text), frozenset(run)
    if not names.issubset(there):
        return False
    size = len(run) + 1
    return any(names.issubset(there[at : at + size]) for at in range(len(there) - len(run) + 1))


@lru_cache(2048)
def _plain(text: str) -> tuple[str, ...]:
    """Return the singulars of a text's words, small ones left out."""
    return tuple(_singular(word) for word in words(text) if word not in _SMALL)


def people_of(name: str, book: NameBook) -> bool:
    """Tell whether a name is that of the people of a place that is named: Dalmoran, of Dalmora."""
    one = name.removesuffix("s")
    bases = (one.removesuffix(ending) for ending in _PEOPLES if one.endswith(ending))
    return any(len(base) >= _LONG and book.has(base + end) for base in bases for end in _PLACES)


def place_of(name: str, book: NameBook) -> bool:
    """Tell whether a name is that of a place whose people are named: Dalmora, of the Dalmorans.

    Or a longer one that begins with the people: the Dalmoran council, of Dalmora's council.
    """
    first, _, rest = name.partition(" ")
    if rest:
        return book.has(rest) and people_of(first, book)
    places = (first.removesuffix(ending) for ending in _PLACES if first.endswith(ending))
    return any(
        len(place) >= _LONG and book.has(place + ending) for place in places for ending in _PEOPLES
    )


_WAYS: Final = late_pattern(
    r"(?i)(?:the\s)?(?:north|south|east|west|central|upper|lower|inner|outer|mid)"
    r"(?:east|west)?(?:ern)?[\s-](?=[^\W\d_])"
)
_BESIDE: Final = 4
"""Words between a place and what says which part of it is meant."""
_EUROPE: Final = listed("europe european eu brussels")


def part_of(name: str, places: Iterable[CitedFacts], book: NameBook) -> bool:
    """Tell whether a name is a part of a place that is told in other words, or its usual seat.

    Northern Masala is the north of Masala, and Europe may be what Brussels has promised.
    """
    if _EUROPE.issuperset(words(name)) or words(name) == ["european", "union"]:
        return any(map(book.has, ("Brussels", "EU", "Europe", "European Commission")))
    match = _WAYS.match(name)
    rest = name[match.end() :] if match else ""
    if match is None or not book.has(rest):
        return False
    way = match[0].split()[-1].casefold().rstrip("-").removesuffix("ern")
    head = words(rest)[0]
    for run in (words(facts.text or "") for facts in places):
        here = [at for at, word in enumerate(run) if word.removesuffix("'s") == head]
        ways = [at for at, word in enumerate(run) if word.removesuffix("ern") == way]
        if any(abs(one - other) <= _BESIDE for one in here for other in ways):
            return True
    return False


_LETTER: Final = late_pattern(r"((?:[^\W\d_]+\s)*(?:[^\W\d_a-z]\.)*[^\W\d_a-z])\.\s+([^\W\d_]+)")


def cut_behind(name: str, places: Iterable[CitedFacts], language: Language) -> bool:
    """Tell whether a name is the last letter of a sentence and the first word of another.

    So "F. Limits" is where a text says that a voice has reliability F, and elsewhere begins a
    sentence with limits.
    """
    match = _LETTER.match(name)
    if match is None:
        return False
    last, word = match.groups()
    ends = rf"(?<![\w.]){re.escape(last)}(?:\.(?=\s|$)|$)"
    begins = rf"(?:^|[^\W_]{{2}}[.!?:;]\s+|\n)[\"\u201c'(\[]*{re.escape(word)}\b"
    read = [facts for facts in places if facts.text]
    lettered = any(
        re.search(ends, facts.text) and not _begins_names(last[-1], facts, language)
        for facts in read
    )
    return lettered and any(re.search(begins, facts.text) for facts in read)


def _begins_names(letter: str, facts: CitedFacts, language: Language) -> bool:
    """Tell whether a letter is the initial of somebody's name there."""
    found = (each.partition(f"{letter}. ") for each in facts.facts.names)
    return any(sign and not language.is_word(rest.casefold()) for _, sign, rest in found)


def titled(form: str, facts: CitedFacts) -> bool:
    """Tell whether a paragraph has a voice by its title alone: "the general" of General Sow."""
    run = words(form)
    title = run[0] if len(run) > 1 and run[0] in _TITLES else ""
    return bool(title) and joined(["the", title]) in joined(words(facts.text))


def spelt_out(acronym: str, text: str) -> str:
    """Return the words of a text whose initials an acronym has, "" without such.

    Small letters stand for small words: MoD.
    """
    letters = acronym.casefold()
    if len(letters) == _SEVERAL and acronym.isalpha() and acronym.isupper():
        named = re.search(rf"\b{acronym[0]}[a-z]+\s(?:of\s)?{acronym[1]}[a-z]+\b", text)
        return named[0] if named else ""
    capitals = sum(map(str.isupper, acronym))
    if not (capitals >= _SEVERAL and _SEVERAL < len(letters) <= _LONGEST and acronym.isalpha()):
        return ""
    if capitals < len(letters) and not (acronym[0].isupper() and acronym[-1].isupper()):
        return ""
    found = words(_HYPHENS.sub(" ", text))
    for keep in (found, [word for word in found if word not in _SMALL]):
        initials = "".join(word[0] for word in keep)
        at = initials.find(letters)
        if at >= 0:
            return " ".join(keep[at : at + len(letters)])
    return ""


def _texts(text: str) -> tuple[str, ...]:
    """Return a text, and where it has nicknames between names also without them."""
    plain = _NICKNAME.sub("", text) if text else ""
    return (text, plain) if plain != text else (text,) if text else ()


@lru_cache(2048)
def _read(text: str) -> tuple[str, str]:
    """Return the words of a text, and their singulars, each joined."""
    found = words(_HYPHENS.sub(" ", text))
    return joined(found), joined(list(map(_singular, found)))


def _singular(word: str) -> str:
    """Return a word without the ending of a plural or a genitive, or of who is of a body."""
    word = word.removesuffix("'s").removesuffix("'")
    for ending in _MEN:
        if word.endswith(ending) and len(word) - len(ending) > _LONG:
            return word.removesuffix(ending)  # National Guardsmen, of the National Guard
    if word.endswith("ies") and len(word) > _LONG:
        return word.removesuffix("ies") + "y"
    return word if word.endswith("ss") else word.removesuffix("s")


@lru_cache(512)
def _glued(text: str) -> frozenset[str]:
    """Return the words of a text that a hyphen parts, written as one."""
    return frozenset("".join(words(piece)) for piece in text.split() if _HYPHENS.search(piece))


def is_topic(name: str, sources: Sequence[SourceFacts]) -> bool:
    """Tell whether a name stands in the headline of a text, and in much of what follows."""
    places = [facts for source in sources for facts in source.paragraphs]
    if any(source.paragraphs[0].text.startswith(f"{name}:") for source in sources):
        return True  # "Karsia: can the front hold?"
    if sum(facts.names.has(name) for facts in places) < _OFTEN:
        return any(_headed(source, name) for source in sources)
    return any(
        len(words(facts.text)) <= _HEADLINE
        and (at == 0 or not facts.text.endswith((".", "!", "?")))
        and facts.names.has(name)
        for source in sources
        for at, facts in enumerate(source.paragraphs[:3])
        if facts.text
    )


def _headed(source: SourceFacts, name: str) -> bool:
    """Tell whether a text has a name in its headline and at the head of what follows."""
    head, *rest = source.paragraphs[:2]
    return bool(rest) and head.names.has(name) and rest[0].text.upper().startswith(name.upper())


_OFTEN: Final = 3
"""Paragraphs that have a name of which the whole text is."""
_HEADLINE: Final = 30
"""Words of a first paragraph that is a headline at most."""


_KINDS: Final = (
    "town city village hamlet port harbour harbor island islet camp district province region county"
    " state valley river lake dam bridge airport base prison hospital school university ship vessel"
    " tanker ferry company firm bank mine plant refinery"
)
_OF_KIND: Final = "|".join(_KINDS.split())


def is_anaphoric(name: str, places: Iterable[CitedFacts]) -> bool:
    """Tell whether a paragraph speaks of a place by what a text before it calls it: the town.

    The last one that is called so is meant: "the town of Osk", and "the town" behind it.
    """
    for facts in places:
        for kind in set(_THE_KIND.findall(facts.text or "")):
            before = facts.source.paragraphs[: facts.number - 1]
            called = rf"\b{kind}\s(?:of\s|called\s|named\s)?([^\W\d_a-z][\w\u2019'-]*)"
            found = [match for each in before for match in re.findall(called, each.text or "")]
            if found and found[-1].casefold() == name.casefold():
                return True
    return False


_THE_KIND: Final = late_pattern(rf"\b[Tt]he ({_OF_KIND})\b(?! of\b)")


def shortened(name: str, places: Iterable[CitedFacts]) -> bool:
    """Tell whether words call somebody by the last part of a name: the Northern Assembly.

    Or name the place whose people a name is of: Kharani, of Kharan.
    """
    places = tuple(places)
    if any(people_of(name, facts.names) for facts in places):
        return True
    run = name.split()
    called = rf"\bthe (?:so-called )?{re.escape(run[-1])}\b"
    return len(run) > 1 and any(facts.text and re.search(called, facts.text) for facts in places)

"""Names and voices as a desk writes them: "Tug Bulwark" of a tug, capitals for states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.spoken import are_one
from briefing.verify.language import Language, Name, NameBook, listed
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.sources.record import SpeakerFact
from briefing.verify.words.literal import literally
from briefing.verify.words.normalise import words

_SENTENCE: Final = late_pattern(r"(?:^|[.!?:;]\s+[\"'\u201c\u2018(]?|[\n\u2022]\s*)$")
_ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_NUMBERED: Final = late_pattern(
    r"(?i)\b(?:twenty-|thirty-|forty-|fifty-)?(?:" + "|".join(_ORDINALS) + r")\b"
)
_TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_PART: Final = late_pattern(
    r"(?:north|south|east|west|central|upper|lower|inner|outer|mid|new|old|great)\w*"
)
"""What makes another name of a place, and is no noun before it."""
_TEENS: Final = range(11, 14)
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}


def is_state_alone(case: Case, text: str, name: Name) -> bool:
    """Tell whether a sentence is set in a capital of which the source has only the state.

    "Signed in Ankara" is not borne out by Turkey, as "Ankara denied it" is.
    """
    if not case.language.says_where(text, name.start, name.end):
        return False
    places = [facts for source in case.book.sources for facts in source.paragraphs]
    forms = [name.text, *(form for each in case.book.declared_as(name.text) for form in each)]
    printed = (each.casefold() for facts in places for each in facts.facts.names)
    return literally(name.text, places, case.language) is None and not any(
        form.casefold() in each for each in printed for form in forms
    )


def as_desks_write(
    name: str, before: str, places: Sequence[CitedFacts], book: NameBook, language: Language
) -> bool:
    """Tell whether a name stands in the source but for the common noun that heads its sentence.

    ``before`` is what stands before it. The noun has to stand in small letters in the source. The
    number of a unit may stand there in digits, and a body by its organ.
    """
    rest = _behind_head(name, before, places, language)
    ship = _SHIP.match(name)
    return (
        (bool(rest) and book.has(rest))
        or (ship is not None and book.has(name[ship.end() :]))
        or _run_together(name, book)
        or any(_by_number(name, each.text) or _by_organ(name, each.text) for each in places)
        or any(
            book.has(name[: cut.start()]) and book.has(name[cut.end() :])
            for cut in _OF.finditer(name)
        )
    )


_SHIP: Final = late_pattern(
    r"(?:USS|USNS|USCGC|HMS|HMAS|HMCS|HMNZS|INS|RFA|BRP|KRI|JS|ROKS|MV|M/V|MT|MS|SS|RV|FV)\s(?=[A-Z])"
)
"""What stands before the name of a ship, which a text may call the ship or the frigate."""


def _run_together(name: str, book: NameBook) -> bool:
    """Tell whether words in capitals are two names, one of letters: In Menaka ISGS attacked."""
    run = name.split()
    return any(
        (run[at - 1].isupper() or run[at].isupper())
        and min(len(run[at - 1]), len(run[at])) >= _LETTERS
        and book.has(" ".join(run[:at]))
        and book.has(" ".join(run[at:]))
        for at in range(1, len(run))
    )


_LETTERS: Final = 3
_OF: Final = late_pattern(r"\s(?:of|for|to)\s(?:the\s)?")
"""What may join two names that the source joins by another word: Annex VII to the Convention."""


def _behind_head(name: str, before: str, places: Iterable[CitedFacts], language: Language) -> str:
    head, _, rest = name.partition(" ")
    low = head.casefold()
    if not rest[:1].isupper() or not _SENTENCE.search(before):
        return ""
    if not low.isalpha() or not language.is_word(low) or _PART.match(low):
        return ""
    wanted = rf"\b{re.escape(low.removesuffix('s'))}(?:s|es)?\b"
    return rest if any(re.search(wanted, each.text) for each in places if each.text) else ""


_ORGANS: Final = {
    "UN": late_pattern(r"\bSecretary-General\b|\bSecurity Council\b|\bUN(?!ESCO)[A-Z]{2,}"),
    "EU": late_pattern(r"\bEuropean (?:Commission|Council|Parliament)\b"),
}
"""What shows that a text is about a body which it never names, by the letters of that."""


_SEATS: Final = {
    "Pentagon": late_pattern(r"\bDepartment of Defen[cs]e\b|\bDefen[cs]e Department\b|\bD[oO]D\b"),
    "State Department": late_pattern(r"\bDepartment of State\b"),
    "Foreign Office": late_pattern(
        r"\bForeign(?:,| and) Commonwealth\b|\bFCD?O\b|\bMinistry of Foreign Affairs\b"
    ),
    "Foreign Ministry": late_pattern(r"\bMinistry of Foreign Affairs\b|\bMFA\b|\bMOFA\b"),
    "Downing Street": late_pattern(r"\bPrime Minister\b"),
    "White House": late_pattern(r"\bPresident (?:Obama|Trump|Biden|Bush)\b|\bUS President\b"),
    "CENTCOM": late_pattern(r"\bCentral Command\b"),
    "EUCOM": late_pattern(r"\bEuropean Command\b"),
    "AFRICOM": late_pattern(r"\bAfrica Command\b"),
    "SOUTHCOM": late_pattern(r"\bSouthern Command\b"),
    "INDOPACOM": late_pattern(r"\bIndo-Pacific Command\b"),
}
"""What shows a body that a desk calls by its seat, or by parts of its words."""


def stands_by_seat(name: str, text: str) -> bool:
    """Tell whether a text has a body by its full name that a desk calls otherwise: the Pentagon."""
    return name in _SEATS and _SEATS[name].search(text) is not None


def _by_organ(name: str, text: str) -> bool:
    """Tell whether a text names an organ of a body: the Secretary-General, of the UN."""
    organ = _ORGANS.get(name.replace(".", "").removesuffix("'s").removesuffix("\u2019s"))
    organ = organ or _SEATS.get(name)
    return organ is not None and organ.search(text) is not None


def _by_number(name: str, text: str) -> bool:
    """Tell whether a text has a unit's number in digits: the Seventh Brigade, the 7th."""
    match = _NUMBERED.match(name) if text else None
    if match is None:
        return False
    run = [_digits(match[0].casefold()), *name[match.end() :].split()]
    return all(re.search(rf"\b{re.escape(word)}\b", text) for word in run)


def _digits(ordinal: str) -> str:
    tens, _, last = ordinal.rpartition("-")
    number = _TENS.get(tens, 0) + _ORDINALS.index(last) + 1
    ending = "th" if number in _TEENS else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def by_last_name(case: Case, forms: Sequence[str], text: str) -> bool:
    """Tell whether a paragraph has the last name of a person whom the source names in full.

    One that is an ordinary word as well shows nobody by itself: Waltz, of Mike Waltz.
    """
    return any(
        re.search(rf"\b{re.escape(last)}\b", text) is not None
        for form in forms
        for last in [_last_name(form, case.language)]
        if last and case.book.names.has(form)
    )


def _last_name(form: str, language: Language) -> str:
    """Return the last name of a person, an ordinary word or not, "" where it is none of a person.

    Behind a particle any word may be one.
    """
    first, _, last = form.rpartition(" ")
    if not first or not language.is_word(last.casefold()):
        return ""
    return language.surname(f"{first} al-{last}").removeprefix("al-")


def publishes(case: Case, forms: Sequence[str]) -> bool:
    """Tell whether the voice is who published what is cited, whose words it is then."""
    bare = case.language.without_article
    publishers = (each.evidence.source.publisher or "" for each in case.scope.sources)
    return not {tuple(bare(words(name))) for name in publishers if name}.isdisjoint(
        tuple(bare(words(form))) for form in forms
    )


def speaks_in_text(case: Case, by: Sequence[str]) -> str:
    """Return another voice than ``by`` to whom an item's own sentence gives its words, "" for none.

    It has to speak in the cited paragraphs as well, and none of ``by`` to pass on its words: who
    speaks by a label tells what others say.
    """
    told = set(words(case.line.text))
    facts = [each for place in case.scope.paragraphs for each in place.facts.speakers]
    labels = [each.meant or each.name for each in facts if not each.verb]
    heard = [each.meant or each.name for each in facts if each.verb]
    others = [
        voice
        for voice_id, voice in case.book.brief.voices.items()
        for forms in [case.book.forms(voice_id)]
        if heard and voice_id not in by
        if any(len(word) > _SHORT and word in told for form in forms for word in words(form))
        if are_one(case.language, forms, heard, printed=True)
    ]
    ours = [form for each in by for form in case.book.forms(each)]
    if not others or (labels and are_one(case.language, ours, labels)):
        return ""  # to read who speaks in a sentence takes as long as all else
    speeches = case.language.attribute([case.line.text])[0].speeches
    said = speeches[0].resolved or speeches[0].speaker if speeches else ""
    book = case.language.name_book(ours)
    names = (each.text for each in case.language.find_names(case.line.text))
    if not said or are_one(case.language, ours, [said], printed=True) or any(map(book.has, names)):
        return ""
    meant = (
        voice.name
        for voice in others
        if are_one(case.language, (voice.name, *voice.aka), [said], printed=True)
    )
    return next(meant, "")


_SHORT: Final = 2
"""Letters of a word that tells nobody: of, al."""


_TELLS: Final = (
    r"(?:\s(?:has|had|also)){0,2}\s(?:report|said|say|claim|warn|told|tell|wr[io]te|announc|confirm"
    r"|stat|argu|not)(?:s|es|ed|d|en)?\b"
)


def tells_there(case: Case, forms: Sequence[str]) -> bool:
    """Tell whether an item names its voice, and the paragraph has that tell something.

    Whoever's turn it is: "Yesterday the Gazette reported", of a member's speech.
    """
    text = case.line.text
    if not any(form in text for form in forms):
        return False
    told = re.compile(rf"(?:{'|'.join(map(re.escape, forms))}){_TELLS}")
    return any(told.search(facts.text or "") for facts in case.scope.paragraphs)


_HEAD: Final = late_pattern(r"\b([a-z]{4,})\s((?:in|at|to|from|near|outside)\s(?:the\s)?)?$")
"""What a name stands behind: the pump at, surgeon."""
_LITTLE: Final = listed(
    "with that this from when then than what were have been after before into over also both only"
    " said says told while where near there their some more most about between under against"
)


def displaced(name: str, text: str, start: int, places: Sequence[CitedFacts]) -> str:
    """Return the name that a paragraph has right where a text has another one, "" for none.

    The pump at Olm, of "the pump at Harrin": whatever that word is of, it is of Harrin there.
    """
    head = _HEAD.search(text, 0, start)
    if head is None or head[1] in _LITTLE:
        return ""
    wanted = rf"(?i:\b{head[1]}\s{re.escape(head[2] or '')})((?:[A-Z][\w'’-]+\b\s?)+)"
    for facts in places:
        for match in re.finditer(wanted, facts.text):
            other = match[1].strip()
            mine = any(word in text for word in other.split())
            if not mine and facts.names.has(other) and not facts.names.has(name):
                return other
    return ""


_OFFICES: Final = listed(
    "official officials authorities sources police hospital hospitals doctors medics firefighters"
    " rescuers services"
)


def is_office(speaker: SpeakerFact) -> bool:
    """Tell whether a speaker is an office without a name: local officials, police."""
    run = words(speaker.meant or speaker.name)
    rest = (speaker.meant or speaker.name)[1:]  # the first letter is that of a sentence
    named = run[:1] + run[-1:]  # authorities surveying the damage
    return not _OFFICES.isdisjoint(named) and (rest.islower() or not rest)


def publishers(case: Case) -> NameBook:
    """Return the names of whose texts are cited, who need not be named in them."""
    voices = (case.book.own_voices[source.id].id for source in case.scope.sources)
    return case.language.name_book(form for each in voices for form in case.book.forms(each))

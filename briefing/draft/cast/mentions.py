"""The names of a text as a draft counts them: ranks off, ordinals on, no offices, no headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from briefing.draft.cast import heads
from briefing.draft.source_text import Passage, SourceText, Where
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import table
from briefing.verify.english.names.forms import acronym
from briefing.verify.english.names.persons import is_person
from briefing.verify.language import Name, listed

_ORDINAL: Final = re.compile(r"\b[0-9]{1,3}(?:st|nd|rd|th) $")
_OWNED: Final = re.compile(
    r"\b(?:(?:January|February|March|April|June|July|August|September|October|November|December)|"
    r"[A-Z][a-z]+(?:s['\u2019]|(?:men|women)['\u2019]s)"
    r"|(?:St\.?|Saint) [A-Z][a-z]+['\u2019]s|(?:Premier|President|King|Queen|Prince|Emir|Governor"
    r"|Mayor|People|Women|Men|Children)['\u2019]s) $"
)
_FIELD: Final = re.compile(r"\b(?P<owner>[A-Z][a-z]+)['\u2019]s $")
_NOUNS: Final = frozenset(("ngo", "ingo", "mp", "pm", "ceo", "informed"))
"""Nouns in capitals before a name."""
_ALONE: Final = frozenset(("only", "even", "both", "neither", "perhaps", "nearby", "neighbouring"))
"""What stands before a name at the head of a sentence, and is no part of it."""
_OFFICE_OF: Final = re.compile(r"(?P<role>[A-Z][\w-]*(?: [A-Z][\w-]*)?) of (?:the )?(?=[A-Z])")
_MEN_OF: Final = re.compile(
    r"(?:Fighters|Soldiers|Troops|Gunmen|Members|Supporters|Militants|Rebels|Officials|Commanders"
    r"|Leaders|Officers|Representatives|Delegates|Units) (?:of|from|loyal to) (?:the )?(?=[A-Z])"
)
"""People of a body at the head of a sentence: the name is the body's."""
_NO_NAMES: Final = listed(
    "CFR VAT GDP ETA ID TV DNA GPS SUV HIV AIDS PCR CCTV LPG IDP IDPs NFI WASH NGO NGOs INGO UAV"
    " IED IEDs RPG SOS PDF CEO ATM SMS EUR USD GBP CHF AFN PKR KES AK-47 HQ PM MP MPs PR AGM FAQ"
    " HH HHs FM EXERCISE"
)
"""Capitals that are nobody's name."""
_SMALL: Final = re.compile(
    r"(?P<owner>['\u2019]s?) "
    r"(?P<noun>hospital|union|party|guild|association|federation|college|clinic)\b"
)
"""What goes on behind a saint's or a trade's name: St Clement's hospital, the Sailors' union."""
_ARMS: Final = re.compile(r" (?:army|navy|air force|national guard|armed forces|security forces)\b")
_FAMILY: Final = re.compile(r" (?:family|clan)\b")
_NUMBERED: Final = re.compile(r" \d{1,4}(?:/\d+)?\b(?!,\d| ?%| per|:)")
_ON: Final = frozenset(
    ("observatory", "commission", "committee", "panel", "council", "conference", "group", "office")
)
"""Bodies that are on something: the Commission on Rivers."""
_AND: Final = re.compile(r" and ")
_STARTS: Final = re.compile(r"(?:^|[.!?:;\n] |[\u201c\u2018\"'(\[\u2022-] ?|[0-9.)] )$")
_LABEL: Final = re.compile(
    r"(?:^|[.\u2013-] |\d )(?P<who>[A-Z][a-z]+)(?: \([^)]{1,40}\))?"
    r"(?::| (?:says|reports|confirms)\b)"
)
_SEATS: Final[frozenset[str]] = frozenset(("office", "mission", "delegation", "section", "station"))
_REACH: Final = 40
"""Characters before a name that are looked at."""
_LONGEST_HEADING: Final = 200
"""Letters of a heading."""
_HEAD_WORDS: Final = 12
"""Words of a line that may be a heading."""


class Mention(NamedTuple):
    """A name as it stands somewhere.

    ``title`` is what stood before it and is no part of it; ``sure`` says that it is no ordinary
    word with the capital of a first word or a heading.
    """

    text: str
    where: Where
    title: str = ""
    sure: bool = True


def is_heading(passage: Passage) -> bool:
    """Tell whether a paragraph is a heading: a short line without a full stop, or all capitals."""
    text = passage.text.strip()
    if len(text) > _LONGEST_HEADING:
        return False
    if text.isupper():
        return True
    plain = text[-1:] not in ".!?\u201d\"')" and ": " not in text
    return len(text.split()) <= _HEAD_WORDS and plain


def mentions(text: SourceText) -> list[Mention]:
    """Return the names of a text, in order.

    A heading or a first word that may be no name counts only where the same name stands elsewhere.
    """
    found = [
        (is_heading(passage), mention)
        for passage in text.passages
        for mention in _of_passage(passage)
    ]
    whole = {each.text for heading, each in found if each.sure and not heading}
    folded = {w.words_of(name) for name in whole}
    kept: list[Mention] = []
    for heading, each in found:
        if (each.sure and not heading) or w.words_of(each.text) in folded:
            kept += _split(each, folded)
        elif heading and len(each.text.split()) > 1 and not each.text.isupper():
            kept.append(each._replace(sure=False))
    return kept


def _of_passage(passage: Passage) -> Iterator[Mention]:
    """Yield the names of a paragraph, those joined that are one."""
    names = _with_labels(passage)
    at = 0
    while at < len(names):
        joined = _joined(passage.text, names, at)
        yield from _read(passage, joined)
        at += 1
        while at < len(names) and names[at].start < joined.end:
            at += 1


def _with_labels(passage: Passage) -> list[Name]:
    """Return the names of a paragraph, with the ordinary word that speaks there: "Police: ..."."""
    names = list(passage.facts.names)
    for match in _LABEL.finditer(passage.text):
        start, end = match.span("who")
        head = heads.head_word(match["who"])
        taken = any(name.start < end and start < name.end for name in names)
        if head in heads.BODY_HEADS and not taken and match["who"] not in _NO_NAMES:
            names.append(Name(match["who"], start, end))
    return sorted(names, key=lambda name: name.start)


@cache
def _long_forms() -> dict[str, tuple[str, ...]]:
    """Return the names known here that have "and" or small words in them, by their first word."""
    found: dict[str, tuple[str, ...]] = {}
    for form in table():
        words = form.split()
        if len(words) > 2 and any(word.islower() for word in words):
            found[words[0]] = (*found.get(words[0], ()), form)
    return found


def _joined(text: str, names: Sequence[Name], at: int) -> Name:
    """Return a name with what "and" joins to it: the Fire and Rescue Service."""
    name = names[at]
    for form in _long_forms().get(name.text.split(maxsplit=1)[0], ()):
        if len(form) > len(name.text) and text.startswith(form, name.start):
            return Name(form, name.start, name.start + len(form))
    after = names[at + 1] if at + 1 < len(names) else None
    if after and text[name.end : after.start] == " on " and heads.head_word(name.text) in _ON:
        return Name(text[name.start : after.end], name.start, after.end)
    body = heads.head_word(name.text) in heads.BODY_HEADS or w.fold(name.text) in w.PLURALS
    if after and text[name.end : after.start] == " of the " and body and " " not in name.text:
        return Name(text[name.start : after.end], name.start, after.end)
    if not after or not _AND.fullmatch(text, name.end, after.start):
        return name
    first, rest = w.words_of(name.text), w.words_of(after.text)
    closed = heads.BODY_HEADS | heads.PLACE_HEADS | heads.OTHER_HEADS
    plain = all(map(w.ordinary, rest[:-1])) and rest[-1:] and rest[-1] in heads.BODY_HEADS
    if len(rest) < 2 or not plain or not first or first[-1] in closed or not w.ordinary(first[-1]):
        return name
    return Name(text[name.start : after.end], name.start, after.end)


def _read(passage: Passage, name: Name) -> Iterator[Mention]:
    """Yield a name without the ranks and offices before it, with its ordinal or noun."""
    text, start, end = passage.text, name.start, name.end
    pieces = list(re.finditer(r"\S+", text[start:end]))
    words = [w.fold(piece[0].strip(".,")) for piece in pieces]
    if len(words) > 1 and words[0] in _NOUNS:
        start += pieces[1].start()
        pieces, words = list(re.finditer(r"\S+", text[start:end])), words[1:]
    if len(words) > 1 and words[0] in _ALONE and _STARTS.search(text, max(start - 9, 0), start):
        start += pieces[1].start()
        pieces, words = list(re.finditer(r"\S+", text[start:end])), words[1:]
    of = _OFFICE_OF.match(text, start, end)
    office = of and w.fold(of["role"].split()[-1].split("-")[-1]) in heads.ROLES
    men = _MEN_OF.match(text, start, end)
    if of and office and not w.ordinary(text[of.end() : end]):
        start = of.end()
    elif men:
        start = men.end()
    if start != name.start and text[start:end]:
        pieces = list(re.finditer(r"\S+", text[start:end]))
        words = [w.fold(piece[0].strip(".,")) for piece in pieces]
    currency = text[end : end + 1] in ("$", "\u20ac", "\u00a3")
    if currency or name.text in _NO_NAMES or _is_office(words, name.text):
        return
    at = 0
    while at < len(words) - 1 and _titles(words, at):
        at += 1
    title = text[start : start + pieces[at].start()].strip() if at else ""
    start += pieces[at].start()
    rest = text[start:end]
    near = max(start - _REACH, 0)
    before = _ORDINAL.search(text, near, start) or _OWNED.search(text, near, start)
    field = _FIELD.search(text, near, start)
    if field and heads.head_word(rest) in heads.PLACE_HEADS and w.ordinary(field["owner"]):
        start = field.start()  # Abbot's Field
    elif before and heads.head_word(rest) in heads.BODY_HEADS:
        start = before.start()  # the 4th Regiment, the Premier's Guard, the Dockers' Front
    end = _with_noun(text, start, end)
    for left, right in _persons_apart(text, start, end):
        weak = _weak(text, left, right)
        where = Where(passage.number, left, right)
        yield Mention(
            text[left:right], where, title if left == start else "", name.sure and not weak
        )


def _is_office(words: Sequence[str], printed: str) -> bool:
    """Tell whether a name is only that of an office: "Head of Office"."""
    if heads.head_word(printed) in w.ORGANISATIONS - _SEATS - heads.ROLES and len(words) > 1:
        return False  # the Ministry of Justice, the Justice Party
    seats = _SEATS if "of" in words else frozenset()
    if all(word in heads.ROLES | w.MODIFIERS | w.JOINERS | seats for word in words):
        return printed not in table()
    last = words[-1]
    bare = last in heads.ROLES and last not in heads.BODY_HEADS and last not in heads.PLACE_HEADS
    return len(words) > 1 and bare


def _weak(text: str, start: int, end: int) -> bool:
    """Tell whether a single ordinary word has its capital from its place, as far as one sees."""
    word = text[start:end]
    if " " in word or not w.ordinary(word) or word.isupper():
        return False
    speaks = re.match(
        r":|(?: \([^)]*\))? (?:says?|reports?|confirms?|denies|said)\b", text[end : end + 60]
    )
    return bool(_STARTS.search(text, max(start - _REACH, 0), start)) and not (
        speaks and w.fold(word) in heads.BODY_HEADS
    )


def _with_noun(text: str, start: int, end: int) -> int:
    """Return where a name ends that a noun in small letters goes on: St Clement's hospital."""
    name = text[start:end]
    small = _SMALL.match(text, end)
    saint = name.startswith(("St ", "St. ", "Saint "))
    trade = small and small["owner"] in "'\u2019" and w.fold(name) not in heads.ROLES
    if small and (saint or trade):
        return small.end()
    number = _NUMBERED.match(text, end)
    last = w.fold(name.rsplit(maxsplit=1)[-1])
    if number and (w.fold(name) in heads.PLACE_HEADS | heads.BODY_HEADS or last in _MARKERS):
        return number.end()  # Hill 118, Squadron 41/7, Mile Post 9
    family = _FAMILY.match(text, end)
    if family and text[max(start - len("the "), 0) : start].lower() == "the ":
        return family.end()  # the Ashlar family is not its eldest
    kin = table().get(name)
    arms = _ARMS.match(text, end)
    demonym = (kin and kin.sort == "people") or (not kin and re.search(r"(?:an|ese|ish)$", name))
    return arms.end() if arms and demonym else end


_MARKERS: Final = listed(
    "kilo kilometre post quay pier berth gate checkpoint marker block depot shaft"
)
"""Words that many places share, which a number behind them tells apart."""


def _persons_apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a name, a person apart from what "of the" joins to him: A B of the University of C."""
    match = re.search(r" of (?:the )?(?=[A-Z])", text[start:end])
    if match and is_person(text[start : start + match.start()]):
        yield start, start + match.start()
        yield start + match.end(), end
    else:
        yield start, end


def _split(mention: Mention, known: set[w.Words]) -> Iterator[Mention]:
    """Yield a name, an acronym apart from another known name behind it: "OCR Maddow"."""
    first, _, rest = mention.text.partition(" ")
    number, start, end = mention.where
    if rest and acronym(first) and w.words_of(first) in known and w.words_of(rest) in known:
        yield mention._replace(text=first, where=Where(number, start, start + len(first)))
        yield mention._replace(text=rest, where=Where(number, end - len(rest), end))
    else:
        yield mention


def _titles(words: Sequence[str], at: int) -> bool:
    """Tell whether the word of a name is a rank or office before a person's name."""
    word, rest = words[at], words[at + 1 :]
    if any(each in heads.BODY_HEADS | heads.PLACE_HEADS | w.JOINERS for each in rest):
        return False
    if word in heads.RANKS:
        return True
    return (
        (word in heads.ROLES and w.ordinary(word)) or (heads.role_word(word) and len(rest) > 1)
    ) and not all(map(w.ordinary, rest))

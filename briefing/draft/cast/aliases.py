"""Which printed names are of one: acronyms, surnames, short names, other scripts, states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from briefing.draft.cast import heads, signs
from briefing.draft.cast.entity import Scores
from briefing.draft.cast.mentions import Mention
from briefing.draft.findings import Sort
from briefing.draft.source_text import SourceText, Where
from briefing.verify.english.names import forms
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import table
from briefing.verify.english.speech.words import OFFICES, SPEAKERS
from briefing.verify.language import listed

_BRACKET: Final = re.compile(r"^\s?[(\[]\s?$")
_DEMONYM: Final = re.compile(r"(?:n|an|ian|ean|i|ese|ish|er)$")
_REALMS: Final = frozenset(
    ("republic", "kingdom", "state", "federation", "emirate", "commonwealth")
)
_PLACE: Final = 6
"""The score from which a surname is a place's name all the same."""
_STEM: Final = 4
"""Letters that a state's name keeps at least when its last vowel goes."""
_SHORTEST: Final = 2
"""Letters of an acronym at least."""


def brackets(found: Sequence[Mention], text: SourceText) -> dict[str, str]:
    """Return names that stand in brackets behind another: the short or foreign one by the full.

    Of "Terrace League (TL)" the acronym, of "Vessen (Βέσσεν)" the name in the other script; and of
    'Stefan "Lefty" Maro' the first name, by the surname.
    """
    pairs: dict[str, str] = {}
    for one, other in pairwise(found):
        if one.where.paragraph != other.where.paragraph:
            continue
        passage = text.passages[one.where.paragraph - 1].text
        if signs.NICKNAME.match(passage[one.where.end : other.where.start]):
            pairs.setdefault(one.text, other.text)
        if not _BRACKET.match(passage[one.where.end : other.where.start]):
            continue
        if passage[other.where.end : other.where.end + 1] not in (")", "]"):
            continue
        if not other.text.isascii() or _stands_for(other.text, one.text):
            pairs.setdefault(other.text, one.text)
        elif _stands_for(one.text, other.text):
            pairs.setdefault(one.text, other.text)
    return pairs


def _stands_for(short: str, full: str) -> bool:
    """Tell whether a name may be the acronym of another: most of its letters are initials there."""
    letters = short.replace(".", "").rstrip("s")
    if not forms.acronym(letters) or len(w.words_of(full)) < _SHORTEST:
        return False
    initials = forms.initials(full)
    folded = w.fold(letters)
    return folded in initials or all(
        letter in {word[0] for word in w.words_of(full)} for letter in folded
    )


def full_names(
    scores: Mapping[str, Scores], pairs: Mapping[str, str], found: Sequence[Mention]
) -> dict[str, str]:
    """Return of every printed name the fullest one that it is short for; of most, itself.

    An ordinary word is short for a name that came before it: "the Committee".
    """
    first: dict[str, int] = {}
    for mention in found:
        first.setdefault(mention.text, mention.where.paragraph)
    names = sorted(scores, key=lambda n: (-len(w.words_of(n)), n.isupper(), -len(n), n))
    sorts = {name: scores[name].sort for name in names}
    index = _Longer(names)
    stems = stems_of(n for n in names if " " not in n and sorts[n] in ("state", "place", "other"))
    full: dict[str, str] = {}
    for at, name in enumerate(names):
        best = pairs.get(name, "") or index.same(name, at, sorts)
        adjective = " " not in name and sorts[name] != "person" and demonym_of(name, stems)
        for other in () if best or adjective else index.longer(name, at):
            late = first[name] < first[other] and len(name.split()) == 1 and w.ordinary(name)
            sort = sorts[name]
            if sorts[other] == "person" and scores[name].get("place", 0) < _PLACE:
                sort = "other" if sort == "place" else sort  # "to Assad", "Assad's town"
            if not late and _shortened(name, other, sort, sorts[other]):
                best = other
                break
        full[name] = best if best and best != name else name
    return {name: _root(name, full) for name in names}


class _Longer:
    """The names of a text, in order, by what a shorter one shares with them."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._at: dict[str, list[int]] = {}
        self._keys: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for at, name in enumerate(names):
            run = w.words_of(name)
            shared = {*run[:1], *run, *(f"={letters}" for letters in forms.initials(name))}
            for word in shared:
                self._at.setdefault(word, []).append(at)
            kin = table().get(name)
            if kin and kin.sort in ("state", "body"):
                self._keys.setdefault((kin.sort, kin.keys), []).append(at)

    def longer(self, name: str, at: int) -> Iterator[str]:
        """Yield the names before ``at`` that have the last word of one, or its initials."""
        run = w.words_of(name)
        word = run[-1] if run else ""
        if forms.acronym(name):
            word = f"={w.fold(name.replace('.', ''))}"
        places = sorted({*self._at.get(word, ()), *self._at.get("".join(run), ())})
        return (self._names[place] for place in places if place < at)

    def same(self, name: str, at: int, sorts: Mapping[str, Sort]) -> str:
        """Return the first name before ``at`` of the state or body that one is of, '' for none."""
        kin = table().get(name)
        places = self._keys.get((kin.sort, kin.keys), []) if kin else []
        found = (self._names[place] for place in places if place < at)
        return next((other for other in found if sorts[other] == sorts[name]), "")


def _root(name: str, full: Mapping[str, str]) -> str:
    seen = {name}
    while full.get(name, name) != name and full[name] not in seen:
        name = full[name]
        seen.add(name)
    return name


def _shortened(name: str, longer: str, sort: Sort, of: Sort) -> bool:
    """Tell whether a name may be a longer one cut short."""
    run, whole = w.words_of(name), w.words_of(longer)
    if not run or len(whole) <= len(run):
        return run == whole  # LOSSA, Indonesian navy
    if forms.acronym(name) and not (of == "person" and run == whole[-1:]):  # the label PERIĆ
        return w.fold(name.replace(".", "")) in forms.initials(longer) and of in ("body", "other")
    if table().get(name):
        return False
    if of == "person":
        plain = sort in ("person", "other") or (sort == "body" and not _headed(name))
        plain = plain or name.isupper()
        return plain and (run == whole[-len(run) :] or (len(run) == 1 and run == whole[:1]))
    if of == "body":
        return _of_body(name, run, whole, sort)
    if of == "state":
        return whole[0] in _REALMS and run in (whole[-len(run) :], whole[:1])
    if of == "place":
        return sort in ("place", "other") and whole[: len(run)] == run and whole[-1] in _PLAIN_AREAS
    return False


_PLAIN_AREAS: Final = frozenset(("city", "town", "province", "governorate", "district", "region"))
"""Words that a place's name may go without: Aleppo City."""


def _headed(name: str) -> bool:
    return heads.head_word(name) in heads.BODY_HEADS


def _of_body(name: str, run: w.Words, whole: w.Words, sort: Sort) -> bool:
    """Tell whether a name is that of a body cut short: its end, or its beginning."""
    if run[0] == "st" and run == whole[: len(run)]:
        return True  # St Clement's, of St Clement's hospital
    if sort in ("place", "state", "people"):
        return False
    if run == whole[-len(run) :]:
        return whole[-len(run) - 1] not in w.JOINERS  # Selvane is no Ministry of Selvane
    if run == whole[: len(run)]:
        return _headed(name) or (len(run) == 1 and not w.ordinary(name) and sort == "body")
    return False


def stems_of(states: Iterable[str]) -> dict[str, str]:
    """Return names of states by the stems that adjectives are made of."""
    found: dict[str, str] = {}
    for state in states:
        stem = w.fold(state)
        stem = stem[:-1] if stem[-1:] in "aeoy" and len(stem) > _STEM else stem
        found.setdefault(stem, state)
    return found


def demonym_of(name: str, stems: Mapping[str, str]) -> str:
    """Return the state of the text that an adjective is made of: Dravenia of "Dravenian"."""
    low = w.fold(name)
    for end in range(len(low) - 1, 1, -1):
        state = stems.get(low[:end])
        if state and low != w.fold(state) and _DEMONYM.fullmatch(low[end:]):
            return state
    return ""


class Shorter:
    """Bodies without a name of their own, by the nouns that a text calls them by later on.

    "The coast guard of the Tessaly Republic" is "the coast guard" from then on. People are not
    known so: the spokesman of one body is not that of the next.
    """

    def __init__(self) -> None:
        self._long: list[tuple[str, Where, str]] = []

    def add(self, head: str, where: Where, id: str) -> None:
        """Take in a voice by the words before its first preposition."""
        self._long.append((head.casefold(), where, id))

    def meant(self, noun: str, where: Where) -> str:
        """Return the id of the last voice before a place that a noun is short for, "" for none."""
        low = noun.casefold()
        found = [
            (at, id)
            for head, at, id in self._long
            if at[:2] <= where[:2] and (head == low or (" " in low and head.endswith(f" {low}")))
        ]
        return max(found)[1] if found else ""

    def is_first(self, head: str) -> bool:
        """Tell whether no voice has been told more of that these words stand before."""
        return all(head.casefold() != known for known, _, _ in self._long)


def is_body(head: str) -> bool:
    """Tell whether a noun phrase is of one body, not of people: the coast guard, no doctors."""
    last = w.fold(head.rsplit(maxsplit=1)[-1]) if head else ""
    return bool(last) and last not in _NO_BODY and not re.search(r"[^s]s$", last)


def is_people(noun: str) -> bool:
    """Tell whether a noun is what many are called: spokesman, doctors."""
    last = w.fold(noun.rsplit(maxsplit=1)[-1]) if noun else ""
    return last in _NO_BODY or (last in SPEAKERS and last.endswith("s"))


_NO_BODY: Final = (
    heads.ROLES | OFFICES | listed("report statement letter source note post message media")
)

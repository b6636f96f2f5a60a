"""What a name is of by its own words: its head, its form, a table of those that news use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from briefing.draft.cast import heads
from briefing.draft.cast.entity import Scores
from briefing.draft.cast.known import is_region, known_kind
from briefing.draft.findings import Sort
from briefing.verify.english.lexicon import commonness
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import KinSort, table
from briefing.verify.english.names.persons import is_person
from briefing.verify.language import listed

OWN: Final = 6.0
"""What the words of a name itself weigh, against one to four for words around it."""
_PAIR: Final = 2
SHOUTED: Final = 3
"""What capitals alone weigh for a body."""
_SHOUT: Final = 4
"""Letters from which capitals of an ordinary word only shout it."""

_SORT_OF: Final[Mapping[KinSort, Sort]] = {
    "state": "state", "people": "people", "capital": "place", "region": "place",
    "faith": "other", "body": "body",
}  # fmt: skip
_SEATS: Final = frozenset(("Kremlin", "White House"))
"""Houses that only ever speak for a government."""
_REALMS: Final = frozenset(("republic", "kingdom", "state", "federation", "commonwealth"))
ACRONYM: Final = re.compile(r"(?:[A-Z]\.?){2,7}s?")
_POSTS: Final = listed("border frontier police customs guard military army command")
"""What stands before "post" where that is no newspaper."""
_PEOPLES: Final = re.compile(r"(?:[a-z]s['\u2019]|[a-z]men['\u2019]s) [A-Z]")
"""Those whose body it is: Young Officers' Circle."""

_CAUSES: Final = frozenset(("across", "without", "against", "abroad", "for"))
"""Words within the name of a body that is for something, or goes somewhere."""
_DIRECTIONS: Final = listed(
    "north south east west northern southern eastern western central upper lower"
)


def by_words(name: str) -> Scores:
    """Return what the words of a name tell."""
    scores = Scores()
    kin = table().get(name)
    run = w.words_of(name)
    if kin:
        scores.add("body" if name in _SEATS else _SORT_OF[kin.sort], OWN * 2)
    elif known_kind(name):
        scores.add("body", OWN * 2)
    elif is_region(name):
        scores.add("place", OWN)
    elif len(run) > 2 and run[0] in _REALMS and run[1] == "of":
        scores.add("state", OWN)
    elif run:
        _by_heads(scores, name, run)
    return scores


def _by_heads(scores: Scores, name: str, run: w.Words) -> None:
    """Score a name by the word that says what it is of."""
    head, first = heads.head_word(name), run[0]
    word, _, rest = name.partition(" ")
    if rest and first in heads.SHIPS | heads.DOCUMENTS and not word.istitle():
        scores.add("other", OWN * 2)
    elif head == "post" and first in _POSTS:
        scores.add("other", OWN)  # by its number: Border Post 11
    elif head in heads.OTHER_HEADS and head not in heads.BODY_HEADS:
        scores.add("other", OWN)
    elif head in heads.SURNAMES and len(run) == _PAIR and not w.ordinary(word):
        scores.add("body" if head in heads.BODY_HEADS else "place", 3)
        scores.add("person", 2.5)
    elif _is_body(name, run):
        scores.add("body", OWN)
        if head in heads.PLACE_HEADS:  # a guard house, a bank
            scores.add("place", OWN - 2)
    elif head in heads.PLACE_HEADS:
        scores.add("place" if rest else "other", OWN)
    elif rest and first in heads.FIRST_OF_PLACES:
        scores.add("place", OWN if first in heads.STRONG_FIRST else 2)
    else:
        _by_form(scores, name, run)


def _is_body(name: str, run: w.Words) -> bool:
    """Tell whether a name has a word for a body at its head, or where other languages have it."""
    if " & " in name or heads.head_word(name) in heads.BODY_HEADS:
        return True
    if len(run) > _PAIR - 1 and _CAUSES & set(run[1:]) and run[0] not in heads.PLACE_HEADS:
        return True  # Hope Across Borders, Food for Tarom
    if _PEOPLES.search(name) and heads.head_word(name) not in heads.PLACE_HEADS:
        return True
    return len(run) > 1 and (
        run[0] in heads.FIRST_OF_BODIES or (run[0] in w.PLURALS and "for" in run)
    )


def _works(run: w.Words) -> bool:
    """Tell whether a name is that of a firm by what it deals in: Cobre Minerals."""
    last = run[-1]
    plural = last[-1:] == "s" and last[-2:] != "ss" and commonness(last) > 0
    return len(run) == _PAIR and plural and last not in heads.SURNAMES and not w.ordinary(run[0])


def _by_form(scores: Scores, name: str, run: w.Words) -> None:
    """Score a name that has no word for what it is: an acronym, a person, Public Health England."""
    last = table().get(name.rsplit(maxsplit=1)[-1])
    if ACRONYM.fullmatch(name):
        shouted = len(name) >= _SHOUT and w.ordinary(name)
        scores.add("other" if shouted else "body", SHOUTED)
    elif len(run) > 1 and last and last.sort in ("state", "region"):
        if len(run) == _PAIR and not w.ordinary(run[0]):
            scores.add("person", 1.5)  # a surname, too
        elif run[0] not in _DIRECTIONS:
            scores.add("body", 4)
    elif _works(run):
        scores.add("body", 2.5)
    elif " " in name and is_person(name):
        scores.add("person", 2.5)

"""What each name of a text is of, told by its own words and by the words around it.

Every rule adds to the score of a sort; the highest score decides. A name that nothing tells is
"other", and nobody's voice, actor or place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from briefing.draft.cast import heads, signs
from briefing.draft.cast import kinds as k
from briefing.draft.cast.entity import LEAST, Scores
from briefing.draft.cast.known import is_region, known_kind
from briefing.draft.cast.mentions import Mention
from briefing.draft.findings import Sort
from briefing.draft.source_text import SourceText
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import KinSort, table
from briefing.verify.english.names.persons import is_person
from briefing.verify.language import listed

_OWN: Final = 6.0
"""What the words of a name itself weigh, against one to four for words around it."""
_PAIR: Final = 2
_SHOUTED: Final = 3
"""What capitals alone weigh for a body."""
_SHOUT: Final = 4
"""Letters from which capitals of an ordinary word only shout it."""
_DATELINE: Final = 6.0
"""What a name in capitals at the head of a text weighs as the place where it was written."""
_REACH: Final = 64
"""Characters before a name that are looked at, and behind it."""

_SORT_OF: Final[Mapping[KinSort, Sort]] = {
    "state": "state", "people": "people", "capital": "place", "region": "place",
    "faith": "other", "body": "body",
}  # fmt: skip
_SEATS: Final = frozenset(("Kremlin", "White House"))
"""Houses that only ever speak for a government."""
_REALMS: Final = frozenset(("republic", "kingdom", "state", "federation", "commonwealth"))
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.?){2,7}s?")
_POSTS: Final = listed("border frontier police customs guard military army command")
"""What stands before "post" where that is no newspaper."""
_PEOPLES: Final = re.compile(r"(?:[a-z]s['\u2019]|[a-z]men['\u2019]s) [A-Z]")
"""Those whose body it is: Young Officers' Circle."""
DEMONYM: Final = re.compile(r"[A-Z][a-z]+(?:ian|ean|ese|ish|ist)s?")
_DIRECTIONS: Final = listed(
    "north south east west northern southern eastern western central upper lower"
)


def by_words(name: str) -> Scores:
    """Return what the words of a name tell."""
    scores = Scores()
    kin = table().get(name)
    run = w.words_of(name)
    if kin:
        scores.add("body" if name in _SEATS else _SORT_OF[kin.sort], _OWN * 2)
    elif known_kind(name):
        scores.add("body", _OWN * 2)
    elif is_region(name):
        scores.add("place", _OWN)
    elif len(run) > 2 and run[0] in _REALMS and run[1] == "of":
        scores.add("state", _OWN)
    elif run:
        _by_heads(scores, name, run)
    return scores


def _by_heads(scores: Scores, name: str, run: w.Words) -> None:
    """Score a name by the word that says what it is of."""
    head, first = heads.head_word(name), run[0]
    word, _, rest = name.partition(" ")
    if rest and first in heads.SHIPS | heads.DOCUMENTS and not word.istitle():
        scores.add("other", _OWN * 2)
    elif head == "post" and first in _POSTS:
        scores.add("other", _OWN)  # by its number: Border Post 11
    elif head in heads.OTHER_HEADS and head not in heads.BODY_HEADS:
        scores.add("other", _OWN)
    elif head in heads.SURNAMES and len(run) == _PAIR and not w.ordinary(word):
        scores.add("body" if head in heads.BODY_HEADS else "place", 3)
        scores.add("person", 2.5)
    elif _is_body(name, run):
        scores.add("body", _OWN)
        if head in heads.PLACE_HEADS:  # a guard house, a bank
            scores.add("place", _OWN - 2)
    elif head in heads.PLACE_HEADS:
        scores.add("place" if rest else "other", _OWN)
    elif rest and first in heads.FIRST_OF_PLACES:
        scores.add("place", _OWN if first in heads.STRONG_FIRST else 2)
    else:
        _by_form(scores, name, run)


def _is_body(name: str, run: w.Words) -> bool:
    """Tell whether a name has a word for a body at its head, or where other languages have it."""
    if " & " in name or heads.head_word(name) in heads.BODY_HEADS:
        return True
    if _PEOPLES.search(name) and heads.head_word(name) not in heads.PLACE_HEADS:
        return True
    return len(run) > 1 and (
        run[0] in heads.FIRST_OF_BODIES or (run[0] in w.PLURALS and "for" in run)
    )


def _by_form(scores: Scores, name: str, run: w.Words) -> None:
    """Score a name that has no word for what it is: an acronym, a person, Public Health England."""
    last = table().get(name.rsplit(maxsplit=1)[-1])
    if _ACRONYM.fullmatch(name):
        shouted = len(name) >= _SHOUT and w.ordinary(name)
        scores.add("other" if shouted else "body", _SHOUTED)
    elif len(run) > 1 and last and last.sort in ("state", "region"):
        if len(run) == _PAIR and not w.ordinary(run[0]):
            scores.add("person", 1.5)  # a surname, too
        elif run[0] not in _DIRECTIONS:
            scores.add("body", 4)
    elif " " in name and is_person(name):
        scores.add("person", 2.5)


def by_context(mention: Mention, text: str) -> Scores:
    """Return what the words around a name tell."""
    scores = Scores()
    _, start, end = mention.where
    start -= len(mention.title) + 1 if mention.title else 0
    before, after = text[max(start - _REACH, 0) : start], text[end : end + _REACH]
    if DEMONYM.fullmatch(mention.text) and signs.NOUN.match(after):
        scores.add("people", 5)
    if mention.title:
        scores.add("person", 5)
    _as_place(scores, before, after)
    _as_state(scores, mention, before, after)
    _as_person(scores, before, after)
    _as_body(scores, before, after)
    if start == 0 and mention.text.isupper() and signs.DATELINE.match(after):
        scores.add("place", _DATELINE)
    return scores


def _as_place(scores: Scores, before: str, after: str) -> None:
    if signs.TAKEN.search(before) or signs.FELL.match(after):
        scores.add("place", 3)
    if signs.IN.search(before) or signs.WENT.search(before):
        scores.add("place", 3)
    elif signs.TO.search(before):
        scores.add("place", 1)
    if signs.OF_AREA.search(before):
        scores.add("place", 4)
        scores.add("state", -3)
    adjective = before.endswith("the ") and signs.ADJECTIVE.match(after)
    if adjective:
        scores.add("state", 2.5)
    elif signs.AREA_BEHIND.match(after):
        scores.add("place", 3)
        scores.add("state", -3)
    if signs.DATED_STATE.match(after) or (
        signs.DATED.match(after) and signs.AFTER_COMMA.search(before)
    ):
        scores.add("place", 2)
    if signs.WITHIN_THE.search(before) and _no_noun(after):
        scores.add("place", 2)
    if signs.LISTED_DAY.search(before) and after[:1] == ":":
        scores.add("place", 3)
    if before.lower().endswith("the ") and (
        signs.RIVER_BEHIND.match(after) or signs.RIVER.search(before)
    ):
        scores.add("place", 2.5)


def _no_noun(after: str) -> bool:
    """Tell whether a name has no noun behind it of which it may only tell more."""
    return not signs.NOUN.match(after) or bool(_HELPING.match(after))


_HELPING: Final = re.compile(r" (?:has|have|had|is|are|was|were|did|does|on|in|since|from|by)\b")


def _as_state(scores: Scores, mention: Mention, before: str, after: str) -> None:
    if signs.GOVERNS.match(after):
        scores.add("state", 2.5)
    if signs.CITIZENS.match(after):
        scores.add("state", 2.5)
    if signs.BORDERS.match(after):
        scores.add("state", 5)
    if signs.DATED.match(after) and signs.AFTER_PLACE.search(before):
        scores.add("state", 2.5)
    if signs.HELPED_BY.search(before):
        scores.add("state", 1.5)
    if signs.SHIP.search(before):
        scores.add("other", _OWN)
    if signs.NEIGHBOUR.search(before):
        scores.add("state", 3)
    the = before.lower().endswith("the ")
    if signs.ACTS.match(after) and not the:
        scores.add("state", 1)
    if signs.POLICY.match(after) and not the and " " not in mention.text:
        scores.add("state", 2)


def _as_person(scores: Scores, before: str, after: str) -> None:
    the = before.lower().endswith("the ")
    if signs.AGED.match(after):
        scores.add("person", 6)
    if signs.WHO.match(after) and not the:
        scores.add("person", 2)
    apposed = signs.ROLE_AFTER.match(after)
    if apposed and not the and k.is_role(apposed["role"]):
        said = signs.VERBAL.intersection(apposed["role"].split())
        scores.add("person", 0 if said else 4)
    role = signs.ROLE_BEFORE.search(before)
    if role and w.fold(role["role"]) in heads.ROLES:
        scores.add("person", 4 if not role["comma"] or after[:1] in ",.;)" else 2)
    if not the and (signs.SAYS.match(after) or signs.SAID.search(before)):
        scores.add("person", 1)
        scores.add("body", 0.5)
    if signs.KNOWN_AS.search(before):
        scores.add("person", 4)
    if signs.MANY.match(after) and not re.search(r"\b(?:and|or) $", before):
        scores.add("person", -2)
        scores.add("body", 0.5)


def _as_body(scores: Scores, before: str, after: str) -> None:
    the = before.lower().endswith("the ")
    if signs.BODILY.match(after):
        scores.add("body", 2)
    if signs.BODY_AFTER.match(after):
        scores.add("body", 4)
    if signs.BODY_NOUN.search(before):
        scores.add("body", 2 if before.endswith("to ") else 4)
    if signs.BODY_APPOSED.match(after):
        scores.add("body", 4)
    owns = after.startswith(("'s", "\u2019s"))
    if the and not owns and (signs.SIDES_BEHIND.match(after) or signs.SIDES_BEFORE.search(before)):
        scores.add("body", 3)
    if the and signs.SAYS.match(after):
        scores.add("body", 2)
    elif the:
        scores.add("body", 0.5)


def sorts(found: Sequence[Mention], text: SourceText) -> dict[str, Scores]:
    """Return the scores of each printed name, over all places where it stands."""
    scores: dict[str, Scores] = {}
    for mention in found:
        if mention.text not in scores:
            scores[mention.text] = by_words(mention.text)
        passage = text.passages[mention.where.paragraph - 1]
        scores[mention.text].join(by_context(mention, passage.text))
    _of_acronyms(scores, found)
    _of_labels(scores, found, text)
    _of_speakers(scores, text)
    _in_lists(scores, found, text)
    return scores


def _of_acronyms(scores: dict[str, Scores], found: Sequence[Mention]) -> None:
    """Take back that an acronym is where the text was written, where it stands elsewhere, too."""
    for name in {each.text for each in found if each.where.start > 0}:
        if _ACRONYM.fullmatch(name) and scores[name].get("place", 0) >= _DATELINE:
            scores[name].add("place", -_DATELINE)
    plain = {each.text.casefold() for each in found if not each.text.isupper()}
    for name, score in scores.items():
        if name.isupper() and name.casefold() in plain and score.get("body", 0) >= _SHOUTED:
            score.add("body", -_SHOUTED)  # ILLYA, of Illya


def _of_labels(scores: dict[str, Scores], found: Sequence[Mention], text: SourceText) -> None:
    """Take it that who stands before a colon again and again is a person: of an interview."""
    asked = Counter(
        each.text
        for each in found
        if each.where.start == 0 and signs.LABEL.match(text.passages[each.where.paragraph - 1].text)
    )
    for name, times in asked.items():
        scores[name].add("person", 5 if times > 1 else 0)


def _of_speakers(scores: dict[str, Scores], text: SourceText) -> None:
    """Take it that whom "he" means is a person, and that what has a ministry is a state."""
    for passage in text.passages:
        for speech in passage.facts.said.speeches:
            if speech.speaker.lower() in ("he", "she") and speech.resolved in scores:
                scores[speech.resolved].add("person", 2)
            speaker = scores.get(speech.speaker) if speech.verb else None
            if speaker is not None and speaker.sort == "place":
                speaker.add("state", 2.5)
            owner = signs.OWNER.match(speech.resolved)
            if owner and owner[1] in scores and signs.GOVERNS.match(owner[2]):
                scores[owner[1]].add("state", 3)


def _in_lists(scores: dict[str, Scores], found: Sequence[Mention], text: SourceText) -> None:
    """Take it that names that "and" joins are of one sort: "Kell, Vels and Iskel"."""
    chain: list[Mention] = []
    for one, other in pairwise(found):
        passage = text.passages[one.where.paragraph - 1].text
        between = passage[one.where.end : other.where.start]
        same = one.where.paragraph == other.where.paragraph
        if same and between == ", ":
            chain = [*(chain or [one]), other]
            continue
        if same and between in (" and ", ", and ", " or "):
            _spread(scores, [*(chain or [one]), other])
        chain = []


def _spread(scores: dict[str, Scores], chain: Sequence[Mention]) -> None:
    if any(scores[each.text].sort == "place" for each in chain):
        for each in chain:
            if sum(scores[each.text].values()) < 1 + LEAST:
                scores[each.text].add("place", 3)

"""What each name of a text is of, told by its own words and by the words around it.

Every rule adds to the score of a sort; the highest score decides. A name that nothing tells is
"other", and nobody's voice, actor or place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefing.draft.cast import heads, signs
from briefing.draft.cast import kinds as k
from briefing.draft.cast.entity import LEAST, Scores
from briefing.draft.cast.mentions import Mention
from briefing.draft.cast.own_words import ACRONYM, OWN, SHOUTED, by_words
from briefing.draft.source_text import SourceText
from briefing.verify.english.lexicon import verb_lemmas
from briefing.verify.english.names import words as w

_DATELINE: Final = 6.0
"""What a name in capitals at the head of a text weighs as the place where it was written."""
_REACH: Final = 64
"""Characters before a name that are looked at, and behind it."""

DEMONYM: Final = re.compile(r"[A-Z][a-z]+(?:ian|ean|ese|ish|ist)s?")


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
    _as_person(scores, mention, before, after)
    _as_body(scores, mention.text, before, after)
    if start == 0 and mention.text.isupper() and signs.DATELINE.match(after):
        scores.add("place", _DATELINE)
    return scores


def _as_place(scores: Scores, before: str, after: str) -> None:
    if signs.TAKEN.search(before) or signs.FELL.match(after):
        scores.add("place", 3)
    if signs.WHERE.match(after):
        scores.add("place", 2.5)
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
        scores.add("state", 4)
    if signs.HELPED_BY.search(before):
        scores.add("state", 1.5)
    if signs.SHIP.search(before) or signs.SHIP_APPOSED.match(after):
        scores.add("other", OWN)
    if signs.NEIGHBOUR.search(before):
        scores.add("state", 3)
    the = before.lower().endswith("the ")
    if signs.ACTS.match(after) and not the:
        scores.add("state", 1)
    if signs.POLICY.match(after) and not the and " " not in mention.text:
        scores.add("state", 2)


def _as_person(scores: Scores, mention: Mention, before: str, after: str) -> None:
    the = before.lower().endswith("the ")
    if signs.AGED.match(after):
        scores.add("person", 6)
    if signs.WHO.match(after) and not the:
        scores.add("person", 2)
    apposed = signs.ROLE_AFTER.match(after)
    theirs = signs.ROLE_OF_NEXT.match(after)  # "with Lunt, his lawyer, Ines Pardo, said"
    if apposed and not (the or theirs) and k.is_role(apposed["role"]):
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
    if (
        the
        and not mention.title
        and (_fights(before, after) or after.startswith(("'s", "\u2019s")))
    ):
        scores.add("person", -3)
    elif the and not mention.title and " " in mention.text and (_no_noun(after) or _does(after)):
        scores.add("person", -2)  # nobody's name stands behind an article
    if signs.MANY.match(after) and not re.search(r"\b(?:and|or) $", before):
        scores.add("person", -2)
        scores.add("body", 0.5)


def _fights(before: str, after: str) -> bool:
    """Tell whether words around a name say that it holds a place, takes or loses one."""
    return bool(signs.HOLDS_BEHIND.match(after) or signs.HOLDS_BEFORE.search(before))


def _as_body(scores: Scores, name: str, before: str, after: str) -> None:
    the = before.lower().endswith("the ")
    if the and (_many(name) or _does(after)):
        scores.add("body", 1.5)
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
    if the and _fights(before, after):
        scores.add("body", 3)
    if the and signs.SAYS.match(after):
        scores.add("body", 2)
    elif the:
        scores.add("body", 0.5)


def _does(after: str) -> bool:
    """Tell whether a verb with its object stands behind a name: "the Comandos burned the hall"."""
    found = _OBJECT.match(after)
    return found is not None and bool(verb_lemmas(found["verb"]))


_OBJECT: Final = re.compile(
    r" (?:(?:has|have|had|also|then) )?(?P<verb>[a-z]+(?:ed|s)|took|gave|sent|held)"
    r" (?:the|an?|its|their|[A-Z0-9])"
)


def _many(name: str) -> bool:
    """Tell whether a name calls many by an ordinary noun: the Greens, the Harbour Boys."""
    last = name.rsplit(maxsplit=1)[-1]
    plural = last[-1:] == "s" and last[-2:] != "ss" and last.istitle() and w.ordinary(last)
    return plural and w.fold(last).removesuffix("s") not in heads.PLACE_HEADS


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
        if ACRONYM.fullmatch(name) and scores[name].get("place", 0) >= _DATELINE:
            scores[name].add("place", -_DATELINE)
    plain = {each.text.casefold() for each in found if not each.text.isupper()}
    for name, score in scores.items():
        if name.isupper() and name.casefold() in plain and score.get("body", 0) >= SHOUTED:
            score.add("body", -SHOUTED)  # ILLYA, of Illya


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

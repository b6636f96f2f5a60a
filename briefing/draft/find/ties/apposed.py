"""Ties that a noun beside a name tells: "its ally, the Guard", "the Host, nominally its ally"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from briefing.draft.find.reading.grammar import VERBS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.ties.antecedents import meant
from briefing.draft.find.ties.cues import nouns
from briefing.draft.find.ties.party import party
from briefing.draft.find.ties.tie import Tie
from briefing.draft.source_text import Where
from briefing.verify.language import listed


@cache
def _called() -> re.Pattern[str]:
    """Return the pattern of a noun with whose it is: its ally, Norland's foe, Norland ally Bel."""
    noun = "|".join(sorted(nouns(), key=len, reverse=True))
    own = r"(?P<own>\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|whose))"
    owner = r"(?P<owner>(?:\b[Tt]he )?[\w.-]+(?: [A-Z][\w.-]*)*['’]s?)"
    name = r"(?P<name>\b[A-Z][\w.-]*(?: [A-Z][\w.-]*)*)(?= (?:[\w-]+ ){1,3}[A-Z])"
    return re.compile(
        rf"(?:{own}|{owner}|{name}) (?:[a-z][\w-]* ){{0,3}}?(?P<noun>{noun})(?![\w-])(?! of\b)"
    )


_OPENS: Final = re.compile(
    r"^(?:[Oo]nce |[Ff]ormerly |[Ll]ong )?[Aa]n? (?:[\w-]+ ){0,3}?(?P<noun>off-?shoot|splinter"
    r"|ally|rival|enemy|foe|wing|arm|branch|affiliate|partner)(?: (?:group|faction))?"
    r" of (?=[^,]{3,50}, )"
)
"""What a sentence tells first of whom it is about: "An offshoot of the Front, it ..."."""


_ASIDES: Final = listed("once still now long the a an also")
_COPULAS: Final = listed("is are was were remains remained remain became become")
_SUBJECTS: Final = frozenset(("it", "they", "the"))


def apposed(line: Line, scene: Scene) -> Iterator[Tie]:
    """Yield the ties of a sentence that a noun beside a name tells."""
    yield from _opening(line, scene)
    for match in _called().finditer(line.plain):
        start = line.sentence.where.start
        words = line.at(start + match.start(), start + match.end())
        if words.first >= words.last:
            continue
        named = _beside(line, words, scene, direct=bool(match["name"]))
        if named is None:
            continue
        other = _owner(line, match, scene, named.id)
        if other is None or other.id == named.id:
            continue
        type_, turned = nouns()[match["noun"]]
        where = Where(line.passage.number, start + match.start("noun"), start + match.end("noun"))
        first, second = (other, named) if turned else (named, other)
        yield Tie(type_, where, first, second)


def _opening(line: Line, scene: Scene) -> Iterator[Tie]:
    """Yield the tie that the opening of a sentence tells of its subject."""
    match = _OPENS.match(line.plain)
    if match is None:
        return
    start = line.sentence.where.start
    words = line.at(start, start + match.end())
    whose = line.after(words.last)
    about = line.words[whose.last + 1 : whose.last + 2]
    named = bool(about) and (about[0].text[:1].isupper() or about[0].low in _SUBJECTS)
    if line.low(whose.last) != "," or not named:
        return
    first, other = party(line, line.after(whose.last + 1), scene), party(line, whose, scene)
    if first and other and first.id != other.id:
        noun = match["noun"].replace("-", "")
        where = Where(line.passage.number, start + match.start("noun"), start + match.end("noun"))
        yield Tie(nouns()[noun].type, where, first, other)


def _beside(line: Line, words: Phrase, scene: Scene, *, direct: bool) -> CastId | None:
    """Return who is called so: the name right behind or behind a comma, else what stands before.

    ``direct``: only the name right behind: "Norland ally Bel".
    """
    behind = line.after(words.last)
    names = line.names(behind)
    if names and names[0].first == words.last:
        return party(line, Phrase(words.last, names[0].last), scene)
    if direct:
        return None
    if line.low(words.last) == ",":
        behind = line.after(words.last + 1)
        verb = line.low(behind.first) in VERBS
        if line.names(behind) and not verb and (found := party(line, behind, scene)):
            return found
    if line.low(words.last) in _COPULAS:  # "our partners are the dockers"
        return party(line, line.after(words.last + 1), scene)
    if line.low(words.last) == "in":  # "its backers in Kharg"
        there = line.after(words.last + 1)
        names = line.names(there)
        if names and names[0] == there:
            return party(line, there, scene)
    return _before(line, words.first, scene)


def _before(line: Line, first: int, scene: Scene) -> CastId | None:
    """Return who is called so by what stands before: "Bel, once its ally", "Bel is its ally"."""
    while line.low(first - 1).endswith("ly") or line.low(first - 1) in _ASIDES:
        first -= 1
    if line.low(first - 1) == ",":
        before = line.phrase_to(first - 1)
        return _from(line, before, scene) or party(line, before, scene)
    return party(line, line.subject(first), scene) if line.low(first - 1) in _COPULAS else None


def _from(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return the name that ends a phrase: of "400 soldiers from Kordal", Kordal."""
    names = line.names(phrase)
    if not names or names[-1].last != phrase.last:
        return None
    where = line.where(names[-1])
    id = scene.cast.actor(line.text(names[-1]), where)
    return CastId(id, where, "medium") if id else None


def _owner(line: Line, match: re.Match[str], scene: Scene, but: str) -> CastId | None:
    """Return whose ally it is."""
    key = next(key for key in ("own", "owner", "name") if match[key])
    base = line.sentence.where.start
    start, end = base + match.start(key), base + match.end(key)
    where = Where(line.passage.number, start, end)
    if key == "own":
        first = line.at(start, end).first
        if line.low(first - 1) == "and" and (joined := line.phrase_to(first - 1)):
            found = party(line, joined, scene)  # "the army and its ally, the Guard"
            return found if found is not None and found.id != but else None
        if first == 0 and (about := scene.about_before(line, strict=True)):
            return about if about.id != but else None
        return next(meant(line, where, scene, but), None)
    phrase = line.at(start, end)
    id = scene.cast.actor(re.sub(r"['’]s?$", "", line.text(phrase)), where)
    return CastId(id, where) if id else party(line, phrase, scene)

"""Ties that a noun beside a name tells: "its ally, the Guard", "the Host, nominally its ally"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from briefing.brief.scales import RelationType
from briefing.draft.find.antecedents import meant
from briefing.draft.find.party import party
from briefing.draft.find.reading.grammar import VERBS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import Found
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.source_text import Where

_NOUNS: Final[dict[str, tuple[RelationType, bool]]] = {
    "ally": ("allied", False),
    "allies": ("allied", False),
    "partner": ("allied", False),
    "enemy": ("hostile", False),
    "enemies": ("hostile", False),
    "rival": ("hostile", False),
    "rivals": ("hostile", False),
    "foe": ("hostile", False),
    "foes": ("hostile", False),
    "adversary": ("hostile", False),
    "opponent": ("hostile", False),
    "opponents": ("hostile", False),
    "backer": ("backs", False),
    "backers": ("backs", False),
    "sponsor": ("backs", False),
    "patron": ("backs", False),
    "paymaster": ("backs", False),
    "protector": ("protects", False),
    "proxy": ("backs", True),
    "client": ("backs", True),
    "wing": ("part-of", False),
    "arm": ("part-of", False),
    "branch": ("part-of", False),
    "affiliate": ("part-of", False),
    "offshoot": ("offshoot-of", False),
    "splinter": ("offshoot-of", False),
}
"""What X is to Y where X is Y's noun; turned round where X is the one who is backed."""
_CALLED: Final = re.compile(
    r"(?:(?P<own>\b(?:[Ii]ts|[Tt]heir|[Hh]is|whose))"
    r"|(?P<owner>(?:\b[Tt]he )?[\w.-]+(?: [A-Z][\w.-]*)*['’]s?))"
    rf" (?:[\w-]+ ){{0,2}}?(?P<noun>{'|'.join(_NOUNS)})\b(?! of\b)"
)


_OPENS: Final = re.compile(
    r"^(?:[Oo]nce |[Ff]ormerly |[Ll]ong )?[Aa]n? (?:[\w-]+ ){0,3}?(?P<noun>off-?shoot|splinter"
    r"|ally|rival|enemy|foe|wing|arm|branch|affiliate|partner)(?: (?:group|faction))?"
    r" of (?=[^,]{3,50}, )"
)
"""What a sentence tells first of whom it is about: "An offshoot of the Front, it ..."."""


_SUBJECTS: Final = frozenset(("it", "they", "the"))


class Apposed(NamedTuple):
    """A tie with the words that tell it."""

    type: RelationType
    words: Where
    first: Found
    second: Found


def apposed(line: Line, scene: Scene) -> Iterator[Apposed]:
    """Yield the ties of a sentence that a noun beside a name tells."""
    yield from _opening(line, scene)
    for match in _CALLED.finditer(line.plain):
        start = line.sentence.where.start
        words = line.at(start + match.start(), start + match.end())
        if words.first >= words.last:
            continue
        named = _beside(line, words, scene)
        if named is None:
            continue
        other = _owner(line, match, scene, named.id)
        if other is None or other.id == named.id:
            continue
        type_, turned = _NOUNS[match["noun"]]
        where = Where(line.passage.number, start + match.start("noun"), start + match.end("noun"))
        first, second = (other, named) if turned else (named, other)
        yield Apposed(type_, where, first, second)


def _opening(line: Line, scene: Scene) -> Iterator[Apposed]:
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
        yield Apposed(_NOUNS[noun][0], where, first, other)


def _beside(line: Line, words: Phrase, scene: Scene) -> Found | None:
    """Return who is called so: the name behind the comma, else the one before it."""
    if line.low(words.last) == ",":
        behind = line.after(words.last + 1)
        verb = line.low(behind.first) in VERBS
        if line.names(behind) and not verb and (found := party(line, behind, scene)):
            return found
    if line.low(words.last) == "in":  # "its backers in Kharg"
        there = line.after(words.last + 1)
        names = line.names(there)
        return party(line, there, scene) if names and names[0] == there else None
    first = words.first
    while line.low(first - 1).endswith("ly") or line.low(first - 1) in ("once", "still", "now"):
        first -= 1
    if line.low(first - 1) != ",":
        return None
    before = line.phrase_to(first - 1)
    return _from(line, before, scene) or party(line, before, scene)


def _from(line: Line, phrase: Phrase, scene: Scene) -> Found | None:
    """Return the name that ends a phrase: of "400 soldiers from Kordal", Kordal."""
    names = line.names(phrase)
    if not names or names[-1].last != phrase.last:
        return None
    where = line.where(names[-1])
    id = scene.cast.actor(line.text(names[-1]), where)
    return Found(id, where, "medium") if id else None


def _owner(line: Line, match: re.Match[str], scene: Scene, but: str) -> Found | None:
    """Return whose ally it is."""
    key = "own" if match["own"] else "owner"
    base = line.sentence.where.start
    start, end = base + match.start(key), base + match.end(key)
    where = Where(line.passage.number, start, end)
    if key == "own":
        first = line.at(start, end).first
        if line.low(first - 1) == "and" and (joined := line.phrase_to(first - 1)):
            found = party(line, joined, scene)  # "the army and its ally, the Guard"
            if found is not None and found.id != but:
                return found
        if first == 0 and (about := scene.about_before(line, strict=True)):
            return about if about.id != but else None
        return next(meant(line, where, scene, but), None)
    phrase = line.at(start, end)
    id = scene.cast.actor(re.sub(r"['’]s?$", "", line.text(phrase)), where)
    return Found(id, where) if id else party(line, phrase, scene)

"""Who leads whom: "the Wardens, led by Bela T", "Bela T, who commands the Wardens".

A person mostly stands for whom they speak for; here the person is the one end and the body the
other, so both are looked up by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.brief.items import Actor
from briefing.draft.cast.kinds import words_kind
from briefing.draft.find.moods import not_so
from briefing.draft.find.reading.grammar import HELPERS, ROUGHLY
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.words import FORCE
from briefing.draft.find.ties.antecedents import meant
from briefing.draft.find.ties.tie import Tie
from briefing.draft.source_text import Where
from briefing.verify.english.names import words as w
from briefing.verify.language import listed

_LED: Final = re.compile(r"\b(?:[Ll]ed|[Hh]eaded|[Cc]ommanded|[Cc]haired) by\b")
_LEADS: Final = re.compile(r"\b(?:leads|heads|commands|(?:who|has|had) (?:led|headed|commanded))\b")
_UNDER: Final = re.compile(r"\bunder(?= (?:the |an? )?(?:[\w-]+ ){0,3}[A-Z])")
_PARTS: Final = listed("wing arm branch faction section component team delegation")
_HEADS: Final = listed(
    "leader commander chief head chairman chairwoman chair chairperson emir warlord commandant"
)
"""Roles of those who lead a body."""
_NOT_NOW: Final = listed(
    "former ex once late deputy vice assistant press legal medical delegation mission"
)
"""What makes of such a role another: a former leader, a deputy commander, a head of mission."""
_SERVE: Final = ("external-state", "international-org")
"""Kinds of those whose heads speak for them, and are no party of their own."""
_REACH: Final = 60
"""Characters before a name within which its role stands."""
_FAR: Final = 6
"""Words between "led by" and the name of who leads."""
_ITS: Final = re.compile(
    rf"\b(?:[Ii]ts|[Tt]heir|whose) (?:[\w-]+ ){{0,2}}?(?:{'|'.join(sorted(_HEADS))})(?=, | [A-Z])"
)


def leaders(line: Line, scene: Scene) -> Iterator[Tie]:
    """Yield who leads whom by a sentence."""
    yield from _by_role(line, scene)
    yield from _beside(line, scene)
    start = line.sentence.where.start
    for told, by_whom in ((_LED, True), (_LEADS, False), (_UNDER, True)):
        for match in told.finditer(line.plain):
            words = line.at(start + match.start(), start + match.end())
            if words.first >= words.last or not_so(line.low(words.first - 1)):
                continue
            person = _behind(line, words, scene) if by_whom else _before(line, words, scene)
            if person is None:
                continue
            if told is _LED and words.first == 0:
                body = _opened(line, words, scene)
                if body is not None and body.id != person.id:
                    yield Tie("controls", line.where(words), person, body)
                continue
            led = _under(line, words) if told is _UNDER else _led(line, words, by_whom)
            body = _body(line, led, scene) if led.first < led.last else None
            if body is not None and body.id != person.id:
                yield Tie("controls", line.where(words), person, body)


def _opened(line: Line, words: Phrase, scene: Scene) -> CastId | None:
    """Return who is led of whom a sentence tells that opens with it: "Led by Bela T, it ..."."""
    numbers = range(words.last, min(words.last + 2 * _FAR, len(line.words)))
    comma = next((n for n in numbers if line.low(n) == ","), None)
    if comma is None:
        return None
    if line.low(comma + 1) in ("it", "they"):
        return scene.about_before(line, strict=True)
    return _body(line, line.after(comma + 1), scene)


def _by_role(line: Line, scene: Scene) -> Iterator[Tie]:
    """Yield who leads whom by an office: "Bela T, head of the Guard"."""
    for where, role, whose in scene.cast.roles_in(line.passage.number):
        if not line.sentence.where.holds(where.start, where.end):
            continue
        words = set(role.lower().replace("-", " ").split())
        if not words & _HEADS or words & _NOT_NOW:
            continue
        id = scene.cast.actor(whose, where)
        led = scene.cast.actors.get(id)
        if led is None or not _is_side(led, scene) or not _next_to(line, where, role, whose):
            continue
        person = scene.cast.party(line.passage.text[where.start : where.end], where)
        if person and person != id:
            yield Tie("controls", where, CastId(person, where), CastId(id, where, "medium"))


def _is_side(led: Actor, scene: Scene) -> bool:
    """Tell whether those who are led are a party with a name: no state, institute or hospital."""
    told = words_kind(led.name)
    outside = led.kind in _SERVE or (told is not None and told.kind in ("expert", "monitor"))
    return not outside and led.name[:1].isupper() and scene.cast.sort(led.name) == "body"


def _next_to(line: Line, where: Where, role: str, whose: str) -> bool:
    """Tell whether a role stands right beside a name, with nobody else between them."""
    text, noun = line.passage.text, role.rsplit(maxsplit=1)[-1]
    before, behind = text[max(where.start - _REACH, 0) : where.start], text[where.end :]
    of = r"(?: (?:of|in|for|at) [^,;.]{2,60})?"
    if re.search(rf"\b{noun}{of},? (?:[A-Z][\w.]* ){{0,3}}$", before, re.IGNORECASE):
        ahead = before.lower().rpartition(noun)[0].split()
        return not _NOT_NOW & set(ahead[-3:])
    aside = re.match(rf", (?P<told>[^,;.]*?\b{noun}\b[^,;.]*)", behind)
    words = aside["told"].lower().split() if aside else []
    return (
        bool(words)
        and not set(words) & (HELPERS | _NOT_NOW)
        and words[-1].endswith(tuple(w.words_of(whose)[-1:]))
    )


def _beside(line: Line, scene: Scene) -> Iterator[Tie]:
    """Yield who is called somebody's leader: "Its leader, Bela T, ..."."""
    start = line.sentence.where.start
    for match in _ITS.finditer(line.plain):
        words = line.at(start + match.start(), start + match.end())
        named = line.after(words.last + (line.low(words.last) == ","))
        names = line.names(named)
        if words.first >= words.last or not names or names[-1].last != named.last:
            continue
        person = _person(line, names[-1], scene)
        body = _whose(line, words, scene, person.id if person else "")
        if person and body and body.id != person.id:
            yield Tie("controls", line.where(words), person, body)


def _whose(line: Line, words: Phrase, scene: Scene, but: str) -> CastId | None:
    """Return whose leader is meant by "whose" or "its"; never ``but`` himself."""
    first = words.first
    if line.low(first) == "whose":
        return _body(line, line.phrase_to(first - (line.low(first - 1) == ",")), scene)
    if not any(name.last <= first for name in line.names(Phrase(0, len(line.words)))):
        return scene.about_before(line, strict=True)
    opening = line.after(0)
    opens = _body(line, opening, scene) if line.names(opening) else None
    if opens and opens.id != but and opening.last <= first:
        return opens._replace(near="medium")
    found = next(meant(line, line.where(Phrase(first, first + 1)), scene, but), None)
    return found if found and found.near != "low" else None


def _person(line: Line, name: Phrase, scene: Scene) -> CastId | None:
    where = line.where(name)
    if scene.cast.sort(line.text(name)) != "person":
        return None
    id = scene.cast.party(line.text(name), where)
    return CastId(id, where) if id else None


def _behind(line: Line, words: Phrase, scene: Scene) -> CastId | None:
    """Return the person behind "led by": the first that is named, an office before it or not."""
    end = min(words.last + _FAR, len(line.words))
    for name in line.names(Phrase(words.last, end)):
        between = [line.low(number) for number in range(words.last, name.first)]
        if between.count(",") > 1 or {"and", "of", "who", "which", ";"} & set(between):
            return None
        if found := _person(line, name, scene):
            return found
    return None


def _before(line: Line, words: Phrase, scene: Scene) -> CastId | None:
    """Return the person who leads: the subject, or the name before "who"."""
    first = words.first
    subject = line.subject(first + (line.low(first) == "who"))
    names = line.names(subject)
    return _person(line, names[-1], scene) if names and names[-1].last == subject.last else None


def _led(line: Line, words: Phrase, by_whom: bool) -> Phrase:
    """Return the phrase of who is led: before ", led by" and "is led by", behind "leads"."""
    if not by_whom:
        behind = line.after(words.last)
        names = line.names(behind)  # "heads the Front's delegation" is none
        return behind if names and names[-1].last == behind.last else Phrase(0, 0)
    if line.with_be(words.first):
        return line.subject(words.first)
    if line.low(words.first - 1) == ",":
        return line.phrase_to(words.first - 1)
    return _explained(line, line.phrase_to(words.first))


def _under(line: Line, words: Phrase) -> Phrase:
    """Return who fights under somebody: "the Host, a gang of deserters under the convict B"."""
    phrase = line.phrase_to(words.first)
    return _explained(line, phrase) if set(line.lows(phrase)) & FORCE else Phrase(0, 0)


def _explained(line: Line, phrase: Phrase) -> Phrase:
    """Return the name that a phrase tells more of: the Wardens of "the Wardens, a militia"."""
    counted = line.low(phrase.first)[:1].isdigit() or line.low(phrase.first) in ROUGHLY | {"some"}
    if not (line.low(phrase.first) in ("a", "an") or counted) or line.names(phrase):
        return phrase
    before = line.phrase_to(phrase.first - 1) if line.low(phrase.first - 1) == "," else phrase
    return before if line.names(before) else Phrase(0, 0)


def _body(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return the body that is led; none for a state, or for a part of a body without a name."""
    if line.low(phrase.first) in ("its", "their") and line.low(phrase.last - 1) in _PARTS:
        return None
    found = scene.holder(line, phrase)
    actor = scene.cast.actors.get(found.id) if found else None
    if actor is None or found is None or actor.kind in ("external-state",):
        return None
    named = scene.cast.sort(actor.name)
    return found if named == "body" else None

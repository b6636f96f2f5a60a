"""Ties between actors: who backs, fights, commands or talks with whom, by the text or a voice.

Both ends are actors of the cast, in the clause of the words that tell the tie. What is denied,
wished, planned or asked is none; that somebody accuses somebody is none either, but what they are
accused of is, on the accuser's word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise, product
from typing import Final, NamedTuple

from briefing.brief.scales import RelationType
from briefing.draft.find import moods
from briefing.draft.find.antecedents import done_to, left_behind
from briefing.draft.find.apposed import apposed
from briefing.draft.find.ends import (
    Form,
    before,
    behind,
    called,
    inside,
    of_whom,
    two_before,
    with_help,
)
from briefing.draft.find.leaders import leaders
from briefing.draft.find.party import party
from briefing.draft.find.reading.grammar import ADVERBS
from briefing.draft.find.reading.line import Line, lines
from briefing.draft.find.reading.places import Found
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.unused import unused_numbers
from briefing.draft.findings import Cast, Finding, Part
from briefing.draft.model import Sure
from briefing.draft.source_text import SourceText, Where
from briefing.verify.language import listed

_DATA: Final = files("briefing.draft") / "data" / "ties.toml"
_MADE: Final = re.compile(
    r"(?P<who>(?:[A-Z][\w’'.]*[ -]){0,3}?[A-Z][\w’'.]*)-(?P<tie>backed|supported|armed|funded"
    r"|financed|sponsored|trained|supplied|allied|aligned|affiliated|controlled|run) (?=\w)"
)
"""An actor's name in an adjective: Ankara-backed."""
_BY_ADJECTIVE: Final[dict[str, RelationType]] = {
    "allied": "allied",
    "aligned": "allied",
    "affiliated": "allied",
    "controlled": "controls",
    "run": "controls",
}
"""What the adjective says; all others say that the first backs the second."""
_DONE: Final[tuple[RelationType, ...]] = ("backs", "hostile", "protects")
"""Types of which "it" or "its men" may be the other end."""
_CLAUSE: Final = listed(", ; : and but while although because as who which")


class Cue(NamedTuple):
    """Words for a tie; ``form`` says where its two ends stand."""

    type: RelationType
    form: Form
    words: re.Pattern[str]


@cache
def cues() -> tuple[Cue, ...]:
    """Return the cues of ``draft/data/ties.toml``, those that go first first."""
    rows = tomllib.loads(_DATA.read_text(encoding="utf-8"))["tie"]
    return tuple(
        Cue(
            row["type"],
            row["form"],
            re.compile(
                rf"(?:(?<![\w’'-])|(?=,))(?:{'|'.join(row['words'])})(?![\w’-])".replace(" ", " +")
            ),
        )
        for row in rows
    )


class _Tie(NamedTuple):
    """A tie in a line: its words and both ends."""

    type: RelationType
    words: Where
    first: Found
    second: Found
    charged: bool = False


def find(text: SourceText, cast: Cast) -> list[Finding]:
    """Return the ties, in the order of the text."""
    gone = set(unused_numbers(text))
    scene = Scene(text, cast)
    found: list[Finding] = []
    for passage in text.passages:
        if passage.number in gone:
            continue
        for line in lines(passage):
            for tie in _ties(line, scene):
                found += _finding(tie, line, cast)
    return found


def _finding(tie: _Tie, line: Line, cast: Cast) -> Iterator[Finding]:
    if tie.first.id == tie.second.id:
        return
    by = cast.voice_at(tie.words)
    if tie.charged and not by:
        return
    parts = {
        "from": Part(tie.first.id, tie.first.where),
        "to": Part(tie.second.id, tie.second.where),
        "type": Part(tie.type, tie.words),
    }
    if by:
        parts["by"] = Part(by, None)
    if since := _since(line, tie.words):
        parts["since"] = since
    yield Finding("relationships", tie.type, line.sentence.where, parts, _sure(tie))


def _sure(tie: _Tie) -> Sure:
    nears = (tie.first.near, tie.second.near)
    return "low" if "low" in nears else "medium" if "medium" in nears else "high"


def _since(line: Line, words: Where) -> Part | None:
    """Return since when, where the sentence says so behind the tie."""
    for day in line.sentence.days:
        printed = day.date.text
        if printed.lower().startswith("since ") and day.date.start > words.start:
            start = day.date.start + len("since ")
            return Part(printed[len("since ") :], words._replace(start=start, end=day.date.end))
    return None


# -- the ties of a sentence -----------------------------------------------------------------------


def _ties(line: Line, scene: Scene) -> Iterator[_Tie]:
    """Yield the ties of a sentence, of each words the first that fit."""
    taken: list[tuple[int, int]] = []
    found: list[_Tie] = [*_made(line, scene), *_owned(line, scene)]
    for each in (*leaders(line, scene), *apposed(line, scene)):
        if not _left_open(line, line.at(each.words.start, each.words.end)):
            found.append(_Tie(*each))
            taken.append(
                (
                    each.words.start - line.sentence.where.start,
                    each.words.end - line.sentence.where.start,
                )
            )
    plain = line.plain[:1].lower() + line.plain[1:]
    for cue in cues():
        for match in cue.words.finditer(plain):
            start, end = match.span()
            if any(start < last and first < end for first, last in taken):
                continue
            ends = list(_ends(cue, line, line.at(*_moved(line, start, end)), scene))
            if ends:
                taken.append((start, end))
            for first, second in ends:
                words = Where(line.passage.number, *_moved(line, start, end))
                found.append(_Tie(cue.type, words, first, second, cue.form == "charge"))
    yield from sorted(found, key=lambda tie: tie.words.start)


def _moved(line: Line, start: int, end: int) -> tuple[int, int]:
    """Return characters of a sentence as characters of its passage."""
    at = line.sentence.where.start
    return start + at, end + at


def _ends(cue: Cue, line: Line, words: Phrase, scene: Scene) -> Iterator[tuple[Found, Found]]:
    """Yield both ends of a tie that some words tell; several where one end is a list."""
    if words.first >= words.last or _left_open(line, words):
        return
    if cue.form == "between":
        both = list(behind(line, words.last, scene, cue.form))
        if len(both) == 2:
            yield both[0], both[1]
        return
    if cue.form == "with":
        yield from with_help(line, words, scene)
        return
    ours = list(before(line, words, scene, cue.form))
    if cue.form == "pair":
        if len(ours) == 2:
            yield ours[1], ours[0]
        return
    if cue.form == "amid":
        both = list(behind(line, words.last, scene, cue.form))
        yield from product(ours[:1], both if len(both) == 2 else ())
        return
    if cue.form == "inside":
        yield from product(ours[:1], inside(line, words, scene))
        return
    if cue.form == "act" and (told := of_whom(line, words, scene)):
        yield from product(ours[:1], [told])
        return
    if cue.form == "is" and not ours:
        ours = list(called(line, words.last, scene))
    theirs = _theirs(cue, line, words.last, scene, ours)
    two = len(ours) == 2 and two_before(line, line.subject(words.first), cue.form)
    for one, other in product(ours if two else ours[:1], theirs):
        yield (other, one) if cue.form in ("by", "is-by", "along-by") else (one, other)


def _theirs(cue: Cue, line: Line, number: int, scene: Scene, ours: list[Found]) -> list[Found]:
    """Return who stands behind a tie, or whom a pronoun behind it means."""
    found = list(behind(line, number, scene, cue.form))
    if ours and not found and cue.form in ("act", "owner") and cue.type in _DONE:
        found = list(done_to(line, number, scene, ours[0].id))
    if ours and not found and cue.type == "offshoot-of":
        found = left_behind(line, number, scene, ours[0].id)
    return [*found, *_further(line, number, scene)] if cue.form == "by" else found


def _further(line: Line, number: int, scene: Scene) -> Iterator[Found]:
    """Yield who else does it: "backed by Norland, which has the guns, and also by Sudland"."""
    link = line.low(number - 1)
    for at in range(number, len(line.words) - 1):
        if line.low(at) in (";", ":"):
            return
        before = at - 1
        while line.low(before) in ADVERBS or line.low(before).endswith("ly"):
            before -= 1
        if line.low(at) == link and link in ("by", "on", "from") and line.low(before) == "and":
            first = next((n for n in range(at + 1, len(line.words)) if line.low(n) == link), at)
            lent = _LENT & set(line.lows(Phrase(at + 1, first)))
            yield from behind(line, first + 1 if lent else at + 1, scene, "by")
            yield from _from_whom(line, at + 1, scene)


def _from_whom(line: Line, number: int, scene: Scene) -> Iterator[Found]:
    """Yield whose help it is: "and on loans from the Southern Bank"."""
    given = line.after(number)
    if line.low(given.last) == "from" and set(line.lows(given)) & _LENT:
        yield from behind(line, given.last + 1, scene, "by")


_LENT: Final = listed(
    "loan loans money cash aid grants funds weapons arms fuel credit supplies help"
)


def _left_open(line: Line, words: Phrase) -> bool:
    """Tell whether the clause of a tie denies it, or leaves it open."""
    at = words.first - 1
    seen = 0
    while at >= 0 and seen < 6:
        low = line.low(at)
        if moods.not_so(low):
            return True
        if low in _CLAUSE:
            return False
        at -= 1
        seen += 1
    return bool(set(line.lows(words)) & {"without", "no"})


# -- ties inside a phrase -------------------------------------------------------------------------


def _made(line: Line, scene: Scene) -> Iterator[_Tie]:
    """Yield the ties of adjectives: Ankara-backed rebels."""
    for match in _MADE.finditer(line.sentence.text):
        start, _ = _moved(line, *match.span())
        who = Where(line.passage.number, *_moved(line, *match.span("who")))
        id = scene.cast.actor(match["who"], who)
        words = line.at(start, who.end + 1 + len(match["tie"]))
        phrase = line.after(words.last)
        other = party(line, phrase, scene)
        if id and other:
            kind = _BY_ADJECTIVE.get(match["tie"], "backs")
            where = Where(line.passage.number, *_moved(line, *match.span("tie")))
            yield _Tie(kind, where, Found(id, who), other)


def _owned(line: Line, scene: Scene) -> Iterator[_Tie]:
    """Yield the ties of a possessive between two names: the KLM's Relief Desk."""
    names = line.sentence.names
    for one, other in pairwise(names):
        between = line.passage.text[one.end : other.start]
        if not re.fullmatch(r"['’]s? ", between):
            continue
        owner = Where(line.passage.number, one.start, one.end)
        owned = Where(line.passage.number, other.start, other.end)
        first, second = scene.cast.actor(other.text, owned), scene.cast.actor(one.text, owner)
        if first and second and scene.cast.sort(other.text) == "body":
            words = Where(line.passage.number, one.end, other.start)
            yield _Tie("part-of", _on(words), Found(first, owned), Found(second, owner))


def _on(where: Where) -> Where:
    """Return where the sign of a possessive stands, its word with it."""
    return where._replace(start=where.start - 1)

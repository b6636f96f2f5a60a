"""Ties between actors: who backs, fights, commands or talks with whom, by the text or a voice.

Both ends are actors of the cast, in the clause of the words that tell the tie. What is denied,
wished, planned or asked is none; that somebody accuses somebody is none either, but what they are
accused of is, on the accuser's word.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from briefing.draft.cast.heads import is_body_word
from briefing.draft.cast.kinds import words_kind
from briefing.draft.cast.nouns import REBELS
from briefing.draft.find import moods
from briefing.draft.find.reading.claims import is_purpose
from briefing.draft.find.reading.denied import is_tale
from briefing.draft.find.reading.grammar import ADVERBS, DETERMINERS, HELPERS
from briefing.draft.find.reading.line import Line, lines
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.words import FORCE
from briefing.draft.find.ties.antecedents import done_to, left_behind
from briefing.draft.find.ties.apposed import apposed
from briefing.draft.find.ties.cues import Cue, cues, homographs
from briefing.draft.find.ties.ends import (
    before,
    behind,
    called,
    inside,
    of_whom,
    two_before,
    two_behind,
    with_help,
    with_whom,
)
from briefing.draft.find.ties.inner import inside_phrases
from briefing.draft.find.ties.leaders import leaders
from briefing.draft.find.ties.tie import Tie, is_its_own
from briefing.draft.find.unused import unused_numbers
from briefing.draft.findings import Cast, Finding, Part
from briefing.draft.model import Sure
from briefing.draft.source_text import SourceText, Where
from briefing.verify.language import listed

_DONE_TO: Final = ("act", "give", "owner", "is-by")
"""Forms of which "it" or "its men" may be the other end."""
_NOT_DONE: Final = ("controls", "part-of", "offshoot-of")
_CLAUSE: Final = listed(", ; : and but while although because as who which")


def find(text: SourceText, cast: Cast) -> list[Finding]:
    """Return the ties, in the order of the text."""
    gone = set(unused_numbers(text))
    scene = Scene(text, cast)
    found: list[Finding] = []
    for passage in text.passages:
        if passage.number in gone:
            continue
        for line in lines(passage):
            told = {(each.type, each.first.id, each.second.id): each for each in _ties(line, scene)}
            for tie in told.values():
                found += _finding(tie, line, cast)
    return found


def _finding(tie: Tie, line: Line, cast: Cast) -> Iterator[Finding]:
    if tie.first.id == tie.second.id or not all(map(_is_party, _names(tie, cast))):
        return
    by = cast.voice_at(tie.words)
    if (tie.charged and not by) or is_its_own(tie, cast):
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


def _names(tie: Tie, cast: Cast) -> list[str]:
    """Return the names of both ends, as far as they are known."""
    found = (cast.actors.get(end.id) for end in (tie.first, tie.second))
    return [actor.name for actor in found if actor]


def _is_party(name: str) -> bool:
    """Tell whether a name is of one who can be somebody's: not of workers, donors, a newspaper.

    Those who have no name are told apart by nothing; rebels and authorities act as one.
    """
    told = words_kind(name)
    if told and told.kind == "newspaper":
        return False
    last = name.rsplit(maxsplit=1)[-1].lower()
    named = any(word[:1].isupper() or word[:1].isdigit() for word in name.split())
    return named or not last.endswith("s") or last in _AS_ONE


_AS_ONE: Final = REBELS | listed("forces authorities leaders guards")


def _sure(tie: Tie) -> Sure:
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


def _ties(line: Line, scene: Scene) -> Iterator[Tie]:
    """Yield the ties of a sentence, of each words the first that fit."""
    taken: list[tuple[int, int]] = []
    found: list[Tie] = list(inside_phrases(line, scene))
    for each in (*leaders(line, scene), *apposed(line, scene)):
        if not _left_open(line, line.at(each.words.start, each.words.end)):
            found.append(each)
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
                found.append(Tie(cue.type, words, first, second, cue.form == "charge"))
    yield from sorted(found, key=lambda tie: tie.words.start)


def _moved(line: Line, start: int, end: int) -> tuple[int, int]:
    """Return characters of a sentence as characters of its passage."""
    at = line.sentence.where.start
    return start + at, end + at


def _ends(cue: Cue, line: Line, words: Phrase, scene: Scene) -> Iterator[tuple[CastId, CastId]]:
    """Yield both ends of a tie that some words tell; several where one end is a list."""
    if words.first >= words.last or _left_open(line, words) or _no_verb(cue, line, words):
        return
    if cue.form in ("between", "with"):
        yield from (
            with_help(line, words, scene)
            if cue.form == "with"
            else two_behind(line, words.last, scene, cue.form)
        )
        return
    ours = list(before(line, words, scene, cue.form))
    if cue.form == "pair":
        joined = ours[:1] if len(ours) == 2 else with_whom(line, words, scene)
        yield from product(ours[1:] or ours, joined)
        return
    if cue.form == "amid":
        for both in two_behind(line, words.last, scene, cue.form):
            yield from product(ours[:1], both)
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
        if not _can_be(cue, other, scene):
            continue
        yield (other, one) if cue.form in ("by", "is-by", "along-by") else (one, other)


def _can_be(cue: Cue, other: CastId, scene: Scene) -> bool:
    """Tell whether who stands behind a tie can be that: a person orders, a body has parts."""
    actor = scene.cast.actors.get(other.id)
    if actor is None or cue.type not in ("controls", "part-of") or cue.form == "by":
        return True
    return cue.type == "part-of" or scene.cast.sort(actor.name) != "other"


def _no_verb(cue: Cue, line: Line, words: Phrase) -> bool:
    """Tell whether a word that may be a verb is a noun or an adjective: shells, armed groups."""
    if cue.form in ("act", "give", "owner", "pair") and is_purpose(line, words.first):
        return True
    if cue.form not in ("act", "give") or words.last - words.first > 1:
        return False
    at = words.first - 1
    if line.low(at) in DETERMINERS | {"whose"} or line.low(at).endswith(("'s", "s'")):
        return True
    low = line.low(words.first)
    if low not in homographs() or at < 0 or (low[-1:] != "s" and line.low(at)[-1:] == "s"):
        return cue.type != "hostile" and low.endswith("ed") and _tells_which(line, words)
    while at > 0 and (line.low(at) in ADVERBS or line.low(at).endswith("ly")):
        at -= 1
    ahead = line.words[at]
    base = low[-1:] != "s" and ahead.text[:1].isupper() and line.low(at - 1) != "and"
    if base or (low[-1:] != "s" and _tells_which(line, words)):
        return True  # "two INGO aid workers"
    return ahead.text[:1].islower() and not (
        ahead.low in _BEFORE_VERBS or ahead.low in FORCE or is_body_word(ahead.low)
    )


def _tells_which(line: Line, words: Phrase) -> bool:
    """Tell whether a word stands right before a noun as an adjective does: heavily armed troops."""
    if words.last >= len(line.words):
        return False
    word = line.words[words.last]
    bare = word.text.islower() and word.low not in DETERMINERS | _OBJECTS
    return bare and not line.leads(words.last) and word.low not in ADVERBS


_OBJECTS: Final = listed("it them him her us me each one two both and or")
_BEFORE_VERBS: Final = HELPERS | listed("who which that and or it they we he she to")


def _theirs(cue: Cue, line: Line, number: int, scene: Scene, ours: list[CastId]) -> list[CastId]:
    """Return who stands behind a tie, or whom a pronoun behind it means."""
    found = list(behind(line, number, scene, cue.form))
    if ours and not found and cue.form in _DONE_TO and cue.type not in _NOT_DONE:
        found = list(done_to(line, number, scene, ours[0].id))
    if ours and not found and cue.type == "offshoot-of":
        found = left_behind(line, number, scene, ours[0].id)
    return [*found, *_further(line, number, scene)] if cue.form == "by" else found


def _further(line: Line, number: int, scene: Scene) -> Iterator[CastId]:
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


def _from_whom(line: Line, number: int, scene: Scene) -> Iterator[CastId]:
    """Yield whose help it is: "and on loans from the Southern Bank"."""
    given = line.after(number)
    if line.low(given.last) == "from" and set(line.lows(given)) & _LENT:
        yield from behind(line, given.last + 1, scene, "by")


_LENT: Final = listed(
    "loan loans money cash aid grants funds weapons arms fuel credit supplies help"
)


def _left_open(line: Line, words: Phrase) -> bool:
    """Tell whether the clause of a tie denies it, or leaves it open."""
    where, base = line.where(words), line.sentence.where.start
    if is_tale(line, where.start - base, where.end - base):
        return True
    for at in range(words.first - 1, max(words.first - 7, -1), -1):
        low = line.low(at)
        if moods.not_so(low):
            return True
        if low in _CLAUSE:
            break
    if "until" in line.lows(Phrase(words.last, min(words.last + 2, len(line.words)))):
        return True  # "their enemy until last winter"
    told = set(line.lows(Phrase(max(words.first - 1, 0), words.last)))
    if "once" in told and "again" not in told:
        return True
    return bool(set(line.lows(words)) & {"without", "no"} or told & _ENDED)


_ENDED: Final = listed("former erstwhile onetime one-time ex-ally formerly previously")
"""Words for what somebody was to another, and is no longer."""

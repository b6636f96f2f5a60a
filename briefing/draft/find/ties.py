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
from typing import Final, Literal, NamedTuple

from briefing.brief.scales import RelationType
from briefing.draft.find.phrases import DETERMINERS, Line, Phrase, lines
from briefing.draft.find.resolve import FORCE, Found, Scene
from briefing.draft.find.unused import unused_numbers
from briefing.draft.findings import Cast, Finding, Part
from briefing.draft.model import Sure
from briefing.draft.source_text import SourceText, Where
from briefing.verify.language import listed

Form = Literal["act", "by", "is", "is-by", "between", "pair", "charge"]

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
_OWNED: Final = re.compile(r"(?<=\w)['’]s? (?=[A-Z])")
_NOT_SO: Final = listed(
    "not never no neither nor without denied denies deny denying rejects rejected would could may"
    " might if whether should must unless stop stopped stops end ended ends ceased cease halted"
    " suspended refused refuses refuse unlikely cannot will shall wants want hopes hope plans plan"
    " wanted urged urges called calls asked asks"
)
"""Words before a tie in its clause that leave it open, or deny it."""
_SPEAKS_FOR: Final = listed(
    "leader leaders leadership commander commanders government governments forces troops army"
    " members fighters officials authorities ministry side party wing men units unit rest"
    " supporters militants mutineers"
)
"""Nouns that stand for the actor named behind them: the leaders of the Columns."""
_PERSONS: Final = listed("he she him i we you")
_THINGS: Final = listed("it they them")
_OWN: Final = listed("his her its their our my whose")
_TOWARDS: Final = listed("of from for in with by at")
_ADJECTIVE: Final = re.compile(r"[a-z-]+(?:al|ive|ful|ous|ary|ern|ish|ic|ed|est)")
_VERB: Final = re.compile(r"[a-z]{3,}ed|took|held|holds|came|went|fell|left|began|met|ran|gave")
_AGAINST: Final = listed("each other one another themselves itself")
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
            re.compile(rf"(?<![\w’'-])(?:{row['words']})(?![\w’-])"),
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
    yield from found


def _moved(line: Line, start: int, end: int) -> tuple[int, int]:
    """Return characters of a sentence as characters of its passage."""
    at = line.sentence.where.start
    return start + at, end + at


def _ends(cue: Cue, line: Line, words: Phrase, scene: Scene) -> Iterator[tuple[Found, Found]]:
    """Yield both ends of a tie that some words tell; several where one end is a list."""
    if words.first >= words.last or _left_open(line, words, cue.form):
        return
    if cue.form == "between":
        both = list(_behind(line, words.last, scene))
        if len(both) == 2:
            yield both[0], both[1]
        return
    before = list(_before(line, words, scene, cue.form))
    if cue.form == "pair":
        if len(before) == 2:
            yield before[1], before[0]
        return
    behind = list(_behind(line, words.last, scene))
    for one, other in product(before[:1], behind):
        yield (other, one) if cue.form in ("by", "is-by") else (one, other)


def _left_open(line: Line, words: Phrase, form: Form) -> bool:
    """Tell whether the clause of a tie denies it, or leaves it open."""
    at = words.first - 1
    if form in ("act", "pair") and line.low(at) == "to":
        return True
    seen = 0
    while at >= 0 and seen < 6:
        low = line.low(at)
        if low in _NOT_SO or low.endswith("n't"):
            return True
        if low in _CLAUSE:
            return False
        at -= 1
        seen += 1
    return bool(set(line.lows(words)) & {"without", "no"})


def _before(line: Line, words: Phrase, scene: Scene, form: Form) -> Iterator[Found]:
    """Yield who stands before a tie: its subject, and for a pair the one joined to it."""
    first = words.first
    if form == "charge":
        phrase = line.phrase_to(first)
    else:
        if form in ("is", "is-by"):
            while line.low(first - 1) in DETERMINERS or _describes(line, first - 1):
                first -= 1
        phrase = line.subject(first)
    explains = form != "charge" and line.low(phrase.first - 1) == ","
    if explains and line.low(phrase.first) in ("a", "an"):
        # "The Guard, a militia allied with the army": the phrase stands for what it explains.
        phrase = line.phrase_to(phrase.first - 1)
    found = _party(line, phrase, scene)
    if found is None and explains:
        phrase = line.phrase_to(phrase.first - 1)
        found = _party(line, phrase, scene)
    if found is None:
        return
    yield found
    if form == "pair" and line.low(phrase.first - 1) == "and":
        other = _party(line, line.phrase_to(phrase.first - 1), scene)
        if other:
            yield other


def _describes(line: Line, number: int) -> bool:
    """Tell whether a word is an adjective before a noun, by its end."""
    return (
        re.fullmatch(r"[a-z-]+(?:al|ive|ful|ous|ary|ern|ish|ic|ed|est)", line.low(number))
        is not None
    )


def _behind(line: Line, number: int, scene: Scene) -> Iterator[Found]:
    """Yield who stands behind a tie, and who is listed with them."""
    phrase = line.after(number)
    if phrase.first >= phrase.last or set(line.lows(phrase)) & _AGAINST:
        return
    found = _party(line, phrase, scene)
    if found is None:
        return
    yield found
    listed = line.listed_after(phrase)
    if not listed or line.low(listed[-1].first - 1) != "and":
        return
    for each in listed:
        other = _party(line, each, scene)
        if other is None:
            return
        yield other


def _party(line: Line, phrase: Phrase, scene: Scene) -> Found | None:
    """Return the actor that a phrase means, None where it is only named in what it means."""
    if phrase.first >= phrase.last:
        return None
    low = line.low(phrase.first)
    if low in _PERSONS or (low in _OWN and line.low(phrase.last - 1) not in FORCE | _SPEAKS_FOR):
        return None
    if low in _THINGS and phrase.first > 0:
        phrase = _meant(line, phrase)
    phrase = _without_verb(line, phrase)
    if phrase.first >= phrase.last:
        return None
    found = scene.holder(line, phrase)
    if found is None or found.where is None:
        return found
    behind = line.passage.text[found.where.end : line.where(phrase).end]
    if re.match(r"['’]s?\s+\w", behind):
        return None
    head = _head(line, phrase)
    if head is not None and found.where.start > line.words[head].start:
        return found if _stands_for(line, head, found.where) else None
    return found


def _meant(line: Line, phrase: Phrase) -> Phrase:
    """Return what "it" means inside a sentence: what an earlier clause with "that" is about.

    "... that the Front gets money from the Foundation, and that it works with the Tide"; empty
    where there is no such clause.
    """
    none = Phrase(phrase.first, phrase.first)
    if line.low(phrase.first - 1) != "that":
        return none
    earlier = [number for number in range(phrase.first - 1) if line.low(number) == "that"]
    return line.after(earlier[0] + 1) if earlier else none


def _without_verb(line: Line, phrase: Phrase) -> Phrase:
    """Return a phrase without the verb that ends it: "rebels entered the town"."""
    for number in range(phrase.first + 1, phrase.last):
        if _VERB.fullmatch(line.words[number].text) and line.low(number - 1) not in DETERMINERS:
            return Phrase(phrase.first, number)
    return phrase


def _head(line: Line, phrase: Phrase) -> int | None:
    """Return the noun with a phrase behind it: "leaders" of "leaders of the Columns"."""
    for number in range(phrase.first + 1, phrase.last):
        if line.low(number) in _TOWARDS:
            return number - 1
    return None


def _stands_for(line: Line, head: int, where: Where) -> bool:
    """Tell whether a noun stands for the actor named right behind it."""
    number = head + 2
    while line.low(number) in DETERMINERS:
        number += 1
    near = line.words[number].start if number < len(line.words) else -1
    return line.low(head) in FORCE | _SPEAKS_FOR and where.start <= near < where.end


# -- ties inside a phrase -------------------------------------------------------------------------


def _made(line: Line, scene: Scene) -> Iterator[_Tie]:
    """Yield the ties of adjectives: Ankara-backed rebels."""
    for match in _MADE.finditer(line.sentence.text):
        start, _ = _moved(line, *match.span())
        who = Where(line.passage.number, *_moved(line, *match.span("who")))
        id = scene.cast.actor(match["who"], who)
        words = line.at(start, who.end + 1 + len(match["tie"]))
        phrase = line.after(words.last)
        other = _party(line, phrase, scene)
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

"""What the crisis does to people, by the cues of ``draft/data/cues.toml``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, Final

from briefing.draft.find.impact_hits import hits, of_people
from briefing.draft.find.impact_standing import ImpactHit
from briefing.draft.find.reading.counted import lasts, noun_of, part_of_them, people, who_of_them
from briefing.draft.find.reading.denied import is_taken_back
from briefing.draft.find.reading.grammar import DETERMINERS, HELPERS, PREPOSITIONS, PRONOUNS
from briefing.draft.find.reading.line import Line, lines
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.shares import as_figure
from briefing.draft.find.reading.when import quoted, when
from briefing.draft.find.sectors import sector_of
from briefing.draft.find.speeches import speaker_at
from briefing.draft.findings import Cast, Finding, Part
from briefing.draft.model import Sure
from briefing.draft.source_text import SourceText, Where
from briefing.verify.language import Figure, listed


def find(text: SourceText, cast: Cast) -> list[Finding]:
    """Return the impacts, in the order of the text."""
    scene = Scene(text, cast)
    found: list[Finding] = []
    for passage in text.passages:
        told: set[str] = set()
        for line in lines(passage):
            if _is_title(line):
                continue
            for each in _of_line(scene, line):
                keys = {each.kind}
                if each.parts["category"].value == "casualties":
                    keys.add("casualties")
                if "figures" not in each.parts and keys & told:
                    continue
                told |= keys
                found.append(each)
    return found


def _is_title(line: Line) -> bool:
    """Tell whether a sentence is the title of what follows: "DISPLACEMENT", "Health."."""
    text = line.sentence.text
    if text.upper() == text and not any(sign.isdigit() for sign in text):
        return True
    first = line.sentence.where.start == line.passage.sentences[0].where.start
    short = len(line.words) <= 4 and not line.sentence.figures
    return first and short and not any(word.low in HELPERS for word in line.words)


def _of_line(scene: Scene, line: Line) -> Iterator[Finding]:
    if line.sentence.text.rstrip("\"”' ").endswith("?") or is_taken_back(line):
        return
    found = hits(line)
    told = {hit.cue.category for hit in found if hit.figures}
    for hit in found:
        if hit.figures:
            yield from _counted(scene, line, hit)
        elif hit.cue.fate and hit.cue.category not in told and of_people(line, hit):
            told.add(hit.cue.category)
            yield _finding(scene, line, hit, None)


def _counted(scene: Scene, line: Line, hit: ImpactHit) -> Iterator[Finding]:
    """Yield a finding for each figure; a part of what was counted goes with its whole."""
    last: Finding | None = None
    for figure in hit.figures:
        if last is None and part_of_them(line, figure) and figure.kind != "count":
            continue
        if last is not None and (
            part_of_them(line, figure) or figure.kind in ("fraction", "percent")
        ):
            more = last.parts["figures"]
            extra = _figure(figure)
            extra.setdefault("unit", more.value[0].get("unit") or "people")
            if who := who_of_them(line, figure):
                extra["group"] = who
            last.parts["figures"].value.append(extra)
            continue
        if last is not None and lasts(line, figure):
            continue
        if last is not None:
            yield last
        last = _finding(scene, line, hit, figure)
    if last is not None:
        yield last


def _finding(scene: Scene, line: Line, hit: ImpactHit, figure: Figure | None) -> Finding:
    number = line.passage.number
    cue = Where(number, hit.start, hit.end)
    parts = {"category": Part(hit.cue.category, cue)}
    first, last = hit.start, hit.end
    own = [cue]
    if figure is not None:
        at = Where(number, figure.start, figure.end)
        own.append(at)
        first, last = min(first, at.start), max(last, at.end)
        parts["figures"] = Part([_figure(figure)], at)
    for key, start, end in hit.parts:
        parts[key] = Part(line.passage.text[start:end], Where(number, start, end))
    group = _group(line, hit, figure)
    if group is not None:
        parts["group"] = group
    sure: Sure = "high"
    place = _place(scene, line, first, last, hurt=hit.cue.category == "casualties")
    if place is not None:
        parts["place"] = Part(place.id, place.where)
        sure = place.near
    if voice := scene.voice_at(cue):
        parts["by"] = speaker_at(voice, cue, line.passage, scene.cast)
    where = Where(number, first, last)
    if quotation := quoted(line, where):
        parts["quote"] = quotation
    parts.update(when(line, where))
    if sector := sector_of(line, own, hit.cue.category):
        parts["sector"] = sector
    return Finding("humanitarian", hit.cue.kind, where, parts, sure)


def _figure(figure: Figure) -> dict[str, Any]:
    noun = noun_of(figure)
    if figure.kind in ("percent", "fraction"):
        unit = f"per cent of {noun}" if noun else "per cent"
        return as_figure(figure, unit, 100 if figure.kind == "fraction" else 1)
    return as_figure(figure, noun or figure.unit or None)


def _group(line: Line, hit: ImpactHit, figure: Figure | None) -> Part | None:
    """Return who is meant, as the source calls them; None where its words name nobody."""
    number = line.passage.number
    if figure is not None:
        noun = _plain(noun_of(figure))
        if not noun:
            return None
        start = line.passage.text.find(noun, figure.start)
        where = Where(number, start, start + len(noun)) if start >= 0 else None
        marked = start > 0 and line.passage.text[start - 1] in "\"“'‘"
        return Part(f'"{noun}"' if marked else noun, where)
    if hit.cue.category in _OF_THINGS:
        return None
    phrase = line.at(hit.start, hit.end)
    subject = line.subject(phrase.first)
    if subject.first < subject.last and subject.last - subject.first <= _MOST_WORDS:
        text = _called(line.text(subject))
        return Part(text, line.where(subject)) if text else None
    return None


_MOST_WORDS: Final = 5
_OF_THINGS: Final = frozenset(("infrastructure", "access"))
"""Categories whose subject is mostly a thing: a clinic, a road."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*")
_NOBODY: Final = (PRONOUNS | DETERMINERS | PREPOSITIONS | listed("which who that them him")) - {
    "of"
}
_FATES: Final = listed("dead wounded injured missing sick elderly displaced killed")
"""Words for people by what became of them."""


def _called(text: str) -> str:
    """Return the words that people are called by, "" where they are none: "they", "a shell"."""
    words = _plain(text).split()
    last = words[-1].lower() if words else ""
    plural = last.endswith("s") and not last.endswith(("ss", "us", "'s", "’s"))
    return " ".join(words) if plural or last in _FATES or people([last]) else ""


def _plain(text: str) -> str:
    """Return a noun without what leads it, "" where other words than nouns are in it."""
    words = text.split()
    while words and (words[0].lower() in DETERMINERS or words[0].lower().endswith("ing")):
        words = words[1:]
    strange = any(not _WORD.fullmatch(word) or word.lower() in _NOBODY for word in words)
    return "" if strange else " ".join(words)


def _apart_by_stop(line: Line, one: Phrase, other: Phrase) -> bool:
    """Tell whether a semicolon stands between two phrases."""
    first, last = min(one, other), max(one, other)
    return any(line.low(number) == ";" for number in range(first.last, last.first))


def _other_clause(line: Line, one: Phrase, other: Phrase) -> bool:
    """Tell whether ", and" or ", but" stands between two phrases: it may have been elsewhere."""
    first, last = min(one, other), max(one, other)
    between = range(first.last, last.first)
    return any(line.low(n) == "," and line.low(n + 1) in ("and", "but", "while") for n in between)


def _place(scene: Scene, line: Line, first: int, last: int, *, hurt: bool) -> CastId | None:
    """Return where it was: behind the figure or cue, else in the sentence, else its heading.

    ``hurt``: of those who were, it is not where they were brought to.
    """
    phrase = line.at(first, last)
    behind = [("in", line.after(phrase.last))] if line.leads(phrase.last - 1) else []
    for prep, there in (*behind, *line.places_after(phrase.last)):
        if prep in ("by", "with", "against", "since"):
            continue
        if hurt and (_is_carried(line, phrase, there) or _is_speakers(line, there)):
            continue
        if found := scene.place(line, there):
            return found
    own = _clause(line, phrase)
    rest = (Phrase(0, own.first), Phrase(own.last, len(line.words)))
    named = (_named(scene, line, phrase, each, hurt) for each in (own, *rest))
    if found := next((each for each in named if each is not None), None):
        return found
    return scene.heading(line.passage) or scene.labelled(line.passage)


def _named(scene: Scene, line: Line, phrase: Phrase, within: Phrase, hurt: bool) -> CastId | None:
    """Return the first place that a stretch of a sentence names which a phrase may be of."""
    for name in line.names(within):
        if scene.cast.sort(line.text(name)) != "place" or _apart_by_stop(line, phrase, name):
            continue
        if line.where(name).start == 0 and line.text(name).isupper():
            continue  # a dateline says where it was written
        if _of_them(line, phrase, name):
            continue  # "6,500 people fled, most of them to Karsh"
        if hurt and (_is_carried(line, phrase, name) or _is_speakers(line, name)):
            continue
        id = scene.cast.place(line.text(name), line.where(name))
        if id and not line.low(name.last - 1).endswith(("'s", "s'")):
            other = _other_clause(line, phrase, name)
            return CastId(id, line.where(name), "medium" if other else "high")
    return None


def _is_carried(line: Line, phrase: Phrase, there: Phrase) -> bool:
    """Tell whether those who were hurt were only brought to a place, or treated there."""
    if there.first >= phrase.last:
        between = " ".join(line.lows(Phrase(phrase.last, there.first)))
        return _CARRIED.search(between) is not None
    between = " ".join(line.lows(Phrase(there.last, phrase.first)))
    return _TREATED.match(between) is not None


def _is_speakers(line: Line, there: Phrase) -> bool:
    """Tell whether a place is only that of the hospital of who speaks: "said Dr Sal of ..."."""
    if not {"hospital", "clinic"} & {line.low(there.last), line.low(there.last - 1)}:
        return False
    at, text = line.where(there).start, line.passage.text
    whose = [speech.who for speech in line.sentence.speeches if speech.who]
    return any(
        who.start <= at and (at < who.end or _OF.fullmatch(text, who.end, at)) for who in whose
    )


_OF: Final = re.compile(r" (?:of|at|from|in) (?:the )?")


_CARRIED: Final = re.compile(
    r"\b(?:taken|flown|brought|airlifted|transferred|rushed|carried)(?: \w+){0,2}? to\b"
    r"(?: [\w'’-]+){0,4}$"
)
_TREATED: Final = re.compile(
    r"(?:hospitals?|clinics?|infirmary) (?:has |have |had )?(?:treated|admitted|received|took in"
    r"|taken in)\b"
)


def _clause(line: Line, phrase: Phrase) -> Phrase:
    """Return the clause of a phrase: between "and that", ", and", "while" and the like."""
    begins = line.numbers(_begins)
    before, behind = bisect_left(begins, phrase.first), bisect_left(begins, phrase.last)
    first = begins[before - 1] if before else 0
    return Phrase(first, begins[behind] if behind < len(begins) else len(line.words))


def _begins(line: Line, number: int) -> bool:
    """Tell whether another clause begins at a word."""
    low, before = line.low(number), line.low(number - 1)
    joined = low in ("and", "but") and (before == "," or line.low(number + 1) == "that")
    return joined or low in (";", "while", "whereas")


def _of_them(line: Line, phrase: Phrase, name: Phrase) -> bool:
    """Tell whether a place is told of some of those alone that stand before it."""
    between = " ".join(line.lows(Phrase(phrase.last, name.first)))
    return (
        re.search(r"\b(?:most|many|some|half|part|several|thousands) of (?:them|whom)\b", between)
        is not None
    )

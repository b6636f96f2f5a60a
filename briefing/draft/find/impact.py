"""What the crisis does to people, by the cues of ``draft/data/cues.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from briefing.draft.find.impact_hits import hits, of_people
from briefing.draft.find.impact_places import place_of
from briefing.draft.find.impact_standing import ImpactHit
from briefing.draft.find.reading.counted import lasts, noun_of, part_of_them, people, who_of_them
from briefing.draft.find.reading.denied import is_taken_back
from briefing.draft.find.reading.grammar import DETERMINERS, HELPERS, PREPOSITIONS, PRONOUNS
from briefing.draft.find.reading.line import Line, lines
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.shares import as_figure
from briefing.draft.find.reading.when import quoted, when
from briefing.draft.find.sectors import sector_of
from briefing.draft.find.speeches import speaker_at
from briefing.draft.find.tables import is_table, listed_lines
from briefing.draft.findings import Cast, Finding, Part
from briefing.draft.model import Sure
from briefing.draft.source_text import SourceText, Where
from briefing.verify.language import Figure, listed


def find(text: SourceText, cast: Cast) -> list[Finding]:
    """Return the impacts, in the order of the text."""
    scene = Scene(text, cast)
    found: list[Finding] = []
    listed = listed_lines(text)
    for passage in text.passages:
        if is_table(passage) or passage.number in listed:
            continue
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
        elif _DEFINES.match(line.sentence.text):
            continue
        elif hit.cue.fate and hit.cue.category not in told and of_people(line, hit):
            told.add(hit.cue.category)
            yield _finding(scene, line, hit, None)


_DEFINES: Final = re.compile(
    r"\W*(?:this|these|those|it|they"
    r"|(?:the|this|these) (?:\w+ )?(?:figures?|numbers?|totals?|tolls?))"
    r" (?:does not |do not |also |only )*(?:includes?|covers?|comprises?|excludes?|refers? to)\b",
    re.IGNORECASE,
)
"""What only says whom a number counts: "This includes people displaced in May"."""


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
    place = place_of(scene, line, first, last, hurt=hit.cue.category == "casualties")
    if place is not None:
        parts["place"] = Part(place.id, place.where)
        sure = place.near
    if voice := scene.voice_at(cue):
        parts["by"] = speaker_at(voice, cue, line.passage, scene.cast)
    where = Where(number, first, last)
    if quotation := quoted(line, where):
        parts["quote"] = quotation
    if not _only_handled(line, hit, figure):
        parts.update(when(line, where))
    if sector := sector_of(line, own, hit.cue.category):
        parts["sector"] = sector
    return Finding("humanitarian", hit.cue.kind, where, parts, sure)


def _only_handled(line: Line, hit: ImpactHit, figure: Figure | None) -> bool:
    """Tell whether the day is of what was done with the wounded: "received 40 on Monday"."""
    if figure is None or hit.cue.category != "casualties" or figure.end + 1 != hit.start:
        return False
    return _HANDLED.search(line.passage.text, 0, figure.start) is not None


_HANDLED: Final = re.compile(
    r"\b(?:evacuat|treat|releas|exchang|receiv|admit|br(?:ing|ought)|t(?:ake|ook)|carr(?:y|ied)"
    r"|fl(?:y|ew))\w*(?: (?:about|some|at least|more than))? $"
)


def _figure(figure: Figure) -> dict[str, Any]:
    noun = noun_of(figure)
    if figure.kind in ("percent", "fraction"):
        unit = f"per cent of {noun}" if noun else "per cent"
        return as_figure(figure, unit, 100 if figure.kind == "fraction" else 1)
    if _TIME.search(figure.text):
        return as_figure(figure, figure.unit or None)  # "for two weeks the people had no bread"
    return as_figure(figure, noun or figure.unit or None)


_TIME: Final = re.compile(r"\b(?:hour|day|week|month|year)s?$")


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

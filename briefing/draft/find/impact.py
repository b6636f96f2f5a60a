"""What the crisis does to people, by the cues of ``draft/data/cues.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from briefing.draft.findings import Cast, Finding, Part
from briefing.draft.find.claims import standing
from briefing.draft.find.counted import counts, figures_of, lasts, part_of_them, people
from briefing.draft.find.cues import ImpactCue, impact_cues
from briefing.draft.find.phrases import HELPERS, Line, Phrase, lines
from briefing.draft.find.resolve import FORCE, Found, Scene
from briefing.draft.find.shares import as_figure
from briefing.draft.find.when import quoted, when
from briefing.draft.model import Sure
from briefing.draft.source_text import SourceText, Where
from briefing.verify.language import Figure

_FAR: Final = 90
"""Characters between a figure and a cue that it may still belong to."""
_ASKED: Final = re.compile(
    r"\b(?:request(?:s|ed|ing)?|(?:asked|asks|asking|calls?|called|appeal(?:s|ed)?) (?:for|on|upon)"
    r"|urge[sd]?|not to)\b[^.;]*$",
    re.IGNORECASE,
)
_WOULD: Final = re.compile(r"[^,.;]{0,12}\b(?:would|could|might|may)\b")
_BREAK: Final = re.compile(r"[;]|, (?:but|while|and)\b|\bbut\b|\bwhile\b")
_BROKEN: Final = 60
_COMMA: Final = 8
"""What a break, and a comma, between a figure and a cue count as, in characters."""


class Hit(NamedTuple):
    """A cue, where it stands in the passage, and the figures that belong to it."""

    cue: ImpactCue
    start: int
    end: int
    figures: tuple[Figure, ...] = ()
    parts: tuple[tuple[str, int, int], ...] = ()
    """What stands in its words apart: ``thing``, ``state``, ``what``."""


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
    if line.sentence.text.rstrip("\"”' ").endswith("?"):
        return
    hits = _with_figures(line, _hits(line))
    told = {hit.cue.category for hit in hits if hit.figures}
    for hit in hits:
        if hit.figures:
            yield from _counted(scene, line, hit)
        elif hit.cue.fate and hit.cue.category not in told and _of_people(line, hit):
            told.add(hit.cue.category)
            yield _finding(scene, line, hit, None)


def _counted(scene: Scene, line: Line, hit: Hit) -> Iterator[Finding]:
    """Yield a finding for each figure; a part of what was counted goes with its whole."""
    last: Finding | None = None
    for figure in hit.figures:
        if last is None and part_of_them(line, figure):
            continue
        if last is not None and (
            part_of_them(line, figure) or figure.kind in ("fraction", "percent")
        ):
            more = last.parts["figures"]
            extra = _figure(figure, hit)
            extra.setdefault("unit", more.value[0].get("unit") or "people")
            last.parts["figures"].value.append(extra)
            continue
        if last is not None and lasts(line, figure):
            continue
        if last is not None:
            yield last
        last = _finding(scene, line, hit, figure)
    if last is not None:
        yield last


def masked(line: Line) -> str:
    """Return a sentence with names as "xxx", as long as it is."""
    start = line.sentence.where.start
    text = line.bare
    for name in line.sentence.names:
        if not name.sure and not name.text.strip():
            continue
        first, last = name.start - start, name.end - start
        text = text[:first] + re.sub(r"\S", "x", text[first:last]) + text[last:]
    return text


def _hits(line: Line) -> list[Hit]:
    start = line.sentence.where.start
    text = masked(line)
    found: list[Hit] = []
    for cue in impact_cues():
        for match in cue.words.finditer(text):
            first, last = match.start() + start, match.end() + start
            if any(first < hit.end and hit.start < last for hit in found):
                continue
            apart = tuple(
                (key.rstrip("_"), match.start(key) + start, match.end(key) + start)
                for key in match.groupdict()
                if match[key]
            )
            hit = Hit(cue, first, last, (), apart)
            if _stands(line, hit):
                found.append(hit)
    return sorted(found, key=lambda hit: hit.start)


def _stands(line: Line, hit: Hit) -> bool:
    """Tell whether a cue is said to be so: not planned, denied or only thought of."""
    phrase = line.at(hit.start, hit.end)
    if phrase.first == phrase.last:
        return False
    if hit.cue.mood:
        return True
    text, end = line.passage.text, line.sentence.where.end
    if _ASKED.search(text[line.sentence.where.start : hit.start]):
        return False
    if _WOULD.match(text[hit.end : end]):
        return False
    return standing(line, phrase.first) == "claim" and not _nobody(line, phrase)


def _nobody(line: Line, phrase: Phrase) -> bool:
    """Tell whether nobody is hurt: "nobody missing", "no civilian lost his life"."""
    if line.low(phrase.first) in ("no", "without"):
        return False
    before = [line.low(n) for n in range(max(phrase.first - 3, 0), phrase.first)]
    return bool({"no", "nobody", "none"} & set(before))


def _with_figures(line: Line, hits: Sequence[Hit]) -> list[Hit]:
    """Give each figure to the cue that it stands nearest to and may count for."""
    given: dict[int, list[Figure]] = {}
    for figure in figures_of(line):
        best, nearest = None, float(_FAR)
        for number, hit in enumerate(hits):
            if not counts(line, figure, hit.cue.counts) or not _of_thing(line, figure, hit):
                continue
            apart = _apart(line, figure, hit)
            if apart < nearest:
                best, nearest = number, apart
        if best is not None:
            given.setdefault(best, []).append(figure)
    return [hit._replace(figures=tuple(given.get(n, ()))) for n, hit in enumerate(hits)]


def _of_thing(line: Line, figure: Figure, hit: Hit) -> bool:
    """Tell whether a figure counts the thing of a cue, people, a share or a time."""
    thing = next((part for part in hit.parts if part[0] == "thing"), None)
    if thing is None or figure.kind in ("percent", "fraction") or lasts(line, figure):
        return True
    noun = figure.noun.lower().split()
    if not noun:
        return bool(
            re.match(r" of (?:the|its|all) ", line.passage.text[figure.end : figure.end + 8])
        )
    return people(noun) or noun[-1] in line.passage.text[thing[1] : thing[2]].lower().split()


def _apart(line: Line, figure: Figure, hit: Hit) -> float:
    if figure.start < hit.end and hit.start < figure.end:
        return 0
    if figure.end < hit.start <= figure.end + len(figure.noun):
        return 0  # the noun that it counts: "9,000 refugees"
    first, last = sorted(((figure.start, figure.end), (hit.start, hit.end)))
    between = line.passage.text[first[1] : last[0]]
    apart = len(between) + _BROKEN * len(_BREAK.findall(between)) + _COMMA * between.count(",")
    label = hit.start <= line.sentence.where.start + 3 and between.lstrip()[:1] == ":"
    return min(apart, _FAR - 1) if label else apart


def _of_people(line: Line, hit: Hit) -> bool:
    """Tell whether a cue without a figure is of people, where it must be."""
    if not hit.cue.whom:
        return True
    phrase = line.at(hit.start, hit.end)
    if hit.cue.kind == "held":
        behind = line.after(phrase.last)
        return (
            line.low(phrase.first) == "held"
            and behind.first == behind.last
            and people(line.lows(line.subject(phrase.first)))
        )
    around = (line.subject(phrase.first), line.after(phrase.last))
    armed = hit.cue.category == "displacement"
    return any(
        people(words) and not (armed and set(words) & FORCE)
        for words in (line.lows(each) for each in around)
    )


def _finding(scene: Scene, line: Line, hit: Hit, figure: Figure | None) -> Finding:
    number = line.passage.number
    cue = Where(number, hit.start, hit.end)
    parts = {"category": Part(hit.cue.category, cue)}
    first, last = hit.start, hit.end
    if figure is not None:
        at = Where(number, figure.start, figure.end)
        first, last = min(first, at.start), max(last, at.end)
        parts["figures"] = Part([_figure(figure, hit)], at)
    for key, start, end in hit.parts:
        parts[key] = Part(line.passage.text[start:end], Where(number, start, end))
    group = _group(line, hit, figure)
    if group is not None:
        parts["group"] = group
    sure: Sure = "high"
    place = _place(scene, line, first, last)
    if place is not None:
        parts["place"] = Part(place.id, place.where)
        sure = place.near
    if voice := scene.voice_at(cue):
        parts["by"] = Part(voice, cue)
    where = Where(number, first, last)
    if quotation := quoted(line, where):
        parts["quote"] = quotation
    parts.update(when(line, where))
    return Finding("humanitarian", hit.cue.kind, where, parts, sure)


def _figure(figure: Figure, hit: Hit) -> dict[str, Any]:
    scale = 100 if figure.kind == "fraction" else 1
    unit = figure.noun or figure.unit or None
    if figure.kind in ("percent", "fraction"):
        unit = f"per cent of {figure.noun}" if figure.noun else "per cent"
    return as_figure(figure, unit, scale)


def _group(line: Line, hit: Hit, figure: Figure | None) -> Part | None:
    """Return who or what is meant, as the source calls it."""
    number = line.passage.number
    if figure is not None:
        if not figure.noun:
            return None
        start = line.passage.text.find(figure.noun, figure.start)
        where = Where(number, start, start + len(figure.noun)) if start >= 0 else None
        marked = start > 0 and line.passage.text[start - 1] in "\"“'‘"
        return Part(f'"{figure.noun}"' if marked else figure.noun, where)
    phrase = line.at(hit.start, hit.end)
    subject = line.subject(phrase.first)
    if subject.first < subject.last and subject.last - subject.first <= 5:
        return Part(line.text(subject), line.where(subject))
    return None


def _place(scene: Scene, line: Line, first: int, last: int) -> Found | None:
    """Return where it was: the place behind the figure or cue, else in the sentence, else headed."""
    phrase = line.at(first, last)
    behind = [("in", line.after(phrase.last))] if line.leads(phrase.last - 1) else []
    for prep, there in (*behind, *line.places_after(phrase.last)):
        if prep not in ("by", "with", "against", "since") and (found := scene.place(line, there)):
            return found
    everything = Phrase(0, len(line.words))
    for name in line.names(everything):
        if scene.cast.sort(line.text(name)) != "place":
            continue
        id = scene.cast.place(line.text(name), line.where(name))
        if id and not line.low(name.last - 1).endswith(("'s", "s'")):
            return Found(id, line.where(name))
    return scene.heading(line.passage) or scene.labelled(line.passage)

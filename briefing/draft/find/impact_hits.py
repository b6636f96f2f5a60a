"""The cues of impacts in a sentence, and which figures belong to which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing.draft.find.cues import impact_cues
from briefing.draft.find.impact_standing import ImpactHit, stands
from briefing.draft.find.reading.change import FigureChange, changes
from briefing.draft.find.reading.counted import counts, figures_of, lasts, people
from briefing.draft.find.reading.grammar import BE
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.words import FORCE
from briefing.verify.language import Figure, listed

_FAR: Final = 90
"""Characters between a figure and a cue that it may still belong to."""
_BREAK: Final = re.compile(r"[;]|, (?:but|while|and)\b|\bbut\b|\bwhile\b")
_BROKEN: Final = 60
_COMMA: Final = 8
_JOINED: Final = 25
"""What a break, and a comma, between a figure and a cue count as, in characters."""


def hits(line: Line) -> list[ImpactHit]:
    """Return the cues that are said to be so, each with its figures, in the order of the text."""
    found = _cues_of(line)
    verbs = {hit.cue.category for hit in found if not _who_only(line, hit)}
    if any(line.passage.text[hit.start : hit.end].lower().endswith(" of") for hit in found):
        verbs |= {hit.cue.category for hit in found}  # "the execution of four prisoners"
    kept = [hit for hit in found if not (_who_only(line, hit) and hit.cue.category in verbs)]
    return [
        hit for hit in _with_figures(line, kept) if hit.figures or not _told_of(line, hit, kept)
    ]


def _told_of(line: Line, hit: ImpactHit, hits: Sequence[ImpactHit]) -> bool:
    """Tell whether a cue only says of whom its clause tells something: asylum seekers rescued."""
    text = line.passage.text
    return _who_only(line, hit) and any(
        not _who_only(line, other)
        and not _BREAK.search(text, min(hit.end, other.end), max(hit.start, other.start))
        for other in hits
    )


def _who_only(line: Line, hit: ImpactHit) -> bool:
    """Tell whether a cue only says who they are: in "40 prisoners were freed" the verb counts."""
    return bool(_WHO.fullmatch(line.passage.text, hit.start, hit.end))


_WHO: Final = re.compile(
    r"prisoners?|hostages|captives|detainees|refugees?|asylum[- ]seekers?|idps?", re.IGNORECASE
)
_ONLY_WHO: Final = 26
"""Characters within which a verb goes before a word for who they are."""


_LEADERS: Final = listed("leader commander spokesman president minister")
_NO_NAMES: Final = listed("KIA WIA MIA")


def masked(line: Line) -> str:
    """Return a sentence with names as "xxx", as long as it is."""
    start = line.sentence.where.start
    text = line.bare
    for name in line.sentence.names:
        if name.text in _NO_NAMES:
            continue
        first, last = name.start - start, name.end - start
        text = text[:first] + re.sub(r"\S", "x", text[first:last]) + text[last:]
    return text


def _cues_of(line: Line) -> list[ImpactHit]:
    start = line.sentence.where.start
    text = masked(line)
    found: list[ImpactHit] = []
    changed = changes(line)
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
            hit = ImpactHit(cue, first, last, (), apart)
            moved = cue.counts == "people" and any(
                each.verb < last and first < each.old[0] for each in changed
            )
            if stands(line, hit) and not moved:  # what went from six to two has not left
                found.append(hit)
    return sorted(found, key=lambda hit: hit.start)


def _with_figures(line: Line, hits: Sequence[ImpactHit]) -> list[ImpactHit]:
    """Give each figure to the cue that it stands nearest to and may count for."""
    given: dict[int, list[Figure]] = {}
    changed = changes(line)
    for figure in figures_of(line):
        if _counts_speakers(line, figure):
            continue
        best, nearest = None, float(_FAR)
        for number, hit in enumerate(hits):
            if _too_far(line, figure, hit):
                continue
            if not counts(line, figure, hit.cue.counts) or not _of_thing(line, figure, hit):
                continue
            if hit.cue.category == "response" and (lasts(line, figure) or _sent(line, figure)):
                continue  # "rations for two weeks", "soldiers set up a kitchen"
            if _of_another(changed, figure, hit):
                continue
            armed = set(figure.noun.lower().split()) & _FIGHT
            if hit.cue.category == "displacement" and (armed or _meant_for(line, figure)):
                continue
            apart = _apart(line, figure, hit) + _ONLY_WHO * _who_only(line, hit)
            if apart < nearest:
                best, nearest = number, apart
        if best is not None:
            given.setdefault(best, []).append(figure)
    return [
        hit._replace(figures=tuple(_own(line, given.get(n, ()), hit))) for n, hit in enumerate(hits)
    ]


def _counts_speakers(line: Line, figure: Figure) -> bool:
    """Tell whether a figure counts those who say so: "two diplomats said that he was held"."""
    text = line.passage.text
    for speech in line.sentence.speeches:
        if not speech.verb or not speech.speaker:
            continue
        at = text.find(f"{speech.speaker} {speech.verb}", line.sentence.where.start)
        at = at if at >= 0 else text.find(f"{speech.verb} {speech.speaker}") + len(speech.verb) + 1
        if at > len(speech.verb) and at <= figure.start < at + len(speech.speaker):
            return True
    return False


def _of_another(changed: Sequence[FigureChange], figure: Figure, hit: ImpactHit) -> bool:
    """Tell whether a figure is what something else came to: "sailings fell from six to two"."""
    return any(
        change.new[0] <= figure.start < change.new[1]
        and not (change.start <= hit.start and hit.end <= change.old[0])
        and not people(figure.noun.lower().split())
        for change in changed
    )


def _own(line: Line, figures: Sequence[Figure], hit: ImpactHit) -> Sequence[Figure]:
    """Leave out figures that another of the same cue shows to be none of its own.

    In "37 were brought in, nine of them dead" the cue is of the nine alone; in "19 were aboard;
    six bodies were found" it is of those on its side of the semicolon.
    """
    text = line.passage.text
    part = next((n for n, each in enumerate(figures) if _part_of(text, each, hit)), 0)
    kept = figures[part:]
    apart = [";" in text[min(f.end, hit.end) : max(f.start, hit.start)] for f in kept]
    return kept if all(apart) else [f for f, away in zip(kept, apart, strict=True) if not away]


_FIGHT: Final = listed("soldiers troops fighters rebels militants gunmen marines")
"""Those who move without being displaced."""
_OF_THEM: Final = re.compile(r",? of (?:them|whom|which)(?: (?:are|were|was|is|now|already))* ")


def _part_of(text: str, figure: Figure, hit: ImpactHit) -> bool:
    """Tell whether a cue stands right behind "nine of them"."""
    return figure.end < hit.start and bool(_OF_THEM.fullmatch(text, figure.end, hit.start))


def _sent(line: Line, figure: Figure) -> bool:
    """Tell whether those who fight are counted before what they did."""
    armed = set(figure.noun.lower().split()) & _FIGHT
    return bool(armed) and figure.start == line.sentence.where.start


def _meant_for(line: Line, figure: Figure) -> bool:
    """Tell whether something is for those who are counted: kits for 2,000 patients."""
    before = line.passage.text[max(figure.start - 24, 0) : figure.start]
    return (
        re.search(r"\b(?:kits|supplies|doses|parcels|equipment|medicines?) for $", before)
        is not None
    )


def _is_of_another(line: Line, figure: Figure, hit: ImpactHit) -> bool:
    """Tell whether a figure is of who is to get it: "lorries with flour for 12,000 people".

    Or of those beside whom there is room for: "has beds for 40 and is treating 90".
    """
    if hit.cue.kind in ("sent", "cut-off"):
        return line.passage.text.endswith(" for ", 0, figure.start)
    return hit.cue.kind == "in-store" and " and " in line.passage.text[hit.end : figure.start]


def _of_thing(line: Line, figure: Figure, hit: ImpactHit) -> bool:
    """Tell whether a figure counts the thing of a cue, people, a share or a time."""
    thing = next((part for part in hit.parts if part[0] == "thing"), None)
    if hit.cue.kind == "provided" and people(figure.noun.lower().split()):
        return False  # "built for 4,000, the camp has 15,700 inhabitants"
    if _is_of_another(line, figure, hit):
        return False
    if hit.cue.kind == "beds":
        return "beds" in figure.noun.split()
    if (
        thing is not None
        and thing[2] < figure.start < hit.end
        and _IN.search(line.passage.text, max(figure.start - 12, 0), figure.start)
    ):
        return False  # "bakeries in six districts have shut"
    if (
        thing is None
        or hit.start <= figure.start < hit.end  # "nine clinics and 143 schools are damaged"
        or hit.cue.kind == "aid-stopped"
        or figure.kind in ("percent", "fraction")
        or lasts(line, figure)
    ):
        return True
    noun = figure.noun.lower().split()
    if not noun and _GOES_ON.match(line.passage.text, figure.end):
        return True  # "39 clinics are damaged and eleven have lost their roofs"
    if not noun:
        return bool(
            re.match(r" of (?:(?:the|its|all) |\d)", line.passage.text[figure.end : figure.end + 8])
        )
    return people(noun) or noun[-1] in line.passage.text[thing[1] : thing[2]].lower().split()


_IN: Final = re.compile(r"\b(?:in|at|across|of|for) (?:the |its |all )?$")
_GOES_ON: Final = re.compile(r" (?:are|were|have|had|serve|served|lost|remain|work)\b")


def _too_far(line: Line, figure: Figure, hit: ImpactHit) -> bool:
    """Tell whether so much stands between a figure and a cue that it cannot belong to it.

    Of a label nothing is too far: "Killed: ... 12".
    """
    label = hit.start <= line.sentence.where.start + 3
    return not label and max(figure.start - hit.end, hit.start - figure.end) >= _FAR


def _apart(line: Line, figure: Figure, hit: ImpactHit) -> float:
    if figure.start < hit.end and hit.start < figure.end:
        return 0
    near = figure.end + 2 + len(figure.noun)
    noun = line.passage.text.find(figure.noun, figure.end, near) if figure.noun else -1
    if 0 <= noun <= hit.start < noun + len(figure.noun):
        return 0  # the noun that it counts: "9,000 refugees"
    first, last = sorted(((figure.start, figure.end), (hit.start, hit.end)))
    between = line.passage.text[first[1] : last[0]]
    if hit.start < figure.start and re.search(r"\band\b", between):
        between += " " * _JOINED
    apart = len(between) + _BROKEN * len(_BREAK.findall(between)) + _COMMA * between.count(",")
    label = hit.start <= line.sentence.where.start + 3 and between.lstrip()[:1] == ":"
    return min(apart, _FAR - 1) if label else apart


def _undergone(group: Sequence[str]) -> bool:
    """Tell whether a verb may be a passive by the helpers before it: not "which they had held"."""
    return bool(set(group) & BE) or not set(group) & {"had", "has", "have"}


def of_people(line: Line, hit: ImpactHit) -> bool:
    """Tell whether a cue without a figure is of people, where it must be."""
    phrase = line.at(hit.start, hit.end)
    if not hit.cue.whom:
        moved = hit.cue.kind in ("evacuated", "moved")
        before = set(line.lows(Phrase(0, phrase.first)))
        return not (moved and before & FORCE and not people(before - FORCE))
    if hit.cue.kind == "held":
        behind = line.after(phrase.last)
        group = range(line.verb_head(phrase.first), phrase.first)
        return (
            line.low(phrase.first) == "held"
            and _undergone([line.low(number) for number in group])
            and behind.first == behind.last
            and people(line.lows(line.subject(phrase.first)))
        )
    around = (line.subject(phrase.first), line.after(phrase.last))
    armed = hit.cue.category == "displacement"
    return any(
        people(words) and not (armed and set(words) & (FORCE | _LEADERS))
        for words in (line.lows(each) for each in around)
    )

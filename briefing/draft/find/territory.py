"""Claims on places: who is said to hold what, by the cues of ``draft/data/cues.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import zip_longest
from typing import Any, Final, NamedTuple

from briefing.brief.scales import Control
from briefing.draft.find.cues import TerritoryCue, territory_cues
from briefing.draft.find.frames import Claimed, claimed
from briefing.draft.find.listed import listed_claims, without_verb
from briefing.draft.find.reading.claims import Standing, nobody_holds, standing
from briefing.draft.find.reading.denied import denier
from briefing.draft.find.reading.line import Line, lines
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.spots import spot, spots
from briefing.draft.find.reading.unheld import done_by_fight, is_office, tells_loser
from briefing.draft.find.reading.when import quoted, when
from briefing.draft.find.speeches import speaker_at
from briefing.draft.findings import Cast, Finding, Part
from briefing.draft.model import Sure
from briefing.draft.source_text import SourceText, Where

_ORDER: Final[dict[Sure, int]] = {"high": 0, "medium": 1, "low": 2}

_STANDING: Final[dict[Standing, Control]] = {"disputed": "disputed", "over": "lost"}
"""What becomes of the hold of a claim that is called wrong, or over since a day that is told."""
_LIKEWISE: Final = ("does", "do", "did", "is", "are", "was", "were", "has", "have", "had")
COUNTED: Final = ("captured", "full", "lost")
"""Holds of so many places that no name is told of: "they have taken 12 towns"."""
_SHARES: Final = ("majority", "partial")
_AT: Final = ("in", "at", "on", "along", "around")
_DEEDS: Final = ("captured", "lost")
_OTHER_CLAUSE: Final = re.compile(r";|\b(?:since|that|which|who|when|began|broke|\w{3,}ed)\b")
_SINCE: Final = ("since", "from")
_LONG_AGO: Final = timedelta(days=200)
"""How long before a text a hold was that it tells as history, and no longer as how things are."""
_SHORT: Final = 5
"""Words of one who is named without a verb."""


class TerritoryHit(NamedTuple):
    """A cue and the words it was found at."""

    cue: TerritoryCue
    phrase: Phrase


def find(text: SourceText, cast: Cast) -> list[Finding]:
    """Return the claims on places, in the order of the text."""
    scene = Scene(text, cast)
    found: list[Finding] = []
    for passage in text.passages:
        heading = scene.heading(passage)
        for number, line in enumerate(lines(passage)):
            if number == 0 and heading is not None and not hits(line):
                continue
            claims = listed_claims(scene, line)
            if not claims:
                claims = [*_of_line(scene, line), *without_verb(scene, line)]
            told = (_finding(scene, line, claim) for claim in claims)
            now = [each for each in told if not _is_history(each, text)]
            found.extend(_once(each for each in now if not _was_held(each, now, text)))
    return _without_repeats(found)


def _was_held(finding: Finding, others: Sequence[Finding], text: SourceText) -> bool:
    """Tell whether a sentence has a hold end: "X retook P, which Y had held since 2016"."""
    place, cue = finding.parts.get("place"), finding.parts["control"].where
    if place is None or cue is None or finding.parts["control"].value in _DEEDS:
        return False
    said = text.passages[cue.paragraph - 1].text
    for each in others:
        deed = each.parts["control"]
        there = each.parts.get("place")
        other = each.parts.get("holder") != finding.parts.get("holder")
        if deed.value in _DEEDS and other and there and there.value == place.value and deed.where:
            before = re.search(r"\b(?:before|until)\b", said[cue.end : deed.where.start])
            if before or re.search(r"\bhad (?:\w+ )?$", said[: cue.start]):
                return True
    return False


def _is_history(finding: Finding, text: SourceText) -> bool:
    """Tell whether a hold was one of years before the text: "in 2011 the Guard held the palace"."""
    day, when, control = (finding.parts.get(key) for key in ("date", "when", "control"))
    if day is None or when is None or control is None or text.published is None:
        return False
    if control.value in _DEEDS or str(when.value).lower().startswith(_SINCE):
        return False
    if control.where is not None and when.where is not None:
        one, other = sorted((control.where, when.where))
        if one.paragraph != other.paragraph or _OTHER_CLAUSE.search(
            text.passages[one.paragraph - 1].text, one.end, other.start
        ):
            return False  # "under the sway of X, which broke away in 2019"
    last = str(day.value).rpartition("/")[2]
    return last < (text.published - _LONG_AGO).isoformat()


def hits(line: Line) -> list[TerritoryHit]:
    """Return the cues of a sentence, none over another, in the order of the text."""
    start = line.sentence.where.start
    taken: list[tuple[int, int]] = []
    found: list[TerritoryHit] = []
    for cue in territory_cues():
        for match in cue.words.finditer(line.plain):
            if any(match.start() < end and first < match.end() for first, end in taken):
                continue
            phrase = line.at(match.start() + start, match.end() + start)
            if phrase.first < phrase.last and not (
                _in_name(line, phrase) or _is_noun(line, cue, phrase)
            ):
                taken.append(match.span())
                found.append(TerritoryHit(cue, phrase))
    return sorted(found, key=lambda hit: hit.phrase)


def _is_noun(line: Line, cue: TerritoryCue, phrase: Phrase) -> bool:
    """Tell whether the verb of a cue is none there: "the control tower", "its guard post"."""
    return cue.frame == "act" and line.low(phrase.first - 1) in _BEFORE_NOUNS


_BEFORE_NOUNS: Final = frozenset(("the", "a", "an", "its", "their", "his", "her", "no", "any"))


def _in_name(line: Line, phrase: Phrase) -> bool:
    """Tell whether the words of a cue belong to a name: "Ford Guard"."""
    where = line.where(phrase)
    return any(
        name.start <= where.start and where.end <= name.end for name in line.sentence.names
    ) and any(word.text[:1].isupper() for word in line.words[max(phrase.first, 1) : phrase.last])


def _of_line(scene: Scene, line: Line) -> Iterator[Claimed]:
    scene.recent = None
    found = hits(line)
    for hit, following in zip_longest(found, found[1:]):
        stands = standing(line, hit.phrase.first)
        contested = hit.cue.control == "contested"
        if not contested and done_by_fight(line, hit.phrase):
            continue
        if stands == "none" or (contested and (stands == "disputed" or _is_over(line, hit))):
            continue
        for claim in claimed(scene, line, hit.cue, hit.phrase):
            if nobody_holds(line, hit.phrase, claim.holder.where if claim.holder else None):
                continue
            if tells_loser(line, hit.phrase):
                continue
            if claim.control == "presence" and claim.holder and is_office(line, claim.holder.where):
                continue
            if claim.place is None and (
                claim.holder is None or claim.figure is None or claim.control not in COUNTED
            ):
                continue
            if stands == "disputed" and _denies_no_hold(scene, line, claim):
                continue
            if claim.place is not None:
                scene.claim(claim.place, line.passage.number)
            scene.recent = claim.holder or scene.recent
            yield claim._replace(control=_STANDING[stands]) if stands in _STANDING else claim
            if claim.holder is not None and stands == "claim":
                end = following.phrase.first if following else len(line.words)
                yield from _likewise(scene, line, claim, end)
                yield from _gapped(scene, line, claim, end)


def _is_over(line: Line, hit: TerritoryHit) -> bool:
    """Tell whether a siege or a blockade has ended: "police broke up the blockade of the road"."""
    at = line.where(hit.phrase).start - line.sentence.where.start
    return _OVER.search(line.plain[:at]) is not None


_OVER: Final = re.compile(
    r"\b(?:(?:broke|broken) (?:up|through)|ended|lifted|(?:end|lifting) of|(?:to|will) end)"
    r" (?:(?:the|a|its|their) )?(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)


def _denies_no_hold(scene: Scene, line: Line, claim: Claimed) -> bool:
    """Tell whether a claim that is called wrong says nothing of who holds a place.

    Who denies that he has lost it denies no hold of anybody who is named.
    """
    if claim.holder is None:
        return not (denier(line, scene.cast) or scene.voice_at(line.where(claim.cue)))
    return claim.control == "lost"


def _likewise(scene: Scene, line: Line, claim: Claimed, end: int) -> Iterator[Claimed]:
    """Yield the claim that a sentence adds by a word: "..., as does the village of Lasi"."""
    for number in range(claim.cue.last, min(end, len(line.words) - 2)):
        if line.low(number) == "as" and line.low(number + 1) in _LIKEWISE:
            where = spot(scene, line, line.after(number + 2))
            if line.low(number - 1) == "," and where is not None and where.place is not None:
                yield claim._replace(place=where.place, site=where.site, share=None, figure=None)
            return


def _gapped(scene: Scene, line: Line, claim: Claimed, end: int) -> Iterator[Claimed]:
    """Yield the claims of "X sits in A, Y in B": of clauses that leave out their verb."""
    for number in range(claim.cue.last, end):
        if line.low(number) not in (",", ";", "and"):
            continue
        who = line.after(number + 1 + (line.low(number + 1) in ("and", "while", "but")))
        if not 0 < who.last - who.first <= _SHORT or line.low(who.last) not in _AT:
            continue
        if line.low(who.first).endswith("ing"):
            continue  # "..., leaving the army in P"
        holder = scene.holder(line, who)
        if holder is None or not scene.fights(line, who, holder):
            continue
        for where in spots(scene, line, line.after(who.last + 1)):
            if where.place is not None:
                yield claim._replace(
                    holder=holder, place=where.place, site=where.site, share=None, figure=None
                )


def _finding(scene: Scene, line: Line, claim: Claimed) -> Finding:
    passage = line.passage
    cue = line.where(claim.cue)
    spans = [cue]
    parts: dict[str, Part] = {"control": Part(claim.control, claim.share or cue)}
    open_fields: list[str] = []
    sure: Sure = "high"
    if claim.place is not None:
        parts["place"] = Part(claim.place.id, claim.place.where)
        sure = max(sure, claim.place.near, key=_ORDER.__getitem__)
    else:
        open_fields.append("place")
        sure = "low"
    if claim.holder is not None:
        parts["holder"] = Part(claim.holder.id, claim.holder.where)
        sure = max(sure, claim.holder.near, key=_ORDER.__getitem__)
    elif claim.control != "contested":
        open_fields.append("holder")
        sure = max(sure, "medium", key=_ORDER.__getitem__)
    spans += [p.where for p in parts.values() if p.where is not None and _inside(p.where, line)]
    where = Where(passage.number, min(s.start for s in spans), max(s.end for s in spans))
    denies = claim.control == "disputed"
    voice = (denier(line, scene.cast) if denies else "") or scene.voice_at(cue)
    if voice:
        parts["by"] = speaker_at(voice, cue, passage, scene.cast)
    if claim.figure:
        parts["figures"] = Part([claim.figure], claim.share)
    quotations = quoted(line, where)
    if quotations is not None:
        parts["quote"] = quotations
    parts.update(when(line, where, as_told=True))
    return Finding("territory", claim.kind, where, parts, sure, tuple(open_fields))


def _inside(where: Where, line: Line) -> bool:
    return where.paragraph == line.passage.number and line.sentence.where.holds(
        where.start, where.end
    )


def _facets(finding: Finding) -> tuple[Any, ...]:
    return tuple(
        finding.parts[key].value if key in finding.parts else None for key in ("place", "holder")
    )


def _once(found: Iterator[Finding]) -> list[Finding]:
    """Keep of one sentence one claim on a place by a holder: the first."""
    kept: dict[Any, Finding] = {}
    for each in found:
        place, holder = _facets(each)
        # Two places that have no name are two places.
        key = (place, holder) if place else (each.where.start, holder)
        old = kept.get(key)
        new = each.parts["control"].value
        if old is None or _goes_over(new, old.parts["control"].value):
            kept[key] = each
    return list(kept.values())


def _goes_over(new: str, old: str) -> bool:
    """Tell whether a claim goes over an earlier one: how much is held, or that it no longer is."""
    return (new in _SHARES and old not in _SHARES) or (new == "lost" and old == "full")


def _without_repeats(found: Sequence[Finding]) -> list[Finding]:
    """Leave out a claim that its paragraph has already, by the same voice."""
    kept: dict[Any, Finding] = {}
    for each in found:
        by = each.parts["by"].value if "by" in each.parts else ""
        key = (each.where.paragraph, *_facets(each), each.parts["control"].value, by)
        if "place" not in each.parts:
            key = (*key, each.where.start)
        kept.setdefault(key, each)
    return list(kept.values())

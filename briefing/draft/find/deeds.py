"""What took place, where a sentence says it in words that a template has: talks broke down.

Three forms: somebody does something to a place ("closed the bridge"), something begins or ends ("a
truce was signed"), somebody declares, begins or ends something ("imposed a curfew").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.draft.find.acts import act_of
from briefing.draft.find.reading.claims import standing
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.parties import is_tail, person_of
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.findings import Part

_TO_PLACES: Final = {
    "closed": re.compile(r"\b(?:closed|sealed(?: off)?|shut(?: down)?|blocked(?: off)?)\b"),
    "opened": re.compile(r"\b(?:re-?opened|opened)\b(?! (?:fire|up fire|talks))"),
    "shelled": re.compile(r"\b(?:shelled|bombarded)\b"),
    "bombed": re.compile(r"\bbombed\b"),
    "attacked": re.compile(r"\b(?:attacked|stormed|raided)\b"),
    "visited": re.compile(r"\bvisited\b"),
}
"""What somebody does to a place, by the words for it."""
_NOUN: Final = (
    r"(?:peace |truce |ceasefire )?talks|negotiations|fighting|clashes|protests|demonstrations"
    r"|elections|strike|curfew|cease-?fire|truce|siege|blockade|offensive|evacuation|mutiny"
    r"|state of emergency|rebellion|uprising|vaccination campaign|flights|rescue operations?"
    r"|food distributions?|ferry services?|school year|war"
)
_BEGAN: Final = (
    r"began|started|broke out|erupted|resumed|ended|stopped|collapsed|broke down|failed|took effect"
    r"|came into force|went into force|expired|lapsed"
)
_WAS: Final = (
    r"suspended|postponed|lifted|extended|imposed|declared|signed|agreed|announced|cancelled"
    r"|called off|broken|held|renewed|halted|resumed|broken off|interrupted|completed"
)
_HAPPENED: Final = re.compile(
    rf"\b(?P<the>[Tt]he |[Aa]n? |[Aa]nother )?(?P<noun>{_NOUN})"
    r"(?: (?:that|which))?(?: (?:in|on|over|between|for|around|at|with|near|of) [^,.;:]{1,90}?)?"
    rf" (?:(?:has|have|had) )?(?:(?P<began>{_BEGAN})"
    rf"|(?P<was>was|were|been|is|are) (?P<done>{_WAS}))\b",
    re.IGNORECASE,
)
_DECLARED: Final = re.compile(
    r"\b(?P<verb>declared|imposed|announced|lifted|extended|suspended|launched|ordered"
    r"|halted|resumed|cancelled|postponed|ended|began|broke|renewed)"
    r" (?P<the>the |an? |its |their |his |all )?(?:[a-z-]+ ){0,2}?"
    r"(?P<noun>state of emergency|curfew|evacuation|cease-?fire|truce|elections|sanctions|blockade"
    r"|flights|talks|strike|offensive|inquiry|investigation|mobili[sz]ation|agreement|ban)\b",
)
_BEFELL: Final = re.compile(
    r"\b(?:changed hands|was (?:shelled|bombed|attacked|raided|evacuated|flooded|looted|reopened)"
    r"|were (?:shelled|bombed|attacked|raided|evacuated|flooded|looted|reopened))\b"
)
"""What becomes of a place, told of the place: "Kolo changed hands"."""
_STRIKES: Final = re.compile(
    r"\b(?P<verb>carried out|launched|fired|conducted)"
    r" (?P<noun>(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|several|dozens of) "
    r"(?:air ?strikes|raids|missiles|rockets|drones|warning shots|shells))\b"
)
_BARE: Final = re.compile(
    r".*(?:talks|negotiations|fighting|clashes|protests|elections|sanctions|flights|ions|services"
    r"|mobili[sz]ation)"
)
"""Nouns that stand without "a"."""


def deed_of(
    line: Line, scene: Scene, when: tuple[int, int] | None = None
) -> tuple[str, dict[str, Part]]:
    """Return the kind of what a sentence tells, with its parts; "event" and none where unknown.

    ``when`` are the characters of the passage that say when, where the sentence has them.
    """
    for read in (_to_place, _happened, _declared, _strikes, _befell):
        for kind, parts in read(line, scene):
            return kind, parts
    parts = act_of(line, scene, when)
    return ("act" if parts else "event"), parts


def _at(line: Line, match: re.Match[str], key: str) -> Phrase:
    start = line.sentence.where.start
    return line.at(start + match.start(key), start + match.end(key))


def _who(line: Line, scene: Scene, verb: int) -> Part | None:
    """Return who does what a verb says: an actor's id, else the name of a person."""
    subject = line.subject(verb)
    if line.low(subject.first - 1) == "and" or is_tail(line, subject):
        return None  # of two who do it, one is not told without the other
    found = scene.holder(line, subject)
    if found is not None:
        return Part(found.id, found.where)
    name = person_of(line, subject, scene.cast)
    return Part(line.text(name).rsplit(maxsplit=1)[-1], line.where(name)) if name else None


def _to_place(line: Line, scene: Scene) -> Iterator[tuple[str, dict[str, Part]]]:
    for kind, pattern in _TO_PLACES.items():
        for match in pattern.finditer(line.plain):
            start = line.sentence.where.start
            verb = line.at(start + match.start(), start + match.end())
            who, place = (
                _who(line, scene, verb.first),
                scene.place(line, line.after(verb.last)),
            )
            if who and place and standing(line, verb.first) == "claim":
                yield kind, {"who": who, "what": Part(place.id, place.where)}


def _happened(line: Line, _: Scene) -> Iterator[tuple[str, dict[str, Part]]]:
    for match in _HAPPENED.finditer(line.plain):
        noun = _at(line, match, "noun")
        verb = _at(line, match, "began" if match["began"] else "done")
        if noun.first == noun.last or standing(line, verb.first) != "claim":
            continue
        several = match["noun"].endswith(("s", "S"))
        was = "were " if several else "was "
        done = match["began"] or f"{was}{match['done']}"
        yield (
            "happened",
            {
                "noun": Part(_called(match), line.where(noun)),
                "done": Part(done.lower(), line.where(verb)),
            },
        )


def _declared(line: Line, scene: Scene) -> Iterator[tuple[str, dict[str, Part]]]:
    for match in _DECLARED.finditer(line.plain):
        verb = _at(line, match, "verb")
        who = _who(line, scene, verb.first) if verb.first < verb.last else None
        if who and standing(line, verb.first) == "claim":
            noun = _at(line, match, "noun")
            yield (
                "declared",
                {
                    "who": who,
                    "done": Part(match["verb"], line.where(verb)),
                    "noun": Part(_called(match), line.where(noun)),
                },
            )


def _strikes(line: Line, scene: Scene) -> Iterator[tuple[str, dict[str, Part]]]:
    """Yield who carried out how many strikes."""
    for match in _STRIKES.finditer(line.plain):
        verb, noun = _at(line, match, "verb"), _at(line, match, "noun")
        who = _who(line, scene, verb.first) if verb.first < verb.last else None
        if who and standing(line, verb.first) == "claim":
            done = Part(match["verb"], line.where(verb))
            parts = {"who": who, "done": done, "noun": Part(match["noun"], line.where(noun))}
            yield "declared", parts


def _befell(line: Line, scene: Scene) -> Iterator[tuple[str, dict[str, Part]]]:
    """Yield what became of a place."""
    for match in _BEFELL.finditer(line.plain):
        start = line.sentence.where.start
        verb = line.at(start + match.start(), start + match.end())
        subject = line.subject(verb.first)
        place = scene.place(line, subject)
        alone = (
            place
            and line.low(subject.first - 1) not in (",", "and")
            and len(line.names(subject)) == 1
        )
        if place and alone and standing(line, verb.first) == "claim":
            yield (
                "befell",
                {"what": Part(place.id, place.where), "done": Part(match[0], line.where(verb))},
            )


def _called(match: re.Match[str]) -> str:
    """Return a noun with the article that it has in the text, or needs."""
    noun, the = match["noun"].lower(), (match["the"] or "").strip().lower()
    if the == "the":
        return f"the {noun}"
    if _BARE.fullmatch(noun):
        return noun
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"

"""Whether a cue of an impact is said to be so: not planned, denied, only thought of or escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from briefing.draft.find import moods
from briefing.draft.find.cues import ImpactCue
from briefing.draft.find.reading.claims import standing
from briefing.draft.find.reading.counted import people
from briefing.draft.find.reading.denied import is_tale
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.words import FORCE
from briefing.verify.language import Figure, listed


class ImpactHit(NamedTuple):
    """A cue, where it stands in the passage, and the figures that belong to it."""

    cue: ImpactCue
    start: int
    end: int
    figures: tuple[Figure, ...] = ()
    parts: tuple[tuple[str, int, int], ...] = ()
    """What stands in its words apart: ``thing``, ``state``, ``what``."""


def stands(line: Line, hit: ImpactHit) -> bool:
    """Tell whether a cue is said to be so: not planned, denied or only thought of."""
    base = line.sentence.where.start
    tale = is_tale(line, hit.start - base, hit.end - base)
    if tale or (line.has(moods.IF) and moods.CONDITION.search(line.passage.text[base : hit.start])):
        return False
    if _otherwise(line, hit) or _escaped(line, hit):
        return False
    if hit.cue.mood:
        return True
    phrase = line.at(hit.start, hit.end)
    if phrase.first == phrase.last:
        return False
    text, end = line.passage.text, line.sentence.where.end
    if line.has(moods.ASKS) and moods.ASKED.search(text[line.sentence.where.start : hit.start]):
        return False
    if moods.WOULD.match(text, hit.end, end) or moods.NOTHING.match(text, hit.end, end):
        return False
    if hit.parts and moods.BECOMES.search(text[hit.start : hit.end]):
        return False
    return standing(line, phrase.first) == "claim" and not _nobody(line, phrase)


def _escaped(line: Line, hit: ImpactHit) -> bool:
    """Tell whether it did not come about, or is to come: "was not damaged", "will be cut off"."""
    text = line.passage.text
    before = text[line.sentence.where.start : hit.start]
    may = line.has(moods.MAY)
    to_be = (
        may and hit.cue.kind != "run-out" and moods.TO_BE.search(before)
    )  # stocks that will last
    if to_be or (may and moods.HARDLY.search(before)):
        return True
    if hit.cue.kind == "let-through" and moods.TO_COME.search(before):
        return True  # "would open a corridor for 400 families"
    thing, state = (next((x for x in hit.parts if x[0] == key), None) for key in ("thing", "state"))
    if hit.cue.mood or thing is None or state is None:
        return may and moods.NEARLY.search(before) is not None
    return moods.NOT_SO.search(text[thing[2] : state[1]]) is not None


def _otherwise(line: Line, hit: ImpactHit) -> bool:
    """Tell whether a cue means something else: a truce that lasts, "He could not be reached"."""
    before = line.low(line.at(hit.start, hit.end).first - 1)
    if hit.cue.kind == "cut-off":
        return before in _PERSON
    if hit.cue.kind == "aid-stopped" and _BUS.search(line.passage.text, hit.start, hit.end):
        return not _RELIEF.search(line.sentence.text)
    if hit.cue.kind == "used-as-shelter":
        return before in ("that", "which")  # only which: "schools that served as shelters were hit"
    if hit.cue.kind in _OTHERWISE:
        return _OTHERWISE[hit.cue.kind](line, hit)
    return hit.cue.kind == "run-out" and _lasts_otherwise(line, hit)


def _crushed_thing(line: Line, hit: ImpactHit) -> bool:
    """Tell whether what was crushed is a thing: a clinic, under ash."""
    phrase = line.at(hit.start, hit.end)
    if line.low(phrase.first) != "crushed":
        return False
    around = (line.subject(phrase.first), line.after(phrase.last))
    return not any(people(line.lows(each)) for each in around)


def _charged(line: Line, hit: ImpactHit) -> bool:
    """Tell whether a deed is only what somebody is tried for: "faces charges of extortion"."""
    before = line.passage.text[line.sentence.where.start : hit.start]
    return _CHARGE.search(before) is not None


def _shields_leaders(line: Line, hit: ImpactHit) -> bool:
    """Tell whether those who are sheltered fight or lead: "of sheltering the rebels' leaders"."""
    phrase = line.at(hit.start, hit.end)
    return bool(set(line.lows(line.after(phrase.last))) & (FORCE | _ARMED))


def _goes_by_timetable(line: Line, hit: ImpactHit) -> bool:
    """Tell whether what has left is a train or a ferry on its way, with whoever is in it."""
    subject = line.lows(line.subject(line.at(hit.start, hit.end).first))
    return bool(subject) and subject[-1] in _VEHICLES and not _FLEEING.search(line.sentence.text)


def _brought_by_aid(line: Line, hit: ImpactHit) -> bool:
    """Tell whether a mission or a lorry did it, and was not stopped: "taken there by a mission".

    Or whether vehicles that were taken brought no relief: those of an army.
    """
    state, thing = (next((x for x in hit.parts if x[0] == key), None) for key in ("state", "thing"))
    if state is None or thing is None:
        return False
    text = line.passage.text
    carrier, taken = (text[start:end].lower() for _, start, end in (thing, state))
    if _CARRIER.fullmatch(carrier) and _TAKEN.fullmatch(taken):
        return _ARMS.search(text, *line.sentence.where[1:]) is not None or not (
            _RELIEF.search(line.sentence.text) or _GOODS.search(line.sentence.text)
        )
    if thing[1] < state[2]:
        return False
    return _BY.search(line.passage.text[state[2] : thing[1]]) is not None


def _came_in_the_dark(line: Line, hit: ImpactHit) -> bool:
    """Tell whether somebody only came by night, and lacks no light."""
    before = line.passage.text[line.sentence.where.start : hit.start]
    return line.passage.text[hit.start : hit.end] == "in the dark" and bool(_CAME.search(before))


def _armed_with(line: Line, hit: ImpactHit) -> bool:
    """Tell whether those who get something fight: "supplied the Brotherhood with diesel"."""
    whom = line.lows(line.after(line.at(hit.start, hit.end).last))
    return bool(whom) and whom[-1] in FORCE | _BANDS


def _is_mended(line: Line, hit: ImpactHit) -> bool:
    """Tell whether what was broken works again: "blown up in 2022, was reopened"."""
    end = line.sentence.where.end
    return _MENDED.search(line.passage.text, hit.end, end) is not None


def _is_stuck(line: Line, _: ImpactHit) -> bool:
    """Tell whether what was sent has not come: lorries that are stuck."""
    return line.has(_STUCK)


def _is_looked_for(line: Line, hit: ImpactHit) -> bool:
    """Tell whether an illness is only looked for, or kept away: screened for malnutrition."""
    before = line.passage.text[line.sentence.where.start : hit.start]
    return _LOOKED_FOR.search(before) is not None


_LOOKED_FOR: Final = re.compile(
    r"\b(?:screen|test|check|assess|vaccinat|immuni[sz]|examin|protect)\w* (?:for|against|from)"
    r" (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_MENDED: Final = re.compile(
    r"(?:,|\band|\bbut) (?:since |later |then )?(?:was|were|has been|have been|is|are) (?:\w+ )?"
    r"(?:reopened|re-opened|rebuilt|repaired|restored)\b"
)
_STUCK: Final = re.compile(r"\b(?:stuck|stranded|held up|blocked|turned back)\b")
_CARRIER: Final = re.compile(r"vehicles|trucks?|lorr(?:y|ies)|tankers?")
_TAKEN: Final = re.compile(r"seized|burned|burnt|stolen|taken|confiscated|ambushed")
_ARMS: Final = re.compile(
    r"\b(?:military|armou?red|army|weapons?|ammunition|arms|pick-?ups?|tanks?)\b", re.IGNORECASE
)
_GOODS: Final = re.compile(
    r"\b(?:food|flour|grain|rice|wheat|medicines?|medical|suppl(?:y|ies)|convoys?|UN|agency|agencies"
    r"|Red (?:Cross|Crescent)|ngos?|charit(?:y|ies)|WFP|UNICEF|tents|blankets|water|fuel|clinic"
    r"|hospital|goods)\b",
    re.IGNORECASE,
)
"""What makes a lorry that was taken one of supplies."""
_BY: Final = re.compile(r"\bby (?:(?:the|an?) )?(?:[\w'’-]+ ){0,2}$")
_CAME: Final = re.compile(
    r"\b(?:came|come|comes|went|arrived|attacked|fired|shot|walk\w*|march\w*|left|fled|entered|moved"
    r"|struck|crossed|drove|ran|climbed|slipped)\b[^,;]{0,30}$"
)
_BANDS: Final = listed("brotherhood front league movement brigades battalions")
_CHARGE: Final = re.compile(
    r"\b(?:charge[sd]?|accus\w+|suspicion|suspected|convicted|guilty|acquitted|wanted|trial|tried)"
    r" (?:of|on|with|for)(?: \w+){0,2} $",
    re.IGNORECASE,
)
_ARMED: Final = listed("leader leaders commander commanders chief chiefs head heads")
_VEHICLES: Final = listed("train express bus coach ferry flight airliner plane tram steamer liner")
_FLEEING: Final = re.compile(r"\b(?:refugees?|migrants?|displaced|evacu\w+|flee\w*|fled)\b")
_OTHERWISE: Final[Mapping[str, Callable[[Line, ImpactHit], bool]]] = {
    "killed": _crushed_thing,
    "abuse": _charged,
    "sheltering": _shields_leaders,
    "left": _goes_by_timetable,
    "aid-stopped": _brought_by_aid,
    "no-power": _came_in_the_dark,
    "given": _armed_with,
    "out-of-use": _is_mended,
    "sick": _is_looked_for,
    "sent": _is_stuck,
}
"""By the kind of a cue, when it means something else."""
_PERSON: Final = listed("he she who i")
_BUS: Final = re.compile(r"\bbus(?:es)?\b")
_RELIEF: Final = re.compile(
    r"\b(?:evacu|relief|aid\b|humanitarian|families|displaced|patients|wounded)"
)
"""What makes a bus that was stopped one of relief, not one that was held up and robbed."""


def _lasts_otherwise(line: Line, hit: ImpactHit) -> bool:
    """Tell whether what lasts is no stock: a round of talks, a truce, a storm."""
    phrase = line.at(hit.start, hit.end)
    if not line.low(phrase.first).startswith("last"):
        return False
    return bool(set(line.lows(Phrase(max(phrase.first - 6, 0), phrase.first))) & _LASTING)


_LASTING: Final = listed(
    "round talks truce ceasefire cease-fire war meeting mandate session curfew emergency storm"
    " rain rains conference visit operation mission fighting battle siege strike journey trip"
    " outage drought season ban blockade"
)


def _nobody(line: Line, phrase: Phrase) -> bool:
    """Tell whether nobody is hurt: "nobody missing", "no civilian lost his life"."""
    if line.low(phrase.first) in ("no", "without"):
        return False
    at = range(max(phrase.first - 3, 0), phrase.first)
    before = [line.low(n) for n in at if line.low(n + 1) not in ("more", "fewer", "less")]
    return bool({"no", "nobody", "none"} & set(before))

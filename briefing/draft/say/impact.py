"""The text of an impact: "The ministry: 14 people were killed in Qelmara."."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from briefing.draft.find.reading.counted import PEOPLE
from briefing.draft.findings import Cast, Finding
from briefing.draft.say.words import opened, place_name, there, value, voice_name
from briefing.draft.source_text import SourceText
from briefing.verify.language import listed


def say(finding: Finding, cast: Cast, text: SourceText) -> str:
    """Return the text of an impact, "" where no template gives a good sentence."""
    template = _KINDS.get(finding.kind)
    if template is None:
        return ""
    told = template(_Impact(finding, cast, text))
    return opened(voice_name(finding, cast), told) if told else ""


class _Counted(NamedTuple):
    """Who or what is counted, with the figure as printed, and whether there are several."""

    words: str
    many: bool
    noun: str


class _Impact:
    """What the templates of an impact say it with."""

    def __init__(self, finding: Finding, cast: Cast, text: SourceText) -> None:
        self.finding = finding
        self.figures: list[dict[str, Any]] = value(finding, "figures") or []
        self.thing = _lower(str(value(finding, "thing") or ""))
        self.state = str(value(finding, "state") or "").lower()
        self.what = str(value(finding, "what") or "").lower()
        place = str(value(finding, "place") or "")
        self.there = there(place, cast, text)
        self.place = place_name(place, cast, text)
        self.before_place = _before(finding, text)
        if self.there and self.before_place in _AS_PRINTED:
            self.there = f" {self.before_place} {self.place}"

    def share(self) -> str:
        """Return a share as printed, "" where the figure is none."""
        if self.figures and str(self.figures[0].get("unit", "")).startswith("per cent"):
            return _lower(self.figures[0]["text"])
        return ""

    def people(self) -> _Counted | None:
        """Return the people that are counted; None where none are."""
        found = self.things()
        if found is None:
            return None
        noun = found.noun.lower().split()
        if not noun or noun[-1] in _BEFALLEN:
            figure = _of(_lower(self.figures[0]["text"]), self.figures[0])
            return _Counted(
                f"{figure} {'people' if found.many else 'person'}", found.many, "people"
            )
        return found if set(noun) & PEOPLE else None

    def things(self) -> _Counted | None:
        """Return what is counted, whatever it is."""
        if not self.figures or self.share():
            return None
        figure = self.figures[0]
        noun = str(value(self.finding, "group") or "").strip('"')
        if noun and not _GOOD_NOUN.fullmatch(noun):
            return None
        label = value(self.finding, "group")
        many = figure.get("value") != 1 or figure.get("op") in (">", ">=")
        printed = _lower(figure["text"])
        words = f"{_of(printed, figure)} {label}" if noun else printed
        return _Counted(words, many, noun)


def _of(printed: str, figure: dict[str, Any]) -> str:
    """Return a vague amount or a measure with "of": hundreds of, 34 tonnes of."""
    vague = "value" not in figure and "min" not in figure and not printed.endswith(" of")
    measured = re.search(r"\b(?:litres?|tonnes?|tons?|kg|kilograms?|hectares?)$", printed)
    return f"{printed} of" if vague or measured else printed


_GOOD_NOUN: Final = re.compile(r"[\w'’ -]+")
_BEFALLEN: Final = listed(
    "dead killed wounded injured missing displaced deaths casualties fatalities bodies died"
    " admitted treated detained arrests drowned homeless victims corpses lives injuries"
)
"""Nouns that say what befell people, and do not say who they are."""


def _lower(words: str) -> str:
    """Return words with a small letter at their head, unless it is a name's."""
    first = words.split(" ", maxsplit=1)[0] if words else ""
    return words if first.isupper() and len(first) > 1 else words[:1].lower() + words[1:]


def _before(finding: Finding, text: SourceText) -> str:
    """Return the word before the place: "into", "from", the verb."""
    part = finding.parts.get("place")
    if part is None or part.where is None or part.where.paragraph != finding.where.paragraph:
        return ""
    ahead = text.passages[part.where.paragraph - 1].text[: part.where.start].lower()
    words = re.findall(r"[a-z]+", ahead)
    while words and words[-1] in _LEADING:
        words.pop()
    return words[-1] if words else ""


_AS_PRINTED: Final = listed("along near outside around across throughout")
"""Prepositions that say more than "in" and stay."""
_LEADING: Final = listed("the town city village province camp district neighbouring port of nearby")


def _befell(one: str, several: str, nobody: str = "") -> Callable[[_Impact], str]:
    """Return the template of what befell people; ``nobody`` is said where none are counted."""

    def told(impact: _Impact) -> str:
        who = impact.people()
        if who is None:
            return f"{nobody}{impact.there}" if nobody and not impact.figures else ""
        noun = impact.finding.parts.get("group")
        if noun is not None and str(noun.value) in ("deaths", "fatalities", "arrests"):
            return f"there have been {_lower(impact.figures[0]['text'])} {noun.value}{impact.there}"
        if noun is not None and str(noun.value) in ("bodies", "corpses"):
            return f"{_lower(impact.figures[0]['text'])} {noun.value} were counted{impact.there}"
        return f"{who.words} {several if who.many else one}{impact.there}"

    return told


def _displaced(impact: _Impact) -> str:
    who = impact.people()
    if who is None:
        return "" if impact.figures else f"people are displaced{impact.there}"
    if who.noun == "people" and who.many:
        figure = _of(_lower(impact.figures[0]["text"]), impact.figures[0])
        return f"there are {figure} displaced people{impact.there}"
    return f"{who.words} {'are' if who.many else 'is'} displaced{impact.there}"


def _left(impact: _Impact) -> str:
    who = impact.people()
    if who is None:
        return ""
    have = "have" if who.many else "has"
    before = impact.before_place
    if impact.place and before in ("left", "from", "fled", "leave", "of"):
        return f"{who.words} {have} fled {impact.place}"
    if impact.place and before in ("into", "to", "in", "at", "reached", "for"):
        return f"{who.words} {have} gone to {impact.place}"
    if impact.place and before in ("crossed", "over"):
        return f"{who.words} {have} crossed {impact.place}"
    return f"{who.words} {have} moved" if "crossed" in impact.state else f"{who.words} {have} left"


def _returned(impact: _Impact) -> str:
    who = impact.people()
    if who is None:
        return ""
    have = "have" if who.many else "has"
    to = f" to {impact.place}" if impact.place and impact.before_place in ("to", "in") else ""
    return f"{who.words} {have} come back{to}"


def _evacuated(impact: _Impact) -> str:
    who = impact.people()
    if who is None:
        return ""
    were = "were" if who.many else "was"
    return (
        f"{who.words} {were} moved to safety{impact.there and f' from {impact.place}'}"
        if (impact.before_place in ("from", "of"))
        else f"{who.words} {were} evacuated{impact.there}"
    )


def _state_of(state: str) -> str:
    return next((said for words, said in _STATES if re.search(words, state)), "")


_STATES: Final = (
    (r"destroy|demolish|flatten|raz|blown|ruin|washed", "destroyed"),
    (r"damag|broken|collaps|gutted", "damaged"),
    (r"flood|under water|submerg", "under water"),
    (r"burning|on fire|set (?:on fire|alight)", "on fire"),
    (r"burn", "burned"),
    (r"shut|closed|suspended", "closed"),
    (r"loot", "looted"),
    (
        r"cut|down|off|out of|dry|stopped|not working|no longer|fail|knocked|without power",
        "out of use",
    ),
)


def _out_of_use(impact: _Impact) -> str:
    share = impact.share()
    if share and impact.thing and re.search(r"work|function|operat", impact.state):
        return f"{_the(impact.thing)}{impact.there} is down to {share} of capacity"
    state = _state_of(impact.state)
    counted = impact.things()
    if counted is not None:
        if not counted.noun:
            return ""
        if re.fullmatch(r"function\w+|is working|works? at|working at", impact.state):
            return f"{counted.words}{impact.there} {'work' if counted.many else 'works'}"
        if set(counted.noun.lower().split()) & PEOPLE:
            supply = re.search(r"water|power|electricity|gas", impact.thing)
            words = f"{counted.words} {'are' if counted.many else 'is'} without"
            return f"{words} {supply[0]}{impact.there}" if supply else ""
        be = "are" if counted.many else "is"
        return f"{counted.words} {be} {state}{impact.there}" if state else ""
    if impact.figures or not (state and impact.thing):
        return ""
    be = "are" if impact.thing.endswith("s") and not impact.thing.endswith("ss") else "is"
    return f"{_the(impact.thing)}{impact.there} {be} {state}"


def _the(thing: str) -> str:
    return (
        thing
        if thing.split(maxsplit=1)[0] in ("water", "power", "electricity", "gas")
        else f"the {thing}"
    )


def _closed(impact: _Impact) -> str:
    if impact.figures or not impact.thing:
        return ""
    state = "cut" if re.search(r"cut|sever", impact.state) else "closed"
    be = "are" if impact.thing.endswith("s") else "is"
    if impact.thing in ("lane", "street", "pass") or "train" in impact.thing:
        return ""
    return f"{_the(impact.thing)}{impact.there} {be} {state}"


def _stopped(impact: _Impact) -> str:
    counted = impact.things()
    if counted is None or counted.noun.lower() not in _CARRIERS:
        return ""
    were = "were" if counted.many else "was"
    if "unload" in impact.state or "loot" in impact.state:
        return f"the load of {counted.words} was taken{impact.there}"
    if "turned" in impact.state:
        return f"{counted.words} had to turn round{impact.there}"
    return f"{counted.words} with relief {were} stopped{impact.there}"


_CARRIERS: Final = listed(
    "lorries lorry trucks truck convoys convoy boats boat vehicles ambulances"
)


def _let_through(impact: _Impact) -> str:
    counted = impact.things()
    if counted is None or not counted.noun:
        return ""
    return f"{counted.words} {'were' if counted.many else 'was'} allowed to pass{impact.there}"


def _without(impact: _Impact) -> str:
    if not impact.what:
        return ""
    who = impact.people()
    if who is not None:
        return f"{who.words} {'need' if who.many else 'needs'} {impact.what}{impact.there}"
    be = "are" if impact.what.endswith("s") and not impact.what.endswith("ss") else "is"
    return "" if impact.figures else f"{impact.what} {be} lacking{impact.there}"


def _lasts(impact: _Impact) -> str:
    if not impact.figures:
        return ""
    text = str(impact.figures[0]["text"])
    if re.search(r"\b(?:hours?|days?|weeks?|months?)\b", text):
        return f"supplies{impact.there} are enough for {_lower(text)}"
    return ""


def _sick(impact: _Impact) -> str:
    counted = impact.things()
    if counted is None:
        return (
            f"{impact.what} is reported{impact.there}" if impact.what and not impact.figures else ""
        )
    noun = counted.noun.lower()
    if "cases" not in noun:
        return ""
    of = f" of {impact.what}" if impact.what else ""
    return f"there are {counted.words}{of}{impact.there}"


def _needed(impact: _Impact) -> str:
    counted = impact.things()
    if counted is None or not counted.noun:
        return ""
    if set(counted.noun.lower().split()) & PEOPLE:
        return f"{counted.words} {'need' if counted.many else 'needs'} help{impact.there}"
    return f"{counted.words} {'are' if counted.many else 'is'} needed{impact.there}"


def _given(impact: _Impact) -> str:
    counted = impact.things()
    if counted is None:
        return ""
    if set(counted.noun.lower().split()) & PEOPLE:
        return f"{counted.words} {'have' if counted.many else 'has'} received aid{impact.there}"
    if counted.words.endswith(" of"):
        return ""
    return f"{counted.words} {'were' if counted.many else 'was'} handed over{impact.there}"


def _fed(impact: _Impact) -> str:
    who = impact.people()
    if who is None:
        return ""
    return f"{who.words} {'have' if who.many else 'has'} been given help{impact.there}"


def _sent(impact: _Impact) -> str:
    counted = impact.things()
    if counted is None or not counted.noun:
        return ""
    return f"{counted.words} {'were' if counted.many else 'was'} sent{impact.there}"


def _put_up(impact: _Impact) -> str:
    counted = impact.things()
    if counted is None or not counted.noun or set(counted.noun.lower().split()) & PEOPLE:
        return ""
    return f"{counted.words} {'are' if counted.many else 'is'} up{impact.there}"


def _funded(impact: _Impact) -> str:
    if share := impact.share():
        return f"{share} of the money asked for has come in"
    return ""


def _mines(impact: _Impact) -> str:
    counted = impact.things()
    if counted is None:
        return f"there is unexploded ordnance{impact.there}" if not impact.figures else ""
    if not counted.noun or set(counted.noun.lower().split()) & PEOPLE:
        return ""
    return f"{counted.words} {'were' if counted.many else 'was'} found unexploded{impact.there}"


_KINDS: Final[dict[str, Callable[[_Impact], str]]] = {
    "missing": _befell("is missing", "are missing"),
    "drowned": _befell("drowned", "drowned"),
    "killed": _befell("was killed", "were killed"),
    "dead": _befell("has died", "have died"),
    "wounded": _befell("was hurt", "were hurt"),
    "returned": _returned,
    "sheltering": _befell("has found shelter", "have found shelter"),
    "left": _left,
    "evacuated": _evacuated,
    "displaced": _displaced,
    "freed": _befell("was freed", "were freed"),
    "abducted": _befell("was abducted", "were abducted"),
    "detained": _befell("was detained", "were detained"),
    "held": _befell("is held", "are held"),
    "alone": _befell("is without parents", "are without their families"),
    "mines": _mines,
    "cut-off": _befell("is cut off", "are cut off"),
    "aid-stopped": _stopped,
    "let-through": _let_through,
    "way-closed": _closed,
    "out-of-use": _out_of_use,
    "without": _without,
    "run-out": _lasts,
    "sick": _sick,
    "need": _needed,
    "given": _given,
    "fed": _fed,
    "sent": _sent,
    "put-up": _put_up,
    "funded": _funded,
}
"""The template of each kind of impact; the others are left to be worded."""

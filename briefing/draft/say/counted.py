"""The parts of an impact as its text has them: who is counted, what, how much, where."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from briefing.draft.find.reading.counted import people
from briefing.draft.findings import Cast, Finding
from briefing.draft.say.words import AS_PRINTED, before_place, place_name, there, value
from briefing.draft.source_text import SourceText
from briefing.verify.language import listed

_ROAD: Final = re.compile(r"\b(?:road|highway|route|motorway|railway|line|pipeline|track)s?$")
"""What leads to a place, and does not lie in it."""


class Counted(NamedTuple):
    """Who or what is counted, with the figure as printed, and whether there are several."""

    words: str
    many: bool
    noun: str

    @property
    def are(self) -> str:
        """The form of "be" that agrees."""
        return "are" if self.many else "is"

    @property
    def were(self) -> str:
        """The past form of "be" that agrees."""
        return "were" if self.many else "was"

    @property
    def have(self) -> str:
        """The form of "have" that agrees."""
        return "have" if self.many else "has"


class Impact:
    """What the templates of an impact say it with."""

    def __init__(self, finding: Finding, cast: Cast, text: SourceText) -> None:
        self.finding = finding
        self.figures: list[dict[str, Any]] = value(finding, "figures") or []
        self.thing = lower(str(value(finding, "thing") or ""))
        self.state = str(value(finding, "state") or "").lower()
        self.what = str(value(finding, "what") or "").lower()
        self.cue = _cue(finding, text)
        self._paragraphs = text.paragraphs
        place = str(value(finding, "place") or "")
        self.there = there(place, cast, text)
        self.place = place_name(place, cast, text)
        self.before_place = before_place(finding, text)
        self.behind = _behind(finding)
        self.sentence = _sentence(finding, text)
        roads = self.before_place in ("to", "from") and _ROAD.search(self.thing)
        if self.there and (roads or self.before_place in AS_PRINTED):
            self.there = f" {self.before_place} {self.place}"

    def befallen(self) -> bool:
        """Tell whether a form of "be" stands between the group and the verb: it befell them."""
        group, cue = (self.finding.parts.get(key) for key in ("group", "category"))
        if group is None or cue is None or group.where is None or cue.where is None:
            return False
        text = self._paragraphs[cue.where.paragraph - 1]
        between = text[group.where.end : cue.where.start]
        return (
            re.fullmatch(r"(?: \w+){0,2} (?:is|are|was|were|been|being) (?:\w+ )?", between)
            is not None
        )

    def share(self) -> str:
        """Return a share as printed, "" where the figure is none."""
        if self.figures and str(self.figures[0].get("unit", "")).startswith("per cent"):
            return lower(self.figures[0]["text"])
        return ""

    def of_them(self) -> bool:
        """Tell whether the figure counts some of the things: six of the 23 health facilities."""
        where = self.finding.parts["figures"].where
        if where is None or not self.thing.endswith("s"):
            return False
        behind = self._paragraphs[where.paragraph - 1][where.end :].lower()
        return (
            re.match(rf" of (?:the|its|their) (?:\w+ )?{re.escape(self.thing)}", behind) is not None
        )

    def part_of(self) -> Counted | None:
        """Return a share of people, with of whom: nearly half of the households."""
        noun = str(value(self.finding, "group") or "").strip('"')
        share = self.share()
        if not share or not noun or not people(noun.lower().split()):
            return None
        if noun.lower().split()[-1] in share.split():  # one child in five
            return Counted(share, not share.startswith("one "), noun)
        return Counted(f"{share} of {noun}", True, noun)

    def people(self) -> Counted | None:
        """Return the people that are counted; None where none are."""
        found = self.things()
        if found is None or self.lasting():
            return None
        noun = found.noun.lower().split()
        if not noun or noun[-1] in _BEFALLEN:
            figure = of_amount(lower(self.figures[0]["text"]), self.figures[0])
            return Counted(f"{figure} {'people' if found.many else 'person'}", found.many, "people")
        return found if people(noun) else None

    def lasting(self) -> str:
        """Return for how long it has been so, as printed; "" where the figure is no time."""
        printed = lower(self.figures[0]["text"]) if self.figures else ""
        return printed if re.search(r"\b(?:hour|day|week|month|year)s?$", printed) else ""

    def things(self) -> Counted | None:
        """Return what is counted, whatever it is."""
        if not self.figures or self.share():
            return None
        figure = self.figures[0]
        noun = str(value(self.finding, "group") or "").strip('"')
        if noun and not _GOOD_NOUN.fullmatch(noun):
            return None
        if not noun and (whole := self._whole()):
            return Counted(f"{lower(figure['text'])} {whole[1]}", True, whole[2])
        label = value(self.finding, "group")
        many = figure.get("value") != 1 or figure.get("op") in (">", ">=")
        printed = lower(figure["text"])
        words = f"{of_amount(printed, figure)} {label}" if noun else printed
        return Counted(words, many, noun)

    def _whole(self) -> re.Match[str] | None:
        """Return of how many of what the figure is a part: "of 22 convoys"."""
        where = self.finding.parts["figures"].where
        if where is None:
            return None
        return _OF_SO_MANY.match(self._paragraphs[where.paragraph - 1], where.end)

    def goods(self) -> Counted | None:
        """Return what is counted where it has a noun, and none for people."""
        found = self.things()
        named = found is not None and found.noun and not people(found.noun.lower().split())
        return found if named else None


def _cue(finding: Finding, text: SourceText) -> str:
    """Return the words that told the impact, in small letters."""
    where = finding.parts["category"].where
    if where is None:
        return ""
    return text.passages[where.paragraph - 1].text[where.start : where.end].lower()


def _behind(finding: Finding) -> bool:
    """Tell whether the place stands behind the words that told the impact, in their paragraph."""
    place, cue = (part and part.where for part in map(finding.parts.get, ("place", "category")))
    return bool(place and cue and place.paragraph == cue.paragraph and cue.end <= place.start)


def _sentence(finding: Finding, text: SourceText) -> str:
    """Return the sentence of the words that told the impact."""
    where = finding.where
    return next(
        (
            each.text
            for each in text.passages[where.paragraph - 1].sentences
            if each.where.holds(where.start, where.start)
        ),
        "",
    )


def of_amount(printed: str, figure: dict[str, Any]) -> str:
    """Return a vague amount or a measure with "of": hundreds of, 34 tonnes of."""
    if printed in ("majority", "vast majority", "large majority"):
        return f"{'the' if printed[0] != 'l' else 'a'} {printed} of"
    vague = "value" not in figure and "min" not in figure and not printed.endswith(" of")
    measured = re.search(r"\b(?:litres?|tonnes?|tons?|kg|kilograms?|hectares?)$", printed)
    return f"{printed} of" if vague or measured else printed


_OF_SO_MANY: Final = re.compile(r" ((?:out )?of \d[\d,]* ((?:[a-z]+ )?[a-z]+s)\b)")
_GOOD_NOUN: Final = re.compile(r"[\w'’ -]+")


_BEFALLEN: Final = listed(
    "dead killed wounded injured missing displaced deaths casualties fatalities bodies died"
    " admitted treated detained arrests drowned homeless victims corpses lives injuries hurt"
    " kia wia mia admissions"
)
"""Nouns that say what befell people, and do not say who they are."""


def lower(words: str) -> str:
    """Return words with a small letter at their head, unless it is a name's."""
    first = words.split(" ", maxsplit=1)[0] if words else ""
    return words if first.isupper() and len(first) > 1 else words[:1].lower() + words[1:]

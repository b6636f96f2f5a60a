"""The text of a claim on a place: "Vask: the League holds more than half of Qelmara."."""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.findings import Cast, Finding
from briefing.draft.say.words import (
    AS_PRINTED,
    actor_name,
    before_place,
    is_compass,
    many,
    opened,
    place_name,
    there,
    value,
    voice_name,
)
from briefing.draft.source_text import SourceText

_SHARED: Final = {"majority": "most of", "partial": "part of"}


def say(finding: Finding, cast: Cast, text: SourceText) -> str:
    """Return the text of a claim, "" where no template gives a good sentence."""
    voice = voice_name(finding, cast)
    place = value(finding, "place") or ""
    told = _told(finding, cast, text, place, voice)
    return opened(voice, told) if told else ""


def _told(finding: Finding, cast: Cast, text: SourceText, place: str, voice: str) -> str:
    where = place_name(place, cast, text)
    if where and is_compass(where):
        where = f"everything {where}"
    holder = value(finding, "holder") or ""
    who = actor_name(holder, cast, text, finding.where.paragraph)
    if who and voice and re.sub(r"^the ", "", who) == voice:
        who = "they" if many(who, text) else "it"
    control = str(value(finding, "control"))
    if not where:
        return _counted(finding, who, control, text)
    side, part = _side_of(finding, text), ""
    if (counted := _words_between(finding, text)) and who and not side:
        return _counted(finding, who, control, text, f" {counted} {where}")
    around = there(place, cast, text)
    if side:
        where, part = f"the {side} of {where}", side
        around = f" {_AT_SIDE.get(side.split()[-1], 'in')} {where}"
    if control == "contested":
        return _contested(finding, who, where, around, text)
    if not who:
        return _nobody(control, where, text, voice)
    plural = who == "they" or (who != "it" and many(who, text))
    if control == "disputed":
        verb = "hold" if plural else "holds"
        return f"it is disputed that {who} {verb} {where}"
    return _SAID[control](_Claim(finding, who, plural, where, around, part))


_SIDE: Final = re.compile(
    r"\bthe (?P<side>(?:[a-z-]+ )?(?:outskirts|edges?|fringes?|suburbs|approaches|gates|port|centre"
    r"|center|heart|periphery)) of (?:the )?(?:(?:town|city|village|capital) (?:of )?)?$",
    re.IGNORECASE,
)
_AT_SIDE: Final = {
    **dict.fromkeys(("outskirts", "edge", "edges", "fringe", "fringes", "approaches"), "on"),
    **dict.fromkeys(("gates", "port"), "at"),
}


def _side_of(finding: Finding, text: SourceText) -> str:
    """Return the part of a place that the source names before it: "outskirts" of "... of Zorin"."""
    place = finding.parts.get("place")
    if place is None or place.where is None or place.where.paragraph != finding.where.paragraph:
        return ""
    said = text.passages[place.where.paragraph - 1].text
    found = _SIDE.search(said, max(place.where.start - 60, 0), place.where.start)
    return found["side"].lower() if found else ""


_PLACES_IN: Final = re.compile(r"^(?: [\w-]+){1,3} (in|on|around|near|along|across|of) (?:the )?$")


def _words_between(finding: Finding, text: SourceText) -> str:
    """Return the word between a count of places and where they are: in of "12 villages in X"."""
    count, place = finding.parts.get("figures"), finding.parts.get("place")
    if count is None or count.where is None or place is None or place.where is None:
        return ""
    unit = str(count.value[0].get("unit", ""))
    if unit.startswith("per cent") or count.where.paragraph != place.where.paragraph:
        return ""
    said = text.passages[place.where.paragraph - 1].text
    found = _PLACES_IN.match(said[count.where.end : place.where.start])
    return found[1] if found else ""


class _Claim:
    """What the templates of a claim say it with."""

    def __init__(
        self,
        finding: Finding,
        who: str,
        plural: bool,
        where: str,
        there: str,
        part: str = "",
    ) -> None:
        self.finding = finding
        self.kind = finding.kind
        self.who = who
        self.where = where
        self.there = there
        self.part = part
        self.has = "have" if plural else "has"
        self.be = "are" if plural else "is"
        self.was = "were" if plural else "was"
        self.holds = "hold" if plural else "holds"
        self.their = "their" if plural else "its"

    def share(self) -> str:
        """Return "most of", "more than half of"; of a count as printed nothing is made."""
        control = str(value(self.finding, "control"))
        if self.part:
            return ""  # "the outskirts of Zorin" are told as that part
        figures = value(self.finding, "figures") or []
        if figures and str(figures[0].get("unit", "")).startswith("per cent"):
            return f"{_lower(figures[0]['text'])} of"
        return _SHARED.get(control, "")


def _lower(printed: str) -> str:
    return printed[:1].lower() + printed[1:]


def _held(claim: _Claim) -> str:
    share = claim.share()
    if claim.kind in ("captured", "fell", "cleared-of"):
        return " ".join(filter(None, (claim.who, claim.has, "taken", share, claim.where)))
    if not share and claim.kind in ("present", "seen", "moved-in", "entered"):
        return _present(claim)
    return " ".join(filter(None, (claim.who, claim.holds, share, claim.where)))


def _part(claim: _Claim) -> str:
    if claim.kind in ("present", "seen", "moved-in", "entered", "patrols"):
        inside = claim.there if claim.part else f" in part of {claim.where}"
        return f"{claim.who} {claim.be}{inside}"
    return _held(claim)


def _present(claim: _Claim) -> str:
    if claim.kind == "flag":
        return f"a flag of {claim.who} flies{claim.there}"
    if claim.kind in ("entered", "moved-in"):
        return (
            f"{claim.who} {claim.has} come into {claim.where}"
            if claim.there.startswith(" in") and not claim.part
            else f"{claim.who} {claim.be} now{claim.there}"
        )
    return f"{claim.who} {claim.be}{claim.there}"


def _captured(claim: _Claim) -> str:
    return f"{claim.who} {claim.has} taken {claim.where}"


def _expanding(claim: _Claim) -> str:
    if claim.kind == "advance":
        return f"{claim.who} {claim.be} gaining ground{claim.there}"
    return f"{claim.who} {claim.be} extending {claim.their} hold{claim.there}"


def _lost(claim: _Claim) -> str:
    if claim.kind == "driven":
        return f"{claim.who} {claim.was} forced out of {claim.where}"
    if claim.kind in ("left", "withdrew"):
        return f"{claim.who} {claim.has} pulled out of {claim.where}"
    return f"{claim.who} {claim.has} lost {claim.where}"


def _stronghold(claim: _Claim) -> str:
    return f"{claim.who} {claim.has} a stronghold{claim.there}"


def _influence(claim: _Claim) -> str:
    return f"{claim.who} {claim.has} influence{claim.there}"


_SAID: Final = {
    "full": _held,
    "majority": _held,
    "partial": _part,
    "presence": _present,
    "expanding": _expanding,
    "captured": _captured,
    "lost": _lost,
    "stronghold": _stronghold,
    "influence": _influence,
}


def _contested(finding: Finding, who: str, where: str, there: str, text: SourceText) -> str:
    be = "are" if _several(where, text) else "is"
    if finding.kind == "repels" and who:
        verb = "are" if many(who, text) else "is"
        return f"{who} {verb} beating off attacks{there}"
    if finding.kind == "clashes":
        before = before_place(finding, text)
        be = "was" if _is_past(finding, text) else "is"
        return f"there {be} fighting{f' {before} {where}' if before in AS_PRINTED else there}"
    return f"{where} {be} contested"


def _is_past(finding: Finding, text: SourceText) -> bool:
    """Tell whether what is told was on days before the text: "a brief battle on Sunday"."""
    last = str(value(finding, "date") or "").rpartition("/")[2]
    since = str(value(finding, "when") or "").lower().startswith(("since", "from"))
    return bool(last and text.published and last < text.published.isoformat() and not since)


def _nobody(control: str, where: str, text: SourceText, voice: str) -> str:
    """Return what can be said where the holder is left open."""
    plural = _several(where, text)
    if control == "captured":
        return f"{where} {'have' if plural else 'has'} been taken"
    if control == "lost":
        return f"{where} {'have' if plural else 'has'} been lost"
    if control == "disputed":
        have = "have" if plural else "has"
        denied = f"it is disputed that {where} {have} been taken"
        return denied if voice else f"who holds {where} is disputed"
    return ""


def _several(where: str, text: SourceText) -> bool:
    """Tell whether a place takes a verb in the plural: never one of one word, as Saltworks."""
    return re.fullmatch(r"[A-Z][\w\u2019'-]+", where) is None and many(where, text)


def _counted(finding: Finding, who: str, control: str, text: SourceText, place: str = "") -> str:
    """Return a claim on so many places: "the League has taken 12 villages in the valley"."""
    figures = value(finding, "figures") or []
    unit = str(figures[0].get("unit", "")) if figures else ""
    if not (who and unit) or unit.startswith("per cent") or control not in _COUNTED:
        return ""
    plural = who == "they" or many(who, text)
    return f"{who} {_COUNTED[control][not plural]} {_lower(figures[0]['text'])} {unit}{place}"


_COUNTED: Final = {
    "captured": ("have taken", "has taken"),
    "full": ("hold", "holds"),
    "lost": ("have lost", "has lost"),
}

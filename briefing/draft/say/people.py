"""What befell people: killed, hurt, displaced, detained."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from briefing.draft.find.reading.counted import people
from briefing.draft.say.counted import Counted, Impact, lower, of_amount
from briefing.verify.language import listed


def befell(one: str, several: str, nobody: str = "") -> Callable[[Impact], str]:
    """Return the template of what befell people; ``nobody`` is said where none are counted."""

    def told(impact: Impact) -> str:
        who = impact.people() or named(impact)
        if who is None:
            return f"{nobody}{impact.there}" if nobody and not impact.figures else ""
        noun = impact.finding.parts.get("group")
        if noun is not None and str(noun.value) in _DEEDS:
            if not any(sign.isdigit() for sign in who.words) and who.words.startswith("the "):
                return ""  # most of the deaths
            return f"there have been {lower(impact.figures[0]['text'])} {noun.value}{impact.there}"
        last = str(noun.value).split()[-1:] if noun is not None else []
        if noun is not None and last in (["bodies"], ["corpses"], ["graves"]):
            seen = "counted" if last == ["graves"] else "found"
            more = "more " if re.search(r"\bmore (?:bodies|corpses)\b", impact.sentence) else ""
            number = lower(impact.figures[0]["text"])
            return f"{number} {more}{noun.value} were {seen}{impact.there}"
        return f"{who.words} {several if who.many else one}{impact.there}"

    return told


_DEEDS: Final = listed(
    "deaths fatalities arrests killings executions kidnappings abductions disappearances"
)
"""Nouns that count what was done to people, not those it was done to."""


def detained(impact: Impact) -> str:
    """Say that people were detained, of prisoners that they are held."""
    who = impact.people()
    last = who.noun.split()[-1:] if who else []
    held = impact.cue.endswith("held") or last in (["prisoners"], ["detainees"], ["hostages"])
    template = befell("is held", "are held") if held else befell("was detained", "were detained")
    return template(impact)


def displaced(impact: Impact) -> str:
    """Say how many people are displaced."""
    who = impact.people()
    if who is None:
        return "" if impact.figures else f"people are displaced{impact.there}"
    if who.noun == "people" and who.many:
        figure = of_amount(lower(impact.figures[0]["text"]), impact.figures[0])
        return f"there are {figure} displaced people{impact.there}"
    return f"{who.words} {who.are} displaced{impact.there}"


def left(impact: Impact) -> str:
    """Say whence people fled or whither they went."""
    who = impact.people()
    if who is None:
        return ""
    have = who.have
    before = impact.before_place
    if impact.place and before in ("left", "from", "fled", "leave", "of"):
        return f"{who.words} {have} fled {impact.place}"
    if impact.place and before in ("into", "to", "in", "at", "reached", "for"):
        return f"{who.words} {have} gone to {impact.place}"
    if impact.place and before in ("crossed", "over"):
        return f"{who.words} {have} crossed {impact.place}"
    return f"{who.words} {have} moved" if "crossed" in impact.state else f"{who.words} {have} left"


def moved(impact: Impact) -> str:
    """Say whither people were moved, or where that was."""
    who = impact.people()
    if who is None:
        return ""
    to = impact.place and impact.behind and "out" not in impact.before_place
    return f"{who.words} {who.were} moved{f' to {impact.place}' if to else impact.there}"


def returned(impact: Impact) -> str:
    """Say how many came back."""
    who = impact.people()
    if who is None:
        return ""
    have = who.have
    to = f" to {impact.place}" if impact.place and impact.before_place in ("to", "in") else ""
    return f"{who.words} {have} come back{to}"


def evacuated(impact: Impact) -> str:
    """Say how many were taken out of danger."""
    who = impact.people()
    if who is None:
        return ""
    were = who.were
    return (
        f"{who.words} {were} moved to safety{impact.there and f' from {impact.place}'}"
        if (impact.before_place in ("from", "of"))
        else f"{who.words} {were} evacuated{impact.there}"
    )


def _who(impact: Impact) -> Counted | None:
    """Return who is meant: those that are counted, else those whom the source names."""
    return impact.people() or impact.part_of() or named(impact, undergone=False)


def named(impact: Impact, *, undergone: bool = True) -> Counted | None:
    """Return those whom the source names where none are counted.

    ``undergone``: they must be those whom it befell, as a form of "be" before the verb tells.
    """
    group = impact.finding.parts.get("group")
    if group is None or impact.figures or (undergone and not impact.befallen()):
        return None
    words = str(group.value)
    if not people(words.lower().split()):
        return None
    many = words.endswith("s")
    bare = (
        re.match(
            r"(?:the|an?|one|another|no|his|her|its|their|two|\w+['’]s)\b", words, re.IGNORECASE
        )
        is None
    )
    one = bare and (
        words.rsplit(maxsplit=1)[-1].lower() in _SINGLE or words.startswith("number of ")
    )
    return Counted(f"a {words}" if one else words, many, words)


_SINGLE: Final = listed(
    "child boy girl woman man civilian soldier policeman driver villager nurse doctor farmer"
    " student worker teacher patient fisherman guard passenger journalist member"
)
"""Nouns for one person, which need an article."""


def helped(impact: Impact) -> str:
    """Say how many were rescued, vaccinated, treated, flown out, or given help."""
    done = next((done for words, done in _HELPED if re.search(words, impact.cue)), "given help")
    return befell(f"was {done}", f"were {done}")(impact)


_HELPED: Final = (
    (r"rescu|saved|pulled|safety", "rescued"),
    (r"vaccin|immuni", "vaccinated"),
    (r"treat|cared|operated|attended|seen|saw|examined", "treated"),
    (r"fly out|flown|airlift", "flown out"),
    (r"\bfe(?:e?d|eds|eding)\b", "fed"),
)


def livelihood(impact: Impact) -> str:
    """Say who has lost crops, herds or work, or is without an income."""
    who = _who(impact)
    if who is None:
        return ""
    have, be = who.have, who.are
    if lost := re.match(r"lost (?:\w+ ){1,4}?(\w+)$", impact.cue):
        return f"{who.words} {have} lost {'their' if who.many else 'its'} {lost[1]}{impact.there}"
    if without := re.match(r"(?:no|without) (?:\w+ )?(income|work|pay)$", impact.cue):
        return f"{who.words} {be} without {without[1]}{impact.there}"
    return ""


def barred(impact: Impact) -> str:
    """Say who is kept from school, work or a hospital."""
    who = _who(impact)
    kept_from = re.search(r"from (?:the )?(\w+)$", impact.cue)
    if who is None or kept_from is None:
        return ""
    return f"{who.words} {who.are} kept from {kept_from[1]}{impact.there}"


def few(impact: Impact) -> str:
    """Say how many share a tap or a doctor: "there is one latrine for 112 people"."""
    who = impact.people()
    if who is None:
        return ""
    shared = re.sub(r"^(?:only one|a single) ", "one ", impact.cue)
    be = "is" if shared.startswith("one ") else "are"
    return f"there {be} {shared} {who.words}{impact.there}"


def queue(impact: Impact) -> str:
    """Say how many queue, or have received nothing."""
    who = impact.people()
    if who is not None and re.search(r"nothing|none|no \w+$", impact.cue):
        return f"{who.words} {who.have} received nothing{impact.there}"
    if who is None or not impact.cue.startswith("queu"):
        return ""
    return f"{who.words} {'queue' if who.many else 'queues'}{impact.there}"

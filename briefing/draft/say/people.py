"""What befell people: killed, hurt, displaced, detained."""

from __future__ import annotations

from collections.abc import Callable

from briefing.draft.say.counted import Impact, lower, of_amount


def befell(one: str, several: str, nobody: str = "") -> Callable[[Impact], str]:
    """Return the template of what befell people; ``nobody`` is said where none are counted."""

    def told(impact: Impact) -> str:
        who = impact.people()
        if who is None:
            return f"{nobody}{impact.there}" if nobody and not impact.figures else ""
        noun = impact.finding.parts.get("group")
        if noun is not None and str(noun.value) in ("deaths", "fatalities", "arrests"):
            return f"there have been {lower(impact.figures[0]['text'])} {noun.value}{impact.there}"
        if noun is not None and str(noun.value).split()[-1:] in (
            ["bodies"],
            ["corpses"],
            ["graves"],
        ):
            return f"{lower(impact.figures[0]['text'])} {noun.value} were counted{impact.there}"
        return f"{who.words} {several if who.many else one}{impact.there}"

    return told


def detained(impact: Impact) -> str:
    """Say that people were detained, of prisoners that they are held."""
    who = impact.people()
    held = who is not None and who.noun.split()[-1:] in (["prisoners"], ["detainees"], ["hostages"])
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
    return f"{who.words} {'are' if who.many else 'is'} displaced{impact.there}"


def left(impact: Impact) -> str:
    """Say whence people fled or whither they went."""
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


def returned(impact: Impact) -> str:
    """Say how many came back."""
    who = impact.people()
    if who is None:
        return ""
    have = "have" if who.many else "has"
    to = f" to {impact.place}" if impact.place and impact.before_place in ("to", "in") else ""
    return f"{who.words} {have} come back{to}"


def evacuated(impact: Impact) -> str:
    """Say how many were taken out of danger."""
    who = impact.people()
    if who is None:
        return ""
    were = "were" if who.many else "was"
    return (
        f"{who.words} {were} moved to safety{impact.there and f' from {impact.place}'}"
        if (impact.before_place in ("from", "of"))
        else f"{who.words} {were} evacuated{impact.there}"
    )

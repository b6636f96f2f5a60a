"""What people lack and what they are given: food, power, help, money."""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.find.reading.counted import people
from briefing.draft.say.counted import Impact, lower


def lasts(impact: Impact) -> str:
    """Say for how long supplies are enough."""
    if not impact.figures:
        return ""
    text = str(impact.figures[0]["text"])
    if re.search(r"\b(?:hours?|days?|weeks?|months?)\b", text):
        return f"supplies{impact.there} are enough for {lower(text)}"
    return ""


def needed(impact: Impact) -> str:
    """Say what is needed, or who needs help."""
    counted = impact.things()
    if counted is None or not counted.noun:
        return ""
    if people(counted.noun.lower().split()):
        return f"{counted.words} {'need' if counted.many else 'needs'} help{impact.there}"
    return f"{counted.words} {counted.are} needed{impact.there}"


def given(impact: Impact) -> str:
    """Say what was handed over, or who received it."""
    counted = impact.things()
    if counted is None:
        return ""
    if people(counted.noun.lower().split()):
        return f"{counted.words} {counted.have} received aid{impact.there}"
    if counted.words.endswith(" of") or not re.search(r"[a-z]{3}", counted.words):
        return ""  # a number alone tells nothing
    return f"{counted.words} {counted.were} handed over{impact.there}"


def in_store(impact: Impact) -> str:
    """Say for how many there are tents, food or places."""
    who = impact.people()
    what = re.search(r"(\w+) for$", impact.cue)
    if who is None or what is None:
        return ""
    return f"{what[1]} for {who.words} {_are(what[1])} at hand{impact.there}"


def prices(impact: Impact) -> str:
    """Say that a price has risen."""
    return f"the price of {impact.what} has risen{impact.there}" if impact.what else ""


def beds(impact: Impact) -> str:
    """Say how many beds were added."""
    counted = impact.goods()
    if counted is None or not counted.noun.lower().endswith("beds"):
        return ""
    return f"{counted.words} were set up{impact.there}"


def trained(impact: Impact) -> str:
    """Say who was trained, or what was given: doses."""
    if "trained" in impact.cue:
        who = impact.people()
        return f"{who.words} {who.were} trained{impact.there}" if who else ""
    counted = impact.goods()
    return f"{counted.words} were given{impact.there}" if counted and counted.many else ""


def _are(noun: str) -> str:
    return "are" if noun.endswith("s") else "is"


def dry(impact: Impact) -> str:
    """Say that no water, power or gas comes."""
    if impact.figures:
        return ""
    what = re.match(r"water|power|electricity|gas|heating|taps?|lights", impact.cue)
    if what is None:
        return ""
    named = {"tap": "water", "taps": "water", "lights": "light"}.get(what[0], what[0])
    return f"there is no {named}{impact.there}"


def sent(impact: Impact) -> str:
    """Say what was sent."""
    counted = impact.things()
    if counted is None or not counted.noun:
        return ""
    return f"{counted.words} {counted.were} sent{impact.there}"


def put_up(impact: Impact) -> str:
    """Say what stands now."""
    counted = impact.goods()
    if counted is None:
        return ""
    return f"{counted.words} {counted.are} up{impact.there}"


def funded(impact: Impact) -> str:
    """Say which share of the money has come in, how much was given or is asked for."""
    if share := impact.share():
        return f"{share} of the money asked for has come in"
    given = re.fullmatch(
        r"contributed|donated|pledged|released|allocated|approved|earmarked", impact.cue
    )
    if not impact.figures:
        return ""
    if given:
        return f"{impact.figures[0]['text']} has been {given[0]}"
    return f"{impact.figures[0]['text']} is asked for" if impact.cue in _ASKED else ""


_ASKED: Final = ("appeal", "asked for")


def no_power(impact: Impact) -> str:
    """Say who is without power, gas or water."""
    who = impact.people() or impact.goods()
    if not impact.what or re.search(r"\d|hours?", impact.cue):
        return ""
    if who is None:
        return "" if impact.figures else f"there is no {impact.what}{impact.there}"
    return f"{who.words} {who.are} without {impact.what}{impact.there}"


def restored(impact: Impact) -> str:
    """Say that power or water has come back, or to whom."""
    if not re.fullmatch(r"restored|reconnected", impact.state):
        return ""
    if not re.fullmatch(r"power|electricity|water|gas|telephones?|internet", impact.thing):
        return ""
    who = impact.people()
    if who is not None:
        return f"{who.words} {who.have} {impact.thing} again{impact.there}"
    return "" if impact.figures else f"{impact.thing}{impact.there} has been restored"


def provided(impact: Impact) -> str:
    """Say what was built, repaired or drilled."""
    done = next((said for words, said in _DONE if re.match(words, impact.cue)), "")
    counted = impact.goods()
    if not done or counted is None:
        return ""
    return f"{counted.words} {counted.were} {done}{impact.there}"


_DONE: Final = (
    (r"install", "installed"),
    (r"repair|rehabilit", "repaired"),
    (r"built|build", "built"),
    (r"drill|dug", "drilled"),
    (r"erect|pitch", "put up"),
    (r"distribut", "handed out"),
    (r"donat", "donated"),
    (r"truck", "brought by lorry"),
)


def hardship(impact: Impact) -> str:
    """Say who has no lessons, eats once a day, has missed vaccinations; how many latrines."""
    who = impact.people() or impact.part_of()
    if who is not None:
        have, be = who.have, who.are
        if re.search(r"lessons|school|class", impact.cue) and "missed" not in impact.cue:
            return f"{who.words} {be} out of school{impact.there}"
        if "nothing to" in impact.cue:
            return f"{who.words} {have} {impact.cue}{impact.there}"
        if re.search(r"once a day|meal", impact.cue) and "miss" not in impact.cue:
            return f"{who.words} {'eat' if who.many else 'eats'} once a day{impact.there}"
        if missed := re.search(r"missed (?:their|its|his|her) (\w+)", impact.cue):
            return f"{who.words} {have} missed {missed[1]}{impact.there}"
        return ""
    counted = impact.things()
    if counted is not None and counted.noun.lower() == "latrines":
        return f"there are {counted.words}{impact.there}"
    return ""


def rations(impact: Impact) -> str:
    """Say that rations were cut."""
    if impact.figures or "ration" not in impact.cue:
        return ""
    done = re.search(r"cut|halved|suspended", impact.cue)
    return f"rations{impact.there} have been {done[0]}" if done else ""

"""What became of what people live by, what they lack, what they are given."""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.find.reading.counted import people
from briefing.draft.say.counted import Impact
from briefing.verify.language import listed


def _state_of(state: str) -> str:
    return next((said for words, said in _STATES if re.search(words, state)), "")


_STATES: Final = (
    (r"destroy|demolish|flatten|raz|blown|ruin|washed|swept|wreck|smash|shatter", "destroyed"),
    (r"damag|broken|collaps|gutted", "damaged"),
    (r"flood|under water|submerg|inundat|swamp", "under water"),
    (r"^lost$", "lost"),
    (r"burning|on fire|set (?:on fire|alight)", "on fire"),
    (r"burn", "burned"),
    (r"shut|closed|suspended", "closed"),
    (r"loot", "looted"),
    (
        r"cut|down|off|out of|dry|stopped|^not |no longer|fail|knocked|without power|crippl|disabl",
        "out of use",
    ),
)


def out_of_use(impact: Impact) -> str:
    """Say what a house, school or supply is now: destroyed, closed, out of use."""
    share = impact.share()
    if share and impact.thing and re.search(r"work|function|operat", impact.state):
        return f"{_the(impact.thing)}{impact.there} is down to {share} of capacity"
    state = _either(impact) or _state_of(impact.state)
    counted = impact.things()
    if counted is not None:
        if not counted.noun and impact.of_them():
            counted = counted._replace(words=f"{counted.words} {impact.thing}", noun=impact.thing)
        if not counted.noun:
            return ""
        if re.fullmatch(r"function\w+|is working|works? at|working at|working", impact.state):
            return f"{counted.words}{impact.there} {'work' if counted.many else 'works'}"
        if people(counted.noun.lower().split()):
            supply = re.search(r"water|power|electricity|gas", impact.thing)
            words = f"{counted.words} {counted.are} without"
            return f"{words} {supply[0]}{impact.there}" if supply else ""
        be = counted.are
        words = re.sub(rf"\b{re.escape(state)} ", "", counted.words) if state else counted.words
        return f"{words} {be} {state}{impact.there}" if state else ""
    if impact.figures or not (state and impact.thing):
        return ""
    many = impact.thing.endswith("s") and not impact.thing.endswith("ss")
    own = re.search(
        rf"\b(?:the|its|their|all) (?:[\w-]+ )?{re.escape(impact.thing)}", impact.sentence, re.I
    )
    thing = impact.thing if many and not own else _the(impact.thing)
    return f"{thing}{impact.there} {'are' if many else 'is'} {state}"


def _either(impact: Impact) -> str:
    """Return what is damaged or destroyed, and not told which of the two."""
    return "damaged or destroyed" if _EITHER.search(impact.sentence) else ""


_EITHER: Final = re.compile(
    r"\b(?:destroyed or (?:\w+ )?damaged|damaged or (?:\w+ )?destroyed)\b", re.IGNORECASE
)


def _the(thing: str) -> str:
    return (
        thing
        if thing.split(maxsplit=1)[0] in ("water", "power", "electricity", "gas")
        else f"the {thing}"
    )


def hit(impact: Impact) -> str:
    """Say which house was hit, or how many."""
    counted = impact.goods()
    if counted is not None:
        return f"{counted.words} {counted.were} hit{impact.there}"
    many = impact.thing.endswith("s")
    return "" if impact.figures or many else f"{_the(impact.thing)}{impact.there} was hit"


def closed(impact: Impact) -> str:
    """Say which way is closed."""
    if impact.figures or not impact.thing:
        return ""
    state = "cut" if re.search(r"cut|sever", impact.state) else "closed"
    be = "are" if impact.thing.endswith("s") else "is"
    if impact.thing in ("lane", "street", "pass") or "train" in impact.thing:
        return ""
    return f"{_the(impact.thing)}{impact.there} {be} {state}"


def stopped(impact: Impact) -> str:
    """Say which lorries or boats with relief were stopped."""
    counted = impact.things()
    if counted is None:
        return "" if impact.figures else _stopped_alone(impact)
    if counted.noun.lower().split()[-1:] not in [[each] for each in _CARRIERS]:
        return ""
    were = counted.were
    if "unload" in impact.state or "loot" in impact.state:
        return f"the load of {counted.words} was taken{impact.there}"
    if "turned" in impact.state:
        return f"{counted.words} had to turn round{impact.there}"
    if impact.state in ("denied", "refused"):
        return f"{counted.words} {were} not let through{impact.there}"
    return f"{counted.words} with relief {were} stopped{impact.there}"


def _stopped_alone(impact: Impact) -> str:
    """Say that a convoy was stopped, or that flights are suspended, where none are counted."""
    if impact.thing in ("convoy", "mission", "shipment") and "turned" in impact.state:
        return f"a {impact.thing} had to turn round{impact.there}"
    if impact.state in ("denied", "refused") and impact.thing in _ENTERING:
        be = "was" if impact.thing == "convoy" else "were"
        return f"{'a ' * (be == 'was')}{impact.thing} {be} not let through{impact.there}"
    if impact.thing in ("convoy", "shipment") and impact.state in ("stopped", "blocked", "halted"):
        return f"a {impact.thing} was stopped{impact.there}"
    paused = re.fullmatch(r"suspended|paused|halted", impact.state)
    if paused and impact.thing in ("flights", "clinics", "activities", "operations", "deliveries"):
        return f"{impact.thing}{impact.there} are suspended"
    return ""


_ENTERING: Final = ("convoy", "relief workers", "aid workers", "lorries", "trucks", "ambulances")
_CARRIERS: Final = listed(
    "lorries lorry trucks truck convoys convoy boats boat vehicles ambulances"
)


def let_through(impact: Impact) -> str:
    """Say who or what was allowed to pass."""
    counted = impact.things()
    if counted is None or not counted.noun:
        return ""
    return f"{counted.words} {counted.were} allowed to pass{impact.there}"


def without(impact: Impact) -> str:
    """Say who lacks what."""
    if not impact.what:
        return ""
    who = impact.people() or impact.part_of()
    if who is not None:
        verb = "lack" if re.match(r"(?:no|without|lack\w*)\b", impact.cue) else "need"
        return f"{who.words} {verb if who.many else f'{verb}s'} {impact.what}{impact.there}"
    many = impact.what.endswith("s") and not impact.what.endswith("ss")
    if lasting := impact.lasting():
        return f"{impact.what} {'have' if many else 'has'} been lacking{impact.there} for {lasting}"
    be = "are" if many else "is"
    return "" if impact.figures else f"{impact.what} {be} lacking{impact.there}"


def no_access(impact: Impact) -> str:
    """Say who has no access to what; of little access nothing is said."""
    who = impact.people()
    none = re.match(r"(?:no|without|lack\w*) ", impact.cue)
    if who is None or not none or not impact.what:
        return ""
    have = who.have
    return f"{who.words} {have} no access to {impact.what}{impact.there}"


def _illness(sentence: str) -> str:
    """Return the one illness that a sentence names; "" where it names none or several."""
    found = {each.lower().replace("covid", "Covid") for each in _ILLNESSES.findall(sentence)}
    return found.pop() if len(found) == 1 else ""


_ILLNESSES: Final = re.compile(
    r"\b(?:cholera|measles|diarrhoea|typhoid|dysentery|malaria|polio|scabies|hepatitis|dengue"
    r"|diphtheria|meningitis|ebola|mpox|covid-19)\b",
    re.IGNORECASE,
)


def sick(impact: Impact) -> str:
    """Say how many cases of what there are."""
    counted = impact.things()
    if impact.what in _HUNGER:
        who = impact.people()
        part = impact.part_of() if "malnourish" in impact.what else None
        if part is not None:
            return f"{part.words} {part.are} malnourished{impact.there}"
        return f"{who.words} go hungry{impact.there}" if who is not None and who.many else ""
    if re.search(r"\bill\b|\bsick|infected", impact.cue):
        who = impact.people()
        have = who and who.have
        return f"{who.words} {have} fallen ill{impact.there}" if who else ""
    if counted is None:
        return (
            f"{impact.what} is reported{impact.there}" if impact.what and not impact.figures else ""
        )
    noun = counted.noun.lower()
    if not noun and impact.cue == "cases":
        counted, noun = counted._replace(words=f"{counted.words} cases"), "cases"
    if "cases" not in noun:
        return ""
    ill = impact.what or _illness(impact.sentence)
    of = f" of {ill}" if ill and ill not in noun else ""
    return f"there are {counted.words}{of}{impact.there}"


_HUNGER: Final = listed("malnourished malnutrition starving starvation hungry hunger famine")


def cut_off(impact: Impact) -> str:
    """Say who is cut off, or which villages are."""
    counted = impact.people() or impact.goods()
    if counted is not None:
        return f"{counted.words} {counted.are} cut off{impact.there}"
    alone = re.match(r"cut off|marooned|stranded|trapped", impact.cue) and not impact.figures
    return f"people are cut off{impact.there}" if alone and impact.there else ""


def unroofed(impact: Impact) -> str:
    """Say how many houses have lost their roofs."""
    counted = impact.goods()
    return f"{counted.words} have lost their roofs{impact.there}" if counted else ""


def looted(impact: Impact) -> str:
    """Say which houses or shops were looted, or how many."""
    counted = impact.goods()
    if counted is None:
        which = re.match(r"(shops|homes|houses|stores|warehouses|markets|villages) ", impact.cue)
        return f"{which[1]} were looted{impact.there}" if which and not impact.figures else ""
    return f"{counted.words} {counted.were} looted{impact.there}"


def violations(impact: Impact) -> str:
    """Say how many cases of what there have been."""
    counted = impact.things()
    if counted is None or counted.noun.lower() not in ("cases", "violations", "incidents"):
        return ""
    of = re.search(r"sexual violence|gender-based violence|rape|abuse|torture", impact.cue)
    of_what = f" of {of[0]}" if of else ""
    if counted.noun.lower() != "violations" and not of:
        return ""
    return f"there have been {counted.words}{of_what}{impact.there}"


def mines(impact: Impact) -> str:
    """Say which ordnance was found."""
    counted = impact.goods()
    if counted is None:
        return ""
    words = counted.words.replace("unexploded ", "")
    return f"{words} {counted.were} found unexploded{impact.there}"


def as_shelters(impact: Impact) -> str:
    """Say how many houses serve as shelters."""
    counted = impact.goods()
    if counted is None:
        return ""
    return f"{counted.words} {'serve' if counted.many else 'serves'} as shelters{impact.there}"


def goods_gone(impact: Impact) -> str:
    """Say what has arrived, or was sent."""
    done = "arrived" if re.search(r"arriv|reach", impact.state) else "been sent"
    counted = impact.goods()
    if counted is not None:
        return f"{counted.words} {counted.have} {done}{impact.there}"
    if impact.figures or not impact.thing:
        return ""
    has = "have" if impact.thing.endswith("s") else "has"
    return f"{impact.thing} {has} {done}{impact.there}"


def held_up(impact: Impact) -> str:
    """Say what relief is held up, or lost."""
    counted = impact.goods()
    lost = impact.cue.startswith("lost")
    if counted is not None:
        state = "lost" if lost else "held up"
        return f"{counted.words} {counted.are} {state}{impact.there}"
    return "" if impact.figures or lost else f"deliveries are held up{impact.there}"


def work_stopped(impact: Impact) -> str:
    """Say that work is suspended, or staff were pulled out."""
    if "staff" in impact.cue:
        return f"staff have been pulled out{impact.there}"
    if re.search(r"scaled", impact.cue):
        return f"work has been cut back{impact.there}"
    return f"work is suspended{impact.there}"

"""What the head of a table's column counts: "Deaths", "Houses damaged", "Persons in camps"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefing.verify.language import listed


class Counts(NamedTuple):
    """What a column counts: kind and category of the impact, of whom or what, and its state.

    ``plain`` is False where the head says more than a sentence would tell of it: "during peak".
    """

    kind: str
    category: str
    noun: str
    state: str
    plain: bool


_OTHER: Final = re.compile(
    r"[%$€£]|\b(?:targets?|targeted|plan(?:ned)?|required|requirements?|gap|needed|rates?|ratio|per"
    r"|previous|chang(?:e|ed)|increase[ds]?|decrease[ds]?|average|expected|projected|capacity"
    r"|budget|costs?|value|usd|funding|funded|percent(?:age)?|share|acres?|hectares?|km|livestock"
    r"|cattle|animals?|goats?|sheep|poultry|birds?|crops?|areas?|districts?|villages?|dates?|cfr)\b"
)
"""In the head of a column: it counts no people or houses, or not what came about."""
_PEOPLE: Final = tuple(
    (kind, category, re.compile(rf"\b(?:{words})\b"))
    for kind, category, words in (
        ("killed", "casualties", r"killed"),
        ("dead", "casualties", r"dead|deaths?|died|fatalities|lives lost"),
        ("wounded", "casualties", r"injured|wounded|hurt|injuries"),
        ("missing", "casualties", r"missing"),
        ("displaced", "displacement", r"(?:internally )?displaced|idps?"),
        ("evacuated", "displacement", r"evacuated|evacuees"),
        (
            "sheltering",
            "displacement",
            r"in (?:\w+ )?(?:camps?|centres?|centers?|shelters)|shelter(?:ed|ing)",
        ),
        ("affected", "needs", r"affected"),
    )
)
_THING: Final = re.compile(
    r"\b(?P<noun>houses|homes|dwellings|schools|classrooms|health (?:facilities|cent(?:re|er)s)"
    r"|hospitals|clinics|bridges|buildings|mosques|churches|boats|wells)\b"
)
_STATE: Final = re.compile(
    r"\b(?:(?:fully|totally|completely|partially|partly|heavily|severely) )?"
    r"(?:damaged|destroyed|collapsed|flooded|closed|burned|burnt|looted)\b"
)
_WHO: Final = re.compile(
    r"\b(?:children|women|men|civilians|soldiers|policemen|families|households|hhs|refugees)\b"
)
_FILLS: Final = listed(
    "number numbers no no. nos total of the a in people persons person population individuals idp"
    " idps internally reported confirmed cases # and"
)


def counts(head: str) -> Counts | None:
    """Return what a head counts; None for what a sentence of an impact cannot tell."""
    low = " ".join(head.lower().replace("(s)", "s").split()).strip(" *:")
    if not low or len(low) > _LONGEST or _OTHER.search(low):
        return None
    thing, state = _THING.search(low), _STATE.search(low)
    if thing or state:
        if not (thing and state) or len(_STATE.findall(low)) > 1:
            return None
        rest = low.replace(thing[0], " ").replace(state[0], " ")
        return Counts("in-state", "infrastructure", thing["noun"], state[0], _is_plain(rest))
    told = [
        (kind, category, found) for kind, category, words in _PEOPLE if (found := words.search(low))
    ]
    if len(told) != 1 and {kind for kind, *_ in told} != {"displaced", "sheltering"}:
        return None
    kind, category, found = told[-1]
    who = _WHO.search(low)
    noun = who[0].replace("hhs", "households") if who else "people"
    rest = low.replace(found[0], " ").replace(who[0] if who else " ", " ")
    return Counts(kind, category, noun, "", _is_plain(rest))


_LONGEST: Final = 60


def _is_plain(rest: str) -> bool:
    return all(word in _FILLS for word in re.split(r"[\s/,:()-]+", rest) if word)

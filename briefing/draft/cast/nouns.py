"""Nouns for actors and places without a name, and by which words the kind of an actor is told."""

from __future__ import annotations

from typing import Final

from briefing.brief.scales import ActorKind
from briefing.draft.cast.kinds import INTERNATIONAL, near
from briefing.verify.english.names import words as w
from briefing.verify.language import listed

REBELS: Final = listed("rebels rebel insurgents militants guerrillas fighters insurgency mutineers")
"""Nouns for those who fight a state, where no name says which of them."""
ARMED: Final = listed("army military troops soldiers")
"""Nouns for one army, where nothing more is said."""
GENERIC: Final = (
    REBELS
    | ARMED
    | listed(
        "gunmen separatists forces police militia militias residents villagers protesters"
        " demonstrators government authorities garrison opposition navy guards civilians"
        " locals townspeople workers mutineer patrol units platoons battalions marines"
        " enemy adversary aggressor guild banks traders smugglers merchants herders elders"
        " regime junta mercenaries paramilitaries gendarmes gendarmerie peacekeepers commandos"
        " reservists conscripts volunteers partisans loyalists jihadists tribesmen warriors pirates"
        " vigilantes gangs gang cadets snipers defenders attackers putschists plotters islamists"
        " extremists bandits irregulars secessionists unionists"
    )
)
"""Nouns for actors without a name."""
PAIRED: Final = frozenset(
    (first, last)
    for last, firsts in {
        "guard": "coast home border national presidential republican civil palace",
        "staff": "general",
        "leaders": "coup",
        "force": "air security police border task peacekeeping multinational tribal",
        "service": "security intelligence border",
        "services": "security intelligence",
        "committee": "resistance defence defense",
        "police": "riot local military border",
    }.items()
    for first in firsts.split()
)
"""Two words for actors without a name of which the last alone is none: coast guard."""
PLACE_NOUNS: Final = listed(
    "terminal bridgehead mound outskirts centre center side compound office house"
    " building buildings countryside positions trenches post posts customs-house"
    " headquarters parliament neighbourhoods suburbs shores airbases silo silos"
    " substation station room stadium school gymnasium kilometre prison airport"
    " causeway lighthouse pans conservatory brickworks quarry collector lodge hostel"
    " tannery cannery shipyard plant"
)
"""Nouns for places without a name, beside those that end names."""

_REBEL: Final = listed(
    "rebels rebel insurgents insurgent guerrillas separatists mutineers opposition jihadists"
    " militants militant insurgency outlawed breakaway fighters liberation terrorist"
)
_MILITIA: Final = listed(
    "private volunteer hunters militia militias militiamen self-defence self-defense"
    " paramilitary gang"
)
_STATE: Final = listed(
    "staff gendarmerie army military government ministry police navy troops soldiers soldier"
    " forces corps coastguard regiment battalion garrison president parliament authorities"
    " authority council cabinet directorate waterworks prefect municipality service"
)
_CIVIL: Final = listed(
    "union residents villagers civilians people families society guild association federation"
    " club charity ngo townspeople locals workers farmers students protesters demonstrators"
    " committee church company firm business"
)


def actor_kind(words: str) -> tuple[ActorKind, str]:
    """Return the kind of actor that words around a name tell, and the word; other and ''."""
    found = [w.fold(word.strip(".,;:()\"'")) for word in words.split()]
    if "guard" in found and _GUARDS & set(found):
        return "state", "guard"
    for kind, table in _BY_ACTOR:
        word = near(found, table)
        if word:
            return kind, word
    return "other", ""


_GUARDS: Final = listed("national border coast municipal presidential republican royal civil")
_BY_ACTOR: Final[tuple[tuple[ActorKind, frozenset[str]], ...]] = (
    ("militia", _MILITIA),
    ("rebel", _REBEL),
    ("international-org", INTERNATIONAL),
    ("state", _STATE),
    ("civil", _CIVIL),
)

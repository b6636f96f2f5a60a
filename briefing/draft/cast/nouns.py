"""Nouns for actors and places that have no name of their own: the rebels, the fuel depot."""

from __future__ import annotations

from typing import Final

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
        " enemy adversary guild banks traders smugglers merchants herders elders regime junta"
        " mercenaries paramilitaries gendarmes gendarmerie peacekeepers commandos"
        " reservists conscripts volunteers partisans loyalists jihadists tribesmen warriors pirates"
        " vigilantes gangs gang cadets snipers defenders attackers"
    )
)
"""Nouns for actors without a name."""
PAIRED: Final = frozenset(
    (first, last)
    for last, firsts in {
        "guard": "coast home border national presidential republican civil palace",
        "staff": "general",
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

"""Words by which phrases are read: who fights, what can be held, what only helps."""

from __future__ import annotations

from typing import Final

from briefing.draft.cast.heads import PLACE_HEADS
from briefing.verify.english.speech.words import PLAIN
from briefing.verify.language import listed

FORCE: Final = listed(
    "fighter fighters rebel rebels militant militants troop troops soldier soldiers force"
    " forces army armies militia militias militiamen militiaman police policemen gendarmes"
    " garrison garrisons brigade brigades battalion battalions company companies column"
    " columns guard guards unit units gunmen gunman insurgents insurgent men paramilitaries"
    " paramilitary marines regiment division corps junta government regime opposition gang"
    " gangs band bands patrol patrols commandos faction factions guerrillas partisans infantry"
    " armour tanks vehicles convoy jihadists separatists loyalists military navy boats scouts"
    " snipers defenders attackers peacekeepers enemy adversary sappers invaders alliance"
    " coalition detachment platoon platoons detachments squad squads volunteers reservists"
    " reinforcements conscripts armed wing group federals republicans nationals marine riders"
    " horsemen tribesmen bandits mutineers raiders vigilantes mercenaries"
)
"""Words for those who fight or govern."""
_OTHERWISE: Final = listed("head house drive row key keys point sound spa bend falls exchange walk")
"""Words that end names of places, and are mostly something else where they stand alone."""
SITES: Final = listed(
    "barrier barriers cordon town city village hamlet district districts quarter quarters"
    " neighbourhood neighbourhoods neighborhood neighborhoods suburb suburbs area areas region"
    " regions province provinces county governorate valley hill hills ridge height heights"
    " mountain mountains peak pass road roads highway street streets route routes motorway"
    " track bridge bridges bridgehead crossing crossings ford fords ferry checkpoint"
    " checkpoints post posts outpost outposts base bases barracks airport airfield airstrip"
    " aerodrome port harbour harbor quay dock docks station stations building buildings house"
    " houses tower towers wall dam gate gates bank banks side shore island islands peninsula"
    " forest wood woods camp compound factory mill mine mines plant depot warehouse warehouses"
    " school university hospital mosque church cathedral market square centre center park"
    " territory territories ground land lands pocket pockets corner position positions line"
    " lines trench trenches junction crossroads intersection roundabout farm farms sector"
    " sectors zone zones front border frontier strip enclave lock locks weir landing citadel"
    " palace prison headquarters block blocks tunnel canal river lake reservoir embankment"
    " outskirts edge part parts half third rest east west north south coast coastline refinery"
    " oilfield oilfields field fields gatehouse silo silos yard yards railway towns cities"
    " villages capital country countryside downtown fort fortress garrison-town ministry place"
    " places parliament terminal settlement settlements pier wharf jetty slope slopes summit"
    " plateau plain delta estuary mouth hamlets state states location locations site sites"
    " stretch section sections floor floors stronghold strongholds foothold everything nothing"
    " majority most bulk whole all share substation kilometre kilometer km kilometers landing-"
    " customs- approaches pumping-station waterworks points point sub-district sub- mole moles"
    " office offices fence breakwater waterfront villa store stores hangar runway hotel bunker"
    " redoubt ramparts canal-side basin spur col lighthouse customs gatehouses substations"
    " bridgeheads beach beaches foothills highlands uplands marsh stadium jail customs-post"
    " roadblock roadblocks quarry pit pits causeway pans collector conservatory avenue cemetery"
    " bakery corridor corridors oasis well wells courthouse armoury armory arsenal abbey castle"
    " monastery convent chapel shrine arena racecourse sanatorium theatre theater museum library"
    " hall mast transmitter studio studios tannery observatory brewery distillery cannery"
    " sawmill steelworks smelter vineyards plantation plantations ranch orchard orchards dunes"
    " marshes swamp swamps gorge canyon ravine levee dyke dike cove bay cape headland spit reef"
    " atoll archipelago cliff cliffs saddle escarpment cave caves embassy consulate residence"
    " mansion farmhouse hostel campus gymnasium high-rise high-rises works smelters drydock"
    " shipyard shipyards pipeline aqueduct viaduct overpass underpass interchange hamlet pumphouse"
    " clinic brickworks bazaar souk mall hilltop hilltops mountainside riverbank shoreline"
    " waterways waterway strait channel sandbar polder commune communes municipality localities"
    " locality neighbourhoods perimeter gatehouse watchtower watchtowers magazine stockade"
    " axis assembly television broadcaster dairy winery abattoir slaughterhouse laundry kiln"
    " passes portal portals lagoons creeks straits capes reefs springs parks"
) | (PLACE_HEADS - _OTHERWISE)
"""Words for what can be held."""
SETTLED: Final = listed(
    "town city village hamlet district districts quarter neighbourhood neighborhood suburb"
    " suburbs area areas region province county governorate island sub-district zone capital"
    " country outskirts front settlement camp valley"
)
"""Words for a place that add nothing to its name, and that an entry's heading may be."""
CIVIL: Final = listed(
    "people residents families civilians villagers patients children women convoy lorries"
    " trucks workers doctors aid relief traders merchants farmers brothers shopkeepers nurses"
    " pupils correspondent correspondents reporter reporters photographer journalist"
    " journalists observer observers delegation spokesman spokeswoman minister president envoy"
    " envoys mayor official officials team teams expert experts passengers pilgrims hospital"
    " school storm flood floods fire rain snow"
)
"""Words for those who hold no place by force."""
SAYING: Final = PLAIN | listed(
    "said says say added adds announced claimed claims stated insisted insists confirmed"
    " confirms reported reports declared told boasted repeated wrote"
)
KIN: Final = listed(
    "brother cousin son daughter wife husband father mother uncle aunt nephew niece sister widow"
    " aide friend lawyer driver bodyguard"
)
"""Who is beside somebody, and does not stand for what that one leads."""
TOO_VAGUE: Final = listed(
    "men units unit forces force boats vehicles tanks side company column band wing team convoy"
    " guard armed alliance coalition division corps"
)
"""Nouns that say too little by themselves."""
TOGETHER: Final = listed("committee crowd crowds mob mobs students network movement")
"""Nouns for many who act as one."""
BRINGS: Final = listed("food aid relief humanitarian medical grain supply flour ambulance")
"""What a convoy brings that fights nobody."""
GO_ON: Final = listed("it they its their")
"""What begins a sentence that goes on with what the one before is about."""
STANDS_FOR: Final = listed("it they he she him them this that who which we")
"""Words that mean somebody whom others named."""

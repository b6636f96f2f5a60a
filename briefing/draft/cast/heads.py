"""The words by which a name says what it is of: heads of names of bodies, places and other things.

The tables are of English usage. A name that has none of these words is told by what stands around
it, or stays open.
"""

from __future__ import annotations

import re
from typing import Final

from briefing.verify.english.names import words as w
from briefing.verify.language import listed

BODY_HEADS: Final = w.ORGANISATIONS | listed(
    "academy administration archdiocese airlines airways army assistance bank battalions brigades"
    " broadcaster brotherhood cabinet centre center chamber charity club coastguard college"
    " committees community companies congress consortium convention council councils court defence"
    " defense department directorate division embassy faculty families firm forces forum garrison"
    " government guards guard gazette herald hq headquarters house information intelligence"
    " international judiciary lines local media mission monitor motors navy news newspaper"
    " observatory observers parliament patrol peacekeepers platform police post press radio rail"
    " regiment rifles sector secretariat service services squadron staff station task television"
    " telegraph times tribune tribunal tv university volunteers wardens watch watchers wing wire"
    " workers crescent cross relief aid logistics desk team unit group militia rescue rangers"
    " scouts columns column resistance fighters martyrs hawks tigers lions panel rapporteur"
    " registry"
    " industries foods energy oil petroleum holdings limited ltd inc corporation plc insurance"
    " shipping brokers partners associates terminals waterworks utilities utility organization"
    " organisation sans fund trust congregation diocese church synod order infantry cavalry"
    " artillery precinct executive hospital infirmary clinic courier chronicle mail guardian argus"
    " mercury examiner express gendarmerie gendarmes brothers force timber steel mining metals"
    " prefecture emirate caliphate fc cc afc rfc laboratory lab project host republic shield fleet"
    " institute ambulance conference patriarchate flotilla sons daughters wolves eagles falcons"
    " brothers sisters knights defenders warriors partisans commando commandos cartel syndicate"
    " caucus cooperative co-operative bureau office airline jirga shura compact bloc axis quartet"
    " troika dynamics trade trading systems technologies technology solutions ventures enterprises"
    " aviation aerospace electronics engineering chemicals exports imports shipyards"
    " cossacks family"
)
"""Words that end the name of a body, or begin it before "of" and "for"."""
PLACE_HEADS: Final = listed(
    "airbase airfield airport airstrip alley archipelago avenue bank banks barracks base basin"
    " bay beach bend boulevard border bridge camp canal cape castle cathedral cemetery checkpoint"
    " church city citadel coast corridor county creek crossing crossroads dam delta depot desert"
    " district districts docks drive east estuary factory falls farm ferry field fields fjord"
    " ford exchange estate estates cottage cottages hall forest fort fortress garden gardens gate"
    " gates governorate gulf harbor harbour heights highlands highway hill hills hotel island"
    " islands isle isles junction lake lakes lane landing lock lowlands market marsh mill mine"
    " mole monastery mosque mount mountain mountains mouth museum neighbourhood neighborhood"
    " oasis oblast orchard outpost palace parish park pass passage peak peninsula pier plain"
    " plains plant plateau plaza point pond port prefecture prison province provinces quarter"
    " quay railway rapids raion ravine refinery reef region reservoir ridge river road roads rock"
    " row sands school sea shore spring springs square stadium strait straits street strip suburb"
    " lighthouse esplanade promenade parade sound lagoon cove islet oasis mesa massif steppe dunes"
    " narrows spit headland promontory plantation aerodrome sanatorium barrage levee"
    " embankment kilo mile"
    " kilometre km settlement settlements enclave outskirts swamp marshes moor heath gorge canyon"
    " cliff cliffs cave caves saddle slope slopes tributary spa racecourse arena theatre"
    " temple terrace terraces territory tower town townland tunnel valley village walk wall"
    " warehouse waterfall weir well wells wharf wood woods works yard zone cay cays key keys"
    " atoll head house"
)
"""Words that end the name of a place, or begin it: "Lake Kaldreth"."""
FIRST_OF_PLACES: Final = listed(
    "camp cape fort gulf hill isle hotel jebel jabal lake mount nahr port puerto rio san"
    " santa st wadi"
    " masjid villa punta cabo el la los las monte sierra isla playa cerro ciudad costa saint"
    " santo tell tel khan deir ras umm bir ain bandar lower upper north south east west new old"
    " northern southern eastern western central greater river bay great little outer inner col"
    " mont lac val oum bab beit wad tall mercado plaza calle avenida rue barrio colonia parque"
)
"""Words that begin the name of a place, where others go on behind them."""
STRONG_FIRST: Final = listed(
    "camp cape fort gulf hill hotel jebel jabal lake mount nahr port puerto wadi ras bandar"
    " river bay"
    " villa punta cabo isla playa ciudad costa san masjid col mont lac val mercado plaza calle"
    " avenida rue barrio colonia parque"
)
FIRST_OF_BODIES: Final = listed(
    "radio medecins association agence banque caritas reporters movimiento frente partido union"
    " comite conseil ministere hizb jabhat harakat ansar liwa katibat jaish al-qaeda"
)
"""Words that begin the name of a body in other languages, or of a station."""
SURNAMES: Final = listed(
    "marsh ford hill hills hall wood woods field fields lane park banks church street bridge"
    " brook wells house mill mills forest castle head west east north waters rivers walls wing"
    " post court cross guard"
)
"""Heads of names of places that are surnames as well."""
OTHER_HEADS: Final = listed(
    "accord accords act agreement agreements amendment anniversary appeal appeals award bill"
    " bulletin code constitution convention conventions cup day declaration directive doctrine"
    " eve festival framework games holiday initiative law laws mandate memorandum month olympics"
    " operation pact plan prize programme protocol protocols quarter-final ramadan report"
    " resolution revolution roadmap rule section statute strategy summit talks testament treaty"
    " war wars week year storm hurricane cyclone typhoon earthquake covid update assessment flash"
    " overview sitrep phase highlights index communique statement note log brief"
)
"""Words that end the name of what is no body, no place and no person: laws, days, texts."""
SHIPS: Final = listed("mv ms hms uss ss mt rv hmas ins")
DOCUMENTS: Final = listed("operation resolution article chapter section table figure annex tape")


RANKS: Final = w.TITLES | listed(
    "cllr pte private cpl lcpl bombardier po cdr lcdr cmdr wo sub flt sqn wg ssgt gnr spr tpr"
    " constable pc insp supt superintendent ps pope chancellor crown-prince mufti grand-mufti"
    " dame madam mme mlle herr frau don dona sheikha emira hajj maulana mawlana swami ataman"
    " hetman"
)
"""Titles and ranks before a person's name."""
ROLES: Final = RANKS | listed(
    "spokesman spokeswoman spokesperson commander leader head chief president chair chairman"
    " chairwoman director manager officer official adviser advisor aide analyst expert researcher"
    " scholar historian economist lecturer fellow academic specialist scientist author editor"
    " reporter correspondent journalist photographer delegate representative envoy ambassador"
    " coordinator minister mayor governor prefect councillor lawmaker mp deputy clerk judge"
    " prosecutor lawyer counsel pollster engineer doctor surgeon physician nurse medic paramedic"
    " pharmacist teacher headteacher student farmer trader shopkeeper baker driver fisherman"
    " boatman sailor captain resident villager activist campaigner organiser organizer founder"
    " owner widow mother father brother sister son daughter survivor witness refugee worker"
    " volunteer soldier fighter colonel general major sergeant veteran warlord cleric imam bishop"
    " priest monk rabbi principal secretary treasurer member master harbourmaster registrar"
    " hydrologist geologist forecaster meteorologist seismologist monitor observer diplomat"
    " negotiator mediator candidate senator defector deserter tailor butcher carpenter mechanic"
    " miller broker banker consultant strategist executive inspector superintendent warden elder"
    " chieftain guide interpreter undersecretary rapporteur commissioner actor singer writer poet"
    " footballer coach player pilot skipper crewman passenger tourist pilgrim neighbour neighbor"
    " grandmother grandfather woman man boy girl grocer welder plumber builder blogger vlogger"
    " influencer streamer cook watchman magistrate sheriff ombudsman auditor consul legislator"
    " parliamentarian congressman congresswoman alderman policeman policewoman detective coroner"
    " administrator firefighter bureaucrat jurist barrister attorney solicitor statistician"
    " physicist chemist planner commentator columnist philosopher theorist commandant ideologue"
    " politician unionist chairperson chargé vice-president archbishop secretary-general"
)
"""What a person may be called beside his name."""

MERE: Final = listed(
    "m mr mrs ms miss mx dr prof professor sir lord lady dame father sister brother rev reverend"
    " hon excellency his her cllr"
)
"""What stands before a name and tells no kind of voice."""
HONORIFICS: Final = MERE | listed(
    "general gen major maj colonel col captain capt lieutenant lt sergeant sgt corporal cpl"
    " brigadier brig admiral adm marshal commodore commander cdr cmdr private pte constable"
    " inspector superintendent po wo haji sheikh sayyid mullah imam ataman hetman"
)
"""Ranks and courtesies, behind which an office may stand: "the Prefect, Colonel A"."""
_SCIENCE: Final = re.compile(r"[a-z]{2}(?:ologist|onomist|ographer)$")
"""What those are called who study something."""


def head_word(name: str) -> str:
    """Return the word by which a name says what it is of: the last, or the one before "of"."""
    run = w.words_of(name)
    for at, word in enumerate(run[1:], 1):
        if word in ("of", "for", "on", "sans"):
            return run[at - 1]
    return run[-1] if run else ""


def is_body_word(word: str) -> bool:
    """Tell whether a word is one by which a body may be meant: Council."""
    return w.fold(word) in BODY_HEADS


def role_word(word: str) -> bool:
    """Tell whether a word, folded, says what a person is: by the table, or as "virologist"."""
    return word in ROLES or studies(word) or is_trade(word)


def studies(word: str) -> bool:
    """Tell whether a word is for somebody who studies something: virologist, economist."""
    return _SCIENCE.search(word) is not None


_TRADES: Final = listed(
    "seamstress dressmaker potter blacksmith goldsmith mason bricklayer plasterer electrician"
    " labourer laborer porter cleaner janitor caretaker cashier waiter waitress bartender chef"
    " hairdresser beekeeper shepherd herder herdsman goatherd rancher gardener vendor hawker"
    " stallholder seller greengrocer fishmonger innkeeper hotelier landlord landlady tenant"
    " homeowner motorist cyclist commuter trucker conductor stevedore docker dockworker miner"
    " mineworker pensioner retiree housewife homemaker schoolteacher schoolgirl schoolboy pupil"
    " midwife orderly dentist vet undertaker gravedigger monk nun pastor eyewitness bystander"
    " onlooker passerby returnee deportee detainee prisoner hostage captive orphan protester"
    " demonstrator marcher churchgoer worshipper mourner guest customer shopper deckhand fisher"
    " ferryman grandson granddaughter niece husband wife spouse hotelkeeper bookseller cobbler"
    " gatekeeper farmhand fitter machinist roofer glazier locksmith printer weaver spinner dyer"
    " tanner cattleman camel-herder rider cabbie watchmaker jeweller jeweler florist librarian"
    " musician drummer dancer painter sculptor"
)
"""Trades and lots of people who speak for nobody."""
_BY_ENDING: Final = re.compile(
    r"[a-z]{3,}(?:keeper|maker|smith|monger|seller|wright|herder|grower|breeder|dresser|layer"
    r"|cutter|picker|packer|loader|builder|mender|vendor|hand|stress|wife)$"
)
"""Endings of the names of trades: shoemaker, coppersmith, olive-grower."""
_NO_TRADE: Final = listed("peacekeeper peacemaker policymaker lawmaker goalkeeper powerbroker")


def is_trade(word: str) -> bool:
    """Tell whether a word, folded, is what somebody is called by a trade or lot: a seamstress."""
    known = word in _TRADES or word.removesuffix("s") in _TRADES
    return known or (_BY_ENDING.search(word) is not None and word not in _NO_TRADE)

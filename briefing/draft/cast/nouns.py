"""Nouns for actors and places without a name, and by which words the kind of an actor is told."""

from __future__ import annotations

import re
from typing import Final

from briefing.brief.scales import ActorKind, VoiceKind
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

# -- who speaks ------------------------------------------------------------------------------------

EXPERT: Final = listed(
    "analyst expert researcher scholar historian economist lecturer professor fellow academic"
    " specialist scientist strategist consultant hydrologist geologist meteorologist forecaster"
    " seismologist pollster author sociologist anthropologist criminologist engineer broker"
    " epidemiologist veteran statistician physicist chemist theorist philosopher commentator jurist"
    " barrister attorney lawyer planner agronomist climatologist technologist"
)
WITNESS: Final = listed(
    "resident residents villager villagers townspeople locals inhabitants witness witnesses"
    " survivor survivors refugee refugees neighbour neighbours neighbor neighbors families family"
    " relatives passenger passengers patient patients trader traders shopkeeper shopkeepers"
    " farmer farmers baker driver drivers fisherman fishermen boatman boatmen sailor sailors"
    " aunt uncle cousin nephew niece widower barber cobbler"
    " teacher teachers headteacher student students pharmacist doctor doctors nurse nurses medic"
    " medics surgeon physician paramedic paramedics widow mother father brother sister son"
    " daughter people man woman men women boy girl grandmother grandfather tailor butcher"
    " carpenter mechanic miller worker workers tourist tourists pilgrim pilgrims evacuees parents"
    " crewman welder plumber builder grocer elder elders hospital registrar rescuers rescuer"
    " owners owner caller photographer staff eyewitness eyewitnesses priest imam pastor monk nun"
    " rabbi striker strikers passer-by"
)
GOVERNMENT: Final = listed(
    "ministry ministries minister government governments governor governorate mayor prefect"
    " prefecture president premier chancellor secretary police coastguard official officials"
    " authority authorities council councillor councillors municipality administration cabinet"
    " parliament senator lawmaker mp ambassador embassy embassies diplomat diplomats court"
    " prosecutor prosecutors judge judges commission commissioner directorate department clerk"
    " envoy waterworks meteorological weather inspector superintendent constable customs tribunal"
    " chamber registry agency treasury senate congress kingdom king queen prince emir sultan"
    " attache magistrate sheriff ombudsman auditor consul consulate legislator parliamentarian"
    " congressman congresswoman alderman policeman policewoman detective coroner administrator"
    " firefighter bureaucrat presidency chancellery ministers mayors governors legislature bureau"
    " firefighters service services hq executive defence defense protection"
    " intelligence"
    " returning electoral"
)
PARTY: Final = listed(
    "army military rebels rebel militants militant insurgents insurgent fighters fighter militia"
    " militiamen militias guerrillas guerrilla gunmen mutineers separatists brigade brigades"
    " battalion battalions regiment regiments rifles division garrison troops soldiers soldier"
    " commander commanders colonel general major captain lieutenant sergeant navy marines forces"
    " front movement league column columns legion jihadists jihadi resistance warlord defector"
    " guards guard wardens opposition party patrol warden corps squadron platoon command"
    " gendarmerie gendarmes lt capt maj col gen sgt cpl pte brig brigadier cdr admiral commodore"
    " ataman marine commandant ideologue politician mutineer paramilitaries paramilitary partisans"
    " commandos legionnaires reservists conscripts deserters defectors insurgency vigilantes gang"
    " cartel junta jihadis islamists secessionists unionists putschists separatist jihadist"
    " islamist"
)
INTERNATIONAL: Final = listed(
    "un u.n. unhcr unicef ocha wfp iom icrc msf cross crescent relief humanitarian refugees aid"
    " nato osce eu oxfam charity ngo ngos charities unrwa undp iaea imf unesco cluster sector"
    " forum partners agencies humanitarians peacekeepers peacekeeping"
)
STATE_MEDIA: Final = listed("radio television tv media news broadcaster agency newspaper daily")
PRESS: Final = listed(
    "newspaper wire times gazette herald tribune post telegraph courier correspondent reporter"
    " journalist photographer news daily press editor magazine radio television tv broadcaster"
    " channel chronicle media"
)
SOCIAL: Final = listed("posts post telegram channel video videos footage clips facebook twitter")
STATE_AGENCIES: Final = listed(
    "sana kcna tass ria irna xinhua aps spa petra mena wafa suna cctv rt presstv belta"
)
"""Nouns for those who speak, by the kind of voice that they tell."""


# -- who acts --------------------------------------------------------------------------------------


def near(words: list[str], table: frozenset[str]) -> str:
    """Return the last of some words that a table has."""
    return next((word for word in reversed(words) if word in table), "")


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


PREPOSITION: Final = re.compile(r" (?:of|for|at|from|in|who|on|near|with|to) ")
"""What parts the head of a phrase from what tells more of it."""


def family_of(plain: str, kind: VoiceKind | None) -> str:
    """Return the key that nouns share which may mean the same voice, "" for none."""
    if kind == "state-media":
        return "=state media"
    return "=rebels" if " " not in plain and w.fold(plain) in REBELS else ""


def head_of(phrase: str) -> str:
    """Return what stands before the first preposition of a phrase."""
    return PREPOSITION.split(phrase, maxsplit=1)[0]


def bare_of(said: str) -> str:
    """Return a speaker without article, number, whose it is, and when it spoke."""
    return ARTICLE.sub("", _WHOSE.sub("", _NUMBER.sub("", _WHEN.sub("", said.strip()))))


ARTICLE: Final = re.compile(r"^(?:the|an?) ", re.I)
_WHEN: Final = re.compile(
    r" (?:late |early )?(?:in|on|since) (?:(?:Jan|Febr)uary|March|April|May|June|July|August"
    r"|(?:Septem|Octo|Novem|Decem)ber|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{4})\b.*$"
)
"""When somebody spoke, behind who did: "a panel of experts in February"."""
_NUMBER: Final = re.compile(
    r"^(?:[0-9][0-9,.]* |some |several |many |most |two |three |four )+", re.I
)
_WHOSE: Final = re.compile(r"^(?:its|their|his|her|our) (?=\w)", re.I)

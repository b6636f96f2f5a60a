"""Words that tell what a name is of, and what kind of voice somebody is.

The tables are of English usage: heads of names of bodies ("Council") and of places ("Bridge"), what
people are called who speak, and whom bodies speak for. Whatever they do not tell stays open.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from briefing.brief.scales import VoiceKind
from briefing.draft.cast import heads
from briefing.draft.cast.known import known_kind
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import table as known
from briefing.verify.language import listed

_EXPERT: Final = listed(
    "analyst expert researcher scholar historian economist lecturer professor fellow academic"
    " specialist scientist strategist consultant hydrologist geologist meteorologist forecaster"
    " seismologist pollster author sociologist anthropologist criminologist engineer broker"
    " epidemiologist veteran"
)
_WITNESS: Final = listed(
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
    " owners owner caller photographer staff"
)
_GOVERNMENT: Final = listed(
    "ministry ministries minister government governments governor governorate mayor prefect"
    " prefecture president premier chancellor secretary police coastguard official officials"
    " authority authorities council councillor councillors municipality administration cabinet"
    " parliament senator lawmaker mp ambassador embassy diplomat diplomats court prosecutor"
    " prosecutors judge judges commission commissioner directorate department clerk envoy"
    " waterworks meteorological weather inspector superintendent constable customs tribunal"
    " chamber registry agency treasury senate congress kingdom king queen prince emir sultan"
    " attache bureau firefighters service services hq executive defence defense protection"
    " intelligence"
    " returning electoral"
)
_PARTY: Final = listed(
    "army military rebels rebel militants militant insurgents insurgent fighters fighter militia"
    " militiamen militias guerrillas guerrilla gunmen mutineers separatists brigade brigades"
    " battalion battalions regiment regiments rifles division garrison troops soldiers soldier"
    " commander commanders colonel general major captain lieutenant sergeant navy marines forces"
    " front movement league column columns legion jihadists jihadi resistance warlord defector"
    " guards guard wardens opposition party patrol warden corps squadron platoon command"
    " gendarmerie gendarmes lt capt maj col gen sgt cpl pte brig brigadier cdr admiral commodore"
    " ataman marine"
)
INTERNATIONAL: Final = listed(
    "un u.n. unhcr unicef ocha wfp iom icrc msf cross crescent relief humanitarian refugees aid"
    " nato osce eu oxfam charity ngo ngos charities unrwa undp iaea imf unesco cluster sector"
    " forum partners agencies humanitarians"
)
_STATE_MEDIA: Final = listed("radio television tv media news broadcaster agency newspaper daily")
_PRESS: Final = listed(
    "newspaper wire times gazette herald tribune post telegraph courier correspondent reporter"
    " journalist photographer news daily press editor magazine radio television tv broadcaster"
    " channel chronicle"
)
_SOCIAL: Final = listed("posts post telegram channel video videos footage clips facebook twitter")
_STATE_AGENCIES: Final = listed(
    "sana kcna tass ria irna xinhua aps spa petra mena wafa suna cctv rt presstv belta"
)

_KNOWN: Final[dict[str, VoiceKind]] = {
    "Islamic State": "party",
    "Islamic Revolutionary Guard Corps": "party",
    "Palestine Liberation Organization": "party",
    "Central Intelligence Agency": "government",
    "Federal Bureau of Investigation": "government",
    "Agence France-Presse": "newspaper",
    "Associated Press": "newspaper",
    "British Broadcasting Corporation": "newspaper",
    "Human Rights Watch": "monitor",
}
"""The kinds of bodies that are known by name, where they are not between states."""
VAGUE: Final = frozenset(("agency", "council", "service", "services", "commission", "group"))
"""Words of names that tell less than what the text says of them."""


class Told(NamedTuple):
    """A kind, and the words that told it."""

    kind: VoiceKind
    why: str


def is_role(phrase: str) -> bool:
    """Tell whether a phrase says what somebody is: "dam engineer", "deputy head"."""
    words = [w.fold(word.strip(".,\"'")) for word in phrase.split()]
    return bool(words) and heads.role_word(words[-1].split("-")[-1])


def near(words: list[str], table: frozenset[str]) -> str:
    """Return the last of some words that a table has."""
    return next((word for word in reversed(words) if word in table), "")


def role_kind(role: str, org_kind: VoiceKind | None, org: str = "") -> VoiceKind | None:
    """Return the kind of voice of somebody with a role, given that of whom he speaks for."""
    words = [w.fold(word) for word in role.replace("-", " ").split()]
    known = [word for word in words if heads.role_word(word)]
    last = known[-1] if known else ""
    if not last:
        return None
    if words[0] in ("resident", "special", "humanitarian") and last in _SENT_BY_MANY:
        return org_kind or "international-org"
    if last in ("chief", "head") and _LOCAL & set(words):
        return org_kind or "government"
    former = bool({"retired", "former"} & set(words)) and last not in _WITNESS
    if former or heads.studies(last):
        return "expert"
    if "commander" in words:
        last = "commander"
    if "secretary" in words and last == "general":
        last = "secretary"
    if last in _SPEAKS or last in _HOLDS:
        return org_kind or _post(words, last)
    if org_kind and (last in _SENT or (last == "president" and org_kind in _ELECTS)):
        return org_kind
    for kind, table in _BY_ROLE:
        if last in table:
            own = kind in ("witness", "party") and org_kind in _BESIDE
            own = own and not (kind == "party" and org_kind == "government")
            civil = kind == "party" and bool(_EMERGENCY & {*words, *w.words_of(org)})
            return org_kind if own else "government" if civil else kind
    return None


def _post(words: list[str], last: str) -> VoiceKind | None:
    """Return the kind that the words before a post tell: "provincial health director"."""
    told = words_kind(" ".join(words[:-1])) if len(words) > 1 else None
    if told or last in ("adviser", "advisor"):
        return told.kind if told else "expert"
    return of_a_state(" ".join(words))


def of_a_state(name: str) -> VoiceKind | None:
    """Return that a post or office is a state's by a word before it: "the provincial office"."""
    return "government" if _PUBLIC & set(w.words_of(name)) else None


_PUBLIC: Final = listed("provincial district municipal county federal departmental governorate")
"""Words before a post that only a state has."""
_ELECTS: Final = ("international-org", "newspaper", "expert", "monitor")
"""Kinds of bodies whose president is no head of state."""
_SENT_BY_MANY: Final = listed("coordinator representative envoy rapporteur")
"""Who is called so with "special" or "resident" before it is sent by a body between states."""
_LOCAL: Final = listed("town village district ward parish area")
_SENT: Final = listed("envoy secretary commissioner inspector diplomat ambassador negotiator")
"""Roles in which somebody speaks for whom he is sent by."""
_EMERGENCY: Final = listed("incident fire police rescue coastguard ambulance")
_SPEAKS: Final = listed("spokesman spokeswoman spokesperson representative delegate coordinator")
_HOLDS: Final = listed(
    "head chief director manager officer official adviser advisor aide chair chairman chairwoman"
    " leader member founder executive secretary principal organiser organizer volunteer"
    " coordinator deputy"
)
"""Roles that say nothing of themselves: whom somebody speaks for tells the kind."""
_BESIDE: Final = frozenset(("international-org", "government", "party"))
_BY_ROLE: Final[tuple[tuple[VoiceKind, frozenset[str]], ...]] = (
    ("expert", _EXPERT),
    ("newspaper", listed("correspondent reporter journalist editor photographer")),
    ("social-media", listed("blogger vlogger influencer streamer")),
    ("witness", _WITNESS - {"hospital", "registrar"}),
    ("government", _GOVERNMENT),
    ("party", _PARTY),
    ("international-org", INTERNATIONAL),
    ("monitor", listed("monitor observer activist")),
    ("witness", listed("surgeon registrar captain master skipper pilot")),
)


def words_kind(name: str) -> Told | None:
    """Return the kind of voice that a body, or a noun for those who speak, has by its words."""
    kind = known_kind(name)
    if kind:
        return Told(kind, name)
    kin = known().get(name)
    if kin and kin.sort == "body":
        full = kin.keys[0].removeprefix("=")
        return Told(_KNOWN.get(full, "international-org"), full)
    words = [w.fold(word.strip(".,")) for word in name.replace("\u2019", "'").split()]
    words = [word.removesuffix("'s") for word in words]
    if not words or ("chamber" in words and _TRADES & set(words)):
        return None
    first, last = words[0], heads.head_word(name) or words[-1]
    if len(words) == 1 and last in _WITNESS:
        return Told("witness", last)
    media = _media_kind(words, last) or _united_nations(words) or _by_pair(words)
    if media:
        return media
    for kind, table in _BY_NAME:
        word = near(words, table)
        if word:
            return Told(kind, word)
    for kind, table in _BY_HEAD:
        if last in table or (first in table and (" of " in name or " for " in name)):
            return Told(kind, last if last in table else first)
    return None


_TRADES: Final = frozenset(("commerce", "trade", "industry"))
"""What a chamber is of that is no part of a parliament."""


def _united_nations(words: list[str]) -> Told | None:
    """Return the kind of a part of the United Nations: its refugee agency, a UN panel."""
    part = words[:2] == ["united", "nations"] or (words[0] == "un" and len(words) > 1)
    return Told("international-org", "United Nations") if part else None


_PAIRS: Final[Mapping[VoiceKind, str]] = {
    "government": "coast guard;border guard;border guards;civil guard;civil defence;civil defense"
    ";harbour office;weather office;prison service;health office;health bureau;health department"
    ";education office",
    "party": "air force;general staff;free army;military council;revolutionary council;war council"
    ";liberation council;defence committee;defence committees;resistance committee"
    ";resistance committees;defense committee;defense committees",
    "international-org": "observer mission;peacekeeping mission;aid workers;relief workers"
    ";aid agencies",
    "witness": "site leaders;community leaders;camp leaders;camp committee;site committee",
}
"""Two words that tell what neither does alone."""
_BETWEEN_STATES: Final = listed(
    "nations states europe european africa african americas arab islamic caribbean pacific asia"
    " asian international intergovernmental countries speaking"
)
_JOINT: Final = listed(
    "organization organisation union league community council commission association conference"
    " bank court fund mission bloc secretariat"
)


def _by_pair(words: list[str]) -> Told | None:
    """Return the kind that words tell only together: coast guard, Doctors Without Borders."""
    for kind, pairs in _PAIRS.items():
        for pair in pairs.split(";"):
            if words[-2:] == pair.split():
                return Told(kind, pair)
    if words[-1].endswith("batt"):
        return Told("international-org", words[-1])  # a contingent of peacekeepers
    if "without" in words[1:] or "sans" in words[1:]:
        press = words[0] in ("reporters", "journalists")
        return Told("monitor" if press else "international-org", " ".join(words))
    joint = next((word for word in words if word in _JOINT), "")
    if joint and words[0] not in ("national", "civil") and _BETWEEN_STATES & set(words):
        return Told("international-org", joint)
    return None


def _media_kind(words: list[str], last: str) -> Told | None:
    """Return the kind of a voice by two words: state radio, news agency, social media."""
    if "state" in words and last in _STATE_MEDIA:
        return Told("state-media", f"state {last}")
    if last in _STATE_AGENCIES:
        return Told("state-media", last.upper())
    if "social" in words and last in ("media", "networks"):
        return Told("social-media", "social media")
    if words[-2:] == ["news", "agency"]:
        return Told("newspaper", "news agency")
    return Told("newspaper", words[0]) if words[0] in ("radio", "tv") else None


_BY_NAME: Final[tuple[tuple[VoiceKind, frozenset[str]], ...]] = (
    (
        "monitor",
        listed("rights observatory observer observers monitor watchdog watch monitors archive"),
    ),
    (
        "expert",
        listed(
            "laboratory conflict crisis institute studies think-tank thinktank university analysts"
            " experts"
        ),
    ),
    ("international-org", INTERNATIONAL),
)
_BY_HEAD: Final[tuple[tuple[VoiceKind, frozenset[str]], ...]] = (
    ("government", _GOVERNMENT),
    ("party", _PARTY),
    ("witness", _WITNESS),
    ("newspaper", _PRESS),
    ("social-media", _SOCIAL),
    ("expert", _EXPERT | listed("analysts experts researchers economists scientists risk")),
)

"""Words that tell what a name is of, and what kind of voice somebody is.

The tables are of English usage: heads of names of bodies ("Council") and of places ("Bridge"), what
people are called who speak, and whom bodies speak for. Whatever they do not tell stays open.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from briefing.brief.scales import VoiceKind
from briefing.draft.cast import heads, nouns
from briefing.draft.cast.known import FULL_NAMES, PAIRS, known_kind
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import table as known
from briefing.verify.language import listed

VAGUE: Final = frozenset(("agency", "council", "service", "services", "commission", "group"))
"""Words of names that tell less than what the text says of them."""


class ToldKind(NamedTuple):
    """A kind, and the words that told it."""

    kind: VoiceKind
    why: str


def is_role(phrase: str) -> bool:
    """Tell whether a phrase says what somebody is: "dam engineer", "deputy head"."""
    words = [w.fold(word.strip(".,\"'")) for word in phrase.split()]
    return bool(words) and heads.role_word(words[-1].split("-")[-1])


def role_kind(role: str, org_kind: VoiceKind | None, org: str = "") -> VoiceKind | None:
    """Return the kind of voice of somebody with a role, given that of whom he speaks for."""
    words = [w.fold(word) for word in role.replace("-", " ").split()]
    words = [word for word in words if word != "press"]  # a press secretary
    last = _title(words)
    if not last or (words == ["secretary", "general"] and not (org_kind or org)):
        return None
    if whose := _of_whom(words, last, org_kind):
        return whose
    if _is_former(words, last) or (heads.studies(last) and last not in _REPORTS):
        return "expert"
    if last in _SPEAKS or last in _HOLDS:
        return org_kind or _post(words, last) or _leads(words, last)
    if last in nouns.WITNESS and nouns.INTERNATIONAL & set(words):
        return "international-org"  # an aid worker
    if last in _SENT and (post := org_kind or _post(words, last)):
        return post
    for kind, table in _BY_ROLE:
        if last in table or (kind == "witness" and heads.is_trade(last)):
            own = kind in ("witness", "party") and org_kind in _BESIDE
            own = own and not (kind == "party" and org_kind == "government")
            civil = kind == "party" and bool(_EMERGENCY & {*words, *w.words_of(org)})
            return org_kind if own else "government" if civil else kind
    return None


def _title(words: list[str]) -> str:
    """Return the word of a role that says what somebody is, "" for none."""
    known = [word for word in words if heads.role_word(word)]
    if "commander" in words:
        return "commander"
    if known[-1:] == ["general"] and set(words) & _GENERALS:
        return words[-2]
    return known[-1] if known else ""


def _is_former(words: list[str], last: str) -> bool:
    return bool({"retired", "former"} & set(words)) and last not in nouns.WITNESS


def _of_whom(words: list[str], last: str, org_kind: VoiceKind | None) -> VoiceKind | None:
    """Return the kind of those for whom somebody speaks by his title alone."""
    if words[0] in ("resident", "special", "humanitarian") and last in _SENT_BY_MANY:
        return org_kind or "international-org"
    if last in ("chief", "head") and (_LOCAL | _EMERGENCY) & set(words):
        return org_kind or "government"
    elected = last == "president" and org_kind in _ELECTS
    return org_kind if elected or last in _COUNSEL else None


def _leads(words: list[str], last: str) -> VoiceKind | None:
    """Return the kind of who leads or speaks for those of whom nothing else is told."""
    return "party" if last in _OF_SIDES and not _CIVIC & set(words) else None


_OF_SIDES: Final = frozenset(("leader", "negotiator"))
_CIVIC: Final = listed(
    "community religious church tribal village camp site business spiritual civic student labour"
    " labor team group world project"
)
"""Words before a leader of no side."""


def _post(words: list[str], last: str) -> VoiceKind | None:
    """Return the kind that the words before a post tell: "provincial health director"."""
    others = [word for word in words if word not in (last, "of", "the", "chief", "senior")]
    told = words_kind(" ".join(others)) if others else None
    if told or (public := of_a_state(" ".join(words))):
        return told.kind if told else public
    return "expert" if last in ("adviser", "advisor") else None


def of_a_state(name: str) -> VoiceKind | None:
    """Return that a post or office is a state's by a word before it: "the provincial office"."""
    return "government" if _PUBLIC & set(w.words_of(name)) else None


_PUBLIC: Final = listed(
    "provincial district municipal county federal departmental governorate presidential ministerial"
)
"""Words before a post that only a state has."""
_ELECTS: Final = ("international-org", "newspaper", "expert", "monitor")
"""Kinds of bodies whose president is no head of state."""
_SENT_BY_MANY: Final = listed("coordinator representative envoy rapporteur")
"""Who is called so with "special" or "resident" before it is sent by a body between states."""
_LOCAL: Final = listed("town village district ward parish area")
_SENT: Final = listed("envoy secretary commissioner inspector diplomat ambassador negotiator")
"""Roles in which somebody speaks for whom he is sent by."""
_EMERGENCY: Final = listed("incident fire police rescue coastguard ambulance")
_GENERALS: Final = listed(
    "attorney consul prosecutor auditor director governor inspector secretary solicitor"
)
"""Who is a "general" without troops."""
_COUNSEL: Final = listed("lawyer attorney barrister counsel solicitor")
"""Who speaks for whom he acts for."""
_REPORTS: Final = listed(
    "correspondent reporter journalist editor photographer columnist presenter"
)
_SPEAKS: Final = listed("spokesman spokeswoman spokesperson representative delegate coordinator")
_HOLDS: Final = listed(
    "head chief director manager officer official adviser advisor aide chair chairman chairwoman"
    " leader member founder executive secretary principal organiser organizer volunteer"
    " coordinator deputy"
)
"""Roles that say nothing of themselves: whom somebody speaks for tells the kind."""
_BESIDE: Final = frozenset(("international-org", "government", "party"))
_BY_ROLE: Final[tuple[tuple[VoiceKind, frozenset[str]], ...]] = (
    ("expert", nouns.EXPERT),
    ("newspaper", _REPORTS),
    ("social-media", listed("blogger vlogger influencer streamer")),
    ("witness", nouns.WITNESS - {"hospital", "registrar"}),
    ("government", nouns.GOVERNMENT),
    ("party", nouns.PARTY),
    ("international-org", nouns.INTERNATIONAL),
    ("monitor", listed("monitor observer activist")),
    ("government", listed("vice-president")),
    ("monitor", listed("campaigner")),
    ("witness", listed("surgeon registrar captain master skipper pilot")),
)


def words_kind(name: str) -> ToldKind | None:
    """Return the kind of voice that a body, or a noun for those who speak, has by its words."""
    kind = known_kind(name)
    if kind:
        return ToldKind(kind, name)
    kin = known().get(name)
    if kin and kin.sort == "body":
        full = kin.keys[0].removeprefix("=")
        return ToldKind(FULL_NAMES.get(full, "international-org"), full)
    words = [w.fold(word.strip(".,")) for word in name.replace("\u2019", "'").split()]
    words = [word.removesuffix("'s") for word in words]
    if (
        not words
        or words[-1] == "secretary-general"
        or ({"chamber", "congress"} & set(words) and _TRADES & set(words))
    ):
        return None
    last = heads.head_word(name) or words[-1]
    if len(words) == 1 and (last in nouns.WITNESS or heads.is_trade(last)):
        return ToldKind("witness", last)
    if last == "office" and len(words) > 1 and (whose := words_kind(" ".join(words[:-1]))):
        return whose
    media = _media_kind(words, last) or _united_nations(words) or _by_pair(words)
    return media or _by_any(words, last) or _by_head(name, words[0], last)


def _by_any(words: list[str], last: str) -> ToldKind | None:
    """Return the kind that a word tells wherever it stands in a name, or together with its head."""
    for kind, table in _BY_NAME:
        if word := nouns.near(words, table):
            return ToldKind(kind, word)
    if last in _COLLECTIVES and (word := nouns.near(words, _ARMED)):
        return ToldKind("party", word)
    if last == "congress" and len(words) > 2:
        return ToldKind("party", last)
    return ToldKind("expert", last) if heads.studies(last.removesuffix("s")) else None


def _by_head(name: str, first: str, last: str) -> ToldKind | None:
    """Return the kind that the head of a name tells, or the word that it opens with."""
    for kind, table in _BY_HEAD:
        trade = kind == "witness" and name[:1].islower() and heads.is_trade(last)
        if last in table or trade or (first in table and (" of " in name or " for " in name)):
            return ToldKind(kind, last if last in table or trade else first)
    return None


_TRADES: Final = frozenset(("commerce", "trade", "industry", "labour", "labor"))
"""What a chamber or a congress is of that is no part of a parliament."""
_COLLECTIVES: Final = listed(
    "group groups faction factions alliance coalition network organisation organization parties"
    " cell"
)
_ARMED: Final = listed(
    "rebel insurgent armed militant islamist jihadist separatist self-defence self-defense"
    " paramilitary opposition guerrilla extremist terrorist salvation liberation"
)
"""What is said of a group, or stands in the name of one, that is a side of a fight."""
_NETWORKS: Final = listed("telegram facebook twitter instagram youtube tiktok whatsapp")


def _united_nations(words: list[str]) -> ToldKind | None:
    """Return the kind of a part of the United Nations: its refugee agency, a UN panel."""
    part = words[:2] == ["united", "nations"] or (words[0] == "un" and len(words) > 1)
    return ToldKind("international-org", "United Nations") if part else None


_BETWEEN_STATES: Final = listed(
    "nations states europe european africa african americas arab islamic caribbean pacific asia"
    " asian international intergovernmental countries speaking"
)
_JOINT: Final = listed(
    "organization organisation union league community council commission association conference"
    " bank court fund mission bloc secretariat"
)


def _by_pair(words: list[str]) -> ToldKind | None:
    """Return the kind that words tell only together: coast guard, Doctors Without Borders."""
    for kind, pairs in PAIRS.items():
        for pair in pairs.split(";"):
            if words[-2:] == pair.split():
                return ToldKind(kind, pair)
    if words[-1].endswith("batt"):
        return ToldKind("international-org", words[-1])  # a contingent of peacekeepers
    if "without" in words[1:] or "sans" in words[1:]:
        press = words[0] in ("reporters", "journalists")
        return ToldKind("monitor" if press else "international-org", " ".join(words))
    joint = next((word for word in words if word in _JOINT), "")
    if joint and words[0] not in ("national", "civil") and _BETWEEN_STATES & set(words):
        return ToldKind("international-org", joint)
    return None


def _media_kind(words: list[str], last: str) -> ToldKind | None:
    """Return the kind of a voice by two words: state radio, news agency, social media."""
    if "state" in words and last in nouns.STATE_MEDIA:
        return ToldKind("state-media", f"state {last}")
    if last in nouns.STATE_AGENCIES:
        return ToldKind("state-media", last.upper())
    if ("social" in words and last in ("media", "networks")) or _NETWORKS & set(words):
        return ToldKind("social-media", "social media")
    if words[-2:] == ["news", "agency"]:
        return ToldKind("newspaper", "news agency")
    return ToldKind("newspaper", words[0]) if words[0] in ("radio", "tv") else None


_BY_NAME: Final[tuple[tuple[VoiceKind, frozenset[str]], ...]] = (
    (
        "monitor",
        listed(
            "rights observatory observer observers monitor watchdog watch monitors archive"
            " monitoring"
        ),
    ),
    (
        "expert",
        listed(
            "laboratory conflict crisis institute studies think-tank thinktank university analysts"
            " experts consultancy"
        ),
    ),
    ("international-org", nouns.INTERNATIONAL),
)
_BY_HEAD: Final[tuple[tuple[VoiceKind, frozenset[str]], ...]] = (
    ("government", nouns.GOVERNMENT),
    ("party", nouns.PARTY),
    ("witness", nouns.WITNESS),
    ("newspaper", nouns.PRESS),
    ("social-media", nouns.SOCIAL),
    ("expert", nouns.EXPERT | listed("analysts experts researchers economists scientists risk")),
)

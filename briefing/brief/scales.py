"""The scales a brief uses, each with its meaning and the standard it comes from.

Everything here is data: the structs take their allowed values from it, the screens and the
documentation take the explanations.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, get_args

SCHEMA_VERSION: Final = "briefing/1"
"""The version of the format this program reads and writes."""

SchemaVersion = Literal["briefing/1"]
Basis = Literal["stated", "claimed", "reported", "assessed", "shown", "inferred"]
Control = Literal[
    "full",
    "majority",
    "partial",
    "presence",
    "expanding",
    "captured",
    "contested",
    "disputed",
    "lost",
    "stronghold",
    "influence",
]
RelationType = Literal[
    "allied",
    "backs",
    "hostile",
    "coordinates",
    "contact",
    "protects",
    "offshoot-of",
    "part-of",
    "controls",
]
ActorKind = Literal[
    "state", "rebel", "militia", "external-state", "international-org", "civil", "other"
]
VoiceKind = Literal[
    "party",
    "state-media",
    "government",
    "monitor",
    "international-org",
    "social-media",
    "expert",
    "newspaper",
    "witness",
]
SourceKind = Literal["newspaper", "agency", "sitrep", "statement", "social", "dataset"]
TablePreset = Literal["plain", "hxl", "acled", "ged"]
CalcKind = Literal["sum", "count", "min", "max"]
Category = Literal[
    "displacement",
    "casualties",
    "detention",
    "infrastructure",
    "access",
    "needs",
    "response",
    "protection",
]
CATEGORY_SHORT: Final[dict[str, str]] = {
    "displacement": "displaced",
    "casualties": "casualty",
    "detention": "detained",
    "infrastructure": "services",
    "protection": "safety",
}
"""Categories in words of at most nine letters, for columns that the full ones have no room in."""
CrosscheckStatus = Literal["contradictory", "partly-compatible", "one-sided", "agreed"]
BOTH_SIDES: Final[frozenset[CrosscheckStatus]] = frozenset(("contradictory", "partly-compatible"))
"""What answers are of which some say yes and some say no."""
CROSSCHECK_STATUSES: Final[tuple[CrosscheckStatus, ...]] = get_args(CrosscheckStatus)
"""How the answers to a question may stand to each other, those that are looked for first first."""
Confidence = Literal["low", "moderate", "high"]
Signal = Literal["escalation", "de-escalation", "shift"]
Trend = Literal["deteriorated", "improved", "unchanged"]
Alert = Literal["conflict-risk", "resolution-opportunity"]
Status = Literal["draft", "current", "superseded", "historical", "exercise"]
Yardstick = Literal["icd203", "phia"]
Verification = Literal["not-stated", "unverified", "partly", "verified"]
Stated = Literal["stated", "inferred"]
Operator = Literal["=", ">", "<", ">=", "<=", "~"]
Precision = Literal["exact", "locality", "area", "unknown"]
UnusedReason = Literal["background", "duplicate", "not-relevant"]
Sector = Literal[
    "camps",
    "early-recovery",
    "education",
    "telecommunications",
    "food-security",
    "health",
    "logistics",
    "nutrition",
    "protection",
    "shelter",
    "water",
]
SECTORS: Final[tuple[Sector, ...]] = get_args(Sector)
SECTOR_NAME: Final[dict[str, str]] = {
    "camps": "Camp Coordination and Camp Management",
    "early-recovery": "Early Recovery",
    "education": "Education",
    "telecommunications": "Emergency Telecommunications",
    "food-security": "Food Security",
    "health": "Health",
    "logistics": "Logistics",
    "nutrition": "Nutrition",
    "protection": "Protection",
    "shelter": "Shelter",
    "water": "Water, Sanitation and Hygiene",
}
"""The global clusters by the names that the Inter-Agency Standing Committee gives them."""
Standing = Literal["current", "corrected", "superseded", "withdrawn"]
STANDINGS: Final[tuple[Standing, ...]] = get_args(Standing)
"""What a publisher says of its text by now, the firmest first."""
Result = Literal["happened", "did-not", "cannot-be-told"]
WatchStatus = Literal["not-observed", "observed", "no-longer-watched"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Sendable = Literal["RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR"]
MOST_SENT: Final[Sendable] = "GREEN"
"""The strictest label of a text that may leave the machine, unless the settings say otherwise."""
Tlp = Literal["RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR", "WHITE"]

BASIS: Final[dict[str, str]] = {
    "stated": "the source says so in its own voice",
    "claimed": "a party to the fight, or media and people who speak for one, say so",
    "reported": "a monitor or an international body says so",
    "assessed": "an analyst judges so",
    "shown": "pictures or film show it",
    "inferred": "the desk concludes it; no source says so",
}
"""What each basis means."""
BY_FIRMNESS: Final[tuple[Basis, ...]] = (
    "stated", "reported", "shown", "assessed", "claimed", "inferred",
)  # fmt: skip
"""From closest to the fact on: of several bases for one thing, the first of these marks it."""

VOICE_BASIS: Final[dict[str, Basis]] = {
    "newspaper": "stated",
    "party": "claimed",
    "government": "claimed",
    "state-media": "claimed",
    "social-media": "claimed",
    "witness": "claimed",
    "monitor": "reported",
    "international-org": "reported",
    "expert": "assessed",
}
"""The basis of an item that names none, by the kind of its voice."""

SOURCE_VOICE: Final[dict[str, VoiceKind]] = {
    "newspaper": "newspaper",
    "agency": "newspaper",
    "sitrep": "international-org",
    "statement": "government",
    "social": "social-media",
    "dataset": "monitor",
}
"""The kind of voice that a source without a declared voice speaks in, by the source's kind."""

RELIABILITY: Final[dict[str, str]] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""Admiralty grade, the letter: of the voice (NATO AJP-2.1; US Army FM 2-22.3)."""

CREDIBILITY: Final[dict[str, str]] = {
    "1": "confirmed by other independent sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""Admiralty grade, the digit: of the item (NATO AJP-2.1; US Army FM 2-22.3)."""

NO_BASIS: Final = frozenset("F6")
"""Grades that say "cannot be judged": no basis, not a middle value."""

LIKELIHOOD: Final[dict[str, dict[str, tuple[int, int]]]] = {
    "icd203": {
        "almost no chance": (1, 5),
        "very unlikely": (5, 20),
        "unlikely": (20, 45),
        "roughly even chance": (45, 55),
        "likely": (55, 80),
        "very likely": (80, 95),
        "almost certain": (95, 99),
    },
    "phia": {
        "remote chance": (0, 5),
        "highly unlikely": (10, 20),
        "unlikely": (25, 35),
        "realistic possibility": (40, 50),
        "likely": (55, 75),
        "highly likely": (80, 90),
        "almost certain": (95, 100),
    },
}
"""Likelihood terms with their bounds in percent: ICD 203 (US, 2015) and the PHIA yardstick (UK)."""

LIKELIHOOD_SYNONYMS: Final[dict[str, dict[str, str]]] = {
    "icd203": {
        "remote": "almost no chance",
        "highly improbable": "very unlikely",
        "improbable": "unlikely",
        "roughly even odds": "roughly even chance",
        "probable": "likely",
        "highly probable": "very likely",
        "nearly certain": "almost certain",
    },
    "phia": {"probable": "likely"},
}
"""The second term that each yardstick allows, and the first one it stands for."""

YARDSTICK: Final[dict[str, str]] = {
    "icd203": "ICD 203 (United States)",
    "phia": "PHIA yardstick (United Kingdom)",
}
"""The full name of each likelihood scale."""

CONFIDENCE: Final[dict[str, str]] = {
    "low": "scant, questionable or fragmented information",
    "moderate": "credible and plausible information, not enough for more",
    "high": "good information from several sources, little conflict among them",
}
"""How well founded a judgement is; never the same thing as how likely (ICD 203)."""

TLP: Final[dict[str, str]] = {
    "RED": "for the named recipients only",
    "AMBER+STRICT": "for the recipient's organisation only",
    "AMBER": "for the recipient's organisation and its clients, need to know",
    "GREEN": "for the recipient's community, not for the public",
    "CLEAR": "may be passed on without limit",
}
"""Traffic Light Protocol 2.0 (FIRST): who may see the brief."""
TLP_RANKS: Final[dict[str, int]] = {
    "CLEAR": 0, "WHITE": 0, "GREEN": 1, "AMBER": 2, "AMBER+STRICT": 3, "RED": 4,
}  # fmt: skip
"""How strict each label is, the freest 0; WHITE is the old name of CLEAR."""


def tlp_rank(label: str) -> int:
    """Return how strict a label is, with or without ``TLP:`` before it."""
    return TLP_RANKS[label.removeprefix("TLP:")]


def strictest(labels: Iterable[str]) -> str:
    """Return the strictest of some TLP labels, ``TLP:RED`` before all; empty without any."""
    return max(labels, key=tlp_rank, default="")


def own_label(label: str) -> str:
    """Return a label, without ``TLP:``, by the name it has today: WHITE is CLEAR."""
    return "CLEAR" if label == "WHITE" else label


def likelihood_range(term: str, yardstick: str) -> tuple[int, int] | None:
    """Return the bounds of a likelihood term in percent, None for a term the yardstick lacks."""
    terms = LIKELIHOOD[yardstick]
    return terms.get(LIKELIHOOD_SYNONYMS[yardstick].get(term, term))


def likelihood_terms(yardstick: str) -> list[str]:
    """Return every term a yardstick allows, synonyms last."""
    return [*LIKELIHOOD[yardstick], *LIKELIHOOD_SYNONYMS[yardstick]]

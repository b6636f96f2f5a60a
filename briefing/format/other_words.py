"""What people write for the keys and values of a brief in other words or another form, and mean."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import MAXYEAR, date
from typing import Final

from briefing.brief.values import bounds, citation
from briefing.compiled import late_pattern

_VALUES: Final[dict[str, str]] = {
    # what happened to people
    "casualties": "dead deaths killed fatality fatalities wounded injured injuries hurt missing",
    "displacement": "displaced idp idps refugees evacuated evacuation evacuations returned returns",
    "detention": "detained arrested arrests prisoners captives abducted abductions hostages",
    "infrastructure": "services damage damaged destroyed destruction buildings",
    "response": "aid relief assistance",
    # who holds a place
    "full": "occupied controlled controls control held holds whole total complete",
    "captured": "taken took seized fell fallen conquered",
    "contested": "fighting fights clashes fought-over",
    "majority": "most mostly",
    "partial": "part parts some",
    "presence": "present",
    "expanding": "advancing advances growing",
    "lost": "retreated withdrawn left abandoned",
    # who is what to whom
    "hostile": "enemy enemies against fights opposes opposed rival rivals",
    "allied": "ally allies alliance friend friends",
    "backs": "supports support funds arms sponsors backed",
    "contact": "talks negotiates meets",
    "offshoot-of": "split-from splinter",
    "part-of": "member-of member belongs-to",
    # sources and voices
    "newspaper": "article news press media website web magazine blog",
    "agency": "wire newswire news-agency",
    "sitrep": "report situation-report",
    "statement": "press-release communique",
    "social": "tweet post telegram facebook x",
    "dataset": "data table csv",
    "expert": "analyst academic scholar",
    "witness": "eyewitness resident residents civilian",
    "monitor": "observatory watchdog observer observers",
    "international-org": "un igo united-nations",
    "government": "ministry official officials",
    "party": "combatant combatants rebel rebels",
    "rebel": "rebels opposition insurgent insurgents guerrilla",
    "militia": "paramilitary paramilitaries",
    "state": "government army country",
    "external-state": "foreign foreign-state",
    # scales
    "deteriorated": "worse worsened worsening deteriorating",
    "improved": "better improving",
    "unchanged": "same stable steady",
    "moderate": "medium middle",
    "current": "final active live",
    "superseded": "old obsolete outdated",
    "exercise": "test drill simulation training",
    "contradictory": "contradicted conflicting conflict",
    "one-sided": "single-source one-source",
    "agreed": "consistent consensus",
    "claimed": "alleged allegation",
    "shown": "photo photos video picture pictures film image",
    "inferred": "deduced concluded",
    "verified": "confirmed true",
    "unverified": "unconfirmed false",
    "water": "wash sanitation",
    "food-security": "food",
    "shelter": "housing",
    "health": "medical",
    ">=": "≥ at-least",
    "<=": "≤ at-most up-to",
    ">": "over more-than above",
    "<": "under less-than fewer-than below",
    "~": "≈ about approx approximately around",
}  # fmt: skip
"""By a value what else is written for it; a blank or ``_`` in that counts as ``-``."""
_KEYS: Final[dict[str, str]] = {
    "published": "date publication-date pub-date day",
    "as_of": "date cut-off cutoff day",
    "publisher": "author newspaper outlet organisation organization",
    "prepared_by": "author by",
    "org": "organisation organization",
    "by": "speaker who said-by voice author",
    "cite": "source sources src ref reference references citation cites paragraph paragraphs para",
    "figures": "number numbers amount count figure total quantity",
    "value": "number amount count",
    "url": "link href address uri web",
    "language": "lang",
    "place": "location where town city",
    "holder": "actor party held-by controlled-by controller",
    "title": "headline name",
    "text": "claim statement content body sentence name file path filename headline",
    "date": "day",
    "note": "description comment remark notes",
    "kind": "type category",
    "category": "type kind",
    "type": "kind category relation",
    "tlp": "classification label marking sensitivity",
    "likelihood": "probability chance",
    "because": "reason reasons rationale evidence why based-on rests-on basis",
    "quote": "quotation quoted",
    "aka": "alias aliases also-known-as",
    "short": "abbreviation acronym",
    "lat": "latitude",
    "lon": "longitude lng long",
    "group": "people affected population",
    "when": "time",
    "summary": "bottom-line key-points headlines",
    "situation": "bottom-line summary",
    "places": "locations location sites towns",
    "voices": "speakers speaker witnesses",
    "control": "status state",
    "schema": "version format",
    "timeline": "events event",
    "views": "experts opinions",
    "crosscheck": "contradictions questions",
    "humanitarian": "impact impacts casualties",
    "territory": "control claims",
    "watch": "indicators to-watch warnings",
    "gaps": "unknowns",
    "judgements": "assessments conclusions",
    "actors": "parties",
}  # fmt: skip
"""By a key what else is written for it; the first of them that an entry may have is meant."""


def value_meant(word: object, options: Collection[str]) -> str:
    """Return the value that is meant by another word; "" where none of ``options`` is."""
    return _meant(word, _VALUES, options)


def key_meant(word: str, options: Collection[str]) -> str:
    """Return the key that is meant by another word; "" where none of ``options`` is."""
    return _meant(word, _KEYS, options)


def _meant(word: object, table: dict[str, str], options: Collection[str]) -> str:
    if not isinstance(word, str):
        return ""
    written = "-".join(word.casefold().replace("_", " ").split())
    known = (name for name in table if name in options)
    return next((name for name in known if written in table[name].split()), "")


_LONGEST: Final = 60
_DASHES: Final = late_pattern(r"\s*[\u2010-\u2015\u2212]\s*")
_PLACE: Final = (
    r"(?P<letter>p|r|para(?:graph)?s?|rows?)?\.?\s*0*(?P<first>[1-9]\d*)"
    r"(?:\s*-\s*[pr]?0*(?P<last>[1-9]\d*))?"
)
_CITES: Final = (
    late_pattern(_PLACE, re.IGNORECASE),
    late_pattern(rf"(?P<source>[\w.-]+)\s*[:, ]\s*(?=[a-z]){_PLACE}", re.IGNORECASE),
)
_DATES: Final = [
    late_pattern(form)
    for form in (
        r"(?P<y>\d{4})[-/. ](?P<m>\d\d?)[-/. ](?P<d>\d\d?)",
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
        r"(?P<d>\d\d?)\.\s*(?P<m>\d\d?)\.\s*(?P<y>\d{4})",
        r"(?P<d>\d\d?)\.?\s+(?P<name>[a-z]{3,9})\.?,?\s+(?P<y>\d{4})",
        r"(?P<name>[a-z]{3,9})\.?\s+(?P<d>\d\d?),?\s+(?P<y>\d{4})",
    )
]
_DAY: Final = late_pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


def _plain(text: str) -> str:
    """Return a text with plain hyphens; "" for one that is too long to be a citation or a day."""
    return _DASHES.sub("-", text.strip()) if len(text) <= _LONGEST else ""


def cite_meant(text: str, sources: Collection[str]) -> str:
    """Return the citation that is meant by one in another form, as ``P3`` or ``s1 p3``; or "".

    ``sources`` are the ids of the brief's sources.
    """
    plain = _plain(text)
    match = next(filter(None, (form.fullmatch(plain) for form in _CITES)), None)
    if match is None:
        return ""
    source = match.groupdict().get("source", "")
    letter = (match["letter"] or "p")[0].lower()
    last = f"-{letter}{match['last']}" if match["last"] else ""
    meant = f"{f'{source}:' if source else ''}{letter}{match['first']}{last}"
    return meant if citation(meant) and (not source or source in sources) else ""


def date_meant(text: str) -> str:
    """Return the day that is meant by one in another form, the ISO way; "" where none is clear."""
    plain = _plain(text).casefold()
    match = next(filter(None, (form.fullmatch(plain) for form in _DATES)), None)
    if match is None:
        return ""
    parts = match.groupdict()
    names = [month for month in _MONTHS if month.startswith(parts.get("name") or "-")]
    month = _MONTHS.index(names[0]) + 1 if names else int(parts.get("m") or 0)
    try:
        return date(int(parts["y"]), month, int(parts["d"])).isoformat()
    except ValueError:
        return ""


def date_hint(text: str) -> str:
    """Return what helps where a text is no date: the one that is meant, or what days there are."""
    match = _DAY.match(text)
    if not match and (meant := date_meant(text)):
        return f"Did you mean {meant}?"
    year, month, day = map(int, match.groups()) if match else (0, 0, 0)
    if not 1 <= year < MAXYEAR:
        return ""
    if month > len(_MONTHS) >= day >= 1 and month <= _last_of(year, day):
        return f"Did you mean {year:04}-{day:02}-{month:02}?"
    if not 1 <= month <= len(_MONTHS):
        return "A month is 01 to 12."
    last = _last_of(year, month)
    if 1 <= day <= last:
        return "An hour is 00 to 23, a minute 00 to 59." if "T" in text else ""
    return f"{_MONTHS[month - 1].capitalize()} {year} has the days 1 to {last}."


def _last_of(year: int, month: int) -> int:
    return bounds(f"{year:04}-{month:02}")[1].day

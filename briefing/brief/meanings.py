"""What every term of every scale means, for the reference and for what editors show beside it.

The meanings that screens show as well are in ``scales``; here stand all of them, by their terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from briefing.brief import countries
from briefing.brief import scales as s

CONTROL: Final[dict[str, str]] = {
    "full": "the holder has all of the place",
    "majority": "the holder has more than half of it",
    "partial": "the holder has a part of it",
    "presence": "the holder's people are there; no hold is claimed",
    "expanding": "the holder has a part of it, and that part grows",
    "captured": "the holder has taken it, or a place in it, from another",
    "contested": "it is being fought for, and nobody is said to have it",
    "disputed": "the voice denies a hold that others claim",
    "lost": "the holder had it and has it no longer",
    "stronghold": "the holder has had it for long, and is at its strongest there",
    "influence": "the holder is obeyed or paid there without being there in force",
}
"""What kind of hold a claim on a place is about."""

CATEGORY: Final[dict[str, str]] = {
    "displacement": "people who had to leave, return or cannot",
    "casualties": "people killed, injured or missing",
    "detention": "people arrested, held, abducted or released",
    "infrastructure": "buildings and services damaged, cut off or restored: water, power, roads",
    "access": "who can reach whom: roads, crossings, permits, aid that is let through or stopped",
    "needs": "what people lack: food, water, shelter, medicine",
    "response": "what is done for them, by whom",
    "protection": "harm or threat to those whom the law protects: civilians, schools, aid workers",
}
"""What kind of impact on people."""

RELATION_TYPE: Final[dict[str, str]] = {
    "allied": "both stand together, as each says or others report",
    "backs": "the first supports the second with money, arms, men or words",
    "hostile": "the first fights or threatens the second",
    "coordinates": "both act by agreement in some matter, and are no allies",
    "contact": "both talk, or are in touch through others",
    "protects": "the first guards or shields the second",
    "offshoot-of": "the first came out of the second and is apart from it now",
    "part-of": "the first belongs to the second",
    "controls": "the first commands or directs the second",
}
"""What the first actor is to the second."""

CROSSCHECK_STATUS: Final[dict[str, str]] = {
    "contradictory": "some say yes and some say no, and both cannot be right",
    "partly-compatible": "the answers differ, and both may be right in part",
    "one-sided": "only one side answers; nobody else confirms or denies it",
    "agreed": "voices of more than one side answer alike",
}
"""How the answers to a question stand to each other."""

ACTOR_KIND: Final[dict[str, str]] = {
    "state": "a state of the crisis, its government or its forces",
    "rebel": "an armed group that fights a state",
    "militia": "an armed group that fights beside a state or on its own",
    "external-state": "a state from outside that takes part",
    "international-org": "a body of several states, or one that works across borders",
    "civil": "people without arms: a party, church, council, relief group",
    "other": "anything else",
}
"""What kind of actor."""

VOICE_KIND: Final[dict[str, str]] = {
    "party": "a party to the fight, or somebody who speaks for one",
    "state-media": "a broadcaster, agency or paper that a state directs",
    "government": "a government, its ministries and officials",
    "monitor": "somebody who counts and records: an observatory, a watchdog",
    "international-org": "the United Nations or another international body",
    "social-media": "posts by people or channels that nobody vouches for",
    "expert": "somebody who judges by knowledge and was not there",
    "newspaper": "a paper, broadcaster or agency in its own voice",
    "witness": "somebody who saw it, or lives there",
}
"""What kind of voice; the basis of what it says hangs on it."""

SOURCE_KIND: Final[dict[str, str]] = {
    "newspaper": "an article of a paper or broadcaster",
    "agency": "a report of a news agency",
    "sitrep": "a situation report of an organisation",
    "statement": "a communiqué, speech or press release",
    "social": "a post, or a thread of posts",
    "dataset": "a table of events or figures",
}
"""What kind of text."""

TABLE_PRESET: Final[dict[str, str]] = {
    "plain": "any table: what a column holds is told by its name and values",
    "hxl": "a table with a row of HXL hashtags in its first 25 rows",
    "acled": "a table with ACLED's public column names",
    "ged": "a table with the public column names of UCDP GED",
}
"""Whose columns a table has."""

CALC_KIND: Final[dict[str, str]] = {
    "sum": "the numbers of a column added up: {sum: fatalities}",
    "count": "how many rows are cited: {count: rows}",
    "min": "the least number of a column",
    "max": "the greatest number of a column",
}
"""What is computed from the cited rows."""

VERIFICATION: Final[dict[str, str]] = {
    "not-stated": "the source does not say whether it has verified this",
    "unverified": "the source says that it could not verify this",
    "partly": "the source says that it has verified a part",
    "verified": "the source says that it has verified this",
}
"""What the source says about having verified something."""

STATED: Final[dict[str, str]] = {
    "stated": "the source says so",
    "inferred": "the desk concludes it from what the source says",
}
"""Whether a date is the source's or the desk's."""

OPERATOR: Final[dict[str, str]] = {
    "=": "exactly: 12",
    ">": "more than, over",
    "<": "fewer than, under",
    ">=": "at least",
    "<=": "at most, up to",
    "~": "about, some, nearly",
}
"""How a figure bounds the truth."""

PRECISION: Final[dict[str, str]] = {
    "exact": "the coordinates are of the spot itself",
    "locality": "they are of the town or village",
    "area": "they are of the middle of an area",
    "unknown": "nobody has said how exact they are",
}
"""How exact coordinates are."""

UNUSED_REASON: Final[dict[str, str]] = {
    "background": "known before, and no news",
    "duplicate": "another paragraph says it",
    "not-relevant": "nothing of this crisis: a caption, a byline, another story",
}
"""Why nothing of a brief rests on a paragraph."""

STATUS: Final[dict[str, str]] = {
    "draft": "not finished",
    "current": "the latest on its crisis",
    "superseded": "a later brief has taken its place",
    "historical": "about the past, and finished",
    "exercise": "invented, for an exercise",
}
"""Where a brief is in its life."""

TREND: Final[dict[str, str]] = {
    "deteriorated": "it is worse than at the last brief",
    "improved": "it is better than at the last brief",
    "unchanged": "it is neither better nor worse",
}
"""Where things went since the last brief."""

ALERT: Final[dict[str, str]] = {
    "conflict-risk": "a risk that fighting begins or grows in the time to come",
    "resolution-opportunity": "a chance that it is settled, or eases, in the time to come",
}
"""Standing alerts (CrisisWatch)."""

SIGNAL: Final[dict[str, str]] = {
    "escalation": "it would mean more fighting, or a wider one",
    "de-escalation": "it would mean less",
    "shift": "it would mean a change of another kind: of fronts, sides or aims",
}
"""What a sign to look out for would mean."""


SECTOR: Final[dict[str, str]] = {
    "camps": "Camp Coordination and Camp Management: sites where displaced people live",
    "early-recovery": "Early Recovery: livelihoods, local government and basic services again",
    "education": "Education: schools and learning in an emergency",
    "telecommunications": "Emergency Telecommunications: networks and power for the response",
    "food-security": "Food Security: food aid, farming, livestock and the means to live by them",
    "health": "Health: care, medicine, disease and its control",
    "logistics": "Logistics: transport, storage and customs for relief goods",
    "nutrition": "Nutrition: malnutrition, and the feeding of infants and young children",
    "protection": "Protection: rights and safety; child protection, gender-based violence, mines,"
    " housing and land",
    "shelter": "Shelter: housing, and the things of a household",
    "water": "Water, Sanitation and Hygiene (WASH)",
}
"""The eleven global clusters of the Inter-Agency Standing Committee (IASC, Guidance Note on Using
the Cluster Approach, 2006; Reference Module for Cluster Coordination at Country Level, 2015)."""

STANDING: Final[dict[str, str]] = {
    "current": "its publisher stands by it",
    "corrected": "its publisher has corrected it since; this is the corrected text",
    "superseded": "its publisher has put out a later one in its place",
    "withdrawn": "its publisher has taken it back",
}
"""Whether the publisher of a source stands by it."""

RESULT: Final[dict[str, str]] = {
    "happened": "what was judged has come to pass",
    "did-not": "its time is over, and it has not",
    "cannot-be-told": "its time is over, and nobody can tell whether it has",
}
"""What became of a judgement."""

WATCH_STATUS: Final[dict[str, str]] = {
    "not-observed": "looked out for, and not seen so far",
    "observed": "seen",
    "no-longer-watched": "its time is over, or it no longer matters",
}
"""Whether an indicator has been observed."""


def _likelihood() -> dict[str, str]:
    """Return every term of both yardsticks with its bounds in each."""
    out: dict[str, list[str]] = {}
    for yardstick in s.LIKELIHOOD:
        for term in s.likelihood_terms(yardstick):
            low, high = s.likelihood_range(term, yardstick) or (0, 0)
            out.setdefault(term, []).append(f"{low} to {high} % by {s.YARDSTICK[yardstick]}")
    return {term: "; ".join(found) for term, found in out.items()}


_ALL: Final[tuple[Mapping[str, str], ...]] = (
    *(CONTROL, CATEGORY, RELATION_TYPE, CROSSCHECK_STATUS, ACTOR_KIND, VOICE_KIND, SOURCE_KIND),
    *(TABLE_PRESET, CALC_KIND),
    *(VERIFICATION, STATED, OPERATOR, PRECISION, UNUSED_REASON, STATUS, TREND, ALERT, SIGNAL),
    *(SECTOR, STANDING, RESULT, WATCH_STATUS),
    *(s.BASIS, s.RELIABILITY, s.CONFIDENCE, s.YARDSTICK),
    {**s.TLP, "WHITE": "the old name of CLEAR"},
    {s.SCHEMA_VERSION: "the version of the format that this program reads and writes"},
)


def meanings(terms: Iterable[str]) -> dict[str, str]:
    """Return what each of the terms of a scale means; empty where they are of no scale.

    The terms of a yardstick, and some of the countries, are scales, too.
    """
    wanted = list(terms)
    exercises = {f"X{chr(letter)}": "an exercise" for letter in range(ord("A"), ord("Z") + 1)}
    for scale in (*_ALL, _likelihood(), {**exercises, **countries.COUNTRIES}):
        if set(wanted) == set(scale) or (len(wanted) > 4 and set(wanted) <= set(scale)):
            return {term: scale[term] for term in wanted}
    return {}

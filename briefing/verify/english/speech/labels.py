"""Who speaks by the form of a text, without a verb: labels, credits, heads of statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.verify.english.names.capitals import find_names
from briefing.verify.english.names.demonyms import standing
from briefing.verify.english.names.words import MODIFIERS, TITLES, words_of
from briefing.verify.english.speech import words as s
from briefing.verify.english.speech.referents import Referents
from briefing.verify.language import Name
from briefing.verify.words.quotes import QuoteMark, Stretch

_LABEL: Final = late_pattern(
    r"(?:Q(?:uestion\s)?[0-9]{1,3}[.:)]?\s+)?(?P<who>[^\W\d_](?:[^:.!?\u201c\"\n]"
    r"|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-zA-Z])\.|(?<=\b[A-Z][a-zA-Z]{2})\.|(?<=\b[A-Z][a-zA-Z]{3})\."
    r"){0,48}?)"
    r"(?:\s*\([^()\n]{1,60}\)){0,3}:\s+(?=\S)"
)
_OFFICE: Final = late_pattern(
    r"(?:The\s)?[A-Z][^:.!?()\n]{0,120}\s\((?P<who>[A-Z][\w.'\u2019-]+(?:\s[\w.'\u2019-]+){1,4})\):\s+(?=\S)"
)
"""A long office before who holds it: The Minister of State, Home Office (Ines Orr): ..."""
_CREDIT: Final = late_pattern(
    r"\s*(?:(?:\u2014|\u2013|\u2015|-{1,2})\s*|\((?=[A-Z]))"
    r"(?P<who>(?:[A-Z\u00c0-\u00de]|[a-z]{1,3}\s)[^,.;:()\u2013\u2014\u201c\u201d\"]{1,60}?)"
    r"(?P<rest>[,(][^\u201c\u201d\".]{0,80})?(?:\)|\.|$)"
)
"""A name behind a dash, or in brackets, with what he is."""
_DASHES: Final = ("-", "\u2013", "\u2014", "\u2015")
_INTERVIEW: Final = frozenset(("q", "a", "question", "answer"))
_ISSUE: Final = (
    r"(?:(?:joint|press|public|official|final|media)\s+)*"
    r"(?:statement|communiqu[e\u00e9]|(?:press|news)\s+release|declaration|open\s+letter|appeal)"
)
_ISSUER: Final = late_pattern(
    rf"(?i:{_ISSUE}\s+(?:by|of|from|issued\s+by)\s+(?:the\s+)?)(?P<of>[^\W\d_][^.,;:\n]{{2,90}}?)"
    r"(?i:(?=\s+(?:on|regarding|concerning|about|following|after|dated|to|at|in\s+response)\b)"
    r"|(?=[.,;:(\n\u2013\u2014]|$))"
    rf"|(?P<before>[A-Z][^.,;:\n\u2013\u2014]{{2,90}}?)"
    rf"(?:\s*[.,;:\n\u2013\u2014-]\s*(?i:{_ISSUE})\b|\s+(?i:(?:press|news|media)\s+release|"
    r"(?:press|public|media)\s+statement)(?=\s*$|\s+(?:[Nn]o|[0-9])))"
    rf"|(?i:{_ISSUE})\s*[,:\u2013\u2014-]\s*(?P<behind>[A-Z][^.,;:\n]{{2,90}})"
)
"""Whose statement a text is, by its head."""
_ISSUED: Final = late_pattern(r"(?i)statement|communiqu|release|declaration|letter|appeal")
"""What such a head has, which few paragraphs have."""
_ACRONYM: Final = 5
"""Letters of a name in capitals that is no place in the head of a report."""
_LEAST: Final = 3
"""Words of a quotation that may have a credit."""


class SpeakerLabel(Struct, frozen=True):
    """Who speaks by a label: as printed, where, whom it means, and where his words begin."""

    who: str
    where: Stretch
    resolved: str
    begin: int


def find_label(
    text: str, referents: Referents, turns: frozenset[str], *, listed: bool
) -> SpeakerLabel | None:
    """Read "NAME: ..." at the head of a text; None for no speaker.

    ``turns`` are the labels of an interview. Where a text is ``listed`` under such heads, one leads
    somebody's words only if these speak of themselves or stand in quotation marks.
    """
    match = _LABEL.match(text) or _OFFICE.match(text)
    if not match:
        return None
    who = match["who"].strip("*_ ")
    if who not in turns and not _labels(who, referents):
        return None
    plain = who not in turns and who.lower() not in _INTERVIEW and _untitled(who) == who
    spoken = _SPOKEN.search(text, match.end())
    if plain and not spoken and (listed or _is_title(text, match.end())):
        return None
    start = text.index(who)
    resolved = "" if who.lower() in ("q", "question") else referents.resolve(who)
    if who.lower() in ("a", "answer"):
        resolved = referents.person or who
    return SpeakerLabel(who, Stretch(start, start + len(who)), resolved, match.end())


def _is_title(text: str, behind: int) -> bool:
    """Tell whether a text is a title with a second half: "The Coalition: an uneasy marriage"."""
    ended = text.rstrip().endswith((".", "!", "?", "\u2026", ";", ":"))
    words = text[behind:].split()
    return not ended and len(words) <= _TITLE and words[0].lower() in _TITLED


_TITLED: Final = frozenset(("a", "an", "the", "how", "why", "who", "what", "where", "when"))
_TITLE: Final = 8
"""Words behind the colon of a title, at most."""


def is_listed(paragraphs: Sequence[str]) -> bool:
    """Tell whether a text is listed under heads: paragraphs that each begin with another one."""
    heads = {match["who"].lower() for text in paragraphs if (match := _LABEL.match(text))}
    return len(heads - _INTERVIEW) >= _HEADS


_HEADS: Final = 3
_SPOKEN: Final = late_pattern(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b|[\u201c\"\u2018]")


def turns(paragraphs: Sequence[str]) -> frozenset[str]:
    """Return the labels of an interview: those that lead several paragraphs, one asking."""
    found = [match for text in paragraphs if (match := _LABEL.match(text))]
    count = Counter(match["who"].strip("*_ ") for match in found)
    asked = {match["who"].strip("*_ ") for match in found if match.string.rstrip().endswith("?")}
    several = frozenset(who for who, times in count.items() if times > 1)
    return several if len(several) > 1 and several & asked else frozenset()


def _labels(who: str, referents: Referents) -> bool:
    """Tell whether words before a colon are a speaker: "Army:" is one, "Health:" is not."""
    words = words_of(who)
    if not words or len(words) > 6:
        return who.isupper() and len(words) <= _LONGEST and _is_titled(words)
    if len(words) == 1 and words[0] in _INTERVIEW:
        return True
    if any(word in s.VERBS for word in words) or words[0] in _BEFORE:
        return False
    titled = _untitled(who)
    names = [name for name in find_names(titled) if name.start == 0 and name.end == len(titled)]
    if names and titled != who:
        return True
    if names:
        key = standing().get(words, ())
        if any(kin.capital or not kin.keys[0].startswith("=") for _, kin in key):
            return False
        return len(words) > 1 or (who.isupper() and len(who) <= _ACRONYM) or referents.knows(who)
    if len(words) < 4 and words[-1] in _CHAIRING:
        return True
    return len(words) < 4 and words[-1] in s.SPEAKERS - _NO_LABEL and words[-1] not in s.IMAGES


def _is_titled(words: Sequence[str]) -> bool:
    """Tell whether a long label in capitals is a name behind its offices: PRESS SECRETARY A B."""
    titled = any(word in TITLES | s.OFFICES for word in words[:-1])
    return titled and not any(word in s.VERBS or word in _BEFORE for word in words)


_LONGEST: Final = 10
"""Words of such a label at most."""
_BEFORE: Final = frozenset(("for", "to", "from", "in", "on", "at", "by", "of"))
"""Words before those for whom something is signed: "For the Government: Minister Omondi"."""
_CHAIRING: Final = frozenset(
    (
        "moderator", "rapporteur", "chair", "chairman", "chairwoman", "chairperson",
        "interviewer", "host", "presenter", "clerk", "counsel", "judge", "commissioner",
        "ombudsman", "magistrate", "coroner", "president", "secretary", "delegate", "witness",
    )
)  # fmt: skip
"""Who speaks in a record of proceedings by his part in them: "THE CHAIR:"."""
_NO_LABEL: Final = frozenset(("source", "sources"))
"""Words of speakers that lead a list or a footnote: "Source: the district council"."""


def _untitled(who: str) -> str:
    """Return a name without the titles before it: General, Mr., Prime Minister."""
    words = who.split()
    while len(words) > 1 and words[0].strip(".").lower() in TITLES | MODIFIERS:
        words = words[1:]
    return " ".join(words)


def find_credit(text: str, marks: list[QuoteMark]) -> Stretch | None:
    """Return where the name stands behind the quotation that begins a text: "..." - A, b of C."""
    last = marks[0]
    if last.left:
        return None
    for mark in marks[1:]:
        if text[last.right : mark.left].strip():
            break
        last = mark
    return _credit(text, last.right) if _long(text, last) else None


def _long(text: str, mark: QuoteMark) -> bool:
    return len(text[mark.start : mark.end].split()) >= _LEAST


def is_credit(text: str) -> Stretch | None:
    """Return where the name stands in a line that is nothing but a credit: "- A, b of C"."""
    if text[:1] not in _DASHES:
        return None
    match = _CREDIT.match(text)
    return _credit(text, 0) if match and match.end() == len(text) else None


def _credit(text: str, at: int) -> Stretch | None:
    match = _CREDIT.match(text, at)
    if not match:
        return None
    who = match["who"].rstrip()
    run = words_of(who)
    if len(run) > 8 or any(word in s.PLAIN | s.BE for word in run):
        return None
    speaks = any(word in s.SPEAKERS | s.OFFICES | TITLES for word in run)
    if not speaks and not any(name.start <= 4 for name in find_names(f"so {who}")):
        return None
    return Stretch(match.start("who"), match.start("who") + len(who))


def find_issuer(text: str) -> Stretch | None:
    """Return where a head says whose statement the text is; None where it says no such thing."""
    match = _ISSUER.match(text) if _ISSUED.search(text) else None
    if match is None:
        return None
    start, end = match.span(match.lastgroup or "of")
    run = words_of(text[start:end])
    known = any(word in s.SPEAKERS | TITLES for word in run)
    named = text[start].isupper() and bool(find_names(f"so {text[start:end]}"))
    return Stretch(start, end) if run and (known or named) else None


_READ: Final = late_pattern(
    r"(?i)\b(?:read(?:\s+out)?|delivered|presented|voiced|given)\s+"
    r"(?:(?:on|in|at|yesterday|today)\b[^,.;:]{0,40}\s)?by\s+(?:the\s+|its\s+|his\s+|her\s+)?"
)
_TITLES_LONG: Final = 60
"""Characters of the office before the name of who reads a statement out."""


def find_reader(text: str, names: Sequence[Name]) -> Name | None:
    """Return who reads out a statement, by its head: "read out by the spokeswoman, Ines Orr"."""
    match = _READ.search(text)
    behind = (each for each in names if match and each.start >= match.end())
    found = next(behind, None)
    if match is None or found is None or found.start - match.end() > _TITLES_LONG:
        return None
    office = words_of(text[match.end() : found.start])
    known = s.SPEAKERS | s.OFFICES | TITLES | MODIFIERS
    return found if not office or any(word in known for word in office) else None

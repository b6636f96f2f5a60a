"""What the text says that a person is, and for whom: titles, appositions, what stands in brackets."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefing.draft import kinds as k
from briefing.draft.mentions import Mention
from briefing.verify.english.names import words as w

_REACH: Final = 110
"""Characters before and behind a name that are looked at."""
_MOST: Final = 6
"""Words of a role."""
_PHRASE: Final = re.compile(
    r"(?:^|[.,;:(\u2014] |[\"\u201d] )(?P<np>[^,.;:()\"\u201c\u201d]{2,90})(?:, | \()$"
)
_BEHIND: Final = re.compile(
    r"^(?: \([^)]{1,40}\))?, (?P<np>[^,.;:()\"\u201c\u201d]{2,100})(?=[,.;:)\"\u201c\u201d]|$)"
)
_BRACKETED: Final = re.compile(r"(?P<np>[^,.;:()\"\u201c\u201d]{2,60}) \((?:[A-Z][a-z]+\.? )*$")
_WHO: Final = re.compile(
    r"^(?: \([^)]{1,40}\))?, who (?P<does>\w+)(?: [^,.;]{0,60}?)?"
    r"(?: (?:at|for|with) (?P<org>(?:the |a |an )?[^,.;]{2,60}))?[,.;]"
)
_STUDIES: Final = frozenset(
    [
        "studies",
        "researches",
        "teaches",
        "follows",
        "tracks",
        "analyses",
        "analyzes",
        "monitors",
        "advises",
        "specialises",
        "specializes",
        "writes",
    ]
)
_ACTS: Final = frozenset(
    [
        "organised",
        "organized",
        "organises",
        "coordinates",
        "coordinated",
        "runs",
        "heads",
        "leads",
        "commands",
        "led",
        "works",
        "manages",
        "directs",
        "speaks",
    ]
)
_OF: Final = re.compile(
    r"^ (?:of|from) (?P<org>(?:the |a |an )[^,.;:()]{2,60}?)(?= (?:said|says|told|who|in|at)\b|[,.;:(])"
)
_PARTS: Final = re.compile(
    r"^(?P<head>.*?)(?: (?:(?:of|at|for|from|with) (?P<org>.*?))?"
    r"(?:\b ?(?:to|in|on|who|that|which|whose|by|reached|contacted|living|sheltering|based) .*)?)?$"
)
_DETERMINER: Final = re.compile(
    r"^(?:and |but |then )?(?:(?P<its>its|their|his|her|our)|the|an?|one of the|another) ", re.I
)
_OWNER: Final = re.compile(r"^(?P<owner>.{2,50}?)(?:'s|\u2019s|s'|s\u2019) (?P<rest>.+)$")
_VERBAL: Final = frozenset(
    [
        "have",
        "has",
        "had",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "will",
        "would",
        "said",
        "says",
        "told",
        "did",
        "does",
        "do",
        "hold",
        "held",
        "took",
        "left",
        "came",
        "went",
        "not",
    ]
)


class Role(NamedTuple):
    """What somebody is, and for whom, both as printed; ``own``: for whom the text spoke of."""

    role: str = ""
    org: str = ""
    own: bool = False


def role_of(mention: Mention, text: str) -> Role:
    """Return what the words around a person's name say of him; empty where they say nothing."""
    start = mention.where.start - (len(mention.title) + 1 if mention.title else 0)
    before = text[max(start - _REACH, 0) : start]
    after = text[mention.where.end : mention.where.end + _REACH]
    for found in (
        _direct(before, mention.title),
        _apposed(_BEHIND.match(after)),
        _before(_PHRASE.search(before), after),
        _does(_WHO.match(after)),
        _bracketed(_BRACKETED.search(before), after),
        _belongs(_OF.match(after)),
    ):
        if found.role or found.org:
            return found
    return Role(role=mention.title.lower()) if mention.title else Role()


def _direct(before: str, title: str) -> Role:
    """Read the words right before a name: "Interior Minister", "ICRC delegate", "Mayor"."""
    words = (before + title).split(" ") if title else before.rstrip(" ").split(" ")
    if before and not before.endswith(" ") and not title:
        return Role()
    taken: list[str] = []
    while words and len(taken) < _MOST:
        folded = w.fold(words[-1].strip("."))
        fits = folded in k.ROLES or (taken and (folded in w.MODIFIERS or folded in _BETWEEN))
        if not fits or (words[-1][-1:] in ",;:" and taken):
            break
        taken.insert(0, words.pop())
    if not taken or w.fold(taken[-1].strip(".")) not in k.ROLES:
        return Role()
    rest = " ".join(words)
    owner = re.search(
        r"(?:^|[\s(])(?P<org>(?:[A-Z][\w\u2019'.-]*|of|for|the|and|&)(?: (?:[A-Z][\w\u2019'.-]*|of|for|the|and|&))*)$",
        rest,
    )
    org = owner["org"].strip() if owner else ""
    org = re.sub(r"(?:'s|\u2019s)$", "", org)
    org = re.sub(r"^(?:the|of|for|and|The|A|An) ", "", org)
    plain = [word for word in taken if w.fold(word.strip(".")) not in _MERE]
    role = " ".join(plain).lower() if plain else ""
    return (
        Role(role, org)
        if role
        else Role("", org)
        if org and org[:1].isupper() and len(org) > 3
        else Role()
    )


_BETWEEN: Final = frozenset(
    ["of", "the", "foreign", "affairs", "state", "police", "town", "city", "country", "regional"]
)
_MERE: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "sir",
        "lord",
        "lady",
        "dame",
        "father",
        "sister",
        "rev",
        "reverend",
    ]
)


def _split(phrase: str) -> Role:
    """Read a noun phrase: "a dam engineer at the institute", "the League's spokesman"."""
    phrase = phrase.strip()
    owner = _OWNER.match(phrase)
    if owner and k.is_role(_PARTS.match(owner["rest"])["head"]):  # type: ignore[index]
        whose = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", owner["owner"])
        return Role(_PARTS.match(owner["rest"])["head"], whose)  # type: ignore[index]
    determiner = _DETERMINER.match(phrase)
    rest = phrase[determiner.end() :] if determiner else phrase
    parts = _PARTS.match(rest)
    head = parts["head"] if parts else ""
    words = head.split()
    if not words or len(words) > _MOST or not k.is_role(head) or _VERBAL.intersection(words):
        return Role()
    capital = next((i for i, word in enumerate(words) if word[:1].isupper()), -1)
    org = re.sub(r"^(?:the|an?) ", "", (parts["org"] or "") if parts else "")
    if not org and capital >= 0 and k.is_role(" ".join(words[capital + 1 :])):
        at = max(i for i, word in enumerate(words) if word[:1].isupper()) + 1
        org, head = " ".join(words[:at]), " ".join(words[at:])
    return Role(head, org, bool(determiner and determiner["its"]) and not org)


def _apposed(match: re.Match[str] | None) -> Role:
    if not match:
        return Role()
    found = _split(match["np"])
    if found.role:
        return found
    name = re.sub(r"^the ", "", match["np"])
    return (
        Role("", name)
        if re.fullmatch(r"(?:[0-9]+(?:st|nd|rd|th) )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)*", name)
        else Role()
    )


def _before(match: re.Match[str] | None, after: str) -> Role:
    return _split(match["np"]) if match and after[:1] in ",.;:)" else Role()


def _does(match: re.Match[str] | None) -> Role:
    if not match:
        return Role()
    org = re.sub(r"^(?:the|an?) ", "", match["org"] or "")
    if match["does"] in _STUDIES:
        return Role("analyst" if not org else "researcher", org)
    return Role("coordinator" if match["does"] in _ACTS else "", org)


def _bracketed(match: re.Match[str] | None, after: str) -> Role:
    """Read "Hospital (Dr Iqbal, surgical registrar)", "harbour master (Mr Tessel)"."""
    if not match:
        return Role()
    inside = re.match(r"^(?:, (?P<np>[^)]{2,60}))?\)", after)
    if not inside:
        return Role()
    role = _split(inside["np"] or "").role
    phrase = match["np"].strip()
    own = _split(re.sub(r"^.*\b(?:from|by|to|with) ", "", phrase))
    return Role(role or own.role, own.org if own.role else phrase)


def _belongs(match: re.Match[str] | None) -> Role:
    return Role("", re.sub(r"^(?:the|an?) ", "", match["org"])) if match else Role()

"""What the text says that a person is, and for whom: titles, appositions, brackets."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from briefing.draft.cast import heads, signs
from briefing.draft.cast import kinds as k
from briefing.draft.cast.mentions import Mention
from briefing.verify.english.names import words as w
from briefing.verify.english.speech.words import PREPOSITIONS
from briefing.verify.language import listed

_REACH: Final = 110
"""Characters before and behind a name that are looked at."""
_MOST: Final = 6
"""Words of a role."""
_ASIDE: Final = r"(?: \([^)]{1,40}\))?"
_PLAIN: Final = r"[^,.;:()\"\u201c\u201d]"
_PHRASE: Final = re.compile(
    rf"(?:^|[.,;:(\u2014\u2013-] |[\"\u201d] )(?P<np>{_PLAIN}{{2,90}})(?:, | \()$"
)
_BEHIND: Final = re.compile(
    rf"^{_ASIDE}(?:, \d\d)?, (?P<np>{_PLAIN}{{2,100}})(?=[,.;:)\"\u201c\u201d]|$)"
)
_BRACKETED: Final = re.compile(rf"(?:^|[.;:] )(?P<np>{_PLAIN}{{2,60}}) \($")
_INSIDE: Final = re.compile(r"^(?:, (?P<np>[^)]{2,60}))?\)")
_DOES: Final = re.compile(
    rf"^{_ASIDE}, who (?P<does>\w+)(?P<it> it\b| them\b)?[^,.;]{{0,60}}?"
    r"(?: (?:at|for|with) (?:the |an? )?(?P<org>[^,.;]{2,60}))?[,.;]"
)
_HEADS: Final = re.compile(
    rf"^{_ASIDE}, who (?:heads|leads|runs|directs|chairs|commands|headed|led|speaks for)"
    r" (?:the |an? )?(?P<org>[^,.;]{2,60})[,.;]"
)
_OF: Final = re.compile(
    r"^,? (?:of|from|at|with) (?:the|an?) (?P<org>[^,.;:()]{2,60}?)"
    r"(?= (?:said|says|told|who|in|at|believes|thinks|argues|estimates|reckons|expects|warned|warns"
    r"|notes|noted|added|adds|counts|puts|points)\b|[,.;:(])"
)
_HOME: Final = re.compile(r"^, (?:aged )?\d\d,? (?P<why>(?:of|from) [A-Z][\w\u2019' ]{2,40})")
_WHOSE: Final = re.compile(
    rf"^{_ASIDE}(?:, \d\d)?, (?P<why>whose (?:\w+ )?(?:stall|shop|house|home|farm|flat|son|daughter"
    r"|husband|wife|brother|sister|father|mother|family|children|boat|field|fields|village))\b"
)
_DOTTED: Final = re.compile(r"\b(?:[A-Z]\.){2,}")
"""U.N., which ends no sentence."""
_STUDIES: Final = listed(
    "studies researches teaches tracks analyses analyzes specialises specializes has follows"
    " written"
)
_LIVED: Final = listed(
    "fled lives lived saw sells sold grows grew farms farmed lost escaped survived heard left"
)
_ACTS: Final = listed(
    "organised organized organises coordinates coordinated runs heads leads led works manages"
    " directs speaks"
)
_PARTS: Final = re.compile(
    r"^(?P<head>.*?)(?: (?:(?:of|at|for|from|with) (?P<org>.*?))?"
    r"(?:\b ?(?:to|in|on|who|that|which|whose|by|reached|contacted|living|sheltering|based) .*)?)?$"
)
_DETERMINER: Final = re.compile(
    r"^(?:and |but |then )?(?:(?P<its>its|their|his|her|our|whose)|the|an?|one of the|another) ",
    re.I,
)
_SAID: Final = re.compile(
    r"^.*\b(?:said|says|added|asked|told|by|through|with|from|via)"
    r" (?=(?:the|an?|its|their|his|her) )"
)
_OWNER: Final = re.compile(r"^(?P<owner>.{2,50}?)(?:['\u2019]s|s['\u2019]) (?P<rest>.+)$")
_DEPARTED: Final = frozenset(("minister", "secretary", "undersecretary"))
_DEPARTMENTS: Final = w.MODIFIERS | frozenset(("affairs", "the", "and", "transport", "war"))
"""Words behind "minister of"."""
_INNER: Final = frozenset(("the", "a", "an"))
_BETWEEN: Final = listed("of the foreign affairs state police town city country regional")
_WORD: Final = r"[A-Z](?:[\w\u2019'-]|\.(?=\w)|(?<=\b[A-Z])\.|(?<=\bSt)\.)*"
"""A word in capitals; the stop that ends a sentence is no part of it."""
_CAPITALS: Final = re.compile(rf"(?:^|[\s(])(?P<org>{_WORD}(?: (?:{_WORD}|of|for|the|and|&))*) ?$")
_ARTICLE: Final = re.compile(r"^(?:the|an?) ", re.I)
_NAME: Final = re.compile(r"(?:[0-9]+(?:st|nd|rd|th) )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")


_WEAK: Final = listed("man woman boy girl")
"""What somebody is beside what he does."""
_KNOWN_AS: Final = re.compile(r"(?<=\w) (?:(?:only )?known as|who calls himself|nicknamed) $")
_OFFICE: Final = re.compile(
    r"(?:^|[\s(])(?P<role>(?:[A-Z]\w+ )?(?:Minister|Secretary) (?:of|for) (?:the )?[A-Z]\w+"
    r"(?:(?:,| and)? [A-Z]\w+){0,2}) $"
)
"""An office with its field before a name: "Minister of Defence"."""
_CALLED: Final = re.compile(r", an? (?:[\w-]+ ){1,3}(?:called|named) $")
"""What stands between an office and a name: "the prosecutor, a tired man called"."""
_LED_ASIDE: Final = re.compile(r"^ \([^)A-Za-z]{1,40}\)")
"""The name in another script behind a name."""


class Role(NamedTuple):
    """What somebody is, and for whom, both as printed.

    ``own``: for whom the text spoke of before. ``hint`` is a kind that other words tell: ``why``.
    """

    role: str = ""
    org: str = ""
    own: bool = False
    hint: Literal["", "witness", "expert"] = ""
    why: str = ""


def role_of(mention: Mention, text: str) -> Role:
    """Return what the words around a person's name say of him; empty where they say nothing."""
    start = mention.where.start - (len(mention.title) + 1 if mention.title else 0)
    before = text[max(start - _REACH, 0) : start] + (f"{mention.title} " if mention.title else "")
    after = _LED_ASIDE.sub("", text[mention.where.end : mention.where.end + _REACH])
    before = _DOTTED.sub(lambda match: match[0].replace(".", ""), before)
    before = _KNOWN_AS.sub(" ", _CALLED.sub(", ", before))
    before, rank = _ranked(before)
    office = _OFFICE.search(before)
    told = (
        Role(office["role"].lower()) if office else Role(),
        _direct(before),
        _apposed(_BEHIND.match(after)),
        _before(_PHRASE.search(before), after),
        _heads(_HEADS.match(after)),
        _does(_DOES.match(after)),
        _bracketed(_BRACKETED.search(before), after),
        _belongs(_OF.match(after)),
    )
    found = next((each for each in told if any(each)), Role())
    if not found.role and not found.hint:
        found = _home(after)._replace(org=found.org, own=found.own)
    weak = not found.role or found.role.split()[-1] in _WEAK
    return found._replace(role=rank) if weak and rank else found


def _ranked(before: str) -> tuple[str, str]:
    """Return the text before a name without the ranks right before it, and the ranks."""
    ranks: list[str] = []
    while match := re.search(r"(?:\((?:ret|retd)\.?\)|(?P<rank>[A-Z][\w]*)\.?) $", before):
        word = w.fold(match["rank"] or "")
        if word and word not in heads.HONORIFICS:
            break
        if word and word not in heads.MERE:
            ranks.insert(0, word)
        before = before[: match.start()]
    return before, " ".join(ranks)


def _direct(before: str) -> Role:
    """Read the words right before a name: "Interior Minister", "ICRC delegate", "Mayor"."""
    words = before.rstrip(" ").split(" ")
    taken: list[str] = []
    while words and len(taken) < _MOST and before.endswith(" "):
        folded = w.fold(words[-1].strip("."))
        fits = heads.role_word(folded) or (taken and (folded in w.MODIFIERS or folded in _BETWEEN))
        if not fits or words[-1][-1:] in ",;:.":
            break
        taken.insert(0, words.pop())
    while taken and taken[0].lower() in ("of", "the"):
        words.append(taken.pop(0))
    the = taken.index("the") if "the" in taken else 0
    if the and taken[the - 1] != "of":  # "under the former judge"
        words, taken = [*words, *taken[: the + 1]], taken[the + 1 :]
    if not taken or not heads.role_word(w.fold(taken[-1].strip("."))):
        return Role()
    left = " ".join(words)
    owner = _CAPITALS.search(left) if left[-1:] not in ".,;:!?" else None
    org = _ARTICLE.sub("", re.sub(r"['\u2019]s$", "", owner["org"].strip())) if owner else ""
    if not org and words and words[-1].islower() and heads.is_body_word(words[-1]):
        return Role(" ".join(taken).lower(), words[-1])  # "ministry spokesman Colonel B"
    if org and " " not in org and w.ordinary(org) and not heads.is_body_word(org):
        taken, org = [org, *taken], ""
    return Role(" ".join(taken).lower(), org if len(org) > 1 else "")


_MET: Final = re.compile(r"(?:met|told|saw|became|called|left|[a-z]{3,}ed) ")
"""Before whom somebody does something to: "met Norland's minister" is nobody's role."""


_TOLD_BY: Final = re.compile(r"^(?:according to|says|said) ", re.I)


def _split(phrase: str) -> Role:
    """Read a noun phrase: "a dam engineer at the institute", "the League's spokesman"."""
    phrase = re.sub(r"^.* [\u2013\u2014-] ", "", phrase.strip())
    phrase = _TOLD_BY.sub("", phrase)
    if phrase.partition(" ")[0].lower() in PREPOSITIONS:
        _, the, phrase = phrase.rpartition(" the ")  # "in the capital the minister of defence"
        if not the:
            return Role()
    owner = _OWNER.match(phrase)
    if owner and not _MET.match(owner["owner"]):
        role = _head_of(owner["rest"])[0]
        if k.is_role(role) and not signs.VERBAL.intersection(role.split()):
            return Role(_lowered(role), _ARTICLE.sub("", owner["owner"]))
    determiner = _DETERMINER.match(phrase)
    head, org = _head_of(phrase[determiner.end() :] if determiner else phrase)
    words = head.split()
    if not words or len(words) > _MOST or not k.is_role(head) or signs.VERBAL.intersection(words):
        return Role()
    if _INNER.intersection(words):
        return Role()  # "summoned the ambassador"
    large = [at for at, word in enumerate(words) if word[:1].isupper()]
    if not org and large and large[-1] < len(words) - 1:
        org, head = " ".join(words[: large[-1] + 1]), " ".join(words[large[-1] + 1 :])
    if w.fold(words[-1]) in _DEPARTED and org and _DEPARTMENTS.issuperset(org.lower().split()):
        head, org = f"{head} of {org}", ""
    return Role(_lowered(head), org, bool(determiner and determiner["its"]) and not org)


def _lowered(role: str) -> str:
    """Return a role without the capitals of an office: defence minister."""
    return " ".join(word.lower() if w.ordinary(word) else word for word in role.split())


def _head_of(phrase: str) -> tuple[str, str]:
    """Return the noun of a phrase with what stands before it, and what "of" puts behind it."""
    parts = _PARTS.match(phrase)
    org = _ARTICLE.sub("", parts["org"] or "") if parts else ""
    words = [w.fold(word) for word in org.split()]
    named = any(word[:1].isupper() for word in org.split()) and not org[:1].isdigit()
    if not named and not any(heads.is_body_word(word) for word in words):
        org = ""
    return (parts["head"] if parts else phrase, org)


def _apposed(match: re.Match[str] | None) -> Role:
    if not match:
        return Role()
    found = _split(match["np"])
    name = _ARTICLE.sub("", match["np"])
    return found if found.role or not _NAME.fullmatch(name) else Role(org=name)


def _before(match: re.Match[str] | None, after: str) -> Role:
    if not match or not (after[:1] in ",.;:)" or signs.SAYS.match(after)):
        return Role()
    told = _SAID.sub("", match["np"])
    found = _split(told)
    if not any(found) and " the " in told and after[:1] == ",":
        return _split(f"the {told.rpartition(' the ')[2]}")  # "whatever the minister, A, says"
    return found


def _heads(match: re.Match[str] | None) -> Role:
    """Read "who heads the provincial health office"."""
    org = _head_of(f"one of {match['org']}")[1] if match else ""
    return Role("head", org) if org else Role()


def _does(match: re.Match[str] | None) -> Role:
    """Read "who studies rivers at the institute", "who organised it"."""
    if not match:
        return Role()
    org = match["org"] or ""
    if match["does"] in _LIVED:
        return Role(hint="witness", why=f"who {match['does']}")
    if match["does"] not in _STUDIES | _ACTS:
        return Role()
    if match["does"] in _STUDIES and (match["does"] != "has" or " written " in match[0]):
        return Role(org=org, hint="expert", why=f"who {match['does']}")
    return Role(org=org, own=bool(match["it"]) and match["does"] in _ACTS and not org)


def _bracketed(match: re.Match[str] | None, after: str) -> Role:
    """Read "Hospital (Dr Iqbal, surgical registrar)", "harbour master (Mr Tessel)"."""
    inside = _INSIDE.match(after) if match else None
    if not match or not inside:
        return Role()
    role = _split(inside["np"] or "").role
    phrase = re.sub(r"^\d{3,4} ", "", match["np"].strip())
    own = _split(re.sub(r"^.*\b(?:from|by|to|with) ", "", phrase))
    return Role(role or own.role, own.org if own.role else phrase)


def _belongs(match: re.Match[str] | None) -> Role:
    return Role(org=_head_of(f"one of {match['org']}")[1]) if match else Role()


def _home(after: str) -> Role:
    """Read "Edna C, 88, of Lock Cottages" and "whose stall stands there"."""
    match = _HOME.match(after) or _WHOSE.match(after)
    return Role(hint="witness", why=match["why"]) if match else Role()

"""Whether words claim something at all: not what is planned, denied, asked or only thought of."""

from __future__ import annotations

import re
from typing import Final, Literal

from briefing.draft.find.reading.clauses import (
    clause_begin,
    is_left_open,
    is_once,
    is_used,
    is_would,
)
from briefing.draft.find.reading.denied import (
    DENYING,
    REPORTED_BEFORE,
    Denial,
    denial_of,
    is_taken_back,
    is_tale,
    is_unverified,
)
from briefing.draft.find.reading.grammar import ADVERBS, HELPERS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.unheld import ON_THEM, THINGS, WORDS, was_then
from briefing.draft.source_text import Where
from briefing.verify.english.moods import (
    ASKING,
    MODALS,
    REFUSING,
    TRYING,
    is_form,
    negates,
)
from briefing.verify.english.speech.words import REPUTED
from briefing.verify.language import listed

Standing = Literal["claim", "none", "disputed", "over"]
"""What words do that speak of a hold: claim it, claim nothing, say that a claim of it is wrong,
or that it was over on a day that is told."""

_FAILED: Final = listed("fail")
_WISHED: Final = TRYING | ASKING | REFUSING | listed("call tell order struggle need")
"""Verbs that leave open whether what follows was done."""
_WISH: Final = listed(
    "ready unable bid bids likely set due going race effort efforts operation offensive campaign"
    " mission way"
)
"""Words that do so and are no verbs there: "the effort to retake"."""
_FACTUAL_TO: Final = REPUTED | listed(
    "had continue continues continued continuing manage manages managed appear appears appeared"
    " seem seems seemed began begin begins begun start started starts claim claims claimed"
    " only forced obliged compelled"
)
"""Words before "to" that leave it so: "is said to hold", "managed to take", "only to lose"."""
_AVOIDED: Final = _WISHED | listed(
    "fear risk avoid consider resist oppose favour discuss mean near close"
)
"""Verbs before a participle that leave open whether it was done: "fears losing Harl"."""
_FALSE: Final = re.compile(
    r"\b(?:(?:is|are|was|were|as|be) (?:\w+ )?(?:false|untrue|fake|fabricated|lies?|staged|baseless"
    r"|wrong|unfounded|not true|a lie|propaganda|nonsense|rumou?rs?|fiction|a hoax)"
    r"|(?:dismissed|dismisses|rejected|rejects|refuted|disputed|disputes) (?:\w+ ){0,3}"
    r"(?:claims?|reports?|rumou?rs?|statements?|suggestions?|accounts?)"
    r"|(?:false|untrue|fake|baseless) (?:is|are) (?:the )?(?:claims?|reports?)"
    r"|to (?:show|pretend|suggest|claim|make believe) that|pretend(?:ed|s|ing)? (?:that|to)"
    r"|false(?:ly)? (?:claim|report|rumou?r)\w*|so-called(?! (?-i:[A-Z]))|purport\w*"
    r"|supposed(?:ly)?)\b",
    re.IGNORECASE,
)
_ANYONE: Final = re.compile(
    r"\b(?:whoever|whichever"
    r"|(?:he|she|those|anyone|anybody|everyone|everybody|the side|the party|any (?:\w+ ){1,3}?)\s?"
    r"(?<= )(?:who|that) (?:hold|control|take|has|have|rule|command|keep|own|occup)\w*)\b",
    re.IGNORECASE,
)
_BREAKS: Final = frozenset(",;:.")
_CONFIRM: Final = (
    r"\b(?:not|never|cannot|unable to) (?:yet |independently )?(?:confirm|verify|say)\b"
)
_CONFIRMING: Final = re.compile(_CONFIRM)
_UNCONFIRMED: Final = re.compile(_CONFIRM + r"[^;]*$")
_UNDONE: Final = re.compile(
    r"^[^,;.]{0,60},? (?:but (?:(?:were|was) (?:soon |later |then )?(?:driven|pushed|forced|thrown)"
    r"|(?:soon |later |then )?(?:lost|left|withdrew|abandoned))|only to (?:lose|withdraw|leave)"
    r"|and (?:were|was) (?:soon |later |then )?(?:driven|pushed|forced|thrown) (?:back|out|off)"
    r"|and (?:soon |later |then )?(?:lost|abandoned|surrendered) (?:it|them)\b"
    r"|before (?:losing|withdrawing|being)"
    r"|who (?:\w+ ){0,2}(?:left|withdrew|retreated|fled|pulled (?:out|back)|melted away))\b"
)
"""Behind a verb: what it says was undone."""
_DAY_END: Final = re.compile(r"^[^,;.]{0,60}? until (?:\w+day|yesterday|this (?:week|morning))\b")
_PAST_END: Final = re.compile(
    r"\b(?:until (?:\d{4}|last|the|it|they|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|its|his|their)|before (?:losing|being driven|withdrawing"
    r"|retreating|abandoning|it was|they were))\b",
    re.IGNORECASE,
)


def standing(line: Line, verb: int) -> Standing:
    """Return what the words around a verb, or another cue, do with what it says."""
    if line.sentence.text.rstrip("\"”' ").endswith("?") or is_unverified(line):
        return "none"
    head = clause_begin(line, verb)
    base, at = line.sentence.where.start, line.words[verb].start - line.sentence.where.start
    denial: Denial = ""
    if line.has(DENYING, plain=True):
        denial = denial_of(line.plain[line.words[head].start - base : at], line.plain[at:])
    if not denial and _false(line, verb, head):
        return "disputed"
    if (
        denial == "open"
        or is_tale(line, at, at)
        or is_taken_back(line)
        or (line.low(head) == "had" and line.any_in(is_would, 0, len(line.words)))
        or (line.has(_CONFIRMING, plain=True) and _UNCONFIRMED.search(line.plain[:at]))
        or is_left_open(line, head, verb, denial)
        or _asks(line, head, verb)
        or _of_anyone(line, head, verb)
        or _near_modal(line, verb)
        or is_purpose(line, verb)
        or _negated(line, verb)
    ):
        return "none"
    if denial == "denied":
        return "disputed"
    clause = line.plain[line.words[head].start - base :]
    past = (
        is_once(line, head, verb)
        or line.any_in(is_used, head, verb)
        or was_then(clause, line.low(verb))
    )
    if past or _ended(line, verb):
        return "none"
    return "over" if _until_day(line, verb) else "claim"


def _false(line: Line, verb: int, head: int) -> bool:
    """Tell whether the sentence calls a claim wrong that the verb is the heart of."""
    if not line.has(_FALSE, plain=True):
        return False
    end = next((n for n in range(verb, len(line.words)) if line.low(n) in (";",)), len(line.words))
    words = line.words[head:end]
    if not words:
        return False
    base = line.sentence.where.start
    stretch = line.plain[words[0].start - base : words[-1].end - base]
    at = line.words[verb].start - words[0].start
    for found in _FALSE.finditer(stretch):
        if found.start() < at:
            # "dismissed reports that the League holds", "to show that groups have seized"
            between = stretch[found.end() : at]
            if not re.search(r"[,;]| and (?:said|says|added)", between):
                return True
        elif REPORTED_BEFORE.search(stretch[:at]):
            return True
    return False


def _asks(line: Line, head: int, verb: int) -> bool:
    """Tell whether the clause asks: "who controls the streets"."""
    at = verb - 1
    while at > head and (line.low(at) in HELPERS or line.low(at) in ADVERBS):
        at -= 1
    if line.low(at) not in ("who", "what", "which", "how"):
        return False
    before = line.low(at - 1)
    return at == 0 or before.endswith("ed") or before in (
        "ask", "asked", "asks", "know", "knows", "known", "decides", "decide", "matters",
        "clear", "unclear", "say", "of", "over", "about",
        "establish", "tell", "on", "is",
    )  # fmt: skip


def _of_anyone(line: Line, head: int, verb: int) -> bool:
    """Tell whether a clause is of nobody who is named: "whoever holds it controls the road"."""
    base = line.sentence.where.start
    return line.has(_ANYONE, plain=True) and bool(
        _ANYONE.search(line.plain[line.words[head].start - base : line.words[verb].end - base])
    )


def _near_modal(line: Line, verb: int) -> bool:
    at = verb - 1
    while at >= 0 and (
        line.low(at) in HELPERS or line.low(at) in ADVERBS or line.low(at) in ("and", "or")
    ):
        if line.low(at) in MODALS:
            return True
        at -= 1
    return at >= 0 and line.low(at) in MODALS


def _negated(line: Line, verb: int) -> bool:
    if line.low(verb) in ("no", "neither"):
        return False  # "no longer holds", "neither side controls" are cues
    at = verb - 1
    while at >= 0 and (
        line.low(at) in HELPERS or line.low(at) in ADVERBS or _negative(line.low(at))
    ):
        if _negative(line.low(at)) and not (line.low(at) == "no" and line.low(at + 1) == "longer"):
            return True
        at -= 1
    for number in range(at, max(at - 6, -1), -1):
        low = line.low(number)
        if low in _BREAKS or low in ("that", "but", "and"):
            return False
        if low in ("nobody", "neither", "none", "without", "nor"):
            return True
        if low == "not" and line.low(number + 1) in ("one", "a", "any", "all", "every"):
            return True
        if low == "no" and line.low(number + 1) not in ("longer", "more", "fewer", "less"):
            return True
    return False


def is_purpose(line: Line, verb: int) -> bool:
    """Tell whether a verb is what somebody wants, plans or is told: "to capture the hill"."""
    at = verb - 1
    while at >= 0 and (line.low(at) in ADVERBS or line.low(at) in ("be", "have", "been")):
        at -= 1
    if line.low(at) == "and" and line.low(at - 2) == "to":
        at -= 2  # "to deploy and fight"
    if line.low(verb).endswith("ing"):
        return _only_named(line, at)
    if line.low(at) != "to":
        return False
    return not (line.low(at - 1) in _FACTUAL_TO or line.low(at - 2) in _FACTUAL_TO)


def _only_named(line: Line, at: int) -> bool:
    """Tell whether words before a participle name what was not done: "stopped X from taking P"."""
    low = line.low(at)
    if low in ("of", "for"):
        return _wished(line, at)
    out = low == "out" and is_form(line.low(at - 1), frozenset(("rule",)))
    return out or low in ("from", "to", "against", "without") or is_form(low, _AVOIDED)


def _wished(line: Line, at: int) -> bool:
    before = (line.low(at - 1), line.low(at - 2))
    return any(low in _WISH or is_form(low, _WISHED) for low in before)


def _negative(low: str) -> bool:
    """Tell whether a word before a verb says that it is not so: not, never, failed to."""
    return negates(low) or is_form(low, _FAILED)


def _until_day(line: Line, verb: int) -> bool:
    """Tell whether a hold was over on a day that is told: "who had held P until Wednesday"."""
    behind = line.passage.text[line.words[verb].end : line.sentence.where.end]
    return "had" in (line.low(verb - 1), line.low(verb - 2)) and bool(_DAY_END.search(behind))


def _ended(line: Line, verb: int) -> bool:
    """Tell whether a hold is over: "had held the town until 2019"."""
    low = line.low(verb)
    if _UNDONE.search(line.passage.text[line.words[verb].end : line.sentence.where.end]):
        return True
    had = "had" in (line.low(verb - 1), line.low(verb - 2))
    if not (had or low in ("held", "controlled", "ruled", "occupied", "governed")):
        return False
    end = line.sentence.where.end
    words = line.words[verb:]
    text = line.passage.text[words[0].start : min(end, words[0].start + 120)]
    return bool(_PAST_END.search(text))


_SELF: Final = re.compile(r" (?:himself|herself)\b")


def nobody_holds(line: Line, cue: Phrase, holder: Where | None) -> bool:
    """Tell whether what stands before a verb holds nothing: "warnings about boats were in ...".

    Words on somebody are not where he is; ferries and survivors are in a port without holding it.
    """
    text, start = line.passage.text, line.sentence.where.start
    here = line.where(cue).start
    at = holder.start if holder and holder.start < here else here
    if ON_THEM.search(text, start, at):
        return True
    if holder is None:
        return line.low(cue.first - 1) in THINGS
    if holder.paragraph != line.passage.number:
        return False
    words = text[holder.start : holder.end].lower().split()
    if _SELF.match(text, holder.end) or words[-1:] in (["himself"], ["herself"]):
        return True  # a leader who "himself has been in P" stands for none of his men
    return bool(words) and (words[-1] in THINGS or words[0] in WORDS)

"""What took place, by a verb of ``draft/data/acts.toml`` and who or what stands around it.

Four forms: somebody does something ("gunmen robbed a minibus"), it becomes of something ("the
ambassador was summoned"), something does it ("the dyke broke"), something grows or shrinks ("prices
rose by 18 per cent"). Who and what are told as the cast names them, else in the words of the source
where these are few and stand for themselves; where they do not, as "his men" or "one of those who",
the event is left to be worded.
"""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.find.act_verbs import ANY, ANY_DONE, ROSE, TIMES, leaves_open, participle, verbs
from briefing.draft.find.reading.claims import standing
from briefing.draft.find.reading.grammar import (
    ADVERBS,
    CLOSERS,
    DETERMINERS,
    PAST,
    POINTS_BACK,
    PREPOSITIONS,
    VERBS,
    heads_nothing,
)
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.parties import is_tail, person_of
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.findings import Part
from briefing.verify.english.figures.numerals import ONES
from briefing.verify.language import listed

_LONGEST: Final = 7
"""Words of a phrase that is told as it is printed, an article counted."""
_OWN: Final = listed("its his her their our my your whose")
_TELLS_MORE: Final = listed("and or of whose")
"""What stands before a phrase that is not the whole of who does something."""
_GOES_ON: Final = VERBS | listed("has have is are was were then later set shot cut put hit")
"""Words behind "and" with which another verb follows, and no other thing."""
_LEADS_ON: Final = listed("to by with from into away through for out off up down as that")
"""What stands behind a verb that does not tell all that happened: "broke with the army"."""


def act_of(line: Line, scene: Scene, when: tuple[int, int] | None) -> dict[str, Part]:
    """Return the parts of what a sentence tells; none where its words do not stand for themselves.

    ``when`` are the characters of the passage that say when, where the sentence has them: the verb
    must be of the same clause.
    """
    start = line.sentence.where.start
    table = verbs()
    readings = (
        (_did, table.did), (_done, table.done), (_it, table.happened), (_rose, ROSE),
        (_done_else, ANY_DONE), (_did_else, ANY),
    )  # fmt: skip
    for read, pattern in readings:
        for match in pattern.finditer(line.plain):
            verb = line.at(start + match.start("verb"), start + match.end("verb"))
            if verb.first == verb.last or not _of_one_clause(line, verb, when):
                continue
            if standing(line, verb.first) != "claim" or line.low(verb.first - 1) in DETERMINERS:
                continue
            if (parts := read(line, scene, verb, match)) and not _is_day(parts, when):
                return parts
    return {}


def _is_day(parts: dict[str, Part], when: tuple[int, int] | None) -> bool:
    """Tell whether what somebody did to something is only when: "the bridge destroyed Monday"."""
    what = parts["what"].where if "what" in parts else None
    return bool(what and when and what.start < when[1] and when[0] < what.end)


def _did_else(line: Line, scene: Scene, verb: Phrase, match: re.Match[str]) -> dict[str, Part]:
    """Read any other verb in the past tense with what it is done to, and nothing more."""
    what = line.after(verb.last)
    more = line.low(what.first) in ("a", "an") and line.low(what.last) in ("that", "which")
    held = PAST.fullmatch(line.low(what.last - 1)) is not None  # "412 persons held by"
    which = line.leads(verb.first - 1)  # "by armed men"
    more = more or (held and line.leads(what.last)) or _tells_all(line, what.last)
    if which or not participle(match["verb"]) or not more:
        return {}
    return _did(line, scene, verb, match)


def _done_else(line: Line, scene: Scene, verb: Phrase, match: re.Match[str]) -> dict[str, Part]:
    """Read any other participle behind "was", and nothing more."""
    told = line.low(verb.last) == "by" or _tells_all(line, verb.last)
    told = told and not leaves_open(match["verb"], line.low(verb.last))
    return _done(line, scene, verb, match) if told and participle(match["verb"]) else {}


def _tells_all(line: Line, number: int) -> bool:
    """Tell whether nothing stands at a word that belongs to what happened: "forced it to leave"."""
    low = line.low(number)
    fits = low in _STOPS or low[:1].isdigit() or not low
    return fits and not (line.leads(number) and line.leads(number + 1))  # "was fired on near"


def _did(line: Line, scene: Scene, verb: Phrase, match: re.Match[str]) -> dict[str, Part]:
    """Read "gunmen robbed a minibus"."""
    who = _subject(line, scene, verb)
    what = line.after(verb.last)
    if who is None or line.with_be(verb.first) or line.low(verb.last) in ADVERBS:
        return {}
    told = _told(line, scene, what, own=True)
    if told is None or not _alone(line, what):
        return {}
    return {
        "who": who,
        "did": _done_part(line, verb, match["verb"]),
        "what": told,
        **_there(line, scene, what),
    }


def _done(line: Line, scene: Scene, verb: Phrase, match: re.Match[str]) -> dict[str, Part]:
    """Read "the ambassador was summoned", "posts were abandoned by the army"."""
    who = _subject(line, scene, verb)
    if who is None or line.low(verb.last) in ("to", "as"):
        return {}
    passive = _done_part(line, verb, match["verb"], "been ")
    if line.low(verb.last) != "by":
        return {"who": who, "did": passive, **_there(line, scene, Phrase(verb.last, verb.last))}
    agent = line.after(verb.last + 1)
    by = _told(line, scene, agent)
    if by is None or not _alone(line, agent):
        return {"who": who, "did": passive}
    active = _done_part(line, verb, match["verb"])
    return {"who": by, "did": active, "what": who, **_there(line, scene, agent)}


def _it(line: Line, scene: Scene, verb: Phrase, match: re.Match[str]) -> dict[str, Part]:
    """Read "the dyke at Kisenga broke"."""
    who = _subject(line, scene, verb)
    behind = line.after(verb.last)
    if who is None or behind.first < behind.last or _leads_on(line, verb, match["verb"]):
        return {}
    if line.with_be(verb.first):
        return {}
    there = _there(line, scene, Phrase(verb.last, verb.last))
    return {"who": who, "did": _done_part(line, verb, match["verb"]), **there}


def _rose(line: Line, scene: Scene, verb: Phrase, match: re.Match[str]) -> dict[str, Part]:
    """Read "the price of maize rose by 18 per cent"."""
    who = _subject(line, scene, verb)
    if who is None or line.with_be(verb.first):
        return {}
    much = match["much"] or ""
    if not much and (line.low(verb.last) in _LEADS_ON or match["verb"] not in TIMES):
        return {}
    return {"who": who, "did": _done_part(line, verb, match["verb"], more=much)}


def _leads_on(line: Line, verb: Phrase, words: str) -> bool:
    """Tell whether what stands behind a verb belongs to what happened: "broke with the army"."""
    following = line.low(verb.last)
    if following == "at" and line.low(verb.last + 1)[:1].isdigit():
        return True  # "wheat closed at 412 talers"
    return following in _LEADS_ON and not (words in _TO_WHOM and following == "to")


def _done_part(line: Line, verb: Phrase, words: str, before: str = "", more: str = "") -> Part:
    """Return what was done as the participle that a text has it by: "broken into"."""
    first, *others = words.lower().split()
    done = verbs().participles.get(first) or participle(first) or first
    if others:
        done = participle(words.lower()).partition(" ")[0] or done
    told = " ".join((done, *others))
    return Part(f"{before}{told}{more}", line.where(verb))


def _of_one_clause(line: Line, verb: Phrase, when: tuple[int, int] | None) -> bool:
    """Tell whether nothing that begins another clause stands between a verb and its day."""
    if when is None:
        return True
    start = line.sentence.where.start
    first, last = line.words[verb.first].start, line.words[verb.last - 1].end
    ahead = when[0] < first
    ends = (when[1], first) if ahead else (last, when[0])
    between = line.plain[ends[0] - start : ends[1] - start]
    if ahead and len(line.plain[: when[0] - start].split()) <= _OPENING:
        between = between.lstrip().removeprefix(",")  # "On Monday, gunmen ..."
    return _CLAUSE.search(_ASIDE.sub(" ", between)) is None


_STOPS: Final = listed(
    ". , ; : in on at under after before during near outside inside late early last and but when"
    " while since yesterday today overnight again shortly"
)
"""What may stand behind something that is told whole."""
_OPENING: Final = 3
"""Words before a day that opens a sentence: "On the night of"."""
_TO_WHOM: Final = listed("opened reopened closed")
_ASIDE: Final = re.compile(r",[^,;:]{1,90},")
_MARKS: Final = re.compile(r"[\"“”„«»()\[\]]")
_VERBAL: Final = listed("set went came that who which said is was were are has have had")
"""Words of a clause, which no phrase that stands for itself has: "that set out for Harl"."""
_CLAUSE: Final = re.compile(
    r"[;:–—]|,(?!\d)|\b(?:which|who|when|where|after|before|since|while|because|that|but|as|if)\b"
)


def _subject(line: Line, scene: Scene, verb: Phrase) -> Part | None:
    """Return who or what does what a verb says, None where it takes more words to tell."""
    subject = line.subject(verb.first)
    before = subject.first - 1
    if subject.first == subject.last or line.low(before) in _TELLS_MORE:
        return _two(line, scene, subject) if line.low(before) == "and" else None
    listed_ = line.low(before) == "," and line.low(subject.first) not in DETERMINERS
    if listed_ and not _opens(line, before):
        return None  # of several that are listed
    inner = range(subject.first + 1, subject.last)
    if any(PAST.fullmatch(line.low(n)) and line.words[n - 1].text[:1].isupper() for n in inner):
        return None  # "a pact that Norland signed with them"
    return None if is_tail(line, subject) else _told(line, scene, subject)


def _opens(line: Line, comma: int) -> bool:
    """Tell whether a comma ends what opens a sentence: "According to envoys, Norland ..."."""
    first = line.leads(0) or line.low(0) == "according"
    return first and "," not in line.lows(Phrase(0, comma))


def _two(line: Line, scene: Scene, second: Phrase) -> Part | None:
    """Return two who do something together, where they are the first that a clause names."""
    first = line.phrase_to(second.first - 1)
    if first.first > 0 and line.low(first.first - 1) not in CLOSERS - {","}:
        return None
    if "between" in line.lows(first):
        return None  # "the agreement between X and Y was violated": one thing
    both = [_told(line, scene, each) for each in (first, second)]
    found = [each.value for each in both if each is not None]
    return Part(found, line.where(Phrase(first.first, second.last))) if len(found) == 2 else None


def _alone(line: Line, phrase: Phrase) -> bool:
    """Tell whether a phrase is no part of a list, and nothing that tells what is behind it."""
    behind = line.low(phrase.last)
    if behind == "or":
        return False
    if behind in ("that", "which") and line.low(phrase.first) in ("a", "an"):
        return True  # "signed an accord that takes rebels into the army"
    if behind == "and":
        following = line.low(phrase.last + 1)
        return following in _GOES_ON or PAST.fullmatch(following) is not None
    if behind == ",":
        listed = line.listed_after(phrase)
        return not listed or line.low(listed[-1].first - 1) != "and"
    return behind not in ("than", "that", "who", "which")


def _told(line: Line, scene: Scene, phrase: Phrase, *, own: bool = False) -> Part | None:
    """Return a phrase as an actor's or a place's id, else as words that stand for themselves."""
    if phrase.first >= phrase.last:
        return None
    bare = scene.bare(line, phrase)
    lows = line.lows(phrase)
    whole = not any(low.endswith(("'s", "s'")) or low in _OWN or low == "of" for low in lows)
    counted = lows[0][:1].isdigit() or lows[0] in ONES
    holder = scene.holder(line, phrase) if whole and not counted else None
    if holder and holder.near == "high" and holder.where == line.where(bare):
        return Part(holder.id, holder.where)
    if whole and (name := person_of(line, phrase, scene.cast)):
        return Part(line.text(name), line.where(name))
    if PAST.fullmatch(lows[-1]) and line.low(phrase.last) in PREPOSITIONS and len(lows) > 1:
        phrase = Phrase(phrase.first, phrase.last - 1)  # "412 persons held by the army"
    words = _printed(line, phrase, own=own)
    return Part(words, line.where(phrase)) if words else None


def _printed(line: Line, phrase: Phrase, *, own: bool) -> str:
    """Return the words of a phrase where they are few and mean something by themselves."""
    lows = line.lows(phrase)
    first = lows[0] in _OWN
    if phrase.last - phrase.first > _LONGEST or (first and not own) or set(lows[1:]) & _OWN:
        return ""
    if set(lows) & (POINTS_BACK | CLOSERS | _VERBAL) or heads_nothing(lows[-1]):
        return ""
    words = line.text(phrase)
    if _MARKS.search(words):
        return ""
    if phrase.first == 0 and not line.names(Phrase(0, 1)):
        words = words[0].lower() + words[1:]
    return words


def _there(line: Line, scene: Scene, phrase: Phrase) -> dict[str, Part]:
    """Return where it was, by the place behind "in", "at" or "on"."""
    if line.low(phrase.last) not in ("in", "at", "on"):
        return {}
    behind = line.after(phrase.last + 1)
    place = scene.place(line, behind)
    if place is None or place.near != "high" or place.where != line.where(scene.bare(line, behind)):
        return {}
    return {"there": Part(place.id, place.where)}

"""What experts think, what else is said and quoted, and what a text itself puts first.

None of these gets a text: a template has no words for what somebody thinks. The reviewer words it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefing.draft.find.deeds import deed_of
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.speeches import VoiceSentences, said, voice_of
from briefing.draft.find.unused import unused_numbers
from briefing.draft.findings import Cast, Finding, Part
from briefing.draft.source_text import Passage, Sentence, SourceText, Where
from briefing.verify.language import listed

_TOPICS: Final[dict[str, str]] = {
    "talks": r"talks?|negotiat\w+|settlement|cease-?fire|truce|mediat\w+|peace|diploma\w+",
    "supply": r"suppl(?:y|ies)|ammunition|fuel|logistic\w*|shipments?",
    "sanctions": r"sanctions?|embargo\w*",
    "economy": r"econom\w+|prices?|inflation|currency|wages|budget",
    "elections": r"elections?|ballots?|polls?|vot(?:e|es|ers|ing)|referendum",
    "flood": r"floods?|flooding|flooded|dam|rain\w*",
    "health": r"hospitals?|disease|outbreak|cholera|epidemic|medic\w+|vaccin\w+",
    "aid": r"aid|relief|humanitarian|food",
    "morale": r"morale|demorali[sz]\w+|desert\w+|surrender\w*",
    "forces": r"troops|army|soldiers|fighters|conscripts?|manpower|offensive|attacks?",
}
"""Topics by the words that tell them, the more telling ones first."""
_TOPIC: Final = {
    topic: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for topic, pattern in _TOPICS.items()
}
_NOUN: Final = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]heir|[Ii]ts|[Tt]his|[Tt]hat|[Nn]o)"
    r" (?:[a-z]+(?:al|ive|ful|ous|ary|ern|ish|ic|ed|est|new|old|next|last|second|first) )?"
    r"(?P<noun>[a-z]{4,20})"
    r"(?= (?:of|is|are|was|were|has|have|had|will|would|could|can|may|must|should)\b)"
)
"""A noun with an article, before "of" or a verb: what a sentence is about."""
_NO_TOPIC: Final = listed(
    "same thing things time year years month months week weeks today while moment case fact matter"
    " people person someone somebody side sides part parts rest percent spokesman analyst"
    " million thousand hundred dozen third quarter half director professor author expert lot kind"
    " sort other others first last next most point number"
)
_NO_NOUN_ENDS: Final = ("ly", "ing", "ed")
_WEIGHTY: Final = listed(
    "denied denies deny denying rejects rejected dismissed dismisses warned warns accused accuses"
    " accusing blamed blames threatened threatens vowed vows promised promises demanded demands"
    " urged urges appealed appeals ordered orders admitted admits pledged pledges confirmed"
    " confirms"
)
"""Verbs of saying that make what is said news, whether it is quoted or not."""
_HIGHLIGHTS: Final = re.compile(
    r"^(?:highlights?|key (?:points|messages|figures|developments)|summary|overview|in brief"
    r"|at a glance|main points)\W*$",
    re.IGNORECASE,
)
_SUBORDINATE: Final = re.compile(
    r"\b(?:since|when|after|before|while|which|who|whose|where|because|although|though|as|if)\b",
    re.IGNORECASE,
)
SPARE: Final = "spare"
"""The part of a statement that stands for the second one if that tells nothing of its own; its
value is whether it is the second one."""
_LEAD: Final = 10
"""Words that the sentence which leads a text has at least."""
_MOST: Final = 4
"""Statements of a summary, as the format has it: two to four."""


def find(text: SourceText, cast: Cast) -> list[Finding]:
    """Return the views, points and statements of the bottom line, paragraph by paragraph."""
    told = _told(text)
    found = [*_summary(text, told, cast)]
    for passage in told:
        found += _spoken(passage, cast)
    return sorted(found, key=lambda each: each.where.paragraph)


def _told(text: SourceText) -> list[Passage]:
    """Return the paragraphs that tell something."""
    gone = set(unused_numbers(text))
    return [each for each in text.passages if each.number not in gone]


def _spoken(passage: Passage, cast: Cast) -> Iterator[Finding]:
    """Yield what voices say in a paragraph: an expert's view, or a point."""
    for each in said(passage, cast):
        quote = each.quote()
        expert = cast.voices[each.voice].kind == "expert" if each.voice in cast.voices else False
        weighty = any(verb.lower() in _WEIGHTY for verb in each.verbs)
        if not (expert or quote or weighty):
            continue
        parts = {"by": each.speaker}
        if expert and (topic := _topic(each)):
            parts["topic"] = topic
        if quote:
            parts["quote"] = quote
        kind = "view" if expert else "quoted" if quote else "said"
        yield Finding("views" if expert else "points", kind, each.where, parts, "high")


def _topic(spoken: VoiceSentences) -> Part | None:
    """Return what a view is about: one of the topics, else what its first sentence is about."""
    for topic, pattern in _TOPIC.items():
        for sentence in spoken.sentences:
            if match := pattern.search(sentence.text):
                start = sentence.where.start + match.start()
                where = Where(sentence.where.paragraph, start, start + len(match[0]))
                return Part(topic, where)
    found = (_own_topic(spoken, sentence) for sentence in spoken.sentences)
    return next(filter(None, found), None)


def _own_topic(spoken: VoiceSentences, sentence: Sentence) -> Part | None:
    """Return the first noun with an article in what is said, None where there is none."""
    for match in _NOUN.finditer(sentence.text):
        noun = match["noun"].lower()
        start = sentence.where.start + match.start("noun")
        inside = any(each.start <= start < each.end for each in spoken.speeches)
        if inside and noun not in _NO_TOPIC and not noun.endswith(_NO_NOUN_ENDS):
            return Part(noun, Where(sentence.where.paragraph, start, start + len(noun)))
    return None


def _summary(text: SourceText, told: Sequence[Passage], cast: Cast) -> Iterator[Finding]:
    """Yield what a text puts first: its highlights, else the sentence that leads it and the next.

    A text without paragraphs that tell something has none.
    """
    chosen = _highlights(text, told)[:_MOST]
    leads = [] if chosen else _leads(told)
    scene = Scene(text, cast)
    for sentence in (*chosen, *leads, *(_spare(told, leads) if leads else ())):
        line = Line(text.passages[sentence.where.paragraph - 1], sentence)
        kind, deed = deed_of(line, scene)
        by = voice_of(sentence, _where(deed), cast)
        parts = {"by": Part(by, None)} if by else {}
        if _in_main_clause(deed, sentence):
            parts |= deed
        else:
            kind = "lead"
        if sentence not in chosen and sentence not in leads[:1]:
            parts[SPARE] = Part(sentence in leads, None)
        yield Finding("summary", kind, sentence.where, parts, "high")


def _where(deed: Mapping[str, Part]) -> Where | None:
    """Return where the first part of what is told stands."""
    return next((part.where for part in deed.values() if part.where), None)


def _in_main_clause(deed: Mapping[str, Part], sentence: Sentence) -> bool:
    """Tell whether what is told stands before all that goes before or behind it in time."""
    at = min((part.where.start for part in deed.values() if part.where), default=-1)
    return at >= 0 and not _SUBORDINATE.search(sentence.text[: at - sentence.where.start])


def _highlights(text: SourceText, told: Sequence[Passage]) -> list[Sentence]:
    """Return the first sentences of the paragraphs below a heading that calls them highlights."""
    heads = [each.number for each in text.passages if _HIGHLIGHTS.match(each.text.strip())]
    if not heads:
        return []
    found: list[Sentence] = []
    numbers = {each.number: each for each in told}
    at = heads[0] + 1
    while at in numbers and numbers[at].sentences:
        found.append(numbers[at].sentences[0])
        at += 1
    return found


def _leads(told: Sequence[Passage]) -> list[Sentence]:
    """Return the first long sentence of the first paragraphs that have one."""
    long = [[s for s in each.sentences if len(s.text.split()) >= _LEAD] for each in told]
    return [sentences[0] for sentences in long if sentences][:2]


def _spare(told: Sequence[Passage], leads: Sequence[Sentence]) -> list[Sentence]:
    """Return the other long sentences of the first paragraphs, which may say more than the second.

    A toll often stands behind the sentence that leads.
    """
    near = [each for passage in told[:_NEAR] for each in passage.sentences]
    return [s for s in near if len(s.text.split()) >= _LEAST and s not in leads]


_NEAR: Final = 3
_LEAST: Final = 6

"""Whose words stand in paragraphs that name nobody: below a label, above a signature, by a head.

A label that announces words ("Answer by the Minister, A:", "The following is the text of the
letter of A:") holds until the next one; a letter is the word of who signs it; a statement that of
the body whose it is by its head. A label of news ("Army: we hold out") holds for its paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.names.words import MODIFIERS, TITLES, words_of
from briefing.verify.english.speech import words as s
from briefing.verify.english.speech.labels import find_issuer

Heard = tuple[str, ...]
"""What one voice is called by its label: office and name, each as printed."""

_DOCUMENT: Final = (
    r"(?:statement|communiqu[e\u00e9]|(?:press|news)\s+release|declaration|(?:open\s+)?letter|appeal"
    r"|message|speech|address|remarks?|testimony|evidence|answers?|reply|replies|response|questions?"
    r"|speaking\s+notes|submission|intervention|presentation|briefing|lecture|sermon|homily)"
)
_PART: Final = (
    r"(?:(?:opening|closing|introductory|final|written|oral|supplementary|full|joint)\s+)*"
)
_BY: Final = (
    r"(?:\s+(?:issued|made|given|read|sent|attributable|signed|delivered))?\s+(?:by|of|from|to)"
)
_LEAD: Final = late_pattern(
    rf"(?:(?i:the\s+)?(?i:{_PART}{_DOCUMENT}){_BY}"
    r"|[^.:\n]{0,60}?\b(?i:(?:full\s+)?(?:text|wording|transcript|translation)\s+of\s+(?:the\s+|an?\s+))"
    rf"[^.:\n]{{0,40}}?(?i:{_DOCUMENT}){_BY})\s+(?P<who>[^:\n]{{3,160}}?):(?:\s|$)"
    r"|[^.:\n]{0,60}?\b(?i:(?:text|wording|transcript|translation)\s+of\s+)"
    rf"(?P<own>[^:\n]{{3,60}}?)['\u2019]s?\s(?:\w+\s)?{_DOCUMENT}[^.:\n]{{0,60}}:(?:\s|$)"
)
"""A label that says whose words follow it, whatever stands behind its colon."""
_ALONE: Final = late_pattern(r"(?P<who>[A-Z][^:.!?\u201c\"\n]{2,90}):\s*$")
"""A paragraph that is nothing but a name before a colon."""
_TITLE: Final = late_pattern(
    rf"(?i:{_PART}(?:statement|speech|address|remarks|message|testimony|letter|homily|sermon|lecture))"
    rf"{_BY}\s+(?P<who>[^.:\n]{{3,120}})(?:\n|$)"
    r"|(?i:from)\s*:\s*(?P<sender>[^:\n]{3,90}?)(?=\n|$|\s+[A-Z]\w+\s?:)"
    r"|By\s+(?P<author>(?:[A-Z][\w.'\u2019-]+\s+){1,4}[A-Z][\w'\u2019-]+(?:,[^.:\n]{2,90})?)$"
)
"""A head that says whose words all of a text are: a title, a sender, a line of its author."""
_RELEASE: Final = late_pattern(
    r"(?i)(?:for\s+immediate\s+release|(?:(?:press|media|public|official)\s+)?"
    r"(?:statement|communiqu[e\u00e9]|(?:press|news|media)\s+release))\b[^.!?]{0,60}$"
)
"""A head that says what a text is, and leaves whose to the line beside it."""
_SAME: Final = late_pattern(r"(?<=[.?!\u201d\"])\s+(?:Answer|Reply|Response|A)\s?:\s")
_ANSWERS: Final = late_pattern(r"(?i)(?:the\s+)?(?:\w+\s+)?(?:answers?|reply|response)\b")
_ASKS: Final = late_pattern(r"(?:Q(?:uestion)?\b\.?\s?[0-9]{0,5}|\(?[0-9]{1,4}\)?\.?\s+Asked by)")
_DEAR: Final = late_pattern(
    r"(?:My\s+)?(?:Dear|Esteemed|Honoured|Your\s+Excellenc(?:y|ies)|Excellenc(?:y|ies)|To\s+the\s+Editor"
    r"|Sirs?|Madam|Ladies\s+and\s+Gentlemen)\b[^!?\n]{0,90}[,:!]?\s*(?:\n|$)"
)
_CLOSING: Final = late_pattern(
    r"\s*(?i:yours(?:\s+\w+){1,2}|(?:most\s+)?(?:sincerely|respectfully|faithfully)(?:\s+yours)?"
    r"|(?:with\s+)?(?:my\s+)?(?:kind|best|warm|kindest|highest)\s+(?:regards|wishes|respect\w*)"
    r"|with\s+(?:my\s+|our\s+)?respect|\(?signed\)?(?:\s+by)?)\s*[,.:\u2014\u2013-]?(?:\s+|$)(?P<who>[^.!?]{0,160}?)\.?\s*$"
)
_ENDS: Final = late_pattern(
    r"\W*(?i:ends?|end\s+of\s+(?:\w+\s+){1,3}|notes?\s+to\s+editors?|background|contacts?"
    r"|about\s+[\w ]+|(?:media|press)\s+(?:contact|enquiries)s?)\W*$|\W{3,}$"
)
"""What ends somebody's words without another voice."""
_STOP: Final = late_pattern(
    r"\s+(?:on|regarding|concerning|about|following|after|dated|to|at|in\s+(?:response|reply|answer)"
    r"|received|issued|published|delivered|given|made|read|sent|addressed|as\s+(?:delivered|follows))\b"
)
"""What stands behind whose words they are: on what, to whom, when."""
_HEAD: Final = late_pattern(r"[A-Z][^:.!?\u201c\"\n]{0,40}:\s")
_NAME: Final = 8
"""Words of a body by whose statement it is, at most."""
_MOST: Final = 12
"""Words of what a voice is called, at most."""
_SIGNED: Final = 24
"""Words of a signature, at most."""
_BETWEEN: Final = late_pattern(r"[,;(\n]|\s+(?:and|&)\s+(?=[A-Z])")
_SELF: Final = late_pattern(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_MEMBER: Final = late_pattern(r"[A-Z][^:.!?()\n]{2,120}(?:\s?\([^()\n]{2,40}\)){1,3}:\s")
"""A label with the office, the seat or the party of who speaks: Ines Orr (Pell North) (Lab):"""
_FIRST_PERSON: Final = late_pattern(r"\b(?:I|[Mm]y)\b")
_HEADS: Final = 3
"""Paragraphs in which a text may say whose statement it is."""


def heard(paragraphs: Sequence[str], labels: Sequence[str]) -> list[list[str]]:
    """Return who is heard in each paragraph by what stands around it, as printed there.

    ``labels`` is who speaks by a label of each paragraph, "" where it has none.
    """
    found: list[list[str]] = [[] for _ in paragraphs]
    _below_labels(paragraphs, labels, found)
    _above_signatures(paragraphs, found)
    return found


def _below_labels(paragraphs: Sequence[str], labels: Sequence[str], found: list[list[str]]) -> None:
    """Give what stands below a label, or below the head of a statement, to whom that names."""
    proceedings = _is_proceedings(paragraphs, labels)
    current: Heard = ()
    answers: Heard = ()
    issuer: Heard = ()
    for at, text in enumerate(paragraphs):
        lead = _lead(text)
        if _SAME.search(text):
            found[at] += answers
        if lead:
            if not _LEAD.match(text) and not _ALONE.match(text):
                found[at] += current or issuer  # it announces the words of another voice
            current = lead
            answers = lead if _ANSWERS.match(text) else answers
        elif labels[at] or _ASKS.match(text):
            current = (labels[at],) if labels[at] and proceedings else ()
        elif proceedings and _HEAD.match(text):
            current = ()
        elif _ENDS.match(text) or _CLOSING.match(text):
            current = issuer = ()
        else:
            found[at] += current or issuer
        if at < _HEADS and not issuer:
            issuer = _issuer(paragraphs, at)


def _issuer(paragraphs: Sequence[str], at: int) -> Heard:
    """Return whose words a text is by a paragraph of its head, () where that does not say it."""
    text = paragraphs[at]
    where = find_issuer(text)
    if where:
        who = text[slice(*where)]
        return (who,) if len(who.split()) <= _NAME else ()
    match = _TITLE.match(text)
    if match:
        voices = _voices(match["who"] or match["sender"] or match["author"])
        return voices if not match["who"] or any(map(_is_office, voices)) else ()
    if not _RELEASE.match(text):
        return ()
    beside = [*paragraphs[max(at - 1, 0) : at], *paragraphs[at + 1 : at + 2]]
    bodies = (each.split(":")[0].strip() for each in beside if len(each.split()) <= _NAME)
    return next(((each,) for each in bodies if each[-1:].isalnum() and _is_office(each)), ())


def _is_proceedings(paragraphs: Sequence[str], labels: Sequence[str]) -> bool:
    """Tell whether labels lead the turns of a text, so that each holds until the next one.

    Two voices of whom one is asked something, or one alone that speaks of itself from the start.
    """
    turns = [(who, text) for who, text in zip(labels, paragraphs, strict=True) if who]
    voices = {who for who, _ in turns}
    if len(voices) > 1:
        first = next(at for at, who in enumerate(labels) if who)
        own = {who for who, text in turns if _FIRST_PERSON.search(text)}
        return len(own) > 1 or any(text.rstrip().endswith("?") for text in paragraphs[first:])
    first = next((at for at, who in enumerate(labels) if who), len(labels))
    if len(turns) == 1 and _MEMBER.match(turns[0][1]) and _FIRST_PERSON.search(turns[0][1]):
        return True
    text = paragraphs[first] if len(turns) == 1 and first < _HEADS else ""
    return _is_titled(text.split(":")[0]) and bool(_SELF.search(text))


def _lead(text: str) -> Heard:
    """Return whom a label names that announces words: at the head of a paragraph, or its end."""
    if ":" not in text:
        return ()
    match = _LEAD.match(text)
    if match:
        return _voices(match["who"] or match["own"])
    if not text.rstrip().endswith(":"):
        return ()
    match = _LEAD.match(text, max(text.rfind(". ", 0, -2) + 2, text.rfind("\n") + 1))
    if match:
        return _voices(match["who"] or match["own"])
    match = _ALONE.match(text)
    voices = _voices(match["who"]) if match and len(match["who"].split()) <= _MOST else ()
    return voices if any(map(_is_person, voices)) else ()


def _voices(who: str) -> Heard:
    """Return what a voice is called by its label: the Minister, Gideon Stroud."""
    stop = _STOP.search(who)
    who = who[: stop.start()] if stop else who
    parts = (part.strip(" *_)\n") for part in _BETWEEN.split(who))
    return tuple(part for part in parts if 0 < len(part.split()) <= _MOST and _is_voice(part))


def _is_voice(part: str) -> bool:
    """Tell whether a part of a label names somebody, or his office."""
    return part[-1].isalnum() and (part[0].isupper() or _is_office(part) or _ends_named(part))


def _ends_named(part: str) -> bool:
    return " " in part and part.rsplit(" ", 1)[-1][0].isupper()


def _is_office(part: str) -> bool:
    return any(word in s.SPEAKERS | s.OFFICES | TITLES for word in words_of(part))


def _is_person(part: str) -> bool:
    """Tell whether a label that stands alone names who speaks, and is no heading."""
    return _is_titled(part) and part.rsplit(maxsplit=1)[-1][0].isupper()


def _is_titled(part: str) -> bool:
    run = words_of(part)
    return len(run) > 1 and run[0] in TITLES | MODIFIERS


def _above_signatures(paragraphs: Sequence[str], found: list[list[str]]) -> None:
    """Give the paragraphs of a letter to whoever signs it."""
    begin = 0
    for at, text in enumerate(paragraphs):
        if _DEAR.match(text):
            begin = at
        match = _CLOSING.match(text)
        if match is None:
            continue
        who = match["who"] or (paragraphs[at + 1] if at + 1 < len(paragraphs) else "")
        if len(who.split()) <= _SIGNED:
            voices = _voices(who)
            for letter in found[begin:at]:
                letter += voices
        begin = at + 1

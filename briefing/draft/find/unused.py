"""Paragraphs that no item rests on by their form: headings, bylines, datelines, captions, notices.

What they are is told by their own few words, never by what they are about. A paragraph that a
proposal cites is used, whatever its form.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import groupby
from typing import Final

from briefing.draft.source_text import Passage, SourceText

_HEADING: Final = 12
"""Words that a heading has at most."""
_LIST: Final = 3
_CAPTION: Final = 40
"""Words that a caption has at most."""
_END: Final = re.compile(r"[.!?…:;,](?:[\"'”’)\]]*)$")
_BYLINE: Final = re.compile(
    r"^(?i:by|from|text|story|words|analysis by|report(?:ing)? by|written by|edited by|editing by"
    r"|compiled by):? +(?:[A-Z][\w.'’-]* ?){1,4}(?:$|,| in | and )"
)
_CAPTION_MARK: Final = re.compile(
    r"^(?:file )?(?:photo(?:graph)?|picture|image|caption|video|map|graphic|illustration)"
    r"(?: credit| by)?\b ?[:/|-]|^(?:photo(?:graph)?|image|picture) by\b"
    r"|\b(?:getty images|file photo|handout|courtesy of [A-Z])|©|\(c\) ?\d{4}"
    r"|[/|] ?(?:AFP|AP|EPA|Reuters|DPA|TASS|Xinhua|ANSA)\b[^a-z]{0,12}$",
    re.IGNORECASE,
)
_NOTICE: Final = re.compile(
    r"^(?:exercise(?: text\b|[ .]+exercise\b)|copyright\b|all rights reserved|advertisement\b"
    r"|read (?:more|also|next)\b|see also\b|related\b ?:|more on this\b|sign up\b|subscribe\b"
    r"|follow us\b|share this\b|click here\b|continue reading\b"
    r"|this (?:article|story) (?:was|is|has|first)\b|for (?:further|more) information\b"
    r"|contacts?\b ?:|sources?\b ?:|tags?\b ?:"
    r"|disclaimer\b|editor'?s note\b|about the author\b|notes? to editors\b|ends?[.#]*$"
    r"|this (?:report|bulletin|update) (?:is|was) (?:produced|prepared|compiled|issued)\b"
    r"|additional reporting\b|reporting by\b|edited by\b|writing by\b)",
    re.IGNORECASE,
)


def unused(text: SourceText, cited: Collection[str] = ()) -> list[str]:
    """Return the citations of paragraphs that are left out by their form, those ``cited`` apart."""
    kept = set(cited)
    return [f"p{number}" for number in unused_numbers(text) if f"p{number}" not in kept]


def unused_numbers(text: SourceText) -> list[int]:
    """Return the numbers of headings, bylines, datelines, captions and notices.

    Three lines in a row that look like headings are a list, and none.
    """
    found: list[int] = []
    for like_heading, group in groupby(text.passages, key=_is_heading):
        passages = list(group)
        if like_heading and (len(passages) < _LIST or passages[0].number == 1):
            found += [each.number for each in passages]
        else:
            found += [each.number for each in passages if _is_notice(each)]
    return found


def _is_notice(passage: Passage) -> bool:
    """Tell whether a paragraph is a byline, dateline, caption or notice."""
    words = passage.text.strip()
    if not words or _NOTICE.match(words):
        return True
    count = len(words.split())
    if count <= _CAPTION and _CAPTION_MARK.search(words):
        return True
    if count > _HEADING or passage.facts.said.quotations:
        return False
    return bool(_BYLINE.match(words)) or _is_dateline(passage)


def _is_heading(passage: Passage) -> bool:
    """Tell whether a few words that are no sentence stand above others; the first is the title."""
    words = passage.text.strip()
    if not words or len(words.split()) > _HEADING or _END.search(words):
        return False
    if _is_notice(passage) or passage.facts.said.quotations:
        return False
    return passage.number == 1 or not passage.figures


def _is_dateline(passage: Passage) -> bool:
    """Tell whether a line is a date with no more than a place and a publisher."""
    text = passage.text
    for day in reversed(passage.days):
        text = text[: day.date.start] + text[day.date.end :]
    for name in reversed(passage.facts.names):
        if text[name.start : name.end] == name.text:
            text = text[: name.start] + text[name.end :]
    return bool(passage.days) and not re.search(r"[^\W\d_]{3,}", text)

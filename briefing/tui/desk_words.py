"""What others do at a shared desk, in words: who edits, and what was published."""

from __future__ import annotations

from collections.abc import Container, Mapping, Set
from typing import TYPE_CHECKING, Final

from briefing.compiled import late_pattern
from briefing.text import clean

if TYPE_CHECKING:
    from briefing.wire.protocol import Revision

NAMED: Final = 3
"""Up to so many publications are told one by one."""
_RESOLVE: Final = late_pattern('"briefing resolve [^"]*" (?=shows|ends)')


def edited_words(present: Mapping[str, str]) -> dict[str, str]:
    """Say who edits each brief, by its id, of those who are there and what they edit."""
    who: dict[str, list[str]] = {}
    for name, brief_id in sorted(present.items()):
        if brief_id:
            who.setdefault(brief_id, []).append(clean(name))
    return {
        brief_id: f"{names[0]} is editing"
        if len(names) == 1
        else f"{', '.join(names[:-1])} and {names[-1]} are editing"
        for brief_id, names in who.items()
    }


def news_words(news: Mapping[str, Revision]) -> list[str]:
    """Say what was published: each of a few, else how many by whom."""
    new = {each.moved for each in news.values()}
    news = {key: each for key, each in news.items() if key not in new}  # told with the old id
    if len(news) <= NAMED:
        return [
            f"{clean(each.author)} {_did(each)} {clean(key)}{_to(each)}."
            for key, each in sorted(news.items())
        ]
    authors = list(dict.fromkeys(clean(each.author) for each in news.values()))
    others = len(authors) - 1
    who = authors[0]
    if others:
        who += f" and {others:,} other{'s' if others > 1 else ''}"
    return [f"{who} published {len(news):,} briefs."]


def _did(revision: Revision) -> str:
    if revision.moved:
        return "renamed"
    return "withdrew" if revision.withdrawn else "published"


def _to(revision: Revision) -> str:
    return f" to {clean(revision.moved)}" if revision.moved else ""


def told_words(news: Mapping[str, Revision], both: Set[str]) -> list[str]:
    """Say what was published, and of the briefs ``both`` that are edited here the way out."""
    sentences = news_words(news)
    if both:
        what = clean(next(iter(both))) if len(both) == 1 else f"{len(both):,} of them"
        sentences[-1] += f" You have edited {what}, too: ! shows both sides."
    return sentences


def texts_words(told: int, stay: int) -> str:
    """Say of how many texts that there is something to tell, and how many of them stay here.

    One row on a small terminal: the command line names each with its reason.
    """
    if stay:
        return f" {stay:,} of its texts {'stays' if stay == 1 else 'stay'} here."
    if told:
        return f" {told:,} of its texts {'goes' if told == 1 else 'go'} along."
    return ""


def refused_words(why: str, ids: Container[str]) -> str:
    """Say why the desk refused something, with the dashboard's own key for the way out.

    A sentence begins with a capital letter, unless with one of the ``ids``: they stay as they are.
    """
    said = _RESOLVE.sub("! ", clean(why))
    first = said.split(" ", 1)[0].rstrip(":")
    return said if first in ids else f"{said[:1].upper()}{said[1:]}"

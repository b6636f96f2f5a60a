"""Places in an item where it may be rewritten: outside quotations, one at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from briefing.verify.english.names.words import ordinary

_QUOTED = re.compile(
    r"[“\"][^“”\"]*[”\"]|[‘][^‘’]*(?:’(?=\w)[^‘’]*)*’|(?<!\w)'[^']*(?:'(?=\w)[^']*)*'(?!\w)"
)

Rewrite = Callable[[re.Match[str]], str]
"""Return what takes the place of a match, "" where the match is to be left as it is."""


@cache
def pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(expression, flags)


def outside_quotes(text: str, start: int, end: int) -> bool:
    """Whether a stretch touches no quotation."""
    return not any(q.start() < end and start < q.end() for q in _QUOTED.finditer(text))


def replaced(text: str, expression: str, rewrite: str | Rewrite, flags: int = 0) -> Iterator[str]:
    """Yield a text with one match of an expression rewritten, for each match."""
    for match in pattern(expression, flags).finditer(text):
        if outside_quotes(text, *match.span()):
            new = match.expand(rewrite) if isinstance(rewrite, str) else rewrite(match)
            if new and new != match[0]:
                yield text[: match.start()] + new + text[match.end() :]


def exchanged(text: str, *pairs: tuple[str, str]) -> Iterator[str]:
    """Yield a text with one word, or run of words, exchanged for its pair; capitals are kept."""
    for was, held in pairs:
        now = re.sub(r"\(\?[^)]*\)", "", held)

        def same_case(match: re.Match[str], now: str = now) -> str:
            return now[0].upper() + now[1:] if match[0][0].isupper() else now

        yield from replaced(text, rf"(?<![\w-]){was}(?![\w-])", same_case, re.IGNORECASE)


def both_ways(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return (*pairs, *((now, was) for was, now in pairs))


def inner(text: str) -> str:
    """Return a sentence as it goes on inside another: its first word small, if ordinary."""
    words = text.split(" ", 2)
    named = len(words) > 1 and words[1][:1].isupper() and words[0] not in _ARTICLES
    first = words[0].rstrip(",")
    small = first.isalpha() and ordinary(first) and first != "I" and not first.isupper()
    return text[0].lower() + text[1:] if small and not named else text


_ARTICLES = ("The", "A", "An", "In", "At", "On", "For", "Some", "All", "Both", "Most", "Many", "No")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""How the reader speaks of what it found: values shown safely, likely words, lists of choices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from briefing.brief.fold import fold
from briefing.text import clean, cut

SHOWN: Final = 60
"""Cells of a found value that a message shows."""
_LIKENESS: Final = 0.6
_LONGEST: Final = 60
_MOST_OPTIONS: Final = 200


def shown(value: object) -> str:
    """Return a found value for a message: cleaned, shortened, text in quotes."""
    if isinstance(value, str):
        return f"'{cut(clean(value[: SHOWN * 4]), SHOWN)}'"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return str(value)


def one_of(options: Iterable[str]) -> str:
    """Return choices as ``a, b or c``."""
    names = list(options)
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else "".join(names)


def nearest(word: str, options: Iterable[str]) -> str | None:
    """Return the option most like ``word``, upper and lower case alike; None without likeness."""
    if not word or len(word) > _LONGEST:
        return None
    from difflib import get_close_matches

    choices = list(options)
    if len(choices) > _MOST_OPTIONS:
        size = len(word)
        choices = [option for option in choices if abs(len(option) - size) <= size // 2 + 1]
    folded = {fold(option): option for option in choices[:_MOST_OPTIONS]}
    found = get_close_matches(fold(word), folded, 1, _LIKENESS)
    return folded[found[0]] if found else None


def did_you_mean(word: object, options: Iterable[str]) -> str:
    """Return ``Did you mean 'x'?`` or, without likeness, an empty text."""
    near = nearest(word, options) if isinstance(word, str) else None
    return f"Did you mean '{clean(near)}'?" if near is not None else ""


def label(path: tuple[str | int, ...]) -> str:
    """Return the name of a field as messages give it: ``cite``, ``cite[2]``; counted from 1."""
    at = len(path)
    while at and isinstance(path[at - 1], int):
        at -= 1
    at = max(at - 1, 0)
    return dotted(path[at:]) or "the file"


def dotted(path: tuple[str | int, ...]) -> str:
    """Return a path as messages give it: ``figures[1].text``; lists counted from 1."""
    out = ""
    for part in path:
        if isinstance(part, int):
            out += f"[{part + 1}]"
        else:
            name = cut(clean(part), SHOWN)
            out += f".{name}" if out else name
    return out


def item_of(raw: Any, path: tuple[str | int, ...]) -> tuple[str, tuple[str | int, ...]]:
    """Return the name of the item that ``path`` lies in, and the rest of the path behind it.

    An item is an entry of a list right below the file's top (or of ``situation``), or a voice; its
    name is its id, else its place: ``views[3]``, counted from 1. Without an item the name is "".
    """
    if path[:1] == ("voices",) and len(path) > 1:
        return cut(clean(str(path[1])), SHOWN), path[2:]
    for size, part in enumerate(path[:3], 1):
        if isinstance(part, int):
            value = raw
            for step in path[:size]:
                value = value[step]
            if not isinstance(value, dict):
                break
            own = value.get("id")
            name = cut(clean(own), SHOWN) if isinstance(own, str) else ""
            return name or dotted(path[:size]), path[size:]
    return "", path

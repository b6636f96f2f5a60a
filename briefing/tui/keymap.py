"""The user's own keys: the keymap of the settings, held against the table of keys.

Nothing here needs Textual, so that ``briefing config`` can say what is wrong with a keymap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from string import punctuation
from typing import Final, NamedTuple

from briefing.format.problems import Problem
from briefing.format.wording import did_you_mean, shown
from briefing.settings import Settings
from briefing.tui.keys import EXPORT, KEYS, PICKER, Key, keys_for

_MODIFIERS: Final = ("alt", "ctrl", "hyper", "meta", "shift", "super")
"""In the order in which Textual names them."""
_SHOWN: Final[dict[str, str]] = {
    **{"up": "Up", "down": "Down", "left": "Left", "right": "Right", "home": "Home", "end": "End"},
    **{"pageup": "PgUp", "pagedown": "PgDn", "insert": "Ins", "delete": "Del", "tab": "Tab"},
    **{"enter": "Enter", "escape": "Esc", "space": "Space", "backspace": "Backspace"},
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}
"""Keys that write no character, each with how help and footer show it."""
_ALSO: Final[dict[str, str]] = {
    **{"esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "spc": "space"},
    **{"pgup": "pageup", "pgdn": "pagedown", "page_up": "pageup", "page_down": "pagedown"},
}
"""Other names that people give to keys, the ones that help shows among them."""
_TEXTUAL: Final[dict[str, str]] = {
    **{"solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at"},
    **{"hyphen_minus": "minus", "plus_sign": "plus", "low_line": "underscore"},
}
"""Names of characters in Unicode that Textual replaces by shorter ones."""
_SAME: Final[dict[str, str]] = {
    **{"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace"},
    **{"ctrl+left_square_bracket": "escape"},
}
"""Keys that terminals send as another one."""
_BETWEEN: Final = re.compile(r"[^,]*")
_NUMBERED: Final = "brief.number"
_TYPING: Final = (PICKER, EXPORT)
"""Where characters go into a line of text."""


class Fault(NamedTuple):
    """What is wrong with an entry; ``at`` is the character of its text, below 0 its id."""

    id: str
    code: str
    message: str
    hint: str = ""
    at: int = -1


def effective_keys(keymap: Mapping[str, str]) -> tuple[Key, ...]:
    """Return the table of keys with the user's own; entries with a fault are passed over."""
    chosen, _ = _resolve(keymap)
    return tuple(_changed(key, chosen.get(key.id)) for key in KEYS)


def check_keymap(settings: Settings) -> list[Problem]:
    """Return what is wrong with the keymap of the settings, in the order of its entries."""
    keymap = settings.config.keymap
    _, faults = _resolve(keymap)
    order = list(keymap)
    return [
        settings.problem(
            fault.code,
            ("keymap", fault.id),
            f"keymap: {fault.message}",
            fault.hint,
            text=keymap[fault.id],
            at=fault.at,
        )
        for fault in sorted(faults, key=lambda fault: order.index(fault.id))
    ]


def key_name(text: str) -> str:
    """Return Textual's name of a key, ``ctrl+x``, as people may write it; empty for none."""
    *modifiers, base = re.split(r"(?<=.)\+(?=.)", text.strip())
    held = {modifier.lower() for modifier in modifiers}
    name = _base_name(base)
    if not name or not held <= set(_MODIFIERS):
        return ""
    if len(name) == 1 and held == {"shift"}:
        return name.upper()
    if len(name) == 1 and held:
        # A capital under Alt is sent as Shift and the letter, under Ctrl as the letter alone.
        held |= {"shift"} if name.isupper() and "ctrl" not in held else set()
        name = name.lower()
    return "+".join([*(word for word in _MODIFIERS if word in held), name])


def key_shown(name: str) -> str:
    """Return Textual's name of a key as help and footer show it: ``Ctrl+X``, ``]``."""
    *modifiers, base = name.split("+")
    text = _SHOWN.get(base) or _CHARACTERS.get(base) or base
    text = text.upper() if "ctrl" in modifiers else text
    return "+".join([*(modifier.capitalize() for modifier in modifiers), text])


def _base_name(text: str) -> str:
    if len(text) == 1:
        return _character_name(text) if text.isprintable() else ""
    low = _ALSO.get(text.lower(), text.lower())
    return low if low in _SHOWN or low in _CHARACTERS else ""


def _character_name(char: str) -> str:
    if char == " ":
        return "space"
    if char.isalnum():
        return char
    name = unicodedata.name(char, "").lower().replace("-", "_").replace(" ", "_")
    return _TEXTUAL.get(name, name)


_CHARACTERS: Final = {_character_name(char): char for char in punctuation}
"""Characters by Textual's name for their keys."""


def _resolve(keymap: Mapping[str, str]) -> tuple[dict[str, tuple[str, ...]], list[Fault]]:
    """Return the keys of each entry that holds, and the faults of the others."""
    table = {key.id: key for key in KEYS}
    chosen: dict[str, tuple[str, ...]] = {}
    faults: list[Fault] = []
    for id, text in keymap.items():
        if id not in table:
            hint = did_you_mean(id, table) or '"briefing config --keys" lists the ids.'
            faults.append(Fault(id, "unknown-key", f"{shown(id)} is not the id of a key.", hint))
            continue
        names, fault = _names(table[id], text)
        if fault is None:
            chosen[id] = names
        else:
            faults.append(fault)
    # An entry that falls gives its key back to what had it, which may let another one fall.
    while clash := next(_clashes(chosen), None):
        del chosen[clash.id]
        faults.append(clash)
    return chosen, faults


def _names(key: Key, text: str) -> tuple[tuple[str, ...], Fault | None]:
    """Return the names of the keys in an entry, and what is wrong with the first bad one."""
    names: dict[str, None] = {}
    stay = f"Until then it stays {key.shown}."
    for found in _parts(text):
        part = found.group().strip()
        name = key_name(part)
        at = found.start() + len(found.group()) - len(found.group().lstrip())
        if not part:
            return (), Fault(key.id, "empty", f"{key.id} lacks a key here.", stay, at)
        if not name:
            near = did_you_mean(part, (*_SHOWN, *_CHARACTERS))
            hint = f"{near} {stay}".lstrip()
            return (), Fault(key.id, "enum", f"{key.id}: {shown(part)} is no key.", hint, at)
        if name in _SAME:
            message = f"{key.id}: terminals send {_SAME[name]} for {shown(part)}."
            return (), Fault(key.id, "enum", message, stay, at)
        if key.where in _TYPING and len(key_character(name)) == 1:
            message = f"{key.id}: {shown(part)} is for typing in the {key.where}."
            return (), Fault(key.id, "enum", message, f"Take one with Ctrl or Alt. {stay}", at)
        names[name] = None
    if key.id == _NUMBERED and len(names) != len(key.keys.split(",")):
        message = f"{key.id} takes nine keys, one for each brief; here are {len(names)}."
        return (), Fault(key.id, "enum", message, stay, 0)
    return tuple(names), None


def key_character(name: str) -> str:
    """Return the character that a key writes; empty where it writes none."""
    if "+" in name or name in _SHOWN:
        return " " if name == "space" else ""
    return _CHARACTERS.get(name, name)


def _parts(text: str) -> Iterator[re.Match[str]]:
    """Yield what stands between the commas."""
    at = 0
    while at <= len(text):
        found = _BETWEEN.match(text, at)
        assert found
        yield found
        at = found.end() + 1


def _clashes(chosen: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    """Yield the entries whose key another binding of the same screen has.

    Of two entries the later one is at fault.
    """
    order = list(chosen)
    for where in dict.fromkeys(key.where for key in KEYS):
        holder: dict[str, Key] = {}
        for key in sorted(
            keys_for(where), key=lambda key: order.index(key.id) if key.id in chosen else -1
        ):
            for name in chosen.get(key.id) or key.keys.split(","):
                other = holder.setdefault(name, key)
                if other.id != key.id and key.id in chosen:
                    yield _clash(key, other, name, other.id in chosen)


def _clash(key: Key, other: Key, name: str, own: bool) -> Fault:
    is_of = "is given to" if own else "is the key of"
    message = f"{key.id}: {key_shown(name)} {is_of} {other.id} ({other.help})."
    hint = f"Give one of the two another key. Until then it stays {key.shown}."
    return Fault(key.id, "duplicate-key", message, hint, 0)


def _changed(key: Key, names: Sequence[str] | None) -> Key:
    """Return a key with other names; ctrl+space has two of them, one for each kind of terminal."""
    if names is None or list(names) == key.keys.split(","):
        return key
    sent = [other for name in names for other in _SENT.get(name, (name,))]
    words = [key_shown(name) for name in names]
    text = f"{words[0]}-{words[-1]}" if key.id == _NUMBERED else " ".join(words)
    return key._replace(keys=",".join(sent), shown=text)


_SENT: Final[dict[str, tuple[str, ...]]] = {"ctrl+space": ("ctrl+@", "ctrl+space")}

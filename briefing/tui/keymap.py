"""The user's own keys: the keymap of the settings, held against the table of keys.

Nothing here needs Textual, so that ``briefing config`` can say what is wrong with a keymap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from string import punctuation
from typing import Final, NamedTuple

from msgspec.structs import replace

from briefing.format.problems import Problem, did_you_mean, shown
from briefing.settings import Settings
from briefing.tui.keys import KEYS, keys_for
from briefing.tui.motions import Key
from briefing.tui.registry import COMMANDS, EXPORT, PICKER

_MODIFIERS: Final = ("alt", "ctrl", "hyper", "meta", "shift", "super")
"""In the order in which Textual names them."""
_SHOWN: Final[dict[str, str]] = {
    "up": "Up", "down": "Down", "left": "Left", "right": "Right", "home": "Home", "end": "End",
    "pageup": "PgUp", "pagedown": "PgDn", "insert": "Ins", "delete": "Del", "tab": "Tab",
    "enter": "Enter", "escape": "Esc", "space": "Space", "backspace": "Backspace",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}  # fmt: skip
"""Keys with a name of their own, each with how help and footer show it."""
_ALSO: Final[dict[str, str]] = {
    "esc": "escape", "return": "enter", "del": "delete", "ins": "insert",
    "pgup": "pageup", "pgdn": "pagedown", "page_up": "pageup", "page_down": "pagedown",
}  # fmt: skip
"""Other names that people give them, those that help shows among them."""
_SHORT: Final[dict[str, str]] = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at",
    "hyphen_minus": "minus", "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
"""Names of characters in Unicode, and what Textual calls their keys."""
_SAME: Final[dict[str, str]] = {
    "ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape",
}  # fmt: skip
"""Keys that terminals send as another one."""
_SENT: Final[dict[str, tuple[str, ...]]] = {"ctrl+space": ("ctrl+space", "ctrl+@")}
"""Keys that have another name, too, in terminals of the old kind."""
_OLD: Final = frozenset(name for names in _SENT.values() for name in names[1:])
_FORMER: Final[dict[str, str]] = {
    "copy.summary": "copy.page",
    "view.crosscheck": "view.contradictions",
    "view.analysis": "view.outlook",
    "view.problems": "view.unverified",
    "triage": "review",
    "crosscheck": "contradictions",
    "problems": "unverified",
    "picker": "briefs",
}
"""What ids of keys, or their first words, were called: settings that say so hold as they are."""
_NUMBERED: Final = "brief.number"
_TYPING: Final = {PICKER: "list of briefs", EXPORT: "export", COMMANDS: "command palette"}
"""Where characters go into a line of text, and what that is called."""


class Fault(NamedTuple):
    """What is wrong with an entry; ``at`` is the character of its text, below 0 its id."""

    id: str
    code: str
    message: str
    hint: str
    at: int = -1


def current_id(id: str) -> str:
    """Return what the id of a key in somebody's settings is called by now."""
    screen, dot, rest = id.partition(".")
    return _FORMER.get(id) or f"{_FORMER.get(screen, screen)}{dot}{rest}"


def written_id(keymap: Mapping[str, str], id: str) -> str:
    """Return under which id a keymap has the key of an id; the id itself where it has none."""
    return next((each for each in keymap if current_id(each) == id), id)


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


def names_of(key: Key) -> list[str]:
    """Return the keys of a binding as a keymap names them."""
    return [name for name in key.keys.split(",") if name not in _OLD]


# -- names of keys ------------------------------------------------------------------------------


def key_name(text: str) -> str:
    """Return Textual's name of a key, ``ctrl+x``, as people may write it; empty for none."""
    *modifiers, base = (part.strip() for part in re.split(r"(?<=.)\+(?=.)", text.strip()))
    held = {modifier.lower() for modifier in modifiers}
    name = _base_name(base)
    if not name or not held <= set(_MODIFIERS):
        return ""
    if len(name) == 1 and held == {"shift"} and name.upper() != name.lower():
        return name.upper()
    if len(name) == 1 and held:
        # A capital with Alt is sent as Shift and the letter; with Ctrl it is the letter.
        held |= {"shift"} if name.isupper() and "ctrl" not in held else set()
        name = name.lower()
    whole = "+".join([*(word for word in _MODIFIERS if word in held), name])
    return "ctrl+space" if whole == "ctrl+at" else whole


def key_shown(name: str) -> str:
    """Return Textual's name of a key as help and footer show it: ``Ctrl+X``, ``]``."""
    *modifiers, base = name.split("+")
    text = _SHOWN.get(base) or _character(base)
    text = text.upper() if "ctrl" in modifiers and len(text) == 1 else text
    return "+".join([*(modifier.capitalize() for modifier in modifiers), text])


def _base_name(text: str) -> str:
    if len(text) == 1:
        return _character_name(text) if text.isprintable() else ""
    low = _ALSO.get(text.lower(), text.lower())
    return low if low in _SHOWN or _character(low) else ""


def _character_name(char: str) -> str:
    if char == " ":
        return "space"
    if char.isalnum():
        return char
    name = unicodedata.name(char, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORT.get(name, name)


_CHARACTERS: Final = {_character_name(char): char for char in punctuation}


def _character(name: str) -> str:
    """Return the character that a key writes; empty where it writes none."""
    if name == "space":
        return " "
    if name in _SHOWN or "+" in name:
        return ""
    return name if len(name) == 1 else _CHARACTERS.get(name, "") or _looked_up(name)


def _looked_up(name: str) -> str:
    try:
        char = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""
    return char if char.isprintable() and _character_name(char) == name else ""


# -- entries ------------------------------------------------------------------------------------


def _resolve(keymap: Mapping[str, str]) -> tuple[dict[str, tuple[str, ...]], list[Fault]]:
    """Return the keys of each entry that holds, and the faults of the others."""
    table = {key.id: key for key in KEYS}
    chosen: dict[str, tuple[str, ...]] = {}
    faults: list[Fault] = []
    for written, text in keymap.items():
        id = current_id(written)
        if id not in table:
            hint = did_you_mean(id, table) or '"briefing config --keys" lists the ids.'
            message = f"{shown(written)} is not the id of a key."
            faults.append(Fault(written, "unknown-key", message, hint))
            continue
        names = tuple(dict.fromkeys(key_name(part) for part, _ in _parts(text)))
        fault = _fault(table[id], text, len(names))
        if fault is None:
            chosen[id] = names
        else:
            faults.append(fault._replace(id=written))
    # An entry that falls gives its key back to what had it, which may let another one fall.
    while clash := next(_clashes(chosen), None):
        key, other, name = clash
        given = other.id in chosen
        del chosen[key.id]
        written = written_id(keymap, key.id)
        at = next(at for part, at in _parts(keymap[written]) if key_name(part) == name)
        faults.append(_clash_fault(key, other, name, given)._replace(id=written, at=at))
    return chosen, faults


def _parts(text: str) -> Iterator[tuple[str, int]]:
    """Yield what stands between the commas, and where."""
    start = 0
    for part in text.split(","):
        yield part.strip(), start + len(part) - len(part.lstrip())
        start += len(part) + 1


def _fault(key: Key, text: str, count: int) -> Fault | None:
    """Return the first thing that is wrong with an entry by itself."""
    stay = f"Until then it stays {key.shown}."
    for part, at in _parts(text):
        name = key_name(part)
        if not part:
            message = "a key is missing before or behind a comma."
            hint = f"The key of the comma is called comma. {stay}"
            return Fault(key.id, "empty", f"{key.id}: {message}", hint, at)
        if message := _refused(key, part, name):
            near = "" if name else did_you_mean(part, (*_SHOWN, *_CHARACTERS))
            return Fault(key.id, "enum", f"{key.id}: {message}", f"{near} {stay}".lstrip(), at)
    if key.id == _NUMBERED and count != len(key.keys.split(",")):
        message = f"{key.id}: it takes nine keys, one for each brief, not {count}."
        return Fault(key.id, "enum", message, stay, 0)
    return None


def _refused(key: Key, part: str, name: str) -> str:
    """Return why a key cannot be had, as a sentence; empty where it can."""
    if not name:
        return f"{shown(part)} is no key."
    if name in _SAME:
        return f"terminals send {_SAME[name]} for {shown(part)}."
    if name.startswith("shift+") and _character(name.removeprefix("shift+")):
        return f"{shown(part)} goes by the character that it writes, such as ! or A."
    if key.where in _TYPING and _character(name):
        return (
            f"{shown(part)} is for typing in the {_TYPING[key.where]}; take one with Ctrl or Alt."
        )
    return ""


def _clashes(chosen: Mapping[str, Sequence[str]]) -> Iterator[tuple[Key, Key, str]]:
    """Yield each entry whose key another binding of the same screen has, that one, and the key.

    Of two entries the later one is at fault.
    """
    order = {id: place for place, id in enumerate(chosen)}
    for where in dict.fromkeys(key.where for key in KEYS):
        holder: dict[str, Key] = {}
        for key in sorted(keys_for(where), key=lambda key: order.get(key.id, -1)):
            for name in chosen.get(key.id) or key.keys.split(","):
                other = holder.setdefault(name, key)
                if other.id != key.id and key.id in chosen:
                    yield key, other, name


def _clash_fault(key: Key, other: Key, name: str, given: bool) -> Fault:
    is_of = "is given to" if given else "is the key of"
    message = f"{key.id}: {key_shown(name)} {is_of} {other.id} ({other.help})."
    hint = f"Give one of the two another key. Until then it stays {key.shown}."
    return Fault(key.id, "duplicate-key", message, hint)


def _changed(key: Key, names: Sequence[str] | None) -> Key:
    if names is None or list(names) == key.keys.split(","):
        return key
    words = [key_shown(name) for name in names]
    if key.id == _NUMBERED:
        return replace(key, keys=",".join(names), shown=f"{words[0]}-{words[-1]}")
    sent = [other for name in names for other in _SENT.get(name, (name,))]
    return replace(key, keys=",".join(sent), shown=" ".join(words))

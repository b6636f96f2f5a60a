"""Names: a letter changed, another name in its place, one of another paragraph, aliases."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from ..case import DESK, PROSE, Case, Item, Value, stands, words
from ..fault import Edit, Fault
from .making import COMMON, dice, fault, inside, other_letter, replaced

_TOKEN = re.compile(r"[^\W\d_]{4,}(?:-[^\W\d_]+)*")
_FIELDS = ("name", "aka", "leader", "org")
PEOPLE = ("Henrik Vasquez", "Amadou Ferreira", "Lucinda Pereira", "Oskar Lindholm", "Farida Rahimi")
PLACES = ("Montevideo", "Tashkent", "Reykjavik", "Zanzibar", "Thessaloniki")
GROUPS = ("Amnesty International", "Interpol", "Lehman Brothers", "Unicef", "Gazprom")


def make(item: Item, seed: int) -> Iterator[Fault]:
    """Yield the faults of the names in an item."""
    die = dice(seed, item.case.name, item.name, "names")
    if item.cited and item.section not in DESK:
        for field in PROSE:
            value = item.value(field)
            if value:
                yield from _in_prose(item, field, value, die)
    if item.section in ("actors", "places"):
        yield from _declared(item, die)


def declared(case: Case) -> dict[str, str]:
    """Return the tokens of declared names that stand in a source, with the kind of thing named."""
    found: dict[str, str] = {}
    there = set(case.words)
    holders = [*case.voices.values(), *(i for i in case.items if i.section in ("actors", "places"))]
    for holder in holders:
        kind = "place" if holder.section == "places" else "group"
        if holder.section == "voices" and len(holder.text("name").split()) in (2, 3):
            kind = (
                "person"
                if holder.text("kind") in ("expert", "government", "party", "witness")
                else kind
            )
        for field in _FIELDS:
            for value in holder.values(field):
                for token in _TOKEN.findall(value.text):
                    if token[0].islower() or token in COMMON or not set(words(token)) <= there:
                        continue
                    found.setdefault(token, "person" if field == "leader" else kind)
    return found


def _whole(case: Case) -> dict[str, str]:
    """Return the names by which one would call what is declared, where they stand in a source."""
    found = {}
    for holder in (each for each in case.items if each.section in ("actors", "places")):
        for field in ("name", "leader"):
            for value in holder.values(field):
                name = value.text.split()[-1] if field == "leader" else value.text
                kind = "person" if field == "leader" else holder.section[:-1]
                found[name] = kind.replace("actor", "group")
    return {name: kind for name, kind in found.items() if stands(words(name), case.words)}


def _misspelt(case: Case, token: str, die: random.Random) -> str | None:
    """Return a name with one letter inside it changed into one that no source has."""
    places = [
        at for at in range(1, len(token) - 1) if other_letter(token[at], dice(0)) != token[at]
    ]
    for at in die.sample(places, len(places)):
        now = f"{token[:at]}{other_letter(token[at], die)}{token[at + 1 :]}"
        if not stands(words(now), case.words) and not _alike(case, now):
            return now
    return None


def _alike(case: Case, now: str) -> bool:
    """Tell whether a changed name is by accident the beginning of a word of the source."""
    return any(word.startswith(now.lower()[:-1]) for word in case.words)


def _in_prose(item: Item, field: str, value: Value, die: random.Random) -> Iterator[Fault]:
    names = declared(item.case)
    for match in _TOKEN.finditer(value.text):
        kind = names.get(match[0])
        if kind is None or value.text[match.start() - 1 : match.start()] in ("“", '"'):
            continue
        now = _misspelt(item.case, match[0], die)
        edit = inside(item, value, match.start(), match.end(), now) if now else None
        if edit:
            yield fault("name-letter", item, field, edit)
        yield from _other(item, field, value, match, kind, die)


def _other(
    item: Item, field: str, value: Value, match: re.Match[str], kind: str, die: random.Random
) -> Iterator[Fault]:
    """Another name in its place: one that no source has, and one of another paragraph."""
    pool = {"person": PEOPLE, "place": PLACES, "group": GROUPS}[kind]
    now = die.choice([name for name in pool if not set(words(name)) & set(item.case.words)])
    now = now.split()[-1] if kind == "person" else now
    edit = inside(item, value, match.start(), match.end(), now)
    if edit:
        yield fault("name-absent", item, field, edit)
    others = [
        name
        for name, of in _whole(item.case).items()
        if of == kind and not set(words(name)) & set(item.cited_words)
    ]
    if others:
        edit = inside(item, value, match.start(), match.end(), die.choice(others))
        if edit:
            yield fault("name-elsewhere", item, field, edit)


def _declared(item: Item, die: random.Random) -> Iterator[Fault]:
    """A letter of the name and of each other form of it that stands in the source."""
    name = item.value("name")
    assert name
    forms = [name, *item.values("aka"), *item.values("short")]
    standing = [form for form in forms if stands(words(form.text), item.case.words)]
    edits: list[Edit] = []
    for form in standing:
        now = _form_misspelt(item.case, form.text, die)
        if now is None:
            return
        edits.append(replaced(form, now))
    if edits:
        at = (item.start, item.end)
        kind = "alias-absent" if name not in standing else "name-declared"
        own = {word for word in words(name.text) if len(word) > 3}
        if kind == "alias-absent" and own & set(item.case.words):
            return  # part of the name stands there after all
        yield fault(kind, item, "name", *edits, at=at)
    leader = item.value("leader")
    if leader:
        now = _form_misspelt(item.case, leader.text, die)
        if now and not item.values("aka"):
            yield fault("name-declared", item, "leader", replaced(leader, now))


def _form_misspelt(case: Case, form: str, die: random.Random) -> str | None:
    tokens = [token for token in re.findall(r"[^\W\d_]{2,}", form) if not token[0].islower()]
    tokens = [token for token in tokens if token not in COMMON]
    for token in sorted(tokens, key=len, reverse=True):
        now = _misspelt(case, token, die)
        if now:
            return form.replace(token, now, 1)
    return None

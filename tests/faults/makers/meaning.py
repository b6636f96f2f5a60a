"""What no rule judges for sure: negation, opposites, inventions; and the desk's own craft."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import yaml

from ..case import DESK, Case, Item, Value
from ..fault import Edit, Fault
from .making import dice, fault, inside, put_in, replaced

_AUXILIARY = re.compile(r"\b(is|was|are|were|has|had|have|can|could|will|would)\b(?! not)")
_NEGATED = re.compile(r"\b(?:(?:do|does|did)? ?not|never) |\bcannot\b|\bno (?=[a-z])|\bwithout\b")
PAIRS = (
    ("opened", "closed"), ("opens", "closes"), ("rose", "fell"), ("north", "south"),
    ("east", "west"), ("before", "after"), ("first", "last"), ("signed", "rejected"),
    ("captured", "lost"), ("holds", "lacks"), ("denies", "confirms"), ("released", "arrested"),
    ("more", "less"), ("most", "least"), ("largest", "smallest"), ("killed", "saved"),
    ("died", "survived"), ("dead", "alive"), ("near", "far"), ("open", "closed"),
    ("shut", "open"), ("began", "ended"), ("ended", "began"), ("left", "arrived"),
    ("stopped", "started"), ("dry", "wet"), ("allowed", "forbidden"), ("forces", "frees"),
    ("increase", "decrease"), ("inside", "outside"), ("lead", "follow"), ("accepted", "refused"),
    ("paid", "owed"), ("doubts", "believes"), ("abstained", "voted"), ("wounded", "unhurt"),
    ("leader", "follower"), ("up", "down"), ("night", "day"), ("above", "below"),
)  # fmt: skip
NOWHERE = (
    "The harbour library lends its oldest maps to sailors only.",
    "A choir of bakers sang on the frozen canal.",
    "Beekeepers have painted their hives against the wind.",
    "The orchestra cancelled its tour because the trumpets rusted.",
    "Teachers planted plum trees along the tram line.",
    "The museum of clocks sold its collection to a circus.",
)
_LIKELY = ("Very likely, ", "It is probable that this holds: ", "Almost certainly, ")


def make(item: Item, seed: int) -> Iterator[Fault]:
    """Yield the faults of an item's meaning."""
    die = dice(seed, item.case.name, item.name, "meaning")
    text = item.value("text")
    if text and item.cited and item.section not in (*DESK, "judgements"):
        yield from _negated(item, text)
        yield from _opposite(item, text)
        if not item.values("quote") and not list(item.figures()):
            yield fault("wording", item, "text", replaced(text, die.choice(NOWHERE)))
        if "waive" not in item.keys:
            waive = put_in(item, "waive: [{code: name-elsewhere, why: Looked at.}]")
            yield fault("waive-unused", item, "waive", waive, at=(item.start, item.end))
    if text and item.section == "judgements":
        for lead in _LIKELY:
            yield fault("likelihood-in-text", item, "text", replaced(text, lead + text.text))
    if item.section == "crosscheck":
        yield from _one_voice(item, die)


def handmade(case: Case) -> Iterator[Fault]:
    """Yield the faults that a person wrote for this case."""
    if not case.handmade.exists():
        return
    items = {item.name: item for item in case.items}
    for kind, name, was, now in yaml.safe_load(case.handmade.read_text("utf-8")):
        item = items[name]
        value = item.value("text")
        assert value
        start = value.text.find(was)
        assert start >= 0, (case.name, name, was)
        edit = inside(item, value, start, start + len(was), now)
        # Folded apart in the file: the whole text anew.
        edit = edit or replaced(value, value.text.replace(was, now, 1).strip())
        yield fault(kind, item, "text", edit)


def _negated(item: Item, text: Value) -> Iterator[Fault]:
    found = _NEGATED.search(text.text)
    if found:
        old = found[0]
        turned = {"cannot": "can", "without": "with", "no ": "some "}.get(old, old[: old[0] == " "])
        edit = inside(item, text, found.start(), found.end(), turned)
        if edit:
            yield fault("negation", item, "text", edit, now=turned.strip() or "(nothing)")
        return
    added = _AUXILIARY.search(text.text)
    if added:
        edit = inside(item, text, added.start(), added.end(), f"{added[0]} not")
        if edit:
            yield fault("negation", item, "text", edit)


def _opposite(item: Item, text: Value) -> Iterator[Fault]:
    """A word of the source turned round; one a text."""
    for pair in PAIRS:
        for was, now in (pair, pair[::-1]):
            found = re.search(rf"\b{was}\b(?! than)", text.text)
            if found and was in item.cited_words and now not in item.cited_words:
                edit = inside(item, text, found.start(), found.end(), now)
                if edit:
                    yield fault("opposite", item, "text", edit)
                    return


def _one_voice(item: Item, die: random.Random) -> Iterator[Fault]:
    """Both sides of a question held by items of the same voice."""
    by: dict[str, list[str]] = {}
    for each in item.case.items:
        if {"id", "text", "by"} <= set(each.keys) and len(each.voices) == 1:
            by.setdefault(each.voices[0], []).append(each.name)
    able = [names for names in by.values() if len(names) > 1]
    sides = [item.values("for"), item.values("against")]
    if not able or not all(sides):
        return
    pair = die.sample(die.choice(able), 2)
    edits = []
    for field, new in zip(("for", "against"), pair, strict=True):
        value = item.keys[field][1]
        edits.append(Edit(value.start_mark.index, item.span(field)[1], f"[{new}]"))
    yield fault("one-voice", item, "for", *edits, at=(item.start, item.end))

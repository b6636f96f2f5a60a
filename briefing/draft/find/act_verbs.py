"""The verbs of ``draft/data/acts.toml`` as patterns, and the past tenses of all others."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from briefing.draft.find.ties.inflection import forms
from briefing.verify.english.lexicon import verb_lemmas
from briefing.verify.english.speech.words import SAY
from briefing.verify.language import listed

_DATA: Final = files("briefing.draft") / "data" / "acts.toml"
_WORD: Final = r"(?P<verb>[a-z]{3,}(?: (?:up|off|out|down|back|away|over))?)(?![\w’'-])"
"""A verb, with the particle that is part of it: called off."""
ANY: Final = re.compile(rf"(?<![\w’'-]){_WORD}")
ANY_DONE: Final = re.compile(rf"(?<![\w’'-])(?:was|were|been) +{_WORD}")
ROSE: Final = re.compile(
    r"\b(?P<verb>rose|risen|fell|fallen|increased|decreased|dropped|climbed|declined|doubled|tripled|trebled|halved)"
    r"(?P<much> (?:by|to) (?:about |nearly |over |almost )?[\d.,]*\d ?(?:per ?cent|%))?(?![\w’'-])"
)
TIMES: Final = listed("doubled tripled trebled halved")
_STANDS: Final = listed("placed posted left caught laid engaged committed exposed kept lodged")
_HOW: Final = listed("on in at under")
_UNCHANGED: Final = listed("cut put set shut hit")
"""Verbs whose past tense is no other word."""


class ActPatterns(NamedTuple):
    """The patterns of the table."""

    did: re.Pattern[str]
    done: re.Pattern[str]
    happened: re.Pattern[str]
    none: frozenset[str]
    participles: dict[str, str]


@cache
def verbs() -> ActPatterns:
    """Return the patterns of the table."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))

    def pattern(plain: str, long: str, before: str = "") -> re.Pattern[str]:
        words = [*(" ".join(table.get(long, "").split("\n"))).split("|"), *table[plain].split()]
        words = sorted({" ".join(each.split()) for each in words if each.strip()}, key=len)
        either = "|".join(re.escape(each).replace(r"\ ", " +") for each in reversed(words))
        return re.compile(rf"(?<![\w’'-]){before}(?P<verb>{either})(?![\w’'-])")

    return ActPatterns(
        pattern("did", "did_to"),
        pattern("done", "", "(?:was|were|been) +"),
        pattern("happened", "happened_so"),
        listed(table["no_event"]),
        table["participles"],
    )


@cache
def participle(words: str) -> str:
    """Return the participle of a past tense, "" for a verb that tells no event, or no verb.

    Verbs that tell none by themselves may with a particle: "set up", "called off".
    """
    verb, _, particle = words.partition(" ")
    if particle and verb in _UNCHANGED:
        return words
    for base in verb_lemmas(verb) - {verb}:
        if not particle and (base in verbs().none or verb in SAY):
            return ""
        if verb.endswith("ed") or verb in forms(base)[2:4]:
            done = verb if verb.endswith("ed") else forms(base).participle
            return f"{done} {particle}".strip()
    return ""


def leaves_open(verb: str, following: str) -> bool:
    """Tell whether a participle says little without what follows it: placed on alert."""
    return verb in _STANDS and following in _HOW

"""The cues of ``draft/data/ties.toml``: words that tell what one actor is to another."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, NamedTuple

from briefing.brief.scales import RelationType
from briefing.draft.find.ties.inflection import forms, plural

_DATA: Final = files("briefing.draft") / "data" / "ties.toml"
Form = Literal[
    "act", "along", "along-by", "by", "is", "is-by", "between", "pair", "charge", "owner",
    "noun", "with", "inside", "amid", "give",
]  # fmt: skip
"""Where the ends of a tie stand, by its words: see ``draft/data/ties.toml``."""


class Cue(NamedTuple):
    """Words for a tie; ``form`` says where its two ends stand."""

    type: RelationType
    form: Form
    words: re.Pattern[str]


class Noun(NamedTuple):
    """What X is to Y where X is Y's noun; ``turned`` where Y is that to X: a proxy is backed."""

    type: RelationType
    turned: bool


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@cache
def cues() -> tuple[Cue, ...]:
    """Return the cues of ``draft/data/ties.toml``, those that go first first."""
    found = [Cue(row["type"], row["form"], _pattern(row["words"])) for row in _table()["tie"]]
    for row in _table()["verb"]:
        for told, words in _by_form(row["verbs"].split()):
            if "turned" not in row:
                found.append(Cue(row["type"], told, words))
            elif told in _TURNED:
                found.append(Cue(row["type"], _TURNED[told], words))
    for row in _table()["noun"]:
        of = "|".join(_both_numbers(row["nouns"]))
        form: Form = "is-by" if "turned" in row else "is"
        found.append(Cue(row["type"], form, _pattern([rf"(?:{of})(?: \w+){{0,1}}? of"])))
    return tuple(found)


@cache
def nouns() -> dict[str, Noun]:
    """Return the nouns that tell a tie, in both numbers."""
    return {
        word: Noun(row["type"], "turned" in row)
        for row in _table()["noun"]
        for word in _both_numbers(row["nouns"])
    }


@cache
def homographs() -> frozenset[str]:
    """Return the forms of verbs that may be nouns, too: arms, shells, support."""
    verbs = " ".join([*(row["verbs"] for row in _table()["verb"]), _table()["goods"]["gives"]])
    return frozenset(form for verb in verbs.split() for form in forms(verb)[:2])


_TURNED: Final[dict[Form, Form]] = {"act": "by", "by": "act"}
"""Forms of a verb whose subject is the second end: a coalition comprises its parts."""
_SURELY: Final = r"(?: [a-z]+ly| also| now| still| twice| once| again| often| together)?"


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    goods = _table()["goods"]
    either = "|".join(words).replace("{goods}", "|".join(goods["words"].split()))
    for each in ("gives", "takes"):
        verbs = "|".join("|".join(forms(verb)) for verb in goods[each].split())
        either = either.replace(f"{{{each}}}", f"(?:{verbs})")
    either = either.replace(" ", " +")
    return re.compile(rf"(?:(?<![\w’'-])|(?=,))(?:{either})(?![\w’-])")


def _both_numbers(nouns: str) -> list[str]:
    """Return nouns, given by the singular, in both numbers; + stands for a blank."""
    bare = [noun.replace("+", " ") for noun in nouns.split()]
    return [*bare, *map(plural, bare)]


def _by_form(verbs: Sequence[str]) -> Iterator[tuple[Form, re.Pattern[str]]]:
    """Yield the words of verbs by what each form of them tells of the two ends.

    A verb is given by its base, words that go with it behind "+": "prop+up", "side+with".
    """
    acts, passive, charged, pairs = [], [], [], []
    for verb in verbs:
        base, *rest = verb.split("+")
        with_it = "".join(f" {word}" for word in rest)
        each = forms(base)
        surely = _SURELY if rest else ""
        acts.append(
            rf"(?:{each.third}|{each.past}|{each.participle}|{each.base}"
            rf"|(?<!the\s)(?<!of\s)(?<!for\s){each.ing}){surely}{with_it}"
        )
        passive.append(rf"{each.participle}{with_it}{_SURELY} by")
        done = rf"(?:{each.past}|{each.participle}|{each.base}|{each.ing})"
        if rest[-1:] == ["with"]:  # "X and Y shook hands"
            pairs.append(rf"{done}{with_it.removesuffix(' with')}(?! (?:\w+ )?with\b)")
        pairs.append(rf"{done}{with_it} (?:each other|one another)")
        charged.append(rf"(?:{each.ing}|having {each.participle}){with_it}")
    yield "charge", _pattern([rf"(?:of|for)(?: [a-z]+ly)? (?:{'|'.join(charged)})"])
    yield "by", _pattern(passive)
    yield "pair", _pattern(pairs)
    yield "act", _pattern(acts)

"""All families of rewrites that keep what an item says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from . import days, numbers, saying, units, wordings


class Setting(NamedTuple):
    """What a rewrite may need to know of the item: its source and the names of its voice."""

    published: date
    paragraphs: Sequence[str]
    cited: Sequence[str]
    names: Sequence[str] = ()


def rewrites(text: str, setting: Setting) -> Iterator[tuple[str, str]]:
    """Yield each rewrite of an item's text, each once, behind the name of its family."""
    near, far = setting.cited, setting.paragraphs
    families = {
        "numbers in words": numbers.in_words(text),
        "numbers in digits": numbers.in_digits(text),
        "separators": numbers.separators(text),
        "scales": numbers.scales(text),
        "qualifiers": numbers.qualifiers(text),
        "ranges": numbers.ranges(text),
        "fractions": numbers.fractions(text),
        "ordinals": numbers.ordinals(text),
        "days": days.days(text),
        "weekdays": days.weekdays(text, setting.published),
        "clock": days.clock(text),
        "units": units.units(text),
        "money": units.money(text),
        "abbreviations": units.abbreviations(text, far),
        "spelling": units.spelling(text),
        "typography": units.typography(text),
        "place of the voice": saying.places_of_the_voice(text),
        "verbs of saying": saying.verbs_of_saying(text),
        "tenses": saying.tenses(text),
        "names of persons": saying.names_of_persons(text, far, near),
        "declared names": saying.declared_names(text, setting.names),
        "pronouns": saying.pronouns(text, near),
        "passives": wordings.passives(text),
        "orders": wordings.orders(text),
        "denials": wordings.denials(text),
        "synonyms": wordings.synonyms(text),
        "parts of two": wordings.parts_of_two(text),
    }
    seen = {text}
    for family, made in families.items():
        for each in made:
            if each not in seen:
                seen.add(each)
                yield family, each

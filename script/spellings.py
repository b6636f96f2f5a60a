"""How names of places are spelled, and which spellings nobody needs, at building time."""

import re
import unicodedata
from itertools import takewhile
from typing import NamedTuple

_GREAT = 500_000
"""Inhabitants from which on a place may be called what a machine calls it: it is a real name, too,
of most of these in some language."""
_KNOWN = 100_000
"""Inhabitants from which on other languages have spellings of their own for a place."""
_WORD = 4
"""Letters of a word that shows a short or a long form of a name."""

RUSSIAN = {
    **dict(zip("абвгдезийклмнопрстуфыіїґўјћ", "abvgdezijklmnoprstufyiigujc", strict=True)),
    "ё": "jo",
    "ж": "zh",
    "х": "kh",
    "ц": "c",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "'",
    "ь": "'",
    "э": "eh",
    "ю": "ju",
    "я": "ja",
    "є": "ie",
    "љ": "lj",
    "њ": "nj",
    "ђ": "d",
    "џ": "dz",
}
"""How Cyrillic was put into Latin letters, by machine, for the lists."""
MACHINE = re.compile(r"eh(?![aeiou])|[aeiouy]j(?![aeiou])|[^aeiouy\W]j[aou]|c(?![haeiouky])")
"""What nobody writes but such a machine."""
RUSSIAN_ONLY = re.compile(r"'|kh|zh|shch")
"""What nobody else writes of a place whose country writes in Latin letters."""


OWN_LETTERS = {
    "ar": ("", "پچژگکیەێۆڕڵڤھہۀےڈٹڑںۇۋېۈۉ"),
    "fa": ("", "كيىةەێۆڕڵڤہےڈٹڑں"),
    "ur": ("", "كيىةەێۆڕڵڤ"),
    "uk": ("іїєґ", "ыэёъў"),
    "be": ("іў", "иъїєґ"),
    "ru": ("", "іїєґўјљњћђџәғқңөұүһ"),
    "kk": ("әғқңөұүһі", "їєґў"),
    "sr": ("јљњћђџ", "ыэёъщйюяьіїє"),
}
"""Letters of languages that others of the same script have not, and letters that they lack."""


def strangeness(name: str, language: str) -> int:
    """Return 0 for a name that is spelled as a language is, 1 if it may be, 2 if it is not."""
    own, foreign = OWN_LETTERS.get(language, ("", ""))
    letters = set(name.lower())
    return 2 if letters & set(foreign) else int(bool(own) and not letters & set(own))


class Writing(NamedTuple):
    """How a country writes."""

    language: str
    """The first of its languages."""
    scripts: set[str]
    """Scripts beside Latin of which names are kept."""
    latin: bool
    """It writes in Latin letters alone."""
    settled: bool
    """And how a name is spelled has long been settled there: Europe, the Americas, Oceania."""


def is_needed(other: str, name: str, people: int, made: set[str], writing: Writing) -> bool:
    """Tell whether another name of a place is worth keeping.

    All names are as they are compared; ``made`` are those that a machine made of Russian ones.
    """
    if writing.latin and people < _GREAT and other in made:
        return False
    settled = writing.settled and people < _KNOWN
    return not settled or bool(_words(other) & _words(name)) or not is_near(other, name)


def _words(name: str) -> set[str]:
    return {word for word in name.split() if len(word) >= _WORD}


def is_near(a: str, b: str) -> bool:
    """Tell whether one name is hardly more than a spelling of the other: half its letters stand."""
    before = list(range(len(b) + 1))
    for row, letter in enumerate(a, 1):
        here = [row]
        for column, other in enumerate(b, 1):
            here.append(
                min(before[column] + 1, here[-1] + 1, before[column - 1] + (letter != other))
            )
        before = here
    return before[-1] * 2 <= max(len(a), len(b))


def from_russian(name: str) -> str:
    """Return a name in Cyrillic in the Latin letters that a machine makes of it."""
    return "".join(RUSSIAN.get(letter, letter) for letter in name.lower())


def by_machine(name: str, latin: bool) -> bool:
    """Tell whether a name that is made of a Cyrillic one is written as nobody writes it."""
    low = name.lower()
    return bool(MACHINE.search(low) or (latin and RUSSIAN_ONLY.search(low)))


def script_of(name: str) -> str:
    """Return the script of a name as Unicode calls it, empty where it has several or none."""
    found = {unicodedata.name(char, "?").split(" ")[0] for char in name if char.isalpha()}
    return found.pop() if len(found) == 1 else ""


def shared(a: str, b: str) -> int:
    """Return with how many letters two names begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))

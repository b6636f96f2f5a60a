"""The forms of English verbs, and the plurals of nouns, that a table gives by their bases."""

from __future__ import annotations

from typing import Final, NamedTuple


class Forms(NamedTuple):
    """The forms of a verb: arm, arms, armed, armed, arming."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


_IRREGULAR: Final[dict[str, tuple[str, str]]] = {
    "beat": ("beat", "beaten"),
    "begin": ("began", "begun"),
    "blow": ("blew", "blown"),
    "break": ("broke", "broken"),
    "build": ("built", "built"),
    "buy": ("bought", "bought"),
    "catch": ("caught", "caught"),
    "choose": ("chose", "chosen"),
    "come": ("came", "come"),
    "cut": ("cut", "cut"),
    "dig": ("dug", "dug"),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "fall": ("fell", "fallen"),
    "feed": ("fed", "fed"),
    "fight": ("fought", "fought"),
    "find": ("found", "found"),
    "freeze": ("froze", "frozen"),
    "get": ("got", "got"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "grow": ("grew", "grown"),
    "hold": ("held", "held"),
    "keep": ("kept", "kept"),
    "lead": ("led", "led"),
    "leave": ("left", "left"),
    "lend": ("lent", "lent"),
    "make": ("made", "made"),
    "lose": ("lost", "lost"),
    "meet": ("met", "met"),
    "overrun": ("overran", "overrun"),
    "oversee": ("oversaw", "overseen"),
    "overthrow": ("overthrew", "overthrown"),
    "pay": ("paid", "paid"),
    "put": ("put", "put"),
    "rebuild": ("rebuilt", "rebuilt"),
    "retake": ("retook", "retaken"),
    "rise": ("rose", "risen"),
    "run": ("ran", "run"),
    "shake": ("shook", "shaken"),
    "seek": ("sought", "sought"),
    "sell": ("sold", "sold"),
    "send": ("sent", "sent"),
    "shoot": ("shot", "shot"),
    "sink": ("sank", "sunk"),
    "speak": ("spoke", "spoken"),
    "split": ("split", "split"),
    "spring": ("sprang", "sprung"),
    "stand": ("stood", "stood"),
    "steal": ("stole", "stolen"),
    "strike": ("struck", "struck"),
    "swear": ("swore", "sworn"),
    "sweep": ("swept", "swept"),
    "take": ("took", "taken"),
    "tear": ("tore", "torn"),
    "throw": ("threw", "thrown"),
    "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
}
"""Past and participle."""
_DOUBLED: Final = frozenset(
    ("equip", "ship", "rob", "prop", "pit", "rebel", "run", "get", "cut", "put", "split", "plot")
)
"""Verbs that double their last letter before an ending."""
_VOWELS: Final = "aeiou"


def forms(verb: str) -> Forms:
    """Return the forms of a verb, given by its base."""
    past, participle = _IRREGULAR.get(verb, (_regular(verb), _regular(verb)))
    return Forms(verb, plural(verb), past, participle, _ing(verb))


def plural(word: str) -> str:
    """Return a noun in the plural; a verb's form with "he" is made alike."""
    if word.endswith("y") and word[-2] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{word}s"


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{_stem(verb)}ed"


def _ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye")):
        return f"{verb[:-1]}ing"
    return f"{_stem(verb)}ing"


def _stem(verb: str) -> str:
    return verb + verb[-1] if verb in _DOUBLED or verb.endswith("fer") else verb

"""The same sentence: in another order, as a passive, or in words of the same sense."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .days import MONTHS, WEEKDAYS
from .places import both_ways, capital, exchanged, inner, outside_quotes, pattern, replaced

_VERBS = (
    "killed injured wounded arrested detained destroyed damaged closed opened attacked evacuated "
    "attended signed reported confirmed rejected approved repaired inspected stopped blocked "
    "delivered captured released suspended cancelled criticised supported accepted visited cleared"
)  # fmt: skip
_VERB = "|".join(_VERBS.split())
_NP = r"((?:[\w’',$€£.%-]+ ){0,4}[\w’'%-]+)"


_WHOSE = r"(?:in|on|at|near) [^,.;]+"
_MANY = r"\d[\d,]* |two |three |four |five |six |seven |eight |nine |ten |all "
_ACTIVE = (
    rf"^((?:The |An? )?(?:[\w’'-]+ ){{0,3}}[\w’'-]+) ({_VERB}) "
    rf"((?:the |an? |{_MANY})(?:[\w’'-]+ ){{0,2}}[\w’'-]+?)((?: {_WHOSE})?)\.$"
)
_NO_PARTY = r"\b(?:and|who|that|which|was|were|has|had|have|is|are|be|been|not|being|to)\b"


def passives(text: str) -> Iterator[str]:
    """A passive with its doer as an active, and a short active as a passive."""
    if not outside_quotes(text, 0, len(text)):
        return
    match = pattern(rf"^{_NP} (?:was|were) ({_VERB}) by {_NP}((?: {_WHOSE})?)\.$").match(text)
    if match:
        yield capital(f"{match[3]} {match[2]} {inner(match[1])}{match[4]}.")
    match = pattern(_ACTIVE).match(text)
    if match and not pattern(_NO_PARTY).search(f"{match[1]} {match[3]}"):
        plural = match[3].endswith("s") or pattern(_MANY).match(match[3])
        be = "were" if plural else "was"
        yield capital(f"{match[3]} {be} {match[2]} by {inner(match[1])}{match[4]}.")


_FRONT = r"^((?:On|In|At|Since|By|Near|From) (?:the )?(?:[\w’'-]+ ){0,3}?[\w’'-]+), ([^,;:.]+)\.$"
_WEEKDAY = "|".join(WEEKDAYS)
_BACK = rf"^([^,;:.]+) (on (?:{_WEEKDAY}|\d\d? [A-Z][a-z]+)|(?:in|since) [A-Z][a-z]+)\.$"
_CLAUSES = r"\b(?:and|but|that|said|says|according|before|after|since|because|while)\b"
_BOUND = r"\b(?:to|of|for|from|until|by|between|than|was|were|planned|held|more|less)\b"


def orders(text: str) -> Iterator[str]:
    """Members of a list, and adverbials and clauses, in another order."""
    name = r"([A-Z][\w’'-]+)"

    def turned(match: re.Match[str]) -> str:
        inside = pattern(r"[A-Z][\w’'-]* $|, $").search(match.string[: match.start()])
        return "" if inside or match[1] in MONTHS else f"{match[2]} and {match[1]}"

    ends = r"(?![\w’'-])(?! (?:[A-Z]|and|river|district|province|regions))"
    yield from replaced(text, rf"(?<=[a-z] ){name} and {name}{ends}", turned)
    yield from replaced(text, rf"(?<=[a-z] ){name}, {name} and {name}{ends}", r"\3, \1 and \2")
    yield from replaced(text, rf"(?<=[a-z] ){name}, {name} and {name}{ends}", r"\1, \2, and \3")
    if outside_quotes(text, 0, len(text)):
        yield from _adverbials(text)
        yield from _clauses(text)


def _adverbials(text: str) -> Iterator[str]:
    if (match := pattern(_FRONT).match(text)) and not pattern(_CLAUSES).search(match[2]):
        yield capital(f"{inner(match[2])} {match[1][0].lower()}{match[1][1:]}.")
    match = pattern(_BACK).match(text)
    if match and not pattern(f"{_CLAUSES}|{_BOUND}").search(match[1]):
        yield f"{capital(match[2])} {inner(match[1])}."
        yield f"{capital(match[2])}, {inner(match[1])}."


_JOINING = "because after before although while since if when unless until as"
_LEADING = ("because", "although", "if", "unless")
_TAKEN_UP = r"(?:of|they|it|he|she|their|its|his|her)\b"
_SAID = r"\b(?:that|said|says|only|not|even|told|according|partly|part)\b"


def _clauses(text: str) -> Iterator[str]:
    for word in _JOINING.split():
        if match := pattern(rf"^{word.capitalize()} ([^,;:.]+), ([^,;:.]+)\.$").match(text):
            yield capital(f"{inner(match[2])} {word} {match[1]}.")
    for word in _LEADING:
        match = pattern(rf"^([^,;:.]+?),? {word} ((?!{_TAKEN_UP})[^,;:.]+)\.$").match(text)
        if match and not pattern(_SAID).search(match[1]):
            yield capital(f"{word.capitalize()} {match[2]}, {inner(match[1])}.")


_VERBS_OF_NOT = [
    "did",
    "was",
    "were",
    "is",
    "has",
    "have",
    "had",
    "are",
    "would",
    "could",
    "does",
    "do",
]


def denials(text: str) -> Iterator[str]:
    """The same denial in other words."""
    yield from exchanged(
        text, *both_ways(
            *((verb + " not", verb + "n’t") for verb in _VERBS_OF_NOT),
            ("will not", "won’t"), ("cannot", "can’t"), ("cannot", "can not"),
            ("nobody", "no one"), ("none of the", "not one of the"), ("never", "not once"),
            ("were unable to", "could not"), ("was unable to", "could not"),
            ("unable to", "not able to"),
            ("no evidence", "not any evidence"), ("without any", "without"),
        ),
        ("nobody", "not a single person"), ("were not able to", "could not"),
        ("did not wish to", "did not want to"), ("there is no", "there is not any"),
        ("there was no", "there was not any"), ("there were no", "there were not any"),
        ("has no", "does not have any"), ("have no", "do not have any"),
        ("had no", "did not have any"),
        ("refused to", "would not"), ("failed to", "did not"), ("is without", "has no"),
        ("are without", "have no"), ("declined to say", "would not say"), ("not yet", "still not"),
    )  # fmt: skip
    yield from replaced(text, r"^No ([a-z ]{3,40}) were reported\b", r"There were no reports of \1")
    yield from replaced(
        text,
        r"^No ([a-z ]{3,40}) (was|were) (reported|hurt|injured|killed|found)\b",
        r"There \2 no \1 \3",
    )
    yield from replaced(
        text,
        r"^There (was|were) no ([a-z]+)(?=[ .,])(?! (?:of|in|to|for|on|at|from|that))",
        r"No \2 \1 there",
    )
    yield from replaced(
        text, r"\b(is|are|was|were|has|have) no longer ([^.,;]+)(?=\.$)", r"\1 not \2 any longer"
    )


_SAME = (
    ("began", "started"),
    ("begun", "started"),
    ("wounded", "injured"),
    ("injured", "hurt"),
    ("people", "persons"),
    ("troops", "soldiers"),
    ("lorries", "trucks"),
    ("residents", "inhabitants"),
    ("shut", "closed"),
    ("bought", "purchased"),
    ("about half", "some half"),
    ("however", "though"),
    ("the previous day", "the day before"),
    ("help", "assistance"),
    ("halted", "stopped"),
    ("because", "since"),
    ("doctors", "physicians"),
    ("petrol", "gasoline"),
    ("twice", "two times"),
    ("children", "minors"),
    ("assembled", "gathered"),
    ("roughly", "approximately"),
    ("mostly", "mainly"),
    ("further", "additional"),
    ("ships", "vessels"),
    ("homes", "houses"),
    ("talks", "negotiations"),
    ("fled", "escaped"),
    ("seized", "captured"),
    ("rose", "increased"),
    ("fell", "dropped"),
    ("declined(?! to)", "fell"),
    ("rose", "climbed"),
    ("rose", "went up"),
    ("fell", "went down"),
    ("rebels", "insurgents"),
    ("journalists", "reporters"),
    ("the capital", "the capital city"),
    ("broke down", "collapsed"),
    ("took place", "was held"),
    ("lasted", "went on for"),
    ("needs", "requires"),
    ("need", "require"),
    ("most of", "the majority of"),
    ("so far", "to date"),
    ("currently", "at present"),
    ("now", "at present"),
)


def synonyms(text: str) -> Iterator[str]:
    """Words of the same sense."""
    yield from exchanged(text, *both_ways(*_SAME))


_SHORT = "".join(rf"(?<!\b{each})" for each in ("Mr", "Dr", "Gen", "No", "St", r"[ap]\.m"))
_POINTING = (
    "He|She|It|They|This|That|These|Those|His|Her|Its|Their|But|Both|There|Neither|Another|One|Such"
    "|The same|The other|The rest"
)


def parts_of_two(text: str) -> Iterator[str]:
    """Each of two sentences alone, and both joined into one."""
    match = pattern(rf"^([^.!?“”\"]{{20,}}{_SHORT})\. ((?!{_POINTING})[A-Z][^“”\"]{{20,}})$").match(
        text
    )
    if match:
        yield f"{match[1]}."
        yield match[2]
        yield f"{match[1]}; {inner(match[2])}"
        yield f"{match[1]}, and {inner(match[2])}"

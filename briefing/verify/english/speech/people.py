"""Words for people: titles, those for one person without a name, those for many."""

from __future__ import annotations

from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.names import words as w
from briefing.verify.english.speech.words import SPEAKERS
from briefing.verify.language import listed

_PEOPLE: Final = listed(
    "one resident activist doctor witness official analyst expert observer diplomat survivor lawyer"
    " teacher prosecutor medic correspondent reporter journalist envoy researcher leader adviser"
    " aide soldier fighter farmer nurse trader driver woman man critic chair source patient"
    " brother cousin nephew niece uncle aunt son daughter mother wife husband widow neighbour"
    " neighbor friend colleague boy girl"
    " headmistress headmaster headteacher principal matron midwife foreman caretaker shopkeeper"
)


def is_title(word: str) -> bool:
    """Tell whether a word may stand before a name for an office or a rank."""
    return word.strip(".") in w.TITLES | w.MODIFIERS


_BEHIND: Final = late_pattern(
    r" (?:of|for|at|from|in|who|reached|contacted|interviewed|speaking|living|working|based)\b"
)
"""What may follow a noun for somebody: a teacher reached by telephone, a doctor at the clinic."""


def is_human(who: str) -> bool:
    """Tell whether one person is meant without a name: a doctor, the mayor of a town."""
    head = _BEHIND.split(who, maxsplit=1)[0].lower().split()
    return bool(head) and head[-1] in w.TITLES | _PEOPLE


def is_plural(who: str) -> bool:
    """Tell whether many are meant: residents, the militants, families."""
    last = who.rsplit(maxsplit=1)[-1].lower() if who.split() else ""
    return (last in SPEAKERS and last.endswith("s")) or last in _MANY


_MANY: Final = frozenset(("people", "men", "women", "children", "police"))


def are_kin(who: str) -> bool:
    """Tell whether they are somebody's family: "relatives", which no body has."""
    return who.rsplit(maxsplit=1)[-1].lower() in _KIN


_KIN: Final = listed(
    "family families relatives parents mother mothers wives husbands children neighbours"
)


def of_rebels(bare: str, name: str) -> bool:
    """Tell whether "the army", in small letters, is another than a Freedom Army by that name."""
    return bare in _OF_STATES and not _REBELS.isdisjoint(w.words_of(name))


_OF_STATES: Final = frozenset(("army", "military", "navy", "police", "forces"))
_REBELS: Final = listed(
    "freedom liberation patriotic revolutionary resistance salvation independence rebel insurgent"
)

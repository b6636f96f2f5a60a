"""What stands in a place or lies by it: the noun of a phrase, and where the text says it is."""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.find.reading.counted import PEOPLE
from briefing.draft.find.reading.grammar import COMPASS, DETERMINERS, PREPOSITIONS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.words import FORCE, SETTLED, SITES
from briefing.draft.findings import Cast
from briefing.verify.language import listed


class Sites:
    """A cast by which sites are told from the places that they lie in."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def bare(self, line: Line, phrase: Phrase) -> Phrase:
        """Return a phrase without the determiners before it."""
        first = phrase.first
        while line.low(first) in DETERMINERS and first < phrase.last - 1:
            first += 1
        return Phrase(first, phrase.last)

    def site(self, line: Line, phrase: Phrase) -> bool:
        """Tell whether the head of a phrase is a word for what can be held."""
        return any(word in SITES or _BUILT.search(word) for word in self.head(line, phrase))

    def counts_people(self, line: Line, phrase: Phrase) -> bool:
        """Tell whether a phrase is of people: "at least 40 men", "1,850 inhabitants of Sabin"."""
        if phrase.first >= phrase.last:
            return False
        if line.text(phrase).isdigit():
            return True  # "X holds 58, Y 31"
        head = self.head(line, phrase)
        number = line.low(phrase.first)[:1].isdigit() or line.low(phrase.first) in ("at", "some")
        lows = line.lows(phrase)
        own = "of" in lows and "from" not in lows and bool(head & PEOPLE)
        return (number and bool(head & FORCE)) or (own and not self.site(line, phrase))

    def head(self, line: Line, phrase: Phrase) -> frozenset[str]:
        """Return the noun that a phrase is headed by: that before "of", else its last word."""
        lows = line.lows(phrase)
        for at, low in enumerate(lows[1:], 1):
            if low in _BEHIND_HEAD:
                lows = lows[:at]
                break
        if len(lows) > 1 and _NUMBER.fullmatch(lows[-1]):
            return frozenset(lows[-2:-1])  # checkpoint 4, hill 305, post b
        return frozenset(lows[-1:])

    def is_other_site(self, line: Line, phrase: Phrase, name: Phrase) -> bool:
        """Tell whether a noun behind a name makes it another place: the Wari road, not Wari."""
        head = line.low(phrase.last - 1)
        between = line.words[name.last : phrase.last]
        near = 0 < len(between) <= _NOUNS and all(word.text[:1].islower() for word in between)
        return near and head in SITES - SETTLED and not PREPOSITIONS & {w.low for w in between}

    def is_site_of(self, line: Line, phrase: Phrase, name: Phrase) -> bool:
        """Tell whether a phrase means what lies in or by a place: the town hall of Wari, not Wari.

        "The streets of Wari" are a part of it; "the desert east of Wari" is none.
        """
        prep = name.first - 1 - (line.low(name.first - 1) == "the")
        if prep < phrase.first + 1:
            return False
        before, last = line.low(prep), line.low(prep - 1)
        if before == "of" and last in COMPASS:
            return line.low(prep - 2) not in DETERMINERS  # "the south of Wari" is a part of it
        if before == "of" and last in _ALONG:
            return True  # "the eastern bank of the Narra" is no river
        if before == "of" and line.names(Phrase(prep - 2, prep - 1)) and prep - 2 >= phrase.first:
            return last in SITES  # "the Saltmarket quarter of Ashal"
        sites = STANDS_IN if before == "of" else _LIES_BY if before in _BY else frozenset()
        return bool(self.head(line, phrase) & sites) and not _are_many(last)

    def located(self, line: Line, phrase: Phrase) -> Phrase | None:
        """Return a site with where it lies behind it: "the fuel depot near Kesh"; else None."""
        head = self.head(line, phrase)
        if not head & _LIES_BY or line.names(phrase)[-1:] == [phrase]:
            return None
        inside = (n for n in range(phrase.first + 1, phrase.last) if line.low(n) in _LOCATES)
        last = next(inside, phrase.last)
        prep = line.low(last)
        end = self._name_behind(line, last) if prep in _LOCATES else None
        if end is not None and prep in _TWO_ENDS:  # "the road from Kell to Harl"
            end = self._name_behind(line, end) if line.low(end) == _TWO_ENDS[prep] else None
        return None if end is None else Phrase(phrase.first, end)

    def _name_behind(self, line: Line, prep: int) -> int | None:
        """Return where the name of a place ends that stands behind a preposition."""
        at = prep + 1 + (line.low(prep + 1) == "the")
        name = next((n for n in line.names(Phrase(at, at + 1)) if n.first == at), None)
        if name is None or self.cast.sort(line.text(name)) in ("person", "body"):
            return None
        return name.last


_BEHIND_HEAD: Final = listed(
    "of with in on at near beside above below between outside from along around across behind under"
)
STANDS_IN: Final = (
    SITES
    - SETTLED
    - listed(
        "part half third quarter rest side bank edge centre center corner east west north"
        " south majority most bulk whole all share stretch section pocket everything nothing"
        " place point territory land ground position line state port location region"
        " countryside perimeter sector area municipality commune lake river mount strait gulf"
        " bay slope summit junction crossing"
    )
)
"""Words for what is held by itself, and is no part of the place behind "of"."""
_LIES_BY: Final = STANDS_IN | listed("port junction crossing")
_BY: Final = listed("at near outside by in")
_NOUNS: Final = 2
"""Nouns behind a name that make another place of it: "the Nadir army base"."""
_ALONG: Final = listed("bank banks shore shores")
"""Words for what lies along a water, of which it is no part."""
_LOCATES: Final = _BY | listed("from between to beside behind above below on")
"""Words behind a site before the name of where it lies, or leads."""
_TWO_ENDS: Final = {"from": "to", "between": "and"}


def _are_many(word: str) -> bool:
    """Tell whether a word for sites is of several: posts, and no barracks."""
    return word.endswith("s") and word not in _ONE_IN_S


_ONE_IN_S: Final = listed("barracks headquarters works crossroads brickworks steelworks waterworks")
_NUMBER: Final = re.compile(r"\d{1,4}[a-z]?|[a-z]|no")
_BUILT: Final = re.compile(r"[a-z]{3}(?:works|yard|yards|house|houses|bridge|gate|mill|fields?)$")

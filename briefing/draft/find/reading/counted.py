"""What the figures of a sentence count: people, things, money, time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

from briefing.draft.cast.heads import is_trade
from briefing.draft.find.reading.ages import is_age
from briefing.draft.find.reading.change import changes
from briefing.draft.find.reading.line import Line
from briefing.verify.english.figures.numerals import ONES
from briefing.verify.language import Figure, listed

Counts = Literal["people", "things", "money", "aid", "arms", "ill", "any", "none"]

PEOPLE: Final = listed(
    "people person persons civilian civilians resident residents child children woman women"
    " man men boy boys girl girls family families household households patient patients worker"
    " workers soldier soldiers fighter fighters villager villagers passenger passengers"
    " prisoner prisoners pilgrim pilgrims refugee refugees migrant migrants seekers asylum"
    " idps individuals officer officers police policemen troops rebels militants terrorists"
    " insurgents gunmen attackers protesters demonstrators student students pupils teacher"
    " teachers doctor doctors nurse nurses driver drivers crew staff member members journalist"
    " journalists volunteer volunteers farmers fishermen traders detainees hostages others"
    " victims corpses casualties dead killed wounded injured missing deaths fatalities bodies lives"
    " displaced homeless returnees evacuees citizens nationals inhabitants townspeople"
    " population mutineers shoppers worshippers miners sailors drowned constables engineer"
    " cook imam surveyor guard guards clerk mother father brother sister son daughter baby"
    " babies infants elders elderly minors adults youths them him her losses combatants"
    " marines recruits conscripts sons orphans guests tourists victim survivor survivors"
    " arrests adolescents teenagers personnel hurt kia wia mia admissions trapped arrested detained"
    " freed inmates customers subscribers users nephews monks priests injuries aid-workers"
    " commander leader spokesman died admitted treated newborns killings executions kidnappings"
    " abductions disappearances graves midwives paramedic paramedics medic medics surgeon surgeons"
    " merchants judges politicians relatives grandparents parents cleric clerics pilots imams"
    " males females widows technician technicians nomads diplomat diplomats pedestrian pedestrians"
)
"""Words for people, and for what befell them where a figure counts that."""
AID: Final = listed(
    "tents tent blankets beds kits parcels meals rations latrines shelters lorries trucks"
    " boats pumps generators doctors nurses teams bottles mattresses stoves tarpaulins doses"
    " vaccines clinics wells boreholes bladders toilets ambulances centres schools homes houses"
)
"""Words for what people in need are given."""
_ILL: Final = listed("cases case infections infection")
_ARMS: Final = listed(
    "shells shell mines mine landmines bombs bomb devices device rockets grenades ordnance"
    " missiles munitions duds charges explosives bomblets"
)
_NO_NOUN: Final = listed("reported confirmed recorded registered known said more others so")
_UNITS: Final = re.compile(
    r"\b(?:litres?|liters?|tonnes?|tons?|kilograms?|kg|hours?|nights?|days?|weeks?|months?|hectares?|acres?)\b",
    re.IGNORECASE,
)
_UNITS_BEHIND: Final = re.compile(rf" {_UNITS.pattern}", re.IGNORECASE)
_TIME_BEHIND: Final = re.compile(r" (?:hours?|nights?|days?|weeks?|months?)\b", re.IGNORECASE)
_TIME: Final = re.compile(r"\b(?:hours?|nights?|days?|weeks?|months?)\b", re.IGNORECASE)
_OTHER_UNITS: Final = re.compile(
    r"^[\w.,]* ?(?:km|kilometres?|kilometers?|met(?:re|er)s?|miles?|feet|mm|cm|degrees?"
    r"|yards?|knots?|volts?"
    r"|am|pm|o'clock|years?|minutes?|magnitude)\b",
    re.IGNORECASE,
)
_ELSE: Final = re.compile(
    r"\b(?:increas|rais|lift|revis|lower|updat)\w+ (?:the |its |their )?(?:\w+ ){0,3}from $"
)
"""Before a figure: it is what a count was before."""
_COMPOUND: Final = re.compile(r"\d-(?:magnitude|met(?:re|er)|kilomet|mile|foot|storey|seat)")
_BY_SEX: Final = re.compile(r"\((?:[^()]{0,50} )?$")
_SEX: Final = re.compile(r" (?:males?|females?|girls|boys|women|men)\b[^()]{0,60}\)")
_CLOCK: Final = re.compile(r"\.? ?[ap]\.? ?m\b", re.IGNORECASE)
_HOUR: Final = re.compile(r"\d{4}")

_NO_NUMBER: Final = listed(
    "most many few several twice thrice double triple half-dozen much halved doubled tripled"
)
_NOT_IT: Final = re.compile(
    r"\b(?:by|every|each|per|according to|(?:up|down|rose|fell) from|compared (?:with|to)"
    r"|(?<!held )against(?: \d[\d,]* (?:and|or))?|than the"
    r"|(?:meant|room|built|designed|enough) for"
    r"|(?:target|capacity|population) of)\s+$",
    re.IGNORECASE,
)
_TOTAL: Final = re.compile(r"^ (?:out )?of (?:(?:the|its|their|all) )?(?:[\w’']+[’']s )?$")
"""Before a figure: it is an agent, a difference, a rate or a total."""
_OF_THE_DEAD: Final = re.compile(r" of the (?:dead|killed|wounded|injured|missing|victims)\b")
_CARRYING: Final = re.compile(
    r"\b(?:bus|coach|minibus|train|lorry|truck|car|van|plane|airliner|helicopter)"
    r" (?:that was )?carrying (?:(?:about|some|around|nearly|more than|at least) )?$"
)
_OF: Final = re.compile(r"(?:^|[.;] )(?:Out )?[Oo]f (?:(?:the|its|their|all|some|about) )*$")
_PART_FOLLOWS: Final = re.compile(
    r"[^.;,]{3,60}? (?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|half)"
    r" (?:\w+ )?(?:are|were|is|was|have|has|had|function|work|remain|closed|lost)\b"
)


def figures_of(line: Line) -> list[Figure]:
    """Return the figures of a sentence that may count an impact."""
    text = line.passage.text
    found: list[Figure] = []
    before = [change.old for change in changes(line)]
    for figure in line.sentence.figures:
        low = figure.text.lower()
        if figure.kind == "rank" or low in _NO_NUMBER or low.endswith("times"):
            continue
        if _HOUR.fullmatch(figure.text) and (not figure.noun or figure.start == 0):
            continue  # the hour of an entry
        if _NOT_IT.search(text[max(figure.start - 16, 0) : figure.start]):
            continue
        behind = text[figure.start : figure.end + 12]
        if _OTHER_UNITS.search(behind):
            continue
        if is_age(line, figure) or any(a <= figure.start < b for a, b in before):
            continue
        if _tells_no_more(text, figure) or _is_no_count(text, figure):
            continue
        if found and _TOTAL.search(text[found[-1].end : figure.start]):
            continue  # the 23 of "six of the 23"
        if re.match(r" (?:\w+ )?(?:on board|aboard)\b", text[figure.end : figure.end + 30]):
            continue
        if _PART_FOLLOWS.match(text, figure.end) and _OF.search(text, 0, figure.start):
            continue  # the 94 of "Of the 94 clinics 39 are damaged"
        if any(n.start <= figure.start and figure.end <= n.end for n in line.sentence.names):
            continue
        found.append(figure)
    return found


def _is_no_count(text: str, figure: Figure) -> bool:
    """Tell whether a figure is an hour, what a count was before, or a part of a compound.

    "A 5.6-magnitude quake", "under-five children"; so are the 90 of "200 people (90 males and 110
    females)", whose whole says enough.
    """
    before = max(figure.start - _BACK, 0)
    return bool(
        _CLOCK.match(text, figure.end)
        or _ELSE.search(text, before, figure.start)
        or _COMPOUND.search(figure.text)
        or text.endswith("-", 0, figure.start)
        or (_BY_SEX.search(text, before, figure.start) and _SEX.match(text, figure.end))
    )


_BACK: Final = 60
"""Characters before a figure that are looked at."""


def _tells_no_more(text: str, figure: Figure) -> bool:
    """Tell whether a figure is set right, or of all who were there: "six, not sixteen".

    So are "one of the dead", and those whom "a bus carrying 50 pilgrims" had.
    """
    one = figure.text.lower() == "one" and _OF_THE_DEAD.match(text, figure.end)
    aboard = _CARRYING.search(text, max(figure.start - 30, 0), figure.start)
    return bool(one or aboard) or text.endswith(" not ", 0, figure.start)


def noun_of(figure: Figure) -> str:
    """Return what a figure counts without the verb behind it: "child died" is a child."""
    words = figure.noun.split()
    if words and words[0].lower() in _VERBS_FIRST:
        return ""  # "86 received injuries"
    while len(words) > 1 and words[-1].lower() in _VERBS_BEHIND:
        words.pop()
    if words and words[0].istitle() and words[0].lower() in PEOPLE:
        words[0] = words[0].lower()  # "448,000 People have fled" of key figures
    return " ".join(words)


_VERBS_FIRST: Final = listed("received suffered sustained sought lost got went")
_VERBS_BEHIND: Final = listed(
    "died killed wounded injured missing fled left displaced detained arrested freed drowned hurt"
    " sheltering homeless trapped stranded"
)


def lasts(line: Line, figure: Figure) -> bool:
    """Tell whether a figure is a length of time."""
    text = line.passage.text
    return bool(_TIME.search(figure.text) or _TIME_BEHIND.match(text[figure.end : figure.end + 8]))


def part_of_them(line: Line, figure: Figure) -> bool:
    """Tell whether a figure is a part of what was counted before it: "22 of them", "of whom 22"."""
    behind = line.passage.text[figure.end : figure.end + 12]
    ahead = line.passage.text[max(figure.start - 9, 0) : figure.start]
    alone = not figure.noun and ahead.endswith("of whom ")
    return alone or bool(re.match(r" of (?:them|whom|which)\b", behind))


_WHO_OF_THEM: Final = re.compile(
    r" of (?:them|whom) (?:were |was )?(?P<who>[a-z]+(?: [a-z]+)?)(?=[,.;)]|$| and\b)"
)


def who_of_them(line: Line, figure: Figure) -> str:
    """Return who a part of those counted are: the civilians of "11 of them civilians", or ""."""
    found = _WHO_OF_THEM.match(line.passage.text, figure.end)
    return found["who"] if found and people(found["who"].split()[-1:]) else ""


_BY_TRADE: Final = re.compile(
    r"(?:herds|[a-z]{3}ers|[a-z]{2}ors|men|ists|[a-z]{3}ees|clerks"
    r"|(?:children|women|girls|boys|folk))$"
)
NO_TRADE: Final = listed(
    "shelters quarters containers centers numbers meters papers helicopters tankers trailers orders"
    " generators tractors borders corners towers rivers powers matters offers doors floors motors"
    " sectors factors reactors boosters banners monitors letters posters lockers bunkers"
    " reservoirs trees degrees fees committees embers"
    " newspapers bladders cylinders transformers computers printers freezers"
)
"""Words with the ending of a trade that are of no people."""


def people(words: Iterable[str]) -> bool:
    """Tell whether words are for people."""
    return any(
        word in PEOPLE or is_trade(word) or (bool(_BY_TRADE.search(word)) and word not in NO_TRADE)
        for word in words
    )


def counts(line: Line, figure: Figure, wanted: Counts) -> bool:
    """Tell whether a figure may be what a cue counts."""
    noun = figure.noun.lower().replace("’", "'").split()
    if noun and noun[-1] in _NO_NOUN:
        noun = []
    if figure.kind == "money" or wanted == "none":
        return figure.kind == wanted
    behind = line.passage.text[figure.end : figure.end + 10]
    measured = bool(_UNITS.search(figure.text) or _UNITS_BEHIND.match(behind))
    if lasts(line, figure) and wanted not in ("any", "things"):
        return False
    if wanted == "money":
        return figure.kind == "percent"
    if wanted == "arms":
        return bool(set(noun) & _ARMS)
    if wanted in ("aid", "ill"):
        fits = _helped(figure, noun, measured) if wanted == "aid" else _ill(noun, measured)
        return fits and not (not noun and figure.kind == "count" and _of_things(line, figure))
    if wanted == "people":
        broken = figure.kind == "count" and bool(figure.low and figure.low % 1)
        if broken or figure.kind == "percent" or (not noun and _of_things(line, figure)):
            return False
        return not measured and (not noun or people(noun))
    return True


_OF_SO_MANY: Final = re.compile(
    rf" (?:out )?of (?:the |its |their )?(?:\d[\d,]*|{'|'.join(ONES)}|twenty|thirty|forty|fifty)"
    r" (?P<noun>[a-z]+(?: [a-z]+){0,2})"
)


def _of_things(line: Line, figure: Figure) -> bool:
    """Tell whether a figure is a part of so many things: "three of five health centres"."""
    found = _OF_SO_MANY.match(line.passage.text, figure.end)
    return found is not None and not people(found["noun"].split()[:2])


def _helped(figure: Figure, noun: list[str], measured: bool) -> bool:
    """Tell whether a figure is of those who get something, or of what they get."""
    given = not noun or people(noun) or bool(set(noun) & AID)
    return measured or given or figure.kind == "fraction"


def _ill(noun: list[str], measured: bool) -> bool:
    return not measured and (not noun or people(noun) or noun[-1] in _ILL)

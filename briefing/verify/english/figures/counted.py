"""What numbers count: people, things, and what became of them.

Which of the words beside a number are the noun that it counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from briefing.verify.english.figures.numerals import HYPHENS, ONES, TENS
from briefing.verify.language import SentenceItem, listed

STATUS: Final = listed(
    "killed dead deaths death died fatalities fatality slain wounded injured injuries hurt "
    "missing displaced detained arrested hospitalised hospitalized homeless infected evacuated "
    "rescued casualties casualty hostage captured trapped"
)
"""What became of those counted; says nothing of who they are."""
PERSONS: Final = listed(
    "combatant combatants "
    "people person persons man men woman women child children boy boys girl girls civilian "
    "civilians soldier soldiers troops fighter fighters militant militants rebel rebels police "
    "policeman policemen policewoman officer officers personnel pilgrim pilgrims migrant "
    "migrants refugee refugees worker workers student students pupil pupils teacher teachers "
    "doctor doctors nurse nurses patient patients prisoner prisoners detainee detainees "
    "hostages captives villager villagers resident residents inhabitants passengers passenger "
    "protester protesters demonstrators demonstrator journalist journalists gunman gunmen "
    "bomber bombers attacker attackers insurgents insurgent guard guards sailor sailors "
    "fisherman fishermen farmer farmers miners seekers seeker families family households "
    "household individuals adults infant infants baby babies conscripts reservists peacekeepers "
    "peacekeeper servicemen marines terrorists victims survivors bystanders commander "
    "commanders townspeople staff crew volunteers engineers medics monitors observers voters "
    "bodies body corpses others mourners worshippers shoppers tourists drivers driver pilots "
    "pilot"
)
THINGS: Final = listed(
    "shells shell rockets rocket missiles missile drones drone bombs bomb mines rounds bullets "
    "grenades tanks vehicles vehicle trucks lorries cars buses boats ships vessels aircraft "
    "planes jets helicopters villages towns cities settlements districts neighbourhoods "
    "neighborhoods houses homes buildings schools hospitals clinics mosques churches tents "
    "shelters camps checkpoints positions targets sites strikes strike attacks attack clashes "
    "clash incidents explosions blasts raids sorties flights cases beds doses meals rations "
    "parcels tonnes tons litres liters barrels kilometres kilometers km miles metres meters "
    "hectares acres dollars euros pounds crowns votes seats signatures arrests"
)
COUNTED: Final = PERSONS | STATUS | THINGS | {"were", "have", "had"}
"""Words behind a bare number such as 2000 that make it a count and no year."""
META: Final = listed(
    "analyst analysts voice voices source sources account accounts item items statement "
    "statements view views side sides expert experts party parties country countries state "
    "states nation nations group groups power powers government governments ally allies "
    "neighbour neighbours neighbor neighbors thing things reason reasons way ways question "
    "questions point points issue issues claim claims report reports version versions reading "
    "readings factor factors option options term terms demand demands condition conditions kind "
    "kinds sort sorts type types form forms part parts step steps front fronts goal goals aim "
    "aims interest interests rival rivals name names official officials leader leaders "
    "spokesman spokesmen man's hand hands other others witness witnesses paper papers article "
    "articles paragraph paragraphs quotation quotations actor actors faction factions camp "
    "region regions area areas place places delegation delegations day days time times stage "
    "stages"
)
"""What a desk counts itself when it sums up ("two analysts"), with no number in the source."""


MOST_WORDS: Final = 4
"""Words a noun may have, its modifiers included."""

_STOP: Final = listed(
    "a an the this that these those his her its their our my your of in on at by to from with "
    "and or but nor for as than then so if when while where who whom whose which what why how "
    "because since until before after during over under between among against near into onto "
    "off out up down about around across along behind beyond through toward towards within "
    "without per via is are was were be been being am has have had do does did will would could "
    "may might can shall should must not no also only just still already now ago later earlier "
    "both each every either it they he she we i you them him us me one ones there here all some "
    "any such again away back more most less fewer least said says say told tells added adds "
    "reported reports announced claimed fell fall falls rose remain remained remains took take "
    "takes taken left leave lost came come comes went go goes gone arrived arrive fought began "
    "begin begun entered enter seized crossed cross reached reach returned return fled flee "
    "live lived need needs stay stays stayed voted attended including following despite "
    "amid even nearly almost alone together overnight yesterday today tonight tomorrow last "
    "thinks think holds hold believes believe wants want expects expect argues argue knows know "
    "next late early old apart daily weekly monthly yearly annually long wide high deep tall"
)
_SKIP: Final = listed("more other others additional further new another extra such")
_DETERMINERS: Final = listed(
    "the its their his her our my your these those all this that those an a"
)
_POINTING: Final = listed("those these this that")
_IRREGULAR: Final = listed(
    "people men women children police troops personnel staff aircraft cattle sheep dead wounded "
    "injured displaced missing killed arrested detained lives policemen gunmen fishermen "
    "servicemen infantry livestock militia crew townspeople tribesmen clergymen businessmen "
    "firemen seamen airmen crewmen guardsmen militiamen infantrymen horsemen herdsmen boatmen "
    "watchmen cameramen riflemen marksmen salesmen postmen foremen frogmen lawmen"
)
_ALSO_KINDS: Final = listed("police women men staff infantry militia")
"""Words in the plural that also say of what kind others are: nine police officers."""
_PLURAL_ENDS: Final = ("children", "people", "women", "workmen", "tradesmen", "folk")
_AUXILIARY: Final = listed(
    "were was are is have has had been being be others people more reported reportedly also so "
    "far confirmed feared believed left still now only"
)
_VERBS: Final = {
    "killing": "killed", "killed": "killed", "kills": "killed", "kill": "killed",
    "wounding": "wounded", "wounded": "wounded", "wounds": "wounded",
    "injuring": "injured", "injured": "injured", "injures": "injured",
    "displacing": "displaced", "displaced": "displaced", "arresting": "arrested",
    "arrested": "arrested", "detaining": "detained", "detained": "detained",
}  # fmt: skip
_QUOTES: Final = frozenset("\"'“”‘’«»„")


def noun_after(toks: Sequence[SentenceItem], at: int, *, of: bool = False) -> str:
    """Return the noun that begins at index ``at``, with its modifiers, "" for none.

    ``of``: only what follows "of" or a determiner counts, as behind "half" and "per cent".
    """
    behind = [token.lower for token in toks[at : at + 4]]
    at, joined = _skip(toks, at)
    if (of and not joined) or (behind[:1] == ["of"] and behind[3:] in (["ago"], ["earlier"])):
        return ""  # 31 of a year ago
    words: list[str] = []
    while at < len(toks) and len(words) < MOST_WORDS:
        token = toks[at]
        if token.text in _QUOTES and not words:
            at += 1
            continue
        if token.kind != "word":
            break
        word, at = _hyphened(toks, at)
        lower = word.lower()
        if lower in _STOP or lower in ONES or lower in TENS or (lower.endswith("ly") and not words):
            break
        words.append(re.sub(r"['’]s?$", "", word))
        if words[-1] != word and at < len(toks) and _is_number(toks[at]):
            words, at = [], at + 1  # "six of the country's eleven districts"
            continue
        if lower in _ALSO_KINDS and at < len(toks) and _is_of_kind(toks[at].lower):
            continue
        if is_plural(lower):
            if at < len(toks) and toks[at].lower in _BANDS and lower not in PERSONS:
                continue  # 178 fire services teams
            return _among(toks, at, lower) or " ".join(words)
    if joined:
        return " ".join(words)
    known = [index for index, word in enumerate(words) if word.lower() in COUNTED]
    if known:
        return " ".join(words[: known[-1] + 1])
    return " ".join(takewhile(lambda word: word[0].isupper(), words))


_BANDS: Final = listed(
    "teams crews units vehicles personnel stations depots centres centers trains"
)
"""What a plural may stand before that says of what kind they are: goods trains."""


def _is_of_kind(behind: str) -> bool:
    """Tell whether a word in the plural is who are counted, behind one that says of what kind."""
    return behind in PERSONS and is_plural(behind)


def _among(toks: Sequence[SentenceItem], at: int, noun: str) -> str:
    """Return whose are the deaths that are counted: civilians, of deaths among civilians."""
    behind = [token.lower for token in toks[at : at + 2]]
    told = noun in STATUS and behind[:1] == ["among"] and len(behind) > 1
    return behind[1] if told and is_plural(behind[1]) else ""


def _is_number(token: SentenceItem) -> bool:
    return token.kind == "number" or token.lower in ONES or token.lower in TENS


def status_after(toks: Sequence[SentenceItem], at: int) -> str:
    """Return what became of those counted: "killed" behind "12 were killed"; else ""."""
    if [token.lower for token in toks[at : at + 2]] in (["of", "them"], ["of", "whom"]):
        at += 2
    for token in toks[at : at + 4]:
        if token.lower in STATUS:
            return token.text
        if token.lower not in _AUXILIARY:
            return ""
    return ""


def status_before(toks: Sequence[SentenceItem], at: int) -> str:
    """Return what a verb right before index ``at`` does to those counted: "killing 12"."""
    return _VERBS.get(toks[at - 1].lower, "") if at > 0 else ""


def _skip(toks: Sequence[SentenceItem], at: int) -> tuple[int, bool]:
    """Pass over "more", "of the", "of its"; tell whether an "of" or a determiner was there."""
    joined = False
    for _ in range(4):
        lower = toks[at].lower if at < len(toks) else ""
        if lower in _DETERMINERS and at and toks[at - 1].lower in _POINTING:
            break  # "in 180 of those the shell came": those are what is counted
        if lower == "of" or (lower in _DETERMINERS and (joined or lower not in ("a", "an"))):
            joined = True
        elif lower not in _SKIP:
            break
        at += 1
    return at, joined


def _hyphened(toks: Sequence[SentenceItem], at: int) -> tuple[str, int]:
    """Return the word at ``at`` with what hyphens join to it, and the index after."""
    word, at = toks[at].text, at + 1
    while at + 1 < len(toks) and toks[at].glued and toks[at].text in HYPHENS:
        if not toks[at + 1].glued or toks[at + 1].kind not in ("word", "number"):
            break
        word, at = f"{word}-{toks[at + 1].text}", at + 2
    return word, at


def is_plural(word: str) -> bool:
    """Tell whether a word in lower case is one for several: villages, people, schoolchildren."""
    if word in _IRREGULAR or word.endswith(_PLURAL_ENDS):
        return True
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    )

"""Opposites that say the same where they stand: who owes has to pay, what is seized is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.verify.english.lexicon import VERB, kinds
from briefing.verify.english.moods import negates
from briefing.verify.english.wording import clause_of, keys_in
from briefing.verify.english.wording.fair_denials import value_of
from briefing.verify.english.wording.otherwise import hinted
from briefing.verify.english.wording.terms import Term, is_number
from briefing.verify.language import listed


def means_the_same(ours: Sequence[Term], here: int, theirs: Sequence[Term], there: int) -> bool:
    """Tell whether two opposites say the same here: who owes has to pay, who defeats wins."""
    mine, other = ours[here], theirs[there]
    if "repair" in (mine.keys | other.keys) or {"days", "nights"} & {mine.word, other.word}:
        return True  # what is damaged has to be repaired; 51 days are no opposite of a night
    if _agreed(ours, here, theirs, there) or _completes(ours, theirs) or _is_left(ours, here):
        return True
    near = theirs[max(there - 2, 0) : there + 4]
    if any(term.word in ("only", "alone") for term in near) and hinted(ours):
        return True  # open to light vehicles only, closed to heavy ones
    if any(rule(ours, here, theirs, there) for rule in _RULES):
        return True
    if "leave" in other.keys and there and theirs[there - 1].word in ("that", "this", "which"):
        return True  # that leaves 210, who remain
    for sentence, index, other in ((ours, here, theirs[there]), (theirs, there, ours[here])):
        if "owe" in other.keys and sentence[index].keys & _PAYING:
            return any(term.word in _DUTY for term in sentence[max(index - 2, 0) : index])
        if "win" in other.keys and "defeat" in sentence[index].keys:  # A defeated B, and so won
            to = sentence[index].word == "defeat" and sentence[index - 1].word == "to"
            active = (sentence[index].word.endswith("ed") or to) and index > 0
            return active and not sentence[index - 1].keys & _BEING
    return False


def _is_left(ours: Sequence[Term], here: int) -> bool:
    """Tell whether who is left is still there: 200 are left in the camp, there are some left."""
    if ours[here].word != "left" or not here:
        return False
    verb = max((at for at in range(here) if ours[at].word in _IS), default=-1)
    between = ours[verb + 1 : here]
    there = verb > 0 and ours[verb - 1].word == "there"
    return verb >= 0 and (there or not between or between[-1].word in ("still", "now", "only"))


_IS: Final = listed("is are was were be remain")


def _completes(ours: Sequence[Term], theirs: Sequence[Term]) -> bool:
    """Tell whether two parts make one whole: one of three is open, of which two are closed."""
    mine, other = ({value_of(term) for term in side} - {0.0} for side in (ours, theirs))
    return any(whole - part in other - mine for whole in mine & other for part in mine - other)


def _beaten(ours: Sequence[Term], here: int, theirs: Sequence[Term], there: int) -> bool:
    """Tell whether who loses with us is whom the source names as beaten: A won against B."""
    if "lose" not in ours[here].keys or "win" not in theirs[there].keys:
        return False
    at = next((i for i in range(there, len(theirs)) if theirs[i].word in _RIVALS), len(theirs))
    who = keys_in(term for term in _subject(ours, here) if term.named)
    return bool(who & keys_in(theirs[at:])) and not who & keys_in(theirs[:at])


_RIVALS: Final = listed("against over from")


def _captive(ours: Sequence[Term], here: int, theirs: Sequence[Term], there: int) -> bool:
    """Tell whether somebody was held before he was freed: had been held, of "in captivity"."""
    if not (ours[here].keys & _HOLDING and theirs[there].keys & _FREEING):
        return False
    had = any(term.word == "had" for term in ours[max(here - 3, 0) : here])
    return had or any(term.keys & _CAPTIVITY for term in theirs)


_CAPTIVITY: Final = listed("captivity capture captive detention custody hostage prison jail")


def _in_turn(ours: Sequence[Term], here: int, theirs: Sequence[Term], there: int) -> bool:
    """Tell whether each is told from its own side: tied up or down, seized by one, lost to one."""
    mine, other = ours[here], theirs[there]
    if {mine.word, other.word} == {"up", "down"}:
        before = [side[at - 1] for side, at in ((ours, here), (theirs, there)) if at]
        return all(term.keys & _EITHER_WAY for term in before)
    behind = there + 1 < len(theirs) and theirs[there + 1].word in ("behind", "short")
    if behind or ("lose" in mine.keys and "take" in other.keys):
        return True  # who falls behind does not fall; what is taken is lost
    if "lose" not in mine.keys or not other.keys & _SEIZING:
        return False
    if any(term.word in ("if", "should", "would") for term in ours):
        return True  # if the bridge falls, Osk loses its road
    who = keys_in(_subject(ours, here))
    return bool(who & keys_in(theirs)) and not who & keys_in(_subject(theirs, there))


def _agreed(ours: Sequence[Term], here: int, theirs: Sequence[Term], there: int) -> bool:
    """Tell whether two opposites are of one thing: who is to be freed is one of those held."""
    mine, other = ours[here], theirs[there]
    if {mine.word, other.word} == {"both", "neither"} and hinted(ours):
        return True  # both will miss what neither will meet
    if {mine.word, other.word} <= _SHARES and _denies(ours) != _denies(theirs):
        return True  # most cannot be used of which few can
    if mine.word in ("night", "nights") and there and theirs[there - 1].word == "before":
        return True  # before dawn it is night
    if {"abstain", "vote"} <= (mine.keys | other.keys) or {"live", "record"} <= (
        mine.keys | other.keys
    ):
        return True  # who abstains does so in a vote; who lives somewhere is not recorded there
    if any(term.keys & _CEASING for term in theirs[there:]):
        return True  # offensives that cease are a truce
    before = theirs[there - 1] if there else None
    if mine.keys & _FREEING and other.keys & _HOLDING and before is not None:
        return before.word not in _AUXILIARY  # who is to be freed is one of those held by them
    # What has to be paid may yet not be.
    return bool(mine.keys & _PAYING) and any(t.word in _DUTY for t in ours[max(here - 3, 0) : here])


_SEIZING: Final = listed("seize capture conquer grab overrun")


def _subject(sentence: Sequence[Term], verb: int) -> list[Term]:
    """Return the words of meaning that stand before a verb in its clause."""
    first, _ = clause_of(sentence, verb)
    return [term for term in sentence[first:verb] if term.content]


_EITHER_WAY: Final = listed("tie burn close shut slow")
"""Verbs that mean the same with "up" as with "down": tied up, tied down."""
_SHARES: Final = listed("few most many")


def _denies(sentence: Sequence[Term]) -> bool:
    return any(negates(term.word) for term in sentence)


_BEING: Final = listed("be get")
_PAYING: Final = listed("pay repay")
_CEASING: Final = listed("cease halt")
_FREEING: Final = listed("release free exchange swap")
_HOLDING: Final = listed("hold detain jail imprison capture")
_AUXILIARY: Final = listed("is are was were be been being has have had still not")
_DUTY: Final = listed("to must should will shall")


_REACH: Final = 5
"""Words about a verb among which what it is done to stands."""
_EVENTS: Final = listed(
    "election vote poll ballot referendum talk meeting summit rally conference hearing ceremony"
    " funeral service exercise session protest march vigil round debate inquiry trial exam event"
    " primary runoff demonstration"
)
_PAPERS: Final = listed(
    "result figure statement report data name list video footage photo photograph image detail"
    " document estimate tape transcript film picture recording album water fund money"
)
_BODILY: Final = listed("into from off out over overboard onto on through aboard")
_VESSELS: Final = listed(
    "ship boat ferry vessel dinghy raft yacht trawler tanker barge tug submarine canoe"
)
_AFLOAT: Final = listed("float refloat surface raise salvage lift")


def _of_other_things(ours: Sequence[Term], here: int, theirs: Sequence[Term], there: int) -> bool:
    """Tell whether two opposites are said of things of which they are none."""
    return any(
        _held_as_events(*two) or _sinks_as_ships(*two) or _bodily(*two) or _runs_short(*two)
        for two in ((ours, here, theirs, there), (theirs, there, ours, here))
    ) or _of_other_verbs(ours, here, theirs, there)


def _about(sentence: Sequence[Term], index: int) -> Iterator[Term]:
    """Yield the words on either side of one, as far as what is done and to what is told."""
    for at in range(max(index - _REACH, 0), min(index + _REACH + 1, len(sentence))):
        if at != index:
            yield sentence[at]


def _held_as_events(one: Sequence[Term], at: int, other: Sequence[Term], there: int) -> bool:
    """Read "an election was held" beside "to release the results": nobody is held or freed."""
    if "hold" not in one[at].keys or not other[there].keys & {"release", "free"}:
        return False
    near = list(_about(one, at))
    papers = [term for term in other[there + 1 : there + 1 + _REACH] if term.keys & _PAPERS]
    if any(term.keys & paper.keys for term in near for paper in papers):
        return False
    return bool(papers) or any(term.keys & _EVENTS for term in near)


def _sinks_as_ships(one: Sequence[Term], at: int, other: Sequence[Term], there: int) -> bool:
    """Read "the ferry sank": what rises or jumps elsewhere is none of its opposites."""
    sinks = "sink" in one[at].keys and any(term.keys & _VESSELS for term in one)
    return sinks and not other[there].keys & _AFLOAT


def _bodily(one: Sequence[Term], at: int, other: Sequence[Term], there: int) -> bool:
    """Read "jumped into the river", which is no rise of a number."""
    del other, there
    leaps = one[at].keys & {"jump", "leap", "climb"}
    return bool(leaps) and any(term.word in _BODILY for term in one[at + 1 : at + 2])


def _runs_short(one: Sequence[Term], at: int, other: Sequence[Term], there: int) -> bool:
    """Read "food is short" beside "long lines for food": what is scarce has no length."""
    if one[at].word != "short" or "long" not in other[there].keys:
        return False
    be = at > 0 and bool(one[at - 1].keys & {"be", "run", "remain", "still"})
    last = at + 1 == len(one) or bool(one[at + 1].follows.strip()) or one[at + 1].word in _SHORT_OF
    subject = keys_in(term for term in one[max(at - 5, 0) : at] if term.content)
    lengthy = other[max(there - 5, 0) : there + 2]
    return be and last and not any(term.keys & subject for term in lengthy)


_SHORT_OF: Final = listed("of in on and but as")


def _of_other_verbs(ours: Sequence[Term], here: int, theirs: Sequence[Term], there: int) -> bool:
    """Read "gave themselves up" beside "threw down their guns": each is of a verb of its own."""
    if {ours[here].word, theirs[there].word} != {"up", "down"}:
        return False
    if any(
        is_number(term) for term in (*ours[here + 1 : here + 3], *theirs[there + 1 : there + 3])
    ):
        return False
    verbs = (_verb_before(ours, here), _verb_before(theirs, there))
    return all(verbs) and not verbs[0] & verbs[1]


_MOVING: Final = listed("go come be move turn send bring get stay keep head look point vote")


def _verb_before(sentence: Sequence[Term], index: int) -> frozenset[str]:
    """Return the forms of the verb that a small word belongs to; those of moving go either way."""
    for term in reversed(sentence[max(index - 3, 0) : index]):
        if kinds(term.word) & VERB and term.content:
            return frozenset() if term.keys & _MOVING else frozenset(term.keys)
    return frozenset()


_RULES: Final = (_in_turn, _beaten, _captive, _of_other_things)

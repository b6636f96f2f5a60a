"""What a sentence says that no rule can be sure of, though all its words and figures are found.

It goes up where the source goes down; has somebody do what the source has done to him; states what
the source holds for likely. Each may be a fair paraphrase, so it is no finding: only no tick.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.lexicon import VERB, kinds
from briefing.verify.english.wording import SentencePair, keys_in, pairs, passage
from briefing.verify.english.wording.polarity import unfounded
from briefing.verify.english.wording.roles import deeds
from briefing.verify.english.wording.terms import Term
from briefing.verify.language import Mismatch, listed

_UP: Final = late_pattern(
    r"(?i)\b(?:r(?:ise[sn]?|ose|ising)|increas\w+|gr(?:ow|ew|own|owth|owing|ows)|climb\w+|jump\w+"
    r"|surg\w+|(?:go|goes|gone|going|went|are|is|was|were) up|doubl\w+|tripl\w+|quadrupl\w+"
    r"|dear(?:er|est)|strongest|gain\w*|up (?:from|by)|soar\w*|swell\w*|swol\w+"
    r"|higher|more|longer|better|exceed\w*|twice)\b"
)
_DOWN: Final = late_pattern(
    r"(?i)\b(?:f(?:all|ell|allen|alling|alls)|decreas\w+|declin\w+|dropp?\w*|lower\w*|fewer"
    r"|(?:go|goes|gone|going|went|come|came|coming|is|are|was|were) down|shr[aiu]nk\w*|reduc\w+"
    r"|cheap(?:er|est)|los(?:e|es|ing|t)(?= (?:\w+ ){0,2}(?:seats?|points?|votes?|ground|place)\b)"
    r"|down (?:from|by)|halv\w+|half|weakest|slump\w*|slid\w*|reced\w+|sank|sink\w*"
    r"|trail\w*|less"
    r"|shorter|worse\w*|recession|below)\b"
)
_SOON: Final = late_pattern(r"(?i)\b(?:sooner|earlier|faster|quicker|punctual|swifter)\b")
_LATE: Final = late_pattern(r"(?i)\b(?:slower|later|late|delay\w*|belated\w*)\b")
_AXES: Final = ((_UP, _DOWN), (_DOWN, _UP), (_SOON, _LATE), (_LATE, _SOON))
_NO_WAY: Final = late_pattern(
    r"(?i)\b(?:or (?:more|less|fewer)|(?:no |any |not )?(?:more|less|fewer) than|no less|no fewer"
    r"|(?:no|any|once|not) more|more or less|up to|shut down|set up|half (?:of|the|an?))\b"
)
"""What bounds a number, and tells no way."""
_HEDGES: Final = listed("may might probably likely possibly perhaps unlikely")
_REACH: Final = 4
"""Words behind a hedge among which what it is said of stands."""
_OPEN: Final = late_pattern(
    r"(?i)\b(?:(?-i:may)|might|c(?:an|ould)|w(?:ill|ould)|should|must|probabl[ey]|(?:un)?likely"
    r"|possibl[ey]|perhaps|unless|whether|if|plan\w*|intend\w*|want\w*|propos\w+|th(?:ink|ought)\w*"
    r"|believe\w*|expect\w*|appear\w*|seem\w*|suggest\w*|estimat\w+|warn\w*|fear\w*|hope\w*|risk\w*"
    r"|forecast\w*|judg\w+|un(?:certain|clear|sure)|not sure|about|around|some|put at|need\w*)\b"
)
"""What leaves open whether something is so."""
DENIED: Final = "may be denied here alone"
WAY: Final = "may go the other way in the source"
PARTIES: Final = "may have who did it the wrong way round"
SURE: Final = "may be less sure in the source"


def unearned(text: str, paragraphs: Sequence[str]) -> Mismatch | None:
    """Return what a text may say otherwise than the paragraphs, None where nothing is known so."""
    for pair in pairs(text, paragraphs):
        alone = unfounded(text, pair, paragraphs) if pair.near else None
        if alone is not None:
            return alone._replace(theirs="", what=DENIED)
        for rule in (_other_way, _turned, _surer):
            found = rule(text, pair) if pair.near else None
            if found is not None:
                return found
    return None


def _other_way(text: str, pair: SentencePair) -> Mismatch | None:
    """Return a word for more where the source only has words for less, or the other way round."""
    ours = _bare(text[pair.ours.start : pair.ours.end])
    theirs = " ".join(map(_bare, _near(pair)))
    for said, other in _AXES:
        word = said.search(ours)
        if word and not other.search(ours) and other.search(theirs) and not said.search(theirs):
            start = pair.ours.start + word.start()
            return Mismatch(
                text[start : start + len(word[0])], start, start + len(word[0]), "", WAY
            )
    return None


@lru_cache(256)
def _bare(sentence: str) -> str:
    return _NO_WAY.sub(lambda match: "_" * len(match[0]), sentence)


def _near(pair: SentencePair) -> Iterator[str]:
    return (place.text[place.sentence.start : place.sentence.end] for place in pair.near[:3])


def _turned(text: str, pair: SentencePair) -> Mismatch | None:
    """Return a deed whose doer stands behind its verb in the source, and whose other before it."""
    for deed in deeds(pair.ours.terms):
        doer, other = deed.doer - deed.other, deed.other - deed.doer
        for place in pair.near[:2] if doer and other else ():
            theirs = place.sentence.terms
            first = [at for at, term in enumerate(theirs) if term.keys & other]
            last = [at for at, term in enumerate(theirs) if term.keys & doer]
            if not first or not last or max(first) > min(last):
                continue
            between = theirs[max(first) + 1 : min(last)]
            if any(term.keys & deed.verb for term in between) and not _passive(between):
                return Mismatch(*passage(text, deed.words), "", PARTIES)
    return None


def _passive(between: Sequence[Term]) -> bool:
    return any(term.word == "by" for term in between)


def _surer(text: str, pair: SentencePair) -> Mismatch | None:
    """Return what a sentence states as it is of which the source says that it may be."""
    sentence = text[pair.ours.start : pair.ours.end]
    if _OPEN.search(sentence):
        return None
    ours = [term for term in pair.ours.terms if term.content and not term.named]
    keys = keys_in(ours)
    theirs = pair.near[0].sentence.terms
    for at, term in enumerate(theirs):
        if term.word in _HEDGES and not term.named:
            behind = theirs[at + 1 : at + 1 + _REACH]
            shared = [t for t in behind if t.keys & keys and kinds(t.word) & VERB]
            if shared:
                said = [each for each in ours if each.keys & shared[0].keys]
                return Mismatch(*passage(text, said[:1]), "", SURE)
    return None

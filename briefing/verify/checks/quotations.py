"""Quotations: whether they stand in a cited paragraph, and are somebody's words there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.brief import model as m
from briefing.brief.licences import is_open
from briefing.brief.parts import quoted
from briefing.compiled import late_pattern
from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checks.spoken import are_one
from briefing.verify.checks.wording import NEGATION
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.sources.record import SHORT, QuoteFact
from briefing.verify.spots import NOTHING, Near, Spot
from briefing.verify.verdicts import Code, Path
from briefing.verify.words.normalise import tokens, words
from briefing.verify.words.quotes import joined, marked, parts, places

ELSEWHERE: Final = Code("quote-elsewhere", "quote")
ALTERED: Final = Code("quote-altered", "quote")
NARRATION: Final = Code("narration-as-quote", "quote")
WEAK: Final = Code("weak-quote", "quote")
TOO_LONG: Final = Code("quote-long", "quote")

LONG: Final = 8
"""Words that a quotation has at most, unless the source's licence is open."""
_WEAK: Final = 2
_TWO: Final = 2
_ALIKE: Final = 50
"""How like a passage must be to be shown beside a quotation that is not there, of 100."""


def check_quotations(case: Case) -> None:
    """Check the quotations of an item, those in quotation marks inside its texts too."""
    for spot, quotation in _quotations(case.item, case.line.path):
        found = _one(case, spot, quotation)
        if found:
            _manner(case, spot, found)
            _polarity(case, spot, quotation)
        else:
            case.could_not_judge(NARRATION, WEAK, TOO_LONG)
        if found or found is None:
            _length(case, spot, quotation)
    for text in case.texts:
        for mark in marked(text.text) if text.quotes else ():
            _one(case, Spot(text.path, mark.start, mark.end, text.own), mark.text)


def _quotations(item: m.Item, path: Path) -> Iterator[tuple[Spot, str]]:
    """Yield what must stand in the source: of a translated quotation the original."""
    for each in quoted(item):
        yield Spot((*path, *each.path)), each.words


def _one(case: Case, spot: Spot, quotation: str) -> list[QuoteFact] | None:
    """Check one quotation; return the source's words for it where it stands there.

    None where it is too long for the sealed record that is at hand to tell.
    """
    split = parts(quotation)
    if not split:
        return []
    found = _stands(case, split)
    if found:
        words_there = " \u2026 ".join(fact.text for fact, _ in found)
        case.found("quote", spot, quotation, words_there, found[0][1])
    elif case.scope.whole and _beyond_the_record(case, split):
        case.unheld(spot, quotation)
        return None
    elif case.scope.whole:
        case.saw("quote")
        _absent(case, spot, quotation)
    else:
        case.unsure("quote", spot, quotation)
    return [fact for fact, _ in found]


def _stands(case: Case, split: list[list[str]]) -> list[tuple[QuoteFact, CitedFacts]]:
    """Return the source's words for the parts of a quotation, in order, with their paragraphs.

    There are none where one of the parts does not stand there.
    """
    found: list[tuple[QuoteFact, CitedFacts]] = []
    place, after = 0, 0
    cited = case.scope.paragraphs
    for part in split:
        while place < len(cited):
            hit = cited[place].quotation(part, after)
            if hit:
                after = hit[0]
                found.append((hit[1], cited[place]))
                break
            if over := _goes_on(part, cited[place : place + 2]):
                found += over
                place, after = place + 1, 0
                break
            place, after = place + 1, 0
        else:
            return []
    return found


def _goes_on(part: Sequence[str], two: Sequence[CitedFacts]) -> list[tuple[QuoteFact, CitedFacts]]:
    """Return the words of a quotation that ends one paragraph and begins the next, else none."""
    if len(two) < _TWO or two[0].source is not two[1].source or two[0].number + 1 != two[1].number:
        return []
    first, second = two
    for at in range(1, len(part)):
        head, tail = joined(part[:at]), joined(part[at:])
        if head in first.quoted and tail in second.quoted:
            facts = (first.facts.quotes[first.quoted.index(head)], first)
            return [facts, (second.facts.quotes[second.quoted.index(tail)], second)]
    return []


def _beyond_the_record(case: Case, split: list[list[str]]) -> bool:
    """Tell whether a quotation may stand in a sealed record's text though the record lacks it.

    That is where a part of it is longer than a record holds, and the others are there.
    """
    held = [part for part in split if len(part) <= SHORT]
    if len(held) == len(split) or case.scope.texts():
        return False
    return not held or bool(_stands(case, held))


def _absent(case: Case, spot: Spot, quotation: str) -> None:
    """Say that a quotation does not stand in the cited paragraphs."""
    message = f"the quotation {shown(quotation)} does not stand in {case.scope.where()}"
    other = _elsewhere(case, quotation)
    if other is not None:
        name = case.name(other)
        near = Near(quotation, other)
        case.error(ELSEWHERE, spot, f"{message}, but in {name}.", f"Cite {name}.", near)
        return
    near = _nearest(case, quotation)
    if near.text:
        hint = f"The source has {shown(near.text)}."
    elif case.scope.texts():
        hint = "Quote the source's own words, or say it in the desk's without quotation marks."
    else:
        hint = (
            "The sealed record does not hold these words:"
            " attach the text (briefing attach) and seal it again."
        )
    case.error(ALTERED, spot, f"{message}.", hint, near)


def _elsewhere(case: Case, quotation: str) -> CitedFacts | None:
    for source in case.book.sources:
        for facts in source.paragraphs:
            if facts.holds(quotation):
                return facts
    return None


def _nearest(case: Case, quotation: str) -> Near:
    """Return the words of the source most like a quotation, and where they stand."""
    from briefing.verify.words.passages import nearest  # few quotations are absent

    texts = case.scope.texts()
    places = case.scope.paragraphs
    if not texts:
        have = [(fact.text, facts) for facts in places for fact in facts.facts.quotes]
        texts, places = [text for text, _ in have], [facts for _, facts in have]
    passage = nearest(quotation, texts) if texts else None
    if passage is None or passage.score < _ALIKE:
        return NOTHING
    paragraph = texts[passage.paragraph - 1]
    words_there = tokens(paragraph)
    first = next((i for i, token in enumerate(words_there) if token.end > passage.start), 0)
    last = min(first + sum(map(len, parts(quotation))), len(words_there)) - 1
    end = max(words_there[last].end, passage.end) if words_there else passage.end
    return Near(paragraph[passage.start : end], places[passage.paragraph - 1])


def _is_turn(case: Case) -> bool:
    """Tell whether what is cited stands below the label of one of the item's voices."""
    forms = [form for each in case.speakers for form in case.book.forms(each.id)]
    labels = [
        each.meant or each.name
        for facts in case.scope.paragraphs
        for each in facts.facts.speakers
        if not each.verb
    ]
    return bool(labels) and are_one(case.language, forms, labels)


def _manner(case: Case, spot: Spot, found: list[QuoteFact]) -> None:
    """Warn of a quotation that nobody speaks."""
    if case.speakers and not any(fact.spoken for fact in found) and not _is_turn(case):
        message = f"these are the source's own words, not {case.speakers[0].name}'s."
        hint = "They stand in no quotation marks there: leave quote out, or let the source speak."
        case.warn(NARRATION, spot, message, hint)


_RULED_OUT: Final = late_pattern(
    r"(?i)\b(?:rul(?:e|es|ed|ing) (?:it |this |that |them )?out|refus\w+|reject\w+"
    r"|den(?:y|ies|ied|ying)|declin\w+|exclud\w+|oppos\w+|dismiss\w+|disput\w+|forbid\w*|forbade|ban(?:s|ned)?|unwilling|unable)\b"
)
"""What denies in its own way what a quotation behind it says."""


def _polarity(case: Case, spot: Spot, quotation: str) -> None:
    """Warn of words that begin right behind the one that denies them, where nothing says so."""
    begins = parts(quotation)[0]
    language = case.language
    if len(begins) <= _WEAK or language.denial(quotation) or language.denial(case.line.text):
        return
    if _RULED_OUT.search(case.line.text):
        return
    for text in case.scope.texts():
        there = words(text)
        cut = [place for place in places(begins, joined(there)) if place]
        if cut and all(language.denies_next(there[:place]) for place in cut):
            first = cut[0] - 1
            theirs = " ".join(there[first : first + 1 + len(begins)])
            message = f"the source denies it: {shown(theirs)}."
            hint = "Quote the word that denies with them, or say in the item that it is denied."
            case.warn(NEGATION, spot, message, hint)
            return


def _length(case: Case, spot: Spot, quotation: str) -> None:
    """Warn of a quotation that is too short to mean much, or too long."""
    count = sum(map(len, parts(quotation)))
    if count <= _WEAK:
        number = "one word" if count == 1 else "two words"
        message = f"a quotation of {number} shows little of what was said."
        case.warn(WEAK, spot, message, "Quote a few words more, or none.")
    if count > LONG and not _open(case):
        message = f"a quotation of {count} words; the source's licence is not open."
        case.warn(TOO_LONG, spot, message, f"Keep it to {LONG - 1} words or fewer.")


def _open(case: Case) -> bool:
    """Tell whether the licences of all cited sources let their words be passed on."""
    cited = {cite.source for cite in case.scope.cites}
    licences = [s.licence or "" for s in case.book.brief.sources if s.id in cited]
    return bool(licences) and all(map(is_open, licences))


def credited(case: Case) -> list[str]:
    """Return whom the source credits with the item's quotations, as joined words."""
    out = []
    for _, quotation in _quotations(case.item, case.line.path):
        for fact, _ in _stands(case, parts(quotation)):
            if fact.spoken and fact.by:
                out.append(joined(words(fact.by)))
    return out


def told_aside(case: Case) -> bool:
    """Tell whether an item says what the source tells of who speaks: the firm, which has 40 ships.

    Such a clause is the source's own, whoever is quoted behind it.
    """
    asides = [m[0] for facts in case.scope.paragraphs for m in _ASIDE.finditer(facts.text or "")]
    return bool(asides) and case.language.share_absent(case.line.text, asides) < _MOSTLY


_ASIDE: Final = late_pattern(
    r"[^\s,][^,.\u201c\"]{0,60}, (?:the|an?|which|who|whose|where)\b[^\u201c\u201d\"]{8,200}?,"
    r" (?:\w+ )?(?:sa(?:id|ys)|told|tells|warn(?:ed|s)|announced)\b"
    # "Despite the shelling of the port, he said"
    r"|(?:(?<=[.?!] )|^)(?:Despite|Amid|After|Following|Before|During|While|With|As|Since|When)\b"
    r"[^.\u201c\u201d\"]{8,200}?(?=,\s(?:[\w\u2019'.-]+\s){1,6}?(?:said|says|told|added)\b)"
    # "..., A said, as concerns grow": what the paper tells behind whose word it is
    r"|(?<=said, )(?:as|after|while|amid|when)\s[^.\u201c\u201d\"]{12,}"
    # "..., A added, setting up a long wait"
    r"|(?<=(?:said|adds), )[a-z]+ing\s[^.\u201c\u201d\"]{12,}"
    r"|(?<=added, )[a-z]+ing\s[^.\u201c\u201d\"]{12,}"
    # "told a news conference in Osk, the nearest town to the mine"
    r"|(?<=\sin )[A-Z]\w+,\s(?:the|an?)\s[^.\u201c\u201d\"]{8,}"
    r"|\btold\s(?:the\s)?(?:[A-Z][\w.-]*\s){1,3}here,\s[^.\u201c\"]+"  # where a reporter was
)
_MOSTLY: Final = 0.5
"""The share of an item's words, by weight, that such a clause may lack."""

"""Wording: whether the words of an item's sentence are those of the source.

Of them a rule can only suspect: all of this are warnings, and only with the text at hand. An error
is only an item of whose words none stand where it cites, and most in another paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.brief.sections import SECTION
from briefing.compiled import late_pattern
from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checked_texts import CheckedText
from briefing.verify.checks.reckoned.otherwise import is_difference
from briefing.verify.language import Figure, Mismatch
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.sources.turns import answers
from briefing.verify.spots import Message, Near, Spot
from briefing.verify.verdicts import Code, Path

NEGATION: Final = Code("negation")
OPPOSITE: Final = Code("opposite")
WORDING: Final = Code("wording")
ELSEWHERE: Final = Code("cite-elsewhere", "cite")
LIKELIHOOD_IN_TEXT: Final = Code("likelihood-in-text")
SUSPECT: Final = 0.78
"""The share of an item's words, by weight, that the source lacks before there is a warning."""
BORNE_OUT: Final = 0.9
"""The same where a figure, a date or a quotation of the item stands in what it cites."""
_NOWHERE: Final = 0.85
"""The share of its words that the whole source lacks of a statement that is from nowhere."""
_MANY: Final = 7
"""How many they are at least: a short paraphrase may well have none of its source's words."""
_HALF: Final = 0.5
_SOME: Final = 3
_AHEAD: Final = 0.4
"""How much more of its words, as a share, another paragraph has if it is the one that was meant."""
_COMMON: Final = 2
"""Other paragraphs that have a word which shows none."""
_NONE: Final = 0.99
"""The share of its words that the cited paragraphs lack of an item that is of another one."""
_CLEARLY: Final = 0.5
"""How much of its words, as a share, that one has then, and how many at least."""
_TWO: Final = 2
_BACK: Final = 3
"""Paragraphs before the cited one to which its pronouns may point."""
_PARAGRAPHS: Final = 200
"""Paragraphs of a source that are looked through for that one."""
_ENOUGH: Final = 5
"""Missing words that it takes: of a short sentence a single one is a large share."""


def check_wording(case: Case) -> None:
    """Check the sentence of an item word by word."""
    if case.line.section == "judgements":
        _likelihood(case)
    text = next((text for text in case.texts if text.path[-1] == "text"), None)
    if text is None or text.own or SECTION[case.line.section].word != "reported":
        return
    texts = case.scope.texts()
    if not texts or case.line.basis == "inferred":
        case.unsure("wording")
        if case.line.basis != "inferred":  # a record has too little of the wording
            case.could_not_judge(NEGATION, OPPOSITE, WORDING, ELSEWHERE)
        return
    language = case.language
    judged = "wording" in language.judged
    if judged:
        case.saw("wording")
    else:
        case.unsure("wording")
        case.could_not_judge(NEGATION, OPPOSITE, WORDING, ELSEWHERE)
    for code, rule, what in (
        (NEGATION, language.negation, "is denied on one side only"),
        (OPPOSITE, language.opposite, "seems to say the opposite of the source"),
        (WORDING, language.degree, "may go further than the source"),
    ):
        mismatch = rule(text.text, texts)
        rest = mismatch is not None and code is not WORDING and _is_rest(case, text, mismatch)
        if mismatch is not None and not rest:
            _mismatch(case, code, mismatch.what or what, text.path, mismatch)
    _check_words(case, text, texts)


def _check_words(case: Case, text: CheckedText, texts: Sequence[str]) -> None:
    """Check how many words of an item its paragraphs have, and whether another one has them."""
    language, judged = case.language, "wording" in case.language.judged
    # What the desk calls the voices by is not the paragraph's, nor is what an answer answers.
    asked = [each.text for facts in case.scope.paragraphs if (each := answers(facts))]
    voices = [form for each in case.line.speakers for form in case.book.forms(each.id)]
    known = [*texts, *asked, *voices]
    shown_there = language.share_absent(text.text, [*texts, *voices])
    lacking = [
        each for each in language.absent(text.text, known) if judged and not each.text[:1].isdigit()
    ]
    share = language.share_absent(text.text, known)
    suspect = share >= (BORNE_OUT if _borne_out(case) else SUSPECT)
    meant = _meant(case, text, share) if len(lacking) >= _SOME and share >= _HALF else None
    other = _elsewhere(case, text, known) if len(lacking) >= _TWO and share >= _NONE else None
    if other is not None:
        message = f"none of its words stand in {case.scope.where()}; they do in {case.name(other)}."
        bare = f"none of its words stand in {case.scope.where()}."
        hint = f"Cite {case.name(other)}, if that is meant."
        case.error(ELSEWHERE, Spot(text.path), Message(message, bare), hint, Near("", other))
    elif meant is not None:
        message = f"its words stand in {case.name(meant)} rather than in {case.scope.where()}."
        case.warn(WORDING, Spot(text.path), message, f"Cite {case.name(meant)}, if that is meant.")
    elif len(lacking) >= _ENOUGH and suspect and _foreign(case, text, known):
        missing = ", ".join(word.text for word in lacking[:6])
        message = f"many of its words are not in {case.scope.where()}: {missing}."
        hint = "Check the citation, or stay nearer to the source."
        case.warn(WORDING, Spot(text.path), message, hint)
    from briefing.verify.checks import earned  # of whole texts alone

    earned.check(case, text, texts, shown_there)


def _is_rest(case: Case, text: CheckedText, mismatch: Mismatch) -> bool:
    """Tell whether a number of a sentence is what the source's leave, of which it says otherwise.

    A quarter died, and 75 % live; of 37 aboard 26 were saved, and eleven drowned.
    """
    from briefing.verify.checks.reckoned.totals import is_left

    places = case.scope.paragraphs
    return any(
        is_left(figure, places, text.text, case.language)
        if figure.kind in ("percent", "fraction")
        else is_difference(case, figure, text.text)
        for figure in case.language.find_figures(text.text)
        if _in_clause(text.text, figure, mismatch)
        if not any(case.language.agrees(figure, each) for f in places for each in f.figures)
    )


def _in_clause(text: str, figure: Figure, mismatch: Mismatch) -> bool:
    """Tell whether what is said otherwise is said of a number: behind it, in its clause."""
    if mismatch.end <= figure.start:
        return _ONLY.fullmatch(text, mismatch.end, figure.start) is not None  # lost only three
    return not any(stop in text[figure.end : mismatch.start] for stop in _STOPS)


_ONLY: Final = late_pattern(r"\s(?:(?:only|just|about|some|another)\s)?")
_STOPS: Final = (";", ":", ". ", ", ")


def _foreign(case: Case, text: CheckedText, known: Sequence[str]) -> bool:
    """Tell whether a sentence of other words than its paragraphs' is more than a free paraphrase.

    That speaks of what the rest of the source speaks of, or a figure, a date or a name of it
    stands where it says. What is from nowhere has nothing of the source.
    """
    fields = ("figures", "dates", "names")
    if any(m.field in fields and m.source and m.path == text.path for m in case.matches):
        return False
    places = [*known, *(each for source in case.scope.sources for each in source.text)]
    if case.language.share_absent(text.text, places) < _NOWHERE:
        return False
    return len(case.language.absent(text.text, places)) >= _MANY


def _meant(case: Case, text: CheckedText, share: float) -> CitedFacts | None:
    """Return the paragraph that has far more of a sentence's words than the cited ones have.

    None where something else of the item shows that it is of these.
    """
    if _borne_out(case) or "wording" not in case.language.judged:
        return None
    names = [form for each in case.line.speakers for form in case.book.forms(each.id)]
    others = _others(case)
    shares = [case.language.share_absent(text.text, [each.text, *names]) for each in others]
    best = min(range(len(shares)), key=shares.__getitem__, default=-1)
    if best < 0 or share - shares[best] < _AHEAD:
        return None
    # Words that many paragraphs have are of all: they show no paragraph.
    some = [each.text for at, each in enumerate(others) if at != best]
    common = [
        word.text
        for word in case.language.content_words(text.text)
        if sum(not case.language.absent(word.text, [each]) for each in some) >= _COMMON
    ]
    ahead = case.language.share_absent(text.text, [others[best].text, *names])
    less = case.language.share_absent(text.text, [*case.scope.texts(), *names, *common])
    return others[best] if less - ahead >= _AHEAD / 2 else None


def _others(case: Case) -> list[CitedFacts]:
    """Return the paragraphs that an item might cite instead."""
    cited = set(map(id, case.scope.paragraphs))
    return [
        facts
        for source in case.scope.sources
        if len(source.paragraphs) <= _PARAGRAPHS
        for facts in source.paragraphs[1:]  # a headline has words of all
        if facts.text
        and not facts.text.endswith("?")
        and id(facts) not in cited
        and not facts.is_row
    ]


def _elsewhere(case: Case, text: CheckedText, known: Sequence[str]) -> CitedFacts | None:
    """Return the paragraph that has most of the words of an item of which the cited have none.

    None where anything else of it stands there, or where these point back to that paragraph.
    """
    fields = ("figures", "dates", "quote", "names")
    cited = case.scope.paragraphs
    numbers = {facts.number for facts in cited}
    if any(match.field in fields and match.paragraph in numbers for match in case.matches):
        return None
    if not case.scope.whole or any(facts.is_row or facts.rows for facts in cited):
        return None
    others = [facts for facts in _others(case) if not facts.rows]
    shares = [case.language.share_absent(text.text, [each.text]) for each in others]
    best = min(range(len(shares)), key=shares.__getitem__, default=-1)
    if best < 0 or shares[best] > 1 - _CLEARLY:
        return None
    lacking = {word.text for word in case.language.absent(text.text, known)}
    lacking -= {word.text for word in case.language.absent(text.text, [others[best].text])}
    before = (facts for facts in cited if facts.number > others[best].number)
    back = any(
        answers(facts)
        or (facts.number - others[best].number <= _BACK and _POINTS_BACK.search(facts.text))
        for facts in before
    )
    return others[best] if len(lacking) >= _TWO and not back else None


_POINTS_BACK: Final = late_pattern(
    r"(?i)\b(?:such|it|its|they|their|them|th(?:is|ese|at|ose)|did|do|does|so|he|she|him|her|his)\b"
)
"""What a paragraph may say of what one before it has named: both parties have such systems."""


def _borne_out(case: Case) -> bool:
    """Tell whether a figure, a date or a quotation of the item was found where it says."""
    fields = ("figures", "dates", "quote")
    return any(match.field in fields and match.source for match in case.matches)


def _mismatch(case: Case, code: Code, what: str, path: Path, mismatch: Mismatch) -> None:
    said = f"{shown(mismatch.ours)} {what}"
    message = Message(f"{said}: the source has {shown(mismatch.theirs)}.", f"{said}.")
    hint = "Read the paragraph again; where this is a fair paraphrase, waive it with the reason."
    case.warn(code, Spot(path, mismatch.start, mismatch.end), message, hint, Near(mismatch.theirs))


def _likelihood(case: Case) -> None:
    """Warn of a likelihood inside a judgement's sentence: it has a field of its own (ICD 203)."""
    span = case.language.likelihood(case.line.text)
    if span:
        spot = Spot((*case.line.path, "text"), *span)
        message = f"the sentence itself says {shown(case.line.text[slice(*span)])}."
        hint = "Say what would happen here, and how likely it is in likelihood alone."
        case.warn(LIKELIHOOD_IN_TEXT, spot, message, hint)

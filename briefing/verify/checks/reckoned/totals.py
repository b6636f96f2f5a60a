"""Totals of columns, shares of wholes, and what a sentence leaves of a whole by a denial."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import isclose
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.checks.parts import sentence_with, wholes
from briefing.verify.checks.reckoned.shares import comes_near, is_share
from briefing.verify.language import Figure, Language
from briefing.verify.sources.facts import CitedFacts

_LEFT: Final = late_pattern(
    r"(?i)\b(?:no|not|without|never|none|nobody|un[a-z]{4,}|refus\w+|reject\w+|ignor\w+|pending|still"
    r"|yet|remain\w*|others?|rest|left|miss\w+|fail\w+|lack\w*|wait\w*|await\w*|deni\w+|declin\w+"
    r"|smaller|fewer|less|lower|below|down|cheaper|weaker|f[ae]ll\w*|dropp?\w*|shr[aiu]nk\w*"
    r"|reduc\w+|cut|turned down|stay\w*|closed|empty|idle|lost|against|only|alone"
    r"|out of (?:service|action|use|order|work|school|stock))\b|n['’]t\b"
)
"""What a sentence says of those of whom something is not said."""
_OF: Final = late_pattern(r"(?i)\s(?:[\w’'-]+\s){0,3}?(?:out )?of (?:[\w’'-]+\s){0,3}$")
_LED: Final = late_pattern(r"(?i)\bof (?:(?:the|its|their|some|about|all)\s){0,2}$")
_TOTAL_ROW: Final = late_pattern(r"(?i)\b(?:total|all|sum|overall|grand)\b")

_YEAR: Final = late_pattern(r"\b(?:19|20)\d\d\b")
_NEAR: Final = 2
"""How many numbers may stand between a whole and its part."""


def column_totals(places: Sequence[CitedFacts], text: str) -> Iterator[float]:
    """Yield what the columns of cited tables come to, and those of their rows that a text names."""
    cited = [facts for facts in places if facts.row]
    parents = {facts.number: facts.source.paragraphs[facts.number - 1] for facts in cited}
    for facts in (*places, *parents.values()):
        table = facts.table if facts.rows else None
        if table is None:
            continue
        columns: dict[int, list[tuple[int, Figure]]] = defaultdict(list)
        for cell, figures in facts.cells:
            last = figures[-1]  # a second one is the same with the unit of its head
            single = len(figures) == 1 or (len(figures) == 2 and figures[0].text in last.text)
            if single and last.low is not None and not _TOTAL_ROW.search(table.labels[cell.row]):
                columns[cell.column].append((cell.row, last))
        in_part = facts in parents.values()
        named = {
            row
            for row, label in enumerate(table.labels)
            if label and label in text
            if not in_part or any(label in each.text for each in cited)
        }
        dated = {
            row
            for row, label in enumerate(table.labels)
            if not in_part and (year := _YEAR.search(label)) and year[0] in text
        }
        every = set() if in_part else set(range(len(table.labels)))
        for column in columns.values():
            for rows in (every, named, dated):
                values = [each.low or 0.0 for row, each in column if row in rows]
                if len(values) > 1:
                    yield sum(values)


def is_left(figure: Figure, places: Sequence[CitedFacts], text: str, language: Language) -> bool:
    """Tell whether a number is what its sentence, by a denial, leaves of a whole.

    "Fourteen of the 17 were not granted" where three of 17 were; 39 per cent did not vote of whom
    61 did. The whole stands in the sentence, and it and its part near each other in a paragraph.
    """
    if figure.low is None or figure.low != figure.high or figure.unit == "pp":
        return False
    whole_share = figure.kind == "percent" or (figure.kind == "fraction" and figure.unit != "times")
    balance = figure.kind == "percent" and any(_is_balance(figure, f, text) for f in places)
    if balance or _is_of_scaled(figure, places):
        return True
    turned = whole_share and language.opposite(text, [f.text for f in places if f.text]) is not None
    told = turned or _LEFT.search(text) is not None
    if whole_share:
        return not _BY.search(text, 0, figure.start) and any(
            _leaves(each, figure)
            and (
                turned
                or (told and not _says_as_much(each, facts))
                or _is_gone(each, facts, text)
                or _falls_to(figure, each, facts, text)
            )
            for facts in places
            for each in facts.figures
        )
    if not told:
        return False
    whole = _whole(figure, text, language)
    return whole > figure.low and any(
        _has_part(facts, whole, whole - figure.low) for facts in places
    )


_BALANCE: Final = late_pattern(r"(?i)\bthe (?:rest|remainder|balance|others)\b([^.;]{0,60})")


def _is_balance(figure: Figure, facts: CitedFacts, text: str) -> bool:
    """Tell whether a share is what a source calls the rest of one, and is told of whose it is."""
    for each in facts.figures if facts.text else ():
        found = _BALANCE.search(sentence_with(each.text, facts.text))
        if found and each.kind == "percent" and isclose(100 - (each.low or 0), figure.low or 0):
            own = {word.lower() for word in _LONG.findall(found[1])}
            return any(word.lower() in own for word in _LONG.findall(text))
    return False


_LONG: Final = late_pattern(r"[^\W\d_]{4,}")
_BY: Final = late_pattern(
    r"(?i)\bby\s(?:(?:about|some|around|over|nearly|almost|roughly|just|an?)\s){0,2}$"
)
"""What stands before so much as something grew or fell by: no rest."""


_LEVEL: Final = late_pattern(r"(?i)\b(?:to|at|only)\s(?:(?:about|some|around|just|only)\s)?$")


def _leaves(theirs: Figure, ours: Figure) -> bool:
    """Tell whether a share is what a printed one leaves of one whole."""
    if ours.kind == "fraction":
        return _completes(ours, theirs)
    if theirs.kind == "percent":
        return isclose(100 - (theirs.low or 0.0), ours.low or 0.0)
    return _completes(ours._replace(low=(ours.low or 0.0) / 100), theirs)


_GONE: Final = late_pattern(
    r"(?i)\b(?:los(?:e|es|t|ing)|shed|d(?:ie[sd]?|ying)|burn(?:s|ed|t|ing)?|destroy\w*|kill\w*"
    r"|perish\w*|cull\w*|fell|collaps\w+|ruin\w*|rott?\w*|spoil\w*|sank|sunk|wiped out"
    r"|(?:washed|swept) away|gone|dead|missing|no (?:more|longer)"
    r"|shut|closed|leak\w*|broken|damaged|idle|without)\b"
)
"""What is said of that part of a whole which is no more."""


def _is_gone(theirs: Figure, facts: CitedFacts, text: str) -> bool:
    """Tell whether a share is of what is no more, and ours of what is left of it."""
    if not facts.text or _GONE.search(text):
        return False
    return any(map(_GONE.search, _around(theirs, facts)))


_BEHIND: Final = late_pattern(r"(?i)\s(?:lower|less|fewer|smaller|down|off)\b")
_TO_WHAT: Final = late_pattern(r"(?i)\bto\s(?:about\s|some\s|only\s)?$")
_OF_WHAT: Final = late_pattern(r"(?i)\sof (?:what|that)\b")


def _falls_to(figure: Figure, theirs: Figure, facts: CitedFacts, text: str) -> bool:
    """Tell whether a share is what something fell to, of what it fell by: down by two thirds."""
    at = facts.text.find(theirs.text) if facts.text else -1
    by = at >= 0 and (
        _BY.search(facts.text, 0, at) is not None
        or _BEHIND.match(facts.text, at + len(theirs.text)) is not None
    )
    to = _TO_WHAT.search(text, 0, figure.start) or _OF_WHAT.match(text, figure.end)
    return by and to is not None


def _around(share: Figure, facts: CitedFacts) -> tuple[str, str]:
    """Return what its sentence has before a share and behind it, as far as the next ones."""
    sentence = sentence_with(share.text, facts.text)
    before, _, behind = sentence.partition(share.text)
    for other in facts.figures:
        if is_share(other) and other.text != share.text:
            before = before.rsplit(other.text, 1)[-1]
            behind = behind.split(other.text, 1)[0]
    return before, behind


_CLAUSES: Final = late_pattern(r";|,\sand\s")


def _says_as_much(theirs: Figure, facts: CitedFacts) -> bool:
    """Tell whether the source itself says by a denial what its share is of: a third have none."""
    if not facts.text:
        return False
    before, behind = _around(theirs, facts)
    before, behind = _CLAUSES.split(before)[-1], behind.split(";", 1)[0]
    level = _LEVEL.search(before) is not None  # fell to 60 percent: 40 percent less
    return not level and (_LEFT.search(before) or _LEFT.search(behind)) is not None


_TURNED: Final = {">": "<", "<": ">", ">=": "<=", "<=": ">="}


def _completes(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two shares make one whole: over two thirds, of less than a third."""
    if theirs.low is None or theirs.low != theirs.high:
        return False
    if theirs.kind != "percent" and (theirs.kind != "fraction" or theirs.unit == "times"):
        return False
    share = theirs.low / 100 if theirs.kind == "percent" else theirs.low
    bound = _TURNED.get(theirs.op, theirs.op)
    left, mine = 1 - share, ours.low or 0.0
    if theirs.op == "=" and ours.op in ("<", ">"):  # almost four in ten, of 39 per cent
        return 0 < (mine - left) * (1 if ours.op == "<" else -1) <= _ROUGHLY
    rough = ours.kind == "fraction" and theirs.kind == "percent" and ours.op in "~="
    return isclose(left, mine, abs_tol=_ROUGHLY if rough else 0.006) and ours.op in (bound, "~")


_ROUGHLY: Final = 0.02
"""How far a share in words may lie from one in per cent: four in ten, of 39."""


def _whole(figure: Figure, text: str, language: Language) -> float:
    """Return the number of which a sentence says that another is a part, 0 without one."""
    for each in language.find_figures(text):
        after = _OF.fullmatch(text[figure.end : each.start]) if each.start > figure.end else None
        led = each.end <= figure.start and _LED.search(text, 0, each.start) is not None
        if (after or led) and each.low is not None and each.low == each.high:
            return each.low
    return 0.0


def _has_part(facts: CitedFacts, whole: float, part: float) -> bool:
    """Tell whether one sentence of a paragraph has two numbers near each other."""
    for number, each in enumerate(facts.figures):
        if each.kind == "fraction" and _of_so_many(facts, each) == [part, whole]:
            return True  # two out of five
        if each.low == whole:
            near = facts.figures[max(number - _NEAR, 0) : number + _NEAR + 1]
            sentence = sentence_with(each.text, facts.text)
            behind = facts.text.partition(sentence)[2] if sentence else ""  # none of a record
            if any(
                other.low == part
                and (other.text in sentence or behind.lstrip(".!? ").startswith(other.text))
                for other in near
            ):
                return True
    return False


def _of_so_many(facts: CitedFacts, share: Figure) -> list[float]:
    """Return both numbers of a share that is said by them, [2, 5] of two out of five."""
    ends = share.text.split()
    parse = facts.source.language.parse_figure
    found = [parse(word, "") for word in (ends[0], ends[-1])] if len(ends) > 2 else []
    return [each.low for each in found if each is not None and each.low is not None]


_OF_SCALED: Final = late_pattern(
    r"(?<![\d.,])(?P<part>\d[\d.]*)\s(?:out\s)?of\s(?:(?:the|its|a)\s)?(?:total\s)?"
    r"(?P<whole>[$€£]?\d[\d.,]*\s(?P<scale>thousand|million|billion))\b"
)
"""A part that has the scale of its whole: 2.7 of the 11 million it needs."""


def _is_of_scaled(figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether a number is the share that such a part has of its whole, or its rest."""
    if is_share(figure):
        return any(comes_near(figure, part / whole) for part, whole in _scaled_parts(places))
    exact = figure.kind in ("money", "count") and figure.op in "=~"
    return exact and any(
        isclose(whole - part, figure.low or 0.0, rel_tol=1e-6 if figure.op == "=" else 0.03)
        for part, whole in _scaled_parts(places)
    )


def _scaled_parts(places: Sequence[CitedFacts]) -> Iterator[tuple[float, float]]:
    """Yield parts with their wholes, where the scale is printed with the whole alone."""
    for facts in places:
        for match in _OF_SCALED.finditer(facts.text or ""):
            parse = facts.source.language.parse_figure
            part, whole = parse(f"{match['part']} {match['scale']}", ""), parse(match["whole"], "")
            if part and whole and part.low and whole.low and part.low < whole.low:
                yield part.low, whole.low


def portions(places: Sequence[CitedFacts]) -> Iterator[float]:
    """Yield the shares that parts have of their wholes."""
    for facts in places:
        for part, whole in wholes(facts):
            if whole.low and part.low and not is_share(part):
                yield part.low / whole.low


def shares_beside(places: Sequence[CitedFacts]) -> Iterator[float]:
    """Yield the shares that a count has of one before it in its sentence: 19 reports: 11 of..."""
    for facts in places:
        counts = [f for f in facts.figures if f.kind == "count" and f.low == f.high and f.low]
        for whole, part in combinations(counts, 2):
            if part.text in sentence_with(whole.text, facts.text):
                yield (part.low or 0.0) / (whole.low or 1.0)

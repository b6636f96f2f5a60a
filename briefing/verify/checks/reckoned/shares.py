"""Shares, and the numbers of a paragraph to reckon with."""

from __future__ import annotations

from typing import Final

from briefing.verify.case import Case
from briefing.verify.language import Figure
from briefing.verify.sources.facts import Facts

NEARLY: Final = ("nearly", "almost", "close to", "just under")


def is_share(figure: Figure) -> bool:
    """Tell whether a figure is a part of one whole: percent or a fraction, no points, no times."""
    percent = figure.kind == "percent" and figure.unit != "pp"
    return percent or (figure.kind == "fraction" and figure.unit != "times")


def singles(facts: Facts) -> list[tuple[int, Figure]]:
    """Return the numbers of a paragraph with their places, both ends of what runs from to.

    "A kilogramme" and "one" are no numbers to reckon with.
    """
    out: list[tuple[int, Figure]] = []
    for each in facts.figures:
        if each.kind == "vague" or each.low is None or each.high is None:
            continue
        if each.kind == "rank" or is_one(each):
            continue
        at = len({place for place, _ in out})
        out.append((at, each._replace(high=each.low)))
        if each.high != each.low:
            out.append((at, each._replace(low=each.high)))
    return out


def is_one(figure: Figure) -> bool:
    """Tell whether a figure is "one" or "a" in words."""
    return figure.low == figure.high == 1 and not figure.text[:1].isdigit()


def same(case: Case, ours: str, theirs: str) -> bool:
    """Tell whether two nouns are both there and may be one."""
    return bool(ours and theirs) and case.language.same_noun(ours, theirs)

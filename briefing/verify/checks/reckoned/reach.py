"""Numbers within reach: what steps of arithmetic make of the numbers that are cited.

A number that is reached is not shown to be wrong. How far the steps may go is a matter of chance:
what is in reach is held against the figure, and against others of its form in its place ("37 of
them" against 20 to 70). Where hardly one of those is met, that the figure is tells something; where
many are, it tells nothing. So a number of three digits may come of any two, and a small one of
numbers that count the same in one sentence.
"""

from __future__ import annotations

from math import log10
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.digits import is_slip
from briefing.verify.checks.reckoned.chance import is_met, others_like
from briefing.verify.checks.reckoned.shares import same
from briefing.verify.checks.reckoned.steps import Amount, amount, within_reach
from briefing.verify.language import Figure

_CHANCE: Final = (0.5, 0.2, 0.09, 0.09, 0.09)
"""Of how many other figures of its form what is so far may be true at most, by how far it is."""
_PLAIN_SHARE: Final = (0.35, 0.2)
"""The same of a share or a multiple in words, of which there are few."""
_RIVALLED: Final = (0.1, 0.1, 0.02)
"""The same of a figure that may be meant for a printed one."""
_SLIPPED: Final = (0.3, 0.2, 0.1, 0.1)
"""The same of one that is a digit off a printed one, or has two of them exchanged."""
_UNREAD: Final = (0.1,)
"""The same where what numbers count is not read."""
_FEW: Final = 20
"""Up to what a number of things is met by chance nearly always."""
_SAME: Final = 1e-9
"""How far two shares may lie apart that are one."""
_RIVAL: Final = 2.0
"""How many times as much a number is at most that may be meant for another."""
_GROWN: Final = late_pattern(
    r"(?i)\b(?:gr[eo]w\w*|ris\w+|rose|f[ae]ll\w*|increas\w+|decreas\w+|declin\w+|shr[aiu]nk\w*"
    r"|dropp?\w*|gain\w*|cut\w*|reduc\w+|dearer|cheaper|goes up|gone up|went up|down)\b"
)
"""What says that something has become more or less."""


def in_reach(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether steps of arithmetic make a number of ``text`` of those that are cited."""
    if (figure.low or 0.0) <= 0 or figure.low != figure.high or figure.kind in ("vague", "rank"):
        return False
    if figure.kind == "count" and figure.op == "=" and (figure.low or 0.0) <= _FEW:
        return False
    ours = amount(case, figure)
    cost, chance = _nearest(case, figure, ours, text)
    limits = _limits(case, figure, text)
    return cost < len(limits) and chance <= limits[cost]


def _nearest(case: Case, figure: Figure, ours: Amount, text: str) -> tuple[int, float]:
    """Return how far the nearest steps are that make a figure, and of how many others they may."""
    told = case.language.tells_change(text, figure.start, figure.end)
    told = told or (figure.kind == "percent" and _GROWN.search(text) is not None)
    scale = ours.value / (figure.low or 1.0)
    reach = [
        each if each.sort not in ("", "often", "lasts") else each._replace(value=each.value * scale)
        for each in within_reach(case, ours, text, told=told)
        if _fits(ours, each)
    ]
    near = [each.cost for each in reach if is_met([each.value], figure, figure.low or 0.0, scale)]
    if not near:
        return 99, 1.0
    values = sorted(each.value for each in reach if each.cost <= min(near))
    others = list(others_like(figure))
    met = sum(is_met(values, figure, each, scale) for each in others)
    return min(near), met / max(len(others), 1)


def _limits(case: Case, figure: Figure, text: str) -> tuple[float, ...]:
    """Return how much chance there may be, by how well a printed number explains a figure.

    That is one which the sentence does not have, and which is a digit off, or counts the same and
    is not far from it.
    """
    if "names" not in case.language.judged:
        return _UNREAD
    if figure.kind == "fraction":
        return _PLAIN_SHARE
    said = [each for each in case.language.find_figures(text) if each.start != figure.start]
    limits: tuple[float, ...] = _CHANCE
    for each in (each for facts in case.scope.paragraphs for each in facts.figures):
        if each.kind != figure.kind or each.unit != figure.unit or (each.low or 0.0) <= 0:
            continue
        if any(case.language.agrees(other, each) for other in said):
            continue
        ratio = (each.low or 0.0) / (figure.low or 1.0)
        counts = figure.kind != "count" or same(case, figure.noun, each.noun)
        bare = figure.kind == "count" and not (figure.noun and each.noun)
        if (counts or bare) and (is_slip(figure, [each]) or _is_ten(ratio)):
            return _SLIPPED if abs(ratio - 1) > _SAME else ()
        rounded = figure.op == "~" != each.op
        if counts and not rounded and 1 / _RIVAL <= ratio <= _RIVAL:
            limits = _RIVALLED
    return limits


def _is_ten(ratio: float) -> bool:
    """Tell whether a number is another, or ten times as much, or a hundred times..."""
    power = log10(ratio)
    return abs(power - round(power)) < _SAME


def _fits(ours: Amount, made: Amount) -> bool:
    """Tell whether a figure may be of the sort of what is made."""
    if ours.sort == made.sort or (made.sort == "points" and ours.noun.endswith("points")):
        return True
    if made.sort in ("often", "lasts"):  # how many fit, how long it lasts
        return ours.sort == "time" or (made.sort == "often" and ours.sort in ("", "count"))
    if {"share", "times", "points"} & {ours.sort, made.sort}:
        return False
    return not (ours.sort and made.sort)

"""Running the trial: correct and spoilt briefs put before the check, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from . import engine
from .case import Case
from .engine import Finding
from .fault import CLASSES, Fault, spoil
from .generator import SEED, generate, rounds

CAUGHT, OTHERWISE, MISSED = "caught", "otherwise", "missed"
_BATCH = 60
_ALL = (0, 1)

Check = Callable[[list[str], dict[str, str], str], list[list[Finding]]]


class Outcome(NamedTuple):
    """One fault, what came of it, and the findings that its item has and had not before."""

    case: str
    fault: Fault
    result: str
    findings: list[Finding]


class Trial(NamedTuple):
    """All outcomes of some cases, and what the check says of the correct briefs."""

    outcomes: list[Outcome]
    accusations: list[tuple[str, Finding]]
    items: int


def run(
    cases: list[Case],
    seed: int = SEED,
    *,
    check: Check = engine.check,
    digest: bool = True,
    sealed: bool = False,
    part: tuple[int, int] = _ALL,
) -> Trial:
    """Put the correct briefs and all their faults before the check.

    Without ``digest`` no word is changed under the hash of a source. ``sealed``: the briefs are
    checked against sealed records, made for the correct ones. Of the faults of each class a
    ``part`` is tried: which one, of how many.
    """
    outcomes: list[Outcome] = []
    accusations: list[tuple[str, Finding]] = []
    for case in cases:
        correct = case.yaml if sealed else ""
        (baseline,) = check([case.yaml], case.files, correct)
        accusations += [(case.name, each) for each in baseline if each.severity != "info"]
        first = case.files[case.source_items[0].text("text")]
        known = engine.digest(first) if digest and not case.sealed else ""
        faults = _part(generate(case, seed, known), *part)
        outcomes += _spoilt(case, faults, baseline, check, correct)
    return Trial(outcomes, accusations, sum(len(case.items) for case in cases))


def _part(faults: list[Fault], part: int, parts: int) -> list[Fault]:
    """Return a part of the faults of each class; all parts together hold each fault once.

    Of the next class it begins at the next fault: the first of each class all lie in the first
    items, and those of one item need a brief each.
    """
    kinds: dict[str, list[Fault]] = {}
    for fault in faults:
        kinds.setdefault(fault.kind, []).append(fault)
    chosen: list[Fault] = []
    for place, same in enumerate(kinds.values()):
        size = min(parts, len(same))
        if part < size:
            chosen += same[(part + place) % size :: parts]
    return chosen


def _spoilt(
    case: Case, faults: list[Fault], baseline: list[Finding], check: Check, correct: str
) -> list[Outcome]:
    before = {(each.item, each.code, each.message) for each in baseline}
    outcomes = []
    owned = {item.name for item in case.items if item.own}
    apart: dict[tuple[tuple[str, str], ...], list[list[Fault]]] = {}
    for group in rounds(faults):
        apart.setdefault(group[0].texts, []).append(group)
    for texts, groups in apart.items():
        for at in range(0, len(groups), _BATCH):
            spoilt = [spoil(case.yaml, group) for group in groups[at : at + _BATCH]]
            found = check([each.text for each in spoilt], dict(texts) or case.files, correct)
            for brief, findings in zip(spoilt, found, strict=True):
                new = [
                    each for each in findings if (each.item, each.code, each.message) not in before
                ]
                for fault, lines, whole in zip(brief.faults, brief.lines, brief.items, strict=True):
                    sealed = bool(correct) or case.sealed
                    own = fault.item in owned
                    outcomes.append(
                        judged(case.name, fault, lines, whole, new, sealed=sealed, own=own)
                    )
    return outcomes


def judged(
    case: str,
    fault: Fault,
    lines: range,
    whole: range,
    new: list[Finding],
    *,
    sealed: bool = False,
    own: bool = False,
) -> Outcome:
    """Return what came of a fault, by the findings that the correct brief has not.

    A sealed record cannot tell words of another paragraph from words of none. In what is the
    desk's ``own`` no word is an error.
    """
    kind = CLASSES[fault.kind]
    codes = kind.codes | (
        {"quote-altered"} if sealed and "quote-elsewhere" in kind.codes else set()
    )
    mine = [each for each in new if each.line in whole or each.item == fault.item]
    mine = [each for each in mine if each.severity != "info"]
    for each in mine:
        right = each.code in codes and each.line in lines
        if right and (each.severity == "error" or own or not kind.gated):
            return Outcome(case, fault, CAUGHT, mine)
    return Outcome(case, fault, OTHERWISE if mine else MISSED, mine)

"""Verification: a brief and what is at hand of its sources in, a verdict for every item out.

It checks words, not truth: ``verified`` means that what a rule can find of the item stands in the
paragraphs that it cites. Rules cannot judge who did what to whom, degrees, causes, what is made up
of the source's own words, or whether the source is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline, outline_of
from briefing.brief.scales import BOTH_SIDES
from briefing.digests import sha256
from briefing.text import listed
from briefing.verify.case import Book, Case
from briefing.verify.checks import calcs, dates, figures, labels, names, speaker, tables
from briefing.verify.checks.quotations import check_quotations
from briefing.verify.checks.reckoned.mispaired import check_mispaired
from briefing.verify.checks.standing import check_standing
from briefing.verify.checks.wording import check_wording
from briefing.verify.citations import check_citations, cites_of
from briefing.verify.coverage import coverage
from briefing.verify.language import JUDGED
from briefing.verify.scope import Scope
from briefing.verify.sources.evidence import Evidence
from briefing.verify.spots import Spot
from briefing.verify.verdicts import (
    FIELDS,
    Code,
    Field,
    Finding,
    Signed,
    State,
    Verdict,
    Verdicts,
)

UNCITED: Final = Code("judgement-uncited", "cite")
CHANGED: Final = Code("source-changed", "cite")
UNREAD: Final = Code("source-unread", "cite")
ONE_VOICE: Final = Code("one-voice-both-sides", "speaker")
SIDES: Final = Code("question-sides")
WAIVE_UNUSED: Final = Code("waive-unused")

_CHECKS: Final = (
    check_quotations,
    speaker.check,
    calcs.check,
    figures.check,
    tables.check,
    dates.check,
    calcs.check_unused,
    labels.check_copied,
    check_mispaired,
    names.check,
    check_wording,
)
_FEW: Final = 3
"""Rows that are said to have moved where a table is another one."""
_NO_TEXT: Final = "source not at hand"
_NOT_CHECKED: Final = "Until it can be read, nothing that cites it is checked."
_ANOTHER: Final = "Check the brief against the text anew, then give its sha256 and paragraphs."


def verify(
    brief: m.Brief | Outline,
    evidence: Mapping[str, Evidence],
    signoffs: Iterable[m.SignOff] = (),
) -> Verdicts:
    """Return the verdicts of a brief.

    ``evidence`` is what is at hand of each source, by its id; ``signoffs`` are what people have
    vouched for, of which those count whose item and paragraphs are as they were.
    """
    book = Book(outline_of(brief), evidence)
    signed = {signoff.of: Signed(signoff.by, signoff.on) for signoff in signoffs}
    items = []
    for line in book.outline.every_line():
        verdict = _item(book, line, signed)
        if verdict is not None:
            items.append(verdict)
    findings = [*_sources(book), *_voices(book)]
    used, unused = coverage(book)
    return Verdicts(items=items, findings=findings + unused, sources=used)


def _item(book: Book, line: Line, signed: Mapping[str, Signed]) -> Verdict | None:
    """Return the verdict of one item; None for the desk's own that cites nothing."""
    cites = list(cites_of(book, line))
    case = Case(book, line, cites)
    check_citations(case)
    _whole_items(case)
    if case.scope.whole:
        case.saw("cite")
    for check in () if case.scope.trouble else _CHECKS:
        check(case)
    if not cites and not case.findings and not line.item.waive:
        return None
    stand, waived = _waive(case)
    of = hash_of(line.item, case.scope)
    reckoned = case.worked.matches if case.worked else []
    for each in reckoned:
        case.looked_at.setdefault(each.field, "own")
    return Verdict(
        path=line.path,
        label=line.label,
        fields=_states(stand, case.looked_at),
        findings=stand,
        waived=waived,
        matches=list(dict.fromkeys([*case.matches, *reckoned])),
        why=_why(case),
        limit=_limit(case),
        doubt=case.doubt,
        of=of,
        signed=_signed(case, of, signed) if of and signed else None,
        own=line.own,
    )


def _states(findings: Iterable[Finding], looked_at: Mapping[Field, State]) -> dict[Field, State]:
    """Return the state of each field that was looked at, the worst finding of each counted."""
    out = dict(looked_at)
    for finding in findings:
        if finding.severity == "error":
            out[finding.field] = "fail"
        elif finding.severity == "warning" and out.get(finding.field) != "fail":
            out[finding.field] = "warn"
    return {field: out[field] for field in FIELDS if field in out}


def _whole_items(case: Case) -> None:
    """Check what belongs to the item as a whole: what a judgement rests on, who answers."""
    item, path = case.item, case.line.path
    check_standing(case)
    if isinstance(item, m.Judgement) and not item.because:
        message = "the judgement names no item that it rests on."
        case.warn(UNCITED, Spot((*path, "text")), message, "List ids in because.")
    if isinstance(item, m.Crosscheck):
        _answers(case, item)
        outline = case.book.outline
        voices = [
            {s.id for name in side if name in outline.by_id for s in outline.by_id[name].speakers}
            for side in (item.for_, item.against)
        ]
        for voice in sorted(voices[0] & voices[1]):
            message = f"{voice} answers yes and no."
            hint = "One of the two items may belong to another question, or to another voice."
            case.warn(ONE_VOICE, Spot((*path, "against")), message, hint)


def _answers(case: Case, question: m.Crosscheck) -> None:
    """Check that there are answers on as many sides as the status of a question says."""
    both = bool(question.for_) and bool(question.against)
    if (question.status in BOTH_SIDES) == both:
        return
    answers = "some say yes and some say no" if both else "one side alone answers"
    message = f"it is called {question.status}, and {answers}."
    case.warn(SIDES, Spot((*case.line.path, "status")), message, "Give the status of the answers.")


def _waive(case: Case) -> tuple[list[Finding], list[Finding]]:
    """Part the findings in those that stand and those that the brief answers."""
    codes = {waiver.code for waiver in case.item.waive}
    waived = [f for f in case.findings if f.severity == "warning" and f.code in codes]
    stand = [finding for finding in case.findings if finding not in waived]
    hit = {finding.code for finding in waived}
    for index, waiver in enumerate(case.item.waive):
        if waiver.code in hit | case.undecided or not case.scope.whole or case.scope.trouble:
            continue
        path = (*case.line.path, "waive", index, "code")
        text = f"there is no warning {waiver.code} here to waive."
        stand.append(
            Finding(
                code=WAIVE_UNUSED.name,
                severity="warning",
                path=path,
                subject=case.line.label,
                text=text,
                hint="Take the waiver out.",
            )
        )
    return stand, waived


def _why(case: Case) -> str:
    """Return why an item could not be checked, empty where it was."""
    scope = case.scope
    if scope.trouble:
        return scope.trouble
    if scope.whole or not scope.cites:
        return case.why
    missing = case.book.evidence.get(scope.missing[0]) if scope.missing else None
    return (missing.why if missing else "") or _NO_TEXT


def _limit(case: Case) -> str:
    """Return which fields were not judged and why: the language has no rules for them."""
    left = ("figures", "dates", *JUDGED) if case.language.limit and case.scope.whole else ()
    fields = [field for field, state in case.looked_at.items() if state == "open" and field in left]
    if not fields:
        return ""
    named = listed(fields)
    return f"{named[:1].upper()}{named[1:]} not checkable: {case.language.limit}."


def hash_of(item: m.Item, scope: Scope) -> str:
    """Return the hash that a sign-off names: of the item and of its cited paragraphs.

    SHA-256, hexadecimal; empty where a paragraph is not at hand. The paragraphs count with their
    fingerprints, so that a sealed record gives the same hash as the text.
    """
    if not scope.whole:
        return ""
    prints = [f"{f.source.id}:{f.name[1:]}:{f.facts.print}" for f in scope.paragraphs]
    return sha256(msgspec.json.encode([item, prints])).hexdigest()


def _signed(case: Case, of: str, signed: Mapping[str, Signed]) -> Signed | None:
    """Return who has signed an item, as it is or as it was while the brief had one source."""
    if of in signed:
        return signed[of]
    first = case.book.brief.sources[0].id
    return signed.get(hash_of(_as_only_source(case.line.item, first), case.scope))


def _as_only_source(item: m.Item, source: str) -> m.Item:
    """Return an item with its citations as they are while the brief has no second source.

    They name the first one since then, which voids nobody's sign-off.
    """

    def bare(part: Any) -> Any:
        return replace(part, cite=[cite.removeprefix(f"{source}:") for cite in part.cite])

    changes: dict[str, Any] = {}
    if isinstance(item, m.Actor):
        changes["designations"] = list(map(bare, item.designations))
    for key in ("funding", "outcome"):
        if part := getattr(item, key, None):
            changes[key] = bare(part)
    if cites := getattr(item, "cite", None):
        changes["cite"] = [cite.removeprefix(f"{source}:") for cite in cites]
    return replace(item, **changes)


def _sources(book: Book) -> Iterator[Finding]:
    """Say which sources cannot be read, and which are not those the brief was made from."""
    for index, source in enumerate(book.brief.sources):
        evidence = book.evidence.get(source.id)
        if evidence is None or not (evidence.unread or evidence.at_hand == "changed"):
            continue
        from briefing.verify.table.moved import moved_events  # few sources have changed

        unread = evidence.unread
        code = UNREAD if unread else CHANGED
        moved = [] if unread else [row.words for row in moved_events(evidence)]
        yield Finding(
            code=code.name,
            path=("sources", index, "text"),
            subject=source.id,
            text=" ".join([evidence.why[:1].lower() + evidence.why[1:], *moved[:_FEW]]),
            hint=_NOT_CHECKED if unread else _ANOTHER,
            field=code.field,
        )


def _voices(book: Book) -> Iterator[Finding]:
    """Say which voices are named nowhere in the sources."""
    own = {voice.id for voice in book.own_voices.values()}
    for key, voice in book.brief.voices.items():
        forms = (voice.name, *voice.aka)
        if key in own or not book.names_judged or any(names.occurs(form, book) for form in forms):
            continue
        if not any(names.proper(form, book.language) for form in forms):
            continue
        yield Finding(
            code=names.ABSENT.name,
            path=("voices", key, "name"),
            subject=key,
            text=f"'{voice.name}' does not occur in the source.",
            hint=names.hint(book.names.nearest(voice.name)),
            field=names.ABSENT.field,
        )

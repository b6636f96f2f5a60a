"""What exports say of verdicts: their counts, signs and words, and the same as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from briefing import glyphs
from briefing.export.shapes import Note
from briefing.verify.verdicts import (
    FIELD_WORDS,
    MARKS,
    UNREAD_WORDS,
    VERDICT_WORDS,
    Finding,
    Path,
    Verdict,
    Verdicts,
)

WORDS_ONLY: Final = "whether the words stand in the cited paragraphs, not whether they are true."


def counts_words(verdicts: Verdicts) -> str:
    """Return the counts in a sentence: ``52 found in the source; 3 found, with a warning; ...``."""
    parts = []
    for mark, count in verdicts.counts().items():
        signed = mark == "not_checkable" and verdicts.signed
        more = f" ({verdicts.signed} of them read and signed)" if signed else ""
        if mark == "not_checkable" and verdicts.unread:
            more += f" ({verdicts.unread} of them {UNREAD_WORDS})"
        parts.append(f"{count} {VERDICT_WORDS[mark]}{more}")
    if verdicts.waived:
        parts.append(f"{verdicts.waived} warning{'s' if verdicts.waived > 1 else ''} waived")
    return "; ".join(parts)


def counts_plain(verdicts: Verdicts) -> dict[str, int]:
    """Return the counts as plain data; ``signed``, ``unread``, ``waived`` only where there are any.

    The signed and the unread items are among those that are ``not_checkable``.
    """
    found: dict[str, int] = {str(mark): count for mark, count in verdicts.counts().items()}
    more = {"signed": verdicts.signed, "unread": verdicts.unread, "waived": verdicts.waived}
    return found | {name: count for name, count in more.items() if count}


def legend(marks: bool) -> Note:
    """Return what verdicts say; with ``marks`` what each sign means."""
    signs = [f"{glyphs.VERDICT[mark]} {VERDICT_WORDS[mark]}" for mark in MARKS]
    head = f"{'; '.join(signs)}: " if marks else "they say "
    return Note("Verdicts", f"{head}{WORDS_ONLY}")


def sign(verdict: Verdict | None) -> str:
    """Return the sign of an item, empty where it has no verdict."""
    return glyphs.VERDICT[verdict.mark] if verdict is not None else ""


def notes(verdict: Verdict | None) -> Iterator[Note]:
    """Yield what was found wrong with an item, and who has signed it."""
    if verdict is None:
        return
    if verdict.found or verdict.worked_out:
        yield Note("checked", verdict.words)
    for finding in verdict.findings:
        yield Note(finding.code, finding.text)
    if verdict.signed:
        yield Note("signed", f"by {verdict.signed.by} on {verdict.signed.on}")


def mark_items(whole: dict[str, Any], verdicts: Verdicts) -> None:
    """Put ``verdict`` and ``findings`` into each item of a brief that is plain data."""
    for verdict in verdicts.items:
        item = _at(whole, verdict.path)
        if item is None:
            continue
        item |= verdict_plain(verdict)
        if verdict.findings:
            item["findings"] = [_plain(each) for each in verdict.findings]
        if verdict.signed:
            item["signed"] = {"by": verdict.signed.by, "on": verdict.signed.on}


def verdict_plain(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as plain data: its mark, its words, and the fields that were found.

    ``worked_out`` is what the desk has worked out, with how and of which paragraphs.
    ``meaning`` is ``not judged`` wherever something was found: no rule reads what a sentence says.
    """
    found = [FIELD_WORDS[field] for field in verdict.found]
    told: dict[str, Any] = {"verdict": verdict.mark, "verdict_words": verdict.words}
    told |= {"found": found, "meaning": "not judged"} if found else {}
    worked = [{"says": match.ours, "calc": match.calc} for match in verdict.worked_out]
    return told | ({"worked_out": worked} if worked else {})


def _at(whole: Any, path: Path) -> dict[str, Any] | None:
    for step in path:
        try:
            whole = whole[step]
        except (KeyError, IndexError, TypeError):
            return None
    return whole if isinstance(whole, dict) else None


def _plain(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain data, with where the source has what it speaks of."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "field": finding.field,
        "message": finding.message,
        "hint": finding.hint or None,
        "source": finding.source or None,
        "paragraph": finding.paragraph or None,
    }

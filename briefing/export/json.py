"""A brief as JSON: the whole of it, to be read by programs and by the reader itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import msgspec

from briefing.brief.labels import label_of
from briefing.brief.model import Brief
from briefing.text import BIDI, CONTROL

if TYPE_CHECKING:
    from briefing.brief.outline import Line
    from briefing.compare import Comparison
    from briefing.verify.verdicts import Path, Verdict, Verdicts

_UNSAFE: Final = re.compile(f"(?!\n)[{CONTROL}{BIDI}]")


def document_of(
    brief: Brief,
    comparison: Comparison | None = None,
    verdicts: Verdicts | None = None,
    *,
    marks: bool = False,
) -> dict[str, Any]:
    """Return a brief as plain data: ``tlp`` first, then its keys in the order of the format.

    ``tlp`` is the strictest label of all that is in it, an item's own included.

    The counts of its ``verdicts`` follow the label, then ``questions``, the cross-check with both
    sides in full; with ``marks`` each item has its ``verdict`` and its ``findings``. What changed
    since another brief stands last, as ``since``, that brief's id, and ``changes``; then ``tlp`` is
    the stricter label of the two: texts of both are in it.
    """
    whole: dict[str, Any] = msgspec.to_builtins(brief)
    counts: dict[str, Any] = {}
    if verdicts is not None:
        from briefing.export.verdict_phrases import counts_plain, mark_items

        counts = {"verdicts": counts_plain(verdicts)}
        if marks:
            mark_items(whole, verdicts)
        # Without verdicts it is the brief itself, which the reader reads back as the same.
        counts["questions"] = _questions(brief, verdicts.by_path() if marks else {})
    whole = {**whole, "tlp": label_of(brief)}
    whole = {"tlp": whole.pop("tlp"), **counts, **whole}
    if comparison is not None:
        from briefing.export.changes import plain

        found = plain(comparison)
        whole |= {"tlp": found["tlp"], "since": found["old"], "changes": found["changes"]}
    return whole


def _questions(brief: Brief, verdicts: Mapping[Path, Verdict]) -> list[dict[str, Any]]:
    """Return each question with who says ``yes`` and ``no``, and how the ``answers`` stand.

    Each claim has its ``id``, its ``section``, who says it (``by``), and the ``basis``, ``grade``
    (null for none), ``cite`` and ``text``, with ``verdicts`` its ``verdict``; an empty side says
    in ``nobody`` that it is one.
    """
    from briefing.brief.outline import Outline
    from briefing.export.phrases import ANSWERS, NOBODY

    outline = Outline(brief)
    found = []
    for check in brief.crosscheck:
        sides = {"yes": check.for_, "no": check.against}
        empty = {side: NOBODY for side, ids in sides.items() if not ids}
        told: dict[str, Any] = {"question": check.question, "status": check.status}
        told["answers"] = ANSWERS[check.status]
        for side, ids in sides.items():
            told[side] = [_claim(outline.by_id[id], verdicts) for id in ids if id in outline.by_id]
        found.append(told | ({"nobody": empty} if empty else {}))
    return found


def _claim(line: Line, verdicts: Mapping[Path, Verdict]) -> dict[str, Any]:
    from briefing.export.verdict_phrases import verdict_plain

    found = verdicts.get(line.path)
    told = {
        "id": line.item.id,
        "section": line.section,
        "by": [speaker.name for speaker in line.speakers],
        "basis": line.basis,
        "grade": str(line.grade) if line.graded else None,
        "cite": list(line.cite),
        "text": line.text,
    }
    return told | (verdict_plain(found) if found else {})


def encode(value: Any, encoding: str = "utf-8", indent: int = 2) -> str:
    r"""Return data as JSON text, with a line feed at its end.

    What a terminal might obey, and whatever ``encoding`` lacks, is written as ``\u`` escapes.
    """
    text = msgspec.json.format(msgspec.json.encode(value), indent=indent).decode()
    text = _UNSAFE.sub(_escape, text)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = "".join(_escaped(char, encoding) for char in text)
    return text + "\n"


def _escaped(char: str, encoding: str) -> str:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return _escape(char)
    return char


def _escape(found: re.Match[str] | str) -> str:
    char = found if isinstance(found, str) else found[0]
    # Beyond U+FFFF JSON has pairs of escapes, as UTF-16 has pairs of units.
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))

"""The brief held against the source: field by field as plain entries, and word by word.

Texts are those that are shown, so the places of words in them are those on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from briefing.brief.outline import Line, Outline
from briefing.text import clean
from briefing.tui.cells import Row
from briefing.verify import language_of
from briefing.verify.case import paragraph_name
from briefing.verify.verdicts import Field, Finding, Match, Path, Verdict
from briefing.verify.words.passages import differences, nearest
from briefing.verify.words.quotes import Stretch

_FIELDS: Final = {
    "cite": "cites",
    "quote": "quotation",
    "speaker": "who says",
    "figures": "figures",
    "dates": "dates",
    "names": "names",
    "wording": "wording",
}
_ALL: Final = "all of them"
_SAME: Final = "the same words"


class FieldStatement(NamedTuple):
    """What the brief says in one field: a label, the words, and where the verdict tells of it.

    ``field`` is the verdict's field, none where no rule checks it; ``path`` the value's place in
    the file, empty where it is the only one of its field; ``ours`` what the verdict names it by
    where its place does not tell it: the id of a voice.
    """

    label: str
    says: str
    field: Field | None = None
    path: Path = ()
    ours: str = ""

    def has(self, about: Finding | Match) -> bool:
        """Tell whether a part of the verdict is about this value."""
        if about.field != self.field or about.path[: len(self.path)] != self.path:
            return False
        return not self.ours or not isinstance(about, Match) or about.ours == self.ours


class CheckedItem(NamedTuple):
    """An item with its verdict, and the cited paragraphs as shown, none where one is missing."""

    outline: Outline
    line: Line
    verdict: Verdict | None
    paragraphs: Sequence[str]

    def where(self, source: str, number: int) -> str:
        """Return a paragraph as citations name it, empty for none."""
        return paragraph_name(self.outline, source, number) if number else ""


class FieldEntry(NamedTuple):
    """A row of the table: ``state`` is the verdict's for it, empty where it has none."""

    label: str
    says: str
    has: str = ""
    where: str = ""
    state: str = ""
    findings: tuple[Finding, ...] = ()


def entries(item: CheckedItem, told: Sequence[FieldStatement]) -> Iterator[FieldEntry]:
    """Yield the entries: what is told, what findings say of the text, what else was looked at."""
    verdict = item.verdict
    left = list(verdict.findings) if verdict else []
    rest = list(verdict.matches) if verdict else []
    shown = {each.field for each in told if each.field}
    for each in told:
        own = [finding for finding in left if each.has(finding)]
        left = [finding for finding in left if finding not in own]
        matches = [match for match in rest if each.has(match)]
        state = _state(each.field, own, matches, verdict)
        yield _entry(item, each.label, each.says, state, own, matches)
    for finding in left:
        words = _words_of(item.line, finding)
        yield _entry(item, _FIELDS[finding.field], words, _severe(finding), [finding])
    spoken = shown | {finding.field for finding in left}
    for field, state in verdict.fields.items() if verdict else ():
        if field not in spoken:
            says, printed = _summary(item, field, [each for each in rest if each.field == field])
            loose = field == "wording" and state == "pass" and printed != _ALL
            # No rule can tell whether other words say the same.
            yield FieldEntry(_FIELDS[field], says, printed, "", "" if loose else state)


def _entry(
    item: CheckedItem,
    label: str,
    says: str,
    state: str,
    findings: Sequence[Finding],
    matches: Sequence[Match] = (),
) -> FieldEntry:
    text, where = "", ""
    match = next((each for each in matches if each.text), None)
    if match is not None and state != "fail":
        text = _SAME if match.field == "quote" else clean(match.text)
        where = item.where(match.source, match.paragraph)
    worked = next((each.calc for each in matches if each.calc), "")
    if worked and not text and state == "own":
        text = f"worked out by the desk: {clean(worked)}"
    near = next((each for each in findings if each.nearest or each.paragraph), None)
    if near is not None:
        text, where = clean(near.nearest), item.where(near.source, near.paragraph)
    return FieldEntry(label, says, text, where, state, tuple(findings))


def _state(
    field: Field | None,
    own: Sequence[Finding],
    matches: Sequence[Match],
    verdict: Verdict | None,
) -> str:
    """Return the state of one value: by its own findings, by its matches, else by its field."""
    if own:
        return "fail" if any(each.severity == "error" for each in own) else "warn"
    if matches and all(each.text or each.calc for each in matches):
        return "pass" if any(each.text for each in matches) else "own"
    if matches:
        return "open"
    found = verdict.fields.get(field) if verdict and field else None
    return found if found in ("open", "own") else "pass" if found else ""


def _severe(finding: Finding) -> str:
    return "fail" if finding.severity == "error" else "warn"


def _words_of(line: Line, finding: Finding) -> str:
    """Return the words of the item that a finding speaks of; of a whole field its key."""
    key = str(finding.path[-1]) if finding.path else ""
    value = getattr(line.item, key, None) if len(finding.path) > len(line.path) else None
    if isinstance(value, str) and finding.end:
        return clean(value[finding.start : finding.end])
    return f"in {key}" if isinstance(value, str) else ""


def _summary(item: CheckedItem, field: str, matches: Sequence[Match]) -> tuple[str, str]:
    """Return what of the item's text was looked at, and what the source has of it."""
    if field == "wording" and item.verdict and item.verdict.limit:
        return "", "not compared in this language"
    if field == "wording":
        return _wording(item.line.text, item.paragraphs)
    if field not in ("figures", "dates", "names"):
        return "", ""
    own = [each for each in matches if each.path[-1] in ("text", "question")] or matches
    says = ", ".join(dict.fromkeys(clean(each.ours) for each in own))
    if field == "names" and own and all(each.text for each in own):
        return says, "named"
    worked = [f"worked out by the desk: {clean(each.calc)}" for each in own if each.calc]
    return says, ", ".join(dict.fromkeys([*(clean(e.text) for e in own if e.text), *worked]))


def _wording(text: str, paragraphs: Sequence[str]) -> tuple[str, str]:
    """Return how many of a text's content words the paragraphs have, and which they lack."""
    if not paragraphs:
        return "", "needs the text"
    language = language_of()
    lacking = list(dict.fromkeys(word.text for word in language.absent(text, paragraphs)))
    count = len({word.text for word in language.content_words(text)})
    if not count:
        return "", "no word to compare"
    named = ", ".join(f'"{word}"' for word in lacking)
    has = f"all but {named}" if lacking else _ALL
    return f"{count - len(lacking)} of {count} {'word' if count == 1 else 'words'}", has


_BRIDGE: Final = re.compile(r"[^\S\n]+(?:[^\W\d_]{1,3}[^\S\n]+)?")
"""What may stand between two matched words that are marked as one run: a small word at most."""
_WHOLE: Final = 99.5
"""How like a quotation a passage is, of 100, to be the quotation itself."""


def missing(text: str, paragraphs: Sequence[str]) -> list[Stretch]:
    """Return the content words of a text that the paragraphs do not have."""
    return [Stretch(word.start, word.end) for word in language_of().absent(text, paragraphs)]


def matched(paragraph: str, text: str, quotations: Iterable[str] = ()) -> list[Stretch]:
    """Return the words of a paragraph that a statement has too, quotations and figures whole."""
    language = language_of()
    lacking = {word.start for word in language.absent(paragraph, [text, *quotations])}
    theirs = language.find_figures(paragraph)
    found = [
        Stretch(word.start, word.end)
        for word in language.content_words(paragraph)
        if word.start not in lacking
        # The 000 of another figure is no word of this one.
        and not any(each.start < word.end and word.start < each.end for each in theirs)
    ]
    for quotation in quotations:
        passage = nearest(quotation, [paragraph])
        if passage is not None and passage.score >= _WHOLE:
            found.append(Stretch(passage.start, passage.end))
    ours = language.find_figures(text)
    found += [
        Stretch(figure.start, figure.end)
        for figure in theirs
        if any(language.agrees(own, figure) for own in ours)
    ]
    return _joined(paragraph, sorted(found))


def _joined(text: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches, those joined that overlap or have no more than a small word between."""
    out: list[Stretch] = []
    for each in stretches:
        if out and (each.start <= out[-1].end or _BRIDGE.fullmatch(text, out[-1].end, each.start)):
            out[-1] = Stretch(out[-1].start, max(out[-1].end, each.end))
        else:
            out.append(each)
    return out


def painted(text: str, stretches: Sequence[Stretch], plain: str, words: str) -> Row:
    """Return a text in the style ``plain``, some stretches of it in the style ``words``."""
    row: Row = []
    at = 0
    for start, end in stretches:
        row += [(text[at:start], plain), (text[start:end], words)]
        at = end
    row.append((text[at:], plain))
    return [(part, style) for part, style in row if part]


class SideBySide(NamedTuple):
    """A quotation and what the source has instead, with the words that only one of them has."""

    ours: str
    only_ours: list[Stretch]
    theirs: str
    only_theirs: list[Stretch]


def side_by_side(ours: str, theirs: str) -> SideBySide:
    """Return two wordings with the words in which they differ."""
    found = differences(ours, theirs)
    return SideBySide(
        ours,
        _stretches(ours, [mine for mine, _ in found]),
        theirs,
        _stretches(theirs, [other for _, other in found]),
    )


def _stretches(text: str, parts: Iterable[str]) -> list[Stretch]:
    """Return where some parts of a text stand, which follow each other in it."""
    out: list[Stretch] = []
    at = 0
    for part in parts:
        start = text.find(part, at) if part else -1
        if start >= 0:
            at = start + len(part)
            out.append(Stretch(start, at))
    return out

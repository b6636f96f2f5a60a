"""What the brief says of an item and what the source has, field by field, as plain entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.outline import Line
from briefing.text import clean
from briefing.verify.dates import find_dates
from briefing.verify.figures import find_figures
from briefing.verify.names import find_names
from briefing.verify.verdicts import Field, Finding, Path, Verdict
from briefing.verify.wording import absent, content_words

if TYPE_CHECKING:
    from briefing.tui.screens.evidence_facts import Cited, Has

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


class Told(NamedTuple):
    """What the brief says in one field: a label, the words, and where to look what it rests on.

    ``field`` is the verdict's field, none where no rule checks it; ``path`` the value's place in
    the file, empty where it is the only one of its field; ``values`` what to ask the source for.
    """

    label: str
    says: str
    field: Field | None = None
    path: Path = ()
    values: tuple[str, ...] = ()


class Entry(NamedTuple):
    """A row of the table: ``state`` is the verdict's for it, empty where it has none."""

    label: str
    says: str
    has: str = ""
    where: str = ""
    state: str = ""
    findings: tuple[Finding, ...] = ()


def entries(
    line: Line, told: Sequence[Told], verdict: Verdict | None, cited: Cited
) -> Iterator[Entry]:
    """Yield the entries: what is told, what findings say of the text, what else was looked at."""
    left = list(verdict.findings) if verdict else []
    shown = {each.field for each in told if each.field}
    for each in told:
        own = [f for f in left if f.field == each.field and f.path[: len(each.path)] == each.path]
        left = [finding for finding in left if finding not in own]
        state = _state(each.field, own, verdict)
        has = _has(each, cited) if state in ("pass", "warn") else None
        yield _entry(each.label, each.says, has, state, own, cited)
    for finding in left:
        words = _words_of(line, finding)
        yield _entry(_FIELDS[finding.field], words, None, _severe(finding), [finding], cited)
    spoken = shown | {finding.field for finding in left}
    for field, state in verdict.fields.items() if verdict else ():
        if field not in spoken:
            says, printed = _summary(field, line, cited)
            loose = field == "wording" and state == "pass" and printed != _ALL
            # No rule can tell whether other words say the same.
            yield Entry(_FIELDS[field], says, printed, "", "" if loose else state)


def _entry(
    label: str,
    says: str,
    has: Has | None,
    state: str,
    findings: Sequence[Finding],
    cited: Cited,
) -> Entry:
    near = next((each for each in findings if each.nearest or each.paragraph), None)
    text, where = (has.text, has.where) if has else ("", "")
    if near is not None:
        text = clean(near.nearest)
        where = cited.name_of(near.source, near.paragraph) if near.paragraph else ""
    return Entry(label, says, text, where, state, tuple(findings))


def _state(field: Field | None, own: Sequence[Finding], verdict: Verdict | None) -> str:
    """Return the state of one value: that of its own findings, else whether it was looked at."""
    if own:
        return "fail" if any(each.severity == "error" for each in own) else "warn"
    found = verdict.fields.get(field) if verdict and field else None
    return "open" if found == "open" else "pass" if found else ""


def _severe(finding: Finding) -> str:
    return "fail" if finding.severity == "error" else "warn"


def _has(told: Told, cited: Cited) -> Has | None:
    if not told.values:
        return None
    if told.field == "quote":
        return cited.quotation(told.values[0])
    if told.field == "figures":
        return cited.figure(*told.values)
    if told.field == "dates":
        return cited.date(told.values[0])
    if told.field == "speaker":
        return cited.speaker(told.values)
    return cited.name(told.values)


def _words_of(line: Line, finding: Finding) -> str:
    """Return the words of the item that a finding speaks of; of a whole field its key."""
    key = str(finding.path[-1]) if finding.path else ""
    value = getattr(line.item, key, None) if len(finding.path) > len(line.path) else None
    if isinstance(value, str) and finding.end:
        return clean(value[finding.start : finding.end])
    return f"in {key}" if isinstance(value, str) else ""


def _summary(field: str, line: Line, cited: Cited) -> tuple[str, str]:
    """Return what of the item's text was looked at, and what the source has of it."""
    text = line.text
    if field == "figures":
        figures = list(dict.fromkeys(each.text for each in find_figures(text)))
        have = [found.text for each in figures if (found := cited.figure(each))]
        return ", ".join(figures), ", ".join(dict.fromkeys(have))
    if field == "dates":
        dates = [each.text for each in find_dates(text)] or [line.item.date or ""]
        printed = [cited.date(each, iso=each == line.item.date) for each in dates if each]
        return ", ".join(dates), ", ".join(dict.fromkeys(each.text for each in printed if each))
    if field == "names":
        names = list(dict.fromkeys(each.text for each in find_names(text)))
        return ", ".join(names), "named" if names else ""
    if field == "wording":
        return _wording(text, cited.paragraphs)
    return "", ""


def _wording(text: str, paragraphs: Sequence[str]) -> tuple[str, str]:
    """Return how many of a text's content words the paragraphs have, and which they lack."""
    if not paragraphs:
        return "", "needs the text"
    lacking = list(dict.fromkeys(word.text for word in absent(text, paragraphs)))
    count = len({word.text for word in content_words(text)})
    has = f"without: {', '.join(lacking)}" if lacking else _ALL
    return f"{count - len(lacking)} of {count} words", has

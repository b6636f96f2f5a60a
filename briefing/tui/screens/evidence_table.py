"""The verdict of an item, field by field: what the brief says, what the source has, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.outline import Line, Outline
from briefing.text import clean, width
from briefing.tui.cells import Row, column, fit, flow, heading, indent
from briefing.tui.panes.parts import mark_span
from briefing.tui.screens.evidence_marks import painted, side_by_side
from briefing.verify.dates import find_dates
from briefing.verify.figures import find_figures
from briefing.verify.names import find_names
from briefing.verify.verdicts import VERDICT_WORDS, Field, Finding, Mark, Path, Verdict
from briefing.verify.wording import absent, content_words

if TYPE_CHECKING:
    from briefing.tui.screens.evidence_facts import Cited, Has

LABEL: Final = 10
_TABLE: Final = 46
"""Cells from which what the source has stands beside what the brief says; else below it."""
_MARKS: Final[dict[str, Mark]] = {
    "pass": "verified",
    "warn": "partly",
    "fail": "unsupported",
    "open": "not_checkable",
}
_FIELDS: Final = {
    "cite": "cites",
    "quote": "quotation",
    "speaker": "who says",
    "figures": "figures",
    "dates": "dates",
    "names": "names",
    "wording": "wording",
}
_STATES: Final = {
    "pass": "found",
    "warn": "with a warning",
    "fail": "not found",
    "open": "not checkable",
}


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


class _Entry(NamedTuple):
    """A row of the table: ``state`` is the verdict's for it, empty where it has none."""

    label: str
    says: str
    has: str = ""
    where: str = ""
    state: str = ""
    findings: tuple[Finding, ...] = ()


def verdict_rows(verdict: Verdict | None, cells: int, why: str = "") -> list[Row]:
    """Return the verdict in words, how many fields were found, and who vouches for the item."""
    if verdict is None:
        return flow([(why or "not checked yet", "dim")], cells)
    sign, words = mark_span(verdict.mark)
    rows = flow([(f"{sign} ", words), (VERDICT_WORDS[verdict.mark], words)], cells)
    found: Counter[str] = Counter(verdict.fields.values())
    total = len(verdict.fields)
    if total:
        parts = ", ".join(f"{found[state]} {_STATES[state]}" for state in _STATES if found[state])
        rows += flow([(f"{total} field{'s' if total != 1 else ''}: {parts}", "dim")], cells)
    if verdict.why:
        rows += flow([(clean(verdict.why), "dim")], cells)
    if verdict.signed:
        by, on = clean(verdict.signed.by), clean(verdict.signed.on)
        rows += flow([(f"Read by {by} on {on}.", "text")], cells)
    elif verdict.mark == "not_checkable" and verdict.of:
        rows += flow([("V", "hi b"), (" says that you have read what it cites", "dim")], cells)
    return rows


def table_rows(
    line: Line, told: Sequence[Told], verdict: Verdict | None, cited: Cited, cells: int
) -> list[Row]:
    """Return the table: the fields of the item, then the words of its text that were checked."""
    entries = list(_entries(line, told, verdict, cited))
    if cells < _TABLE:
        rows = [heading("THE BRIEF SAYS", "", cells)]
        return rows + [row for entry in entries for row in _stacked(entry, cells)]
    where = max([3, *(width(entry.where) for entry in entries)])
    room = cells - LABEL - where - 5
    says = room - room // 2
    head = heading("THE BRIEF SAYS", "", LABEL + says + 1)
    rest = column("the source has", room // 2 + 1, "dim u")
    rows = [[*head, rest, column("src", where, "dim u", right=True), ("   ", "rule u")]]
    for entry in entries:
        rows += _row(entry, says, room // 2, where)
        rows += _reasons(entry, cells)
    return rows


def waived_rows(outline: Outline, line: Line, verdict: Verdict | None, cells: int) -> list[Row]:
    """Return the warnings that the brief answers itself, each with its reason."""
    if not line.item.waive:
        return []
    rows = [[], heading("WAIVED", "warnings the brief answers", cells)]
    for waiver in line.item.waive:
        body: Row = [(outline.say(waiver.code), "hi"), (f": {outline.say(waiver.why)}", "text")]
        rows += flow(body, cells)
        for finding in verdict.waived if verdict else ():
            if finding.code == waiver.code:
                rows += indent(flow([(_message(finding), "dim")], cells - 2), 2)
    return rows


# -- the entries ------------------------------------------------------------------------------


def _entries(
    line: Line, told: Sequence[Told], verdict: Verdict | None, cited: Cited
) -> Iterator[_Entry]:
    left = list(verdict.findings) if verdict else []
    shown = {each.field for each in told if each.field}
    for each in told:
        own = [f for f in left if f.field == each.field and f.path[: len(each.path)] == each.path]
        left = [finding for finding in left if finding not in own]
        state = _state(each.field, own, verdict)
        has = _has(each, cited) if state in ("pass", "warn") else None
        yield _entry(each.label, each.says, has, state, own)
    for finding in left:
        words = _words_of(line, finding)
        yield _entry(_FIELDS[finding.field], words, None, _severe(finding), [finding])
    spoken = shown | {finding.field for finding in left}
    for field, state in verdict.fields.items() if verdict else ():
        if field not in spoken:
            yield _Entry(_FIELDS[field], *_summary(field, line, cited), "", state)


def _entry(
    label: str, says: str, has: Has | None, state: str, findings: Sequence[Finding]
) -> _Entry:
    near = next((each for each in findings if each.nearest or each.paragraph), None)
    text, where = (has.text, has.where) if has else ("", "")
    if near is not None:
        text = clean(near.nearest)
        where = f"p{near.paragraph}" if near.paragraph else ""
    return _Entry(label, says, text, where, state, tuple(findings))


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
    has = f"without: {', '.join(lacking)}" if lacking else "all of them"
    return f"{count - len(lacking)} of {count} words", has


# -- the rows ---------------------------------------------------------------------------------


def _row(entry: _Entry, says: int, has: int, where: int) -> list[Row]:
    """Return an entry beside what the source has; what no rule checks has the whole width."""
    if not entry.state and not entry.has:
        body = flow([(entry.says, "text")], says + has + where + 2)
        return [[column(entry.label, LABEL, "dim"), *body[0]], *indent(body[1:], LABEL)]
    left = flow([(entry.says, "text")], says)
    words = "dim" if entry.state == "pass" else "text"
    right = flow([(entry.has, words)], has) if entry.has else [[]]
    rows: list[Row] = []
    for number in range(max(len(left), len(right))):
        first = number == 0
        rows.append(
            [
                column(entry.label if first else "", LABEL, "dim"),
                *fit(left[number] if number < len(left) else [], says),
                (" ", "text"),
                *fit(right[number] if number < len(right) else [], has + 1),
                column(entry.where if first else "", where, "dim", right=True),
                (" ", "text"),
                _sign(entry) if first else (" ", "text"),
            ]
        )
    return rows


def _stacked(entry: _Entry, cells: int) -> list[Row]:
    """Return an entry with what the source has below it, where it says something else."""
    room = cells - LABEL - 2
    body = flow([(entry.says, "text")], room) if entry.says else [[]]
    first: Row = [column(entry.label, LABEL, "dim"), *fit(body[0], room), (" ", "text")]
    rows = [[*first, _sign(entry)], *indent(body[1:], LABEL)]
    if entry.has:
        where = f" ({entry.where})" if entry.where else ""
        words: Row = [("source: ", "dim"), (entry.has, "text"), (where, "dim")]
        rows += indent(flow(words, room), LABEL)
    return rows + _reasons(entry, cells)


def _sign(entry: _Entry) -> tuple[str, str]:
    return mark_span(_MARKS[entry.state]) if entry.state else (" ", "text")


def _reasons(entry: _Entry, cells: int) -> list[Row]:
    """Return why a field is not as the source has it, and what would mend it."""
    rows: list[Row] = []
    room = cells - LABEL
    for finding in entry.findings:
        words = "bad" if finding.severity == "error" else "part"
        if finding.code == "quote-altered" and finding.nearest:
            rows += _quoted(entry.says.strip('"'), clean(finding.nearest), room)
        else:
            text: Row = [(_message(finding), words)]
            if finding.hint:
                text.append((f" {clean(finding.hint)}", "dim"))
            rows += flow(text, room)
    return indent(rows, LABEL)


def _message(finding: Finding) -> str:
    """Return the sentence of a finding without the item's name, which is on the screen."""
    text = clean(finding.message.partition(": ")[2] or finding.message)
    return text[:1].upper() + text[1:]


def _quoted(ours: str, theirs: str, cells: int) -> list[Row]:
    """Return a quotation beside the source's words, what only one of them has marked."""
    both = side_by_side(ours, theirs)
    half = (cells - 2) // 2
    left = flow(painted(both.ours, both.only_ours, "text", "bad b u"), half)
    right = flow(painted(both.theirs, both.only_theirs, "text", "hi b mark"), half)
    heads: Row = [column("only in the brief", half + 2, "bad"), ("only in the source", "dim")]
    rows = [fit(heads, cells)]
    for number in range(max(len(left), len(right))):
        mine = left[number] if number < len(left) else []
        other = right[number] if number < len(right) else []
        rows.append([*fit(mine, half), ("  ", "text"), *other])
    return rows

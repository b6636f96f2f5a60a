"""An item field by field: what the brief says, what the source has, where; and the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.brief import model as m
from briefing.brief.fields import shown_fields
from briefing.brief.outline import Line, Outline
from briefing.brief.parts import figures, quoted, translation_words, worked_out
from briefing.brief.resolve import DESK
from briefing.brief.scales import BASIS
from briefing.brief.words import ACTOR_WORDS, VOICE_WORDS, computed_words, figure_words
from briefing.text import clean, width
from briefing.tui.cells import Row, column, fit, flow, heading, indent
from briefing.tui.panes.marks import mark_span
from briefing.tui.screens.evidence.comparison import (
    CheckedItem,
    FieldEntry,
    FieldStatement,
    entries,
    painted,
    side_by_side,
)
from briefing.tui.screens.unverified import nothing_in
from briefing.verify.verdicts import Finding, Mark, Verdict

LABEL: Final = 10
_TABLE: Final = 46
"""Cells from which what the source has stands beside what the brief says; else below it."""
_MARKS: Final[dict[str, Mark]] = {
    "pass": "verified",
    "warn": "partly",
    "fail": "unsupported",
    "open": "not_checkable",
    "own": "own",
}
_STATES: Final = {
    "pass": "found",
    "warn": "with a warning",
    "fail": "not found",
    "open": "not checkable",
    "own": "worked out by the desk",
}


_VERIFICATION = {
    "not-stated": "the source does not say",
    "unverified": "the source says it is not verified",
    "partly": "the source says it is verified in part",
    "verified": "the source says it is verified",
}


def verdict_rows(verdict: Verdict | None, line: Line, cells: int, why: str = "") -> list[Row]:
    """Return the verdict in words, how many fields were found, and who vouches for the item."""
    if verdict is None:
        return flow([(why or "not checked yet", "dim")], cells)
    sign, words = mark_span(verdict.mark)
    rows = flow([(f"{sign} ", words), (verdict.words, words)], cells)
    found: Counter[str] = Counter(verdict.fields.values())
    total = len(verdict.fields)
    reason = verdict.reason
    if verdict.mark == "not_checkable" and not reason:
        rows += flow([(f"It has {nothing_in(line)}.", "dim")], cells)
    elif total:
        parts = ", ".join(f"{found[state]} {_STATES[state]}" for state in _STATES if found[state])
        rows += flow([(f"{total} field{'s' if total != 1 else ''}: {parts}", "dim")], cells)
    if reason:
        rows += flow([(clean(reason), "dim")], cells)
    if verdict.signed:
        by, on = clean(verdict.signed.by), clean(verdict.signed.on)
        rows += flow([(f"Read by {by} on {on}.", "text")], cells)
    elif verdict.mark == "not_checkable" and verdict.of:
        rows += flow([("V", "hi b"), (" says that you have read what it cites", "dim")], cells)
    return rows


def table_rows(item: CheckedItem, told: Sequence[FieldStatement], cells: int) -> list[Row]:
    """Return the table: the fields of the item, then the words of its text that were checked."""
    found = list(entries(item, told))
    if cells < _TABLE:
        rows = [heading("THE BRIEF SAYS", "", cells)]
        return rows + [row for entry in found for row in _stacked(entry, cells)]
    where = max([4, *(width(entry.where) for entry in found)])
    room = cells - LABEL - where - 5
    says = room - room // 2
    head = heading("THE BRIEF SAYS", "", LABEL + says + 1)
    rest = column("the source has", room // 2 + 1, "dim u")
    rows = [[*head, rest, column("para", where, "dim u", right=True), ("   ", "rule u")]]
    for entry in found:
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


# -- the rows ---------------------------------------------------------------------------------


def _row(entry: FieldEntry, says: int, has: int, where: int) -> list[Row]:
    """Return an entry beside what the source has; what no rule checks has the whole width."""
    if not entry.state and not entry.has:
        body = flow([(entry.says, "text")], says + has + where + 2)
        return [[column(entry.label, LABEL, "dim"), *body[0]], *indent(body[1:], LABEL)]
    ours, theirs = _texts(entry)
    left = flow(ours, says) if entry.says else [[]]
    right = flow(theirs, has) if entry.has else [[]]
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


def _stacked(entry: FieldEntry, cells: int) -> list[Row]:
    """Return an entry with what the source has below it, where it says something else."""
    room = cells - LABEL - 2
    ours, theirs = _texts(entry)
    body = flow(ours, room) if entry.says else [[]]
    first: Row = [column(entry.label, LABEL, "dim"), *fit(body[0], room), (" ", "text")]
    rows = [[*first, _sign(entry)], *indent(body[1:], LABEL)]
    if entry.has:
        where = f" ({entry.where})" if entry.where else ""
        words: Row = [("source: ", "dim"), *theirs, (where, "dim")]
        rows += indent(flow(words, room), LABEL)
    return rows + _reasons(entry, cells)


def _sign(entry: FieldEntry) -> tuple[str, str]:
    return mark_span(_MARKS[entry.state]) if entry.state else (" ", "text")


def _reasons(entry: FieldEntry, cells: int) -> list[Row]:
    """Return why a field is not as the source has it, and what would mend it."""
    rows: list[Row] = []
    room = cells - LABEL
    for finding in entry.findings:
        words = "bad" if finding.severity == "error" else "part"
        if finding.code == "quote-altered" and finding.nearest:
            rows += [row for part in _apart(entry) for row in flow(part, room)]
        else:
            text: Row = [(_message(finding), words)]
            if finding.hint:
                text.append((f" {clean(finding.hint)}", "dim"))
            rows += flow(text, room)
    return indent(rows, LABEL)


def _message(finding: Finding) -> str:
    """Return the sentence of a finding without the item's name, which is on the screen."""
    text = clean(finding.text)
    return text[:1].upper() + text[1:]


def _texts(entry: FieldEntry) -> tuple[Row, Row]:
    """Return both sides of an entry; of a misquotation with the words that only one side has."""
    words = "dim" if entry.state == "pass" else "text"
    if entry.has and any(each.code == "quote-altered" for each in entry.findings):
        both = side_by_side(entry.says, entry.has)
        return (
            painted(both.ours, both.only_ours, "text", "bad b u"),
            painted(both.theirs, both.only_theirs, "text", "hi b mark"),
        )
    return [(entry.says, "text")], [(entry.has, words)]


def _apart(entry: FieldEntry) -> list[Row]:
    """Return the words in which a misquotation and the source differ, named."""
    both = side_by_side(entry.says, entry.has)
    rows: list[Row] = []
    for label, text, stretches, words in (
        ("only in the brief: ", both.ours, both.only_ours, "bad"),
        ("only in the source: ", both.theirs, both.only_theirs, "hi"),
    ):
        parts = "; ".join(text[start:end] for start, end in stretches) or "nothing"
        rows.append([(label, "dim"), (parts, words)])
    return rows


_FIGURE: Final = {"required": "required", "received": "received"}
"""What an amount of funding is called; any other is a figure."""


def field_statements(outline: Outline, line: Line) -> Iterator[FieldStatement]:
    """Yield what the brief says of a line, what can be checked with its place in the file."""
    path, item, say = line.path, line.item, outline.say
    if isinstance(item, m.Actor | m.Place):
        yield FieldStatement("name", say(item.name), "names", (*path, "name"))
    yield from (FieldStatement(label, value) for label, value in _reported(outline, line) if value)
    if isinstance(item, m.Actor):
        if item.leader:
            yield FieldStatement("leader", say(item.leader), "names", (*path, "leader"))
        for index, listed in enumerate(item.designations):
            words = f"{say(listed.as_)}, by {say(listed.authority)}"
            place = (*path, "designations", index)
            yield FieldStatement("listed", words, "names", place)
    if isinstance(item, m.Relationship) and item.since:
        since = f'"{say(item.since)}"'
        yield FieldStatement("since", since, "dates", (*path, "since"))
    yield from _printed(outline, line)
    if item.when:
        yield FieldStatement("when", f'"{say(item.when)}"', "dates", (*path, "when"))
    yield FieldStatement("basis", f"{line.basis}: {BASIS[line.basis]}")
    for index, speaker in enumerate(line.speakers):
        role = f", {say(speaker.role)}" if speaker.role else ""
        place = (*path, "by", index) if isinstance(item.by, list) else ()
        kind = "" if speaker is DESK else f" ({VOICE_WORDS[speaker.kind]})"
        words = f"{say(speaker.name)}{role}{kind}"
        yield FieldStatement("who says", words, "speaker", place, speaker.id)
    if not line.own or item.verification != "not-stated":
        yield FieldStatement("verified", _VERIFICATION[item.verification])
    if line.cite:
        yield FieldStatement("cites", " ".join(line.cite), "cite")


def _figure_told(figure: m.Figure, line: Line) -> str:
    """Return a figure as printed with how it is read, or how the desk has computed it."""
    read = figure_words(figure)
    if lines := worked_out(line.item, figure):
        return f"{figure.text}, {computed_words(figure, (), lines)}"
    if figure.calc:
        return f"{read}, {computed_words(figure, line.cites)}"
    return f'"{figure.text}"' + (f", read as {read}" if read != figure.text else "")


def _printed(outline: Outline, line: Line) -> Iterator[FieldStatement]:
    """Yield the quotations and figures of a line, as printed and as read."""
    path, item, say = line.path, line.item, outline.say
    for quote in quoted(item):
        place = (*path, *quote.path)
        yield FieldStatement("quotation", f'"{say(quote.words)}"', "quote", place)
        if quote.translation:
            yield FieldStatement("rendered", say(translation_words(quote)))
    for step, figure in figures(item):
        words, place = say(_figure_told(figure, line)), (*path, *step)
        yield FieldStatement(_FIGURE.get(str(step[-1]), "figure"), words, "figures", place)
        if figure.group:
            group = (*place, "group")
            yield FieldStatement("of whom", say(figure.group), "names", group)


def _reported(outline: Outline, line: Line) -> Iterator[tuple[str, str]]:
    """Yield what only some kinds of item say, and no rule checks."""
    item = line.item
    for field in shown_fields(item, line.section, own=False):
        value = outline.value(item, field)
        if isinstance(item, m.Claim) and field.key == "place":
            value = outline.place_name(item.place, short=False)
        elif isinstance(item, m.Claim) and field.key == "holder":
            side = outline.side(item)
            value = outline.actor_name(item.holder) + (f", {outline.say(side)}" if side else "")
        elif isinstance(item, m.Actor) and field.key == "kind":
            value = ACTOR_WORDS[item.kind]
        yield field.heading, value

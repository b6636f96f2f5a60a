"""The right half of the evidence screen: the item field by field, its grade, the desk's part."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.resolve import as_list
from briefing.brief.scales import BASIS, CONFIDENCE, CREDIBILITY, RELIABILITY, YARDSTICK
from briefing.brief.sections import Field, shown_fields
from briefing.brief.words import date_words, figure_words
from briefing.text import pad
from briefing.tui.cells import Row, column, flow, heading, indent
from briefing.tui.panes.links import coordinates
from briefing.tui.panes.parts import grade_spans
from briefing.tui.screens.evidence.entries import Item, Told
from briefing.tui.screens.evidence.table import table_rows, waived_rows

LABEL = 12
_VERIFICATION = {
    "not-stated": "the source does not say",
    "unverified": "the source says it is not verified",
    "partly": "the source says it is verified in part",
    "verified": "the source says it is verified",
}


def field_rows(item: Item, cells: int) -> list[Row]:
    """Return what the brief says field by field, what it waives, the grade, the desk's own."""
    outline, line = item.outline, item.line
    rows = table_rows(item, list(told_of(outline, line)), cells)
    rows += waived_rows(outline, line, item.verdict, cells)
    rows += [[], *_grade(line, cells)]
    desk = [(label, value) for label, value in _desk(outline, line) if value]
    rows += [[], heading("THE DESK'S OWN", "", cells)]
    for label, value in desk:
        rows += _field(label, [(value, "text")], cells)
    return rows if desk else rows + flow([("Nothing beside the wording.", "dim")], cells)


def _field(label: str, value: Row, cells: int) -> list[Row]:
    body = flow(value, cells - LABEL)
    return [[column(label, LABEL, "dim"), *body[0]], *indent(body[1:], LABEL)]


def told_of(outline: Outline, line: Line) -> Iterator[Told]:
    """Yield what the brief says of a line, what can be checked with its place in the file."""
    path, item, say = line.path, line.item, outline.say
    if isinstance(item, m.Actor | m.Place):
        yield Told("name", say(item.name), "names", (*path, "name"))
    yield from (Told(label, value) for label, value in _reported(outline, line) if value)
    if isinstance(item, m.Actor):
        if item.leader:
            yield Told("leader", say(item.leader), "names", (*path, "leader"))
        for index, listed in enumerate(item.designations):
            words = f"{say(listed.as_)}, by {say(listed.authority)}"
            place = (*path, "designations", index)
            yield Told("listed", words, "names", place)
    if isinstance(item, m.Relationship) and item.since:
        since = f'"{say(item.since)}"'
        yield Told("since", since, "dates", (*path, "since"))
    for index, quote in enumerate(as_list(item.quote)):
        place = (*path, "quote") if isinstance(item.quote, str) else (*path, "quote", index)
        yield Told("quotation", f'"{say(quote)}"', "quote", place)
    for index, figure in enumerate(item.figures):
        read, text = say(figure_words(figure)), say(figure.text)
        words = f'"{text}"' + (f", read as {read}" if read != text else "")
        place = (*path, "figures", index)
        yield Told("figure", words, "figures", place)
        if figure.group:
            group = (*place, "group")
            yield Told("of whom", say(figure.group), "names", group)
    if item.when:
        yield Told("when", f'"{say(item.when)}"', "dates", (*path, "when"))
    yield Told("basis", f"{line.basis}: {BASIS[line.basis]}")
    for index, speaker in enumerate(line.speakers):
        role = f", {say(speaker.role)}" if speaker.role else ""
        place = (*path, "by", index) if isinstance(item.by, list) else ()
        words = f"{say(speaker.name)}{role} ({speaker.kind})"
        yield Told("who says", words, "speaker", place, speaker.id)
    yield Told("verified", _VERIFICATION[item.verification])
    if line.cite:
        yield Told("cites", " ".join(line.cite), "cite")


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
        yield field.heading, value


def _grade(line: Line, cells: int) -> list[Row]:
    """Return the grade, spelled out letter by letter; the desk gave it, not the source."""
    if not line.graded:
        return [
            heading("GRADE", "", cells),
            *flow([("The desk gave this item no grade.", "dim")], cells),
        ]
    letter, digit = grade_spans(line.grade)
    rows = [heading("GRADE", "Admiralty, the desk's own", cells, "".join(line.grade))]
    rows += _field_spans(letter, f"{RELIABILITY[line.grade.letter]}, of the voice", cells)
    rows += _field_spans(digit, f"{CREDIBILITY[line.grade.digit]}, of this item", cells)
    return rows


def _field_spans(label: tuple[str, str], value: str, cells: int) -> list[Row]:
    body = flow([(value, "text")], cells - LABEL)
    first: Row = [(pad(label[0], LABEL), label[1]), *body[0]]
    return [first, *indent(body[1:], LABEL)]


def _desk(outline: Outline, line: Line) -> Iterator[tuple[str, str]]:
    item = line.item
    if item.date:
        basis = "stated by the source" if item.date_basis == "stated" else "inferred by the desk"
        yield "date", f"{date_words(item.date)}, {basis}"
    place = (
        item
        if isinstance(item, m.Place)
        else outline.places.get(getattr(item, "place", None) or "")
    )
    if place is not None:
        yield "coordinates", coordinates(place)
    for field in shown_fields(item, line.section, own=True):
        yield field.heading, _concluded(outline, line, field)


def _concluded(outline: Outline, line: Line, field: Field) -> str:
    """Return what a field of the desk's own says, with what its term means."""
    item = line.item
    if isinstance(item, m.Judgement) and field.kind == "likelihood":
        term, bounds = outline.likelihood(item)
        return f"{term}, {bounds} ({YARDSTICK[outline.brief.yardstick]})" if term else ""
    if isinstance(item, m.Judgement) and field.key == "confidence" and item.confidence:
        return f"{item.confidence}: {CONFIDENCE[item.confidence]}"
    if field.refers == "items":
        ids: list[str] = getattr(item, field.attribute)
        lines = [outline.by_id[i] for i in ids if i in outline.by_id]
        if isinstance(item, m.Crosscheck):
            said = "; ".join(f"{outline.speaker_names(x)}: {x.text}" for x in lines)
            return said or "nobody in this brief"
        return "; ".join(f"{other.label}: {other.text}" for other in lines)
    words = outline.value(item, field)
    return words.replace("-", " ") if field.key == "status" else words

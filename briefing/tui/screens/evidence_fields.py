"""The right half of the evidence screen: the item field by field, its grade, the desk's part."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.format import model as m
from briefing.format.countries import country_name
from briefing.format.resolve import as_list
from briefing.format.scales import BASIS, CONFIDENCE, CREDIBILITY, RELIABILITY, YARDSTICK
from briefing.outline import Line, Outline
from briefing.text import pad
from briefing.tui.cells import Row, column, flow, heading, indent
from briefing.tui.panes.links import coordinates
from briefing.tui.panes.parts import grade_spans
from briefing.words import date_words, figure_words

LABEL = 12
_VERIFICATION = {
    "not-stated": "the source does not say",
    "unverified": "the source says it is not verified",
    "partly": "the source says it is verified in part",
    "verified": "the source says it is verified",
}


def field_rows(outline: Outline, line: Line, cells: int) -> list[Row]:
    """Return what the brief says of a line field by field, its grade, and what is the desk's."""
    rows = [heading("THE BRIEF SAYS", "", cells)]
    for label, value in _fields(outline, line):
        if value:
            rows += _field(label, [(value, "text")], cells)
    rows += [[], *_grade(line, cells)]
    desk = [(label, value) for label, value in _desk(outline, line) if value]
    rows += [[], heading("THE DESK'S OWN", "", cells)]
    for label, value in desk or [("", "nothing beside the wording")]:
        rows += _field(label, [(value, "text" if label else "dim")], cells)
    return rows


def _field(label: str, value: Row, cells: int) -> list[Row]:
    body = flow(value, cells - LABEL)
    return [[column(label, LABEL, "dim"), *body[0]], *indent(body[1:], LABEL)]


def _fields(outline: Outline, line: Line) -> Iterator[tuple[str, str]]:
    item = line.item
    say = outline.say
    if isinstance(item, m.Claim):
        yield "place", outline.place_name(item.place, short=False)
        side = outline.side(item)
        yield "holder", outline.actor_name(item.holder) + (f", {say(side)}" if side else "")
        yield "control", item.control
    if isinstance(item, m.Impact):
        yield "category", item.category
        yield "group", say(item.group)
        yield "place", outline.place_name(item.place, short=False) if item.place else ""
    if isinstance(item, m.Actor):
        yield "name", say(item.name)
        yield "also", ", ".join(say(name) for name in item.aka)
        yield "kind", item.kind
        yield "leader", say(item.leader)
        for listed in item.designations:
            yield "listed", f"{say(listed.as_)}, by {say(listed.authority)}"
    if isinstance(item, m.Relationship):
        yield "from", outline.actor_name(item.from_)
        yield "is", item.type
        yield "to", outline.actor_name(item.to)
        yield "since", f'"{say(item.since)}"' if item.since else ""
    if isinstance(item, m.Place):
        yield "also", ", ".join(say(name) for name in item.aka)
        yield "kind", say(item.kind)
        yield "country", country_name(item.country) if item.country else ""
    if isinstance(item, m.View):
        yield "topic", say(item.topic)
    for quote in as_list(item.quote):
        yield "quotation", f'"{say(quote)}"'
    for figure in item.figures:
        read = say(figure_words(figure))
        text = say(figure.text)
        yield "figure", f'"{text}"' + (f", read as {read}" if read != text else "")
        yield "of whom", say(figure.group)
    yield "when", f'"{say(item.when)}"' if item.when else ""
    yield "basis", f"{line.basis}: {BASIS[line.basis]}"
    for speaker in line.speakers:
        role = f", {say(speaker.role)}" if speaker.role else ""
        yield "who says", f"{say(speaker.name)}{role} ({speaker.kind})"
    yield "verified", _VERIFICATION[item.verification]
    yield "cites", " ".join(line.cite)


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
    if isinstance(item, m.Judgement):
        term, bounds = outline.likelihood(item)
        yield "likelihood", f"{term}, {bounds} ({YARDSTICK[outline.brief.yardstick]})"
        sure = item.confidence
        yield "confidence", f"{sure}: {CONFIDENCE[sure]}" if sure else ""
        yield "assumes", outline.say(item.assumes)
        yield "alternative", outline.say(item.alternative)
        yield "so what", outline.say(item.so_what)
        for label, ids in (("because", item.because), ("against", item.against)):
            others = [outline.by_id[i] for i in ids if i in outline.by_id]
            yield label, "; ".join(f"{other.label}: {other.text}" for other in others)
    place = (
        item
        if isinstance(item, m.Place)
        else outline.places.get(getattr(item, "place", None) or "")
    )
    if place is not None:
        yield "coordinates", coordinates(place)
    if isinstance(item, m.Place) and item.part_of:
        yield "part of", outline.place_name(item.part_of, short=False)
    if isinstance(item, m.Watch):
        yield "signal", item.signal or ""
        yield "horizon", outline.say(item.horizon)
    if isinstance(item, m.Crosscheck):
        yield "status", item.status.replace("-", " ")
        for label, ids in (("says yes", item.for_), ("says no", item.against)):
            lines = [outline.by_id[i] for i in ids if i in outline.by_id]
            words = "; ".join(f"{outline.speaker_names(x)}: {x.text}" for x in lines)
            yield label, words or "nobody in this brief"
    for waiver in item.waive:
        yield "waived", f"{outline.say(waiver.code)}: {outline.say(waiver.why)}"

"""The items of a brief as rows: one way to say each kind of item, for every format people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from briefing.brief import model as m
from briefing.brief.fields import shown_fields
from briefing.brief.outline import Line, Outline, Section
from briefing.brief.sections import SECTION
from briefing.brief.sides.ties import relations
from briefing.brief.words import ACTOR_WORDS, VOICE_WORDS, point_words
from briefing.export import phrases as say
from briefing.export.phrases import ItemPhrases
from briefing.export.shapes import Note, Row, TitledRows
from briefing.export.tables import table

if TYPE_CHECKING:
    from briefing.verify.verdicts import Path, Verdict


_TOLD: Final = {
    "situation": frozenset[str](),
    "actors": frozenset(("aka", "kind", "side", "leader")),
    "territory": frozenset(("place", "holder", "control")),
    "humanitarian": frozenset(("category", "group", "place")),
    "views": frozenset(("topic",)),
    "judgements": frozenset(
        ("likelihood", "confidence", "assumes", "alternative", "so_what", "because", "against")
    ),
    "crosscheck": frozenset(("status", "for", "against")),
    "relationships": frozenset(("from", "type", "to")),
    "watch": frozenset(("signal", "horizon")),
    "places": frozenset(("aka", "kind", "country", "part_of")),
}
"""The fields that the rows of a section tell in words of their own, by section."""
_ALWAYS: Final = frozenset[str]()


class RowWriter:
    """Turns the lines of one outline into rows."""

    def __init__(self, outline: Outline, verdicts: Mapping[Path, Verdict] | None = None) -> None:
        """Take a brief, and the verdicts of its items where they are to stand beside them."""
        self.outline = outline
        self.verdicts = verdicts or {}
        signs = {}
        if verdicts:
            from briefing.export.verdict_phrases import sign

            signs = {path: sign(verdict) for path, verdict in verdicts.items()}
        self.words = ItemPhrases(outline, signs)

    def part(self, section: Section) -> TitledRows:
        """Return a section, its rows numbered where they have no basis to stand under."""
        make = {
            "actors": self._actor,
            "territory": self._claim,
            "humanitarian": self._impact,
            "views": self._view,
            "timeline": self._event,
            "judgements": self._judgement,
            "crosscheck": self._question,
            "gaps": self._open,
            "watch": self._open,
            "places": self.place,
        }.get(section.kind.key, self._statement)
        rows = []
        for number, line in enumerate(section.lines, 1):
            row = make(line)
            rows.append(row if row.mark else row._replace(mark=str(number)))
        lead = section.kind.lead if rows else ""
        shaped = table(self.words, section, rows)
        return TitledRows(section.kind.title, tuple(rows), lead, table=shaped)

    def _row(self, line: Line, *, head: str = "", notes: Iterable[Note] = ()) -> Row:
        """Return the row of a statement: below it who says so, then what it rests on."""
        who = Note("", self.words.who(line))
        below = (who, *self._evidence(line), *notes, *self._others(line), *self._doubts(line))
        return Row(line.basis, line.item.id or "", head, line.text, below)

    def _named_row(self, line: Line, name: str, facts: str, notes: Iterable[Note]) -> Row:
        """Return the row of an actor or place: facts with their citation, then the rest."""
        said = "; ".join(filter(None, (facts, self.words.whose(line))))
        first = Note("", f"{said} {self.words.cited(line)}")
        below = (
            *(first, *notes, *self._evidence(line)),
            *(*self._others(line), *self._doubts(line)),
        )
        return Row(line.basis, line.item.id or "", "", name, below)

    def _own_row(self, line: Line, notes: Iterable[Note]) -> Row:
        """Return the row of what the desk itself asks or concludes: a number, no basis."""
        below = (*notes, *self._evidence(line), *self._others(line), *self._doubts(line))
        return Row("", line.item.id or "", "", line.text, below)

    def _others(self, line: Line) -> Iterator[Note]:
        """Yield the fields that no row of a section tells in its own way, with their names."""
        for own in (False, True):
            for field in shown_fields(line.item, line.section, own=own):
                value = self.outline.value(line.item, field)
                if value and field.key not in _TOLD.get(line.section, _ALWAYS):
                    yield Note(field.name, value)

    def _evidence(self, line: Line) -> Iterator[Note]:
        for quote in self.words.quotes(line.item):
            yield Note("quote", quote)
        for translation in self.words.translations(line.item):
            yield Note("translation", translation)
        for figure in line.item.figures:
            yield Note("figure", self.words.figure(figure, line.item))

    def _doubts(self, line: Line) -> Iterator[Note]:
        if line.contradicted:
            answers = self.outline.answers(line)
            against = [answer.line.label for answer in answers if answer.word == "contradicts"]
            yield Note(say.CONTRADICTED, self.words.references(dict.fromkeys(against)))
        for gap in self.outline.gaps(line.item):
            yield Note("gap", gap.text)
        if line.path in self.verdicts:
            from briefing.export.verdict_phrases import notes

            yield from notes(self.verdicts[line.path])
        for waiver in line.item.waive:
            yield Note("waived", f"{waiver.code}: {waiver.why}")

    # -- sections ---------------------------------------------------------------------------

    def _statement(self, line: Line) -> Row:
        """Return the row of an item in a section that has no rows of its own kind."""
        kind = SECTION[line.section]
        notes = list(_note(getattr(line.item, "note", None)))
        if not kind.by_desk:
            return self._row(line, notes=notes)
        who = self.words.who(line)
        return self._own_row(line, [*notes, *([Note("rests on", who)] if who else [])])

    def _actor(self, line: Line) -> Row:
        actor = line.item
        assert isinstance(actor, m.Actor)
        facts = [ACTOR_WORDS[actor.kind]] if ACTOR_WORDS[actor.kind] else []
        if self.outline.side(actor):
            facts.append(f"side: {self.outline.side(actor)}")
        if actor.leader:
            facts.append(f"led by {actor.leader}")
        notes = [Note("also", ", ".join(actor.aka))] if actor.aka else []
        for link in relations(self.outline, actor):
            notes.append(Note("-", self.words.relation(link, of=actor)))
        for listed in actor.designations:
            cites = self.words.cites(listed)
            notes.append(Note("listed", f"{listed.as_}, by {listed.authority} {cites}"))
        name = _named(actor.name, actor.short)
        return self._named_row(line, name, "; ".join(facts), [*notes, *_note(actor.note)])

    def _claim(self, line: Line) -> Row:
        claim = self.outline.claim(line)
        holder = self.outline.actor_name(claim.holder) if claim.holder else "nobody named"
        side = self.outline.side(claim)
        place = self.outline.place_name(claim.place, short=False)
        held = f"{holder} ({side})" if side else holder
        return self._row(line, head=f"{place}: {held}, {claim.control}")

    def _impact(self, line: Line) -> Row:
        impact = line.item
        assert isinstance(impact, m.Impact)
        head: str = impact.category
        if impact.place:
            head += f", {self.outline.place_name(impact.place, short=False)}"
        return self._row(line, head=f"{head}: {impact.group}" if impact.group else head)

    def _view(self, line: Line) -> Row:
        view = line.item
        assert isinstance(view, m.View)
        names = " and ".join(
            f"{speaker.name}, {speaker.role}" if speaker.role else speaker.name
            for speaker in line.speakers
        )
        return self._row(line, head=f"{names}: {view.topic}" if view.topic else names)

    def _event(self, line: Line) -> Row:
        event = line.item
        assert isinstance(event, m.Event)
        notes = [Note("see", ", ".join(event.refs))] if event.refs else []
        when = self.words.when(event) or "no date given"
        return self._row(line, head=when, notes=notes)

    def _judgement(self, line: Line) -> Row:
        judgement = line.item
        assert isinstance(judgement, m.Judgement)
        notes = [
            Note("likelihood", self.words.likelihood(judgement)),
            Note("confidence", judgement.confidence or "not given"),
        ]
        for label, value in (
            ("because of", self.words.references(judgement.because)),
            ("against it", self.words.references(judgement.against)),
            ("assumes", judgement.assumes),
            ("alternative", judgement.alternative),
            ("so what", judgement.so_what),
        ):
            if value:
                notes.append(Note(label, value))
        if line.cite:
            notes.append(Note("rests on", self.words.who(line)))
        return self._own_row(line, notes)

    def _question(self, line: Line) -> Row:
        check = line.item
        assert isinstance(check, m.Crosscheck)
        notes = [
            Note("yes", self.words.answers(check.for_)),
            Note("no", self.words.answers(check.against)),
            Note("answers", say.ANSWERS[check.status]),
            *_note(check.note),
        ]
        if line.cite or line.item.by:
            notes.append(Note("rests on", self.words.who(line)))
        return self._own_row(line, notes)

    def _open(self, line: Line) -> Row:
        item = line.item
        facts = []
        if isinstance(item, m.Watch):
            facts += [f"a sign of {say.SIGNAL[item.signal]}"] if item.signal else []
            facts += [f"horizon: {item.horizon}"] if item.horizon else []
        who = self.words.who(line)
        if not facts and who:
            return self._own_row(replace(line, text=f"{line.text} {who}"), [])
        below = " ".join(filter(None, ("; ".join(facts), who)))
        return self._own_row(line, [Note("", below)] if below else [])

    # -- what the items name ----------------------------------------------------------------

    def place(self, line: Line) -> Row:
        """Return the row of a place."""
        place = line.item
        assert isinstance(place, m.Place)
        notes = [Note("also", ", ".join(place.aka))] if place.aka else []
        facts = "; ".join(filter(None, self._place_facts(place)))
        name = _named(place.name, place.short)
        return self._named_row(line, name, facts, [*notes, *_note(place.note)])

    def _place_facts(self, place: m.Place) -> Iterator[str]:
        yield place.kind or ""
        if place.part_of:
            yield f"in {self.outline.place_name(place.part_of, short=False)}"
        yield place.country or ""
        if place.lat is None or place.lon is None:
            yield "no coordinates"
        else:
            point = point_words(place.lat, place.lon)
            yield f"{point} ({place.precision}; coordinates by the desk)"

    def voices(self) -> Iterator[Row]:
        """Yield a row for each voice, the letter of its reliability in the margin."""
        for key, voice in self.outline.brief.voices.items():
            facts = [VOICE_WORDS[voice.kind]]
            facts += [part for part in (voice.role, voice.org) if part]
            side = self.outline.side(self.outline.resolver.speaker(key))
            facts += [f"side: {side}"] if side else []
            notes = [Note("", f"{'; '.join(facts)} {self.words.cites(voice)}".rstrip())]
            if voice.aka:
                notes.append(Note("also", ", ".join(voice.aka)))
            name = _named(voice.name, voice.short)
            yield Row(f"grade {voice.reliability}", "", "", name, tuple(notes))


def _named(name: str, short: str | None) -> str:
    return f"{name} ({short})" if short and short != name else name


def _note(text: str | None) -> list[Note]:
    return [Note("note", text)] if text else []

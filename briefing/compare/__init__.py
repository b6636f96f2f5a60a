"""Two briefs and what changed between them: items paired, then compared field by field."""

from __future__ import annotations

from collections import Counter, defaultdict

from briefing.brief import model as m
from briefing.brief.fold import fold
from briefing.brief.outline import Line, Outline, outline_of
from briefing.brief.sections import SECTION
from briefing.compare.changes import Change, ChangeKind, Comparison, FieldChange, SectionChanges
from briefing.compare.fields import Fields, of_headers, of_sources, of_voices, section_key
from briefing.compare.pairs import Pairs, pair
from briefing.text import clean

__all__ = ["Change", "ChangeKind", "Comparison", "FieldChange", "SectionChanges", "compare"]


def compare(old: m.Brief | Outline, new: m.Brief | Outline) -> Comparison:
    """Return what changed from ``old`` to ``new``.

    Sources and citations are not compared: a later brief rests on other texts. Order says
    nothing, and a field that is written otherwise but means the same has not changed.
    """
    before, after = outline_of(old), outline_of(new)
    pairs = pair(before, after)
    voices = _voice_pairs(before.brief, after.brief)
    fields = Fields(before, after, pairs.renamed, voices)
    return Comparison(
        before,
        after,
        (*of_headers(before.brief, after.brief), *of_sources(before.brief, after.brief)),
        _sections(before, after, pairs, fields),
        tuple(_voices(before.brief, after.brief, voices)),
    )


def _sections(
    old: Outline, new: Outline, pairs: Pairs, fields: Fields
) -> tuple[SectionChanges, ...]:
    """Return the changes of every section, by the section that an item stands in now."""
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    same: Counter[str] = Counter()
    for a, b in pairs.both:
        if found := fields.of_items(a, b):
            changes[b.section].append(_change("changed", b, found)._replace(old=a, new=b))
        else:
            same[b.section] += 1
    for line in pairs.new:
        changes[line.section].append(_change("added", line)._replace(new=line))
    for line in pairs.gone:
        changes[line.section].append(_change("removed", line)._replace(old=line))
    return tuple(
        SectionChanges(
            now.kind,
            tuple(changes[now.kind.key]),
            len(was.lines),
            len(now.lines),
            same[now.kind.key],
        )
        for was, now in zip(old.every_section, new.every_section, strict=True)
    )


def _change(kind: ChangeKind, line: Line, fields: tuple[FieldChange, ...] = ()) -> Change:
    section = SECTION[line.section]
    # What is listed, the desk's own, or put together from fields needs no speaker before it.
    said = section.word == "reported" and section.text
    who = " and ".join(clean(speaker.short) for speaker in line.speakers) if said else ""
    return Change(kind, section_key(line), line.label, who, line.text, fields)


def _voice_pairs(old: m.Brief, new: m.Brief) -> dict[str, str]:
    """Return which voice is which: by id, else by name where one alone on each side has it."""
    pairs = {key: key for key in old.voices if key in new.voices}
    names = {fold(v.name): k for k, v in new.voices.items() if k not in pairs}
    for key, voice in old.voices.items():
        other = None if key in pairs else names.pop(fold(voice.name), None)
        if other is not None:
            pairs[key] = other
    return pairs


def _voices(old: m.Brief, new: m.Brief, pairs: dict[str, str]) -> list[Change]:
    partner = {there: here for here, there in pairs.items()}
    changed, added = [], []
    for key, voice in new.voices.items():
        name = clean(voice.name)
        if key not in partner:
            added.append(Change("added", "voices", key, "", name))
        elif found := of_voices(old.voices[partner[key]], voice):
            changed.append(Change("changed", "voices", key, "", name, found))
    gone = [
        Change("removed", "voices", key, "", clean(voice.name))
        for key, voice in old.voices.items()
        if key not in pairs
    ]
    return [*changed, *added, *gone]

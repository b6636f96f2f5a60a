"""Voices: one not in the paragraph, another one of it, none at all, a wrong one in the text."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from ..case import DESK, Item, stands, words
from ..fault import Edit, Fault
from .making import COMMON, cut_out, dice, fault, inside, replaced

_SAYING = r"(?:says?|said|reports?|thinks?|think|claims?)"
_SAYS = re.compile(
    r"\b(?:sa(?:ys?|id)|claims?|counts?|calls?|reports?|according|speaks?|denie[sd]|deny|blames?"
    r"|thinks?|accuses?|expects?|wants?|promises?|announced|asked|sees|defends|mocks|admits)\b"
)
_LEAD = re.compile(rf"(?P<who>[^.;,]{{2,50}}) {_SAYING} that (?P<what>.+)")
_TAIL = re.compile(
    rf"(?P<what>[^.;]+), (?:(?P<who>[^,.;]{{2,40}}) {_SAYING}|according to [^,.;]+)\."
)


def make(item: Item, seed: int) -> Iterator[Fault]:
    """Yield the faults of an item's voices."""
    if not item.values("by") or item.section in (*DESK, "judgements") or not item.cited:
        return
    case = item.case
    die = dice(seed, case.name, item.name, "voices")
    own = {case.voice_of(source) for source, _ in item.cited}
    near: set[str] = set()
    for source, number in item.cited:
        near |= set(words(" ".join(case.sources[source][max(0, number - 5) : number])))
    able = [
        name
        for name, voice in case.voices.items()
        if name not in {*own, *item.voices}
        and (item.section != "views" or voice.text("kind") == "expert")
    ]
    absent = [name for name in able if not tokens(case.voices[name]) & near]
    for name in die.sample(absent, min(2, len(absent))):
        yield _by("speaker-absent", item, name)
    present = [name for name in able if _stands(case.voices[name], item.cited_words)]
    for name in present[:2]:
        yield _by("speaker-differs", item, name)
    if not set(item.voices) & own and item.section != "views":
        yield from _as_fact(item)
    yield from _in_text(item, absent, die)


def tokens(voice: Item) -> set[str]:
    """Return the words that would name a voice in a paragraph."""
    given = " ".join(voice.text(field) for field in ("name", "aka", "role", "org"))
    return {word for word in words(given) if len(word) > 2} - {"the", "for", "and", "said"}


def _stands(voice: Item, text: list[str]) -> bool:
    """Tell whether a name of the voice stands in the text, or a person's surname."""
    names = [*voice.values("name"), *voice.values("aka")]
    forms = [words(name.text) for name in names]
    person = not set(names[0].text.split()) & COMMON and len(forms[0]) in (2, 3, 4)
    surname = [words(names[0].text.split()[-1])] if person else []
    return any(stands(form, text) for form in [*forms, *surname])


def _by(kind: str, item: Item, name: str) -> Fault:
    """Another voice; its reliability is another too, so a grade keeps its digit alone."""
    start = item.keys["by"][1].start_mark.index
    edits = [Edit(start, item.span("by")[1], name)]
    grade = item.value("grade")
    if grade:
        edits.append(replaced(grade, grade.text[-1]))
    return fault(kind, item, "by", *edits, at=(start, item.span("by")[1]))


def _as_fact(item: Item) -> Iterator[Fault]:
    """The voice taken out of ``by`` and of the text: now the source itself says so."""
    value = item.value("text")
    fields = [field for field in ("by", "basis", "grade") if field in item.keys]
    edits = [edit for edit in (cut_out(item, field) for field in fields) if edit]
    if not value or len(edits) < len(fields):
        return
    match = _LEAD.fullmatch(value.text) or _TAIL.fullmatch(value.text)
    what = match["what"] if match else value.text
    named = {word for name in item.voices for word in tokens(item.case.voices[name])}
    if _SAYS.search(what) or named & set(words(what)):
        return
    what = what[0].upper() + what[1:].rstrip(".") + "."
    edits += [replaced(value, what)] if match else []
    yield fault("claim-as-fact", item, "by", *edits, at=(item.start, item.end), now=what)


def _in_text(item: Item, absent: list[str], die: random.Random) -> Iterator[Fault]:
    """Another speaker in the text itself, where the text says who speaks."""
    value = item.value("text")
    if not value or not absent:
        return
    for voice in item.voices:
        full = item.case.voices[voice].text("name")
        for name in (full, *full.split()):
            found = re.search(
                rf"(?:^|\b){re.escape(name)} (?:says?|said|counts|calls|puts|reports?)\b",
                value.text,
            )
            if found and name[0].isupper():
                now = item.case.voices[die.choice(absent)].text("name")
                edit = inside(item, value, found.start(), found.start() + len(name), now)
                if edit:
                    yield fault("speaker-in-text", item, "text", edit)
                    return

"""What the types cannot say: ids that must exist, citations, dates, grades, voices, paths.

The rules read plain data, tolerate what is of the wrong type (that is reported elsewhere) and go
on, so that one run finds everything. They always run, also where msgspec is content.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path as FilePath
from typing import Any, Final, TypeAlias

from briefing.brief.countries import country_meant, known
from briefing.brief.fields import FIELDS, FieldKind, field
from briefing.brief.scales import LIKELIHOOD, VOICE_BASIS, likelihood_terms
from briefing.brief.sections import SECTION
from briefing.brief.values import (
    absolute,
    date_trouble,
    is_grade,
    is_language,
    is_sha256,
    leaves,
    moment_trouble,
    name_trouble,
)
from briefing.filesystem import facts, inside
from briefing.format import part_rules
from briefing.format.between import between
from briefing.format.declared import Declared, Enough, texts
from briefing.format.other_words import date_hint
from briefing.format.part_rules import table_findings
from briefing.format.problems import did_you_mean, label, shown
from briefing.format.walk import TypeFinding, enum
from briefing.format.yaml.marks import Path
from briefing.text import listed


def check(
    raw: dict[str, Any],
    line_of: Callable[[Path], int],
    folder: FilePath | None = None,
    library: FilePath | None = None,
) -> list[TypeFinding]:
    """Return every semantic problem of a brief's plain data.

    ``line_of`` gives the line of a path, for messages that point at a first one. ``folder`` is
    where the brief lies and ``library`` what its paths must not leave; without them the paths of
    source texts are judged by their words.
    """
    rules = _Rules(Declared(raw, line_of), folder, library)
    with suppress(Enough):
        rules.run()
    return rules.declared.found


def _way_inside(value: str) -> str:
    """Return the hint for the path of a source text that leaves the library."""
    if absolute(value) or leaves(value):
        return "Give a path relative to the brief or to seeds/."
    if "\\" in value:
        return "Write / between the names of folders."
    return "A link there leads outside: put the file itself there."


class _Rules:
    """One run over one brief."""

    def __init__(
        self, declared: Declared, folder: FilePath | None, library: FilePath | None
    ) -> None:
        self.declared = declared
        self.add = declared.add
        self.folder, self.library = folder, library
        self.good_cites: set[tuple[str, str]] = set()
        yardstick = declared.raw.get("yardstick", "icd203")
        self.yardstick = yardstick if yardstick in ("icd203", "phia") else ""

    def run(self) -> None:
        self.declared.declare()
        self.header(self.declared.raw)
        self.sources(self.declared.raw.get("sources"))
        voices = self.declared.raw.get("voices")
        for key, voice in voices.items() if isinstance(voices, dict) else ():
            if isinstance(voice, dict):
                self.cites(("voices", key, "cite"), voice.get("cite"), voice)
        for path, item in self.declared.entries:
            for key, value in item.items():
                own = field(key, str(path[0])) if key in FIELDS else None
                rule = _RULES.get(own.kind) if own else None
                if rule is not None:
                    rule(self, (*path, key), value, item)
        between(self.declared)

    # The parts above the items

    def header(self, raw: dict[str, Any]) -> None:
        for key in ("id", "previous"):
            if isinstance(value := raw.get(key), str):
                self.declared.id_form((key,), value)
        self.moment(("as_of",), raw.get("as_of"))
        self.moment(("next",), raw.get("next"))
        self.date(("period",), raw.get("period"), raw)
        self.language(("language",), raw.get("language"))
        for path, code in texts(("countries",), raw.get("countries")):
            self.country(path, code, raw)

    def sources(self, sources: Any) -> None:
        for index, source in enumerate(sources if isinstance(sources, list) else ()):
            if not isinstance(source, dict):
                continue
            path: Path = ("sources", index)
            self.moment((*path, "published"), source.get("published"))
            self.moment((*path, "retrieved"), source.get("retrieved"))
            self.language((*path, "language"), source.get("language"))
            if isinstance(value := source.get("sha256"), str) and not is_sha256(value):
                message = f"sha256 {shown(value)} is not 64 hexadecimal digits in lower case."
                self.add((*path, "sha256"), "type", message, "It is of the normalised text.")
            if isinstance(value := source.get("voice"), str):
                self.voice((*path, "voice"), value)
            for finding in table_findings(path, source):
                self.declared.keep(finding)
            unused = source.get("unused")
            for place, entry in enumerate(unused if isinstance(unused, list) else ()):
                if isinstance(entry, dict):
                    own = source.get("id")
                    cite = (*path, "unused", place, "cite")
                    self.cites(cite, entry.get("cite"), entry, own if isinstance(own, str) else "")
            if not isinstance(value := source.get("text"), str):
                continue
            if trouble := name_trouble(value):
                self.add((*path, "text"), "path-name", f"text {shown(value)} {trouble}.")
            elif self.outside(value):
                message = f"text {shown(value)} leads out of the library."
                self.add((*path, "text"), "path-outside", message, _way_inside(value))

    def outside(self, value: str) -> bool:
        """Tell whether the path of a source text leaves the library."""
        if absolute(value) or "\\" in value:
            return True
        beyond = leaves(value)
        if self.library is None or self.folder is None:
            return beyond
        places = [self.folder / value, self.library / "seeds" / value]
        there = [place for place in places if beyond or facts(place)]
        inner = [inside(place, self.library) for place in there]
        linked = any(facts(place) for place, fine in zip(there, inner, strict=True) if not fine)
        return linked or (beyond and not any(inner))

    # One field of an item

    def moment(self, path: Path, value: Any) -> None:
        if isinstance(value, str) and (trouble := moment_trouble(value)):
            self.add(path, "date", f"{label(path)} {shown(value)} {trouble}.", date_hint(value))

    def date(self, path: Path, value: Any, _item: dict[str, Any]) -> None:
        if isinstance(value, str) and (trouble := date_trouble(value)):
            hint = "In a judgement 'by' is a day: by when it should have shown."
            hint = hint if path[-1] == "by" else date_hint(value)
            if trouble.endswith("begins"):
                hint = "Write the earlier date first."
            self.add(path, "date", f"{label(path)} {shown(value)} {trouble}.", hint)

    def country(self, path: Path, value: Any, _item: dict[str, Any]) -> None:
        if not isinstance(value, str) or known(value):
            return
        code = country_meant(value)
        hint = f"Did you mean {code}?" if code else "Two capital letters; XA to XZ for exercises."
        self.add(path, "country", f"{shown(value)} is no ISO 3166 country code.", hint)

    def language(self, path: Path, value: Any) -> None:
        if isinstance(value, str) and not is_language(value):
            self.add(path, "language", f"{shown(value)} is no language tag.", "As en, fr, es-MX.")

    def voice(self, path: Path, value: str) -> None:
        voices = self.declared.voices
        if value not in voices:
            hint = self.declared.named(value, "voices") or did_you_mean(value, voices)
            hint = hint or "Declare it under voices."
            message = f"{label(path)} names {shown(value)}, and no voice has that id."
            self.add(path, "dangling", message, hint)

    def by(self, path: Path, value: Any, item: dict[str, Any]) -> None:
        expert = path[0] == "views"
        voices = self.declared.voices
        for at, name in texts(path, value):
            if name not in voices:
                self.voice(at, name)
            elif expert and voices[name].kind not in ("expert", ""):
                message = f"the voice {shown(name)} is of kind {voices[name].kind}, not expert."
                self.add(at, "type", message, "Views are experts'; correct the kind, or move it.")
        if isinstance(value, list) and len(value) > 1 and "basis" not in item:
            bases = {VOICE_BASIS[v.kind] for v in self.declared.speakers(item) if v.kind}
            if len(bases) > 1:
                found = listed(sorted(bases), "or")
                message = f"its voices differ in basis ({found}); it names none."
                finding = TypeFinding(path, "missing", message, "Add the key 'basis'.", on_key=True)
                self.declared.keep(finding)

    def cites(self, path: Path, value: Any, _item: dict[str, Any], source: str = "") -> None:
        for index, text in enumerate(value if isinstance(value, list) else ()):
            if not isinstance(text, str) or (source, text) in self.good_cites:
                continue
            message, hint = self.declared.cite_trouble(text, source)
            if message:
                at = (*path, index)
                self.add(at, "cite-unknown", f"{label(at)} {shown(text)} {message}.", hint)
            else:
                self.good_cites.add((source, text))

    def grade(self, path: Path, value: Any, item: dict[str, Any]) -> None:
        if not isinstance(value, str):
            return
        if not is_grade(value):
            hint = "Write the letter of the voice, A to F, and a digit, 1 to 6; or the digit alone."
            self.add(path, "grade", f"{shown(value)} is not an Admiralty grade.", hint)
            return
        letters = [voice.letter for voice in self.declared.speakers(item)]
        if len(value) == 1 or not letters or "" in letters:
            return
        best = min(letters)
        if value[0] != best:
            who = "the best of its voices is" if len(letters) > 1 else "its voice is"
            message = f"the grade {value} says {value[0]}, and {who} {best}."
            hint = f"Write {best}{value[1]} or {value[1]}, or set the voice's reliability."
            self.add(path, "grade", message, hint)

    def refers(self, path: Path, value: Any, section: str = "") -> None:
        """Check that ids name an item; of ``section``, where that is not empty."""
        sections, homes = self.declared.sections, self.declared.homes
        what = section[:-1] if section else "item"
        for at, name in texts(path, value):
            its = sections.get(name)
            if (section, name) in homes or (its and not section):
                continue
            if its:
                message = f"{label(at)} names {shown(name)}, which stands in {its}."
                self.add(at, "dangling", message, f"It wants an id of {section}.")
                continue
            near = [own for own, part in sections.items() if not section or part == section]
            hint = self.declared.named(name, section) or did_you_mean(name, near)
            if not hint:
                hint = (
                    f"Declare it under {section}." if section else "Give that id to the item meant."
                )
            message = f"{label(at)} names {shown(name)}, and no {what} has that id."
            self.add(at, "dangling", message, hint)

    def reference(self, path: Path, value: Any, _item: dict[str, Any]) -> None:
        if path[-1] == "about":
            part_rules.about(self, path, value)
            return
        section = FIELDS[str(path[-1])].refers
        if section in SECTION:
            self.refers(path, value, section)
        elif section == "items":
            self.refers(path, value)

    def text(self, path: Path, value: Any, _item: dict[str, Any]) -> None:
        if path[-1] == "quote":
            part_rules.quotations(self, path, value)

    def likelihood(self, path: Path, value: Any, _item: dict[str, Any]) -> None:
        if not isinstance(value, str) or not self.yardstick:
            return
        terms = likelihood_terms(self.yardstick)
        if value not in terms:
            other = next((name for name in LIKELIHOOD if value in likelihood_terms(name)), "")
            message = f"likelihood {shown(value)} is not a term of {self.yardstick}"
            message += f", but of {other}." if other else "."
            self.declared.keep(enum(value, terms, path)._replace(message=message))


_Rule: TypeAlias = Callable[[_Rules, Path, Any, dict[str, Any]], None]
_RULES: Final[dict[FieldKind, _Rule]] = {
    "speaker": _Rules.by,
    "citation": _Rules.cites,
    "grade": _Rules.grade,
    "date": _Rules.date,
    "country": _Rules.country,
    "id": _Rules.reference,
    "figure": part_rules.figures,
    "designation": part_rules.designations,
    "funding": part_rules.funding,
    "outcome": part_rules.outcome,
    "identifier": part_rules.identifier,
    "text": _Rules.text,
    "likelihood": _Rules.likelihood,
}
"""What is checked in the fields of an item, by what they hold, whatever section it stands in."""

"""What a brief declares, from its plain data: sources, voices, items, each once under its id."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from briefing.brief.fold import fold
from briefing.brief.model import Brief, Situation
from briefing.brief.scales import RELIABILITY, VOICE_BASIS
from briefing.brief.sections import SECTION
from briefing.brief.values import CITE_SYNTAX, ID_FORM, citation, is_id, is_table
from briefing.format.other_words import cite_meant
from briefing.format.problems import did_you_mean, shown
from briefing.format.walk import MAX_FINDINGS, TypeFinding
from briefing.format.yaml.marks import Path
from briefing.text import clean

_LISTS: Final = tuple(
    key for key in Brief.__struct_fields__ if key in SECTION and key != "situation"
)
"""The sections that are lists of items, in the order of the file; ``situation`` has two more."""


class Enough(Exception):
    """So many problems that more of them help nobody."""


class DeclaredVoice(NamedTuple):
    """Kind and reliability of a voice; "" where the brief gives none that is valid."""

    kind: str = ""
    letter: str = ""


class Declared:
    """The ids of one brief, and the findings about them and about whatever refers to them.

    ``items`` has the path of each item's id, ``sections`` the section it stands in first, ``homes``
    every section with every id in it. ``line_of`` gives the line of a path, for messages that
    point at a first one.
    """

    def __init__(self, raw: dict[str, Any], line_of: Callable[[Path], int]) -> None:
        self.raw = raw
        self.line_of = line_of
        self.found: list[TypeFinding] = []
        self.entries: list[tuple[Path, dict[str, Any]]] = []
        self.items: dict[str, Path] = {}
        self.sections: dict[str, str] = {}
        self.homes: set[tuple[str, str]] = set()
        self.sources: dict[str, dict[str, Any]] = {}
        self.voices: dict[str, DeclaredVoice] = {}
        self.first_source = ""
        self._names: dict[str, dict[str, str]] = {}

    def add(self, path: Path, code: str, message: str, hint: str = "") -> None:
        """Keep a finding about the value at ``path``.

        Raises:
            Enough: there are ``MAX_FINDINGS``.
        """
        self.keep(TypeFinding(path, code, message, hint))

    def keep(self, finding: TypeFinding) -> None:
        """Keep a finding; raises what ``add`` raises."""
        self.found.append(finding)
        if len(self.found) >= MAX_FINDINGS:
            raise Enough

    def declare(self) -> None:
        """Take down all that the brief declares; what is declared twice or wrongly is found."""
        self._sources()
        self._voices()
        self.entries.extend(_entries(self.raw))
        for path, item in self.entries:
            own = item.get("id")
            if not isinstance(own, str):
                continue
            place = (*path, "id")
            self.id_form(place, own)
            self.homes.add((str(path[0]), own))
            if own in self.items:
                self._twice(place, own, self.items[own])
            else:
                self.items[own] = place
                self.sections[own] = str(path[0])

    def _sources(self) -> None:
        paths: dict[str, Path] = {}
        sources = self.raw.get("sources")
        entries = sources if isinstance(sources, list) else []
        for index, source in enumerate(entries):
            own = source.get("id") if isinstance(source, dict) else None
            if not isinstance(own, str):
                continue
            path: Path = ("sources", index, "id")
            self.id_form(path, own)
            if own in paths:
                self._twice(path, own, paths[own])
            else:
                self.sources[own], paths[own] = source, path
        self.first_source = next(iter(self.sources), "")

    def _voices(self) -> None:
        voices = self.raw.get("voices")
        for key, voice in voices.items() if isinstance(voices, dict) else ():
            if not is_id(key):
                message = f"{shown(key)} cannot be the id of a voice."
                self.keep(TypeFinding(("voices", key), "type", message, ID_FORM, on_key=True))
            fields = voice if isinstance(voice, dict) else {}
            kind, letter = fields.get("kind"), fields.get("reliability", "F")
            self.voices[key] = DeclaredVoice(
                kind if isinstance(kind, str) and kind in VOICE_BASIS else "",
                letter if isinstance(letter, str) and letter in RELIABILITY else "",
            )

    def id_form(self, path: Path, own: str) -> None:
        """Check that a text can be an id."""
        if not is_id(own):
            self.add(path, "type", f"{shown(own)} cannot be an id.", ID_FORM)

    def _twice(self, path: Path, own: str, first: Path) -> None:
        message = f"the id {shown(own)} is taken; the first is on line {self.line_of(first)}."
        self.add(path, "duplicate-id", message, "Give one of the two another id.")

    def named(self, name: str, section: str) -> str:
        """Return the hint for a name that stands where the id of a voice or item should, or ""."""
        if section not in self._names:
            voices = self.raw.get("voices") if section == "voices" else None
            pairs = list(voices.items()) if isinstance(voices, dict) else []
            pairs += [(item.get("id"), item) for path, item in self.entries if path[0] == section]
            self._names[section] = {
                fold(each): own
                for own, fields in pairs
                for each in _names_of(fields)
                if isinstance(own, str)
            }
        own = self._names[section].get(fold(name))
        return f"That is a name of '{clean(own)}': write this id." if own else ""

    def speakers(self, item: dict[str, Any]) -> list[DeclaredVoice]:
        """Return the voices of an item: of its ``by``, else of the first source it cites.

        What cannot be told comes as a voice of unknown kind and reliability.
        """
        if "by" in item:
            return [self.voices.get(name, DeclaredVoice()) for _, name in texts((), item["by"])]
        cites = item.get("cite")
        first = cites[0] if isinstance(cites, list) and cites else None
        cited = citation(first) if isinstance(first, str) else None
        source = self.sources.get(cited.source or self.first_source) if cited else None
        if source is None:
            return []
        voice = source.get("voice", "")
        if not voice:
            # The voice that is made of a source without one: its kind decides nothing here.
            return [DeclaredVoice("", "F")]
        return [
            self.voices.get(voice, DeclaredVoice()) if isinstance(voice, str) else DeclaredVoice()
        ]

    def cite_trouble(self, text: str, source: str = "") -> tuple[str, str]:
        """Return what is wrong with a citation, and the way out; empty texts if nothing.

        One that names no source is of ``source``, of the first one where that is not given.
        """
        cited = citation(text)
        if cited is None:
            meant = cite_meant(text, self.sources)
            return "is not a citation", f"Did you mean {meant}?" if meant else CITE_SYNTAX
        if cited.source and cited.source not in self.sources:
            hint = did_you_mean(cited.source, self.sources)
            return "names a source that does not exist", hint or "Declare it under sources."
        if cited.backwards:
            return "is a range that runs backwards", CITE_SYNTAX
        cited_id = cited.source or source or self.first_source
        about = self.sources.get(cited_id, {})
        table = is_table(about.get("kind"), about.get("text"), "table" in about)
        if table and not cited.table:
            return "is of a paragraph, and the source is a table", "Cite a row: r14."
        if cited.table and not table and about:
            hint = (
                "A row of a table in paragraph 20 is p20.r3; a source that is a table is of kind "
            )
            return "is of a row, and the source is no table", f"{hint}dataset."
        size = about.get("paragraphs")
        if table and isinstance(size, int) and cited.last > size >= 1:
            return f"is beyond the last row, r{size}", "Correct it, or 'paragraphs'."
        if isinstance(size, int) and cited.last > size >= 1:
            return f"is beyond the last paragraph, p{size}", "Correct it, or 'paragraphs'."
        return "", ""


def texts(path: Path, value: Any) -> list[tuple[Path, str]]:
    """Return the texts of a field that holds one or a list of them, each with its path."""
    if isinstance(value, str):
        return [(path, value)]
    if not isinstance(value, list):
        return []
    return [((*path, i), text) for i, text in enumerate(value) if isinstance(text, str)]


def _names_of(fields: Any) -> list[str]:
    """Return the names of an actor, a place or a voice."""
    if not isinstance(fields, dict):
        return []
    aka = fields.get("aka")
    names = [fields.get("name"), fields.get("short"), *(aka if isinstance(aka, list) else [])]
    return [name for name in names if isinstance(name, str)]


def _entries(raw: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield every item of every section with its path."""
    situation = raw.get("situation")
    lists: list[tuple[Path, Any]] = []
    if isinstance(situation, dict):
        lists += [
            (("situation", part), situation.get(part)) for part in Situation.__struct_fields__
        ]
    lists += [((section,), raw.get(section)) for section in _LISTS]
    for path, items in lists:
        for index, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict):
                yield (*path, index), item

"""What the types cannot say: ids that must exist, citations, dates, grades, voices, paths.

The rules read plain data, tolerate what is of the wrong type (that is reported elsewhere) and go
on, so that one run finds everything. They always run, also where msgspec is content.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path as FilePath
from typing import Any, Final, TypeAlias, TypeGuard

from briefing.files import inside
from briefing.format.countries import COUNTRIES, known
from briefing.format.marks import Path
from briefing.format.scales import (
    LIKELIHOOD,
    RELIABILITY,
    SOURCE_VOICE,
    VOICE_BASIS,
    likelihood_terms,
)
from briefing.format.values import (
    CITE_SYNTAX,
    absolute,
    citation,
    date_trouble,
    is_grade,
    is_id,
    is_sha256,
    leaves,
    moment_trouble,
)
from briefing.format.walk import MAX_FINDINGS, Finding, enum
from briefing.format.wording import did_you_mean, label, one_of, shown

SECTIONS: Final = (
    "actors", "relationships", "places", "territory", "humanitarian", "views", "crosscheck",
    "timeline", "judgements", "gaps", "watch",
)  # fmt: skip
"""The sections that are lists of items; ``situation`` has two more."""
_ID_FORM: Final = "An id has letters, digits, dots, hyphens and underscores, 100 at most."
_OFTEN_MEANT: Final = {"UK": "GB", "EL": "GR"}
_Voice: TypeAlias = tuple[str, str]
"""Kind and reliability of a voice; "" where the brief gives none that is valid."""


def check(
    raw: dict[str, Any],
    line_of: Callable[[Path], int],
    folder: FilePath | None,
    library: FilePath | None,
) -> list[Finding]:
    """Return every semantic problem of a brief's plain data.

    ``line_of`` gives the line of a path, for messages that point at a first one. ``folder`` is
    where the brief lies and ``library`` what its paths must not leave; without them the paths of
    source texts are judged by their words.
    """
    rules = _Rules(raw, line_of, folder, library)
    with suppress(_Enough):
        rules.run()
    return rules.found


class _Enough(Exception):
    """So many problems that more of them help nobody."""


class _Rules:
    """One run over one brief."""

    def __init__(
        self,
        raw: dict[str, Any],
        line_of: Callable[[Path], int],
        folder: FilePath | None,
        library: FilePath | None,
    ) -> None:
        self.raw = raw
        self.line_of = line_of
        self.folder, self.library = folder, library
        self.found: list[Finding] = []
        self.items: dict[str, Path] = {}
        self.sections: dict[str, str] = {}
        self.sources: dict[str, dict[str, Any]] = {}
        self.voices: dict[str, _Voice] = {}
        self.many_sources = False
        self.only_source = ""
        yardstick = raw.get("yardstick", "icd203")
        self.yardstick = yardstick if yardstick in LIKELIHOOD else ""

    def run(self) -> None:
        entries = self.entries()
        self.declare_sources()
        self.declare_voices()
        for path, item in entries:
            self.declare(path, item)
        self.header()
        self.check_sources()
        self.check_voices()
        for path, item in entries:
            for key, value in item.items():
                rule = _FIELDS.get(key)
                if rule is not None and value is not None:
                    rule(self, (*path, key), value, item)
            self.whole(path, item)
        self.circles()

    def entries(self) -> list[tuple[Path, dict[str, Any]]]:
        """Return every item of every section with its path."""
        out: list[tuple[Path, dict[str, Any]]] = []
        situation = self.raw.get("situation")
        lists: list[tuple[Path, Any]] = []
        if isinstance(situation, dict):
            lists += [(("situation", part), situation.get(part)) for part in ("summary", "points")]
        lists += [((section,), self.raw.get(section)) for section in SECTIONS]
        for path, items in lists:
            if isinstance(items, list):
                out += [((*path, i), item) for i, item in enumerate(items) if type(item) is dict]
        return out

    def add(
        self, path: Path, code: str, message: str, hint: str = "", *, on_key: bool = False
    ) -> None:
        self.found.append(Finding(path, code, message, hint, on_key))
        if len(self.found) >= MAX_FINDINGS:
            raise _Enough

    # What the brief declares

    def declare_sources(self) -> None:
        sources = self.raw.get("sources")
        if not isinstance(sources, list):
            return
        self.many_sources = len(sources) > 1
        for index, source in enumerate(sources):
            own = source.get("id") if isinstance(source, dict) else None
            if not isinstance(own, str):
                continue
            path: Path = ("sources", index, "id")
            self.id_form(path, own)
            if own in self.sources:
                first = next(i for i, s in enumerate(sources) if s is self.sources[own])
                self.twice(path, own, ("sources", first, "id"))
            else:
                self.sources[own] = source
        self.only_source = next(iter(self.sources), "") if not self.many_sources else ""

    def declare_voices(self) -> None:
        voices = self.raw.get("voices")
        if not isinstance(voices, dict):
            return
        for key, voice in voices.items():
            if not is_id(key):
                message = f"{shown(key)} cannot be the id of a voice."
                self.add(("voices", key), "type", message, _ID_FORM, on_key=True)
            fields = voice if isinstance(voice, dict) else {}
            kind, letter = fields.get("kind"), fields.get("reliability", "F")
            self.voices[key] = (
                kind if isinstance(kind, str) and kind in VOICE_BASIS else "",
                letter if isinstance(letter, str) and letter in RELIABILITY else "",
            )

    def declare(self, path: Path, item: dict[str, Any]) -> None:
        own = item.get("id")
        if not isinstance(own, str):
            return
        place = (*path, "id")
        self.id_form(place, own)
        if own in self.items:
            self.twice(place, own, self.items[own])
        else:
            self.items[own] = place
            self.sections[own] = str(path[0])

    def id_form(self, path: Path, own: str) -> None:
        if not is_id(own):
            self.add(path, "type", f"{shown(own)} cannot be an id.", _ID_FORM)

    def twice(self, path: Path, own: str, first: Path) -> None:
        message = f"the id {shown(own)} is taken; the first is on line {self.line_of(first)}."
        self.add(path, "duplicate-id", message, "Give one of the two another id.")

    # The parts above the items

    def header(self) -> None:
        for key in ("id", "previous"):
            if isinstance(value := self.raw.get(key), str):
                self.id_form((key,), value)
        if isinstance(value := self.raw.get("as_of"), str):
            self.moment(("as_of",), value)
        countries = self.raw.get("countries")
        if isinstance(countries, list):
            for index, code in enumerate(countries):
                self.country(("countries", index), code, {})

    def check_sources(self) -> None:
        sources = self.raw.get("sources")
        for index, source in enumerate(sources if isinstance(sources, list) else ()):
            if not isinstance(source, dict):
                continue
            path: Path = ("sources", index)
            for key in ("published", "retrieved"):
                if isinstance(value := source.get(key), str):
                    self.moment((*path, key), value)
            if isinstance(value := source.get("sha256"), str) and not is_sha256(value):
                message = f"sha256 {shown(value)} is not 64 hexadecimal digits in lower case."
                self.add((*path, "sha256"), "type", message, "'briefing seal' prints it.")
            if isinstance(value := source.get("voice"), str):
                self.voice((*path, "voice"), value)
            if isinstance(value := source.get("text"), str):
                self.source_path((*path, "text"), value)

    def check_voices(self) -> None:
        voices = self.raw.get("voices")
        for key, voice in voices.items() if isinstance(voices, dict) else ():
            if isinstance(voice, dict) and "cite" in voice:
                self.cites(("voices", key, "cite"), voice["cite"], voice)

    # One field of an item

    def moment(self, path: Path, value: Any) -> None:
        if trouble := moment_trouble(value):
            self.add(path, "date", f"{label(path)} {shown(value)} {trouble}.")

    def date(self, path: Path, value: Any, _item: dict[str, Any]) -> None:
        if isinstance(value, str) and (trouble := date_trouble(value)):
            self.add(path, "date", f"{label(path)} {shown(value)} {trouble}.")

    def country(self, path: Path, value: Any, _item: dict[str, Any]) -> None:
        if not isinstance(value, str) or known(value):
            return
        upper = _OFTEN_MEANT.get(value.upper(), value.upper())
        by_name = {name.casefold(): code for code, name in COUNTRIES.items()}
        code = upper if known(upper) else by_name.get(value.casefold(), "")
        hint = f"Did you mean {code}?" if code else "Two capital letters; XA to XZ for exercises."
        self.add(path, "country", f"{shown(value)} is no ISO 3166 country code.", hint)

    def voice(self, path: Path, value: str) -> None:
        if value in self.voices:
            return
        hint = did_you_mean(value, self.voices) or "Declare it under voices."
        message = f"{label(path)} names {shown(value)}, and no voice has that id."
        self.add(path, "dangling", message, hint)

    def by(self, path: Path, value: Any, _item: dict[str, Any]) -> None:
        expert = path[0] == "views"
        for at, name in self.texts(path, value):
            self.voice(at, name)
            kind = self.voices.get(name, ("", ""))[0]
            if expert and kind and kind != "expert":
                message = f"the voice {shown(name)} is of kind {kind}; a view is an expert's."
                self.add(at, "type", message, "Move it to another section, or correct the kind.")

    def texts(self, path: Path, value: Any) -> list[tuple[Path, str]]:
        """Return the texts of a field that holds one or a list of them, each with its path."""
        if isinstance(value, str):
            return [(path, value)]
        if not isinstance(value, list):
            return []
        return [((*path, i), text) for i, text in enumerate(value) if isinstance(text, str)]

    def cites(self, path: Path, value: Any, _item: dict[str, Any]) -> None:
        for at, text in self.texts(path, value) if isinstance(value, list) else ():
            message, hint = self.cite_trouble(text)
            if message:
                self.add(at, "cite-unknown", f"{label(at)} {shown(text)} {message}.", hint)

    def cite_trouble(self, text: str) -> tuple[str, str]:
        """Return what is wrong with a citation, and the way out; empty texts if nothing."""
        cited = citation(text)
        if cited is None:
            return "is not a citation", CITE_SYNTAX
        if not cited.source and self.many_sources:
            ids = ", ".join(self.sources)
            return "names no source", f"There are several ({ids}): write {self.example(text)}."
        if cited.source and cited.source not in self.sources:
            hint = did_you_mean(cited.source, self.sources)
            return "names a source that does not exist", hint or "Declare it under sources."
        if cited.last < cited.first:
            return "is a range that runs backwards", CITE_SYNTAX
        source = self.sources.get(cited.source or self.only_source, {})
        size = source.get("paragraphs")
        if isinstance(size, int) and cited.last > size >= 1:
            return f"is beyond the source's {size} paragraphs", "Number them from 1."
        return "", ""

    def example(self, text: str) -> str:
        return f"{next(iter(self.sources), 's1')}:{text}"

    def grade(self, path: Path, value: Any, item: dict[str, Any]) -> None:
        if not isinstance(value, str):
            return
        if not is_grade(value):
            hint = "Write the letter of the voice, A to F, and a digit, 1 to 6; or the digit alone."
            self.add(path, "grade", f"{shown(value)} is not an Admiralty grade.", hint)
            return
        voices = self.speakers(item)
        letters = [letter for _, letter in voices]
        if len(value) == 1 or not letters or "" in letters:
            return
        best = min(letters)
        if value[0] != best:
            who = "the best of its voices is" if len(letters) > 1 else "its voice is"
            hint = f"Write {best}{value[1]} or {value[1]}, or set the voice's reliability."
            message = f"the grade {value} says {value[0]}, and {who} {best}."
            self.add(path, "grade", message, hint)

    def speakers(self, item: dict[str, Any]) -> list[_Voice]:
        """Return the voices of an item: of its ``by``, else of the first source it cites.

        What cannot be told comes as a voice of unknown kind and reliability.
        """
        if "by" in item:
            named = self.texts((), item["by"])
            return [self.voices.get(name, ("", "")) for _, name in named]
        cites = item.get("cite")
        first = cites[0] if isinstance(cites, list) and cites else None
        cited = citation(first) if isinstance(first, str) else None
        source = self.sources.get(cited.source or self.only_source) if cited else None
        if source is None:
            return []
        voice = source.get("voice")
        if isinstance(voice, str):
            return [self.voices.get(voice, ("", ""))]
        kind = source.get("kind")
        return [(SOURCE_VOICE.get(kind, "") if isinstance(kind, str) else "", "F")]

    def refers(self, path: Path, value: Any, item: dict[str, Any], section: str) -> None:
        """Check that ids name an item; of ``section``, where that is not empty."""
        for at, name in self.texts(path, value):
            if self.sections.get(name) == section or (not section and name in self.items):
                continue
            what = section[:-1] if section else "item"
            if name in self.items:
                message = f"{label(at)} names {shown(name)}, which is in {self.sections[name]}."
                self.add(at, "dangling", message, f"It wants an id of {section}.")
                continue
            near = [own for own, part in self.sections.items() if not section or part == section]
            hint = did_you_mean(name, near) or (
                f"Declare it under {section}." if section else "Give the item meant that id."
            )
            message = f"{label(at)} names {shown(name)}, and no {what} has that id."
            self.add(at, "dangling", message, hint)

    def actor(self, path: Path, value: Any, item: dict[str, Any]) -> None:
        self.refers(path, value, item, "actors")

    def place(self, path: Path, value: Any, item: dict[str, Any]) -> None:
        self.refers(path, value, item, "places")

    def item(self, path: Path, value: Any, item: dict[str, Any]) -> None:
        self.refers(path, value, item, "")

    def figures(self, path: Path, value: Any, _item: dict[str, Any]) -> None:
        for index, figure in enumerate(value if isinstance(value, list) else ()):
            if not isinstance(figure, dict):
                continue
            low, high = figure.get("min"), figure.get("max")
            if _is_number(low) and _is_number(high) and low > high:
                message = f"min {low:,} is above max {high:,}."
                self.add((*path, index, "min"), "number", message, "Turn the two round.")

    def designations(self, path: Path, value: Any, _item: dict[str, Any]) -> None:
        for index, entry in enumerate(value if isinstance(value, list) else ()):
            if isinstance(entry, dict) and "cite" in entry:
                self.cites((*path, index, "cite"), entry["cite"], entry)

    def likelihood(self, path: Path, value: Any, _item: dict[str, Any]) -> None:
        if not isinstance(value, str) or not self.yardstick:
            return
        terms = likelihood_terms(self.yardstick)
        if value not in terms:
            finding = enum(value, terms, path)
            message = f"likelihood {shown(value)} is not a term of {self.yardstick}."
            self.add(path, finding.code, message, finding.hint)

    def whole(self, path: Path, item: dict[str, Any]) -> None:
        """Check what lies between the fields of one item."""
        if ("lat" in item) != ("lon" in item) and path[0] == "places":
            there, lacks = ("lat", "lon") if "lat" in item else ("lon", "lat")
            self.add((*path, there), "missing", f"{there} stands without {lacks}.",
                     "Give both or neither.", on_key=True)  # fmt: skip
        voices = item.get("by")
        if not isinstance(voices, list) or len(voices) < 2 or "basis" in item:
            return
        kinds = {VOICE_BASIS[kind] for kind, _ in self.speakers(item) if kind}
        if len(kinds) > 1:
            message = f"its voices differ in basis ({one_of(sorted(kinds))}) and it names none."
            self.add((*path, "by"), "missing", message, "Add the key 'basis'.", on_key=True)

    def circles(self) -> None:
        """Check that no place lies in itself, by way of others."""
        places = self.raw.get("places")
        upper: dict[str, str] = {}
        paths: dict[str, Path] = {}
        for index, place in enumerate(places if isinstance(places, list) else ()):
            if isinstance(place, dict):
                own, above = place.get("id"), place.get("part_of")
                if isinstance(own, str) and isinstance(above, str) and own not in upper:
                    upper[own] = above
                    paths[own] = ("places", index, "part_of")
        done: set[str] = set()
        for own in upper:
            trail: dict[str, None] = {}
            step: str | None = own
            while step in upper and step not in done and step not in trail:
                trail[step] = None
                step = upper[step]
            if step in trail:
                message = f"part_of leads back to {shown(step)} itself."
                self.add(paths[step], "type", message, "Break the circle.")
            done.update(trail)

    def source_path(self, path: Path, value: str) -> None:
        outside = absolute(value)
        if not outside and self.library is not None and self.folder is not None:
            bases = (self.folder, self.library / "seeds")
            places = [base / value for base in bases]
            inner = [inside(place, self.library) for place in places]
            pairs = zip(places, inner, strict=True)
            linked = any(not fine and place.exists() for place, fine in pairs)
            outside = "\\" in value or not any(inner) or linked
        elif not outside:
            outside = leaves(value)
        if outside:
            message = f"text {shown(value)} leads out of the library."
            hint = "Give a path relative to the brief or to seeds/."
            self.add(path, "path-outside", message, hint)


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


_Rule: TypeAlias = Callable[[_Rules, Path, Any, dict[str, Any]], None]
_FIELDS: Final[dict[str, _Rule]] = {
    "by": _Rules.by,
    "cite": _Rules.cites,
    "grade": _Rules.grade,
    "date": _Rules.date,
    "country": _Rules.country,
    "place": _Rules.place,
    "part_of": _Rules.place,
    "holder": _Rules.actor,
    "from": _Rules.actor,
    "to": _Rules.actor,
    "for": _Rules.item,
    "against": _Rules.item,
    "because": _Rules.item,
    "refs": _Rules.item,
    "figures": _Rules.figures,
    "designations": _Rules.designations,
    "likelihood": _Rules.likelihood,
}
"""What is checked in the fields of an item, whatever section it stands in."""

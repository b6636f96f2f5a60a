"""A correct brief with its source texts, taken apart so that any value can be spoilt in place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import yaml

from briefing.verify.sources.source import paragraphs, read_sealed
from briefing.verify.table.columns import columns_of
from briefing.verify.table.rows import read_table
from briefing.verify.table.words import RowTexts

LIBRARY = Path(__file__).parent / "library"
UNTEXTED = ("actors", "relationships", "places", "crosscheck")
DESK = ("gaps", "watch")
OWN = (*DESK, "judgements", "crosscheck")
PROSE = ("text", "note", "question")

_SECTIONS = (
    "actors", "relationships", "places", "territory", "humanitarian", "views", "crosscheck",
    "timeline", "judgements", "gaps", "watch",
)  # fmt: skip
_CITE = re.compile(r"(?:([\w.-]+):)?[pr](\d+)(?:-[pr](\d+))?")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")


def words(text: str) -> list[str]:
    """Return the words of a text in the form in which this trial compares them."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def stands(run: list[str], text: list[str]) -> bool:
    """Tell whether the words stand in the text one after the other."""
    size, at = len(run), 0
    with suppress(ValueError):  # no further word that it could begin with
        while size:
            at = text.index(run[0], at)
            if text[at : at + size] == run:
                return True
            at += 1
    return not run


class Value(NamedTuple):
    """A scalar of the brief: what it says, and where its characters stand in the file."""

    text: str
    start: int
    end: int


class Item:
    """A mapping of the brief: an item, a voice or a source."""

    def __init__(self, case: Case, section: str, name: str, node: yaml.MappingNode) -> None:
        self.case = case
        self.section = section
        self.name = name
        self.keys = {key.value: (key, value) for key, value in node.value}
        self.start = node.start_mark.index
        self.end = _trimmed(case.yaml, self.start, node.end_mark.index)
        self.flow = bool(node.flow_style)
        self.column = node.value[0][0].start_mark.column

    @property
    def own(self) -> bool:
        """Whether it is the desk's, so that what is wrong in it is a warning."""
        return self.section in OWN or self.text("basis") == "inferred"

    def value(self, field: str) -> Value | None:
        """Return a field that is one scalar."""
        found = self.values(field)
        return found[0] if found and isinstance(self.keys[field][1], yaml.ScalarNode) else None

    def values(self, field: str) -> list[Value]:
        """Return all scalars of a field: itself, or its list's."""
        if field not in self.keys:
            return []
        node = self.keys[field][1]
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return [self.case.scalar(each) for each in nodes if isinstance(each, yaml.ScalarNode)]

    def text(self, field: str) -> str:
        """Return what a field says, its list joined by spaces; "" without it."""
        return " ".join(value.text for value in self.values(field))

    def span(self, field: str) -> tuple[int, int]:
        """Return where a field stands, from its key to the end of its value."""
        key, value = self.keys[field]
        end = _trimmed(self.case.yaml, value.start_mark.index, value.end_mark.index)
        return key.start_mark.index, end

    def figures(self) -> Iterator[Item]:
        """Yield the mappings under ``figures``."""
        if "figures" in self.keys:
            for node in self.keys["figures"][1].value:
                yield Item(self.case, self.section, self.name, node)

    @cached_property
    def cited(self) -> list[tuple[str, int]]:
        """The paragraphs that the item cites, as source and number."""
        found = []
        for value in self.values("cite"):
            match = _CITE.fullmatch(value.text)
            assert match, value
            source = match[1] or self.case.first
            found += [(source, n) for n in range(int(match[2]), int(match[3] or match[2]) + 1)]
        return found

    @cached_property
    def paragraphs(self) -> list[str]:
        """The texts of the cited paragraphs."""
        return [self.case.sources[source][n - 1] for source, n in self.cited]

    @cached_property
    def cited_words(self) -> list[str]:
        """The words of the cited paragraphs."""
        return words(" \n ".join(self.paragraphs))

    @cached_property
    def voices(self) -> list[str]:
        """The voices of the item; that of the first cited source where it names none."""
        if "by" in self.keys:
            return [value.text for value in self.values("by")]
        return [self.case.voice_of(self.cited[0][0])] if self.cited else []


class Case:
    """One brief and the texts it was made from, or what their sealed records say of them."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.yaml = path.read_text("utf-8")
        root = yaml.compose(self.yaml, Loader=yaml.CSafeLoader)
        assert isinstance(root, yaml.MappingNode)
        self.top = Item(self, "", "", root)
        self.source_items = [
            Item(self, "sources", _text(node, "id"), node) for node in self._list("sources")
        ]
        self.first = self.source_items[0].name
        seeds = path.parent.parent / "seeds"
        self.sealed = any(_sealed(item.text("text")) for item in self.source_items)
        self.files = {
            item.text("text"): (seeds / item.text("text")).read_text("utf-8")
            for item in self.source_items
        }
        self.sources = {
            item.name: _texts(seeds / item.text("text"), item.text("publisher"))
            for item in self.source_items
        }
        self.voices = {
            key.value: Item(self, "voices", key.value, node)
            for key, node in self.top.keys["voices"][1].value
        }
        self.items = list(self._items())
        self.handmade = path.parent.parent / "faults" / path.name

    def scalar(self, node: yaml.ScalarNode) -> Value:
        """Return a scalar with its place."""
        start = node.start_mark.index
        return Value(node.value, start, _trimmed(self.yaml, start, node.end_mark.index))

    def voice_of(self, source: str) -> str:
        """Return the voice in which a source speaks."""
        return next(item.text("voice") for item in self.source_items if item.name == source)

    def kind_of(self, voice: str) -> str:
        """Return the kind of a voice."""
        return self.voices[voice].text("kind")

    @cached_property
    def words(self) -> list[str]:
        """The words of all source texts."""
        return words(" \n ".join(each for texts in self.sources.values() for each in texts))

    def _list(self, section: str) -> list[yaml.MappingNode]:
        return self.top.keys[section][1].value if section in self.top.keys else []

    def _items(self) -> Iterator[Item]:
        situation = self.top.keys["situation"][1]
        for key, nodes in situation.value:
            for number, node in enumerate(nodes.value, 1):
                name = _text(node, "id") or f"situation.{key.value}[{number}]"
                yield Item(self, "situation", name, node)
        for section in _SECTIONS:
            for number, node in enumerate(self._list(section), 1):
                yield Item(self, section, _text(node, "id") or f"{section}[{number}]", node)


@cache
def cases(library: Path = LIBRARY) -> list[Case]:
    """Return all cases of a library that has ``briefs/``, ``seeds/`` and ``faults/``; read once."""
    return [Case(path) for path in sorted((library / "briefs").glob("*.yaml"))]


def _sealed(name: str) -> bool:
    return name.endswith(".sealed.yaml")


def _texts(path: Path, publisher: str) -> list[str]:
    """Return the paragraphs of a source, of a table its rows as sentences."""
    if _sealed(path.name):
        return _record(path)
    if path.suffix == ".csv":
        table = read_table(path.read_bytes())
        return list(RowTexts(table, columns_of(table), publisher))
    return paragraphs(path.read_text("utf-8"))


def _record(path: Path) -> list[str]:
    """Return what a sealed record says of each paragraph, as far as it is words."""
    found = []
    for each in read_sealed(path).paragraphs:
        said = [quote.text for quote in each.quotes] + each.names + each.dates
        said += [figure.text for figure in each.figures]
        said += [speaker.name for speaker in each.speakers]
        found.append("; ".join(said))
    return found


def _text(node: yaml.MappingNode, key: str) -> str:
    return next((value.value for name, value in node.value if name.value == key), "")


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end of a value without the space behind it and the comments of block scalars."""
    return start + len(text[start:end].rstrip())

"""A brief with one item more than its file has, read as it would be: a trial, written nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from briefing.brief import model as m
from briefing.brief.licences import is_open
from briefing.brief.outline import Line, Outline
from briefing.brief.values import place_name
from briefing.format.insert import insert
from briefing.format.problems import Reading
from briefing.format.reader import read
from briefing.library.entry import Entry
from briefing.library.store import Library
from briefing.verify.coverage import cited
from briefing.verify.words.passages import longest_run


def section_path(word: str) -> tuple[str, ...]:
    """Return the way to a list of items: summary and points are parts of the situation."""
    return ("situation", word) if word in ("summary", "points") else (word,)


class WithItem:
    """The text of a brief with an item at the end of a list; ``made`` has the text, with its line.

    ``reading`` is what was read of it: without a value where the brief with the item has errors.
    """

    def __init__(
        self,
        text: str,
        section: Sequence[str],
        item: Mapping[str, Any],
        name: str = "",
        *,
        folder: Path | None = None,
        root: Path | None = None,
    ) -> None:
        """Put the item in; ``name``, ``folder`` and ``root`` are what ``read`` wants to know.

        Raises:
            ValueError: the section holds no list, or the item cannot be written.
        """
        self.section = tuple(section)
        self.made = insert(text, section, dict(item))
        data = self.made.text.encode()
        self.reading: Reading[m.Brief] = read(data, m.Brief, name, folder=folder, library=root)

    @property
    def brief(self) -> m.Brief:
        """The brief with the item, where it was read."""
        assert self.reading.value is not None
        return self.reading.value

    @cached_property
    def line(self) -> Line:
        """The item as the outline has it: the last one of its list in the file."""
        sections = Outline(self.brief).every_section
        lines = (line for section in sections for line in section.lines)
        return max((each for each in lines if each.path[:-1] == self.section), key=_place_in_list)


def _place_in_list(line: Line) -> int:
    place = line.path[-1]
    assert isinstance(place, int)
    return place


def longest_shared(library: Library, entry: Entry, brief: m.Brief, words: str) -> tuple[int, str]:
    """Return the most words in a row that words share with a text that is not open, and where."""
    best, where = 0, ""
    for source in brief.sources:
        if source.licence and is_open(source.licence):
            continue
        paragraphs = library.at_hand(entry, source).paragraphs
        numbers = list(range(1, len(paragraphs) + 1))
        if source.is_table:  # its rows are many, and what is not cited was hardly copied
            numbers = sorted(cited(brief, source.id) & set(numbers))
        count, place = longest_run(words, [paragraphs[number - 1] for number in numbers])
        if count > best:
            name = place_name(numbers[place - 1], table=source.is_table)
            best, where = count, f"{source.id}:{name}"
    return best, where

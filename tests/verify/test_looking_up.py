"""Names are looked up in an index of a text's words, and found as by going through all of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest

from briefing import paths
from briefing.verify.english.names import NameBook, demonyms
from briefing.verify.sources.analysis import analyse
from briefing.verify.sources.source import read_source
from briefing.verify.words.written import FoldedText, folded_words

SEEDS = sorted((paths.bundled() / "seeds").glob("*.txt"))
FOREIGN = sorted((Path(__file__).parent / "foreign").glob("??.toml"))
ODD = (
    "the City", "Ministry of Defence", "City and Province", "UN", "U.S.", "Damascus", "the north",
    "Guild of Millers", "Jordan Army", "Qelmara City Council", "al-Rashid", "x", "", "Pyongyang",
    "Red Crescent Society and Red Cross", "Turkish-backed forces",
)  # fmt: skip
"""Names that are found, if at all, by a part of them, by their initials or by a state's key."""


class AskedWhole(set[str]):
    """Words of a book with which every name has some in common."""

    def isdisjoint(self, _: object) -> bool:
        return False


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_name_stands_in_a_book_as_by_every_rule(path: Path) -> None:
    text = tuple(read_source(path))
    found = [[name.text for name in each.names] for each in analyse(text, "").found]
    every = list(dict.fromkeys(name for names in found for name in names))
    asked = [*every[::3], *ODD, *islice((str(form) for form in demonyms.standing()), 0, 400, 40)]
    answers = set()
    for names in (found[::2], [["the Qelmara City Council", "HTS", "North Korea"]]):
        for each in names:
            book, slow = NameBook(each), NameBook(each)
            slow._words = AskedWhole()
            for name in asked:
                assert book.has(name) == slow.has(name), (name, each)
                answers.add(book.has(name))
    assert answers == {True, False}


def plainly(text: FoldedText, run: Sequence[str]) -> tuple[int, int] | None:
    """Where some words stand in a row, by trying every place in turn."""
    for at in range(len(text.words) - len(run) + 1) if run else ():
        word = text.words[at]
        same = word == run[0]
        if word[0] in "وفبلك":
            same = same or word[1:] == run[0] or (word[:2] == "لل" and "ال" + word[2:] == run[0])
        if same and text.words[at + 1 : at + len(run)] == list(run[1:]):
            return text.place(at, at + len(run) - 1)
    return None


def texts() -> Iterator[str]:
    for path in FOREIGN:
        yield from strings(tomllib.loads(path.read_text(encoding="utf-8")))
    yield from read_source(SEEDS[0])
    yield "قال المتحدث للجيش الوطني"


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


def test_words_in_a_row_stand_where_the_text_gone_through_has_them() -> None:
    found = 0
    for printed in texts():
        text = FoldedText(printed)
        words = folded_words(printed)
        runs = [words[at : at + size] for size in (1, 2, 3) for at in range(0, len(words), 3)]
        runs += [[cut] for word in words for cut in (word[1:], "ال" + word[2:])]
        for run in ([], [""], *runs, [*words[-2:], "x"]):
            assert text.find(run) == plainly(text, run), (printed, run)
            found += plainly(text, run) is not None
    assert found > 1000

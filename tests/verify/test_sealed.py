"""Sealed records: they hold facts alone, read back as written, and judge as the text does."""

import re
from pathlib import Path

import pytest

from briefing.files import Unreadable
from briefing.verify.sources.record import SHORT, Record, make_record
from briefing.verify.sources.source import agreeing, aligned, read_sealed, seal, with_text, written
from briefing.verify.words.normalise import words

TEXT = [
    (
        "The Low Dam was closed on Tuesday, the Basin Office said, after more than 30 boats"
        " had been caught at the gates."
    ),
    (
        "“We shall not open it before the water falls below the second mark,” said Ilse Harran,"
        " who leads the office. “Nobody asked the boatmen,” she added."
    ),
    "He: \"no\" \\ 'maybe' # not a comment: {odd} [brackets] الوادي – 12 %",
]
QUOTES = ["Nobody asked the boatmen", "before the water falls", "never said", "the boatmen"]


def sealed(tmp_path: Path, text: str) -> Record:
    path = tmp_path / "a.sealed.yaml"
    path.write_text(text, encoding="utf-8")
    return read_sealed(path)


def test_a_record_reads_back_as_it_was_written(tmp_path: Path) -> None:
    record = make_record(TEXT, QUOTES, 'A title: with "marks" # and more', SHORT)
    assert sealed(tmp_path, written(record)) == record
    assert [quote.text for quote in record.paragraphs[1].quotes] == [
        "before the water falls",
        "Nobody asked the boatmen",
        "the boatmen",
    ]


def test_it_holds_no_run_of_eight_words(tmp_path: Path) -> None:
    long = "We shall not open it before the water falls below the second mark"
    record = sealed(tmp_path, seal(TEXT, [*QUOTES, long], ""))
    whole = written(record)
    runs = re.findall(r'"([^"]*)"', whole)
    text = " ".join(" ".join(words(paragraph)) for paragraph in TEXT)
    for run in runs:
        assert len(run.split()) <= SHORT
    held = words(whole)
    for at in range(len(held) - 8):
        assert " ".join(held[at : at + 8]) not in text


def test_words_that_are_no_facts_stay_behind() -> None:
    held = set(words(seal(TEXT, [], "")))
    for word in ("closed", "caught", "water", "falls", "asked", "leads", "below", "shall"):
        assert word not in held, word
    for word in ("harran", "tuesday", "30", "dam"):
        assert word in held, word


def test_what_is_no_record_is_named(tmp_path: Path) -> None:
    for text in ("record: 1\n", "record: 2\nsha256: x\nparagraphs: []\n", "[", "plain text"):
        with pytest.raises(Unreadable, match="sealed record"):
            sealed(tmp_path, text)


def test_a_copy_is_paired_paragraph_by_paragraph() -> None:
    record = make_record([*TEXT, "The end."])
    copy = ["A headline.", TEXT[0], *re.split(r"(?<=office\.) ", TEXT[1]), TEXT[2], "The end."]
    assert agreeing(record, copy) == {0: 1, 2: 4, 3: 5}
    texts = aligned(record, copy)
    assert texts == (TEXT[0], "", TEXT[2], "The end.")
    more = with_text(record, texts, ["caught at the gates"])
    assert more.paragraphs[0].quotes[0].text == "caught at the gates"
    assert more.paragraphs[1] == record.paragraphs[1]
    assert more.sha256 == record.sha256

"""An item that repeats the paragraph it cites is right, and with another digit in it is not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from repeating import TEXTS, Statement, combined, findings, misread, sentences

SAMPLE = 10
"""Runs of sentences for a text, beside all its sentences."""
SWEEP = 100_000 // len(TEXTS)
AT_ONCE = 400
MISREAD = 0.005
"""The share of changed digits that no rule has to see: the paragraph prints the same sentence with
this number, too, or hardly another word of it."""


def repeated(path: Path, count: int, seed: int) -> list[Statement]:
    """Return the sentences of a text and runs of them, each once."""
    runs = combined(path, count, random.Random(f"{seed} {path.name}"))
    return list(dict.fromkeys((*sentences(path), *runs)))


def accusations(path: Path, statements: list[Statement]) -> list[tuple[str, str]]:
    """Return the errors and warnings on statements of a text, ``quote-long`` left out."""
    return [
        (each.code, statement.text)
        for statement, found in zip(statements, findings(path, statements), strict=True)
        for each in found
        if each.code != "quote-long"
    ]


def unseen(path: Path, statements: list[Statement]) -> Iterator[tuple[bool, str]]:
    """Yield of each statement with a digit, one changed, whether no error is on it."""
    die = random.Random(path.name)
    changed = [each for each in (misread(one, die) for one in statements) if each]
    for statement, found in zip(changed, findings(path, changed), strict=True):
        yield not any(each.severity == "error" for each in found), statement.text


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_sentence_is_right_as_an_item_of_itself(path: Path) -> None:
    assert accusations(path, repeated(path, SAMPLE, 1)) == []


def test_another_digit_is_an_error() -> None:
    found = [each for path in TEXTS for each in unseen(path, list(sentences(path)))]
    missed = [text for without, text in found if without]
    assert len(found) > 100
    assert len(missed) <= MISREAD * len(found), missed


@pytest.mark.sweep
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_hundred_thousand_are_right(path: Path) -> None:
    missed: list[bool] = []
    for seed in range(SWEEP // AT_ONCE):
        tried = repeated(path, AT_ONCE, seed + 2)
        assert accusations(path, tried) == []
        missed += [without for without, _ in unseen(path, tried)]
    assert sum(missed) <= MISREAD * len(missed)

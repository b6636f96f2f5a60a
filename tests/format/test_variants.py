"""Hundreds of spoilt briefs: each gives its code at its line, none an exception."""

import signal
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import FrameType

import pytest
from making import BUNDLED
from sweeping import SWEEP
from variants import Spoiler, Variant, bombs

from briefing.brief.model import Brief
from briefing.format.problems import CODES
from briefing.format.reader import read
from briefing.text import clean

LONGEST = 20
"""Seconds that no file may take, on any machine."""


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    def late(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, LONGEST, LONGEST)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def trouble(variant: Variant) -> str:
    """Return what the reader did wrong with a variant; "" if nothing."""
    signal.setitimer(signal.ITIMER_REAL, LONGEST, LONGEST)
    result = read(variant.text.encode(), Brief, "x.yaml")
    lines = variant.text.count("\n") + 1
    places = [(problem.line, problem.code) for problem in result.problems]
    if result.value is not None:
        return "it was read"
    if not any(code == variant.code and variant.line in (line, 0) for line, code in places):
        return f"not {variant.code} on {variant.line}, but {places[:5]}"
    for problem in result.problems:
        if problem.code not in CODES or not 1 <= problem.line <= lines or problem.column < 1:
            return f"no place or code: {problem}"
        for text in (problem.message, problem.hint, problem.item):
            if text != clean(text) or len(text) > 900:
                return f"unclean or long: {text!r}"
    return ""


@pytest.mark.parametrize("part", [0, pytest.param(1, marks=SWEEP)])
@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_spoilt_briefs(path: Path, part: int) -> None:
    # All of them take minutes; each brief gives another choice of the kinds they share.
    # Only the texts of those are kept: together they are 70 MB.
    step = sum(1 for _ in Spoiler(path).all()) // 110
    first = BUNDLED.index(path) + part * step
    variants = list(islice(Spoiler(path).all(), first, None, 2 * step))
    assert len(variants) > 50
    wrong = {variant.what: trouble(variant) for variant in variants}
    assert {what: why for what, why in wrong.items() if why} == {}


def test_every_sort_of_spoiling_happens() -> None:
    codes = {variant.code for path in BUNDLED for variant in Spoiler(path).all()}
    assert {
        "unknown-key", "duplicate-key", "empty", "missing", "type", "enum", "date", "number",
        "grade", "country", "version", "dangling", "duplicate-id", "cite-unknown", "tag", "alias",
        "control-char", "bidi", "path-outside", "path-name", "length",
    } <= codes  # fmt: skip


@pytest.mark.parametrize(
    "variant", list(bombs(BUNDLED[0].read_text("utf-8"))), ids=lambda v: v.what
)
def test_hostile_files(variant: Variant) -> None:
    assert trouble(variant) == ""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_other_encodings(path: Path, encoding: str) -> None:
    text = path.read_text("utf-8").replace("e", "é", 1)
    result = read(text.encode(encoding, "replace"), Brief, "x.yaml")
    assert result.value is None
    assert result.problems[0].code == "encoding"
    assert result.problems[0].line in (1, text[: text.index("é")].count("\n") + 1)


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_a_brief_cut_anywhere_is_no_exception(path: Path) -> None:
    data = path.read_bytes()
    for end in range(0, len(data), 797):
        signal.setitimer(signal.ITIMER_REAL, LONGEST, LONGEST)
        result = read(data[:end], Brief, "x.yaml")
        assert (result.value is None) == bool(result.problems)

"""Paragraph numbers: one rule over every kind of line end, and lines that change no number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.verify.sources.numbering import TextBlock, blocks
from briefing.verify.sources.source import paragraphs

LONG = "The council met until dawn and agreed to pay the ferrymen for the days without a boat."
OTHER = "Nobody in the hall had asked them, and the clerk wrote down what each of them had lost."
ENDS = {
    "LF": "\n", "CRLF": "\r\n", "CR": "\r", "vertical tab": "\v", "form feed": "\f",
    "next line": "\x85", "line separator": "\u2028", "paragraph separator": "\u2029",
}  # fmt: skip
BLANK = ["", " ", "\t", "\t \t", "\u00a0", "\u3000", "\u200b", "\ufeff", "---", "* * *", "==="]
"""Lines that separate paragraphs: they hold nothing, or a rule."""


@pytest.mark.parametrize("end", ENDS.values(), ids=list(ENDS))
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["plain", "marked"])
def test_every_line_end_gives_the_same_numbers(end: str, bom: str) -> None:
    lines = ["Notice", "", "The gate", "is shut.", "", "| a | b |", "| 1 | 2 |", "", LONG, OTHER]
    found = blocks(bom + end.join(lines))
    assert [block.text for block in found] == [
        "Notice", "The gate is shut.", "| a | b |\n| 1 | 2 |", f"{LONG} {OTHER}",
    ]  # fmt: skip
    assert [(block.first, block.last) for block in found] == [(1, 1), (3, 4), (6, 7), (9, 10)]


@pytest.mark.parametrize("end", ENDS.values(), ids=list(ENDS))
def test_every_line_end_separates_long_lines_without_blank_ones(end: str) -> None:
    assert paragraphs(end.join(["Notice", LONG, OTHER]) + end) == ["Notice", LONG, OTHER]


@pytest.mark.parametrize("blank", BLANK)
def test_what_looks_blank_separates(blank: str) -> None:
    assert paragraphs(f"One.\n{blank}\nTwo\nlines.") == ["One.", "Two lines."]


def test_line_ends_of_several_kinds_in_one_text() -> None:
    assert paragraphs("One\r\nmore.\r\r\nTwo.\n\n\fThree.\u2029\u2029Four.") == [
        "One more.", "Two.", "Three.", "Four.",
    ]  # fmt: skip


def test_a_page_break_alone_separates_nothing() -> None:
    assert paragraphs("One goes\fon.\n\nTwo.") == ["One goes on.", "Two."]


BLOCKS = [["Notice"], ["Short block", "of two lines."], [LONG, "and its end"], ["The end."]]


@given(st.integers(0, 3), st.integers(0, 2), st.lists(st.sampled_from([LONG, OTHER]), max_size=3))
def test_long_lines_in_a_block_leave_the_other_numbers(
    at: int, place: int, more: list[str]
) -> None:
    changed = [list(block) for block in BLOCKS]
    changed[at][place:place] = more
    found = paragraphs("\n\n".join("\n".join(block) for block in changed))
    assert len(found) == len(BLOCKS)
    others = [" ".join(block) for block in BLOCKS]
    assert found[:at] + found[at + 1 :] == others[:at] + others[at + 1 :]


def test_a_text_without_blank_lines() -> None:
    assert paragraphs(f"{LONG}\n{OTHER}") == [LONG, OTHER]
    assert paragraphs(f"{LONG}\nand its end") == [f"{LONG} and its end"]
    assert paragraphs("The gate\nis shut.\n") == ["The gate is shut."]
    assert paragraphs(f"\n\nHead\n{LONG}\n{OTHER}\n\n") == ["Head", LONG, OTHER]
    assert paragraphs(f"{LONG}\n| a | b |\n| 1 | 2 |\n{OTHER}") == [
        LONG, "| a | b |\n| 1 | 2 |", OTHER,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One.\nTwo.\nThree.", ["One. Two. Three."]),
        ("One.\r\nTwo.\r\nThree.\r\n", ["One. Two. Three."]),
        ("One.\rTwo.", ["One. Two."]),
        ("- one\n- two\n- three", ["one two three"]),
        ("A: Is it shut?\nB: It is.", ["A: Is it shut? B: It is."]),
        ("| a | b |\n| -- | -- |\n| 1 | 2 |", ["| a | b |\n| -- | -- |\n| 1 | 2 |"]),
        (f"Head\n{LONG}", [f"Head {LONG}"]),
        (f"Head\n{LONG}\nA line.\n{OTHER}", ["Head", LONG, "A line.", OTHER]),
        (f"---\ntitle: x\n---\n{LONG}\n{OTHER}", [LONG, OTHER]),
        (f"{LONG}\n---\n{OTHER}", [LONG, OTHER]),
        (f"# Head\n{LONG}\n{OTHER}", ["Head", LONG, OTHER]),
        (f"{LONG}\n\t\n{OTHER}\nand its end", [LONG, f"{OTHER} and its end"]),
    ],
)
def test_neighbours_of_a_text_without_blank_lines(text: str, found: list[str]) -> None:
    assert paragraphs(text) == found


def test_what_is_not_counted_is_told_with_its_lines() -> None:
    text = "---\ntitle: x\n---\n\nHead\n====\nThe gate\n\n* * *\n\n```\n\nThe end."
    assert blocks(text) == [
        TextBlock(1, 3, "", ("---", "title: x", "---")),
        TextBlock(5, 5, "Head", ("Head",)),
        TextBlock(6, 6, "", ("====",)),
        TextBlock(7, 7, "The gate", ("The gate",)),
        TextBlock(9, 9, "", ("* * *",)),
        TextBlock(11, 11, "", ("```",)),
        TextBlock(13, 13, "The end.", ("The end.",)),
    ]


@given(st.text(alphabet=" \t\n\r\f\u2028\u00a0ab|-=*#`+:.", max_size=60))
def test_every_line_with_a_character_is_in_one_block(text: str) -> None:
    found = blocks(text)
    numbers = [n for block in found for n in range(block.first, block.last + 1)]
    assert numbers == sorted(set(numbers))
    assert all(len(block.printed) == block.last - block.first + 1 for block in found)
    assert [block.text for block in found if block.text] == paragraphs(text)

"""The skeleton: says what is missing, and is a whole brief once it is filled in."""

import re

import pytest
from making import brief, found, reading

from briefing.brief.model import Brief
from briefing.format.docs.skeleton import skeleton

FILL = {
    "as_of": "2024-11-30", "tlp": "GREEN", "trend": "unchanged", "previous": "before",
    "published": "2024-11-29", "text": "In words.", "paragraphs": "12", "reliability": "C",
    "country": "SY", "lat": "36.2", "lon": "37.16", "precision": "exact", "control": "full",
    "category": "needs", "value": "200", "status": "agreed", "date": "2024-11",
    "date_basis": "inferred", "likelihood": "likely", "confidence": "low", "signal": "shift",
    "type": "hostile", "countries": "SY", "cite": "p1", "sector": "health", "by": "2024-12",
    "period": "2024-11-23/2024-11-30", "next": "2024-12-07",
}  # fmt: skip
"""What is written into an empty field, by its key; into the others, a word."""
KINDS = {"sources": "newspaper", "voices": "monitor", "actors": "state"}
COMMENTED = re.compile(r"(?m)^#((?:  ){0,4}(?:-|- .*|[a-z_-]+:.*))$")


def filled(text: str) -> str:
    """Return a skeleton with something written into every field that the reader calls empty."""
    result = reading(text)
    lines = text.split("\n")
    for problem in result.problems:
        assert problem.code == "empty", str(problem)
        line = lines[problem.line - 1]
        match = re.fullmatch(r"(\s*(?:- )?(?:([a-z_]+):|-))(\s+#.*)?", line)
        assert match is not None, line
        key = match[2] or ("countries" if problem.line < 30 else "cite")
        above = "\n".join(lines[: problem.line])
        section = re.findall(r"(?m)^([a-z]+):", above)[-1]
        word = KINDS[section] if key == "kind" else FILL.get(key, "words")
        lines[problem.line - 1] = f"{match[1]} {word}{match[3] or ''}"
    return "\n".join(lines)


def test_the_skeleton_says_what_to_fill_in() -> None:
    text = skeleton("flood-2024", "Flood: the upper valley")
    problems = reading(text).problems
    assert [problem.code for problem in problems] == ["empty"] * 6
    lines = text.split("\n")
    fields = [lines[problem.line - 1].split("#")[0].strip() for problem in problems]
    assert fields == ["as_of:", "tlp:", "title:", "kind:", "- text:", "-"]
    assert all("It is required" in problem.hint for problem in problems)


def test_the_filled_skeleton_is_a_brief() -> None:
    made = brief(filled(skeleton("flood-2024", "Flood: the upper valley")))
    assert made.id == "flood-2024"
    assert made.title == "Flood: the upper valley"


def test_with_every_section_it_is_a_brief() -> None:
    text = COMMENTED.sub(r"\1", skeleton("flood-2024", "Flood"))
    result = reading(filled(text))
    assert [str(problem) for problem in result.problems] == []
    for field in Brief.__struct_fields__:
        assert field in ("status", "alerts", "as_of_basis") or getattr(result.value, field), field


def test_one_section_alone_can_be_taken() -> None:
    text = skeleton("flood-2024", "Flood")
    gaps = COMMENTED.sub(r"\1", text[text.index("#gaps:") : text.index("#watch:")])
    assert reading(filled(text[: text.index("#gaps:")] + gaps)).problems == []


@pytest.mark.parametrize(
    "title",
    ["Flood", 'He said: "no" # not', "[red]x[/", "- a", "null", "@TLP@", "فيضان", "1", "a\\b", "'"],
)
def test_any_title_comes_back_as_it_was(title: str) -> None:
    assert brief(filled(skeleton("x", title))).title == title


def test_a_title_with_control_characters_is_cleaned() -> None:
    assert brief(filled(skeleton("x", "a\x1b[2J\u202e\nb"))).title == "a\\x1b[2J\\u202e b"


@pytest.mark.parametrize("name", ["x", "2024", "007", "null", "true", "no", "1e5", "a.b_c-d"])
def test_any_id_comes_back_as_it_was(name: str) -> None:
    assert brief(filled(skeleton(name, "Flood"))).id == name


def test_without_a_title_it_is_left_to_fill_in() -> None:
    text = skeleton("x")
    assert (11, 7, "empty") in found(text)
    assert brief(filled(text)).title == "words"


def test_it_is_block_style_and_narrow() -> None:
    text = skeleton("x", "Flood")
    code = [re.sub(r"\s#.*", "", line) for line in text.split("\n") if not line.startswith("# ")]
    assert not [line for line in code if "{" in line or "[" in line]
    assert max(map(len, text.split("\n"))) <= 100
    assert "\t" not in text
    assert text.endswith("\n")
    assert not re.search(r"@[A-Z_]+@", text)

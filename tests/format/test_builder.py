"""The builder: plain data with a place for everything, and a plain no to the rest."""

import subprocess
import sys
from typing import Any

import pytest
import yaml
from making import BUNDLED, SMALL
from sweeping import share

from briefing.brief.model import Brief, SignOff
from briefing.format.yaml.builder import MAX_DEPTH, MAX_NODES, build
from briefing.format.yaml.marks import NodePlaces
from briefing.format.yaml.scalars import BRIEF_KEYS, BadNumber, find_key_kinds, key_kinds, number


def made(text: str) -> tuple[Any, list[tuple[int, int, str]]]:
    """Return what was built, and line, column and code of every slip."""
    result = build(text, BRIEF_KEYS)
    marks = NodePlaces(text)
    return result.raw, [(*marks.position(slip.offset), slip.code) for slip in result.slips]


@pytest.mark.parametrize(
    "scalar", ["NO", "yes", "on", "12:30", "2024-11-30", "1_000", "010", "0x1F", "1e3", ".inf", "=",
               "true", "3.10", "1,5", "null and void"],
)  # fmt: skip
def test_scalars_stay_text(scalar: str) -> None:
    assert made(f"a: {scalar}\nb:\n  - {scalar}\n") == ({"a": scalar, "b": [scalar]}, [])


@pytest.mark.parametrize(
    ("scalar", "value"),
    [("200", 200), ("-3", -3), ("+3", 3), ("010", 10), ("0o17", 15), ("0x1F", 31), ("2.5", 2.5),
     (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("999999999999999", 999999999999999),
     ("000000000000000000001", 1), ("'200'", "200"), ('"2.5"', "2.5"), ("1_000", "1_000"),
     ("1,5", "1,5"), ("about 3", "about 3"), ("true", "true"), ("12:30", "12:30")],
)  # fmt: skip
def test_numbers_where_numbers_are_meant(scalar: str, value: Any) -> None:
    raw, slips = made(f"value: {scalar}")
    assert slips == []
    assert raw["value"] == value
    assert type(raw["value"]) is type(value)


@pytest.mark.parametrize(
    "scalar", [".nan", ".NaN", ".inf", "-.INF", "1e400", "1" * 16, "9" * 5000, "0x" + "f" * 40,
               "-" + "1" * 16, "1" * 16 + ".5"],
)  # fmt: skip
def test_numbers_that_cannot_be_used(scalar: str) -> None:
    assert made(f"lat: {scalar}") == ({"lat": None}, [(1, 6, "number")])
    with pytest.raises(BadNumber):
        number(scalar)


def test_no_key_is_number_here_and_text_there() -> None:
    assert find_key_kinds(Brief) == BRIEF_KEYS
    assert key_kinds(Brief) == BRIEF_KEYS
    assert key_kinds(list[SignOff]) == {}


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("a: 1\nb: 2\na: 3\n", [(3, 1, "duplicate-key")]),
        ("a: {x: 1, y: [1, {z: 2}], x: {q: 1}}\n", [(1, 27, "duplicate-key")]),
        ("a: 1\na: 2\nb: 3\nb: 4\n", [(2, 1, "duplicate-key"), (4, 1, "duplicate-key")]),
        ("? [a, {b: c}]\n: d\ne: f\n", [(1, 3, "type")]),
        ("{{name}}: x\n", [(1, 1, "type")]),
        ("a: !x y\n", [(1, 4, "tag")]),
        ("a: !!python/object:os.system y\n", [(1, 4, "tag")]),
        ("a: !x\n", [(1, 4, "tag")]),
        ("!x k: v\n", [(1, 1, "tag")]),
        ("a: !t [1]\nb: !t {c: d}\n", [(1, 4, "tag"), (2, 4, "tag")]),
        ("%TAG ! tag:x,2000:\n---\na: b\n", [(1, 1, "tag")]),
        ("a: !h!x y\n", [(1, 4, "tag")]),
        ("a: &x 1\nb: *x\n", [(1, 4, "alias"), (2, 4, "alias")]),
        ("a: &x [1]\n", [(1, 4, "alias")]),
        ("*x : 1\n", [(1, 1, "alias")]),
        ("a:\n  <<: {b: c}\n", [(2, 3, "alias")]),
        ("a: **bold**\n", [(1, 4, "alias")]),
        ("a: & more\n", [(1, 4, "alias")]),
        ("a:\nb: ~\nc: null\nd: Null\ne: NULL\n", [(i, c, "empty") for i, c in
                                                   ((1, 3), (2, 4), (3, 4), (4, 4), (5, 4))]),
        ('a: ""\nb: "  "\nc: "\\u200b"\nd: |\n\n', [(i, 4, "empty") for i in (1, 2, 3, 4)]),
        ("a:\n  - x\n  -\n", [(3, 4, "empty")]),
        ("? \n: x\n~: y\n", [(1, 2, "empty"), (3, 1, "empty")]),
        ("hxl: #affected\n", [(1, 5, "empty")]),
        ("a: 'null'\n", []),
        ("a: {text: 1,000 killed, unit: people}\n", [(1, 13, "empty")]),
        ("a: {b: c, }\n", []),
        ("a: {b: , c: d}\n", [(1, 8, "empty")]),
        ("a:\n\tb: c\n", [(2, 1, "tab")]),
        ("\ta: b\n", [(1, 1, "tab")]),
        ("-\ta\n", [(1, 2, "tab")]),
        ("a: x\n\ty: z\n", [(2, 1, "tab")]),
        ("a: |\n\tx\n", [(2, 1, "tab")]),
        ("a: b\tc # tab inside a line\n", []),
        ("", [(1, 1, "documents")]),
        ("# nothing\n", [(1, 1, "documents")]),
        ("---\n", [(1, 1, "documents")]),
        ("a: b\n---\nc: d\n", [(2, 1, "documents")]),
        ("a: b\n...\n", []),
        ("%YAML 1.2\n---\na: b\n", []),
    ],
)  # fmt: skip
def test_refusals(text: str, slips: list[tuple[int, int, str]]) -> None:
    assert made(text)[1] == slips


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("a: b: c\n", (1, 5), "colon"),
        ("a: b\n  c: d\n", (2, 4), "colon"),
        ("a: - b\n", (1, 4), "list entry"),
        ("a: b\nno key\nc: d\n", (2, 1), "key: value"),
        ("a:\n  b: c\n d: e\n", (3, 2), "belong"),
        ('a: "x" y\n', (1, 6), "behind the quote"),
        ("a: 'it's'\n", (1, 7), "behind the quote"),
        ('a: "x\nb: "y"\n', (1, 4), "ends on line 2"),
        ('a: {b: "x, c: "y"}\n', (1, 15), "behind the quote"),
        ("a:\n  - {b: c}}\n", (2, 11), "closes nothing"),
        ("- a\nb: c\n", (2, 1), "between the entries"),
        ("a: [b\nc: d\n", (2, 2), "opens on line 1"),
        ("a: {b: c\n", (1, 9), "opens on line 1"),
        ("a: [b, , c]\n", (1, 8), "value is expected"),
        ("a: 'x\nb: y\n", (1, 4), "never closed"),
        ('a: "x\n---\nb"\n', (1, 4), "not closed"),
        ('a: "\\q"\n', (1, 5), "backslash"),
        ('a: "\\xzz"\n', (1, 7), "hexadecimal"),
        ('a: "\\ud800"\n', (1, 7), "Unicode"),
        ("a: > b\n", (1, 6), "block of text"),
        ("a: @b\n", (1, 4), "cannot begin with '@'"),
        ("a: `b`\n", (1, 4), "cannot begin with '`'"),
        ("a: |0\n  b\n", (1, 5), "block of text"),
        ("%x\n---\na: b\n", (1, 1), "directive"),
        ("%\n---\na: b\n", (1, 1), "directive"),
        ("%YAML 2.0\n---\na: b\n", (1, 1), "directive"),
        ("%YAML 1.1\n%YAML 1.1\n---\na: b\n", (2, 1), "directive"),
        ("%YAML one\n---\na: b\n", (1, 1), "directive"),
        ("%YAML 1.1 x\n---\na: b\n", (1, 1), "directive"),
        ("%TAG x\n---\na: b\n", (1, 1), "directive"),
        ("a: b\n%c: d\n", (2, 1), "directive"),
        ("[]\na: b\n", (2, 1), "behind the end"),
    ],
)
def test_syntax_in_plain_words(text: str, place: tuple[int, int], word: str) -> None:
    result = build(text, BRIEF_KEYS)
    (slip,) = result.slips
    assert (slip.code, NodePlaces(text).position(slip.offset)) == ("syntax", place)
    assert word in slip.message
    assert slip.hint
    assert "expected <" not in slip.message
    assert "not YAML" not in slip.message  # what libyaml says names no way out


def test_what_to_write_for_an_alias_or_a_merge_key_is_said() -> None:
    hints = [slip.hint for slip in build("a: *x\nb: {<<: {c: d}}\n", BRIEF_KEYS).slips]
    assert hints == [
        "Write the value out; text that begins with & or * needs quotes.",
        "Write the keys out.",
    ]


def test_a_comma_that_cuts_a_text_is_explained_with_the_whole_text() -> None:
    result = build("a: {text: more than 1,000 killed, or so, unit: x}", BRIEF_KEYS)
    assert result.raw == {"a": {"text": "more than 1", "unit": "x"}}
    assert "comma" in result.slips[0].message
    assert 'text: "more than 1,000 killed"' in result.slips[0].hint
    assert 'text: "more than 1,000 killed, or so"' in result.slips[1].hint


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x7f", "\x85", "\x9b", "\u2028", "\u2029",
                                  "\ufffe", "\U000e0041"])  # fmt: skip
def test_control_characters_raw(char: str) -> None:
    raw, slips = made(f"a: x{char}y\nb: 1\nb: 2\n")
    assert slips == [(1, 5, "control-char"), (3, 1, "duplicate-key")]
    assert raw == {"a": "x\ufffdy", "b": "1"}


@pytest.mark.parametrize("escape", ["\\e[2J", "\\x1b", "\\u001b", "\\U0000001b", "\\0", "\\a",
                                    "\\N", "\\L", "\\P", "\\u2028", "\\x9b"])  # fmt: skip
def test_control_characters_escaped(escape: str) -> None:
    assert made(f'a: 1\nb: "x \\\\ {escape}"\n')[1] == [(2, 10, "control-char")]
    assert made(f'"{escape}": 1\n')[1] == [(1, 2, "control-char")]


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_bidi(code: int) -> None:
    assert made(f"a: x{chr(code)}y\n")[1] == [(1, 5, "bidi")]
    assert made(f'a: "x\\u{code:04x}y"\n')[1] == [(1, 6, "bidi")]


@pytest.mark.parametrize("char", ["\u200e", "\u200f", "\u061c", "\u00a0", "\u200d", "\t", "😀"])
def test_characters_that_writing_needs(char: str) -> None:
    assert made(f"a: x{char}y\n") == ({"a": f"x{char}y"}, [])


def test_depth_counts_to_the_limit() -> None:
    assert made("[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH)[1] == []
    assert made("a: 1\na: 2\nb: " + "[" * MAX_DEPTH)[1] == [
        (2, 1, "duplicate-key"),
        (3, 3 + MAX_DEPTH, "depth"),
    ]


def test_nodes_count_to_the_limit() -> None:
    # The list and its entries are nodes; so are keys.
    assert made("- x\n" * (MAX_NODES - 1))[1] == []
    assert made("- x\n" * MAX_NODES)[1] == [(MAX_NODES, 3, "nodes")]
    pairs = "".join(f"k{i}: v\n" for i in range(MAX_NODES // 2))
    assert made(pairs)[1] == [(MAX_NODES // 2, len(f"k{MAX_NODES // 2}: ") + 1, "nodes")]
    assert made("- {a: b}\n" * 16_600)[1] == []


BOMBS = {
    "brackets": "'[' * 200_000",
    "braces": "'{' * 200_000",
    "pairs": "'{a: ' * 60_000",
    "dashes": "'- ' * 200_000",
    "questions": "'? ' * 200_000",
    "nested": "''.join(' ' * i + 'a:\\n' for i in range(1_300))",
    "duplicates": "'a: 1\\n' * 160_000",
    "alternating": "''.join(f'k{i}: 1\\nk{i}: 2\\n' for i in range(45_000))",
    "aliases": "'a: &a [x, x]\\n' + 'b: &b [*a, *a]\\n' * 20_000",
    "merges": "'a: &a {x: 1}\\nb:\\n' + '  <<: *a\\n' * 30_000",
    "escapes": "'a: \"' + '\\\\e' * 400_000 + '\"'",
    "escaped": "'a:\\n' + '- \"\\\\e\"\\n' * 40_000",
    "controls": "'a: ' + 'x\\x1b' * 400_000",
    "commas": "'{' + 'a,' * 200_000 + '}'",
    "digits": "'lat: ' + '9' * 900_000",
    "line": "'a: ' + 'x' * 900_000",
    "key": "'x' * 900_000 + ': 1'",
    "blank": "'\\n' * 900_000",
    "quote": "'\"' + '\\n' * 900_000 + '\"'",
    "unknown": "''.join(f'k{i}: 1\\n' for i in range(24_000))",
    "dangling": "'schema: briefing/1\\nterritory:\\n' + ''.join("
    "f'- {{id: t{i}, place: x{i}, by: v{i}, holder: h{i}}}\\n' for i in range(4_500))",
    "circle": "'places:\\n' + ''.join(f'- {{id: t{i}, part_of: t{i + 1}}}\\n' "
    "for i in range(8_000))",
}


PROCESSES = 1


@pytest.mark.parametrize("part", range(PROCESSES))
def test_bombs_end_soon(part: int) -> None:
    program = "import signal\nfrom briefing.format.reader import read\n"
    program += "from briefing.brief.model import Brief\n"
    for name in sorted(share(BOMBS, part, PROCESSES)):
        program += (
            "signal.alarm(30)\n"
            f"text = {BOMBS[name]}\n"
            "result = read(text.encode(), Brief, 'x')\n"
            f"assert result.value is None and 0 < len(result.problems) < 2_000, {name!r}\n"
            f"print({name!r}, flush=True)\n"
        )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("text", [SMALL, *(path.read_text("utf-8") for path in BUNDLED)])
def test_same_data_as_a_loader_that_makes_text_of_all(text: str) -> None:
    def texts(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: texts(inner) for key, inner in value.items()}
        return [texts(inner) for inner in value] if isinstance(value, list) else str(value)

    built = build(text, {})
    assert built.slips == []
    assert built.raw == texts(yaml.load(text, yaml.BaseLoader))

"""``briefing source``: a text with the numbers by which citations count it."""

import json
from pathlib import Path

import pytest

from briefing.cli.output import Exit
from briefing.text import width
from briefing.verify.sources.source import read_source
from cli.conftest import Cli, Put

TEXT = """\
---
title: The ferry
---

# The ferry of Osk

The ferry has not run since Monday, and the ferrymen of the east bank wait
for the council, which meets on Friday.

* * *

| place | boats |
| -- | -- |
| Harl | 12 |
| Osk | 40 |

- one
- two
"""
PAGE = """\
-      ---
-      title: The ferry
-      ---
p1     The ferry of Osk
p2     The ferry has not run since Monday, and the
       ferrymen of the east bank wait for the council,
       which meets on Friday.
-      * * *
p3.r1  | place | boats |
-      | -- | -- |
p3.r2  | Harl | 12 |
p3.r3  | Osk | 40 |
p4     one two
"""
BRIEF = """\
schema: briefing/1
id: osk
title: The ferry of Osk
tlp: CLEAR
as_of: 2026-03-04
sources:
  - {id: s1, title: The ferry, kind: newspaper, text: ferry.txt}
  - {id: s2, title: The council, kind: statement, text: council.txt}
situation:
  summary:
    - {text: The ferry does not run., cite: [p2]}
"""


@pytest.fixture
def seeds(cli: Cli, tmp_path: Path) -> Path:
    folder = tmp_path / "library" / "seeds"
    folder.mkdir()
    (folder / "ferry.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_a_text_is_printed_as_citations_count_it(cli: Cli, seeds: Path) -> None:
    ran = cli("source", "seeds/ferry.txt", "--width", "54")
    assert (ran.status, ran.out) == (Exit.DONE, PAGE)
    assert "paragraphs: 4\n" in ran.err
    assert "sha256: " in ran.err


@pytest.mark.parametrize("columns", [40, 78, 0])
def test_no_line_is_wider_than_asked_for(cli: Cli, seeds: Path, columns: int) -> None:
    (seeds / "wide.txt").write_text("渡し船は止まっている" * 30, encoding="utf-8")
    lines = cli("source", "seeds/wide.txt", "-w", str(columns)).out.splitlines()
    widest = max(map(width, lines))
    assert (len(lines) == 1) == (columns == 0)
    assert not columns or columns - 2 < widest <= columns
    assert cli("source", "seeds/wide.txt", "-w", "39").status == Exit.USAGE


def test_a_program_reads_numbers_lines_and_rows(cli: Cli, seeds: Path) -> None:
    [text] = json.loads(cli("source", "seeds/ferry.txt", "--json").out)
    cites = [(each["cite"], each["line"], each["last_line"]) for each in text["blocks"]]
    assert cites == [
        (None, 1, 3), ("p1", 5, 5), ("p2", 7, 8), (None, 10, 10), ("p3", 12, 15), ("p4", 17, 18),
    ]  # fmt: skip
    assert text["blocks"][4]["rows"][2] == {"cite": "p3.r3", "text": "| Osk | 40 |"}
    assert [each["text"] for each in text["blocks"] if each["cite"]] == read_source(
        seeds / "ferry.txt"
    )
    assert (text["source"], text["paragraphs"], len(text["sha256"])) == (None, 4, 64)


def test_of_a_brief_all_texts_are_printed(cli: Cli, put: Put, seeds: Path) -> None:
    (seeds / "council.txt").write_text("No boats.\n\nUntil Friday.\n", encoding="utf-8")
    path = put("osk.yaml", BRIEF)
    by_id, by_file = cli("source", "osk"), cli("source", str(path))
    assert by_id == by_file
    assert by_id.status == Exit.DONE
    assert "s1: The ferry\n-      ---\n" in by_id.out
    assert by_id.out.endswith("\ns2: The council\ns2:p1  No boats.\ns2:p2  Until Friday.\n")
    names = [each["source"] for each in json.loads(cli("source", "osk", "--json").out)]
    assert names == ["s1", "s2"]


def test_a_text_that_is_not_there_does_not_hide_the_other(cli: Cli, put: Put, seeds: Path) -> None:
    put("osk.yaml", BRIEF)
    ran = cli("source", "osk")
    assert ran.status == Exit.USAGE
    assert "The ferry of Osk" in ran.out
    assert "briefing: s2: the text council.txt is not in the library." in ran.err


def test_a_copy_that_is_attached_has_the_numbers_of_what_was_sealed(
    cli: Cli, put: Put, seeds: Path
) -> None:
    (seeds / "council.txt").write_text("No boats.\n\nUntil Friday.\n", encoding="utf-8")
    put("osk.yaml", BRIEF)
    whole = json.loads(cli("source", "osk", "--json").out)[0]
    cli("seal", "seeds/ferry.txt", "--for", "osk", "-o", "seeds/ferry.sealed.yaml")
    put("osk.yaml", BRIEF.replace("ferry.txt", "ferry.sealed.yaml"))
    ran = cli("source", "osk")
    assert ran.status == Exit.USAGE
    assert 's1: the text is not at hand, only its sealed record. "briefing attach" adds' in ran.err
    (seeds / "ferry.txt").write_text(
        f"News\n\n{TEXT.rsplit('---', maxsplit=1)[-1]}".replace("one", "1")
    )
    assert cli("attach", "osk:s1", "seeds/ferry.txt").status == Exit.DONE
    copy = json.loads(cli("source", "osk", "--json").out)[0]
    assert (copy["sha256"], copy["paragraphs"]) == (whole["sha256"], whole["paragraphs"])
    cites = [each["cite"] for each in whole["blocks"] if each["cite"]]
    assert [each["cite"] for each in copy["blocks"] if each["text"]] == cites[:-1]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 text", "it is a PDF"),
        (b"PK\x03\x04....word/document.xml", "it is a Word document (DOCX)"),
        (b"PK\x03\x04....xl/workbook.xml", "it is an Excel workbook (XLSX)"),
        ("The ferry of Osk.".encode("utf-16"), "it is UTF-16 text"),
        ("The ferry of Osk.".encode("utf-16-le"), "it is UTF-16 text"),
        (b"Caf\xe9 of Osk", "it is not UTF-8 text (line 1), perhaps Windows-1252"),
        (bytes(range(256)), "it is a binary file"),
        (b" \n\n", "there is no text in it"),
    ],
)
def test_what_is_no_text_is_one_sentence(cli: Cli, seeds: Path, data: bytes, words: str) -> None:
    (seeds / "ferry.txt").write_bytes(data)
    ran = cli("source", "seeds/ferry.txt")
    assert (ran.status, ran.out) == (Exit.USAGE, "")
    assert words in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("word", ["none.txt", "seeds", "x.sealed.yaml", "none", "none.yaml"])
def test_what_is_not_there_is_one_sentence(cli: Cli, seeds: Path, word: str) -> None:
    ran = cli("source", word)
    assert (ran.status, ran.out) == (Exit.USAGE, "")
    assert ran.err.startswith("briefing: ")
    assert ran.err.count("\n") == 1


def test_a_text_without_blank_lines_says_so(cli: Cli, seeds: Path) -> None:
    (seeds / "ferry.txt").write_text("No boats.\nUntil Friday.\n", encoding="utf-8")
    ran = cli("source", "seeds/ferry.txt")
    assert ran.out == "p1  No boats. Until Friday.\n"
    assert "There is no blank line in it: all of it is one paragraph.\n" in ran.err


def test_long_lines_that_stand_together_are_named(cli: Cli, seeds: Path) -> None:
    long = "The ferrymen of the east bank wait for the council, which meets once again on Friday."
    blocks = ["Notice", f"{long}\n{long}", long, f"{long}\nits end", f"{long}\n{long}\n{long}"]
    (seeds / "ferry.txt").write_text("\n\n".join(blocks), encoding="utf-8")
    assert "p2, p5: long lines next to each other" in cli("source", "seeds/ferry.txt").err
    (seeds / "ferry.txt").write_text("\n\n".join([blocks[1]] * 7), encoding="utf-8")
    assert "p1, p2, p3, p4, p5 and 2 more: long" in cli("source", "seeds/ferry.txt").err
    (seeds / "ferry.txt").write_text(f"{long}\n{long}\n", encoding="utf-8")
    assert "next to each other" not in cli("source", "seeds/ferry.txt").err


def test_nothing_in_a_text_commands_the_terminal(cli: Cli, seeds: Path) -> None:
    (seeds / "ferry.txt").write_bytes("No \x1b[2Jboats \u202e.\n\n\u6c49\n".encode())
    assert "\x1b" not in cli("source", "seeds/ferry.txt").out
    assert cli("source", "seeds/ferry.txt", "--ascii").out.isascii()
    assert cli("source", "seeds/ferry.txt", "--ascii", "--json").out.isascii()

"""``check`` of sources that cannot be read or are others: an error at ``text:``, never silence."""

import json
from pathlib import Path

import pytest

from briefing.cli.output import Exit
from briefing.verify.sources.source import paragraphs, seal
from briefing.verify.words.normalise import digest
from cli.conftest import Cli, Put

TEXT = """\
The ferry of Osk

The ferry has not run since Monday.

| place | boats |
| -- | -- |
| Harl | 12 |
"""
BRIEF = """\
schema: briefing/1
id: osk
title: The ferry of Osk
tlp: CLEAR
as_of: 2026-03-04
sources:
  - id: s1
    title: The ferry
    kind: newspaper
    text: {text}
{more}
situation:
  summary:
    - {{text: The ferry does not run., cite: [p1]}}
    - {{text: The ferry has not run since Monday., cite: [p1]}}
"""
LINE = ":10:11: "
"""Where ``text:`` says which file it is."""


def put_text(put: Put, text: str | bytes, more: str = "", name: str = "ferry.txt") -> None:
    path = put("osk.yaml", BRIEF.format(text=name, more=more))
    data = text.encode() if isinstance(text, str) else text
    path.with_name(name).write_bytes(data)


def errors(cli: Cli) -> list[tuple[int, str, str]]:
    """Check the brief; return line, code and message of each error, that of no item."""
    ran = cli("check", "osk", "--format", "json")
    found = json.loads(ran.out)
    assert (ran.status, found["errors"]) != (Exit.DONE, 1)
    return [
        (each["line"], each["code"], each["message"])
        for each in found["problems"]
        if each["severity"] == "error"
    ]


UNREADABLE: list[tuple[bytes, str]] = [
    (b"Caf\xe9 of Osk.\n\nTwo.", "not UTF-8 text (line 1)"),
    (b"One.\n\nCaf\xe9 of Osk.", "not UTF-8 text (line 3)"),
    (b"\x93The ferry\x94 does not run.", "perhaps Windows-1252"),
    (b"Cafe\x81\x40 \x83\x65\x83\x4c of Osk, and the ferry too.", "not UTF-8 text"),
    (b"The ferry \xc3", "not UTF-8 text"),
    (TEXT.encode("utf-16"), "UTF-16"),
    (TEXT.encode("utf-16-le"), "UTF-16"),
    (TEXT.encode("utf-16-be"), "UTF-16"),
    (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
    (TEXT.encode("utf-32"), "UTF-32"),
    (TEXT.encode("utf-32-le"), "UTF-32"),
    ("Паром не ходит.\n\nДва.".encode("utf-16-le"), "UTF-16"),
    ("渡し船は止まっている。".encode("utf-16"), "UTF-16"),
    ("渡し船は止まっている。".encode("shift_jis"), "text"),
    (b"%PDF-1.4\n1 0 obj\n<< >>\nThe ferry does not run.", "a PDF"),
    (b"\xef\xbb\xbf%PDF-1.7 The ferry", "a PDF"),
    (b"PK\x03\x04\x14\0word/document.xml", "a Word document"),
    (b"PK\x03\x04\x14\0xl/workbook.xml", "an Excel workbook"),
    (b"PK\x03\x04\x14\0application/vnd.oasis.opendocument.text", "an OpenDocument file"),
    (b"PK\x03\x04\x14\0other", "an archive"),
    (b"{\\rtf1 The ferry does not run.}", "a rich text file"),
    (b"<!DOCTYPE html><p>The ferry does not run.", "a web page"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\x1f\x8b\x08\x00The ferry", "a compressed file"),
    (b"The ferry\0 does not run.", "a binary file"),
    (bytes(range(1, 32)) * 9, "a binary file"),
    (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n", '"git lfs pull"'),
    (b"One.\n\n<<<<<<< HEAD\nTwo.\n=======\n2.\n>>>>>>> b\n", "unfinished merge: lines 3-7; leave"),
    (b"", "no text in it"),
    (b"\xef\xbb\xbf \r\n\t\r\n", "no text in it"),
    (b"---\ntitle: x\n---\n", "no text in it"),
]


@pytest.mark.parametrize(("data", "words"), UNREADABLE)
def test_a_text_that_cannot_be_read_is_an_error_at_its_line(
    cli: Cli, put: Put, data: bytes, words: str
) -> None:
    put_text(put, data)
    [(line, code, message)] = errors(cli)
    assert (line, code) == (10, "source-unread")
    assert words in message
    foreign = words in ("a PDF", "a Word document", "a web page", "UTF-16", "UTF-32", "text")
    foreign = foreign or words.startswith(("not UTF-8", "perhaps"))
    assert ('; or "briefing take" reads it in.' in message) == foreign
    ran = cli("check", "osk")
    assert ran.status == Exit.PROBLEMS
    assert LINE in ran.out
    assert "no problems" not in ran.err
    assert "2 not checkable by rule" in ran.err


@pytest.mark.parametrize("name", ["missing.txt", "no/such.txt", "ferry.text", "x.sealed.yaml"])
def test_a_text_that_is_missing_is_an_error_at_its_line(cli: Cli, put: Put, name: str) -> None:
    put("osk.yaml", BRIEF.format(text=name, more=""))
    assert [each[:2] for each in errors(cli)] == [(10, "source-unread")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("fery.txt", "There is ferry.txt."),
        ("ferry.tx", "There is ferry.txt."),
        ("levels.txt", "There is levels.sealed.yaml."),
        ("seeds/fery.txt", "There is ferry.txt."),
        ("briefs/ferry.txt", "There is ferry.txt."),
        ("ferry.txt\\u200b", "There is ferry.txt, which only looks the same"),
        ("fe\u0301rie.txt", "There is f\u00e9rie.txt, which only looks the same"),
        ("https://example.org/ferry.txt", "It goes into url"),
        ("notes/ferry.txt", "There is ferry.txt."),
        ("notes/fery.txt", "neither beside the brief nor in seeds/"),
        ("another-day-of-osk.txt", "neither beside the brief nor in seeds/"),
        ("quite-another.pdf", "neither beside the brief nor in seeds/"),
    ],
)
def test_a_text_of_almost_that_name_is_named(cli: Cli, put: Put, name: str, words: str) -> None:
    put_text(put, TEXT)
    put("another-day-of-osk.draft.yaml", "").with_name("f\u00e9rie.txt").write_text(TEXT)
    put("levels.sealed.yaml", "")
    put("osk.yaml", BRIEF.format(text=f'"{name}"', more=""))
    [(line, code, message)] = errors(cli)
    assert (line, code) == (10, "source-unread")
    assert words in message


@pytest.mark.parametrize(
    ("text", "declared", "count"),
    [
        (TEXT, 2, 3),
        (TEXT, 4, 3),
        (TEXT, 100_000, 3),
        (TEXT.replace("\n", "\r\n"), 7, 3),
        (TEXT.replace("\n", "\r"), 1, 3),
        ("One.\nTwo.\nThree.\n", 3, 1),
        (f"{'One. ' * 20}\n{'Two. ' * 20}\nThree.", 1, 3),
        (f"{'One. ' * 20}\n\n{'Two. ' * 20}\nThree.", 3, 2),
        ("---\ntitle: x\n---\nOne.\n\nTwo.", 3, 2),
        ("# One\n\n***\n\nTwo.", 3, 2),
        ("\ufeff\n\nOne.\n\t\n\x0c\nTwo.\n\n", 4, 2),
        ("| a |\n| b |\n| c |\n\nTwo.", 4, 2),
    ],
)
def test_a_numbering_that_is_not_the_declared_one_is_an_error_at_its_line(
    cli: Cli, put: Put, text: str, declared: int, count: int
) -> None:
    put_text(put, text, f"    paragraphs: {declared}")
    [(line, code, message)] = errors(cli)
    assert (line, code) == (10, "source-changed")
    assert f"the source has {count} paragraph{'' if count == 1 else 's'}, not {declared}" in message
    verdicts = json.loads(cli("check", "osk", "--format", "json").out)["verdicts"]["osk"]
    assert {mark: number for mark, number in verdicts.items() if number} == {"not_checkable": 2}
    put_text(put, text, f"    paragraphs: {count}")
    assert "source-changed" not in cli("check", "osk").out


def test_of_a_text_without_blank_lines_the_way_to_paragraphs_is_told(cli: Cli, put: Put) -> None:
    put_text(put, "The ferry of Osk\nThe ferry has not run since Monday.\n")
    path = put("osk.yaml", BRIEF.format(text="ferry.txt", more="").replace("[p1]", "[p2]"))
    assert path.exists()
    said = cli("check", "osk").out
    assert "p2 does not exist: the source has 1 paragraph. Cite p1, or part the" in said
    assert "by blank lines." in said


def test_a_record_of_another_numbering_and_another_text_are_errors_too(cli: Cli, put: Put) -> None:
    found = paragraphs(TEXT)
    put_text(put, seal(found, [], ""), "    paragraphs: 9", "ferry.sealed.yaml")
    assert [each[:2] for each in errors(cli)] == [(10, "source-changed")]
    put_text(put, TEXT, f"    sha256: {digest(found[:2])}")
    assert [each[:2] for each in errors(cli)] == [(10, "source-changed")]
    put_text(put, TEXT, f"    sha256: {digest(found)}\n    paragraphs: 3")
    assert [each for each in errors(cli) if each[1].startswith("source")] == []


def test_of_two_sources_the_one_that_does_not_fit_is_named(
    cli: Cli, put: Put, tmp_path: Path
) -> None:
    second = "  - {id: s2, title: B, kind: sitrep,\n     text: other.txt, paragraphs: 2}"
    put_text(put, TEXT, f"    paragraphs: 3\n{second}")
    (tmp_path / "library" / "briefs" / "other.txt").write_text("One.\n\nTwo.\n\nThree.\n")
    [(line, code, message)] = [each for each in errors(cli) if each[1].startswith("source")]
    assert (line, code) == (13, "source-changed")
    assert message.startswith("s2: ")


def test_of_a_second_source_the_paragraphs_to_cite_are_named_with_it(
    cli: Cli, put: Put, tmp_path: Path
) -> None:
    second = "  - {id: s2, title: B, kind: sitrep, text: other.txt}"
    put_text(put, TEXT, second)
    (tmp_path / "library" / "briefs" / "other.txt").write_text("One.\n\nTwo.\n")
    for cite, hint in (("s2:p9", "Cite s2:p1 to s2:p2."), ("p9", "Cite p1 to p3.")):
        body = BRIEF.format(text="ferry.txt", more=second).replace("[p1]", f"[{cite}]", 1)
        put("osk.yaml", body)
        assert hint in cli("check", "osk").out


@pytest.mark.parametrize("other", [b"\xe9", b"", b"%PDF-1.7", TEXT.encode("utf-16"), None])
@pytest.mark.parametrize("cite", ["[s2:p2]", "[p2, s2:p2]", "[s2:p1, p2]", "[s2:p1-p2]"])
def test_nothing_that_cites_a_text_that_is_not_read_has_a_tick(
    cli: Cli, put: Put, tmp_path: Path, other: bytes | None, cite: str
) -> None:
    second = "  - {id: s2, title: B, kind: sitrep, text: other.txt}"
    body = BRIEF.format(text="ferry.txt", more=second).replace("cite: [p1]}", f"cite: {cite}}}", 1)
    items = [
        f"{{text: The ferry of Osk does not run., cite: {cite}}}",
        f"{{text: The ferry has not run since Monday., cite: {cite}}}",
        f"{{text: It carried 12 boats to Harl., cite: {cite}}}",
        "{text: The ferry has not run since Monday., cite: [p2]}",
    ]
    put_text(put, TEXT)
    path = put("osk.yaml", body + "".join(f"    - {item}\n" for item in items))
    if other is not None:
        path.with_name("other.txt").write_bytes(other)
    found = json.loads(cli("check", "osk", "--format", "json").out)
    counts = found["verdicts"]["osk"]
    assert counts["not_checkable"] == found["unread"]["osk"] == 4
    assert counts["verified"] == 1

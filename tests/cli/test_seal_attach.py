"""``seal`` and ``attach``: a record instead of a text, and a reader's own copy behind it."""

import json
from pathlib import Path

import pytest

from briefing.cli.output import Exit
from briefing.library.sources import attached_path
from briefing.verify.sources.source import read_sealed
from cli.conftest import Cli, Put

TEXT = """\
Low Dam report

The Basin Office closed the Low Dam on Tuesday after catching more than 30 boats.

"We shall open it when the water falls below the mark," said Ilse Harran, who leads the office.

The boatmen of Tarn said that nobody had asked them.
"""
BRIEF = """\
schema: briefing/1
id: dam
title: Low Dam closed
tlp: CLEAR
as_of: 2026-03-04
sources:
  - id: s1
    title: Report on the Low Dam
    kind: newspaper
    published: 2026-03-04
    text: {text}
    {more}
voices:
  harran: {{name: Ilse Harran, kind: government, aka: [Harran]}}
situation:
  summary:
    - text: The Basin Office closed the Low Dam.
      when: on Tuesday
      date: 2026-03-03
      figures:
        - {{text: more than 30, op: ">", value: 30, unit: boats}}
      cite: [p2]
    - text: Harran promises to open it again.
      by: harran
      quote: {quote}
      cite: [p3]
"""


@pytest.fixture
def seed(put: Put, tmp_path: Path) -> Path:
    """Writes the text into ``seeds/``, and a brief that cites it."""
    write(put, "dam.txt")
    path = tmp_path / "library" / "seeds" / "dam.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def write(
    put: Put, text: str, quote: str = "when the water falls", more: str = "language: en"
) -> None:
    put("dam.yaml", BRIEF.format(text=text, quote=quote, more=more))


def counts(cli: Cli) -> dict[str, int]:
    found: dict[str, dict[str, int]] = json.loads(cli("check", "dam", "--format", "json").out)[
        "verdicts"
    ]
    return {name: number for name, number in found["dam"].items() if number}


def seal(cli: Cli, seed: Path, put: Put) -> Path:
    ran = cli("seal", str(seed), "--for", "dam", "-o", "seeds/dam.sealed.yaml")
    assert ran.status == Exit.DONE, ran.err
    hash_line = next(line for line in ran.err.splitlines() if line.startswith("sha256: "))
    write(put, "dam.sealed.yaml", more=f"{hash_line}\n    paragraphs: 4")
    seed.unlink()
    return seed.with_name("dam.sealed.yaml")


def test_a_record_stands_in_for_the_text(cli: Cli, put: Put, seed: Path) -> None:
    with_text = counts(cli)
    assert with_text == {"verified": 2}
    record = seal(cli, seed, put)
    assert counts(cli) == with_text
    assert read_sealed(record).title == "Report on the Low Dam"
    assert "asked" not in record.read_text("utf-8")


def test_faults_are_told_by_the_record(cli: Cli, put: Put, seed: Path) -> None:
    record = seal(cli, seed, put)
    more = f"sha256: {read_sealed(record).sha256}\n    paragraphs: 4"
    write(put, "dam.sealed.yaml", "when the river falls", more)
    ran = cli("check", "dam")
    assert ran.status == Exit.PROBLEMS
    assert "quote-altered" in ran.out
    assert "briefing attach" in ran.out or "The source has" in ran.out
    write(put, "dam.sealed.yaml", more="paragraphs: 5")
    ran = cli("check", "dam")
    assert ran.status == Exit.PROBLEMS
    assert ":11:11: source-changed: s1: the source has 4 paragraphs, not 5." in ran.out
    assert counts(cli) == {"not_checkable": 2}


def test_what_does_not_stand_in_the_text_is_said_when_sealing(
    cli: Cli, put: Put, seed: Path
) -> None:
    write(put, "dam.txt", "when the water rises")
    ran = cli("seal", str(seed), "--for", "dam", "-o", "-")
    assert ran.status == Exit.DONE
    assert "'when the water rises': does not stand in this text." in ran.err
    write(put, "dam.txt", "We shall open it when the water falls below")
    ran = cli("seal", str(seed), "--for", "dam", "-o", "-")
    assert "over 7 words, left out" in ran.err
    assert "We shall open it when" not in ran.out


def test_what_sealing_refuses(cli: Cli, seed: Path) -> None:
    for arguments, said in (
        ([str(seed), "--for", "dam", "-o", "seeds/dam.yaml"], "is no name of a sealed record"),
        (["none.txt", "--for", "dam", "-o", "-"], "no such file"),
        ([str(seed), "--for", "nobody", "-o", "-"], 'there is no brief "nobody"'),
        ([str(seed), "-o", "-"], "--for"),
    ):
        ran = cli("seal", *arguments)
        assert (ran.status, ran.out) == (Exit.USAGE, "")
        assert said in ran.err
        assert len(ran.err.splitlines()) == 1


def test_an_existing_record_is_kept(cli: Cli, seed: Path) -> None:
    seed.with_name("dam.sealed.yaml").write_text("mine", "utf-8")
    arguments = ("seal", str(seed), "--for", "dam", "-o", "seeds/dam.sealed.yaml")
    ran = cli(*arguments)
    assert ran.status == Exit.USAGE
    assert "--force" in ran.err
    assert seed.with_name("dam.sealed.yaml").read_text("utf-8") == "mine"
    assert cli(*arguments, "--force").status == Exit.DONE


def test_a_copy_is_attached(cli: Cli, put: Put, seed: Path, tmp_path: Path) -> None:
    record = seal(cli, seed, put)
    kept = attached_path(read_sealed(record).sha256)
    copy = tmp_path / "copy.txt"
    # The headline is missing, and a paragraph that nothing cites is another one.
    copy.write_text("\n\n".join(TEXT.split("\n\n")[1:3]) + "\n\nSomething else.\n", "utf-8")
    ran = cli("attach", "dam", str(copy))
    assert ran.status == Exit.DONE, ran.err
    assert ran.out.startswith("2 of 4 paragraphs agree, among them all that are cited.")
    assert kept.read_bytes() == copy.read_bytes()
    assert counts(cli) == {"verified": 2}
    more = f"sha256: {read_sealed(record).sha256}\n    paragraphs: 4"
    write(put, "dam.sealed.yaml", "falls below the mark", more)
    assert counts(cli) == {"verified": 2}
    ran = cli("attach", "seeds/dam.sealed.yaml", str(copy))
    assert ran.status == Exit.DONE


def test_another_text_is_not_attached(cli: Cli, put: Put, seed: Path, tmp_path: Path) -> None:
    record = seal(cli, seed, put)
    copy = tmp_path / "copy.txt"
    copy.write_text(TEXT.replace("30 boats", "40 boats"), "utf-8")
    ran = cli("attach", "dam:s1", str(copy))
    assert ran.status == Exit.PROBLEMS
    assert "3 of 4 paragraphs agree; p2, which is cited, does not" in ran.err
    assert not attached_path(read_sealed(record).sha256).exists()


def test_what_attaching_refuses(cli: Cli, put: Put, seed: Path) -> None:
    for source, said in (
        ("dam", "has no sealed source"),
        ("dam:s2", "has no sealed source s2"),
        ("nobody", 'there is no brief "nobody"'),
    ):
        ran = cli("attach", source, str(seed))
        assert (ran.status, ran.out) == (Exit.USAGE, "")
        assert said in ran.err
    seed.rename(seed.with_name("sent.txt"))
    said = f"Put your copy beside the brief as {seed.name}: it is looked for there."
    assert said in cli("attach", "dam", str(seed.with_name("sent.txt"))).err
    seed.with_name("sent.txt").rename(seed)
    record = seal(cli, seed, put)
    ran = cli("attach", "dam", str(record))
    assert "is a sealed record, not the text" in ran.err

"""``export``: to standard output and into files."""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from full_disk import FullDisk

from briefing.cli.output import Exit
from briefing.export import FORMATS, GOES_WITH
from briefing.extras import install_line
from briefing.paths import bundled
from cli.conftest import Cli, Put, Ran


def test_formats(cli: Cli) -> None:
    assert cli("export", "new").out.startswith("TLP:CLEAR\n")
    assert cli("export", "new", "-f", "markdown").out.startswith("**TLP:CLEAR**\n")
    assert next(iter(json.loads(cli("export", "new", "-f", "json").out))) == "tlp"
    assert cli("export", "new", "-f", "text") == cli("export", "new", "-o", "-")


def test_several_briefs(cli: Cli) -> None:
    text = cli("export", "new", "old").out
    assert text.splitlines()[0] == text.splitlines()[-1] == "TLP:AMBER+STRICT"
    assert text.index("The new one") < text.index("The old one")
    found = json.loads(cli("export", "new", "old", "-f", "json").out)
    assert [each["id"] for each in found] == ["new", "old"]


@pytest.mark.parametrize("columns", ["40", "60", "0"])
def test_width(cli: Cli, put: Put, columns: str) -> None:
    put("long.yaml", text="word " * 60)
    lines = cli("export", "long", "--width", columns).out.splitlines()
    longest = max(map(len, lines))
    assert longest > 200 if columns == "0" else longest <= int(columns)


@pytest.mark.parametrize("columns", ["39", "-1", "1"])
def test_too_narrow(cli: Cli, columns: str) -> None:
    ran = cli("export", "new", f"--width={columns}")
    assert ran.status == Exit.USAGE
    assert "too narrow" in ran.err


def test_ascii(cli: Cli) -> None:
    assert "漢字" in cli("export", "old").out
    for format in ("text", "markdown", "json"):
        assert cli("export", "old", "--ascii", "-f", format).out.isascii()


def test_into_a_file(cli: Cli, tmp_path: Path) -> None:
    ran = cli("export", "new", "-o", "new.txt")
    assert (ran.status, ran.out, ran.err) == (Exit.DONE, "", "Wrote new.txt.\n")
    written = Path("new.txt").read_text(encoding="utf-8")
    assert written == cli("export", "new").out
    again = cli("export", "old", "-o", "new.txt")
    assert again.status == Exit.USAGE
    assert again.err == 'briefing: new.txt exists. "--force" replaces it.\n'
    assert Path("new.txt").read_text(encoding="utf-8") == written
    assert cli("export", "old", "-o", "new.txt", "--force").status == Exit.DONE
    assert "The old one" in Path("new.txt").read_text(encoding="utf-8")
    assert [path.name for path in Path.cwd().iterdir() if path.name.startswith(".")] == []


def test_no_part_of_the_library_is_replaced(cli: Cli, tmp_path: Path) -> None:
    """Whatever ``--force`` says, and by whatever name: briefs, text of a source, sign-offs."""
    library = tmp_path / "mine"
    for name in ("briefs", "seeds"):
        shutil.copytree(bundled() / name, library / name)
    brief = "exercise-qelmara-2020-03-04"
    (library / "briefs" / f"{brief}.checked.yaml").write_text("[]\n")
    text = next((library / "seeds").glob("exercise-halyard-2020-03-04*.txt"))
    text.with_name("other.txt").symlink_to(text.name)
    files = {path: path.read_bytes() for path in library.rglob("*") if path.is_file()}
    assert len(files) > 4
    own = (f"briefs/{brief}.yaml", f"briefs/{brief}.checked.yaml", "seeds/other.txt")
    for name in (*own, "briefs/aleppo-2024-11-30.yaml"):
        for words in (["export", "-f", "json"], ["export", "-f", "docx"], ["map"]):
            ran = cli(
                *words, brief, "--library", str(library), "-o", str(library / name), "--force"
            )
            assert (ran.status, "is part of the library. Name" in ran.err) == (Exit.USAGE, True), (
                ran.err
            )
    assert {path: path.read_bytes() for path in files} == files


def test_a_file_s_name_chooses_the_format(cli: Cli) -> None:
    cli("export", "new", "-o", "a.md")
    cli("export", "new", "-o", "a.json")
    cli("export", "new", "-o", "b.md", "-f", "text")
    assert Path("a.md").read_text().startswith("**TLP")
    assert json.loads(Path("a.json").read_text())["id"] == "new"
    assert Path("b.md").read_text().startswith("TLP")


def test_files_that_cannot_be_written(cli: Cli) -> None:
    os.mkfifo("pipe")
    for name, said in (
        ("briefs", "no regular file"),
        ("pipe", "no regular file"),
        ("none/x.txt", "cannot be written: no such file"),
        ("x" * 300, "cannot be written"),
        ("a\x1b[2J/x", "cannot be written"),
    ):
        ran = cli("export", "new", "--force", "-o", name)
        assert ran.status == Exit.USAGE
        assert said in ran.err
        assert ran.err[:-1].isprintable()
    assert Path("pipe").is_fifo()


@pytest.mark.parametrize("command", ["export", "map"])
@pytest.mark.parametrize("room", [0, 40], ids=["at once", "midway"])
def test_a_full_disk_takes_nothing_away_and_leaves_nothing(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, command: str, room: int
) -> None:
    brief = str(bundled() / "briefs" / "aleppo-2024-11-30.yaml")
    ending = {"export": "txt", "map": "svg"}[command]
    Path(f"there.{ending}").write_text("mine", encoding="utf-8")
    before = sorted(path.name for path in Path.cwd().iterdir())
    disk = FullDisk(monkeypatch, room)
    for name, force in ((f"there.{ending}", ["--force"]), (f"new.{ending}", [])):
        ran = cli(command, brief, "-o", name, *force)
        assert ran.status == Exit.USAGE
        assert ran.out == ""
        assert ran.err == (
            f"briefing: {name} cannot be written: no space left on device."
            ' Name another file with "-o".\n'
        )
    assert disk.refused >= 2
    assert Path(f"there.{ending}").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in Path.cwd().iterdir()) == before


@pytest.mark.parametrize("ending", ["rtf", "pdf", "xlsx", "kml", "odt", "PDF"])
def test_a_format_that_there_is_not_is_refused_with_those_there_are(cli: Cli, ending: str) -> None:
    brief = str(bundled() / "briefs" / "aleppo-2024-11-30.yaml")
    ran = cli("export", brief, "-o", f"b.{ending}")
    assert ran.status == Exit.USAGE
    assert f"there is no export as .{ending.lower()}" in ran.err
    assert "text (.txt), markdown (.md), json (.json)" in ran.err
    assert not list(Path.cwd().glob("b.*"))
    assert cli("export", brief, "-o", f"b.{ending}", "--format", "text").status == Exit.DONE
    assert cli("export", brief, "-o", "plain").status == Exit.DONE


def test_nothing_is_written_if_one_of_them_has_problems(cli: Cli, put: Put) -> None:
    put("z.yaml", "x: y\n")
    ran = cli("export", "new", "z", "-o", "out.txt")
    assert ran.status == Exit.PROBLEMS
    assert "briefs/z.yaml:1:1:" in ran.err
    assert not Path("out.txt").exists()


@pytest.mark.parametrize(
    "text",
    [
        "'[/] [[a] [b]] [@click=app.quit]x[/]'",
        "'[red]x[/red] {{x}} %s $HOME `id`'",
        "x" * 400,
        '"\\u200f\\u0645\\u0631 \\u061c"',
        "'<b>&amp;</b> ::error::x'",
    ],
)
def test_hostile_text_goes_through_whole(cli: Cli, put: Put, text: str) -> None:
    put("h.yaml", text=text, title=text)
    for format in ("text", "markdown", "json"):
        ran = cli("export", "h", "-f", format, "--width", "0")
        assert ran.status == Exit.DONE, ran.err
        assert all(char == "\n" or char.isprintable() or char in "\u200f\u061c" for char in ran.out)
    shown = cli("export", "h", "--width", "0").out
    assert text.strip("'") in shown or text.startswith('"')
    assert cli("list").status == Exit.DONE


@pytest.mark.parametrize("text", ['"\\e[2J"', '"\\u202e"', '"\\x9b"', '"\\0"', "\x07", "\u2066"])
def test_what_a_terminal_obeys_is_a_problem_named_in_clean_words(
    cli: Cli, put: Put, text: str
) -> None:
    put("h.yaml", text=text)
    for arguments in (["export", "h"], ["check", "h"], ["list"], ["h"], ["list", "--json"]):
        ran = cli(*arguments)
        assert all(char == "\n" or char.isprintable() for char in ran.out + ran.err)
        assert "briefs/h.yaml" in ran.out + ran.err


def test_hostile_file_names(cli: Cli, put: Put) -> None:
    for number, name in enumerate(("\x1b[2J.yaml", "\u202e.yaml", "a\nb.yaml", "[/].yaml")):
        put(name, id=f"h{number}")
        put(f"broken {name}", "x: y")
    for arguments in (["list"], ["check"], ["list", "--json"], ["check", "--format", "github"]):
        ran = cli(*arguments)
        assert all(char == "\n" or char.isprintable() for char in ran.out + ran.err)
    assert cli("export", "briefs/\x1b[2J.yaml").status == Exit.DONE


@pytest.mark.parametrize("format", ["csv", "geojson"])
def test_rows_and_points_do_not_tell_what_changed(cli: Cli, format: str) -> None:
    brief = str(bundled() / "briefs" / "aleppo-2024-11-30.yaml")
    ran = cli("export", brief, "-f", format, "--since", brief)
    assert (ran.status, ran.out) == (Exit.USAGE, "")
    assert "text, markdown and json" in ran.err


def test_a_word_document_in_the_house_s_template(cli: Cli, tmp_path: Path) -> None:
    import docx

    template: Any = docx.Document()
    template.styles["Table Grid"].delete()
    template.add_paragraph("Words that give way")
    template.save(str(tmp_path / "house.docx"))
    ran = cli("export", "new", "-o", "plain.docx")
    assert (ran.status, ran.err) == (Exit.DONE, "Wrote plain.docx.\n")
    house = ("--template", str(tmp_path / "house.docx"))
    bad = ("new", "-f", "docx", "-o", "c.docx", "--template")
    ran = cli("export", "new", "-f", "docx", "-o", "b.docx", *house)
    assert ran.status == Exit.DONE
    assert 'The template has no style "Table Grid", ' in ran.err
    assert docx.Document("b.docx").core_properties.title == "TLP:CLEAR The new one"
    for words, said in (
        (("new", "old", "-f", "docx"), "docx holds one brief"),
        ((*bad, "nowhere.docx"), "no such file"),
        ((*bad, "."), "it is a folder"),
        (
            ("new", "-f", "docx", "-o", "c.docx", "--template", "briefs/new.yaml"),
            "no Word document",
        ),
        (("new", "-f", "html", *house), "--template goes with docx"),
        (("new", "-o", "b.docx"), "b.docx exists"),
    ):
        ran = cli("export", *words)
        assert (ran.status, ran.out) == (Exit.USAGE, "")
        assert said in ran.err
    assert not Path("c.docx").exists()


def test_a_word_document_is_nothing_for_a_terminal_and_needs_its_extra(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 'Name a file with "-o".' in in_a_terminal(cli, monkeypatch).err
    monkeypatch.setattr("briefing.export.docx.find_spec", lambda name: None)
    ran = cli("export", "new", "-o", "a.docx")
    assert ran.status == Exit.USAGE
    assert ran.err.endswith(f"is not installed. Install it: {install_line('docx')}\n")
    assert not Path("a.docx").exists()


def in_a_terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """What becomes of it where standard output is a terminal."""
    with monkeypatch.context() as here:
        here.setattr(sys.stdout, "isatty", lambda: True)
        ran = cli("export", "new", "-f", "docx")
    assert (ran.status, ran.out) == (Exit.USAGE, "")
    return ran


def test_a_stricter_brief_than_was_allowed_stops_it_all(cli: Cli) -> None:
    ran = cli("export", "new", "old", "--at-most", "GREEN", "-o", "both.txt")
    assert ran.status == Exit.USAGE
    assert "old is TLP:AMBER+STRICT, stricter than GREEN; nothing was written" in ran.err
    assert not Path("both.txt").exists()
    assert cli("export", "new", "--since", "old", "--at-most", "GREEN").status == Exit.USAGE
    assert cli("export", "new", "old", "--at-most", "AMBER+STRICT").status == Exit.DONE


def test_options_that_mean_nothing_for_a_format_are_refused(cli: Cli) -> None:
    given = {
        "--since": ("--since", "old"),
        "--width": ("--width", "60"),
        "--template": ("--template", "house.docx"),
    }
    for name, formats in GOES_WITH.items():
        for kind in FORMATS:
            if kind in formats:
                continue
            ran = cli("export", "new", "-f", kind, *given.get(name, (name,)))
            assert ran.status == Exit.USAGE, (name, kind)
            assert f"{name} goes with {formats[0]}" in ran.err


def test_one_page_is_short_as_text_and_has_no_map(cli: Cli) -> None:
    for more in ((), ("--since", "old"), ("--width", "40")):
        ran = cli("export", "new", "--one-page", *more)
        assert ran.status == Exit.DONE
        lines = ran.out.splitlines()
        assert len(lines) <= 60
        assert "the whole: briefing export new" in " ".join(ran.out.split())
        assert ("Since old" in ran.out) == ("--since" in more)
    ran = cli("export", "new", "--one-page", "--map")
    assert ran.status == Exit.USAGE
    assert "--map does not go with --one-page" in ran.err


def test_a_page_has_the_series_and_the_texts_unless_it_shall_not(cli: Cli) -> None:
    brief = "exercise-qelmara-2020-03-17"
    root = str(bundled())
    whole = cli("export", brief, "-f", "html", "--library", root).out
    assert "Over the series" in whole
    assert "1 brief of the series has a stricter label and is left out." in whole
    assert 'class="para"' in whole
    without = cli("export", brief, "-f", "html", "--no-series", "--library", root).out
    assert "Over the series" not in without
    assert 'class="para"' in without
    bare = cli("export", brief, "-f", "html", "--no-texts", "--library", root).out
    assert 'class="para"' not in bare
    assert "Over the series" in bare


CLOSED = """\
schema: briefing/1
id: closed
title: Deaths at Harl
tlp: CLEAR
as_of: 2024-11-30
sources:
  - {id: s1, title: A report, kind: sitrep, text: closed.txt}
situation:
  summary:
    - {text: In Harl 5 people died., cite: [p1], figures: [{text: "5", value: 5}]}
"""


def test_a_word_document_names_nothing_of_a_text_that_is_not_open(
    cli: Cli, put: Put, tmp_path: Path
) -> None:
    import docx

    put("closed.yaml", CLOSED)
    seeds = tmp_path / "library" / "seeds"
    seeds.mkdir()
    (seeds / "closed.txt").write_text("In Harl more than 5 people had died.", encoding="utf-8")
    assert "'more than 5'" in cli("check", "closed").out

    def found() -> str:
        assert cli("export", "closed", "-o", "closed.docx", "--force").status == Exit.DONE
        return "\n".join(each.text for each in docx.Document("closed.docx").paragraphs)

    assert "figure-qualifier" in found()
    assert "more than 5" not in found()
    put("closed.yaml", CLOSED.replace("text: closed.txt", "text: closed.txt, licence: CC0 1.0"))
    assert "more than 5" in found()

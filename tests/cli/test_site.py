"""``site``: what it says, and how it ends."""

from pathlib import Path

from briefing.cli.output import Exit
from cli.conftest import Cli, Put


def test_it_says_what_it_wrote_and_what_it_left_out(cli: Cli, put: Put, tmp_path: Path) -> None:
    put("broken.yaml", body="schema: briefing/1\nid: broken\n")
    ran = cli("site", "out")
    assert (ran.status, ran.out) == (Exit.DONE, "")
    assert ran.err == (
        "Wrote out: 1 brief, 1 of them made anew; 1 left out, stricter than CLEAR; "
        "1 left out, with problems.\n"
    )
    assert "old" not in {path.stem for path in (tmp_path / "library" / "out").iterdir()}
    assert "0 of them" in cli("site", "out").err
    assert "2 briefs" in cli("site", "out", "--at-most", "RED", "--title", "Desk").err
    assert "<title>TLP:AMBER+STRICT Desk<" in Path("out/index.html").read_text("utf-8")


def test_a_folder_with_other_files_is_refused_in_one_sentence(cli: Cli) -> None:
    ran = cli("site", "briefs")
    assert ran.status == Exit.USAGE
    assert ran.err == (
        "briefing: briefs is there and is no site of briefing. "
        "Name a new folder, or an empty one.\n"
    )
    assert {path.name for path in Path("briefs").iterdir()} == {"new.yaml", "old.yaml"}


def test_a_label_that_there_is_none_of(cli: Cli) -> None:
    assert cli("site", "out", "--at-most", "PINK").status == Exit.USAGE
    assert not Path("out").exists()


def test_a_library_without_briefs(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = cli("site", "out", "--library", str(tmp_path / "empty"))
    assert ran.status == Exit.USAGE
    assert "has no briefs" in ran.err

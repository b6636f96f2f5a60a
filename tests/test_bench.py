"""The benchmarks run from one end to the other; how fast anything is, is no matter of tests."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COLUMNS = ["what", "over", "ours", "base", "ratio", "quartiles", "rounds", "aim", "met"]


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bench", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_prints_a_table_and_writes_the_same_as_json(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    done = bench("--only", "reader", "--quick", "--json", str(file))
    assert done.returncode == 0, done.stderr
    heads, rule, *lines = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert [cell.strip() for cell in heads.strip("|").split("|")] == COLUMNS
    assert set(rule) == set("|- ")
    results = json.loads(file.read_text(encoding="utf-8"))
    names = [row["name"] for row in results["rows"]]
    assert names == ["reader, YAML stage alone", "reader, whole read"]
    assert [line.split("|")[1].strip() for line in lines] == names
    for row in results["rows"]:
        assert row["section"] == "reader"
        assert row["low"] <= row["ratio"] <= row["high"]
        assert row["met"] is (None if row["aim"] is None else row["ratio"] >= row["aim"])


def test_a_section_that_is_not_there_is_refused() -> None:
    done = bench("--only", "everything")
    assert done.returncode == 2
    assert "paint" in done.stderr


@pytest.mark.parametrize("halves", [1, 2, 3])
def test_the_screen_kept_without_tmux_reads_what_a_program_paints(halves: int) -> None:
    from bench.pseudo import Screen

    modes = "\x1b[?1049h\x1b]0;title\x07\x1b[?2026$p"
    painted = f"{modes}\x1b[2;3H\x1b[1;38;2;1;2;3m◉ five\x1b[0m\r\nsix\x1b[5Cx".encode()
    screen = Screen()
    step = len(painted) // halves
    for at in range(0, len(painted), step):
        screen.feed(painted[at : at + step])
    lines = screen.text().split("\n")
    assert [line.rstrip() for line in lines[:4]] == ["", "  ◉ five", "six     x", ""]

"""How what the program can do without is installed."""

import sys
from pathlib import Path
from shlex import split

from briefing.extras import MissingExtra, install_line

PYTHON = [sys.executable, "-m", "pip", "install"]


def test_from_a_checkout_its_folder_is_what_is_installed(tmp_path: Path) -> None:
    checkout = tmp_path / "a checkout"
    checkout.mkdir()
    (checkout / "pyproject.toml").touch()
    assert split(install_line("ingest", checkout)) == [*PYTHON, "-e", f"{checkout}[ingest]"]


def test_elsewhere_a_checkout_is_asked_for_and_never_an_index(tmp_path: Path) -> None:
    line = install_line("ingest", tmp_path)
    command, _, where = line.partition(", ")
    assert split(command) == [*PYTHON, ".[ingest]"]
    assert where == "in a checkout of the program"


def test_the_checkout_is_found() -> None:
    said = MissingExtra("a workbook", "xlsx")
    assert str(said) == "a workbook needs the extra xlsx, which is not installed"
    assert f"{Path(__file__).resolve().parents[1]}[xlsx]" in said.way_out

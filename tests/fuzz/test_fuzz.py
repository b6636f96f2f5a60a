"""A short run of the fuzz with a fixed seed; ``make fuzz`` runs it for as long as you like."""

from __future__ import annotations

from pathlib import Path

import pytest
from sweeping import some

from . import rounds
from .mutate import Mutator
from .places import ROOT
from .rounds import COMMANDS, Fuzz


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("seed", some([0, 1], 1))
def test_nothing_breaks_whatever_stands_in_the_files(seed: int, tmp_path: Path) -> None:
    fuzz = Fuzz(seed, tmp_path)
    for _ in range(8):
        fuzz.round()
    assert fuzz.broken == []
    assert fuzz.calls >= 32
    assert len(fuzz.kinds) > 2


def test_every_command_is_asked_about_good_files(tmp_path: Path) -> None:
    fuzz = Fuzz(0, tmp_path)
    fuzz.places[0].path.write_bytes(fuzz.places[0].good)
    for command in COMMANDS:
        fuzz._ask(["good" if word == "ID" else word for word in command])
    for place in fuzz.places:
        for command in place.asked:
            assert fuzz._ask(list(command)) == 0, command


def test_what_breaks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_argv: list[str]) -> int:
        raise KeyError("spoilt")

    monkeypatch.setattr(rounds, "run", broken)
    fuzz = Fuzz(0, tmp_path)
    fuzz.round()
    assert "let KeyError out" in fuzz.broken[0]


def test_the_same_seed_makes_the_same_files() -> None:
    source = (ROOT / "themes" / "dark.yaml").read_bytes()
    made = [[Mutator(seed).mutated(source, [source]) for seed in range(40)] for _ in range(2)]
    assert made[0] == made[1]
    assert len(set(made[0])) > 35

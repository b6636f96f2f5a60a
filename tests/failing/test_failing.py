"""A few failing calls under each command; ``make sweep`` has every command and many more calls.

``python -m failing`` in ``tests`` has all calls with all errors, which takes hours.
"""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from sweeping import SWEEP

from briefing.cli.output import Exit

from . import trial as trial_module
from .calls import ERRORS
from .ground import COMMANDS, GIT, Ground
from .trial import Broken, Trial

_FIRST = ("check --strict", "list --json", "search bridge", "new valley", "publish harl -m first")
"""Tried in `make test`, at a few calls; the others in a sweep."""
_FEW, _MANY = 5, 60


@pytest.fixture
def ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ground:
    made = Ground(tmp_path.resolve())
    for name, value in made.environment().items():
        monkeypatch.setenv(name, value)
    return made


@pytest.mark.parametrize(
    ("argv", "most"),
    [
        *(pytest.param(tuple(words.split()), _FEW, id=words) for words in _FIRST),
        *(pytest.param(c, _MANY, id=" ".join(("many", *c)), marks=SWEEP) for c in COMMANDS),
    ],
)  # fmt: skip
def test_whatever_fails_is_a_sentence_and_nothing_is_half_done(
    ground: Ground, argv: tuple[str, ...], most: int
) -> None:
    if argv[0] in GIT:
        ground.share(published=argv[0] in GIT[1:])
    trial = Trial(ground, argv)
    assert trial.good.status == Exit.DONE, trial.good.err
    step = max(1, trial.calls // most)
    for turn, at in enumerate(range(1 + step // 2, trial.calls + 1, step)):
        trial.hold(at, ERRORS[turn % len(ERRORS)], on=turn % 3 == 0)


def test_a_fault_is_told(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    trial = Trial(ground, ("list",))

    def careless(_argv: list[str]) -> int:
        try:
            Path("briefs/harl.yaml").read_text("utf-8")
        except OSError as error:
            raise KeyError("harl") from error
        return 0

    monkeypatch.setattr(trial_module, "run", careless)
    with pytest.raises(Broken, match=r"list: call 1 of .*\(open\), errno 5: let KeyError out"):
        trial.hold(1, errno.EIO)


def test_what_goes_on_without_a_word_is_told(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = Trial(ground, ("check", "harl"))

    def silent(_argv: list[str]) -> int:
        try:
            Path("briefs/harl.yaml").read_text("utf-8")
        except OSError:
            print("no problems")
        else:
            print(trial.good.out, end="")
        return 0

    monkeypatch.setattr(trial_module, "run", silent)
    trial.good = trial.good._replace(out="1 brief: no problems.\n", err="")
    with pytest.raises(Broken, match="says nothing and prints something else"):
        trial.hold(1, errno.EIO)


def test_a_file_that_is_half_written_is_told(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = Trial(ground, ("check", "harl"))

    def half(_argv: list[str]) -> int:
        path = Path("briefs/harl.yaml")
        path.write_text(path.read_text("utf-8")[:40], "utf-8")
        return 2

    monkeypatch.setattr(trial_module, "run", half)
    with pytest.raises(Broken, match=r"briefs/harl\.yaml is neither as it was"):
        trial.hold(10**6, errno.EIO)

"""Which worker of xdist runs which tests: a file at a time, those that start programs first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

TOGETHER = {
    "tests/wire/test_nats_": "nats",  # each worker would start a desk of three nodes
    "tests/test_circles.py": "imports",  # and read the imports of each file
    "tests/test_imports.py": "imports",
}
"""How the names of the files begin that one worker takes, and as what."""
DEAR = (
    "tests/wire/test_nats_",
    "tests/soak/",
    "tests/tui/",
    "tests/faults/",
    "tests/wire/",
    "tests/verify/",
)
"""Folders with files that take long: for a worker that got one last, the others would wait."""


def in_turn(items: list[pytest.Item]) -> None:
    """Put what has to stay on one worker first, then the dear folders; the rest stays as it is."""

    def place(item: pytest.Item) -> int:
        return next((n for n, each in enumerate(DEAR) if item.nodeid.startswith(each)), len(DEAR))

    items.sort(key=place)


class FilesInTurn(LoadFileScheduling):  # type: ignore[misc]
    """Hands out a file at a time, and as one what is to stay ``TOGETHER``.

    A test at a time, as xdist does itself, costs the process that hands them out time that grows
    with the square of their number, and each worker has to make what the tests of a file share.
    By the files' names, since the mark ``xdist_group`` does nothing from pytest 9.2 on (xdist 3.8).
    """

    def __init__(self, config: pytest.Config, log: object = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # else folders mix, and what they share is let go

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((to for start, to in TOGETHER.items() if file.startswith(start)), file)


def tell_less(config: pytest.Config) -> None:
    """Have a worker of xdist tell of each test its result alone, where nothing else is asked for.

    That a test begins, and that nothing failed before or after it, is told by two thirds of the
    messages, each with a process woken for it.
    """
    if config.option.durations is not None or getattr(config.option, "xmlpath", None):
        return
    for worker in config.pluginmanager.get_plugins():
        if type(worker).__name__ == "WorkerInteractor":
            worker.sendevent = _without_calm(worker.sendevent)


def _without_calm(send: Callable[..., None]) -> Callable[..., None]:
    def sendevent(name: str, **told: Any) -> None:
        report = told.get("data", {}) if name == "testreport" else {}
        calm = report.get("outcome") == "passed" and report.get("when") != "call"
        if name != "logstart" and not (calm and not report.get("sections")):
            send(name, **told)

    return sendevent

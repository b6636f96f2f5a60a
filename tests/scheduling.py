"""Which worker of xdist runs which tests: a file at a time, those that start programs first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from xdist.scheduler import LoadGroupScheduling

DEAR = ("soak", "tui", "faults", "wire")
"""Folders with files of half a minute: for a worker that got one last, the other would wait."""


def in_turn(items: list[pytest.Item]) -> None:
    """Put what has to stay on one worker first, then the dear folders; the rest stays as it is."""

    def place(item: pytest.Item) -> int:
        if item.get_closest_marker("xdist_group"):
            return -1
        folder = item.nodeid.split("/")[1]
        return DEAR.index(folder) if folder in DEAR else len(DEAR)

    items.sort(key=place)


class FilesInTurn(LoadGroupScheduling):  # type: ignore[misc]
    """Hands out a file at a time, and together what is marked ``xdist_group``.

    A test at a time, as xdist does itself, costs the process that hands them out time that grows
    with the square of their number, and each worker has to make what the tests of a file share.
    """

    def __init__(self, config: pytest.Config, log: object = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # else folders mix, and what they share is let go

    def _split_scope(self, nodeid: str) -> str:
        scope: str = super()._split_scope(nodeid)
        return nodeid.partition("::")[0] if scope == nodeid else scope


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

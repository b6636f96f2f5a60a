"""What the tests cost: processor seconds of each, and the most memory a worker held.

``TEST_COSTS=FILE`` writes the seconds of every test to a file.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

import pytest

_SHOWN = 10
_OUTPUT = "cost"
"""The key under which a worker hands its figures to the process that prints them."""


def _processor_s() -> float:
    """Return the processor seconds of this process and of the children it has waited for."""
    return sum(os.times()[:4])


def _peak_mb() -> float:
    """Return the most memory that this process held, in MB.

    By the kernel's own count of it where there is one: what ``getrusage`` says begins with what the
    process held that started this one.
    """
    with suppress(OSError, StopIteration, ValueError, IndexError):
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
        line = next(each for each in lines if each.startswith("VmHWM:"))
        return int(line.split()[1]) / 1e3
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


class Cost:
    """Measures every test; printed once, by the process that prints pytest's summary.

    Under xdist each worker measures its own tests and hands over its figures when it ends.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.peaks_mb: list[float] = []
        self.total_s = 0.0

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        before = _processor_s()
        result = yield
        self.seconds[item.nodeid] = _processor_s() - before
        return result

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.seconds:
            self.peaks_mb.append(_peak_mb())
            self.total_s += _processor_s()
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output[_OUTPUT] = (self.seconds, self.peaks_mb, self.total_s)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """Take over what a worker measured; one that crashed has nothing to hand over."""
        output = getattr(node, "workeroutput", {})
        seconds, peaks_mb, total_s = output.get(_OUTPUT, ({}, [], 0.0))
        self.seconds.update(seconds)
        self.peaks_mb.extend(peaks_mb)
        self.total_s += total_s

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self.seconds:
            return
        if path := os.environ.get("TEST_COSTS"):
            lines = [f"{seconds:.3f}\t{name}\n" for name, seconds in self.slowest()]
            Path(path).write_text("".join(lines), encoding="utf-8")
        terminalreporter.section(f"slowest {_SHOWN} tests, processor seconds", sep="-")
        for name, seconds in self.slowest()[:_SHOWN]:
            terminalreporter.write_line(f"{seconds:6.2f}  {name}")
        terminalreporter.write_line(
            f"{self.total_s:6.0f}  in all; peak memory of a worker {max(self.peaks_mb):.0f} MB"
        )

    def slowest(self) -> list[tuple[str, float]]:
        """Return every test with its seconds, the slowest first."""
        return sorted(self.seconds.items(), key=lambda each: -each[1])

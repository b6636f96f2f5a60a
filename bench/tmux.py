"""tmux as the terminal that programs are measured in."""

from __future__ import annotations

import os
import select
import shlex
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from bench.programs import ROOT, Program
from bench.terminal import (
    COLUMNS,
    LINES,
    PATIENCE,
    REST,
    NotPainted,
    lacking,
    not_painted,
    terminate,
)


class Tmux:
    """A tmux server of our own, spoken to through one client in control mode.

    The client is told of every output of the program and asks ``capture-pane -p`` right then: no
    process is started and nothing is polled while the program works.
    """

    kind = "tmux"

    def __init__(self, variables: Mapping[str, str], folder: Path) -> None:
        self.base = ["tmux", "-S", str(folder / "tmux"), "-f", os.devnull]
        size = f"-x {COLUMNS} -y {LINES}"
        words = " ; ".join(
            (
                f"new-session -d {size} sleep 100000",
                "set -g remain-on-exit on",
                "set -g default-terminal tmux-256color",
                "set -g window-size manual",
                f"resize-window {size}",
            )
        )
        subprocess.run([*self.base, *words.split()], env=variables, check=True)
        self.client = subprocess.Popen(
            [*self.base, "-C", "attach"],
            env=variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self.left = b""
        self.blocks: list[list[str]] = []
        self.block: list[str] | None = None
        self.asked = False
        self.news = False
        try:
            size = self.ask("display-message -p '#{pane_width}x#{pane_height}'")
            if size != f"{COLUMNS}x{LINES}":
                raise NotPainted(f"tmux made a terminal of {size}.")
        except BaseException:
            self.close()
            raise

    def paint(self, program: Program) -> float:
        """Start a program and return the seconds until all that it is to show is there."""
        start = time.perf_counter()
        self.ask(f"respawn-pane -k -c {shlex.quote(str(ROOT))} -- {shlex.join(program.command)}")
        screen = ""
        until = start + PATIENCE
        while time.perf_counter() < until:
            self.news = False
            screen = self.ask("capture-pane -p")
            if not lacking(screen, program):
                return time.perf_counter() - start
            while not self.news and time.perf_counter() < until:
                self._hear(until)
        raise not_painted(program, screen)

    def rest(self) -> str:
        """Leave the program alone for a while; return what then stands on the screen."""
        time.sleep(REST)
        return self.ask("capture-pane -p")

    def pid(self) -> int:
        """Return the process id of the program."""
        return int(self.ask("display-message -p '#{pane_pid}'"))

    def end(self) -> None:
        """End the program and wait until tmux has seen it."""
        terminate(self.pid())
        while self.ask("display-message -p '#{pane_dead}'").strip() != "1":
            time.sleep(0.005)

    def close(self) -> None:
        """End the server."""
        subprocess.run([*self.base, "kill-server"], check=False, capture_output=True)
        self.client.communicate()

    def ask(self, command: str) -> str:
        """Send a command and return its answer."""
        assert self.client.stdin
        self.client.stdin.write(f"{command}\n".encode())
        until = time.perf_counter() + PATIENCE
        while not self.blocks:
            if time.perf_counter() > until:
                raise NotPainted("tmux does not answer.")
            self._hear(until)
        return "\n".join(self.blocks.pop())

    def _hear(self, until: float) -> None:
        """Wait for what tmux says next: answers between %begin and %end, %output otherwise."""
        assert self.client.stdout
        seconds = max(0.0, until - time.perf_counter())
        if not select.select([self.client.stdout], [], [], seconds)[0]:
            return
        data = os.read(self.client.stdout.fileno(), 1 << 16)
        if not data:
            raise NotPainted("tmux has ended.")
        *lines, self.left = (self.left + data).split(b"\n")
        for line in lines:
            if self.block is None:
                self.news = self.news or line.startswith(b"%output")
                if line.startswith(b"%begin"):
                    # Flag 0: it answers the client's own attaching, sooner or later.
                    self.block, self.asked = [], line.split()[-1] == b"1"
            elif line.startswith(b"%end"):
                if self.asked:
                    self.blocks.append(self.block)
                self.block = None
            elif line.startswith(b"%error"):
                raise NotPainted(f"tmux: {' '.join(self.block)}")
            else:
                self.block.append(line.decode("utf-8", "replace"))

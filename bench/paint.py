"""First paint: from starting a program to seeing its rows in the terminal."""

from __future__ import annotations

import sys

from bench.programs import Program, dashboard, hello
from bench.table import Row, compare, in_turns
from bench.terminal import Terminal, terminal


def measure(quick: bool) -> list[Row]:
    """Compare the dashboard with a hello world, in turns in one terminal."""
    with terminal() as screen:
        if screen.kind != "tmux":
            print("there is no tmux here: painting into a pseudo-terminal", file=sys.stderr)
        programs = [_whole(screen, program) for program in (dashboard(), hello())]

        def paint(which: int) -> float:
            took = screen.paint(programs[which])
            screen.end()
            return took

        ours, base = in_turns(paint, 2, 3 if quick else 21)
        return [compare(f"first paint, {screen.kind}", "Textual hello", ours, base, aim=1.4)]


def _whole(screen: Terminal, program: Program) -> Program:
    """Return the program as painted only when every line is as it is at rest.

    Without this, a frame of which the upper part has arrived would count. The first column is
    left out: the mark of what is selected stands there, and comes with the focus, later.
    """
    for _ in range(2):  # the very first start greets, and no later one does
        screen.paint(program)
        screen.rest()
        screen.end()
    screen.paint(program)
    lines = [line[1:].rstrip() for line in screen.rest().split("\n")]
    screen.end()
    return program._replace(shows=(*program.shows, *filter(None, lines)))

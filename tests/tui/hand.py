"""A hand on the running dashboard: it presses keys, clicks, resizes, and reads the screen."""

from __future__ import annotations

import asyncio
import re
import time
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.pilot import Pilot

from briefing.brief.outline import Section
from briefing.text import BIDI, CONTROL
from briefing.tui.app import BriefingApp
from briefing.tui.registry import (
    BRIEF,
    CHANGES,
    CROSSCHECK,
    EVIDENCE,
    MAP,
    PROBLEMS,
    RELATIONS,
    SOURCES,
)
from briefing.tui.screens import BaseScreen
from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.overview import Overview
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.pane import Pane

from .painting import painting
from .settling import Settling

FORBIDDEN = re.compile(f"[{CONTROL}{BIDI}\t\n\r]")
"""What must never reach the terminal from a brief or a file's name."""

SCREENS_BY_KEY = {
    BRIEF: (),
    EVIDENCE: ("enter",),
    CROSSCHECK: ("c",),
    RELATIONS: ("r",),
    SOURCES: ("u",),
    PROBLEMS: ("v",),
    CHANGES: ("d",),
    MAP: ("m",),
}
"""The screens, each with the keys that lead there from the panes."""
SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]
"""The sizes that the layouts are made for."""
AT = pytest.mark.parametrize("size", SIZES, ids=str)

_PATIENCE_S = 120.0
"""After how long something that others bring about is given up: a busy machine is slow."""
_NAMES = {
    "solidus": "slash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "low_line": "underscore",
    "reverse_solidus": "backslash",
}


def file_of(app: BriefingApp) -> Path:
    """The file of the brief shown."""
    return Path(app.card.entry.key)


class Span(NamedTuple):
    """A run of cells as the terminal gets it: text, style, and the column it begins at."""

    text: str
    style: Style
    x: int


def _spans(line: list[Segment]) -> Iterator[Span]:
    x = 0
    for text, style, _ in line:
        yield Span(text, style or Style(), x)
        x += cell_len(text)


class Hand(Settling):
    """Keys and mouse for one running app; every move waits until all of it is on the screen."""

    def __init__(self, pilot: Pilot[None], app: BriefingApp) -> None:
        super().__init__(pilot, app)
        app.input_queue.patience_s = 60.0  # the end of a turn comes, however busy the machine is
        self._seen: object = None
        self._lines: list[list[Segment]] = []
        self._spans: list[list[Span]] | None = None

    # -- what is there ----------------------------------------------------------------------

    @property
    def page(self) -> Page:
        return self.app.overview.page

    @property
    def pane(self) -> Pane:
        return self.page.focused_pane

    @property
    def screen(self) -> BaseScreen:
        """The screen on top."""
        assert isinstance(self.app.screen, BaseScreen)
        return self.app.screen

    @property
    def section(self) -> Section:
        """What stands in the pane that has the keys."""
        assert self.pane.section is not None
        return self.pane.section

    @property
    def selected(self) -> tuple[str, int]:
        """The pane that has the keys and the place of its selected item."""
        return self.page.focus_key, self.pane.selected

    @property
    def shown(self) -> str:
        """The id of the brief shown."""
        return self.app.card.entry.id

    @property
    def evidence(self) -> EvidenceScreen:
        assert isinstance(self.app.screen, EvidenceScreen)
        return self.app.screen

    @property
    def at_home(self) -> bool:
        return isinstance(self.app.screen, Overview)

    @property
    def notices(self) -> list[str]:
        """The notices shown so far, oldest first."""
        return [str(note.message) for note in self.app._notifications]

    # -- moves ------------------------------------------------------------------------------

    async def press(self, *keys: str) -> None:
        """Press keys one after another, each when the screen has settled after the one before.

        It is painted after the last of them.
        """
        for key in keys[:-1]:
            await self.send(key)
            await self.settle(paint=False)
        await self.burst(*keys[-1:])

    async def burst(self, *keys: str) -> None:
        """Press keys faster than the screen settles: each finds what the one before it opened."""
        await self.send(*keys)
        await self.settle()

    async def send(self, *keys: str) -> None:
        """Press keys and wait until the app has taken them, not for what they do."""
        for key in keys:
            name, char = key, None
            if len(key) == 1:
                char = key
                if not key.isalnum():
                    name = unicodedata.name(key).lower().replace("-", "_").replace(" ", "_")
                    name = _NAMES.get(name, name)
            if name == "space":
                char = " "
            self.app.post_message(events.Key(name, char))
        await self.taken()

    async def type(self, text: str) -> None:
        """Type a text in one burst."""
        await self.burst(*("space" if char == " " else char for char in text))

    async def paste(self, text: str) -> None:
        """Paste a text: one change, where each letter of `type` is one of its own."""
        self.app.post_message(events.Paste(text))
        await self.taken()
        await self.settle()

    async def until(self, so: Callable[[], object], *, settle: bool = True) -> None:
        """Wait until something is so that a thread or a timer brings about; then settle."""
        end = time.monotonic() + _PATIENCE_S
        while not so():
            assert time.monotonic() < end, f"it is never so; on the screen stands\n{self.text}"
            await asyncio.sleep(0.01)
            await self.handled()
        await (self.settle() if settle else self.handled())

    async def until_idle(self, *kinds: str) -> None:
        """Wait until no work of these kinds is under way behind the screen."""
        assert kinds
        await self.until(lambda: not self.app.background.busy(*kinds))

    async def go_home(self) -> None:
        """Go back to the overview, all panes shown and nothing looked for."""
        self.app.screens.uncover()
        await self.settle(paint=False)
        self.app.overview.finder.close()
        self.app.overview.finder.clear()
        self.page.maximised = False
        self.page.show_view("overview")

    async def click(self, x: int, y: int, times: int = 1) -> None:
        """Press and let go of the left button, as a terminal reports it."""
        for _ in range(times):
            for kind in (events.MouseDown, events.MouseUp):
                await self.mouse(kind, x, y, 1)
        await self.settle()

    async def wheel(self, x: int, y: int, down: bool = True) -> None:
        kind = events.MouseScrollDown if down else events.MouseScrollUp
        await self.mouse(kind, x, y, 0)
        await self.settle()

    async def mouse(
        self, kind: Callable[..., events.MouseEvent], x: int, y: int, button: int
    ) -> None:
        self.app.post_message(
            kind(
                widget=None, x=x, y=y, delta_x=0, delta_y=0, button=button,
                shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y,
            )
        )  # fmt: skip
        await self.handled()

    async def resize(self, width: int, height: int) -> None:
        driver = self.app._driver
        assert isinstance(driver, HeadlessDriver)
        driver._size = size = Size(width, height)
        self.app.post_message(events.Resize(size, size))
        await self.taken()
        self.app._check_resize()  # else it comes a 120th of a second later
        await self.settle()

    async def click_text(self, text: str, times: int = 1) -> None:
        """Click the first place on the screen where a text stands."""
        x, y = self.find(text)
        await self.click(x, y, times)

    # -- the screen -------------------------------------------------------------------------

    def spans(self) -> list[list[Span]]:
        """Return the screen row by row, as it goes to the terminal."""
        lines = self._drawn()
        if self._spans is None:
            self._spans = [list(_spans(line)) for line in lines]
        return self._spans

    def _drawn(self) -> list[list[Segment]]:
        """Return the segments of each row, drawn anew where anything has changed."""
        now = self.changes
        if self._seen != now or self.pending:
            self._seen, self._spans = now, None
            self._lines = [list(chain.from_iterable(line)) for line in self.draw().strips]
        return self._lines

    def rows(self) -> list[str]:
        """Return the screen as text, row by row."""
        return ["".join(text for text, _, _ in line) for line in self._drawn()]

    def check_rows(self) -> None:
        """Hold that every row fills the screen exactly and nothing on it drives a terminal."""
        width, height = self.app.size
        rows = self.rows()
        assert len(rows) == height
        for y, row in enumerate(rows):
            assert cell_len(row) == width, (y, cell_len(row), row)
            assert not FORBIDDEN.search(row), (y, row)

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.rows())

    def find(self, text: str) -> tuple[int, int]:
        """Return column and row of the first place where a text stands."""
        for y, row in enumerate(self.rows()):
            at = row.find(text)
            if at >= 0:
                return cell_len(row[:at]), y
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    def find_row(self, text: str) -> str:
        """Return the first row in which a text stands."""
        return self.rows()[self.find(text)[1]]

    def on_screen(self, pane: Pane) -> bool:
        """Tell whether the first row of a pane's selected item stands on the screen."""
        pane.render_line(0)
        return pane.size.height > 0 and pane.selected in pane.owners


@asynccontextmanager
async def unsettled_hand_on(
    app: BriefingApp, size: tuple[int, int] = (120, 40), *, at_once: bool = False
) -> AsyncIterator[Hand]:
    """Run an app without a terminal and take it into the hand while it still starts.

    ``at_once``: every change is painted when it happens, as on a terminal.
    """

    def outlasting(*what: Any, **how: Any) -> None:
        notify(*what, **{**how, "timeout": 600})  # a busy machine takes longer than a notice stays

    notify = app.notify
    with painting(at_once=at_once), patch.object(app, "notify", outlasting):
        async with app.run_test(size=size, notifications=True) as pilot:
            yield Hand(pilot, app)


@asynccontextmanager
async def hand_on(
    app: BriefingApp, size: tuple[int, int] = (120, 40), *, at_once: bool = False
) -> AsyncIterator[Hand]:
    """Run an app without a terminal, every brief read, and take it into the hand."""
    async with unsettled_hand_on(app, size, at_once=at_once) as hand:
        await hand.settle(paint=False)
        app.brief_list.read_ahead()
        await hand.settle()
        yield hand

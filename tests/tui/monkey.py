"""A monkey at the dashboard: random keys, mouse, resizes and saves, and what must hold after each.

Run for minutes with ``make monkey`` (``SECONDS=600 SEED=7``); what it did is printed when something
breaks, so that the same seed breaks it again.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from textual import events

from briefing import paths
from briefing.library.folder import Library
from briefing.settings import Config, State
from briefing.tui.app import BriefingApp, Options
from briefing.tui.keys import KEYS
from briefing.tui.widgets.pane import Pane

from .hand import Hand, hand_on

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60), (250, 80), (30, 8), (20, 5), (100, 17), (79, 50)]
_JUNK = [*"0#~*ßé阿", "f5", "ctrl+z", "left", "right", "backspace", "delete", "insert"]
_KEYS = [name for key in KEYS for name in key.keys.split(",")] + _JUNK
NOW = datetime(2024, 12, 7, 12, tzinfo=UTC)


class Monkey:
    """One seeded run; ``steps`` is what was done so far."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random = random.Random(seed)
        self.folder = folder
        self.steps: list[str] = []
        for name in ("briefs", "seeds"):
            shutil.copytree(paths.bundled() / name, folder / name, dirs_exist_ok=True)
        self.briefs = sorted((folder / "briefs").glob("*.yaml"))
        self.good = {path: path.read_text("utf-8") for path in self.briefs}

    def app(self) -> BriefingApp:
        """The dashboard on the monkey's own library; exports go there, too."""
        config = Config(export=str(self.folder / "out"))
        options = Options(config=config, ascii_only=self.random.random() < 0.2)
        state = State(self.folder, self.folder / "state")
        app = BriefingApp(Library(self.folder), None, options, state=state, now=lambda: NOW)
        # Saves are told of by the monkey itself, so that the same seed does the same again.
        app.live.start = lambda: None  # type: ignore[method-assign]
        # Who leaves sees no more: `q` goes on, as does the palette's entry.
        app.exit = lambda *_args, **_more: None  # type: ignore[method-assign]
        return app

    async def step(self, hand: Hand) -> None:
        """Do one thing and hold what must hold."""
        kind = self.random.choices(
            ["key", "click", "wheel", "drag", "resize", "save", "type"], [70, 10, 6, 2, 5, 4, 3]
        )[0]
        await getattr(self, f"_{kind}")(hand)
        check(hand)

    async def _key(self, hand: Hand) -> None:
        key = self.random.choice(_KEYS)
        self.steps.append(f"key {key}")
        # An editor cannot be suspended into here: E would only say so.
        hand.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await hand.settle()

    async def _type(self, hand: Hand) -> None:
        text = self.random.choice(["ale", "the", "[/", "قلمارا", "云", "zzz", "t1"])
        self.steps.append(f"type {text}")
        for char in text:
            hand.app.post_message(events.Key(char, char))
        await hand.settle()

    def _spot(self, hand: Hand) -> tuple[int, int]:
        width, height = hand.app.size
        return self.random.randrange(width), self.random.randrange(height)

    async def _click(self, hand: Hand) -> None:
        x, y = self._spot(hand)
        self.steps.append(f"click {x},{y}")
        await hand.click(x, y, self.random.choice([1, 1, 2]))

    async def _wheel(self, hand: Hand) -> None:
        x, y = self._spot(hand)
        self.steps.append(f"wheel {x},{y}")
        await hand.wheel(x, y, self.random.random() < 0.5)

    async def _drag(self, hand: Hand) -> None:
        start, end = self._spot(hand), self._spot(hand)
        self.steps.append(f"drag {start} {end}")
        await hand._mouse(events.MouseDown, *start, 1)
        await hand._mouse(events.MouseMove, *end, 1)
        await hand._mouse(events.MouseUp, *end, 1)
        await hand.settle()

    async def _resize(self, hand: Hand) -> None:
        size = self.random.choice(SIZES)
        self.steps.append(f"resize {size}")
        await hand.resize(*size)

    async def _save(self, hand: Hand) -> None:
        path = self.random.choice(self.briefs)
        text = self.good[path]
        how = self.random.choice(["good", "cut", "broken", "gone", "other"])
        self.steps.append(f"save {path.name} {how}")
        if how == "gone":
            path.unlink(missing_ok=True)
        else:
            cut = self.random.randrange(200, len(text))
            path.write_text(
                {
                    "good": text,
                    "cut": text[:cut],
                    "broken": text.replace("basis:", "bases:"),
                    "other": text.replace("control: presence", "control: lost"),
                }[how],
                "utf-8",
            )
        hand.app.live.look(path)
        await hand.settle()


def sees_the_keys(hand: Hand) -> bool:
    """Tell whether what has the keys of the page can be seen: a pane, or the line for words."""
    app = hand.app
    if app.screen is not app.overview or app.overview.tiny or not app.overview.page.display:
        return True
    return app.screen.focused is not None and app.screen.focused.size.height > 0


def check(hand: Hand) -> None:
    """Hold what must hold whatever was done: alive, drawn whole, the keys somewhere."""
    app = hand.app
    assert app.crash is None, app.crash
    assert app.is_running
    hand.check_rows()
    for pane in app.overview.query(Pane):
        count = len(pane.section.lines) if pane.section else 0
        assert 0 <= pane.selected < max(count, 1), (pane.key, pane.selected, count)
        assert 0 <= pane.top <= pane.selected or not pane.has_focus or pane.top < max(count, 1)
    focused, tiny = app.screen.focused, app.size.width < 30 or app.size.height < 8
    assert focused is None or focused.display or tiny
    assert sees_the_keys(hand), focused


async def run(seed: int, seconds: float, folder: Path, steps: int = 10**9) -> Monkey:
    """Let the monkey work for so long or so many steps; raises what went wrong."""
    monkey = Monkey(seed, folder)
    end = time.monotonic() + seconds
    here, before = Path.cwd(), dict(os.environ)
    os.chdir(folder)
    # No clipboard tool, no editor and no home but its own: the monkey leaves the desktop alone.
    os.environ.update(PATH="", HOME=str(folder))
    os.environ.pop("TMUX", None)
    try:
        async with hand_on(monkey.app(), monkey.random.choice(SIZES[:5])) as hand:
            while time.monotonic() < end and len(monkey.steps) < steps:
                try:
                    await monkey.step(hand)
                except BaseException:
                    print(f"seed {seed}, step {len(monkey.steps)}; what was done:")
                    print("\n".join(monkey.steps))
                    raise
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(before)
    return monkey


def main() -> int:
    """Run for SECONDS (600) from SEED on, a new dashboard every minute."""
    seconds = float(os.environ.get("SECONDS", "600"))
    seed = int(os.environ.get("SEED", str(random.randrange(10**6))))
    end = time.monotonic() + seconds
    done = 0
    while (left := end - time.monotonic()) > 0:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
            monkey = asyncio.run(run(seed, min(left, 60), Path(folder).resolve()))
        done += len(monkey.steps)
        print(f"seed {seed}: {len(monkey.steps)} steps, still alive")
        seed += 1
    print(f"{done} steps in {seconds:.0f} s, nothing broke")
    return 0


if __name__ == "__main__":
    sys.exit(main())

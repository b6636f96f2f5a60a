"""A monkey at the dashboard: random keys, mouse, resizes and saves, and what must hold after each.

Run for minutes with ``make monkey`` (``SECONDS=600 SEED=7``); what it did is printed when something
breaks, so that the same seed breaks it again. What must hold is in :mod:`.monkey_holds`. A smaller
one sits at a real terminal, in ``test_terminal.py``.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from textual import events

from briefing import paths
from briefing.library.folder import FolderLibrary
from briefing.settings import Config, LibraryState
from briefing.tui.app import BriefingApp
from briefing.tui.keys import KEYS, keys_for
from briefing.tui.options import Options
from briefing.tui.registry import SCREENS

from .drafted import put_draft
from .hand import Hand, hand_on
from .monkey_holds import check, check_selection, check_way_home

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60), (250, 80), (30, 8), (20, 5), (100, 17), (79, 50)]
_JUNK = [*"0#~*ßé阿", "f5", "ctrl+z", "left", "right", "backspace", "delete", "insert"]
_ALL = sorted({name for key in KEYS for name in key.keys.split(",")})
_TO_SCREENS = [name for key in KEYS if key.where == SCREENS for name in key.keys.split(",")]
_WORDS = ["ale", "the", "[/", "قلمارا", "云", "zzz", "t1", "verdict:", "dam", "/", "side:x", " "]
_MOVES = {"j", "k", "g", "G", "down", "up", "home", "end"}
_GAMBITS = (
    ("escape", "escape", "b", "d", "a", "m", "tab", "down", "enter"),
    ("escape", "escape", "b", "t", "h", "e", "tab", "enter", "m", "enter", "enter"),
    ("enter", "V", "greater_than_sign", "less_than_sign", "p", "m", "enter", "enter", "c"),
    ("c", "tab", "enter", "m", "escape", "escape"),
    ("r", "tab", "enter", "j", "escape", "c"),
    ("d", "equals_sign", "b", "down", "enter", "G", "enter"),
    ("d", "less_than_sign", "greater_than_sign", "pagedown", "E"),
    ("v", "G", "enter"),
    ("X", "f2", "down", "enter", "n"),
    ("X", "down", "f3", "enter", "o"),
    ("x", "x", "c"),
    ("ctrl+p", "m", "a", "p", "enter"),
    ("escape", "slash", "t", "h", "e", "enter", "n", "N", "m"),
    ("m", "plus", "plus", "tab", "j", "z", "minus", "f"),
    ("o", "z", "l", "z", "w", "tab", "z"),
    ("question_mark", "G", "question_mark"),
    ("escape", "escape", "D", "D", "J", "J", "a", "minus", "2", "f", "3", "enter", "U", "M"),
    ("D", "D", "G", "a", "e", "x", "enter", "i", "2", "U", "a", "W", "G", "enter"),
    ("D", "t", "G", "enter", "tab", "greater_than_sign", "a", "2", "escape", "escape"),
)
"""Sequences that lead deep into the program, where single keys seldom come."""
NOW = datetime(2024, 12, 7, 12, tzinfo=UTC)


class Monkey:
    """One seeded run; ``steps`` is what was done so far, ``seen`` counts the screens it was on."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random = random.Random(seed)
        self.folder = folder
        self.steps: list[str] = []
        self.seen: Counter[str] = Counter()
        self.left = 0
        for name in ("briefs", "seeds"):
            shutil.copytree(paths.bundled() / name, folder / name, dirs_exist_ok=True)
        self.briefs = sorted((folder / "briefs").glob("*.yaml"))
        self.good = {path: path.read_text("utf-8") for path in self.briefs}
        for path in self.briefs:
            put_draft(folder, path.stem)
        self.texts = sorted(path for path in (folder / "seeds").rglob("*") if path.is_file())

    def app(self) -> BriefingApp:
        """The dashboard on the monkey's own library; exports go there, too."""
        config = Config(export=str(self.folder / "out"))
        options = Options(config=config, ascii_only=self.random.random() < 0.2)
        state = LibraryState(self.folder, self.folder / "state")
        app = BriefingApp(FolderLibrary(self.folder), None, options, state=state, now=lambda: NOW)
        # Saves are told of by the monkey itself, so that the same seed does the same again.
        app.live.start = lambda: None  # type: ignore[method-assign]
        # Who leaves sees no more: `q` goes on, as does the palette's entry.
        app.exit = self._leave  # type: ignore[method-assign]
        return app

    def _leave(self, *_args: object, **_more: object) -> None:
        self.left += 1

    async def step(self, hand: Hand) -> None:
        """Do one thing and hold what must hold."""
        kinds = ["key", "gambit", "click", "wheel", "drag", "resize", "save", "type", "home"]
        kind = self.random.choices(kinds, [60, 12, 10, 6, 2, 5, 5, 3, 2])[0]
        await getattr(self, f"_{kind}")(hand)
        self.seen[type(hand.app.screen).__name__] += 1
        await check(hand)

    def _choose(self, hand: Hand) -> str:
        """Return a key: as often one of this screen, one to another screen, and any at all."""
        where = str(getattr(hand.app.screen, "where", ""))
        own: list[str] = [name for key in keys_for(where) for name in key.keys.split(",")]
        keys = self.random.choice([own or _ALL, _TO_SCREENS, _ALL + _JUNK])
        return str(self.random.choice(keys))

    async def _key(self, hand: Hand, key: str = "") -> None:
        key = key or self._choose(hand)
        self.steps.append(f"key {key}")
        # An editor cannot be suspended into here: E would only say so.
        await hand.press(key)
        if key in _MOVES:
            hand.app.clear_notifications()  # they may cover it, for a while
            await hand.settle()
            check_selection(hand)

    async def _gambit(self, hand: Hand) -> None:
        for key in self.random.choice(_GAMBITS):
            await self._key(hand, key)
            await check(hand)

    async def _home(self, hand: Hand) -> None:
        """Go home, as anyone can: Esc leads out of everything."""
        self.steps.append("home")
        await check_way_home(hand)
        before = self.left
        await hand.press("q")
        assert self.left > before, "q does not leave"

    async def _type(self, hand: Hand) -> None:
        text = self.random.choice(_WORDS)
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
        await hand.mouse(events.MouseDown, *start, 1)
        await hand.mouse(events.MouseMove, *end, 1)
        await hand.mouse(events.MouseUp, *end, 1)
        await hand.settle()

    async def _resize(self, hand: Hand) -> None:
        size = self.random.choice(SIZES)
        self.steps.append(f"resize {size}")
        await hand.resize(*size)

    async def _save(self, hand: Hand) -> None:
        """Change something on disk; the program is told of it, or finds out by itself."""
        path = self.random.choice(self.briefs)
        text = self.good[path]
        hows = ["good", "cut", "broken", "gone", "other", "link", "folder", "text", "signed"]
        how, told = self.random.choice(hows), self.random.random() < 0.8
        self.steps.append(f"save {path.name} {how}{'' if told else ' untold'}")
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
        if how == "folder":
            path.mkdir()
        elif how == "link":
            path.symlink_to(self.random.choice([*self.briefs, self.folder / "nowhere"]))
        elif how != "gone":
            cut = self.random.randrange(200, len(text))
            path.write_text(
                {
                    "cut": text[:cut],
                    "broken": text.replace("basis:", "bases:"),
                    "other": text.replace("control: presence", "control: lost"),
                }.get(how, text),
                "utf-8",
            )
        if how == "text":
            source = self.random.choice(self.texts)
            source.write_text(
                self.random.choice(["", "Another text.\n\n" * 9, "\x1b[2J\0"]), "utf-8"
            )
        elif how == "signed":
            words = self.random.choice(["", "- [", "signed: 1\n"])
            path.with_suffix(".checked.yaml").write_text(words, "utf-8")
        if told:
            hand.app.live.look(str(path))
            if how in ("text", "signed"):
                hand.app.checking.renew()
        await hand.settle()


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
        size = monkey.random.choice(SIZES[:5])
        async with hand_on(monkey.app(), size, at_once=True) as hand:
            while time.monotonic() < end and len(monkey.steps) < steps:
                try:
                    await monkey.step(hand)
                except BaseException:
                    print(f"seed {seed}, step {len(monkey.steps)}; what was done:")
                    print("\n".join(monkey.steps))
                    print(hand.app.size, [type(s).__name__ for s in hand.app.screen_stack])
                    print(hand.text)
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
    done, seen = 0, Counter[str]()
    while (left := end - time.monotonic()) > 0:
        # Work behind a screen that was just closed may still keep what it has found.
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
            monkey = asyncio.run(run(seed, min(left, 60), Path(folder).resolve()))
        done += len(monkey.steps)
        seen.update(monkey.seen)
        print(f"seed {seed}: {len(monkey.steps)} steps, still alive", flush=True)
        seed += 1
    print(", ".join(f"{name} {count}" for name, count in seen.most_common()))
    print(f"{done} steps in {seconds:.0f} s, nothing broke")
    return 0


if __name__ == "__main__":
    sys.exit(main())

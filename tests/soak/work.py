"""What is done in the soak, at random, and what must hold at its end."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from briefing.brief.model import Brief, SignOff
from briefing.brief.outline import Outline
from briefing.format.reader import read
from briefing.library.folder import FolderLibrary

from .seats import WIDE, Pty, Seat, Tmux, ends, wait_for

ROOT: Final = Path(__file__).parents[2]
FAULT: Final = "fault in briefing"
PATIENCE: Final = 60
"""Seconds that anything may take, on any machine."""
GROWTH: Final = 1.2
"""How much memory a dashboard may hold at the end of the second half, of that at its beginning."""
_WARM: Final = 0.62
"""The part of the time after which the dashboard that is left running has shown what it has."""
KEYS: Final = (*"jkgGstaheoclmwrudvznNyxY?123[]T/+-", "\t", "\r", "\x1b", "\x1b[B", "\x1b[A", " ")
COMMANDS: Final = (
    *(("check",), ("list", "--json"), ("list",), ("search", "the"), ("search", "verdict:verified")),
    *(("export", "-f", "json", "ID"), ("export", "--verdicts", "ID"), ("index",), ("config",)),
    *(("export", "--force", "-o", "../out.md", "-f", "markdown", "ID"), ("diff", "ID", "ID2")),
)
_SIGNED: Final = re.compile(r"Signed: .{1,60}? has read (\S+)\. Noted in (.{1,300}?)\.checked\.")
_TEMPORARY: Final = re.compile(r"\..*\.tmp$")
_STATUSES: Final = range(4)


class Broken(AssertionError):
    """Something that must hold did not."""


class Soak:
    """One library, two dashboards on it, and whatever happens to them."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random = random.Random(seed)
        self.folder = folder
        self.library = folder / "library"
        self.done: Counter[str] = Counter()
        self.acknowledged: list[tuple[str, str, str]] = []
        """Brief, hash and who: of every sign-off that was said to be kept."""
        self.late_keys = 0
        self.mark = f"soak-{os.getpid()}-{seed}"
        self.env = self._environment()
        self._build()
        self.items = self._items()
        argv = [sys.executable, "-m", "briefing"]
        second = Tmux if Tmux.there() else Pty
        self.seats: list[Seat] = [
            Pty(argv, self.env, self.library),
            second(argv, self.env, self.library),
        ]
        self.steady = False
        """Whether the second dashboard is left running: its memory is watched."""

    def _environment(self) -> dict[str, str]:
        env = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(self.folder / "home")}
        for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
            env[f"XDG_{kind}_HOME"] = str(self.folder / "home" / kind.lower())
        env |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "SOAK": self.mark, "EDITOR": "true"}
        env |= {"PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": "/dev/null"}
        return env

    def _build(self) -> None:
        shutil.copytree(ROOT / "briefs", self.library / "briefs")
        shutil.copytree(ROOT / "seeds", self.library / "seeds")
        config = self.folder / "home" / "config" / "briefing"
        config.mkdir(parents=True)
        (self.folder / "out").mkdir()
        (config / "config.yaml").write_text(f"export: {self.folder}/out\n", "utf-8")
        (self.library / "README").write_text("A library.\n", "utf-8")
        self._git("init", "-q", "-b", "main")
        self._git("add", "README")
        self._commit("Begin")
        self._git("branch", "bare")
        self._git("add", "-A")
        self._commit("Briefs")

    def _git(self, *words: str) -> None:
        argv = ["git", "-c", "user.name=Soak", "-c", "user.email=soak@example.invalid", *words]
        done = subprocess.run(
            argv, cwd=self.library, env=self.env, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Broken(f"git {words}: {done.stderr}")

    def _commit(self, words: str) -> None:
        self._git("commit", "-q", "--allow-empty", "-m", words)

    def _items(self) -> dict[str, dict[str, str]]:
        """Return of each brief the hash of every item that can be signed, by its label."""
        found: dict[str, dict[str, str]] = {}
        store = FolderLibrary(self.library)
        for entry in store.entries():
            reading = store.load(entry)
            assert reading.value is not None
            labels = {line.path: line.label for line in Outline(reading.value).every_line()}
            verdicts = store.verdicts(entry, reading.value, reading.text)
            hashes = {labels[each.path]: each.of for each in verdicts.items if each.of}
            if hashes:
                found[entry.id] = hashes
        return found

    # -- what happens -------------------------------------------------------------------------

    def start(self) -> None:
        """Start both dashboards, and wait until they show something."""
        for seat in self.seats:
            self._start(seat)

    def _start(self, seat: Seat) -> None:
        seat.start()
        if wait_for(seat, re.compile("TLP"), PATIENCE) is None:
            raise Broken(f"{seat.name}: nothing is shown")

    def step(self) -> None:
        """Let one thing happen."""
        act = self.random.choices(
            (self.keys, self.sign, self.sign_elsewhere, self.save, self.command, self.resize,
             self.stop, self.kill, self.checkout, self.leave),
            (30, 12, 6, 8, 6, 6, 3, 1, 1, 1),
        )[0]  # fmt: skip
        seat = self.random.choice(self.seats)
        if not seat.pid():  # a key has left it
            self._start(seat)
        self.done[act.__name__] += 1
        act(seat)

    def keys(self, seat: Seat) -> None:
        for _ in range(self.random.randint(1, 12)):
            seat.type(self.random.choice(KEYS))
            time.sleep(self.random.choice((0, 0, 0.02)))

    def sign(self, seat: Seat) -> None:
        """Sign for an item in a dashboard; what it says is kept must be there at the end."""
        seat.resize(*WIDE)
        for key in ("\x1b", "\x1b", "\x1b", self.random.choice("234"), "o"):
            seat.type(key)
            time.sleep(0.15)
        seat.type(self.random.choice("stahe"))
        seat.type("j" * self.random.randrange(6))
        time.sleep(0.2)
        seat.type("\r")
        time.sleep(0.4)
        seat.look()
        seat.type("V")
        found = wait_for(seat, _SIGNED, 3)
        if found is None:
            self.done["not signed"] += 1
            return
        label, brief = found[1], Path(found[2].replace(" ", "")).name
        of = self.items.get(brief, {}).get(label)
        if of is None:
            self.done["signed, not read"] += 1
            return
        self.done["signed"] += 1
        self.acknowledged.append((brief, of, ""))

    def sign_elsewhere(self, _seat: Seat) -> None:
        """Sign in another program, while a dashboard signs too."""
        brief = self.random.choice(list(self.items))
        label = self.random.choice(list(self.items[brief]))
        by = f"Soak {self.done['sign_elsewhere']}"
        argv = [sys.executable, "-m", "tests.soak.signer", str(self.library), brief, label, by]
        with subprocess.Popen(
            argv, env=self.env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as other:
            self.sign(self.random.choice([seat for seat in self.seats if seat.pid()]))
            out, err = other.communicate(timeout=PATIENCE)
        if other.returncode:
            raise Broken(f"the other program did not sign: {err[-500:]}")
        self.acknowledged.append((brief, out.strip(), by))

    def save(self, _seat: Seat) -> None:
        """Save a brief with another remark; its items stay as they are."""
        path = self.random.choice(sorted((self.library / "briefs").glob("[a-z]*[0-9].yaml")))
        text = path.read_text("utf-8").rstrip("\n")
        text = re.sub(r"\n# saved \d+$", "", text) + f"\n# saved {self.done['save']}\n"
        if self.random.random() < 0.5:
            path.write_text(text, "utf-8")
        else:
            other = path.with_name(f"{path.name}~")
            other.write_text(text, "utf-8")
            other.replace(path)

    def command(self, _seat: Seat) -> None:
        ids = self.random.sample(list(self.items), 2)
        put = {"ID": ids[0], "ID2": ids[1]}
        words = [put.get(word, word) for word in self.random.choice(COMMANDS)]
        done = subprocess.run(
            [sys.executable, "-m", "briefing", *words],
            env=self.env, cwd=self.library, capture_output=True, text=True, check=False,
            timeout=PATIENCE,
        )  # fmt: skip
        if FAULT in done.stderr or "Traceback" in done.stderr or done.returncode not in _STATUSES:
            raise Broken(f"{words}: status {done.returncode}, {done.stderr[-500:]}")

    def resize(self, seat: Seat) -> None:
        for _ in range(self.random.randint(1, 5)):
            seat.resize(self.random.randint(20, 220), self.random.randint(5, 70))

    def stop(self, seat: Seat) -> None:
        """Stop a dashboard and let it go on, as a debugger or a laptop's lid does."""
        pid = seat.pid()
        os.kill(pid, signal.SIGSTOP)
        seat.type("j")
        time.sleep(self.random.choice((0.05, 0.5)))
        os.kill(pid, signal.SIGCONT)
        if self.random.random() < 0.3:
            os.kill(pid, signal.SIGCONT)

    def kill(self, seat: Seat) -> None:
        """Kill a dashboard in the middle of what it does, and start it anew."""
        if self.steady and seat is self.seats[1]:
            return
        seat.type("\x1b\x1bjV")
        time.sleep(self.random.choice((0, 0.1)))
        if pid := seat.pid():
            os.kill(pid, signal.SIGKILL)
        if not ends(seat, PATIENCE):
            raise Broken(f"{seat.name}: killed, and still there")
        self._start(seat)

    def checkout(self, _seat: Seat) -> None:
        """Go to a branch without briefs and back."""
        time.sleep(0.5)
        self._git("add", "-A")
        self._commit("Work")
        self._git("checkout", "-q", "bare")
        time.sleep(self.random.choice((0, 0.3, 1)))
        self._git("checkout", "-q", "main")

    def leave(self, seat: Seat) -> None:
        """Leave a dashboard by its key or by a signal, and start it anew."""
        if self.steady and seat is self.seats[1]:
            return
        self._leave(seat, self.random.choice(("q", "TERM", "HUP")))
        self._start(seat)

    def _leave(self, seat: Seat, how: str) -> None:
        for _ in range(5 if how == "q" else 0):
            # On a busy machine Esc and q, one after the other, may be read as Alt+q.
            for key in ("\x1b", "\x1b", "\x1b", "q"):
                seat.type(key)
                time.sleep(0.5)
            if ends(seat, PATIENCE / 5):
                break
        if how != "q" and (pid := seat.pid()):
            os.kill(pid, signal.SIGTERM if how == "TERM" else signal.SIGHUP)
        if not ends(seat, PATIENCE):
            raise Broken(f"{seat.name}: does not end by {how}: {seat.look()[-500:]}")

    # -- what must hold -----------------------------------------------------------------------

    def memory(self) -> int:
        """Return the bytes that the second dashboard holds, 0 where that cannot be told."""
        try:
            status = Path(f"/proc/{self.seats[1].pid()}/status").read_text("utf-8")
        except OSError:
            return 0
        return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) * 1024

    def end(self) -> None:
        """Leave both dashboards and hold what must hold."""
        for seat in self.seats:
            if seat.pid():
                self._leave(seat, "q")
            seat.close()
        self.command(self.seats[0])  # what is started next takes away what a kill has left
        self._whole()
        self._signed()
        left = [path for path in self.folder.rglob("*") if _TEMPORARY.search(path.name)]
        if left:
            raise Broken(f"temporary files are left: {left}")
        if running := self.processes():
            raise Broken(f"processes are left: {running}")

    def close(self) -> None:
        """Take the terminals away, whatever has happened."""
        for seat in self.seats:
            seat.close()

    def _whole(self) -> None:
        for path in sorted((self.library / "briefs").iterdir()):
            signed = path.name.endswith(".checked.yaml")
            data = path.read_bytes()
            reading = read(data, list[SignOff], path.name) if signed else read(data, Brief)
            if reading.value is None:
                raise Broken(f"{path.name} is no longer whole: {reading.problems[0]}")

    def _signed(self) -> None:
        for brief, of, by in self.acknowledged:
            path = self.library / "briefs" / f"{brief}.checked.yaml"
            found = read(path.read_bytes(), list[SignOff]).value or []
            if not any(each.of == of and by in each.by for each in found):
                raise Broken(f"a sign-off of {brief} by {by or 'a dashboard'} is lost: {of}")

    def processes(self) -> list[str]:
        """Return the processes that were started here and still run."""
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if f"SOAK={self.mark}".encode() in (place / "environ").read_bytes():
                    found.append((place / "cmdline").read_text("utf-8").replace("\0", " "))
            except OSError:
                continue
        return found


def run(seed: int, folder: Path, going_on: Callable[[float], bool]) -> Soak:
    """Let things happen while ``going_on`` says so of the part that is done, from 0 to 1.

    Raises:
        Broken: something that must hold did not.
    """
    soak = Soak(seed, folder)
    try:
        soak.start()
        while going_on(0.5):
            soak.step()
        soak.steady = True
        # The second dashboard may have been started a moment ago, without the map and the index.
        while going_on(_WARM):
            soak.step()
        before = soak.memory()
        while going_on(1):
            soak.step()
        after = soak.memory()
        if before and after > GROWTH * before:
            raise Broken(f"memory has grown from {before:,} to {after:,} bytes")
        soak.done["memory, % of before"] = round(100 * after / before) if before else 0
        soak.end()
    finally:
        soak.close()
    return soak

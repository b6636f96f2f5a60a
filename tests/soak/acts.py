"""What one can do in the soak: each act is a thing that happens to library and dashboards."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Final

from briefing.brief.model import SignOff
from briefing.format.signoffs import read_signoffs
from briefing.library.signoffs import sign
from briefing.locks import locked

from .ground import ROOT, SIGNER, Ground
from .holds import Broken
from .pressed import COMMANDS, KEYS
from .seats import WIDE, Pty, Seat, Tmux, ends, wait_for

FAULT: Final = "fault in briefing"
PATIENCE: Final = 60
"""Seconds that anything may take, on any machine."""
_SIGNED: Final = re.compile(rf"""Signed: {re.escape(SIGNER)} has read (".{{1,60}}?")\.""")
"""The first row of the notice: on a whole screen the page stands between this row and the next."""
_STATUSES: Final = range(4)


class Acts:
    """One library, two dashboards on it, and whatever happens to them."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random = random.Random(seed)
        self.ground = ground = Ground(seed, folder)
        self.library, self.env, self.items = ground.library, ground.env, ground.items
        self.done: Counter[str] = Counter()
        self.acknowledged: list[tuple[str, str, str]] = []
        """Brief, hash and who: of every sign-off that was said to be kept."""
        self.published: list[tuple[str, str]] = []
        """Name and blob of every brief that was said to be at the desk."""
        argv = [sys.executable, "-m", "briefing"]
        second = Tmux if Tmux.there() else Pty
        self.seats: list[Seat] = [
            Pty(argv, self.env, self.library),
            second(argv, self.env, self.library),
        ]
        self.steady = False
        """Whether the second dashboard is left running: its memory is watched."""

    def start(self) -> None:
        """Start both dashboards, and wait until they show something."""
        for seat in self.seats:
            self._start(seat)

    def _start(self, seat: Seat) -> None:
        seat.start()
        if wait_for(seat, re.compile("TLP"), PATIENCE) is None:
            raise Broken(f"{seat.name}: nothing is shown")

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
        place = self.place_of(found[1])
        if place is None:
            self.done["signed, not read"] += 1
            return
        self.done["signed"] += 1
        self.acknowledged.append((*place, SIGNER))

    def place_of(self, name: str) -> tuple[str, str] | None:
        """Return brief and hash of what a notice names, None where that is no one item."""
        places = [(brief, of[name]) for brief, of in self.items.items() if name in of]
        return places[0] if len(places) == 1 else None

    def sign_elsewhere(self, _seat: Seat) -> None:
        """Sign in another program, while a dashboard signs too."""
        brief = self.random.choice(list(self.items))
        of = self.random.choice(list(self.items[brief].values()))
        by = f"Soak {self.done['sign_elsewhere']}"
        argv = [sys.executable, "-m", "tests.soak.signer", str(self.library), brief, of, by]
        with subprocess.Popen(
            argv, env=self.env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as other:
            self.sign(self.random.choice([seat for seat in self.seats if seat.pid()]))
            _, err = other.communicate(timeout=PATIENCE)
        if other.returncode:
            raise Broken(f"the other program did not sign: {err[-500:]}")
        self.acknowledged.append((brief, of, by))

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
        self._run(*(put.get(word, word) for word in self.random.choice(COMMANDS)))

    def _run(self, *words: str) -> str:
        """Run a command, which must end as it may; return what it writes."""
        done = subprocess.run(
            [sys.executable, "-m", "briefing", *words],
            env=self.env, cwd=self.library, capture_output=True, text=True, check=False,
            timeout=PATIENCE,
        )  # fmt: skip
        if FAULT in done.stderr or "Traceback" in done.stderr or done.returncode not in _STATUSES:
            raise Broken(f"{words}: status {done.returncode}, {done.stderr[-500:]}")
        return done.stdout

    def publish(self, _seat: Seat) -> None:
        """Publish a brief as its file is, while the dashboards look at the desk."""
        brief = self.random.choice(list(self.items))
        name = f"briefs/{brief}.yaml"
        blob = self.ground.git("hash-object", name).strip()
        if "is published" in self._run("publish", brief, "-m", "Soak"):
            self.done["published"] += 1
            self.published.append((name, blob))

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
        self.ground.git("add", "-A")
        self.ground.commit("Work")
        self.ground.git("checkout", "-q", "bare")
        time.sleep(self.random.choice((0, 0.3, 1)))
        aside: list[tuple[Path, SignOff]] = []
        for last in (False, False, False, True):
            # A dashboard may have signed here: git will not put the branch's file over that one.
            for file in (self.library / "briefs").glob("*.checked.yaml"):
                with locked(file.parent):
                    aside += ((file, each) for each in read_signoffs(file).value or [])
                    file.unlink()
            try:
                self.ground.git("checkout", "-q", "main")
                break
            except Broken:
                if last:
                    raise
        for file, signoff in aside:
            brief = file.name.removesuffix(".checked.yaml")
            sign(self.library, file.with_name(f"{brief}.yaml"), brief, signoff)

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

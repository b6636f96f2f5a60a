"""What must hold at the end of a soak."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from briefing.brief.model import Brief, SignOff
from briefing.format.reader import read

GROWTH: Final = 1.2
"""How much memory a dashboard may hold at the end of the second half, of that at its beginning."""
_TEMPORARY: Final = re.compile(r"\..*\.tmp$")


class Broken(AssertionError):
    """Something that must hold did not."""


def memory(pid: int) -> int:
    """Return the bytes that a program holds, 0 where that cannot be told."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0
    return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) * 1024


def check_memory(before: int, after: int) -> None:
    """Hold that memory has not grown by more than a fifth."""
    if before and after > GROWTH * before:
        raise Broken(f"memory has grown from {before:,} to {after:,} bytes")


def check_files(library: Path) -> None:
    """Hold that every brief and every file of sign-offs is whole."""
    for path in sorted((library / "briefs").iterdir()):
        signed = path.name.endswith(".checked.yaml")
        data = path.read_bytes()
        reading = read(data, list[SignOff], path.name) if signed else read(data, Brief)
        if reading.value is None:
            raise Broken(f"{path.name} is no longer whole: {reading.problems[0]}")


def check_sign_offs(library: Path, acknowledged: Iterable[tuple[str, str, str]]) -> None:
    """Hold that every sign-off is there that was said to be kept: brief, hash and who."""
    for brief, of, by in acknowledged:
        path = library / "briefs" / f"{brief}.checked.yaml"
        found = read(path.read_bytes(), list[SignOff]).value or []
        if not any(each.of == of and by in each.by for each in found):
            raise Broken(f"a sign-off of {brief} by {by or 'a dashboard'} is lost: {of}")


def check_published(desk: Path, published: Iterable[tuple[str, str]]) -> None:
    """Hold that the desk is whole and has all that was said to be published: names and blobs."""

    def git(*words: str) -> bytes:
        argv = ["git", "--git-dir", str(desk), *words]
        done = subprocess.run(argv, capture_output=True, check=False)
        if done.returncode:
            raise Broken(f"the desk is no longer whole: {done.stderr[-500:]!r}")
        return done.stdout

    git("fsck", "--strict", "--no-dangling")
    there = {
        line.split(" ")[0] for line in git("rev-list", "--objects", "main").decode().split("\n")
    }
    for name, blob in published:
        if blob not in there:
            raise Broken(f"what was published of {name} is not at the desk: {blob}")
    for name in git("ls-tree", "--name-only", "main", "briefs/").decode().split():
        if not name.endswith(".checked.yaml"):
            reading = read(git("show", f"main:{name}"), Brief)
            if reading.value is None:
                raise Broken(f"{name} at the desk is no longer whole: {reading.problems[0]}")


def check_nothing_left(folder: Path, mark: str) -> None:
    """Hold that neither temporary files nor processes are left."""
    left = [path for path in folder.rglob("*") if _TEMPORARY.search(path.name)]
    if left:
        raise Broken(f"temporary files are left: {left}")
    if running := _processes(mark):
        raise Broken(f"processes are left: {running}")


def _processes(mark: str) -> list[str]:
    """Return the processes that were started with a mark and still run."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if f"SOAK={mark}".encode() in (place / "environ").read_bytes():
                found.append((place / "cmdline").read_text("utf-8").replace("\0", " "))
        except OSError:
            continue
    return found

"""Starting other programs: the user's editor, clipboard tools, and parts of this program itself."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from briefing.filesystem import resolved
from briefing.loading import module_words

J = TypeVar("J")
R = TypeVar("R")
_MOST: Final = 8
"""Up to so many processes work at once."""
_AT_ONCE: Final = 8
"""So many jobs a process is handed at a time."""


def run_in_terminal(words: Sequence[str]) -> int:
    """Run a program that takes the terminal, to its end; return its exit status.

    Raises:
        OSError: it cannot be started.
    """
    return subprocess.run(words, check=False).returncode


def hand_to_program(words: Sequence[str], data: bytes, seconds: float) -> bool:
    """Hand ``data`` to a program as its input; tell whether it took it within so many seconds."""
    try:
        done = subprocess.run(
            words,
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


class Finished(NamedTuple):
    """A program that has ended: its exit status, and what it wrote."""

    status: int
    out: bytes
    err: bytes


def run_apart(
    words: Sequence[str | Path],
    *,
    seconds: float,
    data: bytes = b"",
    env: Mapping[str, str] | None = None,
) -> Finished:
    """Run a program without a terminal, to its end; it cannot ask anybody anything.

    Raises:
        TimeoutError: it took more seconds, and was ended.
        OSError: it cannot be started.
    """
    try:
        done = subprocess.run(
            words,
            input=data,
            capture_output=True,
            env=env,
            timeout=seconds,
            check=False,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(f"{words[0]} took more than {seconds:.0f} seconds") from error
    return Finished(done.returncode, done.stdout, done.stderr)


def start_module(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a module of this program in a process of its own, and return it.

    What it writes can be read from its ``stdout``. Ctrl+C does not reach it: whoever starts it
    ends it.

    Raises:
        OSError: no process can be started.
    """
    package = str(resolved(Path(__file__)).parents[1])
    known = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([package, known]) if known else package
    return subprocess.Popen(
        module_words(module, *arguments),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
    )


def told_by(process: subprocess.Popen[bytes], kind: type[R]) -> Generator[R]:
    """Yield what a process tells, a line of JSON each, until it ends; blocks in between.

    A line that is none of this kind ends it. Whoever reads no further leaves no process behind.
    """
    import msgspec

    from briefing.ready import ready

    assert process.stdout is not None
    try:
        with process.stdout as stream:
            for line in stream:
                try:
                    told = msgspec.json.decode(line, type=ready(kind))
                except msgspec.DecodeError:
                    break
                yield told
        process.wait()
    finally:
        end(process)
        process.wait()


def end(process: subprocess.Popen[bytes]) -> None:
    """Have a process end that has not ended yet."""
    if process.poll() is None:
        process.terminate()


def shared_out(work: Callable[[J], R], jobs: Sequence[J]) -> Iterator[R]:
    """Do a sort of work once for each job, in several processes at once; answer in their order.

    ``work`` is a function of a module, and jobs and answers can be sent to another process. The
    processes end with this one, however it ends.

    Raises:
        OSError: one of the processes was killed, or none can be started.
        Exception: whatever ``work`` raises.
    """
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    try:
        with ProcessPoolExecutor(processors(), initializer=_end_with_parent) as pool:
            yield from pool.map(work, jobs)
    except BrokenExecutor as error:
        raise OSError(errno.ECHILD, "a process that did a part of the work was killed") from error


def batches(jobs: Sequence[J]) -> list[Sequence[J]]:
    """Return jobs in batches: to hand them over one by one takes longer than a short one does."""
    return [jobs[at : at + _AT_ONCE] for at in range(0, len(jobs), _AT_ONCE)]


def processors() -> int:
    """Return how many processes do work at once."""
    return min(os.cpu_count() or 1, _MOST)


def _end_with_parent() -> None:
    """End this process when its parent has ended: one that is killed cannot tell it to."""
    from multiprocessing import parent_process
    from threading import Thread

    parent = parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    Thread(target=wait, daemon=True).start()


def written(process: subprocess.Popen[bytes], seconds: float) -> bytes | None:
    """Return all that a process writes until it ends; None where that takes more seconds.

    It is ended in either case.
    """
    with process:
        try:
            return process.communicate(timeout=seconds)[0]
        except subprocess.TimeoutExpired:
            return None
        finally:
            process.kill()

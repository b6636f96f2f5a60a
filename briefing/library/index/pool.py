"""Reading many files at once: few in this process, many in parser processes.

``python -m briefing.library.index.pool ROOT`` is such a parser. Each message is its length in four
bytes, then msgpack: in, a list of paths as bytes, each with the hash that is known of it; out, for
each of them the rows, True where the hash still holds, None where the file cannot be parsed at all.
It ends when its input does, so it never outlives the program that started it.

No ``concurrent.futures.ProcessPoolExecutor``: its processes outlive a parent that is killed
(tried with ``spawn`` and ``forkserver``), while a parser here ends with its input; one that dies
breaks the whole executor, where the others here read on; and ``spawn`` took a tenth more processor.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from briefing.library.index.rows import ParsedFile, parse
from briefing.loading import module_words
from briefing.ready import ready

FEW: Final = 150
"""Up to so many files are read here: starting a parser takes longer."""
BATCH: Final = 25

Asked = tuple[bytes, bytes]
"""A path relative to the library, as the system has it, and the hash known of it, often none."""
Found = tuple[bytes, ParsedFile | bool | None]
"""Such a path, and what stands in the file; True where its hash is still the known one."""


def parse_all(names: Sequence[Asked], root: Path, parsers: int = 0) -> Iterator[Found]:
    """Yield the rows of each file; in any order, each once. None is a file to leave out.

    A parser that dies takes nothing with it: what it had not answered is read here.
    """
    if len(names) <= FEW or parsers < 1:
        yield from _here(names, root)
        return
    import selectors

    batches = deque(names[at : at + BATCH] for at in range(0, len(names), BATCH))
    with selectors.DefaultSelector() as selector:
        try:
            for _ in range(parsers):
                parser = _Parser(root)
                if parser.ask(batches):
                    selector.register(parser.output, selectors.EVENT_READ, parser)
                elif parser.asked:
                    batches.append(parser.asked)
            while selector.get_map():
                for key, _ in selector.select():
                    answer = key.data.answer()
                    yield from answer or ()
                    if answer is None or not key.data.ask(batches):
                        selector.unregister(key.fileobj)
                        # What it was asked and did not answer goes to whoever is left.
                        batches.extend([key.data.asked] if key.data.asked else [])
        except OSError:
            pass  # no process can be started: the rest is read here
        finally:
            for key in list(selector.get_map().values()):
                if key.data.asked:
                    batches.append(key.data.asked)
                key.data.end()
    for batch in batches:
        yield from _here(batch, root)


def _here(names: Sequence[Asked], root: Path) -> Iterator[Found]:
    for name, known in names:
        yield name, parse_safely(root / os.fsdecode(name), root, known)


class _Parser:
    """One parser process and what it is asked for right now."""

    def __init__(self, root: Path) -> None:
        import subprocess

        package = str(Path(__file__).resolve().parents[3])
        known = os.environ.get("PYTHONPATH")
        path = os.pathsep.join([package, known]) if known else package
        self._process = subprocess.Popen(
            module_words("briefing.library.index.pool", str(root)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl+C is for who asks; a parser ends with its input
        )
        self.asked: Sequence[Asked] = ()

    @property
    def output(self) -> int:
        """The descriptor that becomes readable when there is an answer."""
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    def ask(self, batches: deque[Sequence[Asked]]) -> bool:
        """Ask for the next files; False where there are none, or the parser is gone."""
        assert self._process.stdin is not None
        if not batches:
            self.end()
            return False
        self.asked = batches.popleft()
        try:
            send(self._process.stdin, msgspec.msgpack.encode(list(self.asked)))  # type: ignore[arg-type]
        except OSError:
            self.end()
            return False
        return True

    def answer(self) -> list[Found] | None:
        """Return what was asked for, None where the parser is gone."""
        assert self._process.stdout is not None
        data = receive(self._process.stdout)  # type: ignore[arg-type]
        if data is None:
            self.end()
            return None
        try:
            parsed = msgspec.msgpack.decode(data, type=ready(list[ParsedFile | bool | None]))
        except msgspec.DecodeError:
            self.end()
            return None
        found = [(name, each) for (name, _), each in zip(self.asked, parsed, strict=False)]
        self.asked = ()
        return found

    def end(self) -> None:
        """End the process: by the end of its input, else by force."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue
        from subprocess import TimeoutExpired

        try:
            self._process.wait(timeout=1)
        except TimeoutExpired:
            self._process.kill()
            self._process.wait()


_HEAD = 4


def send(stream: BinaryIO, data: bytes) -> None:
    """Write one message.

    Raises:
        OSError: the other end is gone.
    """
    stream.write(len(data).to_bytes(_HEAD, "big") + data)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read one message, None where the other end is gone, be it in the middle of one."""
    head = stream.read(_HEAD)
    if len(head) < _HEAD:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return data if len(data) == size else None


def parse_safely(path: Path, root: Path, known: bytes) -> ParsedFile | bool | None:
    """Read a file for the index, None where that fails in a way nobody has thought of.

    The index is a cache: a file that it cannot take is read by those who want it.
    """
    try:
        return parse(path, root, known)
    except (ArithmeticError, LookupError, MemoryError, OSError, RecursionError, ValueError):
        return None


def main(root: Path) -> None:
    """Answer until the input ends."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while (data := receive(source)) is not None:
        asked = msgspec.msgpack.decode(data, type=ready(list[tuple[bytes, bytes]]))
        found = [parse_safely(root / os.fsdecode(name), root, known) for name, known in asked]
        send(target, msgspec.msgpack.encode(found))


if __name__ == "__main__":
    try:
        main(Path(os.fsdecode(os.fsencode(sys.argv[1]))))
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(1)

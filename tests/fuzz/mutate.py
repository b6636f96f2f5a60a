"""Mutations of a file: of the YAML tree that it holds, and of its bytes. Seeded, nothing else."""

from __future__ import annotations

import csv
import json
import random
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any, Final

import yaml

from .odd import CELLS, NUMBERS, ODD

_MOST: Final = 900_000
"""Bytes of a mutated file; one mutation in many makes it larger than any bound."""


def tree(source: bytes) -> Any:
    """Return a file's YAML as plain data, its text where it is none."""
    try:
        return yaml.load(source, yaml.CBaseLoader)
    except yaml.YAMLError:
        return source.decode("utf-8", "replace")


class Mutator:
    """Makes one changed file after the other; what it did stands in ``done``."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.done: list[str] = []

    def mutated(self, source: bytes, others: list[bytes], shape: str = "tree") -> bytes:
        """Return a file changed a few times; ``others`` are files from which parts may come.

        ``shape`` is how it is built: a ``tree`` in YAML, ``lines``, ``cells`` of a table in CSV, or
        ``packed``, an archive whose files are changed inside.
        """
        self.done = []
        data = source
        if shape == "packed" and self.random.random() < 0.8:
            return self._of_archive(data)
        if shape == "cells" and self.random.random() < 0.75:
            data = self._of_cells(data)
        if shape == "tree" and self.random.random() < 0.75:
            data = self._of_tree(data, others)
        elif shape == "lines":
            data = self._call(self.BYTES)(self, data)
        for _ in range(self.random.choice((0, 0, 1, 1, 2, 5))):
            data = self._call(self.BYTES)(self, data)
        return data[: _MOST if self.random.random() < 0.98 else len(data)]

    def _call(self, of: tuple[Callable[..., Any], ...]) -> Callable[..., Any]:
        chosen = self.random.choice(of)
        self.done.append(chosen.__name__.strip("_"))
        return chosen

    # -- the tree -----------------------------------------------------------------------------

    def _of_tree(self, data: bytes, others: list[bytes]) -> bytes:
        root = tree(data)
        for _ in range(self.random.choice((1, 1, 2, 3, 8))):
            place = self._place(root)
            if place is None:
                root = self._value(root, others)
            else:
                self._call(self.TREE)(self, *place, others)
        return self._written(root)

    def _written(self, root: Any) -> bytes:
        style = self.random.choice(("block", "block", "block", "flow", "json"))
        try:
            if style == "json":
                return json.dumps(root, ensure_ascii=self.random.random() < 0.5).encode(
                    "utf-8", "surrogatepass"
                )
            text = yaml.dump(
                root,
                Dumper=yaml.CSafeDumper,
                allow_unicode=self.random.random() < 0.8,
                default_flow_style=style == "flow",
                sort_keys=False,
                width=self.random.choice((20, 80, 10**6)),
            )
            return str(text).encode("utf-8", "surrogatepass")
        except (yaml.YAMLError, RecursionError, ValueError):
            return repr(root).encode("utf-8", "surrogatepass")

    def _place(self, root: Any) -> tuple[Any, Any] | None:
        """Return a container and a key of it, anywhere in the tree."""
        here = root
        found: tuple[Any, Any] | None = None
        while isinstance(here, dict | list) and here:
            keys = list(here) if isinstance(here, dict) else range(len(here))
            key = self.random.choice(keys)
            found = here, key
            here = here[key]
            if self.random.random() < 0.25:
                break
        return found

    def _drop(self, holder: Any, key: Any, _others: list[bytes]) -> None:
        del holder[key]

    def _double(self, holder: Any, key: Any, _others: list[bytes]) -> None:
        if isinstance(holder, list):
            holder[key:key] = [holder[key]] * self.random.choice((1, 2, 50))
        else:
            holder[f"{key}{self.random.choice(ODD)}"] = holder[key]

    def _swap(self, holder: Any, key: Any, _others: list[bytes]) -> None:
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        other = self.random.choice(keys)
        holder[key], holder[other] = holder[other], holder[key]

    def _retype(self, holder: Any, key: Any, others: list[bytes]) -> None:
        holder[key] = self._value(holder[key], others)

    def _wrap(self, holder: Any, key: Any, _others: list[bytes]) -> None:
        for _ in range(self.random.choice((1, 2, 40, 200))):
            holder[key] = [holder[key]] if self.random.random() < 0.5 else {"x": holder[key]}

    def _graft(self, holder: Any, key: Any, others: list[bytes]) -> None:
        other = self._place(tree(self.random.choice(others)))
        holder[key] = other[0][other[1]] if other else ""

    def _long(self, holder: Any, key: Any, _others: list[bytes]) -> None:
        piece = self.random.choice(("word ", "x", "\u0301", "\u201ca\u201d ", "12 ", "Aa ", "| a "))
        holder[key] = piece * self.random.choice((10, 300, 3_000, 30_000))

    def _odd(self, holder: Any, key: Any, _others: list[bytes]) -> None:
        value, odd = holder[key], self.random.choice(ODD)
        if isinstance(value, str):
            at = self.random.randint(0, len(value))
            holder[key] = value[:at] + odd + value[at:]
        else:
            holder[key] = odd

    def _rename(self, holder: Any, key: Any, _others: list[bytes]) -> None:
        if isinstance(holder, dict):
            holder[self.random.choice((str(key)[:-1], str(key).upper(), *ODD))] = holder.pop(key)

    TREE = (_drop, _double, _swap, _retype, _wrap, _graft, _long, _odd, _odd, _rename)

    def _value(self, old: Any, _others: list[bytes]) -> Any:
        return self.random.choice(
            (None, [], {}, [[]], [old], {"a": old}, str(old)[:99], self.random.choice(ODD),
             self.random.choice(NUMBERS), [None, {}], {"id": old}, [old, old])
        )  # fmt: skip

    # -- a table, an archive -----------------------------------------------------------------------

    def _of_cells(self, data: bytes) -> bytes:
        rows = list(csv.reader(StringIO(data.decode("utf-8"))))
        for _ in range(self.random.choice((1, 2, 9))):
            row = self.random.choice(rows)
            how = self.random.choice(("cell", "cell", "row", "column", "short"))
            self.done.append(how)
            if how == "cell" and row:
                row[self.random.randrange(len(row))] = str(self.random.choice((*ODD, *CELLS)))
            elif how == "row":
                rows += [list(row) for _ in range(self.random.choice((1, 3, 60)))]
            elif how == "column":
                more = self.random.choice((1, 210 - len(row)))
                for each in rows:
                    each += each[:1] * more
            elif how == "short":
                del row[1:]
        if self.random.random() < 0.1:
            self.random.choice(rows)[:1] = ["long " * 3_000]
        out = StringIO()
        csv.writer(out, delimiter=self.random.choice(",,,;\t|")).writerows(rows)
        return out.getvalue().encode("utf-8", "surrogatepass")

    def _of_archive(self, data: bytes) -> bytes:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        for _ in range(self.random.choice((1, 1, 3))):
            name = self.random.choice(list(files))
            if self.random.random() < 0.1:
                self.done.append(f"without {name}")
                del files[name]
            else:
                files[name] = self._call(self.BYTES)(self, files[name])
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return out.getvalue()

    # -- the bytes ----------------------------------------------------------------------------

    def _cut(self, data: bytes) -> bytes:
        return data[: self.random.randint(0, len(data))]

    def _behead(self, data: bytes) -> bytes:
        return data[self.random.randint(0, len(data)) :]

    def _flip(self, data: bytes) -> bytes:
        out = bytearray(data)
        for _ in range(self.random.choice((1, 4, 64)) if out else 0):
            out[self.random.randrange(len(out))] = self.random.randrange(256)
        return bytes(out)

    def _insert(self, data: bytes) -> bytes:
        at = self.random.randint(0, len(data))
        odd = self.random.choice(
            (b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\t", b"\n---",
             b"\n...\n", b"&a ", b"*a", b"!!python/object:os.system ", b"<<: ", b"%YAML 2\n",
             b"[", b"{", b'"', b"'", b"|\n", b": ", b"- ", b"? ", b"[" * 999, b"\\ud800")
        )  # fmt: skip
        return data[:at] + odd + data[at:]

    def _crlf(self, data: bytes) -> bytes:
        return data.replace(
            b"\n", self.random.choice((b"\r\n", b"\r", b"\n\n", b"\x0b", b"\xc2\x85"))
        )

    def _encoded(self, data: bytes) -> bytes:
        code = self.random.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "cp037"))
        return data.decode("utf-8", "replace").encode(code, "replace")

    def _marked(self, data: bytes) -> bytes:
        return b"\xef\xbb\xbf" + data

    def _repeat(self, data: bytes) -> bytes:
        return data * self.random.choice((2, 3, 60))

    def _lines(self, data: bytes) -> bytes:
        lines = data.split(b"\n")
        at, to = (self.random.randrange(len(lines)) for _ in range(2))
        lines[at], lines[to] = lines[to], b" " * self.random.randrange(4) + lines[at]
        return b"\n".join(lines)

    BYTES = (
        _cut,
        _behead,
        _flip,
        _flip,
        _insert,
        _insert,
        _crlf,
        _encoded,
        _marked,
        _repeat,
        _lines,
    )

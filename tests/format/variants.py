"""Briefs spoilt by rule: each says which code is to be found, and on which line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from briefing.brief.values import LONGEST
from briefing.format.yaml.builder import build
from briefing.format.yaml.marks import NodePlaces
from briefing.format.yaml.scalars import BRIEF_KEYS

REQUIRED = {"schema", "id", "title", "tlp", "as_of", "sources", "situation"}
"""Keys that a brief must have at its top."""
HOSTILE = {
    "control-char": ["\x1b[2J", "\x07", "\x9b31m", "\u2028", "\x7f"],
    "bidi": ["\u202e", "\u2066"],
}
"""What no terminal should meet, by the code it gets."""
CLOSED = ("basis", "control", "category", "confidence", "status", "kind", "signal", "precision",
          "verification", "tlp", "trend", "as_of_basis", "date_basis", "yardstick", "op",
          "reliability", "type", "standing", "result", "sector")  # fmt: skip
"""Keys whose values come from a list, at least where the value now is in one."""


_MOMENTS = [("2024-02-30", "date"), ("30.11.2024", "date"), ("2024-13-01", "date")]
_LONG = {"title": "title", "name": "words", "question": "text", "unit": "words", "url": "address"}
WRONG: dict[Any, list[tuple[str, str]]] = {
    "as_of": _MOMENTS,
    "published": _MOMENTS,
    "retrieved": _MOMENTS,
    "date": [("2024-02-30", "date"), ("2024-11/2023", "date"), ("Friday", "date")],
    "period": [("2024-11/2023", "date"), ("last week", "date")],
    "next": _MOMENTS,
    ("judgements", "by"): [("mayor", "date"), ("2024-02-30", "date")],
    "pcode": [("0200", "type"), ("sy0200", "type")],
    "wikidata": [("1065", "type"), ("Q0", "type")],
    "currency": [("dollars", "type"), ("usd", "type")],
    "grade": [("G3", "grade"), ("C7", "grade"), ("C", "grade"), ("3C", "grade")],
    "country": [("UK", "country"), ("sy", "country"), ("Syria", "country")],
    "language": [("English", "language"), ("e", "language"), ("en_GB", "language")],
    "schema": [("briefing/99", "version"), ("brief", "version")],
    "likelihood": [("fairly likely", "enum")],
    "lat": [("90.01", "number"), ("-91", "number")],
    "lon": [("180.5", "number")],
    "paragraphs": [("0", "number"), ("2.5", "type")],
    "sha256": [("abc", "type")],
    **{key: [("x" * (LONGEST[kind] + 1), "length")] for key, kind in _LONG.items()},
    ("sources", "text"): [
        *((bad, "path-outside") for bad in ("/x", "~/x", "../../../../x", "C:/x")),
        ("x" * 256, "path-name"),
    ],
}
"""What is wrong in a field, by its key, or by section and key."""


class Variant(NamedTuple):
    """A spoilt brief: what was done, its text, the code and the line to be found."""

    what: str
    text: str
    code: str
    line: int


class Spoiler:
    """One brief, and every way to spoil it."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_text("utf-8")
        built = build(self.text, BRIEF_KEYS)
        self.raw = built.raw
        self.marks = NodePlaces(self.text, built.raw, built.marks)

    def leaves(self, value: Any = None, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, Any]]:
        """Yield every scalar with its path."""
        value = self.raw if not way else value
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in pairs:
            if isinstance(inner, (dict, list)):
                yield from self.leaves(inner, (*way, step))
            else:
                yield (*way, step), inner

    def put(self, way: tuple[Any, ...], new: str) -> str | None:
        """Return the text with the scalar at ``way`` replaced; None where that takes more care."""
        start = self.marks.offset(way)
        end = self.end(start)
        return None if end is None else self.text[:start] + new + self.text[end:]

    def end(self, start: int) -> int | None:
        """Return where the scalar that begins at ``start`` ends, if it does on its line."""
        char = self.text[start]
        if char == '"':
            match = re.compile(r'"(?:[^"\\\n]|\\.)*"').match(self.text, start)
        elif char == "'":
            match = re.compile(r"'(?:[^'\n]|'')*'").match(self.text, start)
        elif char in "|>":
            return None
        else:
            line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
            flow = "[" in line or "{" in line
            match = re.compile(r"[^\n,\]}]+?(?= #|\s*[\n,\]}])" if flow else r"[^\n]+?(?= #|\s*\n)"
                               ).match(self.text, start)  # fmt: skip
            following = self.text[match.end() :].split("\n")[1:2] if match else []
            if following and re.match(r"\s{6,}[^\s:#-]+ [^:]*$", following[0]):
                return None
        return match.end() if match else None

    def line(self, way: tuple[Any, ...]) -> int:
        """Return the line of the value at ``way``."""
        return self.marks.at(way)[0]

    def all(self) -> Iterator[Variant]:
        """Yield every variant of every sort."""
        yield from self.keys()
        yield from self.values()
        yield from self.references()
        yield from self.hostile()

    def keys(self) -> Iterator[Variant]:
        """Drop, rename and double keys."""
        seen: set[Any] = set()
        for way, value in self.leaves():
            key = way[-1]
            shape = tuple("#" if isinstance(step, int) else step for step in way)
            if shape[0] == "voices" and len(shape) > 2:
                shape = ("voices", "*", *shape[2:])
            if isinstance(key, int) or shape in seen:
                continue
            seen.add(shape)
            start = self.marks.key_offset(way)
            line = self.marks.key(way)[0]
            end = self.end(self.marks.offset(way))
            if end is None or self.text[start] in "\"'":
                continue
            name = ".".join(map(str, shape))
            renamed = self.text[:start] + f"{key}x" + self.text[start:]
            yield Variant(f"rename {name}", renamed, "unknown-key", line)
            pair = self.text[start:end]
            column = start - self.text.rfind("\n", 0, start) - 1
            before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
            if "{" in before:
                double = f"{pair}, {pair}"
                yield Variant(f"double {name}", self.text[:start] + double + self.text[end:],
                              "duplicate-key", line)  # fmt: skip
                continue
            tail = self.text[end : self.text.find("\n", end)]
            double = f"{pair}{tail}\n{' ' * column}{pair}"
            yield Variant(f"double {name}", self.text[:start] + double + self.text[end:],
                          "duplicate-key", line + 1)  # fmt: skip
            if isinstance(value, str):
                yield Variant(f"blank {name}", self.text[:start] + f'{key}: "  "' + self.text[end:],
                              "empty", line)  # fmt: skip
                yield Variant(f"null {name}", self.text[:start] + f"{key}: ~" + self.text[end:],
                              "empty", line)  # fmt: skip
        for key in REQUIRED & set(self.raw):
            start = self.marks.key_offset((key,))
            tops = [self.marks.key_offset((k,)) for k in self.raw]
            after = min([t for t in tops if t > start], default=len(self.text))
            yield Variant(f"drop {key}", self.text[:start] + self.text[after:], "missing", 1)

    def values(self) -> Iterator[Variant]:
        """Put wrong types, wrong terms, wrong dates and wrong numbers."""
        seen: set[Any] = set()
        for way, value in self.leaves():
            key = way[-1]
            named = tuple(step for step in way if isinstance(step, str))
            shape = (way[0], key) if way[0] == "voices" else named
            if isinstance(key, int) or shape in seen:
                continue
            seen.add(shape)
            line, name = self.line(way), ".".join(map(str, named))
            wrong: list[tuple[str, str]] = [("{a: b}", "type")]
            if isinstance(value, str):
                wrong += [('"\\e[2J"', "control-char"), ('"\\u202e"', "bidi"), ("!x y", "tag"),
                          ("&x y", "alias"), ("*x", "alias"), ("", "empty")]  # fmt: skip
            else:
                wrong += [('"3"', "type"), ("three", "type"), (".nan", "number"),
                          ("1e999", "number"), ("1" * 16, "number")]  # fmt: skip
            if (key in CLOSED and way[0] != "places") or key == "precision":
                wrong += [("no-such-term", "enum"), (str(value)[:-1] + "q", "enum")]
            wrong += WRONG.get((way[0], key), WRONG.get(key, []))
            for new, code in wrong:
                text = self.put(way, new)
                if text is not None and not (code == "empty" and "{" in self.before(way)):
                    yield Variant(f"{name}: {new}", text, code, line)

    def before(self, way: tuple[Any, ...]) -> str:
        """Return what stands on the line of a value before it."""
        start = self.marks.offset(way)
        return self.text[self.text.rfind("\n", 0, start) + 1 : start]

    def references(self) -> Iterator[Variant]:
        """Let ids and citations dangle, and stand twice."""
        seen: dict[Any, int] = {}
        ids = [way for way, _ in self.leaves() if way[-1] == "id" and len(way) > 1]
        for way, value in self.leaves():
            key = way[-1] if isinstance(way[-1], str) else way[-2]
            shape = (way[0], key)
            seen[shape] = seen.get(shape, 0) + 1
            if seen[shape] > 3:
                continue
            line = self.line(way)
            if shape == ("judgements", "by"):  # there it is a day
                continue
            if key in ("by", "voice", "place", "holder", "from", "to", "part_of", "for", "against",
                       "because", "refs", "via", "about"):  # fmt: skip
                wrong = [("no-such-id", "dangling")]
            elif key == "cite":
                wrong = [(bad, "cite-unknown") for bad in
                         ("p99999", "nosuch:p1", "12", f"{value}x", "p0", "page 3")]  # fmt: skip
            elif key == "id":
                wrong = [("a/b", "type"), ("a b", "type")]
                other = next((w for w in ids if w[0] == way[0] and w != way), None)
                if other is not None and way in ids and self.line(other) < line:
                    twin: Any = self.raw
                    for step in other:
                        twin = twin[step]
                    wrong.append((str(twin), "duplicate-id"))
            elif key == "countries":
                wrong = [("QQ", "country"), ("Syria", "country")]
            else:
                continue
            for new, code in wrong:
                text = self.put(way, new)
                if text is not None:
                    yield Variant(f"{'.'.join(map(str, way))}: {new}", text, code, line)

    def hostile(self) -> Iterator[Variant]:
        """Put hostile characters into every kind of field."""
        seen: set[Any] = set()
        for way, value in self.leaves():
            shape = tuple(step for step in way if isinstance(step, str))
            if not isinstance(value, str) or shape in seen:
                continue
            seen.add(shape)
            start = self.marks.offset(way)
            end = self.end(start)
            if end is None:
                continue
            chars = [(code, char) for code, all_chars in HOSTILE.items() for char in all_chars]
            code, char = chars[len(seen) % len(chars)]
            middle = start + (end - start + 1) // 2
            name = ".".join(shape)
            yield Variant(f"{name} with U+{ord(char[0]):04X}",
                          self.text[:middle] + char + self.text[middle:], code,
                          self.line(way))  # fmt: skip


def bombs(text: str) -> Iterator[Variant]:
    """Yield hostile files, some of them made of a good one; line 0 is any line."""
    end = text.count("\n") + 1
    yield Variant("brackets", "[" * 200_000, "depth", 1)
    yield Variant("brackets behind", text + "x: " + "[" * 200_000, "depth", end)
    yield Variant("braces", "{a: " * 50_000, "depth", 1)
    yield Variant("nodes", text + "x:\n" + "- x\n" * 60_000, "nodes", 0)
    yield Variant("alias", text + "x: &x [a]\ny: *x\n", "alias", end)
    yield Variant("merge", text + "x:\n  <<: {a: b}\n", "alias", end + 1)
    yield Variant(
        "billion",
        "a: &a [x]\n"
        + "".join(f"b{i}: &b{i} [*{'a' if not i else f'b{i - 1}'}, *a]\n" for i in range(100)),
        "alias",
        1,
    )
    yield Variant("nested", text + "x:\n" + "".join(" " * i + "a:\n" for i in range(1, 60)),
                  "depth", 0)  # fmt: skip
    yield Variant("long line", text + "x: " + "y" * 900_000 + "\n", "unknown-key", end)
    yield Variant("long key", text + "y" * 900_000 + ": x\n", "syntax", end)
    yield Variant("large", text + "#" * 1_000_000, "size", 1)
    yield Variant("second document", text + "---\na: b\n", "documents", end)
    yield Variant("no document", "# nothing\n", "documents", 1)
    yield Variant("open quote", text + "x: 'y\n", "syntax", end)
    yield Variant("open bracket", text + "x: [y\n", "syntax", end)
    yield Variant("tab", text + "x:\n\ty: z\n", "tab", end + 1)
    yield Variant("list for keys", text + "? [a]\n: b\n", "type", end)
    yield Variant("markup", text + "'[red]x[/': y\n", "unknown-key", end)

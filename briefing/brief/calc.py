"""How the desk worked out a number, as a line: ``480 / 1,200 = 40 %``, taken apart.

A line has one ``=``; left of it stand numbers, days or times as they are printed, joined by signs
and brackets, or ``count(Anadan, Hayan)``; right of it what they come to. What an operand means is a
matter of language, and none of this module: it is the words between two signs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

MOST_LINES: Final = 20
"""Lines that the calc of one item or figure has at most."""
MOST_OPERANDS: Final = 40
MOST_BRACKETS: Final = 8
"""Operands of a line, and brackets within brackets, at most."""
_TIMES: Final = "×*·"
_OVER: Final = "÷"
_DASHES: Final = "-–"
_MINUS: Final = "−"
_PLUS: Final = "+"
_STOPS: Final = ";،,"
_COUNT: Final = "count"


class Operand(NamedTuple):
    """A number, a day, a time or a name as written, and where it stands in its line."""

    text: str
    start: int
    end: int


class Counted(NamedTuple):
    """What is counted one by one."""

    members: tuple[Operand, ...]
    start: int
    end: int


class Step(NamedTuple):
    """One step of arithmetic: ``sign`` is ``+``, ``-``, ``*`` or ``/``."""

    sign: str
    left: Node
    right: Node

    @property
    def start(self) -> int:
        """Where it begins in its line."""
        return self.left.start

    @property
    def end(self) -> int:
        """Where it ends in its line."""
        return self.right.end


Node = Operand | Counted | Step


class Reckoning(NamedTuple):
    """A line taken apart: what is reckoned, and what it is said to come to."""

    line: str
    node: Node
    result: Operand


class CalcError(ValueError):
    """A line that is no reckoning; ``start`` to ``end`` are the words that make it none."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.start, self.end = start, end


def parse(line: str) -> Reckoning:
    """Take a line apart.

    Raises:
        CalcError: it is no reckoning, or a longer one than is read.
    """
    left, equals, right = line.partition("=")
    if not equals or not left.strip() or not right.strip():
        raise CalcError("it has no result: write 480 / 1,200 = 40 %", 0, max(len(line), 1))
    if "=" in right:
        at = line.index("=", len(left) + 1)
        raise CalcError("it has two results: write a line for each", at, at + 1)
    result = _trimmed(line, len(left) + 1, len(line))
    tokens = list(_tokens(left))
    if sum(token.kind in ("words", "count") for token in tokens) > MOST_OPERANDS:
        message = f"it has more than {MOST_OPERANDS} numbers: write several lines"
        raise CalcError(message, 0, len(line))
    return Reckoning(line, _Parser(tokens, len(left)).whole(), result)


def operands(node: Node) -> Iterator[Operand]:
    """Yield what stands between the signs, in order; what is counted one by one is not."""
    if isinstance(node, Operand):
        yield node
    elif isinstance(node, Step):
        yield from operands(node.left)
        yield from operands(node.right)


def terms(node: Node) -> Iterator[Node]:
    """Yield what is added up or taken away in a node: itself, if nothing is."""
    if isinstance(node, Step) and node.sign in "+-":
        yield from terms(node.left)
        yield from terms(node.right)
    else:
        yield node


class _Token(NamedTuple):
    """``kind`` is ``words``, ``count``, ``sign``, ``(`` or ``)``; the first two have a ``node``."""

    kind: str
    text: str
    start: int
    end: int
    node: Node | None = None


def _trimmed(line: str, start: int, end: int) -> Operand:
    text = line[start:end]
    start += len(text) - len(text.lstrip())
    return Operand(text.strip(), start, start + len(text.strip()))


def _tokens(text: str) -> Iterator[_Token]:
    """Yield signs, brackets and the words between them."""
    begin = at = 0
    while at < len(text):
        char = text[at]
        sign = "" if char in "()" else _sign(text, begin, at)
        if not sign and char not in "()":
            at += 1
            continue
        words = _trimmed(text, begin, at)
        if char == "(" and words.text.lower() == _COUNT:
            end = text.find(")", at)
            if end < 0:
                raise CalcError("the bracket behind count is not closed", at, at + 1)
            yield _Token("count", text[words.start : end + 1], words.start, end + 1,
                         _counted(text, words.start, at + 1, end))  # fmt: skip
            begin = at = end + 1
            continue
        if words.text:
            yield _Token("words", *words, words)
        yield _Token("sign" if sign else char, sign or char, at, at + 1)
        begin = at = at + 1
    words = _trimmed(text, begin, len(text))
    if words.text:
        yield _Token("words", *words, words)


def _sign(text: str, begin: int, at: int) -> str:
    """Return the sign that a character is, "" where it is part of the words around it.

    A hyphen or dash without spaces joins a range or a word; behind no words a minus is that of
    a number. A stroke between letters is "per".
    """
    char = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    some = bool(text[begin:at].strip()) or text[:begin].rstrip().endswith(")")
    if char == _PLUS:
        return "+"
    if char in _TIMES:
        return "*"
    if char in _OVER or (char == "/" and not (before.isalpha() and after.isalpha())):
        return "/"
    if char == _MINUS:
        return "-" if some else ""
    if char in _DASHES:
        apart = (before.isspace() or before == ")") and (after.isspace() or after == "(")
        return "-" if some and apart else ""
    if char in "xX" and some and not before.isalpha() and not after.isalpha():
        return "*"
    return ""


def _counted(text: str, start: int, first: int, last: int) -> Counted:
    """Return what stands in the brackets of a count, parted by commas or semicolons."""
    inner = text[first:last]
    stops = ";" if ";" in inner else _STOPS
    members: list[Operand] = []
    begin = first
    for at in range(first, last + 1):
        if at == last or text[at] in stops:
            member = _trimmed(text, begin, at)
            if not member.text:
                raise CalcError("it counts something without a name", begin, max(at, begin + 1))
            members.append(member)
            begin = at + 1
    if len(members) > MOST_OPERANDS:
        raise CalcError(f"it counts more than {MOST_OPERANDS}", first, last)
    return Counted(tuple(members), start, last + 1)


class _Parser:
    """Makes a tree of tokens: sums of products of operands and brackets."""

    def __init__(self, tokens: list[_Token], length: int) -> None:
        self.tokens = tokens
        self.at = 0
        self.length = length

    def whole(self) -> Node:
        node = self._sum(0)
        if (token := self._next()) is not None:
            what = "no bracket is open" if token.kind == ")" else "a sign is missing"
            raise CalcError(f"{what} before {token.text!r}", token.start, token.end)
        return node

    def _next(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _sign(self, signs: str) -> str:
        token = self._next()
        if token is None or token.kind != "sign" or token.text not in signs:
            return ""
        self.at += 1
        return token.text

    def _sum(self, depth: int) -> Node:
        node = self._product(depth)
        while sign := self._sign("+-"):
            node = Step(sign, node, self._product(depth))
        return node

    def _product(self, depth: int) -> Node:
        node = self._one(depth)
        while sign := self._sign("*/"):
            node = Step(sign, node, self._one(depth))
        return node

    def _one(self, depth: int) -> Node:
        token = self._next()
        if token is None:
            raise CalcError("a number is missing at its end", self.length, self.length + 1)
        self.at += 1
        if token.node is not None:
            return token.node
        if token.kind != "(":
            message = f"a number is missing before {token.text!r}"
            raise CalcError(message, token.start, token.end)
        if depth >= MOST_BRACKETS:
            message = f"it has more than {MOST_BRACKETS} brackets within each other"
            raise CalcError(message, token.start, token.end)
        node = self._sum(depth + 1)
        closing = self._next()
        if closing is None:
            raise CalcError("a bracket is not closed", token.start, token.end)
        if closing.kind != ")":
            raise CalcError(
                f"a sign is missing before {closing.text!r}", closing.start, closing.end
            )
        self.at += 1
        return node

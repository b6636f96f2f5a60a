"""No regular expression of the package has a form that Python 3.11.0 to 3.11.4 match wrongly.

There, where a round of a possessive quantifier fails after part of it has matched, the match ends
behind that part: ``(?:a(?!b))*+`` takes the ``a`` of ``ab``; with groups inside, atomic groups
fail likewise (CPython issues 100061, 101955 and 106052, mended in 3.11.5; Debian 12 has 3.11.2).
A verdict then depends on the Python. One character or one class, ``[0-9]++``, is matched in another
way, and rightly.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import briefing

PACKAGE = Path(briefing.__file__).parent
# A text has such a form only if it has one of these itself, or where it begins behind another.
SIGNS = re.compile(r"""[?*+}]\+|\(\?>|["']\+""")
UNKNOWN = "(?:xy)"


def broken(tree: Any) -> bool:
    """Tell whether a parsed expression, or a part of it, has a form that is matched wrongly."""
    if isinstance(tree, _parser.SubPattern):
        return any(map(broken, tree.data))
    if isinstance(tree, tuple | list):
        if tree and tree[0] is _parser.ATOMIC_GROUP:
            return True
        if tree and tree[0] is _parser.POSSESSIVE_REPEAT and not _compiler._simple(tree[1][2]):
            return True
        return any(map(broken, tree))
    return False


def text_of(node: ast.AST, names: Mapping[str, Any]) -> str:
    """Return the text that an expression of Python makes, as far as its module alone tells it."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(text_of(part, names) for part in parts)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return text_of(left, names) + text_of(right, names)
        case ast.FormattedValue(value=ast.Name(id=name)) | ast.Name(id=name):
            known = names.get(name)
            return known if isinstance(known, str) else UNKNOWN
    return UNKNOWN


def found_in(source: str, names: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module that are expressions with such a form, and their lines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp):
            text = text_of(node, names)
            if not SIGNS.search(text):
                continue
            try:
                tree = _parser.parse(text)
            except (re.error, OverflowError):
                continue  # it is no expression
            if broken(tree):
                yield node.lineno, text


def test_no_expression_of_the_package_is_matched_otherwise_by_an_early_python() -> None:
    looked_at, found = 0, []
    for path in sorted(PACKAGE.rglob("*.py")):
        source = path.read_text("utf-8")
        if not SIGNS.search(source):
            continue
        looked_at += 1
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        names = vars(import_module(".".join(parts).removesuffix(".__init__")))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of texts that are no expressions
            found += [f"{path}:{line}: {text}" for line, text in found_in(source, names)]
    assert looked_at > 5
    assert found == [], "write them without possessive quantifiers of groups, and atomic groups"


@pytest.mark.parametrize(
    "source",
    [
        r"late_pattern(r'[0-9]++(?:[.,][0-9]++)*+')",
        r"late_pattern(r'(?:[^\W\d_]\.){2,8}+(?!x)')",
        r"late_pattern(r'a|(?>b|bc)d')",
        r"late_pattern(r'x(?=(?:ab)?+)')",
        r"late_pattern(f'{WORDS}+')",
        r"late_pattern(WORDS + '+')",
        r"late_pattern(f'(?:{word})*+')",
    ],
)
def test_such_a_form_is_found(source: str) -> None:
    assert list(found_in(source, {"WORDS": "(?:[a-z]+ )+"}))


@pytest.mark.parametrize(
    "source",
    [
        r"late_pattern(r'(?<!`)`++([^`]++)`++')",
        r"late_pattern(r'\++(?:a+)+\(\?>')",
        r"late_pattern(f'[{signs}]{{2,}}+')",
        "fence = '+++'",
    ],
)
def test_what_is_matched_rightly_everywhere_is_no_such_form(source: str) -> None:
    assert not list(found_in(source, {}))

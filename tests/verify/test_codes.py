"""Codes: each is declared beside the check that finds it, explained, and found by something."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing
from briefing.format.problems import CHECKS, CODES
from briefing.verify.verdicts import FIELDS, Code, Finding

PACKAGE = Path(briefing.__file__).parent
MODULES = sorted((PACKAGE / "verify").rglob("*.py"))


def _declared() -> Iterator[tuple[Path, str, Code]]:
    """Yield every code of the verification with its module and the name of its constant."""
    for path in MODULES:
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for constant, value in vars(importlib.import_module(name)).items():
            if isinstance(value, Code) and f"\n{constant}: Final = Code(" in path.read_text(
                "utf-8"
            ):
                yield path, constant, value


DECLARED = list(_declared())


def test_every_code_is_explained_and_every_explained_code_is_declared() -> None:
    assert {code.name for _, _, code in DECLARED} == {*CHECKS, "cite-unknown"}
    assert len({code.name for _, _, code in DECLARED}) == len(DECLARED)
    assert "cite-unknown" in CODES
    assert {code.field for _, _, code in DECLARED} == set(FIELDS)


@pytest.mark.parametrize(("path", "constant"), [(path, name) for path, name, _ in DECLARED])
def test_every_code_is_used_where_it_is_declared(path: Path, constant: str) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    used = [
        node.id
        for statement in tree.body
        if isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.AnnAssign)
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    ]
    assert constant in used, f"{path.name}: nothing finds {constant}"


def test_a_finding_keeps_what_it_is_about_apart_from_what_it_says() -> None:
    finding = Finding(code="x", path=("a",), subject="views[1]", text="a: b is not c.")
    assert finding.message == "views[1]: a: b is not c."
    assert finding.text == "a: b is not c."


def test_no_sentence_is_taken_apart_again() -> None:
    """What is shown is joined from its parts, never the other way round."""
    taking = {"partition", "rpartition", "split", "rsplit", "removeprefix", "removesuffix"}
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if {"message", "bounds"}.intersection(words := re.findall(r"\w+", path.read_text("utf-8")))
        and taking.intersection(words)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in taking
        and ast.unparse(node.value).rpartition(".")[2] in ("message", "bounds")
    ]
    assert not found

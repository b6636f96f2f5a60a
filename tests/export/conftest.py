"""The bundled briefs, and a small one whose every text can be replaced."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefing import paths
from briefing.brief.model import Brief
from briefing.format.reader import read_brief

FREE = frozenset({
    "alternative", "aka", "as", "assumes", "authority", "conflict", "group", "horizon", "hxl",
    "key", "kind", "language", "leader", "licence", "likelihood", "name", "note", "org",
    "prepared_by", "original", "publisher", "question", "quote", "r1", "role", "short", "since",
    "so_what", "sum", "text", "title", "topic", "translator", "unit", "url", "when", "who", "why",
})  # fmt: skip
"""Keys whose values are free text."""


def bundled() -> list[Path]:
    """The files of the bundled briefs."""
    return sorted((paths.bundled() / "briefs").glob("*-[0-9][0-9].yaml"))


@cache
def _read(path: Path) -> Any:
    """Return a brief as plain data: it is read once, and each test has one of its own."""
    reading = read_brief(path)
    assert reading.value is not None, reading.problems
    return msgspec.to_builtins(reading.value)


@pytest.fixture(params=bundled(), ids=lambda path: path.stem)
def brief(request: pytest.FixtureRequest) -> Brief:
    """Each bundled brief."""
    return msgspec.convert(_read(request.param), Brief)


@pytest.fixture(scope="session")
def aleppo() -> Brief:
    """The brief with an item of nearly every kind."""
    return msgspec.convert(_read(paths.bundled() / "briefs" / "aleppo-2024-11-30.yaml"), Brief)


@pytest.fixture(scope="session")
def short(aleppo: Brief) -> Brief:
    """A few items of each section of that brief: what is held of any brief is held of it."""
    plain = msgspec.to_builtins(aleppo)
    few = {name: value[:4] if isinstance(value, list) else value for name, value in plain.items()}
    return msgspec.convert(few, Brief)


def replaced(data: Any, text: Callable[[str], str], key: str = "") -> Any:
    """Plain data with every free text replaced, wherever that leaves a valid brief."""
    if isinstance(data, dict):
        return {name: replaced(value, text, name) for name, value in data.items()}
    if isinstance(data, list):
        return [replaced(value, text, key) for value in data]
    return text(data) if isinstance(data, str) and key in FREE else data


@pytest.fixture(scope="session")
def with_text(aleppo: Brief) -> Callable[[str], Brief]:
    """Makes a brief with one text in every field that takes free text."""
    plain = msgspec.to_builtins(aleppo)
    for name, value in plain.items():
        # A few of each, for speed.
        plain[name] = value[:3] if isinstance(value, list) else value
    # An enum by the same name as a free text elsewhere.
    for section in ("voices", "actors", "sources"):
        found = plain[section]
        for item in found.values() if isinstance(found, dict) else found:
            item["_kind"] = item.pop("kind", None)
    for key, number in (("actors", 0), ("territory", 0)):
        plain[key][number]["waive"] = [{"code": "wording", "why": "x"}]
    plain["territory"][0]["figures"] = [{"text": "x", "unit": "x", "group": "x", "value": 3}]
    computed = {"text": "x", "unit": "x", "value": 3, "calc": {"sum": "x"}}
    plain["territory"][2]["figures"] = [computed]
    plain["situation"]["summary"][0]["figures"] = [computed]
    plain["sources"][0]["table"] = {"key": "x", "rows": {"r1": "x"}}
    plain["territory"][1]["quote"] = [{"text": "x", "original": "x", "translator": "x"}]
    plain["judgements"][0]["dissent"] = [{"who": "x", "text": "x"}]
    plain["judgements"][0]["outcome"] = {"result": "happened", "note": "x", "cite": ["p1"]}
    plain["humanitarian"][0]["funding"] = {"required": {"text": "x"}, "currency": "USD"}
    plain["gaps"][0]["about"] = [plain["territory"][0]["id"]]
    plain["humanitarian"][0]["figures"] = [{"text": "x", "min": 1, "max": 2, "unit": "x"}]

    def make(text: str) -> Brief:
        data = replaced(plain, lambda _: text)
        for section in ("voices", "actors", "sources"):
            found = data[section]
            for item in found.values() if isinstance(found, dict) else found:
                if (kind := item.pop("_kind")) is not None:
                    item["kind"] = kind
        return msgspec.convert(data, Brief)

    return make

"""Texts in other languages: no error on a correct item; altered words, digits and days are caught.

The texts in ``foreign/`` were written before the rules. Each is held twice: with its language
declared, and without, so that it has to be told by its words.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from sweeping import SWEEP

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.verify.checked_texts import quotations
from briefing.verify.judge import verify
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import make_record
from briefing.verify.verdicts import Verdict, Verdicts

FOLDER = Path(__file__).with_name("foreign")


def judged(
    paragraphs: list[str],
    item: dict[str, Any],
    voices: dict[str, str],
    *,
    language: str | None = None,
    source: str | None = None,
    published: str = "2026-03-10",
) -> Verdicts:
    """The verdicts of a brief of one item on one source, languages declared where given."""
    declared = {"language": source} if source else {}
    brief = {
        "schema": "briefing/1", "id": "trying", "title": "EXERCISE trying", "tlp": "CLEAR",
        "as_of": published, "status": "exercise",
        **({"language": language} if language else {}),
        "sources": [
            {"id": "s1", "title": "Text", "kind": "newspaper", "publisher": "Osk Post",
             "published": published, "licence": "CC0", "text": "osk.txt", **declared}
        ],
        "voices": {key: {"name": name, "kind": "monitor"} for key, name in voices.items()},
        "situation": {"summary": [{"id": "tried", "cite": ["p1"], **item}]},
    }  # fmt: skip
    reading = read(json.dumps(brief, ensure_ascii=False).encode(), Brief, "x.yaml")
    assert reading.value is not None, reading.problems
    found = reading.value
    record = _record(tuple(paragraphs), tuple(quotations(found)), language=source)
    return verify(found, {"s1": Evidence(found.sources[0], "text", record, tuple(paragraphs))})


_record = lru_cache(maxsize=16)(make_record)
"""Of the same paragraphs one record for all items that are held against them."""


def errors(verdicts: Verdicts) -> list[str]:
    """The codes of all errors, those beside the items too."""
    findings = [*verdicts.findings, *(each for item in verdicts.items for each in item.findings)]
    return [each.code for each in findings if each.severity == "error"]


def tried(verdicts: Verdicts) -> Verdict:
    return next(verdict for verdict in verdicts.items if verdict.label == "tried")


def told(name: str) -> Iterator[Any]:
    """Each item of the texts of a language, right and wrong, as it is tried."""
    for number, text in enumerate(tomllib.loads((FOLDER / f"{name}.toml").read_text())["text"]):
        for kind in ("right", "wrong"):
            for place, given in enumerate(text[kind]):
                item = dict(given)
                code = item.pop("code", "")
                item["cite"] = [item["cite"]]
                if "figures" in item:
                    item["figures"] = [yaml.load(item["figures"], yaml.CSafeLoader)]
                own = item.pop("language", name)
                yield pytest.param(text, item, own, code, id=f"{name}{number}-{kind}{place}")


ALL = [(name, param) for name in ("fr", "es", "ar") for param in told(name)]


@pytest.mark.parametrize(
    ("text", "item", "own", "code", "declared"),
    [
        pytest.param(
            *param.values,
            declared,
            id=f"{param.id}-{'declared' if declared else 'told'}",
            marks=SWEEP if (number + declared) % 2 else (),
        )
        for number, (_, param) in enumerate(ALL)
        for declared in (True, False)
    ],
)
def test_texts(
    text: dict[str, Any], item: dict[str, Any], own: str, code: str, declared: bool
) -> None:
    name = next(name for name, param in ALL if param.values[0] is text)
    verdicts = judged(
        text["paragraphs"], item, text["voices"], published=text["published"],
        language=own if declared else None, source=name if declared else None,
    )  # fmt: skip
    assert errors(verdicts) == code.split()


def kinds(name: str) -> Iterator[Any]:
    """Each item of a file of kinds."""
    for number, case in enumerate(tomllib.loads((FOLDER / f"{name}.toml").read_text())["case"]):
        for place, given in enumerate(case["cases"]):
            item = yaml.load(given["item"], yaml.CSafeLoader)
            own = item.pop("language", case["language"])
            item.setdefault("text", "-")
            for key, value in item.items():
                if key == "date":
                    item[key] = str(value)
            code = given.get("tick", given.get("code", ""))
            yield pytest.param(
                case, item, own, code, id=f"{name}-{case['language']}{number}-{place}"
            )


@pytest.mark.parametrize(("case", "item", "own", "code"), [*kinds("abroad"), *kinds("printed")])
def test_kinds_that_warn_too(
    case: dict[str, Any], item: dict[str, Any], own: str, code: str | bool
) -> None:
    voices = {"v": case["voice"]} | case.get("others", {})
    verdicts = judged(
        [case["source"]], item, voices, language=own, source=case["language"],
        published="2026-06-20",
    )  # fmt: skip
    if isinstance(code, bool):
        assert (tried(verdicts).mark == "verified") is code
        return
    quoting = ("weak-quote", "quote-long", "paragraph-unused")
    found = {each.code for each in tried(verdicts).findings if each.code not in quoting}
    assert found == ({code} if code else set())


@pytest.mark.parametrize(("case", "item", "own", "code"), list(kinds("kinds")))
def test_kinds(case: dict[str, Any], item: dict[str, Any], own: str, code: str) -> None:
    verdicts = judged(
        [case["source"]], item, {"v": case["voice"]}, language=own, source=case["language"],
        published="2026-06-20",
    )  # fmt: skip
    assert errors(verdicts) == ([code] if code else [])


SENTENCES = [
    (name, text, number, sentence)
    for name in ("fr", "es", "ar")
    for text in tomllib.loads((FOLDER / f"{name}.toml").read_text())["text"]
    for number, paragraph in enumerate(text["paragraphs"], 1)
    for sentence in re.split(r"(?<=[.؟?!])\s+", paragraph)
]


@pytest.mark.parametrize("name", ["fr", "es", "ar"])
def test_a_sentence_is_borne_out_by_itself_and_by_no_other_digit(name: str) -> None:
    for _, text, number, sentence in (each for each in SENTENCES if each[0] == name):

        def found(words: str, text: Any = text, number: int = number) -> Verdicts:
            item = {"text": words, "cite": [f"p{number}"]}
            day = text["published"]
            return judged(text["paragraphs"], item, {}, language=name, source=name, published=day)

        assert tried(found(sentence)).findings == [], sentence
        for match in re.finditer(r"\d", sentence):
            changed = [
                sentence[: match.start()] + digit + sentence[match.end() :]
                for digit in _others(match[0])
            ]
            # Some may stand elsewhere in the paragraph, or be the year of today.
            assert any(errors(found(each)) for each in changed), changed


def _others(digit: str) -> Iterator[str]:
    """Three other digits of the same script."""
    value = unicodedata.digit(digit)
    for more in (1, 2, 3):
        yield chr(ord(digit) - value + (value + more) % 10)

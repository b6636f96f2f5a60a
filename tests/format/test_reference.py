"""The format reference: as committed it is what the structs say, and its examples are briefs."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from making import found
from scripts import script

from briefing.brief import meanings, scales
from briefing.format.docs.schema import json_schema
from briefing.format.problems import CHECKS, CODES

ROOT = Path(__file__).parents[2]
EXAMPLE = script("reference_example").EXAMPLE
script("reference_text")
script("type_words")
reference = script("reference").reference


def test_the_committed_page_is_the_generated_one() -> None:
    page = (ROOT / "docs" / "format.md").read_text("utf-8")
    assert page == reference(), "run script/docs"
    subprocess.run([sys.executable, str(ROOT / "script" / "docs"), "--check"], check=True)


def test_the_example_is_a_brief() -> None:
    assert EXAMPLE in reference()
    assert found(EXAMPLE) == []


def test_every_field_section_term_and_code_is_there() -> None:
    page = reference()

    def fields(node: Any) -> set[str]:
        if isinstance(node, list):
            return set().union(*map(fields, node))
        if not isinstance(node, dict):
            return set()
        return set(node.get("properties", ())) | set().union(*map(fields, node.values()))

    for name in fields(json_schema()) | set(CODES) | set(CHECKS):
        assert f"`{name}`" in page, name
    for scale in (scales.BASIS, scales.RELIABILITY, scales.CREDIBILITY, scales.TLP):
        for value, meaning in scale.items():
            assert f"| `{value}` | {meaning} |" in page
    for scale in [each for name, each in vars(meanings).items() if name.isupper()]:
        for value, meaning in scale.items() if isinstance(scale, dict) else ():
            assert f"| `{value}` | {meaning} |" in page
    for yardstick in scales.LIKELIHOOD:
        for term in scales.likelihood_terms(yardstick):
            assert term in page


def test_tables_are_tables() -> None:
    for table in re.findall(r"(?:^\|.*\n)+", reference(), re.MULTILINE):
        cells = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(cells) == 1, table
        assert "||" not in table.replace(" ", ""), table

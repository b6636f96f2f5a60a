"""JSON: the whole brief, which the reader reads back as the same."""

import json
import re
from collections.abc import Callable

import msgspec
import pytest

from briefing.export import render, render_all
from briefing.export.json import encode
from briefing.format.model import Brief
from briefing.format.reader import read
from briefing.text import BIDI, CONTROL

UNSAFE = re.compile(f"(?!\n)[{CONTROL}{BIDI}]")


def test_read_back_it_is_the_same_brief(brief: Brief) -> None:
    reading = read(render(brief, "json").encode(), Brief)
    assert reading.problems == []
    assert reading.value == brief


def test_the_label_is_the_first_key(brief: Brief) -> None:
    data = json.loads(render(brief, "json"))
    assert next(iter(data)) == "tlp"
    assert data == msgspec.to_builtins(brief)


def test_several_are_an_array(aleppo: Brief) -> None:
    assert [each["id"] for each in json.loads(render_all([aleppo, aleppo], "json"))] == [
        aleppo.id, aleppo.id,
    ]  # fmt: skip
    assert json.loads(render_all([], "json")) == []


def test_nothing_in_it_is_obeyed_and_nothing_is_lost(with_text: Callable[[str], Brief]) -> None:
    text = '\x1b[2J\x9b\u202e\u2028\x7f [/] 漢 👩 é\u0301 \\ " \n\t'
    brief = with_text(text)
    for encoding in ("utf-8", "latin-1", "ascii"):
        written = render(brief, "json", encoding=encoding)
        assert not UNSAFE.search(written)
        written.encode(encoding)
        assert json.loads(written) == msgspec.to_builtins(brief)
    assert render(brief, "json", ascii=True).isascii()


@pytest.mark.parametrize("value", [[], {}, [{"a": None}], "👩\U000e0041"])
def test_data_of_any_kind(value: object) -> None:
    assert json.loads(encode(value, "ascii")) == value
    assert json.loads(encode(value)) == value

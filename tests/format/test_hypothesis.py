"""Whatever stands in a file: no exception, a verdict, clean words, lines that are there."""

import re
from datetime import UTC
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import BUNDLED, SMALL

from briefing.brief import model
from briefing.brief.model import Brief, SignOff
from briefing.brief.sections import SECTION
from briefing.format.problems import CODES, Reading
from briefing.format.reader import read
from briefing.format.yaml.builder import build
from briefing.format.yaml.marks import NodePlaces
from briefing.text import clean

LINE_END = re.compile(r"\r\n|\r|\n")
PIECES = st.sampled_from(
    [*"{}[]:,-?#&*!|>'\"%@`~ \t\n\r\\=<.", "\n  ", "\n- ", ": ", "- ", "<<: ", "---\n", "...\n",
     "&a ", "*a", "!!x ", "|\n ", ">-\n ", '"\\e"', "\\u202e", "\x1b", "\x00", "\x85", "\u2028",
     "\ufeff", "\u202e", "\ufffe", "é", "😀", "null", "true", ".nan", "1e999", "12:30", "schema",
     "briefing/1", "sources", "cite", "p1", "id", "text", "lat", "9" * 20, "voices", "situation"]
)  # fmt: skip
YAMLISH = st.lists(PIECES, max_size=60).map("".join)
TEXTS = [SMALL, *(path.read_text("utf-8") for path in BUNDLED)]


def hold(data: bytes, result: Reading[Any]) -> None:
    """Hold a reading to what every reading promises."""
    text = data.decode("utf-8-sig", "replace")
    lines = LINE_END.split(text)
    assert (result.value is None) == any(p.severity == "error" for p in result.problems)
    places = [(problem.line, problem.column) for problem in result.problems]
    assert places == sorted(places)
    for problem in result.problems:
        assert problem.code in CODES
        assert 1 <= problem.line <= len(lines)
        if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.message
        for words in (problem.message, problem.hint, problem.item, problem.file):
            assert words == clean(words)


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    hold(data, read(data, Brief, "x"))
    hold(data, read(data, list[SignOff], "x"))


@given(YAMLISH)
@settings(max_examples=200)
def test_any_yamlish_text(text: str) -> None:
    data = text.encode()
    hold(data, read(data, Brief, "x"))
    hold(data, read(data, list[SignOff], "x"))


@given(st.text(max_size=200))
def test_any_text_as_a_title(title: str) -> None:
    data = SMALL.replace("A small brief", title).encode("utf-8", "surrogatepass")
    hold(data, read(data, Brief, "x"))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Return a brief with a few pieces put in, taken out or doubled."""
    text = draw(st.sampled_from(TEXTS[:2]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        size = draw(st.integers(0, 40))
        new = draw(st.one_of(PIECES, YAMLISH, st.just(text[start : start + size] * 2)))
        text = text[:start] + new + text[start + size :]
    return text


@given(mutated())
@settings(max_examples=75, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_briefs(text: str) -> None:
    data = text.encode()
    hold(data, read(data, Brief, "x"))


LEAVES = st.one_of(
    st.sampled_from(["p1", "s1", "s1:p2", "x", "y", "C3", "B9", "expert", "monitor", "phia",
                     "likely", "2024-11", "2024-11-30", "SY", "briefing/1", "newspaper",
                     "../x", "a b"]),
    st.integers(-5, 100),
    st.booleans(),
)  # fmt: skip
KEYS = sorted(
    {
        field
        for part in vars(model).values()
        for field in getattr(part, "__struct_encode_fields__", ())
    }
)
ODD = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(st.sampled_from(KEYS), inner, min_size=1, max_size=4),
    ),
    max_leaves=6,
)
ITEM = st.dictionaries(st.sampled_from(KEYS), ODD, min_size=1, max_size=6)
SECTIONS = sorted({"sources", "voices", "situation", *SECTION})


@given(
    st.dictionaries(
        st.sampled_from(SECTIONS),
        st.one_of(ODD, st.lists(ITEM, min_size=1, max_size=3),
                  st.dictionaries(st.sampled_from(["x", "y", "summary", "points"]),
                                  st.one_of(ITEM, ODD, st.lists(ITEM, max_size=2)), max_size=3)),
        max_size=6,
    ),
    st.dictionaries(st.sampled_from(KEYS), ODD, max_size=3),
)  # fmt: skip
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_the_right_keys_in_any_shape(sections: dict[str, Any], header: dict[str, Any]) -> None:
    data = msgspec.json.encode({"schema": "briefing/1", **header, **sections})
    hold(data, read(data, Brief, "x"))
    assert read(data, Brief, "x").value is None


@given(YAMLISH, st.integers(0, 100))
def test_marks_lead_back_to_their_own_path(text: str, offset: int) -> None:
    built = build(text, {})
    marks = NodePlaces(text, built.raw, built.marks)
    path = marks.path_at(offset)
    assert marks.key_offset(path) <= offset or path == ()
    value = built.raw
    for step in path:
        value = value[step]


# A brief that is made comes back as it was made.

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"]),
    min_size=1,
    max_size=30,
).filter(lambda text: clean(text) != "")
NUMBERS = st.one_of(
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.floats(-1e15, 1e15, exclude_min=True, exclude_max=True),
)


@st.composite
def briefs(draw: st.DrawFn) -> dict[str, Any]:
    """Return plain data of a valid brief."""

    def item(**fields: Any) -> dict[str, Any]:
        made = {"text": draw(WORDS), "cite": draw(cites), **fields}
        if draw(st.booleans()):
            made["grade"] = draw(st.sampled_from(["C1", "6", "C6"]))
            made.setdefault("by", "v1")
        if draw(st.booleans()):
            made["quote"] = draw(st.one_of(WORDS, st.lists(WORDS, max_size=2)))
        if draw(st.booleans()):
            made["figures"] = [{"text": draw(WORDS), "value": draw(NUMBERS), "op": "~"}]
        if draw(st.booleans()):
            made["date"] = draw(st.dates()).isoformat()
        return made

    cites = st.lists(st.sampled_from(["p1", "p2-p7", "s1:p9", "p40"]), min_size=1, max_size=3)
    return {
        "schema": "briefing/1",
        "id": draw(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}", fullmatch=True)),
        "title": draw(WORDS),
        "tlp": draw(st.sampled_from(["RED", "AMBER+STRICT", "CLEAR"])),
        "as_of": draw(st.datetimes(timezones=st.just(UTC))).isoformat(),
        "countries": draw(st.lists(st.sampled_from(["SY", "NO", "XA"]), max_size=3)),
        "sources": [{"id": "s1", "title": draw(WORDS), "kind": "sitrep", "paragraphs": 40}],
        "voices": {"v1": {"name": draw(WORDS), "kind": "monitor", "reliability": "C"}},
        "situation": {"summary": [item()], "points": [item(), item(id="i1")]},
        "places": [
            {"id": "l1", "name": draw(WORDS), "lat": draw(st.floats(-90, 90)),
             "lon": draw(st.floats(-180, 180)), "cite": ["p1"]},
        ],
        "territory": [item(id="t1", control="lost", place="l1")],
        "judgements": [item(likelihood="likely", because=["t1", "i1"], by="2024-12")],
    }  # fmt: skip


@given(briefs())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_as_json_comes_back(data: dict[str, Any]) -> None:
    brief = msgspec.convert(data, Brief)
    written = msgspec.json.encode(msgspec.to_builtins(brief))
    result = read(written, Brief, "x")
    assert [str(problem) for problem in result.problems] == []
    assert result.value == brief


def test_the_bundled_briefs_come_back() -> None:
    for path in BUNDLED:
        brief = read(path.read_bytes(), Brief, "x").value
        written = msgspec.json.encode(msgspec.to_builtins(brief))
        assert read(written, Brief, "x").value == brief

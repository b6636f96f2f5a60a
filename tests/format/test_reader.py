"""The reader: every problem of a file in one run, each at its line, with a way out."""

import re
from pathlib import Path

import pytest
from making import BUNDLED, SMALL, brief, found, only, reading, spoil

from briefing.brief.outline import Outline
from briefing.files import BRIEF_CAP
from briefing.format.problems import CODES
from briefing.format.reader import read_brief

CASES = [
    # what is spoilt, by what, and what is found
    ("title: A small brief", "title: 'open", [(3, 8, "syntax")]),
    ("title: A small brief", "title: a\x1bb", [(3, 9, "control-char")]),
    ("title: A small brief", 'title: "a\\e[2Jb"', [(3, 10, "control-char")]),
    ("title: A small brief", "title: a\u202eb", [(3, 9, "bidi")]),
    ("title: A small brief", "title: a\n\tb: c", [(4, 1, "tab")]),
    ("title: A small brief", "title: a\ntitle: b", [(4, 1, "duplicate-key")]),
    ("title: A small brief", "titel: a", [(1, 1, "missing"), (3, 1, "unknown-key")]),
    ("title: A small brief", "title:", [(3, 7, "empty")]),
    ("title: A small brief", "title: [a]", [(3, 8, "type")]),
    ("tlp: GREEN", "tlp: GREE", [(4, 6, "enum")]),
    ("lat: 10", "lat: 91", [(25, 37, "number")]),
    ("lat: 10", "lat: .nan", [(25, 37, "number")]),
    ("as_of: 2024-11-30", "as_of: 2024-11-31", [(5, 8, "date")]),
    ("countries: [XA]", "countries: [XA, UK]", [(6, 17, "country")]),
    ("countries: [XA]", "language: French", [(6, 11, "language")]),
    ("holder: rebels", "holder: rebel", [(31, 13, "dangling")]),
    ("id: army", "id: city", [(25, 10, "duplicate-id")]),
    ("cite: [p4]", "cite: [p4, p21]", [(38, 16, "cite-unknown")]),
    ("grade: C3", "grade: B3", [(33, 12, "grade")]),
    ("grade: C3", "tlp: CLEAR", [(33, 10, "tlp")]),
    ("title: A small brief", "title: !x A", [(3, 8, "tag")]),
    ("title: A small brief", "title: &x A", [(3, 8, "alias")]),
    ("cite: [p4]\n", "cite: [p4]\n---\na: b\n", [(39, 1, "documents")]),
    ("schema: briefing/1", "schema: briefing/2", [(1, 9, "version")]),
    ("    paragraphs: 20", "    paragraphs: 20\n    text: ../../x", [(12, 11, "path-outside")]),
    ("    paragraphs: 20", f"    paragraphs: 20\n    text: {'x' * 256}", [(12, 11, "path-name")]),
    ("title: A small brief", f"title: {'x' * 401}", [(3, 8, "length")]),
    ("title: A small brief", "title: " + "[" * 33, [(3, 39, "depth")]),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_every_code_at_its_place(old: str, new: str, expected: list[tuple[int, int, str]]) -> None:
    assert found(spoil(old, new)) == expected


def test_whole_file_codes() -> None:
    assert found(SMALL.encode("utf-16")) == [(1, 1, "encoding")]
    assert found(SMALL + "#" * BRIEF_CAP) == [(1, 1, "size")]
    assert found("- x\n" * 60_000) == [(50_000, 3, "nodes")]
    assert found("") == [(1, 1, "documents")]


def test_every_code_has_a_test() -> None:
    tested = {code for _, _, expected in CASES for _, _, code in expected}
    assert set(CODES) - tested == {"encoding", "size", "nodes", "unreadable"}


def test_the_small_brief_is_whole() -> None:
    result = reading(SMALL)
    assert result.problems == []
    assert result.value is not None
    assert result.value.title == "A small brief"
    assert result.value.places[0].lat == 10.0
    assert result.marks.at(("territory", 0, "holder")) == (31, 13)
    assert result.text == SMALL


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_the_bundled_briefs_are_whole(path: Path) -> None:
    result = read_brief(path, path.parents[1])
    assert [str(problem) for problem in result.problems] == []
    assert result.value is not None
    assert result.value.id == path.stem


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "    by: pundit",
            "    by: pundit\n    tpic: x",
            "views[1]: 'tpic' is not a key here. Did",
        ),
        ("    by: pundit", "    by: pundit\n    zzzzzz: x", "Keys here: id, by, basis"),
        ("    by: pundit", "    by: pundit\n    a b: x", "put that text in quotes"),
        ("    by: pundit\n", "", "views[1]: the required key 'by' is not there"),
        ("control: full", "control: ful", "control 'ful' is not in the list. Did you mean 'full'?"),
        ("control: full", "control: none", "Allowed: full, majority, partial"),
        ("tlp: GREEN", "tlp: PINK", "Allowed: RED, AMBER+STRICT, AMBER, GREEN or CLEAR."),
        ("cite: [p4]", "cite: p4", "Write a list: [p4]."),
        ("    by: pundit", "    by: pundit\n    figures: 31", "Write a list: [{text: ...}]."),
        ("    by: pundit", "    by: pundit\n    figures: [31]", "Write its keys: {text: ...}."),
        ("    by: pundit", "    by: pundit\n    figures: {text: a}", 'Begin each entry with "- ".'),
        (
            "cite: [p4]",
            "cite: [p4]\n  - All is lost.",
            "its keys: {text: ..., by: ..., cite: [p1]}.",
        ),
        ("cite: [p4]", "cite: []", "cite has no entry"),
        ("cite: [p4]", "cite: [4]", "Did you mean p4?"),
        ("cite: [p4]", "cite: [p0]", "Write p12, a range p18-p20"),
        ("by: pundit", "by: The pundit", "That is a name of 'pundit': write this id."),
        ("place: city", "place: the city", "That is a name of 'city': write this id."),
        ("holder: rebels", "holder: The Rebels", "That is a name of 'rebels': write this id."),
        ("lat: 10", "lat: 91", "Give -90 to 90."),
        ("    place: city", "    date: 2 March 2024", "Did you mean 2024-03-02?"),
        ("as_of: 2024-11-30", "as_of: 2024-3-1", "Did you mean 2024-03-01?"),
        ("cite: [p4]", "cite: [p5-p4]", "runs backwards"),
        ("cite: [p4]", "cite: [s2:p4]", "names a source that does not exist"),
        ("cite: [p4]", "cite: [p21]", "beyond the last paragraph, p20"),
        ("paragraphs: 20", 'paragraphs: "20"', "Write it without quotes."),
        ("paragraphs: 20", "paragraphs: 20.5", "is 20.5, not a whole number"),
        ("paragraphs: 20", "paragraphs: twenty", "Write digits alone"),
        ("lat: 10", "lat: -90.5", "city: lat -90.5 is below -90"),
        ("lat: 10, ", "", "lon stands without lat"),
        ("by: pundit", "by: monitor", "'monitor' is of kind monitor, not expert"),
        ("by: pundit", "by: pundt", "Did you mean 'pundit'?"),
        ("by: monitor", "by: [monitor, paper]", "differ in basis (reported or stated)"),
        ("place: city", "place: army", "'army', which stands in actors. It wants an id of places"),
        ("place: city", "place: citty", "no place has that id. Did you mean 'city'?"),
        ("grade: C3", "grade: C7", "'C7' is not an Admiralty grade"),
        ("grade: C3", "grade: A3", "says A, and its voice is C. Write C3 or 3"),
        ("as_of: 2024-11-30", "as_of: 30.11.2024", "not YYYY-MM-DD"),
        ("as_of: 2024-11-30", "as_of: 2024-11-30T12:00", "with offset"),
        ("as_of: 2024-11-30", "as_of: 2024-11-30T25:00Z", "not in the calendar"),
        ("as_of: 2024-11-30", "as_of: 0001-01-01T00:00+14:00", "not in the calendar"),
        ("countries: [XA]", "countries: [sy]", "Did you mean SY?"),
        ("countries: [XA]", "countries: [UK]", "Did you mean GB?"),
        ("countries: [XA]", "countries: [Syria]", "Did you mean SY?"),
        ("countries: [XA]", "countries: [QQ]", "XA to XZ"),
        ("schema: briefing/1", "schema: briefing/2", "It reads briefing/1."),
        ("schema: briefing/1", "schema: brief/1", "It reads briefing/1."),
        ("id: small", "id: a/b", "cannot be an id"),
        ("id: small", "id: -x", "An id begins with a letter or digit"),
        (
            "title: A small",
            "t\u0456tle: A small",
            "Did you mean 'title'? U+0456 stands in it here.",
        ),
        (
            "title: A small",
            "ti\u200btle: A small",
            "Did you mean 'title'? U+200B stands in it here.",
        ),
        ("tlp: GREEN", "tlp: GR\u0415EN", "Did you mean 'GREEN'? U+0415 stands in it here."),
        ("as_of: 2024", "as of: 2024", "Did you mean 'as_of'?"),
        ("holder: rebels", "held by: rebels", "Did you mean 'holder'?"),
        ("places:\n", "locations:\n", "Did you mean 'places'?"),
        ("schema: briefing/1", "version: briefing/1", "Did you mean 'schema'?"),
        ("views:\n", '"views ":\n', "Did you mean 'views'? A blank stands beside it here."),
        ("title: A small brief", "title: [A small brief]", "Write one value, without [ ]"),
        ("countries: [XA]", "countries: {XA: x}", 'Begin each entry with "- ".'),
        ("countries: [XA]", 'countries: "a: b"', 'Write a list: ["a: b"].'),
        ("voices:\n", "voices: []\nview:\n", "Write each as 'name: {name: ..., kind: ...}'"),
        ("id: small", "id: |\n  small", "cannot be an id"),
        ("  paper: {name", "  pa per: {name", "cannot be the id of a voice"),
        ("voice: paper", "voice: papr", "Did you mean 'paper'?"),
        ("    voice: paper", "    voice: paper\n    sha256: abc", "64 hexadecimal digits"),
        ("    voice: paper", "    voice: paper\n    published: 2024", "published '2024' is not"),
        ("    voice: paper", "    voice: paper\n    text: /etc/passwd", "out of the library"),
        ("    voice: paper", "    voice: paper\n    text: ~/x", "out of the library"),
        ("    voice: paper", "    voice: paper\n    text: C:\\x", "out of the library"),
        ("    voice: paper", "    voice: paper\n    text: a/../../x", "out of the library"),
        ("    voice: paper", "    voice: paper\n    text: ..\\x", "out of the library"),
        ("  - text: It will go on.", "  - text: see: this", "colon"),
        ("lon: 20.5,", "lon: 20.5, part_of: city,", "part_of leads back to 'city' itself"),
        ("    place: city", "    date: 2024-02-30", "not in the calendar"),
        ("    place: city", "    date: 2024-11/2023-11", "Write the earlier date first."),
        ("    place: city", "    date: 2024-13", "not in the calendar"),
        ("    place: city", "    date: last week", "YYYY, YYYY-MM, YYYY-MM-DD"),
        (
            "    place: city",
            "    figures: [{text: 1 or 2, min: 2, max: 1}]",
            "min 2 is above max 1",
        ),
        ("    place: city", "    likelihood: likely", "'likelihood' is not a key here"),
    ],
)
def test_messages_say_what_and_the_way_out(old: str, new: str, words: str) -> None:
    problems = [str(problem) for problem in reading(spoil(old, new)).problems]
    assert any(words in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # what a citation stands in makes no difference
        ("reliability: B}", "reliability: B, cite: [p1, p99]}", [("p99", "cite-unknown")]),
        ("{id: army, ", "{id: army, designations: [{authority: x, as: y, cite: [p99]}], ",
         [("p99", "cite-unknown")]),
        # a key in the wrong place is no more than that
        ("{id: army, ", "{id: army, lat: 3, ", [("lat: 3", "unknown-key")]),
        # one voice has one basis; unknown voices and letters have none
        ("by: monitor", "by: [monitor]", []),
        ("kind: monitor, reliability: C", "kind: monitor, reliability: G", [("G}", "enum")]),
        ("by: monitor", "by: [monitor, nobody]", [("nobody", "dangling")]),
        ("lon: 20.5, ", "", [("lat: 10", "missing")]),
        ("by: monitor", "by: nobody", [("nobody", "dangling")]),
    ],
)  # fmt: skip
def test_no_more_and_no_less(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    text = spoil(old, new)
    places = []
    for needle, code in expected:
        before = text[: text.index(needle)]
        places.append((before.count("\n") + 1, len(before) - before.rfind("\n"), code))
    assert found(text) == places


def test_references_to_items_of_any_section() -> None:
    text = SMALL + "timeline:\n  - {text: x, refs: [t1, army, armyy], cite: [p1]}\n"
    assert "refs[3] names 'armyy', and no item has that id. Did you mean 'army'?" in only(text)
    assert "Give that id to the item meant." in only(text.replace("armyy", "zzzzzzzz"))


def test_grade_of_several_voices_is_the_best() -> None:
    several = "by: [monitor, paper]\n    basis: reported"
    assert "the best of its voices is B" in only(spoil("by: monitor", several))
    assert found(spoil("grade: C3", "grade: B3", spoil("by: monitor", several))) == []


def test_grade_without_by_is_the_voice_of_the_first_source() -> None:
    text = spoil("    by: monitor\n", "")
    assert "its voice is B" in only(text)
    assert "its voice is F" in only(spoil("    voice: paper\n", "", text))
    assert found(spoil("grade: C3", "grade: 3", text)) == []


def test_a_second_source_leaves_bare_citations_with_the_first() -> None:
    second = "  - {id: s2, title: B, kind: sitrep, paragraphs: 2}\nvoices:\n"
    text = spoil("voices:\n", second)
    alone, both = reading(SMALL), reading(text)
    assert both.problems == []
    assert alone.value is not None
    assert both.value is not None
    one, other = Outline(alone.value), Outline(both.value)
    cites = [line.cites for line in other.every_line()]
    assert cites == [line.cites for line in one.every_line()]
    assert {cite.source for line in cites for cite in line} == {"s1"}
    prefixed = re.sub(r"\[p(\d+)\]", r"[s1:p\1]", text)
    assert found(prefixed) == []
    assert found(spoil("[p4]", "[s2:p3]", text)) == [(39, 12, "cite-unknown")]
    assert found(spoil("[p4]", "[p21]", text)) == [(39, 12, "cite-unknown")]
    assert found(spoil("[p4]", "[s2:p2]", text)) == []
    assert "is taken; the first is on line 8" in only(spoil("id: s2", "id: s1", prefixed))


def test_likelihood_is_of_the_yardstick() -> None:
    judged = SMALL + "judgements:\n  - {text: x, likelihood: LIKELY, cite: [p1]}\n"
    assert "likelihood 'LIKELY' is not a term of icd203. Did you mean 'likely'?" in only(judged)
    assert found(judged.replace("LIKELY", "very likely")) == []
    assert found(judged.replace("LIKELY", "highly probable")) == []
    phia = judged.replace("tlp:", "yardstick: phia\ntlp:")
    assert "not a term of phia, but of icd203" in only(phia.replace("LIKELY", "very likely"))
    assert found(phia.replace("LIKELY", "highly likely")) == []


def test_white_is_read_as_clear() -> None:
    assert brief(spoil("tlp: GREEN", "tlp: WHITE")).tlp == "CLEAR"


def test_another_version_is_not_held_against_this_one() -> None:
    text = spoil("title: A sm", "headline: A sm", spoil("briefing/1", "briefing/2"))
    assert found(text) == [(1, 9, "version")]
    assert [code for *_, code in found(text.replace("briefing/2", "brief"))] == [
        "missing",
        "version",
        "unknown-key",
    ]


def test_items_are_named_by_id_or_place() -> None:
    text = spoil("grade: C3", "grade: x", spoil("cite: [p4]", "cite: [x]"))
    text = spoil("{name: The monitor, kind: monitor", "{name: The monitor, kind: x", text)
    assert [problem.item for problem in reading(text).problems] == ["monitor", "t1", "views[1]"]


def test_figures_say_where_in_the_item() -> None:
    text = spoil("    place: city", "    figures:\n      - text: 3\n        vale: 3")
    assert only(text).startswith("x.yaml:32:9: t1.figures[1]: 'vale' is not a key here.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{SMALL}tlp: RED\n", "'tlp' stands twice; the first is on line "),
        (
            spoil("    paragraphs: 20", "    paragraphs: 20\n    title: b"),
            "s1: 'title' stands twice",
        ),
    ],
)
def test_a_key_that_stands_twice_is_said_of_what_it_stands_in(text: str, said: str) -> None:
    (problem,) = reading(text).problems
    assert problem.message.startswith(said)

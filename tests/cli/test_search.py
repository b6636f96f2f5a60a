"""``search`` and ``index``: for people, for programs, and whatever becomes of the index."""

import json
from pathlib import Path

import pytest
from every_field import EVERY

from briefing.cli.output import Exit
from briefing.library import indexed
from briefing.library.index import hits
from briefing.library.index import search as searching
from cli.conftest import BRIEF, Cli, Put


@pytest.fixture(autouse=True)
def brief(put: Put) -> None:
    put("bridge.yaml", BRIEF.format(id="bridge", title="Bridge at Harl", tlp="RED",
        as_of="2025-01-02", text="The bridge is shut.") + "gaps: [{text: Who shut the brücke?}]\n",
    )  # fmt: skip


def test_people_read_where_it_stands(cli: Cli) -> None:
    ran = cli("search", "bridge", "shut")
    assert ran.status == Exit.DONE
    assert ran.err == ""
    assert ran.out == (
        "TLP:RED\n"
        "\n"
        "bridge, 2 Jan 2025, TLP:RED: Bridge at Harl\n"
        "  bottom line 1, reported (briefs/bridge.yaml:14)\n"
        "    The *bridge* is *shut*.\n"
        "\n"
        "TLP:RED\n"
    )


def test_what_was_checked_has_its_verdict_in_words(cli: Cli) -> None:
    assert "not checkable" not in cli("search", "bridge", "shut").out
    cli("check")
    out = cli("search", "bridge", "shut").out
    assert "  bottom line 1, reported, not checkable by rule (briefs/bridge.yaml:14)" in out


def test_programs_read_an_array_of_objects(cli: Cli) -> None:
    found = json.loads(cli("search", "shut", "--json").out)
    assert sorted((each["id"], each["item"]) for each in found) == [
        ("bridge", "gaps[1]"), ("bridge", "summary[1]"),
    ]  # fmt: skip
    first = next(each for each in found if each["section"] == "situation")
    assert (first["section"], first["line"], first["tlp"]) == ("situation", 14, "RED")
    assert Path(first["file"]).name == "bridge.yaml"
    assert [first["snippet"][a:b] for a, b in first["marks"]] == ["shut"]
    assert {each["text"] for each in found} == {"The bridge is shut.", "Who shut the brücke?"}
    assert json.loads(cli("search", "nowhere", "--json").out) == []
    assert len({tuple(each) for each in found}) == 1


@pytest.mark.parametrize("words", [["shut", "-who"], ["-who", "shut"], ["shut -who"]])
def test_a_word_that_is_not_wanted_is_no_option(cli: Cli, words: list[str]) -> None:
    found = json.loads(cli("search", *words, "--json").out)
    assert [each["item"] for each in found] == ["summary[1]"]


def test_accents_and_the_line_after_a_save(cli: Cli, put: Put) -> None:
    (found,) = json.loads(cli("search", "brucke", "--json").out)
    assert found["item"] == "gaps[1]"
    body = Path(found["file"]).read_text(encoding="utf-8")
    put("bridge.yaml", "# a line more\n" + body)
    (again,) = json.loads(cli("search", "brucke", "--json").out)
    assert again["line"] == found["line"] + 1
    put("bridge.yaml", body.replace("brücke", "ford"))
    assert json.loads(cli("search", "brucke", "--json").out) == []


def test_briefs_that_cannot_be_read_are_counted(cli: Cli, put: Put) -> None:
    put(
        "torn.yaml",
        BRIEF.format(id="torn", title="T", tlp="PINK", as_of="2025-01-01", text="Zebras."),
    )
    said = '1 brief that cannot be read was not searched. "briefing check" says why.\n'
    assert cli("search", "zebras").err.endswith(said)
    assert cli("search", "shut").err == said
    put("torn-2.yaml", "[")
    assert cli("search", "shut", "--json").err.startswith("2 briefs that cannot be read were not")
    for name in ("torn.yaml", "torn-2.yaml"):
        put(name, BRIEF.format(id=name, title="T", tlp="RED", as_of="2025-01-01", text="Zebras."))
    assert cli("search", "zebras").err == ""


def test_how_many(cli: Cli) -> None:
    ran = cli("search", "happened", "--limit", "1")
    assert ran.out.count("briefs/") == 1
    assert ran.err == 'There are more: "--limit N" shows N of them.\n'
    assert cli("search", "happened", "--limit", "2").err == ""
    assert cli("search", "happened", "--limit", "0").status == Exit.USAGE


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["plcae:harl"], 'column 1: there is no filter "plcae". Did you mean "place:"?'),
        (["x", '"open'], "column 3: the quotation mark is not closed."),
        (["tlp:blue"], "column 5: tlp: blue is not a TLP label."),
        ([], "there is nothing to look for"),
        (["-x"], "column 1: it only says what is not wanted."),
        (["basis:\x1b[2J"], "is not a basis"),
    ],
)
def test_a_bad_query_is_a_sentence(cli: Cli, words: list[str], said: str) -> None:
    ran = cli("search", *words)
    assert (ran.status, ran.out) == (Exit.USAGE, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert ran.err[:-1].isprintable()


def test_nothing_found_and_what_cannot_be_answered(cli: Cli) -> None:
    ran = cli("search", "nowhere")
    assert (ran.status, ran.out) == (Exit.DONE, "")
    assert ran.err.startswith("Nothing found for nowhere.")
    assert "Every word must stand" in ran.err
    ran = cli("search", "beside:nowhere", "place:harl")
    assert (ran.status, ran.out) == (Exit.DONE, "")
    assert '"beside:" is no filter: it was looked for as a word.' in ran.err
    assert "by the word alone" not in ran.err
    said = cli("search", "xyzzy", "Category:casualties", "place:harl").err
    assert 'found by the word alone: "casualties".' in said
    assert "Every word must stand" in cli("search", "place:nowhere", "http://no.where").err
    assert 'cut-off of a brief is "after:", "before:"' in cli("search", "date:1999").err
    ran = cli("search", "bridge", "verdict:verified")
    assert ran.out == ""
    assert "have not been indexed" in ran.err


def test_bounds_are_told(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (searching, hits):
        monkeypatch.setattr(module, "CANDIDATES", 1)
    assert "1 items or more fit" in cli("search", "happened").err
    assert "not ranked" in cli("search", "after:2000").err


def test_ascii(cli: Cli) -> None:
    assert cli("search", "brücke", "--ascii").out.isascii()
    assert cli("search", "brücke", "--ascii", "--json").out.isascii()


def test_a_hostile_library(cli: Cli, put: Put) -> None:
    put("evil.yaml", title='"x \\u202e needle \\e[2J"')
    put("plain.yaml", title="'[/red] needle *'")
    ran = cli("search", "needle")
    assert "evil" not in ran.out
    assert "[/red] *needle* *" in ran.out
    put("\x1b[2J.yaml", title="needle two", id="odd")
    assert "\x1b" not in cli("search", "two").out


def test_an_index_that_cannot_be_kept(cli: Cli, hermetic: Path) -> None:
    (hermetic / "cache").write_text("")
    ran = cli("search", "brücke")
    assert ran.status == Exit.DONE
    assert "*brücke*" in ran.out
    assert ran.err.startswith("The index cannot be kept: ")
    ran = cli("index")
    assert ran.status == Exit.USAGE
    assert "Nothing is lost" in ran.err
    assert ran.err.count("\n") == 1


def test_the_index_says_what_it_did(cli: Cli, hermetic: Path) -> None:
    ran = cli("index")
    assert (ran.status, ran.err) == (Exit.DONE, "")
    assert ran.out.startswith("Indexed 3 briefs in ")
    assert " 3 read, 0 gone. The index is " in ran.out
    cli("search", "bridge")
    assert " 3 read, 0 gone." in cli("index", "--rebuild").out
    (file,) = (hermetic / "cache" / "briefing").glob("*.sqlite")
    file.write_bytes(b"nonsense" * 100)
    assert cli("index").out.startswith("Made anew. Indexed 3 briefs")


def test_a_list_of_many_is_the_same_from_the_index(
    cli: Cli, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("z.yaml", "x: y\n")
    put("ex.yaml", BRIEF.format(id="ex", title="Siege", tlp="GREEN", as_of="2020-01-01", text="x")
        + "status: exercise\n")  # fmt: skip
    plain, objects = cli("list"), cli("list", "--json")
    monkeypatch.setattr(indexed, "FEW", 0)
    for _ in range(2):
        assert cli("list") == plain
        assert cli("list", "--json") == objects
    assert "EXERCISE: Siege" in plain.out


def test_optional_fields_are_found_and_an_item_has_its_own_label(cli: Cli, put: Put) -> None:
    put("every.yaml", EVERY)
    for words, item in {
        '"north team"': "j1",
        '"stayed open"': "j2",
        '"nous le tenons"': "t3",
        '"we hold it"': "t3",
        "Q41183": "town",
        "Sanitation": "",
        "$20": "h1",
        '"15 Mar 2020"': "j1",
        "withdrawn": "t3",
        "observed": "watch[1]",
        '"20 Mar 2020"': "every-field",
        '"9 Mar 2020 to 17 Mar"': "every-field",
        '"corrected by its publisher"': "h1",
    }.items():
        found = json.loads(cli("search", "--json", words).out)
        assert [each["item"] for each in found if each["id"] == "every-field"][:1] == (
            [item] if item else []
        ), words
    labels = {
        each["item"]: each["tlp"]
        for each in json.loads(cli("search", "--json", "hold").out)
        if each["id"] == "every-field"
    }
    assert labels["t3"] == "AMBER"
    ran = cli("search", '"we hold it"')
    assert ran.out.startswith("TLP:AMBER\n")
    assert "territory t3, claimed, TLP:AMBER" in ran.out


PLACED = """\
places: [{id: harl, name: Härl, lat: 36.0, lon: 37.0, cite: [p1]}]
territory:
  - {text: The mill fell., place: harl, control: full, date: "2025-01-01", cite: [p1]}
"""


def test_what_is_near_has_its_distance(cli: Cli, put: Put) -> None:
    put("mill.yaml", BRIEF.format(id="mill", title="Mill", tlp="GREEN", as_of="2025-01-02",
        text="Nothing.") + PLACED)  # fmt: skip
    ran = cli("search", "mill", "near:harl", "date:2025-01-01/2025-01-05")
    assert "  territory 1, reported, under 1 km (briefs/mill.yaml:" in ran.out
    assert ran.err == "Härl is at 36.00 N, 37.00 E, by the briefs.\n"
    (found,) = json.loads(cli("search", "mill", "near:36.2,37", "date:2025", "--json").out)
    assert found["km"] == 22.2
    assert "km" not in json.loads(cli("search", "fell", "--json").out)[0]
    assert cli("search", "mill", "date:2024").out == ""
    ran = cli("search", "near:zzyzzq")
    assert (ran.status, ran.out) == (Exit.USAGE, "")
    assert ran.err.startswith('briefing: "near:zzyzzq", column 6: near: neither the briefs nor')
    assert ran.err.count("\n") == 1

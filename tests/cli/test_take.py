"""``briefing take``: what it shows, asks, writes and refuses."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from ingest.making import FLOOD, page

from briefing.cli.commands.source import PrintedSource
from briefing.cli.commands.take import summary
from briefing.cli.output import Exit
from briefing.ingest.taken import Dropped, Taken
from briefing.verify.sources.source import read_source
from cli.conftest import Cli, Terminal

PAGE = page(
    f"<nav>Home</nav><article><h1>Flood at Harl</h1><p>{FLOOD[0]}</p><p>{FLOOD[1]}</p></article>"
)
SHOWN = """\
p1  Flood at Harl
p2  The Vessen rose over the road on Tuesday and cut Harl off, the mayor said.
p3  About 300 people were brought to the school on the hill, which has no
    water.
"""


@pytest.fixture
def saved(cli: Cli) -> str:
    """A saved page: it is read by a process of its own, which takes half a second."""
    Path("page.html").write_bytes(PAGE)
    return "page.html"


@pytest.fixture
def written(cli: Cli) -> str:
    """The same as a text."""
    Path("page.txt").write_text("\n\n".join(("Flood at Harl", *FLOOD[:2])), "utf-8")
    return "page.txt"


def test_it_shows_what_citations_count_and_what_was_left_out(cli: Cli, saved: str) -> None:
    ran = cli("take", saved)
    assert ran.status == Exit.DONE
    assert ran.out == SHOWN
    assert "page.html: a web page (HTML), 3 paragraphs." in ran.err
    assert "Left out:\n  navigation:\n    Home\n" in ran.err
    assert "Nothing was written" in ran.err
    assert not Path("seeds").exists()


def test_of_what_is_left_out_eight_are_shown_and_the_others_counted() -> None:
    text = PrintedSource("", [])
    for count, more in ((8, []), (9, ["... and 1 more"])):
        dropped = tuple(Dropped("navigation", f"\x1b[2JLink\n {n}") for n in range(count))
        told = [
            words for _, words in summary("page.txt", Taken("a text", "", dropped=dropped), text)
        ]
        shown = told[told.index("navigation:") + 1 :]
        assert [words[-6:] for words in shown[:8]] == [f"Link {n}" for n in range(8)]
        assert shown[8:] == more
        assert "\x1b" not in "".join(shown)


def test_it_asks_once_before_it_writes(
    cli: Cli, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert cli("take", written, "-o", "flood.txt").status == Exit.PROBLEMS
    assert not Path("flood.txt").exists()
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    ran = cli("take", written, "-o", "flood.txt")
    assert ran.status == Exit.DONE
    assert "Citations will count these 3 paragraphs. Write them to flood.txt? [y/N]" in ran.err
    assert read_source(Path("flood.txt")) == ["Flood at Harl", FLOOD[0], FLOOD[1]]
    assert "paragraphs: 3\ntext: flood.txt\n" in ran.err
    assert 'Next: "briefing draft flood.txt" proposes the items of its brief.' in ran.err


def test_without_a_terminal_it_writes_only_when_told_to(
    cli: Cli, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    refused = cli("take", written, "-o", "flood.txt")
    assert (refused.status, Path("flood.txt").exists()) == (Exit.USAGE, False)
    assert '"--yes"' in refused.err
    assert cli("take", written, "-o", "flood.txt", "--yes").status == Exit.DONE
    assert Path("flood.txt").exists()


def test_the_file_that_is_read_is_never_replaced(cli: Cli) -> None:
    page = "<!doctype html><p>" + "The ferry of Osk has not run since Monday. " * 9
    Path("page.txt").write_text(page)
    ran = cli("take", "page.txt", "-o", "./page.txt", "--yes", "--force")
    assert (ran.status, "is the file that is read. Name" in ran.err) == (Exit.USAGE, True)
    assert Path("page.txt").read_text() == page


def test_what_is_there_is_left_as_it_is(cli: Cli, written: str) -> None:
    Path("flood.txt").write_text("mine\n")
    refused = cli("take", written, "-o", "flood.txt", "--yes")
    assert (refused.status, refused.out) == (Exit.USAGE, "")
    assert Path("flood.txt").read_text() == "mine\n"
    assert cli("take", written, "-o", "flood.txt", "--yes", "--force").status == Exit.DONE
    assert Path("flood.txt").read_text() != "mine\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("https://example.org/a",), "nothing is fetched from a network"),
        (("page.txt", "-o", "flood.pdf"), "no name of a text"),
        (("none.html",), "none.html: "),
        (("page.txt", "--width", "5"), "too narrow"),
        (("page.txt", "-o", "no/such/folder/a.txt", "--yes"), "cannot be written"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    cli: Cli, written: str, words: tuple[str, ...], said: str
) -> None:
    ran = cli("take", *words)
    assert ran.status == Exit.USAGE
    assert said in ran.err
    assert "fault in briefing" not in ran.err


def test_a_long_paragraph_gets_the_offer_to_be_parted(cli: Cli) -> None:
    Path("long.txt").write_text("Water rose again. " * 120)
    told = cli("take", "long.txt").err
    assert '"--lines" parts it' in told
    assert "Left out" not in told


def test_a_text_whose_rights_are_open_may_travel(cli: Cli) -> None:
    body = f"<article><p>{FLOOD[0]}</p><p>{FLOOD[1]}</p></article>"
    Path("open.html").write_bytes(page(body + "<footer>CC BY 4.0</footer>"))
    assert "not known to be open" not in cli("take", "open.html", "-o", "a.txt", "--yes").err
    Path("shut.html").write_bytes(page(body + "<footer>© The Courier</footer>"))
    assert "not known to be open" in cli("take", "shut.html", "-o", "b.txt", "--yes").err

"""What the parser of the commands does that argparse does not."""

from __future__ import annotations

import pytest

from briefing.cli.output import Stop
from briefing.cli.parser import Parser, SearchParser


def test_what_gives_a_value_otherwise_is_told_of_the_option_that_knows_it() -> None:
    parser = Parser("draw", "", "")
    parser.add_argument("--as", choices=("text", "docx"))
    parser.add_argument("--on", choices=("paper", "glass"))
    parser.done_by["on"] = {"svg": "Ask for paper."}
    for option, says in (("--on", "Ask for paper. "), ("--as", "")):
        with pytest.raises(Stop) as told:
            parser.parse_args([option, "svg"])
        assert told.value.hint == f'{says}"briefing draw --help" shows how it is used.'


@pytest.mark.parametrize(
    ("typed", "limit", "words"),
    [
        ("--limit -5 hospital", -5, ["hospital"]),
        ("hospital -radio --limit 3", 3, ["hospital", "-radio"]),
        ("-radio --limit=3 hospital -5", 3, ["hospital", "-radio", "-5"]),
    ],
)
def test_the_value_of_an_option_is_no_word_that_is_not_wanted(
    typed: str, limit: int, words: list[str]
) -> None:
    parser = SearchParser("search", "", "")
    parser.add_argument("words", nargs="*", metavar="WORDS")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args(typed.split())
    assert (options.limit, options.words) == (limit, words)

"""What the commands take that make briefs and their sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, get_args

from briefing.brief.scales import Sendable, SourceKind
from briefing.brief.sections import SECTIONS
from briefing.cli.parser import Parser, add_json, add_width

CLAIM_SECTIONS: Final = (
    *("summary", "points"),  # the two lists of the situation
    *(kind.key for kind in SECTIONS[1:] if kind.text == "text"),
)
"""The lists of a brief whose items say a sentence."""
DRAFT_SECTIONS: Final = (
    *("summary", "points", "relationships", "territory", "humanitarian", "views", "crosscheck"),
    "timeline",
)
"""The lists of a brief that a draft may propose items for."""


def _take() -> Parser:
    parser = Parser(
        "take",
        "Read in a file as it came: a saved web page, PDF, Word file, e-mail, feed, or text in\n"
        "any usual encoding. Show its paragraphs numbered as citations count them and what was\n"
        "left out, ask once, and write the plain text of a source. Nothing is fetched.",
        "example:\n  briefing take Downloads/flood.html -o seeds/flood.txt\n\n"
        "Web pages, PDF, Word and feeds need the extra ingest; in a checkout of the program:\n"
        "  pip install '.[ingest]'",
    )
    parser.add_argument("file", metavar="FILE", help="the file to read in")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="where to write the text: a name in .txt or .md"
    )
    parser.add_argument("--yes", action="store_true", help="write it without asking")
    parser.add_argument("--item", metavar="N", type=int, default=0, help="which item of a feed")
    parser.add_argument(
        "--encoding", metavar="ENCODING", help="the encoding of a text; default: found"
    )
    parser.add_argument(
        "--lines", action="store_true", help="each line of a text is a paragraph of its own"
    )
    add_width(parser, "-w", "--width")
    parser.add_argument("--force", action="store_true", help="replace the file if it exists")
    return parser


def _draft() -> Parser:
    parser = Parser(
        "draft",
        "Read a text and propose the items of its brief: who says what, where, how many. Nothing\n"
        "of it is in a brief until a person has accepted it, item by item. English alone.",
        "example:\n  briefing draft Downloads/flood.html --published 2026-03-04\n"
        "  briefing draft flood-at-harl-2026-03-04 --review\n\n"
        "exit status:\n  0 done, 1 nothing could be drafted, 2 wrong usage or unreadable text",
    )
    parser.add_argument(
        "text", metavar="TEXT or ID", help="the file with the text; or the id of a draft"
    )
    head = parser.add_argument_group("the brief to come")
    head.add_argument("--id", metavar="WORD", help="its id; default: of the title and the day")
    head.add_argument("--published", metavar="DAY", help="when the text came out, as 2026-03-04")
    head.add_argument("--title", metavar="WORDS", help="the headline; default: the text's own")
    head.add_argument(
        "--kind",
        metavar="KIND",
        choices=get_args(SourceKind),
        default="newspaper",
        help=f"{', '.join(get_args(SourceKind))}; default: newspaper",
    )
    head.add_argument("--publisher", metavar="WORDS", help="who published the text")
    head.add_argument("--licence", metavar="WORDS", help="what may be done with it, as CC BY 4.0")
    head.add_argument(
        "--tlp", metavar="LABEL", choices=get_args(Sendable),
        help=f"{', '.join(get_args(Sendable))}; default: AMBER, never CLEAR",
    )  # fmt: skip
    how = parser.add_argument_group("how it is drafted")
    how.add_argument(
        "--into", metavar="BRIEF", help="propose for a brief that is there, held against it"
    )
    how.add_argument("--previous", metavar="BRIEF", help="for a new brief that updates that one")
    how.add_argument(
        "--model", metavar="MODEL", nargs="?", const="", help="ask the model of the settings, too"
    )
    how.add_argument(
        "--yes-send", action="store_true", help="with --model: send it, AMBER and RED too"
    )
    how.add_argument("--print", action="store_true", help="print the items as YAML; write nothing")
    how.add_argument(
        "--section",
        metavar="SECTION",
        choices=DRAFT_SECTIONS,
        help=f"of those printed this one alone: {', '.join(DRAFT_SECTIONS)}",
    )
    how.add_argument("--anyway", action="store_true", help="draft a text that is not English")
    how.add_argument("--yes", action="store_true", help="do not ask about the paragraphs")
    how.add_argument("--force", action="store_true", help="draft anew; decisions are kept")
    how.add_argument("--item", metavar="N", type=int, default=0, help="which item of a feed")
    how.add_argument("--encoding", metavar="ENCODING", help="of a text; default: found")
    how.add_argument("--lines", action="store_true", help="each line is a paragraph of its own")
    add_width(how, "-w", "--width")
    then = parser.add_argument_group("with a draft that is there")
    then.add_argument("--review", action="store_true", help="go through it in the dashboard")
    then.add_argument("--write", action="store_true", help="write what was accepted as the brief")
    then.add_argument("--dry-run", action="store_true", help="with --write: show the difference")
    then.add_argument("--status", action="store_true", help="tell how far the review is")
    add_json(then, "with --status: an object")
    return parser


def _table() -> Parser:
    parser = Parser(
        "table",
        "Cut a data set to a table whose rows a brief can cite: the rows of some values and some\n"
        "days, as CSV. What was cut, from which file, by what and when stands beside it, in\n"
        "NAME.cut.txt. ACLED, UCDP GED and HXL are known by their columns.",
        "example:\n  briefing table GEDEvent_v24_1.csv -o seeds/osk.csv --where country=Osk \\\n"
        "    --from 2020-01-01 --to 2020-03-31\n\n"
        "Workbooks (XLSX) need the extra xlsx; in a checkout of the program:\n"
        "  pip install '.[xlsx]'",
    )
    parser.add_argument("file", metavar="FILE", help="the data set: CSV, TSV or XLSX")
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="NAME.csv; -: standard output"
    )
    parser.add_argument("--sheet", metavar="SHEET", help="of a workbook; default: the first")
    parser.add_argument(
        "--where", metavar="COLUMN=VALUE", action="append", default=[],
        help="only rows with this value; repeatable, a column's values are alternatives",
    )  # fmt: skip
    parser.add_argument("--from", dest="first", metavar="DAY", help="only from this day on")
    parser.add_argument("--to", dest="last", metavar="DAY", help="only until this day")
    parser.add_argument("--force", action="store_true", help="replace the files if they exist")
    return parser


def _seal() -> Parser:
    parser = Parser(
        "seal",
        "Make the sealed record of a source text: its names, figures, dates and speakers and the\n"
        "briefs' own short quotations, paragraph by paragraph. The record may travel with the\n"
        "briefs where the text may not; they are checked against it.",
        "example:\n  briefing seal article.txt --for valley-2026-03-04 -o seeds/valley.sealed.yaml",
    )
    parser.add_argument("text", metavar="TEXT", help="the file with the source's text")
    parser.add_argument(
        "--for",
        dest="briefs",
        metavar="BRIEF",
        nargs="+",
        required=True,
        help="the briefs that cite it: ids or files",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="NAME.sealed.yaml; -: standard output"
    )
    parser.add_argument("--title", metavar="WORDS", default="", help="default: as the brief says")
    parser.add_argument("--force", action="store_true", help="replace the file if it exists")
    return parser


def _attach() -> Parser:
    parser = Parser(
        "attach",
        "Keep your own copy of a source's text where the library has its sealed record alone.\n"
        "The copy is compared by fingerprints, and kept in your data folder if every paragraph\n"
        "that is cited agrees.",
        "example:\n  briefing attach aleppo-2024-11-30 article.txt",
    )
    parser.add_argument(
        "source", metavar="SOURCE", help="a brief's id, BRIEF:SOURCE, or a sealed record's file"
    )
    parser.add_argument("file", metavar="FILE", help="the file with your copy of the text")
    return parser


def _new() -> Parser:
    parser = Parser(
        "new",
        "Write the skeleton of a brief, with a comment on every part, and say where it is.\n"
        "It goes into the library; where that is the one that comes with the program, into the\n"
        "current folder.",
        'example:\n  briefing new valley-2026-03-04 --title "Flood in the upper valley"',
    )
    parser.add_argument("id", metavar="ID", help="the brief's id, which also names its file")
    parser.add_argument("--title", metavar="WORDS", default="", help="the headline")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="where to write it; -: to standard output"
    )
    return parser


def _claim() -> Parser:
    parser = Parser(
        "claim",
        "Put one item into a brief, at the end of a section, and leave every other byte as it is.\n"
        "The item is shown with what its source has for it; then one question, and it is written.\n"
        "A sentence that copies its source, or says what is not there, is not taken.",
        "example:\n  briefing claim harl-2026-03-04 p3 'JRRO counts 300 displaced.' --by jrro \\\n"
        "    --to humanitarian --set category=displacement --figure 'about 300 people'",
    )
    parser.add_argument("brief", metavar="BRIEF", help="a brief's id, or its file")
    parser.add_argument("cite", metavar="CITE", help="paragraphs: p12, p12,p14, p3-p5, s2:p4")
    parser.add_argument("text", metavar="SENTENCE", help="the statement in the desk's own words")
    parser.add_argument("--by", metavar="VOICE", action="append", help="who says so; repeatable")
    parser.add_argument(
        "--to", metavar="SECTION", choices=CLAIM_SECTIONS, default="points",
        help=f"{', '.join(CLAIM_SECTIONS)}; default: points",
    )  # fmt: skip
    parser.add_argument("--quote", metavar="WORDS", help="words of the source, word for word")
    parser.add_argument(
        "--figure", metavar="WORDS", action="append", help="a figure as printed; repeatable"
    )
    parser.add_argument(
        "--set", metavar="NAME=VALUE", action="append", default=[],
        help="any other field: place=qelmara, because=[t1,t2]; repeatable",
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="show all, write nothing")
    parser.add_argument("--yes", action="store_true", help="write it without asking")
    parser.add_argument("--force", action="store_true", help="write what the source does not have")
    return parser


def _place() -> Parser:
    parser = Parser(
        "place",
        "Look a place up in the gazetteer that comes with the program, and print it as an item of\n"
        "the section places. Several places of one name are all named.",
        "example:\n  briefing place Idlib --country SY",
    )
    parser.add_argument("name", metavar="PLACE", help="its name, in any spelling of the gazetteer")
    parser.add_argument("--country", metavar="CODE", default="", help="ISO 3166 alpha-2, as SY")
    add_json(parser)
    return parser


def _schema() -> Parser:
    parser = Parser(
        "schema",
        "Print the JSON Schema of briefs, with which editors complete and check them. For one\n"
        "brief it offers the brief's own ids, voices, places and paragraphs.",
        "example:\n  briefing schema --for flood-2024 -o briefs/flood-2024.schema.json\n"
        '  then as the first line of the brief, where "briefing new" has not put it already:\n'
        "  # yaml-language-server: $schema=flood-2024.schema.json",
    )
    parser.add_argument(
        "--for", dest="brief", metavar="BRIEF", help="the brief that is being written: id or file"
    )
    parser.add_argument("--draft", action="store_true", help="of drafts, not of briefs")
    parser.add_argument(
        "-o", "--output", metavar="FILE", default="-", help="default: -, standard output"
    )
    return parser


def _source() -> Parser:
    parser = Parser(
        "source",
        "Print a source's text with the numbers by which citations count it: paragraphs (p3) and\n"
        "rows of tables (p20.r3); - stands before lines that are not counted. Of a brief: the\n"
        "texts of all its sources.",
        "example:\n  briefing source seeds/harl-report.txt",
    )
    parser.add_argument(
        "file", metavar="FILE", help="the file with a source's text; or a brief's file or id"
    )
    add_width(parser, "-w", "--width")
    add_json(parser)
    return parser


PARSERS: Final[dict[str, Callable[[], Parser]]] = {
    "take": _take, "table": _table, "draft": _draft, "seal": _seal, "attach": _attach, "new": _new,
    "claim": _claim, "place": _place, "schema": _schema, "source": _source,
}  # fmt: skip
"""What makes the parser of each of these commands."""

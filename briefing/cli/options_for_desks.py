"""What the commands take that go to a desk, join it, follow it, and keep one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from briefing.cli.parser import MixedParser, Parser, add_json

DESK_ACTIONS: Final = ("serve", "init", "user", "check", "heal", "expunge")


def _publish() -> Parser:
    parser = Parser(
        "publish",
        "Give briefs, as they are here, to the desk that shares the library: a git repository, or\n"
        "a desk that was joined. Saving never publishes. What somebody else has published\n"
        "meanwhile is never written over: it is a conflict, and said.",
        'example:\n  briefing publish flood-2024 -m "second count of the displaced"\n\n'
        "exit status:\n  0 the desk has them, 1 one was refused or waits, 2 wrong usage",
    )
    parser.add_argument("briefs", metavar="ID", nargs="+", help="a brief's id")
    parser.add_argument("-m", "--why", metavar="WHY", default="", help="what for, in a line")
    parser.add_argument(
        "--to", metavar="COMPARTMENT", help="for its named recipients alone, where a desk has any"
    )
    parser.add_argument(
        "--was", metavar="OLD", help="in place of OLD, the id that it had at the desk until now"
    )
    parser.add_argument(
        "--lower", action="store_true", help="also under a milder TLP label than the desk's"
    )
    return parser


def _withdraw() -> Parser:
    parser = Parser(
        "withdraw",
        "Take a brief back from the desk, and from this folder. Its history stays, and so do the\n"
        "copies that others have made.",
        'example:\n  briefing withdraw flood-2024 -m "a witness asked for it"',
    )
    parser.add_argument("brief", metavar="ID", help="a brief's id")
    parser.add_argument("-m", "--why", metavar="WHY", required=True, help="what for, in a line")
    return parser


def _history() -> Parser:
    parser = Parser(
        "history",
        "List the revisions of a brief at the desk, newest first: who, when, what for, and what\n"
        "each changed, item by item.",
        "example:\n  briefing history flood-2024 --restore 1a2b3c4",
    )
    parser.add_argument("brief", metavar="ID", help="a brief's id")
    parser.add_argument(
        "--limit", metavar="N", type=int, default=20, help="how many revisions; default: 20"
    )
    parser.add_argument(
        "--restore", metavar="REVISION",
        help="make the file here what it was then; what it is now is kept in .wire/kept",
    )  # fmt: skip
    add_json(parser)
    return parser


def _resolve() -> Parser:
    parser = Parser(
        "resolve",
        "Show both sides of a brief in conflict, or end the conflict with one of them. What does\n"
        "not stay is kept in .wire/kept.",
        "example:\n  briefing resolve flood-2024 --merge\n\n"
        "exit status:\n  0 it is over, 1 it is not, 2 wrong usage",
    )
    parser.add_argument("brief", metavar="ID", help="a brief's id")
    side = parser.add_mutually_exclusive_group()
    for name, words in (
        ("mine", "publish what is here in place of what they published"),
        ("theirs", "take what they published"),
        ("merge", "take both, where nobody changed what the other did"),
    ):
        side.add_argument(f"--{name}", dest="side", action="store_const", const=name, help=words)
    return parser


def _join() -> Parser:
    parser = Parser(
        "join",
        "Have a folder share a desk, by the invitation file that whoever keeps the desk has made.\n"
        "Briefs of the desk are fetched; what is in the folder already is never written over.",
        "example:\n  briefing join ana.join --library ~/crisis",
    )
    parser.add_argument("invitation", metavar="FILE", help="the invitation, NAME.join")
    return parser


def _follow() -> Parser:
    return Parser(
        "follow",
        "Keep a folder and its desk the same until interrupted: what others publish arrives, what\n"
        "waits is sent. The dashboard does so while it is open; one process a folder does.",
        "example:\n  briefing follow --library ~/crisis",
    )


def _desk() -> Parser:
    parser = MixedParser(
        "desk",
        "Keep a desk over NATS, which others join. What DIR holds has its keys.\n\n"
        "  serve DIR        start the node here; makes a desk of one node where there is none,\n"
        "                   its shelves as large as desk.json says where the disk has the room\n"
        "  init DIR         make a desk of several nodes, a folder for each\n"
        "  user DIR NAME    invite somebody, or change or revoke what they may\n"
        "  check DIR        hold the nodes against each other, and what will run out\n"
        "  heal             publish again what a restored store lacks, from this library\n"
        "  expunge DIR ID   erase every revision of a brief",
        "example:\n  briefing desk serve --lan desk/\n"
        "  briefing desk user desk/ ana --writes green amber --reads clear \\\n"
        "    --name 'Ana Ferro'",
    )
    parser.add_argument(
        "action", metavar="ACTION", choices=DESK_ACTIONS, help="what to do, one of those above"
    )
    parser.add_argument("words", metavar="DIR", nargs="*", help="the desk's folder; NAME or ID")
    parser.add_argument("--lan", action="store_true", help="serve: for the network, not only here")
    parser.add_argument("--name", metavar="WORDS", help="the desk's name, or the user's in full")
    parser.add_argument(
        "--node", metavar="NAME=HOST", action="append", default=[],
        help="init: a node and by which names it is reached, with commas; repeatable",
    )  # fmt: skip
    shelves = "clear, green, amber, strict, red-NAME"
    parser.add_argument("--reads", metavar="SHELF", nargs="+", default=[], help=f"user: {shelves}")
    parser.add_argument(
        "--writes", metavar="SHELF", nargs="+", default=[], help="user: the same; who writes reads"
    )
    parser.add_argument("--revoke", action="store_true", help="user: take all rights away")
    return parser


PARSERS: Final[dict[str, Callable[[], Parser]]] = {
    "publish": _publish, "withdraw": _withdraw, "history": _history, "resolve": _resolve,
    "join": _join, "follow": _follow, "desk": _desk,
}  # fmt: skip
"""What makes the parser of each of these commands."""

"""What the commands take that join a desk, follow it, and keep one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from briefing.cli.parser import MixedParser, Parser

DESK_ACTIONS: Final = ("serve", "init", "user", "check", "heal", "expunge")


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
        "  serve DIR        start the node here; makes a desk of one node where there is none\n"
        "  init DIR         make a desk of several nodes, a folder for each\n"
        "  user DIR NAME    invite somebody, or change or revoke what they may\n"
        "  check DIR        hold the nodes against each other, and what will run out\n"
        "  heal             publish again what a restored store lacks, from this library\n"
        "  expunge DIR ID   erase every revision of a brief",
        "example:\n  briefing desk serve --lan desk/\n"
        "  briefing desk user desk/ ana --writes green amber --reads clear --name 'Ana Ferro'",
    )
    parser.add_argument("action", choices=DESK_ACTIONS, help="what to do")
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
    "join": _join, "follow": _follow, "desk": _desk,
}  # fmt: skip
"""What makes the parser of each of these commands."""

"""``list --sort``: the same order whoever asks, from the files or from the index."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from briefing.cli.output import Exit
from briefing.library import indexed
from briefing.library.folder import FolderLibrary
from briefing.library.order import ORDERS
from cli.conftest import BRIEF, Cli, Put

SOURCED = "    text: s.txt\n"


def sourced(put: Put, name: str, text: str, **fields: str) -> Path:
    """Put a brief whose one sentence can be held against its source."""
    given = {"title": "A brief", "tlp": "CLEAR", "as_of": "2024-11-30", **fields}
    body = BRIEF.format(id=name, text=text, **given)
    path = put(f"{name}.yaml", body.replace("    kind: sitrep\n", f"    kind: sitrep\n{SOURCED}"))
    path.with_name("s.txt").write_text("Some 40 boats crossed the ford.\n\nx\n\ny\n")
    return path


@pytest.fixture(autouse=True)
def library(cli: Cli, put: Put) -> None:
    """Seven briefs, of which two were verified and one is broken."""
    put("new.yaml", as_of="2024-12-01", title="zebras return")
    put("old.yaml", as_of="2024-10-01", title="Écluse at Harl")
    put("mid.yaml", as_of="2024-11-01", title="Eddies in the ford")
    steady = put("steady.yaml", as_of="2024-11-02", title="Mills stand still")
    steady.write_text(steady.read_text().replace("trend: improved\n", ""))
    worse = put("worse.yaml", as_of="2024-11-03", title="apples rot", tlp="RED")
    worse.write_text(worse.read_text().replace("improved", "deteriorated"))
    put("a-broken.yaml", "x: y\n")
    sourced(put, "wrong", "Some 90 boats crossed.", as_of="2024-09-02", title="Boats")
    sourced(put, "right", "Some 40 boats crossed.", as_of="2024-09-01", title="Ferries")
    cli("export", "wrong")
    cli("export", "right")


WANTED = {
    "cut-off": "new worse steady mid old wrong right",
    "title": "worse wrong old mid right steady new",
    "trend": "worse new mid old wrong right",
    "errors": "a-broken wrong right",
}
"""The order of those that have one."""
LAST = {
    "cut-off": "a-broken",
    "title": "a-broken",
    "trend": "steady a-broken",
    "errors": "new worse steady mid old",
}
"""What has nothing to be sorted by, newest first, broken ones last."""


def ids(cli: Cli, *options: str) -> list[str]:
    """Ask for the list both ways; they agree."""
    told = [each["id"] for each in json.loads(cli("list", *options, "--json").out)]
    lines = cli("list", *options).out.splitlines()[1:]
    assert [line.split()[0] for line in lines] == told
    return told


@pytest.mark.parametrize("few", [200, 0], ids=["files", "index"])
@pytest.mark.parametrize("order", ORDERS)
def test_each_order_both_ways_round(
    cli: Cli, order: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexed, "FEW", few)
    wanted, last = WANTED[order].split(), LAST[order].split()
    assert ids(cli, "--sort", order) == wanted + last
    back = ids(cli, "--sort", order, "--reverse")
    if order == "trend":  # those that are alike stay as they stood
        wanted = [*wanted[1:], wanted[0]]
        assert back == wanted + last
    else:
        assert back == wanted[::-1] + last


def test_cut_off_is_the_order_nobody_asked_for(cli: Cli) -> None:
    assert ids(cli) == ids(cli, "--sort", "cut-off")
    assert ids(cli, "--reverse") == ids(cli, "--sort", "cut-off", "--reverse")


def test_an_indexed_library_is_sorted_without_reading_it(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexed, "FEW", 0)
    hour, now = 3_600_000_000_000, time.time_ns  # later than anybody could be writing still
    monkeypatch.setattr(time, "time_ns", lambda: now() + hour)
    assert cli("index").status == Exit.DONE
    wanted = ids(cli, "--sort", "title")
    assert wanted
    monkeypatch.setattr(FolderLibrary, "load", lambda *_: pytest.fail("a brief was read"))
    for order in ORDERS:
        assert len(ids(cli, "--sort", order)) == len(wanted)


def test_there_is_no_other_order(cli: Cli) -> None:
    ran = cli("list", "--sort", "colour")
    assert (ran.status, ran.out) == (Exit.USAGE, "")
    assert 'no "colour" but cut-off, title, trend or errors' in ran.err

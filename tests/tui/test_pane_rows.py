"""The panes as plain rows: never wider than the form, whole, and nothing cut without its sign."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

import pytest
from msgspec.structs import replace
from sweeping import grid

from briefing import paths
from briefing.brief.model import Brief
from briefing.brief.outline import Line, Outline
from briefing.brief.values import place_name
from briefing.format.reader import read, read_brief
from briefing.glyphs import BASIS, BASIS_ASCII
from briefing.text import ASCII, CUT, to_ascii, width
from briefing.tui.cells import plain, row_width
from briefing.tui.panes import PANES
from briefing.tui.panes.parts import Form, ItemBlock
from tui import making

FORMS = [
    *(Form(cells, "narrow", bare=True) for cells in (27, 37, 50, 76)),
    *(Form(cells, "table") for cells in (34, 36, 41, 56)),
    *(Form(cells, "full") for cells in (44, 46, 61, 63, 64, 69, 90)),
    *(Form(cells, "wide") for cells in (56, 58, 72, 100)),
    *(Form(cells, "whole") for cells in (45, 70, 78, 118, 198)),
]


@cache
def outline(name: str, ascii_only: bool) -> Outline:
    if name.startswith("made"):
        made = making.hostile() if name == "made-hostile" else making.full(count=6)
        reading = read(json.dumps(made, ensure_ascii=False).encode(), Brief)
    else:
        reading = read_brief(paths.bundled() / "briefs" / f"{name}.yaml")
    assert reading.value is not None, reading.problems
    return Outline(reading.value, ascii_only=ascii_only)


NAMES = [
    *sorted(path.stem for path in (paths.bundled() / "briefs").glob("*-[0-9][0-9].yaml")),
    *("made-full", "made-hostile"),
]
PARTS = 3
every_name = grid(name=NAMES, part=range(PARTS))


def forms(name: str, part: int) -> list[Form]:
    """The forms in which the panes of a brief are tried: each third, of the next brief others."""
    return FORMS[(NAMES.index(name) + part) % PARTS :: PARTS]


def every_block(name: str, form: Form) -> Iterator[tuple[Line, ItemBlock]]:
    shown = outline(name, form.ascii_only)
    for section in shown.every_section:
        blocks = PANES[section.kind.key].blocks(section, shown, form)
        assert len(blocks) == len(section.lines)
        yield from zip(section.lines, blocks, strict=True)


@grid(name=NAMES, part=range(PARTS), ascii_only=[False, True])
def test_no_row_is_wider_than_its_pane(name: str, part: int, ascii_only: bool) -> None:
    for form in forms(name, part):
        form = replace(form, ascii_only=ascii_only)
        for line, block in every_block(name, form):
            for chosen in (False, True):
                for first in (False, True):
                    for number, row in enumerate(block.shown(chosen, first)):
                        most = form.cells if number <= block.judged else form.below
                        assert row_width(row) <= most, (form, line.label, plain(row))
            for head in block.heads:
                most = form.cells if head.path else form.bare_row
                assert row_width(head.row) <= most, (form, line.label, plain(head.row))


@pytest.mark.parametrize("name", NAMES)
def test_heads_fit_and_stand_over_their_columns(name: str) -> None:
    shown = outline(name, False)
    for form in FORMS:
        for section in shown.every_section:
            heads = PANES[section.kind.key].heads(section, shown, form)
            assert row_width(heads) <= form.cells, (form, section.kind.key, plain(heads))


@pytest.mark.parametrize("term", ["likely", "roughly even chance"])
def test_the_heads_of_judgements_are_whole_however_long_the_likelihoods_are(term: str) -> None:
    judgement = {"text": "It holds.", "likelihood": term, "confidence": "low", "cite": ["p1"]}
    raw = making.small(judgements=[judgement], yardstick="icd203")
    reading = read(json.dumps(raw).encode(), Brief)
    assert reading.value is not None, reading.problems
    shown = Outline(reading.value)
    section, form = shown.section("judgements"), Form(69, "full")
    heads = plain(PANES["judgements"].heads(section, shown, form))
    row = plain(PANES["judgements"].blocks(section, shown, form)[0].rows[0])
    assert "likelihood " in heads
    assert f"{term} " in row
    assert len(row) - row.index(term) == len(heads) - heads.index("likelihood")


@every_name
def test_an_item_that_has_the_keys_is_shown_whole_or_signed(name: str, part: int) -> None:
    for form in forms(name, part):
        for line, block in every_block(name, form):
            if line.section in ("actors", "places", "relationships"):
                continue
            rows = [plain(row) for row in block.shown(True)]
            text = "".join("".join(rows).split())
            for word in line.text.split():
                if width(word) > form.cells // 3:
                    continue  # broken where its row ends
                assert word in text or any(CUT in row for row in rows), (form, line.label, rows)


@every_name
def test_every_row_says_on_what_basis(name: str, part: int) -> None:
    """Glyph or word: the basis of a statement is on the screen without any colour."""
    for form in forms(name, part):
        for ascii_only in (False, True):
            form = replace(form, ascii_only=ascii_only)
            signs = BASIS_ASCII if ascii_only else BASIS
            for line, block in every_block(name, form):
                if line.section in (
                    "actors",
                    "judgements",
                    "crosscheck",
                    "gaps",
                    "watch",
                    "places",
                ):
                    continue
                rows = " ".join(plain(row) for row in block.rows)
                assert signs[line.basis] in rows, (form, line.label, rows)


@every_name
def test_a_citation_stands_beside_every_item(name: str, part: int) -> None:
    for form in forms(name, part):
        for line, block in every_block(name, form):
            if line.cites and line.section != "crosscheck":
                rows = " ".join(plain(row) for row in block.rows)
                first = line.cites[0]
                assert place_name(first.first, table=first.table) in rows, (form, line.label, rows)


@grid(name=[name for name in NAMES if name != "made-hostile"], part=range(PARTS))
def test_ascii_rows_have_signs_that_ascii_has(name: str, part: int) -> None:
    for form in forms(name, part):
        for line, block in every_block(name, replace(form, ascii_only=True)):
            for row in block.shown(True):
                odd = {c for c in plain(row) if not c.isascii()}
                assert odd <= set(ASCII), (form, line.label, odd)
                assert all(width(to_ascii(c)) == 1 for c in odd)

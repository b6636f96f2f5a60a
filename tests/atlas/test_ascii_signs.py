"""In ASCII a sign of the map is no sign of a verdict, with which it shares the screen."""

from __future__ import annotations

from briefing.atlas.basemap import PROVINCE
from briefing.atlas.drawing import HATCH_ASCII, SEA_ASCII
from briefing.atlas.layers import ASCII_SIGNS, LINES
from briefing.atlas.scene import GLYPHS_ASCII
from briefing.glyphs import BASIS_ASCII, CONTRADICTED, VERDICT
from briefing.text import to_ascii


def test_no_line_or_texture_of_the_map_looks_like_a_verdict() -> None:
    drawn = {*ASCII_SIGNS, *"".join((*SEA_ASCII, *HATCH_ASCII))} - {" "}
    assert "~" not in drawn, "that says: changed"
    assert not drawn & {to_ascii(sign) for sign in VERDICT.values()}


def test_each_kind_of_line_has_a_sign_and_no_basis_looks_like_one() -> None:
    assert len(ASCII_SIGNS) > max(LINES)
    assert ASCII_SIGNS[PROVINCE].strip()
    assert not {*ASCII_SIGNS} & {*GLYPHS_ASCII.values()}


def test_bases_verdicts_and_contradictions_are_told_apart_in_ascii() -> None:
    verdicts = {mark: to_ascii(sign) for mark, sign in VERDICT.items() if mark != "own"}
    signs = [*BASIS_ASCII.values(), *verdicts.values(), to_ascii(CONTRADICTED)]
    assert len(signs) == len(set(signs))
    assert all(len(sign) == 1 for sign in signs)
    assert to_ascii(VERDICT["own"]) == BASIS_ASCII["inferred"], "what the desk concludes"

"""False calc lines are caught: written ones, and each right one with one thing of it changed."""

from __future__ import annotations

from .reckoned import table, tried


def test_a_false_calc_is_never_ticked_and_nearly_always_an_error() -> None:
    found = list(tried())
    assert len(found) > 180
    assert not [each for each in found if each.ticked]
    quiet = [each for each in found if each.severity != "error" and each.kind != "written"]
    # In French a number that no paragraph has is no error where others may be added up.
    assert [(each.text, each.kind, each.severity) for each in quiet] == [
        ("marche", "number of the text", "warning")
    ]


def test_the_table_has_a_row_a_kind() -> None:
    assert "calc: 24 right items, 0 accused" in table()
    assert "  written" in table()

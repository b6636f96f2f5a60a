"""What the screens of a brief have in common, and the table that they are opened from."""

from __future__ import annotations

import pytest

from briefing.tui.registry import (
    BRIEF,
    CONFLICT,
    HISTORY,
    QUESTION,
    REGISTRY,
    SHOWING,
    screen_class,
)
from briefing.tui.screens import BaseScreen
from briefing.tui.screens.skeleton import BriefScreen


@pytest.mark.parametrize("where", REGISTRY)
def test_every_screen_of_the_registry_is_there_under_its_name(where: str) -> None:
    found = screen_class(where)
    assert issubclass(found, BaseScreen)
    assert found.where == ("" if where == QUESTION else where)
    # Those of a desk are of a brief, too, and keep the keys that change the screen to themselves.
    assert issubclass(found, BriefScreen) == (where in (*SHOWING, CONFLICT, HISTORY))


def test_every_screen_of_a_brief_is_in_the_registry() -> None:
    assert set(SHOWING) - set(REGISTRY) == {BRIEF}

"""The palette finds things by what people call them."""

from __future__ import annotations

from pathlib import Path

from briefing.tui.screens.command_palette import (
    PaletteEntry,
    search,
)
from tui.conftest import MakeApp
from tui.hand import hand_on
from tui.test_palette import entries


async def test_what_people_call_things_leads_to_them(make_app: MakeApp, bundled: Path) -> None:
    leads = {
        "Help:": "tlp grade verdict basis legend signs symbols shortcuts label",
        "Pane: humanitarian": "dead killed wounded casualties displaced refugees detention access",
        "Pane: actors": "parties sides", "Pane: territory": "control", "Pane: gaps": "unknown",
        "Pane: judgements": "forecast likelihood conclusions", "Pane: to watch": "indicators",
        "Pane: expert views": "opinion analysts", "Pane: situation": "summary bottom",
        "Find:": "search filter", "Quit:": "exit close", "Maximise:": "zoom", "Export:": "save",
        "Export as:": "pdf print mail docx", "Copy page:": "send forward share",
        "Theme:": "colour color", "Unverified:": "errors", "Changes:": "compare diff",
    }  # fmt: skip
    async with hand_on(make_app(bundled, "exercise-qelmara-2020-03-09")) as hand:
        offered = entries(hand)
    wrong = []
    for name, words in leads.items():
        for word in words.split():
            hits = search(offered, word)
            if not hits or not hits[0].command.name.startswith(name):
                wrong.append((word, name, [hit.command.name for hit in hits[:2]]))
    assert not wrong


def test_letters_in_two_names_of_a_thing_do_not_find_it() -> None:
    entry = PaletteEntry("Help: keys", "?", str, ("verdicts", "shortcuts"))
    assert [hit.command for hit in search([entry], "verdicts")] == [entry]
    assert search([entry], "vcuts") == []

"""Text on its way to the clipboard, and the notice that says which way it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing.brief.outline import Line, Outline
from briefing.export import render
from briefing.export.text import item_text
from briefing.tui.clipboard import copy_outside

if TYPE_CHECKING:
    from briefing.tui.dashboard import Dashboard

_FAILED: Final = "Nothing was copied"


def copy_item(app: Dashboard, outline: Outline, line: Line) -> None:
    """Copy one item with its brief's label first and last, accents and all in ASCII mode too."""
    plain = Outline(outline.brief)
    lines = plain.section(line.section).lines
    same = next(other for other in lines if other.path == line.path)
    copy(app, item_text(plain, same), f"Item {line.label}")


def copy_summary(app: Dashboard, outline: Outline) -> None:
    """Copy the plain-text summary of the brief."""
    plain, verdicts = Outline(outline.brief), app.checking.of(app.card)
    app.background.run(
        "copy",
        lambda: render(plain, "text", verdicts=verdicts),
        lambda text: copy(app, text, "The summary"),
        _FAILED,
        queue=True,
    )


def copy_selection(app: Dashboard, text: str, label: str) -> None:
    """Copy what was selected; a label that limits who may see it goes with it."""
    limited = label not in ("", "TLP:CLEAR")
    copy(app, f"{label}\n{text}\n{label}\n" if limited else text, "The selection")


def copy(app: Dashboard, text: str, what: str) -> None:
    """Hand text to the terminal (OSC 52) and to the desktop; say which took it."""
    app.copy_to_clipboard(text)

    def copied(took: list[str]) -> None:
        app.say(f"{what} copied to {' and '.join(['the terminal (OSC 52)', *took])}.")

    app.background.run("copy", lambda: copy_outside(text), copied, _FAILED, queue=True)

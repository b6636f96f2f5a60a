"""Help for where you are: the keys of the screen, and what the signs mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from textual.app import ComposeResult

from briefing.brief.outline import Outline
from briefing.brief.scales import BASIS, CREDIBILITY, RELIABILITY, TLP
from briefing.text import width
from briefing.tui.cells import Row, beside, column, flow, heading, indent, row_width
from briefing.tui.dashboard import Dashboard
from briefing.tui.keys import keys_for
from briefing.tui.motions import Key
from briefing.tui.panes.marks import LETTERS, mark_span
from briefing.tui.panes.parts import Form, basis_glyph, side_words
from briefing.tui.registry import HELP, MAP, PICKER, Opening, screen_name
from briefing.tui.screens import BaseScreen
from briefing.tui.widgets import Sheet
from briefing.verify.verdicts import MARKS, VERDICT_WORDS

_TWO_COLUMNS = 100
_KEY = 13
_ROOMY = 44
"""Cells of the column of signs from which what they mean begins at the same place in all of it."""
_MOUSE = (
    "The mouse works too: click an item to select it, once more for its evidence; the wheel "
    "scrolls; the words of the bar and of the footer are buttons."
)
_WORDS = {
    "bridge flood": "both words; accents and case do not matter",
    '"north bank"': "words behind each other",
    "flood*": "words that begin so",
    "-toll": "not this word",
}

_LIMITS = (
    "No rule sees who did what to whom, degree, cause, or whether the source is right. A dim ? has "
    "been read and signed by a person."
)
_LETTERS = "where a pane is wide: quotation, speaker, figures, dates, names; what was found of them"


class HelpScreen(BaseScreen):
    """The keys of a screen and the signs on it, to read and to go back from."""

    where = HELP

    def __init__(self, where: str, outline: Outline | None) -> None:
        super().__init__()
        self.about = where
        self.outline = outline
        self.sheet = Sheet(self._rows, pinned=1, least=0)

    @classmethod
    def opened(cls, app: Dashboard, *_arguments: Any, **_named: Any) -> Opening:
        """Return the help for the screen on top."""
        outline = app.card.outline if len(app.brief_list) else None
        assert isinstance(app.screen, BaseScreen)
        return Opening(cls(app.screen.where, outline))

    def compose(self) -> ComposeResult:
        """Yield the sheet."""
        yield self.sheet

    def on_mount(self) -> None:
        """Give the keys to the sheet."""
        self.sheet.focus()

    def _rows(self, cells: int) -> list[Row]:
        ascii_only = self.briefing.ascii_only
        keys = keys_for(self.about, self.briefing.key_table)
        rows = help_rows(keys, self.about, self.outline, cells, ascii_only)
        if self.about == MAP:
            from briefing.tui.screens.map.legend import map_help

            mapped = map_help(self.briefing.maps.notices(), cells - 2, ascii_only)
            rows += [[], *indent(mapped, 1)]
        return rows

    def action_scroll_rows(self, rows: int) -> None:
        """Scroll by lines."""
        self.sheet.scroll_rows(rows)

    def action_scroll_page(self, step: int) -> None:
        """Scroll by a page."""
        self.sheet.scroll_page(step)

    def action_back(self) -> None:
        """Go back to where one was."""
        self.dismiss()

    def action_open(self, _where: str) -> None:
        """Go back: the key that opened the help closes it."""
        self.dismiss()


def help_rows(
    keys: list[Key], where: str, outline: Outline | None, cells: int, ascii_only: bool
) -> list[Row]:
    """Return the help for a screen in ``cells`` columns: keys, then signs and scales."""
    title: Row = [(" HELP ", "hi b r"), ("  ", "hi u"), (f"keys of {screen_name(where)}", "dim u")]
    fill = max(cells - sum(width(t) for t, _ in title) - 9, 0)
    title += [(" " * fill, "hi u"), ("Esc back ", "dim u")]
    if cells >= _TWO_COLUMNS:
        left = cells * 6 // 10
        body = beside(
            _keys(keys, where, left - 4),
            _signs(outline, cells - left - 2, ascii_only),
            left,
            cells - left - 2,
        )
        return [title, [], *indent(body, 1)]
    signs = _signs(outline, cells - 2, ascii_only)
    return [title, [], *indent([*_keys(keys, where, cells - 2), [], *signs], 1)]


def _keys(keys: list[Key], where: str, cells: int) -> list[Row]:
    rows = [heading("KEYS", "", cells)]
    for key in keys:
        body = flow([(key.help, "text")], cells - _KEY)
        rows.append([column(key.shown, _KEY, "hi b"), *body[0]])
        rows += indent(body[1:], _KEY)
    rows += [[], *flow([(_MOUSE, "dim")], cells)]
    return [*rows, [], *_typed(cells)] if where == PICKER else rows


def _typed(cells: int) -> list[Row]:
    """Return what may be typed to find items, filters included."""
    from briefing.library.query import FILTERS

    typed = {**_WORDS, **{f"{key}:": meaning for key, meaning in FILTERS.items()}}
    entries = [_Entry([(word, "hi b")], meaning) for word, meaning in typed.items()]
    return [heading("WORDS AND FILTERS", "all fit one item", cells), *_entries(entries, cells)]


def _signs(outline: Outline | None, cells: int, ascii_only: bool) -> list[Row]:
    form = Form(cells, "full", ascii_only)
    basis = [
        _Entry([(f"{basis_glyph(word, form)} {word}", "hi")], meaning)
        for word, meaning in BASIS.items()
    ]
    contradicted = _Entry(
        [("!" if ascii_only else "⇋", "part b cue")], "another voice contradicts it"
    )
    rows = [heading("BASIS", "what kind of word an item is", cells)]
    rows += _entries([*basis, contradicted], cells)
    grades = [
        _Entry([(letter, "hi b")], f"{what} (the voice)") for letter, what in RELIABILITY.items()
    ]
    grades += [
        _Entry([(digit, "hi b")], f"{what} (the item)") for digit, what in CREDIBILITY.items()
    ]
    rows += [[], heading("GRADE", "by the desk, Admiralty scale", cells), *_entries(grades, cells)]
    verdicts = [_Entry([mark_span(mark)], VERDICT_WORDS[mark]) for mark in MARKS]
    verdicts.append(_Entry([("".join(LETTERS.values()), "hi")], _LETTERS))
    rows += [[], heading("VERDICT", "on words, not on truth", cells)]
    rows += [*_entries(verdicts, cells), *flow([(_LIMITS, "dim")], cells)]
    if outline is not None and outline.sides:
        rows += [[], heading("SIDES", "the letters of this brief", cells)]
        rows += _entries(
            [
                _Entry([(letter, f"{side_words(outline, side)} b")], outline.say(side))
                for side, letter in outline.sides.items()
            ],
            cells,
        )
    labels = [_Entry([(label, "hi")], meaning) for label, meaning in TLP.items()]
    rows += [[], heading("TLP 2.0", "who may see the brief", cells), *_entries(labels, cells)]
    rows += [[], heading("OTHER SIGNS AND WORDS", "", cells)]
    others = (
        ("desk", "whoever wrote this brief"),
        ("p12", "paragraph 12 of the source; p12+ is that one and more"),
        ("s2:p4", "paragraph 4 of the second of several sources"),
        ("r14", "row 14 of a source that is a table"),
        ("+1", "behind a name: one more speaker"),
        ("2 voices", "two say of the same figure what may differ; nothing is summed"),
        (">" if ascii_only else "›", "cut here; Enter or z shows the rest"),
        ("*" if ascii_only else "◊", "behind a name: an analyst's assessment"),
    )
    return [*rows, *_entries([_Entry([(sign, "hi b")], what) for sign, what in others], cells)]


class _Entry(NamedTuple):
    """A sign or a word, and what it means."""

    label: Row
    meaning: str


def _entries(entries: Sequence[_Entry], cells: int) -> list[Row]:
    """Return what signs mean; in a narrow column no signs take more room than they need."""
    lead = 14 if cells >= _ROOMY else max(row_width(each.label) for each in entries) + 2
    rows: list[Row] = []
    for label, meaning in entries:
        body = flow([(meaning, "text")], cells - lead)
        rows.append([*label, (" " * (lead - row_width(label)), "text"), *body[0]])
        rows += indent(body[1:], lead)
    return rows

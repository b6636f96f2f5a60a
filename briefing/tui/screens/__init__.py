"""A module or a package for each screen; here what all share: bindings and the app's actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, cast

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from briefing.text import wrap
from briefing.tui.keys import KEYS, keys_for
from briefing.tui.motions import Key
from briefing.tui.registry import BRIEF, TRIAGE, Opening
from briefing.tui.widgets import Painted
from briefing.tui.widgets.plan import LEAST

if TYPE_CHECKING:
    from briefing.tui.brief_list import OpenBrief
    from briefing.tui.dashboard import Dashboard
    from briefing.tui.host import BriefReloaded

# The classes that app.tcss hides everything by where the terminal is too small.
_WIDTHS = [(0, "-small"), (LEAST[0], "-broad")]
_BARRED, _HIGH = 12, 18
"""Rows from which there is the bar of screens, and the trail: with fewer the brief needs them."""
DIALOG: Final = 90
"""Cells of the box of a dialog, as screens.tcss has it."""
_HEIGHTS = [(0, "-low"), (LEAST[1], "-short"), (_BARRED, "-barred"), (_HIGH, "-high")]


def bindings(where: str) -> list[BindingType]:
    """Return Textual's bindings for a screen, from the one table of keys."""
    return [binding for key in keys_for(where, KEYS) for binding in _bindings(key)]


def _bindings(key: Key) -> list[BindingType]:
    if key.action == "brief_number":
        return [
            Binding(digit, f"brief_number({digit})", key.help, id=f"{key.id}.{digit}")
            for digit in key.keys.split(",")
        ]
    return [Binding(key.keys, key.action, key.help, id=key.id, priority=key.id == "copy.selection")]


def binding_keys(keys: tuple[Key, ...]) -> Iterator[tuple[str, str]]:
    """Yield Textual's id of each binding with its keys, for the user's keymap."""
    for key in keys:
        if key.action == "brief_number":
            digits = enumerate(key.keys.split(","), 1)
            yield from ((f"{key.id}.{number}", name) for number, name in digits)
        else:
            yield key.id, key.keys


class BaseScreen(Screen[Any]):
    """The base of the screens: keys come from the table, ``briefing`` is the running app."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS
    where = ""
    """The name of the screen in the registry, by which it has its keys."""
    ready = False
    """Whether the screen is laid out, so that a key can do something on it."""
    _kept: Widget | None = None
    _resumed = False
    """Whether the screen has had the terminal before."""

    def __init_subclass__(cls, **named: Any) -> None:
        """Take the bindings of the screen from the table of keys."""
        if cls.__dict__.get("where"):
            cls.BINDINGS = bindings(cls.where)
        super().__init_subclass__(**named)

    @classmethod
    def opened(cls, app: Dashboard, *arguments: Any, **named: Any) -> Opening | None:
        """Return a new screen of this kind and what its result is for; None: there is none to show.

        ``Screens.open`` hands on what it was given; a subclass names what it takes.
        """
        return Opening(cls(*arguments, **named))

    @property
    def briefing(self) -> Dashboard:
        """The running app."""
        return cast("Dashboard", self.app)

    @property
    def tiny(self) -> bool:
        """Whether the terminal is too small for anything but what says so."""
        return self.app.size.width < LEAST[0] or self.app.size.height < LEAST[1]

    def render(self) -> RenderableType:
        """Return the ground; where the terminal is too small, what it takes stands on it."""
        if not self.tiny:
            return super().render()
        style, size = self.briefing.palette.style("hi"), self.app.size
        leave = next((key.shown for key in self.briefing.key_table if key.id == "quit"), "")
        said = ["briefing needs {}x{}".format(*LEAST), f"{leave} leaves it" if leave else ""]
        rows = [row for each in said for row in wrap(each, size.width)][: size.height]
        return Text("\n".join(rows), style, no_wrap=True, end="")

    def dismiss(self, result: object = None) -> AwaitComplete:
        """Go back, once: it may be asked twice, by a key and by a click right after it."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)

    def on_mount(self) -> None:
        """See when the screen is laid out for the first time."""
        self.call_after_refresh(setattr, self, "ready", True)

    def on_resize(self, event: events.Resize) -> None:
        """Give the keys back to what had them before the terminal was too small."""
        if self.tiny:
            self._kept = self.focused or self._kept
        elif self._kept is not None:
            if self.focused is None:  # else a key has chosen meanwhile
                self._kept.focus()
            self._kept = None

    def offers(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Tell whether a key is named: of those that do something, not one that says why not."""
        return self.check_action(action, parameters) is not False

    def edge(self, box: Widget, cells: int) -> int:
        """Give a box that lies over the page sides where it has no ground of its own.

        ``cells`` is how wide the box is; returned is how wide what stands in it is.
        """
        edged = self.briefing.palette.flat and cells < self.app.size.width
        box.set_class(edged, "-edged")
        return cells - 2 if edged else cells

    def on_screen_suspend(self) -> None:
        """Lose colour and weight behind an overlay."""
        self.call_after_refresh(self._repaint_behind)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Have them back; the first time all parts are new, styled already and not yet painted."""
        if self._resumed:
            self.repaint()
        else:
            self._resumed = True
            event.refresh_styles = False

    def _repaint_behind(self) -> None:
        if self.app.screen.is_modal:  # behind a whole screen nothing is seen
            self.repaint()

    def repaint(self) -> None:
        """Paint every part anew."""
        for widget in self.walk_children(Painted):
            widget.repaint()

    def keep_unfinished(self) -> None:
        """Keep what is being typed and not taken yet: the program is being left."""

    def action_open(self, where: str) -> None:
        """Open another screen."""
        self.briefing.screens.open(where)

    def on_verdicts_ready(self) -> None:
        """Show the verdicts as they are known by now."""
        self.on_verdicts()

    def on_counts_ready(self) -> None:
        """Show the counts of the screens as they are known by now."""
        self.on_counts()

    def on_texts_ready(self) -> None:
        """Show the texts that were read meanwhile."""
        self.on_texts()

    def on_brief_reloaded(self, message: BriefReloaded) -> None:
        """Show the brief as it was saved."""
        self.on_reloaded(message.card)

    def on_drafts_ready(self) -> None:
        """Show a draft as it stands by now."""
        self.on_drafts()

    def on_desk_changed(self) -> None:
        """Show how the brief stands to the desk by now."""
        self.on_desk()

    def on_index_changed(self) -> None:
        """List briefs anew."""
        self.on_index()

    # A screen that shows something of what has changed says how; the others go on as they are.

    def on_verdicts(self) -> None:
        """Show verdicts that became known."""

    def on_counts(self) -> None:
        """Show what is counted behind the screen."""

    def on_texts(self) -> None:
        """Show texts of sources that were read."""

    def on_reloaded(self, card: OpenBrief) -> None:
        """Show a brief that was saved."""

    def on_drafts(self) -> None:
        """Show a draft that was read, or decided on."""

    def on_desk(self) -> None:
        """Show how the brief stands to the desk."""

    def on_index(self) -> None:
        """Show what the index has learnt."""

    def action_brief_number(self, number: int) -> None:
        """Show brief 1 to 9 on this screen."""
        self.briefing.screens.show_brief(number - 1, self.where)

    def action_last_brief(self) -> None:
        """Show the brief shown before on this screen."""
        self.briefing.screens.show_brief(None, self.where)

    def action_triage(self) -> None:
        """Decide on what the draft of the brief proposes."""
        self.briefing.screens.open(TRIAGE)

    def action_view(self, view: str) -> None:
        """Go back to the page and change what it shows."""
        self.briefing.screens.show_view(view)

    async def action_find_on_page(self) -> None:
        """Go back to the page and ask for the words to find there."""
        self.briefing.screens.show_view(BRIEF)
        await self.briefing.overview.action_find()

    def action_export(self) -> None:
        """Write the whole brief as text."""
        self.briefing.start_export()

    def action_copy_one_page(self) -> None:
        """Copy one page of the brief."""
        self.briefing.copy_one_page()

    def action_next_theme(self) -> None:
        """Change to the next theme."""
        self.briefing.theme_manager.next()

    def action_quit_all(self) -> None:
        """Leave the program."""
        self.app.exit()

    def action_suspend(self) -> None:
        """Go back to the shell until it continues the program."""
        self.briefing.suspend_process()

    def action_quit_hint(self) -> None:
        """Copy what is selected; without a selection say how to quit."""
        text = self.get_selected_text()
        if text:
            self.briefing.copy_selection(text)
            self.clear_selection()
        else:
            from textual.widgets import Input  # not needed for the first paint

            key = next(k.shown for k in self.briefing.key_table if k.id == "quit")
            away = isinstance(self.focused, Input)
            self.briefing.say(f"Press {'Esc, then ' if away else ''}{key} to quit.")

"""How triage is laid out: one proposal beside, or over, the paragraphs that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from briefing.draft.state import words_field
from briefing.tui.cells import Row, flow, indent
from briefing.tui.registry import TRIAGE, screen_name
from briefing.tui.screens import BaseScreen
from briefing.tui.screens.triage.checks import Checks
from briefing.tui.screens.triage.footer import TriageFooter
from briefing.tui.screens.triage.head import DraftNotice, TriageHead
from briefing.tui.screens.triage.line import LineEditor
from briefing.tui.screens.triage.parts import ItemRows, item_rows
from briefing.tui.screens.triage.queue import Queue, queue_rows
from briefing.tui.screens.triage.shown import ItemShown
from briefing.tui.screens.triage.source import (
    Legend,
    SourceRows,
    absent_rows,
    paragraph_of,
    source_rows,
)
from briefing.tui.screens.triage.telling import all_seen
from briefing.tui.screens.triage.values import put
from briefing.tui.widgets import Sheet

if TYPE_CHECKING:
    from briefing.draft.state import Card
    from briefing.tui.services.drafts import OpenDraft

_BESIDE: Final = 100, 18
"""Columns and rows from which the source stands beside the proposal."""
_QUEUE: Final = 170
"""Columns from which the list of all proposals stands beside both."""
_LISTED: Final = 6
"""Rows from which it stands below the proposal elsewhere, where the source is beside."""
_ROOMY, _TALL = 24, 32
"""Rows from which each part has a row of its own: source beside the proposal, or under it."""
_HIGH: Final = 18
"""Rows from which the head has two rows and the letters stand above the words."""
_NOTHING: Final = (
    "No claim, figure or voice was found. Here are the paragraphs: < > go through them, i begins an"
    " item by hand from the one pointed at."
)


class TriageView(BaseScreen):
    """Shows one proposal at a time; what is decided on it ``TriageScreen`` says."""

    def __init__(self, draft: OpenDraft, key: str = "") -> None:
        super().__init__()
        self.draft = draft
        keys = [card.key for card in draft.state.cards]
        self.at = keys.index(key) if key in keys else self._first_open()
        """The place of the proposal shown, among all of the draft."""
        self.pointer = 1
        """The paragraph that ``<`` and ``>`` stand at."""
        self.begun: Card | None = None
        """The item that is begun by hand while its words are typed."""
        self.chosen = ""
        """The part whose words stand out."""
        self.checks = Checks(self.briefing)
        self.head, self.notice, self.legend = TriageHead(), DraftNotice(), Legend()
        self.item = Sheet(self._item_rows)
        self.source = Sheet(self._source_rows)
        self.queue = Queue(self._queue_rows, self._row_shown)
        self.right = Container(self.item, self.queue, id="triage-right")
        self.body = Container(self.source, self.right, id="triage-body")
        self.editor = LineEditor()
        self.footer = TriageFooter(TRIAGE)
        self._item, self._source = ItemRows([], []), SourceRows([], [], {}, 0)
        self._queue: list[int] = []
        self._point()

    def compose(self) -> ComposeResult:
        """Yield the parts from top to bottom."""
        self.item.id, self.source.id, self.queue.id = "triage-item", "triage-source", "triage-queue"
        yield from (self.head, self.notice, self.body, self.legend, self.editor, self.footer)

    # -- what is shown ----------------------------------------------------------------------

    @property
    def place(self) -> str:
        """It is no entry of the bar of screens."""
        return ""

    @property
    def crumbs(self) -> tuple[str, ...]:
        """What the trail calls this screen."""
        return (screen_name(TRIAGE),)

    @property
    def cards(self) -> tuple[Card, ...]:
        """All proposals, in the order in which they are gone through."""
        return self.draft.state.cards

    @property
    def card(self) -> Card | None:
        """The proposal shown, or the item being begun; None where nothing was drafted."""
        if self.begun is not None:
            return self.begun
        return self.cards[min(self.at, len(self.cards) - 1)] if self.cards else None

    @property
    def as_edited(self) -> Mapping[str, Any]:
        """The fields of the item shown, with what is being typed."""
        assert self.card is not None
        item = dict(self.card.item)
        if self.editor.typing:
            value = self.typed(self.editor.field, self.editor.input.value)
            field, value = put(item, self.editor.field, value)
            item.pop(field, None)
            if value is not None:
                item[field] = value
        return item

    def typed(self, field: str, text: str) -> Any:
        """Return what a line means as the value of a field."""
        raise NotImplementedError

    def _first_open(self) -> int:
        return next((at for at, card in enumerate(self.cards) if card.standing == "open"), 0)

    def _point(self) -> None:
        """Stand at the first paragraph that the proposal rests on, no part chosen."""
        self.chosen = ""
        if self.card is not None:
            self.pointer = paragraph_of(self.card.proposal.rests_on[0].cite)

    def _item_rows(self, cells: int) -> list[Row]:
        card = self.card
        if card is None:
            text = _NOTHING
            return [[], *indent(flow([(text, "hi")], cells - 2), 1)]
        item = self.as_edited
        words = str(item.get(words_field(card.section)) or "")
        checked = self.checks.of(self.draft, card, item)
        low = self.size.height < (_ROOMY if self.beside else _TALL)
        shown = ItemShown(self.draft, card, words, checked, self.chosen, low)
        self._item = item_rows(shown, cells)
        if not self.beside:
            self._item.rows.append([(" " * cells, "rule u")])
        return self._item.rows

    def _source_rows(self, cells: int) -> list[Row]:
        if not self.draft.text.paragraphs:
            return absent_rows(self.draft, self.card, cells)
        letters = self.size.height >= _HIGH
        room = cells, self.source.size.height
        self._source = source_rows(
            self.draft, self.card, self.pointer, self.chosen, room, letters=letters
        )
        return self._source.rows

    def _queue_rows(self, cells: int) -> list[Row]:
        rows, self._queue = queue_rows(self.draft.state, self.at, cells)
        return rows

    def notice_words(self) -> str:
        """Return what is to be known of the whole draft."""
        counts = self.draft.state.counts
        if self.draft.changed:
            where = ", ".join(dict.fromkeys(self.draft.aside.values()))
            count = len(self.draft.aside)
            put = (
                f"{where} differs, {count} put aside" if count else "nothing that is quoted differs"
            )
            return f"The source has changed: {put}."
        if counts.total and not counts.open:
            return all_seen(self.draft.state)
        return ""

    def show(self, *, anew: bool = False) -> None:
        """Show the proposal as it stands; ``anew`` from its top, its first marked word in view."""
        card = self.card
        self.head.show(self.draft, card.section if card else None)
        self.notice.show(self.notice_words())
        self.legend.card = card
        self.legend.refresh()
        self.item.show(self._item_rows, keep=not anew)
        self.source.show(self._source_rows, keep=not anew)
        self.queue.show(self._queue_rows, keep=True)
        self.footer.refresh()
        self._arrange()
        if anew:
            self.call_after_refresh(self.reveal)

    def reveal(self) -> None:
        """Bring the first marked word into view, and the proposal among all of them."""
        self.source.last_top  # noqa: B018 - it makes the rows
        self.source.top = 0
        above = 3 if self.beside else 0
        if self._source.rows:
            begin = self._source.paragraphs.get(self.pointer, 0)
            first = self._source.first
            height = self.source.size.height
            # The whole paragraph where it fits, else from its first marked word on.
            wanted = begin - above if first - begin < height - above else first - above + 1
            self.source.top = max(min(wanted, self.source.last_top), 0)
        self.source.refresh()
        self.queue.bring()

    def _row_shown(self) -> int:
        return self._queue.index(self.at) if self.at in self._queue else 0

    # -- layout -----------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show the first open proposal."""
        self.briefing.clear_notifications()
        self.item.focus()
        self.show(anew=True)
        self.resume_line()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out anew."""
        self.show()
        self.call_after_refresh(self.reveal)

    @property
    def beside(self) -> bool:
        """Whether the source stands beside the proposal, not under it."""
        return self.app.size.width >= _BESIDE[0] and self.app.size.height >= _BESIDE[1]

    def _arrange(self) -> None:
        """Set the source beside or under the proposal, by the room there is."""
        size, beside = self.app.size, self.beside
        self.head.styles.height = 2 if size.height >= _HIGH else 1
        self.legend.display = size.height >= _HIGH
        self.body.set_class(beside, "-beside")
        room = self.body.size.height or size.height - 4
        self.item.styles.height = self.item.styles.width = "100%"
        third = size.width // 4 if size.width >= _QUEUE and beside else 0
        left = (size.width - third) // 2 if beside else 0
        self.source.styles.width = left or "100%"
        self.right.styles.width = size.width - left - 2 if beside else "100%"
        self.right.set_class(bool(third), "-thirds")
        if third:
            self.queue.styles.width, self.queue.styles.height = third, "100%"
            self.item.styles.width = size.width - left - third - 4
            self.queue.display = bool(self.cards)
            return
        rows = len(self._item_rows(size.width - left - (2 if beside else 1)))
        if not beside:
            self.queue.display = False
            self.right.styles.height = max(min(rows, room * 2 // 3), 1)
            return
        above = max(rows + 1, room * 2 // 5)  # the list stays where it is from one to the next
        self.queue.display = room - above >= _LISTED and bool(self.cards)
        self.right.styles.height = self.queue.styles.width = "100%"
        if self.queue.display:
            self.item.styles.height, self.queue.styles.height = above, room - above

    # -- what has changed -------------------------------------------------------------------

    def on_drafts(self) -> None:
        """Show checks that are made, and the draft as others have left it."""
        known = self.briefing.drafts.known(self.draft.path)
        if known is not None and known is not self.draft:
            self.take(known)
        self.show()
        self.on_checks()

    def on_checks(self) -> None:
        """Say of the line that is open what is known of it by now."""

    def take(self, draft: OpenDraft) -> None:
        """Take the draft as it stands now; what was shown stays shown, where it is still there."""
        before = self.cards[self.at].key if self.at < len(self.cards) else ""
        if draft.review.draft is not self.draft.review.draft or draft.text != self.draft.text:
            self.checks.forget()
        self.draft = draft
        keys = [card.key for card in self.cards]
        if before in keys:
            self.at = keys.index(before)
        else:
            self.at = self._first_open()
            self._point()
            if self.editor.typing and self.begun is None:
                self.close_line()  # what it was about is gone

    def resume_line(self) -> None:
        """Open the line again that was open when the program was last left."""

    def close_line(self) -> None:
        """Close the line, and give the keys back."""
        self.begun = None
        self.editor.close()
        self.footer.display = True
        self.item.focus()
        self.show()

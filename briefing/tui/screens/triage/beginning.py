"""An item that is begun by hand: from the paragraph pointed at, or in place of one refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from briefing.brief.resolve import as_list
from briefing.draft.by_hand import by_hand
from briefing.draft.state import Card, words_field
from briefing.text import clean
from briefing.tui.screens.triage.choices import MenuChoice
from briefing.tui.screens.triage.shown import SECTIONS
from briefing.tui.screens.triage.values import sections
from briefing.tui.screens.triage.wording import TriageWording

if TYPE_CHECKING:
    from briefing.draft.model import Proposal

_QUESTION: Final = "A question is about other items: it cannot be begun from a paragraph."


class TriageBeginning(TriageWording):
    """Begins items; each is kept among the decisions once its line is taken."""

    def action_begin(self) -> None:
        """Begin an item from the paragraph that ``<`` and ``>`` stand at."""
        if not self._beginnable():
            return
        cite = f"p{self.pointer}"

        def told(choice: MenuChoice) -> None:
            if choice.value == "crosscheck":
                self.briefing.say(_QUESTION)
                return
            self._begin(by_hand(choice.value, {"cite": [cite]}))

        self.ask(f"By hand from {cite}: which section?", sections(), told)

    def action_refused(self) -> None:
        """List what the checker refused; one of it can be worded by hand."""
        draft = self.draft.state.draft
        if not draft.refused:
            self.briefing.say("The checker refused none of the proposals.")
            return
        refused = [
            MenuChoice(each, _told(each), ", ".join(map(clean, draft.codes.get(each.key, ()))))
            for each in draft.refused
        ]

        def told(choice: MenuChoice) -> None:
            if self._beginnable():
                self._anew(choice.value)

        self.ask(f"Refused by the checker ({len(refused)}); one can be worded by hand:",
                 refused, told)  # fmt: skip

    def _anew(self, refused: Proposal) -> None:
        """Begin an item with the fields of one that was refused; its words are not taken."""
        word = words_field(refused.section)
        item = {key: value for key, value in refused.item.items() if key not in ("id", word)}
        item["cite"] = as_list(item.get("cite")) or [refused.rests_on[0].cite]
        self._begin(replace(by_hand(refused.section, item), rests_on=refused.rests_on))

    def _beginnable(self) -> bool:
        """Tell whether an item can be begun; say why not."""
        if self.draft.changed:
            self.briefing.say("The source is another text now: draft it anew first.")
        elif not self.draft.text.paragraphs:
            self.briefing.say("An item by hand needs the source, which is not at hand.")
        else:
            return True
        return False

    def _begin(self, proposal: Proposal) -> None:
        """Show an item that is begun, and open the line for its words."""
        self.begun = Card(proposal, "open", proposal.section, proposal.item)
        self._point()
        self._open_line(words_field(proposal.section))
        self.call_after_refresh(self.reveal)


def _told(proposal: Proposal) -> str:
    """Return a refused proposal by its paragraph and its words."""
    words = proposal.item.get(words_field(proposal.section))
    return clean(f"{proposal.rests_on[0].cite} {words or SECTIONS[proposal.section]}")

"""The checks of one item part by part: made behind the screen, as the item is being edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from briefing.draft.alone import alone
from briefing.draft.state import Card, words_field
from briefing.library.sources import evidence_by
from briefing.text import clean
from briefing.tui.host import DraftsReady
from briefing.tui.screens.evidence.comparison import (
    CheckedItem,
    entries,
)
from briefing.tui.screens.triage.telling import (
    ItemPart,
    cited_paragraphs,
    plain_parts,
    statements,
    told_part,
    told_rest,
)
from briefing.verify.judge import verify
from briefing.verify.words.passages import longest_run

if TYPE_CHECKING:
    from briefing.tui.dashboard import Dashboard
    from briefing.tui.services.drafts import OpenDraft

WORK: Final = "checks"
_FAILED: Final = "The parts of this proposal could not be checked"
_KEPT: Final = 60


class CheckedProposal(NamedTuple):
    """An item as it would be, checked: its parts, and how many words in a row the source has, too.

    ``trouble`` says why it is no item yet; ``in_brief`` are the items of the brief that the
    proposal is about, ``against`` those that it may contradict besides, each with its citations and
    its words. ``words`` is what a brief would say.
    """

    parts: tuple[ItemPart, ...] = ()
    run: int = 0
    trouble: str = ""
    in_brief: tuple[tuple[str, str], ...] = ()
    words: str = ""
    against: tuple[tuple[str, str], ...] = ()


class Checks:
    """Makes them for the screen, the item asked for last first, and keeps the last few."""

    def __init__(self, app: Dashboard) -> None:
        self.app = app
        self._known: dict[bytes, CheckedProposal] = {}
        self._asked = b""

    def forget(self) -> None:
        """Check everything anew: the draft or its text has changed."""
        self._known.clear()
        self._asked = b""

    def of(self, draft: OpenDraft, card: Card, item: Mapping[str, Any]) -> CheckedProposal | None:
        """Return the checks of an item; None until they are made, which ``DraftsReady`` tells."""
        kinds = [voice.kind for voice in draft.state.voices.values()]
        asked = msgspec.json.encode([card.key, card.section, item, kinds])
        if asked not in self._known and asked != self._asked:
            self._asked = asked
            work = partial(checked, draft, card, dict(item), ascii_only=self.app.ascii_only)
            self.app.background.run(WORK, work, partial(self._take, asked), self._failed)
        return self._known.get(asked)

    def _take(self, asked: bytes, found: CheckedProposal) -> None:
        while len(self._known) >= _KEPT:
            self._known.pop(next(iter(self._known)))
        self._known[asked] = found
        self.app.post(DraftsReady())

    def _failed(self, error: Exception) -> None:
        self._asked = b""
        self.app.say(f"{_FAILED} ({clean(type(error).__name__)}).", "warning")


def checked(
    draft: OpenDraft, card: Card, item: Mapping[str, Any], *, ascii_only: bool = False
) -> CheckedProposal:
    """Return the parts of an item with their checks. It takes 20 ms and more: in a thread."""
    from briefing.brief.outline import Outline

    text = str(item.get(words_field(card.section)) or "")
    run, _ = longest_run(text, draft.text.paragraphs)
    of = card.proposal.of
    about = tuple(_in_brief(draft, of))
    against = tuple(_in_brief(draft, [each for each in card.proposal.against if each not in of]))
    found = alone(draft.state, card, item, draft.into)
    if found.brief is None:
        plain = tuple(plain_parts(draft, card, item))
        return CheckedProposal(plain, run, clean(found.trouble), about, against=against)
    verdict = verify(found.brief, evidence_by(found.brief, lambda _source: draft.text)).by_path()
    outline = Outline(found.brief, ascii_only=ascii_only)
    line = next(each for each in outline.every_line() if each.path == found.path)
    cited = [paragraph for _, paragraph in cited_paragraphs(draft, item)]
    told = list(statements(draft, card, outline, line))
    shown = CheckedItem(outline, line, verdict.get(found.path), cited)
    rows = list(entries(shown, [statement for _, statement in told]))
    parts = [
        told_part(draft, card, key, entry) for (key, _), entry in zip(told, rows, strict=False)
    ]
    rest = [told_rest(entry) for entry in rows[len(told) :] if entry.says or entry.has]
    return CheckedProposal(tuple(parts + rest), run, "", about, line.text, against)


def _in_brief(draft: OpenDraft, refs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the items of the brief that a draft names so; of other names nothing."""
    if draft.into is not None and refs:
        from briefing.draft.into import item_at

        for ref in refs:
            if (line := item_at(draft.into, ref)) is not None:
                yield " ".join(line.cite), line.text

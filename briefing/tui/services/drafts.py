"""Drafts under review: read, and decided on, behind the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from briefing.filesystem import is_file
from briefing.library.entry import Entry
from briefing.library.scan import DRAFT
from briefing.text import clean
from briefing.tui.host import DraftsReady, IndexChanged
from briefing.tui.registry import TRIAGE, screen_class

if TYPE_CHECKING:
    from briefing.brief import model as m
    from briefing.draft.review import Review
    from briefing.draft.state import DraftState
    from briefing.library.drafts import Drafted
    from briefing.library.sources import AtHand
    from briefing.library.store import Changes
    from briefing.tui.brief_list import OpenBrief
    from briefing.tui.dashboard import Dashboard
    from briefing.tui.services.unfinished import Unfinished

REVIEW: Final = ".review.yaml"
"""How the name of a file of decisions ends."""
WORK: Final = "draft"
"""The work behind the screen that the keys wait for: reading a draft, keeping a decision."""
_LOOK: Final = "drafts"
_UNREAD: Final = "The draft cannot be shown"
_UNKEPT: Final = "What was being typed could not be kept"
_UNLISTED: Final = "The drafts of the library cannot be listed"


class OpenDraft(Struct, frozen=True):
    """A draft under review; ``state`` is how it stands.

    ``text`` is what is at hand of its source; ``changed`` says that it is not the text that was
    drafted from, and ``aside`` are the open proposals that it no longer fits, with the paragraph.
    ``into`` is the brief of the same id, where there is one. ``line`` is what was being typed when
    the program was last left.
    """

    path: Path
    review: Review
    state: DraftState
    text: AtHand
    changed: bool = False
    aside: Mapping[str, str] = {}
    into: m.Brief | None = None
    line: Unfinished | None = None

    @property
    def brief_id(self) -> str:
        """The id of the brief that the draft is for."""
        return self.state.draft.brief.id


class Drafts:
    """Knows the draft of each brief that was shown, and opens drafts for triage."""

    def __init__(self, app: Dashboard) -> None:
        self.app = app
        self._known: dict[str, OpenDraft | None] = {}
        """What was read, by the path of the draft; None where there is none that can be read."""
        self._started = False
        self._decided = 0
        """How many decisions were asked for: what was read before one of them is read again."""

    # -- what there is ----------------------------------------------------------------------

    def path_of(self, card: OpenBrief) -> Path | None:
        """Return where the draft of a brief would be; None where its library has no files."""
        place = self.app.brief_list.library.locate(card.entry.key).file
        return place.with_name(f"{card.entry.id}{DRAFT}") if place is not None else None

    def of(self, card: OpenBrief) -> OpenDraft | None:
        """Return the draft of a brief, None where there is none or it is not read yet."""
        path = self.path_of(card)
        return self._known.get(str(path)) if path is not None else None

    def known(self, path: Path) -> OpenDraft | None:
        """Return a draft as it was read last."""
        return self._known.get(str(path))

    def start(self) -> None:
        """Begin: the brief is on the screen."""
        self._started = True
        self.want()

    def want(self) -> None:
        """Look behind the screen whether there is a draft of the brief shown."""
        if not self._started or not len(self.app.brief_list):
            return
        path = self.path_of(self.app.card)
        if path is not None and str(path) not in self._known:
            self._look(path)

    def changed(self, changes: Changes, *, texts: bool) -> None:
        """Read again what was read before and may be another one: a draft, decisions, a text."""
        if changes.anything or any(key.endswith((DRAFT, REVIEW)) for key in changes.keys):
            self.list_all(again=any(key.endswith(DRAFT) for key in changes.keys))
        for path in map(Path, self._known):
            review = path.with_name(path.name.removesuffix(DRAFT) + REVIEW)
            if texts or changes.anything or changes.touch(str(path)):
                self._look(path)
            elif changes.touch(str(review)):
                self._look(path, decisions=True)

    def _look(self, path: Path, *, decisions: bool = False) -> None:
        """Read a draft, or of one that was read before the decisions alone."""
        begun = self._decided

        def take(found: OpenDraft | str) -> None:
            if begun == self._decided:
                self._take(path, found)
            else:  # it may lack what was decided meanwhile
                self._look(path, decisions=decisions)

        known = self._known.get(str(path)) if decisions else None
        work = partial(_refreshed, known) if known else partial(self._read, path)
        self.app.background.run(_LOOK, work, take, _UNREAD, queue=True)

    def _read(self, path: Path) -> OpenDraft | str:
        """Read a draft, what was decided and its text; in words why not. Runs in a thread."""
        from briefing.draft.review import NotKept, open_review

        if not is_file(path):
            return ""
        screen_class(TRIAGE)  # to load all of it later would hold up the keys
        library = self.app.brief_list.library
        root = library.location.file or path.parent
        try:
            review = open_review(path, root)
        except NotKept as error:
            return clean(str(error))
        return self._beside(path, review)

    def _beside(self, path: Path, review: Review) -> OpenDraft:
        """Return a review with what is at hand beside it."""
        from briefing.draft.alone import differing
        from briefing.draft.trial import source_of
        from briefing.tui.services.unfinished import kept
        from briefing.verify.words.normalise import digest

        draft, brief_list = review.draft, self.app.brief_list
        entry = Entry(str(path), draft.brief.id, draft.brief.as_of, path.name)
        text = brief_list.library.at_hand(entry, source_of(draft.source))
        changed = bool(text.paragraphs) and digest(text.paragraphs) != draft.source.sha256
        aside = differing(review.state, text.paragraphs) if changed else {}
        place = brief_list.index_of_id(draft.brief.id)
        card = brief_list.card(place) if place is not None else None
        into = card.reading.value if card is not None else None
        return OpenDraft(path, review, review.state, text, changed, aside, into, kept(path))

    def _take(self, path: Path, found: OpenDraft | str) -> None:
        if isinstance(found, str):
            if found:
                self.app.say(f"{clean(path.name)}: {found}", "warning")
            self._known[str(path)] = None
        else:
            self._known[str(path)] = found
        self.app.post(DraftsReady())

    # -- the list ---------------------------------------------------------------------------

    def list_all(self, *, again: bool = False) -> None:
        """Look behind the screen which drafts there are, and how much of each is open."""
        look = partial(self._list, again)
        self.app.background.run("drafts listed", look, self._listed, _UNLISTED)

    def _list(self, again: bool) -> tuple[list[Drafted], dict[str, int]]:
        """Read how every draft of the library stands; runs in a thread."""
        from briefing.library.drafts import draft_counts, drafted

        brief_list = self.app.brief_list
        library = brief_list.library
        if again:
            library.refresh()
        files = ((entry, library.draft_file(entry)) for entry in library.drafts())
        found = [drafted(entry, *file) for entry, file in files if file is not None]
        proposed: dict[str, int] = {}
        for entry in list(brief_list.entries):
            file = library.draft_file(entry)
            counts = draft_counts(*file) if file is not None else None
            if counts is not None and counts.open:
                proposed[entry.key] = counts.open
        return found, proposed

    def _listed(self, found: tuple[list[Drafted], dict[str, int]]) -> None:
        brief_list = self.app.brief_list
        brief_list.drafts, brief_list.proposed = found
        self.app.post(IndexChanged())

    # -- opening and deciding ---------------------------------------------------------------

    def open(self, path: Path, then: Callable[[OpenDraft], object]) -> None:
        """Read a draft and hand it on; where it cannot be read, that is said."""

        def take(found: OpenDraft | str) -> None:
            self._take(path, found)
            if isinstance(found, OpenDraft):
                for notice in found.review.notices:
                    self.app.say(clean(notice), "warning")
                then(found)
            elif not found:
                makes = f"briefing draft TEXT{self.app.of_library} makes one."
                others = len(self.app.brief_list.drafts)
                wait = "A draft of another waits" if others == 1 else f"{others} of others wait"
                listed = f" {wait} in the list of briefs." if others else ""
                self.app.say(clean(f"There is no draft of this brief: {makes}{listed}"))

        self.app.background.run(WORK, partial(self._read, path), take, _UNREAD, queue=True)

    def written(self, draft: OpenDraft) -> None:
        """Show which items of a draft stand in the brief, once they were written."""
        self._known[str(draft.path)] = replace(draft, state=draft.review.state)
        self.app.post(DraftsReady())

    def keep_line(self, path: Path, line: Unfinished | None) -> None:
        """Keep what is being typed for the next run; None takes away what was kept."""
        from briefing.tui.services.unfinished import drop, keep

        work = partial(drop, path) if line is None else partial(keep, path, line)
        self.app.background.run(WORK, work, on_error=_UNKEPT, queue=True, must_end=True)

    def decide(
        self,
        draft: OpenDraft,
        what: Callable[[Review, str], DraftState],
        then: Callable[[OpenDraft], object],
    ) -> None:
        """Keep a decision, then hand on the draft as it stands; one that fails is said.

        ``what`` gets the review and who decides; it runs in a thread, one after another.
        """
        from briefing.draft.review import NotKept

        self._decided += 1

        def keep() -> DraftState | str:
            try:
                return what(draft.review, self.app.config.signer())
            except NotKept as error:
                return clean(str(error))

        def kept(found: DraftState | str) -> None:
            if isinstance(found, str):
                self.app.say(f"Nothing was changed: {found.rstrip('.')}.", "error")
                return
            after = replace(draft, state=found)
            self._known[str(draft.path)] = after
            then(after)
            self.app.post(DraftsReady())

        failed = "Nothing was changed: the decision could not be kept"
        self.app.background.run(WORK, keep, kept, failed, queue=True, must_end=True)


def _refreshed(known: OpenDraft) -> OpenDraft:
    """Return a draft with what others have decided meanwhile; runs in a thread."""
    return replace(known, state=known.review.refresh())

"""The desk that shares the library, as the dashboard knows it: how all stands, and what is new.

Where the library has none, nothing of it is loaded, and no key or word of it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeVar

from briefing.library.store import Changes
from briefing.text import clean
from briefing.tui.host import DeskChanged
from briefing.tui.services.background import in_words

if TYPE_CHECKING:
    from briefing.brief.outline import Line
    from briefing.tui.authors import Authors
    from briefing.tui.brief_list import OpenBrief
    from briefing.tui.host import Host
    from briefing.tui.services.desk_news import DeskNews
    from briefing.wire.protocol import Delivery, Desk, Revision, Standing, Status
    from briefing.wire.restore import Restored

T = TypeVar("T")

WORK: Final = "desk"
"""The work behind the screen that goes to the desk because somebody asked for it."""
_LOOK: Final = "desk looked at"
_TOLD: Final = "editing told"
_FETCH_S: Final = 60.0
"""How often news are fetched, where the desk does not say how often it likes to be asked."""
_FIRST_S: Final = 2.0
_RESTS: Final = 3.0
_REST_S: Final = 1.0
_UNSEEN: Final = "How the briefs stand to the desk is not known"
_FAILED: Final = "The desk was not reached"
_ALONE: Final = "News of the desk may come late: what follows it has ended, and is begun again"


class Wire:
    """Knows how the briefs stand to the desk; publishes and resolves what a key asks for."""

    def __init__(self, app: Host, read: Callable[[Changes], object]) -> None:
        """``read`` is told of what the desk changed in the folder."""
        self.app = app
        self._read = read
        self.desk: Desk | None = None
        self.status: Status | None = None
        self.standings: Mapping[str, Standing] = {}
        self._heard: dict[str, str] | None = None
        """The desk's last revision of each brief that was seen so far; None at first."""
        self._looking = Lock()
        self._rests_until = 0.0
        self._said = False
        """Whether a refusal was said since it was last looked."""

    @cached_property
    def authors(self) -> Authors:
        """Who changed items and briefs last."""
        from briefing.tui.authors import Authors

        return Authors(self.app, lambda: self.desk)

    @cached_property
    def _news(self) -> DeskNews:
        from briefing.tui.services.desk_news import DeskNews

        return DeskNews()

    @property
    def there(self) -> bool:
        """Whether the library has a desk."""
        return self.desk is not None

    def standing(self, brief_id: str) -> Standing | None:
        """Return how a brief stands, None while that is not known."""
        return self.standings.get(brief_id)

    def written(self, card: OpenBrief, line: Line) -> list[tuple[str, str]]:
        """Return who edits a brief now, and who changed item and brief last: labels with words."""
        now = self.app.brief_list.edited.get(card.entry.id)
        return [*([("now", now)] if now else []), *self.authors.of(card, line)]

    def editing(self, brief_id: str) -> None:
        """Tell the others at the desk which brief is edited here, empty for none: advice alone."""
        if tell := getattr(self.desk, "editing", None):
            self.app.background.run(_TOLD, lambda: tell(brief_id), queue=True)

    def masthead(self, *, short: bool) -> tuple[str, bool]:
        """Return what the masthead says of the desk, and whether that is trouble."""
        if self.status is None:
            return "", False
        from briefing.wire.status import masthead

        return masthead(self.status, short=short)

    # -- looking ----------------------------------------------------------------------------

    def start(self) -> None:
        """Begin, once the brief is painted: see whether there is a desk, then follow it."""
        self.app.background.run(_LOOK, self._find, self._found, _UNSEEN)

    def _find(self) -> Desk | None:
        from briefing.wire.desk import shared_by

        return shared_by(self.app.brief_list.library)

    def _found(self, desk: Desk | None) -> None:
        if desk is not None:
            self.desk = desk
            self.app.background.keep("desk followed", self._follow, _UNSEEN)
            if follow := getattr(desk, "follow", None):
                self.app.background.keep("desk behind", follow, self._alone)

    def _alone(self, error: Exception) -> None:
        """Say that nothing follows the desk for a moment: until then it is asked now and then."""
        from briefing.wire.protocol import Refused

        why = clean(str(error).rstrip(".")) if isinstance(error, Refused) else in_words(error)
        self.app.say(f"{_ALONE} ({why}).", "warning")

    def _follow(self) -> None:
        """Look, then fetch again and again; lasts as long as the program."""
        from briefing.wire.protocol import Refused

        assert self.desk is not None
        leaving = self.app.background.leaving
        self._look()
        pause = _FIRST_S
        while not leaving.wait(pause):
            if self._knows:
                with suppress(Refused):  # the masthead says how the console stands
                    self.desk.refresh()
            self._look()
            pause = getattr(self.desk, "fetch_seconds", _FETCH_S)

    @property
    def _knows(self) -> bool:
        """Whether the desk knows any brief here: else it may be there for something else."""
        return any(each.state != "alone" for each in self.standings.values())

    def want(self) -> None:
        """Have it looked how the briefs stand: a file was saved, or something published."""
        if self.there:
            self.app.background.run(_LOOK, self._look, on_error=_UNSEEN)

    def _look(self) -> None:
        """Look at folder and desk, without the network; runs in a thread.

        One look at a time, and a rest behind each that is as long as it took some times: each goes
        through all briefs, and while thousands arrive the screen's thread would wait for its turn.
        """
        from briefing.tui.desk_words import edited_words
        from briefing.wire.protocol import Refused

        assert self.desk is not None
        with self._looking:
            self.app.background.leaving.wait(max(0.0, self._rests_until - monotonic()))
            begun = monotonic()
            try:
                standings = self.desk.standings()
            except Refused:
                standings = {}
            status = self.desk.status()
            present: Mapping[str, str] = getattr(self.desk, "present", dict)()
            last = {
                each.id: revision
                for each in standings.values()
                if (revision := each.theirs or each.revision)
            }
            now = monotonic()
            self._rests_until = now + min(_RESTS * (now - begun), _REST_S)
            if not self.app.background.leaving.is_set():
                self.app.tell(self._take, standings, last, status, edited_words(present))

    def _take(
        self,
        standings: Mapping[str, Standing],
        last: Mapping[str, Revision],
        status: Status,
        edited: Mapping[str, str],
    ) -> None:
        same = (standings, status) == (self.standings, self.status)
        if not same:
            self.standings, self.status = standings, status
            self.authors.forget()
        if not same or edited != self.app.brief_list.edited:
            self.app.brief_list.edited = edited
            self.app.post(DeskChanged())
        self._hear(last, status.user)

    def _hear(self, last: Mapping[str, Revision], user: str) -> None:
        """Tell what others have published since it was last looked at."""
        heard, names = self._heard, {key: rev.name for key, rev in last.items()}
        if heard is not None:
            news = {
                key: rev
                for key, rev in last.items()
                if heard.get(key) != rev.name and rev.author != user
            }
            both = {key for key in news if self.standings[key].state == "conflict"}
            for notice in self._news.heard(*(({}, set()) if self._said else (news, both))):
                self.app.say(notice.words, "warning" if notice.warning else "information")
        self._said = False
        if names or heard is None:
            self._heard = {**(heard or {}), **names}

    # -- doing ------------------------------------------------------------------------------

    def ask(self, work: Callable[[Desk], T], then: Callable[[T], object]) -> None:
        """Ask the desk for something behind the screen; where it refuses, that is said."""
        desk = self.desk
        if desk is None:
            return

        def asked() -> T | str:
            from briefing.wire.protocol import Refused

            try:
                return work(desk)
            except Refused as error:
                return str(error)

        def taken(found: T | str) -> None:
            if isinstance(found, str):
                self._said = True  # what it says of others' revisions is not to be told again
                from briefing.tui.desk_words import refused_words

                self.app.say(refused_words(found, self.standings), "warning")
            else:
                then(found)
            self.want()

        self.app.background.run(WORK, asked, taken, _FAILED, queue=True, must_end=True)

    def publish(self, card: OpenBrief, why: str) -> None:
        """Publish a brief as its file is now."""
        brief_id = card.entry.id

        def work(desk: Desk) -> Delivery:
            return desk.publish(brief_id, why)

        self.ask(work, partial(self._done, brief_id, "published"))

    def resolve(self, brief_id: str, key: str, side: str, then: Callable[[], object]) -> None:
        """End a conflict, then show the brief as it is."""

        def work(desk: Desk) -> Delivery:
            return desk.resolve(brief_id, side)  # type: ignore[arg-type]

        def done(outcome: Delivery) -> None:
            self._done(brief_id, "resolved", outcome)
            self._read_again(key)
            then()

        self.ask(work, done)

    def restore(self, brief_id: str, key: str, revision: str, then: Callable[[], object]) -> None:
        """Make the file of a brief what it was in a revision, then show it as it is."""
        root = self.app.brief_list.library.location.file

        def work(desk: Desk) -> Restored:
            from briefing.wire.restore import restore

            assert root is not None  # what a desk shares is a folder
            return restore(desk, root, brief_id, revision, Path(key))

        def done(restored: Restored) -> None:
            name = clean(brief_id)
            if restored.kept is None:
                self.app.say(f"{name} is as it was then already.")
            else:
                self.app.say(f"{name} is as it was then, and not published: P does that.")
            self._read_again(key)
            then()

        self.ask(work, done)

    def _read_again(self, key: str) -> None:
        """Show a brief as its file is now."""
        keys = frozenset({key})
        self._read(Changes(keys=keys, briefs=keys, names=frozenset({Path(key).name})))

    def _done(self, brief_id: str, what: str, outcome: Delivery) -> None:
        name = clean(brief_id)
        if outcome.says:
            self.app.say(f"{name} is {what} here. {outcome.says}")
        elif outcome.sent:
            from briefing.tui.desk_words import texts_words

            what += " already" if outcome.already and what == "published" else ""
            self.app.say(f"{name} is {what}.{texts_words(len(outcome.notes), outcome.stay)}")
        else:
            self.app.say(f"{name} is not sent yet: it waits until the desk answers.", "warning")

"""Which briefs of a library are in a site, and what of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.brief.scales import tlp_rank
from briefing.export.rights import ReleasedBrief, at_most
from briefing.export.site.memory import RememberedBrief
from briefing.export.site.row import Row, newest, row_of
from briefing.library.entry import Entry
from briefing.library.scan import BriefState
from briefing.library.series import REACH
from briefing.library.store import Library


class ReadBrief(NamedTuple):
    """A brief with its text, and what of it a site may show."""

    brief: Brief
    text: str
    shown: ReleasedBrief


class SiteBrief(NamedTuple):
    """A brief of the site; ``state`` is None where it is not known."""

    entry: Entry
    state: BriefState | None
    row: Row


class SiteChoice:
    """What a site may show of a library: nothing that is stricter than ``label``."""

    def __init__(self, library: Library, label: str) -> None:
        self.library = library
        self.label = label
        self.known: dict[str, RememberedBrief] = {}
        """What is to be remembered of all briefs that were looked at, by their keys."""
        self.stricter = self.broken = self.double = 0

    def choose(self, recalled: Mapping[str, RememberedBrief]) -> dict[str, SiteBrief]:
        """Return the briefs that may be in the site, by id; of several with one id the newest."""
        entries = [entry for entry in self.library.entries() if not entry.broken]
        self.broken = len(self.library.entries()) - len(entries)
        before = {key: each.state for key, each in recalled.items()}
        states = self.library.states(entries, before)
        found: dict[str, SiteBrief] = {}
        for entry in entries:
            state = states.get(entry.key)
            was = recalled.get(entry.key)
            row = was.row if was is not None and was.state == state else self._row(entry)
            if row is None:
                self.broken += 1
                continue
            self.remember(SiteBrief(entry, state, row))
            if self._is_stricter(row.tlp):
                self.stricter += 1
            elif row.id in found:
                self.double += 1
            else:
                found[row.id] = SiteBrief(entry, state, row)
        return found

    def remember(self, each: SiteBrief) -> None:
        """Keep what was seen of a brief for the next run, where its state is known."""
        if each.state is not None:
            self.known[each.entry.key] = RememberedBrief(each.state, each.row)

    def read(self, entry: Entry) -> ReadBrief:
        """Return a brief of the site as it is now.

        Raises:
            OSError: it was saved meanwhile; the next run sees it as it is.
        """
        reading = self.library.load(entry)
        if reading.value is None or self._is_stricter(reading.value.tlp):
            raise OSError(0, "a brief was changed while the site was built")
        return ReadBrief(reading.value, reading.text, at_most(reading.value, self.label))

    def _row(self, entry: Entry) -> Row | None:
        brief = self.library.load(entry).value
        if brief is None:
            return None
        # One that is itself too strict is only counted.
        stricter = self._is_stricter(brief.tlp)
        shown = ReleasedBrief(brief, 0) if stricter else at_most(brief, self.label)
        return row_of(Outline(shown.brief), shown.left_out)

    def _is_stricter(self, tlp: str) -> bool:
        return tlp_rank(tlp) > tlp_rank(self.label)


def before(name: str, chosen: Mapping[str, SiteBrief]) -> list[SiteBrief]:
    """Return the briefs before a brief in its series, oldest first.

    One that is not in the site ends it, since what it leads to nobody may know.
    """
    found = [name]
    while len(found) < REACH and (wanted := chosen[found[-1]].row.previous) in chosen:
        if wanted in found:
            break
        found.append(wanted)
    return [chosen[each] for each in reversed(found[1:])]


def in_series(chosen: Mapping[str, SiteBrief]) -> list[str]:
    """Return all ids, each series from its oldest brief on, since a page tells of those before."""
    found: dict[str, None] = {}
    for row in newest(each.row for each in chosen.values()):
        line: dict[str, None] = {}
        name = row.id
        while name in chosen and name not in found and name not in line:
            line[name] = None
            name = chosen[name].row.previous
        found |= dict.fromkeys(reversed(line))
    return list(found)

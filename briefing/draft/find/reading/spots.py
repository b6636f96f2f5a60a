"""What of a place a phrase speaks of: the place, the share of it, or a site without a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from briefing.brief.scales import Control
from briefing.draft.find.reading.grammar import AMOUNTS, BE, COMPASS, DETERMINERS, PAST, PRONOUNS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.shares import Share, share_of
from briefing.draft.find.reading.words import SETTLED, SITES
from briefing.draft.source_text import Where
from briefing.verify.language import listed

_NO_PLACE: Final = frozenset(
    line.strip()
    for line in """
        part, place, shape, field, all, everything, nothing, most, the rest, the line, a line
        a position, its position, their position, this position, the field, a field, the lead
        the ground, a point, the point, the key, a share, their share, its share, control, the side
        a side, sides, centre stage, their place, its place, the place, the edge
        the same line, a hard line, the front, the state, a state
    """.replace("\n", ",").split(",")
)
"""Phrases in which a word for a place means none: to take part, to hold the line."""
_VAGUE: Final = listed(
    "ground territory land area areas position positions place places line lines side"
)
_WITHIN: Final = listed(
    "bank banks side sides part parts half quarter third edge outskirts streets street rest"
    " shore districts areas area houses buildings positions posts east west north south"
    " section sector neighbourhoods neighborhoods pockets pocket sub-districts bridges"
    " villages towns line lines position post ground territory land centre center trenches"
    " fringes suburbs presence foothold"
)
_SETTLEMENTS: Final = listed(
    "town towns city cities village villages hamlet hamlets settlements settlement"
)
_BUILDINGS: Final = listed("bank banks houses buildings post posts positions position")
_OWN_GROUND: Final = listed("bridgehead foothold enclave")
_TRAILING: Final = listed(
    "proper itself alone only instead too back again entirely almost completely fully wholly"
)
_WHERE: Final = listed("in at on of inside near around above along across over outside within")


_KEEPING: Final = (
    "protection", "defence", "security", "guarding", "supervision", "running", "administration",
)  # fmt: skip
"""What is taken over of a place: "the protection of the terminal"."""


class Spot(NamedTuple):
    """A place with how much of it; ``site`` are words for what has no id."""

    place: CastId | None
    site: Where | None
    control: Control | None
    share: Where | None
    figure: dict[str, Any] | None


def spots(scene: Scene, line: Line, phrase: Phrase, *, unknown: bool = False) -> Iterator[Spot]:
    """Yield the place that a phrase means, and those of the list that it begins or ends.

    ``unknown``: a name that the cast does not know is one, too: "they abandoned Dolna".
    """
    if line.low(phrase.last) == "by" and line.low(phrase.last - 1) == line.low(phrase.last + 1):
        phrase = Phrase(phrase.first, phrase.last - 1)  # "took Dessim street by street"
    if line.lows(phrase)[-2:] == ["of", "them"] or scene.counts_people(line, phrase):
        return
    before, others = line.listed_before(phrase), line.listed_after(phrase)
    if others and line.low(phrase.last) == "," and _renames(line, phrase, others[0]):
        lower = line.words[phrase.last - 1].text[:1].islower()
        if lower and line.names(others[0]) and spot(scene, line, others[0], alone=False):
            phrase = others[0]
        others = others[1:]
    others += line.included(others[-1] if others else phrase)
    members = [*before, phrase, *others]
    found = [spot(scene, line, each, alone=each is phrase) for each in members]
    at = len(before)
    if found[at] is None and unknown and phrase.first < phrase.last:
        found[at] = _bare(scene, line, phrase) if _unknown(scene, line, phrase) else None
    for each in reversed(found[:at]):
        if each is not None:
            yield each
    if found[at] is not None or any(each is not None for each in found[at + 1 :]):
        yield found[at] or _bare(scene, line, phrase)
        for n, member in enumerate(others, at + 1):
            between = line.low(member.first) == "the" and any(found[n + 1 :])
            if found[n] is None and not (between or _unknown(scene, line, member)):
                return
            yield found[n] or _bare(scene, line, member)


def _unknown(scene: Scene, line: Line, phrase: Phrase) -> bool:
    """Tell whether a phrase of a list of places is a name that the cast does not know."""
    if set(line.lows(phrase)) & PRONOUNS:
        return False
    capital = all(word.text[:1].isupper() for word in line.words[phrase.first : phrase.last])
    return capital and scene.cast.sort(line.text(phrase)) == "other"


def _bare(scene: Scene, line: Line, phrase: Phrase) -> Spot:
    """Return a phrase as a place because the others of its list are."""
    return Spot(_site(scene, line, phrase), line.where(phrase), None, None, None)


def _renames(line: Line, phrase: Phrase, other: Phrase) -> bool:
    """Tell whether two phrases name one place: "the capital, Maddow"."""
    one, two = line.words[phrase.last - 1], line.words[other.first]
    if line.low(other.last) == "and" and line.low(phrase.last) == "," and not line.names(other):
        return False
    return (one.text[:1].islower() and two.text[:1].isupper()) or (
        one.text[:1].isupper() and two.low in ("the", "a", "an") and not line.listed_after(other)
    )


def spot(scene: Scene, line: Line, phrase: Phrase, alone: bool = True) -> Spot | None:
    """Return what of a place a phrase means; None where it means none.

    ``alone``: a place of the words around may stand in for one that the phrase leaves out.
    """
    if phrase.first < phrase.last and line.low(phrase.first) == "everything":
        found = _site(scene, line, phrase)
        return Spot(found, line.where(phrase), None, None, None) if found else None
    if phrase.first >= phrase.last or " ".join(line.lows(phrase)) in _NO_PLACE:
        return None
    if line.low(phrase.first) == "both" and line.low(phrase.first + 1) == "of":
        phrase = Phrase(phrase.first + 2, phrase.last)
    if line.low(phrase.first) == "the" and line.low(phrase.first + 1) in _KEEPING:
        phrase = Phrase(phrase.first + 1, phrase.last)
    if line.low(phrase.first) in ("control", "possession", "command", *_KEEPING):
        of = line.low(phrase.first + 1) in ("of", "over")
        phrase = Phrase(phrase.first + 2, phrase.last) if of else phrase
        if phrase.first >= phrase.last:
            return None
    while line.low(phrase.last - 1) in _TRAILING and phrase.first < phrase.last - 1:
        phrase = Phrase(phrase.first, phrase.last - 1)
    share = share_of(line, phrase)
    core = share.rest if share.rest.first < share.rest.last else phrase
    core = _counted_alone(line, core, share)
    found = scene.place(line, core)
    if found is not None and not _heads(scene, line, core, found):
        found = None
    if found is None and not (scene.site(line, core) or scene.site(line, phrase)):
        return None
    site = line.where(core)
    if found is None:
        found = _located(scene, line, core, share) or _without_name(scene, line, core, share, alone)
    if found is None and set(line.lows(core)[-1:]) & _VAGUE and share.figure is None:
        return None
    whole = share.rest == phrase and not (found and scene.is_named(found))
    # "The east bank" is no part of that bank.
    control = None if whole and share.control == "partial" else share.control
    return Spot(
        found,
        site,
        control,
        share.words if control or share.figure else None,
        share.figure,
    )


def _counted_alone(line: Line, core: Phrase, share: Share) -> Phrase:
    """Return a count of places without where they lie: "17 villages in the Tavi valley"."""
    if share.figure is None or share.control is not None:
        return core
    leads = (n for n in range(core.first + 1, core.last) if line.leads(n))
    return Phrase(core.first, next(leads, core.last))


def _located(scene: Scene, line: Line, core: Phrase, share: Share) -> CastId | None:
    """Return a site that is told with where it lies: "a fuel depot near Kesh"."""
    if share.control or scene.head(line, core) & _WITHIN:
        return None
    whole = scene.located(line, core)
    return _site(scene, line, whole) if whole else None


def _heads(scene: Scene, line: Line, phrase: Phrase, found: CastId) -> bool:
    """Tell whether a name is what a phrase is about, not whose: "Qelmara residents"."""
    if found.where is None:
        return True
    end = line.where(phrase).end
    if line.passage.text[found.where.end :].startswith(" of "):
        return True  # "cleared Dessim of rebels"
    return (
        found.where.end >= end - 1 or scene.site(line, phrase) or line.low(phrase.last - 1) in SITES
    )


def _without_name(
    scene: Scene, line: Line, core: Phrase, share: Share, alone: bool
) -> CastId | None:
    """Return the place of "the hill", of "the east bank at the weir", of "the gate house"."""
    head = scene.head(line, core)
    found = scene.meant(line, core)
    heading = scene.heading(line.passage)
    if heading is None and (head & SETTLED or head & _WITHIN):
        heading = scene.labelled(line.passage)
    if found is not None and (found.near == "medium" or heading is None):
        return found
    if _is_name(line, scene.bare(line, core)):
        return _site(scene, line, core)
    within = bool(head & _WITHIN) or share.control is not None
    area = heading is None or scene.is_area(heading)
    if area and not (within or head & SETTLED) and (found := _own_site(scene, line, core)):
        return found
    found = _behind(scene, line, core, within) or heading or scene.of_kind(line, core)
    found = found or scene.the_town(line, core, head)
    if found is not None:
        return found
    some = (
        line.low(core.first) in ("a", "an", "its", "their")
        and line.low(core.last - 1) not in _OWN_GROUND
    )
    behind = core.last + (line.low(core.last) == ",")
    if some and line.low(behind) in ("on", "in", "at"):
        return scene.place(line, line.after(behind + 1))  # "a camp on Hind Island"
    bare = scene.bare(line, core)
    told = bare.last - bare.first > 1 and not head & _WITHIN  # "the whole of the lake district"
    if _no_site(line, core, share) or (within and not alone and not told):
        return None
    if head & _WITHIN - _BUILDINGS and core.last - scene.bare(line, core).first == 1:
        return scene.named_before(line.where(core))  # "the streets"
    return _site(scene, line, core)


def _own_site(scene: Scene, line: Line, core: Phrase) -> CastId | None:
    """Return a site that is told of by itself, whatever a heading says: "the old fort"."""
    bare = scene.bare(line, core)
    if line.low(core.first) == "the" and bare.last - bare.first > 1:
        return _site(scene, line, core)
    return scene.site_known(line, core)


def _is_name(line: Line, phrase: Phrase) -> bool:
    """Tell whether a phrase is a name that the cast does not know: "the Salt Store"."""
    words = line.words[phrase.first : phrase.last]
    return len(words) > 1 and all(word.text[:1].isupper() for word in words)


def _behind(scene: Scene, line: Line, core: Phrase, within: bool) -> CastId | None:
    """Return the place that stands behind a phrase: "the hospital in Kell", "..., where"."""
    around = line.places_after(core.last)[:1] if line.leads(core.last) else []
    for prep, phrase in around:
        if prep not in _WHERE:
            continue
        found = (scene.place(line, phrase) or scene.meant(line, phrase)) if within else None
        if found is not None:
            return found
    return scene.where_clause(line, core) if within else None


def _no_site(line: Line, core: Phrase, share: Share) -> bool:
    """Tell whether a phrase is too vague to be one place: "ground", "a bridge", "two bridges"."""
    first, last = line.low(core.first), line.low(core.last - 1)
    some = first in ("a", "any") and last not in _OWN_GROUND
    vague = last in _VAGUE or some or first in AMOUNTS or first[:1].isdigit()
    return vague or share.figure is not None


def _site(scene: Scene, line: Line, phrase: Phrase) -> CastId | None:
    """Return a place without a name, with what it lies beside: "hills west of the town"."""
    first, last = phrase
    lows = line.lows(phrase)
    if "of" in lows[:-1] and lows[lows.index("of") - 1] in _SETTLEMENTS:
        named = phrase.first + lows.index("of") + 1
        first = named if line.words[named].text[:1].isupper() else first
    if "with" in lows[1:]:
        last = phrase.first + lows.index("with", 1)
    if line.low(last + 1) == "of" and line.leads(last):
        last = line.after(last + 2).last
    if line.low(last) == "to" and line.low(last + 2) in COMPASS:
        last += 3
    while line.low(first) in (*DETERMINERS, "everything", "whole") and first < last - 1:
        first += 1
    if line.low(first) == "everything":
        return None
    last -= line.low(last - 1) == "of" and last - first > 1
    if line.low(last - 1) in ("it", "them", "there", "here"):
        last = next((n for n in range(first + 1, last) if line.low(n) in COMPASS), last)
    bare = Phrase(first, last)
    passive = line.low(first - 1) in BE and PAST.fullmatch(line.low(first))
    if line.low(first) in BE or passive:
        return None  # "demanded that half of it be unloaded in villages": no place is called so
    return scene.site_named(line.text(bare), line.where(bare))

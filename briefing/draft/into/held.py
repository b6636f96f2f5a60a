"""``--into``: a draft held against a brief that there is: what is new, the same, changed, at odds.

Items are known again by their facets, which is whom or what they are about, then by what they say
(``briefing.compare.pairs``). Nothing is decided here: each answer is shown beside the item that it
is about, and what contradicts gets a question. A text that is older than the brief changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from msgspec.structs import replace

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.sides.contrasts import at_odds, at_other_times, one_holder
from briefing.draft.against import certain, with_odds
from briefing.draft.into.answers import answered
from briefing.draft.into.known import known, renamed
from briefing.draft.model import Draft, DraftBrief, DraftSource, Proposal
from briefing.draft.refs import matching, ref_of
from briefing.draft.trial import STRUCTS, with_items, with_source

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
Item = TypeVar("Item", bound=m.Item)


def held_against(draft: Draft, brief: m.Brief) -> Draft:
    """Return a draft for a brief, each proposal with how it stands to the brief's items.

    ``of`` and ``against`` name those items by their ids, those without one by section and number
    (``territory.2.3f9c1a7b``, as ``item_at`` reads them).
    """
    draft = renamed(draft, brief, known(draft, brief))
    numbered = with_ids(brief)
    own = [replace(x, against=[]) for x in draft.proposals if x.section != "crosscheck"]
    found = answered(replace(draft, proposals=own), numbered)
    if is_older(draft.source, brief):
        return replace(draft, into=brief.id, proposals=[_quiet(each) for each in found])
    fresh = [each for each in found if each.answer != "same"]
    trial = with_items(
        with_source(numbered, draft.source),
        certain(fresh),
        draft.voices,
        draft.actors,
        draft.places,
    )
    asked = {each.key: each for each in with_odds(fresh, trial)}
    held = [_contradicting(asked.pop(each.key, each), found) for each in found]
    held = _overtaking(held, Outline(trial))
    return replace(draft, into=brief.id, proposals=[*held, *asked.values()])


def _quiet(proposal: Proposal) -> Proposal:
    """Return a proposal of an older text, which changes nothing."""
    return proposal if proposal.answer == "same" else replace(proposal, answer="new", of=[])


def _contradicting(proposal: Proposal, proposals: Sequence[Proposal]) -> Proposal:
    """Return a proposal that is new as one that contradicts, where an item of the brief does."""
    keys = {each.key for each in proposals}
    theirs = [each for each in proposal.against if each not in keys]
    if proposal.answer != "new" or not theirs:
        return proposal
    return replace(proposal, answer="contradicts", of=theirs)


def _overtaking(proposals: Sequence[Proposal], trial: Outline) -> list[Proposal]:
    """Return proposals, with those that later days set against a claim of the brief.

    "X took the town" contradicts "Y holds the town" of the day before by another voice, and is what
    has changed by the same. Both may be right of their days, so that no question is asked.
    """
    keys = {each.key for each in proposals}
    holders = one_holder(trial)
    claims = [each for each in trial.section("territory").lines if each.item.id not in keys]
    return [
        _later(each, trial.by_id[each.key], claims, trial, holders)
        if each.answer == "new" and each.section == "territory" and each.key in trial.by_id
        else each
        for each in proposals
    ]


def _later(
    proposal: Proposal,
    line: Line,
    claims: Sequence[Line],
    trial: Outline,
    holders: Mapping[str, str],
) -> Proposal:
    own = trial.claim(line)
    odds = [
        each
        for each in claims
        if trial.claim(each).place == own.place
        and (own.date or "") > (each.item.date or "")
        and at_other_times(own, each.item)
        and at_odds(own, trial.claim(each), holders)
    ]
    if not odds:
        return proposal
    ids = [each.item.id or "" for each in odds]
    same = [each.item.id or "" for each in odds if each.counted_as == line.counted_as]
    if same:
        return replace(proposal, answer="changed", of=same[:1])
    return replace(proposal, answer="contradicts", of=ids, against=ids)


def is_older(source: DraftSource, brief: m.Brief) -> bool:
    """Tell whether a text was published before the day of the brief's information cut-off."""
    return bool(source.published) and str(source.published)[:10] < brief.as_of[:10]


def next_issue(brief: m.Brief, published: str) -> DraftBrief | None:
    """Return the head of the brief that would update one, None for a text of its own day or before.

    Its id is that of the brief with the day of the text for its own.
    """
    day = published[:10]
    if day <= brief.as_of[:10]:
        return None
    id, found = _DAY.subn(day, brief.id, count=1)
    short = re.sub(rf"-{re.escape(brief.as_of[5:10])}$", f"-{day[5:]}", brief.id)
    return DraftBrief(
        id=id if found else short if short != brief.id else f"{brief.id}-{day}",
        title=brief.title,
        status="exercise" if brief.status == "exercise" else None,
        tlp=brief.tlp,
        as_of=day,
        countries=brief.countries,
        previous=brief.id,
    )


def with_ids(brief: m.Brief) -> m.Brief:
    """Return a brief whose items all have an id: those without one as drafts name them."""
    sections = {name: getattr(brief, name) for name in STRUCTS if hasattr(brief, name)}
    situation = replace(
        brief.situation,
        summary=_numbered("summary", brief.situation.summary),
        points=_numbered("points", brief.situation.points),
    )
    made = {name: _numbered(name, items) for name, items in sections.items()}
    return replace(brief, situation=situation, **made)


def _numbered(section: str, items: Sequence[Item]) -> list[Item]:
    return [
        each if each.id else replace(each, id=ref_of(section, number, each))
        for number, each in enumerate(items, 1)
    ]


def item_at(brief: m.Brief, ref: str) -> Line | None:
    """Return the item of a brief that ``of`` or ``against`` of a proposal names, None for none.

    Its path is that in the brief as it is.
    """
    found = Outline(with_ids(brief)).by_id
    return found.get(ref) or found.get(matching(ref, found) or "")

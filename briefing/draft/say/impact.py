"""The text of an impact: "The ministry: 14 people were killed in Qelmara."."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from briefing.draft.findings import Cast, Finding
from briefing.draft.say import people, supplies, tables, things
from briefing.draft.say.counted import Impact
from briefing.draft.say.words import opened, voice_name
from briefing.draft.source_text import SourceText


def say(finding: Finding, cast: Cast, text: SourceText) -> str:
    """Return the text of an impact, "" where no template gives a good sentence."""
    template = _KINDS.get(finding.kind)
    if finding.kind.startswith(tables.PREFIX):
        told = tables.say(finding, cast, text)
    else:
        told = template(Impact(finding, cast, text)) if template else ""
    return opened(voice_name(finding, cast), told) if told else ""


_KINDS: Final[dict[str, Callable[[Impact], str]]] = {
    "missing": people.befell("is missing", "are missing"),
    "drowned": people.befell("drowned", "drowned"),
    "killed": people.befell("was killed", "were killed"),
    "shot": people.befell("was shot", "were shot"),
    "affected": people.befell("is affected", "are affected"),
    "dead": people.befell("has died", "have died"),
    "wounded": people.befell("was hurt", "were hurt"),
    "returned": people.returned,
    "no-roof": people.befell("is without a roof", "are without a roof"),
    "sheltering": people.befell("has found shelter", "have found shelter"),
    "left": people.left,
    "evacuated": people.evacuated,
    "displaced": people.displaced,
    "freed": people.befell("was freed", "were freed"),
    "abducted": people.befell("was abducted", "were abducted"),
    "detained": people.detained,
    "held": people.befell("is held", "are held"),
    "recruited": people.befell("was recruited", "were recruited"),
    "abuse": things.violations,
    "violations": things.violations,
    "looted": things.looted,
    "no-power": supplies.no_power,
    "restored": supplies.restored,
    "provided": supplies.provided,
    "hardship": supplies.hardship,
    "rations": supplies.rations,
    "alone": people.befell("is without parents", "are without their families"),
    "mines": things.mines,
    "no-access": things.no_access,
    "cut-off": things.cut_off,
    "unroofed": things.unroofed,
    "prices": supplies.prices,
    "aid-stopped": things.stopped,
    "let-through": things.let_through,
    "way-closed": things.closed,
    "hit": things.hit,
    "struck": things.hit,
    "out-of-use": things.out_of_use,
    "without": things.without,
    "run-out": supplies.lasts,
    "sick": things.sick,
    "need": supplies.needed,
    "given": supplies.given,
    "fed": people.helped,
    "lost-some": people.befell("was lost", "were lost"),
    "moved": people.moved,
    "besieged": people.befell("is under siege", "are under siege"),
    "blockade": people.befell("is under blockade", "are under blockade"),
    "livelihood": people.livelihood,
    "barred": people.barred,
    "few": people.few,
    "depend": people.queue,
    "in-store": supplies.in_store,
    "beds": supplies.beds,
    "trained": supplies.trained,
    "dry": supplies.dry,
    "used-as-shelter": things.as_shelters,
    "aid-gone": things.goods_gone,
    "aid-held": things.held_up,
    "work-stopped": things.work_stopped,
    "sent": supplies.sent,
    "put-up": supplies.put_up,
    "funded": supplies.funded,
}
"""The template of each kind of impact."""

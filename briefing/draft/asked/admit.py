"""The gate for what a model proposes: it refuses whatever is not plainly borne out.

Reversed roles and invented causes can still pass, hence no item of it is ever accepted but by a
person, and each is opened in the line before it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from briefing.draft.asked.answer import AskedItem
from briefing.draft.asked.endpoint import Endpoint
from briefing.draft.file import item_findings, needed
from briefing.draft.gate import judge
from briefing.draft.model import Draft, Proposal, Rest, WordSpan
from briefing.text import clean
from briefing.verify import language_of
from briefing.verify.sources.record import Paragraph, make_record
from briefing.verify.verdicts import HARD, Verdict
from briefing.verify.words.normalise import digest, tokens, words
from briefing.verify.words.passages import MOST_IN_A_ROW, longest_run
from briefing.verify.words.quotes import joined

REFUSING: Final = frozenset(
    {
        *("speaker-differs", "claim-as-fact", "name-elsewhere", "narration-as-quote"),
        *("figure-qualifier", "figure-noun", "negation", "opposite", "wording"),
    }
)
"""Warnings of the checks that refuse an item of a model; errors do in any case."""
_ADDRESS: Final = re.compile(r"(?:\b[a-z][a-z0-9+.-]*:)?//|\bwww\.|\S@\S+\.\w|\bdata:", re.I)
_MARKUP: Final = re.compile(
    r"[<>{}`|\\]|\]\(|\[[/a-z@#$]|^\s*[#*>-]\s|\*\*|__|&#?\w+;", re.MULTILINE
)


def admit(draft: Draft, items: Iterable[AskedItem], paragraphs: Sequence[str], by: str) -> Draft:
    """Return a draft with what a model proposed: admitted, or refused with codes.

    ``by`` is the name of the model. What says the same as a proposal of the rules is passed over.
    """
    known = {each.key for each in draft.proposals}
    facts = make_record(paragraphs, title=draft.source.title, language="en").paragraphs
    codes: dict[str, list[str]] = {}
    made: list[Proposal] = []
    for item in items:
        proposal = _proposal(draft, item, paragraphs)
        if proposal.key in known:
            continue
        known.add(proposal.key)
        made.append(proposal)
        if wrong := _plainly_wrong(draft, item, paragraphs, facts):
            codes[proposal.key] = wrong
    judged = judge(draft, [each for each in made if each.key not in codes], paragraphs)
    for each in made:
        if each.key not in codes:
            said = _refusals(judged.verdicts.get(each.key), judged.codes.get(each.key, []))
            if said:
                codes[each.key] = said
    return replace(
        draft,
        made=replace(draft.made, by=f"rules and {clean(by)}"),
        proposals=[*draft.proposals, *(each for each in made if each.key not in codes)],
        refused=[*draft.refused, *(refused := _refused(made, codes, len(paragraphs)))],
        codes={**draft.codes, **{each.key: codes[each.key] for each in refused}},
    )


def _refused(
    made: Iterable[Proposal], codes: Mapping[str, Sequence[str]], last: int
) -> list[Proposal]:
    """Return what was refused, each without what a draft's file may not hold.

    That is a copied sentence, a long quotation, a value of no form. What cites only paragraphs
    that there are not is left out: there is nothing to look at.
    """
    kept = []
    for each in made:
        rests = [rest for rest in each.rests_on if int(rest.cite[1:]) <= last]
        if each.key not in codes or not rests:
            continue
        item = {**each.item, "cite": [rest.cite for rest in rests]}
        unclean = [key for key, value in item.items() if _unclean(value)]
        said = codes[each.key]
        long = [k for c, k in (("model-copied", "text"), ("model-quote", "quote")) if c in said]
        for key in (*unclean, *long):
            item.pop(key, None)
        for finding in list(item_findings(replace(each, item=item))):
            if finding.path:
                item.pop(str(finding.path[0]), None)
        left = [key for key in needed(each.section) if key not in item]
        kept.append(replace(each, item=item, rests_on=rests, open_fields=left))
    return kept


def _unclean(value: object) -> bool:
    """Tell whether a character stands in a value, or in a part of it, that no file may hold."""
    if isinstance(value, list | dict):
        return any(map(_unclean, value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and clean(value) != value


def _plainly_wrong(
    draft: Draft, item: AskedItem, paragraphs: Sequence[str], facts: Sequence[Paragraph]
) -> list[str]:
    """Return why an item is refused before any check reads it."""
    said = [each for each in (item.text, item.quote, item.figure, item.when) if each]
    numbers = [int(cite[1:]) for cite in item.cite]
    sent = all(number <= len(paragraphs) for number in numbers)
    found = {
        "model-cite": not sent,
        "model-voice": item.by is not None and item.by not in draft.voices,
        "model-characters": any(clean(text) != text for text in said),
        "model-address": any(_ADDRESS.search(text) for text in said),
        "model-markup": any(_MARKUP.search(text) for text in said),
        "model-copied": longest_run(item.text, paragraphs)[0] > MOST_IN_A_ROW,
        "model-quote": item.quote is not None and len(words(item.quote)) > MOST_IN_A_ROW,
        "model-speaker": sent
        and item.by is None
        and all(facts[number - 1].attributed == "all" for number in numbers),
        "model-field": (item.control is not None) != (item.section == "territory")
        or (item.category is not None) != (item.section == "humanitarian"),
    }
    return [code for code, wrong in found.items() if wrong]


def _refusals(verdict: Verdict | None, errors: Sequence[str]) -> list[str]:
    """Return why an item is refused by what the checks say of it."""
    if errors:
        return list(errors)
    if verdict is None:
        return ["model-unchecked"]
    warned = {each.code for each in verdict.findings} & REFUSING
    if warned:
        return sorted(warned)
    checked = any(verdict.fields.get(field) == "pass" for field in HARD)
    return [] if checked else ["model-unchecked"]


def _proposal(draft: Draft, item: AskedItem, paragraphs: Sequence[str]) -> Proposal:
    """Return an item of an answer as a proposal; its text is one to look at, not a template's."""
    cites = list(dict.fromkeys(item.cite))
    fields: dict[str, Any] = {**msgspec.to_builtins(item), "cite": cites}
    del fields["section"]
    if printed := fields.pop("figure", None):
        fields["figures"] = _figures(printed)
    parts = [item.section, digest(paragraphs), "model", item.text, *cites]
    return Proposal(
        key=sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:12],
        section=item.section,
        wording="to-word",
        sure="low",
        rests_on=[_rest(cite, item, paragraphs) for cite in cites],
        item=fields,
        made="model",
    )


def _figures(printed: str) -> list[dict[str, Any]]:
    """Return a printed figure with what it says as a number, where it says one."""
    found = language_of().parse_figure(printed)
    low, high = (found.low, found.high) if found else (None, None)
    value: Mapping[str, Any] = {} if low is None else {"value": low}
    if low is not None and high is not None and high != low:
        value = {"min": low, "max": high}
    return [{"text": printed, **({"op": found.op} if found else {}), **value}]


def _rest(cite: str, item: AskedItem, paragraphs: Sequence[str]) -> Rest:
    """Return the whole paragraph, with the words of quotation, figure and time in it."""
    number = int(cite[1:])
    text = paragraphs[number - 1] if number <= len(paragraphs) else ""
    spans = {
        key: span
        for key, snippet in (("quote", item.quote), ("figures", item.figure), ("when", item.when))
        if snippet and (span := _span(snippet, text))
    }
    return Rest(cite=cite, words=(1, max(len(tokens(text)), 1)), for_=spans)


def _span(snippet: str, text: str) -> WordSpan | None:
    theirs, ours = [each.word for each in tokens(text)], words(snippet)
    if not ours or joined(ours) not in joined(theirs):
        return None
    for at in range(len(theirs) - len(ours) + 1):
        if theirs[at : at + len(ours)] == ours:
            return at + 1, at + len(ours)
    return None


def told(to: Endpoint, paragraphs: int, source: str, tlp: str) -> str:
    """Return the question that is asked before a text leaves the machine."""
    return f"Sends {paragraphs} paragraphs of {source} (TLP:{tlp}) to {clean(to.host)}. Go on?"

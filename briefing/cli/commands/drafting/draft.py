"""``briefing draft``: what the rules propose for the brief of a text, before a person decides."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.brief.licences import is_open
from briefing.brief.values import citation
from briefing.brief.words import moment_words
from briefing.cli.commands.drafting.places import DraftPaths, keep, places_for
from briefing.cli.commands.drafting.text import Held, Text, head_of, held_by, read_text, source_of
from briefing.cli.commands.source import PrintedSource, numbered_page
from briefing.cli.commands.take import NOT_OPEN, counted, summary
from briefing.cli.output import Bar, Exit, Stop, agrees, encoding, err, out
from briefing.cli.pages import page_columns
from briefing.cli.target import Session
from briefing.draft.into import held_against, next_issue, sorts_of
from briefing.draft.make import draft
from briefing.draft.model import Answer, Draft, DraftBrief, DraftSource
from briefing.draft.state import ORDER
from briefing.paths import shown
from briefing.text import fitted
from briefing.verify import language_of
from briefing.verify.coverage import runs
from briefing.verify.detect import UNKNOWN
from briefing.verify.sources.numbering import blocks

_LONG: Final = 2_000
"""Words from which drafting takes long enough to say what it is at."""
_FEW: Final = 6
"""Runs of paragraphs that are named before they are counted."""
_ANSWER_WORDS: Final[dict[Answer, str]] = {
    "new": "new", "same": "the same", "changed": "changed", "contradicts": "contradicting",
}  # fmt: skip
SECTION_WORDS: Final = {
    "summary": "bottom line", "points": "points", "relationships": "relationships",
    "territory": "territory", "humanitarian": "humanitarian", "views": "expert views",
    "crosscheck": "contradictions", "timeline": "timeline",
}  # fmt: skip


def run_draft(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    asked = [name for name in ("review", "write", "status") if getattr(options, name)]
    if len(asked) > 1:
        raise Stop(f"--{asked[0]} and --{asked[1]} are two things", "Ask for one of them.")
    if asked:
        from briefing.cli.commands.drafting.drafted import run_on_draft

        return run_on_draft(session, asked[0])
    if options.dry_run:
        raise Stop("--dry-run goes with --write", '"briefing draft ID --write --dry-run".')
    columns = page_columns(options.width)
    return _print(session) if options.print else _make(session, columns)


def _print(session: Session) -> int:
    from briefing.cli.commands.drafting.drafted import items_of

    options = session.options
    held, text = held_by(session), read_text(session)
    made = _drafted(session, text, head_of(session, text, held), "", held)
    lines = list(items_of(made, options.section))
    if made.source.language:
        err(abroad_words(made.source.language))
    out(fitted("".join(f"{line}\n" for line in lines), "ascii" if session.ascii else encoding()))
    if not lines:
        err("Nothing was found that could be an item.")
    return Exit.DONE if lines else Exit.PROBLEMS


def _make(session: Session, columns: int) -> int:
    """Draft a text and keep what was found; show it in so many columns."""
    options = session.options
    held, text = held_by(session), read_text(session)
    head = head_of(session, text, held)
    places = places_for(session, head, text, held)
    page = PrintedSource("", [block for block in blocks(text.taken.text) if block.text])
    charset = "ascii" if session.ascii else encoding()
    out(fitted("\n".join(numbered_page(page, columns)) + "\n", charset))
    for indent, line in summary(options.text, text.taken, page):
        err(line, indent=indent)
    title = text.title if held and held.into else head.title
    if title != text.taken.title:
        err(f"title: {title}", indent=2)
    if text.published != text.taken.published:
        err(f"day: {moment_words(text.published)}", indent=2)
    question = f"Citations will count these {counted(page.paragraphs)}. Draft from them?"
    if not options.yes and not agrees(question):
        err("Nothing was written.")
        return Exit.PROBLEMS
    made = _drafted(session, text, head, places.named, held)
    keep(places, text, made)
    err("")
    for indent, line in _told(made, places):
        err(line, indent=indent)
    if held and held.into and next_issue(held.brief, text.published):
        err(f'Its day is later: "--previous {held.brief.id}" would draft a brief that updates it.')
    out(f"{shown(places.draft)}\n")
    return Exit.DONE if made.proposals else Exit.PROBLEMS


def _drafted(
    session: Session, text: Text, head: DraftBrief, named: str, held: Held | None
) -> Draft:
    """Return the draft of a text that it calls ``named``, by the rules and whom else was wanted."""
    source = source_of(session, text, named, held)
    if session.options.model is None:
        made = _by_rules(text, head, source, held)
    else:
        from briefing.cli.commands.drafting.model import permitted, with_model

        to = permitted(session, head.tlp, source.id, source.paragraphs)
        made = with_model(to, _by_rules(text, head, source, held), text.paragraphs)
    return held_against(made, held.brief) if held and held.into else made


def _by_rules(text: Text, head: DraftBrief, source: DraftSource, held: Held | None) -> Draft:
    """Return what the rules find; on a terminal a line says what a long text is at."""
    bar = Bar()
    long = sum(len(each.split()) for each in text.paragraphs) > _LONG
    try:
        return draft(
            text.paragraphs,
            head=head,
            source=source,
            known=sorts_of(held.brief) if held else None,
            on_stage=bar.say if long else lambda _: None,
        )
    finally:
        bar.end()


# -- what is said -------------------------------------------------------------------------------


def _told(made: Draft, places: DraftPaths) -> Iterator[tuple[int, str]]:
    """Yield, with its indent, what was found, what was left, and the next step."""
    if places.text is not None:
        yield 0, f"Wrote {shown(places.text)}, the paragraphs."
    yield 0, f"Wrote {shown(places.draft)}:"
    yield from ((2, line) for line in found_lines(made))
    if made.refused:
        yield 2, f"refused by the checks: {len(made.refused)}"
    if made.source.language:
        yield 0, abroad_words(made.source.language)
    left = unused(made)
    if left and made.proposals:
        yield 0, f"Nothing was proposed from {_named(left)}."
    if not made.proposals:
        yield 0, "No claim, figure or voice was found that could be an item."
    yield 0, "Nothing of it is a brief yet: a person decides on each item."
    yield 0, f'Next: "briefing draft {made.brief.id} --review".'
    if not (made.source.licence and is_open(made.source.licence)):
        yield 0, NOT_OPEN


def abroad_words(code: str) -> str:
    """Return the sentence that says what is not read in a text of another language."""
    named = "no language that is known" if code == UNKNOWN else language_of(code).called
    return (
        f"The text is in {named}: quotations and counts of people are all that is read of it. "
        "Its events, territory, relationships and views are left to you, and each quotation to "
        "translate."
    )


def _named(numbers: Sequence[int]) -> str:
    """Return paragraphs as citations, of many how many they are."""
    named = runs(numbers)
    return named if named.count(",") < _FEW else f"{counted(len(numbers))}"


def found_lines(made: Draft) -> Iterator[str]:
    """Yield how many proposals there are of each section, and who and what they name."""
    count = Counter(proposal.section for proposal in made.proposals)
    to_word = Counter(each.section for each in made.proposals if each.wording == "to-word")
    for section in ORDER:
        if count[section]:
            rest = f", of these {to_word[section]} without a sentence" if to_word[section] else ""
            yield f"{SECTION_WORDS[section]}: {count[section]:,}{rest}"
    if made.into:
        yield _answers(made)
    named = {"voices": made.voices, "actors": made.actors, "places": made.places}
    yield ", ".join(f"{what}: {len(each)}" for what, each in named.items())


def _answers(made: Draft) -> str:
    """Return in words how the proposals stand to the brief."""
    answers = Counter(proposal.answer for proposal in made.proposals)
    named = [f"{answers[each]} {_ANSWER_WORDS[each]}" for each in _ANSWER_WORDS if answers[each]]
    return f"against {made.into}: {', '.join(named)}"


def unused(made: Draft) -> list[int]:
    """Return the paragraphs that nothing proposed rests on and that are not set aside."""
    rests = (rest.cite for each in made.proposals for rest in each.rests_on)
    read = {cite.first for each in (*rests, *made.source.unused) if (cite := citation(each))}
    return [number for number in range(1, made.source.paragraphs + 1) if number not in read]

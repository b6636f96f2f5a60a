"""``briefing claim``: one item into a brief by hand, held against its source first."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from briefing.brief import model as m
from briefing.cli.output import Exit, Stop, agrees, err, out
from briefing.cli.target import MOST, Session, Target
from briefing.files import BRIEF_CAP, Unreadable, read_guarded
from briefing.filesystem import reason
from briefing.format.docs.editors import refresh_schema
from briefing.format.insert import Inserted
from briefing.library.with_item import WithItem, longest_shared, section_path
from briefing.locks import locked
from briefing.text import clean
from briefing.verify import language_of
from briefing.verify.values import Figure
from briefing.verify.verdicts import Verdict
from briefing.verify.words.passages import MOST_IN_A_ROW
from briefing.writing import write_atomic

_FIELD: Final = re.compile(r"(?P<name>[a-z_]+)=(?P<value>.*)", re.DOTALL)
_CITES: Final = re.compile(r"[\s,]+")


def run_claim(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    target = session.find(options.brief)
    brief = session.brief(target)
    place = target.library.locate(target.entry.key)
    if place.file is None:
        raise Stop(f"{place.shown} is no file that can be written", "Copy it into a library first.")
    draft = BriefWithItem(target, place.file, place.shown, section_path(options.to))
    draft.add(_item(options, brief))
    out("".join(f"{line}\n" for line in draft.made.lines))
    for line in draft.said():
        err(line)
    draft.refuse(force=options.force)
    if options.dry_run:
        err("Nothing was written.")
        return Exit.DONE
    if not options.yes and not agrees(f"Write this to {draft.where}?"):
        err("Nothing was written.")
        return Exit.PROBLEMS
    draft.write()
    err(f"Wrote {draft.where}.")
    return Exit.DONE


class BriefWithItem:
    """A brief with one item more, before and while it is written."""

    def __init__(self, target: Target, file: Path, name: str, section: tuple[str, ...]) -> None:
        self.target = target
        self.file = file
        self.name = name
        self.section = section
        self.before = _bytes(file, name)
        self._with: WithItem | None = None

    @property
    def where(self) -> str:
        """The file with the line at which the item stands."""
        return f"{self.name}:{self.made.line}"

    def add(self, item: dict[str, Any]) -> None:
        """Put the item into the text and read what has come of it.

        Raises:
            Stop: the brief with it has problems, which are then on standard error.
        """
        text = self.before.decode("utf-8-sig")
        root = Path(self.target.library.identity)
        try:
            made = WithItem(text, self.section, item, self.name, folder=self.file.parent, root=root)
        except ValueError as error:
            raise Stop(f"{self.name}: {error}", "Put it in with an editor.") from error
        if made.reading.value is None:
            for problem in made.reading.problems[:MOST]:
                err(str(problem))
            raise Stop(
                "nothing was written: with this item the brief has problems",
                f"Line {made.made.line} is where the item would begin; put the fields right.",
                Exit.PROBLEMS,
            )
        self._with = made

    @property
    def whole(self) -> WithItem:
        """The brief with the item."""
        assert self._with is not None
        return self._with

    @property
    def made(self) -> Inserted:
        """The text of the brief with the item."""
        return self.whole.made

    @cached_property
    def verdict(self) -> Verdict | None:
        """What the item's sources have for it."""
        entry, library = self.target.entry, self.target.library
        found = library.verdicts(entry, self.whole.brief, self.made.text)
        return next((each for each in found.items if each.path == self.whole.line.path), None)

    @cached_property
    def shared(self) -> tuple[int, str]:
        """The most words in a row that the item shares with a text that is not open, and where."""
        target, whole = self.target, self.whole
        return longest_shared(target.library, target.entry, whole.brief, whole.line.text)

    def said(self) -> Iterator[str]:
        """Yield what was found for the item, a line each."""
        verdict = self.verdict
        if verdict is not None:
            words = verdict.words
            yield f"{words[:1].upper()}{words[1:]}{f': {verdict.why}' if verdict.why else ''}"
            yield from dict.fromkeys(f"{each.code}: {each.text}" for each in verdict.findings)
        count, where = self.shared
        if count:
            words = "word" if count == 1 else "words"
            yield f"Shares {count} {words} in a row with {where} (at most {MOST_IN_A_ROW})."

    def refuse(self, *, force: bool) -> None:
        """End the command where the item must not be written as it is.

        Raises:
            Stop: it copies its source, or its source has something else and ``force`` is not set.
        """
        count, where = self.shared
        if count > MOST_IN_A_ROW:
            raise Stop(
                f"nothing was written: the sentence copies {count} words in a row of {where}",
                "Say it in your own words.",
                Exit.PROBLEMS,
            )
        if self.verdict is not None and self.verdict.mark == "unsupported" and not force:
            raise Stop(
                "nothing was written: the source does not bear the item out",
                'Put it right, or add "--force".',
                Exit.PROBLEMS,
            )

    def write(self) -> None:
        """Write the brief, unless somebody else has changed it meanwhile.

        Raises:
            Stop: it has changed, or cannot be written.
        """
        mark = "\ufeff" if self.before.startswith(b"\xef\xbb\xbf") else ""
        try:
            with locked(self.file.parent):
                if _bytes(self.file, self.name) != self.before:
                    raise Stop(f"{self.name} has changed meanwhile", "Try again.")
                write_atomic(self.file, f"{mark}{self.made.text}".encode(), force=True)
            refresh_schema(self.file, self.whole.brief)
        except OSError as error:
            raise Stop(
                f"{self.name} cannot be written: {reason(error)}", "The brief is as it was."
            ) from error


def _bytes(file: Path, name: str) -> bytes:
    try:
        return read_guarded(file, BRIEF_CAP)
    except Unreadable as error:
        raise Stop(f"{name} cannot be read: {error}") from error


def _item(options: Namespace, brief: m.Brief) -> dict[str, Any]:
    """Return the item as plain data, its fields in the order in which briefs have them.

    Raises:
        Stop: a field is no ``NAME=VALUE``, or a figure is no number.
    """
    fields: dict[str, Any] = {"text": " ".join(clean(options.text).split())}
    if options.by:
        fields["by"] = options.by[0] if len(options.by) == 1 else options.by
    for word in options.set:
        match = _FIELD.fullmatch(word)
        if match is None:
            raise Stop(f'"{clean(word)}" is no NAME=VALUE', 'As "--set place=qelmara".')
        value = clean(match["value"])
        listed = value.startswith("[") and value.endswith("]")
        parts = [part.strip() for part in value[1:-1].split(",")]
        fields[match["name"]] = [part for part in parts if part] if listed else value
    if options.quote:
        fields["quote"] = clean(options.quote)
    if options.figure:
        fields["figures"] = [_figure(clean(words), brief.language) for words in options.figure]
    cites = [each for each in _CITES.split(options.cite) if each]
    return {**fields, "cite": cites} if cites else fields


def _figure(words: str, language: str | None) -> dict[str, Any]:
    """Return a printed figure with what it says as a number.

    Raises:
        Stop: there is no number in it.
    """
    found = language_of(language).parse_figure(words)
    if found is None or found.low is None:
        raise Stop(f'no figure was found in "{words}"', "As \"--figure 'about 300 people'\".")
    return {"text": words, "op": found.op, **_value(found)}


def _value(found: Figure) -> dict[str, Any]:
    """Return the value of a figure or its range, and its unit where it has one."""
    low, high = _plain(found.low), _plain(found.high)
    unit = "percent" if found.kind == "percent" else found.unit or found.noun
    value = {"value": low} if low == high else {"min": low, "max": high}
    return value | ({"unit": unit} if unit else {})


def _plain(number: float | None) -> int | float | None:
    return int(number) if number is not None and number == int(number) else number

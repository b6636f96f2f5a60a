"""The rows of the cross-check screen: each question, who says yes facing who says no."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing import glyphs
from briefing.brief.outline import NONE_RECORDED, Line, Outline
from briefing.brief.scales import CROSSCHECK_STATUSES
from briefing.text import CUT, width
from briefing.tui.cells import (
    LeadRow,
    PinnedRow,
    Row,
    fit,
    flow,
    heading,
    indent,
    row_width,
    underlined,
)
from briefing.tui.panes.marks import verdict_span
from briefing.tui.panes.parts import Form
from briefing.tui.registry import CROSSCHECK, screen_name
from briefing.tui.screens.crosscheck.claim_rows import claim_rows
from briefing.tui.screens.crosscheck.stops import (
    NO,
    YES,
    ClaimStop,
    Topic,
    index_rows,
    status_ink,
    status_words,
)

if TYPE_CHECKING:
    from briefing.verify.verdicts import Path, Verdict

TWO_COLUMNS: Final = 100
"""Columns of the terminal from which yes and no face each other; with fewer they are stacked."""
_BETWEEN: Final = 4
_INDEX: Final = 80
_BELOW_INDEX: Final = 16
"""Rows that the index leaves to the claims, at least."""
_SUGGESTED: Final = "NO QUESTION YET"


class CrosscheckShown(NamedTuple):
    """What the screen shows: the topics with every stop, the selected one, the verdicts.

    ``kept`` holds rows from one time to the next, as long as the brief is the same.
    """

    outline: Outline
    topics: Sequence[Topic]
    stops: Sequence[ClaimStop]
    at: int
    verdicts: Mapping[Path, Verdict]
    form: Form
    kept: dict[object, list[Row]]


class StopRegion(NamedTuple):
    """Where a stop stands: rows and columns, ``bottom`` and ``right`` behind the last ones.

    ``lead`` is the row of its question.
    """

    top: int
    bottom: int
    left: int
    right: int
    lead: int


class CrosscheckPage(NamedTuple):
    """All rows, where each stop stands, and which topic each line of the index leads to."""

    rows: list[Row]
    spots: list[StopRegion]
    lines: dict[int, int]


def crosscheck_page(shown: CrosscheckShown, height: int) -> CrosscheckPage:
    """Return the screen for the width of its form; ``height`` decides whether it has an index."""
    page = _PageWriter(shown)
    page.write(height)
    return CrosscheckPage(page.rows, page.spots, page.lines)


def counts_words(topics: Sequence[Topic]) -> str:
    """Return how many questions have which status: ``3 questions: 1 contradictory, 2 agreed``."""
    items = [topic.item for topic in topics if topic.item]
    found: Counter[str] = Counter(item.status for item in items)
    parts = ", ".join(f"{found[s]} {status_words(s)}" for s in CROSSCHECK_STATUSES if found[s])
    said = f"{len(items)} question{'' if len(items) == 1 else 's'}{': ' if parts else ''}{parts}"
    suggested = len(topics) - len(items)
    return f"{said}; {suggested} suggested" if suggested else said


def _whole(words: str, cells: int) -> str:
    """Return the counts that fit whole, and the sign of a cut; what they sum to goes first."""
    if width(words) > cells:
        words = words.partition(": ")[2] or words
    while width(words) > cells and (", " in words or ": " in words):
        end = max(words.rfind(", "), words.rfind(": "), words.rfind("; "))
        words = f"{words[:end]} {CUT}"
    return words


class _PageWriter:
    """Writes the rows from top to bottom and notes where the stops stand."""

    def __init__(self, shown: CrosscheckShown) -> None:
        self.shown = shown
        self.cells = shown.form.cells
        self.rows: list[Row] = []
        self.spots: list[StopRegion] = []
        self.lines: dict[int, int] = {}
        self._wide = self.cells >= TWO_COLUMNS
        self._half = (self.cells - 2 - _BETWEEN) // 2 if self._wide else self.cells - 2

    def write(self, height: int) -> None:
        topics = self.shown.topics
        title: Row = [(f" {screen_name(CROSSCHECK).upper()} ", "hi b r"), ("  ", "hi u")]
        title.append((_whole(counts_words(topics), self.cells - row_width(title)), "dim u"))
        self.rows += [fit(title, self.cells, "hi u"), []]
        questions = [topic for topic in topics if topic.item]
        if not questions:
            self.rows += [[(" ", "text"), (NONE_RECORDED, "dim")], []]
        elif self.cells >= _INDEX and len(questions) + 2 + _BELOW_INDEX <= height:
            here = self.shown.stops[self.shown.at].topic if self.shown.stops else -1
            for number, row in enumerate(
                index_rows(self.shown.outline, questions, here, self.cells)
            ):
                if number < len(questions):
                    self.lines[len(self.rows)] = number
                self.rows.append(row)
        for number, topic in enumerate(topics):
            if topic.item is None and number == len(questions):
                note = "claims that differ and stand in no question together"
                self.rows += [*indent([heading(_SUGGESTED, note, self.cells - 2)], 1), []]
            self._write_topic(number, topic)

    # -- a question and its claims --------------------------------------------------------------

    def _write_topic(self, number: int, topic: Topic) -> None:
        lead = len(self.rows)
        if self._wide:
            self._write_facing(number, topic, lead)
        else:
            self._write_stacked(number, topic, lead)
        if not topic.lines and topic.check:
            chosen = self._chosen(number, 0, 0)
            self.spots.append(StopRegion(lead, len(self.rows), 0, self.cells, lead))
            if chosen:
                self.rows[lead] = [(glyphs.SELECTED, "hi b"), *self.rows[lead][1:]]
        self.rows.append([])

    def _write_facing(self, number: int, topic: Topic, lead: int) -> None:
        half, right_x = self._half, self._half + _BETWEEN
        self._write_heading(topic)
        top = len(self.rows)
        columns, leads = [], []
        for at, lines in enumerate((topic.left, topic.right)):
            x = at * right_x
            rows, places = self._claims(number, at, topic, lines, half)
            for start, end in places:
                self.spots.append(StopRegion(top + start, top + end, x, x + half + 1, lead))
            columns.append(rows)
            leads.append({start for start, _ in places})
        note = self._note(topic, half)
        if note:
            columns[len(columns[1]) <= len(columns[0])] += [[], *note]
        left, right = columns
        for row in range(max(len(left), len(right))):
            here = left[row] if row < len(left) else []
            there = right[row] if row < len(right) else []
            gap: Row = [(" " * (_BETWEEN - 1), "text")] if there else []
            told = [*(fit(here, half + 1) if there else here), *gap, *there]
            sides = zip((here, there), leads, strict=True)
            alone = told and all(not side or row in starts for side, starts in sides)
            self.rows.append(LeadRow(told) if alone else told)

    def _write_stacked(self, number: int, topic: Topic, lead: int) -> None:
        cells = self._half
        self.rows += map(PinnedRow, indent(flow([(topic.text, "hi b")], cells), 1))
        check = topic.item
        for at, lines in enumerate((topic.left, topic.right)):
            if check is not None:
                right = (status_words(check.status), status_ink(check.status))
                name = (YES, NO)[at]
                rule = _rule(
                    name,
                    self.shown.outline.independent_lines(lines),
                    right if at == 0 else ("", "dim"),
                    cells,
                )
                self.rows += indent([rule], 1)
            top = len(self.rows)
            rows, places = self._claims(number, at, topic, lines, cells)
            self.rows += rows
            for row, (start, end) in enumerate(places):
                self.rows[top + start] = LeadRow(self.rows[top + start])
                above = lead if at == 0 and row == 0 else top + start
                self.spots.append(StopRegion(top + start, top + end, 0, self.cells, above))
        self.rows += self._note(topic, cells)

    def _write_heading(self, topic: Topic) -> None:
        """Write the question over the left half, what is told of it on the hairline."""
        check, half = topic.item, self._half
        if check is None:
            heads = flow([(topic.text, "hi b")], self.cells - 2)
            heads[-1] = fit(underlined(heads[-1]), self.cells - 2, "rule u")
            self.rows += map(PinnedRow, indent(heads, 1))
            return
        yes = f" {YES} {self.shown.outline.independent_lines(topic.left)}"
        rows = flow([(topic.text, "hi b")], half - width(yes) - 1)
        left = [*fit(underlined(rows[-1]), half - width(yes), "rule u"), (yes, "dim u")]
        status = (status_words(check.status), status_ink(check.status))
        right = _rule(NO, self.shown.outline.independent_lines(topic.right), status, half)
        self.rows += map(PinnedRow, indent(rows[:-1], 1))
        gap = (" " * _BETWEEN, "text")
        self.rows.append(PinnedRow([(" ", "text"), *left, gap, *right]))

    def _claims(
        self, number: int, at: int, topic: Topic, lines: Sequence[Line], cells: int
    ) -> tuple[list[Row], list[tuple[int, int]]]:
        """Return the claims of one side behind their gutter, and where each begins and ends."""
        if not lines:
            words = f"nobody says {(YES, NO)[at]} in this brief"
            body = flow([(words, "dim")], cells) if topic.item else []
            return indent(body, 1), []
        rows: list[Row] = []
        places = []
        for row, line in enumerate(lines):
            own = self._kept(line, cells, suggested=topic.item is None)
            if self._chosen(number, at, row):
                own = [[(text, _selected(words)) for text, words in told] for told in own]
                own[0][0] = (glyphs.SELECTED, "hi b sel")
            rows += own
            places.append((len(rows) - len(own), len(rows)))
        return rows, places

    def _chosen(self, number: int, column: int, row: int) -> bool:
        stops = self.shown.stops
        return bool(stops) and stops[self.shown.at][:3] == (number, column, row)

    def _kept(self, line: Line, cells: int, *, suggested: bool) -> list[Row]:
        """Return a claim behind its gutter, made once for all moves of the selection."""
        key = (line.path, cells, suggested, verdict_span(self.shown.verdicts.get(line.path)))
        rows = self.shown.kept.get(key)
        if rows is None:
            shown = self.shown
            verdict = shown.verdicts.get(line.path)
            told = claim_rows(line, shown.outline, shown.form, verdict, cells, suggested=suggested)
            rows = [fit([(" ", "text"), *_light(row)], cells + 1) for row in told]
            self.shown.kept[key] = rows
        return rows

    def _note(self, topic: Topic, cells: int) -> list[Row]:
        """Return what the desk remarks, and what the question itself rests on."""
        check = topic.item
        if check is None or topic.check is None:
            return []
        note = self.shown.outline.say(check.note)
        rests = f"rests on {', '.join(topic.check.cite)}" if topic.check.cite else ""
        text: Row = [("Desk: ", "dim"), (note, "dim")] if note else []
        text += [("  " if text else "", "dim"), (rests, "dim")] if rests else []
        return indent(flow(text, cells), 1) if text else []


def _light(row: Row) -> Row:
    """Return a row without bold words: bold are the question and the claim that is selected."""
    return [(text, " ".join(w for w in words.split() if w != "b")) for text, words in row]


def _selected(words: str) -> str:
    return f"{words} sel" if "dim" in words.split() else f"{words} b sel"


def _rule(name: str, count: int, right: tuple[str, str], cells: int) -> Row:
    """Return the hairline over one side's claims: who says what, how many, a word at its end."""
    text, words = right
    left = fit([(f"{name} {count}", "dim u")], cells - width(text), "rule u")
    return [*left, (text, f"{words} u")] if text else left

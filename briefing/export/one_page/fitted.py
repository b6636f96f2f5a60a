"""One page of a brief in a bounded number of lines: what of the choice has room, and the rest.

Items are chosen, never reworded. A text that is longer than its share of the page is cut, with a
sign, and keeps beside it whose word it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.brief.outline import NONE_RECORDED, Line, Outline
from briefing.brief.scales import strictest
from briefing.brief.sections import SECTION
from briefing.export import WIDTH, changes, facts
from briefing.export.one_page.choice import TITLES, ChosenItems, choice, told
from briefing.export.phrases import EXERCISE, ItemPhrases
from briefing.export.shapes import OnePage, PageItem, PagePart
from briefing.export.text import one_page_lines
from briefing.text import clean, clusters, wrap

if TYPE_CHECKING:
    from briefing.compare import Change, Comparison
    from briefing.export.judged_brief import JudgedBrief

LINES: Final = 60
"""Lines of the page at most, with both labels."""
CUT: Final = "[cut]"
"""Stands where a text was cut."""
_TEXT: Final = 4
"""Lines that the sentence of an item, or a text of the head, has at most."""
_NOTE: Final = 3
"""Lines of whose word it is, and of each note, at most."""
_NOTES: Final = 4
"""Notes of an item at most; the last one has the rest of them."""
_HEAD: Final = ("Cut-off", "Status", "Trend", "Countries", "Alerts", "Period", "Next brief due",
                "Label", "Prepared by")  # fmt: skip
"""What of the facts on the brief stands in the head, in this order."""
_FIRST: Final = ("judgements", "crosscheck")
"""The parts whose first group has room before the bottom line is whole."""
_THEN: Final = ("humanitarian", "watch", "since")
"""Those whose first group has it next; then come all judgements, and the other parts by turns."""
_TURNS: Final = ("crosscheck", "territory", "since", "humanitarian", "watch")
_CHANGES: Final = 4
"""Changes since another brief at most."""
_MOVED: Final = ("status", "trend", "alerts")
"""The fields of the header that tell how the situation has changed."""
_SURENESS: Final = ("likelihood", "confidence", "outcome")
"""The fields of a judgement that tell how it has changed."""


class _Offered(NamedTuple):
    """A part before it is known what of it has room: groups of items that stand together."""

    key: str
    title: str
    groups: tuple[tuple[PageItem, ...], ...]
    total: int
    """How many items of its kind there are."""


def one_page(
    outline: Outline,
    found: JudgedBrief,
    comparison: Comparison | None,
    columns: int,
    fit: Callable[[str], str],
) -> OnePage:
    """Return the page of a brief, ``LINES`` lines of ``columns`` cells at most.

    ``fit`` takes out what the reader's encoding lacks; it is applied before measuring. Of a
    comparison the counts stand in the head, and what changed of trend, alerts and judgements is
    a part; the stricter label of both briefs holds.
    """
    writer = _Writer(outline, found, columns, fit)
    offered = [writer.offered(each) for each in writer.chosen]
    tlp, head = outline.tlp, writer.head()
    if comparison is not None:
        tlp = strictest([comparison.old.tlp, tlp])
        head = (*head, writer.short(changes.lead(comparison)))
        offered[1:1] = writer.changes(comparison)
    warning = fit(EXERCISE) if outline.brief.status == "exercise" else ""
    bare = OnePage(tlp, warning, writer.short(outline.title), head, (), ())
    named: list[str] = []  # grows, so that there is an end
    while True:
        # The last line is as long as it can be while it is not known how much is left out.
        full = bare._replace(foot=writer.foot(0, named))
        shown = _with_room(offered, LINES - len(list(one_page_lines(full, columns))), columns)
        unshown = [each.title for each in offered if each.key not in shown]
        if {*unshown} <= {*named}:
            break
        named = [each.title for each in offered if each.title in {*named, *unshown}]
    parts = tuple(_part(each, shown[each.key]) for each in offered if each.key in shown)
    count = sum(len(items) for key, items in shown.items() if key != "since")
    return bare._replace(parts=parts, foot=writer.foot(count, unshown))


def _with_room(
    offered: Sequence[_Offered], room: int, columns: int
) -> dict[str, tuple[PageItem, ...]]:
    """Return the items of each part that have room, by the part's key.

    Of a part nothing follows a group that had none. Its first group may be shortened, but not to
    one alone of those that have to be read together.
    """
    shown: dict[str, tuple[PageItem, ...]] = {}
    closed = set[str]()

    def height(part: _Offered, items: tuple[PageItem, ...]) -> int:
        if not items:
            return 0
        alone = OnePage("", "", "", (), (_part(part, items),), ())
        return len(list(one_page_lines(alone, columns))) - _BARE

    for part, group in _by_importance(offered):
        before = shown.get(part.key, ())
        while group and part.key not in closed:
            cost = height(part, (*before, *group)) - height(part, before)
            if cost <= room:
                room -= cost
                shown[part.key] = (*before, *group)
                break
            group = () if before or len(group) < 3 else group[:-1]
        else:
            closed.add(part.key)
    return shown


_BARE: Final = len(list(one_page_lines(OnePage("", "", "", (), (), ()), 0)))
"""Lines of a page with nothing on it."""


def _by_importance(offered: Sequence[_Offered]) -> Iterator[tuple[_Offered, tuple[PageItem, ...]]]:
    """Yield groups in the order in which they get room."""
    parts = {each.key: each for each in offered}
    left = {key: list(part.groups) for key, part in parts.items()}

    def taken(keys: Iterable[str], most: int) -> Iterator[tuple[_Offered, tuple[PageItem, ...]]]:
        for key in filter(parts.__contains__, keys):
            for _ in range(min(most, len(left[key]))):
                yield parts[key], left[key].pop(0)

    yield from taken(_FIRST, 1)
    yield from taken(("situation",), len(parts.get("situation", _NOTHING).groups))
    yield from taken(_THEN, 1)
    yield from taken(("judgements",), len(parts.get("judgements", _NOTHING).groups))
    while any(left[key] for key in left if key in _TURNS):
        yield from taken(_TURNS, 1)


_NOTHING: Final = _Offered("", "", (), 0)


def _part(part: _Offered, items: tuple[PageItem, ...]) -> PagePart:
    of = f" ({len(items)} of {part.total})" if len(items) < part.total else ""
    return PagePart(f"{part.title}{of}", items)


def _changed(change: Change) -> str:
    """Return what changed of a judgement, empty where it is as likely and as sure as before."""
    moved = [each.words for each in change.fields if each.field in _SURENESS]
    told = "; ".join([change.text, *moved])
    return "" if change.kind == "changed" and not moved else f"{changes.MARKS[change.kind]}: {told}"


class _Writer:
    """Writes what of one brief may stand on its page, each text within its share."""

    def __init__(
        self, outline: Outline, found: JudgedBrief, columns: int, fit: Callable[[str], str]
    ) -> None:
        self.chosen = tuple(choice(outline))
        self._outline = outline
        self._found = found
        self._columns = columns
        self._fit = fit
        signs = {}
        if found.marks and found.verdicts is not None:
            from briefing.export.verdict_phrases import sign

            signs = {path: sign(each) for path, each in found.verdicts.by_path().items()}
        self._phrases = ItemPhrases(outline, signs)

    def head(self) -> tuple[str, ...]:
        """Return what is said of the brief above its parts."""
        known = {fact.label: fact.text for fact in facts.of_brief(self._outline, None)}
        told = [f"{label}: {known[label]}" for label in _HEAD if label in known]
        return (self.short("; ".join(told), 2 * _TEXT),)

    def foot(self, shown: int, unshown: Sequence[str]) -> tuple[str, ...]:
        """Return what is said below the parts, last what was left out: all but ``shown`` items."""
        outline, verdicts = self._outline, self._found.verdicts
        lines = []
        known = {each.key for each in self.chosen}
        empty = [title for key, title in TITLES.items() if key not in known]
        if empty:
            lines.append(f"{NONE_RECORDED.capitalize()}: {'; '.join(empty)}.")
        if verdicts is not None:
            from briefing.export.verdict_phrases import counts_words, legend

            lines.append(f"Verdicts: {counts_words(verdicts)}.")
            lines += [f"Signs: {legend(marks=True).text}"] if self._found.marks else []
        lines.append(_OWN)
        every = sum(1 for _ in outline.every_line())
        left = f"Left out: {every - shown} of {every} items"
        left += f", all of {'; '.join(unshown)}" if unshown else ""
        lines.append(f"{left}; the whole: briefing export {outline.brief.id}")
        return tuple(self._plain(each) for each in lines)

    def offered(self, chosen: ChosenItems) -> _Offered:
        """Return what was chosen of a section, in the texts of the page."""
        groups = tuple(tuple(self._item(chosen, line) for line in group) for group in chosen.groups)
        return _Offered(
            chosen.key, self._plain(chosen.title), groups, len(chosen.lines) + chosen.left
        )

    def _item(self, chosen: ChosenItems, line: Line) -> PageItem:
        said, *others = told(chosen, line, self._phrases)
        if chosen.key == "crosscheck":
            lines = max(_NOTE * WIDTH // self._columns, _NOTE)  # who answers, at any width
            return PageItem(self.short(said), tuple(self.short(each, lines) for each in others))
        whose, *notes = others
        if SECTION[line.section].by_desk:
            whose = f"{_DESK} {clean(self._phrases.who(line))}".rstrip()
        if chosen.key == "watch":  # few words each
            whose, notes = "; ".join([whose, *notes]), []
        text = f"{self.short(said)} {self._fit(_DASH)} {self.short(whose, _NOTE)}"
        return PageItem(text, self._notes(notes))

    def changes(self, comparison: Comparison) -> Iterator[_Offered]:
        """Yield what changed of the situation as a whole and of what the desk concludes."""
        told = [f"changed: {each.words}" for each in comparison.header if each.field in _MOVED]
        for section in comparison.sections:
            if section.kind.key == "judgements":
                told += filter(None, map(_changed, section.changes))
        if told:
            groups = tuple((PageItem(self.short(each)),) for each in told[:_CHANGES])
            yield _Offered("since", self._plain(changes.TITLE), groups, len(told))

    def _notes(self, notes: Iterable[str]) -> tuple[str, ...]:
        every = [note for note in notes if note]
        if len(every) > _NOTES:
            every[_NOTES - 1 :] = ["; ".join(every[_NOTES - 1 :])]
        return tuple(self.short(note, _NOTE) for note in every)

    def short(self, text: str, lines: int = _TEXT) -> str:
        """Return a text that takes so many lines at most, cut with a sign where it is longer."""
        plain = self._plain(text)
        room = self._columns - 2
        if len(wrap(plain, room)) <= lines:
            return plain
        parts = list(clusters(plain[: room * lines * 4]))
        low, high = 0, len(parts)
        while low < high:  # the most clusters that have room with the sign
            middle = (low + high + 1) // 2
            fits = len(wrap(f"{''.join(parts[:middle])} {CUT}", room)) <= lines
            low, high = (middle, high) if fits else (low, middle - 1)
        kept = "".join(parts[:low])
        word = kept.rfind(" ") if low < len(parts) and parts[low] != " " else -1
        return f"{kept[: word if word > len(kept) // 2 else None].rstrip()} {CUT}"

    def _plain(self, text: str) -> str:
        return self._fit(clean(text))


_OWN: Final = "Grades, trend, alerts, likelihoods and confidence are the desk's own."
_DESK: Final = "the desk's own"
"""Whose word it is what the desk concludes or watches for."""
_DASH: Final = "\u2014"
"""Parts what is said from whose word it is."""

"""The exercise series, against what was written down of it by hand: all of that, nothing else."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefing import paths
from briefing.compare import Change, Comparison, FieldChange, compare
from briefing.format.reader import read_brief

LIST = (Path(__file__).parent / "exercise.md").read_text(encoding="utf-8")
IDS = ("exercise-qelmara-2020-03-04", "exercise-qelmara-2020-03-09", "exercise-qelmara-2020-03-17")
NONE = "(none)"
RETOLD = {("exercise-qelmara-2020-03-17", "j3", "likelihood")}
"""The list calls it a trap: the word is the same, the scale is another, so the meaning moved."""

Fields = dict[str, tuple[str, str]]


class Section(NamedTuple):
    """One section of the list."""

    added: set[str]
    removed: set[str]
    unchanged: int
    changed: dict[str, Fields]


class Expected(NamedTuple):
    """What the list says of one pair of briefs."""

    header: Fields
    voices: dict[str, set[str]]
    totals: dict[str, int]
    sections: dict[str, Section]


def names(text: str) -> set[str]:
    return set() if text.strip() in ("none", "") else set(re.split(r",\s*", text.strip()))


def field(line: str) -> tuple[str, tuple[str, str]]:
    key, _, values = line.strip().removeprefix("- ").partition(": ")
    old, _, new = values.partition(" ▸ ")
    return key, (old, new)


def expected(new: str) -> Expected:
    """Read the part of the list whose newer brief is `new`."""
    part = next(p for p in LIST.split("\n## ") if p.splitlines()[0].endswith(f"to {new}"))
    totals = re.search(r"Items in all: added (\d+), removed (\d+), changed (\d+), unchanged", part)
    counts = re.search(r"unchanged (\d+) \(places", part)
    assert totals
    assert counts
    blocks = dict(block.split("\n", 1) for block in part.split("\n### ")[1:])
    header = [line for line in blocks.pop("Header").splitlines() if line.startswith("- ")]
    return Expected(
        dict(field(line) for line in header if not line.startswith("- voices")),
        {
            line.split()[2].rstrip(":"): names(line.partition(": ")[2])
            for line in header
            if line.startswith("- voices")
        },
        dict(zip(("added", "removed", "changed"), map(int, totals.groups()), strict=True))
        | {"same": int(counts[1])},
        {title: section(text) for title, text in blocks.items()},
    )


def section(text: str) -> Section:
    found = {
        kind: re.search(rf"^- {kind} \((\d+)\): (.*)$", text, re.MULTILINE)
        for kind in ("added", "removed", "unchanged", "changed")
    }
    counts = {kind: int(match[1]) for kind, match in found.items() if match}
    lists = {kind: names(match[2]) for kind, match in found.items() if match}
    changed: dict[str, Fields] = {}
    item = ""
    for line in text.splitlines():
        if line.startswith("  - "):
            item = line.removeprefix("  - ").strip()
            changed[item] = {}
        elif line.startswith("    - "):
            key, values = field(line)
            changed[item][key] = values
    assert all(counts[kind] == len(lists[kind]) for kind in counts)
    assert set(changed) == lists["changed"]
    return Section(lists["added"], lists["removed"], counts["unchanged"], changed)


# -- the comparison in the words of the list ----------------------------------------------------


def figure(plain: dict[str, Any]) -> str:
    number = plain["value"] if "value" in plain else f"{plain['min']}..{plain['max']}"
    words = f"{plain.get('op', '=')} {number} {plain['unit']}"
    return f"{words} [{plain['group']}]" if "group" in plain else words


def value(key: str, plain: Any) -> str:
    if plain is None or (key == "verification" and plain == "not-stated"):
        return NONE
    if key == "figures":
        return "; ".join(map(figure, plain))
    if key == "designations":
        return "; ".join(f"{each['authority']}: {each['as']}" for each in plain)
    if key == "funding":
        return "{received[value]} of {required[value]} {currency}".format(**plain)
    return f"[{', '.join(plain)}]" if isinstance(plain, list) else str(plain)


def told(fields: tuple[FieldChange, ...]) -> Fields:
    return {
        each.field: (value(each.field, each.old), value(each.field, each.new)) for each in fields
    }


def by_section(comparison: Comparison) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in comparison.changes:
        found.setdefault(change.section, []).append(change)
    return found


@pytest.fixture(scope="module", params=list(pairwise(IDS)), ids=lambda pair: pair[1])
def pair(request: pytest.FixtureRequest) -> tuple[Comparison, Expected]:
    briefs = [
        read_brief(paths.bundled() / "briefs" / f"{name}.yaml").value for name in request.param
    ]
    old, new = briefs
    assert old is not None
    assert new is not None
    return compare(old, new), expected(request.param[1])


Pair = tuple[Comparison, Expected]


def test_the_header(pair: Pair) -> None:
    comparison, listed = pair
    assert told(comparison.header) == listed.header


def test_who_speaks(pair: Pair) -> None:
    comparison, listed = pair
    found: dict[str, set[str]] = {"added": set(), "removed": set(), "changed": set()}
    for change in comparison.voices:
        found[change.kind].add(change.label)
    assert found == listed.voices


def test_every_item_of_the_list_and_no_other(pair: Pair) -> None:
    comparison, listed = pair
    found = by_section(comparison)
    found.pop("voices")
    assert set(found) <= set(listed.sections)
    for title, want in listed.sections.items():
        changes = found.get(title, [])
        assert {c.label for c in changes if c.kind == "added"} == want.added, title
        assert {c.label for c in changes if c.kind == "removed"} == want.removed, title
        assert {c.label for c in changes if c.kind == "changed"} == set(want.changed), title
    kinds = Counter(change.kind for changes in found.values() for change in changes)
    assert dict(kinds) | {"same": comparison.same} == listed.totals
    assert sum(s.unchanged for s in listed.sections.values()) == comparison.same


def test_every_field_of_the_list_and_no_other(pair: Pair) -> None:
    comparison, listed = pair
    for title, changes in by_section(comparison).items():
        for change in changes:
            if change.kind != "changed":
                assert change.fields == ()
                continue
            got = told(change.fields)
            for brief, item, key in RETOLD:
                if (brief, item) == (comparison.new.brief.id, change.label):
                    assert got.pop(key) == ("unlikely", "unlikely")
            assert got == listed.sections[title].changed[change.label], change.label


def test_the_number_of_changes_is_that_of_the_list(pair: Pair) -> None:
    comparison, listed = pair
    fields = sum(len(change.fields) for change in comparison.changes) + len(comparison.header)
    extra = sum(brief == comparison.new.brief.id for brief, _, _ in RETOLD)
    wanted = sum(len(item) for part in listed.sections.values() for item in part.changed.values())
    assert fields == wanted + len(listed.header) + extra


def words(comparison: Comparison) -> dict[str, str]:
    return {change.label: change.words for change in comparison.changes}


def test_it_speaks_as_a_duty_officer_would() -> None:
    first, second, third = (
        read_brief(paths.bundled() / "briefs" / f"{name}.yaml").value for name in IDS
    )
    assert first
    assert second
    assert third
    found = words(compare(first, second))
    assert found["t1"].startswith("Vask: control majority → full; ")
    assert (
        found["sit-displaced"] == "JRRO: figure 12,000 → 19,500 people (displaced); grade B3 → B2"
    )
    assert found["wardens"] == "side government → wardens"
    assert found["w2"] == "horizon days → hours"
    assert found["j1"].startswith("likelihood likely (55-80 %) → very likely (80-95 %); confidence")
    assert found["x3"].startswith("status contradictory → partly-compatible; yes from State radio")
    found = words(compare(second, third))
    assert found["h1"] == "JRRO: figure about 8,000 → 5,600 people"
    assert found["j3"].startswith(
        "likelihood unlikely (20-45 %) → unlikely (25-35 %), by ICD 203 → PHIA; confidence"
    )
    assert found["sit-toll"].startswith("JRRO and Council: moved from points to summary; figure 61")
    assert [each.words for each in compare(second, third).header][1:5] == [
        "TLP AMBER+STRICT → GREEN",
        "cut-off 10 Mar 2020 02:00 UTC → 17 Mar 2020",
        "period none → 9 Mar 2020 to 17 Mar 2020",
        "trend deteriorated → improved",
    ]

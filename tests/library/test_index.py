"""The index of a library: what it takes in, what it finds, and that it never tells other things."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from briefing import paths
from briefing.library import indexed
from briefing.library.folder import FolderLibrary
from briefing.library.index import (
    candidates,
    database,
    hits,
    pool,
    read,
    seal,
    search,
    tables,
    tokenise,
    write,
)
from briefing.library.index.hits import Hits
from briefing.library.index.read import Index, Interrupted
from briefing.library.index.write import Progress
from briefing.library.query import parse
from briefing.library.scan import Scan, Stamp
from library.conftest import BRIEF, Put

ITEMS = """\
voices:
  mayor: {name: Nadira Solveh, kind: government, aka: [نادرة سلفه], reliability: C}
  obs: {name: The Observatory, kind: monitor}
actors:
  - {id: front, name: Upland Front, short: UF, kind: rebel, cite: [p1]}
places:
  - {id: harl, name: Härl, cite: [p1]}
  - {id: mill, name: Old Mill, part_of: harl, cite: [p1]}
territory:
  - {id: t1, text: The Front holds the north bank., by: mayor, place: mill, holder: front,
     control: full, cite: [p2]}
  - {id: t2, text: Nobody holds the bank in the north., by: obs, place: harl, control: contested,
     cite: [p3], quote: no flag at all}
gaps:
  - {text: Чи є хліб у Києві?}
  - {text: 桥梁是否开放}
"""


@pytest.fixture
def sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as settled at once, as if they had been saved long ago."""
    monkeypatch.setattr(Stamp, "aged", lambda *_: True)


@pytest.fixture
def root(tmp_path: Path, put: Put) -> Path:
    put("lib/briefs/a.yaml", BRIEF.format(id="a", title="Bridge at Härl", tlp="GREEN",
        as_of="2024-11-30", text="s1.txt") + "countries: [XA]\n" + ITEMS)  # fmt: skip
    put("lib/briefs/b.yaml", title="Flood in the valley", tlp="RED", as_of="2025-01-10")
    put("lib/briefs/z.yaml", "x: y\n")
    return tmp_path / "lib"


@pytest.fixture
def index(root: Path) -> Iterator[Index]:
    made = Index(root)
    assert made.refresh().trouble == ""
    yield made
    made.close()


def labels(hits: Hits) -> list[str]:
    return [hit.label for hit in hits.hits]


def found(index: Index, text: str) -> set[str]:
    return set(labels(index.search(parse(text), 100)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("bank", {"t1", "t2"}),
        ("north bank", {"t1", "t2"}),
        ('"north bank"', {"t1"}),
        ("ban*", {"t1", "t2"}),
        ("bank -front", {"t2"}),
        ('bank -"north bank"', {"t2"}),
        ("harl", {"t1", "t2", "harl", "mill", "a"}),
        ("place:harl basis:claimed", {"t1"}),
        ("place:mill", {"t1", "mill"}),
        ("place:front", set()),
        ("actor:upland", {"t1", "front"}),
        ("actor:UF bank", {"t1"}),
        ("voice:solveh", {"t1"}),
        ("voice:سلفه", {"t1"}),
        ("basis:reported bank", {"t2"}),
        ("bank -basis:reported", {"t1"}),
        ("bank basis:claimed basis:reported", {"t1", "t2"}),
        ("хліб", {"gaps[1]"}),
        ("КИЄВІ", {"gaps[1]"}),
        ("开放", {"gaps[2]"}),
        ("flag", {"t2"}),
        ("full", {"t1"}),
        ("bridge", {"a"}),
        ("bridge bank", set()),
        ("tlp:red", {"b"}),
        ("tlp:red happened", {"summary[1]"}),
        ("country:xa", {"a"}),
        ("country:xa bank", {"t1", "t2"}),
        ("country:xb bank", set()),
        ("after:2025", {"b"}),
        ("before:2025 flood", set()),
        ("happened after:2024-11-30 before:2024-12", {"summary[1]"}),
        ("after:2024-12-01 before:2025 happened", set()),
        ("tlp:red -tlp:red", set()),
        ("after:2024 -tlp:red -flood", {"a"}),
    ],
)
def test_what_is_found(index: Index, text: str, wanted: set[str]) -> None:
    assert found(index, text) == wanted


def test_a_hit_leads_to_the_very_item(index: Index, root: Path) -> None:
    (hit,) = index.search(parse('"north bank"')).hits
    assert (hit.brief.id, hit.section, hit.label, hit.basis) == ("a", "territory", "t1", "claimed")
    assert (hit.brief.tlp, hit.brief.title) == ("GREEN", "Bridge at Härl")
    line = Path(hit.key).read_text(encoding="utf-8").splitlines()[hit.line - 1]
    assert "id: t1" in line
    assert hit.snippet.marked() == "The Front holds the *north bank*."


def test_nothing_is_read_twice_and_everything_that_changed(
    index: Index, root: Path, put: Put, sure: None
) -> None:
    index.refresh()
    again = index.refresh()
    assert (again.read, again.removed, again.files) == (0, 0, 3)
    put("lib/briefs/b.yaml", title="Drought in the valley", tlp="RED", as_of="2025-01-10")
    put("lib/briefs/c.yaml", title="Another flood")
    (root / "briefs" / "z.yaml").unlink()
    outcome = index.refresh()
    assert (outcome.read, outcome.removed, outcome.files) == (2, 1, 3)
    assert found(index, "flood") == {"c"}
    assert found(index, "drought") == {"b"}
    assert index.count() == 3


def test_an_index_that_is_current_is_not_opened_to_write(
    index: Index, root: Path, put: Put, sure: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.refresh()
    opened: list[Path] = []

    def write_to(root: Path, *given: Any, **more: Any) -> write.Outcome:
        opened.append(root)
        return write.refresh(root, *given, **more)

    monkeypatch.setattr(read, "refresh", write_to)

    def changed() -> bool:
        opened.clear()
        index.refresh()
        first = bool(opened)
        opened.clear()
        assert index.refresh().files == len(list((root / "briefs").iterdir()))
        assert not opened, "by then it is current"
        return first

    assert not changed()
    put("lib/briefs/härl.yaml", title="A file that is new")
    assert changed()
    put("lib/briefs/härl.yaml", title="A file that was saved anew")
    assert changed()
    (root / "briefs" / "härl.yaml").rename(root / "briefs" / "harl.yaml")
    assert changed()
    (root / "briefs" / "harl.yaml").unlink()
    assert changed()
    with closing(database.create(index.path)) as connection:
        connection.execute("UPDATE meta SET value = 0 WHERE key = 'checked'")
    seal.put_on(index.path)
    assert changed(), "its pages were not looked at for a day"


def test_a_file_that_was_only_touched_is_not_taken_in_again(
    index: Index, root: Path, sure: None
) -> None:
    index.refresh()
    os.utime(root / "briefs" / "a.yaml", (1, 1))
    assert index.refresh().read == 0


def test_a_save_in_the_same_moment_and_of_the_same_size_is_seen(index: Index, root: Path) -> None:
    path = root / "briefs" / "b.yaml"
    text = path.read_text()
    facts = path.stat()
    path.write_text(text.replace("Flood", "Storm"))
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    index.refresh()
    assert found(index, "storm") == {"b"}
    assert found(index, "flood") == set()


def test_moved_and_replaced_files(index: Index, root: Path, put: Put) -> None:
    (root / "briefs" / "b.yaml").rename(root / "briefs" / "moved.yaml")
    other = put("elsewhere.yaml", id="a", title="A tunnel instead")
    other.replace(root / "briefs" / "a.yaml")
    index.refresh()
    (hit,) = index.search(parse("valley")).hits
    assert hit.key == str(root / "briefs/moved.yaml")
    assert found(index, "tunnel") == {"a"}
    assert found(index, "bank") == set()


def test_one_saved_file_is_taken_in_alone(index: Index, root: Path, put: Put) -> None:
    saved = put("lib/briefs/b.yaml", title="Drought", as_of="2025-01-10")
    put("lib/briefs/c.yaml", title="Not looked at")
    assert index.update([str(saved)]).read == 1
    assert found(index, "drought") == {"b"}
    assert found(index, "looked") == set()
    saved.unlink()
    assert index.update([str(saved)]).removed == 1
    assert index.count() == 2


def test_names_that_are_no_text(index: Index, root: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.yaml")
    (root / "briefs" / "b.yaml").rename(root / "briefs" / name)
    (root / "briefs" / os.fsdecode(b"\xfd.yaml")).write_text("id: [broken")
    assert index.refresh().trouble == ""
    assert "\\xfd" in [row.summary.id for row in index.page(10)[0]]
    (hit,) = index.search(parse("valley")).hits
    assert Path(hit.key).is_file()


# -- lists -------------------------------------------------------------------------------------


@pytest.fixture
def large(root: Path, put: Put, monkeypatch: pytest.MonkeyPatch, sure: None) -> Path:
    """A library that counts as large."""
    monkeypatch.setattr(indexed, "FEW", 0)
    for number in range(30):
        put(f"lib/briefs/n{number}.yaml", title=f"N{number}", as_of=f"2020-01-{number % 7 + 1:02}")
    put("lib/briefs/odd.yaml", "id: odd\nas_of: 2021-01-01\nx: y\n")
    put("lib/briefs/late.yaml", "# " + "x" * 5000 + "\n" + BRIEF.format(
        id="late", title="Late head", tlp="RED", as_of="2022-01-01", text="s.txt"))  # fmt: skip
    return root


def test_the_list_is_the_same_with_and_without_an_index(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = FolderLibrary(large).entries()
    Index(large).refresh()
    assert FolderLibrary(large).entries() == without
    known = indexed.known_entries(large, [entry.key for entry in without])
    assert set(known) == {entry.key for entry in without}, "all of it came from the index"
    with_index = list(indexed.summaries(FolderLibrary(large)))
    monkeypatch.setattr(indexed, "FEW", 1000)
    assert list(indexed.summaries(FolderLibrary(large))) == with_index


def test_the_list_of_a_large_library_makes_the_index(large: Path) -> None:
    assert not Index(large).path.exists()
    list(indexed.summaries(FolderLibrary(large)))
    assert Index(large).count() == 35


def test_a_stale_index_tells_nothing_old(large: Path, put: Put) -> None:
    Index(large).refresh()
    put("lib/briefs/n3.yaml", title="New title", as_of="2030-01-01")
    (large / "briefs" / "n4.yaml").unlink()
    library = FolderLibrary(large)
    assert library.entries()[0].id == "n3"
    told = {entry.id: summary for entry, summary in indexed.summaries(library)}
    assert told["n3"].title == "New title"
    assert "n4" not in told


def test_a_small_library_never_opens_an_index(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.library.index.read.Index.listed", None)
    assert len(FolderLibrary(root).entries()) == 3
    assert not paths.cache_folder().exists()


def test_pages_of_the_list_join_without_a_gap(large: Path) -> None:
    index = Index(large)
    index.refresh()
    whole, last = index.page(1000)
    assert last is None
    pages, key = [], None
    while True:
        rows, key = index.page(4, key)
        pages += rows
        if key is None:
            break
    assert pages == whole
    assert [row.id for row in whole] == [entry.id for entry in FolderLibrary(large).entries()]


# -- pages of answers, bounds, interruption ------------------------------------------------------


def every(index: Index, text: str, limit: int) -> Iterator[Hits]:
    key = None
    while True:
        hits = index.search(parse(text), limit, key, effort=1000)
        yield hits
        key = hits.next
        if key is None:
            return


@pytest.mark.parametrize(
    "text", ["happened", "so* happened", "tlp:clear", "after:2020 before:2021"]
)
@pytest.mark.parametrize("most", [7, 2000])
@pytest.mark.parametrize("bits", [2, 12])
def test_pages_of_answers_join_without_a_gap(
    large: Path, monkeypatch: pytest.MonkeyPatch, text: str, most: int, bits: int
) -> None:
    monkeypatch.setattr(database, "PART_BITS", bits)
    index = Index(large)
    index.refresh()
    whole = index.search(parse(text), 1000, effort=1000)
    monkeypatch.setattr(search, "CANDIDATES", most)
    pages = list(every(index, text, 3))
    got = [(hit.key, hit.label) for hits in pages for hit in hits.hits]
    assert sorted(got) == sorted((hit.key, hit.label) for hit in whole.hits)
    assert len(got) == len(set(got))
    assert all(len(hits.hits) <= 3 for hits in pages)
    bounded = most < len(got) and not text.startswith("after")
    assert pages[0].bounded == bounded


@pytest.mark.parametrize("text", ["happened", "something happened -drought"])
def test_a_query_that_runs_out_of_time_goes_on_where_it_ended(
    large: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(database, "PART_BITS", 2)
    index = Index(large)
    index.refresh()
    whole = index.search(parse(text), 1000, effort=1000)
    monkeypatch.setattr(candidates, "PATIENCE", 10**9)
    monkeypatch.setattr(candidates, "UNFILLED", 10**9)
    first = index.search(parse(text), 3, effort=0)
    assert first.bounded
    assert not whole.bounded
    assert len(first.hits) == 3, "a page is filled first"
    assert first.bound.startswith(f"the time was enough for the newest {first.looked} items")
    assert whole.bound == ""
    got = [*first.hits]
    after = first.next
    while after is not None:
        hits = index.search(parse(text), 3, after, effort=0)
        got += hits.hits
        after = hits.next
    assert sorted(hit.key for hit in got) == sorted(hit.key for hit in whole.hits)


def test_the_answer_says_when_there_was_nothing_to_rank_by(large: Path) -> None:
    index = Index(large)
    index.refresh()
    assert index.search(parse("happened")).ranked
    assert index.search(parse('"something happened"')).ranked
    found = index.search(parse("tlp:clear"), 100)
    assert not found.ranked
    cut_offs = [hit.brief.as_of for hit in found.hits]
    assert cut_offs == sorted(cut_offs, key=str, reverse=True), "newest first"


@pytest.mark.parametrize("few", [0, 40])
def test_the_same_order_whoever_looks_into_the_texts(
    root: Path, put: Put, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    put("lib/briefs/c.yaml", BRIEF.format(id="c", title="C", tlp="RED", as_of="2020-01-01",
        text="x.txt") + """\
voices: {v: {name: The Solveh paper of record, kind: newspaper}}
gaps:
  - {id: named, text: Where?, by: v, cite: [p1]}
  - {id: halved, text: A record?, by: v, cite: [p1]}
  - {id: said, text: Where is Solveh and its record?}
""")  # fmt: skip
    index = Index(root)
    index.refresh()
    monkeypatch.setattr(search, "FEW", few)
    assert labels(index.search(parse("solveh record"))) == [
        "said",
        "named",
        "halved",
    ]  # as they stand
    for tries in (0, 3):
        monkeypatch.setattr(search, "TRIES", tries)
        pages = [labels(page) for page in every(index, "solveh record", 1)]
        assert [label for page in pages for label in page] == ["said", "named", "halved"]
    assert labels(index.search(parse("voice:solveh record"))) == ["halved", "named"]
    assert labels(index.search(parse('"paper of"'))) == ["named", "halved"]


def test_a_cold_index_takes_in_the_newest_cut_off_last(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Index(large)
    index.refresh()
    for module in (search, hits):
        monkeypatch.setattr(module, "CANDIDATES", 3)
    found = index.search(parse("happened"), 10)
    assert found.bounded
    assert found.bound == "3 items or more fit: the newest of them were looked at"
    assert sorted(hit.brief.id for hit in found.hits[:3]) == ["a", "b", "n27"]


def test_what_is_excluded_of_briefs(index: Index) -> None:
    assert found(index, "after:2024 -valley") == {"a"}
    assert found(index, "after:2024 -country:xa") == {"b"}
    assert found(index, "before:2030 -basis:claimed -bridge") == {"b"}
    assert found(index, "after:2024 -place:mill -bridge -flood") == set()


def test_an_index_in_parts_loses_none_of_them(
    large: Path, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PART_BITS", 1)
    index = Index(large)
    index.refresh()
    whole = found(index, "happened")
    for number in range(30):
        (large / "briefs" / f"n{number}.yaml").unlink()
    index.refresh()
    with index.reading() as connection:
        parts = [row[0] for row in connection.execute("SELECT id FROM part")]
        tables = (
            "SELECT count(*) FROM sqlite_master WHERE name LIKE 'words_%' AND sql LIKE '%fts5%'"
        )
        assert connection.execute(tables).fetchone()[0] == len(parts)
    assert len(parts) <= 4
    assert found(index, "happened") <= whole
    assert found(index, "bank") == {"t1", "t2"}


def test_an_index_full_of_holes_is_made_anew(
    root: Path, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PART_BITS", 1)
    monkeypatch.setattr(tables, "SPARE", 0)
    index = Index(root)
    index.refresh()
    path = root / "briefs" / "a.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# saved\n", encoding="utf-8")
    assert index.update([str(path)]).read == 1, "it has left a hole"
    assert index.refresh().rebuilt
    assert not index.refresh().rebuilt
    assert found(index, "bank") == {"t1", "t2"}


def test_words_of_the_text_count_for_more_than_names(root: Path, put: Put) -> None:
    put("lib/briefs/c.yaml", BRIEF.format(id="c", title="C", tlp="RED", as_of="2020-01-01",
        text="x.txt") + """\
voices: {v: {name: The Solveh paper, kind: newspaper}}
gaps:
  - {id: named, text: Who came?, by: v, cite: [p1]}
  - {id: said, text: Where is Solveh?}
  - {id: long, text: Where in the long and winding valley of many other words is Solveh?}
""")  # fmt: skip
    index = Index(root)
    index.refresh()
    order = [x for x in labels(index.search(parse("solveh"))) if x in ("named", "said", "long")]
    assert order == ["said", "long", "named"]


@pytest.mark.parametrize("text", ["happened after:2020", "after:2020"])
def test_effort_is_bounded(large: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    index = Index(large)
    index.refresh()
    monkeypatch.setattr(candidates, "STEPS", 50)
    hits = index.search(parse(text), effort=0)
    assert hits.bounded
    assert "time" in hits.bound
    assert hits._replace(looked=0).bound.startswith("nothing was found in time")
    assert not index.search(parse(text), effort=1000).bounded


def test_another_thread_can_end_a_query(large: Path) -> None:
    index = Index(large)
    index.refresh()
    with index.reading() as connection:
        # As if another thread called it while the query runs.
        connection.create_function("fold_in", 0, index.interrupt)
    endless = (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, fold_in() FROM n"
    )

    def ask() -> None:
        with index.reading() as connection:
            connection.execute(endless).fetchall()

    with pytest.raises(Interrupted):
        ask()
    assert index.search(parse("happened")).hits, "the next query is another one"


def test_each_thread_has_a_connection_of_its_own(index: Index) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as threads:
        got = list(threads.map(lambda _: tuple(labels(index.search(parse("bank")))), range(40)))
    assert len(set(got)) == 1


# -- verdicts ----------------------------------------------------------------------------------


def test_a_filter_that_cannot_answer_says_so(index: Index, root: Path) -> None:
    hits = index.search(parse("bank verdict:verified"))
    assert hits.hits == ()
    assert "verdicts of this library have not been indexed" in hits.trouble
    index.put_verdicts(str(root / "briefs" / "a.yaml"), {"t1": "verified", "t2": "partly"})
    assert found(index, "bank verdict:verified") == {"t1"}
    assert found(index, "verdict:partly") == {"t2"}
    assert found(index, "bank -verdict:partly") == {"t1"}
    (hit,) = index.search(parse("bank verdict:partly")).hits
    assert hit.verdict == "partly"


# -- parsers -----------------------------------------------------------------------------------


@pytest.mark.parametrize("parsers", [0, 1, 2])
def test_parsers_of_their_own_read_the_same(
    large: Path, monkeypatch: pytest.MonkeyPatch, parsers: int
) -> None:
    names = [(b"briefs/" + os.fsencode(p.name), b"") for p in (large / "briefs").iterdir()]
    here = dict(pool.parse_all(names, large))
    monkeypatch.setattr(pool, "FEW", 0)
    monkeypatch.setattr(pool, "BATCH", 3)
    got = list(pool.parse_all(names, large, parsers))
    assert len(got) == len(names)
    assert dict(got) == here


@pytest.mark.parametrize("broken", ["Popen", "receive", "send"])
def test_what_a_dead_parser_leaves_is_read_here(
    large: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    names = [(b"briefs/" + os.fsencode(p.name), b"") for p in (large / "briefs").iterdir()]
    monkeypatch.setattr(pool, "FEW", 0)
    monkeypatch.setattr(pool, "BATCH", 3)
    real: dict[str, Callable[..., object]] = {
        "receive": pool.receive, "send": pool.send, "Popen": subprocess.Popen,
    }  # fmt: skip
    calls = []

    def fails(*given: object, **more: object) -> object:
        calls.append(given)
        if broken == "Popen":
            raise OSError("no more processes")
        if len(calls) % 3 == 2:
            if broken == "send":
                raise BrokenPipeError
            return None
        return real[broken](*given, **more)

    if broken == "Popen":
        monkeypatch.setattr(subprocess, "Popen", fails)
    else:
        monkeypatch.setattr(pool, broken, fails)
    got = list(pool.parse_all(names, large, 2))
    assert sorted(name for name, _ in got) == sorted(name for name, _ in names)


def test_progress_is_told(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Progress] = []
    Index(large).refresh(seen.append)
    assert seen[-1].done == seen[-1].total == 35
    monkeypatch.setattr("briefing.library.index.write.BATCH_S", 0)
    seen.clear()
    Index(large).refresh(seen.append, rebuild=True)
    assert [each.done for each in seen][:-1] == list(range(1, 36))


# -- behind the screen -------------------------------------------------------------------------


def test_a_process_of_its_own_tells_how_far_it_is(large: Path) -> None:
    from briefing.library.index.background_refresh import BackgroundRefresh
    from briefing.library.index.write import Outcome, Progress

    told = list(BackgroundRefresh(large).lines())
    assert isinstance(told[-1], Outcome)
    assert (told[-1].read, told[-1].trouble) == (35, "")
    assert all(isinstance(each, Progress) for each in told[:-1])
    assert Index(large).count() == 35
    ended = BackgroundRefresh(large, rebuild=True)
    ended.end()
    (last,) = list(ended.lines())[-1:]
    assert isinstance(last, Outcome)
    assert last.trouble == "the indexing has ended before its time"
    assert Index(large).refresh().files == 35


def test_a_search_walks_the_library_once_and_tells_what_it_passed_over(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "briefs" / "folder.yaml").mkdir()
    wanted = FolderLibrary(root).skipped
    assert [Path(each.file).name for each in wanted] == ["folder.yaml"]
    walks: list[Path] = []

    def walk(root: Path) -> Scan:
        walks.append(root)
        return Scan(root)

    monkeypatch.setattr(write, "Scan", walk)
    monkeypatch.setattr(read, "Scan", walk)
    monkeypatch.setattr("briefing.library.folder.Scan", None)
    for _ in range(2):  # the second finds everything up to date
        answer = indexed.search(FolderLibrary(root), parse("bank"), 10)
        assert labels(answer.hits)
        assert answer.skipped == wanted
    assert walks == [root, root]


@pytest.mark.parametrize("query", ["хліб", "Хліб Києві", "桥梁", "härl", "Härl bank", '"no flag"'])
def test_words_are_marked_where_they_stand_whatever_stands_beside_them(
    index: Index, query: str
) -> None:
    """Pieces without the words are not taken apart: the marks are those of the whole text."""
    terms = list(parse(query).wanted)
    found = index.search(parse(query), 100).hits
    assert found
    for hit in found:
        whole = list(tokenise.tokens(hit.text))
        marks = {span for term in terms for span in tokenise.spans(whole, term)}
        here = tokenise.find(hit.text, terms)
        assert here == tokenise._merged([sorted(marks)])

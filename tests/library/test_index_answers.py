"""Answers of the index: their order, their pages, and the bounds of the work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.library import indexed
from briefing.library.folder import FolderLibrary
from briefing.library.index import (
    candidates,
    database,
    hits,
    read,
    search,
    tables,
    tokenise,
    write,
)
from briefing.library.index.hits import Hits
from briefing.library.index.read import Index, Interrupted
from briefing.library.query import parse
from briefing.library.scan import Scan
from library.conftest import BRIEF, Put
from library.indexing import found, labels

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
    assert replace(hits, looked=0).bound.startswith("nothing was found in time")
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

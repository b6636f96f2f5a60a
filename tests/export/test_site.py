"""A site: what is in it and what is not, where its links lead, and that texts stay texts."""

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from every_field import EVERY
from site_parser import Desk, SitePage, dead_links, files_of, pages_of

import briefing.export.site.build as build_module
from briefing import paths
from briefing.export.site import index, row
from briefing.export.site.build import SiteRequest, build
from briefing.export.site.place import SiteFolder
from briefing.export.site.row import blocks, pages
from briefing.library.folder import FolderLibrary

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "</script></style><script>alert(1)</script>&\\\"']]><img src=x>"
ODD = "\x1b[2J\u202e\ufffe\x00 ]]>"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the bundled briefs, all of them."""
    out = tmp_path_factory.mktemp("bundled") / "out"
    build(FolderLibrary(paths.bundled()), SiteFolder(out), SiteRequest("RED", "Desk"))
    return out


@pytest.fixture(scope="module")
def parsed(bundled: Path) -> dict[str, SitePage]:
    """Its pages, each parsed once."""
    return pages_of(bundled)


def test_every_link_of_a_site_has_its_target_and_every_id_is_one(
    bundled: Path, parsed: dict[str, SitePage]
) -> None:
    assert len(parsed) == 5
    assert dead_links(bundled) == []
    for page in parsed.values():
        assert len({*page.values("id")}) == len(page.values("id"))


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # the runner has threads
def test_several_processes_make_the_same_site(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each series is told across them, and what was made is known again."""
    for number in range(10):
        more = f"previous: b{number - 1}" if number else ""
        desk.put(f"b{number}", more=more, as_of=f"2024-11-{number + 10}")
    assert desk.build().made == 10
    alone = files_of(desk.out)
    shutil.rmtree(desk.out)
    monkeypatch.setattr(build_module, "ALONE", 2)
    monkeypatch.setattr(build_module, "processors", lambda: 2)
    for known in (True, False):
        if not known:
            shutil.rmtree(paths.cache_folder())
            shutil.rmtree(desk.out)
        assert desk.build().made == 10
        assert files_of(desk.out) == alone
        assert desk.build().made == 0


def test_only_the_index_has_a_script_and_it_is_a_file_of_the_site(
    parsed: dict[str, SitePage],
) -> None:
    for name, page in parsed.items():
        scripts = [value for tag, key, value in page.attributes if (tag, key) == ("script", "src")]
        assert scripts == (["search.js"] if name == "index.html" else [])
        assert page.tags.count("script") == len(scripts)
        policy = next(value for value in page.values("content") if "default-src" in value)
        assert ("script-src 'self';" in policy) == (name == "index.html")
        assert not {key for _, key, _ in page.attributes if key.startswith("on") or key == "style"}


def test_every_item_can_be_found_where_the_search_leads(
    bundled: Path, parsed: dict[str, SitePage]
) -> None:
    count = 0
    ids = {name: {*page.values("id")} for name, page in parsed.items()}
    for path in (bundled / "search").iterdir():
        text = path.read_text("utf-8")
        for file, *_, items in json.loads(text.removeprefix("briefingBlock(").rstrip(";)\n")):
            for fragment, _, _ in items:
                assert fragment in ids[file]
                count += 1
    assert count > 300
    names = next(value for value in parsed["index.html"].values("data-blocks"))
    assert {*names.split()} == {f"search/{path.name}" for path in (bundled / "search").iterdir()}


def test_briefs_of_a_series_lead_to_each_other(parsed: dict[str, SitePage]) -> None:
    later = "exercise-qelmara-2020-03-09.html"
    assert later in parsed["exercise-qelmara-2020-03-04.html"].values("href")
    assert "exercise-qelmara-2020-03-04.html" in parsed[later].values("href")


def test_a_page_shows_what_moved_since_the_briefs_before_it(
    parsed: dict[str, SitePage], tmp_path: Path
) -> None:
    name = "exercise-qelmara-2020-03-09.html"
    assert "chart series" in parsed[name].values("class")
    last = parsed["exercise-qelmara-2020-03-17.html"].words
    assert "1 brief of the series has a stricter label and is left out" in last
    build(
        FolderLibrary(paths.bundled()), SiteFolder(tmp_path / "out"), SiteRequest("GREEN", "Desk")
    )
    mild = pages_of(tmp_path / "out")["exercise-qelmara-2020-03-17.html"].words
    assert "Over the series" not in mild, "where a stricter brief stands nobody learns"


def test_a_stricter_item_leaves_no_trace_and_is_counted(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "every.yaml").write_text(EVERY, "utf-8")
    library, out = FolderLibrary(tmp_path), tmp_path / "out"
    built = build(library, SiteFolder(out), SiteRequest("GREEN", "Desk"))
    # a statement and a claim are stricter; the question has no answer on one side without it
    assert (built.pages, built.stricter, built.items) == (1, 0, 3)
    whole = "".join(path.read_text("utf-8") for path in out.rglob("*") if path.is_file())
    assert not re.search("foretold|The rebels hold it|Nous le tenons|The mayor|old report", whole)
    assert "TLP:GREEN" in whole
    assert "RED" not in whole
    assert "covers 9 Mar 2020 to 17 Mar 2020" in (out / "index.html").read_text("utf-8")
    again = build(library, SiteFolder(out), SiteRequest("RED", "Desk"))
    assert (again.made, again.items) == (1, 0)
    assert "foretold" in (out / "every-field.html").read_text("utf-8")


def test_a_stricter_brief_leaves_no_trace(desk: Desk) -> None:
    desk.put("first")
    desk.put("secret-name", "AMBER", "previous: first", title="Hidden title", text="Hidden words.")
    desk.put("third", "GREEN", "previous: first")
    built = desk.build(at_most="GREEN")
    assert (built.pages, built.stricter) == (2, 1)
    for path in desk.out.rglob("*"):
        assert "secret" not in path.name
        assert not path.is_file() or not re.search(b"secret|Hidden|AMBER", path.read_bytes())
    assert "TLP:GREEN" in pages_of(desk.out)["index.html"].words[:60]
    desk.build()
    assert {*pages_of(desk.out)} == {"index.html", "first.html"}
    assert dead_links(desk.out) == []


@pytest.mark.parametrize(
    ("at_most", "count"),
    [("CLEAR", 1), ("GREEN", 2), ("AMBER", 3), ("AMBER+STRICT", 4), ("RED", 5)],
)  # fmt: skip
def test_at_most_counts_the_labels_in_their_order(desk: Desk, at_most: str, count: int) -> None:
    for number, label in enumerate(("RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR")):
        desk.put(f"b{number}", label)
    built = desk.build(at_most=at_most)
    assert (built.pages, built.stricter) == (count, 5 - count)
    assert pages_of(desk.out)["index.html"].words.count(f"TLP:{at_most}") >= 4


def test_a_brief_that_became_stricter_goes(desk: Desk) -> None:
    desk.put("one")
    desk.put("two")
    desk.build()
    desk.put("two", "RED", text="Now for few.")
    assert desk.build().stricter == 1
    assert "two.html" not in files_of(desk.out)
    assert not [name for name, data in files_of(desk.out).items() if b"two" in data]


def test_hostile_texts_stay_texts_in_pages_feeds_and_search(desk: Desk) -> None:
    desk.put("bad", title=HOSTILE, text=HOSTILE)
    assert desk.build(title=f"</title><script>x</script>&{ODD}").pages == 1
    for page in pages_of(desk.out).values():
        assert page.tags.count("script") == page.values("src").count("search.js")
        assert "img" not in page.tags
    root = ET.fromstring((desk.out / "feed.xml").read_bytes())
    assert "<script>alert(1)" in (root.findtext(f"{ATOM}entry/{ATOM}title") or "")
    feed = json.loads((desk.out / "feed.json").read_bytes())
    assert "<script>alert(1)" in feed["items"][0]["title"]
    for path in (desk.out / "search").iterdir():
        text = path.read_text("utf-8")
        assert not re.search("[<\u2028\u2029\u202e\x1b]", text)
        json.loads(text.removeprefix("briefingBlock(").rstrip(";)\n"))


def test_feeds_tell_of_the_newest_first(desk: Desk) -> None:
    desk.put("old", as_of="2020-01-02")
    desk.put("new", as_of="2024-11-30T22:00:00+02:00", more="status: exercise")
    desk.build(title="Desk")
    root = ET.fromstring((desk.out / "feed.xml").read_bytes())
    assert root.findtext(f"{ATOM}updated") == "2024-11-30T20:00:00Z"
    titles = [each.text for each in root.findall(f"{ATOM}entry/{ATOM}title")]
    assert titles == ["TLP:CLEAR EXERCISE: Title new", "TLP:CLEAR Title old"]
    feed = json.loads((desk.out / "feed.json").read_bytes())
    assert [each["url"] for each in feed["items"]] == ["new.html", "old.html"]
    assert feed["items"][0]["tags"] == ["TLP:CLEAR", "exercise"]
    assert "EXERCISE: " in pages_of(desk.out)["index.html"].words


def test_ids_that_are_names_of_other_files_get_names_of_their_own(desk: Desk) -> None:
    assert pages(["index", "A", "a", "INDEX"]) == {
        "A": "A.html", "INDEX": "INDEX_2.html", "a": "a_2.html", "index": "index_3.html",
    }  # fmt: skip
    for name in ("index", "search", "feed.xml", "feed", "search.js"):
        desk.put(name)
    assert desk.build().pages == 5
    assert len(pages_of(desk.out)) == 6
    assert dead_links(desk.out) == []


def test_one_of_two_briefs_with_one_id_is_in_it(desk: Desk) -> None:
    desk.put("one", as_of="2024-01-01")
    other = desk.put("two", as_of="2024-02-02", title="The newer")
    other.write_text(other.read_text("utf-8").replace("id: two", "id: one"), encoding="utf-8")
    assert desk.build().double == 1
    assert "The newer" in pages_of(desk.out)["one.html"].words


def test_blocks_of_the_search_hold_each_brief_once() -> None:
    names = [f"b{number}" for number in range(300)]
    found = blocks(names)
    assert sorted(name for each in found.values() for name in each) == sorted(names)
    assert len(found) == 32
    fewer = blocks(names[1:])
    assert sum(found[key] != fewer[key] for key in found) == 1


def test_paragraphs_only_where_they_may_be_passed_on(desk: Desk) -> None:
    text = "The bridge fell in the night."
    path = desk.put("open")
    (path.parent / "a.txt").write_text(text + "\n\nTwo.\n\nThree.\n", encoding="utf-8")
    plain = path.read_text("utf-8")
    closed = "all rights reserved"
    for licence, texts in (("CC BY 4.0", True), ("CC BY 4.0", False), (closed, True)):
        shown = texts and licence != closed
        fields = f'paragraphs: 3, text: a.txt, licence: "{licence}"'
        path.write_text(plain.replace("paragraphs: 3", fields), encoding="utf-8")
        desk.build(texts=texts)
        assert (text in pages_of(desk.out)["open.html"].words) == shown, (licence, texts)


def test_a_large_site_has_pages_for_years_and_loads_its_newest_items_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (row, index):
        monkeypatch.setattr(module, "MOST_AT_ONCE", 4)
    monkeypatch.setattr(row, "_TOGETHER", 2)
    monkeypatch.setattr(index, "_SHOWN", 2)
    days = ["2022-01-05", "2024-02-01", "2024-03-01", "2024-04-01", "2023-06-01"]
    for number, day in enumerate(days):
        desk.put(f"b{number}", as_of=day)
        if number == 3:  # as many as one page takes
            desk.build()
            assert "year-2024.html" not in pages_of(desk.out)
    desk.put("year-2024", as_of="2021-01-01")
    desk.build()
    found = pages_of(desk.out)
    years = [f"year-{year}.html" for year in (2024, 2023, 2022, 2021)]
    hrefs = found["index.html"].values("href")
    assert [href for href in hrefs if href in years] == years
    assert [href for href in hrefs if re.fullmatch(r"b\d\.html", href)] == ["b3.html", "b2.html"]
    listed = [href for year in years for href in found[year].values("href") if "b" in href[:1]]
    assert sorted(listed) == [f"b{number}.html" for number in range(5)]
    assert "year-2024_2.html" in found["year-2021.html"].values("href"), "a brief of that name"
    names = found["index.html"].values("data-blocks")[0].split()
    assert names == [f"search/{b}.js" for b in ("2024-1", "2024-0", "2023-0", "2022-0", "2021-0")]
    assert "data-lazily" in [key for _, key, _ in found["index.html"].attributes]
    assert found["year-2024.html"].values("data-blocks") == ["search/2024-1.js search/2024-0.js"]
    kept = (desk.out / "search" / "2024-0.js").stat().st_ino
    desk.put("b9", as_of="2024-05-01")
    assert desk.build().made == 1
    assert (desk.out / "search" / "2024-0.js").stat().st_ino == kept
    assert '"b9.html"' in (desk.out / "search" / "2024-1.js").read_text("utf-8")

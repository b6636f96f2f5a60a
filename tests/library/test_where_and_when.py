"""What the filters ``near:`` and ``date:`` find in a library, and which places a name may mean."""

from pathlib import Path

import pytest

from briefing.library.index import database
from briefing.library.index.nearby import cell_tag
from briefing.library.index.places import with_points
from briefing.library.index.read import Index
from briefing.library.query import MOST, OWN_LABEL, BadQuery, Filter, Query, parse
from library.conftest import BRIEF, Put
from library.indexing import found, labels

# Harl lies 11 km from the mill's town, 111 km from the far post; the quarter has no coordinates.
ITEMS = """\
places:
  - {id: harl, name: Härl, aka: [Upper Town], lat: 36.0, lon: 37.0, precision: locality, cite: [p1]}
  - {id: quarter, name: Old Quarter, part_of: harl, cite: [p1]}
  - {id: mill, name: The Mill, part_of: shire, lat: 36.1, lon: 37.0, cite: [p1]}
  - {id: far, name: Far Post, lat: 37.0, lon: 37.0, cite: [p1]}
  - {id: shire, name: Shire, lat: 36.01, lon: 37.0, precision: area, cite: [p1]}
  - {id: lost, name: Lost Farm, part_of: shire, cite: [p1]}
  - {id: edge, name: Edge, lat: 0, lon: 179.95, cite: [p1]}
  - {id: pole, name: Pole, lat: 89.9, lon: 10, cite: [p1]}
territory:
  - {id: t1, text: Harl fell., place: harl, control: full, date: "2024-11-20", cite: [p2]}
  - {id: t2, text: The quarter held., place: quarter, control: full, date: "2024-11", cite: [p2]}
  - {id: t3, text: The mill stands., place: mill, control: full, date: "2024-11-27/2024-12-02",
     cite: [p2]}
  - {id: t4, text: The post is far., place: far, control: full, date: "2024", cite: [p2]}
  - {id: t5, text: The farm is lost., place: lost, control: full, date: "1990/2024", cite: [p2]}
  - {id: t6, text: Nobody says where or when., control: full, when: circa 2024, cite: [p2]}
  - {id: e1, text: The edge is quiet., place: edge, control: full, cite: [p2]}
timeline:
  - {id: v1, text: Harl and the mill burn., refs: [t1, t3], date: "2024-11-21", cite: [p2]}
"""


@pytest.fixture
def root(tmp_path: Path, put: Put) -> Path:
    """A library with one brief of many places."""
    put("lib/briefs/a.yaml", BRIEF.format(id="a", title="Where", tlp="GREEN", as_of="2024-11-30",
        text="s1.txt") + ITEMS)  # fmt: skip
    return tmp_path / "lib"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("near:harl", {"harl", "quarter", "mill", "shire", "t1", "t2", "t3", "v1"}),
        ("near:HÄRL", {"harl", "quarter", "mill", "shire", "t1", "t2", "t3", "v1"}),
        ('near:"upper town",5', {"harl", "quarter", "shire", "t1", "t2", "v1"}),
        ("near:mill,2", {"mill", "t3", "v1"}),
        ("near:36,37,112 post", {"far", "t4"}),
        ("near:36,37,111 post", set()),
        ("near:mill,2 near:far,2", {"mill", "t3", "v1", "far", "t4"}),
        ("near:harl -near:harl,5", {"mill", "t3"}),
        ("near:0,-179.95", {"edge", "e1"}),
        ("near:89.9,-170", {"pole"}),
        ("near:-36,37", set()),
        ("date:2024-11-20/2024-11-27", {"t1", "t2", "t3", "t4", "t5", "v1"}),
        ("date:2024-11-20", {"t1", "t2", "t4", "t5"}),
        ("date:2024-12", {"t3", "t4", "t5"}),
        ("date:2024-12-03/", {"t4", "t5"}),
        ("date:/2023", {"t5"}),
        ("date:2025", set()),
        ("date:1900/1989", set()),
        ("date:2024-11-20 date:2024-12-02", {"t1", "t2", "t3", "t4", "t5"}),
        ("date:1000/3000 -date:2024-11-20/2024-11-21", {"t3"}),
        ("near:harl,30 date:2024-11-20/2024-11-27", {"t1", "t2", "t3", "v1"}),
        ("near:harl date:2024-11-21 burn", {"v1"}),
        ("date:2024-11-20 after:2024-12", set()),
        ("near:harl -place:harl", {"mill", "shire", "t3", "v1"}),
        ("after:2024 -near:harl -date:1000/3000", {"a", "summary[1]", "far", "lost", "edge",
         "pole", "t6", "e1"}),
    ],
)  # fmt: skip
def test_where_and_when(index: Index, text: str, wanted: set[str]) -> None:
    assert found(index, text) == wanted


def test_the_distance_is_told(index: Index) -> None:
    hits = index.search(parse("near:harl,200"), 100)
    far = {hit.label: hit.distance for hit in hits.hits}
    assert (far["t1"], far["t3"], far["t4"], far["v1"]) == (
        "under 1 km", "11 km", "111 km", "under 1 km",
    )  # fmt: skip
    assert hits.note == "Härl is at 36.00 N, 37.00 E, by the briefs."
    assert not hits.trouble
    assert {hit.distance for hit in index.search(parse("harl"), 100).hits} == {""}


@pytest.mark.parametrize("text", ["near:mill,200", "near:mill,200 -nothing", "near:mill,200 the*"])
@pytest.mark.parametrize("limit", [100, 2])
def test_what_is_near_comes_nearest_first_page_by_page(index: Index, text: str, limit: int) -> None:
    hits = index.search(parse(text), limit)
    far = [hit.km for hit in hits.hits]
    while hits.next is not None:
        hits = index.search(parse(text), limit, hits.next)
        far += [hit.km for hit in hits.hits]
    assert len(far) > 2
    assert far == sorted(far, key=lambda km: km or 0)
    assert far[-1] is not None
    assert far[-1] > 90
    assert hits.ranked


def test_an_index_that_lost_and_took_in_a_brief_finds_what_is_there(root: Path, put: Put) -> None:
    index = Index(root)
    index.refresh()
    path = root / "briefs" / "a.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("lat: 36.0,", "lat: -10.0,").replace("-11-20", "-10-20"), "utf-8")
    index.refresh()
    assert found(index, "near:-10,37,5") == {"harl", "quarter", "t1", "t2", "v1"}
    assert found(index, "near:36,37,5") == {"shire"}
    assert "t1" in found(index, "date:2024-10-20")
    assert "t1" not in found(index, "date:2024-11-20")
    with index.reading() as connection:
        tagged = connection.execute(
            "SELECT label FROM words_0 JOIN item ON item.id = words_0.rowid"
            f" WHERE words_0 MATCH 'tags : {cell_tag((36, 37))}'"
        ).fetchall()
    assert {label for (label,) in tagged} == {"shire", "mill", "t3", "v1"}, "no tag was left"
    assert index.refresh(thorough=True).trouble == ""
    assert not index.refresh(thorough=True).rebuilt
    path.unlink()
    index.refresh()
    assert found(index, "near:-10,37,5") == found(index, "date:2024") == set()
    with index.reading() as connection:
        for table in ("dated", "point"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    index.close()


def test_as_many_places_and_days_as_a_query_can_hold(index: Index) -> None:
    for part in ("near:60,37,999", "near:36,37,300", "date:1000/3000", "date:2010-03/2019"):
        everything = " ".join([part] * (MOST - 1))
        assert labels(index.search(parse(f"{everything} near:harl"), 100)) is not None
    spread = " ".join(f"near:{lat},{lat * 3},300" for lat in range(-60, 60, 3))
    assert labels(index.search(parse(spread), 100)) is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "near:Tripoli",
            r'"Tripoli" may be Tripoli, Libya \(near:32.89,13.19,30\) or Tripoli, Leb',
        ),
        ("x near:Zzyzzq", 'neither the briefs nor the gazetteer know where "Zzyzzq" is'),
        ('near:"Lost Farm"', "neither the briefs"),
    ],
)
def test_a_place_that_is_not_known_or_not_one(index: Index, text: str, said: str) -> None:
    with pytest.raises(BadQuery, match=said) as error:
        index.search(parse(text))
    assert error.value.column == text.index("near:") + 6
    assert str(error.value).isprintable()


def test_a_name_that_is_nearly_right_is_suggested(index: Index) -> None:
    with pytest.raises(BadQuery) as error:
        index.search(parse('near:"The Milk"'))
    assert 'Did you mean "The Mill"' in error.value.hint


def test_the_gazetteer_knows_what_no_brief_says(index: Index) -> None:
    assert index.search(parse("near:Damascus")).note.startswith("Damascus, Syria is at 33.5")


def test_briefs_that_put_a_place_elsewhere_are_told_apart(root: Path, put: Put) -> None:
    other = ITEMS.partition("territory:")[0].replace("lat: 36.0,", "lat: 12.5,")
    put("lib/briefs/b.yaml", BRIEF.format(id="b", title="Other", tlp="RED", as_of="2024-12-01",
        text="s1.txt") + other)  # fmt: skip
    index = Index(root)
    index.refresh()
    with pytest.raises(BadQuery, match=r"may be Härl \(near:12.50,37.00,30\) or Härl \(near:36"):
        index.search(parse("near:harl"))
    # Who may not be told of the stricter brief is not told that it has another one.
    query = parse("near:harl")
    asked = Query(query.terms, (*query.filters, Filter(OWN_LABEL, "RED", excluded=True)))
    with index.reading() as connection:
        _, note = with_points(connection, asked)
    assert note == "Härl is at 36.00 N, 37.00 E, by the briefs."
    index.close()


def test_a_stricter_place_is_no_point_of_a_milder_item(root: Path, put: Put) -> None:
    items = (
        "places:\n  - {id: den, name: Denholm, lat: 50, lon: 50, tlp: RED, cite: [p1]}\n"
        "  - {id: shed, name: Shed, part_of: den, cite: [p1]}\n"
        "territory:\n  - {id: x1, text: Taken., place: den, control: full, cite: [p1]}\n"
        "timeline:\n  - {id: v2, text: Something fell., refs: [x1], cite: [p1]}\n"
    )
    put("lib/briefs/c.yaml", BRIEF.format(id="c", title="C", tlp="GREEN", as_of="2024-12-01",
        text="s1.txt") + items)  # fmt: skip
    index = Index(root)
    index.refresh()
    assert found(index, "near:50,50") == {"den", "x1"}, "a claim says nothing without its place"
    query = parse("near:den")
    asked = Query(query.terms, (*query.filters, Filter(OWN_LABEL, "RED", excluded=True)))
    with index.reading() as connection, pytest.raises(BadQuery, match="neither the briefs"):
        with_points(connection, asked)
    index.close()


def test_only_a_name_that_no_brief_has_loads_the_gazetteer() -> None:
    from importing import imports_of

    source = Path(database.__file__).parent
    for path in source.glob("*.py"):
        top = [n for n in imports_of(path) if getattr(n, "module", None)]
        late = [n for n in top if str(n.module).startswith("briefing.atlas")]  # type: ignore[union-attr]
        assert all(node.col_offset for node in late), path

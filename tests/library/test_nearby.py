"""Distances, the cells that find what is near, and what ``near:`` and ``date:`` take."""

from datetime import date, timedelta
from math import asin, atan2, cos, degrees, radians, sin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.library.index.days import (
    ALWAYS,
    DaySpan,
    asked_tags,
    day_tags,
    span_asked,
    span_of,
)
from briefing.library.index.nearby import (
    RADIUS_KM,
    Near,
    cell_tag,
    distance_km,
    distance_to,
    latitudes,
    near_tags,
    read_near,
)
from briefing.library.query import BadQuery, parse


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((36.2021, 37.1343), (33.5138, 36.2765), 309.2),  # Aleppo, Damascus
        ((50.45, 30.5236), (46.4775, 30.7326), 442.0),  # Kyiv, Odesa
        ((51.5074, -0.1278), (48.8566, 2.3522), 343.6),  # London, Paris
        ((0, 0), (0, 1), 111.195),
        ((0, 0), (1, 0), 111.195),
        ((60, 0), (60, 1), 55.597),
        ((0, 179.9), (0, -179.9), 22.239),
        ((89.9, 0), (89.9, 180), 22.239),
        ((90, 0), (90, 123), 0),
        ((0, 0), (0, 180), RADIUS_KM * 3.14159265),
        ((12, 34), (12, 34), 0),
    ],
)
def test_distances(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert distance_km(*one, *other) == pytest.approx(km, rel=2e-3, abs=1e-9)
    assert distance_km(*other, *one) == pytest.approx(distance_km(*one, *other))


def there(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point that lies so far from another, in this direction."""
    north, far, way = radians(lat), km / RADIUS_KM, radians(bearing)
    up = asin(max(-1, min(1, sin(north) * cos(far) + cos(north) * sin(far) * cos(way))))
    along = atan2(sin(way) * sin(far) * cos(north), cos(far) - sin(north) * sin(up))
    return degrees(up), (lon + degrees(along) + 540) % 360 - 180


def finds(tags: list[str], tag: str) -> bool:
    """Whether FTS5 finds a tag by one of these, of which some end with a star."""
    return any(
        tag.startswith(each[1:-3]) if each.endswith("*") else each == f'"{tag}"' for each in tags
    )


@given(
    st.floats(-90, 90), st.floats(-180, 180), st.floats(0.01, 1000), st.floats(0, 1),
    st.floats(0, 360),
)  # fmt: skip
@example(36, 37, 30, 1, 90)
@example(35.95, 179.99, 30, 1, 90)
@example(35.95, -179.99, 30, 1, 270)
@example(89.99, 12, 30, 1, 0)
@example(-89.99, 12, 30, 1, 180)
@example(90, 180, 1, 1, 45)
@example(80, -180, 1000, 1, 91)
def test_no_cell_is_missed(lat: float, lon: float, km: float, part: float, bearing: float) -> None:
    near = Near("", km, (lat, lon))
    point = there(lat, lon, km * part, bearing)
    if distance_km(lat, lon, *point) <= km:
        assert finds(near_tags(near), cell_tag(point))
        low, high = latitudes(near)
        assert low <= point[0] <= high
    assert len(near_tags(near)) <= 60


def test_of_several_points_the_nearest_counts() -> None:
    wanted = [Near("", 30, (0, 0)), Near("", 30, (0, 10))]
    assert distance_to([(0, 5), (0, 9)], wanted) == pytest.approx(111.2, rel=1e-3)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("harl", Near("harl", 30)),
        ("harl,50", Near("harl", 50)),
        ("Old Mill , 2.5", Near("Old Mill", 2.5)),
        ("Härl, upper", Near("Härl, upper", 30)),
        ("36.2,37.2", Near("", 30, (36.2, 37.2))),
        ("-36.2,+37,1000", Near("", 1000, (-36.2, 37))),
        ("90,-180", Near("", 30, (90, -180))),
    ],
)
def test_what_near_takes(text: str, near: Near) -> None:
    assert read_near(text, 1) == near


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("36.2", "a point"),
        ("36.2,x", "a point"),
        ("1,2,3,4", "a point"),
        ("91,0", "on the globe"),
        ("0,181", "on the globe"),
        ("harl,0", "more than 0"),
        ("harl,-5", "more than 0"),
        ("harl,1001", "at most 1,000 km"),
        (",5", "the name of a place"),
        ("!!", "the name of a place"),
        ("nan,nan", None),
        ("1e3,1e3", None),
    ],
)
def test_what_near_does_not_take(text: str, said: str | None) -> None:
    if said is None:
        assert read_near(text, 1).at is None, "a name, whatever Python would take for a number"
        return
    with pytest.raises(ValueError, match=said):
        read_near(text, 1)


def test_a_quoted_place_may_have_its_distance_behind() -> None:
    for text in ('near:"Old Mill",50', 'near:"Old Mill,50"', 'x near:"Old Mill",50 y'):
        (found,) = parse(text).filters
        assert isinstance(found.value, Near)
        assert (found.value.name, found.value.km) == ("Old Mill", 50)


@pytest.mark.parametrize("text", ["near:", "near:,", "near:91,0", "near:harl,5000", "-near:harl"])
def test_a_bad_place_is_a_sentence_with_its_column(text: str) -> None:
    with pytest.raises(BadQuery) as error:
        parse(text)
    assert 1 <= error.value.column <= len(text) + 1


def days(first: str, last: str) -> DaySpan:
    return DaySpan(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2024", days("2024-01-01", "2024-12-31")),
        ("2024-02", days("2024-02-01", "2024-02-29")),
        ("2024-11-20/2024-11-27", days("2024-11-20", "2024-11-27")),
        ("2023/2024-02", days("2023-01-01", "2024-02-29")),
        ("2024-11/", DaySpan(date(2024, 11, 1).toordinal(), ALWAYS.last)),
        ("/2024", DaySpan(ALWAYS.first, date(2024, 12, 31).toordinal())),
    ],
)
def test_days_asked_for(text: str, span: DaySpan) -> None:
    assert span_asked(text) == span
    if text.strip("/") == text:
        assert span_of(text) == span


@pytest.mark.parametrize(
    "text", ["", "/", "2024-13", "2024-02-30", "0000", "c. 2024", "2024~", "2024/2023", "a/b", "//"]
)
def test_days_that_cannot_be_meant(text: str) -> None:
    assert span_of(text) is None
    with pytest.raises(ValueError, match=r"a date|a span"):
        span_asked(text)


_DAYS = st.integers(ALWAYS.first, ALWAYS.last)
_NEAR_DAYS = st.integers(0, 6000).map(lambda day: date(2010, 1, 1).toordinal() + day)


@given(st.lists(_DAYS | _NEAR_DAYS, min_size=2, max_size=2),
       st.lists(_DAYS | _NEAR_DAYS, min_size=2, max_size=2))  # fmt: skip
def test_no_day_is_missed(item: list[int], asked: list[int]) -> None:
    has, wanted = DaySpan(*sorted(item)), DaySpan(*sorted(asked))
    if has.first <= wanted.last and wanted.first <= has.last:
        assert any(finds(asked_tags(wanted), tag) for tag in day_tags(has))
    assert len(day_tags(has)) <= 12
    assert len(asked_tags(wanted)) <= 26


def test_a_week_is_asked_for_by_its_month() -> None:
    week = days("2024-11-20", "2024-11-27")
    assert not finds(asked_tags(week), day_tags(days("2024-12-01", "2024-12-01"))[0])
    assert finds(asked_tags(week), day_tags(days("2024-11-30", "2024-11-30"))[0])
    assert len(day_tags(week)) == 1
    assert day_tags(DaySpan(week.first, week.first + timedelta(days=5000).days)) == ["isdatelong"]

"""GeoJSON: a feature for each claim, at the middle of a place, never an area."""

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.export import render, render_all
from briefing.export.geojson import bounding_box


def collection(*briefs: Brief, **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render_all(briefs, "geojson", **options))
    return found


def test_each_claim_is_a_feature_with_what_it_says_and_whose_word_it_is(brief: Brief) -> None:
    whole = collection(brief)
    outline = Outline(brief)
    lines = outline.section("territory").lines
    assert whole["type"] == "FeatureCollection"
    assert whole["tlp"] == outline.tlp
    assert [each["id"] for each in whole["features"]] == [f"{brief.id}/{x.label}" for x in lines]
    for feature, line in zip(whole["features"], lines, strict=True):
        told = feature["properties"]
        assert (told["text"], told["basis"]) == (line.text, line.basis)
        assert told["by"] == [speaker.name for speaker in line.speakers]
        assert told["cite"] == list(line.cite)
        assert (told["tlp"], told["brief"], told["cut_off"]) == (
            outline.tlp, brief.id, brief.as_of,
        )  # fmt: skip
        assert told["exercise"] == (brief.status == "exercise")


def test_a_point_is_longitude_then_latitude_and_without_coordinates_there_is_none(
    brief: Brief,
) -> None:
    whole = collection(brief)
    places = {place.id: place for place in brief.places}
    claims = {claim.id: claim for claim in brief.territory}
    for feature in whole["features"]:
        claim = claims[feature["properties"]["claim"]]
        place = places.get(claim.place)
        if place is None or place.lat is None:
            assert feature["geometry"] is None
            assert feature["properties"]["coordinates_by"] is None
        else:
            assert feature["geometry"] == {"type": "Point", "coordinates": [place.lon, place.lat]}
            assert feature["properties"]["place_precision"] == place.precision


@pytest.mark.parametrize(
    ("points", "box"),
    [
        ([(37.0, 36.0)], [37.0, 36.0, 37.0, 36.0]),
        ([(37.0, 36.0), (36.0, 35.0)], [36.0, 35.0, 37.0, 36.0]),
        ([(179.0, -17.0), (-179.0, -18.0)], [179.0, -18.0, -179.0, -17.0]),
        ([(-170.0, 0.0), (170.0, 1.0), (175.0, 2.0)], [170.0, 0.0, -170.0, 2.0]),
        ([(-100.0, 0.0), (20.0, 0.0)], [-100.0, 0.0, 20.0, 0.0]),
    ],
)
def test_the_box_is_the_narrowest_also_over_the_date_line(
    points: list[tuple[float, float]], box: list[float]
) -> None:
    assert bounding_box(points) == box


def test_several_briefs_are_one_collection_under_the_strictest_label(aleppo: Brief) -> None:
    stricter = msgspec.convert(msgspec.to_builtins(aleppo) | {"tlp": "AMBER", "id": "other"}, Brief)
    whole = collection(aleppo, stricter)
    assert whole["tlp"] == "TLP:AMBER"
    assert len(whole["features"]) == 2 * len(aleppo.territory)
    assert {each["properties"]["tlp"] for each in whole["features"]} == {"TLP:CLEAR", "TLP:AMBER"}
    assert "brief" not in whole


def test_nothing_in_it_is_obeyed(with_text: Callable[[str], Brief]) -> None:
    written = render(with_text("\x1b[2J\u202e</script>"), "geojson")
    assert "\x1b" not in written
    assert "\u202e" not in written
    json.loads(written)


def test_what_changed_is_not_told(aleppo: Brief) -> None:
    with pytest.raises(ValueError, match="does not tell what changed"):
        render_all([aleppo], "geojson", since=aleppo)

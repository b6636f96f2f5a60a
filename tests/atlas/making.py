"""Briefs for the map, made of a few words; every name in them is invented."""

from briefing.atlas.scene import Scene, scene
from briefing.brief import model as m
from briefing.brief.outline import Outline


def brief(
    places: list[tuple[str, float | None, float | None]],
    claims: list[tuple[str, str, str, str]] = (),  # type: ignore[assignment]
    actors: list[tuple[str, str, str]] = (),  # type: ignore[assignment]
) -> m.Brief:
    """Places (id, lat, lon), claims (place, holder, basis, control), actors (id, short, side)."""
    return m.Brief(
        schema="briefing/1",
        id="made",
        title="Made for a test",
        tlp="CLEAR",
        as_of="2031-05-04",
        sources=[m.Source(id="s1", title="A made-up paper", kind="newspaper", paragraphs=9)],
        situation=m.Situation(summary=[m.Statement(text="Nothing is known.", cite=["p1"])]),
        actors=[
            m.Actor(id=key, name=f"The {short}", short=short, side=side or None, cite=["p1"])
            for key, short, side in actors
        ],
        places=[
            m.Place(id=key, name=key.title(), lat=lat, lon=lon, cite=["p1"])
            for key, lat, lon in places
        ],
        territory=[
            m.Claim(
                text=f"{holder} in {place}",
                place=place or None,
                holder=holder or None,
                basis=basis,  # type: ignore[arg-type]
                control=control,  # type: ignore[arg-type]
                cite=["p2"],
            )
            for place, holder, basis, control in claims
        ],
    )


def made(
    places: list[tuple[str, float | None, float | None]],
    claims: list[tuple[str, str, str, str]] = (),  # type: ignore[assignment]
    actors: list[tuple[str, str, str]] = (),  # type: ignore[assignment]
) -> Scene:
    return scene(Outline(brief(places, claims, actors)))

"""One basemap, one painter and one gazetteer for all tests of the map: they only read."""

from pathlib import Path

import pytest

from briefing.atlas.basemap import Basemap
from briefing.atlas.frame import Painter
from briefing.atlas.gazetteer import Gazetteer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def basemap() -> Basemap:
    return Basemap()


@pytest.fixture(scope="session")
def painter(basemap: Basemap) -> Painter:
    return Painter(basemap)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer()

"""One basemap, painter and gazetteer for all tests of the map, which only read: 70 MB till then."""

from pathlib import Path

import pytest

from briefing.atlas.basemap import Basemap
from briefing.atlas.frame import Painter
from briefing.atlas.gazetteer import Gazetteer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="package")
def basemap() -> Basemap:
    return Basemap()


@pytest.fixture(scope="package")
def painter(basemap: Basemap) -> Painter:
    return Painter(basemap)


@pytest.fixture(scope="package")
def gazetteer() -> Gazetteer:
    return Gazetteer()

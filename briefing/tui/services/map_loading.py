"""Draws the map for the screen; what takes long is done in a thread, once it is asked for.

What is not unpacked yet is missing from a drawing for a moment: a coarser level of detail stands
in, towns come later. When the thread is done, the map is painted again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.text import clean
from briefing.tui.services.background import in_words

if TYPE_CHECKING:  # the atlas is loaded in the thread that first needs it
    from briefing.atlas.frame import Frame, Painter
    from briefing.atlas.gazetteer import Gazetteer
    from briefing.atlas.layers import Town
    from briefing.atlas.projection import Viewport
    from briefing.atlas.scene import Scene
    from briefing.brief.model import Brief
    from briefing.brief.outline import Outline
    from briefing.tui.host import Host

SELECTED = "hi r"
"""The selected place is reversed whole, as everything that has the keys; its letters stay."""
_KEPT = 8
"""Scenes of so many briefs are kept."""


class Tools(NamedTuple):
    """What a map is drawn with."""

    painter: Painter
    gazetteer: Gazetteer


class Maps:
    """The one drawer of maps; everything runs where the screen does, save ``_work``."""

    def __init__(self, app: Host) -> None:
        self.app = app
        self.tools: Tools | None = None
        self.trouble = ""
        """Why there is no map, in words; empty while there is nothing wrong."""
        self.busy = False
        self.loaded = 0
        """How often something was loaded: what was drawn before that may be drawn better."""
        self._wanted: tuple[Viewport, Scene] | None = None
        self._asked: Viewport | None = None
        self._scenes: dict[int, tuple[Brief, Scene]] = {}
        self._around: tuple[tuple[object, ...], tuple[Town, ...]] = ((), ())

    def scene(self, outline: Outline) -> Scene:
        """Return the places of a brief, always the same object for the same brief."""
        from briefing.atlas.scene import scene

        brief = outline.brief
        kept = self._scenes.get(id(brief))
        if kept is None or kept[0] is not brief:
            while len(self._scenes) >= _KEPT:
                self._scenes.pop(next(iter(self._scenes)))
            kept = self._scenes[id(brief)] = (brief, scene(outline))
        return kept[1]

    def ask(self, view: Viewport, scene: Scene) -> None:
        """See to it that all parts of a view get loaded, and the maps painted again then."""
        if self.tools is not None:
            from briefing.atlas.areas import countries_of
            from briefing.atlas.layers import box

            gazetteer, basemap = self.tools.gazetteer, self.tools.painter.basemap
            codes = countries_of(basemap, scene, view)
            outlines = all(basemap.has_provinces(code) for code in codes)
            if outlines and not basemap.missing(view) and not gazetteer.missing(*box(view)):
                return
        # A view is asked for once: one that needs more than is kept would be loaded forever.
        if view != self._asked and not self.trouble:
            self._asked = view
            self._wanted = (view, scene)
            if not self.busy:
                self._start()

    def frame(self, view: Viewport, scene: Scene, selected: str = "") -> Frame | None:
        """Return a view as well as it can be drawn now, None while nothing is loaded."""
        if self.tools is None:
            return None
        from briefing.atlas.frame import FrameOptions
        from briefing.atlas.layers import towns

        painter, gazetteer = self.tools
        options = FrameOptions(self.app.ascii_only, selected, wait=False)
        key = (view, id(scene), self.loaded)
        if self._around[0] != key:
            self._around = key, towns(gazetteer, view, scene, wait=False)
        return painter.frame(view, scene, options, self._around[1])

    def notices(self) -> list[str]:
        """Return whose data the map shows, and whose borders, for the help."""
        if self.tools is None:
            from briefing.atlas.documents import CREDIT

            return [f"{CREDIT}."]
        about = self.tools.painter.basemap.about
        data = [f"{each['what']}: {each['data']}" for each in about["sources"]]
        lines = [f"{', '.join(data)}.", about["view"], self.tools.gazetteer.about["notice"]]
        return [clean(line) for line in lines]

    def _start(self) -> None:
        self.busy = True
        self.app.background.run("map", self._work, self._take, self._failed)

    def _work(self) -> Tools:
        """Load what is wanted."""
        tools = self.tools or open_tools()
        while (wanted := self._wanted) is not None:
            self._wanted = None
            self._load(tools, *wanted)
        return tools

    def _load(self, tools: Tools, view: Viewport, scene: Scene) -> None:
        """Unpack what a view needs, then draw it, until another one is wanted."""
        from briefing.atlas.areas import countries_of
        from briefing.atlas.frame import FrameOptions
        from briefing.atlas.layers import box, towns

        for country in countries_of(tools.painter.basemap, scene, view):
            tools.painter.basemap.provinces(country)
        for key in tools.painter.basemap.missing(view):
            tools.painter.basemap.tile(key)
            if self._wanted is not None:
                return
        for code in tools.gazetteer.missing(*box(view)):
            tools.gazetteer.unpack(code)
            if self._wanted is not None:
                return
        # The painter keeps it: the screen finds it drawn.
        around = towns(tools.gazetteer, view, scene)
        tools.painter.frame(view, scene, FrameOptions(self.app.ascii_only), around)

    def _failed(self, error: Exception) -> None:
        """Say why there is no map; it is not tried again."""
        self.busy, self.trouble = False, in_words(error)
        self.app.say(f"The map cannot be drawn ({self.trouble}).", "warning")
        self._repaint()

    def _take(self, tools: Tools) -> None:
        """Paint the maps on the screen again, with what was loaded."""
        self.busy = False
        if self.tools is None:
            # What every view needs stays to the end: the collector need not walk it for nothing,
            # which takes longer than to draw a map. Once only, or it would keep what is closed.
            self.app.keep_memory()
        self.tools = tools
        if self._wanted is not None:
            self._start()
        self._repaint()

    def _repaint(self) -> None:
        self.loaded += 1
        self.app.repaint()


def open_tools() -> Tools:
    """Open the data, and unpack what every view needs."""
    from briefing.atlas.basemap import Basemap
    from briefing.atlas.frame import ROLES, Painter
    from briefing.atlas.gazetteer import Gazetteer

    basemap = Basemap()
    for key in basemap:
        if key.level == 0:
            basemap.tile(key)
    _ = basemap.countries
    gazetteer = Gazetteer()
    _ = gazetteer.about
    return Tools(Painter(basemap, {**ROLES, "selected": SELECTED}), gazetteer)

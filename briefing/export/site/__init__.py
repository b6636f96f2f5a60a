"""A whole library as a site of plain files: a page for each brief, an index, a search, feeds."""

from briefing.export.site.build import Built, Wanted, build

__all__ = ["Built", "Wanted", "build"]

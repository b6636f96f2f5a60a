"""A library to make a site of, and reading that back: its files, and what each page holds."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from briefing.export.site.build import Built, SiteRequest, build
from briefing.export.site.place import SiteFolder
from briefing.library.folder import FolderLibrary

BRIEF = """\
schema: briefing/1
id: {id}
title: {title}
tlp: {tlp}
as_of: "{as_of}"
{more}
sources:
  - {{id: s1, title: A report, kind: sitrep, paragraphs: 3}}
situation:
  summary:
    - {{text: {text}, cite: [p1]{figures}}}
"""


class Desk:
    """A library and its site in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "out"
        (folder / "library" / "briefs").mkdir(parents=True)

    def put(self, name: str, tlp: str = "CLEAR", more: str = "", **given: str) -> Path:
        """Write a brief into the library; ``figures`` is more of the item that it has."""
        given["figures"] = f", {given['figures']}" if "figures" in given else ""
        fields = {"title": f"Title {name}", "text": f"Something {name}.", "as_of": "2024-11-30"}
        quoted = {**fields, **given}
        quoted["title"], quoted["text"] = f'"{quoted["title"]}"', f'"{quoted["text"]}"'
        path = self.folder / "library" / "briefs" / f"{name}.yaml"
        path.write_text(BRIEF.format(id=name, tlp=tlp, more=more, **quoted), encoding="utf-8")
        return path

    def build(self, *, force: bool = False, **wanted: object) -> Built:
        """Build the site anew."""
        library = FolderLibrary(self.folder / "library")
        return build(library, SiteFolder(self.out, force=force), SiteRequest(**wanted))  # type: ignore[arg-type]


class SitePage(HTMLParser):
    """The elements, ids and links of a page, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words = ""
        self._style = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._style = tag == "style"
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words += "" if self._style else data

    def values(self, name: str) -> list[str]:
        """The values of an attribute, in order."""
        return [value for _, key, value in self.attributes if key == name]


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a site with its content, apart from its manifest."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name[0] != ".")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def pages_of(folder: Path) -> dict[str, SitePage]:
    """Every page of a site."""
    return {path.name: SitePage(path.read_text("utf-8")) for path in folder.glob("*.html")}


def dead_links(folder: Path) -> list[tuple[str, str]]:
    """The links of a site without a target: the page, and what it leads to."""
    pages = pages_of(folder)
    ids = {name: {*page.values("id")} for name, page in pages.items()}
    dead = []
    for name, page in pages.items():
        for value in page.values("href") + page.values("src"):
            file, _, fragment = value.partition("#")
            target = unquote(file) or name
            good = (folder / target).is_file() and (
                not fragment or unquote(fragment) in ids.get(target, set())
            )
            if not good:
                dead.append((name, value))
    return dead

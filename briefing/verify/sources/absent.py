"""A text of a source that is not where the brief says: what is there that it may be."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final

from briefing.files import Unreadable, listed
from briefing.filesystem import inside, is_file
from briefing.format.problems import nearest
from briefing.text import clean
from briefing.verify.sources.source import SEALED, is_sealed

_YAML: Final = (".yaml", ".yml")


def likest_text(root: Path, folder: Path, text: str) -> str:
    """Return the name of the text most like one that is not there, "" where none is like it.

    ``folder`` is the brief's, ``root`` the library's. A brief, its sign-offs and a draft are no
    texts of a source; its sealed record is as like as what it is of.
    """
    wanted = PurePosixPath(text)
    if wanted.parts[:1] in (("seeds",), (folder.name,)):  # a path from the library's top
        wanted = wanted.relative_to(wanted.parts[0])
    names: dict[str, str] = {}
    for base in (folder, root / "seeds"):
        place = base / wanted.parent
        with suppress(Unreadable):
            if inside(place, root):
                found = (each for each in listed(place) if is_file(each))
                texts = [f for f in found if f.suffix not in _YAML or is_sealed(f)]
                names |= {_unsealed(f, wanted.suffix): f.name for f in texts}
    like = names.get(nearest(wanted.name, names) or "")
    if not like and any(is_file(base / wanted.name) for base in (folder, root / "seeds")):
        return clean(wanted.name)
    return clean(str(wanted.parent / like)) if like else ""


def _unsealed(path: Path, suffix: str) -> str:
    """Return the name of a file; of a sealed record that of its text, if that ends so."""
    ends = next((each for each in SEALED if path.name.lower().endswith(each)), "")
    return path.name[: -len(ends)].removesuffix(suffix) + suffix if ends else path.name

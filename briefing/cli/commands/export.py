"""The commands that write briefs down: ``export``, ``diff`` and ``map``."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from briefing.brief.model import Brief
from briefing.brief.outline import outline_of
from briefing.brief.scales import tlp_rank
from briefing.cli.output import Exit, Stop, encoding, err, out, out_bytes
from briefing.cli.pages import page_columns
from briefing.cli.target import Session, Target
from briefing.export import (
    FORMATS,
    GOES_WITH,
    OF_ONE,
    Format,
    file_bytes,
    render_all,
    render_changes,
)
from briefing.export.judged_brief import JudgedBrief
from briefing.library.series import series_of
from briefing.paths import shown
from briefing.text import clean, listed


def run_export(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    chosen = options.format or _format(options.output)
    _refuse(options, chosen)
    to_file = options.output != "-"
    width = page_columns(options.width, to_file=to_file)
    if chosen in OF_ONE and len(options.briefs) > 1:
        raise Stop(f"{chosen} holds one brief", "Write each to a file of its own.")
    if chosen == "docx" and options.output == "-" and sys.stdout and sys.stdout.isatty():
        raise Stop("a Word document is nothing for a terminal", 'Name a file with "-o".')
    targets = [session.find(word) for word in options.briefs]
    briefs = [_judged(session, target, options, chosen) for target in targets]
    for each, target in zip(briefs, targets, strict=True):
        _refuse_part_of_library(options.output, outline_of(each.brief).brief, target)
    if options.at_most is not None:
        named = zip(briefs, targets, strict=True)
        briefs = [_milder(each, target, options.at_most) for each, target in named]
    if chosen == "docx":
        _write_docx(briefs[0], options)
        return Exit.DONE
    since = session.read(options.since) if options.since is not None else None
    if since is not None and options.at_most is not None:
        from briefing.export.rights import at_most

        _hold(options.at_most, since)
        since = at_most(since, options.at_most).brief
    text = render_all(
        briefs,
        chosen,
        width=width,
        ascii=session.ascii,
        encoding="utf-8" if to_file else encoding(),
        since=since,
    )
    if to_file:
        write(Path(options.output), file_bytes(text, chosen), force=options.force)
    else:
        out(text)
    return Exit.DONE


def _refuse_part_of_library(output: str, brief: Brief, target: Target) -> None:
    """Refuse a place at which a brief, sign-offs or the text of a source would be lost.

    Raises:
        Stop: it is one of these.
    """
    from briefing.filesystem import meant, whole

    if output == "-":
        return
    path = meant(whole(Path(output)))
    if target.library.keeps(path, target.entry, brief):
        raise Stop(f"{shown(path)} is part of the library", _ANOTHER)


def _write_docx(found: JudgedBrief, options: Namespace) -> None:
    """Write one brief as a Word document, in the template that was named."""
    from briefing.export.docx import BadTemplate, word_file
    from briefing.export.rights import told_as_allowed
    from briefing.extras import MissingExtra

    found = told_as_allowed(found)
    template = _template(Path(options.template)) if options.template is not None else None
    try:
        made = word_file(outline_of(found.brief), found.verdicts, template)
    except MissingExtra as error:
        raise Stop(str(error), error.way_out) from error
    except BadTemplate as error:
        name = shown(Path(options.template))
        raise Stop(f"{name} cannot be the template: {error}", _TEMPLATE) from error
    if made.missing:
        names = listed(f'"{name}"' for name in made.missing)
        err(f"The template has no style {names}: set as Word does.")
    if options.output == "-":
        out_bytes(made.data)
    else:
        write(Path(options.output), made.data, force=options.force)


_ANOTHER: Final = 'Name another file with "-o".'
_OTHER_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".eps", ".tif", ".tiff")
_TEMPLATE: Final = "Name a .docx or .dotx that Word opens."


def _template(path: Path) -> bytes:
    """Return the content of a template.

    Raises:
        Stop: it cannot be read.
    """
    from briefing.export.docx import TEMPLATE_CAP
    from briefing.files import Unreadable, read_guarded
    from briefing.filesystem import meant, whole

    path = meant(whole(path))
    try:
        return read_guarded(path, TEMPLATE_CAP)
    except Unreadable as error:
        raise Stop(f"{shown(path)} cannot be the template: {error}", _TEMPLATE) from error


def _refuse(options: Namespace, format: Format) -> None:
    """Stop where an option is given that means nothing for a format.

    Raises:
        Stop: there is one.
    """
    for name, formats in GOES_WITH.items():
        value = getattr(options, name.removeprefix("--").replace("-", "_"))
        if value not in (None, False) and format not in formats:
            goes = listed(formats)
            raise Stop(f"{name} goes with {goes}, not with {format}", f'Add "-f {formats[0]}".')
    if options.one_page and options.map:
        raise Stop("--map does not go with --one-page", "Leave one of them out.")


def _hold(label: str, brief: Brief) -> None:
    """Stop where a brief is stricter than a label; nothing is written by then.

    Raises:
        Stop: it is, and is named.
    """
    if tlp_rank(brief.tlp) > tlp_rank(label):
        raise Stop(
            f"{brief.id} is TLP:{brief.tlp}, stricter than {label}; nothing was written",
            f'"--at-most {brief.tlp}" would let it out.',
        )


def _judged(session: Session, target: Target, options: Namespace, format: Format) -> JudgedBrief:
    """Return a brief with its verdicts, and with what is at hand of its sources where words may go.

    A page has their paragraphs; what is found of an item names what stands there where it may.
    """
    brief, verdicts = session.verified(target)
    if options.at_most is not None:
        _hold(options.at_most, brief)
    found = JudgedBrief(brief, verdicts, options.verdicts, options.map, one_page=options.one_page)
    if format not in ("html", "docx") and not options.verdicts:
        return found
    library, entry = target.library, target.entry
    texts = {source.id: library.at_hand(entry, source) for source in brief.sources}
    if format != "html":
        return replace(found, texts=texts)
    before = () if options.no_series else series_of(library, brief)[:-1]
    return replace(found, texts={} if options.no_texts else texts, before=before)


def _milder(found: JudgedBrief, target: Target, label: str) -> JudgedBrief:
    """Return what is written down of a brief at a label; say how many items are left out."""
    from briefing.export.rights import judged_at_most, left_out_words

    library, entry = target.library, target.entry
    milder, count = judged_at_most(found, label, lambda brief: library.judge(entry, brief))
    if count:
        err(f"{clean(entry.id)}: {left_out_words(count)}.")
    return milder


def _format(name: str) -> Format:
    """Return the format that a file's name asks for, text where it asks for none.

    Raises:
        Stop: it asks for a format that there is none of.
    """
    low = name.lower()
    ending = Path(low).suffix
    if name == "-" or not ending:
        return "text"
    fitting = [kind for kind, own in FORMATS.items() if low.endswith(own)]
    found = max(fitting, key=lambda kind: len(FORMATS[kind]), default=None)
    if found is None:
        known = ", ".join(f"{kind} ({own})" for kind, own in FORMATS.items())
        raise Stop(
            f"{shown(Path(name))}: there is no export as {clean(ending)}",
            f'The formats are {known}; "--format" gives a file of any name one of them.',
        )
    return found


def write(path: Path, content: str | bytes, *, force: bool = False) -> None:
    """Write a whole file, a text as UTF-8, and say so on standard error.

    Raises:
        Stop: the file exists and ``force`` is not set, or it cannot be written.
    """
    from briefing.filesystem import meant, reason, whole
    from briefing.writing import NotRegular, write_atomic

    path = meant(whole(path))
    name = shown(path)
    try:
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        write_atomic(path, data, force=force)
    except NotRegular as error:
        raise Stop(f"{name} is no regular file", '"-o -" writes to standard output.') from error
    except FileExistsError as error:
        raise Stop(f"{name} exists", '"--force" replaces it.') from error
    except OSError as error:
        raise Stop(f"{name} cannot be written: {reason(error)}", _ANOTHER) from error
    err(f"Wrote {name}.")


def run_diff(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    from briefing.compare import compare

    session = Session(options)
    old, new = session.read(options.old), session.read(options.new)
    out(
        render_changes(
            compare(old, new),
            "json" if options.json else "text",
            width=page_columns(),
            ascii=session.ascii,
            encoding=encoding(),
        )
    )
    return Exit.DONE


def run_map(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    if Path(options.output).suffix.lower() in _OTHER_PICTURES:
        raise Stop(
            f"{shown(Path(options.output))}: a map is drawn as SVG alone",
            "End its name in .svg; a browser or a drawing program makes another picture of it.",
        )
    session = Session(options)
    target = session.find(options.brief)
    brief = session.brief(target)
    _refuse_part_of_library(options.output, brief, target)
    from briefing.atlas.sheet.page import picture
    from briefing.brief.outline import Outline

    drawn = picture(Outline(brief), ascii_only=session.ascii)
    if not drawn:
        raise Stop(
            "no place of this brief has coordinates",
            'Give "lat" and "lon" to its places, then try again.',
        )
    if options.output == "-":
        out(drawn)
    else:
        write(Path(options.output), drawn, force=options.force)
    return Exit.DONE

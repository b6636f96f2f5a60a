"""``briefing site``: a whole library as a site of plain files."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from briefing.cli.output import Exit, Stop, err, progress
from briefing.cli.target import Session
from briefing.export.rights import left_out_words
from briefing.export.site.build import Built, SiteRequest, build
from briefing.export.site.place import SiteFolder, SiteRefused
from briefing.filesystem import meant, reason, whole


def run_site(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    entries = session.library.entries()
    session.say_unread()
    if not entries:
        raise Stop("the library has no briefs", session.how_to_begin())
    wanted = SiteRequest(options.at_most, options.title, not options.no_texts, options.maps)
    try:
        place = SiteFolder(meant(whole(Path(options.folder))), force=options.force)
        with progress(len(entries), "written") as done:
            built = build(session.library, place, wanted, done)
    except SiteRefused as refused:
        raise Stop(str(refused), refused.hint) from refused
    except OSError as error:
        raise Stop(
            f"the site cannot be written: {reason(error)}", "What was there is as it was."
        ) from error
    err(f"Wrote {place.name}: {_words(built, options.at_most)}.")
    return Exit.DONE


def _words(built: Built, at_most: str) -> str:
    """Return what became of it: how many pages, and what is not in it for which reason."""
    parts = [f"{_many(built.pages, 'brief')}, {built.made} of them made anew"]
    left = (
        (built.stricter, f"left out, stricter than {at_most}"),
        (built.broken, "left out, with problems"),
        (built.double, "left out, having the id of a newer one"),
    )
    parts += [f"{count:,} {why}" for count, why in left if count]
    parts += [words] if (words := left_out_words(built.items)) else []
    parts += [] if built.maps else ['no maps: "--maps" draws them']
    return "; ".join(parts)


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"

"""What is wrong with the folders that a command works in: the library's place, and the user's."""

from __future__ import annotations

from briefing import paths
from briefing.filesystem import trouble, unusable
from briefing.format.problems import Problem
from briefing.library.choose import LibraryChoice
from briefing.paths import short


def of_choice(choice: LibraryChoice) -> list[Problem]:
    """Return why the library may not be the one that was meant."""
    if not (why := choice.passed_over):
        return []
    return [
        Problem(
            file="briefs",
            code="unreadable",
            severity="warning",
            message=f"{why[:1].upper()}{why[1:]}.",
            hint=f"The library is {short(choice.folder)}.",
        )
    ]


def of_folders(*, cache: bool = True) -> list[Problem]:
    """Return what is wrong with the user's own folders: nothing can be read or kept there."""
    data, kept = paths.data_folder(), paths.cache_folder()
    found = (
        (kept, unusable(kept) if cache else "", "Each brief is read and checked anew."),
        (data, trouble(data / "briefs"), "The program goes on without what is kept there."),
    )
    return [
        Problem(
            file=short(folder),
            code="unreadable",
            severity="warning",
            message=f"cannot be used: {why}.",
            hint=hint,
        )
        for folder, why, hint in found
        if why
    ]

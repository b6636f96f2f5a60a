"""Regular expressions that are compiled when they are first asked.

The rules have over a hundred, and compiling them all takes longer than judging a brief; one brief
needs half of them.
"""

from briefing.compiled import late_pattern

__all__ = ["late_pattern"]

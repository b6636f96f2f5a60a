"""From the paragraphs of a text to its draft, by way of every stage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from msgspec.structs import replace

from briefing import __version__
from briefing.brief.fold import fold
from briefing.draft.cast import make_cast
from briefing.draft.compose import compose
from briefing.draft.file import SECTIONS, STRUCTS
from briefing.draft.find import FINDERS
from briefing.draft.gate import gate
from briefing.draft.model import VERSION, Draft, DraftBrief, DraftSource, Made, Proposal
from briefing.draft.source_text import SourceText
from briefing.verify import language_of
from briefing.verify.normalise import digest, words

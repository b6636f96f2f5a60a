"""The brief to begin with, as ``briefing new`` writes it: every section, explained where it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, get_args

from briefing.brief import scales as s
from briefing.brief.model import Brief
from briefing.format.insert import written
from briefing.text import clean, listed

_WIDTH: Final = 100
_SLOT: Final = re.compile(r"@([A-Z_]+)@")
_KEY: Final = re.compile(r"#?([a-z_]+):")
_KINDS: Final = (
    *("TREND", "SOURCE_KIND", "VOICE_KIND", "ACTOR_KIND", "RELATION_TYPE", "PRECISION", "CONTROL"),
    *("CATEGORY", "OPERATOR", "CROSSCHECK_STATUS", "STATED", "SIGNAL"),
)
"""Slots that list the terms of the type of the same name: SOURCE_KIND those of ``SourceKind``."""
_INTRO: Final = """\
# A brief: one crisis at one information cut-off.
#
# Fill in the fields that are empty. For a section that you need, take the # off its lines, and
# copy an entry for each further item. A field you have nothing for is left out, not left empty.
# 'briefing check FILE' names what is missing, line by line.
#
# Put text in quotes if it holds ": " or " #", or begins with a sign: - ? [ { # & * ! | > % @
"""
_HEADER: Final = """\
schema: @SCHEMA@
id:
title:
as_of:                      # the information cut-off: 2024-11-30, or 2024-11-30T18:00+01:00
tlp:                        # who may see it: @TLP@
#conflict:                  # the conflict or crisis it belongs to
#countries:                 # ISO 3166 codes; XA to XZ for exercises
#  -
#language: en               # the language you write in
#prepared_by:
#trend:                     # @TREND@
#yardstick: icd203          # the scale of likelihoods: @YARDSTICK@
#previous:                  # the id of the brief that this one updates
"""
_SECTIONS: Final = """\
# SOURCES: the texts it is made from. Number a text's paragraphs from 1: a citation is p12, or
# p18-p20, of the first source; one of another source names it: s2:p4.

sources:
  - id: s1
    title:                  # the headline, or what the text is
    kind:                   # @SOURCE_KIND@
#    publisher:
#    published:             # 2024-11-30
#    text:                  # path of the text, relative to this file or to the library's seeds/
#    paragraphs:            # how many it has
#    voice: paper           # the voice below that the text itself speaks in


# VOICES: who speaks inside the sources. The kind of a voice sets the basis of what it says;
# its reliability is the letter of the grade, judged apart from what it says:
@RELIABILITY@

#voices:
#  paper:
#    name:
#    kind: newspaper        # @VOICE_KIND@
#    reliability:           # @LETTERS@
#  monitor:
#    name:
#    kind: monitor
#    reliability:
#  expert:
#    name:
#    kind: expert
#    reliability:


# SITUATION: two to four statements, the bottom line first, in your own words. Each one cites the
# paragraphs it rests on. In full, a statement can say:
#
#   by      the voice that says so, or a list of them; left out: that of the first cited source
#   basis   left out: by the kind of the voice. If several voices differ in it, it is required:
@BASIS@
#   quote   words that stand just so in a cited paragraph; fewer than eight
#   grade   the letter of the voice and a digit for what it says, C3; or the digit alone:
@CREDIBILITY@

situation:
  summary:
    - text:
      cite:
        -                   # p1
#      by: monitor
#      basis: reported      # @BASES@
#      quote:
#      grade: 3
#  points:
#    - text:
#      cite:
#        -


# ACTORS: who takes part.

#actors:
#  - id: army
#    name:
#    short:                 # six characters or fewer
#    kind:                  # @ACTOR_KIND@
#    side:                  # the side it is counted to, in your own words
#    cite:
#      -
#  - id: rebels
#    name:
#    cite:
#      -


# RELATIONSHIPS: what one actor is to another.

#relationships:
#  - from: army
#    to: rebels
#    type:                  # @RELATION_TYPE@
#    cite:
#      -


# PLACES: coordinates are your own look-up, lat and lon together or neither.

#places:
#  - id: city
#    name:
#    country:               # ISO 3166 code
#    lat:                   # degrees north, WGS84: 36.2
#    lon:                   # degrees east: 37.16
#    precision:             # @PRECISION@
#    cite:
#      -


# TERRITORY: who is said to hold what, and by whose word. An id is needed only if another item
# refers to this one.

#territory:
#  - id: t1
#    text:
#    by: monitor
#    place: city
#    holder: rebels
#    control:               # @CONTROL@
#    when:                  # as printed: late Friday
#    grade: 3
#    cite:
#      -


# HUMANITARIAN: what it does to people. A figure's text is printed just so in a cited paragraph.

#humanitarian:
#  - id: h1
#    text:
#    category:              # @CATEGORY@
#    group:                 # who is affected, with the source's label
#    place: city
#    figures:
#      - text:              # more than 200
#        op: ">"            # @OPERATOR@
#        value:             # 200
#        unit:              # what is counted: killed
#    cite:
#      -


# VIEWS: what experts think, each a voice of kind expert.

#views:
#  - text:
#    by: expert
#    cite:
#      -


# CROSSCHECK: questions with a yes or no, the items that say yes and those that say no.

#crosscheck:
#  - question:
#    status:                # @CROSSCHECK_STATUS@
#    for:
#      - t1
#    against:
#      - h1


# TIMELINE: what happened when. The date is yours, the when is the source's.

#timeline:
#  - text:
#    when:                  # as printed: late Friday
#    date:                  # 2024, 2024-11, 2024-11-29, or an interval 2023-11/2024-11
#    date_basis:            # @STATED@
#    cite:
#      -


# JUDGEMENTS: what you conclude. How likely and how sure are two things, and two fields:
#
#   likelihood    in the terms of the yardstick:
@LIKELIHOOD@
#   confidence    how well founded:
@CONFIDENCE@

#judgements:
#  - text:
#    likelihood:
#    confidence:            # @CONFIDENCES@
#    because:
#      - t1
#    cite:
#      -


# GAPS: what is not known, as questions. WATCH: what to look out for next. Both go uncited.

#gaps:
#  - text:

#watch:
#  - text:
#    signal:                # @SIGNAL@
#    horizon:               # by when: days, weeks, a date
"""


def skeleton(id: str, title: str = "", *, schema: str = "") -> str:
    """Return a commented brief to fill in, in YAML's block style throughout.

    ``id`` is taken as it is and must be one; without ``title`` it is left to fill in. ``schema`` is
    the file that editors take for its JSON Schema. The reader has one complaint about each field
    that is still empty, and none about the filled-in brief.
    """
    given = {"id": id} | ({"title": title} if (title := clean(title)) else {})
    return f"{modeline(schema)}{_INTRO}\n{header(given)}\n\n{_filled(_SECTIONS)}"


def modeline(schema: str) -> str:
    """Return the line by which editors find the schema of a brief; "" where it names none."""
    return f"# yaml-language-server: $schema={schema}\n" if schema else ""


def header(given: Mapping[str, Any]) -> str:
    """Return the header of a brief; what nobody has given stands there as a comment, or empty."""
    order = Brief.__struct_fields__
    lines: dict[str, str] = {}
    key = ""
    for line in _filled(_HEADER).splitlines(keepends=True):
        match = _KEY.match(line)
        key = match[1] if match else key
        lines[key] = lines.get(key, "") + line
    for key, value in given.items():
        if key not in lines:  # behind the one that it follows in the format
            before = next(name for name in reversed(order[: order.index(key)]) if name in lines)
            at = list(lines).index(before) + 1
            rest = list(lines.items())
            lines = {**dict(rest[:at]), key: "", **dict(rest[at:])}
        lines[key] = written({key: value})
    return "".join(lines.values())


def _filled(template: str) -> str:
    """Return a part of the template with the terms of the scales in it."""
    values = _scales()
    filled = (_SLOT.sub(lambda slot: values[slot[1]], line) for line in template.split("\n"))
    return "\n".join(_fold(line) for line in filled)


def _scales() -> dict[str, str]:
    """Return the text of every slot that a scale fills."""
    likelihood = [
        line
        for yardstick, terms in s.LIKELIHOOD.items()
        for line in _wrapped(f"{yardstick}: {', '.join(terms)}")
    ]
    kinds = {slot: getattr(s, slot.title().replace("_", "")) for slot in _KINDS}
    return {
        **{slot: listed(get_args(kind), "or") for slot, kind in kinds.items()},
        "SCHEMA": s.SCHEMA_VERSION,
        "TLP": listed(s.TLP, "or"),
        "YARDSTICK": listed(s.YARDSTICK, "or"),
        "LETTERS": listed(s.RELIABILITY, "or"),
        "RELIABILITY": _meanings(s.RELIABILITY, 1),
        "BASIS": _meanings(s.BASIS, 11),
        "BASES": listed(s.BASIS, "or"),
        "CREDIBILITY": _meanings(s.CREDIBILITY, 11),
        "LIKELIHOOD": "\n".join(likelihood),
        "CONFIDENCE": _meanings(s.CONFIDENCE, 17),
        "CONFIDENCES": listed(s.CONFIDENCE, "or"),
    }


def _wrapped(text: str) -> list[str]:
    from textwrap import wrap

    indent = f"#{' ' * 17}"
    return wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ")


def _meanings(scale: dict[str, str], indent: int) -> str:
    """Return a scale as comment lines, one a value."""
    size = max(map(len, scale)) + 2
    lines = (f"#{' ' * indent}{value:<{size}}{meaning}" for value, meaning in scale.items())
    return "\n".join(lines)


def _fold(line: str) -> str:
    """Break the comment behind a field where the line is too long, each line a comment still."""
    if len(line) <= _WIDTH or "\n" in line:
        return line
    head, sign, _ = line.partition(" # ")
    at = line.rindex(" ", 0, _WIDTH)
    off = "#" if line.startswith("#") else " "
    rest = f"{off}{' ' * len(head)}# {line[at + 1 :]}"
    return f"{line[:at]}\n{_fold(rest)}" if sign else line

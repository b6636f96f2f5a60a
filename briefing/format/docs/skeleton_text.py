"""The parts of the brief to begin with; a slot such as ``@TLP@`` lists the terms of a scale."""

from typing import Final

INTRO: Final = """\
# A brief: one crisis at one information cut-off.
#
# Fill in the fields that are empty. For a section that you need, take the # off its lines, and
# copy an entry for each further item. A field you have nothing for is left out, not left empty.
# 'briefing check FILE' names what is missing, line by line.
#
# Put text in quotes if it holds ": " or " #", or begins with a sign: - ? [ { # & * ! | > % @
"""

HEADER: Final = """\
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
#period:                    # the time it is about, from/to: 2024-11-23/2024-11-30
#next:                      # when the next brief is due: 2024-12-07
#previous:                  # the id of the brief that this one updates
"""

SECTIONS: Final = """\
# SOURCES: the texts it is made from. Number a text's paragraphs from 1: a citation is p12, or
# p18-p20, of the first source; one of another source names it: s2:p4. Of a table it is a row: r14.

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


# SITUATION: the bottom line, two to four statements, what matters most first, in your own words.
# Each one cites the paragraphs it rests on. In full, a statement can say:
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
#    sector:                # @SECTOR@
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
#    by:                    # by when it should have shown: 2024-12-31
#    likelihood:
#    confidence:            # @CONFIDENCES@
#    because:
#      - t1
#    cite:
#      -


# GAPS: what is not known, as questions. WATCH: what to look out for next. Both go uncited.

#gaps:
#  - text:
#    about:
#      - health             # ids of the items, or sectors, that it is about

#watch:
#  - text:
#    signal:                # @SIGNAL@
#    horizon:               # by when: days, weeks, a date
"""

"""The prose of the format reference, between the tables that are made from the structs."""

from __future__ import annotations

from typing import Final

from reference_example import EXAMPLE

from briefing.brief import licences
from briefing.brief.calc import MOST_BRACKETS, MOST_LINES, MOST_OPERANDS
from briefing.files import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS

INTRODUCTION: Final = """
<!-- Made by script/docs from the definition of the format. Change that, then run it again. -->

# The format

A brief is one YAML file in UTF-8: one crisis at one information cut-off. You write its core by hand
in a quarter of an hour; all the rest is optional. `briefing new ID` writes a file to fill in, with
a comment on every part, and `briefing check FILE` lists what is missing or wrong, each with its
line.
"""

FIRST_BRIEF: Final = f"""
## Your first brief

1. Number the paragraphs of your source from 1; a headline counts as one.
2. Give the brief its header and its source.
3. Write two to four statements under `situation`, in your own words, the most important first, and
   cite with each one the paragraphs that it rests on.
4. Add the voices that speak inside the source, and then what they claim, with `by`.
5. Run `briefing check`, until it has nothing to say.

```yaml
{EXAMPLE}```

The claim `t1` is by the voice `column`. That voice is a party, so its word counts as *claimed*; its
reliability, D, is the letter of the grade, and the 4 is the desk's judgement of what it says. The
judgement rests on `t1`, and says how likely it is apart from how well founded that is.
"""

WRITING: Final = """
## How values are written

- A field without a value is left out. Nothing may be null or blank.
- Text stays as it is written: `NO` is Norway, `12:30` a time, `2024-11-30` a date, `010` three
  digits. Only `value`, `min`, `max`, `lat`, `lon` and `paragraphs` are numbers, and are written
  without quotes: `1200`, `36.2`.
- Put text in quotes where it holds a colon and a space, or a space and `#`; where it begins with a
  sign such as `-`, `?`, `[`, `{`, `#`, `&`, `*`, `!`, `|`, `>`, `%` or `@`; and where it holds a
  comma inside `{ }` or `[ ]`: `{text: 1,000 killed}` is the text `1` and a key `000 killed`.
- Long text may go on in the next line, indented further than its key.
- Indent with spaces. YAML's tags, anchors, aliases and merge keys are not used, a key stands once
  in its mapping, and a file is one document.
- Control characters and characters that reverse the direction of text (U+202A to U+202E, U+2066 to
  U+2069) are refused, escaped ones too. U+200E, U+200F and U+061C, which Arabic and Hebrew need,
  are fine.
- An **id** has letters, digits, dots, hyphens and underscores, begins with a letter or digit, and
  has 100 characters at most.
- A **date** is `2024`, `2024-11`, `2024-11-30`, or an interval of two of these,
  `2023-11/2024-11`. A **date and time** has its offset: `2024-11-30T18:00+01:00`, or `Z` for UTC.
- A **country code** is ISO 3166 alpha-2, or `XA` to `XZ` for exercises.
- A **language tag** is one of BCP 47: `en`, `fr`, `es-MX`. By it texts are checked; without one the
  small words of a text tell its language.
"""

CITATIONS: Final = """
## Citations

| written | means |
| -- | -- |
| `p12` | paragraph 12 of the first source, which most briefs have alone |
| `p18-p20` | paragraphs 18 to 20 |
| `p20.r3` | row 3 of the table that is paragraph 20; its head is row 1 |
| `s2:p4` | paragraph 4 of the source with the id `s2` |
| `s2:p4-p6` | paragraphs 4 to 6 of it |
| `r14` | row 14 of a source that is a table; the first row of data is row 1 |
| `r3-r9`, `s2:r14` | rows 3 to 9; row 14 of the source `s2` |

`cite` is a list of these: `cite: [p12, p18-p20]`. A citation that names no source means the first
of `sources`: a second source put behind it changes nothing of what is there. Where a source gives
its number of `paragraphs`, no citation may go beyond it.

**Paragraphs are counted from 1 and separated by blank lines; in a text without any blank line, each
line is a paragraph if more than one of them is longer than 80 characters, else the text is one.**
Front matter between `---`, rules (`---`, `* * *`) and the marks of Markdown are not counted; a rule
separates as a blank line does. Two or more lines with `|` in a paragraph are the rows of a table,
but for the rule below its head. `briefing source FILE` prints a text as citations count it.
"""

SOURCES: Final = f"""
## Sources

The texts a brief was made from, one or more. A brief whose source text is not at hand still opens.
`text` is the path of its text, relative to the brief or to the library's `seeds/`; it never leaves
the library. `sha256` is of the normalised text, not of the file's bytes.

A quotation may be longer than eight words where the `licence` of each source that it cites is an
open one: {", ".join(licences.NAMES)}.
CC BY, CC BY-SA and OGL are so in any version, but not without one. The whole value must be such a
name, in a common spelling or as its SPDX id: `CC BY 4.0`, `CC-BY-4.0`, `Creative Commons
Attribution 4.0`. "CC BY-NC 4.0", "open to subscribers" and a licence with a remark are not open.
"""

TABLES: Final = f"""
A source of kind `dataset` whose `text` ends in `.csv` or `.tsv`, or that has a `table`, is a table:
its rows are cited. Data rows are counted from 1; the header, the row of HXL hashtags, what stands
above them, titles of one cell above the header and rows without anything are not counted.
`briefing source FILE` prints a table so.

It is UTF-8 text parted by commas, semicolons or tabs, with at most {MOST_ROWS:,} rows,
{MOST_COLUMNS} columns and {LONGEST_CELL:,} characters a cell; every row has as many cells as the
header. `briefing table` cuts such a file from a larger one or from a workbook.

Whose columns it has (`preset`) is told by the header, or by hashtags in its first 25 rows. A row is
held against an item cell by cell: its numbers with what they count, its days, its names, its words.
A name or number of another row is an error. The publisher counts as named in each row.

`key` is the column of the event's own id (of ACLED `event_id_cnty`, of GED `id`, without being
said). With `rows: {{r14: OSK102}}` the brief also says which event it means, and the check tells
where a newer file has it. `sha256` is of what is in the cells, `paragraphs` the number of rows.

A number that is in no row, since the desk computed it, says how in
[`calc`](#numbers-that-the-desk-works-out).
"""

VOICES: Final = """
## Voices

Who speaks inside the sources: a map of ids to voices. A source names with `voice` the one it speaks
in itself; without it, that voice is made of the source's publisher or title, and has reliability F.
The kind of a voice sets the basis of what it says.
"""

ITEMS: Final = """
## Items

Every pane of the dashboard holds items, and all items have the same shape, that of a statement.
Fields in bold are required. An item needs an `id` only if another item refers to it; a message
names an item without one by its place, `views[3]`, counted from 1.

- Ids are unique among the items of all sections; sources and voices have ids of their own.
- `by`, and a source's `voice`, name voices; `place` and `part_of` places; `holder`, `from` and `to`
  actors; `for`, `against`, `because` and `refs` any items.
- An item with several voices whose kinds differ in basis says its `basis`.
- The letter of a `grade` is the reliability of the item's voice, of several the best. It may be
  left out: `grade: 3`.
"""

CALC: Final = f"""
### Numbers that the desk works out

A number, a length of time or a day that no source prints, since the desk has worked it out, says
how in `calc` of its item or figure, a line or a list of up to {MOST_LINES} lines:

```yaml
- text: Women head 40 % of the households; the road was closed for a week.
  calc: [480 / 1200 = 40 %, 3 March - 24 February = a week]
  cite: [p1, p2]
```

Each line is worked out anew, and three things are held against each other:

- **Operands**, left of the `=`, stand in the paragraphs that the item cites, in digits or words; or
  they are what a line above comes to. What turns one unit into another need not: 100, 1,000,
  10,000, 1,000,000, `60 seconds`, `60 minutes`, `24 hours`, `7 days`, `52 weeks`, `12 months`,
  `365 days`, by which can only be multiplied or divided, and `100 %`, the whole of shares. In one
  sum no number counts more often than it is printed.
- **Arithmetic** is right within the rounding of the result as written: `40 %` is 39.5 to 40.5,
  `about` and its like leave room, `more than two thirds` has to be true and near.
- **The result** is what the text or a figure of the item says. It stands for one number of each
  text, and for one figure.

| write | means |
|--|--|
| `+` `-` `–` `−` `x` `×` `*` `/` `÷` `( )` | `-` with spaces; `12-15` is a range |
| `24 November - 17 November = 7 days` | the time between two days; `+ 1 day` counts both |
| `2024 - 2011 = 13 years` | the time between two years |
| `16:30 - 14:00 = 2.5 hours` | the time between two clock times, over midnight if it has to be |
| `7 March + ten days = 17 March` | a day, or a time, and a length of time |
| `count(Anadan, Hayan, Kafr Hamra) = 3` | how many are named, each by itself in the paragraphs |

Numbers are written as the item's language writes them: `12 400` in French, `1.250` in Spanish. Put
the line in quotes where it holds a comma inside `{{ }}` or `[ ]`. A line has at most
{MOST_OPERANDS} operands and {MOST_BRACKETS} brackets within each other.

What holds is called "worked out by the desk", with the line and its paragraphs, and never found in
the source; [verification.md](verification.md#numbers-that-you-work-out) says what that is worth.
All else of the item is checked as ever.

Over rows of a table that the item cites `calc` of a figure says what is computed:

```yaml
figures: [{{text: 31 fatalities, value: 31, calc: {{sum: fatalities}}}}]
```

`sum`, `min` and `max` take a column, `count` takes `rows`; each check computes them anew, exactly.
Such an item is the desk's own: its basis is `inferred`. Cells without a number are left out, and
named.
"""

SECTIONS: Final = """
## Sections

Each of these keys of a brief holds a list of items, save `situation`, which holds two. A section
that is left out is empty. The tables have what the items of a section have of their own.
"""

BASIS: Final = """
## Scales

### Basis

What kind of word an item is.
"""

GRADE: Final = """
### Grade

The Admiralty grade (NATO AJP-2.1; US Army FM 2-22.3). The letter is the voice's, the digit the
item's, and each is judged alone. F and 6 say that there is no basis for a judgement; they are no
middle value. An item without a digit has 6.
"""

LIKELIHOOD: Final = """
### Likelihood

How likely a judgement is, in the terms of the brief's `yardstick`. One brief keeps to one: the two
differ in what `unlikely` means.
"""

CONFIDENCE: Final = """
### Confidence

How well founded a judgement is (ICD 203), which is never the same as how likely: it has a field of
its own.
"""

SECTOR: Final = """\
The eleven global clusters of the Inter-Agency Standing Committee (IASC, Guidance Note on Using the
Cluster Approach, 2006; Reference Module for Cluster Coordination at Country Level, 2015). A gap may
be `about` one of them.
"""

TLP: Final = """
### TLP

The Traffic Light Protocol 2.0 (FIRST): who may see the brief. `WHITE`, its former name, is read as
`CLEAR`. An item's own `tlp` is stricter than its brief's: what goes out at a milder label is
without it, and without what says nothing once it is gone, such as a claim on a place that is left
out. What goes out with it carries the strictest label of all.
"""

CHECKS: Final = """
## What the reader reports

All problems of a file come in one run, each with its line and column (counted from 1), a code, and
the way out. A file that is too large, too deep or has too many values is not read further. One
broken brief never hides the others.
"""

VERIFICATION: Final = """
## What the verification reports

`briefing check` and the dashboard also hold every item against the paragraphs it cites. The
codes up to `speaker-absent` are errors, except the two of sources that are withdrawn or
superseded, and so are `calc-syntax`, `calc-operand` and `calc-wrong`;
`paragraph-unused` is an information, the others are warnings, which an item may waive with its
reason. [verification.md](verification.md) says how, and what no rule can see.
"""

SIGNOFFS: Final = """
## Sign-offs

That a person has read the paragraphs of an item and vouches for it stands beside the brief, in
`ID.checked.yaml`: a list to which entries are only ever added. The hash is of the item and the
paragraphs it cites, so a sign-off survives a change of order, and any other change voids it.

The list may be written in any style of YAML, and is added to in its own. An entry that was cut off
while it was written, by a power cut, is named and does not count; the others do.
"""

EDITORS: Final = """
## Editors

Editors with yaml-language-server complete and check a brief as you type, and show what each term
means. `briefing new` writes what they need; [editors.md](editors.md) says how to set one up. A
brief names the file with its JSON Schema in its first line:

```yaml
# yaml-language-server: $schema=flood-2024.schema.json
```

The schema sees fields, types and lists of values. What lies between fields, such as ids, citations
and grades, only `briefing check` sees.
"""

"""The bundled briefs pass the check, with the texts and with their sealed records.

That no fault in them passes is held in ``faults/test_bundled_faults.py``.
"""

import re
import shutil
from pathlib import Path

import pytest
from sweeping import SWEEP

from briefing.brief.model import Brief, Table
from briefing.format.problems import Problem
from briefing.format.reader import read
from briefing.library import sources
from briefing.verify.checked_texts import quotations
from briefing.verify.judge import verify
from briefing.verify.placing import problems
from briefing.verify.sources.source import read_sealed, read_source, seal, written
from briefing.verify.table.source import sealed_table
from briefing.verify.verdicts import Verdicts
from briefing.verify.words.normalise import words

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "briefs"
BRIEFS = sorted(FOLDER.glob("*-[0-9][0-9].yaml"))
SEALED = ROOT / "seeds" / "aleppo-2024-11-30.sealed.yaml"


def look(text: str) -> list[Problem]:
    """Return the errors and warnings of a brief, those of the reader or those of the check."""
    reading = read(text.encode(), Brief, "x.yaml", folder=FOLDER, library=ROOT)
    if reading.value is None:
        return reading.problems
    verdicts = verdicts_of(reading.value, ROOT)
    found = problems(verdicts, reading.value, reading.marks, "x.yaml")
    return [problem for problem in found if problem.severity != "info"]


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_nothing_is_wrong_with_it(path: Path) -> None:
    assert look(path.read_text("utf-8")) == []


@pytest.mark.parametrize("part", [slice(1), pytest.param(slice(1, 5), marks=SWEEP)], ids=str)
@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_another_speaker_is_told(path: Path, part: slice) -> None:
    """A voice that is not named there is an error; one that is, is at least looked at."""
    text = path.read_text("utf-8")
    brief = read(text.encode(), Brief, "x", folder=FOLDER, library=ROOT).value
    assert brief is not None
    own = {source.voice for source in brief.sources}
    caught = total = 0
    said = list(re.finditer(r"\n    by: ([\w-]+)\n", text))
    for match in said[:: max(1, len(said) // 5)][part]:
        expert = brief.voices[match[1]].kind == "expert"
        for voice, known in brief.voices.items():
            if voice in own or voice == match[1] or (known.kind == "expert") != expert:
                continue
            total += 1
            spoilt = text[: match.start(1)] + voice + text[match.end(1) :]
            line = text.count("\n", 0, match.start(1)) + 1
            caught += any(p.line == line or p.code == "grade" for p in look(spoilt))
    assert total
    assert caught >= 0.9 * total


def test_few_warnings_are_waived() -> None:
    for path in BRIEFS:
        brief = read(path.read_bytes(), Brief, "x", folder=FOLDER, library=ROOT).value
        assert brief is not None
        verdicts = verify(brief, sources.evidence(ROOT, FOLDER, brief))
        assert verdicts.waived * 20 <= len(verdicts.items)
        counts = verdicts.counts()
        assert counts["verified"] > (len(verdicts.items) - counts["own"]) * 0.7


def verdicts_of(brief: Brief, root: Path) -> Verdicts:
    return verify(brief, sources.evidence(root, root / "briefs", brief))


@pytest.mark.parametrize(
    "path", [path for path in BRIEFS if "exercise" in path.name], ids=lambda path: path.stem
)
def test_the_sealed_record_judges_as_the_text_does(path: Path, tmp_path: Path) -> None:
    root = tmp_path / "library"
    shutil.copytree(ROOT / "seeds", root / "seeds")
    (root / "briefs").mkdir()
    brief = read(path.read_bytes(), Brief, "x", folder=FOLDER, library=ROOT).value
    assert brief is not None
    full = verdicts_of(brief, root)
    for source in brief.sources:
        text = root / "seeds" / (source.text or "")
        target = text.with_suffix(".sealed.yaml")
        if source.is_table:
            record = written(sealed_table(text, target, [brief], source.title))
            source.table = Table(preset="hxl")
        else:
            record = seal(read_source(text), list(quotations(brief)), source.title)
        target.write_text(record, "utf-8")
        text.unlink()
        source.text = target.name
    sealed = verdicts_of(brief, root)
    for whole, part in zip(full.items, sealed.items, strict=True):
        hard = {field: state for field, state in whole.fields.items() if field != "wording"}
        assert {f: s for f, s in part.fields.items() if f != "wording"} == hard, whole.label
        assert part.of == whole.of
    assert all(state.at_hand == "sealed" for state in sealed.sources)


def test_the_sealed_record_holds_facts_alone() -> None:
    """Nothing in it but names, figures, dates, speakers and the brief's own short quotations."""
    record = read_sealed(SEALED)
    brief = read(
        (FOLDER / "aleppo-2024-11-30.yaml").read_bytes(), Brief, "x", folder=FOLDER, library=ROOT
    ).value
    assert brief is not None
    quoted = {" ".join(words(text)) for text in quotations(brief)}
    assert len(record.paragraphs) == 28
    for paragraph in record.paragraphs:
        for quote in paragraph.quotes:
            assert " ".join(words(quote.text)) in quoted
            assert len(words(quote.text)) < 8
        for name in paragraph.names:
            assert any(char.isupper() for char in name)
            assert len(name.split()) < 8
        short = [figure.text + figure.of for figure in paragraph.figures]
        short += [speaker.name + speaker.verb for speaker in paragraph.speakers] + paragraph.dates
        assert all(len(text.split()) < 8 for text in short)

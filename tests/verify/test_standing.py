"""Standing: what rests on withdrawn sources alone; and what parts of an item must stand there."""

from every_field import EVERY, every

from briefing.verify.checked_texts import quotations
from briefing.verify.judge import verify
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import make_record
from briefing.verify.verdicts import Verdict

PARAGRAPHS = (
    "The Courier reported that the army holds the town.",
    "The appeal asks for $20 million, and $5 million has come in for 12 clinics.",
    "The bridge stayed open.",
)
OF_S3 = ("The mayor said the rebels hold it: «Nous le tenons», he said.",)


def verdicts(text: str = EVERY) -> dict[str, Verdict]:
    brief = every(text)
    evidence = {}
    for source in brief.sources:
        paragraphs = OF_S3 if source.id == "s3" else PARAGRAPHS
        evidence[source.id] = Evidence(
            source, "text", make_record(paragraphs, list(quotations(brief))), paragraphs
        )
    return {verdict.label: verdict for verdict in verify(brief, evidence).items}


def codes(verdict: Verdict) -> dict[str, str]:
    return {each.code: each.severity for each in verdict.findings}


def test_what_rests_on_withdrawn_sources_alone_is_a_warning_that_can_be_answered() -> None:
    verdict = verdicts()["t3"]
    assert codes(verdict) == {"source-withdrawn": "warning"}
    assert verdict.fields["cite"] == "warn"
    assert verdict.mark == "partly"
    answered = EVERY.replace(
        "    tlp: AMBER\n",
        "    tlp: AMBER\n    waive: [{code: source-withdrawn, why: Still so.}]\n",
    )
    assert codes(verdicts(answered)["t3"]) == {}
    assert [each.code for each in verdicts(answered)["t3"].waived] == ["source-withdrawn"]


def test_one_source_that_stands_is_enough() -> None:
    both = EVERY.replace('cite: ["s3:p1"]', 'cite: ["s3:p1", "s4:p1"]')
    assert codes(verdicts(both)["t3"]) == {}


def test_what_rests_on_superseded_sources_alone_is_told_and_no_warning() -> None:
    verdict = verdicts(EVERY.replace("withdrawn", "superseded"))["t3"]
    assert codes(verdict) == {"source-superseded": "info"}
    assert verdict.mark == "verified"


def test_of_a_translated_quotation_the_original_must_stand_there() -> None:
    verdict = verdicts()["t3"]
    assert verdict.fields["quote"] == "pass"
    (match,) = [each for each in verdict.matches if each.field == "quote"]
    assert match.path[-2:] == (0, "original")
    assert match.ours == "Nous le tenons"
    spoilt = verdicts(EVERY.replace("Nous le tenons", "Nous le gardons"))["t3"]
    (finding,) = [each for each in spoilt.findings if each.code == "quote-altered"]
    assert finding.path[-1] == "original"


def test_the_translation_itself_is_not_looked_for() -> None:
    other = verdicts(EVERY.replace("text: We hold it", "text: It is in our hands"))["t3"]
    assert codes(other) == {"source-withdrawn": "warning"}


def test_amounts_of_a_funding_must_stand_in_its_paragraphs() -> None:
    assert "figure-unsupported" not in codes(
        verdicts(EVERY.replace("text: 12,", "text: 12,"))["h1"]
    )
    spoilt = verdicts(EVERY.replace("$5 million, value: 5000000", "$6 million, value: 6000000"))
    (finding,) = [each for each in spoilt["h1"].findings if each.code == "figure-unsupported"]
    assert finding.path[-3:] == ("funding", "received", "text")
    read = verdicts(EVERY.replace("value: 5000000", "value: 6000000"))
    assert "figure-unsupported" in codes(read["h1"])


def test_a_paragraph_beyond_the_text_is_found_in_every_part_that_cites() -> None:
    text = EVERY.replace('cite: ["s4:p2"]', 'cite: ["s4:p9"]').replace(
        'open., cite: ["s1:p3"]', 'open., cite: ["s1:p8"]'
    )
    found = verdicts(text)
    for name, part in (("h1", "funding"), ("j2", "outcome")):
        (finding,) = [each for each in found[name].findings if each.code == "cite-unknown"]
        assert finding.path[-3:] == (part, "cite", 0)

"""A brief, read back by the reader, gives the facts that it was written from."""

from __future__ import annotations

from datetime import date

import pytest
from tests.review.desks import AUSTRALIA_ALONE, PUBLIC, Desk, meeting, quoted

from comity.briefing import files
from comity.briefing.brief import Brief
from comity.briefing.briefs import partners_brief
from comity.reader import read
from comity.reader.claims import (
    CooperationClaim,
    EngagementClaim,
    InstrumentClaim,
    StandingClaim,
    Text,
)
from comity.reader.gazetteer import Gazetteer
from comity.record.revising import revise
from comity.record.vantage import Vantage

FOUR = ("AUS", "JPN", "KOR", "NZL")
ON = date(2023, 4, 11)


@pytest.fixture
def desk(vocabulary) -> Desk:
    with revise("tester", "accredit") as revision:
        for code in ("NATO", "JPN", "AUS"):
            revision.audience(code, code)
    return Desk("NATO")


def told(desk, **fields):
    """One engagement on record, by a document of its own."""
    text = f"They met. {sorted(fields.items())}"
    given = {"parties": ("NATO", *FOUR), **fields}
    desk.accept(text, lambda t: [meeting(t, "met", **given)], PUBLIC)


def brief_of(desk) -> Brief:
    return partners_brief(desk.vantage.at(ON), "NATO", "NATO", "IP4")


def read_back(brief: Brief):
    """The claims in the words of the brief, without its list of sources."""
    paragraphs = [brief.summary, *(p for s in brief.sections for p in s.paragraphs)]
    words = "\n\n".join(" ".join(s.text for s in p.sentences) for p in paragraphs)
    text = Text(words, published=ON.isoformat())
    return read(text, Gazetteer.from_terms()).claims


def engagements(claims):
    return {
        (c.date, c.kind, c.level, frozenset(c.parties))
        for c in claims
        if isinstance(c, EngagementClaim)
    }


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "2022-04-07", "place": "Brussels", "topics": ("cyber defence", "Ukraine")},
        {"date": "2020-12", "mode": "video"},
        {"date": "2022-06-29/2022-06-30", "kind": "summit", "level": "leaders", "place": "Madrid"},
        {"date": "2022-05", "level": "chiefs-of-defence", "body": "NATO.MC", "track": "military",
         "session": "Chiefs of Defence session", "place": "NATO Headquarters"},
        {"date": "2023-01-31", "kind": "meeting", "level": "leaders", "parties": ("NATO", "JPN"),
         "place": "Tokyo"},
        {"date": "2022-11-02", "kind": "call", "level": "leaders", "parties": ("NATO", "KOR")},
        {"date": "2022-02-03", "level": "officials", "parties": ("NATO", "NZL")},
    ],
    ids=lambda fields: f"{fields['date']}-{fields.get('kind', 'meeting')}",
)  # fmt: skip
def test_an_engagement_is_read_back(desk, fields):
    told(desk, **fields)
    given = {"kind": "meeting", "level": "ministers", "parties": ("NATO", *FOUR), **fields}
    expected = {(given["date"], given["kind"], given["level"], frozenset(given["parties"]))}
    assert engagements(read_back(brief_of(desk))) == expected


def test_standings_are_read_back(desk):
    found = {
        (c.subject, c.kind, c.object)
        for c in read_back(brief_of(desk))
        if isinstance(c, StandingClaim) and c.kind == "partner"
    }
    assert found == {(code, "partner", "NATO") for code in FOUR}


def test_programmes_are_read_back(desk):
    text = "Each has a Cooperation Programme."

    def programmes(text):
        return [
            InstrumentClaim(passages=quoted(text, "Cooperation Programme"), kind="programme",
                            title="Individual Partnership Cooperation Programme",
                            parties=("NATO", code))
            for code in FOUR
        ]  # fmt: skip

    desk.accept(text, programmes, PUBLIC)
    found = {
        (c.kind, frozenset(c.parties))
        for c in read_back(brief_of(desk))
        if isinstance(c, InstrumentClaim)
    }
    assert found == {("programme", frozenset({"NATO", code})) for code in FOUR}


def test_every_sentence_opens_a_source(desk):
    told(desk, date="2022-04-07", topics=("maritime security",))
    text = "They agreed to work together on resilience."

    def cooperation(text):
        words = quoted(text, "resilience")
        return [CooperationClaim(passages=words, parties=("NATO", *FOUR), topics=("resilience",))]

    desk.accept(text, cooperation, PUBLIC)
    brief = brief_of(desk)
    paragraphs = [brief.summary, *(p for s in brief.sections for p in s.paragraphs)]
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
    assert len(sentences) > 6
    assert all(brief.notes_of(sentence) for sentence in sentences)
    assert [note.number for note in brief.sources] == list(range(1, len(brief.sources) + 1))


def test_a_brief_speaks_to_whom_it_may(desk):
    told(desk, date="2022-04-07")
    australia = Desk("AUS")
    australia.accept(
        "A quiet talk.",
        lambda t: [meeting(t, "quiet talk", date="2022-09-01", place="Canberra")],
        AUSTRALIA_ALONE,
    )
    seen = {
        code: files.to_html(partners_brief(Vantage.of(code, ON), code, "NATO", "IP4"))
        for code in ("JPN", "AUS")
    }
    assert "Canberra" in seen["AUS"]
    assert "Canberra" not in seen["JPN"]
    assert "one engagement" in seen["JPN"]
    brief = partners_brief(Vantage.of("AUS", ON), "AUS", "NATO", "IP4")
    assert brief.releasable_to == ("AUS",)
    assert brief.handling == "TLP:AMBER"


@pytest.mark.parametrize("form", sorted(files.FORMS))
def test_words_in_files_are_words_and_nothing_else(desk, form):
    hostile = "<script>alert(1)</script> [x](javascript:1) \x07 =1+1"
    text = f"They met at {hostile}."
    desk.accept(text, lambda t: [meeting(t, "They met", place=hostile, topics=(hostile,))], PUBLIC)
    written = files.FORMS[form][1](brief_of(desk))
    assert written
    if form in ("html", "md"):
        assert "<script>" not in written
    if form == "md":
        assert "[x](" not in written

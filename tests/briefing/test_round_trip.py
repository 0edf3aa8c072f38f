"""A brief, read back by the reader, gives the facts that it was written from."""

from __future__ import annotations

from datetime import date

import pytest
from tests.review.desks import AUSTRALIA_ALONE, PUBLIC, Desk, meeting, quoted

from comity.briefing import files
from comity.briefing.brief import Brief, runs
from comity.briefing.briefs import partners_brief
from comity.reader import read
from comity.reader.claims import (
    CooperationClaim,
    EngagementClaim,
    First,
    InstrumentClaim,
    Participation,
    StandingClaim,
    Text,
)
from comity.reader.forms import open_texts
from comity.reader.gazetteer import Gazetteer
from comity.record.revising import revise
from comity.record.vantage import Vantage
from comity.review.registering import Release

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


def test_habits_of_each_track_are_read_back(desk):
    told(desk, date="", recurring=True, kind="council", level="unknown", body="NATO.NAC")
    told(desk, date="", recurring=True, level="unknown", track="military")
    found = {c.kind for c in read_back(brief_of(desk)) if isinstance(c, EngagementClaim)}
    assert found == {"council", "meeting"}


def test_a_plan_that_is_over_is_no_engagement_that_was_held(desk):
    told(desk, date="2023-02-01", planned=True, place="Tokyo", parties=("NATO", "JPN"))
    told(desk, date="2023-09-01", planned=True, place="Seoul", parties=("NATO", "KOR"))
    brief = brief_of(desk)
    headed = {
        section.heading: " ".join(s.text for p in section.paragraphs for s in p.sentences)
        for section in brief.sections
    }
    assert "planned for 1 February 2023 in Tokyo" in headed["What is possibly so"]
    assert "will meet in Seoul" in headed["Ahead"]
    assert [c.date for c in read_back(brief) if isinstance(c, EngagementClaim)] == ["2023-09-01"]


def test_offices_are_told_as_sources_word_them(desk):
    office = {"NATO": "Secretary General of NATO", "JPN": "Prime Minister of Japan"}
    parts = tuple(Participation(code, capacity) for code, capacity in office.items())
    given = {"parties": ("NATO", "JPN"), "participants": parts, "level": "leaders"}
    told(desk, date="2023-01-31", place="Tokyo", **given)
    told(desk, date="2023-03-01", kind="call", **given)
    told(desk, date="2022-11-08", kind="visit", place="Japan", **given)
    brief = brief_of(desk)
    said = " ".join(s.text for section in brief.sections for p in section.paragraphs
                    for s in p.sentences)  # fmt: skip
    assert "the Secretary General of NATO met with the Prime Minister of Japan in Tokyo" in said
    assert "spoke by telephone with the Prime Minister of Japan" in said
    assert "the Secretary General of NATO visited Japan." in said
    assert engagements(read_back(brief)) >= {
        ("2023-01-31", "meeting", "leaders", frozenset({"JPN", "NATO"})),
        ("2023-03-01", "call", "leaders", frozenset({"JPN", "NATO"})),
    }


def test_a_first_told_by_several_sources_is_said_once(desk):
    for wording in ("the first summit", "for the first time"):
        first = First(wording, FOUR, jointly=True, level="leaders")
        told(desk, date="2022-06-29", kind="summit", level="leaders", firsts=(first,))
    said = [s.text for x in brief_of(desk).sections for p in x.paragraphs for s in p.sentences]
    assert len([one for one in said if one.startswith("On record no earlier one")]) == 1


def test_runs_of_notes():
    assert runs([1, 3, 4, 5, 9, 10]) == [(1, 1), (3, 5), (9, 10)]
    assert runs([]) == []


def test_what_is_missing_is_told(desk):
    told(desk, date="2022-04-07", parties=("NATO", "JPN"))
    words = files.to_markdown(brief_of(desk))
    missing = "Australia, New Zealand and the Republic of Korea"
    assert f"No engagement is on record for {missing}." in words


def test_portions_bear_the_mark_of_what_they_rest_on(desk):
    told(desk, date="2022-04-07")
    narrow = Release("TLP:AMBER", ())
    desk.accept(
        "A quiet talk.",
        lambda t: [meeting(t, "quiet talk", date="2022-09-01", parties=("NATO", "JPN"))],
        narrow,
    )
    brief = brief_of(desk)
    [dialogue] = [s for s in brief.sections if s.heading == "Political dialogue"]
    assert [brief.handling_of(*p.sentences) for p in dialogue.paragraphs] == [
        "TLP:CLEAR",
        "TLP:AMBER",
    ]
    assert brief.handling == "TLP:AMBER"
    assert brief.releasable_to == ("NATO",)


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_file_is_read_back_without_its_list_of_sources(desk, form):
    told(desk, date="2022-04-07", place="Brussels")
    told(desk, date="2022-06", kind="summit", level="leaders")
    brief = brief_of(desk)
    [text] = open_texts(files.FORMS[form][1](brief).encode(), f"brief.{form}")
    assert (text.title, text.published) == (brief.title, ON.isoformat())
    claims = read(text, Gazetteer.from_terms()).claims
    assert engagements(claims) == engagements(read_back(brief))
    assert len(engagements(claims)) == 2

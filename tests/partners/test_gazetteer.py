"""A reader's names from the record."""

from __future__ import annotations

from datetime import date

import pytest

from comity.partners.gazetteer import gazetteer
from comity.partners.queries import codes
from comity.reader.gazetteer import Gazetteer
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.revising import revise
from comity.record.vantage import Vantage

pytestmark = pytest.mark.usefixtures("vocabulary")


def test_a_record_of_terms_alone_knows_what_the_terms_know() -> None:
    from_record, packaged = gazetteer(Vantage.of("public")), Gazetteer.from_terms()
    assert from_record.names == packaged.names
    assert from_record.members == packaged.members
    assert from_record.types == packaged.types
    assert from_record.parents == packaged.parents


def test_a_reading_knows_what_its_desk_knows_and_no_more() -> None:
    public = Vantage.of("public")
    numbers = codes(public, ["NATO", "JPN"])
    with revise("tests", "accept") as revision:
        audience = revision.audience("AUS", "Australia")
        narrow = revision.marking("TLP:RED", audience, [])
        value = {"text": "Land of the Rising Sun", "language": "en"}
        revision.entry(
            EntryDraft("name", numbers["JPN"].id, term="alias", value=value), [SourceDraft(narrow)]
        )
        revision.entry(
            EntryDraft("standing", numbers["JPN"].id, numbers["NATO"].id, "observer"),
            [SourceDraft(narrow)],
        )
    theirs = gazetteer(Vantage.of("AUS", date(2022, 4, 7)))
    assert "Land of the Rising Sun" in {name.text for name in theirs.names}
    day = date(2022, 4, 7).toordinal()
    assert "JPN" in theirs.members_of("NATO", day, "observer")
    assert gazetteer(public).digest != theirs.digest
    assert "Land of the Rising Sun" not in {name.text for name in gazetteer(public).names}

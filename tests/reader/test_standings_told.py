"""Standings predicated in many ways: held, granted, wished for, shared, of two states."""

import pytest

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import StandingClaim


def told(sentence: str, url: str = "", title: str = "Notice") -> set[str]:
    """Each standing as "SUBJECT kind OBJECT label start"."""
    text = Text(f"{title}\n\n{sentence}", title=title, published="2024-09-15", url=url)
    return {
        " ".join(filter(None, (one.subject, one.kind, one.object, one.label, one.start)))
        for one in read(text, Gazetteer.from_terms()).claims
        if isinstance(one, StandingClaim)
    }


@pytest.mark.parametrize(
    ("sentence", "standings"),
    [
        ("Fiji, which has observer status in ASEAN, took part.", "FJI observer ASEAN"),
        ("The Presidents of Fiji and Tonga, countries that hold observer status in ASEAN, came.",
         "FJI observer ASEAN; TON observer ASEAN"),
        ("They greeted Palau, which took its seat among them as a full Member of the Pacific "
         "Islands Forum.", "PLW member PIF"),
        ("The OAS suspended Honduras in July 2009.", "HND other OAS suspended 2009-07"),
        ("The Council decided to suspend Niger from all activities of the African Union.",
         "NER other AU suspended"),
        ("Estonia and Latvia, both NATO and EU members, agreed.",
         "EST member EU; EST member NATO; LVA member EU; LVA member NATO"),
        ("Finland, an EU and NATO member, agreed.", "FIN member EU; FIN member NATO"),
        ("The EFTA States are Iceland and Norway.", "ISL member EFTA; NOR member EFTA"),
        ("The 27 member states of the European Union, among them Malta and Cyprus, agreed.",
         "CYP member EU; MLT member EU"),
        ("Laos, the only landlocked ASEAN member state, was host.", "LAO member ASEAN"),
        ("Chad was accorded the status of Sectoral Dialogue Partner of ASEAN.",
         "TCD partner ASEAN sectoral dialogue partner"),
        ("The North Atlantic Council recognised Chile as an Enhanced Opportunities Partner, a "
         "status Peru and Fiji also enjoy.", "CHL partner NATO enhanced opportunities partner; "
         "FJI partner NATO enhanced opportunities partner; "
         "PER partner NATO enhanced opportunities partner"),
        ("Chad wishes to become a dialogue partner of BRICS.", "TCD aspirant BRICS"),
        ("3 March 2022 | Georgia applies for membership of the European Union",
         "GEO aspirant EU applied"),
        ("1997: Moldova joins the Euro-Atlantic Partnership Council.",
         "MDA member NATO.EAPC 1997"),
        ("Panama became an Associate State of Mercosur in 2024.", "PAN member MERCOSUR 2024"),
        ("Malta is not a member of ASEAN but a dialogue partner of it.", ""),
        ("Bosnia and Herzegovina obtained candidate status for EU membership in May 2022.",
         "BIH candidate EU 2022-05"),
        ("The Council of the African Union suspended Chad's participation in its work in May 2021.",
         "TCD other AU suspended 2021-05"),
        ("The opposition urged Fiji to apply for membership of BRICS.", ""),
        ("Peru is a member of the Pacific Alliance and Ecuador an associate member.",
         "ECU member PACIFICALLIANCE; PER member PACIFICALLIANCE"),
        ("Georgia is a member of the Council of Europe, and Kosovo an observer.",
         "GEO member COE; XKX observer COE"),
        ("Laos is a member of ASEAN; Spain, an observer, took part.", "LAO member ASEAN"),
        ("Kazakhstan took over the chairmanship of the SCO and of the OTS.",
         "KAZ other OTS chair; KAZ other SCO chair"),
        ("The chairmanship of IGAD passed from Sudan to Djibouti in June 2023.",
         "DJI other IGAD chair 2023-06; SDN other IGAD chair"),
        ("India received the G20 presidency from Indonesia in December 2022.",
         "IDN other G20 presidency; IND other G20 presidency 2022-12"),
    ],
)  # fmt: skip
def test_a_standing_is_told(sentence: str, standings: str) -> None:
    assert "; ".join(sorted(told(sentence))) == standings


@pytest.mark.parametrize(
    ("sentence", "standings"),
    [
        ("Kenya, with which we share a strategic partnership, was host.",
         "KEN partner KOR strategic partnership"),
        ("For Korea, Kenya is a Comprehensive Partner.", "KEN partner KOR comprehensive partner"),
        ("Kenya is one of Korea's comprehensive partners.",
         "KEN partner KOR comprehensive partner"),
        ("Korea considers Kenya a strategic partner.", "KEN partner KOR strategic partner"),
        ("They announced the elevation of Korea-Kenya relations to a strategic partnership.",
         "KEN partner KOR strategic partnership"),
        ("They signed a declaration raising ties between Korea and Kenya to the level of a "
         "strategic partnership.", "KEN partner KOR strategic partnership"),
        ("Relations have grown into a robust Strategic Economic Partnership.",
         "KEN partner KOR strategic economic partnership"),
        ("Korea and Kenya issued a Joint Statement on Establishing a Strategic Partnership.",
         "KEN partner KOR strategic partnership"),
        ("They spoke of how to give substance to our Expanded Partnership.",
         "KEN partner KOR expanded partnership"),
        ("Korea hopes to build a strategic partnership with Chad.", ""),
        ("Diplomatic ties between Korea and Kenya were established in 1964.",
         "KEN other KOR diplomatic relations 1964"),
    ],
)  # fmt: skip
def test_a_bond_of_two_states_is_told(sentence: str, standings: str) -> None:
    found = told(sentence, "https://www.mofa.go.kr/x", "Korea and Kenya")
    assert "; ".join(sorted(found)) == standings


def test_a_state_that_speaks_of_fellow_members_is_one() -> None:
    found = told("The Minister thanked fellow EU member states Malta and Cyprus.",
                 "https://www.bmeia.gv.at/x")  # fmt: skip
    assert found == {"AUT member EU", "CYP member EU", "MLT member EU"}

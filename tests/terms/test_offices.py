import pytest

from comity.terms.offices import check_offices, load_offices
from comity.terms.vocabulary import load_vocabulary


def test_packaged_offices_are_consistent() -> None:
    assert check_offices(load_offices(), load_vocabulary()) == []


@pytest.mark.parametrize(
    ("title", "kind", "level"),
    [
        ("president", "president", "leaders"),
        ("vice president", "vice-president", "leaders"),
        ("chancellor", "prime-minister", "leaders"),
        ("chancellor of the exchequer", "finance-minister", "ministers"),
        ("minister of foreign affairs", "foreign-minister", "ministers"),
        ("external affairs minister", "foreign-minister", "ministers"),
        ("secretary of state", "secretary-of-state", "ministers"),
        ("secretary of defense", "defence-minister", "ministers"),
        ("defense minister", "defence-minister", "ministers"),
        ("deputy prime minister", "deputy-prime-minister", "ministers"),
        ("deputy minister of defence", "state-secretary", "officials"),
        ("national security advisor", "national-security-advisor", "officials"),
        ("assistant to the president", "adviser", "officials"),
        ("permanent representative", "ambassador", "ambassadors"),
        ("chief of defence staff", "chief-of-defence", "chiefs-of-defence"),
        ("secretary general", "secretary-general", "secretary-general"),
        ("speaker of the national assembly", "speaker", "parliamentary"),
    ],
)
def test_titles_have_the_level_they_act_at(title: str, kind: str, level: str) -> None:
    term = load_offices().titles[title]
    assert (term.kind, term.level, term.plural) == (kind, level, False)


def test_plural_titles_stand_for_several_holders() -> None:
    titles = load_offices().titles
    assert titles["foreign ministers"].plural
    assert titles["foreign ministers"].kind == titles["foreign minister"].kind
    assert titles["chiefs of defence"].level == "chiefs-of-defence"


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("nato secretary general", "NATO.SG"),
        ("un secretary-general", "UN.SG"),
        ("high representative/vice-president", "EU.HRVP"),
        ("european commission president", "EU.COM.PRESIDENT"),
        ("president of the european council", "EU.EUCO.PRESIDENT"),
        ("taoiseach", "IRL.PRIME-MINISTER"),
        ("u.s. secretary of defense", "USA.DEFENCE-MINISTER"),
    ],
)
def test_aliases_name_the_office_and_its_actor(phrase: str, code: str) -> None:
    office = load_offices().aliases[phrase]
    assert office.code == code
    assert office.code.startswith(office.actor)


def test_office_codes_are_the_listed_ones_where_there_are() -> None:
    offices = load_offices()
    assert offices.office_code("NATO", "secretary-general") == "NATO.SG"
    assert offices.office_code("JPN", "prime-minister") == "JPN.PRIME-MINISTER"

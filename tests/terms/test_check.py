"""The check of the vocabulary passes on what is packaged and sees what is wrong."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType

import pytest

from comity.terms import ActorTerm, MembershipTerm, NameTerm, SourceTerm, check_terms, load_terms

URL = "https://example.org/"


def test_the_packaged_vocabulary_has_no_problem():
    assert check_terms(load_terms()) == []


def membership(actor: str, organisation: str, kind: str, start: str, end: str) -> MembershipTerm:
    return MembershipTerm(actor, organisation, kind, "", start, end, URL)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (membership("CHE", "NATO", "member", "1949-04-03", ""), "before NATO was founded"),
        (membership("FIN", "NATO", "partner", "2023-05-01", ""), "while a member"),
        (membership("FIN", "NATO", "member", "2023-05-01", ""), "overlaps the same"),
        (membership("QQQ", "NATO", "member", "2023-05-01", ""), "is not known"),
        (membership("CHE", "QQQ", "member", "2023-05-01", ""), "is not known"),
        (membership("CHE", "NATO", "friend", "2023-05-01", ""), "kind is not known"),
        (membership("CHE", "NATO", "member", "May 2023", ""), "May 2023"),
        (membership("CHE", "NATO", "member", "2023-05-01", "2022"), "2022"),
        (membership("SUN", "NATO", "partner", "1991", "1995"), "after SUN ended"),
        (MembershipTerm("CHE", "NATO", "partner", "ARF", "2001", "", URL), "no framework of NATO"),
        (MembershipTerm("CHE", "NATO", "partner", "", "2001", "", ""), "no source"),
    ],
)
def test_a_wrong_membership_is_told(row: MembershipTerm, problem: str):
    terms = load_terms()
    wrong = dataclasses.replace(terms, memberships=(*terms.memberships, row))
    assert any(problem in told and row.actor in told for told in check_terms(wrong))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (NameTerm("QQQ", "Nowhere", "en", "short", "", "", URL), "not an actor"),
        (NameTerm("AUS", "Down Under", "en", "nickname", "", "", URL), "form 'nickname'"),
        (NameTerm("AUS", " Oz", "en", "alias", "", "", URL), "padded"),
        (NameTerm("TUR", "Turquie", "en", "short", "2022-12", "", URL), "overlaps the official"),
    ],
)
def test_a_wrong_name_is_told(row: NameTerm, problem: str):
    terms = load_terms()
    wrong = dataclasses.replace(terms, names=(*terms.names, row))
    assert any(problem in told for told in check_terms(wrong))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (ActorTerm("QQQ", "planet", "", "", "", "", "", URL), "type 'planet'"),
        (ActorTerm("QQQ", "group", "", "", "", "", "", URL), "no English name"),
        (ActorTerm("QQQ", "body", "", "", "", "", "", URL), "body of no organisation"),
        (ActorTerm("QQQ", "body", "", "1948", "", "NATO", "", URL), "before NATO did"),
        (ActorTerm("QQQ", "body", "", "", "", "RRR", "", URL), "not an actor"),
        (ActorTerm("QQQ", "group", "", "", "", "", "summiteers", URL), "level 'summiteers'"),
    ],
)
def test_a_wrong_actor_is_told(row: ActorTerm, problem: str):
    terms = load_terms()
    wrong = dataclasses.replace(terms, actors=MappingProxyType({**terms.actors, row.code: row}))
    assert any(problem in told for told in check_terms(wrong))


def test_a_source_without_an_address_or_with_a_wrong_date_is_told():
    terms = load_terms()
    sources = {
        "a": SourceTerm("a", "", "", "recalled", ""),
        "b": SourceTerm("b", URL, "", "read", ""),
        "c": SourceTerm("c", URL, "", "guessed", ""),
    }
    told = check_terms(dataclasses.replace(terms, sources=MappingProxyType(sources)))
    of_sources = [problem.split(":")[0] for problem in told if problem.startswith("source ")]
    assert of_sources == ["source a", "source b", "source c"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [("Blue Mountains", "holds no name"), ("New Zealand", "is itself a name")],
)
def test_a_lookalike_that_looks_like_nothing_is_told(text: str, problem: str):
    terms = load_terms()
    wrong = dataclasses.replace(terms, lookalikes=(*terms.lookalikes, text))
    assert [told for told in check_terms(wrong) if problem in told and text in told]


def test_an_office_of_no_actor_is_told():
    terms = load_terms()
    actors = {code: actor for code, actor in terms.actors.items() if code != "OHR"}
    told = check_terms(
        dataclasses.replace(
            terms,
            actors=MappingProxyType(actors),
            names=tuple(name for name in terms.names if name.code != "OHR"),
        )
    )
    assert told
    assert all(problem.endswith("OHR is not an actor") for problem in told)

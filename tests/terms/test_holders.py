from __future__ import annotations

from datetime import date

import pytest

from comity.terms import ActorTerm
from comity.terms.holders import Holders, HolderTerm, check_holders, fold, load_holders

ACTORS = {
    "AAA": ActorTerm("AAA", "country", "", "", ""),
    "BBB": ActorTerm("BBB", "country", "", "1990-01-01", "2002-12-31"),
}
KINDS, SOURCES = ("prime-minister", "president"), ("made",)


def term(
    name: str = "Ada Ekman",
    start: str = "2001-05-01",
    end: str = "2003-06-30",
    *,
    actor: str = "AAA",
    kind: str = "prime-minister",
    family: str = "Ekman",
    tenure: str = "",
    source: str = "made",
) -> HolderTerm:
    return HolderTerm(actor, kind, name, family, (), start, end, tenure, source)


def problems(*rows: HolderTerm) -> list[str]:
    return check_holders(Holders(rows), ACTORS, KINDS, SOURCES)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("writing", "name"),
    [
        ("Andrej Babiš", "Andrej Babiš"),
        ("babis", "Andrej Babiš"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Recep Erdoğan", "Recep Tayyip Erdoğan"),
        ("Kishida Fumio", "Fumio Kishida"),
        ("KISHIDA", "Fumio Kishida"),
        ("Xi", "Xi Jinping"),
        ("Jinping Xi", "Xi Jinping"),
        ("Yoon Suk-yeol", "Yoon Suk Yeol"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("Mette Frederiksen", "Mette Frederiksen"),
        ("Peter O’Neill", "Peter O'Neill"),
    ],
)
def test_any_usual_writing_finds_the_person(writing: str, name: str) -> None:
    assert name in {row.name for row in load_holders().named(writing)}


def test_a_name_of_nobody_finds_nobody() -> None:
    assert load_holders().named("Nobody of That Name") == ()


@pytest.mark.parametrize(
    ("actor", "kind", "on", "names"),
    [
        ("AUS", "prime-minister", "1966-01-25", ["Robert Menzies"]),
        ("AUS", "prime-minister", "2013-06-27", ["Julia Gillard", "Kevin Rudd"]),
        ("FRA", "president", "1965-01-01", ["Charles de Gaulle"]),
        ("USA", "foreign-minister", "2023-03-01", ["Antony Blinken"]),
        ("NATO", "secretary-general", "2022-06-29", ["Jens Stoltenberg"]),
        ("EU", "commission-president", "2022-06-29", ["Ursula von der Leyen"]),
        ("UKR", "president", "2022-02-24", ["Volodymyr Zelenskyy"]),
    ],
)
def test_who_held_an_office_on_a_day(actor: str, kind: str, on: str, names: list[str]) -> None:
    assert [row.name for row in load_holders().at(actor, kind, day(on))] == names


def test_offices_of_one_person() -> None:
    rows = load_holders().of_person("Joe Biden")
    assert {(row.actor, row.kind) for row in rows} == {
        ("USA", "vice-president"),
        ("USA", "president"),
    }
    assert load_holders().of_person("Biden") == ()


def test_folding_is_stable() -> None:
    assert (
        fold("Mary-Ann O’Łúkasz Jr.")
        == fold(fold("Mary-Ann O’Łúkasz Jr."))
        == "mary ann olukasz jr"
    )


def test_sound_rows_have_no_problems() -> None:
    assert problems(term(), term("Bo Dahl", "2003-06-30", "", family="Dahl")) == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (term(end="2000-01-01"), "ends before"),
        (term(start="soon"), "soon"),
        (term(actor="CCC"), "'CCC' is no known actor"),
        (term(actor="BBB"), "goes on after BBB ended"),
        (term(kind="king"), "'king' is no known kind of office"),
        (term(tenure="sometimes"), "'sometimes' is no known tenure"),
        (term(source=""), "'' is no known source"),
        (term(family="Borg"), "'Borg' is no part of the name"),
        (term(name="", family=""), "has no name"),
    ],
)
def test_an_unsound_row_is_named(row: HolderTerm, words: str) -> None:
    (problem,) = problems(row)
    assert words in problem


def test_two_prime_ministers_at_once_are_a_problem_unless_the_rows_say_so() -> None:
    assert "at the same time as" in problems(term(), term("Bo Dahl", family="Dahl"))[0]
    assert problems(term(), term("Bo Dahl", family="Dahl", tenure="disputed")) == []
    assert problems(term(), term("Bo Dahl", end="2002", family="Dahl", actor="BBB")) == []


def test_umlauts_may_be_spelled_out() -> None:
    assert "Gerhard Schröder" in {row.name for row in load_holders().named("Gerhard Schroeder")}
    assert "Mette Frederiksen" not in {row.name for row in load_holders().named("Frederikson")}

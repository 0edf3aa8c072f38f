from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

from comity.cli import printing

pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture
def told(record: None, run: Run, page: Path) -> None:
    """The page is on record, and its claims are accepted."""
    assert run("add", page).exit_code == 0
    assert run("review", "accept-all").exit_code == 0


def of_actor(rows: list[dict], code: str) -> set[tuple[str, str]]:
    return {(row["kind"], row["covers"]) for row in rows if row["actor"] == code}


def test_finland_is_a_partner_first_and_a_member_later(ask):
    before = ask("partners", "--of", "NATO", "--as-of", "2022-04-07")
    after = ask("partners", "--of", "NATO", "--as-of", "2023-04-11")
    assert of_actor(before, "FIN") == {("partner", "yes")}
    assert of_actor(after, "FIN") == {("member", "yes")}
    row = next(row for row in after if row["actor"] == "FIN")
    assert (row["since"], row["until"], row["name"]) == ("2023-04-04", "..", "Finland")
    assert row["sources"]


def test_before_the_record_knew_it_it_shows_neither(ask):
    rows = ask("partners", "--of", "NATO", "--as-of", "2022-04-07", "--known", "2001-01-01")
    assert rows == []


@pytest.mark.parametrize(("day", "count"), [("2022-04-07", 30), ("2023-04-11", 31)])
def test_allies_are_those_of_the_day(ask, day: str, count: int):
    assert len(ask("members", "NATO Allies", "--as-of", day)) == count
    kinds = ask("partners", "--of", "NATO", "--kind", "member", "--as-of", day)
    assert len({row["actor"] for row in kinds}) == count


def test_partners_of_a_region_are_the_members_of_its_group(ask):
    rows = ask(
        "partners", "--of", "NATO", "--region", "indo-pacific", "--kind", "partner",
        "--as-of", "2022-04-07",
    )  # fmt: skip
    assert {row["actor"] for row in rows} == {"AUS", "JPN", "KOR", "NZL"}


def test_engagements_are_found_by_who_took_part(ask, told):
    [row] = ask("engagements", "--with", "JPN", "--with", "NATO")
    assert (row["date"], row["kind"], row["level"]) == ("2022-04-07", "meeting", "ministers")
    assert {part["actor"] for part in row["participants"]} == {"AUS", "JPN", "NATO"}
    assert ask("engagements", "--with", "JPN", "--with", "CHL") == []


def test_engagements_are_found_by_kind_place_and_time(ask, told):
    assert len(ask("engagements", "--kind", "visit")) == 1
    assert len(ask("engagements", "--place", "brussels")) == 1
    assert len(ask("engagements", "--from", "2022-05-01", "--to", "2022-05-31")) == 1
    assert len(ask("engagements", "--level", "ministers")) == 1


def test_one_engagement_shows_its_sources(ask, run: Run, told):
    [row] = ask("engagements", "--with", "JPN")
    full = ask("engagement", row["ref"])
    assert full["sources"][0]["exact"].startswith("On 7 April 2022")
    assert "Brussels" in run("engagement", row["ref"]).stdout


def test_engagements_as_csv_hold_nothing_live(run: Run, told):
    lines = run("engagements", "--csv").stdout.splitlines()
    assert lines[0] == "ref,date,kind,level,body,place,with"
    assert len(lines) == 3
    assert "'" not in "".join(lines)
    assert printing.guarded("=1+1") == "'=1+1"
    assert printing.guarded(" ＝HYPERLINK()") == "' ＝HYPERLINK()"


def test_what_is_released_to_one_is_not_there_for_another(ask, run: Run, page: Path):
    assert run("add", page, "--for", "NATO", "--release", "AUS").exit_code == 0
    assert run("review", "--for", "NATO", "accept-all").exit_code == 0
    assert run("audiences", "JPN").exit_code == 0
    assert len(ask("engagements", "--for", "AUS")) == 2
    for words in (["engagements"], ["documents"], ["instruments"]):
        assert ask(*words, "--for", "JPN") == []
    [ref, _] = [row["ref"] for row in ask("engagements", "--for", "AUS")]
    assert run("engagement", ref, "--for", "JPN").exit_code == 1


def test_regularity_of_a_pair(ask, told):
    row = ask("regularity", "--with", "JPN", "--with", "NATO")
    assert (row["held"], row["last"], row["usual_days"]) == (1, "2022-04-07", None)


def test_the_matrix_shows_dialogue_by_area(ask, run: Run, page: Path):
    assert run("add", page).exit_code == 0
    one = next(row for row in ask("review", "list") if row["date"] == "2022-04-07")
    assert run("review", "correct", one["claim"], "topics=maritime security").exit_code == 0
    rows = ask("matrix", "--of", "NATO", "--group", "IP4")
    counts = {(row["partner"], row["area"]): row["dialogue"] for row in rows}
    assert counts["JPN", "maritime-security"] == 1
    assert counts["NZL", "maritime-security"] == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["partners", "--of", "Atlantis"], 1, "No actor on record is called"),
        (["partners", "--of", "NATO", "--as-of", "spring"], 2, "expected year-month-day"),
        (["partners"], 2, "--of"),
        (["engagement", "0000"], 1, "There is no engagement"),
        (["engagements", "--area", "gardening"], 1, "No area is called"),
        (["documents", "--for", "ZZZ"], 1, "No audience"),
        (["regularity"], 1, "Say who meets"),
    ],
)
def test_what_is_refused_is_told_in_words(run: Run, words: list[str], code: int, said: str):
    result = run(*words)
    assert result.exit_code == code
    assert said in " ".join(result.stderr.split())


def test_without_a_record_the_way_to_one_is_told(run: Run, monkeypatch, tmp_path: Path):
    monkeypatch.delenv("COMITY_DATABASE_URL")
    result = run("partners", "--of", "NATO")
    assert result.exit_code == 1
    assert "comity demo" in result.stderr


@pytest.mark.parametrize("form", ["md", "html", "docx", "json"])
def test_a_brief_is_written_in_the_form_its_name_ends_in(run: Run, told, tmp_path: Path, form: str):
    file = tmp_path / f"brief.{form}"
    words = ["--of", "NATO", "--region", "indo-pacific", "--as-of", "2023-04-11"]
    result = run("brief", *words, "--out", file)
    assert result.exit_code == 0, result.output
    assert file.stat().st_size > 1_000
    if form == "md":
        assert run("brief", *words).stdout == file.read_text()
        assert "met" in file.read_text()
    assert file.name in run("products", "--is-it", file).stdout


def test_a_brief_on_one_partner(run: Run, told):
    assert "# NATO and Japan" in run("brief", "--of", "NATO", "--with", "japan").stdout


@pytest.mark.parametrize("whom", [(), ("--with", "JPN", "--region", "IP4")])
def test_a_brief_is_on_a_partner_or_on_a_group(run: Run, told, whom: tuple[str, ...]):
    result = run("brief", "--of", "NATO", *whom)
    assert (result.exit_code, "--with JPN" in result.stderr) == (1, True)


def test_a_brief_in_no_known_form_is_refused(run: Run, told, tmp_path: Path):
    result = run("brief", "--of", "NATO", "--region", "IP4", "--out", tmp_path / "brief.xls")
    assert (result.exit_code, ".html" in result.stderr) == (1, True)

"""Coverage, samples and watches in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

from comity.record.alone import alone

pytestmark = pytest.mark.usefixtures("record")


def test_what_was_searched_is_listed(run: Run, ask) -> None:
    assert run("coverage", "--publisher", "Desk", "--period", "2019/2023").exit_code == 0
    assert ask("coverage") == [
        {"publisher": "Desk", "period": "2019/2023", "language": "en", "method": "every-document",
         "note": ""}
    ]  # fmt: skip
    assert run("coverage", "--publisher", "Desk", "--period", "then").exit_code == 1


def test_a_sample_is_drawn_and_told(run: Run, ask, page: Path) -> None:
    assert run("quality", "--draw", "audit").exit_code == 1
    run("add", page)
    run("review", "accept-all")
    drawn = run("quality", "--draw", "audit", "--size", "3", "--seed", "7")
    assert drawn.exit_code == 0, drawn.output
    [row] = ask("quality")
    assert (row["kind"], row["seed"], row["judged"]) == ("audit", 7, 0)
    assert ask("quality", row["sample"])["precision"]["value"] is None
    assert "precision" in run("quality", row["sample"]).stdout
    assert run("quality", "0000").exit_code == 1


def test_a_file_is_watched_and_read_again(run: Run, ask, page: Path) -> None:
    assert "Nothing is due" in run("work").stdout
    assert run("watch", page, "--every", "1").exit_code == 0
    assert "a new edition" in run("work").stdout
    run("review", "accept-all")
    page.write_text(page.read_text().replace("visited Chile", "visited Peru"))
    assert "1 opened again" in run("work", "--all").stdout
    [watch] = ask("watch")
    assert watch["failures"] == 0
    assert run("watch", page, "--stop").exit_code == 0
    assert ask("watch") == []
    assert run("watch", "http://user:word@desk.example/").exit_code == 1


def test_a_place_that_is_gone_is_told(run: Run, page: Path) -> None:
    run("watch", page)
    page.unlink()
    result = run("work")
    assert result.exit_code == 1
    assert "cannot be read" in result.output


def test_two_passes_at_once_do_not_do_the_same_work_twice(run: Run, page: Path) -> None:
    run("watch", page)
    with alone("comity work"):
        second = run("work")
    assert second.exit_code == 1
    assert "under way already" in second.output
    assert "a new edition" in run("work").stdout

"""The command as a user runs it, on a record of the test's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from typer.testing import CliRunner, Result

from comity.cli.main import app

#: Made up for these tests: a page of a desk about two meetings and who was what to whom.
PAGE = (
    "URL: https://desk.example/pacific\nDATE: 2022-05-20\n\n"
    "Ministers met partners\n\n"
    "On 7 April 2022, the Foreign Ministers of Australia and Japan met with NATO Foreign Ministers"
    " in Brussels to discuss maritime security.\n\n"
    "On 19 May 2022, the Prime Minister of Norway visited Chile.\n"
)

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    runner = CliRunner()
    return lambda *words: runner.invoke(app, [str(word) for word in words])


@pytest.fixture
def ask(run: Run) -> Callable[..., Any]:
    """What a command prints with --json; it must succeed."""

    def asked(*words: object) -> Any:
        result = run(*words, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return asked


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.fixture
def record(vocabulary: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The test's record, with the vocabulary, stands for the installation's."""
    monkeypatch.setenv("COMITY_DATABASE_URL", "sqlite:///of-the-test")
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(settings, "HOME", tmp_path / "home")
    monkeypatch.delenv("COMITY_FOR", raising=False)

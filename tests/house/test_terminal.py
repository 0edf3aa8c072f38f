"""The documents name commands and options that the terminal has, and none is left out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer.main

from comity.cli.main import app

TOP = Path(__file__).parents[2]
REFERENCE = TOP / "docs" / "reference" / "terminal.md"


def told() -> list[str]:
    """Every command line of the documents, as after a prompt."""
    texts = [path.read_text() for path in [TOP / "README.md", *(TOP / "docs").rglob("*.md")]]
    return [
        line for text in texts for line in re.findall(r"^\$ .*?\bcomity (.+)$", text, re.MULTILINE)
    ]


def commands(command: Any, path: str = "comity") -> dict[str, Any]:
    """Every command by its full name; Typer's groups are what lists commands."""
    found = {path: command}
    for name, below in getattr(command, "commands", {}).items():
        found |= commands(below, f"{path} {name}")
    return found


COMMANDS = commands(typer.main.get_command(app))


@pytest.mark.parametrize("line", told())
def test_a_command_of_the_documents_is_one_of_the_terminal(line: str) -> None:
    words = shlex.split(line, comments=True)
    name = "comity"
    while words and f"{name} {words[0]}" in COMMANDS:
        name = f"{name} {words.pop(0)}"
    command = COMMANDS[name]
    assert not hasattr(command, "commands"), f"comity {line}: no such command"
    options = {option for one in command.params for option in one.opts} | {"--help"}
    assert [word for word in words if word.startswith("--") and word not in options] == []


def test_every_command_is_in_the_reference() -> None:
    headings = set(re.findall(r"^## (.+)$", REFERENCE.read_text(), re.MULTILINE))
    assert headings == COMMANDS.keys() - {"comity"}, "run make fix"


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"comity"}))
def test_every_command_explains_itself(name: str) -> None:
    command = COMMANDS[name]
    assert (command.help or "").strip(), f"{name} has no help"
    if not hasattr(command, "commands"):
        assert "Example" in command.help, f"{name} shows no example"

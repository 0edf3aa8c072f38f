"""Writes docs/reference/terminal.md, every command as it explains itself, from the commands.

Run as ``.venv/bin/python tools/terminal_reference.py``; ``make fix`` runs it, and a test
fails when the page and the commands differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from comity.cli.main import app

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "terminal.md"
HEAD = """# The terminal

Every command as it explains itself (`comity COMMAND --help`). Made by `make fix`; do not edit.
"""
WIDTH = 100


def explained(command: Any, parent: Any = None) -> Iterator[tuple[str, str]]:
    """(command with the words before it, its help), itself first, then those below it.

    Typer brings its own copy of Click, so that commands are told apart by what they can do.
    """
    context = command.context_class(
        command,
        parent=parent,
        info_name=command.name,
        max_content_width=WIDTH,
        terminal_width=WIDTH,
    )
    yield context.command_path, command.get_help(context)
    if hasattr(command, "list_commands"):
        for name in command.list_commands(context):
            yield from explained(command.get_command(context, name), context)


def page() -> str:
    _, *commands = explained(typer.main.get_command(app))
    parts = [f"## {path}\n\n```text\n{told}\n```\n" for path, told in commands]
    return "\n".join([HEAD, *parts])


if __name__ == "__main__":
    PAGE.write_text(page())

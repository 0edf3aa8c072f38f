"""The example documents and demo accounts, with what their manifests say of them.

The texts are Comity's own. Public events in them are true; the three documents that are not
released to the public tell invented ones and say so.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleDocument:
    """One dated edition of a document, and to whom it is shown. Words: ``documents.toml``."""

    path: Path
    address: str
    publisher: str
    published: str
    genre: str
    side: str
    authority: str
    originator: str
    releases: tuple[str, ...]
    handling: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleAccount:
    """One account of the demo; it has no password until the demo makes one."""

    username: str
    title: str
    audience: str
    role: str


def example_documents() -> tuple[ExampleDocument, ...]:
    """One row per edition, in the order of publication."""
    return tuple(
        ExampleDocument(
            path=HERE / "documents" / row.pop("file"),
            releases=tuple(row.pop("releases")),
            handling=row.pop("handling", "TLP:CLEAR"),
            **row,
        )
        for row in tomllib.loads((HERE / "documents.toml").read_text())["document"]
    )


def example_accounts() -> tuple[ExampleAccount, ...]:
    """One row per account."""
    return tuple(
        ExampleAccount(**row)
        for row in tomllib.loads((HERE / "accounts.toml").read_text())["account"]
    )

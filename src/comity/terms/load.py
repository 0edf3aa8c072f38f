"""The packaged vocabulary, read from the CSV files that lie beside this module."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from .errors import UnreadableTermsError
from .model import ActorTerm, FrameworkTerm, MembershipTerm, NameTerm, SourceTerm, Terms

FOLDER = Path(__file__).parent

SOURCE_COLUMNS = ["id", "source_url", "retrieved_on", "basis", "title"]
STATE_COLUMNS = ["code", "alpha2", "numeric", "wikidata", "start", "end", "source"]
ORGANISATION_COLUMNS = ["code", "type", "parent", "level", "wikidata", "start", "end", "source"]
NAME_COLUMNS = ["code", "text", "language", "form", "start", "end", "source"]
FRAMEWORK_COLUMNS = ["code", "organisation", "name", "start", "end", "source"]
MEMBERSHIP_COLUMNS = ["actor", "organisation", "kind", "framework", "start", "end", "source"]


@lru_cache(maxsize=1)
def load_terms() -> Terms:
    """The whole packaged vocabulary of actors; the same object at every call.

    Raises:
        UnreadableTermsError: a data file lacks a column or a row lacks a field.
    """
    sources = {row[0]: SourceTerm(*row) for row in rows_of("sources.csv", SOURCE_COLUMNS)}
    url_of = {code: source.source_url for code, source in sources.items()}
    return Terms(
        actors=MappingProxyType({actor.code: actor for actor in _actors(url_of)}),
        names=tuple(_names(url_of)),
        memberships=tuple(_memberships(url_of)),
        frameworks=MappingProxyType(
            {
                code: FrameworkTerm(code, organisation, name, start, end, url_of.get(source, ""))
                for code, organisation, name, start, end, source in rows_of(
                    "frameworks.csv", FRAMEWORK_COLUMNS
                )
            }
        ),
        lookalikes=tuple(text for (text,) in rows_of("lookalikes.csv", ["text"])),
        sources=MappingProxyType(sources),
    )


def rows_of(file_name: str, columns: list[str]) -> Iterator[list[str]]:
    """The rows of one data file after its header, each with as many fields as ``columns``."""
    with (FOLDER / file_name).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, [])
        if header != columns:
            raise UnreadableTermsError(f"{file_name}: columns are {header}, expected {columns}")
        for row in rows:
            if len(row) != len(columns):
                raise UnreadableTermsError(
                    f"{file_name}, line {rows.line_num}: {len(row)} fields, expected {len(columns)}"
                )
            yield row


def files_of(pattern: str) -> list[str]:
    """Names of the data files that fit ``pattern``, in alphabetical order."""
    return sorted(path.name for path in FOLDER.glob(pattern))


def _actors(url_of: dict[str, str]) -> Iterator[ActorTerm]:
    for code, _alpha2, _numeric, wikidata, start, end, source in rows_of(
        "states.csv", STATE_COLUMNS
    ):
        yield ActorTerm(code, "country", wikidata, start, end, "", "", url_of.get(source, ""))
    for code, type_, parent, level, wikidata, start, end, source in rows_of(
        "organisations.csv", ORGANISATION_COLUMNS
    ):
        yield ActorTerm(code, type_, wikidata, start, end, parent, level, url_of.get(source, ""))


def _names(url_of: dict[str, str]) -> Iterator[NameTerm]:
    for file_name in files_of("names_*.csv"):
        for code, text, language, form, start, end, source in rows_of(file_name, NAME_COLUMNS):
            yield NameTerm(code, text, language, form, start, end, url_of.get(source, ""))


def _memberships(url_of: dict[str, str]) -> Iterator[MembershipTerm]:
    for file_name in files_of("memberships_*.csv"):
        for actor, organisation, kind, framework, start, end, source in rows_of(
            file_name, MEMBERSHIP_COLUMNS
        ):
            url = url_of.get(source, "")
            yield MembershipTerm(actor, organisation, kind, framework, start, end, url)

"""Leaks planted on purpose, to see that the comparison bites: each sort in its own place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from comity.accounts.portions import narrowest
from comity.record.queries import labels
from comity.record.rows import fetch
from comity.record.vantage import Vantage

Asking = Callable[..., Any]


def with_other_eyes(ask: Asking) -> Asking:
    """The same question, asked with the eyes of one who sees more, if that makes a difference."""

    def asked(vantage: Vantage, *args: Any, **kwargs: Any) -> Any:
        own = ask(vantage, *args, **kwargs)
        for code in ("SOU", "LEAGUE"):
            wide = replace(vantage, audience=Vantage.of(code).audience)
            if (more := ask(wide, *args, **kwargs)) != own:
                return more
        return own

    return asked


def narrowest_of_all(ask: Asking) -> Asking:
    """Marks by all the sources of an entry, not by those alone that may be seen."""

    def asked(vantage: Vantage, entries: Any) -> Any:
        wide = replace(vantage, audience=Vantage.of("LEAGUE").audience)
        own = ask(vantage, entries)
        return own | {entry: narrowest(told) for entry, told in labels(wide, list(own)).items()}

    return asked


def refusing(ask: Asking) -> Asking:
    """Says "refused" instead of "not found" of what is there but may not be seen."""

    def asked(vantage: Vantage, public_id: str) -> Any:
        found = ask(vantage, public_id)
        if found is None and with_other_eyes(ask)(vantage, public_id):
            raise PermissionDenied
        return found

    return asked


def turned_by_rows(order: Asking) -> Asking:
    """A list that begins where the number of all rows says."""

    def ordered(found: Any) -> Any:
        own = list(order(found))
        first = all_rows() % max(1, len(own))
        return own[first:] + own[:first]

    return ordered


def of_a_row(refer: Asking) -> Asking:
    """The reference of a row instead of that of the change with the same number."""

    def referred(number: int, of: int = 0) -> Any:
        return refer(number)

    return referred


def resting_for_all(ask: Asking) -> Asking:
    """What rests on a change, whoever may see it."""

    def asked(revision: int, audience: int | None = None) -> Any:
        return ask(revision)

    return asked


def all_rows() -> int:
    return int(fetch("SELECT count(*) FROM record_entry")[0][0])


def ranked_by_all_texts(ask: Asking) -> Asking:
    """Hits in an order that depends on how often all texts have the words."""

    def asked(vantage: Vantage, words: str) -> Any:
        frequency = fetch("SELECT count(*) FROM record_edition WHERE text LIKE %s", [f"%{words}%"])[
            0
        ][0]
        hits = ask(vantage, words)
        return hits[::-1] if frequency % 2 else hits

    return asked


def with_header(name: str, value: Callable[[], str]) -> Callable[[Asking], Asking]:
    """A header of every answer that depends on all that is held."""

    def planted(respond: Asking) -> Asking:
        def responded(middleware: Any, request: HttpRequest) -> HttpResponse:
            response: HttpResponse = respond(middleware, request)
            response.headers[name] = value()
            return response

        return responded

    return planted


def last_hidden_hour() -> str:
    """When the last thing was written that not all may see."""
    return str(
        fetch(
            "SELECT max(r.at) FROM record_revision r JOIN record_item i ON i.opened_id = r.id"
            " JOIN record_marking m ON m.id = i.marking_id WHERE m.handling <> 'TLP:CLEAR'"
        )[0][0]
    )


def padded(write: Asking) -> Asking:
    """A file a little longer for each thing held."""

    def written(*args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = write(*args, **kwargs)
        response.content += b" " * (all_rows() % 50)
        return response

    return written


def telling_how_many(tell: Asking) -> Asking:
    """An error that says how many there are."""

    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = tell(request, *args, **kwargs)
        response.content += f"<!-- none of {all_rows()} -->".encode()
        return response

    return told


def closed_for_all(ask: Asking) -> Asking:
    """A closing works for those who may not see it."""

    def asked(vantage: Vantage) -> Any:
        where, parameters = ask(vantage)
        return f"{where} AND e.closed_id IS NULL", parameters

    return asked


def any_source(ask: Asking) -> Asking:
    """Every source of an entry is shown, whoever may see it."""

    def asked(vantage: Vantage, numbers: Any) -> Any:
        wide = [
            ask(replace(vantage, audience=Vantage.of(code).audience), numbers)
            for code in ("SOU", "LEAGUE")
        ]
        return {
            number: list({one.id: one for seen in wide for one in seen[number]}.values())
            for number in numbers
        }

    return asked


@dataclass(frozen=True, slots=True)
class Leak:
    """At which route it shows, where it is planted (module:name under ``comity``), and what takes
    the place of that."""

    route: str
    place: str
    planted: Callable[[Asking], Asking]
    parameters: tuple[tuple[str, str], ...] = ()
    """Those without which it never shows."""


ETAG = with_header("ETag", lambda: f'"{all_rows()}"')
LAST_MODIFIED = with_header("Last-Modified", last_hidden_hour)

LEAKS: dict[str, Leak] = {
    "an object of the interface": Leak(
        "api:engagements", "dialogue.queries:engagements", with_other_eyes
    ),
    "an object's source": Leak("api:partners", "exchange.rows:seen_sources", any_source),
    "a count": Leak("engagements", "web.dialogue:count_engagements", with_other_eyes),
    "a list": Leak("engagements", "web.dialogue:engagements", with_other_eyes),
    "a filter's choices": Leak("engagements", "web.dialogue:named_in", with_other_eyes),
    "refused, not absent": Leak("engagement", "web.dialogue:seen_engagement", refusing),
    "a source's words": Leak("engagement", "web.dialogue:quoted", with_other_eyes),
    "a row's number": Leak("engagement", "web.templatetags.comity:reference", lambda _: str),
    "a change's number": Leak("history", "web.histories:reference", of_a_row),
    "a refusal to undo": Leak("undo", "record.undo:resting_on", resting_for_all),
    "a source too many": Leak("entry", "web.evidence:sources", any_source),
    "an entry by its reference": Leak("entry", "web.evidence:seen_entry", with_other_eyes),
    "a portion mark": Leak("partners", "web.marks:marks_of", narrowest_of_all),
    "a name": Leak("actor", "partners.queries:names_over_time", with_other_eyes),
    "a standing": Leak("partners", "partners.queries:standings", with_other_eyes),
    "a group's size": Leak("partners", "web.partners:entries", with_other_eyes),
    "a title": Leak("instruments", "partners.queries:instruments", with_other_eyes),
    "a cell": Leak("areas", "web.cooperation:matrix", with_other_eyes),
    "a document": Leak("documents", "web.documents:editions", with_other_eyes),
    "a text searched": Leak("search", "web.search:editions", with_other_eyes),
    "a name searched": Leak("search", "web.search:named_like", with_other_eyes),
    "the order of a search": Leak("search", "web.search:documents_with", ranked_by_all_texts),
    "the order of a list": Leak("documents", "web.documents:newest_first", turned_by_rows),
    "a sentence": Leak("brief", "web.briefs:partners_brief", with_other_eyes),
    "news": Leak("home", "web.home:editions", with_other_eyes),
    "another desk's claims": Leak("review", "review.queue:of_desk", with_other_eyes),
    "another desk's documents": Leak(
        "review-documents", "review.queries:desk_counts", with_other_eyes
    ),
    "a closing": Leak("engagement", "record.queries:seen_condition", closed_for_all),
    "the length of a file": Leak(
        "engagements", "web.dialogue:csv_file", padded, (("format", "csv"),)
    ),
    "the words of an error": Leak("entry", "web.errors:page", telling_how_many),
    "an entity tag": Leak("home", "web.headers:Headers.__call__", ETAG),
    "a time of change": Leak("home", "web.headers:Headers.__call__", LAST_MODIFIED),
}  # fmt: skip

"""Two worlds that differ only in what an audience may not see give it the same bytes.

Every route is asked, in every format, from several days and states of knowledge, with accounts of
every role. Opaque ids (16 hexadecimal digits) are renamed by their order of first appearance and
the tokens of forms are left out; all else is compared byte for byte.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client
from tests.web.worlds import BETWEEN, ROLES, World, build

from comity.accounts.models import Account
from comity.record.vantage import Vantage

with (Path(__file__).parent / "routes.csv").open(encoding="utf-8") as file:
    ASKED = [row for row in csv.DictReader(file) if row["method"] == "GET"]

DAYS = ("", "on=2019-06-01", "on=2020-03-15", "on=2022-04-07", "on=2023-05-01")
#: Now; between the two parts of the public; when only the narrow part was new; before anything.
KNOWN = ("", f"known={BETWEEN}", "known=2124-01-01T14:30:00", "known=2001-01-01", "known=never")
#: What each route can be asked beyond the vantage.
QUERIES = {
    "partners": ("of=LEAGUE", "of=LEAGUE&kind=partner", "of=LEAGUE&group=SEA2", "of=WES",
                 "of=LEAGUE&format=csv"),
    "engagements": ("actor=NOR", "actor=WES", "actor=NOR&with=SOU", "body=LEAGUE.COUNCIL",
                    "month=2020-03", "month=20", "place=Quiet", "area=cyber-defence", "page=2",
                    "level=ministers", "format=csv"),
    "instruments": ("kind=mou", "party=NOR", "format=csv"),
    "areas": ("of=LEAGUE", "of=LEAGUE&group=SEA2", "of=LEAGUE&format=csv"),
    "documents": ("format=csv",),
    "brief": ("of=LEAGUE&group=SEA2", "of=WES&group=SEA2",
              *(f"of=LEAGUE&group=SEA2&format={form}" for form in ("html", "md", "docx", "json"))),
    "search": ("q=Quiet", "q=Norland", "q=Aanor", "q=ministers", "q=Westland"),
    "api:engagements": ("actor=NOR&with=SOU", "month=2020", "limit=1&offset=1", "limit=x"),
    "api:instruments": ("of=NOR", "of=WES"),
    "review-document": ("claim=0000000000000000",),
}  # fmt: skip
OPAQUE = re.compile(rb"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*"')


VANTAGES = (*DAYS, *(known for known in KNOWN if known), "on=2022-04-07&known=2124-01-01T18:00:00")
#: Fields of a world whose ids one may not know.
UNSEEN = ("unseen_document", "unseen_engagement", "unseen_instrument", "unseen_entry")


def addresses(world: World, routes: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every address of every route (or of some), from each vantage, in every format."""
    given = asdict(world)
    ids = [given, {**given, **{name.removeprefix("unseen_"): given[name] for name in UNSEEN}}]
    for row in ASKED:
        if routes and row["route"] not in routes:
            continue
        for route in dict.fromkeys(row["address"].format(**those) for those in ids):
            for query in ("", *QUERIES.get(row["route"], ())):
                for vantage in VANTAGES:
                    asked = "&".join(part for part in (query, vantage) if part)
                    yield f"{route}{'&' if '?' in route else '?'}{asked}"


def plain(content: bytes) -> bytes:
    """The parts of a Word document, without the times at which they were packed."""
    if not content.startswith(b"PK"):
        return content
    with ZipFile(BytesIO(content)) as parts:
        return b"".join(name.encode() + parts.read(name) for name in sorted(parts.namelist()))


class Renamed:
    """Opaque ids by order of first appearance over all that one reader was given."""

    def __init__(self) -> None:
        self.names: dict[bytes, bytes] = {}

    def __call__(self, content: bytes) -> bytes:
        def name(found: re.Match[bytes]) -> bytes:
            return self.names.setdefault(found[0], b"#%d" % len(self.names))

        return OPAQUE.sub(name, TOKEN.sub(rb'\1"', content))


Answer = tuple[str, int, bytes, bytes]


def answers(
    monkeypatch: pytest.MonkeyPatch,
    reader: str,
    *,
    hidden: bool,
    routes: frozenset[str] = frozenset(),
    each: int = 1,
) -> list[Answer]:
    """What this account (or the public) is given at every ``each``-th address of one world."""
    found = []
    with transaction.atomic():
        world = build(monkeypatch, hidden=hidden, accounts=("NOR", "SOU"))
        client = Client()
        if reader:
            client.force_login(Account.objects.get(username=reader))
        rename = Renamed()
        for address in list(addresses(world, routes))[::each]:
            response = client.get(address)
            headers = repr(sorted(response.headers.items())).encode()
            found.append(
                (
                    rename(address.encode()).decode(),
                    response.status_code,
                    rename(headers),
                    rename(plain(response.content)),
                )
            )
        transaction.set_rollback(True)
    return found


def differing(
    monkeypatch: pytest.MonkeyPatch,
    reader: str,
    routes: frozenset[str] = frozenset(),
    each: int = 1,
) -> list[str]:
    """The addresses at which the reader could tell the two worlds apart."""
    more, less = (
        answers(monkeypatch, reader, hidden=hidden, routes=routes, each=each)
        for hidden in (True, False)
    )
    assert len(more) == len(less) > 0
    return [a[0] for a, b in zip(more, less, strict=True) if a != b]


@pytest.mark.parametrize(
    ("reader", "each"),
    [("", 5), ("nor.reviewer", 3), *((f"nor.{role}", 11) for role in ROLES if role != "reviewer")],
)
def test_what_may_not_be_seen_leaves_no_trace(
    db: None, monkeypatch: pytest.MonkeyPatch, reader: str, each: int
) -> None:
    assert differing(monkeypatch, reader, each=each) == []


def test_what_is_sent_tells_nothing_of_another_desks_claims(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for hidden in (True, False):
        with transaction.atomic():
            world = build(monkeypatch, hidden=hidden, accounts=("NOR",))
            client = Client()
            client.force_login(Account.objects.get(username="nor.reviewer"))
            rename = Renamed()
            for address, decision in (
                (f"/claims/{world.unseen_claim}/", "accept"),
                (f"/review/{world.unseen_entry}/all/", ""),
                (f"/claims/{world.claim}/", "reject"),
                (f"/claims/{world.claim}/", "undo"),
                (f"/claims/{world.claim}/", "accept"),
                (f"/claims/{world.decided}/", "undo"),
            ):
                response = client.post(address, {"decision": decision}, follow=True)
                found.append((hidden, response.status_code, rename(response.content)))
            transaction.set_rollback(True)
    more, less = ([one[1:] for one in found if one[0] is hidden] for hidden in (True, False))

    assert [status for status, _ in less] == [404, 404, 200, 200, 200, 200]
    assert more == less


def test_who_may_see_it_sees_the_worlds_differ(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for route in (
        "home", "partners", "actor", "engagements", "engagement", "instruments", "areas",
        "documents", "document", "entry", "search", "review", "brief",
    ):  # fmt: skip
        assert differing(monkeypatch, "sou.reviewer", frozenset([route]), each=5), route


def with_southlands_eyes(ask: Callable[..., Any]) -> Callable[..., Any]:
    """The same question, asked with the eyes of who may see what is hidden."""

    def asked(vantage: Vantage, *args: Any, **kwargs: Any) -> Any:
        wide = replace(vantage, audience=Vantage.of("SOU").audience)
        return ask(wide, *args, **kwargs)

    return asked


def refusing(ask: Callable[..., Any]) -> Callable[..., Any]:
    """Says "refused" instead of "not found" of what is there but may not be seen."""

    def asked(vantage: Vantage, public_id: str) -> Any:
        if ask(vantage, public_id) is None and with_southlands_eyes(ask)(vantage, public_id):
            raise PermissionDenied
        return ask(vantage, public_id)

    return asked


#: What leaks, at which route, through which name, and how.
LEAKS: dict[str, tuple[str, str, Callable[[Any], Any]]] = {
    "an object": ("api:engagements", "dialogue.queries:engagements", with_southlands_eyes),
    "an object's source": ("api:partners", "exchange.rows:seen_sources", with_southlands_eyes),
    "a count": ("engagements", "web.dialogue:count_engagements", with_southlands_eyes),
    "a list": ("engagements", "web.dialogue:engagements", with_southlands_eyes),
    "a filter's choices": ("engagements", "web.dialogue:named_in", with_southlands_eyes),
    "a first refuted": ("engagement", "web.dialogue:engagements", with_southlands_eyes),
    "refused, not absent": ("engagement", "web.dialogue:seen_engagement", refusing),
    "a source's words": ("engagement", "web.dialogue:quoted", with_southlands_eyes),
    "a row's number": ("engagement", "web.templatetags.comity:reference", lambda _: str),
    "a source too many": ("entry", "web.evidence:sources", with_southlands_eyes),
    "an entry by its reference": ("entry", "web.evidence:seen_entry", with_southlands_eyes),
    "a name": ("actor", "partners.queries:names_over_time", with_southlands_eyes),
    "a standing": ("partners", "partners.queries:standings", with_southlands_eyes),
    "a group's size": ("partners", "web.partners:entries", with_southlands_eyes),
    "a title": ("instruments", "partners.queries:instruments", with_southlands_eyes),
    "a cell": ("areas", "web.cooperation:matrix", with_southlands_eyes),
    "a document": ("documents", "web.documents:editions", with_southlands_eyes),
    "an edition": ("document", "web.documents:editions", with_southlands_eyes),
    "a text searched": ("search", "web.search:editions", with_southlands_eyes),
    "a name searched": ("search", "web.search:named_like", with_southlands_eyes),
    "a sentence": ("brief", "web.briefs:partners_brief", with_southlands_eyes),
    "news": ("home", "web.home:editions", with_southlands_eyes),
    "another desk's claims": ("review", "review.queue:of_desk", with_southlands_eyes),
    "another desk's documents": (
        "review-documents",
        "review.queries:desk_counts",
        with_southlands_eyes,
    ),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_caught(db: None, monkeypatch: pytest.MonkeyPatch, leak: str) -> None:
    route, place, planted = LEAKS[leak]
    module, name = place.split(":")
    owner = import_module(f"comity.{module}")
    monkeypatch.setattr(owner, name, planted(getattr(owner, name)))

    assert differing(monkeypatch, "nor.reviewer", frozenset([route]), each=3) != []

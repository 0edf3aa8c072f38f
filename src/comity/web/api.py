"""The JSON interface: the same questions as the pages, in the words of the terminal's --json.

Here is what reads; what writes is in ``api_desk`` and ``api_releases``. The vantage is part of
the address as on the pages (``on``, ``known``, ``for``); the account is that of the session, or of
a token (``tokens``).
``/api/openapi.json`` describes it.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import NinjaAPI, Query, Schema
from ninja.errors import ValidationError

from comity.accounts.models import Event
from comity.cooperation import queries as cooperation
from comity.dialogue import queries as dialogue
from comity.exchange import rows
from comity.partners import queries as partners
from comity.partners.rules import STRUCTURAL, in_order
from comity.record import documents as record_documents
from comity.web import api_rows as shapes
from comity.web.api_desk import router as desk_router
from comity.web.api_releases import router as releases_router
from comity.web.api_rows import Refusal, Unclear
from comity.web.dialogue import filters
from comity.web.looking import Looking, looking_at
from comity.web.refusals import tell

MOST = 500


def answers(found: Any) -> dict[int, Any]:
    """What each status of an answer holds."""
    return {200: found, 400: Refusal, 401: Refusal, 404: Refusal, 429: Refusal}


api = NinjaAPI(
    title="Comity", version="1", docs_url=None, docs_decorator=require_safe, urls_namespace="api",
    description="An organisation's relations with its partners, as of a day, as known at a time.",
)  # fmt: skip


@api.exception_handler(Unclear)
def unclear(request: HttpRequest, error: Unclear) -> HttpResponse:
    return api.create_response(request, {"error": str(error)}, status=400)


@api.exception_handler(ValidationError)
def misshapen(request: HttpRequest, error: ValidationError) -> HttpResponse:
    told = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors)
    return api.create_response(request, {"error": told}, status=400)


@api.exception_handler(PermissionDenied)
def forbidden(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    tell(request, Event.What.DENIED)
    words = _("This needs a token that may do it, of an account whose role may.")
    return api.create_response(request, {"error": words}, status=403)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return api.create_response(request, {"error": _("Nothing is at this address.")}, status=404)


def clearly(request: HttpRequest) -> Looking:
    """The vantage of the request. Raises: Unclear, where the address gives a wrong one."""
    looking = looking_at(request)
    if looking.problems:
        raise Unclear(" ".join(looking.problems))
    return looking


class Vantaged(Schema):
    """Where one looks from; read by ``looking_at``, named here so that it is described."""

    on: str = ""
    known: str = ""


class Standings(Vantaged):
    of: str
    kind: str = ""
    group: str = ""


@api.get("partners", response=answers(list[shapes.StandingRow]), url_name="partners")
def list_partners(request: HttpRequest, asked: Query[Standings]) -> list[dict[str, Any]]:
    """One object per standing towards the organisation that covers, or may cover, the day."""
    looking = clearly(request)
    organisation = partners.actor_by_code(looking.today, asked.of)
    if organisation is None:
        raise Http404
    found = [
        one
        for one in partners.standings(looking.today, object=organisation.id)
        if one.kind not in STRUCTURAL and asked.kind in ("", one.kind)
    ]
    if asked.group:
        group = partners.actor_by_code(looking.today, asked.group)
        inside = partners.members(looking.today, group.id) if group else []
        numbers = {one.subject.id for one in inside}
        found = [one for one in found if one.subject.id in numbers]
    found = in_order(found, lambda one: one.subject.name)
    sources = rows.sources_of(looking.ever, [one.entry for one in found])
    return [rows.standing(one, sources[one.entry.id]) for one in found]


@api.get(
    "actors/{code}/standings", response=answers(list[shapes.StandingRow]), url_name="standings"
)
def list_standings(request: HttpRequest, code: str, asked: Query[Vantaged]) -> list[dict[str, Any]]:
    """One object per standing of the actor: on the day asked for, else over all time."""
    looking = clearly(request)
    actor = partners.actor_by_code(looking.vantage, code)
    if actor is None:
        raise Http404
    found = partners.standings(looking.vantage, subject=actor.id)
    sources = rows.sources_of(looking.ever, [one.entry for one in found])
    return [rows.standing(one, sources[one.entry.id]) for one in found]


class Engagements(Vantaged):
    """``month`` is a year or year and month; ``actor`` and ``with`` are codes that both met."""

    actor: str = ""
    body: str = ""
    kind: str = ""
    level: str = ""
    track: str = ""
    mode: str = ""
    area: str = ""
    place: str = ""
    month: str = ""
    limit: int = 50
    offset: int = 0


@api.get("engagements", response=answers(list[shapes.EngagementRow]), url_name="engagements")
def list_engagements(request: HttpRequest, asked: Query[Engagements]) -> list[dict[str, Any]]:
    """One object per engagement, latest first."""
    looking = clearly(request)
    chosen = filters(looking, request.GET.dict())
    if chosen.problem:
        raise Unclear(chosen.problem)
    found = dialogue.engagements(
        looking.ever, chosen.sought, limit=max(0, min(asked.limit, MOST)),
        offset=max(0, asked.offset),
    )  # fmt: skip
    sources = rows.sources_of(looking.ever, [entry for one in found for entry in one.entries])
    return [rows.engagement(one, sources) for one in found]


@api.get("engagements/{ref}", response=answers(shapes.EngagementRow), url_name="engagement")
def one_engagement(request: HttpRequest, ref: str, asked: Query[Vantaged]) -> dict[str, Any]:
    looking = clearly(request)
    found = dialogue.engagement(looking.ever, ref)
    if found is None:
        raise Http404
    return rows.engagement(found, rows.sources_of(looking.ever, found.entries))


class Instruments(Vantaged):
    of: str = ""
    kind: str = ""


@api.get("instruments", response=answers(list[shapes.InstrumentRow]), url_name="instruments")
def list_instruments(request: HttpRequest, asked: Query[Instruments]) -> list[dict[str, Any]]:
    """One object per instrument, latest first; ``of`` is the code of a party."""
    looking = clearly(request)
    party = None
    if asked.of:
        actor = partners.actor_by_code(looking.ever, asked.of)
        if actor is None:
            raise Http404
        party = actor.id
    kinds = [asked.kind] if asked.kind else []
    found = partners.instruments(looking.vantage, party=party, kinds=kinds)
    sources = rows.sources_of(looking.ever, [entry for one in found for entry in one.entries])
    return [rows.instrument(one, sources) for one in found]


class Areas(Vantaged):
    of: str
    group: str


@api.get("areas", response=answers(list[shapes.CellRow]), url_name="areas")
def list_areas(request: HttpRequest, asked: Query[Areas]) -> list[dict[str, Any]]:
    """One object per partner of the group and area, with zeros where nothing is on record."""
    looking = clearly(request)
    organisation = partners.actor_by_code(looking.today, asked.of)
    group = partners.actor_by_code(looking.today, asked.group)
    if organisation is None or group is None:
        raise Http404
    inside = [one.subject for one in partners.members(looking.today, group.id)]
    found = cooperation.matrix(looking.vantage, organisation.id, inside)
    entries = [entry for cell in found.cells.values() for entry in cell.entries]
    sources = rows.sources_of(looking.ever, entries)
    return [
        rows.cell(partner, area, found.cells.get((partner.id, area)), sources)
        for area in found.areas
        for partner in inside
    ]


@api.get("documents", response=answers(list[shapes.DocumentRow]), url_name="documents")
def list_documents(request: HttpRequest, asked: Query[Vantaged]) -> list[dict[str, Any]]:
    """One object per edition of a text, in the order in which they were registered."""
    looking = clearly(request)
    found = record_documents.editions(looking.ever)
    return [rows.document(one) for one in found if one.text is not None]


api.add_router("", desk_router)
api.add_router("", releases_router)

"""Files that leave with what the record holds are remembered as they go."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse

from comity.record.vantage import Vantage
from comity.releasing.products import Held, went_out


def leaving(
    response: HttpResponse, name: str, entries: Iterable[int] = (), editions: Iterable[int] = ()
) -> HttpResponse:
    """The answer as a file of that name, and what it was made of."""
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response.comity_leaves = (name, Held(frozenset(entries), frozenset(editions)))  # type: ignore[attr-defined]
    return response


class Leaving:
    """Remembers each file that leaves with somebody who is signed in, once it is whole.

    Whoever is not signed in takes what all may see, and could not be asked for it back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        name, held = getattr(response, "comity_leaves", ("", Held()))
        if held and request.method == "GET" and request.user.is_authenticated:
            desk = Vantage(request.user.audience_id)
            address = request.get_full_path()
            went_out(desk, request.user.get_username(), name, response.content, held, address)
        return response

"""What the address of the desk asks for: a queue, in words that every link of it carries on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.record.opaque import number
from comity.review.comparing import OUTCOMES
from comity.review.models import ClaimRow
from comity.review.queue import NOBODY, ORDERS, Wanted

#: Parameters of a queue's address.
NAMES = (
    "kind", "publisher", "state", "from", "to", "beside", "assigned", "order", "reader", "document",
)  # fmt: skip
ANY, MINE = "any", "me"
ORDER_WORDS = {
    "text": gettext_lazy("as read"),
    "unsure": gettext_lazy("least sure first"),
    "sure": gettext_lazy("most sure first"),
    "newest": gettext_lazy("newest document first"),
    "oldest": gettext_lazy("oldest document first"),
}
STATE_WORDS = {
    ClaimRow.State.AWAITING.value: gettext_lazy("awaiting"),
    ClaimRow.State.ACCEPTED.value: gettext_lazy("accepted"),
    ClaimRow.State.REJECTED.value: gettext_lazy("rejected"),
    ANY: gettext_lazy("any"),
}
BESIDE_WORDS = {
    "new": gettext_lazy("not on record"),
    "known": gettext_lazy("on record as it says"),
    "adds": gettext_lazy("adds to what is on record"),
    "differs": gettext_lazy("conflicts with the record"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The queue asked for, as given, and what could not be understood."""

    wanted: Wanted
    given: Mapping[str, str]
    problem: str

    @property
    def query(self) -> str:
        """What links of the queue carry on."""
        return urlencode(self.given)

    @property
    def narrowed(self) -> bool:
        return any(name != "order" for name in self.given)


def asked(request: HttpRequest) -> Asked:
    """The queue that the address of this request asks for."""
    return asked_of(request.GET.dict(), request.user.get_username())


def asked_of(given: Mapping[str, Any], username: str) -> Asked:
    """The queue that an address asks for; what is no value of its field is told and left out."""
    told = {
        name: text
        for name in NAMES
        if (text := str(given.get(name, "")).replace("\0", "").strip()[:200])
    }
    problems: list[str] = []
    sure = {name: _share(name, told, problems) for name in ("from", "to")}
    for name, known in (
        ("order", ORDERS), ("state", STATE_WORDS), ("beside", OUTCOMES),
    ):  # fmt: skip
        if name in told and told[name] not in known:
            problems.append(
                _("“%(text)s” is none of %(known)s; it is left out.")
                % {"text": told.pop(name)[:40], "known": ", ".join(known)}
            )
    state = told.get("state", ClaimRow.State.AWAITING.value)
    assigned = told.get("assigned", "")
    wanted = Wanted(
        form=told.get("kind", ""),
        publisher=told.get("publisher", ""),
        state="" if state == ANY else state,
        at_least=sure["from"],
        at_most=sure["to"],
        compared=told.get("beside", ""),
        assigned=username if assigned == MINE else assigned,
        edition=(number(told["document"]) or 0) if "document" in told else None,
        reader=told.get("reader", ""),
        order=told.get("order", "text"),
    )
    return Asked(wanted, told, " ".join(problems))


def _share(name: str, told: dict[str, str], problems: list[str]) -> float | None:
    text = told.get(name)
    if text is None:
        return None
    try:
        share = float(text)
        if not 0 <= share <= 1:
            raise ValueError(text)
    except ValueError:
        problems.append(
            _("The confidence was given as “%(text)s”; expected 0 to 1, such as 0.75.")
            % {"text": told.pop(name)[:40]}
        )
        return None
    return share


def choices(options: Mapping[str, object]) -> list[tuple[str, str]]:
    """Codes and words for a drop-down list."""
    return [(code, str(words)) for code, words in options.items()]


def assigned_choices(colleagues: list[str]) -> list[tuple[str, str]]:
    """Mine, nobody's, or a colleague's."""
    return [(MINE, _("me")), (NOBODY, _("nobody")), *((name, name) for name in colleagues)]

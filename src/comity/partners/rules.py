"""How actors are named and called on a day, and how they are put in order. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from comity.dates import LAST_DAY, Answer, Span
from comity.terms.vocabulary import load_vocabulary

#: Links between actors that are no standing of one towards another's membership.
STRUCTURAL = {"body-of": "Body", "group-of": "Group", "organisation-of": "Related organisation"}
#: Which form stands in for another that is not recorded.
FORMS = {
    "short": ("short", "acronym", "formal", "alias"),
    "formal": ("formal", "short", "acronym", "alias"),
    "acronym": ("acronym", "short", "formal", "alias"),
}
SURENESS = (Answer.yes, Answer.possibly, Answer.no)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an actor over a span; ``form`` as in ``comity.terms``, ``language`` BCP 47."""

    text: str
    form: str
    language: str
    span: Span


def name_on(
    names: Iterable[Name], day: int | None, form: str = "short", language: str = "en"
) -> Name | None:
    """The name to use on a day (None: now), of that form or of the one that stands in for it.

    A name borne that day comes first; if none was, the one borne nearest to it. Of two borne on
    the day, the one that came up later.
    """
    forms = FORMS.get(form, (form,))
    number = LAST_DAY if day is None else day
    fit = [name for name in names if name.form in forms]

    def rank(name: Name) -> tuple[int, int, bool, int, int]:
        return (
            SURENESS.index(name.span.covers(number)),
            forms.index(name.form),
            name.language != language,
            max(name.span.start_earliest - number, number - name.span.end_latest, 0),
            -name.span.start_earliest,
        )

    return min(fit, key=rank, default=None)


def standing_label(kind: str, label: str = "", framework: str = "") -> str:
    """The words for a standing: as its source words it, else its framework, else its kind."""
    concept = load_vocabulary().concepts["standing-kind"].get(kind)
    return label or framework or (concept.name if concept else STRUCTURAL.get(kind, kind))


def naming_kind(kinds: Collection[str]) -> str:
    """Of standings held at once, the kind that names the actor; "" for none."""
    ranks = load_vocabulary().concepts["standing-kind"]
    return max(kinds, key=lambda kind: ranks[kind].rank if kind in ranks else -1, default="")


def called(kind: str) -> str:
    """The kind of standing as a common noun: "partner", "invitee"."""
    return standing_label(kind).split(" (")[0].lower()


def then_now(name: str, then: str, now: str) -> str:
    """How a text of today names an actor that it tells of at an earlier time.

    >>> then_now("Finland", "partner", "member")
    'then-partner Finland (now a member)'

    ``then`` and ``now`` are kinds of standing, "" for none; alike, they need no words.
    """
    if then == now:
        return name
    before = f"then-{called(then)} {name}" if then else name
    if now:
        return f"{before} (now {article(called(now))} {called(now)})"
    return f"{before} (no longer {article(called(then))} {called(then)})"


def article(noun: str) -> str:
    return "an" if noun[:1] in "aeiou" else "a"


def alphabetical_key(name: str) -> str:
    """What orders names in English: without accents, case and a leading "the"."""
    plain = unicodedata.normalize("NFKD", name).casefold().removeprefix("the ")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def in_order(things: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """In English alphabetical order by name."""
    return sorted(things, key=lambda thing: alphabetical_key(name(thing)))

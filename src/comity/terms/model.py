"""The forms of the vocabulary: one class for each kind of row in the data files.

Times are EDTF texts; "" at the start means since ever or not known here, "" at the end means still
so. An end is the last day on which the thing was so, not the first on which it was not.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from comity.dates import Span

NAME_FORMS = (
    "short",
    "formal",
    "adjective",
    "demonym",
    "acronym",
    "alias",
    "capital",
    "metonym",
    "city",
    "part",
)
ACTOR_TYPES = ("country", "organisation", "body", "group")


class Lasting:
    """What has a start and an end."""

    __slots__ = ()
    start: str
    end: str

    @property
    def span(self) -> Span:
        """From start to end, open where either is "".

        Raises: DateError.
        """
        return span_between(self.start, self.end)


def span_between(start: str, end: str) -> Span:
    """The span between two EDTF texts, open on the side where one is "".

    Raises: DateError.
    """
    return Span.between(start or "..", end or "..")


@dataclass(frozen=True, slots=True)
class ActorTerm(Lasting):
    """One row per state or territory, organisation, body of one, or group.

    ``parent`` is the organisation a body belongs to or a group gathers around ("" if none);
    ``level`` at which a body or group usually meets ("" if it varies). A state's ``start`` is its
    independence where that came after 1944: it says nothing against its being named before.
    """

    code: str
    type: str
    wikidata: str
    start: str
    end: str
    parent: str = ""
    level: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class NameTerm(Lasting):
    """One row per name of an actor, language and form.

    ``form``: short, formal, adjective, demonym (plural, of the people), acronym, alias; capital (a
    seat of government, which official prose uses for the government), metonym (a building used
    so), city (any other place of note), part (a part of the state). The span is that of official
    use: people write "Turkey" after it became Türkiye, so a reader should let a name stand outside
    its span unless another actor bears it then. Apostrophes are straight.
    """

    code: str
    text: str
    language: str
    form: str
    start: str = ""
    end: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class MembershipTerm(Lasting):
    """One row per actor, organisation, kind, framework and unbroken spell.

    ``kind`` is one of the vocabulary's standing kinds; ``framework`` the code of the arrangement
    under which a partner is one, or "".
    """

    actor: str
    organisation: str
    kind: str
    framework: str
    start: str
    end: str
    source_url: str


@dataclass(frozen=True, slots=True)
class FrameworkTerm(Lasting):
    """One row per arrangement in which an organisation has partners: NATO's PfP, EAPC, …"""

    code: str
    organisation: str
    name: str
    start: str
    end: str
    source_url: str


@dataclass(frozen=True, slots=True)
class SourceTerm:
    """One row per source of the data files.

    ``basis`` is "read" if the file was made from what stood there on ``retrieved_on``, "recalled"
    if it was written from general knowledge and the address is where to check it.
    """

    code: str
    source_url: str
    retrieved_on: str
    basis: str
    title: str


@dataclass(frozen=True, slots=True)
class Terms:
    """Actors, their names and memberships, all at once; nothing in it changes."""

    actors: MappingProxyType[str, ActorTerm]
    names: tuple[NameTerm, ...]
    memberships: tuple[MembershipTerm, ...]
    frameworks: MappingProxyType[str, FrameworkTerm]
    lookalikes: tuple[str, ...]
    """Texts that contain a name and name another thing: "Gulf of Mexico", "Latin America"."""
    sources: MappingProxyType[str, SourceTerm]

    @property
    def bodies(self) -> tuple[ActorTerm, ...]:
        return tuple(actor for actor in self.actors.values() if actor.type == "body")

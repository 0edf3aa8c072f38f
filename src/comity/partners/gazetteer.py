"""The names a reader may use, as the record knows them: it reads with what it has learnt."""

from __future__ import annotations

from comity.partners.queries.actors import numbers_by_code
from comity.partners.rules import STRUCTURAL
from comity.reader.gazetteer import Gazetteer, Member, Name
from comity.record import queries
from comity.record.vantage import Vantage


def gazetteer(vantage: Vantage, language: str = "en") -> Gazetteer:
    """What the vantage sees of names, memberships and bodies, each over its span of days.

    ``vantage.on`` does not matter: the reader takes what holds on the day of each text. Actors
    without a code are left out, since claims name actors by code. Words that only look like names
    and office-holders come from the packaged terms. Three queries; 0.1 s with the packaged
    vocabulary.
    """
    anywhere = vantage.at(None)
    codes = {number: code for code, number in numbers_by_code(anywhere).items()}
    names: list[Name] = []
    types: dict[str, str] = {}
    parents: dict[str, str] = {}
    members: list[Member] = []
    for entry in queries.entries(
        anywhere, kinds=["name", "actor_type", "standing"], order="opened"
    ):
        code, other = codes.get(entry.subject), codes.get(entry.object or 0)
        days = (entry.span.start_earliest, entry.span.end_latest)
        if not code:
            continue
        if entry.kind == "actor_type":
            types.setdefault(code, entry.term)
        elif entry.kind == "name":
            if entry.value.get("language", "") in (language, ""):
                names.append(Name(code, entry.value.get("text", ""), entry.term, *days))
        elif other and entry.term in STRUCTURAL:
            parents.setdefault(code, other)
        elif other:
            members.append(Member(code, other, entry.term, *days))
    packaged = Gazetteer.from_terms()
    return Gazetteer.build(
        names=names,
        types=types,
        parents=parents,
        members=members,
        lookalikes=packaged.lookalikes,
        holders=packaged.holders,
        written=packaged.written,
    )

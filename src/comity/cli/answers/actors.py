"""Actors as a user names them: by code or by any of their names."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches

from comity.cli.refusals import Refused
from comity.partners.queries import Actor, actor_by_code, actors, standings
from comity.record import queries
from comity.record.vantage import Vantage


def find_actor(vantage: Vantage, words: str) -> Actor:
    """The actor with that code, or with that name at any time, as known now: a question of what
    was known of an actor earlier may name it by what is known of it since.

    Raises:
        Refused: there is none, or several bear the name.
    """
    vantage = replace(vantage, known=None)
    found = actor_by_code(vantage, words) or actor_by_code(vantage, words.upper())
    if found:
        return found
    named: dict[str, list[int]] = {}
    for entry in queries.entries(vantage.at(None), kinds=["name"], order="opened"):
        named.setdefault(folded(entry.value.get("text", "")), []).append(entry.subject)
    numbers = sorted(set(named.get(folded(words), ())))
    if len(numbers) == 1:
        return actors(vantage, numbers=numbers)[0]
    if numbers:
        several = ", ".join(one.code for one in actors(vantage, numbers=numbers))
        raise Refused(f"Several actors are called {words!r}: {several}. Give the code.")
    near = get_close_matches(folded(words), named, n=3)
    hint = f" Near it: {', '.join(near)}." if near else ""
    raise Refused(f"No actor on record is called {words!r}.{hint} Give a code or a full name.")


def find_group(vantage: Vantage, organisation: Actor, words: str) -> Actor:
    """The group of that code or name; else the organisation's group with the words in a name.

    Raises:
        Refused: there is none, or several.
    """
    vantage = replace(vantage, known=None)
    own = standings(vantage.at(None), object=organisation.id, kinds=["group-of"])
    groups = {standing.subject.id: standing.subject for standing in own}
    wanted = folded(words)
    fit = {
        entry.subject
        for entry in queries.entries(vantage.at(None), subjects=sorted(groups), kinds=["name"])
        if wanted in folded(entry.value.get("text", ""))
    }
    if len(fit) == 1:
        return actors(vantage, numbers=fit)[0]
    if fit:
        several = ", ".join(groups[number].code for number in sorted(fit))
        raise Refused(f"Several groups fit {words!r}: {several}. Give the code.")
    return find_actor(vantage, words)


def folded(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").split()).removeprefix("the ")

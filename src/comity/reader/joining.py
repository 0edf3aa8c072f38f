"""Parties that one sentence gives to an engagement of another: who joined, members, hosts."""

from __future__ import annotations

from comity.reader.discourse import Discourse
from comity.reader.drafts import Draft
from comity.reader.gazetteer import Gazetteer
from comity.reader.ledger import Ledger
from comity.reader.parties import Part, parties_of
from comity.reader.tokens import Sentence
from comity.reader.when import within

_ENOUGH_MEMBERS = 4
"""States named beside a group's name that then stand for the group."""


def join_current(draft: Draft, ledger: Ledger, discourse: Discourse) -> bool:
    """Let those who "also took part in the session" take part in the engagement told last."""
    last = ledger.current
    if last is None:
        return not (draft.dates or draft.kind)
    date = ledger.date_of(draft)
    alone = len(last.parties) == 1
    if date and last.date and date != last.date and not within(date, last.date):
        draft.joins = False
        draft.add(discourse.actors or discourse.core)
        draft.kind = draft.kind or "meeting"
        return False
    if date and alone and within(date, last.date):
        last.date = date
    last.add(draft.parts)
    last.firsts.extend(draft.firsts)
    last.mode = last.mode or draft.mode
    last.open_list = last.open_list or draft.open_list
    last.extra_sentences.append(draft.sentence)
    discourse.company = last.company
    return True


def expand(draft: Draft, discourse: Discourse) -> None:
    """Put the members a text has listed in the place of their group's name."""
    if draft.source == "title":
        return
    ahead = draft.future or draft.apart
    for group, members in discourse.expansions.items():
        lasting = discourse.gazetteer.types.get(group) == "group" or not ahead
        if group in draft.parties and lasting:
            draft.parts = [part for part in draft.parts if part.actor != group]
            draft.add(members)


def visit_of_the_two(draft: Draft, discourse: Discourse) -> None:
    """A dated visit by one of the two whom the text is about is to the other."""
    about = parties_of(discourse.about)
    own = draft.parties
    if draft.kind == "visit" and draft.dates and len(own) == 1 < len(about) and own[0] in about:
        draft.add(discourse.about)


def settle_groups(draft: Draft, discourse: Discourse) -> None:
    """Where enough members of a group are named, they stand for it, here and from here on."""
    gazetteer = discourse.gazetteer
    states = [part for part in draft.parts if gazetteer.is_state(part.actor)]
    if len({part.actor for part in states}) < _ENOUGH_MEMBERS:
        return
    for code in draft.parties:
        if gazetteer.types.get(code) == "group" and _are_members(code, states, discourse):
            members = tuple(Part(actor, actor) for actor in parties_of(states))
            discourse.expansions[code] = members
            draft.parts = [part for part in draft.parts if part.actor != code]


def _are_members(group: str, states: list[Part], discourse: Discourse) -> bool:
    """Most of the states are the group's own, as far as anybody knows who those are."""
    kinds = ("group-member", "member")
    day = discourse.day or 0
    known = {one for kind in kinds for one in discourse.gazetteer.members_of(group, day, kind)}
    codes = {part.actor for part in states}
    return not known or 2 * len(codes & known) >= len(codes)


def settle_seats(ledger: Ledger, sentences: list[Sentence], gazetteer: Gazetteer) -> None:
    """A visit to a city whose state the text never names is to the organisations met there."""
    visits = [draft for draft in ledger.drafts if draft.city_only]
    if not visits:
        return
    tokens = [sentence.tokens[k] for sentence in sentences for k in sentence.named]
    named = {token.name.code for token in tokens if token.name and token.letter in "CA"}
    cities = {token.start for token in tokens if token.name and token.name.form == "city"}
    for visit in visits:
        hosts = [p for p in visit.parts if gazetteer.is_state(p.actor) and p.actor not in named]
        met = [
            part
            for draft in ledger.drafts
            if draft is not visit and set(draft.parties) & set(visit.parties)
            for part in draft.parts
            if not gazetteer.is_state(part.actor)
        ]
        own = {part.actor for part in visit.visitors}
        hosts = [part for part in hosts if part.actor not in own]
        visit.parts = [p for p in visit.parts if p not in hosts or p.start not in cities]
        if hosts and met:
            visit.parts = [part for part in visit.parts if part not in hosts]
            visit.add(met)

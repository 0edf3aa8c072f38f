"""From drafts to claims of engagements: every field with the words that gave it."""

from __future__ import annotations

from comity.reader.claims import EngagementClaim, Evidence, First, Participation
from comity.reader.discourse import Discourse
from comity.reader.drafts import Draft
from comity.reader.evidence import words_for_actors, words_for_level
from comity.reader.firsts import settled
from comity.reader.kinds import kind_of
from comity.reader.levels import level_of
from comity.reader.manner import is_military, track_of
from comity.reader.parties import Part, parties_of
from comity.reader.quotes import evidence_of, passages_of
from comity.reader.topics import areas_of
from comity.reader.when import is_planned


def engagement_claims(
    content: str, draft: Draft, discourse: Discourse, published: str
) -> list[EngagementClaim]:
    """One claim of a draft; one for each other party if they met the first one by one."""
    parties = draft.parties
    if len(parties) < 2 and not draft.collective:
        return []
    if not draft.each or len(parties) < 2:
        return [_claim(content, draft, draft.parts, discourse, published)]
    first = draft.parts[0].actor
    own = [part for part in draft.parts if part.actor == first]
    others = dict.fromkeys(part.actor for part in draft.parts if part.actor != first)
    return [
        _claim(
            content,
            draft,
            [*own, *(part for part in draft.parts if part.actor == other)],
            discourse,
            published,
        )
        for other in others
    ]


def _claim(
    content: str, draft: Draft, parts: list[Part], discourse: Discourse, published: str
) -> EngagementClaim:
    body = _body(draft, parts, discourse)
    level = level_of(draft, parts)
    if level == "unknown" and is_military(body):
        level = "chiefs-of-defence"
    topics = tuple(dict.fromkeys(" ".join(content[i:j].split()) for i, j in draft.topics))
    return EngagementClaim(
        date=draft.date,
        kind=kind_of(draft, body),
        level=level,
        parties=parties_of(parts),
        participants=tuple(
            Participation(
                part.actor, part.capacity, part.person, part.role, part.group, part.standing
            )
            for part in parts
        ),
        participants_closed=bool(draft.listed) or not draft.open_list,
        body=body,
        session=draft.session,
        track=track_of(draft, parts, body, level),
        mode=draft.mode or ("telephone" if draft.kind == "call" else ""),
        visit_style=draft.visit_style,
        place=draft.place,
        topics=topics,
        areas=areas_of(topics),
        setting=draft.setting,
        series=draft.series,
        planned=is_planned(draft, published),
        recurring=draft.recurring,
        firsts=_firsts(draft, parts, level, discourse),
        passages=passages_of(content, draft.sentence, draft.extra_sentences),
        evidence=_evidence(content, draft, parts, level, body),
    )


def _body(draft: Draft, parts: list[Part], discourse: Discourse) -> str:
    """The body that met or convened: the first one named among those who act."""
    types = discourse.gazetteer.types
    if draft.body and types.get(draft.body) == "body":
        return draft.body
    # "them" may stand for a body among others: only one that the sentence names convened it.
    named = {token.name.code for token in draft.sentence.tokens if token.name}
    bodies = (part.code for part in parts if types.get(part.code) == "body")
    return next((code for code in bodies if code in named), "")


def _firsts(draft: Draft, parts: list[Part], level: str, discourse: Discourse) -> tuple[First, ...]:
    """What the text calls a first, of those of the claim's parties to whom it belongs."""
    parties = set(parties_of(parts))
    found = [settled(first, draft, level, discourse.gazetteer) for first in draft.firsts]
    return tuple(dict.fromkeys(one for one in found if set(one.actors) <= parties))


def _evidence(
    content: str, draft: Draft, parts: list[Part], level: str, body: str
) -> tuple[Evidence, ...]:
    """The words that gave parties, date, kind, level, body and place."""
    found = [
        evidence_of(content, "parties", part.start, part.end, part.actor)
        for part in parts
        if part.end
    ]
    found += [
        evidence_of(content, "date", one.start, one.end, draft.date) for one in draft.dates[:1]
    ]
    told = (draft.sentence, *draft.extra_sentences)
    found += words_for_level(content, told, level)
    found += words_for_actors(content, "body", told, (body,))
    tokens = draft.sentence.tokens
    i, j = draft.head
    if j <= len(tokens):
        found.append(evidence_of(content, "kind", tokens[i].start, tokens[j - 1].end, draft.kind))
    if draft.place_span and draft.place:
        i, j = draft.place_span
        if j <= len(tokens):
            place = draft.place
            found.append(evidence_of(content, "place", tokens[i].start, tokens[j - 1].end, place))
    found += [evidence_of(content, "topics", i, j) for i, j in draft.topics]
    return tuple(dict.fromkeys(found))

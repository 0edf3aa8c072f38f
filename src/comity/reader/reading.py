"""A text read from the first sentence to the last."""

from __future__ import annotations

from datetime import date

from comity.dates.prose import find_dates
from comity.reader.claims import (
    Claim,
    EngagementClaim,
    InstrumentClaim,
    Participation,
    Reading,
    StandingClaim,
    Text,
)
from comity.reader.clauses import Clause
from comity.reader.discourse import Discourse, home_of, parties_of
from comity.reader.drafts import Draft
from comity.reader.engagements import Engagements
from comity.reader.gazetteer import Gazetteer
from comity.reader.instruments import Instruments, Made
from comity.reader.layout import blocks
from comity.reader.ledger import Ledger
from comity.reader.levels import level_of
from comity.reader.parties import Part
from comity.reader.quotes import evidence_of, passages_of
from comity.reader.sentences import sentence_spans
from comity.reader.standings import Standing, Standings
from comity.reader.tokens import Finds, Sentence, tokenize
from comity.reader.when import first_day, is_after

READER = "comity.reader/1"


def read(text: Text, gazetteer: Gazetteer) -> Reading:
    """Every claim that the reader finds in the text, in the order of the text."""
    return Reading(tuple(_claims(text, gazetteer)), READER, gazetteer.digest)


def sentences_of(text: Text, gazetteer: Gazetteer) -> list[Sentence]:
    """The sentences of a text as tokens."""
    content = text.text
    day = first_day(text.published)
    published = date.fromordinal(day) if day and day > 366 else None
    finds = Finds(gazetteer.find(content), find_dates(content, published))
    out: list[Sentence] = []
    for number, block in enumerate(blocks(content, text.title)):
        for start, end in sentence_spans(content, block):
            tokens = tokenize(content, start, end, finds, day)
            letters = "".join(token.letter for token in tokens)
            out.append(Sentence(len(out), start, end, block.kind, number, tokens, letters))
    return out


def _claims(text: Text, gazetteer: Gazetteer) -> list[Claim]:
    content = text.text
    sentences = sentences_of(text, gazetteer)
    discourse = Discourse(gazetteer, home_of(text), first_day(text.published))
    for sentence in sentences:
        for token in sentence.tokens:
            if token.name:
                code = gazetteer.party(token.name.code)
                discourse.mentioned[code] = discourse.mentioned.get(code, 0) + 1
    ledger = Ledger(text.published)
    standings: list[Standing] = []
    made: list[Made] = []
    for sentence in sentences:
        clause = Clause(content, sentence, discourse)
        if sentence.kind == "title":
            _voice_of_title(clause, discourse)
        main: Draft | None = None
        for draft in Engagements(content, clause, discourse).drafts():
            entered = ledger.add(draft)
            if (entered and main is None and entered is ledger.main) or (
                entered and main is None and draft.source == "verb" and not draft.apart
            ):
                main = entered
                discourse.company = tuple(entered.parts)
        standings.extend(Standings(content, clause, discourse).found())
        made.extend(Instruments(content, clause, discourse, text.published).found())
        _remember_subject(clause, discourse)
    claims: list[Claim] = []
    for draft in ledger.drafts:
        claims.extend(_engagement(content, draft, text.published))
    claims.extend(_standings(content, standings, text.published))
    claims.extend(_instruments(content, made, discourse, ledger))
    return claims


def _standings(content: str, found: list[Standing], published: str) -> list[StandingClaim]:
    """Each (subject, kind, object) once, with every sentence that says so."""
    table: dict[tuple[str, str, str], list[Standing]] = {}
    for one in found:
        table.setdefault((one.subject, one.kind, one.object), []).append(one)
    out = []
    for (subject, kind, other), rows in table.items():
        first = rows[0]
        out.append(
            StandingClaim(
                subject=subject,
                kind=kind,
                object=other,
                start=next((row.start for row in rows if row.start), ""),
                end="",
                as_of=first.as_of or published,
                label=first.label,
                passages=passages_of(content, first.sentence, [row.sentence for row in rows[1:]]),
                evidence=(evidence_of(content, "kind", *first.word),),
            )
        )
    return out


def _instruments(
    content: str, found: list[Made], discourse: Discourse, ledger: Ledger
) -> list[InstrumentClaim]:
    """Each title with its parties once; a joint text's parties are those who speak in it."""
    out: list[InstrumentClaim] = []
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for one in found:
        parties = one.parties
        if not parties:
            parties = parties_of(discourse.document)
            if len(parties) < 2 and ledger.main:
                parties = ledger.main.parties
        if not parties:
            continue
        key = (one.title.lower(), parties)
        if key in seen:
            continue
        seen.add(key)
        out.append(
            InstrumentClaim(
                kind=one.kind,
                title=one.title,
                parties=parties,
                date=one.date,
                topics=one.topics,
                passages=passages_of(content, one.sentence, one.more),
                evidence=(evidence_of(content, "title", *one.span),),
            )
        )
    return out


def _voice_of_title(clause: Clause, discourse: Discourse) -> None:
    """A joint text speaks for all whom its title names."""
    words = {token.word for token in clause.tokens}
    parts: list[Part] = []
    for item in clause.items:
        if item.phrase and item.phrase.parts:
            parts.extend(item.phrase.parts)
        if item.event:
            parts.extend(item.event.named)
            parts.extend(item.event.owners)
    if any("joint" in word or "communiqu" in word for word in words):
        if discourse.home and len(parties_of(parts)) == 1:
            parts.append(Part(discourse.home, discourse.home))
        discourse.document = tuple(parts)


def _remember_subject(clause: Clause, discourse: Discourse) -> None:
    for item in clause.items:
        if item.phrase and item.phrase.kind == "party" and item.phrase.personal:
            discourse.subject = item.phrase.parts
            return


def _engagement(content: str, draft: Draft, published: str) -> list[EngagementClaim]:
    parties = draft.parties
    if len(parties) < 2:
        return []
    if draft.each:
        first = draft.parts[0].actor
        own = [part for part in draft.parts if part.actor == first]
        out = []
        for other in dict.fromkeys(part.actor for part in draft.parts if part.actor != first):
            parts = [*own, *(part for part in draft.parts if part.actor == other)]
            out.append(_claim(content, draft, parts, published))
        return out
    return [_claim(content, draft, draft.parts, published)]


def _claim(content: str, draft: Draft, parts: list[Part], published: str) -> EngagementClaim:
    evidence = [evidence_of(content, "parties", part.start, part.end) for part in parts if part.end]
    evidence += [evidence_of(content, "date", one.start, one.end) for one in draft.dates[:1]]
    planned = is_after(draft.date, published) or (
        draft.future
        and (
            not draft.date
            or (draft.date[:7] >= published[:7] and "/" in draft.date)
            or len(draft.date) <= 7
        )
    )
    return EngagementClaim(
        date=draft.date,
        kind=draft.kind or "meeting",
        level=level_of(draft),
        parties=parties_of(parts),
        participants=tuple(
            Participation(
                part.actor, part.capacity, part.person, part.role, part.group, part.standing
            )
            for part in parts
        ),
        body=draft.body,
        place=draft.place,
        setting=draft.setting,
        mode=draft.mode,
        visit_style=draft.visit_style,
        planned=planned,
        recurring=draft.recurring,
        passages=passages_of(content, draft.sentence, draft.extra_sentences),
        evidence=tuple(evidence),
    )

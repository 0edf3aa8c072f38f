"""Standings and instruments that sentences told become claims, each once, with every passage."""

from __future__ import annotations

from dataclasses import replace

from comity.reader.claims import CooperationClaim, Evidence, InstrumentClaim, StandingClaim
from comity.reader.cooperation import Cooperations
from comity.reader.discourse import Discourse
from comity.reader.evidence import words_for_actors, words_for_dates
from comity.reader.instruments import Made
from comity.reader.ledger import Ledger
from comity.reader.parties import parties_of
from comity.reader.quotes import evidence_of, passages_of
from comity.reader.standings import Standing
from comity.reader.tokens import Sentence
from comity.reader.topics import areas_of

_EARLIER = frozenset(("recent", "recently", "earlier", "previously", "last"))


def standing_claims(content: str, found: list[Standing], ledger: Ledger) -> list[StandingClaim]:
    """Each (subject, kind, object) once, with every sentence that says so."""
    table: dict[tuple[object, str, str, str, str], list[Standing]] = {}
    for one in found:
        mutual = one.form == "bond" or one.kind == "other"
        pair = frozenset((one.subject, one.object)) if mutual else (one.subject, one.object)
        label = one.label if one.kind == "other" else ""
        as_of = _time_of(one, ledger)
        table.setdefault((pair, one.kind, label, as_of, one.end), []).append(one)
    out = []
    for (*_same, as_of, _end), rows in table.items():
        first = rows[0]
        out.append(
            StandingClaim(
                subject=first.subject,
                kind=first.kind,
                object=first.object,
                start=next((row.start for row in rows if row.start), ""),
                end=first.end,
                as_of=as_of,
                label=first.label,
                passages=passages_of(content, first.sentence, [row.sentence for row in rows[1:]]),
                evidence=_of_standing(content, rows, as_of),
            )
        )
    return out


def _of_standing(content: str, rows: list[Standing], as_of: str) -> tuple[Evidence, ...]:
    """The words that gave kind, subject, object and dates."""
    first, told = rows[0], [row.sentence for row in rows]
    start = next((row.start for row in rows if row.start), "")
    dates = {"start": start, "end": first.end, "as_of": as_of}
    return (
        evidence_of(content, "kind", *first.word, first.kind),
        *words_for_actors(content, "subject", told, (first.subject,)),
        *words_for_actors(content, "object", told, (first.object,)),
        *words_for_dates(content, told, dates),
    )


def instrument_claims(
    content: str,
    found: list[Made],
    discourse: Discourse,
    ledger: Ledger,
    cooperations: Cooperations,
) -> list[InstrumentClaim]:
    """Each title with its parties once; a joint text's parties are those who speak in it."""
    out: list[InstrumentClaim] = []
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    for one in found:
        parties = one.parties
        if not parties:
            parties = parties_of(discourse.document)
            if len(parties) < 2 and ledger.main:
                parties = ledger.main.parties
            parties = _of_organisation(parties, discourse)
        if not parties or (one.form == "joint" and _own_affair(parties, discourse)):
            continue
        key = (one.title.lower(), parties)
        if key in seen and one.date and one.date != out[seen[key]].date:
            out[seen[key]] = _dated(content, out[seen[key]], one)
        if key in seen or (found[0].form == "joint" and _names_text_itself(one, out)):
            continue
        seen[key] = len(out)
        out.append(
            InstrumentClaim(
                kind=one.kind,
                title=one.title,
                parties=parties,
                date=one.date or _told_date(one, parties, discourse, ledger),
                topics=one.topics,
                areas=areas_of(list(one.topics)),
                part_of=() if one.kind == "strategy" else cooperations.strategies_of(parties),
                passages=passages_of(content, one.sentence, one.more),
                evidence=(
                    evidence_of(content, "title", *one.span, one.title),
                    *words_for_actors(content, "parties", (one.sentence, *one.more), parties),
                    *words_for_dates(content, (one.sentence, *one.more), {"date": one.date}),
                ),
            )
        )
    return out


def _dated(content: str, claim: InstrumentClaim, again: Made) -> InstrumentClaim:
    """The claim with the date that a later sentence gives, where it had none or a longer span."""
    if not again.date.startswith(claim.date):
        return claim
    return replace(
        claim,
        date=again.date,
        passages=(*claim.passages, *passages_of(content, again.sentence, [])),
        evidence=(
            *(one for one in claim.evidence if one.field != "date"),
            *words_for_dates(content, (again.sentence,), {"date": again.date}),
        ),
    )


def _of_organisation(parties: tuple[str, ...], discourse: Discourse) -> tuple[str, ...]:
    """The organisation that speaks, where all others are its own members."""
    home, gazetteer = discourse.home, discourse.gazetteer
    if not home or gazetteer.is_state(home) or discourse.day is None:
        return parties
    known = gazetteer.members_of(home, discourse.day)
    states = [one for one in parties if gazetteer.is_state(one)]
    own = [one for one in states if one in known]
    mostly = len(states) > 3 and 2 * len(own) > len(states)
    return (home,) if known and (mostly or set(parties) <= {home, *known}) else parties


def _own_affair(parties: tuple[str, ...], discourse: Discourse) -> bool:
    """A joint text of one state's own people, or one whose other party nobody knows."""
    state = discourse.gazetteer.is_state
    return len(parties) < 2 and (state(parties[0]) or state(discourse.home))


def _names_text_itself(one: Made, out: list[InstrumentClaim]) -> bool:
    """A line that repeats the title of a joint text is no further instrument."""
    if one.kind != "joint-declaration" or not out:
        return False
    mine, first = one.title.casefold(), out[0].title.casefold()
    return out[0].kind == one.kind and (first in mine or mine in first)


def _told_date(one: Made, parties: tuple[str, ...], discourse: Discourse, ledger: Ledger) -> str:
    """The day of what the sentence tells, where it tells that the instrument was made there."""
    if not one.signed:
        return ""
    elsewhen = _told_elsewhen(one)
    for draft in ledger.drafts:
        told = (draft.sentence, *draft.extra_sentences)
        both = len(parties) > 1 and set(parties) <= set(draft.parties)
        if one.sentence in told and draft.date and not draft.future and (both or not elsewhen):
            return draft.date
    if elsewhen:
        return ""
    main = ledger.main
    ours = len(parties) > 1 or discourse.home in parties
    if main and main.date and not main.future and ours and set(parties) & set(main.parties):
        return main.date
    nearest = _nearest(one, parties, ledger)
    if nearest:
        return nearest
    days = {
        draft.date
        for draft in ledger.drafts
        if draft.date and not draft.future and set(parties) <= set(draft.parties)
    }
    if len(parties) > 1 and len(days) == 1:
        return days.pop()
    speaking = set(parties_of(discourse.document))
    if len(speaking) > 1 and set(parties) <= speaking:
        return ledger.published
    return ""


def _told_elsewhen(one: Made) -> bool:
    """The sentence has a date before the title, or says that it was made earlier."""
    dated = any(token.date for token in one.sentence.tokens if token.start < one.span[1])
    return dated or not _EARLIER.isdisjoint(one.sentence.vocabulary)


def _nearest(one: Made, parties: tuple[str, ...], ledger: Ledger) -> str:
    """The date of the engagement told last before it in which its parties took part."""
    date = ""
    for draft in ledger.drafts:
        before = draft.sentence.number <= one.sentence.number and draft.date and not draft.future
        if before and len(parties) > 1 and set(parties) <= set(draft.parties):
            date = draft.date
    return date


def _time_of(one: Standing, ledger: Ledger) -> str:
    """The time the standing is told of: the day of writing, or when what is told took place."""
    if one.end:
        return ""
    if not one.then:
        return ledger.published
    return one.as_of or _date_of(one.sentence, ledger)


def _date_of(sentence: Sentence, ledger: Ledger) -> str:
    """The date of the engagement that a sentence tells of, or else of the last one before it."""
    before = ""
    for draft in ledger.drafts:
        told = (draft.sentence, *draft.extra_sentences)
        if sentence in told and draft.date:
            return draft.date
        if draft.sentence.number <= sentence.number and draft.date:
            before = draft.date
    return before


def cooperation_claims(content: str, cooperations: Cooperations) -> list[CooperationClaim]:
    """One claim for each sentence that tells of cooperation."""
    return [
        CooperationClaim(
            parties=one.parties,
            mode=one.mode,
            topics=one.topics,
            areas=areas_of(list(one.topics)),
            strategy=next(iter(cooperations.strategies_of(one.parties)), ""),
            passages=passages_of(content, one.sentence, []),
            evidence=(
                evidence_of(content, "mode", *one.word, one.mode),
                *words_for_actors(content, "parties", (one.sentence,), one.parties),
            ),
        )
        for one in cooperations.found
    ]

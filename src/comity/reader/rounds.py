"""Engagements told as one of a series: "the one in Oslo in May", "a third round is planned".

The text has named the series and its parties before; here are only its other members, each with
a date of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comity.dates.prose import DateMention
from comity.reader.discourse import Discourse
from comity.reader.levels import higher
from comity.reader.lexicon import word_set
from comity.reader.parties import Part

if TYPE_CHECKING:
    from comity.reader.drafts import Draft
    from comity.reader.telling import Telling

_ROUNDS = word_set("rounds")
_AHEAD = word_set("ahead")
_ANOTHER = _ROUNDS | {"one"}


def others_of_series(sentence: Telling) -> list[Draft]:
    """Drafts of meetings that the sentence names by "one" or "round" and dates."""
    said = sentence.sentence.vocabulary
    parts = () if said.isdisjoint(_ANOTHER) else same_parties(sentence.discourse)
    if not parts:
        return []
    out = []
    for index in range(len(sentence.items)):
        if not _is_another(sentence, index):
            continue
        at = index + 1
        start = _after_ahead(sentence, at)
        planned_for = _date_of_plan(sentence, start) if start > at else None
        attached = sentence.clause.follow(start + 2 * bool(planned_for), objects=False)
        attached.dates.extend([planned_for] if planned_for else [])
        council = sentence.discourse.council if parts == sentence.discourse.council else ()
        kind = "council" if council else "meeting"
        draft = sentence._draft(index, kind, list(parts), attached, noun=True)
        if not draft.dates:
            continue
        for part in parts:
            draft.level_hint = higher(draft.level_hint, part.level)
        draft.parts = [Part(part.actor, part.actor) for part in draft.parts]
        draft.future = draft.future or start > at
        draft.apart = draft.background = True
        out.append(draft)
    return out


def one_for_each_date(draft: Draft) -> list[Draft]:
    """ "attended meetings in May 2021, June 2022 and July 2023": three."""
    dates = list({date.edtf: date for date in draft.dates}.values())
    if len(dates) < 2 or draft.kind == "visit" or draft.recurring:
        return [draft]
    precisions = {date.precision for date in dates}
    if len(precisions) > 1 or not precisions <= {"day", "month", "year"}:
        return [draft]
    return [replace(draft, parts=list(draft.parts), dates=[date], apart=True) for date in dates]


def _is_another(sentence: Telling, index: int) -> bool:
    """ "the one", "after one", "a third round" stands at the item."""
    item = sentence.items[index]
    word = sentence.tokens[item.i].word
    before = sentence.items[index - 1].kind if index else "^"
    if word == "one":
        return item.kind == "q" and before in "dz"
    return word in _ROUNDS and before == "j" and not _is_event(sentence, index + 1)


def same_parties(discourse: Discourse) -> tuple[Part, ...]:
    """Who meets again: the organisations that met, without their guests; else all who met."""
    if discourse.council:
        return discourse.council
    own = discourse.actors
    if own and not any(discourse.gazetteer.is_state(part.actor) for part in own):
        codes = {part.actor for part in own}
        if len(codes) > 1:
            return own
    return discourse.company


def _is_event(sentence: Telling, k: int) -> bool:
    kinds = [item.kind for item in sentence.items[k : k + 3]]
    return "E" in kinds and sentence.items[k].kind in "oEx"


def _date_of_plan(sentence: Telling, k: int) -> DateMention | None:
    """The date of "planned for 2024"."""
    kinds = "".join(item.kind for item in sentence.items[k : k + 2])
    return sentence.tokens[sentence.items[k + 1].i].date if kinds == "rD" else None


def _after_ahead(sentence: Telling, k: int) -> int:
    """The item after "is planned", "are scheduled" at ``k``; ``k`` if nothing like it is there."""
    items = sentence.items
    ahead = k + 1 < len(items) and sentence.tokens[items[k + 1].i].word in _AHEAD
    return k + 2 if ahead and items[k].kind == "a" else k

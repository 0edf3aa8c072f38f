"""What changed between two editions of a document: its words, and what it says of standings.

A passage never re-attaches to words that merely resemble it. Where a newer edition no longer has
the words, the accepted claims that rest on them are opened again for somebody to look at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from comity.dates import Span
from comity.reader.claims import Passage, StandingClaim
from comity.reader.layout import blocks
from comity.reader.sentences import sentence_spans
from comity.record import documents
from comity.record.documents import SeenEdition
from comity.record.vantage import Vantage
from comity.review.models import ClaimRow
from comity.review.queries import ClaimView, claims

#: More claims than any document was seen to hold.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Rewording:
    """Sentences of the older edition and what stands in their place; either may be empty."""

    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StandingChange:
    """What a text says ``subject`` is to ``object``, before and now; "" where it says nothing."""

    subject: str
    object: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """From one edition to the next: the words, the standings, and the claims to look at again."""

    older: SeenEdition
    newer: SeenEdition
    rewordings: tuple[Rewording, ...]
    standings: tuple[StandingChange, ...]
    reopened: tuple[ClaimView, ...]


def changes(desk: Vantage, document: int) -> list[EditionChanges]:
    """One row per edition after the first that the desk sees of a document, in their order."""
    seen = [e for e in documents.editions(desk.at(None), document=document) if e.text is not None]
    found = []
    for older, newer in pairwise(seen):
        before, after = (claims(desk, edition=edition.id) for edition in (older, newer))
        found.append(
            EditionChanges(
                older,
                newer,
                tuple(rewordings(older.text or "", newer.text or "")),
                tuple(standing_changes(before, after)),
                tuple(reopened(before, newer.text or "")),
            )
        )
    return found


def sentences(text: str) -> list[str]:
    """The sentences of a text, white space within each folded."""
    return [
        " ".join(text[start:end].split())
        for block in blocks(text)
        for start, end in sentence_spans(text, block)
    ]


def rewordings(older: str, newer: str) -> Iterable[Rewording]:
    """Where the two texts differ, sentence by sentence, in the order of the newer."""
    one, two = sentences(older), sentences(newer)
    for what, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if what != "equal":
            yield Rewording(tuple(one[a:b]), tuple(two[c:d]))


def reopened(accepted: Iterable[ClaimView], newer: str) -> Iterable[ClaimView]:
    """Claims accepted, or opened again since, whose quoted words the newer text no longer has."""
    text = folded(newer)
    for view in accepted:
        known = view.state == ClaimRow.State.ACCEPTED or view.reopened
        if known and gone(view.claim.passages, text):
            yield view


def gone(passages: Iterable[Passage], newer: str) -> bool:
    """Whether the newer text, folded, no longer has the words of one of the passages."""
    return any(folded(passage.exact) not in newer for passage in passages)


def folded(text: str) -> str:
    """The text with each run of white space as one space: a line broken elsewhere is no change."""
    return " ".join(text.split())


def resting_on_gone(desk: Vantage, newer: SeenEdition) -> list[ClaimView]:
    """Accepted claims of older editions whose words the edition before still had."""
    older = [
        one
        for one in documents.editions(desk.at(None), document=newer.document)
        if one.id < newer.id and one.text is not None
    ]
    if not older:
        return []
    before, now = folded(older[-1].text or ""), folded(newer.text or "")
    return [
        view
        for edition in older
        for view in claims(desk, edition=edition.id, state=ClaimRow.State.ACCEPTED, limit=MOST)
        if gone(view.claim.passages, now) and not gone(view.claim.passages, before)
    ]


def standing_changes(
    older: Iterable[ClaimView], newer: Iterable[ClaimView]
) -> Iterable[StandingChange]:
    """Pairs of actors of which the newer edition says another standing than the older."""
    before, after = _latest(older), _latest(newer)
    for pair in sorted(before.keys() & after.keys()):
        if before[pair] != after[pair]:
            yield StandingChange(*pair, before[pair], after[pair])


def _latest(views: Iterable[ClaimView]) -> dict[tuple[str, str], str]:
    """The standing told of each pair that speaks of the latest day."""
    told: dict[tuple[str, str], tuple[int, str]] = {}
    for view in views:
        claim = view.claim
        if isinstance(claim, StandingClaim) and claim.kind not in ("other", "group-member"):
            when = claim.as_of or claim.start
            day = Span.parse(when).end_latest if when else 0
            pair = (claim.subject, claim.object)
            told[pair] = max(told.get(pair, (-1, "")), (day, claim.kind))
    return {pair: kind for pair, (_, kind) in told.items()}

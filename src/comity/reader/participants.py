"""Those whom a list under "in attendance:" or "participants:" names took part."""

from __future__ import annotations

from comity.reader.clauses import Clause
from comity.reader.joining import settle_groups
from comity.reader.ledger import Ledger
from comity.reader.lexicon import word_set
from comity.reader.parties import parties_of

_ATTENDING = word_set("attending")
_IN_ATTENDANCE = word_set("in-attendance")


def lists_participants(clause: Clause) -> bool:
    """The sentence announces a list of those who took part."""
    if not clause.letters.endswith(":"):
        return False
    return any(word in _ATTENDING for token in clause.tokens for word in token.word.split())


def take_in_listed(clause: Clause, ledger: Ledger) -> bool:
    """Add those whom "in attendance were: A, B; C" lists to the main engagement."""
    meant = ledger.main or ledger.pending
    colon = clause.letters.find(":")
    if meant is None or colon < 0 or clause.letters.endswith(":"):
        return False
    if not _IN_ATTENDANCE & {token.word for token in clause.tokens[:colon]}:
        return False
    listed = [
        part
        for item in clause.items
        if item.i > colon and item.phrase and item.phrase.kind == "party"
        for part in item.phrase.parts
    ]
    if len(parties_of(listed)) < 2:
        return False
    meant.add(listed)
    meant.extra_sentences.append(clause.sentence)
    ledger.enter(meant)
    return True


def take_in_participant(clause: Clause, ledger: Ledger) -> None:
    """Add whom an item of such a list names to the text's main engagement."""
    meant = ledger.main or ledger.pending
    if meant is None:
        return
    for item in clause.items:
        if item.phrase and item.phrase.kind == "party":
            meant.add(item.phrase.parts)
            meant.listed.extend(item.phrase.parts)
            ledger.enter(meant)
            settle_groups(meant, clause.discourse)
            return

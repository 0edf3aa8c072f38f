"""What is done with actors: each action a revision, or a run of them that can be resumed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from comity.dates import Span
from comity.partners.queries.actors import numbers_by_code
from comity.partners.vocabulary_facts import Fact, digest, facts
from comity.record import documents, queries
from comity.record.drafts import EditionDraft, EntryDraft, SourceDraft
from comity.record.queries import SeenSource
from comity.record.revising import ROWS_PER_REVISION, Writer, revise
from comity.record.vantage import Vantage
from comity.terms import load_terms as packaged_terms

#: Where the record keeps the vocabulary: the address of the document that stands for it.
VOCABULARY = "comity:terms"
HANDLING = "TLP:CLEAR"
KINDS = ("actor_type", "identifier", "name", "standing")
#: An entry and its source; an item beside them for a new actor; what an edition needs.
ROWS_PER_FACT, ROWS_PER_ACTOR, ROWS_PER_EDITION = 2, 1, 3

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many facts of the vocabulary came in, and how many are no longer told."""

    opened: int
    withdrawn: int


def load_terms(by: str, progress: Progress | None = None) -> Loaded:
    """The record holds what the packaged vocabulary says of actors, released to the public.

    A run of revisions of at most 2,000 rows, each whole: after a kill the next call goes on where
    it stopped. Where the vocabulary changed, only facts that differ change; what was taken out of
    the record by hand since stays out. ``progress`` is given facts done and facts in all.
    """
    return load_facts(by, facts(packaged_terms()), progress)


def load_facts(by: str, told: Sequence[Fact], progress: Progress | None = None) -> Loaded:
    """The record holds these facts as those of the vocabulary; see ``load_terms``."""
    public = Vantage.of("public")
    held = _held(public)
    known = set(told)
    wanted = [fact for fact in told if fact not in held]
    stale = [source.id for fact, source in held.items() if fact not in known]
    if wanted and held:
        loaded_at = max(source.known_since for source in held.values())
        before = _held(replace(public, known=loaded_at))
        wanted = [fact for fact in wanted if fact not in before]
    if not wanted and not stale:
        return Loaded(0, 0)
    loading = _Loading(public, digest(told))
    done = 0
    for some in _batches(wanted):
        with revise(by, "import", reason=f"Vocabulary {loading.digest[:12]}") as revision:
            loading.write(revision, some)
        done += len(some)
        if progress:
            progress(done, len(wanted))
    for first in range(0, len(stale), ROWS_PER_REVISION):
        with revise(by, "import", reason=f"Told no longer by {loading.digest[:12]}") as revision:
            for source in stale[first : first + ROWS_PER_REVISION]:
                revision.withdraw(source)
    return Loaded(len(wanted), len(stale))


def _held(vantage: Vantage) -> dict[Fact, SeenSource]:
    """Facts that rest on the vocabulary, each with the source that says so."""
    editions = {one.id for one in documents.editions(vantage, address=VOCABULARY)}
    if not editions:
        return {}
    codes = {number: code for code, number in numbers_by_code(vantage).items()}
    entries = queries.entries(vantage, kinds=KINDS, order="opened")
    resting = queries.sources(vantage, [entry.id for entry in entries])
    return {
        Fact(
            entry.kind, codes[entry.subject], codes.get(entry.object or 0, ""), entry.term,
            tuple(sorted(entry.value.items())), entry.span.edtf,
        ): source
        for entry in entries
        for source in resting[entry.id]
        if source.edition in editions and entry.subject in codes
    }  # fmt: skip


def _batches(wanted: Sequence[Fact]) -> Iterator[list[Fact]]:
    """The facts in their order, cut so that each part fits a revision and neighbouring facts of
    one actor stay together."""
    batch: list[Fact] = []
    rows = ROWS_PER_EDITION
    for _, group in groupby(wanted, key=lambda fact: (fact.subject, fact.kind == "standing")):
        some = list(group)
        size = ROWS_PER_FACT * len(some) + ROWS_PER_ACTOR
        if batch and rows + size > ROWS_PER_REVISION:
            yield batch
            batch, rows = [], ROWS_PER_EDITION
        batch += some
        rows += size
    if batch:
        yield batch


@dataclass(slots=True)
class _Loading:
    """One edition of the vocabulary on its way into the record."""

    public: Vantage
    digest: str
    _edition: int = 0
    _actors: dict[str, int] = field(default_factory=dict)

    def write(self, revision: Writer, some: Sequence[Fact]) -> None:
        audience = self.public.audience
        marking = revision.marking(HANDLING, audience, [audience])
        if not self._edition:
            self._edition = self._opened_edition(revision, marking)
            self._actors = numbers_by_code(self.public)
        for fact in some:
            for code in filter(None, (fact.subject, fact.object)):
                if code not in self._actors:
                    self._actors[code] = revision.item("actor", marking)
            draft = EntryDraft(
                fact.kind, self._actors[fact.subject], self._actors.get(fact.object), fact.term,
                fact.value, Span.parse(fact.edtf),
            )  # fmt: skip
            revision.entry(
                draft, [SourceDraft(marking, edition=self._edition, locator=fact.locator)]
            )

    def _opened_edition(self, revision: Writer, marking: int) -> int:
        known = documents.editions(self.public, address=VOCABULARY)
        for edition in known:
            if edition.digest == self.digest:
                return edition.id
        document = known[0].document if known else revision.item("document", marking)
        draft = EditionDraft(
            title="The packaged vocabulary of Comity",
            address=VOCABULARY,
            publisher="Comity",
            genre="vocabulary",
            form="dataset",
            digest=self.digest,
        )
        return revision.edition(document, draft, marking)

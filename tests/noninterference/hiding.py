"""What an audience may not see, written at random into a world that it looks at.

Each function of ``HIDINGS`` writes one sort of hidden thing. Where a new table may hold what is
not for all, a function here must write it: ``test_every_table_is_filled_by_what_is_hidden`` says
which table was left out.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from django.apps import apps
from django.db.models import DateTimeField, ForeignKey, JSONField, Model, TextField
from tests.noninterference.ground import COUNTRIES, DRAWN_KINDS, WORDS, Ground

from comity.accounts.actions import set_profile
from comity.record.access import PUBLIC
from comity.record.closings import closings as closed
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.expunging import expunge_document, expunge_entry
from comity.record.kinds import ENTRY_KINDS
from comity.record.models import Audience
from comity.record.queries import sources
from comity.record.undo import undo
from comity.record.vantage import Vantage
from comity.review import actions
from comity.review.acceptance import Conditions, make_rule, withdraw_rule
from comity.review.assigning import comment
from comity.review.queries import claims

#: To whom what is hidden may be released, beside its originator.
NARROW = ((), ("SOU",), ("LEAGUE",), ("SOU", "LEAGUE"))


class Hiding:
    """One world in which things are being hidden."""

    def __init__(self, ground: Ground, chance: Random) -> None:
        self.ground, self.chance = ground, chance
        self.seen = ground.held  # what all see
        ground.held = ground.held.copy()
        self.hour = 2.0
        self.wrote: tuple[str, ...] = ()

    def done(self) -> None:
        """What is hidden is no part of the ground that later steps draw from."""
        self.hidden, self.ground.held = self.ground.held, self.seen

    def narrow(self, revision: object) -> int:
        originator = self.chance.choice(("SOU", "LEAGUE"))
        return self.ground.marking(revision, originator, *self.chance.choice(NARROW))  # type: ignore[arg-type]

    def seen_entries(self, several: int) -> list[int]:
        """Entries that all see."""
        hidden, self.ground.held = self.ground.held, self.seen
        found = self.ground.about(self.chance, several)
        self.ground.held = hidden
        return found

    def next_hour(self) -> float:
        self.hour += 0.05
        return self.hour

    def source(self, marking: int) -> SourceDraft:
        """A hidden source: knowledge, or words of a document that all may see."""
        passage = self.chance.choice([None, self.chance.choice(self.seen.sources).passage])
        return SourceDraft(marking, passage, None, "" if passage else "told in confidence")


def document(at: Hiding) -> None:
    with at.ground.step(at.next_hour()) as revision:
        at.ground.document(revision, at.chance, at.narrow(revision))


def edition(at: Hiding) -> None:
    number = at.ground.focus.items["document"]
    with at.ground.step(at.next_hour()) as revision:
        at.ground.document(revision, at.chance, at.narrow(revision), number)


def entries(at: Hiding) -> None:
    """Entries of any kind about what all see."""
    with at.ground.step(at.next_hour()) as revision:
        for _ in range(at.chance.randint(1, 6)):
            rests = [at.source(at.narrow(revision))]
            at.ground.entry(revision, at.chance, sources=rests)


def more_sources(at: Hiding) -> None:
    with at.ground.step(at.next_hour()) as revision:
        for number in at.seen_entries(10):
            revision.source(number, at.source(at.narrow(revision)))


def closings(at: Hiding) -> None:
    drawn = at.seen_entries(6)
    with at.ground.step(at.next_hour()) as revision:
        known = closed(drawn, before=revision.number)
        for number in drawn:
            if number not in known:
                revision.close(number, at.narrow(revision))


def engagement(at: Hiding) -> None:
    """An earlier one, which may refute a "first" of the others."""
    with at.ground.step(at.next_hour()) as revision:
        marking = at.narrow(revision)
        at.ground.document(revision, at.chance, marking)
        at.ground.engagement(revision, at.chance, marking)


def instrument(at: Hiding) -> None:
    with at.ground.step(at.next_hour()) as revision:
        marking = at.narrow(revision)
        at.ground.document(revision, at.chance, marking)
        at.ground.instrument(revision, at.chance, marking)


def actor(at: Hiding) -> None:
    """An actor that only some know; sometimes with the name or code of one that all know."""
    code = at.chance.choice(("QUI", *COUNTRIES))
    name = at.chance.choice((*COUNTRIES.values(), "Aaland", "Quietland"))
    with at.ground.step(at.next_hour()) as revision:
        marking = at.narrow(revision)
        at.ground.document(revision, at.chance, marking)
        number = at.ground.actor(revision, marking, code, "country", name)
        kind = ENTRY_KINDS["standing"]
        at.ground.entry(revision, at.chance, kind, number, [at.source(marking)])


def restricted(at: Hiding) -> None:
    """What all were shown at first, until its marking was narrowed: never seen, by the law."""
    with at.ground.step(at.next_hour()) as revision:
        clear = at.ground.marking(revision, "LEAGUE", PUBLIC)
        edition = at.ground.document(revision, at.chance, clear)
        engagement = at.ground.engagement(revision, at.chance, clear)
        document = at.ground.held.items["document"][-1]
        first = SourceDraft(clear, locator="told to all")
        entry = at.ground.entry(revision, at.chance, sources=[first])
    (rests,) = sources(Vantage.of(PUBLIC), [entry])[entry] or [None]
    with at.ground.step(at.next_hour()) as revision:
        narrow = at.narrow(revision)
        for table, row in (
            ("record_item", document), ("record_edition", edition), ("record_item", engagement),
        ):  # fmt: skip
            revision.remark(table, row, narrow)
        if rests:
            revision.remark("record_source", rests.id, narrow)


def withdrawn(at: Hiding) -> None:
    with at.ground.step(at.next_hour()) as revision:
        narrow = at.ground.marking(revision, "SOU")
        entry = at.ground.entry(revision, at.chance, sources=[at.source(narrow)])
        number = revision.number
    if at.chance.random() < 0.5:
        undo(number, "tests", audience=at.ground.audiences["SOU"])
        return
    held = sources(Vantage.of("SOU"), [entry])[entry]
    with at.ground.step(at.next_hour()) as revision:
        for one in held:
            revision.withdraw(one.id)


def expunged(at: Hiding) -> None:
    """An entry whose value nothing else has, since all of that value go with it; a document."""
    value = {"text": f"Expunged {at.chance.random()}"}
    with at.ground.step(at.next_hour()) as revision:
        narrow = at.narrow(revision)
        draft = EntryDraft("name", at.ground.focus.items["actor"], None, "alias", value)
        entry = at.ground.open(revision, draft, [at.source(narrow)])
        at.ground.document(revision, at.chance, narrow)
    expunge_entry(entry, "one", "another", "a test")
    expunge_document(at.ground.held.items["document"].pop(), "one", "another", "a test")
    # Nothing can be quoted from it any more, and nothing changed of the entry.
    gone = len(at.ground.held.editions[-1][1].split("\n\n")) + 1
    del at.ground.held.editions[-1], at.ground.held.sources[-gone:], at.ground.held.entries[-1]


def claims_of_another_desk(at: Hiding) -> None:
    """Claims on what all see wait elsewhere; those on what is hidden may be accepted."""
    at.ground.clock.hour(at.next_hour())
    number, text = at.chance.choice(at.seen.editions)
    at.ground.read(at.chance, "SOU", number, text)
    desk = Vantage.of("SOU")
    one = claims(desk)[-1]
    if at.chance.random() < 0.5:
        comment("sou.analyst", "analyst", desk, one.public_id, at.chance.choice(WORDS))
        actions.reject_claim("sou.reviewer", desk, one.public_id, at.chance.choice(WORDS))
        if at.chance.random() < 0.5:
            actions.undo_decision("sou.reviewer", desk, one.public_id)


def accepted_elsewhere(at: Hiding) -> None:
    with at.ground.step(at.next_hour()) as revision:
        number = at.ground.document(
            revision, at.chance, at.ground.marking(revision, "LEAGUE", "SOU")
        )
    at.ground.read(at.chance, "SOU", number, at.ground.held.editions[-1][1])
    actions.accept_edition("sou.reviewer", Vantage.of("SOU"), number)


def profiles(at: Hiding) -> None:
    set_profile("SOU", at.chance.choice(WORDS), handling="TLP:AMBER", releases=["LEAGUE"])


def rules(at: Hiding) -> None:
    """A rule by which another desk accepts; sometimes withdrawn again."""
    at.ground.clock.hour(at.next_hour())
    conditions = Conditions(at.chance.choice(("standing", "engagement")), "League", 0.5, "")
    desk = Vantage.of("SOU")
    made = make_rule("sou.reviewer", desk, conditions, at.ground.word(at.chance))
    if at.chance.random() < 0.5:
        withdraw_rule("sou.reviewer", desk, made.public_id, at.ground.word(at.chance))


def other_tables(at: Hiding) -> None:
    """A row of another desk in each table that would be empty, whatever it holds: new ones too."""
    claims_of_another_desk(at)
    waiting = [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("comity.") and config.label not in ("record", "accounts")
        for model in config.get_models()
    ]
    while waiting:
        left = [model for model in waiting if not filled(at, model)]
        if len(left) == len(waiting):
            raise AssertionError(f"Nothing could be written to {left}: write a function here.")
        waiting = left


def filled(at: Hiding, model: type[Model]) -> bool:
    """Whether a row of Southland's desk could be written: what it points at must be there."""
    if model._default_manager.exists():
        return True
    values: dict[str, Any] = {}
    for one in model._meta.concrete_fields:
        if one.primary_key or one.has_default() or (one.null and not one.is_relation):
            continue
        if isinstance(one, ForeignKey):
            there = one.related_model._default_manager.order_by("-pk")
            if one.related_model is Audience:
                there = there.filter(code="SOU")
            found = there.first()
            if found is None and not one.null:
                return False
            values[one.name] = found
        elif one.choices:
            values[one.name] = one.choices[0][0]
        elif isinstance(one, DateTimeField):
            values[one.name] = at.ground.clock()
        elif isinstance(one, JSONField):
            values[one.name] = {}
        else:
            text = at.ground.word(at.chance)
            values[one.name] = text if isinstance(one, TextField) else at.chance.randrange(10**6)
    model._default_manager.create(**values)
    return True


HIDINGS: tuple[Callable[[Hiding], None], ...] = (
    document, edition, entries, more_sources, closings, engagement, instrument, actor,
    restricted, withdrawn, expunged, claims_of_another_desk, accepted_elsewhere, profiles, rules,
    other_tables,
)  # fmt: skip


def hide(ground: Ground, chance: Random) -> Hiding:
    """Writes six to eleven sorts of hidden things, in an order drawn at random."""
    hiding = Hiding(ground, chance)
    for write in chance.choices(HIDINGS, k=chance.randint(6, 11)):
        write(hiding)
        hiding.wrote += (write.__name__,)
    hiding.done()
    return hiding


def hide_everything(ground: Ground, chance: Random) -> Hiding:
    """Writes every sort of hidden thing, an entry of every kind, a source of all that all see."""
    hiding = Hiding(ground, chance)
    for write in HIDINGS:
        write(hiding)
    with ground.step(hiding.next_hour()) as revision:
        for number, _ in hiding.seen.entries:
            revision.source(number, hiding.source(hiding.narrow(revision)))
        for code in DRAWN_KINDS:
            rests = [hiding.source(hiding.narrow(revision))]
            ground.entry(revision, chance, ENTRY_KINDS[code], sources=rests)
    hiding.done()
    return hiding

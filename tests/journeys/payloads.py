"""Three hundred scripts that want to be run, and a record whose every text is one of them.

    python -m tests.journeys.payloads

writes that record where the environment says (COMITY_HOME), with the account ``nor.reviewer``.
Each script, if anything runs it, sets ``window.ran``.
"""

from __future__ import annotations

import os
from html import escape

RUN = "window.ran=1"
#: What runs a script without being one.
BARE = (
    f"<script>{RUN}</script>", f"<script>{RUN}//", f"<ScRiPt >{RUN}</sCrIpT>",
    f"<script src=data:text/javascript,{RUN}></script>", f"<script type=module>{RUN}</script>",
    f"<img src=x onerror={RUN}>", f"<img src=x onerror='{RUN}'>", f"<img/src=x/onerror={RUN}>",
    f"<svg onload={RUN}>", f"<svg/onload={RUN}//", f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>", f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src=javascript:parent.{RUN}></iframe>", f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>", f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}>", f"<marquee onstart={RUN}>x</marquee>",
    f"<a href=javascript:{RUN} autofocus onfocus={RUN}>x</a>",
    f"<form action=javascript:{RUN}><button autofocus onfocus={RUN}>",
    f"<object data=javascript:{RUN}>", f"<embed src=javascript:{RUN}>",
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f"<style>@keyframes x{{}}</style><p style='animation-name:x' onanimationstart={RUN}>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>", f"javascript:{RUN}",
    f"{{{{constructor.constructor('{RUN}')()}}}}", f"${{{RUN}}}",
)  # fmt: skip
#: What could stand before it, to break out of where the text is put.
BREAKS = ("", '">', "'>", "-->", "</title>", "</textarea>", "</script>", "]]>", "\\'", "</svg>")

PAYLOADS = tuple(before + bare for before in BREAKS for bare in BARE)
PASSWORD = "a harbour of calm seas"


def seen_as_text(payload: str) -> str:
    """How a page that does not run it writes it."""
    return escape(payload)


def write() -> None:
    """The record: each payload a title, publisher, address, text, name, place, topic, capacity,
    person, session, programme, area, quoted passage and claim of its own."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    from comity.accounts.actions import create_account, ensure_audiences
    from comity.record.revising import begin, revise

    begin()
    audiences = ensure_audiences("tests", {"public": "Public", "NOR": PAYLOADS[0]})
    create_account("nor.reviewer", PASSWORD, "NOR", "reviewer")
    numbers: dict[str, int] = {}
    for first in range(0, len(PAYLOADS), 30):
        with revise("tests", "import", audience=audiences["NOR"], reason=PAYLOADS[first]) as rev:
            clear = rev.marking("TLP:CLEAR", audiences["NOR"], [audiences["public"]])
            for number in range(first, min(first + 30, len(PAYLOADS))):
                _one(rev, clear, number, numbers)
    _claims(audiences["NOR"], numbers)


def _one(rev, clear: int, number: int, numbers: dict[str, int]) -> None:  # type: ignore[no-untyped-def]
    from comity.dates import Span
    from comity.record.drafts import EditionDraft, EntryDraft, SourceDraft

    text, day = PAYLOADS[number], Span.parse(f"20{number % 20 + 1:02d}-05-01")
    document = rev.item("document", clear)
    edition = rev.edition(
        document,
        EditionDraft(text, f"{text} and so on.", address=f"https://a.example/{number}?{text}",
                     publisher=text, published="2023-05-01", genre="release", side="LEAGUE"),
        clear,
    )  # fmt: skip
    numbers[f"edition {number}"] = edition
    source = SourceDraft(clear, rev.passage(edition, 0, len(text), text))
    actor = rev.item("actor", clear)
    code = "LEAGUE" if number == 0 else f"X{number}"
    numbers.setdefault("LEAGUE", actor)
    engagement, instrument = rev.item("engagement", clear), rev.item("instrument", clear)
    league = numbers["LEAGUE"]
    for draft in (
        EntryDraft("actor_type", actor, None, "country" if number else "organisation"),
        EntryDraft("identifier", actor, None, "code", {"text": code}),
        EntryDraft("name", actor, None, "short", {"text": text, "language": "en"}),
        EntryDraft("held", engagement, None, "held", None, day),
        EntryDraft("engagement_kind", engagement, None, "meeting", None, day),
        EntryDraft("place", engagement, None, "", {"text": text}, day),
        EntryDraft("topic", engagement, None, "", {"text": text}, day),
        EntryDraft("convened_by", engagement, league, "", {"session": text}, day),
        EntryDraft("first", engagement, None, "", {"scope": text}, day),
        EntryDraft("participant", engagement, actor, "",
                   {"role": "participant", "capacity": text, "person": text}, day),
        EntryDraft("instrument_type", instrument, None, "programme"),
        EntryDraft("title", instrument, None, "", {"text": text}),
        EntryDraft("party", instrument, actor),
        EntryDraft("instrument_area", instrument, None, "cyber-defence", {"text": text}),
    ):  # fmt: skip
        rev.entry(draft, [source])
    if number:
        rev.entry(EntryDraft("standing", actor, league, "partner", None, day), [source])
        cooperation = {"mode": "agreed", "text": text}
        rev.entry(EntryDraft("cooperation", actor, league, "cyber-defence", cooperation), [source])


def _claims(desk: int, numbers: dict[str, int]) -> None:
    """A claim at the desk for every tenth, with the payload in its fields."""
    from comity.reader.claims import EngagementClaim, Passage, Reading, Text
    from comity.record.vantage import Vantage
    from comity.review.proposing import read_edition

    for number in range(0, len(PAYLOADS), 10):
        text = PAYLOADS[number]
        found = EngagementClaim(
            passages=(Passage(0, len(text), text),), date="2023-05-01", kind="meeting",
            level="ministers", parties=("LEAGUE", f"X{number or 1}"), place=text, confidence=0.8,
        )  # fmt: skip

        def reader(given: Text, found: EngagementClaim = found) -> Reading:
            return Reading((found,), "hand 1", "none")

        read_edition("tests", Vantage(desk), numbers[f"edition {number}"], reader)


if __name__ == "__main__":
    write()

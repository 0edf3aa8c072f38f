"""Loads revisions without end, telling the number of each once it is acknowledged.

Run as a process of its own by ``test_killed`` and ``make torture``, which kill it.
"""

from __future__ import annotations

import sys

import django

ROWS = 200


def main() -> None:
    django.setup()
    from comity.record.drafts import EntryDraft, SourceDraft  # once Django is set up
    from comity.record.revising import revise
    from comity.record.vantage import Vantage

    public = Vantage.of("public").audience
    while True:
        with revise("loader", "import") as revision:
            marking = revision.marking("TLP:CLEAR", public, [public])
            item = revision.item("actor", marking)
            for n in range(ROWS):
                draft = EntryDraft("name", item, term="alias", value={"text": f"name {n}"})
                revision.entry(draft, [SourceDraft(marking, locator=f"row {n}")])
        sys.stdout.write(f"{revision.number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

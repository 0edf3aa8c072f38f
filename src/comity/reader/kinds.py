"""Of which kind an engagement was: as the text calls it."""

from __future__ import annotations

from comity.reader.drafts import Draft
from comity.reader.lexicon import word_set

_COUNCILS = word_set("councils")


def kind_of(draft: Draft, body: str) -> str:
    """The kind by the words of verb and noun; a council's meeting is a council.

    A summit is what the text calls one; a video conference is a meeting; a visit takes in its
    talks. Those rules are kept where drafts are made and joined; here is what remains.
    """
    acts = draft.source != "verb" or any(part.code == body for part in draft.actors)
    if acts and draft.kind in ("meeting", "") and body in _COUNCILS:
        return "council"
    return draft.kind or "meeting"

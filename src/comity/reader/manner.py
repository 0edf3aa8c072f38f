"""In which manner parties met: by which means, on which track, as which of a series, in which role.

"by video conference"                 mode video
"Finance Ministers"                   track economic
"the 23rd EU–ASEAN ministerial"       series
"co-chaired by A, as chair of B"      role co-chair, capacity "…, as chair of B"
"""

from __future__ import annotations

import re
from dataclasses import replace

from comity.reader.drafts import Draft
from comity.reader.lexicon import word_set
from comity.reader.parties import Part
from comity.reader.tokens import Sentence

_VIDEO = word_set("by-video")
_TELEPHONE = word_set("by-telephone")
_IN_PERSON = word_set("in-person")
_PARTLY = word_set("partly")
_ORDINAL_WORDS = word_set("ordinals")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_MILITARY_BODIES = word_set("military-bodies")
_POLITICAL_BODIES = word_set("political-bodies")
_MILITARY_WORDS = word_set("military-offices")
_ECONOMIC_WORDS = word_set("economic-offices")
_POLITICAL_LEVELS = ("leaders", "secretary-general")
_AS = re.compile(
    r"[,\s]*(?:and\s+)?(?:in (?:his|her|its|their) (?:capacity|role)\s+)?(as\s+[^,.;()]{3,60})"
)
_ROLE_OF = re.compile(r"as (?:an? |the )?(\w+)")
_ROLES = {
    "observer": "observer", "observers": "observer", "guest": "guest", "guests": "guest",
    "host": "host", "invitee": "invitee", "invitees": "invitee", "co-chair": "co-chair",
    "co-chairs": "co-chair",
}  # fmt: skip
_CAPACITIES = word_set("capacities")
_HOSTED = re.compile(r"\b(?:hosted by|at the invitation of|guests? of)\s+$")
_CO_CHAIRED = re.compile(r"\bco-?chair", re.IGNORECASE)


def settle(text: str, sentence: Sentence, draft: Draft) -> None:
    """Give the draft what its own sentence says of the manner."""
    if not draft.mode:
        draft.mode = mode_in(sentence)
    if not draft.series and not draft.recurring:
        draft.series = series_in(text, sentence, draft.head)
    co_chaired = bool(_CO_CHAIRED.search(text, sentence.start, sentence.end))
    draft.parts = [_in_role(text, sentence, part, co_chaired) for part in draft.parts]


def mode_in(sentence: Sentence) -> str:
    """By which means, as the sentence says; "" if it does not."""
    words = {token.word for token in sentence.tokens}
    video = bool(words & _VIDEO)
    if video and words & _PARTLY:
        return "hybrid"
    if video:
        return "video"
    if words & _TELEPHONE:
        return "telephone"
    return "in-person" if words & _IN_PERSON else ""


def series_in(text: str, sentence: Sentence, head: tuple[int, int]) -> str:
    """The words that count an event of a series: "23rd meeting of the ministers of A and B"."""
    tokens, letters = sentence.tokens, sentence.letters + "$$"
    for k, token in enumerate(tokens):
        if token.word not in _ORDINAL_WORDS and not _ORDINAL.fullmatch(token.word):
            continue
        event = next((m for m in range(k + 1, min(k + 8, len(tokens))) if letters[m] == "E"), -1)
        if event < 0 or any(letters[m] in ",;.VaR" for m in range(k + 1, event)):
            continue
        if letters[k - 1 : k] == "x" or not (head[0] - 4 <= event <= head[1] + 8):
            continue
        end = event + 1
        if letters[end] == "o":
            while letters[end] in "odjqCALNTEx&'-" and end < len(tokens):
                end += 1
        words = text[token.start : tokens[end - 1].end].split()
        if len(words) > 2:
            return " ".join(words)
    return ""


def _in_role(text: str, sentence: Sentence, part: Part, co_chaired: bool) -> Part:
    role, capacity = part.role, part.capacity
    if not sentence.start <= part.start < part.end <= sentence.end:
        return part
    if role == "chair" and co_chaired:
        role = "co-chair"
    elif role == "participant" and _HOSTED.search(text, sentence.start, part.start):
        role = "host"
    told = _AS.match(text, part.end, sentence.end)
    if told:
        words = " ".join(told[1].split())
        head = _ROLE_OF.match(words)
        noun = head[1].lower() if head else ""
        role = _ROLES.get(noun, role)
        if noun in _CAPACITIES:
            capacity = f"{capacity}, {words}" if capacity else words.removeprefix("as ")
    return replace(part, role=role, capacity=capacity)


def is_military(body: str) -> bool:
    """The body is one of Chiefs of Defence."""
    return body in _MILITARY_BODIES


def track_of(draft: Draft, parts: list[Part], body: str, level: str) -> str:
    """On which track, by the offices of those who act; "" if nothing tells."""
    if draft.track:
        return draft.track
    if level == "chiefs-of-defence" or is_military(body):
        return "military"
    if level == "parliamentary" or level in _POLITICAL_LEVELS:
        return "parliamentary" if level == "parliamentary" else "political"
    words = {word for part in parts for word in part.capacity.lower().split()}
    tokens = draft.sentence.tokens
    words |= {word for token in tokens if token.letter in "LT" for word in token.word.split()}
    if body in _POLITICAL_BODIES or (level == "ministers" and words & {"foreign", "external"}):
        return "political"
    if words & _MILITARY_WORDS:
        return "military"
    return "economic" if words & _ECONOMIC_WORDS else ""

"""The kind of standing that a noun says, and what a partner is called by it."""

from __future__ import annotations

_KINDS = ("member", "partner", "candidate", "observer", "invitee", "aspirant")

_MEMBERS = ("participating state", "associate state", "associated state", "associate countr")


def kind_of(word: str) -> str:
    """The kind of standing that a noun names; "" if none."""
    if word.endswith(("ally", "allies")):
        return "member"
    if "observer" in word:
        return "observer"
    if word.startswith(_MEMBERS):
        return "member"
    for kind in _KINDS:
        if kind in word:
            return kind
    return ""


def label_of(word: str, kind: str) -> str:
    """ "strategic partner" and the like, by which a partner is called; else ""."""
    plain = word.removesuffix("s")
    return plain if kind == "partner" and plain.endswith(" partner") else ""

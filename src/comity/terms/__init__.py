"""The packaged vocabulary: actors, memberships, offices, areas, levels, as data with sources."""

from .errors import TermsError, UnknownActorError, UnreadableTermsError
from .load import load_terms
from .model import (
    ACTOR_TYPES,
    MEMBERSHIP_KINDS,
    NAME_FORMS,
    ActorTerm,
    FrameworkTerm,
    MembershipTerm,
    NameTerm,
    SourceTerm,
    Terms,
)

__all__ = [
    "ACTOR_TYPES",
    "MEMBERSHIP_KINDS",
    "NAME_FORMS",
    "ActorTerm",
    "FrameworkTerm",
    "MembershipTerm",
    "NameTerm",
    "SourceTerm",
    "Terms",
    "TermsError",
    "UnknownActorError",
    "UnreadableTermsError",
    "load_terms",
]

"""The packaged vocabulary: actors, memberships, offices, areas, levels, as data with sources."""

from .check import check_terms
from .errors import TermsError, UnknownActorError, UnreadableTermsError
from .load import load_terms
from .members import members_of
from .model import (
    ACTOR_TYPES,
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
    "check_terms",
    "load_terms",
    "members_of",
]

"""What an engagement is called, since sources seldom give it a name: kind, level, who with whom."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.dialogue.queries import Engagement
from comity.terms.vocabulary import load_vocabulary

#: Levels that read well after "of": "meeting of ministers".
OF_LEVELS = frozenset({"leaders", "ministers", "chiefs-of-defence", "ambassadors", "officials"})
#: So many names are written out; the rest is counted.
NAMED = 4


def concept(scheme: str, code: str) -> str:
    """The name of a term of the vocabulary; the code itself where it is none."""
    term = load_vocabulary().concepts.get(scheme, {}).get(code)
    return term.name if term else code


def area(code: str) -> str:
    """The name of an area; the code itself where it is none."""
    term = load_vocabulary().areas.get(code)
    return term.name if term else code


def title_of(engagement: Engagement) -> str:
    """Such as "Meeting of ministers: NATO with Australia, Japan and 2 others"."""
    kind = concept("engagement-kind", engagement.kind or "meeting")
    if engagement.level in OF_LEVELS:
        level = concept("level", engagement.level)
        if engagement.level != "chiefs-of-defence":
            level = level.lower()
        kind = _("%(kind)s of %(level)s") % {"kind": kind, "level": level}
    hosts = [body.name for body in engagement.bodies]
    parents = {body.code.split(".")[0] for body in engagement.bodies}
    present = [one.actor for one in engagement.participants if one.actor.code not in parents]
    if not hosts:
        hosts = [one.name for one in present if one.type == "organisation"]
    countries = [one.name for one in present if one.type == "country"]
    others = countries or [one.name for one in present if one.name not in hosts]
    if hosts and others:
        who = _("%(hosts)s with %(others)s") % {"hosts": names(hosts), "others": names(others)}
    else:
        who = names(hosts or others)
    return f"{kind}: {who}" if who else kind


def names(several: Sequence[str]) -> str:
    """The names in a row, the last after "and"; from the fifth on they are counted."""
    shown, rest = list(several[:NAMED]), len(several) - NAMED
    if rest == 1:
        shown, rest = list(several), 0
    if rest > 0:
        more = ngettext("%(number)d other", "%(number)d others", rest) % {"number": rest}
        shown.append(more)
    if len(shown) < 2:
        return "".join(shown)
    return _("%(first)s and %(last)s") % {"first": ", ".join(shown[:-1]), "last": shown[-1]}

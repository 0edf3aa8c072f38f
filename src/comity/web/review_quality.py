"""Samples at the desk: drawn with a seed, judged one unit after another, and what they tell.

Whoever codes a claim again is shown the claim as proposed and its words, never how it was decided,
and no results before nothing is left to judge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from comity.accounts import rules
from comity.dates import DateError
from comity.reader.claim_json import from_json
from comity.reader.claims import Claim
from comity.record.documents import SeenEdition, editions
from comity.record.vantage import Vantage
from comity.review import quality, sampling
from comity.review.adopting.claims import problem
from comity.review.errors import ReviewError
from comity.review.models import Sample, Unit
from comity.web.claim_fields import LABELS, Field, bare, correction, fields_of, summary, told
from comity.web.marks import marks
from comity.web.pages import only_for, page, role_of
from comity.web.passages import Quote, in_context
from comity.web.review import desk_of

SIZE = 50
KINDS = {
    Sample.Kind.CODING.value: gettext_lazy("second coding"),
    Sample.Kind.AUDIT.value: gettext_lazy("audit"),
}


@dataclass(frozen=True, slots=True)
class ToJudge:
    """The unit to judge next, with its words and, of a claim, its fields."""

    unit: Unit
    edition: SeenEdition
    quote: Quote
    summary: str
    told: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]


@only_for(rules.may_propose)
@require_http_methods(["GET", "POST"])
def samples(request: HttpRequest) -> HttpResponse:
    """The samples of the desk; with ``?sample=`` one of them, to judge or with its results."""
    desk, by = desk_of(request), request.user.get_username()
    may_accept = rules.may_accept(role_of(request))
    if request.method == "POST":
        return _changed(request, desk, may_accept=may_accept)
    context: dict[str, Any] = {
        "samples": [
            (one, KINDS[one.kind], one.units.count(), sampling.left_for(by, one).count())
            for one in sampling.samples(desk)
        ],
        "may_accept": may_accept,
        "size": SIZE,
    }
    asked = request.GET.get("sample", "")
    if asked:
        try:
            context |= _one(desk, by, sampling.sample(desk, asked), may_accept=may_accept)
            if context["next"] is not None:
                marks(request).show(texts=[context["next"].edition.handling])
        except ReviewError as refusal:
            context["problem"] = str(refusal)
    return page(request, "review/quality.html", context)


def _one(desk: Vantage, by: str, of: Sample, *, may_accept: bool) -> dict[str, Any]:
    left = sampling.left_for(by, of)
    following = left.first() if may_accept else None
    found: dict[str, Any] = {
        "sample": of,
        "kind": KINDS[of.kind],
        "judged": of.units.filter(judgements__by=by).count(),
        "left": left.count(),
        "next": _to_judge(desk, following) if following else None,
    }
    if following is None:
        if of.kind == Sample.Kind.CODING:
            found["agreement"] = [
                (bare(str(LABELS.get(one.variable, one.variable))), one)
                for one in quality.agreement(of)
            ]
        else:
            found["audit"] = quality.audit(of)
    return found


def _to_judge(desk: Vantage, unit: Unit) -> ToJudge | None:
    seen = editions(desk, numbers=[unit.edition_id])
    if not seen:
        return None
    place = sampling.place_of(unit)
    quote = in_context(seen[0].text or "", place.start, place.end)
    claim = _claim(unit)
    if claim is None:
        return ToJudge(unit, seen[0], quote, "", (), ())
    return ToJudge(unit, seen[0], quote, summary(claim), told(claim), fields_of(claim))


def _claim(unit: Unit) -> Claim | None:
    """The claim to judge: as proposed to whoever codes it again, as accepted to an auditor."""
    if unit.claim is None:
        return None
    if unit.sample.kind == Sample.Kind.CODING:
        return from_json(unit.claim.body)
    accepted = unit.claim.decisions.filter(verdict__in=("accepted", "corrected")).order_by("-pk")
    last = accepted.first()
    return from_json(last.body if last and last.body else unit.claim.body)


def _changed(request: HttpRequest, desk: Vantage, *, may_accept: bool) -> HttpResponse:
    given = {name: str(text).replace("\0", "") for name, text in request.POST.items()}
    address = reverse("review-quality")
    here = given.get("sample", "")
    try:
        if not may_accept:
            raise ReviewError(_("A reviewer of your desk draws samples and judges them."))
        if given.get("do") == "judge":
            _judge(request.user.get_username(), desk, given)
        else:
            here = _draw(request.user.get_username(), desk, given).public_id
    except (ReviewError, DateError) as refusal:
        messages.error(request, str(refusal))
    known = here and sampling.samples(desk).filter(public_id=here).exists()
    return HttpResponseRedirect(f"{address}?sample={here}" if known else address)


def _draw(by: str, desk: Vantage, given: dict[str, str]) -> Sample:
    size, seed = given.get("size", "") or str(SIZE), given.get("seed", "").strip()
    for text in (size, seed or "0"):
        if not text.isdecimal() or len(text) > 6:
            raise ReviewError(
                _("“%(text)s” is no number of up to six digits.") % {"text": text[:40]}
            )
    draw = sampling.draw_audit if given.get("kind") == "audit" else sampling.draw_coding
    return draw(by, desk, int(size), int(seed) if seed else None)


def _judge(by: str, desk: Vantage, given: dict[str, str]) -> None:
    unit = given.get("unit", "")
    changed = None
    if "corrected" in given and given.get("verdict") == "accepted":
        found = Unit.objects.filter(public_id=unit, sample__audience_id=desk.audience).first()
        if found and found.claim:
            changed = correction(from_json(found.claim.body), given)
            why = problem({**found.claim.body, **changed}) if changed else ""
            if why:
                raise ReviewError(why)
    sampling.judge(
        by, desk, unit, given.get("verdict", ""), correction=changed, note=given.get("note", "")
    )

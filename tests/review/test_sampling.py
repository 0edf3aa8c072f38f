"""Samples are drawn as their seed says, judged blind, and give the figures they should."""

from __future__ import annotations

import pytest
from tests.review.desks import Desk, meeting

from comity.review import actions, quality, sampling
from comity.review.errors import NoSuchSample, NotBlind, ReviewError

DAYS = range(1, 9)


def told(text):
    return [meeting(text, "ministers met", date=f"2022-05-0{text[3]}")]


def read(desk):
    text = "On {} May 2022 the ministers met. They spoke of fish and of boats."
    return [claim for day in DAYS for claim in desk.read(text.format(day), told)]


def decided(desk):
    ids = read(desk)
    for place, claim in enumerate(ids):
        if place % 4 == 0:
            actions.reject_claim("first", desk.vantage, claim)
        else:
            actions.accept_claim("first", desk.vantage, claim)
    return ids


def verdicts(sample):
    return [unit.claim.state for unit in sample.units.order_by("number")]


def test_the_same_seed_draws_the_same_sample(desk):
    decided(desk)
    one, two = (sampling.draw_coding("first", desk.vantage, 5, seed=7) for _ in range(2))
    other = sampling.draw_coding("first", desk.vantage, 5, seed=8)

    def drawn(of):
        return [unit.claim_id for unit in of.units.order_by("number")]

    assert drawn(one) == drawn(two)
    assert drawn(one) != drawn(other)
    assert (one.claims_from, len(drawn(one))) == (8, 5)


def test_who_decided_first_cannot_judge_again(desk):
    decided(desk)
    sample = sampling.draw_coding("first", desk.vantage, 4, seed=7)
    unit = sample.units.first()

    assert not sampling.left_for("first", sample).exists()
    assert sampling.left_for("second", sample).count() == 4
    with pytest.raises(NotBlind):
        sampling.judge("first", desk.vantage, unit.public_id, "accepted")
    with pytest.raises(ReviewError):
        sampling.judge("second", desk.vantage, unit.public_id, "right")
    with pytest.raises(NoSuchSample):
        sampling.judge("second", Desk("JPN").vantage, unit.public_id, "accepted")


def test_two_judges_who_agree_have_alpha_one_and_one_who_differs_less(desk):
    decided(desk)
    sample = sampling.draw_coding("first", desk.vantage, 8, seed=7)
    for unit in sample.units.all():
        same = unit.claim.state
        body = {"level": "officials"} if same == "accepted" and unit.number % 2 else None
        sampling.judge("second", desk.vantage, unit.public_id, same, correction=body)
    found = {one.variable: one for one in quality.agreement(sample)}

    assert found["verdict"].alpha.value == 1
    assert found["verdict"].units == 8
    assert found["date"].alpha.value == 1
    assert found["kind"].alpha.value is None
    assert found["level"].alpha.value < 0
    assert found["level"].same < 1


def test_an_audit_finds_precision_and_what_was_missed(desk):
    for claim in read(desk):
        actions.accept_claim("first", desk.vantage, claim)
    sample = sampling.draw_audit("first", desk.vantage, 8, seed=3)
    for unit in sample.units.all():
        first = unit.number in (0, 8)
        verdict = (
            ("wrong" if first else "right") if unit.claim else "missed" if first else "nothing"
        )
        sampling.judge("first", desk.vantage, unit.public_id, verdict)
    found = quality.audit(sample)

    assert (sample.claims_from, sample.sentences_from) == (8, 8)
    assert found.precision.value == pytest.approx(7 / 8)
    assert found.missing.value == pytest.approx(1 / 8)
    assert found.recall.value == pytest.approx(7 / 8)


def test_a_sample_of_nothing_is_refused(desk):
    with pytest.raises(ReviewError):
        sampling.draw_coding("first", desk.vantage, 4)
    decided(desk)
    with pytest.raises(ReviewError):
        sampling.draw_audit("first", desk.vantage, 0)

"""Figures of published worked examples, and laws of shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.review.agreement import Interval, agreed, alpha_interval, nominal_alpha, recall, share


def units(*rows: str) -> list[list[str]]:
    """What each of several judges said, a row a judge, "." where nothing."""
    return [[value for value in column if value != "."] for column in zip(*rows, strict=True)]


# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A, B and C.
BINARY = units("0100000010", "1110010000")
NOMINAL = units("aabbdcccedda", "babbbccceddd")
MISSING = units("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


@pytest.mark.parametrize(
    ("given_units", "published"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743)]
)
def test_alpha_is_that_of_the_worked_examples(given_units, published) -> None:
    assert nominal_alpha(given_units) == pytest.approx(published, abs=0.0006)


def test_alpha_is_not_defined_where_nothing_could_disagree() -> None:
    assert nominal_alpha([["a", "a"], ["a", "a"]]) is None
    assert nominal_alpha([["a"], []]) is None
    assert alpha_interval([["a", "a"]], 1) == Interval(None, of=1)


def test_alpha_is_one_where_all_agree_and_its_interval_holds_it() -> None:
    assert alpha_interval([["a", "a"], ["b", "b"]] * 20, 1).low == 1
    found = alpha_interval(NOMINAL, 7)
    assert found.low < found.value < found.high
    assert found == alpha_interval(NOMINAL, 7)
    assert agreed(NOMINAL) == pytest.approx(9 / 12)


# E. B. Wilson's interval, as in Newcombe (1998), table I.
@pytest.mark.parametrize(
    ("found", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_a_share_has_the_published_interval(found, of, low, high) -> None:
    interval = share(found, of)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=0.0001)


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_share_lies_in_its_interval(case) -> None:
    found, of = case
    interval = share(found, of)
    assert 0 <= interval.low <= interval.value + 1e-12
    assert interval.value <= interval.high + 1e-12 <= 1 + 1e-9


def test_recall_weighs_what_was_missed_by_all_that_it_was_drawn_from() -> None:
    found = recall(share(90, 100), 1000, share(5, 100), 2000)
    assert found.value == pytest.approx(900 / 1000)
    assert found.low < found.value < found.high
    assert recall(share(0, 0), 10, share(1, 2), 10).value is None

"""References stand for numbers and tell nothing of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.record.opaque import CHANGE, ROW, number, reference

numbers = st.integers(0, (1 << 63) - 1)


@given(numbers, st.sampled_from((ROW, CHANGE)))
def test_a_reference_leads_back_to_its_number(one: int, of: int) -> None:
    assert number(reference(one, of), of) == one


def test_a_row_and_a_change_of_one_number_have_references_apart() -> None:
    few = range(2_000)
    assert {reference(one) for one in few}.isdisjoint(reference(one, CHANGE) for one in few)


@given(st.text(max_size=20))
def test_what_is_no_reference_stands_for_nothing(text: str) -> None:
    assert number(text) is None or len(text) == 16

"""A short form of ``benchmarks.fuzz_forms``: broken documents end in texts or typed errors."""

from __future__ import annotations

import pytest
from benchmarks.form_specimens import SPECIMENS
from benchmarks.fuzz_forms import FAILURES, inputs, outcome

from comity.reader.forms import LIMITS

COUNT = {"docx": 60}


@pytest.mark.parametrize("form", SPECIMENS)
def test_broken_documents_end_no_parser(form: str) -> None:
    seen = {outcome(data, form, LIMITS) for data in inputs(form, COUNT.get(form, 200), seed=7)}
    assert "text" in seen
    assert not seen & FAILURES

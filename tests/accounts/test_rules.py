"""What each role may do."""

from __future__ import annotations

import pytest

from comity.accounts import rules
from comity.accounts.errors import ForbiddenRelease, UnknownHandling


def test_each_role_may_do_what_its_line_says() -> None:
    able = {
        role: [
            rules.may_read(role),
            rules.may_propose(role),
            rules.may_accept(role),
            rules.may_release(role),
            rules.may_administer(role),
        ]
        for role in rules.ROLES
    }
    assert able == {
        "reader": [True, False, False, False, False],
        "analyst": [True, True, False, False, False],
        "reviewer": [True, True, True, False, False],
        "releaser": [True, True, True, True, False],
        "administrator": [False, False, False, False, True],
    }


def test_a_role_nobody_knows_may_do_nothing() -> None:
    assert not rules.may_read("guest")
    assert not rules.may_administer("")


def test_only_clear_goes_to_the_public() -> None:
    rules.check_release("TLP:CLEAR", ["public"])
    rules.check_release("TLP:AMBER", ["JPN"])
    with pytest.raises(ForbiddenRelease):
        rules.check_release("TLP:GREEN", ["JPN", "public"])
    with pytest.raises(UnknownHandling):
        rules.check_release("SECRET", [])

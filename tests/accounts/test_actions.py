"""Accounts and release profiles, in a database."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError

from comity.accounts import actions
from comity.accounts.errors import NameTaken, UnknownRole
from comity.record.reach import audiences_reached
from comity.record.revising import revise
from comity.record.vantage import UnknownAudience

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase"


def test_an_account_acts_for_its_audience_and_signs_in() -> None:
    number = actions.ensure_audience("keeper", "JPN", "Japan")
    account = actions.create_account("jpn.desk", PASSWORD, "JPN", "analyst")
    assert (account.audience_id, account.role) == (number, "analyst")
    assert authenticate(username="jpn.desk", password=PASSWORD) == account
    assert authenticate(username="jpn.desk", password="another phrase") is None


def test_a_withdrawn_account_does_not_sign_in() -> None:
    account = actions.create_account("desk", PASSWORD, "public")
    account.is_active = False
    account.save()
    assert authenticate(username="desk", password=PASSWORD) is None


def test_audiences_are_accredited_once() -> None:
    first = actions.ensure_audiences("keeper", {"JPN": "Japan", "NATO": "NATO"})
    assert actions.ensure_audiences("keeper", {"NATO": "NATO", "JPN": "Japan"}) == first


def test_accounts_that_cannot_be() -> None:
    with pytest.raises(UnknownAudience):
        actions.create_account("desk", PASSWORD, "ATLANTIS")
    with pytest.raises(UnknownRole):
        actions.create_account("desk", PASSWORD, "public", "king")
    with pytest.raises(ValidationError):
        actions.create_account("desk", "short", "public")
    actions.create_account("desk", PASSWORD, "public")
    with pytest.raises(NameTaken):
        actions.create_account("desk", PASSWORD, "public")


def test_the_profile_of_a_publisher_comes_before_the_desks_own() -> None:
    actions.ensure_audiences("keeper", {"NATO": "NATO", "JPN": "Japan", "AUS": "Australia"})
    own = actions.set_profile("NATO", "Desk", handling="TLP:AMBER", releases=["AUS", "JPN"])
    web = actions.set_profile("NATO", "Pages", releases=["public"], publisher="Example Press")
    assert actions.profile_for(own.originator_id, "Example Press") == web
    assert actions.profile_for(own.originator_id, "Another Press") == own
    with revise("keeper", "mark") as revision:
        marking = actions.profile_marking(revision, own)
        public = actions.profile_marking(revision, web)
    assert audiences_reached(marking) == ["AUS", "JPN", "NATO"]
    assert "public" in audiences_reached(public)


def test_a_desk_without_a_profile_has_none() -> None:
    number = actions.ensure_audience("keeper", "NATO")
    assert actions.profile_for(number, "Example Press") is None

"""Whom a release reaches is shown before it is made; what is kept is told to the desk alone."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.web.worlds import World

from comity.accounts.models import Account
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.opaque import reference
from comity.record.queries import entries, item, sources
from comity.record.revising import revise
from comity.record.vantage import Vantage
from comity.releasing.actions import carry_out_due
from comity.releasing.models import Proposal
from comity.web.looking import today


def sign_in(name: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=name))
    return client


@pytest.fixture
def releaser(world: World) -> Client:
    return sign_in("nor.releaser")


@pytest.fixture
def own(world: World) -> int:
    """An entry that Norland's desk alone knows."""
    desk = Vantage.of("NOR")
    engagement = item(desk, "engagement", world.engagement)
    assert engagement is not None
    with revise("nor.reviewer", "enter", audience=desk.audience) as revision:
        marking = revision.marking("TLP:AMBER", desk.audience, [])
        draft = EntryDraft("setting", engagement.id, value={"text": "over dinner"})
        return revision.entry(draft, [SourceDraft(marking, locator="desk of Norland")])


def settings_seen(code: str) -> list[str]:
    return [one.value["text"] for one in entries(Vantage.of(code), kinds=["setting"])]


def release(client: Client, mark: str, **given: object) -> str:
    """Shows whom it reaches, then makes it; the page shown."""
    page = client.post(f"/markings/{mark}/", {"do": "show", **given})
    assert page.status_code == 200, page.content.decode()
    html = page.content.decode()
    shown = re.search(r'name="shown" value="([^"]*)"', html)
    assert shown is not None
    made = client.post(f"/markings/{mark}/", {"do": "release", "shown": shown[1], **given})
    assert made.status_code == 302, made.content.decode()
    return html


def test_a_release_is_shown_before_it_is_made_and_reaches_the_past(
    releaser: Client, own: int
) -> None:
    mark = reference(own)
    html = release(releaser, mark, handling="TLP:AMBER", to=["SOU"])

    assert "Will see more</dt><dd>SOU" in html
    assert settings_seen("SOU") == ["over dinner"]
    assert settings_seen("LEAGUE") == settings_seen("public") == []
    held = sources(Vantage.of("SOU"), [own])[own]
    assert [one.handling for one in held] == ["TLP:AMBER"]

    release(releaser, mark, handling="TLP:AMBER")
    assert settings_seen("SOU") == []


def test_the_form_begins_with_what_is_so(releaser: Client, own: int) -> None:
    """Sent as it stands it widens nothing: neither the label nor the list."""
    mark = reference(own)
    begun = releaser.get(f"/markings/{mark}/").content.decode()
    assert '<option value="TLP:AMBER" selected>' in begun
    release(releaser, mark, handling="TLP:AMBER", to="SOU")
    assert re.search(
        r'name="to" value="SOU" checked', releaser.get(f"/markings/{mark}/").content.decode()
    )


def test_what_was_not_shown_is_not_made(releaser: Client, own: int) -> None:
    page = releaser.post(
        f"/markings/{reference(own)}/",
        {"do": "release", "shown": "", "handling": "TLP:AMBER", "to": ["SOU"]},
    )

    assert page.status_code == 200
    assert settings_seen("SOU") == []


def test_a_group_is_expanded_as_it_is_today(releaser: Client, own: int) -> None:
    html = release(releaser, reference(own), handling="TLP:GREEN", groups="sea2")

    assert "Group SEA2 today</dt><dd>NOR, SOU" in html
    assert Proposal.objects.get().releases == ["NOR", "SOU"]
    assert settings_seen("SOU") == ["over dinner"]


def test_the_public_is_refused_what_its_label_forbids(releaser: Client, own: int) -> None:
    page = releaser.post(
        f"/markings/{reference(own)}/", {"do": "show", "handling": "TLP:GREEN", "public": "yes"}
    )

    assert page.status_code == 422
    assert "cannot be released to the public" in page.content.decode()


def test_two_persons_release_what_their_label_asks_two_for(releaser: Client, own: int) -> None:
    release(releaser, reference(own), handling="TLP:RED", to=["SOU"], reason="for the talks")
    waiting = Proposal.objects.get()
    assert settings_seen("SOU") == []

    releaser.post(f"/releases/{waiting.public_id}/", {"decision": "confirm"})
    assert settings_seen("SOU") == []  # not the same person
    account = Account.objects.get(username="nor.releaser")
    account.pk, account.username = None, "nor.second"
    account.save()
    second = sign_in("nor.second")
    assert "for the talks" in second.get("/releases/").content.decode()
    second.post(f"/releases/{waiting.public_id}/", {"decision": "confirm"})
    assert settings_seen("SOU") == ["over dinner"]


def test_a_release_waits_for_its_day_and_ends(releaser: Client, own: int) -> None:
    day = today()
    release(
        releaser, reference(own), handling="TLP:AMBER", to=["SOU"],
        starts_on=str(day.replace(year=day.year + 1)), ends_on=str(day.replace(year=day.year + 2)),
    )  # fmt: skip
    assert settings_seen("SOU") == []

    assert carry_out_due("clock", day.replace(year=day.year + 1)) == (1, 0)
    assert settings_seen("SOU") == ["over dinner"]
    assert carry_out_due("clock", day.replace(year=day.year + 3)) == (0, 1)
    assert settings_seen("SOU") == []


def test_only_what_the_desk_gave_is_its_to_release(releaser: Client, world: World) -> None:
    page = releaser.get(f"/markings/{world.entry}/").content.decode()

    assert "Your desk gave nothing of this" in page


def test_what_is_kept_is_told_to_the_desk_alone(releaser: Client, own: int, world: World) -> None:
    page = releaser.get("/releases/?from=SOU").content.decode()
    assert f'href="/markings/{world.engagement}/"' in page
    release(releaser, reference(own), handling="TLP:AMBER", to=["SOU"])
    assert (
        "Your desk keeps nothing from them" in releaser.get("/releases/?from=SOU").content.decode()
    )


def test_the_list_is_shown_to_the_originator_and_the_label_to_others(
    releaser: Client, own: int
) -> None:
    release(releaser, reference(own), handling="TLP:AMBER", to=["SOU"])
    page = f"/entries/{reference(own)}/"
    assert "REL TO SOU" in releaser.get(page).content.decode()
    from comity.accounts.actions import create_account

    create_account("sou.reader", "a harbour of calm seas", "SOU")
    seen = sign_in("sou.reader").get(page).content.decode()
    assert "TLP:AMBER" in seen
    assert "REL TO" not in seen

"""By which means, on which track, as which of a series and in which role parties met."""

import pytest

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import EngagementClaim

TEXT = (
    "The 12th meeting of the Foreign Ministers of Chile and Peru was held by video conference on "
    "3 May 2022. It was co-chaired by the Foreign Minister of Chile and the Foreign Minister of "
    "Peru, as chair of the Pacific Alliance."
)


def engagement(text: str) -> EngagementClaim:
    claims = read(Text(text, published="2022-06-01"), Gazetteer.from_terms()).claims
    (claim,) = [claim for claim in claims if isinstance(claim, EngagementClaim)]
    return claim


def test_mode_track_and_series() -> None:
    claim = engagement(TEXT)
    assert (claim.mode, claim.track) == ("video", "political")
    assert claim.series == "12th meeting of the Foreign Ministers of Chile and Peru"


def test_who_chaired_and_in_whose_name() -> None:
    chairs = [part for part in engagement(TEXT).participants if part.role == "co-chair"]
    assert sorted(part.actor for part in chairs) == ["CHL", "PER"]
    assert any(part.capacity.endswith("as chair of the Pacific Alliance") for part in chairs)


@pytest.mark.parametrize(
    ("text", "mode", "track"),
    [
        ("The President of Chile spoke by telephone with the President of Peru today.",
         "telephone", "political"),
        ("The Finance Ministers of Chile and Peru met in person in Lima on 3 May 2022.",
         "in-person", "economic"),
        ("The Chiefs of Defence of Chile and Peru met in Lima on 3 May 2022.", "", "military"),
    ],
)  # fmt: skip
def test_means_and_track(text: str, mode: str, track: str) -> None:
    claim = engagement(text)
    assert (claim.mode, claim.track) == (mode, track)

from comity.terms.vocabulary import SCHEMES, check_vocabulary, load_vocabulary, spellings


def test_packaged_vocabulary_is_consistent() -> None:
    assert check_vocabulary(load_vocabulary()) == []


def test_every_scheme_has_concepts() -> None:
    concepts = load_vocabulary().concepts
    assert {scheme for scheme in SCHEMES if not concepts[scheme]} == set()


def test_labels_are_found_as_british_and_american_writers_spell_them() -> None:
    labels = load_vocabulary().area_labels
    for label in ("cyber defence", "cyber-defense", "cyberdefense", "cyber defense"):
        assert labels.get(label, labels.get(label.replace("-", " "))) == "cyber-defence", label
    assert labels["wps"] == labels["women, peace and security"] == "wps"
    assert labels["non-proliferation"] == labels["nonproliferation"] == "non-proliferation"
    assert labels["south china sea"] == "south-china-sea"


def test_areas_widen_to_their_hierarchy() -> None:
    vocabulary = load_vocabulary()
    assert vocabulary.broader_areas("cyber-defence") == ("cyber-defence", "cyberspace")
    assert "quantum" in vocabulary.narrower_areas("technology")
    assert "quantum" not in vocabulary.narrower_areas("cyberspace")


def test_leaders_rank_above_ministers_above_officials() -> None:
    rank = load_vocabulary().rank
    order = ["leaders", "secretary-general", "ministers", "chiefs-of-defence", "ambassadors"]
    ranks = [rank("level", code) for code in [*order, "officials", "unknown"]]
    assert ranks == sorted(ranks, reverse=True)


def test_the_closest_standing_names_the_actor() -> None:
    naming_standing = load_vocabulary().naming_standing
    assert naming_standing(("partner", "invitee")) == "invitee"
    assert naming_standing(("aspirant", "partner", "candidate")) == "candidate"
    assert naming_standing(()) == ""


def test_concepts_are_found_by_their_labels() -> None:
    labels = load_vocabulary().concept_labels
    assert labels["instrument-kind"]["memorandum of understanding"] == "mou"
    assert labels["standing-kind"]["ally"] == "member"
    assert labels["mode"]["video-conference"] == "video"


def test_event_types_follow_from_cameo_codes() -> None:
    event_types = load_vocabulary().event_types
    assert (event_types["042"].plover, event_types["042"].mode) == ("CONSULT", "visit")
    assert event_types["0312"].plover == "AGREE"
    assert event_types["0312"].name == event_types["031"].name
    assert event_types["0312"].contexts == ("military",)


def test_spellings_start_with_the_label_itself() -> None:
    assert spellings("Defence Programme")[0] == "defence programme"
    assert "defense program" in spellings("Defence Programme")
    assert spellings("women’s rights") == ("women’s rights", "women's rights")

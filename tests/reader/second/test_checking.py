"""What another reader gives is checked, whatever it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.reader import Gazetteer, Reading, Text, read
from comity.reader.claims import Evidence, Passage
from comity.reader.errors import ReaderFailed, ReaderUnknown
from comity.reader.second import reader_named
from comity.reader.second.checking import checked

TEXT = Text("The Foreign Ministers of Norway and Chile met in Oslo on 3 May 2022.")
NAMES = Gazetteer.from_terms()


@pytest.fixture
def sound() -> Reading:
    return replace(read(TEXT, NAMES), reader="mine/1")


def test_a_sound_reading_is_let_through(sound: Reading) -> None:
    assert checked(TEXT, sound, NAMES, "mine") == sound
    assert sound.claims


@pytest.mark.parametrize(
    "passage",
    [
        Passage(1, 12, "The Foreign"),
        Passage(0, 11, "The foreign"),
        Passage(-7, -1, TEXT.text[-7:-1]),
        Passage(0, 0, ""),
        Passage(0, 10**9, TEXT.text),
    ],
)
def test_words_at_another_place_are_refused(sound: Reading, passage: Passage) -> None:
    claim = replace(sound.claims[0], passages=(passage,))
    read = checked(TEXT, replace(sound, claims=(claim,)), NAMES, "mine")
    assert read.claims == ()
    assert "is not in the text at" in read.refused[0]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"passages": ()}, "no passage"),
        ({"evidence": (Evidence("date", 0, 3, "Tho"),)}, "not in the text at 0"),
        ({"confidence": 1.5}, "0 to 1"),
    ],
)
def test_other_faults_are_refused(sound: Reading, change: dict[str, object], why: str) -> None:
    claim = replace(sound.claims[0], **change)  # type: ignore[arg-type]
    read = checked(TEXT, replace(sound, claims=(claim,)), NAMES, "mine")
    assert read.claims == ()
    assert why in read.refused[0]


@pytest.mark.parametrize("name", ["comity.reader/1", "comity.reader/9", ""])
def test_nobody_passes_for_the_own_reader(sound: Reading, name: str) -> None:
    with pytest.raises(ReaderFailed, match="name and version of its own"):
        checked(TEXT, replace(sound, reader=name), NAMES, "mine")
    with pytest.raises(ReaderFailed, match="expected a Reading"):
        checked(TEXT, "a reading", NAMES, "mine")


def test_an_unknown_reader_is_told_with_those_there_are() -> None:
    with pytest.raises(ReaderUnknown, match="there are comity, model"):
        reader_named("nobody")

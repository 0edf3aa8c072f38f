"""The packaged gazetteer, kept ready made, is the one that the data files make."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from comity.reader import packaged
from comity.reader.gazetteer import Gazetteer

SPECIMENS = Path(__file__).parents[1] / "specimens"
FIELDS = ("names", "types", "parents", "members", "holders", "lookalikes", "digest", "written")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the gazetteer is kept, empty at first; nothing is remembered of it."""
    folder = tmp_path / "bytecode"
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(packaged, "cache_from_source", lambda _: str(folder / "packaged.pyc"))
    monkeypatch.setattr(packaged, "_made", lambda: MADE)
    return folder / "vocabulary.marshal"


MADE = Gazetteer.from_terms()
anew: Callable[[], Gazetteer] = packaged.packaged.__wrapped__


def test_it_is_the_same_when_read_from_where_it_is_kept(kept: Path) -> None:
    assert anew() is MADE
    again = anew()
    assert again is not MADE
    for field in FIELDS:
        assert getattr(again, field) == getattr(MADE, field)
    assert again.holders[0].writings == MADE.holders[0].writings
    assert list(kept.parent.iterdir()) == [kept]


@pytest.mark.parametrize("broken", [b"", b"x" * 40, "cut", "changed"])
def test_what_is_not_whole_is_made_anew(kept: Path, broken: bytes | str) -> None:
    anew()
    whole = kept.read_bytes()
    pieces = {"cut": whole[:-7], "changed": whole[:-7] + b"changed"}
    kept.write_bytes(broken if isinstance(broken, bytes) else pieces[broken])
    assert anew() is MADE
    assert kept.read_bytes() == whole


def test_it_is_made_anew_when_a_file_it_comes_from_is_another(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew()
    monkeypatch.setattr(packaged, "_stamp", lambda: [("states.csv", 1, 1)])
    assert anew() is MADE
    assert anew() is not MADE


def test_nothing_is_kept_where_bytecode_is_not(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    anew()
    assert not kept.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_left_alone(kept: Path) -> None:
    kept.parent.mkdir(mode=0o500)
    assert anew() is MADE
    assert not kept.exists()


def test_the_first_texts_are_searched_as_all_others_are() -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in sorted((SPECIMENS / "examples").glob("*.txt"))
    ]
    found = [MADE.find(text) for text in texts * 2]
    assert [replace(MADE).find(text) for text in texts] == found[len(texts) :]
    assert replace(MADE).find("Nobody.") == replace(MADE).find("") == []

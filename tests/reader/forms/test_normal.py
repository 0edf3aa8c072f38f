"""The normal form of a text, which positions of passages depend on."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.reader.forms.errors import EmptyDocument, printable
from comity.reader.forms.normal import language_tag, make_text, normalise, one_line


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("a\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("a\u2029b\fc", "a\n\nb\n\nc"),
        ("a  \t\xa0\u2003b", "a b"),
        ("  a  \n  b  ", "a\nb"),
        ("a\n \n \n\n b", "a\n\nb"),
        ("co\xadoper\u200bation\ufeff", "cooperation"),
        ("a\x00b\x07c\x1b[0m", "abc[0m"),
        ("safe\u202etxt.exe\u2066", "safetxt.exe"),
        ("Cafe\u0301", "Café"),
        ("\uf0b7 first", "• first"),
        ("e" + "\u0323\u0301" * 40, unicodedata.normalize("NFC", "e" + "\u0323\u0301" * 15)),
        ("lone \ud800 half", "lone \ufffd half"),
    ],
)
def test_normal_form(raw: str, normal: str) -> None:
    assert normalise(raw) == normal


@given(st.text(st.characters()))
def test_normalising_twice_changes_nothing(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\n\n\n" not in once
    assert "  " not in once
    once.encode()


def test_a_text_begins_with_its_title() -> None:
    text = make_text("The council met.", "x", title="Council meets")
    assert text.text == "Council meets\n\nThe council met."
    again = make_text(text.text, "x", title="Council meets")
    assert again.text == text.text


def test_a_title_that_the_body_has_in_capitals_is_not_said_twice() -> None:
    text = make_text("COUNCIL MEETS\nThe council met.", "x", title="Council meets")
    assert text.text == "Council meets\n\nThe council met."


@pytest.mark.parametrize("body", ["", " \n\u200b ", "— … —"])
def test_a_document_without_words_is_empty(body: str) -> None:
    with pytest.raises(EmptyDocument, match=r"scan\.pdf: found no words"):
        make_text(body, "scan.pdf")


@pytest.mark.parametrize(
    ("given_tag", "tag"),
    [
        ("en", "en"),
        ("EN_gb", "en-GB"),
        ("fr-fr", "fr-FR"),
        ("", "en"),
        ("english", "en"),
        ("ja", "ja"),
    ],
)
def test_language_tags(given_tag: str, tag: str) -> None:
    assert language_tag(given_tag) == tag


def test_titles_are_one_line() -> None:
    assert one_line(" Joint \n\n statement\u200b ") == "Joint statement"


def test_names_are_shown_without_control_characters() -> None:
    assert printable("a\x1b[31m\nb.pdf") == "a�[31m�b.pdf"
    assert len(printable("x" * 5000)) == 120

"""Plain text, Markdown and JSON lines: read in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.reader.claims import Text
from comity.reader.forms import open_parts, open_texts
from comity.reader.forms.errors import BrokenDocument, EmptyDocument, TooLarge, UnreadableFile


def read(source: str, name: str = "page.txt", media_type: str = "") -> Text:
    [text] = open_texts(source.encode(), name, media_type)
    return text


def test_front_matter() -> None:
    text = read(
        "URL: https://council.example/news/7\nDATE: 2022-04-07\n\n"
        "Ministers meet partners\n\nThe ministers met partners today.\n"
    )
    assert text.title == "Ministers meet partners"
    assert text.published == "2022-04-07"
    assert text.url == "https://council.example/news/7"
    assert text.text == "Ministers meet partners\n\nThe ministers met partners today."
    assert text.form == "text"
    assert text.extra["part"] == 0
    assert len(text.extra["digest"]) == 64


def test_a_line_under_the_title_states_the_date() -> None:
    text = read("Partners of the Council\n\n  • Last updated: 11 Apr. 2023 11:02\n\nThe Council…\n")
    assert text.title == "Partners of the Council"
    assert text.published == text.extra["modified"] == "2023-04-11"
    assert "• Last updated: 11 Apr. 2023 11:02" in text.text


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    text = read(
        "The two ministers met in the capital on Tuesday and spoke of many matters.\n\nMore."
    )
    assert text.title == ""


def test_words_before_a_colon_are_not_front_matter() -> None:
    source = "Answer: the talks go on.\n\nQuestion: until when?"
    assert read(source).text == source


def test_an_address_that_is_none_is_not_taken() -> None:
    assert read("URL: javascript:alert(1)\n\nTitle\n\nThe body.").url == ""


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        ("Visite à Kyōto\n\nLe ministre…".encode(), ""),
        ("\ufeffVisite à Kyōto\n\nLe ministre…".encode(), ""),
        ("Visite à Kyōto\n\nLe ministre…".encode("utf-16"), ""),
        ("\ufeffVisite à Kyōto\n\nLe ministre…".encode("utf-16-be"), ""),
        ("Visite à Kyōto\n\nLe ministre…".encode(), "text/plain; charset=iso-8859-1"),
    ],
)
def test_encodings(data: bytes, media_type: str) -> None:
    [text] = open_texts(data, "page.txt", media_type)
    assert text.title == "Visite à Kyōto"


@pytest.mark.parametrize(
    "declared", ["", "; charset=iso-8859-1", "; charset=nonsense", "; charset=hex"]
)
def test_legacy_encoding(declared: str) -> None:
    data = "Déclaration commune\n\nLes deux ministres “réunis” à Tunis…".encode("windows-1252")
    [text] = open_texts(data, "page.txt", f"text/plain{declared}")
    assert text.title == "Déclaration commune"
    assert "“réunis”" in text.text


def test_markdown() -> None:
    text = read(
        '---\ntitle: "Call with the *President*"\ndate: 2021-02-03\n---\n\n'
        "<!-- kept by a machine -->\n"
        'The ministers **met**\nin [Oslo](https://oslo.example "Oslo"), the\ncapital.\n\n'
        "## Topics\n\n-   trade\n-   defence and\n    security\n1.  first\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n> quoted \\#1\n\n![flag](flag.png)\n\n\\###\n",
        "page.md",
    )
    assert text.published == "2021-02-03"
    assert text.form == "markdown"
    assert text.text.partition("\n\n")[2] == (
        "The ministers met in Oslo, the capital.\n\nTopics\n\n- trade\n- defence and security\n"
        "- 1. first\n\na | b\nc | d\n\nquoted #1"
    )


def test_markdown_keeps_underscores_and_stars_inside_words() -> None:
    assert "snake_case and 2 * 3 * 4" in read("A snake_case and 2 * 3 * 4 here.", "p.md").text


def test_markdown_line_breaks() -> None:
    text = read("First line  \nsecond line\\\nthird line\ngoes on.", "p.md").text
    assert text == "First line\nsecond line\nthird line goes on."


@pytest.mark.parametrize(
    "piece", ["<!--", "[", "![", "`", "**a", "<a ", "[a](", " ", "#", "- ", "\n ", "a: b\n", "| "]
)
def test_text_that_would_hang_a_pattern_that_goes_back(piece: str) -> None:
    """What is read in this process has no time limit: it must be linear by itself."""
    long = piece * (300_000 // len(piece)) + "x"
    for source, name in ((long, "a.md"), (f"# {long}", "a.md"), (long, "a.txt"), (long, "")):
        assert list(open_parts(source.encode(), name))


def rows(*lines: object) -> bytes:
    return b"\n".join(
        line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines
    )


def test_json_lines() -> None:
    data = rows(
        {"id": "7", "url": "https://a.example/7", "date": "2021-01-26", "title": "A call",
         "text": "They spoke\nby phone."},
        b"",
        b"{broken",
        b"[1]",
        {"id": 8, "title": "Nothing", "text": ""},
        {"title": "Marked", "text": "They **met**.\n\n\\###"},
    )  # fmt: skip
    parts = list(open_parts(data, "all.jsonl"))
    call, broken, no_object, empty, marked = parts
    assert isinstance(call, Text)
    assert (call.title, call.published, call.url) == ("A call", "2021-01-26", "https://a.example/7")
    assert call.text == "A call\n\nThey spoke\nby phone."
    assert call.extra["id"] == "7"
    assert isinstance(broken, BrokenDocument)
    assert "all.jsonl, line 3" in str(broken)
    assert isinstance(no_object, BrokenDocument)
    assert isinstance(empty, EmptyDocument)
    assert isinstance(marked, Text)
    assert marked.text == "Marked\n\nThey met."
    assert marked.extra["digest"] != call.extra["digest"]


def test_open_texts_raises_at_the_first_that_is_broken() -> None:
    texts = open_texts(rows({"text": "One met two."}, b"{"), "all.jsonl")
    assert next(texts).text == "One met two."
    with pytest.raises(BrokenDocument):
        next(texts)


def test_json_nested_too_deeply_is_broken() -> None:
    data = b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    [error] = open_parts(data, "deep.jsonl")
    assert isinstance(error, BrokenDocument)


def test_a_line_that_is_too_long_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.reader.forms.jsonl.LINE_BYTES_MAX", 100)
    data = rows({"text": "x" * 1000}, {"text": "They met."})
    error, text = open_parts(data, "all.jsonl")
    assert isinstance(error, TooLarge)
    assert isinstance(text, Text)


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="No such file"):
        list(open_texts(tmp_path / "gone.txt"))
    with pytest.raises(UnreadableFile, match="null"):
        list(open_texts("a\0b.txt"))
    with pytest.raises(UnreadableFile, match="directory"):
        list(open_texts(tmp_path))


def test_a_folder_of_files(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_text("A call\n\nThey spoke.")
    [text] = open_texts(path)
    assert text.extra["name"] == "call.txt"

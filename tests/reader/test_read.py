"""What is promised of every reading, whatever the text."""

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import EngagementClaim
from comity.reader.gold import parse_gold, to_gold
from comity.reader.tokens import Finds, tokenize

RELEASE = """URL: https://www.example.org/x
DATE: 2022-05-04

Ministers meet in Oslo

The Foreign Ministers of Norway and Chile met in Oslo on 3 May 2022.
"""


def test_a_meeting_is_read_with_parties_date_level_and_place() -> None:
    (claim,) = read(parse_gold(RELEASE), Gazetteer.from_terms()).claims
    assert isinstance(claim, EngagementClaim)
    assert claim.parties == ("CHL", "NOR")
    assert (claim.date, claim.kind, claim.level) == ("2022-05-03", "meeting", "ministers")
    assert claim.place == "Oslo"


def test_passages_and_evidence_are_verbatim() -> None:
    text = parse_gold(RELEASE)
    for claim in read(text, Gazetteer.from_terms()).claims:
        for span in (*claim.passages, *claim.evidence):
            assert text.text[span.start : span.end] == span.exact


def test_a_text_without_words_gives_no_claims() -> None:
    for text in ("", "\n\n", "…", "(((", "’s ’s", "of of of of", "\x00" * 50):
        assert read(Text(text), Gazetteer.from_terms()).claims == ()


def test_gold_rows_have_the_corpus_keys() -> None:
    rows = to_gold(read(parse_gold(RELEASE), Gazetteer.from_terms()))
    assert sorted(rows) == ["engagements", "instruments", "relations"]
    assert {"date", "kind", "level", "parties", "place", "topics", "quote"} <= set(
        rows["engagements"][0]
    )


def test_a_text_that_breaks_off_anywhere_is_read() -> None:
    whole = (
        "After 30 years of diplomatic relations with Chile Norway aspires to join NATO"
        " and took up the presidency of the Council of Europe from Iceland as"
    )
    for end in range(0, len(whole), 3):
        assert read(Text(whole[:end]), Gazetteer.from_terms()).refused == ()
    assert read(Text("Norway aspires to"), Gazetteer.from_terms()).claims == ()


def test_words_are_cut_alike_wherever_the_line_breaks() -> None:
    told = "On 3 May 2022 J. Ek, MP, and Dr. A. B. Moe, Jr., of Norway’s party met Chile's Mr X."
    finds = Finds([], [])
    rows = [
        [(one.letter, one.word) for one in tokenize(text, 0, len(text), finds, None)]
        for text in (told, told.replace(" ", "\n"), told.replace(" ", "\u00a0"))
    ]
    assert rows[0] == rows[1] == rows[2]
    words = " ".join(word for _, word in rows[0])
    assert words.startswith("on 3 may 2022 j. ek mp , and dr . a. b. moe jr , of norway 's party")

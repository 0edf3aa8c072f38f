"""A text read from the first sentence to the last."""

from __future__ import annotations

from datetime import date

from comity.dates.prose import find_dates
from comity.reader.background import background_of
from comity.reader.capitals import let_capitals_act
from comity.reader.chronology import date_entries
from comity.reader.claims import Claim, Reading, Text
from comity.reader.confidence import with_confidence
from comity.reader.discourse import Discourse, home_of
from comity.reader.gazetteer import Gazetteer
from comity.reader.hearing import Hearing
from comity.reader.introducing import home_by_name, introduce
from comity.reader.layout import blocks
from comity.reader.presuming import presumed_home
from comity.reader.sentences import sentence_spans
from comity.reader.tokens import Finds, Sentence, tokenize
from comity.reader.when import first_day

_SPACES = "\n\r\t\u00a0\u2009\u202f"
"""White space within a name or a date, as lines are wrapped and pages set, is a space."""
READER = "comity.reader/1"


def read(text: Text, gazetteer: Gazetteer) -> Reading:
    """Every claim that the reader finds in the text, in the order of the text."""
    claims = tuple(with_confidence(claim) for claim in _claims(text, gazetteer))
    return Reading(claims, READER, gazetteer.digest)


def sentences_of(text: Text, gazetteer: Gazetteer) -> list[Sentence]:
    """The sentences of a text as tokens."""
    content = text.text
    day = first_day(text.published)
    published = date.fromordinal(day) if day and day > 366 else None
    flat = content
    for space in _SPACES:  # six replacements take a fifth of the time of one translation
        flat = flat.replace(space, " ")
    finds = Finds(gazetteer.find(flat, day), find_dates(flat, published))
    out: list[Sentence] = []
    for number, block in enumerate(blocks(content, text.title)):
        for start, end in sentence_spans(content, block):
            tokens = tokenize(content, start, end, finds, day)
            let_capitals_act(tokens)
            out.append(Sentence(len(out), start, end, block.kind, number, tokens))
    date_entries(out)
    return out


def _claims(text: Text, gazetteer: Gazetteer) -> list[Claim]:
    sentences = sentences_of(text, gazetteer)
    discourse = _discourse_of(text, sentences, gazetteer)
    background = background_of(sentences, gazetteer, discourse.home, text.published)
    discourse.expansions.update(background.listed)
    introduce(text.text, sentences, discourse)
    hearing = Hearing(text, sentences, discourse, background)
    for sentence in sentences:
        hearing.hear(sentence)
    return hearing.claims()


def _discourse_of(text: Text, sentences: list[Sentence], gazetteer: Gazetteer) -> Discourse:
    """Whose voice the text is, and how often it names whom."""
    home = home_of(text) or home_by_name(text, sentences, gazetteer)
    discourse = Discourse(gazetteer, home, first_day(text.published))
    discourse.presumed = home or presumed_home(text.text, sentences, gazetteer)
    for sentence in sentences:
        for k in sentence.named:
            token = sentence.tokens[k]
            assert token.name
            code = gazetteer.party(token.name.code)
            discourse.mentioned[code] = discourse.mentioned.get(code, 0) + 1
            if gazetteer.types.get(token.name.code) == "body":
                discourse.bodies.setdefault(token.word.rpartition(" ")[2], token.name.code)
    return discourse

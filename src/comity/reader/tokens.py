"""A sentence as tokens, each of one word class; its ``letters`` are what the grammar reads.

Dates and names come from the finders; the words between them from the lexicon; a capitalised word
that nobody knows is part of a name (letter N).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from comity.dates.prose import DateMention
from comity.reader import lexicon
from comity.reader.gazetteer import Hit, Name, letter_of
from comity.reader.lexicon import Sense, word_set

_WORD = re.compile(
    r"[’'](?:s\b)?(?!\w)|(?:[^\W\d_]\.){2,}|[^\W\d_]\.(?=\s?[^\W\d_])"
    r"|[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d[\d,.]*\w*|[^\w\s]"
)
_PUNCTUATION = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "–": "-",
    "—": "-",
    "-": "-",
    "/": "/",
    "&": "&",
    "'": "'",
    "’": "'",
    "+": "-",
    "|": "|",
}
_PLURALS = (" states", " members", " countries", " nations")
_HAVE = word_set("have")
_JUNIORS = word_set("after-names")
_NOT_ACTORS = word_set("not-actors")
_EVENT_ENDINGS = word_set("event-endings")
_NOT_NAMES = word_set("not-names")
_IN_CAPITALS = word_set("written-in-capitals")
_JUNIOR = "Jr"
"""Instead of a letter, while words are cut: "Jr", "MP", which go on with the name before them."""


@dataclass(slots=True)
class Token:
    """``letter`` is the word class; ``word`` the text in lower case; the rest as the class has."""

    letter: str
    start: int
    end: int
    word: str
    sense: Sense | None = None
    name: Name | None = None
    date: DateMention | None = None
    names: tuple[Name, ...] = ()


@dataclass(slots=True)
class Sentence:
    """One sentence: its span, its tokens, and the string of their letters.

    ``kind`` is that of its block (title, heading, lead-in, paragraph, item, row); ``number`` counts
    from 0 in the text. ``under`` is the date that stands before it in a chronology or a table.
    ``vocabulary`` holds each of its words once: a rule that begins with one of some words passes
    over a sentence that has none of them without walking it.
    """

    number: int
    start: int
    end: int
    kind: str
    block: int
    tokens: list[Token]
    letters: str = field(init=False)
    words: list[str] = field(init=False)
    vocabulary: frozenset[str] = field(init=False)
    spelt: str = field(init=False)
    """Its words with a space between: a rule of some ending looks there first."""
    named: list[int] = field(init=False)
    """Which tokens hold a name of the gazetteer."""
    under: DateMention | None = None

    def __post_init__(self) -> None:
        self.letters = "".join([token.letter for token in self.tokens])
        self.words = [token.word for token in self.tokens]
        self.vocabulary = frozenset(self.words)
        self.spelt = " ".join(self.words)
        self.named = [k for k, token in enumerate(self.tokens) if token.name]


class Finds:
    """What the finders found in the whole text, to be asked sentence by sentence."""

    def __init__(self, hits: Sequence[Hit], dates: Sequence[DateMention]) -> None:
        spans: list[tuple[int, int, Hit | DateMention]] = []
        at, last_end = 0, -1
        for date in dates:
            while at < len(hits) and hits[at].start < date.start:
                if hits[at].end <= date.start and hits[at].start >= last_end:
                    spans.append((hits[at].start, hits[at].end, hits[at]))
                at += 1
            while at < len(hits) and hits[at].start < date.end:
                at += 1
            spans.append((date.start, date.end, date))
            last_end = date.end
        spans.extend((hit.start, hit.end, hit) for hit in hits[at:] if hit.start >= last_end)
        self._spans = spans
        self._starts = [span[0] for span in spans]

    def within(self, start: int, end: int) -> list[tuple[int, int, Hit | DateMention]]:
        return self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def tokenize(text: str, start: int, end: int, finds: Finds, day: int | None) -> list[Token]:
    """The tokens of text[start:end] in order."""
    tokens: list[Token] = []
    at = start
    for left, right, found in finds.within(start, end):
        if right > end:
            continue
        if left > at:
            _words(text, at, left, tokens)
        if left < at:
            continue
        if isinstance(found, DateMention):
            tokens.append(Token(lexicon.DATE, left, right, found.exact.lower(), date=found))
        else:
            tokens.append(_named(text, found, day))
        at = right
    if at < end:
        _words(text, at, end, tokens)
    _settle(tokens, text)
    return tokens


def _named(text: str, hit: Hit, day: int | None) -> Token:
    word = text[hit.start : hit.end].lower().replace("’", "'")
    if hit.names and word in _NOT_ACTORS:
        sense = lexicon.senses()[word][0]
        return Token(sense.letter, hit.start, hit.end, word, sense=sense)
    if hit.names:
        names = hit.names
        if day is not None and len(names) > 1:
            names = tuple(n for n in names if n.first_day <= day <= n.last_day) or names
        best = min(names, key=lambda name: "CAW".index(letter_of(name)))
        last = word.rpartition(" ")[2]
        if last in _EVENT_ENDINGS and best.form not in ("adjective", "demonym"):
            sense = lexicon.senses()[last][0]
            return Token(lexicon.EVENT, hit.start, hit.end, word, sense, best, names=names)
        if not hit.senses:
            return Token(letter_of(best), hit.start, hit.end, word, name=best, names=names)
    sense = hit.senses[0]
    return Token(sense.letter, hit.start, hit.end, word, sense=sense)


def _words(text: str, start: int, end: int, tokens: list[Token]) -> None:
    """Append the tokens of a stretch without names and dates.

    Between two spaces the same characters are the same tokens, so each such piece is cut once and
    remembered. Only what a single letter with a full stop is depends on the piece after it.
    """
    append = tokens.append
    pieces = text[start:end].split(" ")
    at = start
    for piece, follower, (plain, cut) in zip(
        pieces, [*pieces[1:], ""], map(_cut, pieces), strict=True
    ):
        if plain:
            for left, right, letter, word, sense in cut:
                append(Token(letter, at + left, at + right, word, sense))
        else:
            after = follower[:1]
            if piece[-2:-1].isalnum() and after.isalnum() and not after.isdecimal():
                _, cut = _cut_found(piece, before=" x")
            _with_junior(at, cut, tokens)
        at += len(piece) + 1


Cut = tuple[int, int, str, str, Sense | None]
"""Start and end within a piece, letter, lower-case word and sense of one word."""


def _with_junior(at: int, cut: tuple[Cut, ...], tokens: list[Token]) -> None:
    """Append words among which is "Jr" or a full stop: those of "A. B, Jr." are parts of a name."""
    for left, right, letter, word, sense in cut:
        if letter == _JUNIOR:
            letter = lexicon.NAME
            if tokens and tokens[-1].letter == ",":
                tokens.pop()
        elif word == "." and tokens and tokens[-1].end == at + left and tokens[-1].word in _JUNIORS:
            continue
        tokens.append(Token(letter, at + left, at + right, word, sense))


@lru_cache(maxsize=1 << 16)
def _cut(piece: str) -> tuple[bool, tuple[Cut, ...]]:
    """The words of a piece, and whether none of them is "Jr" or a full stop."""
    if piece.isalpha():  # most are: a word alone needs no finding
        letter, word, sense, _ = _sorted(piece)
        return letter != _JUNIOR, ((0, len(piece), letter, word, sense),)
    return _cut_found(piece)


def _cut_found(piece: str, before: str = "") -> tuple[bool, tuple[Cut, ...]]:
    """As above, of any piece; ``before`` is what it stands before."""
    cut: list[Cut] = []
    for match in _WORD.finditer(piece + before):
        left, right = match.span()
        if left >= len(piece):
            break
        letter, word, sense, possessed = _sorted(match.group())
        if possessed:
            cut.append((left, right - 2, letter, word, sense))
            cut.append((right - 2, right, "'", "'s", None))
        else:
            cut.append((left, right, letter, word, sense))
    plain = not any(letter == _JUNIOR or word == "." for _, _, letter, word, _ in cut)
    return plain, tuple(cut)


@lru_cache(maxsize=1 << 16)
def _sorted(exact: str) -> tuple[str, str, Sense | None, bool]:
    """Letter, lower-case word and sense of a word as written, and whether "'s" is its end."""
    first = exact[0]
    if first.isalpha():
        word = exact.lower().replace("’", "'")
        if word in _JUNIORS and (exact.istitle() or exact.isupper()):
            return _JUNIOR, word, None, False
        possessed = word[-2:] == "'s" and len(word) > 2
        if possessed:
            word = word[:-2]
        letter, sense = _classed(word, exact)
        return letter, word, sense, possessed
    if first.isdigit():
        return "n", exact, None, False
    if first in "’'":
        return "'", exact, None, False
    return _PUNCTUATION.get(first, "."), exact, None, False


def _classed(word: str, exact: str) -> tuple[str, Sense | None]:
    """Word class and sense of a word that is no name and no date."""
    if word in _ORDINALS:
        return "j", None
    found = lexicon.senses().get(word)
    if word in _IN_CAPITALS and not exact.isupper():
        found = None
    capital = exact[0].isupper()
    if found:
        sense = found[0]
        if sense.letter == "V" and sense.form == "ing":
            return lexicon.GERUND, sense
        grammatical = sense.letter in "jvxKP" and sense.note not in _LIKE_NAMES
        if capital and grammatical and len(exact) > 3 and not exact.isupper():
            return lexicon.NAME, None
        return sense.letter, sense
    if word.startswith("then-"):
        return "j", None
    if capital and word not in _NOT_NAMES:
        return lexicon.NAME, None
    if word.endswith("ing") and len(word) > 4:
        return lexicon.GERUND, None
    return lexicon.OTHER, None


_ORDINALS = word_set("counting")
_COMBINING = lexicon.combining_forms()
_LIKE_NAMES = ("modifier", "adverb", "decoy")
_WHOM = frozenset("wTACHNLpdq")
_NOUN_OR_VERB_BEFORE = frozenset("atpvR")
_AMBIGUOUS = frozenset("EWVgPAT")
"""Word classes that neighbours may change; of others adjectives, adverbs, words in a name."""


def _settle(tokens: list[Token], text: str) -> None:
    """Decide words of several classes by their neighbours; particles join names."""
    before = "^"
    for index, token in enumerate(tokens):
        letter = token.letter
        if letter in _AMBIGUOUS or (
            letter in "xjv" and (before in "TNH" or (letter == "x" and token.sense))
        ):
            _settle_word(tokens, index, before, text)
        before = token.letter


def _settle_word(tokens: list[Token], index: int, before: str, text: str) -> None:
    """Decide one word; ``before`` is the letter before it, which is decided already."""
    token = tokens[index]
    letter = token.letter
    after = tokens[index + 1].letter if index + 1 < len(tokens) else "$"
    if letter == "A" and before == "-":
        _combine(tokens, index)
    if letter == "E" and token.word == "bilateral" and after in "NExjIg":
        token.letter = "j"
    elif letter == "W" and before in "TH" and token.name and token.name.form == "city":
        token.letter = lexicon.NAME  # "Minister Florence …"
    elif letter == "V" and index and before in ",&" and after == "N" and _titled(text, token):
        token.letter = lexicon.NAME  # "the Prime Minister, Mark …"
    elif letter in "Vg" and before in "TH" and text[token.start].isupper() and index:
        token.letter = lexicon.NAME  # "Prime Minister Mark …"
    elif letter == "P":
        token.letter = "N" if after in "NP" and before in "NTHPA^,&o" else "x"
    elif letter == "A" and after not in "CANLT" and token.word.endswith(_PLURALS):
        token.letter = "C"  # "ASEAN member states": the organisation's people are it
    elif before in "TNH" and _in_a_name(text, token, letter, after):
        token.letter = "N"
    elif letter == "E" or letter == "T" or letter == "x":
        found = lexicon.senses().get(token.word) if token.sense else None
        verb = next((s for s in found if s.letter == "V"), None) if found else None
        if verb and _is_verb(verb, tokens, index, before, after):
            token.letter, token.sense = "V", verb
    elif letter == "V" and before in "TH" and text[token.start].isupper() and after == "N":
        token.letter = "N"
    elif letter == "V" and token.sense and token.sense.form in ("base", "third"):
        if before not in "atpvLCNR&)TI,-^" or before == "'":
            token.letter = "x"
    elif letter == "V" and token.word in _HAVE and _is_participle(tokens, index + 1):
        token.letter = "a"
    elif letter == "g" and after == "E" and before in "dqj":
        token.letter = "j"
    elif letter == "g" and token.sense and _tells(tokens, index, before):
        token.letter = "V"


def _combine(tokens: list[Token], index: int) -> None:
    """ "Indo-" before the adjective of another state is the state's own: "Indo-Mozambican"."""
    first = tokens[index - 2] if index > 1 else None
    if first and first.letter == "N" and first.word in _COMBINING:
        first.letter = lexicon.ADJECTIVE
        first.name = Name(_COMBINING[first.word], first.word.capitalize(), "adjective")
        first.names = (first.name,)


def _in_a_name(text: str, token: Token, letter: str, after: str) -> bool:
    """A common word written as a name, after a title or in a name: "Mark", "Frank", "Young"."""
    if letter == "V":
        return _titled(text, token)
    if letter == "W":
        return after == "N"
    return letter in "jxgv" and after in "N,.$&" and _titled(text, token)


def _titled(text: str, token: Token) -> bool:
    """The word begins with a capital and goes on without."""
    return text[token.start].isupper() and text[token.end - 1].islower()


def _is_participle(tokens: list[Token], at: int) -> bool:
    """The word at ``at``, adverbs and "been" aside, is a past participle."""
    while at < len(tokens) and tokens[at].letter in "va":
        at += 1
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.letter == "V":
        return bool(token.sense and token.sense.form in ("past", "participle"))
    return token.letter == "x" and token.word.endswith(("ed", "en", "ught", "ade", "ent"))


def _tells(tokens: list[Token], index: int, before: str) -> bool:
    """The gerund tells what is done or to come: "is meeting", "looks forward to meeting"."""
    if before == "z":
        return tokens[index - 1].word.endswith("forward to")
    return before in "av" and _progressive(tokens, index)


def _progressive(tokens: list[Token], index: int) -> bool:
    for back in range(index - 1, max(-1, index - 4), -1):
        if tokens[back].letter == "a":
            return True
        if tokens[back].letter != "v":
            return False
    return False


def _is_verb(verb: Sense, tokens: list[Token], index: int, before: str, after: str) -> bool:
    if verb.form == "ing" and before == "z":
        return after in _WHOM and tokens[index - 1].word.endswith("forward to")
    if verb.form == "ing":
        return before == "a" or (before == "v" and _progressive(tokens, index))
    if before in _NOUN_OR_VERB_BEFORE:
        return before != "v" or _progressive(tokens, index) or index == 1
    if verb.form == "third" and before == "T" and after == "t":
        # "On 3 May the Minister travels to Oslo"; undated, what follows is as often a noun's.
        near = (*tokens[:index], *tokens[index + 1 : index + 7])
        return any(token.letter == "D" for token in near)
    if verb.form == "third" and before in "NLCT":
        return after in "CdAWtNT"
    return False

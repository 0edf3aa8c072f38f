"""What a text as a whole says, before its sentences are read one by one.

The members it lists for a group count wherever it names the group; a word that ends the full name
of an organisation stands for it ("the Forum"); an organisation that speaks, or is spoken of more
than any other, is meant where a partner or an ally is named without saying whose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from comity.reader.gazetteer import Gazetteer
from comity.reader.lexicon import word_set
from comity.reader.parties import Part
from comity.reader.tokens import Sentence, Token

_SHORT = word_set("short-organisations")


@dataclass(frozen=True, slots=True)
class Background:
    """``listed``: group → its members, as the text lists them. ``short``: word → code, by which an
    organisation is meant. ``pair``: the two of whose relations the text treats, by its title.
    ``published`` is EDTF. ``page``: the title tells of no event, but says what a page is
    about; ``titled``: the one organisation that it names."""

    organisation: str = ""
    published: str = ""
    pair: tuple[str, ...] = ()
    listed: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    page: bool = False
    titled: str = ""

    def members(self, codes: Sequence[str]) -> tuple[str, ...]:
        """The codes, each group as the members that the text lists for it; each once, in order."""
        out: list[str] = []
        for code in codes:
            listed = self.listed.get(code)
            out.extend([one.actor for one in listed] if listed else [code])
        return tuple(dict.fromkeys(out))


def background_of(
    sentences: Sequence[Sentence], gazetteer: Gazetteer, home: str, published: str = ""
) -> Background:
    """What the sentences together say of groups and organisations."""
    listed: dict[str, tuple[Part, ...]] = {}
    short: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for sentence in sentences:
        for at in sentence.named:
            token = sentence.tokens[at]
            if token.name is None or token.letter not in "CA":
                continue
            code = gazetteer.party(token.name.code)
            if gazetteer.is_state(code):
                continue
            kind = gazetteer.types.get(code)
            if kind == "group" and token.letter == "C":
                members = listed_after(sentence, at, gazetteer)
                if members:
                    listed.setdefault(code, tuple(replace(one, group=code) for one in members))
            elif kind == "organisation" and token.word != "alliance":
                counted[code] += 1
            if token.letter == "C":
                short.update(dict.fromkeys(_short_of(token.word) - short.keys(), code))
    pair = _pair(sentences, gazetteer, home)
    page = any(one.kind == "title" and not set("VETLD") & set(one.letters) for one in sentences[:3])
    titled = _titled(sentences, gazetteer)
    if home and not gazetteer.is_state(home):
        for text in gazetteer.texts_of(home):
            short.update(dict.fromkeys(_short_of(text.lower()) - short.keys(), home))
        short.setdefault("organisation", home)
        short.setdefault("organization", home)
        return Background(home, published, pair, listed, short, page, titled)
    most = counted.most_common(1)
    return Background(most[0][0] if most else "", published, pair, listed, short, page, titled)


def _pair(sentences: Sequence[Sentence], gazetteer: Gazetteer, home: str) -> tuple[str, ...]:
    """The two actors that the title names, or the one that it names and the voice's own."""
    title = next((one for one in sentences[:3] if one.kind == "title"), None)
    if title is None:
        return ()
    named = [
        gazetteer.party(token.name.code)
        for token in title.tokens
        if token.name and token.letter in "CA"
    ]
    codes = tuple(dict.fromkeys(named))
    if len(codes) == 1 and home and home != codes[0]:
        codes = (home, *codes)
    return codes if len(codes) == 2 else ()


def _titled(sentences: Sequence[Sentence], gazetteer: Gazetteer) -> str:
    """The one actor that the title names, if it is an organisation; else ""."""
    title = next((one for one in sentences[:3] if one.kind == "title"), None)
    names = [token.name for token in title.tokens if token.name] if title else []
    codes = {gazetteer.party(name.code) for name in names}
    one = codes.pop() if len(codes) == 1 else ""
    return one if one and not gazetteer.is_state(one) else ""


def _short_of(name: str) -> set[str]:
    """The word of an organisation's full name that stands for it: its last one, or its first."""
    first, _, rest = name.partition(" ")
    return {first, rest.rpartition(" ")[2]} & _SHORT if rest else set()


def listed_after(sentence: Sentence, at: int, gazetteer: Gazetteer) -> tuple[Part, ...]:
    """The states listed right after a group's name: "GROUP (A, B)", "GROUP region – A, B and C"."""
    letters, tokens = sentence.letters + "$$$", sentence.tokens
    k = at + 1
    if letters[k] == ")" and at and letters[at - 1] == "(":
        k += 1
    while letters[k] in "xLj.'" and k < at + 3 and letters[k] != "$":
        k += 1
    if letters[k] in "(-:":
        k += 1
    elif (
        letters[k] == ","
        and tokens[k + 1 : k + 2]
        and tokens[k + 1].word in ("namely", "comprising")
    ):
        k += 2
    elif letters[k] != "C" or any(one.word.endswith("ed") for one in tokens[at + 1 : k]):
        return ()
    parts, _end = states_from(sentence, k, gazetteer)
    return tuple(parts) if len(parts) > 1 else ()


def states_from(sentence: Sentence, k: int, gazetteer: Gazetteer) -> tuple[list[Part], int]:
    """The states in a row from token ``k``, "A, B (now …), C and D", and the token after them."""
    letters, tokens = sentence.letters + "$$$", sentence.tokens
    parts: list[Part] = []
    end = k
    while True:
        while letters[k] in "dj":
            k += 1
        if letters[k] != "C" or not _is_state(tokens[k], gazetteer) or letters[k + 1] in "'LT":
            break
        token = tokens[k]
        assert token.name
        code = gazetteer.party(token.name.code)
        parts.append(Part(code, token.name.code, start=token.start, end=token.end))
        k += 1
        if letters[k] == "(":
            close = letters.find(")", k)
            if 0 < close < k + 8:
                k = close + 1
        end = k
        while letters[k] in ",&;" and k < end + 2:
            k += 1
        if k == end:
            break
    return parts, end


def _is_state(token: Token, gazetteer: Gazetteer) -> bool:
    return bool(token.name and gazetteer.is_state(token.name.code))

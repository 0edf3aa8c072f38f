"""The state whose bare titles a text means whose publisher nobody knows, by the text itself.

ANKARA (Agency) – The Foreign Minister …   the city of its dateline is that state's
Foreign Minister of Iraq N … the Minister   the one state whose offices its lead names, twice

Where the first sentences name the offices of several states and there is no dateline, or the city
is of a state that a minister without one meets, it is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from comity.reader.gazetteer import Gazetteer
from comity.reader.tokens import Sentence, Token

_LEAD = 6
"""Sentences that lead a text in."""
_DATELINE = re.compile(r"(?:d?[WN])(?:,[WND]){0,2}(?:\([^)]{1,4}\))?[-:.]")
_AFTER_TITLE = re.compile(r"T+[od]*C")
_BARE = re.compile(r"(?<![ACxj'T])T(?!T|C|o|[NH]+,?[od]*[oC])")
"""A title without a state."""
_OF_ANOTHER = re.compile(r"To[dj]*N")
"""A title of what the gazetteer does not know: "the President of the Red Cross"."""
_BEFORE_TITLE = re.compile(r"(?:A|C')x?T")


def presumed_home(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> str:
    """Code of that state; "" if the text gives none, or more than one."""
    lead = sentences[:_LEAD]
    titles = [token for one in lead if one.kind in ("title", "heading") for token in one.tokens]
    if any(token.name and not _state(token, gazetteer) for token in titles):
        return ""  # an organisation may speak
    own: Counter[str] = Counter()
    foreign: Counter[str] = Counter()
    bare = False
    for sentence in lead:
        alone = bool(_BARE.search(sentence.letters))
        # Who is met by "the Minister" is told with his state, because it is another's.
        (foreign if alone else own).update(_whose_offices(sentence, gazetteer))
        bare = bare or alone
    city = next((code for one in lead if (code := _of_dateline(text, one, gazetteer))), "")
    if city:
        return city if city not in foreign and (bare or city in own) else ""
    [(code, times)] = own.items() if len(own) == 1 else [("", 0)]
    return code if times > 1 and code not in foreign else ""


def _of_dateline(text: str, sentence: Sentence, gazetteer: Gazetteer) -> str:
    """The state of the city in capitals with which a sentence opens, if no organisation acts."""
    if sentence.kind != "paragraph" or not _DATELINE.match(sentence.letters):
        return ""
    acting = sentence.tokens[: sentence.letters.find("V")]
    if any(token.name and not _state(token, gazetteer) for token in acting):
        return ""
    for found in _OF_ANOTHER.finditer(sentence.letters):
        sense = sentence.tokens[found.start()].sense
        if sense and sense.level == "leaders":
            return ""
    first = sentence.tokens[0]
    return _state(first, gazetteer) if text[first.start : first.end].isupper() else ""


def _whose_offices(sentence: Sentence, gazetteer: Gazetteer) -> list[str]:
    """States whose office-holders the sentence names: "the Iraqi Foreign Minister"."""
    letters = sentence.letters
    tokens = [sentence.tokens[found.end() - 1] for found in _AFTER_TITLE.finditer(letters)]
    tokens += [sentence.tokens[found.start()] for found in _BEFORE_TITLE.finditer(letters)]
    return [code for token in tokens if (code := _state(token, gazetteer))]


def _state(token: Token, gazetteer: Gazetteer) -> str:
    code = gazetteer.party(token.name.code) if token.name else ""
    return code if code and gazetteer.is_state(code) else ""

"""Instruments that a sentence names: in full, or by a verb of making."""

from __future__ import annotations

from comity.reader.instruments.actors import is_capital
from comity.reader.instruments.called import quoted_title
from comity.reader.instruments.made import Made
from comity.reader.instruments.parties import (
    date_made,
    in_relative,
    maker_verb,
    makers,
    named_in,
    was_signed,
)
from comity.reader.instruments.titles import Title, title_around
from comity.reader.instruments.whose import (
    COMPANYS,
    kept_between,
    parties_to,
    with_before,
    with_whom,
)
from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.topic_lists import topics_after

_NOT_YET = word_set("not-yet")
_ARTICLES = frozenset(("a", "an", "two", "three", "several", "new"))
_MEANT = word_set("meant-to-make")
_ONLY_NAMED = word_set("only-named")


def named_at(row: Row, at: int) -> tuple[list[Made], int] | None:
    """What the instrument noun at token ``at`` names, and the token after its title."""
    sense = row.tokens[at].sense
    title = title_around(row, at)
    if sense is None or title is None:
        return None
    verb = maker_verb(row, title)
    if _is_not_made(row, title, verb):
        return None
    head_capital = is_capital(row, at)
    year = _year(row, title, at) if sense.kind in COMPANYS else ""
    kept = kept_between(row, title) if verb < 0 and sense.kind in COMPANYS else ()
    if not head_capital and not kept and not _plain_ok(row, at, title, verb, year):
        return None
    own = head_capital and not title.proper and _joint_of_two(row, at, title)
    told = verb >= 0 or title.between or own or kept
    if head_capital and not title.proper and not told:
        return None
    several = _with_each(row, at, title, verb, sense.kind)
    if several:
        return several, title.right
    parties = kept or parties_to(row, title, verb, sense.kind, year)
    parties = parties or (_joint_of_two(row, at, title) if head_capital else ())
    if not parties:
        return None
    dated = verb >= 0 or bool(title.left and row.tokens[title.left - 1].date)
    dated = dated or row.letters.startswith(("oD", "(D"), title.right)
    date = year or (date_made(row, title, verb) if dated else "")
    to_do = sense.phrase == "agenda" and row.words[at + 1 : at + 2] == ["for"]
    kind = "action-plan" if to_do else sense.kind
    return _rows(row, at, title, verb, parties, date, kind), title.right


def _joint_of_two(row: Row, at: int, title: Title) -> tuple[str, ...]:
    """ "our Joint Statement", "the Joint Communiqué": of the two of whom the text tells."""
    if not row.words[at].startswith("joint ") or row.words[at].endswith("s"):
        return ()
    if row.words[max(0, title.left - 1)] not in ("our", "the", "their", "this", "today's", "a"):
        return ()
    everyone = row.everyone()
    both = everyone if len(everyone) == 2 else row.back.pair
    others = {row.code(k) for k in range(len(row.tokens)) if row.letters[k] == "C"} - set(both)
    return tuple(sorted(both)) if len(both) == 2 and not others else ()


def _is_not_made(row: Row, title: Title, verb: int) -> bool:
    if row.words[title.right : title.right + 1] in (["negotiations"], ["talks"]):
        return True
    before = row.words[max(0, title.left - 7) : title.left]
    done = verb >= 0 and was_signed(row, verb) and row.words[verb] not in ("sign", "adopt")
    if verb > 1 and row.letters[verb - 1] == "t" and row.words[verb - 2] in _MEANT:
        return True
    if verb < title.left - 5 and _NOT_YET & set(row.words[max(0, title.left - 5) : title.left]):
        return True
    return any(word in _NOT_YET for word in before) and not done


def _year(row: Row, title: Title, at: int) -> str:
    """ "the 2008 X Agreement": the year in the title."""
    for k in range(title.left, at):
        word = row.words[k]
        if row.letters[k] == "n" and len(word) == 4 and word.isdigit() and word[:2] in _CENTURIES:
            return word
        date = row.tokens[k].date
        if date and (date.precision == "year" or row.letters[k] == "D"):
            return str(date.edtf)
    return ""


_CENTURIES = ("18", "19", "20")


def _plain_ok(row: Row, at: int, title: Title, verb: int, year: str) -> bool:
    """An uncapitalised noun names an instrument if it says whose it is, or that it was signed."""
    sense = row.tokens[at].sense
    assert sense
    if sense.kind == "joint-declaration":
        issued = was_signed(row, verb) and row.words[max(0, title.left - 1)] in ("a", "an")
        between = set(row.letters[min(verb, at) : max(verb, at)])
        near = abs(verb - at) < 8 and not set("R;") & between
        quoted = issued and bool(quoted_title(row, at)[1])
        if verb >= title.right and was_signed(row, verb) and len(makers(row, title, verb)) > 1:
            return True  # "the joint statement adopted by A and B"
        return bool(year) or quoted or (issued and near and " " in row.words[at])
    numbered = any(row.letters[k] in "nN" for k in range(title.left, at))
    called = any(row.letters[k] in "NW" for k in range(title.left, at))
    if called and verb >= title.right and row.letters[verb - 1] in "I,":
        return row.letters[verb + 1] in "yiub"  # "the Lima accord, signed by …"
    if sense.phrase in _ONLY_NAMED:
        return numbered and bool(named_in(row, title))
    many = row.words[at].endswith(("s", "memoranda")) or row.words[at].startswith("memoranda")
    if title.between:
        return verb >= 0 or not many
    if named_in(row, title) and was_signed(row, verb) and verb < title.left:
        return True
    if _made_in_relative(row, title, verb) or (
        was_signed(row, verb)
        and verb < title.left
        and (with_whom(row, title) or with_before(row, title, verb))
    ):
        return True
    article = called or row.words[max(0, title.left - 1)] in _ARTICLES
    plural = row.words[at].endswith("s") and verb >= 0
    among = {"among", "including"} & set(row.words[verb:at])
    direct = among or not set("EC,a") & set(row.letters[verb + 1 : at])
    listed = "I" in row.letters[verb:at] and not set("EVRa;") & set(row.letters[verb + 1 : at])
    if listed and article:
        return was_signed(row, verb) and verb < at
    if verb > at:
        return article and sense.kind in COMPANYS and _passive(row, at, verb)
    return was_signed(row, verb) and verb < at and bool((article or plural) and direct)


def _passive(row: Row, at: int, verb: int) -> bool:
    """ "a memorandum on X (and an agreement on Y) were signed"."""
    auxiliary = row.words[verb - 1].split()[-1] in ("was", "were", "been")
    return auxiliary and was_signed(row, verb) and not set("VR;") & set(row.letters[at : verb - 1])


def _made_in_relative(row: Row, title: Title, verb: int) -> bool:
    """ "an agreement which A and B concluded"."""
    if verb < title.right or row.letters[title.right] not in "R,":
        return False
    return len(in_relative(row, title)) > 1


def _rows(
    row: Row,
    at: int,
    title: Title,
    verb: int,
    parties: tuple[str, ...],
    date: str,
    kind: str,
) -> list[Made]:
    start = row.tokens[title.left].start
    exact = row.text[start : row.tokens[title.right - 1].end].rstrip(" ,.;")
    span = (start, start + len(exact))
    quoted = quoted_title(row, at) if verb >= 0 and title.right == at + 1 else (0, 0)
    if quoted[1]:
        span, exact = quoted, row.text[quoted[0] : quoted[1]]
    topics = topics_after(row, title.right)
    told = verb >= 0
    first = _each(row, title.left)
    if first and len(parties) > 2:
        one_each = exact.removesuffix("s") if title.right == at + 1 else exact
        return [
            Made(kind, one_each, tuple(sorted((first, other))), row.sentence, "each", date, span,
                 topics, told)
            for other in parties
            if other != first
        ]  # fmt: skip
    return [Made(kind, exact, parties, row.sentence, "named", date, span, topics, told)]


def _with_each(row: Row, at: int, title: Title, verb: int, kind: str) -> list[Made]:
    """ "X has agreed Programmes (on Y) with A, B and C": one with each."""
    if not row.words[at].endswith("s") or verb < 0:
        return []
    others = with_whom(row, title)
    listed = row.letters[title.right : title.right + 2] in (":w", "-w")
    if listed or (row.letters.startswith("V", verb) and verb >= title.right):
        named = row.letters.find("w", title.right)
        if named > 0 and (listed or row.letters[verb + 1] in ":-"):
            others = with_whom(row, Title(title.left, named))
    own = [one for one in row.subject(verb, people=True) if one not in others]
    own = [one for one in own if row.gazetteer.types.get(one) != "group"]
    speaks = row.discourse.home or row.back.organisation
    if not own and speaks not in ("", *others):
        own = [speaks]
    if len(others) < 2 or len(own) != 1:
        return []
    start, end = row.tokens[title.left].start, row.tokens[title.right - 1].end
    exact = row.text[start:end]
    exact = exact.removesuffix("s") if title.right == at + 1 else exact
    span = (start, start + len(exact))
    date = date_made(row, title, verb)
    return [
        Made(kind, exact, tuple(sorted((own[0], one))), row.sentence, "each", date, span,
             signed=was_signed(row, verb))
        for one in others
    ]  # fmt: skip


def _each(row: Row, left: int) -> str:
    """ "A and each of the Bs have …": A, with whom each of the others made one; "" if not so."""
    for k in range(1, left - 1):
        if row.words[k] == "each" and row.letters[k - 1] == "&":
            subject = row.subject(k)
            return subject[0] if subject else ""
    return ""

"""The laws of spans, and of dates found in prose, whatever is written."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.dates import FIRST_DAY, LAST_DAY, Answer, DateError, Span, in_words
from comity.dates.prose import find_dates

LAW = settings(max_examples=50, deadline=None)

YEARS = st.integers(1, 9999).map("{:04}".format) | st.sampled_from(["199X", "20XX", "XXXX"])
MONTHS = st.integers(1, 12).map("{:02}".format) | st.sampled_from(["XX", "1X"])
DAYS = st.integers(1, 28).map("{:02}".format) | st.sampled_from(["XX", "1X", "2X"])
MARKS = st.sampled_from(["", "", "", "~", "?", "%"])


@st.composite
def points(draw: st.DrawFn) -> str:
    parts = [draw(MARKS) + draw(YEARS) + draw(MARKS)]
    if draw(st.booleans()):
        if draw(st.booleans()):
            return f"{parts[0]}-{draw(st.integers(21, 41))}{draw(MARKS)}"
        parts.append(draw(MARKS) + draw(MONTHS) + draw(MARKS))
        if draw(st.booleans()):
            parts.append(draw(MARKS) + draw(DAYS) + draw(MARKS))
    return "-".join(parts)


@st.composite
def lists(draw: st.DrawFn) -> str:
    members = draw(st.lists(points(), min_size=1, max_size=3))
    if draw(st.booleans()):
        members[0] = f"..{members[0]}"
    return draw(st.sampled_from(["[{}]", "{{{}}}"])).format(",".join(members))


ENDS = points() | st.sampled_from(["", ".."])


@st.composite
def spans(draw: st.DrawFn) -> Span:
    if draw(st.booleans()):
        return Span.parse(draw(points() | lists()))
    start, end = draw(ENDS), draw(ENDS)
    try:
        return Span.between(start, end)
    except DateError:  # it ends before it begins
        return Span.between(end, start)


NUMBERS = st.integers(FIRST_DAY + 1, LAST_DAY)


@LAW
@given(spans())
def test_bounds_are_ordered(span: Span) -> None:
    assert FIRST_DAY <= span.start_earliest <= span.start_latest <= span.end_latest <= LAST_DAY
    assert span.start_earliest <= span.end_earliest <= span.end_latest


@LAW
@given(spans())
def test_text_is_canonical_and_has_words(span: Span) -> None:
    assert Span.parse(str(span)) == span
    assert in_words(span)


@LAW
@given(spans(), NUMBERS)
def test_covers_agrees_with_the_bounds(span: Span, day: int) -> None:
    answer = span.covers(day)
    assert answer is span.covers(date.fromordinal(day))
    assert (answer is not Answer.no) == (span.start_earliest <= day <= span.end_latest)
    assert (answer is Answer.yes) == (span.start_latest <= day <= span.end_earliest)


@LAW
@given(spans(), spans())
def test_before_is_antisymmetric(one: Span, other: Span) -> None:
    if one.before(other) is Answer.yes:
        assert other.before(one) is Answer.no
        assert one.overlaps(other) is Answer.no


@LAW
@given(spans(), spans())
def test_overlaps_is_symmetric_and_excludes_order(one: Span, other: Span) -> None:
    assert one.overlaps(other) is other.overlaps(one)
    if one.overlaps(other) is Answer.yes:
        assert one.before(other) is not Answer.yes
    if one.overlaps(other) is Answer.no:
        assert Answer.yes in (one.before(other), other.before(one))


@LAW
@given(spans(), spans(), spans())
def test_before_is_transitive(one: Span, other: Span, third: Span) -> None:
    if one.before(other) is Answer.yes and other.before(third) is Answer.yes:
        assert one.before(third) is Answer.yes


@LAW
@given(spans(), spans(), NUMBERS, st.tuples(*[st.integers(0, 5000)] * 4))
def test_knowing_less_never_turns_an_answer_round(
    span: Span, other: Span, day: int, by: tuple[int, int, int, int]
) -> None:
    vague = Span(
        "",
        max(span.start_earliest - by[0], FIRST_DAY),
        min(span.start_latest + by[1], span.end_latest + by[3], LAST_DAY),
        max(span.end_earliest - by[2], span.start_earliest - by[0], FIRST_DAY),
        min(span.end_latest + by[3], LAST_DAY),
    )
    for sure, less_sure in (
        (span.covers(day), vague.covers(day)),
        (span.before(other), vague.before(other)),
        (other.before(span), other.before(vague)),
        (span.overlaps(other), vague.overlaps(other)),
    ):
        assert less_sure in (sure, Answer.possibly)


@LAW
@given(points(), MARKS)
def test_doubt_only_widens(text: str, mark: str) -> None:
    plain, doubted = Span.parse(text.translate({ord(c): None for c in "~?%"})), Span.parse(text)
    assert doubted.start_earliest <= plain.start_earliest
    assert doubted.end_latest >= plain.end_latest


@LAW
@given(st.dates(), st.dates(), NUMBERS)
def test_exact_spans_have_no_possibly(start: date, end: date, day: int) -> None:
    start, end = sorted((start, end))
    span = Span.between(start.isoformat(), end.isoformat())
    inside = start.toordinal() <= day <= end.toordinal()
    assert span.covers(day) is (Answer.yes if inside else Answer.no)
    assert span.is_exact


@LAW
@given(st.dates(), NUMBERS)
def test_always_covers_and_overlaps_everything(start: date, day: int) -> None:
    assert Span.ALWAYS.covers(day) is Answer.yes
    assert Span.ALWAYS.overlaps(Span.of(start)) is Answer.yes


@LAW
@given(st.text(alphabet="0123456789X-/~?%.[]{},YT:Z ", max_size=24))
def test_any_text_is_a_span_or_an_error(text: str) -> None:
    try:
        span = Span.parse(text)
    except DateError:
        return
    assert Span.parse(str(span)) == span


WORDS = """
on in since until by from between the of to and , - – / ( ) [ . today yesterday this last next
coming past week weekend month year quarter decade morning night ago two twenty-five 10000
Monday Tue. Friday May March April Sept. December JUNE 1 2 12 13th 31 29 28th 30 1999 2022
2022-04-06 31.12.2021 3/4/2022 13/4/2022 2021-22 1990s spring Fall first Q3 half early mid end
weeks $ % 's meeting will met
"""


@LAW
@given(
    st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=30),
    st.sampled_from(["", " "]),
    st.none() | st.dates() | st.sampled_from([date.min, date.max]),
)
def test_whatever_is_found_lies_in_the_text_in_order_and_is_edtf(
    words: list[str], space: str, published: date | None
) -> None:
    text = space.join(words)
    reached = 0
    for mention in find_dates(text, published):
        assert reached <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.exact
        for edtf in (mention.edtf, mention.past, mention.future):
            assert str(Span.parse(edtf)) == edtf
        assert mention.relative or mention.past == mention.future == mention.edtf
        reached = mention.end


@LAW
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-180, 180))
def test_a_day_without_its_year_is_the_nearest(published: date, days: int) -> None:
    day = published + timedelta(days)
    written = f"{day.day} {day:%B}"
    (mention,) = find_dates(written, published)
    candidates = {mention.past, mention.future}
    assert mention.edtf in candidates
    assert mention.past <= published.isoformat() <= mention.future
    if -180 <= days <= 140:
        assert mention.edtf == day.isoformat()


@LAW
@given(st.dates(date(1700, 1, 1), date(2099, 1, 1)))
def test_a_full_date_is_found_in_every_order(day: date) -> None:
    for written in (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%A}, {day.day} {day:%b} {day.year}",
        f"the {day.day}th day of {day:%B}, {day.year}",
        day.isoformat(),
    ):
        (mention,) = find_dates(f"They met on {written}.", date(2022, 4, 13))
        assert mention.edtf == day.isoformat()

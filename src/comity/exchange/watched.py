"""One look at a watched place: what changed there is a new edition, read at its desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from comity.exchange.errors import ExchangeError, FetchFailed
from comity.exchange.fetching import Fetched, Fetcher
from comity.reader.claims import Reading, Text
from comity.reader.forms import FormError, open_texts
from comity.record.vantage import Vantage
from comity.review.models import Decision, Watch
from comity.review.proposing import read_edition
from comity.review.registering import register_document
from comity.review.watching import is_address, note

BY = "comity work"
UNCHANGED = "unchanged"
#: A reader of texts for a desk.
ReaderFor = Callable[[Vantage], Callable[[Text], Reading]]


def look(watch: Watch, reader_for: ReaderFor, fetcher: Fetcher) -> str:
    """What was found, in words, which the watch keeps.

    A text that states no date of publication is dated by the day it was found so: that is the day
    on which the page said what it says.
    """
    try:
        outcome, failed = _looked(watch, reader_for, fetcher), False
    except (ExchangeError, FormError) as error:
        outcome, failed = str(error), True
    note(watch, outcome, failed=failed)
    return outcome


def _looked(watch: Watch, reader_for: ReaderFor, fetcher: Fetcher) -> str:
    fetched = _fetched(watch, fetcher)
    if fetched.content is None:
        return UNCHANGED
    digest = sha256(fetched.content).hexdigest()
    if digest == watch.digest:
        return UNCHANGED
    desk = Vantage(watch.audience_id)
    name = Path(urlsplit(watch.place).path).name or "page"
    texts = list(open_texts(fetched.content, name, fetched.media_type))
    outcomes = [
        _taken_in(watch, desk, text, _address(watch, text, number, len(texts)), reader_for)
        for number, text in enumerate(texts)
    ]
    # Only now: a look that failed midway is taken up by the next one.
    watch.digest, watch.etag, watch.last_modified = digest, fetched.etag, fetched.last_modified
    new = [one for one in outcomes if one]
    return "; ".join(new) if new else "unchanged in its words"


def _fetched(watch: Watch, fetcher: Fetcher) -> Fetched:
    if is_address(watch.place):
        return fetcher.fetch(watch.place, watch.etag, watch.last_modified)
    try:
        with Path(watch.place).open("rb") as file:
            content = file.read(fetcher.most_bytes + 1)
    except OSError as error:
        raise FetchFailed(f"{watch.place} cannot be read ({error.strerror}).") from None
    if len(content) > fetcher.most_bytes:
        raise FetchFailed(f"{watch.place} is longer than {fetcher.most_bytes:,} bytes.")
    return Fetched(watch.place, content)


def _address(watch: Watch, text: Text, number: int, texts: int) -> str:
    """Under which address a text is an edition: the place itself; the text's own in a feed or
    mailbox, which holds many."""
    place = watch.place if is_address(watch.place) else f"file:{watch.place}"
    if texts == 1:
        return place
    return text.url or f"{place}#{number}"


def _taken_in(watch: Watch, desk: Vantage, text: Text, address: str, reader_for: ReaderFor) -> str:
    """What came of one text; "" where the record has its words already."""
    text = replace(
        text,
        url=address,
        publisher=watch.publisher or text.publisher,
        published=text.published or datetime.now(UTC).date().isoformat(),
    )
    registered = register_document(BY, desk, text)
    if not registered.new:
        return ""
    reading = read_edition(BY, desk, registered.edition, reader_for(desk))
    reopened = Decision.objects.filter(edition=registered.edition, verdict="reopened").count()
    told = f"a new edition: {reading.claims.count()} claims read"
    return f"{told}, {reopened} opened again" if reopened else told
